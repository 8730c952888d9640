"""document.xml: the manuscript's blocks as WordprocessingML, written as text in one pass."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, assert_never

from reportkit.formats import Format
from reportkit.manuscript import Block, Grid, Image, Line, Manuscript, Role
from reportkit.packing import Packed
from reportkit.writers.docx import imprint, letter, letterhead
from reportkit.writers.docx.comments import around
from reportkit.writers.docx.contents import ContentsPages, pages_of
from reportkit.writers.docx.head import head_of
from reportkit.writers.docx.images import Images
from reportkit.writers.docx.imprint import Standing
from reportkit.writers.docx.inline import InlineWriter
from reportkit.writers.docx.markup import IDENTIFIED, long_part, no_room
from reportkit.writers.docx.package import ChartParts, Media
from reportkit.writers.docx.pagination import Plan, plan
from reportkit.writers.docx.paragraphs import Paragraphs
from reportkit.writers.docx.sections import FROM_ONE, section
from reportkit.writers.docx.tables import Tables

if TYPE_CHECKING:
    from reportkit.writers.docx.anchors import AnchorWriter

PAGE_BREAK = "<w:pageBreakBefore/>"
HEAD = -1  # where the letterhead's pieces are
FRONT = -2  # where those of the sheet and the contents are


class Document(NamedTuple):
    """document.xml, with what the rest of the package has to hold for it."""

    xml: Packed
    firsts: tuple[int, ...]
    turned_pages: bool
    contents: bool
    media: tuple[Media, ...]
    charts: tuple[ChartParts, ...]
    first_header: str
    footers: dict[str, Packed]
    footnotes: Packed | None
    inline: InlineWriter


def document(manuscript: Manuscript, layout: Format, *, counted: bool) -> Document:
    """Write a manuscript; where `counted`, Word counts every number that it can count rightly."""
    writing = Writing(manuscript, layout, counted=counted)
    return writing.document(long_part("document", writing.xml(), IDENTIFIED if manuscript.version else ""))


def _anchor_writer(manuscript: Manuscript) -> "AnchorWriter":
    from reportkit.writers.docx.anchors import AnchorWriter

    return AnchorWriter(manuscript)


class Writing:
    """The writing of one manuscript (成文): sheet, contents, text, the imprint behind it, and what stands behind that.

    `at` is the position of the block that the piece yielded last is of: below 0 the letterhead's or the front's, None
    the document's.
    """

    def __init__(self, manuscript: Manuscript, layout: Format, *, counted: bool, images: Images | None = None) -> None:
        self._blocks = manuscript.blocks
        self._layout = layout
        self.at: int | None = None
        self.paragraphs = Paragraphs.of(manuscript, layout, counted=counted)
        self.images = images or Images(layout)
        self._tables = Tables(layout, self.paragraphs)
        self.contents = ContentsPages(manuscript.blocks, layout, self.paragraphs)
        begins = self.contents.length
        self.head = head_of(manuscript.blocks[begins:], layout, begins)
        self.footers: dict[str, Packed] = {}
        self._first_page = bool(self.head and self.head.letter)
        self._approval = manuscript.approval
        self._numbers = FROM_ONE if begins or manuscript.approval else ""
        self._anchors = _anchor_writer(manuscript) if manuscript.version else None

    def document(self, xml: Packed) -> Document:
        """Return document.xml, once it was written, with what belongs to it."""
        head, lines = self.head, self._layout.head.double_lines
        return Document(
            xml,
            self.paragraphs.firsts,
            any(block.landscape for block in self._blocks),
            self.contents.length > 0,
            tuple(self.images.media.values()),
            tuple(self.images.charts),
            letter.first_header(head, self._layout, lines) if head and lines else "",
            self.footers,
            self.paragraphs.inline.footnotes(self.paragraphs.spans),
            self.paragraphs.inline,
        )

    def planned(self, blocks: Sequence[Block], start: int = 0, *, counted: bool = False) -> Plan:
        """Plan blocks of the manuscript, the first of which is its `start`th."""
        return plan(blocks, self._layout, counted=counted)

    def xml(self) -> Iterator[str]:
        """Yield the document's body, piece by piece."""
        return self._pieces() if self._anchors is None else self._anchored(self._anchors)

    def _anchored(self, anchors: "AnchorWriter") -> Iterator[str]:
        for piece in self._pieces():
            yield anchors.written(piece, self.at)

    def _pieces(self) -> Iterator[str]:
        blocks, layout, own = self._blocks, self._layout, ""
        found = imprint.lines_of(blocks, layout)
        begins = self.contents.length
        text = blocks[begins : found.begins if found else len(blocks)]
        planned = self.planned(text, begins, counted=bool(begins or found))
        yield "<w:body>"
        if self._approval:
            self.at = FRONT
            from reportkit.writers.docx import approval

            yield from approval.xml(self._approval, layout)
        if found is None:
            if begins:
                self.at = FRONT
                yield from self.contents.xml(pages_of(text, planned))
            yield from self._flow(text, planned, start=begins)
        else:
            behind = blocks[found.ends :]
            turned = imprint.ends_turned(text)
            placed = imprint.placed(found, planned.end, layout, landscape=turned)
            standing, later = placed.standing, self.planned(behind, found.ends, counted=begins > 0)
            apart = turned or standing is Standing.EVEN_SECTION
            if begins:
                self.at = FRONT
                before = placed.page(planned.end.pages)
                yield from self.contents.xml({**pages_of(text, planned), **pages_of(behind, later, before)})
            yield from self._flow(text, planned, start=begins, closes=apart)
            self.at = found.begins
            if standing is Standing.EVEN_SECTION:
                self.footers[imprint.FOOTER] = imprint.footer(found, layout, self.paragraphs)
                own = imprint.section(layout)
                yield imprint.alone(found, self.paragraphs, own if behind else "")
            else:
                breaks = standing is Standing.NEXT_PAGE and not apart
                yield imprint.anchored(found, layout, self.paragraphs, PAGE_BREAK if breaks else "")
            yield from self._flow(behind, later, start=found.ends)
        self.at = None
        last = own if own and not behind else self._section(landscape=imprint.ends_turned(blocks), last=True)
        yield f"{last}</w:body>"

    def _section(self, *, landscape: bool, last: bool = False) -> str:
        """Return what ends a section; only the first of the text has a first page of its own, and begins to count."""
        first_page, self._first_page = self._first_page, False
        numbers, self._numbers = self._numbers, ""
        notes = self.paragraphs.inline.numbered
        return section(
            self._layout, landscape=landscape, last=last, first_page=first_page, numbers=numbers, notes=notes
        )

    def _flow(self, blocks: Sequence[Block], planned: Plan, *, start: int = 0, closes: bool = False) -> Iterator[str]:
        """Yield blocks of the manuscript, the first of which is its `start`th; the last `closes` a section."""
        head = self.head if start == self.contents.length else None
        if head:
            self.at = HEAD
            yield from (letter if head.letter else letterhead).xml(head, self._layout, self.paragraphs)
        for number, block in enumerate(blocks):
            if head and number < head.blocks:
                continue
            below = blocks[number + 1] if number + 1 < len(blocks) else None
            ends = closes if below is None else below.landscape != block.landscape
            ending = self._section(landscape=block.landscape) if ends else ""
            page_start, position = number in planned.page_starts, start + number
            self.at = position
            if position == self.contents.text_ends:
                yield self.contents.text_end
            match block:
                case Line() if below is None and block.role is Role.DENSE_TEXT and not block.text:
                    yield no_room()  # what Word wants behind a table must not begin a page
                case Line():
                    released = number in planned.released
                    over = self.images.over(block) if block.over else ""
                    yield self.paragraphs.xml(
                        block, position, page_start=page_start, released=released, section=ending, over=over
                    )
                case Grid():
                    if page_start:  # by a paragraph: LibreOffice breaks no page before a cell
                        yield no_room(PAGE_BREAK)
                    yield from self._tables.xml(block, planned.grids[number], position)
                    if ending:  # a section ends with a paragraph
                        yield no_room(behind=ending)
                case Image():
                    above = planned.above_pictures.get(number, 0)
                    marks = around(self.paragraphs.marks.of_block(position))
                    yield self.images.xml(block, above, below, ending, marks)
                case _:
                    assert_never(block)
