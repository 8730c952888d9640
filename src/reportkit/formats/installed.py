"""Which typefaces this machine has: asked of fontconfig where it is there, else read from the files of its fonts."""

import os
import re
import struct
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportkit.errors import wrong_type
from reportkit.formats.font import Font
from reportkit.formats.format import Format
from reportkit.values import value_class

PATIENCE = 60  # seconds: fontconfig reads every file anew after fonts were added
FILES = {".ttf", ".otf", ".ttc", ".otc"}
FAMILY_NAMES = {1, 4, 16}  # family, full name, typographic family, in the name table of a font
WINDOWS, UNICODE, SIMPLIFIED = 3, 0, 3  # platforms, and the encoding of Windows that is GBK
MOST_FONTS, MOST_TABLES, MOST_NAMES = 256, 256, 4096  # of one file; what says it has more is no font
LONGEST_TABLE = 2**20


@value_class
class FontHere:
    """A typeface of a format on this machine (本机字体): whether it is installed, and what is seen in its place.

    `stand_in` is the stand-in that the file names (`Font.stand_in`), where that is installed: Word takes it.
    `substitute` is what fontconfig chooses, which programs on Linux take that do not look into the file; None
    without fontconfig.
    """

    font: Font
    installed: bool
    stand_in: str | None = None
    substitute: str | None = None


def fonts_here(layout: Format, families: Collection[str] | None = None) -> tuple[FontHere, ...]:
    """Return which of a format's typefaces this machine has, and what stands in for the others.

    Parameters: `families` the names of the typefaces that there are, None to look for them on this machine: by
    fc-list where fontconfig is installed, else in the folders that the system keeps fonts in.

    >>> from reportkit.formats import GB9704
    >>> [(one.font.name, one.stand_in) for one in fonts_here(GB9704, {"仿宋", "黑体", "宋体"}) if not one.installed]
    [('仿宋_GB2312', '仿宋'), ('方正小标宋简体', '宋体'), ('楷体_GB2312', None)]
    """
    if not isinstance(layout, Format):
        raise wrong_type("fonts_here", layout, "a Format such as GB9704")
    if families is not None:
        _require_names(families)
    there = {name.casefold() for name in (installed_families() if families is None else families)}
    return tuple(_here(font, there, asks=families is None) for font in layout.fonts())


def _require_names(families: object) -> None:
    if isinstance(families, str) or not isinstance(families, Collection):
        raise wrong_type("fonts_here: families", families, "a list of names")
    for number, name in enumerate(families):
        if not isinstance(name, str):
            raise wrong_type(f"fonts_here: families[{number}]", name, "a name as a str")


def _here(font: Font, there: Collection[str], *, asks: bool) -> FontHere:
    if font.name.casefold() in there:
        return FontHere(font, installed=True)
    named = font.stand_in if font.stand_in and font.stand_in.casefold() in there else None
    return FontHere(font, installed=False, stand_in=named, substitute=_chosen(font.name) if asks else None)


def installed_families() -> frozenset[str]:
    """Return the names of all typefaces on this machine, in each language that they have."""
    listed = _fontconfig("fc-list", "--format", "%{family}\\n%{fullname}\\n")
    if listed is not None:
        return frozenset(name.strip() for line in listed.splitlines() for name in line.split(",") if name.strip())
    return frozenset(families_in(_folders()))


def families_in(folders: Iterable[Path]) -> Iterator[str]:
    """Yield the names of the typefaces whose files stand in folders; what cannot be read is passed over."""
    for folder in folders:
        for path, _, names in os.walk(folder):
            for name in names:
                if Path(name).suffix.lower() in FILES:
                    yield from _families(Path(path, name))


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        windows, local = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", home)
        return [Path(windows, "Fonts"), Path(local, "Microsoft", "Windows", "Fonts")]
    system = ("/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts")
    return [*map(Path, system), home / ".fonts", home / ".local/share/fonts", home / "Library/Fonts"]


def _chosen(name: str) -> str | None:
    """Return what fontconfig takes for a typeface that is not there."""
    chosen = _fontconfig("fc-match", "--format", "%{family}", re.sub(r"([\\\-:,])", r"\\\1", name))
    return chosen.split(",")[0].strip() or None if chosen else None


def _fontconfig(program: str, *arguments: str) -> str | None:
    """Return what a program of fontconfig prints, None where there is none."""
    import shutil  # noqa: PLC0415 - a save needs neither of them
    import subprocess  # noqa: PLC0415

    path = shutil.which(program)
    if path is None:
        return None
    try:
        done = subprocess.run([path, *arguments], capture_output=True, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def _families(path: Path) -> set[str]:
    try:
        with path.open("rb") as file:
            return {name for start in _fonts(file) for name in _names(file, start)}
    except (OSError, struct.error, ValueError):  # no font, or a damaged one
        return set()


def _fonts(file: BinaryIO) -> list[int]:
    """Return where the fonts of a file begin: several in a collection."""
    if file.read(4) != b"ttcf":
        return [0]
    _, count = struct.unpack(">II", file.read(8))
    if count > MOST_FONTS:
        raise ValueError("no collection of fonts")
    return list(struct.unpack(f">{count}I", file.read(4 * count)))


def _names(file: BinaryIO, start: int) -> Iterator[str]:
    """Yield the names that a font has for itself (OpenType, `name` table)."""
    file.seek(start)
    _, tables = struct.unpack(">IH", file.read(6))
    file.seek(start + 12)
    if tables > MOST_TABLES:
        raise ValueError("no font")
    for _ in range(tables):
        tag, _, offset, length = struct.unpack(">4sIII", file.read(16))
        if tag == b"name" and length <= LONGEST_TABLE:
            file.seek(offset)
            yield from _names_in(file.read(length))
            return


def _names_in(table: bytes) -> Iterator[str]:
    _, count, storage = struct.unpack_from(">HHH", table)
    for number in range(min(count, MOST_NAMES)):
        platform, encoding, _, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if kind in FAMILY_NAMES and platform in {WINDOWS, UNICODE}:
            written = table[storage + offset : storage + offset + length]
            gbk = platform == WINDOWS and encoding == SIMPLIFIED
            name = (written.replace(b"\0", b"") if gbk else written).decode("gbk" if gbk else "utf-16-be", "replace")
            if name.strip():
                yield name.strip()
