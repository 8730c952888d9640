"""Headings and paragraphs that another program set as something else, where nobody did: as they were in the report."""

from collections.abc import Iterator, Sequence

import attrs

from reportkit.alignment import Alignment
from reportkit.approval.draft import Draft
from reportkit.manuscript import HEADINGS, ITEMS, Block, Line, Role, level_of

NUMBERED = frozenset((*HEADINGS, *ITEMS))
"""What bears a number."""


def with_roles_back(alignment: Alignment, draft: Draft) -> Alignment:
    """Return an alignment in whose new text headings are such again that lost their style and number, and count."""
    blocks = list(alignment.new.blocks)
    back = [(old, new) for new, old in alignment.former.items() if _lost(alignment, draft, old, new)]
    if not back:
        return alignment
    for old, new in back:
        was, is_now = alignment.old.blocks[old], blocks[new]
        assert isinstance(was, Line)
        assert isinstance(is_now, Line)
        blocks[new] = attrs.evolve(is_now, role=was.role, number=was.number)
    if any(isinstance(block := blocks[new], Line) and block.number for _, new in back):
        blocks = list(_counted(blocks, alignment.old.blocks))
    return attrs.evolve(alignment, new=attrs.evolve(alignment.new, blocks=tuple(blocks)))


def _lost(alignment: Alignment, draft: Draft, at_old: int, at_new: int) -> bool:
    """Tell a paragraph that another program set as the one before it, where that was moved away or struck out.

    LibreOffice does so. Where the end of that one was tracked the file tells, whatever became of the words; else a
    heading is known by its words that stayed and by the number that it lost.
    """
    old, new = alignment.old.blocks[at_old], alignment.new.blocks[at_new]
    if not isinstance(old, Line) or not isinstance(new, Line) or old.role is new.role:
        return False
    if any(trace.inherits for trace in draft.traces.get(new.origin, ())):
        return True
    numbered = old.role in NUMBERED and new.role in NUMBERED and old.number != ""
    return numbered and old.text == new.text and new.number in ("", old.number)


def _counted(blocks: Sequence[Block], old: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks whose numbers count on, as those of the report do; one that it does not have stays as it is."""
    labels = {place: line.number for place, line in _places(old)}
    counted = {id(line): labels.get(place, line.number) for place, line in _places(blocks)}
    for block in blocks:
        yield (
            attrs.evolve(block, number=counted[id(block)])
            if isinstance(block, Line) and id(block) in counted
            else block
        )


def _places(blocks: Sequence[Block]) -> Iterator[tuple[tuple[int, int], Line]]:
    """Yield the lines that bear numbers, each with its level and which it is there."""
    counts: dict[int, int] = {}
    for block in blocks:
        if isinstance(block, Line) and block.role is Role.ATTACHMENT_LABEL:
            counts = {}
        if isinstance(block, Line) and (level := level_of(block.role)) and block.number:
            counts = {depth: count for depth, count in counts.items() if depth <= level}
            counts[level] = counts.get(level, 0) + 1
            yield (level, counts[level]), block
