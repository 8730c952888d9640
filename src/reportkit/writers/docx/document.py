"""document.xml: the manuscript's blocks as WordprocessingML, written as text in one pass."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, assert_never

from reportkit.formats import Format
from reportkit.manuscript import Block, Grid, Image, Line, Manuscript, Role
from reportkit.writers.docx import letterhead
from reportkit.writers.docx.comments import around
from reportkit.writers.docx.head import Head, head_of
from reportkit.writers.docx.images import Images
from reportkit.writers.docx.markup import long_part
from reportkit.writers.docx.package import Media
from reportkit.writers.docx.pagination import plan
from reportkit.writers.docx.paragraphs import Paragraphs
from reportkit.writers.docx.sections import section
from reportkit.writers.docx.tables import Tables


class Document(NamedTuple):
    """document.xml, with what the rest of the package has to hold for it."""

    xml: bytes
    lists: int
    turned_pages: bool
    media: tuple[Media, ...]
    first_header: str


def document(manuscript: Manuscript, layout: Format, *, counted: bool) -> Document:
    """Write a manuscript; where `counted`, Word counts every number that it can count rightly."""
    paragraphs = Paragraphs.of(manuscript, layout, counted=counted)
    images = Images(layout)
    head = head_of(manuscript.blocks, layout)
    return Document(
        long_part("document", _blocks(manuscript.blocks, layout, paragraphs, images, head)),
        max(paragraphs.lists.values(), default=1),
        any(block.landscape for block in manuscript.blocks),
        tuple(images.media.values()),
        letterhead.double_lines(head, layout) if head else "",
    )


def _blocks(
    blocks: Sequence[Block], layout: Format, paragraphs: Paragraphs, images: Images, head: Head | None
) -> Iterator[str]:
    tables = Tables(layout, paragraphs)
    planned = plan(blocks, layout)
    first_page = bool(head and head.letter)
    yield "<w:body>"
    if head:
        yield from letterhead.xml(head, layout, paragraphs)
    for position, block in enumerate(blocks):
        if head and position < head.blocks:
            continue
        below = blocks[position + 1] if position + 1 < len(blocks) else None
        turns = below is not None and below.landscape != block.landscape
        ending = section(layout, landscape=block.landscape, last=False, first_page=first_page) if turns else ""
        first_page = first_page and not turns
        match block:
            case Line() if below is None and block.role is Role.DENSE_TEXT and not block.text:
                yield _no_room("", "")  # what Word wants behind a table must not begin a page
            case Line():
                starts, released = position in planned.page_starts, position in planned.released
                over = images.over(block) if block.over else ""
                yield paragraphs.xml(block, position, page_start=starts, released=released, section=ending, over=over)
            case Grid():
                if position in planned.page_starts:  # by a paragraph: LibreOffice breaks no page before a cell
                    yield _no_room("<w:pageBreakBefore/>", "")
                yield from tables.xml(block, planned.grids[position], position)
                if turns:  # a section ends with a paragraph
                    yield _no_room("", ending)
            case Image():
                above = planned.above_pictures.get(position, 0)
                yield images.xml(block, above, below, ending, around(paragraphs.marks.of_block(position)))
            case _:
                assert_never(block)
    yield section(layout, landscape=bool(blocks) and blocks[-1].landscape, last=True, first_page=first_page)
    yield "</w:body>"


def _no_room(before: str, behind: str) -> str:
    """Return a paragraph that takes no room, for a page or a section that cannot begin or end with a table."""
    return f'<w:p><w:pPr>{before}<w:spacing w:line="20" w:lineRule="exact"/>{behind}</w:pPr></w:p>'
