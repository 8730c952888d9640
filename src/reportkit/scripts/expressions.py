"""From the values of a report to the expressions that make them, by what their classes declare."""

import inspect
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import attrs

import reportkit
import reportkit.annual_report
import reportkit.annual_report.sentences
import reportkit.model
import reportkit.phrases
from reportkit.annual_report import Aspect, Further
from reportkit.data.names import PhraseNames
from reportkit.data.place import Path, require_shallow, shown_path
from reportkit.errors import InvalidValue, WrongType, shown, wrong_type
from reportkit.model import Measure, Phrase
from reportkit.model.paragraph import is_phrase
from reportkit.phrases.factory import FactoryPhrase
from reportkit.scripts import literals
from reportkit.scripts.given import alike, held_by
from reportkit.scripts.layout import Brackets, Code, Remarked

HOMES = (
    reportkit,
    reportkit.annual_report,
    reportkit.model,
    reportkit.phrases,
    reportkit.annual_report.sentences,
)
"""Where a script imports from, the shortest way first."""

NOTHING: Mapping[str, str] = MappingProxyType({})

BY_KEYWORD: Mapping[type, str] = {Measure: "text", Further: "after", Aspect: "points"}
"""What people name although it may stand without its name, since what stands there would not say what it is."""


@attrs.frozen
class Argument:
    """An argument of a call (参数): its name, whether the name is written, and its expression."""

    name: str
    named: bool
    code: Code

    @property
    def item(self) -> tuple[str, Code]:
        """How it stands between the brackets."""
        return (f"{self.name}=" if self.named else "", self.code)


class ExpressionWriter:
    """Writes the values of a report as expressions (表达式); keeps what they import, and the pictures they name.

    `remarks` are said above what they are of, by its path.
    """

    def __init__(self, remarks: Mapping[str, str] | None = None) -> None:
        self._remarks = remarks or {}
        self.pictures: dict[bytes, str] = {}
        self._phrases = PhraseNames({})
        self._imports: dict[str, set[str]] = {}

    def imports(self) -> Mapping[str, set[str]]:
        """Return the names to import, by their modules."""
        return self._imports

    def need(self, module: str, name: str) -> str:
        """Return a name that a script imports."""
        self._imports.setdefault(module, set()).add(name)
        return name

    def arguments(self, value: object, path: Path, instead: Mapping[str, str] = NOTHING) -> Iterator[Argument]:
        """Yield what an instance is built from, defaults left out; `instead` is code for what comes from elsewhere."""
        skipped = False
        for held in held_by(value):
            if held.name in instead:
                yield Argument(held.name, skipped or held.keyword, instead[held.name])
                continue
            if held.is_default:
                skipped = True
                continue
            named = skipped or held.keyword or BY_KEYWORD.get(type(value)) == held.name
            place = (*path, held.name)
            fixed = self._items("(", held.value, ")", place) if held.is_fixed else None
            code = fixed or self.code(held.given(), place)
            remark = self._remarks.get(".".join(map(str, place))) if self._remarks else None
            yield Argument(held.name, named, Remarked(remark, code) if remark else code)

    def code(self, value: object, path: Path) -> Code:
        """Return the expression that makes a value."""
        require_shallow(path)
        match value:
            case None | bool():
                return repr(value)
            case str() if type(value) is str:
                return literals.text(value)
            case int() | float() if type(value) in (int, float) and (digits := literals.number(value)) is not None:
                return digits
            case Decimal() if type(value) is Decimal:
                self.need("decimal", "Decimal")
                return literals.decimal(value)
            case date() if type(value) is date:
                self.need("datetime", "date")
                return literals.day(value)
            case bytes() if type(value) is bytes:
                return self.pictures.setdefault(value, f"PICTURE_{len(self.pictures) + 1}")
            case tuple() | list():
                return self._items("[", value, "]", path)
            case Mapping():
                return self._mapping(value, path)
            case _ if attrs.has(type(value)) and not isinstance(value, FactoryPhrase):
                return self._call(value, path)
            case _ if is_phrase(value):
                return self._phrase(value, path)
        raise WrongType(
            "{path}: {value} of type {kind} cannot be written in a script; give text, a number, a date or a class of "
            "the library",
            path=shown_path(path),
            value=shown(value),
            kind=type(value).__name__,
        )

    def _items(self, opening: str, values: Any, closing: str, path: Path) -> Code:
        items = tuple(("", self.code(value, (*path, number))) for number, value in enumerate(values))
        return Brackets(opening, items, closing)

    def _mapping(self, value: Mapping[object, object], path: Path) -> Code:
        items = []
        for label, entry in value.items():
            place = (*path, str(label))
            key = self.code(label, place)
            if not isinstance(key, str):
                raise wrong_type(shown_path(place), label, "text")
            items.append((f"{key}: ", self.code(entry, place)))
        return Brackets("{", tuple(items), "}")

    def class_name(self, value: object, path: Path) -> str:
        """Return the name of a value's class, which is imported."""
        name = self._imported(type(value))
        if name is None:
            raise InvalidValue(
                "{path}: {called} is a class of your own, which a script cannot name; give one of the library's, and "
                "put yours into the script by hand",
                path=shown_path(path),
                called=type(value).__name__,
            )
        return name

    def _call(self, value: Any, path: Path) -> Code:
        name = self.class_name(value, path)
        return Brackets(f"{name}(", tuple(argument.item for argument in self.arguments(value, path)), ")")

    def _phrase(self, phrase: Phrase, path: Path) -> Code:
        function: Any = phrase.factory if isinstance(phrase, FactoryPhrase) else phrase
        name = self._imported(function) if self._phrases.name_of(phrase) else None
        if name is None:
            raise InvalidValue(
                "{path}: the phrase {called} is a function of your own, which a script cannot name; write its text, "
                "and put the function into the script by hand",
                path=shown_path(path),
                called=getattr(phrase, "__name__", shown(phrase)),
            )
        if not isinstance(phrase, FactoryPhrase):
            return name
        return Brackets(f"{name}(", tuple(self._given(phrase, path)), ")")

    def _given(self, phrase: FactoryPhrase, path: Path) -> Iterator[tuple[str, Code]]:
        """Yield what a phrase was made with."""
        parameters, skipped = inspect.signature(phrase.factory).parameters, False
        for name, value in phrase.given:
            parameter, place = parameters[name], (*path, name)
            if parameter.kind is parameter.VAR_POSITIONAL:
                yield from (("", self.code(one, place)) for one in value)
            elif alike(parameter.default, value):
                skipped = True
            else:
                named = skipped or parameter.kind is parameter.KEYWORD_ONLY
                yield (f"{name}=" if named else "", self.code(value, place))

    def _imported(self, thing: Any) -> str | None:
        """Return the name of a class or function of the library, and have it imported; None for what is not one."""
        name = str(thing.__name__)
        home = next((module for module in HOMES if getattr(module, name, None) is thing), None)
        return self.need(home.__name__, name) if home else None
