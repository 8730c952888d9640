"""Small pieces of WordprocessingML as text: escaped words, runs, fonts."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from reportkit.formats import Font
from reportkit.packing import Packed, packed

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    )
)
IDENTIFIED = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
"""What the root declares where paragraphs have a w14:paraId ([MS-DOCX], 2.2.4)."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NO_ROOM_HEIGHT = 20  # twips

HINT = '<w:rFonts w:hint="eastAsia"/>'
"""On every run: without it Word sets “”—… in the font of Latin letters (MS-OI29500, 2.1.88)."""


def part(root: str, *inside: str, more: str = "") -> Packed:
    """Return a whole part: a root element with its namespaces and whatever else it declares, around its content."""
    return long_part(root, inside, more)


def long_part(root: str, inside: Iterable[str], more: str = "") -> Packed:
    """Return a whole part whose content comes piece by piece; no text of it stands in memory as a whole."""
    begin = f"{DECLARATION}<w:{root} {f'{NAMESPACES} {more}'.strip()}>"
    return packed(_batches(chain((begin,), inside, (f"</w:{root}>",))))


def _batches(pieces: Iterator[str]) -> Iterator[bytes]:
    while batch := list(islice(pieces, BATCH)):
        yield "".join(batch).encode()


BATCH = 256
"""Pieces that are packed at a time: some 100 KB of paragraphs."""


def escape(text: str) -> str:
    """Escape a text for the content of an element; xml.sax.saxutils would load all that fetches pages for it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Escape a text for an attribute in double quotes."""
    return escape(text).replace('"', "&quot;")


def fonts(font: Font, latin: Font | None) -> str:
    """Return w:rFonts that sets Chinese in one font and the rest in another, or all in one."""
    chinese = attribute(font.name)
    other = attribute(latin.name) if latin else chinese
    latin_slots = f'w:ascii="{other}" w:hAnsi="{other}"'
    return f'<w:rFonts w:hint="eastAsia" {latin_slots} w:eastAsia="{chinese}" w:cs="{other}"/>'


def run(text: str, style: str | None = None) -> str:
    """Return a run of text, in a character style if one is named; \\n becomes a line break."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    written = "<w:br/>".join([words(line) for line in text.split("\n")]) if "\n" in text else words(text)
    return f"<w:r><w:rPr>{named}{HINT}</w:rPr>{written}</w:r>"


def words(text: str) -> str:
    """Return a run's words, whose blanks at either end are kept."""
    if not text:
        return ""
    space = ' xml:space="preserve"' if text.strip() != text else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


def no_room(before: str = "", behind: str = "", inside: str = "") -> str:
    """Return a paragraph that takes no room: behind a table, or where a page or a section begins or ends.

    `before` and `behind` are properties that stand before and behind its spacing, `inside` its runs.
    """
    return (
        f'<w:p><w:pPr>{before}<w:spacing w:line="{NO_ROOM_HEIGHT}" w:lineRule="exact"/>{behind}</w:pPr>{inside}</w:p>'
    )


FIELD_ENDS = f'<w:r><w:rPr>{HINT}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>'


def field(instruction: str, shown: str, style: str | None = None) -> str:
    """Return a field with the text that it shows, in a character style, until Word works it out anew."""
    return f"{field_begins(instruction)}{run(shown, style)}{FIELD_ENDS}"


def field_begins(instruction: str) -> str:
    """Return the begin of a field, behind which stands what it shows; FIELD_ENDS ends it, in another paragraph too."""
    return f'{_instruction(instruction)}<w:r><w:rPr>{HINT}</w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'


def hidden_field(instruction: str) -> str:
    """Return a field that shows nothing, and says something to others."""
    return _instruction(instruction) + FIELD_ENDS


def _instruction(instruction: str) -> str:
    return (
        f'<w:r><w:rPr>{HINT}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:rPr>{HINT}</w:rPr><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    )
