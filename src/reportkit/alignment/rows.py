"""Which row of a table is which of another: by all its cells, then by its labels, then by its neighbours."""

import re
from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reportkit.alignment.tokens import is_figure
from reportkit.manuscript import Grid, GridCell, GridEntry, Merged, cell_text

Rows = Sequence[tuple[int | None, int | None]]


class _Row(NamedTuple):
    """A row with what has to be the same for it to be another's: which cells it has, and whether it is of the head."""

    shape: tuple[bool, tuple[tuple[int, str], ...]]
    cells: tuple[str, ...]

    @property
    def label(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell and not is_figure(cell))

    @property
    def name(self) -> tuple[str, ...]:
        """Its label without what is a figure but for what somebody typed into it (75. 0%)."""
        return tuple(cell for cell in self.label if not re.search(r"\d", cell)) or self.label

    @property
    def is_head(self) -> bool:
        return self.shape[0]

    @property
    def is_plain(self) -> bool:
        """Whether it is of the body, has a label, and is merged with none above or below."""
        head, cells = self.shape
        return not head and self.label != () and all(kind == "alone" for _, kind in cells)


def aligned_rows(old: Grid, new: Grid, came: Container[int] = ()) -> Rows:
    """Return the rows of two grids, their heads counted with them, as one: old and new of what stayed, else of one.

    Only rows of the same cells are the same: no change is told of a cell that is merged otherwise. New rows that are
    known to have been put in, `came`, are old ones by their labels alone.

    >>> from reportkit.manuscript import Column, Role
    >>> columns = (Column(Role.TABLE_TEXT), Column(Role.TABLE_FIGURE))
    >>> before = Grid(columns, (), (("甲", "1"), ("乙", "2")))
    >>> aligned_rows(before, Grid(columns, (), (("丙", "5"), ("乙", "3"))))
    [(0, None), (None, 0), (1, 1)]
    """
    keys = [lambda row: row, lambda row: (row.shape, row.label), lambda row: (row.shape, row.name)]
    return list(_aligned(list(_rows(old)), list(_rows(new)), keys, came))


def moved_rows(old: Grid, new: Grid, pairs: Rows) -> dict[int, int]:
    """Return the old row of each that only came to stand elsewhere: of one label, which is once on either side.

    >>> from reportkit.manuscript import Column, Role
    >>> columns = (Column(Role.TABLE_TEXT), Column(Role.TABLE_FIGURE))
    >>> before = Grid(columns, (), (("甲", "1"), ("乙", "2"), ("丙", "3")))
    >>> after = Grid(columns, (), (("乙", "2"), ("丙", "3"), ("甲", "4")))
    >>> moved_rows(before, after, aligned_rows(before, after))
    {2: 0}
    """
    rows = list(_rows(old)), list(_rows(new))
    went = {at: rows[0][at] for at, other in pairs if at is not None and other is None}
    came = {at: rows[1][at] for other, at in pairs if at is not None and other is None}
    olds, news = ({at: row for at, row in side.items() if row.is_plain} for side in (went, came))
    counts = [Counter((row.shape, row.label) for row in side.values()) for side in (went, came)]
    by_label = {(row.shape, row.label): at for at, row in olds.items()}
    return {
        at: by_label[key]
        for at, row in news.items()
        if (key := (row.shape, row.label)) in by_label and all(count[key] == 1 for count in counts)
    }


def _aligned(
    old: Sequence[_Row],
    new: Sequence[_Row],
    keys: Sequence[Callable[[_Row], Hashable]],
    came: Container[int],
    first: int = 0,
    first_new: int = 0,
) -> Iterator[tuple[int | None, int | None]]:
    if not old or not new:
        yield from ((first + at, None) for at in range(len(old)))
        yield from ((None, first_new + at) for at in range(len(new)))
    elif keys:
        key, *others = keys
        matcher = SequenceMatcher(None, [key(row) for row in old], [key(row) for row in new], autojunk=False)
        at = at_new = 0
        for begin, begin_new, size in matcher.get_matching_blocks():
            yield from _aligned(old[at:begin], new[at_new:begin_new], others, came, first + at, first_new + at_new)
            yield from ((first + begin + step, first_new + begin_new + step) for step in range(size))
            at, at_new = begin + size, begin_new + size
    else:
        yield from _like(old, new, came, first, first_new)


def _like(
    old: Sequence[_Row], new: Sequence[_Row], came: Container[int], first: int, first_new: int
) -> Iterator[tuple[int | None, int | None]]:
    """Pair rows in order that have half of their cells in common, or are the only ones, heads or without labels."""
    heads = [[number for number, row in enumerate(side) if row.is_head] for side in (old, new)]
    at = 0
    for here, row in enumerate(new):
        may_be = range(0) if first_new + here in came else range(at, len(old))
        alike = (there for there in may_be if _is_like(old[there], row, alone=heads == [[there], [here]]))
        found = next(alike, None)
        if found is not None:
            yield from ((first + there, None) for there in range(at, found))
            yield first + found, first_new + here
            at = found + 1
        elif may_be and len(old) == len(new) == 1 and old[0].shape == row.shape and not (old[0].label and row.label):
            yield first, first_new
            at = 1
        elif here + 1 == len(new):
            yield from ((first + there, None) for there in range(at, len(old)))
            yield None, first_new + here
            at = len(old)
        else:
            yield None, first_new + here
    yield from ((first + there, None) for there in range(at, len(old)))


def _is_like(old: _Row, new: _Row, *, alone: bool) -> bool:
    same = sum(mine == yours for mine, yours in zip(old.cells, new.cells, strict=False))
    return old.shape == new.shape and (alone or 2 * same >= len(new.cells))


def _rows(grid: Grid) -> Iterator[_Row]:
    for number, row in enumerate(grid.rows):
        yield _Row((number < len(grid.head), tuple(map(_shape, row))), tuple(map(cell_text, row)))


def _shape(entry: GridEntry) -> tuple[int, str]:
    """Return how a cell is merged: over how many columns, and whether it begins a label, continues one, or neither."""
    match entry:
        case str():
            return 1, "alone"
        case GridCell():
            return entry.across, "begins" if entry.down > 1 else "alone"
        case Merged():
            return entry.across, "continues"
