"""The cells of a table: what stands in them, over how many columns and rows, and where."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Literal

from reportkit.manuscript.roles import Role
from reportkit.manuscript.spans import Span, text_of
from reportkit.values import value_class


@value_class
class GridCell:
    """A cell that is more than its text in its column's looks: it spans, or has a role that is not its column's."""

    spans: tuple[Span, ...]
    role: Role | None = None
    across: int = 1
    down: int = 1

    @property
    def text(self) -> str:
        """The cell's words."""
        return text_of(self.spans)


@value_class
class Merged:
    """A place that the cell above covers, so many columns wide."""

    across: int = 1


GridEntry = str | GridCell | Merged


@value_class
class Column:
    """What the cells of a column share: their role, how many decimals they line up at, a width in 字 if given."""

    role: Role
    decimals: int = 0
    width: float | None = None


@value_class
class Grid:
    """A table's cells: `head` is repeated on every page, a plain str is a cell in its column's looks."""

    columns: tuple[Column, ...]
    head: tuple[tuple[GridEntry, ...], ...]
    body: tuple[tuple[GridEntry, ...], ...]
    origin: str = ""
    landscape: bool = False

    @property
    def rows(self) -> tuple[tuple[GridEntry, ...], ...]:
        """All its rows, those of the head first."""
        return (*self.head, *self.body)

    def row_steps(self, number: int) -> tuple[Literal["header", "rows"], int]:
        """Return the last steps of the path to one of all its rows."""
        above = len(self.head)
        return ("header", number) if number < above else ("rows", number - above)

    def placed_rows(self) -> Iterator[tuple[str, tuple[GridEntry, ...]]]:
        """Yield all its rows with their places."""
        for number, row in enumerate(self.rows):
            part, at = self.row_steps(number)
            yield f"{self.origin}.{part}[{at}]", row

    def placed(self) -> Iterator[tuple[str, GridEntry]]:
        """Yield what stands in its rows with its place."""
        for place, row in self.placed_rows():
            for at, entry in enumerate(row):
                yield f"{place}[{at}]", entry

    def texts(self) -> list[list[str]]:
        """Return the words of its cells, row by row, without places that a cell above covers."""
        return [[cell_text(entry) for entry in row if not isinstance(entry, Merged)] for row in self.rows]


def cell_text(entry: GridEntry) -> str:
    """Return the words of a cell, none for a place that the cell above covers."""
    return entry if isinstance(entry, str) else entry.text if isinstance(entry, GridCell) else ""


def starts(row: Sequence[GridEntry], columns: int) -> Iterable[int]:
    """Return the column that each entry of a row begins in, for a grid of so many columns."""
    if len(row) == columns:  # nothing in it spans across
        return range(columns)
    return accumulate((1 if isinstance(entry, str) else entry.across for entry in row[:-1]), initial=0)
