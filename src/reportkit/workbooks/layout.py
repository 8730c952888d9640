"""What of a sheet is not to be seen, and what is merged: openpyxl tells neither while it reads row by row."""

from collections.abc import Collection, Iterator, Mapping
from typing import IO
from xml.etree import ElementTree

import attrs

from reportkit.workbooks.labels import plain
from reportkit.workbooks.pages import opened
from reportkit.workbooks.places import Area

_TRUE = ("1", "true")


@attrs.frozen
class SheetLayout:
    """How a sheet is laid out (版面): whether it is hidden, which rows and columns are, and which areas are merged."""

    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[Area, ...] = ()
    merged: tuple[Area, ...] = ()

    def hides_column(self, column: int) -> bool:
        """Tell whether a column is hidden."""
        return any(area.left <= column <= area.right for area in self.hidden_columns)


def layouts_of(content: bytes, known: Collection[str]) -> Mapping[str, SheetLayout]:
    """Return how the known sheets are laid out, by their names as `plain` has them."""
    found: dict[str, SheetLayout] = {}
    with opened(content, data_only=True) as book:
        for sheet in book.worksheets:
            if plain(sheet.title) in known:
                part: IO[bytes] = sheet._get_source()  # type: ignore[attr-defined]  # no other way names the sheet's part
                with part:
                    found[plain(sheet.title)] = _layout(part, hidden=sheet.sheet_state != "visible")
    return found


def _layout(part: IO[bytes], *, hidden: bool) -> SheetLayout:
    rows: set[int] = set()
    columns: list[Area] = []
    merged: list[Area] = []
    for kind, number, element in _elements(part):
        if kind == "row" and _is_hidden(element, "ht"):
            rows.add(number)
        elif kind == "col" and _is_hidden(element, "width"):
            columns.append(Area(1, int(element.get("min", "0")), 1, int(element.get("max", "0"))))
        elif kind == "mergeCell":
            area = Area.parse(element.get("ref", ""))
            merged += [area] if area else []
    return SheetLayout(hidden, frozenset(rows), tuple(columns), tuple(merged))


def _is_hidden(element: ElementTree.Element, size: str) -> bool:
    return element.get("hidden") in _TRUE or float(element.get(size, "1")) == 0


def _elements(part: IO[bytes]) -> Iterator[tuple[str, int, ElementTree.Element]]:
    """Yield the rows, columns and merged cells of a sheet, with the number of the row; none is kept."""
    number, data = 0, None
    for event, element in ElementTree.iterparse(part, events=("start", "end")):
        kind = element.tag.rpartition("}")[2]
        if event == "start":
            data = element if kind == "sheetData" else data
        elif kind in ("row", "col", "mergeCell"):
            if kind == "row":
                number = int(element.get("r", number + 1))
            yield kind, number, element
            if kind == "row" and data is not None:
                data.clear()
