"""Notes and source below a table as edits leave them, those of its cells among them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from reportkit.approval.applying.labelled import LABEL, SOURCE
from reportkit.approval.applying.paragraphs import Lines, plain, put
from reportkit.approval.applying.pieces import Piece
from reportkit.approval.applying.refusing import Refusal
from reportkit.manuscript import Line
from reportkit.model import Footnote, Table
from reportkit.place import Place
from reportkit.reading.words import said

MARK = re.compile(r"^\s*[①-⑳㉑-㊿]\s*")

Steps = tuple[str | int, ...]


def with_note(table: Table, former: Table | None, piece: Piece, part: Steps, lines: Lines) -> Table:
    """Return a table with a line that stands below it.

    `former` is the table as it was, where the line is of this one; `part` says which of it the line is, () where it
    came.
    """
    line = piece.block
    assert isinstance(line, Line)
    if part[:1] not in (("notes",), ("source",), ()):
        return _with_note_of_cell(table, piece, line, part, lines)
    label = len(found[0]) if (found := LABEL.match(line.text)) else 0
    if piece.cuts and not LABEL.match(plain(line.spans, piece.cuts)):
        raise Refusal([one.edit for one in piece.cuts if one.start < label] or piece.edits, "generated")
    if looks := [one.edit for one in piece.cuts if one.stays and one.end <= label]:
        raise Refusal(looks, "look")
    cuts = [one for one in piece.cuts if one.end > label]
    is_source = part[:1] == ("source",) or (not part and line.text.startswith(SOURCE))
    if part and former is not None:
        own: Any = former.source if is_source else former.notes[int(part[1])]
        text: Any = lines.paragraph(own, line.spans, cuts, Place.parse(line.origin))
    else:
        text = said(plain(line.spans, piece.cuts))
    text = LABEL.sub("", text) if isinstance(text, str) else text
    return attrs.evolve(table, source=text) if is_source else attrs.evolve(table, notes=(*table.notes, text))


def _with_note_of_cell(table: Table, piece: Piece, line: Line, part: Steps, lines: Lines) -> Table:
    """Return a table in which the note of a cell says what its line below says; the mark stays."""
    if not piece.cuts:
        return table
    places = list(_notes(table, part))
    mark = len(found[0]) if (found := MARK.match(line.text)) else 0
    if len(places) != 1 or any(one.start < mark for one in piece.cuts):
        raise Refusal(piece.edits, "generated")
    held: Any = table
    for step in places[0]:
        held = held[step] if isinstance(step, int) else getattr(held, step)
    return put(table, places[0], lines.paragraph(held, line.spans, piece.cuts, Place.parse(line.origin)))


def without_notes(table: Table, gone: Sequence[tuple[Steps, int]]) -> Table:
    """Return a table without the notes of cells whose lines below it are gone; those of the table go by themselves."""
    for part, edit in sorted(gone, key=lambda one: str(one[0]), reverse=True):  # so that those before keep their places
        if part[:1] in (("notes",), ("source",)):
            continue
        places = list(_notes(table, part))
        if len(places) != 1:
            raise Refusal([edit], "generated")
        (field, row, at, piece, _), *_ = places
        cells: Any = getattr(table, str(field))[int(row)]
        left = tuple(one for number, one in enumerate(cells[int(at)]) if number != piece)
        table = put(table, (field, row, at), left[0] if len(left) == 1 else left)
    return table


def _notes(table: Table, part: Steps) -> Iterator[Sequence[str | int]]:
    """Yield the paths of the words of notes that a path within a row, which tells no cell, may be of."""
    match part:
        case (str(field), int(row), int(piece), "words"):
            cells: Any = getattr(table, field)[row]
            for at, cell in enumerate(cells):
                if isinstance(cell, tuple) and piece < len(cell) and isinstance(cell[piece], Footnote):
                    yield field, row, at, piece, "words"
