"""The sheets of a workbook as openpyxl reads them: no more rows than a form can have, and how their cells are kept."""

import re
import threading
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import attrs
from openpyxl import Workbook, load_workbook

from reportkit.archives import Archive
from reportkit.frozen import FrozenMapping
from reportkit.workbooks.entries import is_blank
from reportkit.workbooks.labels import plain
from reportkit.workbooks.places import LAST_ROW, address
from reportkit.workbooks.refusal import RefusedWorkbook

SheetRow = tuple[int, Sequence[object]]
"""A row's number, and the values of its cells from the first column on."""

MOST_ROWS = 2000
"""Rows with content that are looked at; a form has some thirty."""

LAST_COLUMN = 40  # so far to the right nothing of a form can move


@attrs.frozen
class SheetExtent:
    """How much of a sheet is looked at (读取范围): so many rows that hold something, up to a row and a column."""

    rows: int = MOST_ROWS
    last_row: int = LAST_ROW
    last_column: int = LAST_COLUMN


ORDINARY = SheetExtent()

_WARNINGS = threading.Lock()  # which of them are shown is one setting for all threads

_PART = 8 * 2**20  # bytes of a sheet, within which the rows of a form stand
_VALUE = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?\s*"
    rb"<(?:\w+:)?v\b[^>]*>(.*?)</(?:\w+:)?v>",
    re.DOTALL,
)
_NO_NUMBER = re.compile(rb"\bt\s*=\s*[\"'](?!n[\"'])")
_DIGITS = re.compile(rb"[-+.0-9eE\s]*")


@attrs.frozen
class GivenSheet:
    """A sheet that came back (收到的工作表): its name as its file has it, and the rows that hold something.

    Of a sheet that is not known it has the first row. `formats` is how numbers are shown, by address, where that is
    not as they are; `crowded` whether there are more rows than are looked at.
    """

    title: str
    rows: Sequence[SheetRow]
    formats: Mapping[str, str] = FrozenMapping({})
    crowded: bool = False

    def is_percent(self, place: str) -> bool:
        """Tell whether the number at an address is shown as a share."""
        return "%" in self.formats.get(place, "")


def pages_of(content: bytes, known: Collection[str], extent: SheetExtent = ORDINARY) -> dict[str, GivenSheet]:
    """Return the sheets by their names; of a sheet that is not known no more than whether it holds something."""
    only_first = attrs.evolve(extent, rows=1)
    with opened(content, data_only=True) as book:
        named = [(plain(sheet.title), sheet) for sheet in book.worksheets]
        return {name: _page(sheet, extent if name in known else only_first) for name, sheet in named}


def formulas(content: bytes, known: Collection[str], extent: SheetExtent = ORDINARY) -> dict[str, set[str]]:
    """Return where the known sheets have formulas, by their titles.

    The workbook is read a second time for that, as openpyxl gives values or formulas.
    """
    with opened(content, data_only=False) as book:
        sheets = [sheet for sheet in book.worksheets if plain(sheet.title) in known]
        rows = ((sheet.title, cells) for sheet in sheets for _, cells in _rows(sheet, extent))
        found: dict[str, set[str]] = {sheet.title: set() for sheet in sheets}
        for title, cells in rows:
            found[title].update(cell.coordinate for cell in cells if cell.data_type == "f")
        return found


def has_other_digits(archive: Archive) -> bool:
    """Say whether a sheet has a number in other digits than those of ASCII, which Python would take for a number."""
    with archive.opened() as whole:
        for name in archive.names:
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with whole.open(name) as part:
                    values = _VALUE.finditer(part.read(_PART))
                    if any(not _NO_NUMBER.search(one[1]) and not _DIGITS.fullmatch(one[2]) for one in values):
                        return True
    return False


@contextmanager
def opened(content: bytes, *, data_only: bool) -> Iterator[Workbook]:
    """Open a workbook for what openpyxl alone does with it within."""
    try:
        with _WARNINGS, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: styles, extensions, printers
            book = load_workbook(BytesIO(content), read_only=True, data_only=data_only, keep_links=False)
            yield book
            book.close()
    except Exception as error:  # what openpyxl raises over a file that is none is of no one kind
        raise RefusedWorkbook("damaged") from error


def _page(sheet: Any, extent: SheetExtent) -> GivenSheet:
    rows: list[SheetRow] = []
    formats: dict[str, str] = {}
    for number, cells in _rows(sheet, attrs.evolve(extent, rows=extent.rows + 1)):
        rows.append((number, [cell.value for cell in cells]))
        for column, cell in enumerate(cells, 1):
            if isinstance(cell.value, (int, float)) and cell.number_format != "General":
                formats[address(number, column)] = cell.number_format
    return GivenSheet(sheet.title, rows[: extent.rows], FrozenMapping(formats), len(rows) > extent.rows)


def _rows(sheet: Any, extent: SheetExtent) -> Iterator[tuple[int, Sequence[Any]]]:
    """Yield the rows that hold something; the size that a sheet states of itself is not believed."""
    sheet.reset_dimensions()
    left = extent.rows
    for row, cells in enumerate(sheet.iter_rows(max_row=extent.last_row, max_col=extent.last_column), 1):
        if any(cell.value is not None and not is_blank(cell.value) for cell in cells):
            yield row, cells
            left -= 1
            if not left:
                return
