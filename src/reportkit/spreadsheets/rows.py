"""Rows of a table from a sheet."""

import os

from reportkit.errors import InvalidValue, brief, wrong_type, wrong_value
from reportkit.files import as_path
from reportkit.messages import Message
from reportkit.model import Cell
from reportkit.model.grid import Value
from reportkit.spreadsheets.excel import area_rows
from reportkit.workbooks.places import Area

ASKED_FOR = Message("an area such as A3:D12, or A3:D for all rows below")


def rows_from(path: str | os.PathLike[str], sheet: str, cells: str | None = None) -> list[list[Value | Cell]]:
    """Return the rows of an area of a sheet, for the rows or the header of a Table, as the sheet shows them.

    A number has the decimals that are shown, a percentage is text such as 98.5%, a date a date, a blank cell None;
    merged cells are a Cell that spans. Slots in the text of a cell are filled as in any table.

    Parameters: `path` a workbook (.xlsx); `sheet` the name of the sheet; `cells` the area, such as "A3:D12", or
    "A3:D" for all rows from the third to the last that holds something, by default all that the sheet holds.

    Raises InvalidSheets, an InvalidValue, with everything that is wrong, each at its cell: hidden rows and columns,
    blank rows, errors, formulas without a result, numbers that are shown otherwise than they are; InvalidValue for what
    is no area, and where there is no file; MissingExtra where openpyxl is not installed.

    >>> rows_from("渠道.xlsx", "渠道", "甲3")
    Traceback (most recent call last):
    ...
    reportkit.errors.InvalidValue: rows_from.cells: got '甲3'; give an area such as A3:D12, or A3:D for all rows below
    """
    if not isinstance(sheet, str):
        raise wrong_type("rows_from.sheet", sheet, "the name of a sheet")
    area = None
    if cells is not None:
        area = (Area.parse(cells) or Area.parse_open(cells)) if isinstance(cells, str) else None
        if area is None:
            raise wrong_value("rows_from.cells", cells, ASKED_FOR)
    given = as_path(path, "rows_from")
    if not given.is_file():
        raise InvalidValue("rows_from: there is no file {given}; give the path of a workbook", given=brief(str(given)))
    return area_rows(given, sheet, area)
