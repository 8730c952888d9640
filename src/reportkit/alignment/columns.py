"""Which column of a table is which of another that has more or fewer, and both with room for all of them."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import attrs

from reportkit.alignment.rows import Rows, aligned_rows, moved_rows
from reportkit.manuscript import Grid, GridCell, GridEntry, Merged, cell_text


class BothColumns(NamedTuple):
    """A column of two tables laid over each other (并列栏): its number in the old one and in the new one, if any."""

    old: int | None
    new: int | None


Layout = Sequence[BothColumns]


def layout_of(old: Grid, new: Grid) -> Layout | None:
    """Return the columns of two tables as one row, None where they have none in common or cells over several of them.

    >>> from reportkit.manuscript import Column, Role
    >>> columns = tuple(Column(Role.TABLE_TEXT) for _ in range(3))
    >>> before = Grid(columns[:2], (("类", "数"),), (("甲", "1"), ("乙", "2")))
    >>> after = Grid(columns, (("类", "占比", "数"),), (("甲", "5%", "1"), ("乙", "6%", "2")))
    >>> [tuple(one) for one in layout_of(before, after)]
    [(0, 0), (None, 1), (1, 2)]
    """
    if len(old.columns) == len(new.columns) or not (_is_even(old) and _is_even(new)):
        return None
    olds, news = (list(zip(*grid.rows, strict=True)) for grid in (old, new))
    found: list[BothColumns] = []
    heads, heads_new = (
        [tuple(map(cell_text, cells[: max(1, len(grid.head))])) for cells in columns]
        for columns, grid in ((olds, old), (news, new))
    )
    matcher = SequenceMatcher(None, heads, heads_new, autojunk=False)
    at = at_new = 0
    for begin, begin_new, size in matcher.get_matching_blocks():
        found += _between(olds, news, range(at, begin), range(at_new, begin_new))
        found += [BothColumns(begin + step, begin_new + step) for step in range(size)]
        at, at_new = begin + size, begin_new + size
    common = sum(one.old is not None and one.new is not None for one in found)
    return found if 2 * common >= min(len(olds), len(news)) and common else None


def _between(
    olds: Sequence[Sequence[GridEntry]], news: Sequence[Sequence[GridEntry]], of_old: range, of_new: range
) -> Iterator[BothColumns]:
    """Yield columns with other heads: those of which half of the cells are the same, in order."""
    at = of_old.start
    for here in of_new:
        there = next((one for one in range(at, of_old.stop) if _are_like(olds[one], news[here])), None)
        if there is not None:
            yield from (BothColumns(one, None) for one in range(at, there))
            at = there + 1
        yield BothColumns(there, here)
    yield from (BothColumns(one, None) for one in range(at, of_old.stop))


def _are_like(old: Sequence[GridEntry], new: Sequence[GridEntry]) -> bool:
    texts, others = (Counter(text for entry in cells if (text := cell_text(entry))) for cells in (old, new))
    return 2 * (texts & others).total() >= max(texts.total(), others.total(), 1)


def _is_even(grid: Grid) -> bool:
    """Tell a table whose cells all are in one column."""
    entries = [entry for row in grid.rows for entry in row]
    return entries != [] and all(entry.across == 1 for entry in entries if isinstance(entry, (GridCell, Merged)))


def laid_out(grid: Grid, columns: Sequence[int | None]) -> Grid:
    """Return a table with room for other columns between its own."""
    usual = grid.columns[0]
    head, body = (
        tuple(tuple("" if at is None else row[at] for at in columns) for row in rows) for rows in (grid.head, grid.body)
    )
    own = tuple(usual if at is None else grid.columns[at] for at in columns)
    return attrs.evolve(grid, columns=own, head=head, body=body)


def rows_laid_out(old: Grid, new: Grid, layout: Layout, came: Container[int] = ()) -> Rows:
    """Return which row is which of two tables that are laid out, by the columns that both have."""
    return aligned_rows(*_in_common(old, new, layout), came)


def moved_laid_out(old: Grid, new: Grid, layout: Layout, pairs: Rows) -> dict[int, int]:
    """Return the old row of each that was moved, of two tables that may be laid out."""
    return moved_rows(*(_in_common(old, new, layout) if layout else (old, new)), pairs)


def _in_common(old: Grid, new: Grid, layout: Layout) -> tuple[Grid, Grid]:
    common = [at for at, one in enumerate(layout) if one.old is not None and one.new is not None]
    return laid_out(old, common), laid_out(new, common)
