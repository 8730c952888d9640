"""What reviewers left in a Word file, and what tells its paragraphs from others (ISO/IEC 29500-1, 17.13)."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from reportkit.readers.docx.approval import sheet_paragraphs
from reportkit.readers.docx.document import WordText
from reportkit.readers.docx.lines import LineReader
from reportkit.readers.docx.parts import W, attribute, local
from reportkit.readers.docx.read_blocks import ReadParagraph
from reportkit.readers.word_file import Change, Remark, Revision, Trace

CHANGES: Mapping[str, Change] = {"ins": "插入", "del": "删除", "moveFrom": "移出", "moveTo": "移入"}
GONE = ("删除", "移出")
WORDS = ("t", "delText")


def traces(text: WordText, lines: LineReader) -> Iterator[Trace]:
    """Yield what was left at each paragraph, those of tables behind those of the text."""
    remarks = _Remarks(text)
    for place, source, begins in _placed(text, lines):
        found = _found(place, source, remarks, begins)
        if found != Trace(place):
            yield found


def removed(text: WordText) -> Iterator[Revision]:
    """Yield what was deleted or moved away, in paragraphs that are gone too."""
    for one in text.body.iter():
        kind = CHANGES.get(local(one))
        if kind in GONE and (words := _words(one)):
            yield Revision(kind, words, attribute(one, "author"), attribute(one, "date"))


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


def _found(place: str, source: ReadParagraph, remarks: "_Remarks", begins: int) -> Trace:
    at = -begins
    bookmarks: list[str] = []
    revisions: list[Revision] = []
    started: list[str] = []
    gone: list[Element] = []
    for element in source.elements:
        for one in element.iter():
            name = local(one)
            if name == "bookmarkStart":
                bookmarks.append(attribute(one, "name"))
            elif name in CHANGES and (words := _words(one)):
                revisions.append(Revision(CHANGES[name], words, attribute(one, "author"), attribute(one, "date"), at))
                gone += one.iter(f"{W}t") if CHANGES[name] in GONE else ()
            elif name == "r" and (looks := one.find(f"{W}rPr/{W}rPrChange")) is not None and (words := _words(one)):
                revisions.append(Revision("格式", words, attribute(looks, "author"), attribute(looks, "date"), at))
            elif name == "commentRangeStart":
                started.append(remarks.begin(attribute(one, "id")))
            elif name == "commentRangeEnd":
                remarks.end(attribute(one, "id"))
            elif name == "commentReference" and attribute(one, "id") not in remarks.begun:
                started.append(remarks.begin(attribute(one, "id")))
                remarks.end(attribute(one, "id"))
            elif name == "t":
                remarks.read(one.text or "")
                at += 0 if one in gone else len(one.text or "")
    identity = next(
        (
            value
            for key, value in (source.elements[-1].attrib if source.elements else {}).items()
            if key.endswith("}paraId")
        ),
        "",
    )
    return Trace(
        place,
        identity=identity,
        bookmarks=tuple(bookmarks),
        revisions=tuple(revisions),
        remarks=tuple(found for one in started if (found := remarks.made(one)) is not None),
        struck=tuple(source.words.struck),
        ran_on=len(source.elements) > 1,
    )


def _words(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter() if local(one) in WORDS)


class _Remarks:
    """The comments of a file (批注), and the words that each is about, as they are met."""

    def __init__(self, text: WordText) -> None:
        root = text.parts.named.get("comments")
        self._given = {attribute(one, "id"): one for one in (() if root is None else root.iter(f"{W}comment"))}
        extended = text.parts.named.get("commentsExtended")
        self._threads = {_of(one, "paraId"): one for one in (() if extended is None else extended)}
        self._by_paragraph = {known: identity for identity, one in self._given.items() if (known := _paragraph(one))}
        self._open: dict[str, list[str]] = {}
        self.begun: dict[str, list[str]] = {}

    def begin(self, identity: str) -> str:
        """Begin to gather the words of a comment."""
        self._open[identity] = self.begun[identity] = []
        return identity

    def end(self, identity: str) -> None:
        """End the words of a comment."""
        self._open.pop(identity, None)

    def read(self, words: str) -> None:
        """Add words to the comments that are open."""
        for gathered in self._open.values():
            gathered.append(words)

    def made(self, identity: str) -> Remark | None:
        """Return a comment, with the words that were gathered down to the end of its first paragraph."""
        given = self._given.get(identity)
        if given is None:
            return None
        thread = self._threads.get(_paragraph(given))
        parent = self._by_paragraph.get(_of(thread, "paraIdParent")) if thread is not None else None
        return Remark(
            "\n".join(_words(paragraph) for paragraph in given.iter(f"{W}p")),
            "".join(self.begun.get(identity, [])),
            author=attribute(given, "author"),
            date=attribute(given, "date"),
            identity=identity,
            answers=parent or "",
            done=thread is not None and _of(thread, "done") in {"1", "true"},
        )


def _of(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _paragraph(comment: Element) -> str:
    """Return the identity of the last paragraph of a comment, by which threads know it."""
    paragraphs = list(comment.iter(f"{W}p"))
    return _of(paragraphs[-1], "paraId") if paragraphs else ""
