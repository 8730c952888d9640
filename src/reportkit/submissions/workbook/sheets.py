"""The workbook that a unit fills: the sheets of its form, with what is known beforehand, sums and checks."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reportkit.annual_report.deadlines import Rank
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.packing import zipped
from reportkit.submissions.form import CHECK, TABLE_ROW, UNIT, CellKind, Form, FormSheet, form_for
from reportkit.submissions.units import Roster, Unit
from reportkit.submissions.workbook.carried import Carried, carried_over
from reportkit.submissions.workbook.cover import write_cover
from reportkit.submissions.workbook.equations import (
    CheckGroup,
    blank_count,
    no_number,
    sheet_checks,
    strange_count,
    total_formula,
)
from reportkit.workbooks import looks
from reportkit.workbooks.drawing import dated_parts
from reportkit.workbooks.places import address

KNOWN_COLUMN = 6
"""The column of table two where last year's stocks stand, one free column beside the table."""

REFUSALS: dict[CellKind, tuple[str, str, str | None, str]] = {
    "count": ("whole", "0", None, "请填写0或者正整数；没有发生的填0，不要留空，不要带单位。"),
    "change": ("whole", "-999999999", "999999999", "请填写整数，减少的填负数；没有变化的填0，不要带单位。"),
    "amount": ("decimal", "0", None, "请填写0或者正数，可以有小数；没有发生的填0，不要带单位。"),
}

_STYLES: dict[CellKind, str] = {"count": looks.ENTERED, "change": looks.ENTERED, "amount": looks.AMOUNT}


_NAME = "{unit}"
"""Stands for a unit's name until the name is known; no name has braces."""


def workbook(unit: Unit, roster: Roster, last: AnyLedgers | None) -> bytes:
    """Return the bytes of a unit's workbook; the same unit and figures give the same."""
    carried = carried_over(form_for(roster.year), last)
    if carried.entered or carried.stocks:
        return zipped(drawn(unit.name, roster.year, roster.rank, carried))
    name = escape(unit.name).encode("ascii", "xmlcharrefreplace")  # as openpyxl writes text
    return zipped({part: blob.replace(_NAME.encode(), name) for part, blob in _blank(roster.year, roster.rank).items()})


@lru_cache(maxsize=8)
def _blank(year: int, rank: Rank) -> Mapping[str, bytes]:
    """Return what the workbooks of all units have alike of whom nothing is known; it is drawn once for all of them."""
    return drawn(_NAME, year, rank, carried_over(form_for(year), None))


def drawn(name: str, year: int, rank: Rank, carried: Carried) -> Mapping[str, bytes]:
    """Return the parts of a workbook, sheet by sheet and cell by cell."""
    form = form_for(year)
    book = Workbook()
    looks.add_styles(book)
    cover = book.active
    assert isinstance(cover, Worksheet)
    write_cover(cover, name, form)
    for sheet in form.sheets:
        _write(book.create_sheet(sheet.name), sheet, form, carried, name, may_regulate=rank != "县级")
    book.security = WorkbookProtection(lockStructure=True)
    book.calculation.fullCalcOnLoad = True
    return dated_parts(book, year + 1)  # the form is of the day after its year


def _write(page: Worksheet, sheet: FormSheet, form: Form, carried: Carried, name: str, *, may_regulate: bool) -> None:
    groups = sheet_checks(form, sheet, carried, may_regulate=may_regulate)
    _widths(page, sheet)
    _head(page, sheet, form, name, groups)
    for line in sheet.lines:
        for label in line.labels:
            style = looks.LABEL if line.cells and label.column + label.across < 5 else looks.HEADER
            _fill(page, label.row, label.column, label.text, style, label.across, label.down)
        for cell in line.cells:
            across = sheet.columns - cell.column + 1 if cell is line.cells[-1] else 1
            if cell.parts:
                _fill(page, cell.row, cell.column, total_formula(form, cell), looks.TOTAL)
            else:
                _fill(page, cell.row, cell.column, carried.entered.get(cell.name), _STYLES[cell.kind], across)
    _heights(page, sheet)
    _known(page, sheet, carried)
    _conditions(page, sheet, groups)
    _refusals(page, sheet)
    body = next(line for line in sheet.lines if line.cells)
    page.freeze_panes = address(body.row if sheet.table.head else TABLE_ROW, body.cells[0].column)
    looks.protect(page)
    looks.lay_out(page, landscape=sheet.columns > 12, repeated=f"1:{sheet.head}")


def _fill(page: Worksheet, row: int, column: int, value: object, style: str, across: int = 1, down: int = 1) -> None:
    """Set a value, and the style of all that it spans."""
    page.cell(row, column).value = value  # type: ignore[assignment]  # text, a number or nothing
    for covered in range(row, row + down):
        for beside in range(column, column + across):
            page.cell(covered, beside).style = style
    if across * down > 1:
        page.merge_cells(start_row=row, start_column=column, end_row=row + down - 1, end_column=column + across - 1)


def _widths(page: Worksheet, sheet: FormSheet) -> None:
    for column, width in enumerate(_characters(sheet), 1):
        page.column_dimensions[address(1, column)[:-1]].width = width


def _characters(sheet: FormSheet) -> list[int]:
    """Return how wide the columns of a sheet are, in the narrow characters that a spreadsheet counts."""
    return [max(round(width * 2.2), 7) for width in sheet.table.widths or ()]


def _heights(page: Worksheet, sheet: FormSheet) -> None:
    """Make each row as high as its labels need; a spreadsheet does so only for cells that span nothing."""
    widths = _characters(sheet)
    for line in sheet.lines:
        across = (
            (label.text, sum(widths[label.column - 1 : label.column - 1 + label.across]))
            for label in line.labels
            if label.down == 1
        )
        lines = max((math.ceil(2 * len(text) / max(room - 1, 2)) for text, room in across), default=1)
        page.row_dimensions[line.row].height = 9 + 15 * lines


def _head(page: Worksheet, sheet: FormSheet, form: Form, name: str, groups: Sequence[CheckGroup]) -> None:
    """Write the title, whose return it is, and the line that says whether the figures agree."""
    fill = partial(_fill, page)
    fill(1, 1, sheet.name, looks.TITLE, sheet.columns)
    measure = f"　　单位：{sheet.unit}" if sheet.unit else ""
    fill(2, 1, f"{UNIT}：{name}　　{form.year}年度{measure}", looks.NOTE, sheet.columns)
    first = next(line for line in sheet.lines if line.cells).cells[0].column
    fill(3, 1, CHECK, looks.HEADER, first - 1)
    fill(3, first, _verdict(sheet, groups), looks.LABEL, sheet.columns - first + 1)
    page.row_dimensions[1].height, page.row_dimensions[3].height = 30, 66


def _verdict(sheet: FormSheet, groups: Sequence[CheckGroup]) -> str:
    """Return the formula of the line that says what is wrong."""
    blank, strange = blank_count(sheet), strange_count(sheet)
    told = [
        f'IF({blank}>0,"还有"&({blank})&"格未填（没有发生的填0）；","")',
        f'IF({strange}>0,"有"&({strange})&"格填的不是规定的数字，见红色单元格；","")',
        *(group.told for group in groups),
    ]
    wrong = ",".join([f"{blank}>0", f"{strange}>0", *(check.wrong for group in groups for check in group.checks)])
    return f'=IFERROR({"&".join(told)}&IF(OR({wrong}),"","数据齐全，符合勾稽关系。"),"表中有错误值，请改正。")'


def _known(page: Worksheet, sheet: FormSheet, carried: Carried) -> None:
    """Write last year's stocks beside the rows that they are compared with."""
    for cell in sheet.cells():
        if cell.name in carried.stocks:
            header = next(line for line in reversed(sheet.lines) if line.row < cell.row and not line.cells)
            label = next(label.text for label in header.labels if label.column == cell.column)
            _fill(page, header.row, KNOWN_COLUMN, f"上年{label}", looks.HEADER)
            _fill(page, cell.row, KNOWN_COLUMN, carried.stocks[cell.name], looks.KNOWN)
            page.column_dimensions[address(1, KNOWN_COLUMN)[:-1]].width = 20
            page.column_dimensions[address(1, KNOWN_COLUMN - 1)[:-1]].width = 3


def _conditions(page: Worksheet, sheet: FormSheet, groups: Sequence[CheckGroup]) -> None:
    """Turn a cell red that is wrong, amber that asks for a reason, green that is filled."""

    def when(where: str, formula: str, colour: str) -> None:
        rule = Rule("expression", dxf=looks.tinted(colour), formula=[formula], stopIfTrue=True)
        page.conditional_formatting.add(where, rule)

    for group in groups:
        for check in group.checks:
            when(check.cell.address, check.wrong, looks.WRONG if group.grave else looks.ASKED)
    for line in sheet.lines:
        for cell in line.cells:
            if not cell.parts:
                when(cell.address, no_number(cell), looks.WRONG)
                when(cell.address, f"NOT(ISBLANK({cell.address}))", looks.FILLED)


def _refusals(page: Worksheet, sheet: FormSheet) -> None:
    """Refuse what is no number of the cell while it is typed."""
    for kind, (what, least, most, message) in REFUSALS.items():
        cells = [cell for cell in sheet.cells() if cell.kind == kind and not cell.parts]
        if cells:
            refusal = DataValidation(
                type=what,  # type: ignore[arg-type]  # a word of openpyxl's
                operator="between" if most else "greaterThanOrEqual",
                formula1=least,
                formula2=most,
                allow_blank=True,
                showErrorMessage=True,
                errorTitle="填写有误",
                error=message,
            )
            for cell in cells:
                refusal.add(cell.address)
            page.add_data_validation(refusal)
