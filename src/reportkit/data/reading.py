"""From what JSON holds to the model: every value is built by its own class, which refuses nonsense as always."""

import inspect
import json
import math
import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from reportkit.data.names import PhraseNames, did_you_mean
from reportkit.data.place import DEEPEST, Path, require_shallow, shown_path
from reportkit.data.scalars import DIGITS
from reportkit.data.shapes import Entry, Shape, class_entries, factory_entries, shape_of
from reportkit.errors import InvalidValue, ReportkitError, WrongType
from reportkit.messages import Message
from reportkit.phrases.factory import is_phrase_factory

T = TypeVar("T")


NOT_JSON = (
    Message("Expecting value"),
    Message("Expecting property name enclosed in double quotes"),
    Message("Expecting ':' delimiter"),
    Message("Expecting ',' delimiter"),
    Message("Extra data"),
    Message("Illegal trailing comma before end of object"),
    Message("Illegal trailing comma before end of array"),
    Message("Unterminated string starting at"),
    Message("Invalid control character at"),
    Message("Invalid \\escape"),
    Message("Invalid \\uXXXX escape"),
)
"""What Python's reader of JSON says, for the catalogue to hold."""


class Flaw(Message):
    """What is wrong with a piece of JSON (数据错误); it stands in its place until the path is known."""

    __slots__ = ()


def parse(text: str) -> object:
    """Read JSON as the standard has it: keys stand once, numbers are finite."""
    try:
        return json.loads(
            text, object_pairs_hook=_once, parse_int=_whole, parse_float=_finite, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        raise InvalidValue(
            "line {line}, column {column}: not JSON: {fault}",
            line=error.lineno,
            column=error.colno,
            fault=Message(error.msg),
        ) from None
    except RecursionError:
        raise InvalidValue("$: nests deeper than {deepest} levels; nest less", deepest=DEEPEST) from None


def _once(pairs: list[tuple[str, object]]) -> object:
    entries = dict(pairs)
    if len(entries) == len(pairs):
        return entries
    keys = [key for key, _ in pairs]
    twice = next(key for key in keys if keys.count(key) > 1)
    return Flaw('the key "{twice}" stands twice; keep one', twice=twice)


def _whole(digits: str) -> object:
    return (
        int(digits)
        if len(digits) <= DIGITS
        else Flaw("a number of {count} digits; give a shorter one", count=len(digits))
    )


def _finite(digits: str) -> object:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


def _no_number(name: str) -> object:
    return Flaw("got {name}; give a finite number", name=name)


def shown(given: object) -> str:
    """Show a piece of JSON, cut to a readable length."""
    text = json.dumps(given, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}…"


class DataReader:
    """Reads a value at a place that declares its type (读入)."""

    def __init__(self, names: PhraseNames) -> None:
        self._names = names

    def read(self, given: object, declared: object, path: Path = ()) -> object:
        """Return the value that stands in JSON for it."""
        if isinstance(given, Flaw):
            raise InvalidValue("{place}: {error}", place=shown_path(path), error=given)
        require_shallow(path)
        shape = shape_of(declared)
        if type(given) in shape.plain or (isinstance(given, str) and given in shape.words):
            return given
        if isinstance(given, str) and shape.scalars and not shape.tagged:
            return shape.scalars[0].to_value(given, shown_path(path))
        if isinstance(given, list) and shape.items is not None:
            types = shape.items * len(given) if shape.repeated else shape.items
            if len(types) == len(given):
                return tuple(self.read(item, types[at], (*path, at)) for at, item in enumerate(given))
        if isinstance(given, dict):
            return self._object(given, shape, path)
        raise self._refused(given, shape, path)

    def _refused(self, given: object, shape: Shape, path: Path) -> WrongType:
        return WrongType(
            "{place}: got {value}; give {wanted}", place=shown_path(path), value=shown(given), wanted=shape.wanted()
        )

    def _object(self, given: Mapping[str, object], shape: Shape, path: Path) -> object:
        if shape.labels is not None:
            return {
                self.read(label, shape.labels, (*path, label)): self.read(entry, shape.entries, (*path, label))
                for label, entry in given.items()
            }
        if "class" in given and shape.classes:
            rest = {key: entry for key, entry in given.items() if key != "class"}
            return self._built(rest, self._kind(given["class"], shape, (*path, "class")), path)
        if shape.sole:
            return self._built(given, shape.sole, path)
        if "phrase" in given and shape.phrase:
            return self._phrase(given, path)
        for scalar in shape.scalars:
            text = given.get(scalar.tag)
            if len(given) == 1 and shape.tagged and isinstance(text, str):
                return scalar.to_value(text, shown_path((*path, scalar.tag)))
        raise self._refused(given, shape, path)

    def _kind(self, given: object, shape: Shape, path: Path) -> type:
        kinds, name = shape.kinds(), str(self.read(given, str, path))
        if name not in kinds:
            hint = did_you_mean(name, kinds) or Message("give {wanted}", wanted=shape.wanted())
            raise InvalidValue(
                '{path}: no "{name}" can stand here; {hint}', path=shown_path(path), name=name, hint=hint
            )
        return kinds[name]

    def _built(self, given: Mapping[str, object], kind: type, path: Path) -> object:
        entries = class_entries(kind)
        values = self._values(given, entries, kind.__name__, path)
        return _made(lambda: kind(**values), entries, path)

    def _phrase(self, given: Mapping[str, object], path: Path) -> object:
        name = str(self.read(given["phrase"], str, (*path, "phrase")))
        phrase = self._names.named(name, shown_path((*path, "phrase")))
        rest = {key: entry for key, entry in given.items() if key != "phrase"}
        entries = factory_entries(phrase) if is_phrase_factory(phrase) else {}
        values = self._values(rest, entries, Message("the phrase {name}", name=name), path)
        if not is_phrase_factory(phrase):
            return phrase
        call = inspect.BoundArguments(inspect.signature(phrase), values)
        return _made(lambda: phrase(*call.args, **call.kwargs), entries, path)

    def _values(
        self, given: Mapping[str, object], entries: Mapping[str, Entry], what: str | Message, path: Path
    ) -> dict[str, object]:
        for key in given:
            if key not in entries:
                known = Message("its keys: {keys}", keys=", ".join(entries)) if entries else Message("leave it out")
                hint = did_you_mean(key, entries) or known
                raise InvalidValue(
                    '{path}: {what} has no "{key}"; {hint}',
                    path=shown_path((*path, key)),
                    what=what,
                    key=key,
                    hint=hint,
                )
        for key, entry in entries.items():
            if key not in given and entry.default is None:
                raise InvalidValue('{path}: {what} needs "{key}"; give it', path=shown_path(path), what=what, key=key)
        return {key: self.read(value, entries[key].declared, (*path, key)) for key, value in given.items()}


def _made(make: Callable[[], T], entries: Mapping[str, Entry], path: Path) -> T:
    """Build a value, with its path in front of what its class has to say against it."""
    try:
        return make()
    except ReportkitError as error:
        field = re.match(r"(\w+)(?=[\[.:：])", str(error))
        place, told = shown_path(path), error.message
        if field and field[1] in entries:
            raise type(error)(Message("{path}.{error}", path=place, error=told)) from error
        raise type(error)(Message("{place}: {error}", place=place, error=told)) from error
