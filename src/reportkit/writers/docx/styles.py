"""styles.xml: every look of a format as a named style; Word's own Title and headings are re-dressed."""

from collections.abc import Iterator
from itertools import chain

from reportkit.formats import Font, Format, Style
from reportkit.formats.format import OTHER_EDGE
from reportkit.manuscript import CONTENTS, ENTRIES, HEADINGS, ITEMS, LABELLED, Role, level_of
from reportkit.packing import Packed
from reportkit.writers.docx import inline
from reportkit.writers.docx.heights import end_margin
from reportkit.writers.docx.markup import attribute, fonts, long_part
from reportkit.writers.docx.units import half_points, indent, letter_spacing, line_height, row, twips

NO_LOOKS: inline.Looks = frozenset()
PLACEHOLDER = "OfficialPlaceholder"
TABLE = "OfficialTable"
RED = "FF0000"
OFF_GRID = '<w:snapToGrid w:val="0"/>'
"""Lines and characters stand by their own distances, on which all programs agree, whatever grid the page declares."""

EVEN_PAGE_NUMBER = "OfficialEvenPageNumber"


def style_id(role: Role) -> str:
    """Return the id of a role's style."""
    return _IDS[role]


_IDS = {role: "Official" + role.name.title().replace("_", "") for role in Role}
_IDS |= {Role.TITLE: "Title", **{role: f"Heading{level_of(role)}" for role in HEADINGS}}
_IDS |= {Role.CONTENTS_TITLE: "TOCHeading", **{role: f"TOC{level}" for level, role in enumerate(ENTRIES, 1)}}


def lead_id(role: Role) -> str | None:
    """Return the id of the character style of an item's number and lead, or of a label; None for all other roles."""
    return _LEADS.get(role)


_LEADS = {role: f"OfficialLead{level}" for levels in (HEADINGS, ITEMS) for level, role in enumerate(levels, 1)}
_LEADS |= {role: f"{_IDS[role]}Lead" for role in LABELLED}


def xml(
    layout: Format, counted_levels: int, looks: inline.Looks = NO_LOOKS, *, contents: bool, sheet: bool = False
) -> Packed:
    """Return styles.xml; so many levels of headings are linked to the automatic numbering.

    `looks` are the styles of what stands within paragraphs that are used. The styles of `contents` stand only where
    there are any, and then have Word's names, by which it renews them; that of a `sheet` only in front of one.
    """
    own = _styles(layout, counted_levels, contents=contents, sheet=sheet)
    return long_part("styles", chain(own, inline.styles(looks, layout)))


def _styles(layout: Format, counted_levels: int, *, contents: bool, sheet: bool) -> Iterator[str]:
    body = layout.styles[Role.BODY]
    base = _look(body, layout)
    default = _look(body, layout, OFF_GRID) + '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    yield f"<w:docDefaults><w:rPrDefault><w:rPr>{default}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    yield _style(
        "Normal",
        "Normal",
        '<w:widowControl w:val="0"/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:adjustRightInd w:val="0"/>{OFF_GRID}'
        f'<w:spacing w:before="0" w:after="0" w:line="{row(layout.page)}" '
        'w:lineRule="exact"/><w:jc w:val="both"/>',
        base,
        default=True,
        based_on=None,
    )
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    for role, style in layout.styles.items():
        if (role in CONTENTS and not contents) or (role is Role.SHEET_TITLE and not sheet):
            continue
        yield _paragraph_style(role, style, layout, counted_levels)
        if role in ITEMS or role in LABELLED:
            yield _lead_style(role, style.lead or style.font, layout)
    if contents:  # Word gives entries that it renews this style, and else makes them blue
        yield '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>'
    yield _table_style(layout)
    number = layout.styles[Role.PAGE_NUMBER]
    align = OTHER_EDGE.get(number.align, number.align)
    yield _style(
        EVEN_PAGE_NUMBER,
        f"公文{Role.PAGE_NUMBER.value}（双页）",
        f'{indent(number, layout.page, **_in_from(align, number.right))}<w:jc w:val="{align}"/>',
        "",
        based_on=style_id(Role.PAGE_NUMBER),
    )
    yield (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{PLACEHOLDER}"><w:name w:val="公文待补"/>'
        '<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/></w:rPr></w:style>'
    )


def _paragraph_style(role: Role, style: Style, layout: Format, counted_levels: int) -> str:
    level = level_of(role)
    counted = level is not None and level <= counted_levels
    based_on = "Normal"
    numbering = ""
    if role in HEADINGS and counted:
        numbering = f'<w:numPr><w:ilvl w:val="{(level or 1) - 1}"/><w:numId w:val="1"/></w:numPr>'
    if role in ITEMS:
        # a style of its own with numPr prints no number in LibreOffice: it inherits the heading's
        based_on = style_id(HEADINGS[(level or 1) - 1])
    ends = end_margin(role, layout)
    around = f'w:before="{ends}" w:after="{ends}" ' if ends else ""
    keep = f'<w:keepNext w:val="{int(style.keep_next)}"/>{"<w:pageBreakBefore/>" if style.new_page else ""}'
    outline = (style.outline or 10) - 1
    exact = line_height(style, layout.page)
    line = f'w:line="{exact}" w:lineRule="exact"' if exact else 'w:line="240" w:lineRule="auto"'
    edges = _in_from(style.align, style.right) if role is Role.PAGE_NUMBER else {"left": 0, "right": style.right}
    first, tabs = {"firstLine": style.first_line}, ""
    if role in ENTRIES:
        look = layout.contents
        edges["left"], first = look.left(ENTRIES.index(role) + 1), {"hanging": look.hanging}
        # at the edge, beyond the words' own: no line runs into the page number
        edge = twips(layout.page.text_width)
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{edge}"/></w:tabs>'
    distances = indent(style, layout.page, **edges, **first)
    return _style(
        style_id(role),
        _name(role),
        f"{keep}{numbering}{tabs}<w:spacing {around}{line}/>{distances}"
        f'<w:jc w:val="{style.align}"/><w:outlineLvl w:val="{outline}"/>',
        _look(style, layout),
        based_on=based_on,
    )


def _in_from(edge: str, far: float) -> dict[str, float]:
    """Return how far a page number stands in from either edge, in 字: from its own alone (GB/T 9704-2012, 7.5)."""
    return {side: far * (side == edge) for side in ("left", "right")}


def _lead_style(role: Role, font: Font, layout: Format) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{lead_id(role)}">'
        f'<w:name w:val="公文{role.value}题"/><w:rPr>{fonts(font, layout.latin_font)}</w:rPr></w:style>'
    )


def _table_style(layout: Format) -> str:
    look = layout.tables
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{round(look.rule * 8)}" w:space="0" w:color="auto"/>' for side in sides
    )
    # above and below words the margin is the paragraph's: programs agree on it whatever height a row is given
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in zip(sides, (0, twips(look.side_margin)) * 2, strict=False)
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="公文表格"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


_WORDS_OWN = {
    Role.TITLE: "Title",
    Role.CONTENTS_TITLE: "TOC Heading",
    **{role: f"toc {level}" for level, role in enumerate(ENTRIES, 1)},
}
"""The names by which Word knows its own styles, beside those of headings."""


def _name(role: Role) -> str:
    if role in _WORDS_OWN:
        return _WORDS_OWN[role]
    return f"heading {level_of(role)}" if role in HEADINGS else f"公文{role.value}"


def _look(style: Style, layout: Format, before_colour: str = "") -> str:
    """Return the run properties of a style."""
    size = half_points(style.size)
    colour = RED if style.red else "auto"
    return (
        f'{fonts(style.font, layout.latin_font)}<w:b w:val="0"/><w:bCs w:val="0"/>{before_colour}'
        f'<w:color w:val="{colour}"/><w:spacing w:val="{letter_spacing(style, layout.page)}"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    )


def _style(identity: str, name: str, paragraph: str, look: str, *, based_on: str | None, default: bool = False) -> str:
    builtin = identity in {"Normal", "Title"} or identity.startswith(("Heading", "TOC"))
    kind = ' w:default="1"' if default else "" if builtin else ' w:customStyle="1"'
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    after = '<w:next w:val="OfficialBody"/>' if identity.startswith("Heading") else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{identity}"><w:name w:val="{attribute(name)}"/>'
        f"{base}{after}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )
