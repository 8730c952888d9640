"""Putting a file in its place: whole, or not at all."""

import os
import re
import time
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from io import FileIO
from itertools import takewhile
from pathlib import Path

from reportkit.errors import InvalidValue, SaveFailed, WrongType, shown, system_reason

BESIDE = ".reportkit-{}.tmp"
"""What a file is called while it is written; in the braces are sixteen digits of chance."""

_LEFT = re.compile(re.escape(BESIDE).replace(r"\{\}", "[0-9a-f]{16}"))
WAITING = 16
"""How many files wait for the disk at a time."""

DAY = 24 * 60 * 60  # seconds; no file takes as long to write


def as_path(given: object, verb: str) -> Path:
    """Take a path as people have it."""
    if isinstance(given, (str, os.PathLike)) and isinstance(os.fspath(given), str):
        return Path(given)
    raise WrongType(
        "{verb}: got {given} of type {kind}; give a path", verb=verb, given=shown(given), kind=type(given).__name__
    )


def exists(path: Path) -> bool:
    """Tell whether anything is there; a name that no system has is nowhere, where `Path.exists` raises."""
    return os.path.exists(path)  # noqa: PTH110


def is_folder(path: Path) -> bool:
    """Tell whether a folder is there, in the same way."""
    return os.path.isdir(path)  # noqa: PTH112


def is_same(path: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file; a name that no system has leads nowhere."""
    try:
        return os.path.samefile(path, other)  # noqa: PTH121
    except (OSError, ValueError):
        return False


def is_lock(name: str) -> bool:
    """Tell whether a file is what Office keeps beside one that is open."""
    return name.startswith("~$")


def hidden(name: str) -> bool:
    """Tell whether a file is one that the system, or Office beside an open file, keeps for itself."""
    return name.startswith(".") or is_lock(name) or name.lower() in ("thumbs.db", "desktop.ini")


_RESERVED = {
    *("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"),
    *(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"),
}
"""What Windows takes for a device, whatever stands behind a point."""

LONGEST_NAME = 200  # bytes of UTF-8: file systems take 255
_FORBIDDEN = dict.fromkeys(map(ord, '<>:"/\\|?*'), "＿")


def file_name(name: str) -> str:
    """Return a name as one that every system takes for a file, without its ending.

    >>> file_name("示例县教育/体育局")
    '示例县教育＿体育局'
    """
    name = unicodedata.normalize("NFC", name).translate(_FORBIDDEN).strip(" .")
    name = name.encode()[:LONGEST_NAME].decode(errors="ignore").strip(" .")
    stem = name.partition(".")[0].rstrip()
    if not name or stem.upper() in _RESERVED:
        return f"{stem}＿{name.removeprefix(stem)}"
    return f"＿{name}" if name.startswith("~$") else name  # as Office calls the files beside those that are open


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, in UTF-16 with a mark at its head, or in GB 18030, as Excel saves it.

    Raises InvalidValue for none of them.

    >>> decoded("单位".encode("gb18030"))
    '单位'
    """
    marked = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))  # what Excel calls Unicode text
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidValue("not in UTF-8, UTF-16 or GB 18030; save it in Excel as CSV UTF-8")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its target and put it in its place when it is whole; folders on the way are made.

    A link is followed. An error, or a full disk, leaves the old file as it was and nothing else behind. A process that
    is killed, or a power cut, may leave a `.reportkit-….tmp` beside it, which whoever may not read the old file cannot
    read either; the next process that saves there takes it away when it is older than a day.

    The new file has the permissions of the old one, but is another file: a second name of the old one (hard link)
    keeps the old content, and its owner and further attributes are not taken over.

    Raises SaveFailed where the file cannot be written, for instance because it is open in Word.
    """
    failed = write_together({path: content})
    if failed:
        raise failed[path] from failed[path].__cause__


def write_together(contents: Mapping[Path, bytes]) -> dict[Path, SaveFailed]:
    """Write several files as `write_whole` writes one, all of them beside their targets before the first is put there.

    Return what went wrong with which; the others are in their places.
    """
    writings = {path: _Writing(path, content) for path, content in contents.items()}
    failed: dict[Path, SaveFailed] = {}
    try:
        for step in (_Writing.begin, _Writing.sync, _Writing.finish):
            going = {path: writing for path, writing in writings.items() if path not in failed}
            tried = partial(_tried, step)
            errors = (
                _at_a_time(tried, going) if step is _Writing.sync and len(going) > 1 else map(tried, going.values())
            )
            failed |= {path: _explained(path, error) for path, error in zip(going, errors, strict=True) if error}
    finally:
        for writing in writings.values():
            writing.leave()
    return failed


def _tried(step: "Step", writing: "_Writing") -> Exception | None:
    """Take a step of a writing; return what went wrong."""
    try:
        step(writing)
    except (OSError, ValueError) as error:
        return error
    return None


def _at_a_time(
    tried: Callable[["_Writing"], Exception | None], going: Mapping[Path, "_Writing"]
) -> Iterable[Exception | None]:
    """Wait for the disk for several at a time: it takes for all of them little more than for one."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(WAITING, len(going))) as threads:
        return [*threads.map(tried, going.values())]


class _Writing:
    """A file on its way: written beside its target, put in its place, and nothing left where it was not."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._content = content
        self._made: list[Path] = []
        self._beside: Path | None = None
        self._file: FileIO | None = None

    def begin(self) -> None:
        """Make the folders on the way, and write the file beside its target."""
        target = self._target = Path(os.path.realpath(self._path))
        there = target.exists()
        if not there and target.is_symlink():  # a link to nothing would be what it leads to
            raise SaveFailed("{path}: a link that leads back to itself; give the name of a file", path=self._path)
        if there and not target.is_file():
            raise SaveFailed("{path}: is no file; give the name of a file", path=self._path)
        if there and not os.access(target, os.W_OK):
            raise PermissionError
        for folder in reversed([*takewhile(lambda folder: not folder.exists(), target.parents)]):
            folder.mkdir(exist_ok=True)
            self._made.append(folder)
        _sweep(target.parent)
        self._mode = target.stat().st_mode & 0o777 if there else None
        beside = target.with_name(BESIDE.format(os.urandom(8).hex()))
        beside.touch(0o666 if self._mode is None else 0o600, exist_ok=False)  # a secret draft is so at once
        self._beside = beside
        self._file = beside.open("wb", buffering=0)  # a buffer would be written once more when a full disk is left
        rest = memoryview(self._content)
        while rest:
            rest = rest[self._file.write(rest) :]

    def sync(self) -> None:
        """Wait until the disk has the file."""
        assert self._file is not None
        os.fsync(self._file.fileno())
        self._file.close()

    def finish(self) -> None:
        """Put the file in its place."""
        assert self._beside is not None
        if self._mode is not None:
            self._beside.chmod(self._mode)
        self._beside.replace(self._target)
        self._beside, self._made = None, []

    def leave(self) -> None:
        """Take away what was written and made for a file that did not come to its place."""
        if self._file is not None:
            self._file.close()
        if self._beside is not None:
            self._beside.unlink(missing_ok=True)
        for folder in reversed(self._made):
            with suppress(OSError):  # somebody may have put a file there meanwhile
                folder.rmdir()


Step = Callable[[_Writing], None]


def _explained(path: Path, error: Exception) -> SaveFailed:
    told = _told(path, error)
    told.__cause__ = error if told is not error else None
    return told


def _told(path: Path, error: Exception) -> SaveFailed:
    match error:
        case SaveFailed():
            return error
        case PermissionError():
            return SaveFailed(
                "{path}: the file or its folder may not be written; if it is open in Word or WPS, close it there",
                path=path,
            )
        case OSError():
            return SaveFailed("{path}: {reason}; nothing was changed", path=path, reason=system_reason(error))
        case _:
            return SaveFailed(
                "{path}: {reason}; give a path that the system can name", path=repr(path), reason=system_reason(error)
            )


@lru_cache(maxsize=256)  # once for each folder: what this process leaves behind is not a day old
def _sweep(folder: Path) -> None:
    """Take away what processes that were killed left in a folder more than a day ago."""
    with suppress(OSError):  # another process may be at it, or the folder may not be read
        for left in folder.iterdir():
            if _LEFT.fullmatch(left.name) and left.is_file() and time.time() - left.stat().st_mtime > DAY:
                left.unlink()
