"""What a field of the model accepts: validators that name the field, the value and what would be right."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar, cast

import attrs

from reportkit.errors import InvalidValue, WrongType
from reportkit.model import slots

YEARS = range(1949, 2100)

T = TypeVar("T")

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


def where(instance: object, attribute: "attrs.Attribute[Any]") -> str:
    """Name a field as its caller knows it: `Statistic("主动公开").value`."""
    name = getattr(instance, "name", None) or getattr(instance, "title", None)
    named = f'("{name}")' if isinstance(name, str) and attribute.name not in {"name", "title"} else ""
    return f"{type(instance).__name__}{named}.{attribute.name}"


def shown(value: object) -> str:
    """Show a value in a message, cut to a readable length."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def wrong_type(place: str, value: object, wanted: str) -> WrongType:
    return WrongType(f"{place}: got {shown(value)} of type {type(value).__name__}; give {wanted}")


_UNPRINTABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")

_REMEDIES = {
    "\n": ("line break", "give each paragraph as an item of its own"),
    "\r": ("line break", "give each paragraph as an item of its own"),
    "\t": ("tab", "leave tabs out; the format sets all positions"),
}


def require_printable(text: str, place: str) -> None:
    """Refuse what no Word file can hold: control characters, lone surrogates, noncharacters."""
    found = _UNPRINTABLE.search(text)
    if found:
        sign = found[0]
        other = "lone surrogate" if "\ud800" <= sign <= "\udfff" else "control character"
        kind, remedy = _REMEDIES.get(sign, (other, "take it out"))
        raise InvalidValue(f"{place}: {kind} U+{ord(sign):04X} at position {found.start()}; {remedy}")


def require_text(value: object, place: str, *, what: str = "text") -> str:
    """Return a non-empty printable str, or raise."""
    if not isinstance(value, str):
        raise wrong_type(place, value, f"{what} as a str")
    if not value.strip():
        raise InvalidValue(f"{place}: got {value!r}; give {what} that is not empty")
    require_printable(value, place)
    return value


def require_prose(value: object, place: str) -> str:
    """Return text whose slots are well formed, or raise."""
    text = require_text(value, place)
    slots.parse(text, place)
    return text


def text(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept plain text, without slots."""
    require_text(value, where(instance, attribute))


def text_or_empty(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept plain text, or an empty str for "none"."""
    if value != "":
        text(instance, attribute, value)


def prose(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept text with slots."""
    require_prose(value, where(instance, attribute))


def name(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a name that a slot can hold: no braces, no colon, no blanks around it."""
    place = where(instance, attribute)
    given = require_text(value, place, what="a name")
    bad = sorted(set(given) & set("{}:"))
    if bad:
        raise InvalidValue(f"{place}: {given!r} contains {' '.join(bad)}, which slots use; leave it out")
    if given != given.strip():
        raise InvalidValue(f"{place}: {given!r} has blanks around it; give {given.strip()!r}")


def year(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a year that an office of the People's Republic can report on."""
    place = where(instance, attribute)
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(place, value, "the year as a whole number, such as 2018")
    if value not in YEARS:
        raise InvalidValue(f"{place}: got {value}; give a year from {YEARS.start} to {YEARS.stop - 1}")


def day(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a calendar date without a time."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise wrong_type(where(instance, attribute), value, "a datetime.date, such as date(2019, 1, 14)")
    if value.year not in YEARS:
        raise InvalidValue(
            f"{where(instance, attribute)}: got {value}; give a date of the years {YEARS.start} to {YEARS.stop - 1}"
        )


def whole(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a whole number from 0."""
    place = where(instance, attribute)
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(place, value, "a whole number")
    if value < 0:
        raise InvalidValue(f"{place}: got {value}; give 0 or more")


def positive(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a whole number from 1."""
    whole(instance, attribute, value)
    if value == 0:
        raise InvalidValue(f"{where(instance, attribute)}: got 0; give 1 or more")


def flag(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept True or False."""
    if not isinstance(value, bool):
        raise wrong_type(where(instance, attribute), value, "True or False")


def one_of(*choices: str) -> Validator:
    """Accept one of a closed set of words."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        wanted = ", ".join(repr(choice) for choice in choices)
        if not isinstance(value, str):
            raise wrong_type(where(instance, attribute), value, f"one of {wanted}")
        if value not in choices:
            raise InvalidValue(f"{where(instance, attribute)}: got {shown(value)}; give one of {wanted}")

    return validate


def instance_of(kind: type, wanted: str) -> Validator:
    """Accept an object of one class."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, kind):
            raise wrong_type(where(instance, attribute), value, wanted)

    return validate


def optional(validator: Validator) -> Validator:
    """Accept None, or what the validator accepts."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None:
            validator(instance, attribute, value)

    return validate


def as_tuple(value: T | Sequence[T]) -> tuple[T, ...]:
    """Take a list, a tuple, or one item alone."""
    return tuple(value) if isinstance(value, (list, tuple)) else (cast("T", value),)


def as_texts(value: str | Sequence[str]) -> tuple[str, ...]:
    """Take texts, or one alone."""
    return as_tuple(value)


def text_mapping(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a mapping of labels to values, both plain text."""
    place = where(instance, attribute)
    if not isinstance(value, Mapping):
        raise wrong_type(place, value, "a mapping of labels to values")
    for label, entry in value.items():
        require_text(label, f"{place} label", what="a label")
        require_text(entry, f"{place}[{label!r}]", what="a value")
