"""From the model to what JSON can hold."""

import json
import math
from collections.abc import Mapping

import attrs

from reportkit.data.names import PhraseNames
from reportkit.data.place import Path, require_shallow, shown_path
from reportkit.data.scalars import DIGITS
from reportkit.data.shapes import Entry, Shape, class_entries, factory_entries, shape_of
from reportkit.errors import InvalidValue, WrongType
from reportkit.model import Phrase
from reportkit.model.fields import shown
from reportkit.model.paragraph import is_phrase
from reportkit.phrases.factory import FactoryPhrase


def as_text(written: object) -> str:
    """Return what JSON can hold as text: a value a line, in the order in which it was declared."""
    return json.dumps(written, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


class DataWriter:
    """Writes a value at a place that declares its type (写出)."""

    def __init__(self, names: PhraseNames) -> None:
        self._names = names

    def write(self, value: object, declared: object, path: Path = ()) -> object:
        """Return what stands for a value in JSON."""
        require_shallow(path)
        shape = shape_of(declared)
        if type(value) in shape.plain or (isinstance(value, str) and value in shape.words):
            return _plain(value, path)
        for scalar in shape.scalars:
            if type(value) is scalar.kind:
                text = scalar.to_text(value, shown_path(path))
                return {scalar.tag: text} if shape.tagged else text
        if shape.phrase and is_phrase(value):
            return self._phrase(value, path)
        if shape.items is not None and isinstance(value, (tuple, list)):
            types = shape.items * len(value) if shape.repeated else shape.items
            return [self.write(item, types[at], (*path, at)) for at, item in enumerate(value)]
        if shape.labels is not None and isinstance(value, Mapping):
            return self._mapping(value, shape, path)
        if isinstance(value, shape.classes) and attrs.has(type(value)):
            return self._object(value, shape, path)
        raise WrongType(
            "{path}: {value} of type {kind} cannot be kept here; give {wanted}",
            path=shown_path(path),
            value=shown(value),
            kind=type(value).__name__,
            wanted=shape.wanted(),
        )

    def _mapping(self, value: Mapping[object, object], shape: Shape, path: Path) -> object:
        return {
            str(self.write(label, shape.labels, (*path, str(label)))): self.write(
                entry, shape.entries, (*path, str(label))
            )
            for label, entry in value.items()
        }

    def _object(self, value: object, shape: Shape, path: Path) -> object:
        kind: type = type(value)
        if kind is not shape.sole and shape.kinds().get(kind.__name__) is not kind:
            raise InvalidValue(
                "{path}: two classes are called {kind}; rename one", path=shown_path(path), kind=kind.__name__
            )
        tag = {} if kind is shape.sole else {"class": kind.__name__}
        entries = class_entries(kind)
        values = {key: getattr(value, entry.attribute) for key, entry in entries.items()}
        return {**tag, **self._entries(values, entries, value, path)}

    def _phrase(self, phrase: Phrase, path: Path) -> object:
        name = self._names.name_of(phrase)
        if name is None:
            called = getattr(phrase, "__name__", shown(phrase))
            own = called if called.isidentifier() else "name"
            raise InvalidValue(
                "{place}: the phrase {called} is a function of your own, which a file cannot hold; write its text, or "
                'give phrases={{"{own}": {own}}} when saving and when loading',
                place=shown_path(path),
                called=called,
                own=own,
            )
        if not isinstance(phrase, FactoryPhrase):
            return {"phrase": name}
        entries = factory_entries(phrase.factory)
        return {"phrase": name, **self._entries(dict(phrase.given), entries, phrase, path)}

    def _entries(
        self, values: Mapping[str, object], entries: Mapping[str, Entry], owner: object, path: Path
    ) -> dict[str, object]:
        """Return what stands under the keys of an object, defaults left out."""
        written = {key: self.write(values[key], entry.declared, (*path, key)) for key, entry in entries.items()}
        return {
            key: value
            for key, value in written.items()
            if not self._is_default(values[key], value, entries[key], owner)
        }

    def _is_default(self, value: object, written: object, entry: Entry, owner: object) -> bool:
        default = entry.default_of(owner)
        # equal is not enough: 12.0 is 12, yet another number in print
        return default == value and as_text(self.write(default, entry.declared)) == as_text(written)


def _plain(value: object, path: Path) -> object:
    if isinstance(value, float) and not math.isfinite(value):
        raise InvalidValue("{path}: got {value}; give a finite number", path=shown_path(path), value=value)
    if isinstance(value, int) and abs(value) >= 10**DIGITS:
        raise InvalidValue(
            "{path}: a number of more than {digits} digits; give a shorter one", path=shown_path(path), digits=DIGITS
        )
    return value
