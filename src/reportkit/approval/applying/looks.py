"""Paragraphs of the model whose words are stressed as a file has them: cut where that changes, said as Emphasis."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, TypeVar

import attrs

from reportkit.approval.applying.cutting import Written
from reportkit.approval.applying.sources import Leads, Leaf, Segment, Stresses, looking
from reportkit.model import Emphasis, Footnote, Link, Measure, Points
from reportkit.model.inline import How
from reportkit.model.paragraph import Paragraph, Piece, pieces
from reportkit.place import Place

Given = TypeVar("Given")
"""A paragraph, an item or a text of the model: what comes back is of its class."""

Atom = tuple[Piece, Stresses]
"""What stands in a paragraph, and how it is stressed."""


def is_dressed_anew(texts: Iterable[Leaf], made: Written) -> bool:
    """Tell whether words of a line are stressed otherwise than the texts that they are of."""
    known = {leaf.path: leaf.stresses for leaf in texts}
    return any(one.leaf in known and one.words and one.stresses != known[one.leaf] for one in made.segments)


def dressed(given: Given, texts: Iterable[Leaf], made: Written) -> Given:
    """Return a paragraph or an item that says what its segments do, stressed as they are."""
    writing = _Dressing({leaf.path: leaf for leaf in texts}, made)
    return writing.measure(given) if isinstance(given, Measure) else writing.paragraph(given, Place(()), ())  # type: ignore[arg-type, return-value]


def in_one(segments: Iterable[Segment]) -> Paragraph:
    """Return what segments say as one paragraph.

    >>> from reportkit.manuscript import Stress
    >>> in_one([Segment("全年", "全年", None), Segment("零投诉", "零投诉", None, stresses=(Stress.BOLD,))])
    ('全年', Emphasis(words='零投诉'))
    """
    return joined((one.note or one.written, () if one.note else one.stresses) for one in segments)


def joined(atoms: Iterable[Atom]) -> Paragraph:
    """Return atoms as a paragraph, texts that run on as one."""
    found: list[Piece] = []
    for stresses, alike in groupby(atoms, key=lambda atom: atom[1]):
        said = _run_on(piece for piece, _ in alike)
        if not stresses or not any(not isinstance(piece, str) or piece.strip() for piece in said):
            found += said
        elif said:
            found.append(_stressed(said, stresses))
    whole = _run_on(found)
    return whole[0] if len(whole) == 1 else tuple(whole) or ""


def _run_on(given: Iterable[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for is_text, alike in groupby(given, key=lambda piece: isinstance(piece, str)):
        told = list(alike)
        found += filter(None, ["".join(map(str, told))]) if is_text else told
    return found


def _stressed(said: list[Piece], stresses: Stresses) -> Piece:
    piece: Paragraph = said[0] if len(said) == 1 else tuple(said)
    for stress in stresses:
        if not isinstance(stress, Leads):
            how: How = stress.value
            piece = Emphasis(piece, how)
        elif stress:
            piece = Link(piece, str(stress))
    return piece  # type: ignore[return-value]  # there is a stress


@attrs.frozen
class _Dressing:
    """Goes through a paragraph and its segments (重排文字格式)."""

    texts: Mapping[Place, Leaf]
    made: Written

    def measure(self, given: Measure) -> Measure:
        parts: dict[str, Any] = {}
        for name in ("text", "points"):
            part: Any = getattr(given, name)
            if part not in ("", None):
                parts[name] = self.paragraph(part, Place((name,)), ())
        if given.lead is not None:
            parts["lead"] = self.made.text(Place(("lead",)))
        return attrs.evolve(given, **parts)

    def paragraph(self, given: Paragraph, path: Place, stresses: Stresses) -> Paragraph:
        return joined(self._atoms(given, path, stresses))

    def _atoms(self, given: Paragraph, path: Place, stresses: Stresses) -> Iterator[Atom]:
        match given:
            case tuple():
                for number, piece in enumerate(given):
                    yield from self._atoms(piece, Place((*path.steps, number)), stresses)
            case Emphasis():
                words = Place((*path.steps, "words"))
                yield from self._atoms(given.words, words, looking(stresses, given))
            case Link() if given.printed:
                words, to = (Place((*path.steps, name)) for name in ("words", "to"))
                own = self.paragraph(given.words, words, looking(stresses, given))
                yield Link(own, self.made.text(to), printed=True), ()
            case Link():
                yield from self._atoms(given.words, Place((*path.steps, "words")), looking(stresses, given))
            case Points():
                items = [
                    self.paragraph(item, Place((*path.steps, "items", number)), ())
                    for number, item in enumerate(given.items)
                ]
                yield attrs.evolve(given, items=items), ()
            case Footnote():
                yield given, ()
            case _:
                yield from self._leaf(pieces(given)[0], path, stresses)

    def _leaf(self, given: Piece, path: Place, stresses: Stresses) -> Iterator[Atom]:
        own = [one for one in self.made.segments if one.leaf == path]
        unchanged = path in self.texts and self.made.text(path) == self.texts[path].text
        if unchanged and all(one.stresses == stresses for one in own if one.words):
            yield given, stresses
        else:
            yield from ((one.written, one.stresses) for one in own)
