"""The imprint at the foot of the last page, an even one (GB/T 9704-2012, 7.4): where it stands, and its table.

No field of a Word file knows whether the last page is an even one, so the pages are counted. Where the text ends on an
even page with room, or on an odd one, the imprint stands in a box at the foot of that page or of the next. Where it
does not, or where the count is uncertain, a section that begins on an even page holds it in its footer: the program
itself then leaves a page blank if it has to, and neither has a number (7.5). A letter's asks for no even page (10.1):
it stands on the last, or on one more where that has no room for certain.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

import attrs

from reportkit.formats import Format
from reportkit.manuscript import IMPRINT, Block, Line, Role, Span
from reportkit.packing import Packed
from reportkit.writers.docx.comments import around
from reportkit.writers.docx.flow import Ending
from reportkit.writers.docx.heights import highest_line, line_count
from reportkit.writers.docx.markup import NO_ROOM_HEIGHT, no_room, part
from reportkit.writers.docx.pagination import page_count
from reportkit.writers.docx.paragraphs import Paragraphs
from reportkit.writers.docx.sections import even_section
from reportkit.writers.docx.styles import style_id
from reportkit.writers.docx.units import TWIPS_OF_MM, character, indent, twips

FOOTER = "footerImprint"
"""The footer part of a section that the imprint has to itself, and the name of its relationship."""

EMU_OF_TWIP = 635
NOWHERE = -1  # among the blocks: no comment and no list is there
BOX = 90020  # the number of its drawing, beyond those of pictures, page numbers and lines


class Standing(Enum):
    """Where an imprint stands (版记位置)."""

    LAST_PAGE = "末页"
    NEXT_PAGE = "次页"
    EVEN_SECTION = "另起双页"


class ImprintPlace(NamedTuple):
    """Where an imprint stands (版记排法), and whether somebody should look at the pages before it is printed."""

    standing: Standing
    doubtful: bool

    def page(self, pages: int) -> int:
        """Return the page that it stands on, behind a text of so many pages."""
        even = pages + 2 - pages % 2
        return {Standing.LAST_PAGE: pages, Standing.NEXT_PAGE: pages + 1, Standing.EVEN_SECTION: even}[self.standing]


class ImprintLines(NamedTuple):
    """The lines of an imprint (版记各行) with their positions among the blocks, and its height in twips."""

    lines: tuple[tuple[int, Line], ...]
    height: int

    @property
    def begins(self) -> int:
        """The position of the first."""
        return self.lines[0][0]

    @property
    def ends(self) -> int:
        """The position behind the last."""
        return self.lines[-1][0] + 1


def lines_of(blocks: Sequence[Block], layout: Format) -> ImprintLines | None:
    """Return the imprint among some blocks, None where they have none."""
    lines = tuple((at, block) for at, block in enumerate(blocks) if isinstance(block, Line) and block.role in IMPRINT)
    if not lines:
        return None
    look = layout.imprint
    rows = sum(
        line_count(line, layout) * highest_line(layout.styles[line.role], layout)
        for line in _rows(tuple(line for _, line in lines))
    )
    return ImprintLines(lines, rows + twips(2 * look.outer_rule + look.inner_rule) + NO_ROOM_HEIGHT)


def _rows(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield lines as they stand below each other: who printed it and when are one."""
    for line in lines:
        if line.role is Role.PRINTED_BY:
            day = next(other for other in lines if other.role is Role.PRINTED_ON)
            yield attrs.evolve(line, spans=(*line.spans, Span("\u3000"), *day.spans))
        elif line.role is not Role.PRINTED_ON:
            yield line


def placed(imprint: ImprintLines, ending: Ending, layout: Format, *, landscape: bool) -> ImprintPlace:
    """Return where an imprint stands behind a text that ends there, on a turned page or on an upright one."""
    room = ending.full - _box_height(imprint, layout)
    if not layout.imprint.even_page and not landscape:
        fits = ending.certain and ending.most <= room
        return ImprintPlace(Standing.LAST_PAGE if fits else Standing.NEXT_PAGE, doubtful=False)
    if not ending.certain:
        return ImprintPlace(Standing.EVEN_SECTION, doubtful=True)
    if ending.pages % 2:
        return ImprintPlace(Standing.NEXT_PAGE, doubtful=False)
    if landscape or ending.used > room:
        return ImprintPlace(Standing.EVEN_SECTION, doubtful=False)
    fits = ending.most <= room
    return ImprintPlace(Standing.LAST_PAGE if fits else Standing.EVEN_SECTION, doubtful=not fits)


def placed_in(blocks: Sequence[Block], layout: Format) -> ImprintPlace | None:
    """Return where the imprint of a manuscript's blocks stands, None where they have none."""
    found = lines_of(blocks, layout)
    if found is None:
        return None
    text = blocks[: found.begins]
    return placed(found, page_count(text, layout), layout, landscape=ends_turned(text))


def ends_turned(text: Sequence[Block]) -> bool:
    """Tell whether the last page of a text is a turned one."""
    return bool(text) and text[-1].landscape


def anchored(imprint: ImprintLines, layout: Format, paragraphs: Paragraphs, before: str = "") -> str:
    """Return a paragraph that takes no room, with the imprint in a box at the foot of its page."""
    start, end = _marks(imprint, paragraphs)
    return no_room(before, "", f"{start}{_box(imprint, layout, paragraphs)}{end}")


def alone(imprint: ImprintLines, paragraphs: Paragraphs, section: str = "") -> str:
    """Return the paragraph of the page whose footer is the imprint; `section` ends with it."""
    return no_room("", section, "".join(_marks(imprint, paragraphs)))


def section(layout: Format) -> str:
    """Return the section of the page whose footer is the imprint."""
    return even_section(layout, FOOTER, _below(layout))


def footer(imprint: ImprintLines, layout: Format, paragraphs: Paragraphs) -> Packed:
    """Return the footer that holds an imprint."""
    return part("ftr", _table(imprint, layout, paragraphs))


def is_too_high(blocks: Sequence[Block], layout: Format) -> bool:
    """Tell whether the imprint among some blocks is higher than a page, which no program would show whole."""
    found = lines_of(blocks, layout)
    return found is not None and _box_height(found, layout) > twips(layout.page.text_height)


def _marks(imprint: ImprintLines, paragraphs: Paragraphs) -> tuple[str, str]:
    """Return the comments on an imprint, which stand beside it: neither a footer nor every program's box holds any."""
    pairs = [around(paragraphs.marks.of_block(position)) for position, _ in imprint.lines]
    return "".join(start for start, _ in pairs), "".join(end for _, end in pairs)


def _below(layout: Format) -> int:
    """Return what of an imprint lies below the 版心, so that the middle of its last line is at the foot of it."""
    return NO_ROOM_HEIGHT + round(layout.imprint.outer_rule * TWIPS_OF_MM / 2)


def _box_height(imprint: ImprintLines, layout: Format) -> int:
    """Return how high the box is: a line more than the imprint, for programs that turn its names elsewhere.

    A box too low would cut them off, while one too high has the imprint at its foot.
    """
    return imprint.height + highest_line(layout.styles[Role.COPIES], layout)


def _box(imprint: ImprintLines, layout: Format, paragraphs: Paragraphs) -> str:
    page = layout.page
    high = _box_height(imprint, layout)
    left = twips(page.left) * EMU_OF_TWIP
    top = (twips(page.top + page.text_height) + _below(layout) - high) * EMU_OF_TWIP
    size = f'cx="{twips(page.text_width) * EMU_OF_TWIP}" cy="{high * EMU_OF_TWIP}"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{BOX}" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f"<wp:extent {size}/><wp:wrapTopAndBottom/>"
        f'<wp:docPr id="{BOX}" name="版记" descr="版记"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{_table(imprint, layout, paragraphs)}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


def _table(imprint: ImprintLines, layout: Format, paragraphs: Paragraphs) -> str:
    """Return the imprint as a table of one column: who gets it, and below a thin line who printed it and when."""
    of = {line.role: line for _, line in imprint.lines}
    names = "".join(paragraphs.xml(of[role], NOWHERE) for role in (Role.IMPRINT_ADDRESSEES, Role.COPIES) if role in of)
    wide = twips(layout.page.text_width)
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{cell}'
        "</w:tc></w:tr>"
        for cell in (names, _printed(of, layout, paragraphs))
        if cell
    )
    look = layout.imprint
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{_eighths(width)}" w:space="0" w:color="000000"/>'
        for side, width in (("top", look.outer_rule), ("bottom", look.outer_rule), ("insideH", look.inner_rule))
        if width
    )
    ruled = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{wide}" w:type="dxa"/>{ruled}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{wide}"/></w:tblGrid>{rows}</w:tbl>{no_room()}'
    )


def _printed(of: Mapping[Role, Line], layout: Format, paragraphs: Paragraphs) -> str:
    """Return the last line, if there is one: who printed it at its left, the day at its right."""
    if Role.PRINTED_BY not in of:
        return ""
    office, day = of[Role.PRINTED_BY], of[Role.PRINTED_ON]
    style = layout.styles[Role.PRINTED_BY]
    edge = twips(layout.page.text_width) - round(style.right * character(style, layout.page))
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(Role.PRINTED_BY)}"/>'
        f'<w:tabs><w:tab w:val="right" w:pos="{edge}"/></w:tabs>{indent(style, layout.page, left=office.left or 0)}'
        f"</w:pPr>{paragraphs.spans(office.spans)}<w:r><w:tab/></w:r>{paragraphs.spans(day.spans)}</w:p>"
    )


def _eighths(mm: float) -> int:
    """Return the width of a line as Word has it, in eighths of 磅."""
    return round(mm * TWIPS_OF_MM / 20 * 8)
