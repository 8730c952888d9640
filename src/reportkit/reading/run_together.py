"""Texts whose line breaks were lost, as portals lose them: parted again where their numbers go on counting."""

import re
from collections.abc import Iterator, Sequence

import attrs

from reportkit.manuscript import Block, Line, Manuscript, Role
from reportkit.readers.text import typed_lines
from reportkit.readers.typed_numbers import numeral_value
from reportkit.readers.web_page import named_title
from reportkit.reading.result import Notes

FEWEST = 1000  # characters of a paragraph that may be a whole text
FEWEST_PARTS = 3  # 一、二、三、 in one paragraph
NUMBER = re.compile(
    r"(?P<one>(?<![一二三四五六七八九十、第])[一二三四五六七八九十]{1,3})、"
    r"|[（(](?P<two>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?<![\d.])(?P<three>\d{1,2})[.．、](?!\d)"
    r"|[（(](?P<four>\d{1,2})[）)]"
)
FUSED = re.compile(
    r"[^，。；：！？（）\d]{0,30}?(?:情况|概述|概况|数量|类别|形式|措施|打算|统计表)"
    r"(?=\d{4}年|我[国省市县区镇局]|全[省市县区镇]|虽然|截至|按照|根据|为了|通过|在|对|建立|指标名称)"
)
"""The words of a heading behind its number, where the text that begins below it ran into it."""

RANKS = {"one": 1, "two": 2, "three": 3, "four": 4}
AFTER = "。；：！？）)”…】 \u3000\u00a0"
"""Behind what 一、 begins a part: elsewhere it may be 第一、二项."""


def parted_again(manuscript: Manuscript, notes: Notes) -> Manuscript:
    """Return a manuscript with paragraphs that hold a whole numbered text as the lines that this had."""
    blocks: list[Block] = []
    given = [block.text for block in manuscript.blocks if isinstance(block, Line)]
    title = manuscript.title or named_title(given)
    for block in manuscript.blocks:
        pieces = list(_pieces(block, title)) if isinstance(block, Line) and _may_hold(block) else []
        if isinstance(block, Line) and len(pieces) > 1:
            notes.guessed(block.origin, f"各层次连成一段，按编号分成{len(pieces)}段", block.text)
            lines = [attrs.evolve(line, origin=block.origin) for line in typed_lines(pieces)]
            has_title = any(isinstance(one, Line) and one.role is Role.TITLE for one in blocks)
            blocks += [_as_body(line) if has_title else line for line in lines]
        else:
            blocks.append(block)
    return attrs.evolve(manuscript, blocks=tuple(blocks))


def _as_body(line: Line) -> Line:
    return attrs.evolve(line, role=Role.BODY) if line.role is Role.TITLE else line


def _may_hold(line: Line) -> bool:
    return line.role is Role.BODY and len(line.text) >= FEWEST


def _pieces(line: Line, title: str) -> Iterator[str]:
    """Yield the paragraphs of a text, all but blanks of it, or nothing where it counts no parts."""
    text = line.number + line.text
    cuts = list(_cuts(text))
    if sum(1 for _, rank, _ in cuts if rank == 1) < FEWEST_PARTS:
        return
    starts = sorted([0, *(at for at, _, _ in cuts), *_behind_headings(text, cuts)])
    if title and text.startswith(title) and text[len(title) :][:1].isspace():
        starts.insert(1, len(title))
    for begin, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text[begin:end].strip():
            yield text[begin:end].strip()


def _behind_headings(text: str, cuts: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    """Yield where the text begins that ran into the heading above it."""
    for _, rank, behind in cuts:
        heading = FUSED.match(text, behind) if rank < RANKS["four"] else None
        if heading:
            yield heading.end()


def _cuts(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where numbers begin that go on counting, their ranks, where they end: the next, or the first one below."""
    counts = {1: 0, 2: 0, 3: 0, 4: 0}
    now = 0
    for found in NUMBER.finditer(text):
        name = found.lastgroup or "one"
        rank, value = RANKS[name], numeral_value(found[name])
        first = value == 1 and (rank > now or (rank == now == 1 and counts[1] == 0))
        following = value == counts[rank] + 1 and counts[rank] > 0
        if not (first or following) or (rank == 1 and found.start() and text[found.start() - 1] not in AFTER):
            continue
        counts[rank] = value or 0
        counts.update({deeper: 0 for deeper in counts if deeper > rank})
        now = rank
        yield found.start(), rank, found.end()
