"""What a picture's file says of itself: its kind, its size, and that it is whole; no pixel is decoded."""

import re
import struct
import zlib
from typing import Literal

from reportkit.errors import InvalidValue
from reportkit.values import value_class

MM = 25.4  # an inch
USUAL = 96 / MM  # dots a mm where the file names none, as Word has it
SENSIBLE = (10 / MM, 10_000 / MM)  # outside of these a file's dots a mm are a mistake
LONGEST_SIDE = 40  # times the other
MOST_DOTS = 100_000_000  # whoever opens the report unpacks them all; A3 at 600 dots an inch has 70 million
MOST_PIECES = 100_000  # chunks or segments; 20 MB in pieces of 8 KB, as programs write them, have 2,500


@value_class
class ImageSize:
    """A picture's kind and natural size (图片尺寸): width and height in mm at its own resolution."""

    suffix: Literal["png", "jpg"]
    width: float
    height: float


@value_class
class _Head:
    """Width and height in dots, and the dots a mm along each, 0 where the file names none."""

    width: int
    height: int
    across: float = 0
    down: float = 0


class _Damaged(Exception):
    """The file is no whole picture."""


def image_size(content: bytes) -> ImageSize:
    """Return the kind and size of a PNG or JPEG file.

    Raises InvalidValue for anything else, for a file that is damaged or cut off, for one drawn out to a line, and for
    one of more dots than programs show.
    """
    suffix: Literal["png", "jpg"]
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            suffix, head = "png", _png(content)
        elif content.startswith(b"\xff\xd8\xff"):
            suffix, head = "jpg", _jpeg(content)
        else:
            raise InvalidValue("Picture.source: the file is neither PNG nor JPEG; give one of these")
    except (_Damaged, struct.error) as error:  # struct.error: it ends within a field
        raise InvalidValue("Picture.source: the file is damaged or cut off; give a whole PNG or JPEG") from error
    if not (head.width and head.height):
        raise InvalidValue("Picture.source: the picture has no width or no height; give a whole PNG or JPEG")
    if head.width * head.height > MOST_DOTS:
        raise InvalidValue(
            "Picture.source: {width} by {height} dots; give a picture of at most {most} in all",
            width=head.width,
            height=head.height,
            most=MOST_DOTS,
        )
    known = all(SENSIBLE[0] <= dots <= SENSIBLE[1] for dots in (head.across, head.down))
    width = head.width / (head.across if known else USUAL)
    height = head.height / (head.down if known else USUAL)
    if max(width, height) > LONGEST_SIDE * min(width, height):
        raise InvalidValue(
            "Picture.source: {width} by {height} dots; give a picture of which one side is at most {most} times "
            "the other",
            width=head.width,
            height=head.height,
            most=LONGEST_SIDE,
        )
    return ImageSize(suffix, width, height)


def _png(content: bytes) -> _Head:
    """Read the chunks of a PNG file (ISO/IEC 15948), each with its checksum."""
    found: dict[bytes, int] = {}  # where the data of the first chunk of each kind begins
    dots = b""  # how the stream of dots begins, which may be cut anywhere
    place, pieces = 8, 0
    while b"IEND" not in found:
        pieces += 1
        length, kind = struct.unpack_from(">I4s", content, place)
        data, end = place + 8, place + 8 + length
        (checksum,) = struct.unpack_from(">I", content, end)
        wrong = zlib.crc32(memoryview(content)[place + 4 : end]) != checksum
        if wrong or pieces > MOST_PIECES or (kind == b"IHDR") != (pieces == 1) or (kind == b"IHDR" and length != 13):
            raise _Damaged
        if kind == b"IDAT" and len(dots) < 2:
            dots += content[data : min(end, data + 2)]
        found.setdefault(kind, data)
        place = end + 4
    if not _is_zlib(dots):
        raise _Damaged
    width, height = struct.unpack_from(">II", content, found[b"IHDR"])
    across, down, unit = struct.unpack_from(">IIB", content, found[b"pHYs"]) if b"pHYs" in found else (0, 0, 0)
    return _Head(width, height, across / 1000, down / 1000) if unit else _Head(width, height)


def _is_zlib(head: bytes) -> bool:
    """Tell whether a stream begins as deflated ones do in a PNG (RFC 1950, 2.2): without a dictionary of its own."""
    return (
        len(head) >= 2
        and head[0] & 0x0F == 8
        and head[0] >> 4 <= 7
        and not head[1] & 0x20
        and (int.from_bytes(head[:2]) % 31 == 0)
    )


_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])")
"""The next marker of a JPEG file: within a scan FF 00 is a dot, and FF D0 to FF D7 part its rows."""

_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_APP0, _END, _SCAN, _ALONE = 0xE0, 0xD9, 0xDA, {0x01, 0xD8}
_UNITS = {1: 1 / MM, 2: 1 / 10}  # of JFIF, in mm


def _jpeg(content: bytes) -> _Head:
    """Read the markers of a JPEG file (ISO/IEC 10918-1) from its start to its end marker."""
    frame: tuple[int, int] | None = None
    dots = (0.0, 0.0)
    scanned = False
    place, pieces = 0, 0
    while (found := _MARKER.search(content, place)) and found[1][0] != _END:
        pieces += 1
        if pieces > MOST_PIECES:
            raise _Damaged
        marker, place = found[1][0], found.end()
        if marker in _ALONE:
            continue
        (length,) = struct.unpack_from(">H", content, place)
        if marker in _FRAMES and not frame:
            height, width = struct.unpack_from(">HH", content, place + 3)
            frame = width, height
        elif marker == _APP0 and content.startswith(b"JFIF\x00", place + 2):
            unit, across, down = struct.unpack_from(">BHH", content, place + 9)
            dots = across * _UNITS.get(unit, 0), down * _UNITS.get(unit, 0)
        scanned = scanned or marker == _SCAN
        place += length
    if not (found and frame and scanned):
        raise _Damaged
    return _Head(*frame, *dots)
