"""The text of a Word file in its order: paragraphs with their numbers, tables, what stands in text boxes and notes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from xml.etree.ElementTree import Element

import attrs

from reportkit.archives import RefusedFile
from reportkit.errors import InvalidValue
from reportkit.patterns import expression
from reportkit.readers.docx.approval import sheet_length
from reportkit.readers.docx.lengths import Length
from reportkit.readers.docx.lists import Lists
from reportkit.readers.docx.parts import (
    Relationship,
    W,
    WordParts,
    attribute,
    identity,
    local,
    switched,
    unwrapped,
    value,
    whole,
)
from reportkit.readers.docx.read_blocks import (
    ReadBlock,
    ReadCell,
    ReadNote,
    ReadParagraph,
    ReadTable,
    lays_out,
    opened_out,
)
from reportkit.readers.docx.runs import ReadLink, ReadWords, RunReader, Shown
from reportkit.readers.docx.slivers import without_slivers
from reportkit.readers.docx.styles import Properties, Styles, paragraph_properties, theme_fonts

WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
"""What stands around paragraphs and tables that are read."""

GALLERY = "Table of Contents"
"""What Word and WPS call a content control that holds contents (17.5.2.11)."""

TO_HEADING = expression(r"PAGEREF\s+_Toc")
"""The field of a page in contents, which stays where the field around them was lost."""

CONTENTS_STYLES = ("toc ", "table of figures", "wpsoffice手动目录", "目录")
"""How styles for contents are called: Word's own, those of WPS for contents that are typed, an office's."""

OURS = "公文正文"
"""A style of this name tells that this library saved the file."""

MOST_COLUMNS = 200  # Word itself stops at 63

CHANGES = {f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange")}

GONE = (f"{W}rPr/{W}del", f"{W}rPr/{W}moveFrom")
"""What tells that the end of a paragraph was struck out or moved away."""


class WordText:
    """The text of a Word file (Word文件的文字), with a tally of what is there and cannot be read."""

    def __init__(self, parts: WordParts, *, struck: bool = True) -> None:
        self.parts = parts
        self.unread: Counter[str] = Counter()
        self.styles = Styles(parts.named.get("styles"), theme_fonts(parts.named.get("theme")))
        self.lists = Lists(parts.named.get("numbering"), self.styles)
        self._runs = RunReader(self.styles, self.unread, struck=struck)
        self.laid_out = 0
        self.sheet: list[ReadBlock] = []
        self._length = Length()
        self._running_on: list[Element] = []
        self._pictures: dict[str, bytes | None] = {}
        self.edges: dict[str, Element | None] = {}
        self._notes = {kind: _by_identity(parts.named.get(f"{kind}s"), kind) for kind in ("footnote", "endnote")}

    @cached_property
    def body(self) -> Element:
        """What holds the text."""
        body = self.parts.document.find(f"{W}body")
        if body is None:
            raise RefusedFile("its document.xml has no body; save the file anew in Word or WPS")
        return body

    @cached_property
    def ours(self) -> bool:
        """Whether this library saved the file, so that its styles say what each line is and how it looks."""
        return OURS in self.styles.names().values()

    @cached_property
    def revisions(self) -> int:
        """How many changes are waiting."""
        return sum(1 for element in self.parts.document.iter() if element.tag in CHANGES)

    def blocks(self) -> list[ReadBlock]:
        """Read the text; each paragraph is counted once, so this is asked once."""
        given = list(self._blocks(self.body, 0))
        if length := sheet_length(given, lambda style: self.styles.style(style).name) if self.ours else 0:
            self.unread["发文稿纸"] += 1
            self.sheet = given[:length]
            del given[:length]
        self.laid_out = sum(1 for one in given if isinstance(one, ReadTable) and lays_out(one))
        blocks = list(opened_out(given))
        self._runs.end()
        self.unread.update(f"编号格式{form}" for form in self.lists.unknown)
        return blocks

    def edge(self, section: Element, kind: str) -> Mapping[str, Element]:
        """Return the headers or footers that a section names, by the pages they are for: default, even, first."""
        found: dict[str, Element] = {}
        for reference in section.findall(W + kind):
            related = self._related.get(identity(reference))
            root = None if related is None or related.outside else self._edge(related.target)
            if root is not None:
                found[attribute(reference, "type") or "default"] = root
        return found

    def _edge(self, name: str) -> Element | None:
        if name not in self.edges:
            self.edges[name] = self.parts.tree(name)
        return self.edges[name]

    def paragraphs_of(self, root: Element) -> list[ReadParagraph]:
        """Read the paragraphs of a header or footer, with those of its tables and text boxes."""
        found: list[ReadParagraph] = []
        for block in opened_out(self._blocks(root, 0)):
            if isinstance(block, ReadTable):
                found += [one for row in block.rows for cell in row for one in cell.paragraphs]
            else:
                found.append(block)
        return found

    def picture(self, shown: Shown) -> tuple[str, bytes] | None:
        """Return the name and the bytes of a picture, None for one that lies outside of the file."""
        found = self._related.get(shown.relationship)
        content = None if found is None or found.outside else self._media(found.target)
        if found is None or content is None:
            self.unread["链接的图片"] += 1
            return None
        return found.target, content

    @cached_property
    def _related(self) -> Mapping[str, Relationship]:
        return self.parts.relationships(self.parts.main)

    def _media(self, name: str) -> bytes | None:
        if name not in self._pictures:
            self._pictures[name] = self.parts.content(name)
        return self._pictures[name]

    def run_look(self, paragraph: ReadParagraph, own: Properties) -> Properties:
        """Return all that is said of a run: by defaults, its paragraph's style, its own style, itself."""
        base = self.styles.style(paragraph.style).run
        named = self.styles.style(own["style"]).run if "style" in own else {}
        look = {**self.styles.default_run, **base, **named, **own}
        if "b" not in own and "b" in named and "b" in base:  # two styles that both say bold say upright
            look["b"] = str(int(base["b"] != named["b"]))
        return look

    def _blocks(self, parent: Element, depth: int, note: str = "") -> Iterator[ReadBlock]:
        for child, deeper in unwrapped(parent, WRAPPERS, depth):
            match local(child):
                case "p":
                    yield from self._paragraph(child, deeper, note)
                case "tbl":
                    yield from self._ended(depth, note)
                    yield from self._table(child, deeper + 1)
                case "altChunk" | "subDoc":
                    self.unread["嵌入的文档"] += 1
        yield from self._ended(depth, note)

    def _paragraph(self, element: Element, depth: int, note: str) -> Iterator[ReadBlock]:
        self._length.add_paragraph()
        self._running_on.append(element)
        given = element.find(f"{W}pPr")
        if given is None or all(given.find(gone) is None for gone in GONE):
            yield from self._ended(depth, note)

    def _ended(self, depth: int, note: str) -> Iterator[ReadBlock]:
        """Yield the paragraph whose end is reached: of the last element, with the words of those that run on to it."""
        elements, self._running_on = self._running_on, []
        if not elements:
            return
        given = elements[-1].find(f"{W}pPr")
        words = ReadWords()
        for element in elements:
            self._runs.read(element, words)
        self._length.add_words(words.text)
        struck = given is not None and any(given.find(gone) is not None for gone in GONE)
        read = None
        if words.text or not struck:  # a paragraph that is struck out counts for nothing
            read = self._read(elements[0], given, words, note)
        notes, behind = self._notes_of(words, depth)
        if read is not None:
            yield attrs.evolve(read, elements=tuple(elements), notes=notes)
        else:
            yield from (one for held in notes for one in held.paragraphs)
        for box in words.boxes:
            yield from self._blocks(box, depth + 1, "文本框")
        yield from behind

    def _notes_of(self, words: ReadWords, depth: int) -> tuple[tuple[ReadNote, ...], list[ReadTable]]:
        """Return the notes whose marks stand in a paragraph, and the tables in them; each is read where it is first."""
        notes: list[ReadNote] = []
        tables: list[ReadTable] = []
        for kind, number, at in words.notes:
            found = self._notes[kind].pop(number, None)
            if found is None:
                continue
            called = "脚注" if kind == "footnote" else "尾注"
            inside = list(self._blocks(found, depth + 1, called))
            notes.append(ReadNote(at, called, tuple(one for one in inside if isinstance(one, ReadParagraph))))
            tables += (one for one in inside if isinstance(one, ReadTable))
        return tuple(notes), tables

    def leads_to(self, link: ReadLink, note: str) -> str | None:
        """Return where a link leads, an address or # and a bookmark, None where the file does not say."""
        if not link.relationship:
            return link.leads or None
        known = self._note_links.get(note, self._related)
        found = known.get(link.relationship)
        return f"{found.given}{link.leads}" if found and found.outside else None

    @cached_property
    def _note_links(self) -> Mapping[str, Mapping[str, Relationship]]:
        kinds = {"脚注": "footnotes", "尾注": "endnotes"}
        return {called: self.parts.relationships(self.parts.name_of(kind)) for called, kind in kinds.items()}

    @cached_property
    def _gallery(self) -> set[int]:
        """The paragraphs, by identity, that a content control for contents holds."""
        return {
            id(paragraph)
            for control in self.body.iter(f"{W}sdt")
            for properties in control.findall(f"{W}sdtPr")
            if any(attribute(one, "val") == GALLERY for one in properties.iter(f"{W}docPartGallery"))
            for paragraph in control.iter(f"{W}p")
        }

    def _read(self, element: Element, given: Element | None, words: ReadWords, note: str) -> ReadParagraph:
        own = paragraph_properties(given)
        style = value(given, "pStyle") or self.styles.normal
        named = self.styles.style(style)
        look = {**self.styles.default_paragraph, **named.paragraph, **own}
        if "numId" in own or "ilvl" in own:
            look["own level"] = "1"
        place = self.lists.level(look)
        counted = None
        if place is not None:  # a level's indents go before those of a style that counts by it (17.9.23)
            level = self.lists.looks(*place)
            layers = (named.paragraph, level) if "numId" in own else (level, named.paragraph)
            look = {**self.styles.default_paragraph, **layers[0], **layers[1], **own}
            counted = self.lists.count(*place)
        points = TO_HEADING.search(words.instructions) is not None
        listed = id(element) in self._gallery or points or named.name.lower().startswith(CONTENTS_STYLES)
        section = None if given is None else given.find(f"{W}sectPr")
        return ReadParagraph(words, style, own, look, counted, listed, note, section, element)

    def _table(self, table: Element, depth: int) -> Iterator[ReadBlock]:
        rows: list[tuple[ReadCell, ...]] = []
        came: set[int] = set()
        repeated = 0
        for row, deeper in unwrapped(table, WRAPPERS, depth):
            if local(row) != "tr":
                continue
            properties = row.find(f"{W}trPr")
            cells = () if switched(properties, "del") else tuple(self._row(row, properties, deeper))
            if cells:
                repeated += repeated == len(rows) and bool(switched(properties, "tblHeader"))
                came.update([len(rows)] if switched(properties, "ins") else [])
                rows.append(cells)
        if any(sum(cell.across for cell in row) > MOST_COLUMNS for row in rows):
            raise InvalidValue("a table has more than {most} columns; split it", most=MOST_COLUMNS)
        if rows:
            yield ReadTable(tuple(without_slivers(rows, table)), repeated, came=frozenset(came))

    def _row(self, row: Element, properties: Element | None, depth: int) -> Iterator[ReadCell]:
        if before := whole(value(properties, "gridBefore"), 1, MOST_COLUMNS):
            yield ReadCell((), before)
        for cell, deeper in unwrapped(row, WRAPPERS, depth):
            look = cell.find(f"{W}tcPr")
            if local(cell) != "tc" or (look is not None and look.find(f"{W}cellDel") is not None):
                continue
            merge = None if look is None else look.find(f"{W}vMerge")
            yield ReadCell(
                tuple(self._blocks(cell, deeper)),
                whole(value(look, "gridSpan"), 1, MOST_COLUMNS) or 1,
                merge is not None and attribute(merge, "val") != "restart",
                merge is not None and attribute(merge, "val") == "restart",
            )


def _by_identity(root: Element | None, kind: str) -> dict[str, Element]:
    return {} if root is None else {attribute(one, "id"): one for one in root.iter(W + kind)}
