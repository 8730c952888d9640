"""The parts of a Word file as trees of XML, looked at before they are parsed; nothing is fetched, run or expanded."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from posixpath import dirname, join, normpath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import attrs

from reportkit.archives import Archive, RefusedFile
from reportkit.errors import InvalidValue, brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""The namespaces of strict files (ISO/IEC 29500-1), beside those that Word writes by default."""

DEEPEST = 40
"""Tables, text boxes and other wrappers within each other that are read; Word itself stops far before."""

NAMES = {"styles", "numbering", "settings", "theme", "footnotes", "endnotes", "comments", "commentsExtended"}


@attrs.frozen
class Relationship:
    """What a part says of another one (部件关系): the last word of its type, its name, whether it lies outside.

    `given` is the target as it was written, which outside of the file is an address.
    """

    kind: str
    target: str
    outside: bool
    given: str = ""


@attrs.define(slots=False)
class WordParts:
    """A Word file opened (Word文件部件): its main part, and those that this one names."""

    archive: Archive

    @cached_property
    def document(self) -> Element:
        """The root of the text."""
        root = self.tree(self.main)
        if root is None or root.tag != f"{W}document":
            raise RefusedFile(
                "the file holds no Word text (document.xml); save it in Word or WPS as .docx", "no_package"
            )
        return root

    @cached_property
    def main(self) -> str:
        """The name of the part with the text."""
        related = self.relationships("")
        return next((one.target for one in related.values() if one.kind == "officeDocument"), "word/document.xml")

    @cached_property
    def named(self) -> Mapping[str, Element]:
        """The parts beside the text, by the kind of relationship that leads to them."""
        found: dict[str, Element] = {}
        for one in self.relationships(self.main).values():
            if one.kind in NAMES and not one.outside:
                root = self.tree(one.target)
                if root is not None:
                    found.setdefault(one.kind, root)
        return found

    def name_of(self, kind: str) -> str:
        """Return the name of the part that the text names by a kind of relationship, "" without one."""
        related = self.relationships(self.main).values()
        return next((one.target for one in related if one.kind == kind and not one.outside), "")

    @cached_property
    def own_properties(self) -> Mapping[str, str]:
        """What the file keeps beside its text (22.3), by name."""
        of_file = self.relationships("").values()
        name = next((one.target for one in of_file if one.kind == "custom-properties" and not one.outside), None)
        root = self.tree(name) if name else None
        return {} if root is None else {one.get("name", ""): "".join(one.itertext()) for one in root}

    @cached_property
    def _entries(self) -> Mapping[str, str]:
        return {name.lower(): name for name in self.archive.names}

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """Return what a part says of others, by the identity that it gives them; the file's own for ""."""
        root = self.tree(self.related(name))
        if root is None:
            return {}
        return {
            one.get("Id", ""): Relationship(
                one.get("Type", "").rpartition("/")[2],
                normpath(join("/", dirname(name), one.get("Target", ""))).lstrip("/"),
                one.get("TargetMode") == "External",
                one.get("Target", ""),
            )
            for one in root.iter(_RELATIONSHIP)
        }

    def related(self, name: str) -> str:
        """Return the name of the part with the relationships of a part."""
        return join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")

    def entry(self, name: str) -> str | None:
        """Return the name of a part as the file writes it, None where it has none of that name."""
        return self._entries.get(name.lower())

    def content(self, name: str) -> bytes | None:
        """Return the bytes of a part, None where the file has none of that name."""
        entry = self.entry(name)
        if entry is None:
            return None
        with self.archive.opened() as opened:
            try:
                return opened.read(entry)
            except Exception as error:  # zipfile and zlib have a dozen ways to say that a part is not whole
                raise RefusedFile("its part {name} is damaged; give a whole one", name=brief(name)) from error

    def tree(self, name: str) -> Element | None:
        """Return the root of a part, None where the file has none of that name."""
        content = self.content(name)
        if content is None:
            return None
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        try:
            return ElementTree.fromstring(content)
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise RefusedFile("its part {name} is no whole XML; give a whole one", name=brief(name)) from error


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute of WordprocessingML, "" where there is none."""
    return "" if element is None else element.get(W + name, "")


def value(parent: Element | None, name: str) -> str:
    """Return the w:val of a child, "" where there is none."""
    return "" if parent is None else attribute(parent.find(W + name), "val")


def switched(parent: Element | None, name: str) -> bool | None:
    """Return whether a switch is on, None where it is not given."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else attribute(child, "val") not in {"0", "false", "off"}


def whole(text: str, least: int = -100_000, most: int = 100_000) -> int | None:
    """Return a whole number within bounds, None for anything else.

    >>> whole("240"), whole("12.0"), whole("9" * 5000)
    (240, 12, None)
    """
    if len(text) > 12:
        return None
    try:
        number = round(float(text))
    except (ValueError, OverflowError):
        return None
    return number if least <= number <= most else None


def identity(element: Element, name: str = "id") -> str:
    """Return the identity of the relationship that an element points by, "" where it points nowhere."""
    return element.get(_R + name, "")


def unwrapped(parent: Element, wrappers: frozenset[str], depth: int = 0) -> Iterator[tuple[Element, int]]:
    """Yield the children of an element, and instead of a wrapper what it holds, with the depth they stand in."""
    if depth > DEEPEST:
        raise InvalidValue(
            "its parts stand more than {deepest} deep in each other; give a file saved by Word or WPS", deepest=DEEPEST
        )
    for child in parent:
        name = local(child)
        if name == "AlternateContent":
            chosen = next((one for one in child if local(one) in {"Choice", "Fallback"}), None)
            if chosen is not None:
                yield from unwrapped(chosen, wrappers, depth + 1)
        elif name in wrappers:
            yield from unwrapped(child, wrappers, depth + 1)
        else:
            yield child, depth
