"""The cover of the workbook: whose return it is, what the checks say, the reasons, and how to fill it."""

import math

from openpyxl.worksheet.worksheet import Worksheet

from reportkit.submissions.form import CLERK, COVER, EDITION, REASONS, UNIT, YEAR, Form, FormSheet
from reportkit.workbooks import looks
from reportkit.workbooks.places import address

WIDTHS = (40, 56)

CHECKED, EXPLAINED, HOW = "一、核对结果", "二、情况说明（有核对提示时填写）", "三、填报要求"


def guidance(form: Form) -> list[str]:
    """Return how the form is filled, point by point."""
    return [
        "只填写黄色单元格；已填的变为浅绿色，灰色单元格自动计算，不需要填写。没有发生的填0，不留空。",
        "件数填写0或者正整数，"
        + ("增减数减少的填负数，" if any(cell.kind == "change" for cell in form.cells()) else "")
        + "金额可以有小数；"
        + "只填数字，不带单位、逗号和其他文字，不用全角字符。",
        "单元格变红表示数据有误，变橙表示需要核实，原因见各表“核对”栏。橙色提示的内容确实无误的，请在“情况说明”中说明原因。",
        "申请情况表各列中，第一项加第二项之和，应等于第三项（七）总计加第四项之和；同一申请只计入一种办理结果。",
        "“上年结转政府信息公开申请数量”应等于上年报告的“结转下年度继续办理”数量；表中已预填的，请核对后保留。",
        "行政复议机关作共同被告的诉讼案件，由作出原行政行为的机关统计。",
        "请不要增加、删除、移动行列和工作表，不要修改表头、项目名称和文件格式（.xlsx），不要使用宏和外部链接。",
    ]


def write_cover(page: Worksheet, unit: str, form: Form) -> None:
    """Write the cover on a new workbook's first sheet."""
    page.title = COVER
    for column, width in enumerate(WIDTHS, 1):
        page.column_dimensions[address(1, column)[:-1]].width = width
    row = _titled(page, 1, f"{form.year}年度政府信息公开工作年度报告统计数据填报表", looks.TITLE, 36)
    for label, value in ((UNIT, unit), (YEAR, form.year), (EDITION, form.edition)):
        row = _pair(page, row, label, value, looks.LABEL)
    for label in CLERK:
        row = _pair(page, row, label, None, looks.TEXT)
    row = _titled(page, row, CHECKED, looks.NOTE, 24)
    for sheet in form.sheets:
        row = _pair(page, row, sheet.name, f"='{sheet.name}'!{verdict_place(sheet)}", looks.LABEL, height=62)
    row = _titled(page, row, EXPLAINED, looks.NOTE, 24)
    for label in REASONS.values():
        row = _pair(page, row, label, None, looks.TEXT)
    row = _titled(page, row, HOW, looks.NOTE, 24)
    for number, point in enumerate(guidance(form), 1):
        text = f"{number}. {point}"
        row = _titled(page, row, text, looks.NOTE, 8 + 14 * math.ceil(1.8 * len(text) / sum(WIDTHS)))
    looks.protect(page)
    looks.lay_out(page, landscape=False)


def verdict_place(sheet: FormSheet) -> str:
    """Return where a sheet says whether its figures agree."""
    return address(3, next(sheet.cells()).column)


def _titled(page: Worksheet, row: int, text: str, style: str, height: float) -> int:
    """Write a line across both columns; return the next row."""
    page.cell(row, 1).value = text
    for column in (1, 2):
        page.cell(row, column).style = style
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
    page.row_dimensions[row].height = height
    return row + 1


def _pair(page: Worksheet, row: int, label: str, value: str | int | None, style: str, height: float = 22) -> int:
    """Write a label and what belongs to it; return the next row."""
    page.cell(row, 1).value, page.cell(row, 2).value = label, value
    page.cell(row, 1).style, page.cell(row, 2).style = looks.LABEL, style
    page.row_dimensions[row].height = height
    return row + 1
