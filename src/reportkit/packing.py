"""Parts of an Office file packed into a zip: as they come, and to the same bytes each time."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple

_ENTRY, _DIRECTORY_ENTRY, _END = struct.Struct("<5H3I2H"), struct.Struct("<4sH26s3H2I"), struct.Struct("<4s4H2IH")
_VERSION = 20  # of the zip's form, with deflate
_EPOCH = (0, 1 << 5 | 1)  # time and day: 1 January 1980, the first there is
_OWNERS = 0o600 << 16
_NAME_IN_UTF_8 = 1 << 11


class Packed(NamedTuple):
    """A part as it lies in a zip (压缩部件): deflated, with its size and checksum before."""

    deflated: bytes
    size: int
    checksum: int


def packed(pieces: Iterable[bytes]) -> Packed:
    """Return a part whose content comes piece by piece; as a whole it stands nowhere."""
    deflate, deflated = zlib.compressobj(wbits=-zlib.MAX_WBITS), BytesIO()
    size = checksum = 0
    for piece in pieces:
        deflated.write(deflate.compress(piece))
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
    deflated.write(deflate.flush())
    return Packed(deflated.getvalue(), size, checksum)


def zipped(parts: Mapping[str, bytes | Packed]) -> bytes:
    """Return the bytes of a zip with these parts in their order; the same parts give the same bytes everywhere."""
    file, directory = BytesIO(), BytesIO()
    for name, given in parts.items():
        part = given if isinstance(given, Packed) else packed((given,))
        coded = name.encode()
        flags = 0 if name.isascii() else _NAME_IN_UTF_8
        sizes = part.checksum, len(part.deflated), part.size
        told = _ENTRY.pack(_VERSION, flags, zipfile.ZIP_DEFLATED, *_EPOCH, *sizes, len(coded), 0)
        directory.write(_DIRECTORY_ENTRY.pack(b"PK\1\2", _VERSION, told, 0, 0, 0, _OWNERS, file.tell()) + coded)
        file.write(b"PK\3\4" + told + coded)
        file.write(part.deflated)
    size, start = directory.tell(), file.tell()
    file.write(directory.getvalue() + _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), size, start, 0))
    return file.getvalue()
