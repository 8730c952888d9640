"""Workbooks for the tests: as they are sent out, as units fill them, and the ways in which they come back damaged."""

import io
import pickle
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.worksheet import Worksheet

from reportkit.submissions import Roster, UnitReturn, form_for, save_workbook
from reportkit.submissions.form import COVER
from reportkit.wording import Number
from returns_samples import FINANCE, ROSTER, unit_return

DISCLOSED, APPLIED, REVIEWED, FEES = (sheet.name for sheet in form_for(2024).sheets)

CELLS: Mapping[str, Number] = {
    "制发行政规范性文件": 2,
    "现行有效行政规范性文件": 60,
    "行政许可": 12,
    "自然人新收申请": 5,
    "自然人上年结转申请": 3,
    "自然人予以公开": 6,
    "自然人危及三安全一稳定": 1,
    "商业企业新收申请": 1,
    "商业企业部分公开": 1,
    "自然人结转下年申请": 1,
    "行政复议结果维持": 1,
}
"""What the sample unit reports that is not 0; the identities hold."""


@cache
def sent_out(unit: str = FINANCE, roster: Roster = ROSTER) -> bytes:
    """The workbook of a unit as it is sent out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        save_workbook(unit, roster, path)
        return path.read_bytes()


@cache
def opened(roster: Roster, *, coloured: bool) -> bytes:
    """The workbook of the first unit as openpyxl reads it, kept, for to read it takes fifteen times as long.

    Without its colours it is handed out and saved in a third of the time: no reader asks for them.
    """
    book = load_workbook(io.BytesIO(sent_out(roster.units[0].name, roster)))
    for page in () if coloured else book.worksheets:
        page.conditional_formatting = ConditionalFormattingList()
        page.data_validations.dataValidation = []
    return pickle.dumps(book)


def filled(
    cells: Mapping[str, Number | None] = CELLS, unit: str = FINANCE, roster: Roster = ROSTER, *, coloured: bool = False
) -> Workbook:
    """The workbook as its unit fills it: what is not named is 0, totals are left to their formulas."""
    book: Workbook = pickle.loads(opened(roster, coloured=coloured))
    for page in book.worksheets:
        for place in ("A2", "B2"):
            if isinstance(words := page[place].value, str):
                page[place].value = words.replace(roster.units[0].name, unit)
    for cell in form_for(roster.year).cells():
        if not cell.parts:
            value = cells.get(cell.name, 0)
            book[cell.sheet][cell.address] = value if value is None or isinstance(value, int) else float(value)
    return book


def reported(**given: Any) -> UnitReturn:
    """The return of the sample unit."""
    return unit_return(**given, **CELLS)  # type: ignore[arg-type]  # cells by their names


def saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


def filed(path: Path, cells: Mapping[str, Number | None] = CELLS, unit: str = FINANCE, roster: Roster = ROSTER) -> Path:
    """The filled workbook as it is handed in."""
    path.write_bytes(_filed(tuple(cells.items()), unit, roster))
    return path


@cache
def _filed(cells: tuple[tuple[str, Number | None], ...], unit: str, roster: Roster) -> bytes:
    content = io.BytesIO()
    filled(dict(cells), unit, roster).save(content)
    return content.getvalue()


Change = Callable[[Workbook], None]


@frozen
class Damage:
    """A way to damage a filled workbook, and what is found: the kind, where, and words of the message.

    `anew` is whether it is still there once another program saved the file.
    """

    change: Change
    name: str
    sheet: str
    cell: str
    words: str
    anew: bool = True


def put(sheet: str, address: str, value: str | float | datetime | None) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][address] = value

    return change


def blanked(sheet: str, *ranges: str) -> Change:
    return to_all(sheet, ranges, None)


def formulas_in(sheet: str, *ranges: str) -> Change:
    return to_all(sheet, ranges, "=1+5")


def to_all(sheet: str, ranges: Iterable[str], value: str | None) -> Change:
    def change(book: Workbook) -> None:
        for where in ranges:
            first, _, last = where.partition(":")
            for row in book[sheet][f"{first}:{last or first}"]:
                for cell in row:
                    cell.value = value

    return change


def own_sheet(book: Workbook) -> None:
    book.security.lockStructure = False
    set_row(book.create_sheet("草稿"), 1, 1, ["草稿", 1])


def unmerged(page: Worksheet) -> None:
    for merged in list(page.merged_cells.ranges):
        page.unmerge_cells(str(merged))


def row_values(page: Worksheet, row: int, first: int) -> list[Any]:
    return [page.cell(row, column).value for column in range(first, page.max_column + 1)]


def set_row(page: Worksheet, row: int, first: int, values: Iterable[object]) -> None:
    for column, value in enumerate(values, first):
        page.cell(row, column).value = value  # type: ignore[assignment]  # what a cell of it held


def moved(book: Workbook) -> None:
    """The row 危及“三安全一稳定” stands three rows lower."""
    page = book[APPLIED]
    rows = [row_values(page, row, 3) for row in range(13, 17)]
    for row, values in zip(range(13, 17), [*rows[1:], rows[0]], strict=True):
        set_row(page, row, 3, values)


def removed(sheet: str, row: int, count: int = 1) -> Change:
    def change(book: Workbook) -> None:
        unmerged(book[sheet])
        book[sheet].delete_rows(row, count)

    return change


def emptied(book: Workbook) -> None:
    set_row(book[APPLIED], 12, 3, [None] * 8)


def repeated(book: Workbook) -> None:
    set_row(book[DISCLOSED], 19, 1, ["行政许可", 7])


def swapped_header(book: Workbook) -> None:
    book[APPLIED]["E6"], book[APPLIED]["F6"] = "科研机构", "科研机构"


def renamed(book: Workbook) -> None:
    book.security.lockStructure = False
    book[REVIEWED].title = "Sheet4"


def without(sheet: str) -> Change:
    def change(book: Workbook) -> None:
        book.security.lockStructure = False
        book.remove(book[sheet])

    return change


def blank_sheet(book: Workbook) -> None:
    for row in book[REVIEWED].iter_rows():
        for cell in row:
            if type(cell).__name__ != "MergedCell":
                cell.value = None


def not_filled(book: Workbook) -> None:
    for cell in form_for(2024).cells():
        if cell.sheet == FEES:
            book[FEES][cell.address] = None


A_DAY = datetime(2024, 1, 12)

DAMAGES: dict[str, Damage] = {
    "a number with its unit": Damage(put(APPLIED, "D10", "12件"), "cell_wrong", APPLIED, "D10", "应为数字12，不带单位"),
    "a comma for the point": Damage(put(APPLIED, "E9", "12,5"), "cell_wrong", APPLIED, "E9", "填的是文本“12,5”"),
    "full-width digits": Damage(
        put(APPLIED, "D9", "１２"), "cell_wrong", APPLIED, "D9", "应为数字12（不要设成文本格式"
    ),
    "digits as text": Damage(put(DISCLOSED, "B7", "12"), "cell_wrong", DISCLOSED, "B7", "应为数字12（不要设成文本格式"),
    "a sum of money with its unit": Damage(
        put(DISCLOSED, "B17", "12.5万元"), "cell_wrong", DISCLOSED, "B17", "应为数字12.5，不带单位"
    ),
    "a stroke for nothing": Damage(put(REVIEWED, "C7", "—"), "cell_wrong", REVIEWED, "C7", "填的是文本“—”"),
    "a number below 0": Damage(put(APPLIED, "E9", -3), "cell_wrong", APPLIED, "E9", "填的是-3，应为0或者正数"),
    "money below 0": Damage(put(FEES, "B6", -0.5), "cell_wrong", FEES, "B6", "填的是-0.5，应为0或者正数"),
    "a fraction": Damage(put(APPLIED, "D9", 1.5), "cell_wrong", APPLIED, "D9", "填的是1.5，应为整数"),
    "a number beyond measure": Damage(put(DISCLOSED, "B10", 1e20), "cell_wrong", DISCLOSED, "B10", "超出了范围"),
    "a truth value": Damage(put(REVIEWED, "B7", True), "cell_wrong", REVIEWED, "B7", "逻辑值TRUE"),
    "a date": Damage(put(DISCLOSED, "B10", A_DAY), "cell_wrong", DISCLOSED, "B10", "日期"),
    "an error": Damage(put(APPLIED, "D9", "#REF!"), "cell_wrong", APPLIED, "D9", "错误值#REF!"),
    "an error in a total": Damage(put(APPLIED, "J9", "#REF!"), "cell_wrong", APPLIED, "J9", "错误值#REF!"),
    "text in a total": Damage(put(REVIEWED, "F7", "无"), "cell_wrong", REVIEWED, "F7", "填的是文本“无”"),
    "a formula without a value": Damage(
        put(APPLIED, "D9", "=1+5"), "cell_wrong", APPLIED, "D9", "没有计算结果的公式", anew=False
    ),
    "a blank cell": Damage(
        put(APPLIED, "D9", None), "not_reported", APPLIED, "D9", "自然人予以公开没有填写；没有发生的请填0"
    ),
    "a blank cell of row 四": Damage(
        put(APPLIED, "D31", None), "not_reported", APPLIED, "D31", "自然人结转下年申请没有填写"
    ),
    "only blanks typed": Damage(put(FEES, "B6", "  "), "not_reported", FEES, "B6", "信息处理费没有填写"),
    "a row of blank cells": Damage(
        blanked(APPLIED, "D9:I9"),
        "not_reported",
        APPLIED,
        "D9:I9",
        "自然人、商业企业、科研机构、社会公益组织、法律服务机构等6类申请人予以公开没有填写；没有发生的请填0",
    ),
    "some blank cells of a row": Damage(
        blanked(DISCLOSED, "B6", "D6"), "not_reported", DISCLOSED, "B6、D6", "制发规章、现行有效规章没有填写"
    ),
    "some formulas without a value": Damage(
        formulas_in(APPLIED, "D9:E9"),
        "cell_wrong",
        APPLIED,
        "D9:E9",
        "自然人、商业企业予以公开是没有计算结果的公式",
        anew=False,
    ),
    "a sheet of the unit's own": Damage(own_sheet, "sheet_added", "草稿", "", "没有“草稿”这个工作表，其内容没有读取"),
    "a sheet that nobody filled": Damage(not_filled, "not_reported", FEES, "B5", "全表没有填写"),
    "a row elsewhere": Damage(moved, "form_changed", APPLIED, "C16", "“3.危及“三安全一稳定””行的位置不对"),
    "a row deleted": Damage(removed(DISCLOSED, 14), "form_changed", DISCLOSED, "A14", "缺少“行政强制”一行"),
    "the last row deleted": Damage(
        removed(APPLIED, 31), "form_changed", APPLIED, "A31", "缺少“四、结转下年度继续办理”一行"
    ),
    "a row emptied": Damage(emptied, "form_changed", APPLIED, "C12", "缺少“2.其他法律行政法规禁止公开”一行"),
    "a row twice": Damage(repeated, "form_changed", DISCLOSED, "A19", "“行政许可”行与第10行重复"),
    "a row more": Damage(
        put(APPLIED, "A33", "填报人：张三"), "form_changed", APPLIED, "A33", "报表中没有这一行（“填报人:张三”）"
    ),
    "a number below the table": Damage(
        put(APPLIED, "D33", 12), "form_changed", APPLIED, "D33", "报表中没有这一行（有内容）"
    ),
    "a label changed": Damage(
        put(APPLIED, "C13", "3.危及国家安全"), "form_changed", APPLIED, "C13", "行名应为“3.危及“三安全一稳定””"
    ),
    "a label emptied": Damage(put(APPLIED, "C13", None), "form_changed", APPLIED, "C13", "填报表中为空"),
    "a header changed": Damage(
        put(APPLIED, "E6", "企业"), "form_changed", APPLIED, "E6", "表头应为“商业企业”，填报表中为“企业”"
    ),
    "a header twice": Damage(swapped_header, "form_changed", APPLIED, "E6", "表头应为“商业企业”，填报表中为“科研机构”"),
    "a header emptied": Damage(
        put(APPLIED, "E6", None), "form_changed", APPLIED, "E6", "表头应为“商业企业”，填报表中为空"
    ),
    "a header over many columns changed": Damage(
        put(REVIEWED, "B4", "复议"), "form_changed", REVIEWED, "B4", "表头应为“行政复议”"
    ),
    "a header over many columns emptied": Damage(
        put(REVIEWED, "L5", None), "form_changed", REVIEWED, "L5", "表头应为“复议后起诉”，填报表中为空"
    ),
    "a header within the table changed": Damage(
        put(DISCLOSED, "A8", "第二十条第（七）项"), "form_changed", DISCLOSED, "A8", "表头应为“第二十条第(五)项”"
    ),
    "a header row deleted": Damage(
        removed(DISCLOSED, 9), "form_changed", DISCLOSED, "B9", "缺少“本年处理决定数量”一行"
    ),
    "a part of the table deleted": Damage(
        removed(DISCLOSED, 8, 3), "form_changed", DISCLOSED, "A8", "缺少“第二十条第（五）项”一行"
    ),
    "a sheet emptied": Damage(blank_sheet, "form_changed", REVIEWED, "A4", "没有找到报表的内容"),
    "a sheet deleted": Damage(
        without(APPLIED), "form_changed", APPLIED, "", "缺少工作表“收到和处理政府信息公开申请情况”；"
    ),
    "a sheet renamed": Damage(renamed, "form_changed", REVIEWED, "", "（文件中另有“Sheet4”）"),
    "the cover deleted": Damage(without(COVER), "form_changed", COVER, "", "无法确定填报单位"),
    "another edition": Damage(put(COVER, "B4", "2019年版"), "form_changed", COVER, "B4", "2024年度应使用2021年版报表"),
    "another year": Damage(put(COVER, "B3", 2023), "wrong_year", COVER, "B3", "填报年度为2023，应为2024"),
    "a year in words": Damage(put(COVER, "B3", "二〇二四"), "wrong_year", COVER, "B3", "填报年度为二〇二四"),
    "another unit": Damage(put(COVER, "B2", "示例县财证局"), "unknown_unit", COVER, "B2", "是否为“示例县财政局”？"),
    "no unit": Damage(put(COVER, "B2", None), "unit_unnamed", COVER, "B2", "没有填写填报单位"),
}
