"""The package: parts and relationships kept by python-docx, zipped in a fixed order with fixed dates."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.package import Package

from reportkit.packing import Packed, packed, zipped
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


class ChartParts(NamedTuple):
    """A chart's parts (图表部件): the name it goes by in the document, its XML, and the workbook of its data."""

    name: str
    xml: Packed
    workbook: Packed


class FormatParts(NamedTuple):
    """The parts (版式部件) that documents of one format share; `numbering` is None where every number is typed."""

    styles: Packed
    numbering: Packed | None
    settings: Packed
    font_table: Packed
    footers: Mapping[str, Packed]


Links = tuple[tuple[str, str], ...]


class Parts(NamedTuple):
    """The parts of one document; `comments`, `footnotes` and `custom`, its own properties, are None without any.

    `links` are the addresses that the text leads to, with the identity of each, `note_links` those of the footnotes.
    """

    document: Packed
    of_format: FormatParts
    media: tuple[Media, ...]
    core: Packed
    charts: tuple[ChartParts, ...] = ()
    comments: Packed | None = None
    custom: Packed | None = None
    footnotes: Packed | None = None
    links: Links = ()
    note_links: Links = ()
    footers: Mapping[str, Packed] = MappingProxyType({})
    headers: Mapping[str, Packed] = MappingProxyType({})


class PackagePart(NamedTuple):
    """A part as the package names it (部件登记): its name, media type, relationship, and the id of that where given.

    `owner` is the name of the part that it is related to, "" for the document.
    """

    name: str
    content_type: str
    relationship: str
    id: str | None = None
    owner: str = ""


DOCUMENT = PackagePart("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
CORE = PackagePart("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES)
CUSTOM = PackagePart("/docProps/custom.xml", CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
STYLES = PackagePart("/word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES)
NUMBERING = PackagePart("/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING)
SETTINGS = PackagePart("/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS)
FONTS = PackagePart("/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE)
WORKBOOK = "workbook"
"""The id by which a chart names its workbook."""

FOOTNOTES = PackagePart("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES)
COMMENTS = PackagePart("/word/comments.xml", CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS)


def archive(parts: Parts) -> bytes:
    """Return the parts as the bytes of a .docx file."""
    held = {DOCUMENT: parts.document, **dict(_named(parts)), CORE: parts.core}
    if parts.custom is not None:
        held[CUSTOM] = parts.custom
    links = tuple((one.name, led) for one, led in ((DOCUMENT, parts.links), (FOOTNOTES, parts.note_links)) if led)
    contents = {place.name: content for place, content in held.items()}
    return zipped({name.removeprefix("/"): own or contents[name] for name, own in _bound(tuple(held), links).items()})


def _named(parts: Parts) -> Iterator[tuple[PackagePart, Packed]]:
    """Yield the parts that the document names, in the order of their relationships."""
    shared = parts.of_format
    yield STYLES, shared.styles
    if shared.numbering is not None:
        yield NUMBERING, shared.numbering
    yield SETTINGS, shared.settings
    yield FONTS, shared.font_table
    for name, footer in {**shared.footers, **parts.footers}.items():
        yield PackagePart(f"/word/{name}.xml", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, name), footer
    for name, header in parts.headers.items():
        yield PackagePart(f"/word/{name}.xml", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, name), header
    for one in parts.media:
        name = f"/word/media/{one.name}.{one.suffix}"
        yield PackagePart(name, one.content_type, RELATIONSHIP_TYPE.IMAGE, one.name), packed((one.content,))
    for chart in parts.charts:
        name, data = f"/word/charts/{chart.name}.xml", f"/word/embeddings/{chart.name}.xlsx"
        yield PackagePart(name, CONTENT_TYPE.DML_CHART, RELATIONSHIP_TYPE.CHART, chart.name), chart.xml
        yield PackagePart(data, CONTENT_TYPE.SML_SHEET, RELATIONSHIP_TYPE.PACKAGE, WORKBOOK, name), chart.workbook
    if parts.footnotes is not None:
        yield FOOTNOTES, parts.footnotes
    if parts.comments is not None:
        yield COMMENTS, parts.comments


@lru_cache(maxsize=32)
def _bound(places: tuple[PackagePart, ...], links: tuple[tuple[str, Links], ...]) -> Mapping[str, Packed | None]:
    """Return the names of all parts in the order of the zip, with the content of those that bind the others together.

    Reports of one kind have the same. `links` are the addresses that a part leads to, by its name.
    """
    package = Package()
    document, *named = [Part(PackURI(place.name), place.content_type, package=package) for place in places]
    package.relate_to(document, DOCUMENT.relationship)
    owners = {place.name: part for place, part in zip(places[1:], named, strict=True)}
    for place, part in zip(places[1:], named, strict=True):
        source = package if place in (CORE, CUSTOM) else owners.get(place.owner, document)
        if place.id is None:
            source.relate_to(part, place.relationship)
        else:
            source.load_rel(place.relationship, part, place.id)
    by_name = {str(part.partname): part for part in (document, *named)}
    for name, led in links:
        for address, identity in led:
            by_name[name].load_rel(RELATIONSHIP_TYPE.HYPERLINK, uri(address), identity, is_external=True)
    parts = list(package.iter_parts())
    bound: dict[str, Packed | None] = {
        "/[Content_Types].xml": packed((_content_types(parts),)),
        PACKAGE_URI.rels_uri: packed((_xml(package.rels.xml),)),
    }
    for part in parts:
        bound[part.partname] = None
        if len(part.rels):
            bound[part.partname.rels_uri] = packed((_xml(part.rels.xml),))
    return bound


def uri(address: str) -> str:
    """Return an address as a relationship may hold it: in ASCII, names of sites in Punycode.

    >>> uri("https://www.example.gov.cn/公开?a=1")
    'https://www.example.gov.cn/%E5%85%AC%E5%BC%80?a=1'
    """
    scheme, between, rest = address.partition("://")
    site, slash, path = rest.partition("/")
    if between and not site.isascii():
        site = site.encode("idna").decode("ascii")
    written = f"{scheme}{between}{site}{slash}{path}"
    return "".join(sign if sign.isascii() else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in written)


def _xml(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def _content_types(parts: Sequence[Part]) -> bytes:
    overrides = "".join(
        f'<Override PartName="{attribute(str(part.partname))}" ContentType="{attribute(part.content_type)}"/>'
        for part in parts
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def opened(content: bytes) -> WordDocument:
    """Return the bytes of a .docx file as a python-docx Document."""
    return docx.Document(BytesIO(content))
