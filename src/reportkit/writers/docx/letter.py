"""A letter's head as WordprocessingML: its mark in a frame above the 版心, red lines drawn on the sheet (10.1).

Two lines that are drawn lie where they should in every program, one line that is double in none: each has its own idea
of which half is the thick one.
"""

from collections.abc import Iterator

from reportkit.formats import Format
from reportkit.formats.letterhead import DoubleLines
from reportkit.manuscript import Role
from reportkit.writers.docx.head import Head, frame_top, upper_line
from reportkit.writers.docx.letterhead import MarkLines, blank, exact
from reportkit.writers.docx.markup import HINT, fonts
from reportkit.writers.docx.paragraphs import Paragraphs
from reportkit.writers.docx.sections import EMU_OF_MM
from reportkit.writers.docx.styles import RED, style_id
from reportkit.writers.docx.units import twips


def xml(head: Head, layout: Format, paragraphs: Paragraphs) -> Iterator[str]:
    """Yield a letter's mark, and the rows below the red line, with the number at the right of the first."""
    page = layout.page
    if head.mark:
        frame = (
            f'<w:framePr w:w="{twips(page.width)}" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" '
            f'w:x="0" w:y="{frame_top(head.size, head.pitch, layout)}"/>'
        )
        yield from MarkLines(head, paragraphs).xml(frame)
    yield blank(head.filler)
    edge = f'<w:tabs><w:tab w:val="right" w:pos="{twips(page.text_width)}"/></w:tabs>'
    number = ""
    if head.number:
        at, line = head.number
        face = fonts(layout.styles[Role.DOCUMENT_NUMBER].font, layout.latin_font)
        runs = paragraphs.spans(line.spans, ranges=paragraphs.marks.of_block(at)).replace(HINT, face)
        number = f"<w:r><w:tab/></w:r>{runs}"
    if head.corner:
        (at, first), *others = head.corner
        corner = paragraphs.spans(first.spans, ranges=paragraphs.marks.of_block(at))
        yield f'<w:p><w:pPr><w:pStyle w:val="{style_id(first.role)}"/>{edge}</w:pPr>{corner}{number}</w:p>'
        yield from (paragraphs.xml(line, at) for at, line in others)
    elif number:
        look = f'<w:pStyle w:val="{style_id(Role.DOCUMENT_NUMBER)}"/>{edge}<w:jc w:val="left"/>'
        yield f"<w:p><w:pPr>{look}</w:pPr>{number}</w:p>"


def first_header(head: Head, layout: Format, lines: DoubleLines) -> str:
    """Return the header of a letter's first page: its four red lines, or none on paper that has them."""
    upper = upper_line(head.size, layout, lines)
    lower = layout.page.height - lines.above_foot
    drawn = (
        (upper, lines.thick),
        (upper + lines.apart, lines.thin),
        (lower - lines.apart, lines.thin),
        (lower, lines.thick),
    )
    runs = "".join(
        _line(number, middle, thick, lines.length, layout.page.width)
        for number, (middle, thick) in enumerate(drawn, start=1)
        if not head.preprinted
    )
    return f"<w:p><w:pPr>{exact(20)}</w:pPr>{runs}</w:p>"


def _line(number: int, middle: float, thick: float, length: float, sheet: float) -> str:
    """Return a red line in the middle of the sheet's width, so far below its upper edge in mm, so thick in 磅."""
    across, left, top = (round(mm * EMU_OF_MM) for mm in (length, (sheet - length) / 2, middle))
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{across}" cy="0"/><wp:wrapNone/><wp:docPr id="{90010 + number}" name="红线{number}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{round(thick * 12700)}">'
        f'<a:solidFill><a:srgbClr val="{RED}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
