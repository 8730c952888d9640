"""How cells tile a grid: each takes the next free place of its row, and spans across and down."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal, cast

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.foreign import own_value
from reportkit.messages import Joined, Message
from reportkit.model import fields, slots
from reportkit.model.paragraph import Inline, pieces, require_paragraph
from reportkit.values import value_class
from reportkit.wording import noise_fault, number_fault

Words = tuple[str | Inline, ...]
"""The words of a cell in pieces that run on: text, emphasis, links, footnotes."""

Value = str | int | Decimal | float | date | None | Inline | Words
GivenValue = Value | Sequence[str | Inline]
Align = Literal["left", "center", "right"]


def require_value(value: object, place: str | Message) -> None:
    """Refuse what no cell can show."""
    if isinstance(value, str):
        fields.require_printable(value, place)
        slots.parse(value, place)
    elif isinstance(value, (Inline, tuple)):
        _require_words(value, place)
    elif isinstance(value, datetime):
        raise fields.wrong_type(place, value, "the day alone, which .date() returns, or text, or None for nothing")
    elif isinstance(value, bool) or not (value is None or isinstance(value, (int, float, Decimal, date))):
        raise fields.wrong_type(place, value, "text, a number, a date, None or a Cell")
    elif isinstance(value, (int, float, Decimal)):
        number = Decimal(str(value)) if isinstance(value, float) else value
        noise = noise_fault(value) if isinstance(value, float) else None
        fault = noise or number_fault(number, decimals=fields.DECIMALS)
        if fault:
            if isinstance(number, Decimal) and number.is_nan():
                fault = Joined(", or ", [fault, Message("None for a blank cell")])
            raise InvalidValue("{place}: {error}", place=place, error=fault)


def _require_words(value: "Inline | tuple[object, ...]", place: str | Message) -> None:
    """Refuse pieces that no cell can show: runs of points, and what is said of the report."""
    require_paragraph(value, str(place))
    for piece in pieces(cast("Inline | Words", value)):
        if not isinstance(piece, (str, Inline)):
            raise fields.wrong_type(place, piece, "text, Emphasis, Link, Footnote, or a list of these")


def is_words(given: object) -> bool:
    """Tell the words of a cell in pieces: a list with Emphasis, Link or Footnote in it."""
    return isinstance(given, (list, tuple)) and any(isinstance(piece, Inline) for piece in given)


def as_value(given: "GivenValue") -> Value:
    """Take what a cell holds; a list with Emphasis, Link or Footnote in it is words that run on."""
    if is_words(given):
        return tuple(cast("Words", given))
    return cast("Value", own_value(given))


@value_class
class Cell:
    """A cell that is more than its value (单元格): one that spans, or stands otherwise than its column.

    Parameters: `value` text with slots, a number, a list of text with Emphasis, Link or Footnote, or None for nothing;
    `across` and `down` how many columns
    and rows it spans, itself included; `align` left, center or right.

    >>> Cell("申请人情况", across=7).across
    7
    """

    value: Value = field(default=None, converter=as_value)
    across: int = field(default=1, kw_only=True, converter=fields.as_whole, validator=fields.positive)
    down: int = field(default=1, kw_only=True, converter=fields.as_whole, validator=fields.positive)
    align: Align | None = field(
        default=None, kw_only=True, validator=fields.optional(fields.one_of("left", "center", "right"))
    )

    @value.validator
    def _known_kind(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        require_value(value, "Cell.value")


@value_class
class Covered:
    """A place that a cell above covers by spanning down, so many columns wide."""

    across: int = 1


Row = tuple[Value | Cell, ...]
TiledRow = tuple[Value | Cell | Covered, ...]


def width_of(entry: Value | Cell | Covered) -> int:
    """Return how many columns a cell takes, or a place that one above covers."""
    return entry.across if isinstance(entry, (Cell, Covered)) else 1


def row_width(row: TiledRow) -> int:
    """Return how many columns the cells of a row take."""
    return sum(map(width_of, row))


def columns_of(count: int) -> Message:
    """Say how many columns there are."""
    return Message("1 column") if count == 1 else Message("{count} columns", count=count)


def row_of(what: str, row: int, column: int | None = None) -> Message:
    """Say which row of a table, or which cell of it, both counted from 1."""
    if column is None:
        return Message("{what} row {row}", what=what, row=row)
    return Message("{what} row {row}, column {column}", what=what, row=row, column=column)


def tile(rows: Sequence[Row], columns: int, what: str) -> tuple[TiledRow, ...]:
    """Return the rows with their covered places filled in, so that each is `columns` wide.

    Raises InvalidValue, with row and column counted from 1, where a span runs over the edge or into another
    cell, where cells are missing and where there are too many.
    """
    below: dict[int, tuple[int, int]] = {}  # column → (how many columns, how many rows yet) of a span from above
    tiled: list[TiledRow] = []
    for number, row in enumerate(rows, 1):
        if not below and len(row) == columns and not any(isinstance(entry, Cell) for entry in row):
            tiled.append(row)
            continue
        tiled.append(_tile_row(row, columns, below, what, number))
    if below:
        column = min(below)
        place, rest = row_of(what, len(rows), column + 1), below[column][1]
        raise InvalidValue(
            "{place}: a span runs over the last row by {rest}; let it span fewer", place=place, rest=rest
        )
    return tuple(tiled)


def _tile_row(row: Row, columns: int, below: dict[int, tuple[int, int]], what: str, number: int) -> TiledRow:
    entries: list[Value | Cell | Covered] = []
    started: dict[int, tuple[int, int]] = {}
    column = taken = 0
    while column < columns:
        across = left = 1
        if column in below:
            across, left = below.pop(column)
            entries.append(Covered(across))
        elif taken == len(row):
            place, wanted = row_of(what, number, column + 1), columns_of(columns)
            raise InvalidValue("{place}: no cell; give {wanted}", place=place, wanted=wanted)
        else:
            entry = row[taken]
            if isinstance(entry, Cell):
                across, left = entry.across, entry.down
                _require_room(across, column, columns, below, row_of(what, number, column + 1))
            entries.append(entry)
            taken += 1
        if left > 1:
            started[column] = (across, left - 1)
        column += across
    if left_over := len(row) - taken:
        place, held = row_of(what, number), columns_of(columns)
        cells = Message("1 cell") if left_over == 1 else Message("{count} cells", count=left_over)
        raise InvalidValue("{place}: {cells} too many; the table has {held}", place=place, cells=cells, held=held)
    below.update(started)
    return tuple(entries)


def _require_room(across: int, column: int, columns: int, below: Mapping[int, tuple[int, int]], place: Message) -> None:
    """Refuse a cell that spans over the edge of its table, or into one from above."""
    if column + across > columns:
        raise InvalidValue(
            "{place}: a span of {across} runs over column {columns}", place=place, across=across, columns=columns
        )
    if any(under in below for under in range(column + 1, column + across)):
        raise InvalidValue("{place}: a span of {across} runs into a cell from above", place=place, across=across)


def merge_equal(rows: Sequence[TiledRow], columns: int, what: str) -> tuple[TiledRow, ...]:
    """Return the rows with equal neighbours of the first columns merged down, each within its left neighbour's.

    Raises InvalidValue, with row and column, where one of these places spans or is covered already.
    """
    for number, row in enumerate(rows, 1):
        for column, entry in enumerate(row[:columns], 1):
            if isinstance(entry, Covered) or (isinstance(entry, Cell) and entry.across * entry.down > 1):
                place = row_of(what, number, column)
                raise InvalidValue("{place}: a span in a grouped column; give plain labels there", place=place)
    merged = [list(row) for row in rows]
    for column in range(columns):
        begins = [
            number
            for number, row in enumerate(rows)
            if number == 0 or row[: column + 1] != rows[number - 1][: column + 1]
        ]
        for begin, end in pairwise([*begins, len(rows)]):
            label = rows[begin][column]
            if end - begin > 1:
                cell = label if isinstance(label, Cell) else Cell(label)  # type: ignore[arg-type]  # none is covered
                merged[begin][column] = attrs.evolve(cell, down=end - begin)
                for number in range(begin + 1, end):
                    merged[number][column] = Covered()
    return tuple(tuple(row) for row in merged)
