"""The same report as somebody writes it who knows python-docx: named styles, East Asian fonts, real numbering.

Styles are named in `add_paragraph` as its documentation shows; what has no interface there (East Asian fonts,
numbering, fields) goes through its XML elements, as its users do it.
"""

from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm, Pt, RGBColor, Twips
from docx.styles.style import BaseStyle, CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

FANG_SONG, KAI, HEI, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
LEVELS = (HEI, KAI, FANG_SONG, FANG_SONG, FANG_SONG)
PATTERNS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
    ("decimalEnclosedCircle", "%5"),
)
LEFT, CENTRED, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
CHARACTER = Mm(156) / 28


def save(lines: list[tuple[str, str, str, float | None]], path: Path) -> None:
    document = Document()
    set_page(document)
    set_styles(document)
    set_numbering(document)
    set_page_number(document)
    for role, lead, text, begins in lines:
        paragraph = document.add_paragraph(style=STYLES[role][0])
        if lead:
            paragraph.add_run(lead, style=f"条目题{role[-1]}")
        paragraph.add_run(text)
        if role.startswith("ITEM"):
            number(paragraph, int(role[-1]) - 1)
        if begins is not None:
            paragraph.paragraph_format.left_indent = Emu(round((28 - begins) * CHARACTER))
    document.core_properties.title = lines[0][2]
    document.save(str(path))


STYLES = {
    "TITLE": ("Title", "方正小标宋简体", 22, CENTRED),
    "STAGE": ("公文稿次", KAI, 16, CENTRED),
    **{f"HEADING_{n}": (f"Heading {n}", font, 16, None) for n, font in enumerate(LEVELS, 1)},
    **{f"ITEM_{n}": (f"公文条目{n}", FANG_SONG, 16, None) for n in range(1, 6)},
    "BODY": ("公文正文", FANG_SONG, 16, None),
    "SIGNATURE": ("公文署名", FANG_SONG, 16, LEFT),
    "DATE": ("公文日期", FANG_SONG, 16, LEFT),
}


def set_page(document: Word) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    document.settings.odd_and_even_pages_header_footer = True


def set_styles(document: Word) -> None:
    present = {style.name for style in document.styles}
    for name, font, size, alignment in STYLES.values():
        style: BaseStyle = (
            document.styles[name] if name in present else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        assert isinstance(style, ParagraphStyle)
        set_font(style, font, size)
        shape = style.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(36 if size == 22 else 28.95)
        shape.alignment = alignment
        border = style.element.get_or_add_pPr().find(qn("w:pBdr"))
        if border is not None:  # the blue line under Title
            border.getparent().remove(border)
        shape.first_line_indent = None if alignment is not None else Emu(round(2 * CHARACTER))
    for level, font in enumerate(LEVELS, 1):
        lead = document.styles.add_style(f"条目题{level}", WD_STYLE_TYPE.CHARACTER)
        assert isinstance(lead, CharacterStyle)
        set_font(lead, font, 16)


def set_font(style: CharacterStyle, font: str, size: float) -> None:
    style.font.name, style.font.size, style.font.bold = font, Pt(size), False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # they would win over the names
        fonts.attrib.pop(qn(f"w:{name}"), None)


def set_numbering(document: Word) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="Heading{n + 1}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:firstLine="{round(2 * CHARACTER / Twips(1))}"/></w:pPr></w:lvl>'
        for n, (kind, text) in enumerate(PATTERNS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'),
    )
    for level in range(5):
        heading = document.styles[f"Heading {level + 1}"]
        properties = heading.element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = 90


def number(paragraph: Paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]  # made by a metaclass
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 90


def set_page_number(document: Word) -> None:
    section = document.sections[0]
    for footer, alignment in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = alignment
        paragraph.add_run("— ")
        run = paragraph.add_run()
        for kind in ("begin", None, "end"):
            piece = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                piece.set(qn("w:fldCharType"), kind)
            else:
                piece.text = "PAGE"
            run._r.append(piece)
        paragraph.add_run(" —")
