"""The contents of a text, told by their title, by dots and page numbers, or as headings that stand again below."""

import re
from collections.abc import Mapping, Sequence

from reportkit.manuscript import ENTRIES, Role, width
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import read_number

TITLES = {"目录", "目次", "目錄", "contents", "tableofcontents", "图目录", "表目录", "附件目录"}
BEGIN = {words[0] for words in TITLES} | {"C", "T"}
LONGEST_TITLE = 24  # characters, with the blanks that spread them

PAGE = r"[（(－—–-]?\s*(?:第\s*)?(?:\d{1,3}|[ivxlIVXL]{1,6})\s*页?\s*[）)－—–-]?\s*"
DOTTED = expression(
    rf"(?P<words>.*?\S)\s*(?:[.．·•・]\s?){{4,}}\s*{PAGE}|(?P<others>.*?[^\s…‥⋯])\s*[…‥⋯]{{2,}}\s*{PAGE}"
)
"""An entry whose page is led to by dots, as nothing else is."""

PAGED = expression(rf"(?P<words>.*?\S)(?P<others>)(?:\t|\s+|\s*[—_─-]{{2,}}\s*|(?=[（(]\d)){PAGE}")
"""An entry with a page behind a tab or a blank, where the title of the contents stands above."""

ATTACHED = expression(r"^附\s*件\s*[\d一二三四五六七八九十]{0,3}[\s:：.．、]+")
SENTENCE = ("。", "：", "；")
LONGEST = 60  # 字 of an entry
FEWEST = 2  # entries with dots without a title above


def is_entry(words: str) -> bool:
    """Tell an entry by the dots that lead to its page.

    >>> is_entry("一、总体情况…………………12"), is_entry("公开了规划、计划……"), is_entry("占12.5")
    (True, False, False)
    """
    return words[-1:] in ENDS and DOTTED.fullmatch(words) is not None


ENDS = frozenset("0123456789ivxlIVXL页）)－—–-")


def entry_words(words: str) -> str:
    """Return what an entry names, without its page and what leads there.

    >>> entry_words("一、总体情况 …………（12）"), entry_words("附表\\t3"), entry_words("一、总体情况")
    ('一、总体情况', '附表', '一、总体情况')
    """
    found = _paged([words])
    return words if found is None else found["words"] or found["others"]


def _paged(line: Sequence[str]) -> re.Match[str] | None:
    """Match an entry with a page, if there is a line."""
    words = "".join(line)
    return DOTTED.fullmatch(words) or PAGED.fullmatch(words) if words[-1:] in ENDS else None


def contents(given: Sequence[str], known: Mapping[int, Role | None]) -> Mapping[int, Role]:
    """Return which paragraphs are contents, and as what; `known` are those that a Word file holds as such.

    >>> text = ["目　录", "一、概述", "二、问题", "工作报告", "一、概述", "内容。", "二、问题", "内容。"]
    >>> {at: role.value for at, role in contents(text, {}).items()}
    {0: '目录标题', 1: '一级目录', 2: '一级目录'}
    """
    found: dict[int, Role] = {}
    last: dict[str, int] = {}
    for at, words in enumerate(given):
        if at in found or at in known or not _is_title(words):
            continue
        last = last or {_tight(one): place for place, one in enumerate(given)}
        if entries := _below(given, at, known, last):
            found |= {at: Role.CONTENTS_TITLE, **{entry: _role(given[entry]) for entry in entries}}
    dotted = [at for at, words in enumerate(given) if at not in found and is_entry(words)]
    if len(dotted) >= FEWEST:
        found |= {at: _role(given[at]) for at in dotted}
    for at, role in known.items():
        found[at] = Role.CONTENTS_TITLE if _is_title(given[at]) else role or _role(given[at])
    return found


def _below(given: Sequence[str], title: int, known: Mapping[int, Role | None], last: Mapping[str, int]) -> list[int]:
    """Return the entries below a title: all of them have pages, or all stand again below, as the first does.

    A line without a page between two that have theirs is the begin of an entry that takes two lines.
    """
    entries: list[int] = []
    paged = title + 1 in known or _paged(given[title + 1 : title + 2]) is not None
    for at in range(title + 1, len(given)):
        words = given[at]
        if at in known or (_paged(given[at : at + 1]) is not None if paged else _stands_again(words, last, at)):
            entries += [at - 1, at] if at - 1 not in entries and at - 2 in entries else [at]
        elif not paged or at - 1 not in entries or width(words) > LONGEST or words.endswith(SENTENCE):
            break
    return entries


def _stands_again(words: str, last: Mapping[str, int], at: int) -> bool:
    """Tell whether a line stands again below; an attachment's title stands there without its label."""
    again = max(last[_tight(words)], last.get(_tight(ATTACHED.sub("", words)), 0))
    return again > at and width(words) <= LONGEST and not words.endswith(SENTENCE)


def _is_title(words: str) -> bool:
    return words[:1] in BEGIN and len(words) < LONGEST_TITLE and _tight(words) in TITLES


def _tight(words: str) -> str:
    return re.sub(r"\s", "", words).lower()


def _role(words: str) -> Role:
    """Return what an entry is, by the number that it begins with."""
    number = read_number(words)
    return ENTRIES[min(max(number.rank, 1), len(ENTRIES)) - 1] if number else ENTRIES[0]
