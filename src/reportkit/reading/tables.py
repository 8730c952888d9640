"""Tables of a file as tables of a report: spans, header rows, figures as numbers."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, cast

import attrs

from reportkit.errors import InvalidValue
from reportkit.manuscript import DENSE_CELLS, Grid, GridCell, GridEntry, Merged, Span, cell_text, note_mark
from reportkit.model import Cell, Table
from reportkit.model.grid import Value
from reportkit.model.paragraph import Inline
from reportkit.reading.result import Notes
from reportkit.reading.rich_text import RichText
from reportkit.reading.words import clean, said
from reportkit.wording import number

WHOLE = re.compile(r"0|[1-9]\d{0,14}")
DECIMAL = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
FIGURE = re.compile(r"[-+−]?\d[\d,，]*(?:\.\d+)?[%％]?")

Row = list[Value | Cell]


def value(text: str) -> Value:
    """Return what stands in a cell: a number where it prints as it stands there, nothing where there is nothing.

    >>> value("380"), value("12.50"), value("1,204"), value("｛甲"), value(" "), value("　其中：甲")
    (380, Decimal('12.50'), '1,204', '{{甲', None, '\u3000其中：甲')
    """
    words = clean(text)
    if WHOLE.fullmatch(words):
        return int(words)
    if DECIMAL.fullmatch(words) and number(Decimal(words)) == words:
        return Decimal(words)
    indent = "\u3000" * (len(text) - len(text.lstrip("\u3000")))  # what is part of the row above begins further in
    return indent + said(words) if words else None


@attrs.frozen
class CellReader:
    """Makes values of cells (单元格读取).

    `notes` is what stands behind the marks below the table, `names` are what bookmarks that links lead to are called.
    """

    notes: Mapping[str, Sequence[Span]] = MappingProxyType({})
    names: Mapping[str, str] = MappingProxyType({})

    def value(self, entry: GridEntry) -> Value:
        """Return what stands in a cell, with what stands within its words."""
        rich = RichText.of([self._noted(span) for span in entry.spans]) if isinstance(entry, GridCell) else None
        told = None if rich is None or rich.is_plain else rich.said(self.names)
        return cast("Value", told) if isinstance(told, (tuple, Inline)) else value(cell_text(entry))

    def _noted(self, span: Span) -> Span:
        if span.note is None or span.note.number is None:
            return span
        words = self.notes.get(note_mark(span.note.number), ())
        return span._replace(note=span.note._replace(spans=tuple(words)))


PLAIN_CELLS = CellReader()


def table_of(grid: Grid, told: Notes, cells: CellReader = PLAIN_CELLS, **above_and_below: Any) -> Table | None:
    """Return a grid as a table, None where no table can hold it; what else is given are fields of the table."""
    rows = [*grid.head, *grid.body]
    entries = [row for row in map(list, rows) if row]
    if not entries:
        return None
    if any("\n" in cell_text(entry).strip() for row in entries for entry in row):
        told.guessed(grid.origin, "单元格里分段的文字连成一段", _text_of_row(entries[0]))
    head = len(grid.head) or _guessed_head(entries)
    head = _closed(entries, head)
    if head and not grid.head:
        told.guessed(grid.origin, f"前{head}行作为表头", _text_of_row(entries[0]))
    if not head and grid.head:
        told.plain(grid.origin, "表头和表身的单元格合并在一起，表头作为表格的行", _text_of_row(entries[0]))
    laid = _laid(entries, len(grid.columns), cells)
    dense = any(column.role in DENSE_CELLS for column in grid.columns)
    header = [[one if isinstance(one, Cell) else _label(one) for one in row] for row in laid[:head]] or None
    try:
        return Table(laid[head:], header=header, dense=dense, **above_and_below)
    except InvalidValue:
        told.plain(grid.origin, "表格的形状不能写入，各行作为文字保留", _text_of_row(entries[0]))
        return None


def _text_of_row(row: Sequence[GridEntry]) -> str:
    return " ".join(filter(None, (clean(cell_text(entry)) for entry in row)))


def _label(entry: Value) -> Value:
    return str(entry) if isinstance(entry, (int, Decimal)) else entry


def _across(entry: GridEntry) -> int:
    return 1 if isinstance(entry, str) else entry.across


def _laid(rows: Sequence[Sequence[GridEntry]], columns: int, reader: CellReader) -> list[Row]:
    """Return rows as a table takes them: what a cell from above covers is left out, what nothing covers is blank."""
    below: dict[int, int] = {}  # column → rows yet that a cell from above covers there
    laid: list[Row] = []
    for number_of_row, row in enumerate(rows):
        cells: Row = []
        column = 0
        for entry in row:
            across = _across(entry)
            if isinstance(entry, Merged):
                cells += [None] * sum(1 for at in range(column, column + across) if not below.get(at))
            else:
                down = min(entry.down, len(rows) - number_of_row) if isinstance(entry, GridCell) else 1
                said_there = reader.value(entry)
                cells.append(Cell(said_there, across=across, down=down) if across > 1 or down > 1 else said_there)
                below.update(dict.fromkeys(range(column, column + across), down))
            column += across
        below = {at: left - 1 for at, left in below.items() if left > 1}
        laid.append(cells + [None] * max(0, columns - column))
    return laid


def _closed(rows: Sequence[Sequence[GridEntry]], head: int) -> int:
    """Return how many header rows there are where no cell runs over their end, 0 where all rows would be."""
    at = 0
    while at < min(head, len(rows)):
        reach = max((entry.down for entry in rows[at] if isinstance(entry, GridCell)), default=1)
        head = max(head, at + reach)
        at += 1
    return head if head < len(rows) else 0


def _guessed_head(rows: Sequence[Sequence[GridEntry]]) -> int:
    """Return how many rows look like a header: labels alone, above rows of which some hold figures."""
    if len(rows) < 2 or any(_is_figure(entry) for entry in rows[0]) or not _labelled(rows[0]):
        return 0
    head = _closed(rows, 1)
    while head and head < len(rows) - 1 and _spread(rows[head - 1]) and not any(map(_is_figure, rows[head])):
        head += 1
    return head if any(_is_figure(entry) for row in rows[head:] for entry in row) else 0


def _is_figure(entry: GridEntry) -> bool:
    return FIGURE.fullmatch(clean(cell_text(entry))) is not None


def _labelled(row: Sequence[GridEntry]) -> bool:
    """Tell a row of which every cell but the first has words, and which is no single cell."""
    return len(row) > 1 and all(isinstance(entry, Merged) or clean(cell_text(entry)) for entry in row[1:])


def _spread(row: Sequence[GridEntry]) -> bool:
    """Tell a row of which a cell spans columns: labels below it part it."""
    return any(_across(entry) > 1 for entry in row)


def texts_of(grid: Grid) -> list[list[str]]:
    """Return the words of the cells of a grid, row by row, without those that a cell above covers."""
    return [[*map(clean, row)] for row in grid.texts()]
