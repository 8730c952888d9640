"""The small parts around the text: settings, font table, properties."""

from collections.abc import Iterable, Iterator
from zlib import crc32

from reportkit.formats import Font, Format
from reportkit.manuscript import Line, Manuscript, Role
from reportkit.manuscript.internal import INTERNAL
from reportkit.packing import Packed, packed
from reportkit.writers.docx.inline import footnote_settings
from reportkit.writers.docx.markup import DECLARATION, attribute, escape, part

WPS = 'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="wpsCustomData"'
"""The namespace of what WPS alone reads; other programs are told to pass it over (ISO/IEC 29500-3)."""

OFFICIAL_VIEW = '<wpsCustomData:extendView val="OfficialView"/>'
"""What WPS writes for its 公文模式, as reported of its files; its effect was seen in no WPS here."""


def xml(layout: Format, numbered: str = "", *, tracked: bool = False) -> Packed:
    """Return settings.xml: odd and even footers, no squeezing of marks, Chinese as the language, notes if `numbered`.

    Where changes are `tracked`, Word goes on to track what is changed.
    """
    mirrored = "<w:mirrorMargins/>" if layout.page.mirrored else ""
    tracking = "<w:trackRevisions/>" if tracked else ""
    return part(
        "settings",
        f'<w:zoom w:percent="100"/>{mirrored}{tracking}<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{footnote_settings(numbered)}"
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>{OFFICIAL_VIEW if layout.wps_official else ""}',
        more=WPS if layout.wps_official else "",
    )


def font_table(layout: Format) -> Packed:
    """Return fontTable.xml: every typeface with what may stand in for it."""
    return part("fonts", "".join(_font(font) for font in layout.fonts()))


def _font(font: Font) -> str:
    other = f'<w:altName w:val="{attribute(font.stand_in)}"/>' if font.stand_in else ""
    chinese = not font.name.isascii()
    charset = '<w:charset w:val="86"/><w:family w:val="auto"/>' if chinese else '<w:charset w:val="00"/>'
    return f'<w:font w:name="{attribute(font.name)}">{other}{charset}<w:pitch w:val="default"/></w:font>'


def core_properties(manuscript: Manuscript) -> Packed:
    """Return core.xml: title, author and date from the report, none from the clock."""
    day = manuscript.signed
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    properties = (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(manuscript.title)}</dc:title><dc:creator>{escape(manuscript.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(manuscript.author)}</cp:lastModifiedBy>{dates}"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
    return packed((properties.encode(),))


VERSION = "报告版本"
"""The property that holds the mark of the version."""

LINES = "\n"
REMARKS = "检查批注"
"""The property that holds a mark of the words of each comment, so that what is typed into one is seen."""

BEHIND = "附页"
"""The property that names the sheets behind a draft, so that it is seen when they are gone."""


def told_by_draft(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Yield the properties by which a draft that comes back is read: of its version, comments and sheets."""
    if not manuscript.version:
        return
    yield VERSION, manuscript.version
    if manuscript.comments:
        yield REMARKS, " ".join(mark_of(one.paragraphs) for one in manuscript.comments)
    lines = [block for block in manuscript.blocks if isinstance(block, Line)]
    first = next((at for at, line in enumerate(lines) if line.text == INTERNAL), len(lines))
    if sheets := [line.text for line in lines[first:] if line.role is Role.ATTACHMENT_TITLE]:
        yield BEHIND, "、".join(sheets)


def mark_of(paragraphs: Iterable[str]) -> str:
    """Return by what the words of a comment are known again."""
    return f"{crc32(LINES.join(paragraphs).encode()):08x}"


def custom_properties(properties: Iterable[tuple[str, str]]) -> Packed:
    """Return custom.xml: the file's own properties (ISO/IEC 29500-1, 22.3); the first number that one can have is 2."""
    held = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{attribute(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties, 2)
    )
    schemas = "http://schemas.openxmlformats.org/officeDocument/2006"
    whole = (
        f'{DECLARATION}<Properties xmlns="{schemas}/custom-properties" xmlns:vt="{schemas}/docPropsVTypes">'
        f"{held}</Properties>"
    )
    return packed((whole.encode(),))
