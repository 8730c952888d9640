"""Where in the bytes of a Word file's text a comment can stand: between runs, around given words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from xml.etree.ElementTree import Element

import attrs

from reportkit.archives import Archive, RefusedFile
from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.readers.docx import manuscript_of
from reportkit.readers.docx.document import WordText
from reportkit.readers.docx.lines import LineReader
from reportkit.readers.docx.parts import W, WordParts, attribute, local
from reportkit.readers.docx.positions import Positions, positions
from reportkit.readers.docx.read_blocks import ReadParagraph, ReadTable

OPEN = frozenset(("ins", "moveTo", "smartTag", "customXml"))
"""What stands around runs that a comment may begin between; into a link or a control none is put."""

UNSEEN = frozenset(("pPr", "del", "moveFrom"))

TYPED_TABLE = expression(r"第(\d+)段起的表格")
"""A table whose rows are paragraphs."""

ENTRY = expression(r"(.*?)(?:\.(rows|header)\[(\d+)\](?:\[(\d+)\])?)?")


@attrs.frozen
class Anchor:
    """Where a comment begins and ends, in bytes of document.xml (批注位置).

    `at_words` is whether what it is about stands there, and not in a header, or nowhere.
    """

    begin: int
    end: int
    at_words: bool = True


@attrs.frozen
class _Words:
    """A paragraph that a place has words in (位置文字): all its words, and which of them is the place's first.

    `starts` are where the words of each of its runs begin.
    """

    source: ReadParagraph
    whole: str
    first: int
    starts: Sequence[int]

    @classmethod
    def of(cls, source: ReadParagraph, text: str) -> "_Words":
        """Return those of a place whose text stands at the end of a paragraph, behind a number that was typed."""
        made = cls.within(source, 0)
        return attrs.evolve(made, first=max(0, made.whole.rstrip().rfind(text)))

    @classmethod
    def within(cls, source: ReadParagraph, place: int) -> "_Words":
        """Return those of a paragraph that begins at a character of a place."""
        starts = list(accumulate((len(text) for text, _ in source.words.runs), initial=0))
        return cls(source, source.text, -place, starts[:-1])

    def find(self, start: int | None, words: str) -> tuple[int, int] | None:
        """Return where some words begin and end, None where they do not stand at their place, or nowhere."""
        for kept in (words, words.removesuffix("…")):  # they may have been cut
            place = self.whole.find(kept) if start is None else self.first + start
            if kept and place >= 0 and self.whole.startswith(kept, place):
                return place, place + len(kept)
        return None

    def ends(self, first: int, behind: int) -> tuple[Element, Element] | None:
        """Return what the first and the last of some characters were read from, None for a paragraph without any."""
        sources = self.source.words.sources
        if not sources:
            return None
        last = max(0, bisect_left(self.starts, behind) - 1)
        return sources[max(0, bisect_right(self.starts, first) - 1)], sources[last]


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
        self._known: dict[int, Sequence[tuple[int, int]]] = {}
        self._tables: dict[str, ReadTable] = dict(lines.tables)
        self._lines: dict[str, _Words] = {
            place: _Words.of(source, source.text.strip()) for place, source in lines.beside
        }
        self._titles: list[_Words] = []
        for one in lines.placed:
            words = self._lines[one.line.origin] = _Words.of(one.source, one.line.text)
            if one.line.role is Role.TITLE:
                self._titles.append(words)

    def anchor(self, place: str, start: int | None, words: str) -> Anchor:
        """Return where some words stand, that begin at a character of a place, or what is next around them.

        What has no place in the text stands at its title or first paragraph.
        """
        given = self._words_of(place)
        for at in (start, None):  # a place in it may be that of another reading; then the words tell
            for one in given:
                found = one.find(at, words)
                if found is not None and (anchor := self._around(one, *found)):
                    return anchor
        for one in given:
            if anchor := self._around(one, 0, len(one.whole)):
                return anchor
        return self._beginning

    def typed_in(self, place: str, number: str, text: str, start: int, end: int) -> tuple[Element, int] | None:
        """Return the w:t that holds some characters of a place with a text, and where in it they begin.

        None where the paragraph says something else than a number and a text, or where they stand in several.
        """
        for one in self._words_of(place):
            begin, behind, before = one.first + start, one.first + end, one.first - len(number)
            said = text != "" and before >= 0 and one.whole.startswith(number + text, before)
            ends = one.ends(begin, max(behind, begin + 1)) if said and begin >= 0 else None
            if ends and ends[0] is ends[1] and ends[0].tag == f"{W}t":
                at = bisect_right(one.starts, begin) - 1
                within = begin - one.starts[at]
                if within + end - start <= len(ends[0].text or ""):
                    return ends[0], within
        return None

    def alone(self, run: Element) -> bool:
        """Tell whether a run stands in a paragraph of the text itself, and in no field."""
        above = self._parents.get(id(run))
        if above is None or above.tag != f"{W}p" or self._outermost(run) is not above:
            return False
        number = self._numbers[id(run)]
        return self._stretch(run) == (self.positions.starts[number], self.positions.ends[number])

    def above(self, element: Element) -> Element:
        """Return what an element of the text stands in."""
        return self._parents[id(element)]

    def span(self, element: Element) -> tuple[int, int, int]:
        """Return where an element begins, where its end tag does, and where it ends, in bytes."""
        number = self._numbers[id(element)]
        return self.positions.starts[number], self.positions.closes[number], self.positions.ends[number]

    def _words_of(self, place: str) -> Sequence[_Words]:
        if place in self._lines:
            return [self._lines[place]]
        entry = ENTRY.fullmatch(place)
        if entry is None:
            return []
        if typed := TYPED_TABLE.fullmatch(entry[1]):
            row = self._lines.get(f"第{int(typed[1]) + int(entry[3] or 0)}段")
            return [row] if row else []
        table = self._tables.get(entry[1])
        if table is None:
            return []
        number = int(entry[3] or 0) + (table.repeated if entry[2] == "rows" else 0)
        cells = table.rows[number] if number < len(table.rows) else ()
        cells = cells[int(entry[4]) : int(entry[4]) + 1] if entry[4] else cells
        return [one for cell in cells for one in _of_cell(cell.paragraphs)]

    def _around(self, words: _Words, first: int, behind: int) -> Anchor | None:
        """Return the runs that have some characters of a paragraph; of a text box or a note what it hangs on."""
        ends = words.ends(first, behind)
        if ends is None:
            element = words.source.element
            return None if element is None else self._whole(element)
        begin, end = (self._stretch(element) for element in ends)
        return Anchor(begin[0], end[1]) if begin and end else None

    def _stretch(self, element: Element) -> tuple[int, int] | None:
        """Return what an element stands in that no comment can begin in the middle of: a run, a link, a field."""
        hook = element if id(element) in self._numbers else self._marks.get(self._notes.get(id(element), ("", "")))
        outer = None if hook is None else self._outermost(hook)
        if hook is None or outer is None:
            return None
        stretches = self._stretches(outer)
        position = self.positions.starts[self._numbers[id(hook)]]
        at = bisect_right(stretches, position, key=lambda one: one[0]) - 1
        return stretches[at] if at >= 0 else None

    def _whole(self, paragraph: Element) -> Anchor | None:
        """Return the place behind all that a paragraph holds, None for one whose tag holds nothing."""
        number = self._numbers.get(id(paragraph))
        if number is None or self._outermost(paragraph) is not paragraph:
            return None
        close = self.positions.closes[number]
        closed = self.positions.starts[number] < close < self.positions.ends[number]
        return Anchor(close, close) if closed else None

    @cached_property
    def _beginning(self) -> Anchor:
        for title in self._titles:
            if anchor := self._around(title, 0, len(title.whole)):
                return attrs.evolve(anchor, at_words=False)
        for paragraph in self.parts.document.iter(f"{W}p"):
            if self._outermost(paragraph) is paragraph:
                stretches = self._stretches(paragraph)
                anchor = Anchor(stretches[0][0], stretches[-1][1]) if stretches else self._whole(paragraph)
                if anchor:
                    return attrs.evolve(anchor, at_words=False)
        raise RefusedFile("the file has no paragraph that a comment could stand at; write its text first")

    @cached_property
    def _notes(self) -> Mapping[int, tuple[str, str]]:
        """Which note each element of the notes belongs to."""
        return {
            id(inner): (kind, attribute(note, "id"))
            for kind in ("footnote", "endnote")
            if (root := self.parts.named.get(f"{kind}s")) is not None
            for note in root.iter(W + kind)
            for inner in note.iter()
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

    def _stretches(self, paragraph: Element) -> Sequence[tuple[int, int]]:
        """Return where what a comment can stand around begins and ends in a paragraph, in bytes."""
        if id(paragraph) not in self._known:
            numbers = [
                (self._numbers[id(group[0])], self._numbers[id(group[-1])])
                for group in _together(list(_children(paragraph)))
            ]
            starts, ends = self.positions.starts, self.positions.ends
            self._known[id(paragraph)] = [(starts[first], ends[last]) for first, last in numbers]
        return self._known[id(paragraph)]


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
    labels = [one.label for one in paragraphs]
    whole = "\n".join(label + one.text for label, one in zip(labels, paragraphs, strict=True))
    place = len(whole.lstrip("\n")) - len(whole)
    for label, one in zip(labels, paragraphs, strict=True):
        yield _Words.within(one, place + len(label))
        place += len(label) + len(one.text) + 1
