"""The mark at the end of a file: what it was made of, and whether anybody changed it since.

It stands where each kind of file has room for words that nobody reads: the comment of a zip, of HTML, of PDF. A program
that saves the file anew leaves it out. Plain text has no such place.
"""

import re
import struct
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import attrs

from reportkit.writers.pdf import source_of

_WRITTEN = re.compile(rb"reportkit ([0-9a-f]{64}) ([0-9a-f]{64})")
_LENGTH = len("reportkit ") + 64 + len(" ") + 64

_AROUND: Mapping[str, tuple[bytes, bytes]] = MappingProxyType(
    {".docx": (struct.pack("<H", _LENGTH), b""), ".html": (b"<!-- ", b" -->\n"), ".pdf": (b"%", b"\n")}
)
_WITHOUT: Mapping[str, bytes] = MappingProxyType({".docx": struct.pack("<H", 0)})
"""What stands there in a file without a mark: the last field of a zip is how long its comment is."""

HAVE_MARKS = frozenset(_AROUND)
"""The suffixes of files that have room for a mark."""


@attrs.frozen
class Existing:
    """What is at a file's place already (原有文件): its bytes' SHA-256, and what it was made of.

    `digest` is "" where no file is; `origin` "" where it has no mark of ours, or one that no longer fits it; `word` the
    SHA-256 of the Word file that a PDF was made of, "" where it names none.
    """

    digest: str = ""
    origin: str = ""
    word: str = ""

    @property
    def is_somebodys(self) -> bool:
        """Whether a file is there that we did not save, or that was changed since."""
        return bool(self.digest) and not self.origin and not self.word


def marked(content: bytes, suffix: str, origin: str) -> bytes:
    """Return a file's bytes with the mark at their end, as they are for a kind of file without one."""
    if suffix not in HAVE_MARKS:
        return content
    before, behind = _AROUND[suffix]
    mark = f"reportkit {origin} {sha256(content).hexdigest()}".encode()
    return content.removesuffix(_WITHOUT.get(suffix, b"")) + before + mark + behind


def existing(path: Path) -> Existing:
    """Return what is at a path already, read as a whole."""
    try:
        content = path.read_bytes()
    except (OSError, ValueError):
        return Existing()
    digest = sha256(content).hexdigest()
    suffix = path.suffix.lower()
    if suffix not in HAVE_MARKS:
        return Existing(digest, digest)
    before, behind = _AROUND[suffix]
    end = len(content) - len(behind)
    mark = _WRITTEN.fullmatch(content, max(0, end - _LENGTH), end)
    if mark is None:
        return Existing(digest, word=source_of(content))
    content = content[: mark.start() - len(before)] + _WITHOUT.get(suffix, b"")
    if sha256(content).hexdigest().encode() != mark[2]:
        return Existing(digest)
    return Existing(digest, mark[1].decode(), source_of(content))
