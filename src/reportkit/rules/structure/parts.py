"""Rules about the parts of a report: those that it names and counts, and those that it must have."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.structure.outline import Branch, main_headings, outlines
from reportkit.wording import counted

NUMERAL = r"[一二两三四五六七八九十]{1,3}|\d{1,2}"
IN_ALL = "个?大?部分(?:组成|构成|内容)?"
PARTS = expression(
    rf"(?:由|分为|分|包括)(?P<names>[^。；]{{4,400}}?)(?:等|共|共计|总共|，|等共)?(?P<count>{NUMERAL}){IN_ALL}(?=[。，；]|$)"
    rf"|(?:共|分为|分|包括|由)(?:以下)?(?P<total>{NUMERAL}){IN_ALL}[，：；。](?P<listed>[^。]{{4,400}})?"
)
SEPARATOR = expression("[、，；：]|以及|及其|[和与及](?!其)")
PAUSE = expression("[、，；]")
NAME_OF_PART = expression("(?:.*(?:情况|措施|事项|问题|说明)|概述|.*附[表件])(?:等|共)?\\Z")
"""What is the name of a part beyond doubt."""
LAST_NAME = expression("(?<=情况|措施|事项|问题|说明|概述)(?:以及|[和与及])(?!措施|改进|整改|附[表件]|下一步)")
MOST_NAMES = 60


@rule(
    title="部分数量与标题不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {
            "text": "工作报告\n本报告由概述、主动公开情况和存在的问题四个部分组成。\n一、概述\n内容。\n"
            "二、主动公开情况\n内容。\n三、存在的问题\n内容。",
        },
        {"text": "工作报告\n本报告由总体情况、主动公开、申请办理、收费情况、存在不足等六部分组成。\n内容。"},
        {"text": "工作报告\n全文包括概述、主动公开情况和存在的问题四个部分。\n内容。"},
        {"text": "工作报告\n全文包括：概述、公开情况、申请情况、存在的问题、其他事项等四个部分。\n内容。"},
    ],
    good=[
        {
            "text": "工作报告\n本报告由概述、公开情况和主要问题三个部分组成。\n一、概述\n内容。\n二、公开情况\n内容。\n"
            "三、主要问题\n内容。",
        },
        {"text": "工作报告\n本报告由概述、复议、诉讼情况和问题三个部分组成。\n内容。"},
        {"text": "工作报告\n本报告由概述、主动公开等六个部分组成。\n内容。"},
    ],
    needs=Input.TEXT,
)
def parts_miscounted(context: CheckContext) -> Iterator[Fault]:
    """The opening counts the parts; a part added or dropped later makes the count wrong."""
    headings = main_headings(context)
    if not _counts_on(headings):
        yield from _listed_fewer(context)
    for passage, found in _announced(context, headings):
        said = numeral_value(found["count"] or found["total"])
        if said != len(headings):
            stated = found["count"] or found["total"]
            start = found.start("count") if found["count"] else found.start("total")
            message = f"这里说有{stated}个部分，实际有{counted(len(headings), '个')}（{_numbers(headings)}）"
            yield Fault(passage.place, message, passage.text[start : found.end()][:12], start)


def _listed_fewer(context: CheckContext) -> Iterator[Fault]:
    """Yield an opening that lists fewer parts than it says, where no headings tell which of both is right.

    Behind 等 one part may be left out, and is not; several may.
    """
    for passage in outlines(context)[0].texts:
        found = PARTS.search(passage.plain)
        if found is None or not found["names"] or not _is_of_report(passage, found):
            continue
        and_so_on = "等" in passage.plain[found.end("names") : found.start("count")]
        listed, said = len(SEPARATOR.split(found["names"])), numeral_value(found["count"]) or 0
        names = _names(found["names"])
        if names and said > 1 and (names > said or names == said - 1 or (names < said and not and_so_on)):
            message = f"这里列了{names}个部分，写{found['count']}个部分，请核对"
            yield marked(passage, message, found.start("count"), found.end())
        elif names is None and 1 < listed < said and (listed == said - 1 or not and_so_on):
            message = f"这里列了{listed}个部分，写{found['count']}个部分，请核对"
            yield marked(passage, message, found.start("count"), found.end())
        return


def _names(listed: str) -> int | None:
    """Return how many parts are named, None where some of the names may not be whole."""
    names = [name for piece in PAUSE.split(listed.strip("：")) for name in LAST_NAME.split(piece) if name]
    return len(names) if all(NAME_OF_PART.fullmatch(name) for name in names) else None


@rule(
    title="部分名称与标题不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "text": "工作报告\n本报告由概述、公开情况和改进措施三个部分组成。\n一、概述\n内容。\n二、公开情况\n内容。\n"
        "三、主要问题及改进措施\n内容。",
    },
    good={
        "text": "工作报告\n本报告由概述、申请、复议和诉讼情况以及主要问题三个部分组成。\n一、概述\n内容。\n"
        "二、申请、复议和诉讼情况\n内容。\n三、主要问题\n内容。",
    },
    needs=Input.TEXT,
)
def part_misnamed(context: CheckContext) -> Iterator[Fault]:
    """A reader who looks for a part by the name in the opening should find it under that heading."""
    headings = main_headings(context)
    for passage, found in _announced(context, headings):
        group = "names" if found["names"] else "listed"
        said = numeral_value(found["count"] or found["total"])
        listed = {len(cut.split(found["names"])) for cut in (SEPARATOR, PAUSE)} if found["names"] else set()
        if found[group] is None or len(headings) not in {said, *listed}:
            continue
        if re.fullmatch(SEPARATED.join(re.escape(_bare(entry.plain)) for entry in headings), found[group]):
            continue  # as a report names them that derives the sentence
        for entry, start, end in _matched(found[group], headings):
            name, heading = passage.text[found.start(group) :][start:end], _bare(entry.words)
            if _bare(found[group][start:end]) != _bare(entry.plain) and not _long_form(context, name, heading):
                message = f"这里称“{name}”，标题为“{entry.label}{heading}”，名称应当一致"
                yield Fault(passage.place, message, name, found.start(group) + start)


SEPARATED = f"(?:{SEPARATOR.pattern})+"


def _bare(words: str) -> str:
    return re.sub(
        r"^(?:第[一二三四五六七八九十]+部分[：:，]?|[一二三四五六七八九十]+[、是])|[。；：，、;:,.\s]+$",
        "",
        words.strip(),
    )


def _long_form(context: CheckContext, name: str, heading: str) -> bool:
    """Tell whether a name only adds words to a heading, as the names in the notices on the form from 2019 on do."""
    signs = iter(name)
    return (context.year or 0) >= 2019 and all(sign in signs for sign in heading)


def _numbers(headings: Sequence[Branch]) -> str:
    return f"{headings[0].label.rstrip('、')}至{headings[-1].label.rstrip('、')}"


def _announced(context: CheckContext, headings: Sequence[Branch]) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield the sentence before the first part that says what the parts are."""
    for passage in outlines(context)[0].texts if _counts_on(headings) else ():
        found = PARTS.search(passage.plain)
        if found and _is_of_report(passage, found):
            yield passage, found
            return


def _counts_on(headings: Sequence[Branch]) -> bool:
    numbered = (entry.number and entry.number.value == at for at, entry in enumerate(headings, 1))
    return len(headings) > 1 and all(numbered)


def _is_of_report(passage: Passage, found: re.Match[str]) -> bool:
    before = passage.plain[max(0, found.start() - 20) : found.start()]
    return re.search("报告|本文|全文|年报", before) is not None


def _matched(names: str, headings: Sequence[Branch]) -> Iterator[tuple[Branch, int, int]]:
    """Yield each heading with the stretch of the list that names it, by the division that is most alike as a whole."""
    cuts = [0]
    for found in SEPARATOR.finditer(names):
        cuts += [found.start(), found.end()]
    cuts.append(len(names))
    pieces = [(cuts[at], cuts[at + 1]) for at in range(0, len(cuts), 2) if cuts[at] < cuts[at + 1]]
    if not len(headings) <= len(pieces) <= MOST_NAMES:
        return
    pairs = [_pairs(_bare(entry.plain)) for entry in headings]

    @cache
    def best(piece: int, part: int) -> tuple[float, tuple[int, ...]]:
        """Return how alike the rest can be, and where its names end."""
        if part == len(headings):
            return (0.0, ()) if piece == len(pieces) else (float("-inf"), ())
        options = []
        for end in range(piece + 1, len(pieces) - (len(headings) - part - 1) + 1):
            rest, ends = best(end, part + 1)
            own = _likeness(_pairs(_bare(names[pieces[piece][0] : pieces[end - 1][1]])), pairs[part])
            options.append((own + rest, (end, *ends)))
        return max(options, default=(float("-inf"), ()))

    begun = 0
    for entry, end in zip(headings, best(0, 0)[1], strict=False):
        yield entry, pieces[begun][0], pieces[end - 1][1]
        begun = end


def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)
