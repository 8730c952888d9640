"""The workbook that an office keeps its facts in: how to fill it, and a sheet for each kind of fact."""

import math
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reportkit.packing import zipped
from reportkit.spreadsheets.forms import FIGURES, FORMS, SheetColumn, SheetForm
from reportkit.spreadsheets.written import Value
from reportkit.wording import places
from reportkit.workbooks import looks
from reportkit.workbooks.drawing import dated_parts
from reportkit.workbooks.places import address, letters

GUIDE = "填写说明"

POINTS = (
    "“数据”表每行填一项数据，“机关”“文件”“用语”表每行填一个机关、文件、用语；不够的在下面接着填，不用的行留空。",
    "黄色的是今年的数值，等待填写；没有发生的填0，尚未上报的留空。“上年”列有数的，是从上年报告带来的，请核对。",
    "数值只填数字，不带单位、逗号和其他文字，不用全角字符；比率填98.5，单位填%，不要设成百分比格式。",
    "数字印成表中显示的样子：要印98.50的，把单元格设为两位小数。",
    "某项数据包含在另一项中的（如网上申请包含在收到申请中），在“其中属于”列填那一项的名称。",
    "各列的名称不要改动，列的先后可以改动；不要合并单元格，不要隐藏行和列。自己的工作表可以另加，不会读取。",
)

SPARE = 30
"""Blank rows below those that are filled, ready to be filled too."""

YEAR = 2000
"""The year that the file says it is of: it is of none."""

LARGEST = "999999999999999"


def facts_workbook(rows: Mapping[str, Sequence[Sequence[Value]]]) -> bytes:
    """Return the bytes of a workbook with the rows of each sheet; the same rows give the same."""
    book = Workbook()
    looks.add_styles(book)
    _guide(book.worksheets[0])
    for form in FORMS:
        _write(book.create_sheet(form.title), form, rows[form.title])
    book.active = 1
    for page in book.worksheets:
        page.sheet_view.tabSelected = page.title == FIGURES.title
    return zipped(dated_parts(book, YEAR))


def _guide(page: Worksheet) -> None:
    page.title = GUIDE
    widths = (10, 16, 72)
    for column, width in enumerate(widths, 1):
        page.column_dimensions[letters(column)].width = width
    lines = [f"{number}. {point}" for number, point in enumerate(POINTS, 1)]
    for row, line in enumerate(["报告数据填写说明", *lines], 1):
        page.cell(row, 1).value = line
        page.cell(row, 1).style = looks.NOTE if row > 1 else looks.TITLE
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(widths))
        page.row_dimensions[row].height = 8 + 14 * math.ceil(1.9 * len(line) / sum(widths)) if row > 1 else 36
    row = len(lines) + 2
    for column, text in enumerate(("工作表", "列", "填什么"), 1):
        page.cell(row, column).value, page.cell(row, column).style = text, looks.HEADER
    for form in FORMS:
        for one in form.columns:
            row += 1
            for column, text in enumerate(
                (form.title, one.heading, f"{one.hint}{'（必填）' if one.needed and one.takes != 'number' else ''}"), 1
            ):
                page.cell(row, column).value, page.cell(row, column).style = text, looks.LABEL
            page.row_dimensions[row].height = 8 + 14 * math.ceil(1.9 * len(one.hint) / widths[-1])
    looks.lay_out(page, landscape=False)


def _write(page: Worksheet, form: SheetForm, rows: Sequence[Sequence[Value]]) -> None:
    last = len(rows) + 1 + SPARE
    for at, column in enumerate(form.columns, 1):
        page.cell(1, at).value, page.cell(1, at).style = column.heading, looks.HEADER
        page.column_dimensions[letters(at)].width = column.width
        for row in range(2, last + 1):
            values = rows[row - 2] if row - 2 < len(rows) else ()
            _set(page.cell(row, at), values[at - 1] if values else None, column)  # type: ignore[arg-type]  # no merged one
        _refuse(page, column, f"{letters(at)}2:{letters(at)}{last}", last)
    for row in range(1, last + 1):
        page.row_dimensions[row].height = 20
    if form is FIGURES:
        _mark_open(page, last)
    page.freeze_panes = "B2"
    looks.lay_out(page, landscape=True, repeated="1:1")


def _set(cell: Cell, value: Value, column: SheetColumn) -> None:
    cell.style = looks.ROW_NUMBER if column.takes == "number" else looks.ROW_TEXT
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with, it is no formula
    elif value is not None and places(value):
        cell.number_format = f"0.{'0' * places(value)}"


def _refuse(page: Worksheet, column: SheetColumn, area: str, last: int) -> None:
    """Offer the words of a column, and refuse what is no number where one belongs, while it is typed."""
    refusal: DataValidation | None = None
    if column.takes == "word":
        refusal = DataValidation(type="list", formula1=f'"{",".join(column.words)}"')
        refusal.error = f"请从下拉列表中选择：{'、'.join(column.words)}；或者留空。"
    elif column.takes == "number":
        refusal = DataValidation(type="decimal", operator="between", formula1=f"-{LARGEST}", formula2=LARGEST)
        refusal.error = "只填数字，不带单位；没有发生的填0，尚未上报的留空。"
    elif column.parameter == "whole":
        refusal = DataValidation(type="list", formula1=f"$A$2:$A${last}")
        refusal.error = "请从“名称”列已有的名称中选择，或者留空。"
    if refusal is not None:
        refusal.allow_blank, refusal.showErrorMessage, refusal.errorTitle = True, True, "填写有误"
        refusal.add(area)
        page.add_data_validation(refusal)


def _mark_open(page: Worksheet, last: int) -> None:
    """Turn the value of a figure yellow while it is open."""
    at = FIGURES.columns.index(FIGURES.giving("value")) + 1
    rule = Rule("expression", dxf=looks.tinted(looks.BLANK), formula=[f'AND($A2<>"",ISBLANK({address(2, at)}))'])
    page.conditional_formatting.add(f"{address(2, at)}:{address(last, at)}", rule)
