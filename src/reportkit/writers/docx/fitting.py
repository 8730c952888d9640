"""How wide a table's columns are, and how high its rows."""

import re
from collections.abc import Sequence
from itertools import accumulate

import attrs

from reportkit.formats import Format, Style
from reportkit.manuscript import Grid, GridCell, GridEntry, Role, starts, width
from reportkit.writers.docx.units import half_points, twips

Rows = Sequence[Sequence[GridEntry]]

LEAST = 2.0  # 字: no column becomes narrower than two characters
LONGEST = 14.0  # 字: a column of long words asks for no more; they turn
HAIR = 0.2  # 字 that a column is wider than its text, so that no rule or rounding turns it

DENSE = {Role.DENSE_HEAD, Role.DENSE_TEXT, Role.DENSE_CENTRED, Role.DENSE_FIGURE}


def column_widths(grid: Grid, layout: Format, available: int) -> list[int]:
    """Return the columns' widths in twips, all together no wider than what is available.

    Widths given in 字 are taken as they are, and all drawn in together where they do not fit. Without them
    each column gets what its longest entry needs; long words turn where that is too much, figures never.
    """
    character = character_width(grid, layout)
    margins = 2 * twips(layout.tables.side_margin)
    given = [column.width for column in grid.columns if column.width]
    natural = [round((chars + HAIR) * character) + margins for chars in given or _natural(grid)]
    if given:
        return _scaled(natural, available) if sum(natural) > available else natural
    if sum(natural) <= available:
        return _scaled(natural, available)
    fixed = [column.role in {Role.TABLE_FIGURE, Role.DENSE_FIGURE} for column in grid.columns]
    room = available - sum(need for need, is_fixed in zip(natural, fixed, strict=True) if is_fixed)
    words = [need for need, is_fixed in zip(natural, fixed, strict=True) if not is_fixed]
    least = round(LEAST * character) + margins
    if room < least * len(words):
        return _scaled(natural, available)
    drawn_in = iter(_drawn_in(words, room))
    return [need if is_fixed else next(drawn_in) for need, is_fixed in zip(natural, fixed, strict=True)]


def character_width(grid: Grid, layout: Format) -> int:
    """Return the width of one character of a table's cells in twips."""
    return half_points(layout.styles[grid.columns[0].role].size) * 10


def _natural(grid: Grid) -> list[float]:
    needs = [LEAST] * len(grid.columns)
    spanning: list[tuple[int, int, float]] = []
    for row in (*grid.head, *grid.body):
        for column, entry in zip(starts(row, len(grid.columns)), row, strict=True):
            if isinstance(entry, str):
                text, across = entry, 1
            elif isinstance(entry, GridCell):
                text, across = entry.text, entry.across
            else:
                continue
            if across > 1:
                spanning.append((column, across, min(set_width(text), LONGEST)))
            elif len(text) * (0.5 if text.isascii() else 1.25) > needs[column]:
                needs[column] = max(needs[column], min(set_width(text), LONGEST))
    for column, across, need in spanning:
        lacking = need - sum(needs[column : column + across])
        for under in range(column, column + across):
            needs[under] += max(lacking, 0) / across
    return needs


def _drawn_in(needs: Sequence[int], room: int) -> list[int]:
    """Return widths that fill the room: who needs less than an even share gets it, the others share the rest."""
    given = [0] * len(needs)
    for done, index in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        given[index] = min(needs[index], room // (len(needs) - done))
        room -= given[index]
    return given


def _scaled(widths: Sequence[int], total: int) -> list[int]:
    """Return the widths in proportion, adding up to the total exactly."""
    ends = [round(end * total / sum(widths)) for end in accumulate(widths)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


@attrs.frozen
class Label:
    """A cell that spans rows: the first and the last of them, and the height in twips that its words need."""

    first: int
    last: int
    height: int


class RowHeights:
    """Works out how high the rows of a grid become on columns of given widths, at the most."""

    def __init__(self, grid: Grid, widths: Sequence[int], layout: Format) -> None:
        self._grid = grid
        self._widths = widths
        self._layout = layout
        self._margins = 2 * twips(layout.tables.side_margin)
        self._ends = 2 * twips(layout.tables.end_margin)
        self._rule = round(layout.tables.rule * 20)
        self._least = round(least_row(grid, layout) * 20)
        self._columns = [
            (self._room(layout.styles[column.role], width), _line(layout.styles[column.role]))
            for column, width in zip(grid.columns, widths, strict=True)
        ]

    def of(self, rows: Rows) -> list[int]:
        """Return the heights of rows in twips, without what labels that span several of them need."""
        return [self._row(row) for row in rows]

    def labels(self, rows: Rows) -> list[list["Label"]]:
        """Return, for each row, the labels that span it and others."""
        found: list[list[Label]] = [[] for _ in rows]
        for number, row in enumerate(rows):
            for column, entry in zip(starts(row, len(self._widths)), row, strict=True):
                if isinstance(entry, GridCell) and entry.down > 1:
                    label = Label(number, number + entry.down - 1, self._cell(entry, column))
                    for spanned in found[number : number + entry.down]:
                        spanned.append(label)
        return found

    def _row(self, row: Sequence[GridEntry]) -> int:
        tallest = self._least
        for column, entry in zip(starts(row, len(self._widths)), row, strict=True):
            if isinstance(entry, str):
                room, line = self._columns[column]
                tallest = max(tallest, lines(entry, room) * line + self._ends)
            elif isinstance(entry, GridCell) and entry.down == 1:
                tallest = max(tallest, self._cell(entry, column))
        return tallest + self._rule

    def _cell(self, cell: GridCell, column: int) -> int:
        style = self._layout.styles[cell.role or self._grid.columns[column].role]
        room = self._room(style, sum(self._widths[column : column + cell.across]))
        return lines(cell.text, room) * _line(style) + self._ends

    def _room(self, style: Style, width: int) -> float:
        """Return how many 字 fit on a line of a cell."""
        return max(1, (width - self._margins - self._rule) / (half_points(style.size) * 10))


CLOSING = "，。、；：？！”’）》〉】〕％%…—"
UNIT = re.compile(f"[“‘（《〈【〔]*(?:[!-~]+|.)[{CLOSING}]*")
"""What no line end cuts: a number or Latin word, or one Chinese character, with the marks around it."""

SPACED = re.compile("(?<=[0-9A-Za-z])(?=[一-鿿])|(?<=[一-鿿])(?=[0-9A-Za-z])")


def set_width(text: str) -> float:
    """Return the width of a text in 字 with the quarter that programs set between Chinese and digits.

    >>> set_width("第20条")
    3.5
    """
    return width(text) if text.isascii() else width(text) + len(SPACED.findall(text)) / 4


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in a room of so many 字, at the most.

    >>> lines("县自然资源局、县住房城乡建设局", 7.9)
    3
    """
    if len(text) * 1.25 <= room or set_width(text) <= room:
        return 1
    count, used = 1, 0.0
    for unit in UNIT.findall(text):
        needed = set_width(unit)
        if used + needed > room:
            count += int(needed // room) if needed > room else 1
            used = needed % room
        else:
            used += needed
    return count


def _line(style: Style) -> int:
    return round((style.line or 0) * 20)


def least_row(grid: Grid, layout: Format) -> float:
    """Return the least height of a table's rows in 磅."""
    return layout.tables.dense_row if grid.columns[0].role in DENSE else layout.tables.row
