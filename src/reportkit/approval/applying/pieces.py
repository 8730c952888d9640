"""The blocks of a report in the order that accepted edits give them, each with what is to change in it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from reportkit.alignment.columns import Layout
from reportkit.approval.applying.cuts import BREAK, Cut
from reportkit.approval.edits import Edit
from reportkit.comparison.changes import (
    Added,
    Joined,
    Moved,
    PictureReplaced,
    Reformatted,
    Releveled,
    Removed,
    Reworded,
    Split,
)
from reportkit.manuscript import (
    HEADINGS,
    ITEMS,
    Block,
    Grid,
    GridCell,
    GridEntry,
    Image,
    Line,
    Manuscript,
    Mark,
    Role,
    Span,
    notes_of,
)
from reportkit.reading.rich_text import spans_behind

LINK = "链接到"
"""How a look is told that leads somewhere."""

TYPED_LEAD = re.compile(r"(?!一是|首先|第一)[^。；：！？]{2,25}。(?=.)")
"""A lead in words that were typed, with more behind it."""


class Came(NamedTuple):
    """A row that comes (移来的行): its cells, or the number of one that was moved; whether it is of the head."""

    row: tuple[GridEntry, ...] | int
    is_head: bool = False


@attrs.define
class RowEdits:
    """What is to change in a table's rows (表格改动), those of the head counted with them: rows that go, rows that come
    by the row before which they come, and cuts by row and cell. Where columns come or go, `layout` has those of both
    tables, in which cells and columns are counted; `table` is the one that they come from, `columns` their edits."""

    gone: set[int] = attrs.Factory(set)
    come: defaultdict[int, list[Came]] = attrs.Factory(lambda: defaultdict(list))
    cuts: defaultdict[tuple[int, int], list[Cut]] = attrs.Factory(lambda: defaultdict(list))
    layout: Layout = ()
    columns_gone: set[int] = attrs.Factory(set)
    columns_come: set[int] = attrs.Factory(set)
    table: Grid | None = None
    columns: list[int] = attrs.Factory(list)

    def __bool__(self) -> bool:
        return bool(self.gone or self.come or self.cuts or self.columns_gone or self.columns_come)


class Break(NamedTuple):
    """Where a further paragraph begins (另起一段): at which character, the role of it, whose edit it is."""

    at: int
    role: Role
    edit: int


@attrs.define
class Piece:
    """A block where it will stand (待成段落): that of the report, or one that came, and what is to change in it.

    `edits` are the numbers of those edits that it is there or changed by, `levels` of the one that gave it another
    role. `breaks` are where it is parted, `joins` the
    edit by which it runs on with the one above, `below` what runs on with it. `shown` is another picture in its place.
    """

    block: Block
    is_new: bool = False
    is_moved: bool = False
    role: Role | None = None
    cuts: list[Cut] = attrs.Factory(list)
    rows: RowEdits = attrs.Factory(RowEdits)
    edits: list[int] = attrs.Factory(list)
    levels: list[int] = attrs.Factory(list)
    breaks: list[Break] = attrs.Factory(list)
    joins: int | None = None
    below: "list[Piece]" = attrs.Factory(list)
    shown: Image | None = None


class Gone(NamedTuple):
    """A block that an edit takes out (删去的段落)."""

    block: Block
    edit: int


def gone(manuscript: Manuscript, edits: Sequence[Edit]) -> list[Gone]:
    """Return the blocks that some edits take out."""
    return [
        Gone(manuscript.blocks[old], edit.number)
        for edit in edits
        if isinstance(edit.change, Removed) and edit.difference.is_whole
        for old in edit.difference.olds
    ]


def pieces(manuscript: Manuscript, edits: Sequence[Edit]) -> list[Piece]:
    """Return the blocks as some edits leave them."""
    held = [Piece(block, role=block.role if isinstance(block, Line) else None) for block in manuscript.blocks]
    out: set[int] = set()
    coming: defaultdict[int, list[Piece]] = defaultdict(list)
    for edit in edits:
        found, change = edit.difference, edit.change
        match change:
            case Removed() if found.is_whole:
                out.update(found.olds)
            case Moved() if found.row is None:
                out.update(found.olds)
                for old in found.olds:
                    held[old].edits.append(edit.number)
                    held[old].is_moved = True
                coming[found.upto] += [held[old] for old in found.olds]
            case Added() if found.is_whole:
                for block in edit.came:
                    role = block.role if isinstance(block, Line) else None
                    coming[found.upto].append(Piece(block, is_new=True, role=role, edits=[edit.number]))
            case Joined():
                above, own = found.olds
                held[own].joins = edit.number
                held[own].edits.append(edit.number)
                held[above].below.append(held[own])
                out.add(own)
            case _:
                _inside(held[found.olds[0]], edit)
    return _with_leads(list(_in_order(held, out, coming)))


def _with_leads(given: Sequence[Piece]) -> list[Piece]:
    """Let an item that was typed have a lead, up to its first stop, where those beside it have."""
    for at, piece in enumerate(given):
        line = piece.block
        if not piece.is_new or not isinstance(line, Line) or line.role not in ITEMS or _lead(line):
            continue
        found = TYPED_LEAD.match(line.text)
        beside = [*_siblings(given[at - 1 :: -1] if at else (), line.role), *_siblings(given[at + 1 :], line.role)]
        if found and beside and all(map(_lead, beside)):
            lead = Span(found[0], mark=Mark.LEAD)
            piece.block = attrs.evolve(line, spans=(lead, *spans_behind(line.spans, len(found[0]))))
    return list(given)


def _siblings(given: Sequence[Piece], role: Role) -> Iterator[Line]:
    """Yield the next item of a role that the report has, up to a heading."""
    for piece in given:
        if isinstance(piece.block, Line) and not piece.is_new:
            if piece.block.role is role:
                yield piece.block
            if piece.block.role is role or piece.block.role in HEADINGS:
                return


def _lead(line: Line) -> bool:
    return any(span.mark is Mark.LEAD for span in line.spans)


def _in_order(held: Sequence[Piece], out: set[int], coming: Mapping[int, Sequence[Piece]]) -> Iterator[Piece]:
    for position in range(len(held) + 1):
        for piece in coming.get(position, ()):
            yield from _with_below(piece)
        if position < len(held) and position not in out:
            yield from _with_below(held[position])


def _with_below(piece: Piece) -> Iterator[Piece]:
    yield piece
    for one in piece.below:
        yield from _with_below(one)


def _inside(piece: Piece, edit: Edit) -> None:
    """Note what changes within a block."""
    found, change = edit.difference, edit.change
    piece.edits.append(edit.number)
    if isinstance(change, Split):
        (came,) = edit.came
        assert isinstance(came, Line)
        at = change.start_before
        piece.breaks.append(Break(at, came.role, edit.number))
        piece.cuts.append(Cut(at, at, BREAK, edit.number, rank=2 * found.part - 1))
    elif isinstance(change, Releveled):
        (came,) = edit.came
        piece.role = came.role if isinstance(came, Line) else piece.role
        piece.levels.append(edit.number)
    elif isinstance(change, PictureReplaced):
        (shown,) = edit.came
        piece.shown = shown if isinstance(shown, Image) else None
    elif found.column is not None:
        (grid,) = edit.came
        assert isinstance(grid, Grid)
        piece.rows.layout, piece.rows.table = found.layout, grid
        columns = piece.rows.columns_come if isinstance(change, Added) else piece.rows.columns_gone
        columns.add(found.column)
        piece.rows.columns.append(edit.number)
    elif found.row is None:
        if isinstance(change, (Reworded, Reformatted)):
            piece.cuts += cuts_of(edit, change)
    else:
        old, new, upto = found.row
        piece.rows.layout = found.layout
        if isinstance(change, Removed) and old is not None:
            piece.rows.gone.add(old)
        elif isinstance(change, Moved) and old is not None:
            piece.rows.gone.add(old)
            piece.rows.come[upto].append(Came(old))
        elif isinstance(change, Added) and new is not None:
            (grid,) = edit.came
            assert isinstance(grid, Grid)
            piece.rows.come[upto].append(Came(grid.rows[new], new < len(grid.head)))
        elif isinstance(change, (Reworded, Reformatted)) and old is not None and found.entry is not None:
            piece.rows.cuts[old, found.entry] += cuts_of(edit, change)


def cuts_of(edit: Edit, change: Reworded | Reformatted) -> Iterator[Cut]:
    """Yield the cuts that an edit makes in its line, with how words that come look: two around the mark of a note."""
    text, begin, words = _text_of(edit), change.start_after, change.new
    leads = isinstance(change, Reformatted) and LINK in f"{change.look_before}{change.look_after}"
    whole = Cut(
        change.start_before,
        change.start_before + len(change.old),
        words,
        edit.number,
        tuple(_stretch(text, begin, len(words))),
        isinstance(change, Reformatted),
        leads,
        2 * edit.difference.part,
        _mark_within(text, begin, len(words)),
    )
    if change.old or not whole.noted or whole.noted == len(words):
        yield whole
        return
    at = whole.noted
    behind = tuple(_stretch(text, begin + at, len(words) - at))
    yield whole._replace(words=words[at:], spans=behind, noted=0)
    yield whole._replace(words=words[:at], spans=tuple(_stretch(text, begin, at)), noted=None)


def _mark_within(spans: Sequence[Span], begin: int, length: int) -> int | None:
    """Return how many of so many characters stand before the mark of a note that stands at them, if one does."""
    at = 0
    for span in spans:
        if span.note is not None and begin <= at <= begin + length:
            return at - begin
        at += len(span.text.replace("\n", ""))
    return None


def _text_of(edit: Edit) -> Sequence[Span]:
    """Return the text in the file that an edit is of: a line, a note on it, a cell."""
    found, block = edit.difference, edit.came[0]
    spans: Sequence[Span] = ()
    if isinstance(block, Line):
        spans = block.spans
    elif isinstance(block, Grid) and found.row and found.row[1] is not None and found.entry is not None:
        cell = block.rows[found.row[1]][found.entry]
        spans = cell.spans if isinstance(cell, GridCell) else ()
    if found.note:
        return next((note.spans for note in notes_of(spans) if note.origin == str(edit.change.after)), ())
    return spans


def _stretch(spans: Sequence[Span], start: int, length: int) -> Iterator[Span]:
    """Yield so many characters of some spans, from one of them on."""
    at = 0
    for span in spans:
        text = span.text.replace("\n", "")
        inside = text[max(start - at, 0) : max(start + length - at, 0)]
        if inside:
            yield span._replace(text=inside)
        at += len(text)
