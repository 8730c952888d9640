"""How wide a table's columns are, and how high its rows."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from math import ceil

import attrs

from reportkit.formats import Format, Style
from reportkit.manuscript import Grid, GridCell, GridEntry, Role, starts, width
from reportkit.writers.docx.units import half_points, line_height, twips

Rows = Sequence[Sequence[GridEntry]]

LEAST = 2.0  # 字: no column becomes narrower than two characters
SHORT = 4.0  # 字: words no longer than this are not turned
LONG = 30.0  # 字: where room is short, words ask for no more, so that they do not crowd the others out
OVER = 14.0  # 字: words over several columns ask for no more, ever
HAIR = 0.2  # 字 that a column is wider than its text, so that no rule or rounding turns it

DENSE = {Role.DENSE_HEAD, Role.DENSE_TEXT, Role.DENSE_CENTRED, Role.DENSE_FIGURE}
FIGURES = {Role.TABLE_FIGURE, Role.DENSE_FIGURE}


def column_widths(grid: Grid, layout: Format, available: int) -> list[int]:
    """Return the columns' widths in twips, all together no wider than what is available.

    Widths given in 字 are taken as they are, and all drawn in together where they do not fit. Without them
    each column gets what its longest entry needs. Where that is too much, heads and long words turn, figures
    and short words never.
    """
    character = character_width(grid, layout)
    margins = 2 * twips(layout.tables.side_margin)

    def cells(needs: Iterable[float]) -> list[int]:
        return [round((need + HAIR) * character) + margins for need in needs]

    given = cells(column.width for column in grid.columns if column.width)
    if given:
        return _scaled(given, available) if sum(given) > available else given
    head, body = _needs(grid.head, len(grid.columns)), _needs(grid.body, len(grid.columns))
    natural = cells(_spread([*head.over, *body.over], map(max, head.alone, body.alone)))
    if sum(natural) <= available:
        return _scaled(natural, available)
    figures = [column.role in FIGURES for column in grid.columns]
    least = natural
    for longest_head in (SHORT, LEAST):  # short heads are turned too where they would take most of the room
        if sum(least) > available * 2 / 3:
            least = cells(
                max(min(above, longest_head), below if is_figure else min(below, SHORT))
                for above, below, is_figure in zip(head.alone, body.alone, figures, strict=True)
            )
    most = cells(min(below, LONG) for below in body.alone)
    lacking = [max(high - low, 0) for low, high in zip(least, most, strict=True)]
    shares = _shares(lacking, available - sum(least))
    return _scaled([low + share for low, share in zip(least, shares, strict=True)], available)


def _shares(lacking: Sequence[int], room: int) -> list[int]:
    """Return what each gets of the room: who lacks less than an even share gets it, the others share the rest."""
    shares = [0] * len(lacking)
    for done, index in enumerate(sorted(range(len(lacking)), key=lacking.__getitem__)):
        shares[index] = min(lacking[index], max(room, 0) // (len(lacking) - done))
        room -= shares[index]
    return shares


def character_width(grid: Grid, layout: Format) -> int:
    """Return the width of one character of a table's cells in twips."""
    return half_points(layout.styles[grid.columns[0].role].size) * 10


@attrs.frozen
class Needs:
    """What columns need, in 字: each alone, and several together as (first, how many, need)."""

    alone: list[float]
    over: list[tuple[int, int, float]]


def _needs(rows: Rows, columns: int) -> Needs:
    alone = [LEAST] * columns
    over: list[tuple[int, int, float]] = []
    for row in rows:
        for column, entry in zip(starts(row, columns), row, strict=True):
            if isinstance(entry, str):
                text, across = entry, 1
            elif isinstance(entry, GridCell):
                text, across = entry.text, entry.across
            else:
                continue
            if across > 1:
                over.append((column, across, min(set_width(text), OVER)))
            elif len(text) * (0.5 if text.isascii() else 1.25) > alone[column]:
                alone[column] = max(alone[column], set_width(text))
    return Needs(alone, over)


def _spread(over: Iterable[tuple[int, int, float]], alone: Iterable[float]) -> list[float]:
    """Return the columns' needs, wider where a cell over several of them needs more."""
    needs = list(alone)
    for column, across, need in over:
        lacking = need - sum(needs[column : column + across])
        for under in range(column, column + across):
            needs[under] += max(lacking, 0) / across
    return needs


def _scaled(widths: Sequence[float], total: int) -> list[int]:
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
        self._columns = [
            (self._room(layout.styles[column.role], width), highest_line(layout.styles[column.role], layout))
            for column, width in zip(grid.columns, widths, strict=True)
        ]
        one_line = max(line for _, line in self._columns) + self._ends
        self._least = max(round(least_row(grid, layout) * 20), one_line)

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
                if len(entry) * 1.25 > room:
                    tallest = max(tallest, lines(entry, room) * line + self._ends)
            elif isinstance(entry, GridCell) and entry.down == 1:
                tallest = max(tallest, self._cell(entry, column))
        return tallest + self._rule

    def _cell(self, cell: GridCell, column: int) -> int:
        style = self._layout.styles[cell.role or self._grid.columns[column].role]
        room = self._room(style, sum(self._widths[column : column + cell.across]))
        return lines(cell.text, room) * highest_line(style, self._layout) + self._ends

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


_unit_width = lru_cache(maxsize=4096)(set_width)  # mostly single characters, which come again and again


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in a room of so many 字, at the most.

    >>> lines("县自然资源局、县住房城乡建设局", 7.9)
    3
    """
    if set_width(text) <= room:
        return 1
    count, used = 1, 0.0
    for unit in UNIT.findall(text):
        needed = _unit_width(unit)
        if needed > room:  # cut after all
            filled = ceil(needed / room) - 1
            count += filled + (used > 0)
            used = needed - filled * room
        elif used + needed > room:
            count += 1
            used = needed
        else:
            used += needed
    return count


def highest_line(style: Style, layout: Format) -> int:
    """Return the height of a line of text in twips, at the most."""
    return line_height(style, layout.page) or half_points(style.size) * 15  # no typeface needs half as much again


def least_row(grid: Grid, layout: Format) -> float:
    """Return the least height of a table's rows in 磅."""
    return layout.tables.dense_row if grid.columns[0].role in DENSE else layout.tables.row
