"""Grids as w:tbl: fixed columns, header rows that repeat, rows that never split."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

import attrs

from reportkit.formats import Format
from reportkit.manuscript import Grid, GridCell, GridEntry, Role, Span, Under, starts
from reportkit.writers.docx.comments import Ranges, RowRanges
from reportkit.writers.docx.fitting import character_width, least_row
from reportkit.writers.docx.markup import HINT
from reportkit.writers.docx.pagination import GridPlan
from reportkit.writers.docx.paragraphs import Paragraphs
from reportkit.writers.docx.styles import TABLE, style_id


@attrs.frozen
class Tables:
    """Writes the grids of one manuscript."""

    layout: Format
    paragraphs: Paragraphs

    def xml(self, grid: Grid, plan: GridPlan, position: int) -> str:
        """Return a grid as w:tbl; `position` is its place among the blocks."""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in plan.widths)
        rows = _Rows(self, grid, plan, position)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sum(plan.widths)}" w:type="dxa"/>'
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{rows.head()}{rows.body()}</w:tbl>"
        )


class _Rows:
    """The rows of one grid; what the plain cells of a column share is made once."""

    def __init__(self, tables: Tables, grid: Grid, plan: GridPlan, position: int) -> None:
        self._tables = tables
        self._position = position
        self._grid = grid
        self._plan = plan
        self._least = round(least_row(grid, tables.layout) * 20)
        self._half = character_width(grid, tables.layout) / 2
        self._labels: dict[int, GridCell] = {}
        self._before = {
            keep: [f"{self._cell(n)}{_paragraph(column.role, keep=keep)}" for n, column in enumerate(grid.columns)]
            for keep in (False, True)
        }

    def head(self) -> str:
        """Return the header rows, each repeated on every page."""
        heights = self._plan.head or (self._least,) * len(self._grid.head)
        return "".join(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}"/><w:tblHeader/></w:trPr>'
            f"{self._entries(row, number, keep=True)}</w:tr>"
            for number, (row, height) in enumerate(zip(self._grid.head, heights, strict=True))
        )

    def body(self) -> str:
        """Return the body's rows."""
        last = len(self._grid.body) - 1
        above = len(self._grid.head)
        rows = []
        heights = self._plan.body or (self._least,) * len(self._grid.body)
        for number, (row, height) in enumerate(zip(self._grid.body, heights, strict=True)):
            keep = self._plan.together and number < last
            entries = self._entries(row, above + number, keep=keep, page_start=number in self._plan.restarts)
            rows.append(f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}"/></w:trPr>{entries}</w:tr>')
        return "".join(rows)

    def _entries(self, row: Sequence[GridEntry], number: int, *, keep: bool, page_start: bool = False) -> str:
        marks = self._tables.paragraphs.marks.of_row(self._position, number)
        if page_start or marks:
            return self._singly(row, marks, keep=keep, page_start=page_start)
        before = self._before[keep]
        return "".join(
            [
                f"{before[column]}{self._decimals(entry, column)}</w:pPr>{_words(entry)}</w:p></w:tc>"
                if isinstance(entry, str)
                else self._entry(entry, column, keep=keep)
                for column, entry in zip(starts(row, len(before)), row, strict=True)
            ]
        )

    def _singly(self, row: Sequence[GridEntry], marks: RowRanges, *, keep: bool, page_start: bool) -> str:
        """Return the entries of a row with comments, or of one that begins a page.

        There labels begin anew, and Word is told to break.
        """
        return "".join(
            self._entry(
                GridCell((Span(entry),)) if isinstance(entry, str) else entry,
                column,
                keep=keep,
                restart=page_start,
                page_start=page_start and column == 0,
                ranges=marks.get(index, ()),
            )
            for index, (column, entry) in enumerate(zip(starts(row, len(self._plan.widths)), row, strict=True))
        )

    def _entry(
        self,
        entry: GridCell | Under,
        column: int,
        *,
        keep: bool,
        restart: bool = False,
        page_start: bool = False,
        ranges: Ranges = (),
    ) -> str:
        if isinstance(entry, Under):
            label = self._labels[column]
            merge = '<w:vMerge w:val="restart"/>' if restart else "<w:vMerge/>"
            cell, spans = label, label.spans if restart else ()
        else:
            merge = '<w:vMerge w:val="restart"/>' if entry.down > 1 else ""
            cell, spans = entry, entry.spans
            if entry.down > 1:
                self._labels[column] = entry
        role = cell.role or self._grid.columns[column].role
        aligned = self._decimals(cell.text, column) if cell.role is None and cell.across == 1 else ""
        return (
            f"{self._cell(column, cell.across, merge)}{_paragraph(role, keep=keep, page_start=page_start)}{aligned}"
            f"</w:pPr>{self._tables.paragraphs.spans(spans, ranges=ranges)}</w:p></w:tc>"
        )

    def _cell(self, column: int, across: int = 1, merge: str = "") -> str:
        """Return a cell's start, up to its paragraph."""
        width = sum(self._plan.widths[column : column + across])
        span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'

    def _decimals(self, text: str, column: int) -> str:
        """Return the right indent that lines a figure up with the longest decimals of its column."""
        most = self._grid.columns[column].decimals
        if not most or not text or text[-1] not in "0123456789%":
            return ""
        _, point, fraction = text.rstrip("%").partition(".")
        lacking = most - len(fraction) + (0 if point else 1)
        return f'<w:ind w:rightChars="{lacking * 50}" w:right="{round(lacking * self._half)}"/>' if lacking else ""


def _paragraph(role: Role, *, keep: bool, page_start: bool = False) -> str:
    """Return a cell's paragraph up to the end of its style."""
    held = f"{'<w:keepNext/>' if keep else ''}{'<w:pageBreakBefore/>' if page_start else ''}"
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(role)}"/>{held}'


def _words(text: str) -> str:
    if not text:
        return ""
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<w:r><w:rPr>{HINT}</w:rPr><w:t{space}>{escape(text)}</w:t></w:r>"
