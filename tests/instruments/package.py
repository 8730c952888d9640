"""A Word file taken apart: its parts, and those that are XML as trees."""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from attrs import field, frozen
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "[Content_Types].xml"
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
SETTINGS, COMMENTS, CORE = "word/settings.xml", "word/comments.xml", "docProps/core.xml"

T = TypeVar("T")
Element = etree._Element  # lxml gives its element class no public name


class UnreadableError(Exception):
    """So broken that there is nothing to check."""


@frozen
class Package:
    parts: dict[str, bytes]
    xml: dict[str, Element] = field(factory=dict)

    def all(self, tags: str, *parts: str) -> Iterator[Element]:
        """The elements of these names in the parts, by default in every story: body, footers, notes …"""
        for name in parts or self.stories:
            if name in self.xml:
                yield from self.xml[name].iter(*(W + tag for tag in tags.split()))

    @property
    def stories(self) -> list[str]:
        kinds = re.compile(r"word/(document|comments|(header|footer)\d*|(foot|end)notes)\.xml")
        return [name for name in self.xml if kinds.fullmatch(name)]


def read(docx: bytes) -> Package:
    """The parts of a Word file, or UnreadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            names = archive.namelist()
            package = Package({name: archive.read(name) for name in names})
    except (zipfile.BadZipFile, zlib.error) as error:
        raise UnreadableError(f"not a readable zip: {error}") from error
    if twice := repeated(name.lower() for name in names):
        raise UnreadableError(f"{twice[0]}: twice in the zip")
    for name, content in package.parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                package.xml[name] = etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                raise UnreadableError(f"{name}: {error}") from error
    for required in (TYPES, "_rels/.rels", DOCUMENT):
        if required not in package.xml:
            raise UnreadableError(f"{required}: absent")
    return package


def attribute(element: Element, name: str = "val") -> str:
    return element.get(W + name) or ""


def child_value(parent: Element | None, child: str) -> str:
    """The w:val of a child, nothing where either is absent."""
    found = parent.find(W + child) if parent is not None else None
    return attribute(found) if found is not None else ""


def local_name(element: Element) -> str:
    return etree.QName(element).localname


def plain_text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(W + "t"))


def repeated(values: Iterable[T]) -> list[T]:
    return [value for value, count in Counter(values).items() if count > 1]
