"""Tables: rows of values, or cells that span, with what stands above and below them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, cast, runtime_checkable

import attrs
from attrs import field

import reportkit.checks as checks
from reportkit.errors import InvalidValue, wrong_value
from reportkit.foreign import OWN, own_number
from reportkit.frozen import FrozenMapping
from reportkit.messages import Message
from reportkit.model import fields
from reportkit.model.content import Block
from reportkit.model.frames import PandasFrame, frame_rows
from reportkit.model.grid import (
    Align,
    Cell,
    GivenValue,
    Row,
    TiledRow,
    Value,
    as_value,
    columns_of,
    is_words,
    merge_equal,
    require_value,
    row_of,
    row_width,
    tile,
)
from reportkit.model.labels import require_unlabelled, unlabelled
from reportkit.model.paragraph import (
    Inline,
    Paragraph,
    Phrase,
    as_paragraph,
    as_paragraphs,
    heading,
    paragraph_texts,
    pieces,
    require_paragraph,
)
from reportkit.values import value_class

MOST_COLUMNS = 63
ORDINARY = 10**18  # what is below needs no further look


@runtime_checkable
class Records(Protocol):
    """Anything that gives its rows as mappings, as a data frame of polars does."""

    def to_dicts(self) -> Sequence[Mapping[str, Any]]:
        """Return the rows, each a mapping of column names to values."""


GivenRow = Sequence[GivenValue | Cell] | Mapping[str, GivenValue | Cell]
GivenRows = Sequence[GivenRow] | PandasFrame | Records
GivenHeader = Sequence[Value | Cell | Sequence[Value | Cell]]


def _as_rows(given: "GivenRows") -> tuple[Row | Mapping[str, Value | Cell], ...]:
    rows = given
    if isinstance(given, Records):
        rows = given.to_dicts()
    elif isinstance(given, PandasFrame):
        rows = frame_rows(given)
    if not isinstance(rows, (list, tuple)):
        raise fields.wrong_type("Table.rows", rows, "a list of rows, or a data frame")
    return tuple(
        FrozenMapping({key: as_value(value) for key, value in row.items()})
        if isinstance(row, Mapping)
        else _as_row(row, row_of("Table.rows", number))
        for number, row in enumerate(rows, 1)
    )


def _as_row(given: object, place: Message) -> Row:
    if not isinstance(given, (list, tuple)):
        raise fields.wrong_type(place, given, "a list of values, or a mapping")
    return tuple([value if type(value) in OWN else as_value(value) for value in given])


def _as_header(given: "GivenHeader | None") -> tuple[Row, ...] | None:
    """Take one header row, or a list of several; beside labels, a list with a footnote in it is one, too."""
    if given is None:
        return None
    if not isinstance(given, (list, tuple)):
        raise fields.wrong_type("Table.header", given, "a list of labels, or a list of such rows")
    lists = [item for item in given if isinstance(item, (list, tuple))]
    is_one = len(lists) < len(given) and all(map(is_words, lists))
    rows = (given,) if is_one else given
    return tuple(_as_row(row, row_of("Table.header", number)) for number, row in enumerate(rows, 1))


def _as_widths(given: Sequence[float] | None) -> tuple[float, ...] | None:
    return tuple(map(own_number, given)) if isinstance(given, (list, tuple)) else given  # type: ignore[return-value]  # the validator names it


def _as_alignment(given: Sequence[Align | None] | None) -> tuple[Align | None, ...] | None:
    return tuple(given) if isinstance(given, (list, tuple)) else given  # type: ignore[return-value]  # the validator names it


@value_class
class Table(Block):
    """A table (表格): its caption 表1 above, its header on every page that it runs over, its notes below.

    Parameters: `rows` sequences of values, or mappings, or a data frame of pandas or polars. A value is text with
    slots, a number, a date, None for nothing, or a Cell that spans; each takes the next free place of its row.
    What is missing in a data frame is None.
    `header` one row of labels or several, by default the keys of the first mapping; `caption` without its
    number; `name` for slots that refer to it; `unit` for the line 单位：……; `notes` and `source` for below;
    `widths` of the columns in 字, by default fitted to what stands in them; `align` of the columns, left,
    center or right, by default figures to the right and short words in the middle; `grouped` how many first columns
    merge equal neighbours down; `dense` sets it in smaller type; `landscape` turns its page. Rows are never
    split across pages, and a label merged down is printed again on each page that its rows run over.

    Raises InvalidValue, with row and column, for a grid that does not tile, WrongType for what no cell shows.

    >>> Table([["规章", 0], ["行政规范性文件", 12]], header=["信息内容", "件数"]).columns
    2
    """

    rows: tuple[Row | Mapping[str, Value | Cell], ...] = field(converter=_as_rows)
    header: tuple[Row, ...] | None = field(default=None, kw_only=True, converter=_as_header)
    caption: str | None = field(default=None, kw_only=True, validator=fields.optional(unlabelled(heading, "表")))
    name: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    unit: str | None = field(
        default=None, kw_only=True, validator=fields.optional(unlabelled(fields.prose, "单位", "计量单位"))
    )
    notes: tuple[Paragraph, ...] = field(default=(), kw_only=True, converter=as_paragraphs)
    source: Paragraph | None = field(default=None, kw_only=True, converter=attrs.converters.optional(as_paragraph))
    widths: tuple[float, ...] | None = field(default=None, kw_only=True, converter=_as_widths)
    align: tuple[Align | None, ...] | None = field(default=None, kw_only=True, converter=_as_alignment)
    grouped: int = field(default=0, kw_only=True, converter=fields.as_whole, validator=fields.whole)
    dense: bool = field(default=False, kw_only=True, validator=fields.flag)
    landscape: bool = field(default=False, kw_only=True, validator=fields.flag)
    columns: int = field(init=False, repr=False, eq=False)
    head: tuple[TiledRow, ...] = field(init=False, repr=False, eq=False)
    body: tuple[TiledRow, ...] = field(init=False, repr=False, eq=False)

    @notes.validator
    def _texts(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        for number, note in enumerate(value):
            _require_below(note, f"{fields.where(self, attribute)}[{number}]", "注")

    @source.validator
    def _origin(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None:
            _require_below(value, fields.where(self, attribute), "资料来源")

    @widths.validator
    def _numbers(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is None:
            return
        place = fields.where(self, attribute)
        if not isinstance(value, tuple):
            raise fields.wrong_type(place, value, "a list of widths in 字")
        for width in value:
            if isinstance(width, bool) or not isinstance(width, (int, float)):
                raise fields.wrong_type(place, width, "a width in 字 as a number")
            if not 0 < width < 100:
                raise wrong_value(place, width, "a width in 字 above 0 and below 100")

    @align.validator
    def _sides(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None and not isinstance(value, tuple):
            raise fields.wrong_type(fields.where(self, attribute), value, "a list of left, center, right or None")
        for side in value or ():
            if side is not None:
                fields.one_of("left", "center", "right")(self, attribute, side)

    def __attrs_post_init__(self) -> None:
        place = checks.called(self)
        head, body = self._plain_rows(f"{place}.rows")
        columns = _columns(head, body, place)
        wide = columns_of(columns)
        for name, given in (("widths", self.widths), ("align", self.align)):
            if given is not None and len(given) != columns:
                raise InvalidValue(
                    "{place}.{name}: got {count} for {wide}; give one for each",
                    place=place,
                    name=name,
                    count=len(given),
                    wide=wide,
                )
        if self.grouped > columns:
            raise InvalidValue(
                "{place}.grouped: got {grouped}; the table has {wide}", place=place, grouped=self.grouped, wide=wide
            )
        for what, rows in ((f"{place}.header", head), (f"{place}.rows", body)):
            _require_values(rows, what)
        if head and row_width(body[0]) > columns:
            width = row_width(body[0])
            raise InvalidValue(
                "{place}.header: its first row is {wide} wide, row 1 of the rows {width}; give both as many",
                place=place,
                wide=wide,
                width=width,
            )
        object.__setattr__(self, "columns", columns)
        object.__setattr__(self, "head", tile(head, columns, f"{place}.header"))
        tiled = tile(body, columns, f"{place}.rows")
        grouped = merge_equal(tiled, self.grouped, f"{place}.rows") if self.grouped else tiled
        object.__setattr__(self, "body", grouped)

    def _plain_rows(self, what: str) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """Return header and body, mappings written out in the order of the first one's keys."""
        keys = next((tuple(row) for row in self.rows if isinstance(row, Mapping)), None)
        if keys is None:
            return self.header or (), tuple(row for row in self.rows if not isinstance(row, Mapping))
        body = tuple(_by_keys(row, keys, row_of(what, number)) for number, row in enumerate(self.rows, 1))
        return (keys,) if self.header is None else self.header, body

    def texts(self, path: str) -> Iterator[tuple[str, str | Phrase]]:
        """Yield every text with its path, in reading order."""
        for part, given in (("caption", self.caption), ("unit", self.unit)):
            if given:
                yield f"{path}.{part}", given
        for part, rows in (("header", self.head), ("rows", self.body)):
            for number, row in enumerate(rows):
                for entry in row:
                    value = entry.value if isinstance(entry, Cell) else entry
                    if isinstance(value, str) and value:
                        yield f"{path}.{part}[{number}]", value
                    elif isinstance(value, (Inline, tuple)):
                        yield from paragraph_texts(value, f"{path}.{part}[{number}]")
        for number, note in enumerate(self.notes):
            yield from paragraph_texts(note, f"{path}.notes[{number}]")
        if self.source:
            yield from paragraph_texts(self.source, f"{path}.source")


def _columns(head: tuple[Row, ...], body: tuple[Row, ...], place: str) -> int:
    """Return how many columns a table has, by its first row."""
    if not body:
        raise InvalidValue("{place}.rows: got none; a table has one row or more", place=place)
    columns = row_width((head or body)[0])
    if not columns:
        part = "header" if head else "rows"
        raise InvalidValue("{place}.{part}: its first row has no cells; give one or more", place=place, part=part)
    if columns > MOST_COLUMNS:
        raise InvalidValue(
            "{place}.rows: {columns} columns; give 1 to {most}, which is what Word takes",
            place=place,
            columns=columns,
            most=MOST_COLUMNS,
        )
    return columns


def _require_below(value: object, place: str, label: str) -> None:
    """Refuse what cannot stand below a table behind a label."""
    require_paragraph(value, place)
    said = pieces(cast("Paragraph", value))
    for piece in said:
        if not isinstance(piece, (str, Inline)) or (isinstance(piece, Inline) and piece.follows):
            raise fields.wrong_type(place, piece, "text, Emphasis, Link, or a list of these")
    if isinstance(said[0], str):
        require_unlabelled(said[0], place, label)


def _by_keys(row: Row | Mapping[str, Value | Cell], keys: tuple[str, ...], place: Message) -> Row:
    if not isinstance(row, Mapping):
        raise fields.wrong_type(place, row, "a mapping, as the first row is")
    if set(row) != set(keys):
        odd = "、".join(sorted(str(key) for key in set(row) ^ set(keys)))
        raise InvalidValue(
            "{place}: its keys differ from the first row's in {odd}; give every row the same keys", place=place, odd=odd
        )
    return tuple(row[key] for key in keys)


def _require_values(rows: tuple[Row, ...], what: str) -> None:
    for number, row in enumerate(rows, 1):
        for column, entry in enumerate(row, 1):
            if type(entry) is int and -ORDINARY < entry < ORDINARY:  # most cells of most tables
                continue
            if not (fields.is_prose(entry) or isinstance(entry, Cell)):
                require_value(entry, row_of(what, number, column))
