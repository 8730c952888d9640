"""What an instance is built from, as a person gives it: no defaults, and the short form where the class takes one."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs

from reportkit.data.scalars import DIGITS
from reportkit.data.shapes import Entry, class_entries, shape_of
from reportkit.errors import ReportkitError

Converter = Callable[[object], object] | None


@attrs.frozen
class Held:
    """What an instance holds under a parameter of its class (参数值).

    `keyword` whether the parameter takes no place, `is_default` whether it need not be given; `is_fixed` whether it
    holds a tuple of so many items; `converter` what makes the value of what is given.
    """

    name: str
    value: object
    keyword: bool
    is_default: bool
    is_fixed: bool
    converter: Converter

    def given(self) -> object:
        """Return the shortest that a person may give for it."""
        if self.converter is None:
            return self.value
        return next((short for short in _shorter(self.value) if _makes(self.converter, short, self.value)), self.value)


def held_by(instance: Any) -> list[Held]:
    """Return what an instance holds, by the parameters of its class in their order."""
    kind: type = type(instance)
    entries = class_entries(kind)
    return [
        Held(
            attribute.alias,
            value := getattr(instance, attribute.name),
            attribute.kw_only,
            _is_default(value, entries[attribute.alias], attribute.converter, instance),
            isinstance(value, tuple) and not shape_of(entries[attribute.alias].declared).repeated,
            attribute.converter,
        )
        for attribute in attrs.fields(kind)
        if attribute.init
    ]


def alike(one: object, other: object) -> bool:
    """Tell whether two values are the same in print too: 12.0 equals 12, yet is another number."""
    return one is other or (type(one) is type(other) and one == other and repr(one) == repr(other))


def _is_default(value: object, entry: Entry, converter: Converter, owner: object) -> bool:
    default = entry.default_of(owner)
    if default is attrs.NOTHING:
        return False
    return alike(default, value) or (converter is not None and _makes(converter, default, value))


def _makes(converter: Callable[[object], object], given: object, value: object) -> bool:
    """Tell whether a parameter that is given one thing holds another."""
    try:
        return alike(converter(given), value)
    except (ReportkitError, TypeError, ValueError, ArithmeticError):  # it takes no such thing
        return False


def _shorter(value: object) -> Iterator[object]:
    """Yield what may be given in place of a value, where the converter takes it: the shortest first."""
    if isinstance(value, Decimal):
        if abs(value.adjusted()) <= DIGITS and value == value.to_integral_value():
            yield int(value)
        yield str(value)
    elif isinstance(value, tuple):
        yield from _shorter_than_list(value)
    elif attrs.has(type(value)):
        held = held_by(value)
        needed = [one for one in held if not one.is_default]
        if len(needed) == 1:
            yield needed[0].value
        least = max((number for number, one in enumerate(held, 1) if not one.is_default), default=1)
        yield from ([one.value for one in held[:count]] for count in range(least, len(held) + 1))


def _shorter_than_list(value: tuple[object, ...]) -> Iterator[object]:
    """Yield a mapping for what are names with a value and nothing more, and the only row of a header."""
    pairs = [pair for one in value if (pair := _pair(one))]
    if len(dict(pairs)) == len(value) > 0:
        yield dict(pairs)
    if len(value) == 1 and isinstance(value[0], tuple):
        yield list(value[0])


def _pair(one: object) -> tuple[str, object] | None:
    held = held_by(one) if attrs.has(type(one)) else []
    if len(held) < 2 or not isinstance(held[0].value, str) or not all(other.is_default for other in held[2:]):
        return None
    return held[0].value, held[1].value
