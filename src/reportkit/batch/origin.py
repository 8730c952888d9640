"""What a file is made of, as one mark: whatever is given for it, and the library that makes it."""

from collections.abc import Mapping
from enum import Enum
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

import attrs

from reportkit.formats import Format
from reportkit.model import Report

HOME = Path(__file__).parents[1]
OURS = HOME.name
NONE = "0" * 64
"""The mark of what cannot be told beforehand: it has to be made to see what it is."""


class _CannotTellError(Exception):
    """Something of another package: what it prints follows from code that is not ours."""


def origin_of(report: Report, suffix: str, numbering: str, layout: Format, code: str) -> str:
    """Return the mark of everything that a file follows from, without making it; `code` is that of the library.

    Reports that are equal, phrases that say the same among it, have the same mark in every process. NONE for a
    report or a format with something in it that another package defines.
    """
    said: list[str] = [code, suffix, numbering]
    try:
        said.append(_layout(layout))
        _tell(report, said)
        said += (report.said(text, path) for path, text in report.references.texts if not isinstance(text, str))
    except _CannotTellError:
        return NONE
    return sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def code_of_library() -> str:
    """Return the mark of the library's own code: a release has its own, and so has each state between two."""
    code = sha256()
    for file in sorted(HOME.rglob("*.py")):
        code.update(file.relative_to(HOME).as_posix().encode())
        code.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return code.hexdigest()


@lru_cache(maxsize=8)
def _layout(layout: Format) -> str:
    said: list[str] = []
    _tell(layout, said)
    return sha256("\0".join(said).encode()).hexdigest()


def _tell(value: object, said: list[str]) -> None:
    """Say a value and all that is in it; nothing of the model holds a \\0, which parts them."""
    kind = type(value)
    if kind is str:
        said.append(value)  # type: ignore[arg-type]
    elif kind is tuple or kind is list:
        said.append("[")
        for item in value:  # type: ignore[attr-defined]
            _tell(item, said)
        said.append("]")
    elif kind is bytes:
        said.append(sha256(value).hexdigest())  # type: ignore[arg-type]
    elif names := _fields(kind):  # type: ignore[arg-type]
        said.append(kind.__qualname__)
        for name in names:
            _tell(getattr(value, name), said)
        said.append(".")
    elif isinstance(value, Mapping):
        said.append("{")
        for label, entry in value.items():
            _tell(label, said)
            _tell(entry, said)
        said.append("}")
    elif isinstance(value, Enum):
        said.append(f"{kind.__qualname__} {value.name}")
    elif isinstance(value, frozenset):
        said.append(" ".join(sorted(map(repr, value))))
    elif not callable(value):  # of a phrase counts what it says in the report
        said.append(f"{kind.__name__} {value!r}")


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of what a class of the library is given, nothing for other values."""
    if not attrs.has(kind):
        return ()
    if kind.__module__.partition(".")[0] != OURS:
        raise _CannotTellError
    return tuple(field.name for field in attrs.fields(kind) if field.init)
