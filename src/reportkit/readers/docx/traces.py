"""What reviewers left in a Word file, and what tells its paragraphs from others (ISO/IEC 29500-1, 17.13)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

import attrs

from reportkit.readers.docx.approval import sheet_paragraphs
from reportkit.readers.docx.document import OURS, WordText
from reportkit.readers.docx.lines import LineReader
from reportkit.readers.docx.parts import W, attribute, local, value
from reportkit.readers.docx.read_blocks import ReadParagraph
from reportkit.readers.word_file import Change, Remark, Revision, Trace

CHANGES: Mapping[str, Change] = {"ins": "插入", "del": "删除", "moveFrom": "移出", "moveTo": "移入"}
GONE = ("删除", "移出")
WORDS = ("t", "delText")
NOTES = ("footnote", "endnote")
LONGEST, BETWEEN, CUT = 60, "／", "……"
"""How many characters of several paragraphs are quoted, and what stands between them and for what is left out."""


def traces(text: WordText, lines: LineReader) -> Iterator[Trace]:
    """Yield what was left at each paragraph, those of tables behind those of the text.

    Comments at words that were struck out together with their paragraph come last, without a place.
    """
    remarks = _Remarks(text)
    struck: list[Remark] = []
    came = {f"{place}第{number + 1}行" for place, table in lines.tables for number in table.came}
    names = {attribute(one, "id"): attribute(one, "name") for one in text.body.iter(f"{W}bookmarkStart")}
    for place, source, begins in _placed(text, lines):
        found = _found(place, source, text, remarks, begins)
        found = attrs.evolve(found, row_came=place in came, closes=tuple(_closes(source.elements, names)))
        if len(source.elements) > 1 and (gone := [one for one in found.remarks if _is_of_above(one, source)]):
            struck += gone
            found = attrs.evolve(found, remarks=tuple(one for one in found.remarks if one not in gone))
        if found != Trace(place):
            yield found
    for place, source in lines.wordless:
        held = _found(place, source, text, remarks, 0).remarks
        struck += (one for one in held if one.quotation)
        if bare := tuple(one for one in held if not one.quotation):
            yield Trace(place, remarks=bare)
    if left := (*struck, *remarks.left()):
        yield Trace("", remarks=left)


def _is_of_above(remark: Remark, source: ReadParagraph) -> bool:
    """Tell a comment on words of a paragraph that was struck out above the one that is read."""
    return bool(remark.quotation) and remark.quotation.split(BETWEEN)[0] not in source.text


def _closes(paragraphs: Sequence[Element], names: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of the bookmarks that end in some paragraphs and begin in none of them."""
    own = {attribute(one, "id") for paragraph in paragraphs for one in paragraph.iter(f"{W}bookmarkStart")}
    for paragraph in paragraphs:
        ends = (attribute(one, "id") for one in paragraph.iter(f"{W}bookmarkEnd"))
        yield from (names[one] for one in ends if one in names and one not in own)


def removed(text: WordText) -> Iterator[Revision]:
    """Yield what was deleted or moved away, in paragraphs that are gone too, in notes and at the edges of pages."""
    roots = [text.body, *(text.parts.named.get(f"{kind}s") for kind in NOTES), *text.edges.values()]
    gone = [one for root in roots if root is not None for one in root.iter() if CHANGES.get(local(one)) in GONE]
    yield from (told for one in gone for told in _told(one, 0))
    yield from (told for one in gone for told in _notes_gone(one, text, 0))


def _placed(text: WordText, lines: LineReader) -> Iterator[tuple[str, ReadParagraph, int]]:
    """Yield the paragraphs with their places, and how many characters stand before what is read as their text."""
    yield from ((place, one, 0) for place, one in sheet_paragraphs(text.sheet))
    for placed in lines.placed:
        yield placed.line.origin, placed.source, max(placed.source.text.rfind(placed.line.text), 0)
    for place, note in lines.beside:
        if note.note != "文本框":  # whose paragraph holds it
            yield place, note, 0
    for place, table in lines.tables:
        for number, row in enumerate(table.rows, 1):
            for cell in row:
                yield from ((f"{place}第{number}行", paragraph, 0) for paragraph in cell.paragraphs)


def _found(place: str, source: ReadParagraph, text: WordText, remarks: "_Remarks", begins: int) -> Trace:
    at = -begins
    says: list[bool] = []
    bookmarks: list[list[str]] = []
    revisions: list[Revision] = []
    notes: list[Revision] = []
    started: list[str] = []
    gone: set[Element] = set()
    for element in source.elements:
        start = at
        bookmarks.append([attribute(one, "name") for one in element.iter(f"{W}bookmarkStart")])
        for one in element.iter():
            name = local(one)
            if name in CHANGES:
                revisions += _told(one, at)
                notes += _notes_gone(one, text, at)
                gone.update(one.iter(f"{W}t") if CHANGES[name] in GONE else ())
            elif name == "r" and (looks := one.find(f"{W}rPr/{W}rPrChange")) is not None and (words := _words(one)):
                revisions.append(Revision("格式", words, attribute(looks, "author"), attribute(looks, "date"), at))
            elif name in ("commentRangeStart", "commentReference") and remarks.begins(attribute(one, "id")):
                started.append(attribute(one, "id"))
            elif name == "t":
                at += 0 if one in gone else len(one.text or "")
        says.append(at > start or any(local(one) in ("drawing", "pict") for one in element.iter()))
    return Trace(
        place,
        identity=_of(source.elements[-1], "paraId") if source.elements else "",
        bookmarks=tuple(  # of a paragraph that was struck out whole nothing runs on to the next
            name for names, own in zip(bookmarks, says, strict=True) for name in names if own or not any(says)
        ),
        revisions=(*revisions, *notes),
        remarks=tuple(found for one in started if (found := remarks.made(one)) is not None),
        struck=tuple(source.words.struck),
        inherits=_inherits(source.elements, text),
        ends=tuple(end for element in source.elements for end in _ends(element)),
    )


def _told(element: Element, at: int) -> Iterator[Revision]:
    """Yield what a tracked change of runs says, if it has words."""
    kind = CHANGES[local(element)]
    if words := _words(element, WORDS if kind in GONE else WORDS[:1]):
        yield Revision(kind, words, attribute(element, "author"), attribute(element, "date"), at)


def _notes_gone(element: Element, text: WordText, at: int) -> Iterator[Revision]:
    """Yield the words of each note of which a tracked change takes the mark away, which are its own."""
    kind = CHANGES[local(element)]
    for note in NOTES if kind in GONE else ():
        marks = {attribute(one, "id") for one in element.iter(f"{W}{note}Reference")}
        root = text.parts.named.get(f"{note}s") if marks else None
        for one in () if root is None else root.iter(W + note):
            if attribute(one, "id") in marks:
                yield Revision(kind, _words(one), attribute(element, "author"), attribute(element, "date"), at)


def _inherits(elements: Sequence[Element], text: WordText) -> bool:
    """Tell a paragraph with the style of one that runs on to it, or that of text, where nobody tracked a change of it.

    LibreOffice gives it such a style.
    """
    if len(elements) < 2 or elements[-1].find(f"{W}pPr/{W}pPrChange") is not None:
        return False
    *above, own = (value(one.find(f"{W}pPr"), "pStyle") for one in elements)
    return own in above or text.styles.style(own).name == OURS


def _ends(paragraph: Element) -> Iterator[Revision]:
    """Yield by what the end of a paragraph, or of a line in it, came or went (ISO/IEC 29500-1, 17.13.5)."""
    lines = (one for one in paragraph.iter() if local(one) in CHANGES and one.find(f"{W}r/{W}br") is not None)
    for one in (*lines, *paragraph.findall(f"{W}pPr/{W}rPr/*")):
        if local(one) in CHANGES:
            yield Revision(CHANGES[local(one)], "", attribute(one, "author"), attribute(one, "date"))


def _words(element: Element, kinds: Sequence[str] = WORDS) -> str:
    """Return the words in an element; those that came and were struck again are no `t`."""
    return "".join(one.text or "" for one in element.iter() if local(one) in kinds)


class _Remarks:
    """The comments of a file (批注), and the words that each is about, as they are met."""

    def __init__(self, text: WordText) -> None:
        root = text.parts.named.get("comments")
        self._given = {attribute(one, "id"): one for one in (() if root is None else root.iter(f"{W}comment"))}
        extended = text.parts.named.get("commentsExtended")
        self._threads = {_of(one, "paraId"): one for one in (() if extended is None else extended)}
        self._by_paragraph = {known: identity for identity, one in self._given.items() if (known := _paragraph(one))}
        self._begun: set[str] = set()
        notes = [text.parts.named.get(kind) for kind in ("footnotes", "endnotes")] if self._given else []
        self._about = {
            identity: words for root in (text.body, *notes) if root is not None for identity, words in _ranges(root)
        }

    def begins(self, identity: str) -> bool:
        """Tell whether a comment begins, which is known by what stands first: its range or its mark."""
        known = identity in self._begun
        self._begun.add(identity)
        return not known

    def left(self) -> tuple[Remark, ...]:
        """Return the comments that stand at nothing that is read."""
        return tuple(found for one in self._given if one not in self._begun and (found := self.made(one)) is not None)

    def made(self, identity: str) -> Remark | None:
        """Return a comment with the words that it is about."""
        given = self._given.get(identity)
        if given is None:
            return None
        thread = self._threads.get(_paragraph(given))
        parent = self._by_paragraph.get(_of(thread, "paraIdParent")) if thread is not None else None
        done = thread is not None and _of(thread, "done") in {"1", "true"}
        return Remark(
            "\n".join(_words(paragraph) for paragraph in given.iter(f"{W}p")),
            self._about.get(identity, ""),
            author=attribute(given, "author"),
            date=attribute(given, "date"),
            identity=identity,
            answers=parent or "",
            done=done,
            begins=thread is not None and parent is None and not done,  # LibreOffice lists those alone that are done
        )


def _ranges(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the comments of a part with the words of their ranges, struck-out ones where there are no others."""
    held: dict[str, list[list[str]]] = {}
    gone: defaultdict[str, list[list[str]]] = defaultdict(lambda: [[]])
    for one in root.iter():
        match local(one):
            case "commentRangeStart":
                held[attribute(one, "id")] = [[]]
            case "commentRangeEnd" if (found := held.pop(attribute(one, "id"), None)) is not None:
                identity = attribute(one, "id")
                words = _quoted(["".join(words) for words in found])
                yield identity, words or _quoted(["".join(words) for words in gone[identity]])
            case "p":
                for paragraphs in held.values():
                    paragraphs.append([])
            case "t" | "delText" as kind:
                for identity, paragraphs in held.items():
                    (paragraphs if kind == "t" else gone[identity])[-1].append(one.text or "")
    for identity, found in held.items():  # one that never ends is about the paragraph where it begins
        yield identity, "".join(found[0])


def _quoted(paragraphs: Sequence[str]) -> str:
    """Return the words of paragraphs and cells behind each other, of long ones how they begin and end.

    >>> _quoted(["甲。", "", "乙。"]), len(_quoted(["甲" * 99, "乙" * 99]))
    ('甲。／乙。', 60)
    """
    written = [words for words in paragraphs if words.strip()]
    whole = BETWEEN.join(written)
    if len(written) < 2 or len(whole) <= LONGEST:
        return whole
    head = LONGEST * 2 // 3 - len(CUT)
    return f"{whole[:head]}{CUT}{whole[-(LONGEST - head - len(CUT)) :]}"


def _of(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _paragraph(comment: Element) -> str:
    """Return the identity of the last paragraph of a comment, by which threads know it."""
    paragraphs = list(comment.iter(f"{W}p"))
    return _of(paragraphs[-1], "paraId") if paragraphs else ""
