"""Where the words of a line come from: each stretch with the text that it was written as, or what printed it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from reportkit.manuscript import Span, Stress
from reportkit.model import Emphasis, Footnote, Link, Points, Report, slots
from reportkit.model.paragraph import Inline, Paragraph, Phrase
from reportkit.model.unprintable import UNPRINTABLE
from reportkit.place import Place
from reportkit.reading.words import WIDE_BRACES

LONGEST_GLUE = 40
"""Characters that the library sets between two texts: a marker, an end mark, a label."""


class Leads(str):
    """Where words lead, beside how they are stressed (链接去向); "" for a link that stays as it was given."""

    __slots__ = ()


Stresses = tuple[Stress | Leads, ...]


class Leaf(NamedTuple):
    """A text that was written (原文): its path below that of its line, its words with slots, how it is stressed.

    A `note` stands among the texts, and has no words in the line.
    """

    path: Place
    text: str
    stresses: Stresses = ()
    note: Footnote | None = None


@attrs.frozen
class Segment:
    """A stretch of a line (文字来源): its words, as what they were written, and in which text.

    `leaf` is None for what the library sets between texts; `slot` is what stands in the braces that printed it,
    `printed` what it printed, where `edits` want other words there; `stresses` is how it is stressed; a `note` has no
    words.
    """

    words: str
    written: str
    leaf: Place | None
    slot: str | None = None
    printed: str | None = None
    edits: tuple[int, ...] = ()
    stresses: Stresses = ()
    note: Footnote | None = None


def as_written(words: str) -> str:
    """Return words of a file as a text of the model: braces are no slots, signs that no page shows are left out.

    >>> as_written("｛甲}")
    '{{甲}}'
    """
    return slots.escape(UNPRINTABLE.sub("", words).translate(WIDE_BRACES))


def leaves(paragraph: Paragraph, path: Place, report: Report, whole: Place, stresses: Stresses = ()) -> Iterator[Leaf]:
    """Yield the texts of a paragraph that stand in its line, phrases as what they say."""
    match paragraph:
        case tuple():
            for number, piece in enumerate(paragraph):
                yield from leaves(piece, Place((*path.steps, number)), report, whole, stresses)
        case Points():
            for number, item in enumerate(paragraph.items):
                yield from leaves(item, Place((*path.steps, "items", number)), report, whole)
        case Footnote():
            yield Leaf(path, "", note=paragraph)
        case Inline():
            inner = looking(stresses, paragraph)
            yield from leaves(paragraph.words, Place((*path.steps, "words")), report, whole, inner)
            if isinstance(paragraph, Link) and paragraph.printed:
                yield Leaf(Place((*path.steps, "to")), paragraph.to)
        case _:
            yield Leaf(path, report.said(_text(paragraph), str(Place((*whole.steps, *path.steps)))), stresses)


def looking(stresses: Stresses, inline: Inline) -> Stresses:
    """Return how words within something are stressed, in the order of the stresses, and where they lead.

    >>> looking((Stress.UNDERLINED,), Emphasis("零投诉"))
    (<Stress.BOLD: '加粗'>, <Stress.UNDERLINED: '下划线'>)
    >>> looking((), Link("县网站", "https://www.example.gov.cn"))
    ('https://www.example.gov.cn',)
    """
    if isinstance(inline, Link):
        return (*stresses, Leads("" if inline.printed else inline.to))
    if not isinstance(inline, Emphasis):
        return stresses
    leads = (one for one in stresses if isinstance(one, Leads))
    return (*(stress for stress in Stress if stress in stresses or stress.value == inline.how), *leads)


def _text(given: object) -> str | Phrase:
    return given  # type: ignore[return-value]  # all else was met


def segments(spans: Iterable[Span], texts: Sequence[Leaf]) -> list[Segment] | None:
    """Return the segments of a line, None where its words are not those of the texts."""
    walk = _Walk(list(spans))
    for leaf in texts:
        if leaf.note:
            walk.note(leaf)
        for piece in slots.parse(leaf.text):
            found = walk.slot(piece, leaf) if isinstance(piece, slots.Slot) else walk.literal(piece, leaf)
            if not found:
                return None
    return walk.done()


class _Walk:
    """Goes along a line once, text by text (逐段对应)."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._text = "".join(bare(span.text) for span in spans)
        self._printed = list(_printed(spans))
        self._at = 0
        self._found: list[Segment] = []

    def note(self, leaf: Leaf) -> None:
        self._found.append(Segment("", "", leaf.path, note=leaf.note))

    def literal(self, words: str, leaf: Leaf) -> bool:
        own = bare(words)
        start = self._text.find(own, self._at, self._at + len(own) + LONGEST_GLUE)
        if start < 0:
            return False
        self._glue(start)
        self._found.append(Segment(own, slots.escape(own), leaf.path, stresses=leaf.stresses))
        self._at = start + len(own)
        return True

    def slot(self, slot: slots.Slot, leaf: Leaf) -> bool:
        found = next(
            ((start, end) for start, end, one in self._printed if start >= self._at and one == slot.inside), None
        )
        if found is None or found[0] - self._at > LONGEST_GLUE:
            return False
        start, end = found
        self._printed = [one for one in self._printed if one[0] > start or (one[0], one[1]) > found]
        self._glue(start)
        self._found.append(Segment(self._text[start:end], slot.written, leaf.path, slot.inside, stresses=leaf.stresses))
        self._at = end
        return True

    def _glue(self, start: int) -> None:
        if start > self._at:
            words = self._text[self._at : start]
            self._found.append(Segment(words, slots.escape(words), None))

    def done(self) -> list[Segment]:
        self._glue(len(self._text))
        return self._found


def bare(text: str) -> str:
    """Return words without the breaks of lines, which no text is compared with."""
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
        at += len(bare(span.text))
    if name is not None:
        yield start, at, name
