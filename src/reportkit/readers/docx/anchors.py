"""Where in the bytes of a Word file's text a comment can stand: between runs, around given words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from xml.etree.ElementTree import Element

import attrs

from reportkit.archives import Archive, RefusedFile
from reportkit.manuscript import Role
from reportkit.readers.docx import manuscript_of
from reportkit.readers.docx.document import ReadParagraph, ReadTable, WordText
from reportkit.readers.docx.lines import LineReader
from reportkit.readers.docx.parts import W, WordParts, attribute, local
from reportkit.readers.docx.positions import Positions, positions

OPEN = frozenset(("ins", "moveTo", "smartTag", "customXml"))
"""What stands around runs that a comment may begin between; into a link or a control none is put."""

UNSEEN = frozenset(("pPr", "del", "moveFrom"))

ENTRY = re.compile(r"(.*?)(?:\.(rows|header)\[(\d+)\](?:\[(\d+)\])?)?")


@attrs.frozen
class Anchor:
    """Where a comment begins and ends, in bytes of document.xml (批注位置).

    `at_words` is whether what it is about stands there, and not in a header, or nowhere.
    """

    begin: int
    end: int
    at_words: bool = True


@attrs.frozen
class _Stretch:
    """What a comment cannot begin in the middle of, such as a run, a link, a field (整段文字): bytes, characters."""

    begin: int
    end: int
    first: int
    behind: int


@attrs.frozen
class _Words:
    """A paragraph that a place has words in (位置文字): all its words, and which of them is the place's first."""

    source: ReadParagraph
    whole: str
    first: int

    @classmethod
    def of(cls, source: ReadParagraph, text: str) -> "_Words":
        """Return those of a place whose text stands at the end of a paragraph, behind a number that was typed."""
        whole = source.text
        return cls(source, whole, max(0, whole.rstrip().rfind(text)))

    def find(self, start: int | None, words: str) -> tuple[int, int] | None:
        """Return where some words begin and end, None where they do not stand at their place, or nowhere."""
        for kept in (words, words.removesuffix("…")):  # they may have been cut
            place = self.whole.find(kept) if start is None else self.first + start
            if kept and place >= 0 and self.whole.startswith(kept, place):
                return place, place + len(kept)
        return None


class Anchors:
    """Finds where comments can stand in a Word file (批注定位)."""

    def __init__(self, archive: Archive) -> None:
        parts = WordParts(archive)
        text = WordText(parts)
        self.parts = parts
        lines = LineReader(text)
        self.manuscript = manuscript_of(lines)
        self.content = parts.content(parts.main) or b""
        self.positions: Positions = positions(self.content)
        self._numbers = {id(element): number for number, element in enumerate(parts.document.iter())}
        self._parents = {id(child): parent for parent in parts.document.iter() for child in parent}
        self._tables: dict[str, ReadTable] = dict(lines.tables)
        self._lines: dict[str, _Words] = {
            place: _Words.of(source, source.text.strip()) for place, source in lines.beside
        }
        self._known: dict[tuple[int, bool], Sequence[_Stretch]] = {}
        self._titles: list[ReadParagraph] = []
        for one in lines.placed:
            self._lines[one.line.origin] = _Words.of(one.source, one.line.text)
            if one.line.role is Role.TITLE:
                self._titles.append(one.source)

    def anchor(self, place: str, start: int | None, words: str) -> Anchor:
        """Return where some words stand, that begin at a character of a place, or what is next around them.

        What has no place in the text stands at its title or first paragraph.
        """
        given = self._words_of(place)
        for at in (start, None):  # a place in it may be that of another reading; then the words tell
            for one in given:
                found = one.find(at, words)
                if found is not None and (anchor := self._around(one.source, *found)):
                    return anchor
        for one in given:
            if anchor := self._around(one.source, 0, len(one.whole)):
                return anchor
        return self._beginning

    def _words_of(self, place: str) -> Sequence[_Words]:
        if place in self._lines:
            return [self._lines[place]]
        entry = ENTRY.fullmatch(place)
        table = self._tables.get(entry[1]) if entry else None
        if entry is None or table is None:
            return []
        number = int(entry[3] or 0) + (table.repeated if entry[2] == "rows" else 0)
        row = table.rows[number] if number < len(table.rows) else ()
        cells = row[int(entry[4]) : int(entry[4]) + 1] if entry[4] else row
        return [one for cell in cells for one in _of_cell(cell.paragraphs)]

    def _around(self, source: ReadParagraph, first: int, behind: int) -> Anchor | None:
        """Return the runs of a paragraph that have some of its characters; of a text box or a note what it hangs on."""
        element = self._hook(source)
        if element is None:
            return None
        outer = self._outermost(element)
        if outer is None:
            return None
        if outer is source.element:
            stretches = self._stretches(outer, source)
            begin = bisect_right(stretches, first, key=lambda one: one.behind)
            chosen = stretches[begin : bisect_left(stretches, behind, key=lambda one: one.first)]
        else:
            stretches = self._stretches(outer, None)
            position = self.positions.starts[self._numbers[id(element)]]
            begin = bisect_right(stretches, position, key=lambda one: one.begin)
            chosen = stretches[max(0, begin - 1) : begin]
        if chosen:
            return Anchor(chosen[0].begin, chosen[-1].end)
        return self._whole(outer)

    def _whole(self, paragraph: Element) -> Anchor | None:
        """Return the place behind all that a paragraph holds, None for one whose tag holds nothing."""
        number = self._numbers[id(paragraph)]
        close = self.positions.closes[number]
        closed = self.positions.starts[number] < close < self.positions.ends[number]
        return Anchor(close, close) if closed else None

    @cached_property
    def _beginning(self) -> Anchor:
        for title in self._titles:
            if anchor := self._around(title, 0, len(title.text)):
                return attrs.evolve(anchor, at_words=False)
        for paragraph in self.parts.document.iter(f"{W}p"):
            if self._outermost(paragraph) is paragraph:
                stretches = self._stretches(paragraph, None)
                anchor = Anchor(stretches[0].begin, stretches[-1].end) if stretches else self._whole(paragraph)
                if anchor:
                    return attrs.evolve(anchor, at_words=False)
        raise RefusedFile("the file has no paragraph that a comment could stand at; write its text first")

    def _hook(self, source: ReadParagraph) -> Element | None:
        """Return a paragraph as an element of the text, that of a note as the mark that points to it."""
        if source.element is None or id(source.element) in self._numbers:
            return source.element
        return self._marks.get(self._notes.get(id(source.element), ("", "")))

    @cached_property
    def _notes(self) -> Mapping[int, tuple[str, str]]:
        """Which note each paragraph of the notes belongs to."""
        return {
            id(paragraph): (kind, attribute(note, "id"))
            for kind in ("footnote", "endnote")
            if (root := self.parts.named.get(f"{kind}s")) is not None
            for note in root.iter(W + kind)
            for paragraph in note.iter(f"{W}p")
        }

    @cached_property
    def _marks(self) -> Mapping[tuple[str, str], Element]:
        return {
            (kind, attribute(mark, "id")): mark
            for kind in ("footnote", "endnote")
            for mark in self.parts.document.iter(f"{W}{kind}Reference")
        }

    def _outermost(self, element: Element) -> Element | None:
        """Return the outermost paragraph that an element stands in: no comment stands in a text box."""
        found = None
        above: Element | None = element
        while above is not None:
            found = above if above.tag == f"{W}p" else found
            above = self._parents.get(id(above))
        return found

    def _stretches(self, paragraph: Element, source: ReadParagraph | None) -> Sequence[_Stretch]:
        """Return the stretches of a paragraph; with what was read of it they know their characters."""
        key = id(paragraph), source is not None
        if key not in self._known:
            self._known[key] = list(self._measured(paragraph, source))
        return self._known[key]

    def _measured(self, paragraph: Element, source: ReadParagraph | None) -> Iterator[_Stretch]:
        together = list(_together(list(_children(paragraph))))
        owners = {id(inner): at for at, group in enumerate(together) for one in group for inner in one.iter()}
        lengths = [0] * len(together)
        for (text, _), origin in zip(source.words.runs, source.words.sources, strict=True) if source else ():
            if id(origin) in owners:
                lengths[owners[id(origin)]] += len(text)
        place = 0
        for group, length in zip(together, lengths, strict=True):
            first, last = self._numbers[id(group[0])], self._numbers[id(group[-1])]
            yield _Stretch(self.positions.starts[first], self.positions.ends[last], place, place + length)
            place += length


def _children(parent: Element) -> Iterator[Element]:
    for child in parent:
        name = local(child)
        if name in OPEN:
            yield from _children(child)
        elif name not in UNSEEN:
            yield child


def _together(elements: Sequence[Element]) -> Iterator[Sequence[Element]]:
    """Yield elements, those from the beginning of a field to its end together; one that ends elsewhere is in pieces."""
    waiting: list[Element] = []
    depth = 0
    for element in elements:
        waiting.append(element)
        kinds = [attribute(one, "fldCharType") for one in element.iter(f"{W}fldChar")]
        depth = max(0, depth + kinds.count("begin") - kinds.count("end"))
        if depth == 0:
            yield waiting
            waiting = []
    yield from ([element] for element in waiting)


def _of_cell(paragraphs: Sequence[ReadParagraph]) -> Iterator[_Words]:
    """Yield the paragraphs of a cell, whose text is theirs line by line, without blank ones at its ends."""
    labels = [one.counted.label if one.counted else "" for one in paragraphs]
    whole = "\n".join(label + one.text for label, one in zip(labels, paragraphs, strict=True))
    place = len(whole.lstrip("\n")) - len(whole)
    for label, one in zip(labels, paragraphs, strict=True):
        yield _Words(one, one.text, -(place + len(label)))
        place += len(label) + len(one.text) + 1
