"""The package: parts and relationships kept by python-docx, zipped in a fixed order with fixed dates."""

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.package import Package

from reportkit.archives import zipped
from reportkit.writers.docx.markup import DECLARATION, attribute

WordDocument: TypeAlias = Document
"""A Word file as python-docx opens it."""


class Media(NamedTuple):
    """A picture's file: the name it goes by in the document, png or jpg, and its bytes."""

    name: str
    suffix: str
    content: bytes

    @property
    def content_type(self) -> str:
        """The file's media type."""
        return CONTENT_TYPE.PNG if self.suffix == "png" else CONTENT_TYPE.JPEG


class Parts(NamedTuple):
    """The parts of one document, as XML; `numbering` is None where every number is typed, `comments` without any."""

    document: bytes
    styles: bytes
    numbering: bytes | None
    settings: bytes
    font_table: bytes
    footers: Mapping[str, bytes]
    media: tuple[Media, ...]
    core: bytes
    comments: bytes | None = None
    headers: Mapping[str, bytes] = MappingProxyType({})


def archive(parts: Parts) -> bytes:
    """Return the parts as the bytes of a .docx file."""
    package = Package()

    def part(name: str, kind: str, blob: bytes) -> Part:
        return Part(PackURI(name), kind, blob, package)

    document = part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, parts.document)
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    core = part("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, parts.core)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    styles = part("/word/styles.xml", CONTENT_TYPE.WML_STYLES, parts.styles)
    document.relate_to(styles, RELATIONSHIP_TYPE.STYLES)
    if parts.numbering is not None:
        numbering = part("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, parts.numbering)
        document.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
    settings = part("/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, parts.settings)
    document.relate_to(settings, RELATIONSHIP_TYPE.SETTINGS)
    fonts = part("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, parts.font_table)
    document.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    for name, blob in parts.footers.items():
        footer = part(f"/word/{name}.xml", CONTENT_TYPE.WML_FOOTER, blob)
        document.load_rel(RELATIONSHIP_TYPE.FOOTER, footer, name)
    for name, blob in parts.headers.items():
        header = part(f"/word/{name}.xml", CONTENT_TYPE.WML_HEADER, blob)
        document.load_rel(RELATIONSHIP_TYPE.HEADER, header, name)
    for media in parts.media:
        image = part(f"/word/media/{media.name}.{media.suffix}", media.content_type, media.content)
        document.load_rel(RELATIONSHIP_TYPE.IMAGE, image, media.name)
    if parts.comments is not None:
        comments = part("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, parts.comments)
        document.relate_to(comments, RELATIONSHIP_TYPE.COMMENTS)
    return _zip(package)


def opened(content: bytes) -> WordDocument:
    """Return the bytes of a .docx file as a python-docx Document."""
    return docx.Document(BytesIO(content))


def _zip(package: Package) -> bytes:
    parts = list(package.iter_parts())
    entries = {
        "[Content_Types].xml": _content_types(parts),
        PACKAGE_URI.rels_uri.membername: _xml(package.rels.xml),
    }
    for part in parts:
        entries[part.partname.membername] = part.blob
        if len(part.rels):
            entries[part.partname.rels_uri.membername] = _xml(part.rels.xml)
    return zipped(entries)


def _xml(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def _content_types(parts: list[Part]) -> bytes:
    overrides = "".join(
        f'<Override PartName="{attribute(str(part.partname))}" ContentType="{attribute(part.content_type)}"/>'
        for part in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()
