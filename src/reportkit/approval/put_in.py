"""What somebody put into a draft whole while changes were tracked, and what is left of its tables without words."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportkit.approval.known import names_at
from reportkit.manuscript import Block, Grid, GridCell, GridEntry, Line, cell_text
from reportkit.readers.word_file import Trace

CAME, WENT = ("插入", "移入"), ("删除", "移出")
"""The kinds of tracked changes by which words come and go."""

Traces = Mapping[str, Sequence[Trace]]


def rows_put_in(grid: Grid, traces: Sequence[Trace], *, blank: bool) -> frozenset[int]:
    """Return the numbers of the rows of a table that were put in, of those that say something where not `blank`.

    One with an anchor is the report's own, in a draft that tracks what the report itself changed.
    """
    came = {one.place for one in traces if one.row_came} - {one.place for one in traces if any(names_at([one]))}
    kept = [number for number, row in enumerate(grid.rows, 1) if blank or number <= len(grid.head) or not is_blank(row)]
    return frozenset(at for at, number in enumerate(kept) if f"{grid.origin}第{number}行" in came)


def without_blank_rows(grid: Grid) -> Grid:
    """Return a table without rows of which somebody left no word, tracked or not."""
    return attrs.evolve(grid, body=tuple(row for row in grid.body if not is_blank(row)))


def is_blank(row: Sequence[GridEntry]) -> bool:
    """Tell a row without words, which no label goes through."""
    whole = all(isinstance(entry, str) or (isinstance(entry, GridCell) and entry.down == 1) for entry in row)
    return whole and not any(cell_text(entry).strip() for entry in row)


def is_empty(block: Block) -> bool:
    """Tell a table of whose cells none says anything, as it is left where its words were struck and its rows stay."""
    return isinstance(block, Grid) and not any(cell_text(entry).strip() for row in block.rows for entry in row)


def carried(blocks: Sequence[Block], traces: Traces) -> Iterator[int]:
    """Yield the positions of the paragraphs of which all words came: who moved one moved these."""
    for at, block in enumerate(blocks):
        if isinstance(block, Line) and block.text:
            held = [one for trace in traces.get(block.origin, ()) for one in trace.revisions if one.kind in CAME]
            if sum(len(one.words) for one in held) >= len(block.text):
                yield at


def put_in(blocks: Sequence[Block], traces: Traces, rows: Mapping[int, frozenset[int]]) -> Iterator[int]:
    """Yield the positions of what came whole: tables by their rows, paragraphs by all their words and an end.

    An end came with the words before it, or with those behind it, where somebody went on below a paragraph; who struck
    all words of a paragraph and wrote others before its old end wrote it anew.
    """
    came = {*carried(blocks, traces)}
    ended = False
    for at, block in enumerate(blocks):
        ends = [one for trace in traces.get(block.origin, ()) for one in trace.ends if one.kind in CAME]
        if isinstance(block, Grid) and len(rows.get(at, ())) == len(block.rows):
            yield at
        elif at in came and (ends or ended):
            yield at
            ends = ends if ended else []
        ended = bool(ends)
