"""Lines as w:p: runs, numbers, bookmarks and the references to them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import assert_never

import attrs

from reportkit.formats import Format
from reportkit.manuscript import (
    Block,
    Line,
    Manuscript,
    Mark,
    Role,
    Span,
    level_of,
    links_of,
    text_of,
    texts_of,
)
from reportkit.writers.docx import numbering
from reportkit.writers.docx.comments import Marks, Ranges, between_marks
from reportkit.writers.docx.inline import InlineWriter, count_notes
from reportkit.writers.docx.markup import field, hidden_field, run
from reportkit.writers.docx.styles import PLACEHOLDER, lead_id, style_id
from reportkit.writers.docx.units import character, indent, pitch

UNBROKEN = re.compile("[!-~]{13,}")
"""An address or another run of Latin letters that no program breaks: the line before it may come out short.

Justified, such a line is spread over its whole width. Its paragraph is therefore set flush left. Letting Word
break within words (w:wordWrap) would fill the line, but cut numbers in two elsewhere.
"""
GAPS = 2  # 字 that a date may run into the margin where a program sets gaps beside its digits, rather than break
CAPTIONS = {Role.TABLE_CAPTION, Role.PICTURE_CAPTION}


@attrs.frozen
class Paragraphs:
    """Writes the lines of one manuscript.

    `lists` gives the list that counts a line, by its position, `firsts` the level that each list begins with;
    `live` whether numbers of captions and references are fields; `bookmarks` the number of each target's bookmark
    and `references` the field that prints it, for those that a field can print; `listed` the number of the bookmark of
    each line that contents tell of, by its origin, and how they call it; `marks` the comments at the words; `inline`
    writes what stands within them.
    """

    layout: Format
    lists: Mapping[int, int]
    firsts: tuple[int, ...]
    live: bool
    bookmarks: dict[str, int]
    references: dict[str, str]
    listed: dict[str, tuple[int, str]]
    marks: Marks
    inline: InlineWriter
    _heads: dict[tuple[object, ...], str] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, manuscript: Manuscript, layout: Format, *, counted: bool) -> "Paragraphs":
        """Prepare for a manuscript; where `counted`, Word counts what it can count rightly."""
        blocks = manuscript.blocks if counted else ()
        lists, firsts = numbering.counted(blocks, manuscript.scheme)
        bookmarks: dict[str, int] = {}
        references: dict[str, str] = {}
        told = leading(manuscript.blocks)
        links = list(links_of(told))
        linked = {link.removeprefix("#") for link in links if link.startswith("#")}
        for position, block in enumerate(manuscript.blocks):
            if not (isinstance(block, Line) and block.name):
                continue
            if counted or block.name in linked:
                bookmarks[block.name] = len(bookmarks) + 1
            if counted:
                if level_of(block.role) is None:
                    references[block.name] = f"REF {bookmark(block.name)} \\h"
                elif position in lists:
                    references[block.name] = f"REF {bookmark(block.name)} \\w \\h"
        entries = [block for block in blocks if isinstance(block, Line) and block.leads_to]
        listed = {
            entry.leads_to: (number, entry.number + entry.text)
            for number, entry in enumerate(entries, len(bookmarks) + 1)
        }
        inline = InlineWriter(
            layout,
            {name: bookmark(name) for name in bookmarks},
            expected=count_notes(told),
            leads=bool(links),
        )
        return cls(layout, lists, firsts, counted, bookmarks, references, listed, Marks(manuscript.comments), inline)

    @property
    def text_bookmark(self) -> int:
        """The number of the bookmark around the text."""
        return len(self.bookmarks) + len(self.listed) + 1

    def contents_bookmark(self, origin: str) -> str:
        """Return the name of the bookmark at a line that contents tell of, "" where none stands there."""
        return _contents_bookmark(self.listed[origin][0]) if origin in self.listed else ""

    def xml(
        self,
        line: Line,
        position: int,
        *,
        page_start: bool = False,
        released: bool = False,
        section: str = "",
        over: str = "",
    ) -> str:
        """Return a line as w:p; `section` is the w:sectPr that ends with it, `over` what is printed over it.

        One that begins a page is told so; one that is released does not stay with the next, whatever its role.
        """
        own_list = self.lists.get(position)
        distances = line.begins, line.left, line.hanging, line.centres
        unbroken = UNBROKEN.search(line.text) is not None
        look = line.role, own_list, unbroken, line.keep_next, released, page_start, *distances
        head = self._heads.get(look)
        if head is None:
            head = self._heads[look] = "".join(self._head(line, own_list, page_start=page_start, released=released))
        runs = self._runs(line, own_list, self.marks.of_block(position))
        return f"<w:p><w:pPr>{head}{section}</w:pPr>{over}{runs}</w:p>"

    def _head(self, line: Line, own_list: int | None, *, page_start: bool, released: bool) -> Iterator[str]:
        """Yield what lines of one look have in common."""
        yield f'<w:pStyle w:val="{style_id(line.role)}"/>'
        if released:
            yield '<w:keepNext w:val="0"/>'
        elif line.keep_next:
            yield "<w:keepNext/>"
        if page_start:
            yield "<w:pageBreakBefore/>"
        yield from self._number_properties(line, own_list)
        yield from self._distances(line)
        if self.layout.styles[line.role].align == "both" and UNBROKEN.search(line.text):
            yield '<w:jc w:val="left"/>'

    def spans(self, spans: tuple[Span, ...], lead: str | None = None, ranges: Ranges = ()) -> str:
        """Return runs for spans, with the marks of comments; `lead` is the character style of what leads them."""
        joined = _joined(spans, self.references)
        if ranges:
            own, is_field = (lambda span: self._span(span, lead)), (lambda span: span.target in self.references)
            written = between_marks(joined, ranges, own, is_field)
        elif self.inline.leads:
            written = ((span, self._span(span, lead)) for span in joined)
        else:  # most documents
            return "".join([self._span(span, lead) for span in joined])
        return "".join(self.inline.linked(written))

    def _number_properties(self, line: Line, own_list: int | None) -> Iterator[str]:
        """Yield what differs from the style's own list, the first."""
        level = level_of(line.role)
        if level is None or not self.live or own_list == 1:
            return
        depth = level - self.firsts[own_list - 1] if own_list else 0
        yield f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{own_list or 0}"/></w:numPr>'
        if not own_list:  # the first-line indent goes with the list
            style = self.layout.styles[line.role]
            yield indent(style, self.layout.page, firstLine=style.first_line)

    def _distances(self, line: Line) -> Iterator[str]:
        style, page = self.layout.styles[line.role], self.layout.page
        if line.centres:
            places = (round(centre * pitch(page)) for centre in line.centres)
            stops = "".join(f'<w:tab w:val="center" w:pos="{place}"/>' for place in places)
            yield f"<w:tabs>{stops}</w:tabs>"
        if line.begins is not None:  # from the left, so that no program's idea of the text's width moves it
            across = page.characters * pitch(page) / character(style, page)
            spare = {"right": -GAPS} if line.role is Role.DATE else {}
            yield indent(style, page, **spare, left=max(across - line.begins, line.left or 0))
        elif line.left is not None:
            yield indent(style, page, left=line.left, hanging=line.hanging)

    def _runs(self, line: Line, own_list: int | None, ranges: Ranges) -> str:
        number = "" if own_list or not line.number else self._number(line)
        words = self.spans(line.spans, lead_id(line.role), ranges)
        if line.centres:  # the blanks between its spans are tabs
            words = "<w:r><w:tab/></w:r>" + words.replace("\u3000", "</w:t><w:tab/><w:t>")
        if line.origin in self.listed:
            words = self._listed(line, number + words)
            number = ""
        mark = self.bookmarks.get(line.name) if line.name else None
        if mark is None or line.name is None:
            return number + words
        start = f'<w:bookmarkStart w:id="{mark}" w:name="{bookmark(line.name)}"/>'
        end = f'<w:bookmarkEnd w:id="{mark}"/>'
        return f"{start}{number}{end}{words}" if line.role in CAPTIONS else f"{start}{number}{words}{end}"

    def _listed(self, line: Line, runs: str) -> str:
        """Return the runs of a line with a bookmark for the contents around them; an attachment's title says its name.

        Word gathers other headings by their style.
        """
        number, words = self.listed[line.origin]
        start = f'<w:bookmarkStart w:id="{number}" w:name="{_contents_bookmark(number)}"/>'
        name = ""
        if line.role is Role.ATTACHMENT_TITLE:
            quoted = words.replace("\\", "\\\\").replace('"', '\\"')
            name = hidden_field(f'TC "{quoted}" \\l 1')
        return f'{start}{name}{runs}<w:bookmarkEnd w:id="{number}"/>'

    def _number(self, line: Line) -> str:
        """Return a number in runs: typed, or a caption's counted by Word."""
        if line.role in CAPTIONS and self.live:
            label = line.number.rstrip("0123456789")
            return run(label) + field(f"SEQ {label} \\* ARABIC", line.number.removeprefix(label))
        return run(line.number, lead_id(line.role))

    def _span(self, span: Span, lead: str | None) -> str:
        if span.note is not None:
            return self.inline.mark(span.note)
        style = self.inline.style(span) if span.stresses or span.link else None
        if span.target in self.references:
            return field(self.references[span.target or ""], span.text, style)
        match span.mark:
            case Mark.TEXT:
                return run(span.text, style)
            case Mark.LEAD:
                return run(span.text, lead)
            case Mark.PLACEHOLDER:
                return run(span.text, PLACEHOLDER)
            case Mark.PREPRINTED:
                return ""
            case _:
                assert_never(span.mark)


def _joined(spans: Iterable[Span], references: Mapping[str, str]) -> list[Span]:
    """Join neighbours that look alike, so that a paragraph has no more runs than looks."""
    groups: list[list[Span]] = []
    look: object = None
    for span in spans:
        own = span.mark, span.target if span.target in references else None, span.stresses, span.link, span.note
        if own == look:
            groups[-1].append(span)
        else:
            groups.append([span])
            look = own
    return [one for one in map(_as_one, groups) if one.text or one.note]


def _as_one(alike: Sequence[Span]) -> Span:
    return alike[0] if len(alike) == 1 else Span(text_of(alike), *alike[0][1:])


def leading(blocks: Iterable[Block]) -> list[Span]:
    """Return the spans of all lines and cells that lead somewhere or have a note."""
    return [span for block in blocks for spans in texts_of(block) for span in spans if span.link or span.note]


def _contents_bookmark(number: int) -> str:
    """Return the name of a bookmark that contents lead to, as Word names them."""
    return f"_Toc{number:09d}"


def bookmark(name: str) -> str:
    """Return the bookmark of a target: the same in each version of a report; Word hides what begins with _Ref."""
    return f"_Ref{int.from_bytes(sha256(name.encode()).digest()[:6]):015d}"
