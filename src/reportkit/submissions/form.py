"""The form that units fill (填报表): the tables of the year's report, each number cell with the name of its figure."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

import attrs

from reportkit.annual_report.applicants import KINDS
from reportkit.annual_report.application_figures import cell
from reportkit.annual_report.disclosure import LedgerColumn
from reportkit.annual_report.edition import edition_with_ledgers
from reportkit.annual_report.fees import AMOUNT, CASES
from reportkit.annual_report.reviews import GROUPS, RESULTS
from reportkit.annual_report.schema import CARRIED_IN, TOTAL
from reportkit.annual_report.tables import applications_table, disclosure_table, reviews_table
from reportkit.model import Cell, Table
from reportkit.model.grid import Covered, TiledRow, width_of
from reportkit.submissions.cells import cell_names, ledgers_of, whole
from reportkit.workbooks.places import address

CellKind = Literal["count", "change", "amount"]
"""A whole number of 0 or more, a whole number with its sign, or a sum of money of 0 or more."""

COVER = "填报说明"
UNIT, YEAR, EDITION = "填报单位", "年度", "表式版本"
CLERK = ("填报人", "联系电话")
FEES = "收取信息处理费情况"
CHECK = "核对"

REASONS: Mapping[str, str] = {
    "A1": "现行有效（公开总数）与上年数不衔接的原因",
    "A2": "报送规章数的依据",
    "B4": "上年结转数与上年报告不一致的原因",
}
"""The identities that may fail for a reason, and the label under which a unit gives it."""

TABLE_ROW = 4
"""The row of a sheet where its table begins, below the title, the unit and the line that checks."""

_DECIMALS = {"元": 2, "万元": 6}  # of a sum of money: down to 分

_SLOT = re.compile(r"\{([^{}:]+):数值?\}")


@attrs.frozen
class FormLabel:
    """A label of the form (表头或项目名称): its text, where it stands and how far it spans, counted from 1."""

    text: str
    row: int
    column: int
    across: int = 1
    down: int = 1


@attrs.frozen
class FormCell:
    """A cell that takes a number (填报单元格): where it stands, the name of its figure, what kind of number.

    `label` is the row's label; `parts` are the cells that a total is the sum of, none for what a unit enters;
    `decimals` how many a sum of money may have: down to 分; `is_carried` whether last year's report says what it
    holds, so that it may be filled in before the form is sent out.
    """

    sheet: str
    row: int
    column: int
    name: str
    kind: CellKind
    label: str
    parts: tuple[str, ...] = ()
    decimals: int = 0
    is_carried: bool = False

    @property
    def address(self) -> str:
        """Where it stands, such as D12."""
        return address(self.row, self.column)


@attrs.frozen
class FormLine:
    """A row of a form's table (填报表的行): labels, and cells unless it is a row of the header.

    `block` counts the headers of its table from 0: the cells below one belong to it. `label` is what tells a row
    of cells from the others.
    """

    row: int
    block: int
    labels: tuple[FormLabel, ...]
    cells: tuple[FormCell, ...] = ()

    @property
    def label(self) -> str:
        """The label that stands next to the cells."""
        return self.labels[-1].text


@attrs.frozen(eq=False)
class FormSheet:
    """A sheet of the form (填报表的工作表): one table of the report, row by row, and its unit of measure."""

    name: str
    unit: str
    table: Table = attrs.field(repr=False)
    lines: tuple[FormLine, ...] = attrs.field(repr=False)

    @property
    def columns(self) -> int:
        """How many columns its table has."""
        return self.table.columns

    @property
    def head(self) -> int:
        """The last row of the header that is repeated on each page."""
        return TABLE_ROW + len(self.table.head) - 1

    def cells(self) -> Iterator[FormCell]:
        """Yield its cells in the order of print."""
        for line in self.lines:
            yield from line.cells


@attrs.frozen(eq=False)
class Form:
    """The form of a year (填报表): its edition, and its sheets behind the cover.

    >>> form = form_for(2024)
    >>> form.edition, form.cell("新收申请").address, form.cell("新收申请").label
    ('2021年版', 'J7', '一、本年新收政府信息公开申请数量')
    """

    year: int
    edition: str
    sheets: tuple[FormSheet, ...]
    _by_name: Mapping[str, FormCell] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {cell.name: cell for cell in self.cells()})

    def cells(self) -> Iterator[FormCell]:
        """Yield all cells in the order of print."""
        for sheet in self.sheets:
            yield from sheet.cells()

    def cell(self, name: str) -> FormCell:
        """Return the cell of a figure."""
        return self._by_name[name]


@cache
def form_for(year: int) -> Form:
    """Return the form for a year, derived from the tables of its report, so that both have the same layout.

    Raises InvalidValue for a year before 2019, of which there are no ledgers.
    """
    edition = edition_with_ledgers(year)
    disclosure, applications, reviews = whole(ledgers_of(year, dict.fromkeys(cell_names(year), 0)))
    columns = {name: cell.column for name, cell in disclosure.cells().items()}
    columns[AMOUNT] = LedgerColumn("数量", unit="元")
    tables = [
        (edition.titles[1], "", disclosure_table(disclosure)),
        (edition.titles[2], "件", applications_table(applications)),
        (edition.titles[3], "件", _labelled(reviews_table(reviews))),
    ]
    if edition.has_fees:
        rows = [["收取信息处理费的申请（件）", f"{{{CASES}:数}}"], ["收取的信息处理费（元）", f"{{{AMOUNT}:数值}}"]]
        tables.append((FEES, "", Table(rows, header=["项目", "数量"], widths=[18, 18], align=["left", "center"])))
    totals = _totals(year)
    sheets = tuple(
        FormSheet(name, unit, table, tuple(_lines(name, table, columns, totals))) for name, unit, table in tables
    )
    return Form(year, f"{edition.years.start}年版", sheets)


def _labelled(table: Table) -> Table:
    """Return table four with a first column, by whose label its row is recognised."""
    header = [[Cell("项目", down=len(table.head)), *table.head[0]], *table.head[1:]]
    given = [[entry for entry in row if not isinstance(entry, Covered)] for row in header]
    row = [entry for entry in table.body[0] if not isinstance(entry, Covered)]
    align = ["center"] * (table.columns + 1)
    return Table([["件数", *row]], header=given, widths=[2.5, *(table.widths or ())], align=align, dense=True)  # type: ignore[arg-type]  # a word of Align


def _totals(year: int) -> dict[str, tuple[str, ...]]:
    """Return the cells that are sums of others, by name (B2, B3, C1)."""
    _, ledger, _ = whole(ledgers_of(year, {}))
    found = {row.name: tuple(cell(row, column) for column in range(len(KINDS))) for row in ledger.schema}
    for column in range(len(KINDS)):
        found[cell(TOTAL, column)] = tuple(cell(row, column) for row in ledger.schema[2:-2])
    for _, name in GROUPS:
        found[name] = tuple(f"{name}{label}" for _, label in RESULTS)
    return found


def _lines(
    sheet: str, table: Table, columns: Mapping[str, LedgerColumn], totals: Mapping[str, tuple[str, ...]]
) -> Iterator[FormLine]:
    block, in_header = -1, False
    for row, entries in enumerate((*table.head, *table.body), TABLE_ROW):
        labels, named = _parted(entries, row)
        if not named and not in_header:
            block += 1
        in_header = not named
        label = labels[-1].text if labels else ""
        cells = (
            _cell(sheet, row, column, name, label, columns.get(name), totals.get(name, ())) for column, name in named
        )
        yield FormLine(row, block, tuple(labels), tuple(cells))


def _cell(
    sheet: str, row: int, column: int, name: str, label: str, of: LedgerColumn | None, parts: tuple[str, ...]
) -> FormCell:
    """Return the cell of a figure, `of` a column of table two or none; a cell of the other tables holds a count."""
    if of is None:
        return FormCell(sheet, row, column, name, "count", label, parts, is_carried=name.endswith(CARRIED_IN.name))
    kind: CellKind = "amount" if of.unit in _DECIMALS else "change" if of.signed else "count"
    return FormCell(sheet, row, column, name, kind, label, parts, _DECIMALS.get(of.unit, 0), of.is_carried)


def _parted(entries: TiledRow, row: int) -> tuple[list[FormLabel], list[tuple[int, str]]]:
    """Return the labels of a tiled row, and the columns of its numbers with their figures."""
    labels: list[FormLabel] = []
    named: list[tuple[int, str]] = []
    column = 1
    for entry in entries:
        across = width_of(entry)
        if not isinstance(entry, Covered):
            text, down = (entry.value, entry.down) if isinstance(entry, Cell) else (entry, 1)
            slot = _SLOT.fullmatch(str(text))
            if slot:
                named.append((column, slot[1]))
            else:
                labels.append(FormLabel(str(text), row, column, across, down))
        column += across
    return labels, named
