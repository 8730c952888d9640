"""What stays on the page of the block that follows it (w:keepNext).

A chain of such blocks has to fit on a page with the start of what it leads to. Of one that does not fit, each
program makes what it likes, a heading alone at the foot of a page among it. So the first blocks of such a chain
are let go; and a picture leaves room for what leads to it.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from reportkit.formats import Format
from reportkit.manuscript import Block, Image, Line
from reportkit.writers.docx.heights import paragraph, type_area

TIGHT = 85  # twips (1.5 mm): what is closer to the page's foot than this might go over in another program


def chains(blocks: Sequence[Block], layout: Format) -> Iterator[tuple[list[int], int]]:
    """Yield the positions of each block that stays with none, and before it of those that lead to it."""
    chain: list[int] = []
    for position, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        if following and _stays(block, layout) and not begins_page(block, following, layout):
            chain.append(position)
        else:
            yield chain, position
            chain = []


def begins_page(above: Block, block: Block, layout: Format) -> bool:
    """Tell whether a block begins a page, for its role or because the page turns."""
    return block.landscape != above.landscape or (isinstance(block, Line) and layout.styles[block.role].new_page)


def _stays(block: Block, layout: Format) -> bool:
    """Tell whether a block stays on the page of the next; a grid never does."""
    if isinstance(block, Line):
        return block.keep_next or layout.styles[block.role].keep_next
    return isinstance(block, Image) and block.keep_next


def picture_of(blocks: Sequence[Block], chain: Sequence[int], end: int) -> int | None:
    """Return the position of the picture that a chain leads to, with its caption or without."""
    return next((position for position in (*chain, end) if isinstance(blocks[position], Image)), None)


def height(block: Block, layout: Format) -> int:
    """Return the height of a block of a chain in twips, at the most; a picture takes what the rest leaves it."""
    return paragraph(block, layout) if isinstance(block, Line) else 0


def let_go(blocks: Sequence[Block], chain: Sequence[int], below: int, layout: Format) -> list[int]:
    """Return the first blocks of a chain that have to be let go, none if it fits above what is so high.

    What then still stays together takes no more than a third of a page, which it may leave blank before it.
    """
    heights = [height(blocks[position], layout) for position in chain]
    full = type_area(blocks[chain[-1]], layout)[1] if chain else 0
    if sum(heights) <= full - TIGHT - below:
        return []
    kept = sum(1 for taken in accumulate(reversed(heights)) if taken <= min(full // 3, full - TIGHT - below))
    return list(chain[: len(chain) - kept])
