"""Sheets of facts from a workbook: found by their names, what is in them by the headings; nothing goes unsaid."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from reportkit.errors import InvalidValue, system_reason
from reportkit.files import decoded
from reportkit.spreadsheets.faults import SheetFault, refused
from reportkit.spreadsheets.forms import FIGURES, SheetForm
from reportkit.spreadsheets.tables import FactTable, GivenCell, Renamed, headings_of
from reportkit.workbooks.entries import is_blank
from reportkit.workbooks.labels import named, plain
from reportkit.workbooks.layout import SheetLayout, layouts_of
from reportkit.workbooks.opening import workbook_content
from reportkit.workbooks.pages import MOST_ROWS, GivenSheet, SheetExtent, SheetRow, formulas, pages_of
from reportkit.workbooks.places import Area, address
from reportkit.workbooks.refusal import Refusal, RefusedWorkbook

REFUSALS: dict[Refusal, str] = {
    "too_large": "文件过大，没有读取；请删除数据以外的工作表和图片，不要设置整列格式",
    "encrypted": "文件有密码，无法读取；请取消密码后另存",
    "old_format": "文件是旧版 Excel 格式（.xls），无法读取；请另存为 .xlsx",
    "no_package": "文件不是 Excel 工作簿；请给出 .xlsx 文件",
    "damaged": "文件已损坏，无法读取；请用 Excel 或者 WPS 打开并另存为 .xlsx",
    "unsafe_names": "文件内容异常，没有读取；请用 Excel 或者 WPS 打开并另存为 .xlsx",
    "declarations": "文件内容异常，没有读取；请用 Excel 或者 WPS 打开并另存为 .xlsx",
    "other_digits": "文件内容异常，没有读取；请用 Excel 或者 WPS 打开并另存为 .xlsx",
    "macros": "文件带有宏，没有读取；请另存为不带宏的 .xlsx 工作簿",
    "linked": "文件引用了其他文件中的数据，没有读取；请断开链接，改为数字",
}

WIDE = SheetExtent(last_column=1000)
"""What lies further to the right of a sheet of facts than nobody scrolls."""

_COPY = re.compile(r"\(\d+\)|-?副本")

SAVE_AS = "请用 Excel 或者 WPS 打开，另存为 .xlsx 后再读取"


@attrs.frozen
class ReadWorkbook:
    """A workbook that was read (已读取的工作簿): its sheets by their names, and how those are laid out."""

    name: str
    pages: Mapping[str, GivenSheet]
    layouts: Mapping[str, SheetLayout]
    formulas: Mapping[str, frozenset[str]]


def read_book(path: Path, known: Sequence[str], extent: SheetExtent = WIDE) -> ReadWorkbook:
    """Return a workbook with the known sheets read.

    Raises InvalidSheets for a file that is none, and for one that is not read; InvalidValue where the system has none.
    """
    try:
        if path.suffix.lower() != ".xlsx":
            raise refused(path.name, [SheetFault("", "", _no_workbook(path))])
        content = workbook_content(path)
        plainly = {plain(name) for name in known}
        unsaved = {plain(title): frozenset(places) for title, places in formulas(content, plainly, extent).items()}
        return ReadWorkbook(path.name, pages_of(content, plainly, extent), layouts_of(content, plainly), unsaved)
    except RefusedWorkbook as refusal:
        raise refused(path.name, [SheetFault("", "", REFUSALS[refusal.why])]) from refusal
    except OSError as error:
        reason = system_reason(error)
        raise InvalidValue("{source} cannot be read: {reason}", source=repr(str(path)), reason=reason) from error


def _no_workbook(path: Path) -> str:
    if path.suffix.lower() != ".csv":
        return f"{path.suffix or '没有扩展名'}，不是 .xlsx 工作簿，没有读取；{SAVE_AS}"
    with path.open("rb") as file:
        head = file.read(2**16).rpartition(b"\n")[0]
    try:
        head.decode("utf-8-sig")
        encoding = ""
    except UnicodeDecodeError:
        encoding = "（GBK编码）" if _is_text(head) else ""
    return f"是 CSV 文本{encoding}，其中的数字和文字无法区分，没有读取；{SAVE_AS}"


def _is_text(head: bytes) -> bool:
    try:
        return bool(decoded(head))
    except InvalidValue:
        return False


def tables_of(book: ReadWorkbook, titles: Mapping[str, SheetForm], renamed: Renamed) -> list[FactTable]:
    """Return the sheets of facts, by the names that they have in this workbook, with what is wrong with each."""
    tables = []
    for title, form in titles.items():
        page = book.pages.get(plain(title))
        table = FactTable(form, page.title if page else title)
        for name, other in book.pages.items():
            if other.rows and _COPY.fullmatch(name.removeprefix(plain(title))):
                table.say("", f"另有工作表“{other.title}”，没有读取；请并入“{title}”，或者改用别的名称")
        if page is not None:
            _fill(table, page, book, renamed if form is FIGURES else {})
        elif form is FIGURES:
            there = named([f"“{other.title}”" for other in book.pages.values()], "个工作表")
            table.say("", f"没有“{title}”这个工作表，文件中有{there}；请改工作表的名称，或者用sheet给出")
        tables.append(table)
    return tables


def _fill(table: FactTable, page: GivenSheet, book: ReadWorkbook, renamed: Renamed) -> None:
    layout = book.layouts[plain(page.title)]
    if layout.hidden:
        table.say("", "工作表是隐藏的；请取消隐藏，核对后再读取")
    if page.crowded:
        table.say("", f"有内容的超过{MOST_ROWS}行，没有读取；请删除数据以外的内容")
        return
    head = _head(table.form, page.rows, renamed)
    if head is None:
        if page.rows or table.form is FIGURES:
            wanted = "、".join(column.heading for column in table.form.columns if column.needed)
            table.say("", f"没有找到表头；请在第一行写明{wanted}等列的名称")
        return
    number, texts = page.rows[head]
    told = [(text if isinstance(text, str) else "", address(number, at)) for at, text in enumerate(texts, 1)]
    columns = {at + 1: heading for at, heading in headings_of(table, told, renamed)}
    filled = (at for _, values in page.rows[head:] for at, value in enumerate(values, 1) if not is_blank(value))
    width = max(filled, default=0)
    _merged(table, layout, Area(number, 1, page.rows[-1][0], width))
    known = book.formulas[plain(page.title)]
    headed = {column for column, (text, _) in enumerate(told, 1) if plain(text)}
    for row, values in page.rows[head + 1 :]:
        if row in layout.hidden_rows:
            table.say(f"第{row}行", "是隐藏的行；请取消隐藏（筛选的请取消筛选），核对后再读取")
        for column, value in enumerate(values, 1):
            if not is_blank(value) and column not in headed:
                table.say(address(row, column), "这一列没有表头，不知道是什么内容；请补上表头，或者删去")
        cells = {heading: _cell(page, row, column, values, known) for column, heading in columns.items() if heading}
        table.take(cells)
    for column, heading in columns.items():
        if heading and layout.hides_column(column):
            table.say(address(number, column), f"“{heading}”列是隐藏的；请取消隐藏，核对后再读取")


def _cell(page: GivenSheet, row: int, column: int, values: Sequence[object], known: frozenset[str]) -> GivenCell:
    place = address(row, column)
    value = values[column - 1] if column <= len(values) else None
    return GivenCell(value, place, page.formats.get(place, ""), is_blank(value) and place in known)


def _head(form: SheetForm, rows: Sequence[SheetRow], renamed: Renamed) -> int | None:
    """Return which row is the heading: the first that has all that is needed, else the one that has most of it."""
    own = {plain(name): plain(meant or "") for name, meant in renamed.items()}
    known = {plain(column.heading) for column in form.columns}
    needed = {plain(column.heading) for column in form.columns if column.needed}
    best, most = None, 0
    for at, (_, values) in enumerate(rows):
        there = {own.get(plain(value), plain(value)) for value in values}
        if needed <= there:
            return at
        if len(there & known) > most:
            best, most = at, len(there & known)
    return best


def _merged(table: FactTable, layout: SheetLayout, filled: Area) -> None:
    for area in layout.merged:
        if area.meets(filled):
            table.say(str(area), "是合并的单元格，不知道内容属于哪一行；请取消合并，逐行填写")
