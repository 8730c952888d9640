"""Pages: the type area of upright and turned pages, and the page number that stays in its place on both."""

import re
from math import floor

from reportkit.formats import Format, Page
from reportkit.formats.format import POINTS_OF_SIZE
from reportkit.manuscript import Role
from reportkit.packing import Packed
from reportkit.writers.docx.markup import field, part, run
from reportkit.writers.docx.styles import EVEN_PAGE_NUMBER, style_id
from reportkit.writers.docx.units import TWIPS_OF_MM, half_points, line_height, row, twips

EMU_OF_MM = 36000

FOOTERS = {(False, False): "footer1", (False, True): "footer2", (True, False): "footer3", (True, True): "footer4"}
"""The footer parts, by whether the page is turned and whether its number is even."""

NUMBER_ROOM = 40  # mm along it


FOOTER_REFERENCE = "<w:footerReference [^>]*/>"

FIRST_HEADER, FIRST_FOOTER = "header1", "footer5"
"""The parts of a first page that has red lines and no number."""


FROM_ONE = '<w:pgNumType w:start="1"/>'
"""The numbers of a section that does not count on behind the one before it."""

ROMAN = '<w:pgNumType w:fmt="upperRoman" w:start="1"/>'


def section(
    layout: Format, *, landscape: bool, last: bool, first_page: bool = False, numbers: str = "", notes: str = ""
) -> str:
    """Return w:sectPr for upright or turned pages; each but the last begins its successor on a new page.

    With `first_page` the section's first page has a header and a footer of its own; `numbers` is w:pgNumType where
    its page numbers do not count on; `notes` is how notes are numbered.
    """
    page = layout.page
    top, bottom, right = page.top, page.bottom, page.right
    if landscape and page.mirrored:  # these are the turned page's left and right, which must not change places
        top = bottom = (top + bottom) / 2
    # the sheet is turned with its head to the binding side (GB/T 9704-2012, 8), so the margins turn with it
    edges = (page.left, top, right, bottom) if landscape else (top, right, bottom, page.left)
    size = (
        f'w:w="{twips(page.height)}" w:h="{twips(page.width)}" w:orient="landscape"'
        if landscape
        else f'w:w="{twips(page.width)}" w:h="{twips(page.height)}"'
    )
    footer_edge = 0 if landscape else _footer_distance(layout)  # a turned page's number stands at its side
    footers = (FOOTERS[landscape, False], FOOTERS[landscape, True])
    kind = "" if last else "nextPage"
    grid = _grid(page, landscape=landscape)
    return _section(
        *(size, edges, footers, grid),
        kind=kind,
        footer_edge=footer_edge,
        first_page=first_page,
        numbers=numbers,
        notes=notes,
    )


def contents_section(layout: Format) -> str:
    """Return w:sectPr for the pages of the contents: with roman numbers, or without any."""
    numbered = section(layout, landscape=False, last=True, numbers=ROMAN)
    return numbered if layout.contents.numbered else re.sub(FOOTER_REFERENCE, "", numbered)


def sheet_section(layout: Format) -> str:
    """Return w:sectPr for the page of the approval sheet, which has no number."""
    return re.sub(FOOTER_REFERENCE, "", section(layout, landscape=False, last=True))


def even_section(layout: Format, footer: str, below: int) -> str:
    """Return w:sectPr for an upright page that is an even one, with one footer, so far below the foot of the 版心."""
    page = layout.page
    edges = (page.top, page.right, page.bottom, page.left)
    size = f'w:w="{twips(page.width)}" w:h="{twips(page.height)}"'
    grid = _grid(page, landscape=False)
    return _section(size, edges, (footer, footer), grid, kind="evenPage", footer_edge=twips(page.bottom) - below)


def _section(
    size: str,
    edges: tuple[float, float, float, float],
    footers: tuple[str, str],
    grid: str,
    *,
    kind: str,
    footer_edge: int,
    first_page: bool = False,
    numbers: str = "",
    notes: str = "",
) -> str:
    top_edge, right_edge, bottom_edge, left_edge = (twips(edge) for edge in edges)
    begins = f'<w:type w:val="{kind}"/>' if kind else ""
    own, its_own = "", ""
    noted = f"<w:footnotePr>{notes}</w:footnotePr>" if notes else ""
    if first_page:
        its_own = "<w:titlePg/>"
        own = (
            f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>'
            f'<w:footerReference w:type="first" r:id="{FIRST_FOOTER}"/>'
        )
    return (
        f'<w:sectPr>{own}<w:footerReference w:type="default" r:id="{footers[0]}"/>'
        f'<w:footerReference w:type="even" r:id="{footers[1]}"/>{noted}{begins}<w:pgSz {size}/>'
        f'<w:pgMar w:top="{top_edge}" w:right="{right_edge}" w:bottom="{bottom_edge}" w:left="{left_edge}" '
        f'w:header="851" w:footer="{footer_edge}" w:gutter="0"/>'
        f"{numbers}{its_own}{grid}</w:sectPr>"
    )


def _grid(page: Page, *, landscape: bool) -> str:
    if landscape or not page.grid:
        return f'<w:docGrid w:linePitch="{row(page)}"/>'
    # in 1/4096 磅 beside the size of Normal, rounded down, or a line would hold a 字 less
    beside = twips(page.text_width) / 20 / page.characters - POINTS_OF_SIZE["三号"]
    # LibreOffice gives text no more room than whole lines of the grid, so they fill the type area
    pitch = twips(page.text_height) // page.lines
    return f'<w:docGrid w:type="linesAndChars" w:linePitch="{pitch}" w:charSpace="{floor(beside * 4096)}"/>'


def _number_line(layout: Format) -> int:
    """Return the height of the line that a page's number stands on, in twips."""
    style = layout.styles[Role.PAGE_NUMBER]
    return line_height(style, layout.page) or half_points(style.size) * 10


def _dash_height(layout: Format) -> float:
    """Return how far the 一字线 of a page's number stands above the foot of its line, in mm.

    An exact line has four fifths of its height above the baseline, and the dash stands about a third of the size
    above that: between what LibreOffice and ONLYOFFICE draw, as measured.
    """
    size = half_points(layout.styles[Role.PAGE_NUMBER].size) * 10
    return (0.2 * _number_line(layout) + 0.32 * size) / TWIPS_OF_MM


def _footer_distance(layout: Format) -> int:
    page = layout.page
    return max(0, twips(page.bottom - page.page_number_drop - _dash_height(layout)))


def footer(layout: Format, *, landscape: bool, even: bool) -> Packed:
    """Return a footer with the page number — 1 — (GB/T 9704-2012, 7.5)."""
    if landscape:
        box = _turned_number(layout, even=even)
        return part("ftr", f'<w:p><w:pPr><w:pStyle w:val="{style_id(Role.PAGE_NUMBER)}"/></w:pPr>{box}</w:p>')
    return part("ftr", _number(layout, even=even))


def _number(layout: Format, *, even: bool, spacing: str = "") -> str:
    style = EVEN_PAGE_NUMBER if even else style_id(Role.PAGE_NUMBER)
    before, behind = (run(words) if words else "" for words in layout.page_number.split("1"))
    shown = field("PAGE", "2" if even else "1")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{spacing}</w:pPr>{before}{shown}{behind}</w:p>'


def _turned_number(layout: Format, *, even: bool) -> str:
    """Return a box whose text runs down the sheet, where the number stands when the sheet is turned upright.

    It is placed by the margins alone: LibreOffice reads no offsets in a footer.
    """
    line = _number_line(layout) / TWIPS_OF_MM
    above = layout.page.page_number_drop + _dash_height(layout) - line  # between the type area and the number's line
    across, along = (round(mm * EMU_OF_MM) for mm in (above + line, NUMBER_ROOM))
    number = _number(layout, even=even, spacing=f'<w:spacing w:before="{twips(above)}"/>')
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="leftMargin"><wp:align>right</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="margin"><wp:align>{"top" if even else "bottom"}</wp:align></wp:positionV>'
        f'<wp:extent cx="{across}" cy="{along}"/><wp:wrapNone/>'
        f'<wp:docPr id="{90000 + even}" name="页码" descr="页码"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{across}" cy="{along}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:noFill/></wps:spPr><wps:txbx><w:txbxContent>{number}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
