"""document.xml: the manuscript's blocks as WordprocessingML, written as text in one pass."""

from typing import assert_never

from reportkit.formats import Format
from reportkit.manuscript import Line, Manuscript, Mark, Span, level_of
from reportkit.writers.docx import numbering
from reportkit.writers.docx.markup import part, run
from reportkit.writers.docx.package import EVEN_FOOTER, ODD_FOOTER
from reportkit.writers.docx.styles import PLACEHOLDER, lead_id, style_id
from reportkit.writers.docx.units import half_points, pitch, row, twips


def xml(manuscript: Manuscript, layout: Format, *, counted: bool) -> bytes:
    """Return document.xml; where `counted`, Word counts every number that it can count rightly."""
    countable = numbering.countable(manuscript.blocks, manuscript.scheme) if counted else frozenset()
    body = []
    for position, block in enumerate(manuscript.blocks):
        match block:
            case Line():
                body.append(_line(block, layout, word_counts=position in countable, counted=counted))
            case _:
                assert_never(block)
    body.append(_section(layout))
    return part("document", f"<w:body>{''.join(body)}</w:body>")


def _line(line: Line, layout: Format, *, word_counts: bool, counted: bool) -> str:
    properties = f'<w:pStyle w:val="{style_id(line.role)}"/>'
    if line.keep_next:
        properties += "<w:keepNext/>"
    runs = "".join(run(span.text, _character_style(span, line)) for span in line.spans if span.text)
    if line.number and not word_counts:
        if counted:
            properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
            properties += _first_line(line, layout)
        runs = run(line.number, _character_style(Span("", Mark.LEAD), line)) + runs
    if line.right is not None:
        distance = round(line.right * pitch(layout.page))
        properties += f'<w:ind w:rightChars="{round(line.right * 100)}" w:right="{distance}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _first_line(line: Line, layout: Format) -> str:
    """Return the first-line indent that a line loses together with its list."""
    indent = layout.styles[line.role].first_line
    twips_in = round(indent * pitch(layout.page))
    return f'<w:ind w:firstLineChars="{round(indent * 100)}" w:firstLine="{twips_in}"/>'


def _character_style(span: Span, line: Line) -> str | None:
    match span.mark:
        case Mark.TEXT:
            return None
        case Mark.LEAD:
            level = level_of(line.role)
            return lead_id(level) if level else None
        case Mark.PLACEHOLDER:
            return PLACEHOLDER
        case _:
            assert_never(span.mark)


def _section(layout: Format) -> str:
    page = layout.page
    bottom = page.height - page.top - page.text_height
    right = page.width - page.left - page.text_width
    # the 一字线 stands 0.6 of its size above the foot of its line
    dash = 0.6 * half_points("四号") * 10
    footer = twips(bottom - page.page_number_drop) - round(dash)
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{ODD_FOOTER}"/>'
        f'<w:footerReference w:type="even" r:id="{EVEN_FOOTER}"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}" '
        f'w:left="{twips(page.left)}" w:header="851" w:footer="{footer}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{row(page)}"/></w:sectPr>'
    )
