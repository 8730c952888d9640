"""Places in a sheet as spreadsheets call them: D12, and A3:D12."""

import re
from collections.abc import Iterator

import attrs

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)


LAST_ROW = 2**20
"""A sheet ends there."""


def address(row: int, column: int) -> str:
    """Return how a spreadsheet calls a place: row 12 of column 4 is D12.

    >>> address(12, 4), address(1, 28)
    ('D12', 'AB1')
    """
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """Return how a spreadsheet calls a column: the 28th is AB."""
    told = ""
    while column:
        column, place = divmod(column - 1, 26)
        told = chr(ord("A") + place) + told
    return told


@attrs.frozen
class Area:
    """A rectangle of cells (单元格区域), its rows and columns counted from 1.

    >>> Area.parse("A3:D12"), str(Area(3, 1, 12, 4)), Area.parse("甲1")
    (Area(top=3, left=1, bottom=12, right=4), 'A3:D12', None)
    """

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def parse(cls, text: str) -> "Area | None":
        """Return the area that a spreadsheet calls so, None for what is none."""
        corners = [_CELL.fullmatch(corner.strip()) for corner in text.split(":")]
        if len(corners) > 2 or not all(corners):
            return None
        places = [(int(found[2]), _number(found[1])) for found in corners if found]
        (top, left), (bottom, right) = places[0], places[-1]
        return cls(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    @classmethod
    def parse_open(cls, text: str) -> "Area | None":
        """Return an area that goes on to the last row of its sheet, called so by its first cell and its last column.

        >>> Area.parse_open("A2:C"), Area.parse_open("A2:C5")
        (Area(top=2, left=1, bottom=1048576, right=3), None)
        """
        first, between, last = (part.strip().removeprefix("$") for part in text.partition(":"))
        return cls.parse(f"{first}:{last}{LAST_ROW}") if between and last.isascii() and last.isalpha() else None

    def __str__(self) -> str:
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"

    @property
    def downwards(self) -> str:
        """How an area is called that has its first cell and columns, and all rows from there on."""
        return f"{address(self.top, self.left)}:{letters(self.right)}"

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield row and column of each cell."""
        for row in range(self.top, self.bottom + 1):
            yield from ((row, column) for column in range(self.left, self.right + 1))

    def within(self, other: "Area") -> "Area":
        """Return what it has in common with another that it meets."""
        corner = max(self.top, other.top), max(self.left, other.left)
        return Area(*corner, min(self.bottom, other.bottom), min(self.right, other.right))

    def lies_in(self, other: "Area") -> bool:
        """Tell whether it lies in another as a whole."""
        rows = other.top <= self.top and self.bottom <= other.bottom
        return rows and other.left <= self.left and self.right <= other.right

    def meets(self, other: "Area") -> bool:
        """Tell whether it has a cell in common with another."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )


def _number(column: str) -> int:
    number = 0
    for letter in column.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
