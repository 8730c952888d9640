"""Words of a file with what stands within them, cut by their places and said as Emphasis, Link and Footnote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from reportkit.errors import InvalidValue
from reportkit.manuscript import Note, Span, Stress, text_of
from reportkit.model import Emphasis, Footnote, Link
from reportkit.model.inline import How, address_of
from reportkit.model.paragraph import Paragraph, Piece, require_paragraph
from reportkit.model.slots import escape
from reportkit.reading.words import GAP, WIDE_BRACES, clean, said

Look = tuple[str | None, tuple[Stress, ...]]
"""Where a sign leads, and how it is stressed."""


@attrs.frozen
class RichText:
    """Words of a file, cleaned, with what stands within them (带格式文字).

    `looks` has one for each sign, none where all are plain; `notes` are notes with how many signs stand before each.
    """

    text: str
    looks: tuple[Look, ...] = ()
    notes: tuple[tuple[int, Note], ...] = ()

    @classmethod
    def of(cls, spans: Sequence[Span]) -> "RichText":
        """Take the spans of a line, and clean their words.

        >>> RichText.of([Span(" 甲"), Span("乙\\u200b", stresses=(Stress.BOLD,))])[1:].said({})
        Emphasis(words='乙')
        """
        whole = text_of(spans)
        text = clean(whole)
        if not any(span.stresses or span.link or span.note for span in spans):
            return cls(text)
        signs = [(sign, (span.link, span.stresses)) for span in spans for sign in span.text.translate(WIDE_BRACES)]
        kept = list(_kept(text, [sign for sign, _ in signs]))
        looks = [signs[at][1] for at in kept]
        gaps = [found.span() for found in GAP.finditer(text)]  # a gap is one slot, and looks as it begins
        for start, end in gaps:
            looks[start:end] = [looks[start]] * (end - start)
        notes: list[tuple[int, Note]] = []
        place = 0
        for span in spans:
            place += len(span.text)
            if span.note:
                before = sum(1 for at in kept if at < place)
                notes.append((next((end for start, end in gaps if start < before < end), before), span.note))
        return cls(text, tuple(looks), tuple(notes))

    @property
    def is_plain(self) -> bool:
        """Whether nothing stands within."""
        return not self.looks

    def __getitem__(self, place: slice) -> "RichText":
        """Return the words between two places; a note belongs to those that it stands behind."""
        if self.is_plain:
            return RichText(self.text[place])
        start, end, _ = place.indices(len(self.text))
        notes = [(at - start, note) for at, note in self.notes if (start < at or at == 0 == start) and at <= end]
        return RichText(self.text[start:end], self.looks[start:end], tuple(notes))

    def said(self, names: Mapping[str, str]) -> Paragraph:
        """Return the words as a report says them; `names` are what bookmarks that links lead to are called there.

        What no report can hold, such as a note without words before it, is left out: only the words are certain.
        """
        if self.is_plain:
            return said(self.text)
        pieces = tuple(_joined(self._pieces(names)))
        try:
            require_paragraph(pieces, "")
        except InvalidValue:
            return said(self.text)
        return pieces[0] if len(pieces) == 1 else pieces

    def _pieces(self, names: Mapping[str, str]) -> Iterator[Piece]:
        edges = sorted({0, len(self.text), *(at for at, _ in self.notes)})
        notes = list(self.notes)
        for start, end in zip(edges, [*edges[1:], len(self.text)], strict=True):
            while notes and notes[0][0] <= start:
                if (words := RichText.of(notes.pop(0)[1].spans).said(names)) != "":
                    yield Footnote(words)
            yield from self._between(start, end, names)

    def _between(self, start: int, end: int, names: Mapping[str, str]) -> Iterator[Piece]:
        for leads, led in groupby(range(start, end), key=lambda at: self.looks[at][0]):
            stretch = [*led]
            pieces: list[Piece] = []
            for stresses, alike in groupby(stretch, key=lambda at: self.looks[at][1]):
                words = "".join(self.text[at] for at in alike)
                pieces.append(_stressed(words, stresses))
            to = names.get(leads[1:]) if leads and leads.startswith("#") else address_of(leads or "")
            if to and "".join(self.text[at] for at in stretch).strip():
                yield Link(pieces[0] if len(pieces) == 1 else tuple(pieces), escape(to))
            else:
                yield from pieces


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces, texts that run on as one."""
    for is_text, alike in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        found = list(alike)
        yield from ["".join(map(str, found))] if is_text else found


def _stressed(words: str, stresses: Sequence[Stress]) -> Piece:
    piece: Piece = _unstripped(words)
    if words.strip():
        for stress in stresses:
            how: How = stress.value
            piece = Emphasis(piece, how)
    return piece


def _unstripped(words: str) -> str:
    """Return words with the blanks around them, which stand between others."""
    bare = words.strip()
    if not bare:
        return words
    before, _, behind = words.partition(bare)
    return f"{before}{said(bare)}{behind}"


def _kept(text: str, signs: Sequence[str]) -> Iterator[int]:
    """Yield which signs those of a cleaned text are."""
    at = 0
    for sign in text:
        while not (signs[at] == sign or (sign.isspace() and signs[at].isspace())):
            at += 1
        yield at
        at += 1


def spans_behind(spans: Sequence[Span], count: int) -> tuple[Span, ...]:
    """Return spans without so many characters at their beginning."""
    found: list[Span] = []
    for span in spans:
        if count < len(span.text) or (count == 0 and (span.note or not span.text)):
            found.append(span._replace(text=span.text[count:]))
        count = max(0, count - len(span.text))
    return tuple(found)
