"""The imprint as edits leave it: who gets a copy, who printed it, and when, each of which changes, comes or goes."""

import re
from collections.abc import Sequence
from typing import Any

from reportkit.approval.applying.paragraphs import Lines, plain
from reportkit.approval.applying.pieces import Gone, Piece
from reportkit.approval.applying.refusing import Refusal
from reportkit.approval.applying.sources import Leaf, as_written
from reportkit.manuscript import Line, Role
from reportkit.model import Imprint
from reportkit.place import Place
from reportkit.reading.words import day_of

LABEL = re.compile(r"^\s*(?:抄送|抄报|主送)[:：]\s*")
END = "。"
FIELDS = {Role.COPIES: "copies", Role.PRINTED_BY: "office", Role.PRINTED_ON: "printed"}


def changed_imprint(
    former: Imprint | None, pieces: Sequence[Piece], gone: Sequence[Gone], lines: Lines
) -> Imprint | None:
    """Return an imprint after the edits of its lines, None where none is left."""
    if not gone and not any(piece.cuts or piece.is_new for piece in pieces):
        return former
    given: dict[str, Any] = dict.fromkeys(FIELDS.values())
    seen: set[Role] = set()
    for piece in pieces:
        line = piece.block
        assert isinstance(line, Line)
        if line.role in seen:
            raise Refusal(piece.edits, "twice")
        seen.add(line.role)
        given[FIELDS[line.role]] = _field(former, piece, line, lines)
    takes = former is not None and former.takes_addressees
    if not takes and all(value is None for value in given.values()):
        return None
    return Imprint(**given, takes_addressees=takes)


def _field(former: Imprint | None, piece: Piece, line: Line, lines: Lines) -> object:
    """Return what a line of an imprint says."""
    words = plain(line.spans, piece.cuts)
    if former is not None and not piece.cuts and not piece.is_new:
        return getattr(former, FIELDS[line.role])
    match line.role:
        case Role.PRINTED_ON:
            if (day := day_of(words.strip().removesuffix("印发"))) is None:
                raise Refusal(piece.edits, "day")
            return day
        case Role.PRINTED_BY:
            held = former.office if former else None
            made = lines.written(line.spans, [Leaf(Place(()), held)], piece.cuts) if held and piece.cuts else None
            return made.text(Place(())) if made and not made.across else as_written(words.strip())
        case _:
            return changed_names(line, "，", former.copies or () if former else (), piece, lines)


def changed_names(line: Line, between: str, given: Sequence[str], piece: Piece, lines: Lines) -> tuple[str, ...]:
    """Return the names in a line: each as it was given but for its cuts, or all anew where cuts went across."""
    words = plain(line.spans, piece.cuts)
    if piece.cuts and not words.rstrip().endswith(line.text[-1]):
        raise Refusal(piece.edits, "generated")
    leaves = [Leaf(Place((number,)), name) for number, name in enumerate(given)]
    made = lines.written(line.spans, leaves, piece.cuts) if leaves and not piece.is_new else None
    if made is not None and not made.across:
        return tuple(name for leaf in leaves for name in _parted(leaf.text, made.text(leaf.path), between))
    label = len(found[0]) if (found := LABEL.match(line.text)) else 0
    if piece.cuts and label and not LABEL.match(words):
        raise Refusal([one.edit for one in piece.cuts if one.start < label], "generated")
    known = dict(zip(_names(line.text, between), given, strict=False))
    return tuple(known.get(name, as_written(name)) for name in _names(words, between))


def _parted(old: str, new: str, between: str) -> Sequence[str]:
    """Return a name as it is now, or the several that somebody made of it.

    >>> _parted("县法院", "县法院，县政协办", "，"), _parted("甲，乙", "甲，乙", "，"), _parted("甲", "", "，")
    (['县法院', '县政协办'], ['甲，乙'], [])
    """
    return [old] if new == old else [name.strip() for name in new.split(between) if name.strip()]


def _names(words: str, between: str) -> list[str]:
    """Return the names in a line of an imprint, or of addressees.

    >>> _names("抄送：县委办，县法院。", "，")
    ['县委办', '县法院']
    """
    bare = LABEL.sub("", words).strip().rstrip(f"{END}：:")
    return [name for one in bare.split(between) if (name := one.strip())]
