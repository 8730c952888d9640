"""The way to the modules that know openpyxl, which is an extra: it is loaded by the first workbook."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from reportkit.model import Cell
from reportkit.model.grid import Value as TableValue
from reportkit.spreadsheets.forms import SheetForm
from reportkit.spreadsheets.tables import FactTable, Renamed
from reportkit.spreadsheets.written import Value
from reportkit.workbooks import needing_openpyxl
from reportkit.workbooks.places import Area


def workbook_tables(path: Path, titles: Mapping[str, SheetForm], renamed: Renamed) -> list[FactTable]:
    """Return the sheets of facts of a workbook."""
    with needing_openpyxl():
        from reportkit.spreadsheets.sheets import read_book, tables_of
    return tables_of(read_book(path, [*titles]), titles, renamed)


def area_rows(path: Path, sheet: str, area: Area | None) -> list[list[TableValue | Cell]]:
    """Return the rows of an area of a sheet, or of all that it holds."""
    with needing_openpyxl():
        from reportkit.spreadsheets.areas import rows_in
    return rows_in(path, sheet, area)


def workbook_bytes(rows: Mapping[str, Sequence[Sequence[Value]]]) -> bytes:
    """Return the bytes of a workbook with the rows of each sheet of facts."""
    with needing_openpyxl():
        from reportkit.spreadsheets.drawing import facts_workbook
    return facts_workbook(rows)
