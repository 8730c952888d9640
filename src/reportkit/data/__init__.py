"""Reports on disk: to JSON and back without loss, as text that reads and diffs well."""

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar, cast, overload

import attrs

from reportkit.data.names import PhraseNames, PhraseOrFactory
from reportkit.data.reading import DataReader, parse
from reportkit.data.writing import DataWriter, as_text
from reportkit.errors import InvalidValue, ReportkitError, WrongType, shown, system_reason
from reportkit.files import as_path, write_whole
from reportkit.messages import Message
from reportkit.model import Report

VERSION = 1
"""The version of the data; it counts up when older data has to be read otherwise."""

FORMER_NAMES: Mapping[str, str] = MappingProxyType({"County": "Consolidation"})
"""What data of this version may call a class that has another name today."""

LARGEST = 50 * 1024 * 1024  # bytes: a report with pictures has a tenth of it

T = TypeVar("T")

NO_PHRASES: Mapping[str, PhraseOrFactory] = {}


def to_json(thing: attrs.AttrsInstance, *, phrases: Mapping[str, PhraseOrFactory] = NO_PHRASES) -> str:
    """Return a report, or another frozen value of the library, as JSON; the same value gives the same text.

    What stands at its default is left out. A phrase of the library is kept by its name; `phrases` names those
    of an office's own.

    Raises InvalidValue for a phrase without a name, WrongType for what no file can hold, each with its path.

    >>> from reportkit import Term
    >>> print(to_json(Term("热线", "“12345”热线")), end="")
    {
      "reportkit": 1,
      "class": "Term",
      "name": "热线",
      "text": "“12345”热线"
    }
    """
    if not attrs.has(type(thing)):
        raise WrongType(
            "to_json: got {thing} of type {kind}; give a Report", thing=shown(thing), kind=type(thing).__name__
        )
    written = cast("dict[str, object]", DataWriter(PhraseNames(phrases)).write(thing, type(thing)))
    text = as_text({"reportkit": VERSION, "class": type(thing).__name__, **written})
    _require_small(len(text.encode()), "to_json")
    return text


@overload
def from_json(text: str, *, phrases: Mapping[str, PhraseOrFactory] = ...) -> Report: ...
@overload
def from_json(text: str, kind: type[T], *, phrases: Mapping[str, PhraseOrFactory] = ...) -> T: ...
def from_json(text: str, kind: type = Report, *, phrases: Mapping[str, PhraseOrFactory] = NO_PHRASES) -> object:
    """Return the report, or the value of another `kind`, that a text of `to_json` holds.

    Nothing in the text is run. `phrases` names an office's own phrases, as when it was written.

    Raises InvalidValue and WrongType with the path of the place and what would be right.

    >>> from reportkit import Term
    >>> from_json('{"reportkit": 1, "class": "Term", "name": "热线", "txet": "“12345”热线"}', Term)
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: $.txet: Term has no "txet"; did you mean "text"?
    """
    if not isinstance(text, str):
        raise WrongType(
            "from_json: got {text} of type {kind}; give the text as a str", text=shown(text), kind=type(text).__name__
        )
    if not (isinstance(kind, type) and attrs.has(kind)):
        raise WrongType("from_json: got the kind {kind}; give a class of the library, such as Report", kind=repr(kind))
    _require_small(len(text), "from_json")
    reader = DataReader(PhraseNames(phrases))
    try:
        return reader.read(_unwrapped(parse(text.removeprefix("\ufeff")), kind, reader), kind)
    except RecursionError:  # called from deep within another program
        raise InvalidValue("$: nests too deep to be read here; nest less") from None


def _unwrapped(given: object, kind: type, reader: DataReader) -> object:
    """Return the data without its first two keys, or raise where they tell that it is for somebody else."""
    if not isinstance(given, dict):
        return given
    if missing := [key for key in ("reportkit", "class") if key not in given]:
        raise InvalidValue(
            '$: no "{missing}"; data begins with {{"reportkit": {version}, "class": "…"',
            missing=missing[0],
            version=VERSION,
        )
    version = reader.read(given["reportkit"], int, ("reportkit",))
    if version != VERSION:
        raise InvalidValue(
            "$.reportkit: version {version} of the data; this reportkit reads version {own}",
            version=version,
            own=VERSION,
        )
    held = present_name(str(reader.read(given["class"], str, ("class",))))
    if held != kind.__name__:
        raise InvalidValue(
            '$.class: got "{held}" where "{kind}" is wanted; give kind={held} to read it', held=held, kind=kind.__name__
        )
    return {key: entry for key, entry in given.items() if key not in {"reportkit", "class"}}


def present_name(written: str) -> str:
    """Return the name that a class has today by the one that stands in data, which may be a former one.

    >>> present_name("County"), present_name("Report")
    ('Consolidation', 'Report')
    """
    return FORMER_NAMES.get(written, written)


def _require_small(size: int, verb: str) -> None:
    if size > LARGEST:
        raise InvalidValue(
            "{verb}: of size {size}; give at most {most}, with smaller pictures",
            verb=verb,
            size=size,
            most=LARGEST,
        )


def save_data(
    thing: attrs.AttrsInstance,
    path: str | os.PathLike[str],
    *,
    phrases: Mapping[str, PhraseOrFactory] = NO_PHRASES,
) -> None:
    """Save what `to_json` returns as a file in UTF-8, whole or not at all; folders on the way are made.

    The other parameters are those of `to_json`.

    Raises what `to_json` raises, and SaveFailed where the file cannot be written.
    """
    target = as_path(path, "save_data")
    write_whole(target, to_json(thing, phrases=phrases).encode("utf-8"))


@overload
def load_data(path: str | os.PathLike[str], *, phrases: Mapping[str, PhraseOrFactory] = ...) -> Report: ...
@overload
def load_data(path: str | os.PathLike[str], kind: type[T], *, phrases: Mapping[str, PhraseOrFactory] = ...) -> T: ...
def load_data(
    path: str | os.PathLike[str], kind: type = Report, *, phrases: Mapping[str, PhraseOrFactory] = NO_PHRASES
) -> object:
    """Return what a file of `save_data` holds, as `from_json` does.

    The other parameters are those of `from_json`.

    Raises what `from_json` raises, with the file's name in front, and InvalidValue for a file that cannot be read.
    """
    source = as_path(path, "load_data")
    try:
        _require_small(source.stat().st_size, "load_data")
        return from_json(source.read_bytes().decode("utf-8"), kind, phrases=phrases)
    except UnicodeDecodeError as error:
        raise InvalidValue(
            "{source}: byte {start} is not UTF-8; save the file as UTF-8", source=source, start=error.start
        ) from None
    except ReportkitError as error:
        raise type(error)(Message("{place}: {error}", place=source, error=error.message)) from error
    except (OSError, ValueError) as error:  # ValueError: a character that no path holds
        reason = system_reason(error)
        raise InvalidValue("{source} cannot be read: {reason}", source=repr(str(source)), reason=reason) from error


__all__ = ["from_json", "load_data", "save_data", "to_json"]
