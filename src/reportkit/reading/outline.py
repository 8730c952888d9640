"""The levels of a file: which line counts at which level, and the patterns of the numbers that it has."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from reportkit.errors import InvalidValue
from reportkit.manuscript import HEADINGS, Block, Line, Mark, Role, Span, level_of
from reportkit.numbering import CIRCLED, LONGEST_PATTERN, OFFICIAL, Pattern
from reportkit.readers.text import COUNTS, LEAD
from reportkit.readers.typed_numbers import numeral_value
from reportkit.reading.result import Notes
from reportkit.reading.rich_text import spans_behind
from reportkit.reading.words import line_words

UNITS = ("编", "篇", "部分", "章", "节", "条")
"""What counts above 一、, from the largest down."""

UNIT = re.compile(rf"第[^第]{{1,6}}?({'|'.join(UNITS)})")
NUMERAL = re.compile(rf"[零〇一二三四五六七八九十百]+|[0-9]+|[{CIRCLED}]")
POINT = re.compile(r"(?P<number>(?P<value>[一二三四五六七八九十]{1,3})是)[，,]?(?=\S)")
MOST_LEVELS = 5


@attrs.frozen
class Numbered:
    """A line that counts (计数的段落): its level in the scheme, whether it heads what follows."""

    line: Line
    level: int
    is_heading: bool


Entry = Numbered | Block


@attrs.frozen
class Outline:
    """The levels of a file (层次结构): the patterns of its numbers, and its parts, each with the lines that count."""

    scheme: tuple[str, ...]
    parts: tuple[tuple[Entry, ...], ...]


def outlined(parts: Sequence[Sequence[Block]], notes: Notes) -> Outline:
    """Return the levels of the text and of the attachments, which count by one scheme."""
    pointed = [list(_with_points(part)) for part in parts]
    numbered = [block for part in pointed for block in part if isinstance(block, Line) and _counts(block)]
    levels = _levels([line for line in numbered if line.number])
    bare = {level_of(line.role) for line in numbered if not line.number}
    bare -= {level_of(line.role) for line in numbered if line.number}
    found = [tuple(_entry(block, levels, bare, notes) for block in part) for part in pointed]
    return Outline(_scheme([entry for part in found for entry in part if isinstance(entry, Numbered)]), tuple(found))


def _counts(line: Line) -> bool:
    return level_of(line.role) is not None or _is_point(line)


def _is_point(line: Line) -> bool:
    return line.role is Role.BODY and line.number.endswith("是")


def _entry(block: Block, levels: dict[str | int, int], bare: set[int | None], notes: Notes) -> Entry:
    if not isinstance(block, Line) or not _counts(block):
        return block
    if block.number:
        level = levels.get(_kind(block))
        if level is not None:
            return Numbered(block, level, block.role in HEADINGS)
        notes.plain(block.origin, "层次超过五级，编号作为文字保留", line_words(block))
    elif level_of(block.role) in bare and block.text.strip():
        own = level_of(block.role) or 1
        notes.guessed(block.origin, "原文的标题没有编号，写入后按所在层次自动编号", block.text)
        return Numbered(block, own, is_heading=True)
    elif block.text.strip():
        notes.plain(block.origin, "同级标题有的有编号有的没有，没有编号的作为正文保留", block.text)
    return attrs.evolve(block, role=Role.BODY, number="", spans=(Span(block.number), *block.spans))


def _kind(line: Line) -> str | int:
    """Return what a number counts: a unit such as 章, 是 for points, or a level."""
    if _is_point(line):
        return "是"
    unit = UNIT.match(line.number)
    return unit[1] if unit else level_of(line.role) or 1


def _levels(numbered: Sequence[Line]) -> dict[str | int, int]:
    """Return the level of each kind of number: units stand above the levels of GB/T 9704, points below all."""
    kinds = {_kind(line) for line in numbered}
    units: list[str | int] = [unit for unit in UNITS if unit in kinds]
    plain = sorted(kind for kind in kinds if isinstance(kind, int))
    points = ["是"] if "是" in kinds else []
    if units:
        order = [*units, *plain, *points]
        return {kind: level for level, kind in enumerate(order, 1) if level <= MOST_LEVELS}
    levels: dict[str | int, int] = {kind: kind for kind in plain}
    deepest = max(plain, default=0) + 1
    return levels | {kind: deepest for kind in points if deepest <= MOST_LEVELS}


def _scheme(numbered: Sequence[Numbered]) -> tuple[str, ...]:
    """Return the pattern that most numbers of each level have."""
    found: dict[int, Counter[str]] = {}
    for entry in numbered:
        pattern = pattern_of(entry.line.number)
        if pattern:
            found.setdefault(entry.level, Counter())[pattern] += 1
    deepest = max((entry.level for entry in numbered), default=0)
    scheme = [*OFFICIAL]
    for level, counter in found.items():
        scheme[level - 1] = counter.most_common(1)[0][0]
    return OFFICIAL if tuple(scheme[:deepest]) == OFFICIAL[:deepest] else tuple(scheme)


def pattern_of(number: str) -> str | None:
    """Return the pattern of a number, None where none prints it.

    >>> [pattern_of(number) for number in ("（十二）", "(3)", "第二部分", "⑵", "1.2", "二是")]
    ['（一）', '(1)', '第一部分\\u3000', None, None, '一是']
    """
    numerals = NUMERAL.findall(number)
    if len(numerals) != 1:
        return None
    numeral = numerals[0]
    sample, value = "一", numeral_value(numeral)
    if numeral in CIRCLED:
        sample, value = "①", CIRCLED.index(numeral) + 1
    elif numeral.isascii():
        sample = "1"
    before, _, behind = number.partition(numeral)
    if UNIT.fullmatch(number):
        behind += "\u3000"
    try:
        printed = Pattern.parse(f"{before}{sample}{behind}").label(value or 1)
    except InvalidValue:
        return None
    fits = value and printed.rstrip("\u3000") == number.rstrip("\u3000") and len(number) < LONGEST_PATTERN
    return f"{before}{sample}{behind}" if fits else None


def _with_points(part: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, points 一是, 二是 in paragraphs of their own as lines that count."""
    at, fresh = 0, True
    while at < len(part):
        run = list(_run(part, at)) if fresh else []
        if len(run) > 1:
            yield from run
            at += len(run)
            fresh = False  # the next run would go on counting
            continue
        block = part[at]
        fresh = fresh or (isinstance(block, Line) and level_of(block.role) is not None and bool(block.number))
        yield block
        at += 1


def _run(part: Sequence[Block], at: int) -> Iterator[Line]:
    for count, block in enumerate(part[at:], 1):
        found = POINT.match(block.text) if isinstance(block, Line) and block.role is Role.BODY else None
        if not isinstance(block, Line) or found is None or block.number or numeral_value(found["value"]) != count:
            return
        words = block.text[found.end("number") :]
        lead = LEAD.match(words)
        if lead is None or COUNTS.search(lead[0]):
            yield attrs.evolve(block, number=found["number"], spans=spans_behind(block.spans, found.end("number")))
        else:
            spans = (Span(lead[0], Mark.LEAD), *spans_behind(block.spans, found.end("number") + lead.end()))
            yield attrs.evolve(block, number=found["number"], spans=spans)
