"""Where the words of a line come from: each stretch with the text that it was written as, or what printed it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from reportkit.manuscript import Span
from reportkit.model import Footnote, Link, Points, Report, slots
from reportkit.model.fields import UNPRINTABLE
from reportkit.model.paragraph import Inline, Paragraph, Phrase
from reportkit.place import Place
from reportkit.reading.words import WIDE_BRACES

LONGEST_GLUE = 40
"""Characters that the library sets between two texts: a marker, an end mark, a label."""


class Leaf(NamedTuple):
    """A text that was written (原文): its path below that of its line, and its words with slots."""

    path: Place
    text: str


class Cut(NamedTuple):
    """A change of the words of a line (改动): the stretch that goes, the words that come, whose edit it is."""

    start: int
    end: int
    words: str
    edit: int


@attrs.frozen
class Segment:
    """A stretch of a line (文字来源): its words, as what they were written, and in which text.

    `leaf` is None for what the library sets between texts; `slot` is what stands in the braces that printed it,
    `printed` what it printed, where `edits` want other words there.
    """

    words: str
    written: str
    leaf: Place | None
    slot: str | None = None
    printed: str | None = None
    edits: tuple[int, ...] = ()


class Pending(NamedTuple):
    """Words that a slot is to print instead (待印证): the slot, what it printed, what it is to print, whose edits."""

    slot: str
    old: str
    new: str
    edits: tuple[int, ...]


def as_written(words: str) -> str:
    """Return words of a file as a text of the model: braces are no slots, signs that no page shows are left out.

    >>> as_written("｛甲}")
    '{{甲}}'
    """
    return slots.escape(UNPRINTABLE.sub("", words).translate(WIDE_BRACES))


def leaves(paragraph: Paragraph, path: Place, report: Report, whole: Place) -> Iterator[Leaf]:
    """Yield the texts of a paragraph that stand in its line, phrases as what they say."""
    match paragraph:
        case tuple():
            for number, piece in enumerate(paragraph):
                yield from leaves(piece, Place((*path.steps, number)), report, whole)
        case Points():
            for number, item in enumerate(paragraph.items):
                yield from leaves(item, Place((*path.steps, "items", number)), report, whole)
        case Footnote():
            return
        case Inline():
            yield from leaves(paragraph.words, Place((*path.steps, "words")), report, whole)
            if isinstance(paragraph, Link) and paragraph.printed:
                yield Leaf(Place((*path.steps, "to")), paragraph.to)
        case _:
            yield Leaf(path, report.said(_text(paragraph), str(Place((*whole.steps, *path.steps)))))


def _text(given: object) -> str | Phrase:
    return given  # type: ignore[return-value]  # all else was met


def segments(spans: Iterable[Span], texts: Sequence[Leaf]) -> list[Segment] | None:
    """Return the segments of a line, None where its words are not those of the texts."""
    walk = _Walk(list(spans))
    for leaf in texts:
        for piece in slots.parse(leaf.text):
            found = walk.slot(piece, leaf.path) if isinstance(piece, slots.Slot) else walk.literal(piece, leaf.path)
            if not found:
                return None
    return walk.done()


class _Walk:
    """Goes along a line once, text by text (逐段对应)."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._text = "".join(_bare(span.text) for span in spans)
        self._printed = list(_printed(spans))
        self._at = 0
        self._found: list[Segment] = []

    def literal(self, words: str, leaf: Place) -> bool:
        bare = _bare(words)
        start = self._text.find(bare, self._at, self._at + len(bare) + LONGEST_GLUE)
        if start < 0:
            return False
        self._glue(start)
        self._found.append(Segment(bare, slots.escape(bare), leaf))
        self._at = start + len(bare)
        return True

    def slot(self, slot: slots.Slot, leaf: Place) -> bool:
        name = f"{slot.name}:{slot.word}" if slot.word else slot.name
        found = next(((start, end) for start, end, one in self._printed if start >= self._at and one == name), None)
        if found is None or found[0] - self._at > LONGEST_GLUE:
            return False
        start, end = found
        self._printed = [one for one in self._printed if one[0] > start or (one[0], one[1]) > found]
        self._glue(start)
        self._found.append(Segment(self._text[start:end], f"{{{name}}}", leaf, name))
        self._at = end
        return True

    def _glue(self, start: int) -> None:
        if start > self._at:
            words = self._text[self._at : start]
            self._found.append(Segment(words, slots.escape(words), None))

    def done(self) -> list[Segment]:
        self._glue(len(self._text))
        return self._found


def _bare(text: str) -> str:
    return text.replace("\n", "")


def _printed(spans: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield what slots printed, each with where it begins and ends; what one slot prints may be several spans."""
    at, start, name = 0, 0, None
    for span in spans:
        slot = span.slot or None
        if slot != name:
            if name is not None:
                yield start, at, name
            start, name = at, slot
        at += len(_bare(span.text))
    if name is not None:
        yield start, at, name


@attrs.define
class Written:
    """A line as it is to be written (改后原文): its segments after the cuts, and what slots are to print instead.

    `across` tells that a cut went over the bounds of texts, so that the line can only be one text.
    """

    segments: list[Segment]
    across: bool = False

    @property
    def pending(self) -> list[Pending]:
        """What slots are to print instead."""
        return [
            Pending(one.slot, one.printed, one.words, one.edits)
            for one in self.segments
            if one.slot and one.printed is not None
        ]

    def text(self, path: Place) -> str:
        """Return one of its texts."""
        return "".join(one.written for one in self.segments if one.leaf == path)

    def whole(self, between: Iterable[Segment] | None = None) -> str:
        """Return all of it as one text."""
        return "".join(one.written for one in (self.segments if between is None else between))


def cut(given: Sequence[Segment], cuts: Iterable[Cut], literal: frozenset[int]) -> Written:
    """Return a line's segments after some cuts; a slot that one lies in is left to what it prints, but for those of
    the edits that are to stand in its place as they are, `literal`."""
    made = Written(list(given))
    for one in sorted(cuts, key=lambda one: (one.start, one.end), reverse=True):
        _cut(made, one, literal)
    return made


def _cut(made: Written, one: Cut, literal: frozenset[int]) -> None:
    bounds = list(_bounds(made.segments))
    touched = [number for number, (start, end) in enumerate(bounds) if start < one.end and one.start < end]
    if not touched:
        touched = _beside(made.segments, bounds, one.start)
    if not touched:
        made.segments.append(Segment(one.words, as_written(one.words), None))
        made.across = True
        return
    first, last = touched[0], touched[-1]
    segment = made.segments[first]
    before = segment.words[: max(one.start - bounds[first][0], 0)]
    behind = made.segments[last].words[max(one.end - bounds[last][0], 0) :]
    if first == last and segment.slot and (one.start < one.end or before) and one.edit not in literal:
        printed = segment.words if segment.printed is None else segment.printed
        words = f"{before}{one.words}{behind}"
        made.segments[first] = attrs.evolve(segment, words=words, printed=printed, edits=(*segment.edits, one.edit))
        return
    owners = {made.segments[number].leaf for number in touched}
    made.across |= len(owners) > 1 or None in owners
    if one.start == one.end and segment.slot:  # beside a slot
        beside = Segment(one.words, as_written(one.words), segment.leaf)
        made.segments.insert(first + 1 if bounds[first][1] <= one.start else first, beside)
        return
    words = f"{before}{one.words}{behind}"
    made.segments[first : last + 1] = [Segment(words, as_written(words), segment.leaf)]


def _bounds(given: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    at = 0
    for one in given:
        yield at, at + len(one.words)
        at += len(one.words)


def _beside(given: Sequence[Segment], bounds: Sequence[tuple[int, int]], at: int) -> list[int]:
    """Return the segment that words put in at a place go with: one that was typed, else what a text has there."""
    ending = [number for number, (_, end) in enumerate(bounds) if end == at and given[number].leaf]
    beginning = [number for number, (start, _) in enumerate(bounds) if start == at and given[number].leaf]
    inside = [number for number, (start, end) in enumerate(bounds) if start < at < end]
    near = [*inside, *reversed(ending), *beginning]
    typed = [number for number in near if given[number].slot is None]
    return (typed or near)[:1]
