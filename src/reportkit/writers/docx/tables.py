"""Grids as w:tbl: fixed columns, header rows that repeat, rows that never split."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from reportkit.formats import Format
from reportkit.manuscript import Grid, GridCell, GridEntry, Merged, Role, Span, starts
from reportkit.writers.docx.comments import Ranges, RowRanges
from reportkit.writers.docx.fitting import character_width
from reportkit.writers.docx.heights import HIGHEST, end_margin, rule
from reportkit.writers.docx.markup import run
from reportkit.writers.docx.pagination import GridPlan
from reportkit.writers.docx.paragraphs import Paragraphs
from reportkit.writers.docx.styles import TABLE, style_id


class Tables(NamedTuple):
    """Writes the grids of one manuscript."""

    layout: Format
    paragraphs: Paragraphs

    def xml(self, grid: Grid, plan: GridPlan, position: int) -> Iterator[str]:
        """Yield a grid as w:tbl, row by row; `position` is its place among the blocks."""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in plan.widths)
        rows = _Rows(self, grid, plan, position)
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE}"/><w:tblW w:w="{sum(plan.widths)}" w:type="dxa"/>'
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
        )
        yield from rows.head()
        yield from rows.body()
        yield "</w:tbl>"


class RowLook(NamedTuple):
    """What the paragraphs of a row share: kept with the next row, at a page's start, so far apart in twips."""

    keep: bool = False
    page_start: bool = False
    stretch: int = 0


HEAD = RowLook(keep=True)


class _Rows:
    """The rows of one grid; what the plain cells of a column share is made once."""

    def __init__(self, tables: Tables, grid: Grid, plan: GridPlan, position: int) -> None:
        self._tables = tables
        self._position = position
        self._grid = grid
        self._plan = plan
        self._rule = rule(tables.layout)
        self._half = character_width(grid, tables.layout) / 2
        self._lined = [column.decimals > 0 for column in grid.columns]
        self._labels: dict[int, GridCell] = {}
        self._before: dict[RowLook, list[str]] = {}

    def head(self) -> Iterator[str]:
        """Yield the header rows, each repeated on every page."""
        heights = self._heights(self._plan.head, len(self._grid.head))
        for number, (row, height) in enumerate(zip(self._grid.head, heights, strict=True)):
            entries = self._entries(row, number, HEAD)
            yield f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{entries}</w:tr>"

    def body(self) -> Iterator[str]:
        """Yield the body's rows."""
        last = len(self._grid.body) - 1
        above = len(self._grid.head)
        heights = self._heights(self._plan.body, len(self._grid.body))
        stretches = self._plan.stretches or repeat(0, len(self._grid.body))
        for number, (row, height, stretch) in enumerate(zip(self._grid.body, heights, stretches, strict=True)):
            keep = self._plan.together and number < last
            entries = self._entries(row, above + number, RowLook(keep, number in self._plan.restarts, stretch))
            yield f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{entries}</w:tr>"

    def _heights(self, planned: Sequence[int], rows: int) -> Iterable[str]:
        """Return w:trHeight for each row that is planned, without its rule, which Word adds."""
        if not planned:
            return repeat("", rows)
        between = (height - self._rule for height in planned)
        return [f'<w:trHeight w:val="{height}"/>' if height <= HIGHEST else "" for height in between]

    def _entries(self, row: Sequence[GridEntry], number: int, look: RowLook) -> str:
        marks = self._tables.paragraphs.marks.of_row(self._position, number)
        if look.page_start or marks:
            return self._singly(row, marks, look)
        before = self._before.get(look) or self._before.setdefault(look, list(self._plain(look)))
        lined = self._lined
        return "".join(
            [
                f"{before[column]}{self._decimals(entry, column) if lined[column] else ''}</w:pPr>"
                f"{run(entry) if entry else ''}</w:p></w:tc>"
                if isinstance(entry, str)
                else self._entry(entry, column, look)
                for column, entry in zip(starts(row, len(before)), row, strict=True)
            ]
        )

    def _plain(self, look: RowLook) -> Iterator[str]:
        """Yield what stands before the words of each column's plain cells."""
        for number, column in enumerate(self._grid.columns):
            yield self._cell(number) + self._paragraph(column.role, look)

    def _singly(self, row: Sequence[GridEntry], marks: RowRanges, look: RowLook) -> str:
        """Return the entries of a row with comments, or of one that begins a page.

        There labels begin anew, and Word is told to break.
        """
        return "".join(
            self._entry(
                GridCell((Span(entry),)) if isinstance(entry, str) else entry,
                column,
                look._replace(page_start=look.page_start and column == 0),
                restart=look.page_start,
                ranges=marks.get(index, ()),
            )
            for index, (column, entry) in enumerate(zip(starts(row, len(self._plan.widths)), row, strict=True))
        )

    def _entry(
        self, entry: GridCell | Merged, column: int, look: RowLook, *, restart: bool = False, ranges: Ranges = ()
    ) -> str:
        if isinstance(entry, Merged):
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
            f"{self._cell(column, cell.across, merge)}{self._paragraph(role, look)}{aligned}"
            f"</w:pPr>{self._tables.paragraphs.spans(spans, ranges=ranges)}</w:p></w:tc>"
        )

    def _paragraph(self, role: Role, look: RowLook) -> str:
        """Return a cell's paragraph up to what stands in its style."""
        held = f"{'<w:keepNext/>' if look.keep else ''}{'<w:pageBreakBefore/>' if look.page_start else ''}"
        spacing = ""
        if look.stretch:  # not by the row's height, which programs count from different edges
            ends = end_margin(role, self._tables.layout)
            half = look.stretch // 2
            spacing = f'<w:spacing w:before="{ends + half}" w:after="{ends + look.stretch - half}"/>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id(role)}"/>{held}{spacing}'

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
        return f'<w:ind w:right="{round(lacking * self._half)}"/>' if lacking else ""
