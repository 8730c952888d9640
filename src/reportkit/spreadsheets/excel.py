"""The way to the modules that know openpyxl, which is an extra: it is loaded by the first workbook."""

from collections.abc import Mapping
from pathlib import Path

from reportkit.spreadsheets.forms import SheetForm
from reportkit.spreadsheets.tables import FactTable, Renamed
from reportkit.workbooks import needing_openpyxl


def workbook_tables(path: Path, titles: Mapping[str, SheetForm], renamed: Renamed) -> list[FactTable]:
    """Return the sheets of facts of a workbook."""
    with needing_openpyxl():
        from reportkit.spreadsheets.sheets import read_book, tables_of
    return tables_of(read_book(path, [*titles]), titles, renamed)
