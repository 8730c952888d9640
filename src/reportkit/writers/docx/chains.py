"""What stays on the page of the block that follows it (w:keepNext).

A chain of such blocks has to fit on a page with the start of what it leads to. Of one that does not fit, each
program makes what it likes, a heading alone at the foot of a page among it. So the first blocks of such a chain
are let go, until the rest fits; and a picture leaves room for what leads to it.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportkit.formats import Format
from reportkit.manuscript import Block, Image, Line
from reportkit.writers.docx.heights import highest_line, paragraph, type_area

TIGHT = 85  # twips (1.5 mm): what is closer to the page's foot than this might go over in another program


@attrs.frozen
class Chains:
    """The positions of blocks that stay with the next no longer, and the height in twips that leads to a picture."""

    released: frozenset[int]
    above_pictures: Mapping[int, int]


def chains(blocks: Sequence[Block], layout: Format, grids: Mapping[int, int]) -> Chains:
    """Judge the chains of a manuscript; `grids` gives the least height of each grid on its first page."""
    released: list[int] = []
    above_pictures: dict[int, int] = {}
    for run, end in _runs(blocks, layout):
        full = type_area(blocks[end], layout)[1]
        picture = next((position for position in (*run, end) if isinstance(blocks[position], Image)), None)
        if picture is None:
            chain, room = run, full - TIGHT - _start(blocks[end], layout, grids.get(end, 0))
        else:
            chain, room = [position for position in run if position < picture], full // 2
        height = 0
        for count, position in enumerate(reversed(chain)):
            above = _height(blocks[position], layout)
            if height + above > room:
                released += chain[: len(chain) - count]
                break
            height += above
        if picture is not None:
            above_pictures[picture] = height
    return Chains(frozenset(released), above_pictures)


def _runs(blocks: Sequence[Block], layout: Format) -> Iterator[tuple[list[int], int]]:
    """Yield the positions of each chain, and that of the block it leads to."""
    run: list[int] = []
    for position, block in enumerate(blocks):
        if _stays(block, layout):
            run.append(position)
        elif run:
            yield run, position
            run = []


def _stays(block: Block, layout: Format) -> bool:
    """Tell whether a block stays on the page of the next; a grid never does."""
    if isinstance(block, Line):
        return block.keep_next or layout.styles[block.role].keep_next
    return isinstance(block, Image) and block.keep_next


def _height(block: Block, layout: Format) -> int:
    return paragraph(block, layout).height if isinstance(block, Line) else 0


def _start(block: Block, layout: Format, grid: int) -> int:
    """Return the height of what has to stand below a chain: one line, or the start of a grid."""
    return highest_line(layout.styles[block.role], layout) if isinstance(block, Line) else grid
