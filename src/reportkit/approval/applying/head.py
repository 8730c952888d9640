"""The letterhead as edits leave it: each line of it is an element, which is changed, comes or goes by itself."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs

from reportkit.approval.applying.cuts import Cut
from reportkit.approval.applying.paragraphs import Lines, plain
from reportkit.approval.applying.pieces import Gone, Piece
from reportkit.approval.applying.refusing import Refusal
from reportkit.approval.applying.sources import Leaf, as_written
from reportkit.approval.beside import LABEL, names_of_signers
from reportkit.manuscript import Line, Role
from reportkit.model import Letterhead
from reportkit.place import Place
from reportkit.readers.closing import BODY_NAME

ONCE: Mapping[Role, str] = MappingProxyType(
    {
        Role.COPY_NUMBER: "copy",
        Role.SECRECY: "secrecy",
        Role.URGENCY: "urgency",
        Role.DOCUMENT_NUMBER: "number",
    }
)
"""What a letterhead has once, by what it is, with its field."""

FIELDS: Mapping[Role, str] = MappingProxyType(
    {**ONCE, Role.SIGNERS: "signers", Role.MARK: "mark", Role.MARK_WORD: "word"}
)
"""All of what a letterhead has, with its fields."""

FILE = "文件"
MARK, WORD = Place(("letterhead", "mark")), Place(("letterhead", "word"))


def changed_letterhead(
    former: Letterhead | None, pieces: Sequence[Piece], gone: Sequence[Gone], lines: Lines
) -> Letterhead | None:
    """Return a letterhead after the edits of its lines, None where none is left."""
    if not gone and not any(piece.cuts or piece.is_new for piece in pieces):
        return former
    head = former or Letterhead()
    made = _Head(head, pieces, lines)
    given: dict[str, Any] = {
        **{field: made.once(role, field) for role, field in ONCE.items()},
        **made.mark([one for one in gone if _line(one.block).role in (Role.MARK, Role.MARK_WORD)]),
        "signers": made.signers(),
    }
    left = attrs.evolve(head, **{field: value for field, value in given.items() if value != getattr(head, field)})
    return left if pieces or left.preprinted else None


def _line(block: object) -> Line:
    assert isinstance(block, Line)
    return block


@attrs.frozen
class _Head:
    """One letterhead under edits (版头改动)."""

    _former: Letterhead
    _pieces: Sequence[Piece]
    _lines: Lines

    def _of(self, *roles: Role) -> list[tuple[Piece, Line]]:
        return [(piece, line) for piece in self._pieces if (line := _line(piece.block)).role in roles]

    def once(self, role: Role, field: str) -> str | None:
        """Return what stands once."""
        found = self._of(role)
        if len(found) > 1:
            raise Refusal([number for piece, _ in found if piece.is_new for number in piece.edits], "twice")
        if not found:
            return None
        ((piece, line),) = found
        former = getattr(self._former, field)
        if piece.is_new or former is None:
            return as_written("".join(line.text.split()))
        return self._text(piece, line, {Place(("letterhead", field)): former})[0] or None

    def _text(self, piece: Piece, line: Line, texts: Mapping[Place, str]) -> list[str]:
        """Return texts that stand in a line behind each other, after its cuts."""
        if not piece.cuts:
            return [*texts.values()]
        leaves = [Leaf(place, text) for place, text in texts.items()]
        made = self._lines.written(line.spans, leaves, self._within(line, piece.cuts, leaves))
        if made is None or made.across:  # printed behind each other, they may be one
            return [as_written(plain(line.spans, piece.cuts)), *([""] * (len(texts) - 1))]
        return [made.text(leaf.path) for leaf in leaves]

    def _within(self, line: Line, cuts: Sequence[Cut], leaves: Sequence[Leaf]) -> Sequence[Cut]:
        """Return cuts of which none goes over the bound between a mark's bodies and its word, where that is whole."""
        if len(leaves) == 1:
            return cuts
        bound = len(line.text) - len(leaves[-1].text)
        made: list[Cut] = []
        for one in cuts:
            if one.start < bound < one.end and one.words.endswith(leaves[-1].text):
                one = one._replace(end=bound, words=one.words.removesuffix(leaves[-1].text), spans=())  # noqa: PLW2901
            made.append(one)
        return made

    def mark(self, gone: Sequence[Gone]) -> dict[str, object]:
        """Return the bodies of the mark, with the word behind them."""
        found, words = self._of(Role.MARK), self._of(Role.MARK_WORD)
        if not gone and not any(piece.cuts or piece.is_new for piece, _ in (*found, *words)):
            return {}
        joint = any(_line(one.block).role is Role.MARK_WORD for one in gone) or bool(words)
        bodies: list[str] = []
        word = self._former.word
        alone = len(self._former.mark) == 1 and not joint
        for piece, line in found:
            if piece.is_new:
                bodies.append(self._body(piece, line))
                continue
            at = int(Place.parse(line.origin).steps[-1])
            own = {Place((*MARK.steps, at)): self._former.mark[at]}
            if alone and word and line.text.endswith(word):
                body, word = self._text(piece, line, {**own, WORD: word})
            else:
                (body,) = self._text(piece, line, own)
            bodies.append(body)
        for piece, line in words:
            word = plain(line.spans, piece.cuts)
        if joint and not words:
            word = None
        if alone and len(bodies) > 1 and word:  # it would stand beside all of them
            raise Refusal([number for piece, _ in found for number in piece.edits], "mark")
        unprinted = self._former.mark[1:] if len(found) == 1 and not joint and len(self._former.mark) > 1 else ()
        return {"mark": (*filter(None, bodies), *(() if gone else unprinted)), "word": word or None}

    def _body(self, piece: Piece, line: Line) -> str:
        text = "".join(line.text.split())
        if not BODY_NAME.fullmatch(text.removesuffix(FILE)):
            raise Refusal(piece.edits, "mark")
        return as_written(text)

    def signers(self) -> tuple[str, ...]:
        """Return the signers, one who stays as he was given."""
        found: list[str] = []
        for piece, line in self._of(Role.SIGNERS):
            label = len(found_label[0]) if (found_label := LABEL.match(line.text)) else 0
            if piece.cuts and not LABEL.match(plain(line.spans, piece.cuts)):
                raise Refusal([one.edit for one in piece.cuts if one.start < label], "generated")
            given = dict(zip(names_of_signers(line.text), self._former.signers, strict=False))
            names = names_of_signers(plain(line.spans, piece.cuts))
            found += [as_written(name) if piece.is_new else given.get(name, as_written(name)) for name in names]
        return tuple(found)
