"""Word files for tests, written part by part as other programs write them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
KINDS = ("styles", "numbering", "settings", "theme", "footnotes", "endnotes")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relationships(entries: str) -> str:
    return f'<Relationships xmlns="{RELATIONSHIPS}">{entries}</Relationships>'


def part(root: str, inside: str) -> str:
    return f"<w:{root} {W} {R} {OTHERS}>{inside}</w:{root}>"


def docx(body: str, *, more: str = "", files: Mapping[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A Word file of a body and of parts such as styles="<w:style…>"; `more` are further relationships."""
    entries: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relationships(
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    links = more
    for kind, inside in parts.items():
        entries[f"word/{kind}.xml"] = inside if kind == "theme" else part(kind, inside)
        links += f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
    entries["word/_rels/document.xml.rels"] = relationships(links)
    return zipped({**entries, **(files or {})})


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def p(text: str = "", properties: str = "", look: str = "") -> str:
    """A paragraph of one run."""
    run = f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def counted(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph that Word counts."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(index: int, form: str, pattern: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
        "</w:lvl>"
    )


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """A list of some levels, and what counts by it."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def saved(content: bytes, folder: Path) -> Path:
    path = folder / "报告.docx"
    path.write_bytes(content)
    return path
