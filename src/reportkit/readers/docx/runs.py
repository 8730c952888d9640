"""The words of a paragraph, run by run: what a reader sees, and a tally of what cannot be read as words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.etree.ElementTree import Element

import attrs

from reportkit.patterns import expression
from reportkit.readers.docx.parts import DEEPEST, W, attribute, identity, local, unwrapped, whole
from reportkit.readers.docx.signs import SIGNS, UNKNOWN, behind, symbol
from reportkit.readers.docx.styles import Properties, Styles

EMU_OF_MM = 36_000

INLINE = frozenset(("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo"))
"""What stands around runs that are read; w:del and w:moveFrom are not among them."""

SHAPE, INK, EMBEDDED = "图形", "墨迹", "嵌入对象"
RED_LINE = "红线"
"""How the lines of a letter are called, which this library draws."""

UNREADABLE: Mapping[str, str] = MappingProxyType(
    {"chart": "图表", "diagram": "SmartArt图形", "ink": INK, "wordprocessingCanvas": "绘图画布"}
)
"""What drawings may hold beside pictures and text boxes, by the last word of its kind."""


@attrs.frozen
class Shown:
    """A picture where it stands (图片): how it is pointed to, the words for it, its size in mm."""

    relationship: str
    alt: str
    width: float
    height: float


class ReadMark(NamedTuple):
    """The mark of a note (注释标号): what kind of note, its identity, and how many characters stand before it."""

    kind: str
    identity: str
    at: int


class ReadLink(NamedTuple):
    """Words that lead somewhere (链接): where they begin and end, a relationship, or what it leads to."""

    start: int
    end: int
    relationship: str
    leads: str


HYPERLINK = expression(r"""\s*HYPERLINK(?:\s+(?!\\)(?:"([^"]*)"|(\S+)))?(?:.*?\\l\s+"?([^"\s]+))?""", re.DOTALL)


@attrs.define
class ReadWords:
    """The words of one paragraph (段落文字): runs with what is said of each, and what hangs on it.

    `sources` are the elements that the runs were read from, one for each, and `fields` the instructions of the fields
    that show them, "" for what none shows; `contents` tells that a field for contents shows them; `charts` are the
    relationships by which charts are pointed to, `drawn` the kinds of other drawings that hold neither a picture nor
    words.
    """

    runs: list[tuple[str, Properties]] = attrs.Factory(list)
    sources: list[Element] = attrs.Factory(list)
    length: int = 0
    fields: list[str] = attrs.Factory(list)
    boxes: list[Element] = attrs.Factory(list)
    notes: list[ReadMark] = attrs.Factory(list)
    links: list[ReadLink] = attrs.Factory(list)
    bookmarks: list[str] = attrs.Factory(list)
    pictures: list[Shown] = attrs.Factory(list)
    charts: list[str] = attrs.Factory(list)
    struck: list[str] = attrs.Factory(list)
    drawn: list[str] = attrs.Factory(list)
    instructions: str = ""
    contents: bool = False

    @property
    def text(self) -> str:
        """All words, line breaks as \\n."""
        return "".join(text for text, _ in self.runs)


@attrs.define
class OpenField:
    """A field that was begun and has not ended (未结束的域): its instruction, whether and where its result began."""

    instruction: str = ""
    is_code: bool = True
    start: int = 0

    @property
    def is_contents(self) -> bool:
        """Whether what it shows are contents, or a list of tables or pictures."""
        return not self.is_code and self.instruction.split(maxsplit=1)[:1] == ["TOC"]


class RunReader:
    """Reads the runs of paragraphs (文字读取), one after the other, for a field may span several.

    `struck` is whether words with a line through them are text.
    """

    def __init__(self, styles: Styles, unread: Counter[str], *, struck: bool = True) -> None:
        self._styles = styles
        self._unread = unread
        self._struck = struck
        self._fields: list[OpenField] = []
        self._in_contents: list[ReadWords] = []  # of a field that has not ended

    def read(self, paragraph: Element, found: ReadWords) -> None:
        """Add the words of the next paragraph to those found."""
        for field in self._fields[-DEEPEST:]:
            field.start = found.length
        self._inside(paragraph, found, 0)
        if any(one.is_code for one in self._fields):  # an instruction that does not end would swallow all that follows
            self._fields = [one for one in self._fields if not one.is_code]
        for field in self._fields[-DEEPEST:]:
            _lead(field.instruction, field.start, found)

    def end(self) -> None:
        """Come to the end of a text: what a field shows that does not end are no contents."""
        for words in self._in_contents:
            words.contents = False
        self._in_contents, self._fields = [], []

    def _inside(self, parent: Element, found: ReadWords, depth: int) -> None:
        for child, deeper in unwrapped(parent, INLINE, depth):
            match local(child):
                case "r" | "rubyBase":
                    self._run(child, found, deeper)
                case "fldSimple":
                    start, instruction = found.length, attribute(child, "instr")
                    found.instructions += f" {instruction}"
                    found.contents |= OpenField(instruction, is_code=False).is_contents
                    self._fields.append(OpenField(instruction, is_code=False, start=start))
                    self._inside(child, found, deeper + 1)
                    self._field("end", found)
                case "hyperlink":
                    start = found.length
                    self._inside(child, found, deeper + 1)
                    anchor = attribute(child, "anchor")
                    leads = f"#{anchor}" if anchor else ""
                    found.links.append(ReadLink(start, found.length, identity(child), leads))
                case "bookmarkStart":
                    found.bookmarks.append(attribute(child, "name"))
                case "oMath" | "oMathPara":
                    self._add("".join(one.text or "" for one in child.iter() if local(one) == "t"), {}, found, child)

    def _run(self, run: Element, found: ReadWords, depth: int) -> None:
        if local(run) == "rubyBase":
            self._inside(run, found, depth + 1)
            return
        look = self._styles.run_properties(run.find(f"{W}rPr"))
        for child, deeper in unwrapped(run, frozenset(), depth):
            name = local(child)
            match name:
                case "t":
                    self._add(behind(found.runs[-1][0] if found.runs else "", child.text or ""), look, found, child)
                case "br" | "cr" | "tab" | "ptab" | "noBreakHyphen" | "softHyphen":
                    self._add(SIGNS[name], look, found, child)
                case "sym":
                    sign = symbol(attribute(child, "char"), attribute(child, "font"))
                    if sign == UNKNOWN:
                        self._unread["特殊符号"] += 1
                    self._add(sign, look, found, child)
                case "ruby":
                    self._inside(child, found, deeper + 1)
                case "instrText":
                    found.instructions += child.text or ""
                    if self._fields and self._fields[-1].is_code:
                        self._fields[-1].instruction += child.text or ""
                case "fldChar":
                    self._field(attribute(child, "fldCharType"), found)
                case "footnoteReference" | "endnoteReference":
                    if self._struck or not self._is_struck(look):
                        mark = ReadMark(name.removesuffix("Reference"), attribute(child, "id"), found.length)
                        found.notes.append(mark)
                case "drawing" | "pict" | "object":
                    self._drawn(child, found)

    def _add(self, text: str, look: Properties, found: ReadWords, source: Element) -> None:
        if not text or any(one.is_code for one in self._fields):
            return
        if not found.contents and any(one.is_contents for one in self._fields):
            found.contents = True
            self._in_contents.append(found)
        if look.get("vanish") == "1":
            self._unread["隐藏文字"] += 1
            return
        if self._is_struck(look):
            found.struck.append(text)
            if not self._struck:
                return
        found.runs.append((text, look))
        found.sources.append(source)
        found.length += len(text)
        found.fields.append(self._fields[-1].instruction.strip() if self._fields else "")

    def _is_struck(self, look: Properties) -> bool:
        """Tell words with a line through them: they were to be deleted."""
        if "strike" not in look and "dstrike" not in look and "style" not in look:
            return False
        said = {**self._styles.style(look.get("style", "")).run, **look}
        return "1" in (said.get("strike"), said.get("dstrike"))

    def _field(self, kind: str, found: ReadWords) -> None:
        if kind == "begin":
            self._fields.append(OpenField())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_code, self._fields[-1].start = False, found.length
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if field.is_contents:
                self._in_contents = []
            if not field.is_code:
                _lead(field.instruction, field.start, found)

    def _drawn(self, drawn: Element, found: ReadWords) -> None:
        if local(drawn) == "object":
            self._unread[EMBEDDED] += 1
        alt, width, height = "", 0.0, 0.0
        read = len(found.pictures) + len(found.boxes) + len(found.charts)
        seen = EMBEDDED if local(drawn) == "object" else SHAPE
        for element in _walk(drawn):
            match local(element):
                case "extent":
                    width, height = (_mm(element.get(side, "")) for side in ("cx", "cy"))
                case "docPr":
                    alt = element.get("descr", "")
                    seen = "" if element.get("name", "").startswith(RED_LINE) else seen
                case "txbxContent" if _holds(element):
                    found.boxes.append(element)
                case "graphicData":
                    kind = element.get("uri", "").rpartition("/")[2]
                    if kind in UNREADABLE:
                        self._unread[UNREADABLE[kind]] += 1
                        seen = UNREADABLE[kind]
                case "chart" if identity(element):
                    found.charts.append(identity(element))
                case "contentPart":
                    seen = INK
                case "blip" if identity(element, "embed"):
                    found.pictures.append(Shown(identity(element, "embed"), alt, width, height))
                case "imagedata" if identity(element) and local(drawn) == "pict":
                    found.pictures.append(Shown(identity(element), element.get("alt", ""), 0, 0))
        if seen and read == len(found.pictures) + len(found.boxes) + len(found.charts):
            found.drawn.append(seen)


def _holds(box: Element) -> bool:
    """Tell a text box in which anything stands; one without is a shape."""
    return any(local(one) in ("drawing", "pict", "object") or (local(one) == "t" and one.text) for one in box.iter())


def _lead(code: str, start: int, found: ReadWords) -> None:
    """Keep where the result of a field leads, if it is a link (17.16.5.25)."""
    link = HYPERLINK.match(code)
    if link:
        address, anchor = link[1] or link[2] or "", f"#{link[3]}" if link[3] else ""
        found.links.append(ReadLink(start, found.length, "", address + anchor))


def _walk(root: Element) -> Iterator[Element]:
    """Yield what a drawing holds, in order, without what stands in its text boxes; of alternatives the first."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        if element.tag != f"{W}txbxContent":
            children = list(element)
            waiting += reversed(children[:1] if local(element) == "AlternateContent" else children)


def _mm(emu: str) -> float:
    return round((whole(emu, 0, 10**9) or 0) / EMU_OF_MM, 2)
