"""Rows of a table from an area of a sheet: what it shows, cell by cell, with what is merged as cells that span."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import attrs

from reportkit.errors import ReportkitError, language
from reportkit.foreign import own_date
from reportkit.model import Cell, fields, slots
from reportkit.model.grid import Value
from reportkit.model.table import MOST_COLUMNS
from reportkit.spreadsheets.cells import is_percent, shown_number, text
from reportkit.spreadsheets.faults import SheetFault, reading_order, refused
from reportkit.spreadsheets.read_areas import keep
from reportkit.spreadsheets.sheets import ReadWorkbook, read_book
from reportkit.spreadsheets.tables import GivenCell
from reportkit.workbooks.entries import WrongEntry, is_blank
from reportkit.workbooks.labels import named, plain
from reportkit.workbooks.layout import SheetLayout
from reportkit.workbooks.pages import LAST_COLUMN, MOST_ROWS, GivenSheet, SheetExtent
from reportkit.workbooks.places import LAST_ROW, Area, address

UNSAVED = "是没有计算结果的公式；请用 Excel 或者 WPS 打开并保存"

ONE = Area(1, 1, 1, 1)


def rows_in(path: Path, sheet: str, area: Area | None) -> list[list[Value | Cell]]:
    """Return the rows of an area, or of all that the sheet holds.

    Raises InvalidSheets with everything that is wrong, each at its cell.
    """
    extent = SheetExtent()
    if area is not None:
        extent = SheetExtent(MOST_ROWS + 1, min(area.bottom + 1, LAST_ROW), max(area.right, LAST_COLUMN))
    book = read_book(path, [sheet], extent)
    page = book.pages.get(plain(sheet))
    if page is None:
        there = named([f"“{other.title}”" for other in book.pages.values()], "个工作表")
        raise refused(path.name, [SheetFault(sheet, "", f"没有这个工作表，文件中有{there}")])
    if area is None:
        area = _filled(page)
    elif area.bottom == LAST_ROW:
        area = attrs.evolve(area, bottom=max([area.top, *_filled_rows(page, area)]))
    reading = AreaReading(page, book, area)
    rows = reading.rows()
    if reading.faults:
        raise refused(path.name, sorted(reading.faults, key=reading_order))
    keep(path, page.title, area, dict(page.rows).get(area.bottom + 1, ()))
    return rows


def _filled_rows(page: GivenSheet, area: Area) -> list[int]:
    """Return the rows of an area that hold something."""
    own = ((row, values[area.left - 1 : area.right]) for row, values in page.rows if area.top <= row <= area.bottom)
    return [row for row, values in own if not all(map(is_blank, values))]


def _filled(page: GivenSheet) -> Area:
    """Return the area that holds something."""
    rows = [number for number, _ in page.rows]
    columns = [at for _, values in page.rows for at, value in enumerate(values, 1) if not is_blank(value)]
    return Area(rows[0], min(columns), rows[-1], max(columns)) if rows else ONE


@attrs.define
class AreaReading:
    """An area that is being read (区域读取), and what is found wrong with it."""

    page: GivenSheet
    book: ReadWorkbook
    area: Area
    faults: list[SheetFault] = attrs.field(factory=list)

    def rows(self) -> list[list[Value | Cell]]:
        """Return the rows; what is covered by a merged cell is in none."""
        layout = self.book.layouts[plain(self.page.title)]
        if self.page.crowded:
            self._say(str(self.area), f"有内容的超过{MOST_ROWS}行，没有读取；请给出较小的区域")
            return []
        if len(self._lines()) > MOST_ROWS or len(self._columns()) > MOST_COLUMNS:
            self._say(str(self.area), f"区域过大；最多{MOST_ROWS}行、{MOST_COLUMNS}列，请给出较小的区域")
            return []
        self._hidden(layout)
        values = dict(self.page.rows)
        filled = _filled_rows(self.page, self.area)
        if not filled and not self._unsaved():
            self._say(str(self.area), "没有内容；请核对工作表和区域")
        merged = {(area.top, area.left): area for area in layout.merged if area.meets(self.area)}
        covered = {place: corner for corner, area in merged.items() for place in area.within(self.area).cells()}
        for area in merged.values():
            if not area.lies_in(self.area):
                self._say(str(area), f"合并的单元格有一部分在区域{self.area}以外；请把区域扩大到整个单元格")
        spanned = {row for row, _ in covered}
        self._blank([row for row in self._lines() if filled and row not in {*filled, *spanned}], max(filled, default=0))
        rows = []
        for row in self._lines():
            given = values.get(row, ())
            cells: list[Value | Cell] = []
            for column in self._columns():
                if covered.get((row, column), (row, column)) != (row, column):
                    continue
                value = self._value(row, column, given[column - 1] if column <= len(given) else None)
                span = merged.get((row, column), ONE)
                across, down = span.right - span.left + 1, span.bottom - span.top + 1
                cells.append(Cell(value, across=across, down=down) if across * down > 1 else value)
            rows.append(cells)
        return rows

    def _lines(self) -> range:
        return range(self.area.top, self.area.bottom + 1)

    def _columns(self) -> range:
        return range(self.area.left, self.area.right + 1)

    def _say(self, cell: str, message: str) -> None:
        self.faults.append(SheetFault(self.page.title, cell, message))

    def _blank(self, rows: Sequence[int], last: int) -> None:
        """Tell what would be printed as empty rows: above the last that holds something one by one, then together."""
        known = self.book.formulas.get(plain(self.page.title), ())
        for row in rows:
            if row < last and not any(address(row, column) in known for column in self._columns()):
                self._say(f"第{row}行", "没有内容，会印成空行；请删去这一行，或者改小区域")
        if rows and rows[-1] > last and not self._unsaved():
            right = attrs.evolve(self.area, bottom=last)
            told = f"第{last + 1}行以下没有内容，会印成空行；请改为{right}，或者写{right.downwards}，一直读到最后一行"
            self._say(str(self.area), told)

    def _unsaved(self) -> bool:
        known = self.book.formulas.get(plain(self.page.title), ())
        return any(address(*place) in known for place in self.area.cells())

    def _hidden(self, layout: SheetLayout) -> None:
        if layout.hidden:
            self._say("", "工作表是隐藏的；请取消隐藏，核对后再读取")
        for row in sorted(layout.hidden_rows.intersection(self._lines())):
            self._say(f"第{row}行", "是隐藏的行；请取消隐藏（筛选的请取消筛选），核对后再读取")
        for column in self._columns():
            if layout.hides_column(column):
                self._say(address(self.area.top, column), "所在的列是隐藏的；请取消隐藏，核对后再读取")

    def _value(self, row: int, column: int, value: object) -> Value:
        place = address(row, column)
        try:
            if is_blank(value):
                if place in self.book.formulas.get(plain(self.page.title), ()):
                    raise WrongEntry(UNSAVED)
                return None
            return _shown(GivenCell(value, place, self.page.formats.get(place, "")))
        except WrongEntry as error:
            self._say(place, str(error))
        return None


def _shown(cell: GivenCell) -> Value:
    """Return what a cell shows: text, a number, a day, or a share as text."""
    value = own_date(cell.value)
    match value:
        case bool() | str():
            told = text(value)
            try:
                with language("zh"):
                    fields.require_printable(told, "", instead=fields.TAKE_OUT)
                    slots.parse(told, "")
            except ReportkitError as error:
                with language("zh"):
                    raise WrongEntry(str(error).removeprefix("：")) from error
            return told
        case date() if not isinstance(value, datetime):
            return value
        case int() | float() if is_percent(cell.format):
            share = Decimal(f"{value:.15g}") * 100
            shape = cell.format.replace("%", "")
            return f"{shown_number(attrs.evolve(cell, value=float(share), format=shape), sign='%')}%"
        case int() | float():
            return shown_number(cell)
    raise WrongEntry("是日期和时间，或者不是数字、文字和日期；请改成文字")
