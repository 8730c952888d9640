"""Small pieces of WordprocessingML as text: escaped words, runs, fonts."""

from xml.sax.saxutils import escape

from reportkit.formats import Font

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

HINT = '<w:rFonts w:hint="eastAsia"/>'
"""On every run: without it Word sets “”—… in the font of Latin letters (MS-OI29500, 2.1.88)."""


def part(root: str, inside: str) -> bytes:
    """Return a whole part: a root element with its namespaces, around its content."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()


def attribute(text: str) -> str:
    """Escape a text for an attribute in double quotes."""
    return escape(text, {'"': "&quot;"})


def fonts(font: Font, latin: Font | None) -> str:
    """Return w:rFonts that sets Chinese in one font and the rest in another, or all in one."""
    chinese = attribute(font.name)
    other = attribute(latin.name) if latin else chinese
    latin_slots = f'w:ascii="{other}" w:hAnsi="{other}"'
    return f'<w:rFonts w:hint="eastAsia" {latin_slots} w:eastAsia="{chinese}" w:cs="{other}"/>'


def run(text: str, style: str | None = None) -> str:
    """Return a run of text, in a character style if one is named; \\n becomes a line break."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    words = "<w:br/>".join(_words(line) for line in text.split("\n"))
    return f"<w:r><w:rPr>{named}{HINT}</w:rPr>{words}</w:r>"


def _words(text: str) -> str:
    if not text:
        return ""
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<w:t{space}>{escape(text)}</w:t>"
