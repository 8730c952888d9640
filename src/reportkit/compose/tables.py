"""Tables and pictures to lines, grids and images: captions above or below, figures lined up."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from reportkit.compose.resolver import SlotResolver
from reportkit.manuscript import (
    Block,
    Column,
    Grid,
    GridCell,
    GridEntry,
    Image,
    Line,
    Mark,
    Merged,
    Note,
    Role,
    Span,
    note_mark,
    starts,
    width,
)
from reportkit.model import Cell, Picture, Table
from reportkit.model.grid import Align, Covered, TiledRow, Value
from reportkit.model.paragraph import Inline, Paragraph
from reportkit.wording import full_date, number

ROLES: dict[bool, dict[Align, Role]] = {
    False: {"left": Role.TABLE_TEXT, "center": Role.TABLE_CENTRED, "right": Role.TABLE_FIGURE},
    True: {"left": Role.DENSE_TEXT, "center": Role.DENSE_CENTRED, "right": Role.DENSE_FIGURE},
}
"""The role of a cell by whether its table is dense and how it is aligned."""

SHORT = 4  # 字: words no longer than this are centred in their column, longer ones start at its left

FIGURE = re.compile(r"-?\d[\d,]*(?:\.(\d+))?%?")
WHOLE_SHARES = {"0%", "100%"}
"""Shares that have no decimals beside others that have: moved in to the points, their % would stand alone."""

NO_FIGURE = {"", "—", "——", "-", "/", "…"}  # what offices write where there is none


def table_blocks(table: Table, label: str, resolver: SlotResolver, path: str) -> Iterator[Block]:
    """Yield a table with what stands above and below it."""
    turned = table.landscape
    if table.caption:
        place = f"{path}.caption"
        caption = resolver.heading(f"\u3000{table.caption}", place)
        yield Line(Role.TABLE_CAPTION, caption, label, place, table.name, keep_next=True, landscape=turned)
    if table.unit:
        unit = resolver.heading(f"单位：{table.unit}", f"{path}.unit")
        yield Line(Role.TABLE_UNIT, unit, origin=f"{path}.unit", keep_next=True, landscape=turned)
    roles = ROLES[table.dense]
    head_role = Role.DENSE_HEAD if table.dense else Role.TABLE_HEAD
    sayer = _CellSayer(resolver, roles)
    head = tuple(sayer.row(row, f"{path}.header[{n}]", head_role) for n, row in enumerate(table.head))
    body = tuple(sayer.row(row, f"{path}.rows[{n}]") for n, row in enumerate(table.body))
    yield Grid(_columns(table, body, roles), head, body, path, turned)
    yield from _below(table, sayer.notes, resolver, path)


def _below(table: Table, marked: Sequence[Note], resolver: SlotResolver, path: str) -> Iterator[Line]:
    notes: list[tuple[str, str, Paragraph]] = [
        (f"{path}.notes[{n}]", f"注{n + 1}：", note) for n, note in enumerate(table.notes)
    ]
    if len(notes) == 1:
        notes = [(notes[0][0], "注：", notes[0][2])]
    if table.source:
        notes.append((f"{path}.source", "资料来源：", table.source))
    said = [(note.origin, note_mark(number), note.spans) for number, note in enumerate(marked, 1)]
    said += [(place, mark, resolver.paragraph(text, place)) for place, mark, text in notes]
    for place, mark, spans in said:
        out = width(mark)
        line = (Span(mark), *spans)
        yield Line(Role.TABLE_NOTE, line, origin=place, left=out, hanging=out, landscape=table.landscape)


class _CellSayer:
    """Says cells; one that only holds a value, in its column's looks, stays a plain str.

    Their notes are counted, and kept for below the table.
    """

    def __init__(self, resolver: SlotResolver, roles: dict[Align, Role]) -> None:
        self._resolver = resolver
        self._roles = roles
        self.notes: list[Note] = []

    def row(self, row: TiledRow, path: str, role: Role | None = None) -> tuple[GridEntry, ...]:
        return tuple([self._entry(entry, path, role) for entry in row])

    def _entry(self, entry: Value | Cell | Covered, path: str, role: Role | None) -> GridEntry:
        if isinstance(entry, Covered):
            return Merged(entry.across)
        if isinstance(entry, Cell):
            said = self._say(entry.value, path)
            spans = (Span(said),) if isinstance(said, str) else said
            aligned = self._roles[entry.align] if entry.align else role
            return GridCell(spans, aligned, entry.across, entry.down)
        if role is None and type(entry) is int:  # most cells of most tables
            return str(entry)
        said = self._say(entry, path)
        if isinstance(said, str):
            return GridCell((Span(said),), role) if role else said
        return GridCell(said, role)

    def _say(self, value: Value, path: str) -> str | tuple[Span, ...]:
        if isinstance(value, str):
            return self._resolver.paragraph(value, path) if "{" in value or "}" in value else value
        if value is None:
            return ""
        if isinstance(value, (Inline, tuple)):
            return tuple([self._counted(span) for span in self._resolver.paragraph(value, path)])
        if isinstance(value, int):
            return str(value)
        if isinstance(value, date):
            return full_date(value)
        return number(value if isinstance(value, Decimal) else Decimal(str(value)))

    def _counted(self, span: Span) -> Span:
        if span.note is None:
            return span
        self.notes.append(span.note)
        return span._replace(note=Note((), span.note.origin, len(self.notes)))


def _columns(table: Table, body: Sequence[Sequence[GridEntry]], roles: dict[Align, Role]) -> tuple[Column, ...]:
    texts: list[list[str]] = [[] for _ in range(table.columns)]
    for row in body:
        for column, entry in zip(starts(row, table.columns), row, strict=True):
            if isinstance(entry, str):
                texts[column].append(entry)
            elif isinstance(entry, GridCell) and entry.role is None and entry.across == 1 and not _is_open(entry):
                texts[column].append(entry.text)
    widths = table.widths or [None] * table.columns
    aligned = list(table.align or [None] * table.columns)
    if texts[0] == [str(row) for row in range(1, len(body) + 1)]:  # 序号
        aligned[0] = aligned[0] or "center"
    return tuple(_column(said, align, given, roles) for said, align, given in zip(texts, aligned, widths, strict=True))


def _is_open(cell: GridCell) -> bool:
    """Tell whether a cell waits for its words, which then will say how they stand."""
    return any(span.mark is Mark.PLACEHOLDER for span in cell.spans)


def _column(texts: list[str], align: Align | None, given: float | None, roles: dict[Align, Role]) -> Column:
    if texts and all(text.isdecimal() and text.isascii() for text in texts):  # most columns of most tables
        return Column(roles[align or "right"], 0, given)
    figures = [FIGURE.fullmatch(text) for text in texts if text not in NO_FIGURE]
    if figures and all(figures):
        return Column(roles[align or "right"], _decimals([figure for figure in figures if figure]), given)
    longest = max(map(width, texts), default=0)
    return Column(roles[align or ("center" if longest <= SHORT else "left")], 0, given)


def _decimals(figures: Sequence[re.Match[str]]) -> int:
    """Return by how many decimals figures are lined up at their points; shares with 100% below line up at their %."""
    given = {len(figure[1] or "") for figure in figures if figure[0] not in WHOLE_SHARES}
    shares = all(figure[0].endswith("%") for figure in figures)
    return 0 if shares and len(given) == 1 else max(len(figure[1] or "") for figure in figures)


def picture_blocks(picture: Picture, label: str, resolver: SlotResolver, path: str) -> Iterator[Block]:
    """Yield a picture, and its caption below."""
    own = picture.size
    width = picture.width or own.width
    height = width * own.height / own.width
    held = picture.caption is not None
    yield Image(picture.source, own.suffix, picture.alt, width, height, picture.characters, path, keep_next=held)
    if picture.caption:
        place = f"{path}.caption"
        caption = resolver.heading(f"\u3000{picture.caption}", place)
        yield Line(Role.PICTURE_CAPTION, caption, label, place, picture.name)
