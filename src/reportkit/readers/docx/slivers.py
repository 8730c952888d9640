"""Columns of a table that are nothing but what a program lost in rounding: LibreOffice parts a grid by 1/20 磅."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

import attrs

from reportkit.readers.docx.parts import W, attribute, whole
from reportkit.readers.docx.read_blocks import ReadCell

NARROW = 10  # twips; a character is some 200 wide


def without_slivers(rows: Sequence[tuple[ReadCell, ...]], table: Element) -> Sequence[tuple[ReadCell, ...]]:
    """Return the rows of a table without columns that are too narrow for anything, where no cell is one of them."""
    grid = table.find(f"{W}tblGrid")
    widths = [] if grid is None else [whole(attribute(one, "w")) for one in grid]
    narrow = {number for number, width in enumerate(widths) if width is not None and 0 < width <= NARROW}
    if not narrow:
        return rows
    made: list[tuple[ReadCell, ...]] = []
    for row in rows:
        column = 0
        cells: list[ReadCell] = []
        for cell in row:
            left = cell.across - len(narrow.intersection(range(column, column + cell.across)))
            if not left:
                return rows
            cells.append(attrs.evolve(cell, across=left))
            column += cell.across
        made.append(tuple(cells))
    return made
