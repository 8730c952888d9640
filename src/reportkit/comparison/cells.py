"""Rows and cells of tables as they are compared: where they stand, and what they say."""

from collections.abc import Sequence

from reportkit.manuscript import Grid, GridCell, GridEntry, Span, cell_text
from reportkit.place import Place


def row_place(table: Place, grid: Grid, row: int) -> Place:
    return Place((*table.steps, *grid.row_steps(row)))


def row_words(row: Sequence[GridEntry]) -> str:
    """Return the words of a row, cell by cell."""
    return "；".join(text for entry in row if (text := cell_text(entry)))


def spans_of(entry: GridEntry) -> tuple[Span, ...]:
    return entry.spans if isinstance(entry, GridCell) else (Span(cell_text(entry)),)
