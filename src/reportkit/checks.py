"""What a field of any frozen class accepts: validators that name the field, the value and what would be right."""

from collections.abc import Callable
from typing import Any

import attrs

from reportkit.errors import InvalidValue, brief, shown, wrong_type, wrong_value
from reportkit.messages import Message

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]


NAMING = ("name", "title", "caption")
"""The fields by which an object is known, the best first."""


def where(instance: object, attribute: "attrs.Attribute[Any]") -> str:
    """Name a field as its caller knows it: `Font("仿宋").repertoire`."""
    alone = attribute.alias in NAMING
    return f"{type(instance).__name__ if alone else called(instance)}.{attribute.alias}"


def called(instance: object) -> str:
    """Name an object as its caller knows it: `Font("仿宋")`."""
    kind = type(instance).__name__
    for field in NAMING:
        name = getattr(instance, field, None)
        if isinstance(name, str) and name:
            return f'{kind}("{brief(name)}")'
    return kind


def label(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a short text that says what something is called."""
    _require_line(where(instance, attribute), value, Message("a name"))


def words(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a short text that says anything else, such as a reason."""
    _require_line(where(instance, attribute), value, Message("text"))


def _require_line(place: str, value: object, what: Message) -> None:
    if not isinstance(value, str):
        raise wrong_type(place, value, Message("{what} as a str", what=what))
    if not value.strip():
        raise wrong_value(place, value, Message("{what} that is not empty", what=what))
    for position, sign in enumerate(value):
        if not sign.isprintable():
            sign = f"U+{ord(sign):04X}"  # noqa: PLW2901 - as it can be shown
            raise InvalidValue(
                "{place}: {sign} at position {position} cannot be printed; take it out",
                place=place,
                sign=sign,
                position=position,
            )


UNITS = (Message("mm"), Message("of its size"))
"""The units that Chinese has other words for, for the catalogue to hold."""


def within(least: float, most: float, unit: str, *, whole: bool = False) -> Validator:
    """Accept a number in a range."""
    said = Message(unit)

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        place = where(instance, attribute)
        if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
            counted = Message("a whole number of {unit}", unit=said)
            raise wrong_type(place, value, counted if whole else Message("a number of {unit}", unit=said))
        if not least <= value <= most:
            raise InvalidValue(
                "{place}: got {value} {unit}; give {least} to {most}",
                place=place,
                value=shown(value),
                unit=said,
                least=least,
                most=most,
            )

    return validate


def flag(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept True or False."""
    require_flag(value, where(instance, attribute))


def require_flag(value: object, place: str) -> None:
    """Refuse what is neither True nor False: "no" would count as True."""
    if not isinstance(value, bool):
        raise wrong_type(place, value, "True or False")


def one_of(*choices: str) -> Validator:
    """Accept one of a closed set of words."""

    wanted = Message("one of {wanted}", wanted=", ".join(map(repr, choices)))

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, str):
            raise wrong_type(where(instance, attribute), value, wanted)
        if value not in choices:
            raise wrong_value(where(instance, attribute), value, wanted)

    return validate


def instance_of(kind: type | tuple[type, ...], wanted: str) -> Validator:
    """Accept an object of one class, or of one of several."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, kind):
            raise wrong_type(where(instance, attribute), value, wanted)

    return validate


def each_of(kind: type, wanted: str) -> Validator:
    """Accept a tuple of objects of one class."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        for number, item in enumerate(value):
            if not isinstance(item, kind):
                raise wrong_type(f"{type(instance).__name__}.{attribute.alias}[{number}]", item, wanted)

    return validate


def optional(validator: Validator) -> Validator:
    """Accept None, or what the validator accepts."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if value is not None:
            validator(instance, attribute, value)

    return validate
