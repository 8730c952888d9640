"""The contents as fields that Word and WPS renew (更新域): each entry leads to a bookmark, and tells its page.

TOC gathers the headings by Word's own styles, and the attachments by fields (TC) that say what they are called, since
their label stands in a paragraph of its own. Where attachments have headings of levels that are listed of the text, a
bookmark around the text keeps them out, and the attachments are gathered by a field of their own.
"""

from collections.abc import Iterator, Mapping, Sequence

from reportkit.formats import Format
from reportkit.manuscript import ENTRIES, HEADINGS, Block, Line, Role, Span, level_of
from reportkit.writers.docx.flow import LinePage
from reportkit.writers.docx.imprint import lines_of
from reportkit.writers.docx.markup import FIELD_ENDS, HINT, field, field_begins, no_room, run
from reportkit.writers.docx.pagination import Plan, contents_length, plan
from reportkit.writers.docx.paragraphs import Paragraphs
from reportkit.writers.docx.sections import contents_section
from reportkit.writers.docx.styles import style_id

TAB = f"<w:r><w:rPr>{HINT}</w:rPr><w:tab/></w:r>"
TEXT = "正文"
"""The bookmark around the text."""


def pages_of(blocks: Sequence[Block], planned: Plan, before: int = 0) -> Mapping[str, LinePage]:
    """Return the pages of lines by their origins, behind so many pages before them."""
    placed = ((blocks[at], page) for at, page in planned.pages.items())
    return {block.origin: page._replace(number=before + page.number) for block, page in placed if block.origin}


def uncertain(blocks: Sequence[Block], layout: Format) -> list[Line]:
    """Return the entries of a manuscript's contents whose page may be another one in another program."""
    front = contents_length(blocks)
    imprint = lines_of(blocks, layout)
    text = blocks[front : imprint.begins if imprint else len(blocks)] if front else ()
    pages = pages_of(text, plan(text, layout, counted=True))
    told = [entry for entry in _entries(blocks[:front]) if entry.leads_to in pages]  # others stand behind the imprint
    return [entry for entry in told if not pages[entry.leads_to].certain]


def _entries(blocks: Sequence[Block]) -> list[Line]:
    return [block for block in blocks if isinstance(block, Line) and block.leads_to]


class ContentsPages:
    """The writing of the contents with which a manuscript begins (目录页)."""

    def __init__(self, blocks: Sequence[Block], layout: Format, paragraphs: Paragraphs) -> None:
        self.length = contents_length(blocks)
        self._front = blocks[: self.length]
        self._layout = layout
        self._paragraphs = paragraphs
        entries = _entries(self._front)
        named = blocks[self.length :] if entries else ()
        roles = {block.origin: block.role for block in named if isinstance(block, Line)}
        self._headings = [entry for entry in entries if roles[entry.leads_to] in HEADINGS]
        self._attachments = [entry for entry in entries if roles[entry.leads_to] not in HEADINGS]
        self._levels = max((ENTRIES.index(entry.role) + 1 for entry in self._headings), default=0)
        self.text_ends = self._text_ends(blocks) if self._headings and paragraphs.live else None

    def _text_ends(self, blocks: Sequence[Block]) -> int | None:
        """Return before which block the text ends, where fields have to know; None where they need not."""
        lines = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Line)]
        ends = next((at for at, line in lines if line.role is Role.ATTACHMENT_LABEL), len(blocks))
        own = (line for at, line in lines if at > ends and line.role in HEADINGS)
        return ends if any((level_of(line.role) or 0) <= self._levels for line in own) else None

    def xml(self, pages: Mapping[str, LinePage]) -> Iterator[str]:
        """Yield the pages of the contents, and what begins the text behind them."""
        paragraphs = self._paragraphs
        for at, block in enumerate(self._front):
            if isinstance(block, Line) and not block.leads_to:
                yield paragraphs.xml(block, at)
        for instruction, entries in self._fields():
            opening = field_begins(f"TOC {instruction} \\h \\z") if paragraphs.live else ""
            for entry in entries:
                yield self._entry(entry, opening, pages[entry.leads_to].number)
                opening = ""
            if paragraphs.live:  # not where another begins or the section ends: LibreOffice would take that for a part
                yield no_room(inside=FIELD_ENDS)
        yield no_room(behind=contents_section(self._layout))
        if self.text_ends is not None:
            yield f'<w:bookmarkStart w:id="{paragraphs.text_bookmark}" w:name="{TEXT}"/>'

    @property
    def text_end(self) -> str:
        """What stands before the block that `text_ends` tells."""
        return f'<w:bookmarkEnd w:id="{self._paragraphs.text_bookmark}"/>'

    def _fields(self) -> list[tuple[str, list[Line]]]:
        """Return what fields gather, and what they show until they are renewed."""
        levels = f'\\o "1-{self._levels}"'
        if not (self._headings and self._attachments):
            only = levels if self._headings else "\\f"
            return [(f"{only} \\b {TEXT}" if self.text_ends is not None else only, self._headings or self._attachments)]
        if self.text_ends is not None:
            return [(f"{levels} \\b {TEXT}", self._headings), ("\\f", self._attachments)]
        return [(f"{levels} \\f", _entries(self._front))]

    def _entry(self, entry: Line, opening: str, page: int) -> str:
        paragraphs = self._paragraphs
        words = paragraphs.spans((Span(entry.number), *entry.spans)) + TAB
        bookmark = paragraphs.contents_bookmark(entry.leads_to)
        if bookmark:
            page_number = field(f"PAGEREF {bookmark} \\h", str(page))
            words = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}{page_number}</w:hyperlink>'
        else:
            words += run(str(page))
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id(entry.role)}"/></w:pPr>{opening}{words}</w:p>'
