"""Office files that somebody else made: looked at before any parser reads them."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Literal

import attrs

from reportkit.errors import InvalidValue, brief
from reportkit.messages import Message

Danger = Literal["too_large", "encrypted", "old_format", "no_package", "damaged", "unsafe_names", "declarations"]
"""Why an Office file is not read: it is too large once unpacked, needs a password, is of before 2007, is no Office
file at all, is cut off or altered, has parts that would leave the folder, or declares a DTD."""

OLE = bytes.fromhex("D0CF11E0A1B11AE1")  # what files of Office before 2007 begin with, and encrypted ones of today
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
"""What Word saves in its form of today; macros are neither run nor touched."""

OLD_SUFFIXES = (".doc", ".dot", ".wps", ".wpt", ".rtf")
"""What people write too, and what must be saved as .docx first."""

WORD_OR_EXCEL = Message(".docx or .xlsx")

_HEAD = 2048  # bytes: within them a part that an Office program wrote has begun its root
_PROLOG = re.compile(rb"\s*(?:(?:<\?.*?\?>|<!--.*?-->)\s*)*", re.DOTALL)
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", re.DOTALL)
_BEFORE = b" \t\r\n\xef\xbb\xbf\xff\xfe"  # blanks and the marks of an encoding
_PERMITTED = {b"UTF-8", b"UTF-16", b"US-ASCII"}  # ECMA-376 part 2 has the first two; the third is part of the first
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class RefusedFile(InvalidValue):
    """An Office file that is not read (拒绝读取的文件); `danger` says why in one word."""

    def __init__(self, template: str | Message, danger: Danger = "damaged", /, **values: object) -> None:
        super().__init__(template, **values)
        self.danger: Danger = danger


@attrs.frozen
class Limits:
    """How large an Office file may be (文件限度): its bytes, its parts, and its bytes once unpacked."""

    size: int = 32 * 2**20
    parts: int = 2000
    unpacked: int = 256 * 2**20
    ratio: int = 400
    """Bytes unpacked for one packed; rows of blank cells, which offices do have, come to some 100."""


LIMITS = Limits()

MOST_MARKUP = 3_000_000
"""Tags, attributes, entities and line breaks of a part, of each of which a parser makes something; a report of 500
pages has less than a fifth."""

MOST_RELATED = 500_000
"""The same of the relationships of a part: a sheet in Excel has at most 66,530 of them, with three attributes each."""

LONGEST_BARE = 16 * 2**20
"""Bytes of XML without another tag: a tag with all its attributes, or a text, is read as one."""

_MARKUP = (b"<", b"=", b"&", b"\n", b"\r")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # what Office writes; of others zipfile unpacks all at once
_PACKED, _UNPACKED = 2**16, 2**20  # bytes of a step


@attrs.frozen
class Archive:
    """An Office file that may be read (可读取的文件包): its bytes, the names of its parts, what it brings along.

    `macros` is whether it carries programs; `linked` whether it takes anything but hyperlinks from outside itself.
    """

    content: bytes = attrs.field(repr=False)
    names: tuple[str, ...]
    macros: bool
    linked: bool

    def opened(self) -> zipfile.ZipFile:
        """Return the file, open for reading."""
        return zipfile.ZipFile(BytesIO(self.content))

    @property
    def signed(self) -> bool:
        """Whether it carries a digital signature, which holds for no changed copy."""
        return any(name.lower().startswith("_xmlsignatures/") for name in self.names)

    def deflated(self, entry: zipfile.ZipInfo) -> bytes | None:
        """Return the bytes of a part as they lie in the file, None for one that is not deflated."""
        start = _start(self.content, entry)
        return self.content[start : start + entry.compress_size] if entry.compress_type else None


def open_archive(source: bytes | Path, *, limits: Limits = LIMITS, kind: str | Message = WORD_OR_EXCEL) -> Archive:
    """Return an Office file after looking at all that could harm whoever reads it.

    zipfile cuts a part to the size that the directory declares, but only after it has unpacked more. So every part is
    unpacked once here, in small steps that are dropped again, and one that holds more than it declares is refused.
    Every part that is XML is looked at up to its root, for there alone a DTD can stand.

    Parameters: `source` the file or its bytes; `limits` how large it may be; `kind` what would be right, for messages.

    Raises RefusedFile, an InvalidValue, with its `danger`; OSError where the file cannot be opened.
    """
    content = _read(source, limits)
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise RefusedFile("the file needs a password; save it without one", "encrypted")
        raise RefusedFile("the file is of Office before 2007 (.doc, .xls); save it as {kind}", "old_format", kind=kind)
    if not content.startswith(b"PK"):
        raise RefusedFile("the file is no Office file; give a {kind}", "no_package", kind=kind)
    try:
        with zipfile.ZipFile(BytesIO(content)) as opened:
            entries = opened.infolist()
            _require_modest(entries, len(content), limits)
            _require_usual(entries, len(content))
            for entry in entries:
                with opened.open(entry) as part:
                    head = part.read(_HEAD)
                _require_bounded(content, entry, head)
                if _is_xml(entry.filename, head, b"<?", b"<!"):  # no picture, no font, no folder
                    _require_no_declarations(opened, entry, head)
            linked = any(_links(opened, entry.filename) for entry in entries if entry.filename.endswith(".rels"))
    except RefusedFile:
        raise
    except Exception as error:  # zipfile, zlib and the parser have a dozen ways to say that a file is not whole
        raise RefusedFile("the file is damaged; give a whole one") from error
    names = tuple(entry.filename for entry in entries)
    if "[Content_Types].xml" not in names:
        raise RefusedFile("the file is a zip, but no Office file; give a {kind}", "no_package", kind=kind)
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return Archive(content, names, macros, linked or any("externallinks/" in name.lower() for name in names))


def _read(source: bytes | Path, limits: Limits) -> bytes:
    if isinstance(source, bytes):
        content = source
    else:
        with source.open("rb") as file:
            content = file.read(limits.size + 1)
    if len(content) > limits.size:
        raise RefusedFile("the file has more than {size} bytes; give a smaller one", "too_large", size=limits.size)
    return content


def _require_modest(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.parts or unpacked > limits.unpacked or unpacked > max(size, 4096) * limits.ratio:
        raise RefusedFile(
            "{count} parts unpack to {unpacked} bytes from {size}; at most {parts} parts, {most} bytes and {ratio} "
            "times the file are read",
            "too_large",
            count=len(entries),
            unpacked=unpacked,
            size=size,
            parts=limits.parts,
            most=limits.unpacked,
            ratio=limits.ratio,
        )


def _require_usual(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse parts of strange names, packed in strange ways, or lying one over the other."""
    if sum(entry.compress_size for entry in entries) > size:
        raise RefusedFile("the parts of the file have more bytes than the file; give a whole one")
    for entry in entries:
        if entry.compress_type not in _METHODS:
            packed = brief(entry.filename)
            raise RefusedFile(
                "its part {packed} is packed as no Office program does; give a file saved by one", packed=repr(packed)
            )
        name = entry.orig_filename
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or set(name) & set("\\:\0"):
            raise RefusedFile("its part {name} would stand outside of the file", "unsafe_names", name=repr(brief(name)))
        if entry.flag_bits & 0x1:
            raise RefusedFile("the file needs a password; save it without one", "encrypted")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise RefusedFile("two parts of the file have one name; give a whole one")


def _require_bounded(content: bytes, entry: zipfile.ZipInfo, head: bytes) -> None:
    """Refuse a part that holds more than it declares, or of which a parser would make too much."""
    name, most = brief(entry.filename), _most_markup(entry.filename, head)
    left, markup, bare = entry.file_size, 0, 0
    with suppress(zlib.error):  # a part that nobody reads may be damaged, and who reads it meets it at the same place
        for step in _steps(content, entry):
            left -= len(step)
            if left < 0:
                raise RefusedFile(
                    "its part {name} unpacks to more than it declares; give a whole file", name=repr(name)
                )
            markup += sum(map(step.count, _MARKUP)) if most else 0
            last = step.rfind(b"<")
            bare = bare + len(step) if last < 0 else len(step) - last
            if most and (markup > most or bare > LONGEST_BARE):
                raise RefusedFile(
                    "its part {name} has too many tags, or too long ones; split it", "too_large", name=repr(name)
                )


def _most_markup(name: str, head: bytes) -> int:
    """Return how much markup a part may have, 0 for one that is no XML."""
    lower = name.lower()
    if lower.endswith(".rels"):
        return MOST_RELATED
    if lower.startswith("xl/worksheets/"):
        return LIMITS.unpacked  # they are read tag by tag, and blank cells that offices format come to millions
    blank = head and not _plain(head)  # its root may stand behind
    return MOST_MARKUP if blank or _is_xml(name, head, b"<") else 0


def _steps(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a part holds, whatever the directory says of its size, in steps of a megabyte at most."""
    start = _start(content, entry)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for place in range(start, start + entry.compress_size, _PACKED):
        packed = content[place : min(place + _PACKED, start + entry.compress_size)]
        if entry.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed and not inflater.eof:
            yield inflater.decompress(packed, _UNPACKED)
            packed = inflater.unconsumed_tail


def _start(content: bytes, entry: zipfile.ZipInfo) -> int:
    """Return where the bytes of a part begin: behind its name and what more the head has."""
    head = entry.header_offset + 26
    name, more = struct.unpack_from("<HH", content, head)
    return int(head + 4 + name + more)


def _require_no_declarations(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, head: bytes) -> None:
    """Refuse XML that has anything but comments and instructions before its root, or an encoding of its own."""
    found = _beginning(head)
    if found is None:  # its prolog is long: read it all, which the limits allow
        found = _beginning(opened.read(entry))
    if found is None:
        raise RefusedFile("its part {filename} is no XML; give a whole file", filename=repr(brief(entry.filename)))


def _is_xml(name: str, head: bytes, *beginnings: bytes) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml")) or _plain(head).startswith(beginnings)


def _plain(head: bytes) -> bytes:
    return head.replace(b"\0", b"").lstrip(_BEFORE)  # in UTF-16 a prolog's markup is ASCII between zeros


def _beginning(head: bytes) -> bytes | None:
    """Return how the root of a part of XML begins, None where it does not stand in these bytes."""
    plain = _plain(head)
    declared = _ENCODING.match(plain)
    if declared and declared[1].upper() not in _PERMITTED:
        encoding = brief(declared[1].decode("latin-1"))
        raise RefusedFile(
            "a part is encoded in {encoding}; Office files are in UTF-8", "declarations", encoding=encoding
        )
    rest = plain[_PROLOG.match(plain).end() :]  # type: ignore[union-attr]  # it matches nothing at least
    if rest.startswith((b"<!DOCTYPE", b"<!ENTITY")):
        raise RefusedFile("a part declares a DTD, as no Office program does; give a file saved by one", "declarations")
    return rest[:2] if re.match(rb"<[A-Za-z_:\x80-\xff]", rest) else None


def _links(opened: zipfile.ZipFile, name: str) -> bool:
    """Say whether relationships lead out of the file, by anything but a hyperlink that a reader may click."""
    from xml.etree import ElementTree  # noqa: PLC0415 - who writes files alone does not wait for it

    return any(
        relationship.get("TargetMode") == "External" and not relationship.get("Type", "").endswith("/hyperlink")
        for relationship in ElementTree.fromstring(opened.read(name)).iter(_RELATIONSHIP)
    )
