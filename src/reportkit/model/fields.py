"""What a field of the model accepts: validators that name the field, the value and what would be right."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral
from typing import Any, TypeGuard, TypeVar, cast

import attrs

import reportkit.checks as checks
import reportkit.errors as errors
from reportkit.errors import InvalidValue, wrong_value
from reportkit.foreign import own_date, own_number
from reportkit.messages import Joined, Message
from reportkit.model import slots
from reportkit.wording import noise_fault, number_fault

YEARS = range(1949, 2100)

T = TypeVar("T")

Validator = checks.Validator

# what holds for every frozen class stands here beside what holds for the model's
shown, wrong_type, where = errors.shown, errors.wrong_type, checks.where
flag, one_of, instance_of, optional = checks.flag, checks.one_of, checks.instance_of, checks.optional
each_of = checks.each_of


PARAGRAPHS = Message("give each paragraph as an item of its own")
TAKE_OUT = Message("take it out")
TEXT = Message("text")
A_NAME = Message("a name")


def require_printable(text: str, place: str | Message, *, instead: Message = PARAGRAPHS) -> None:
    """Refuse what no page shows or no Word file holds; `instead` is what to give in place of a line break."""
    if text.isprintable():
        return
    from reportkit.model.unprintable import UNPRINTABLE, refuse  # noqa: PLC0415 - most texts have nothing of it

    if found := UNPRINTABLE.search(text):
        refuse(found, place, line_break=instead, sign=TAKE_OUT)


def require_text(value: object, place: str | Message, *, what: Message = TEXT, instead: Message = TAKE_OUT) -> str:
    """Return a non-empty printable str, or raise."""
    if not isinstance(value, str):
        raise wrong_type(place, value, Message("{what} as a str", what=what))
    if not value.strip():
        raise wrong_value(place, value, Message("{what} that is not empty", what=what))
    require_printable(value, place, instead=instead)
    return value


def is_prose(value: object) -> TypeGuard[str]:
    """Tell whether a value is text whose slots are well formed, of which nothing is to be said and no place named."""
    return isinstance(value, str) and value.isprintable() and value.strip() != "" and slots.is_well_formed(value)


def require_prose(value: object, place: str | Message) -> str:
    """Return text whose slots are well formed, or raise."""
    text = require_text(value, place, instead=PARAGRAPHS)
    slots.parse(text, place)
    return text


def require_lines(value: object, place: str) -> None:
    """Refuse what is no title, on one line or more."""
    lines = value.split("\n") if isinstance(value, str) else [value]
    for number, line in enumerate(lines, 1):
        if len(lines) > 1 and isinstance(line, str) and not line.strip():
            raise InvalidValue("{place}: line {number} is empty; take out the line break", place=place, number=number)
        require_unpadded(require_prose(line, place), place)


def require_unpadded(text: str, place: str) -> None:
    """Refuse blanks around a name or a wording: they would stand in the middle of a sentence."""
    if text != text.strip():
        raise InvalidValue(
            "{place}: {text} has blanks around it; give {stripped}",
            place=place,
            text=shown(text),
            stripped=shown(text.strip()),
        )


def is_sound(value: object) -> TypeGuard[str]:
    """Tell whether a value is text that can be printed, without blanks around it: no place need be named then."""
    return isinstance(value, str) and value.isprintable() and value != "" and value == value.strip()


def text(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept plain text, without slots and without blanks around it."""
    if not is_sound(value):
        place = where(instance, attribute)
        require_unpadded(require_text(value, place), place)


def text_or_empty(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept plain text, or an empty str for "none"."""
    if value != "":
        text(instance, attribute, value)


def prose(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept text with slots."""
    require_prose(value, where(instance, attribute))


def name(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a name that a slot can hold: no braces, no colon, no blanks around it."""
    if not (is_sound(value) and slots.is_literal(value) and ":" not in value):
        place = where(instance, attribute)
        require_name(require_text(value, place, what=A_NAME), place)


def require_name(given: str, place: str, *, instead: Message | None = None) -> None:
    """Refuse text that cannot stand in a slot as a name; `instead` is what to do about braces and colons."""
    bad = [sign for sign in ":{}" if sign in given]
    if bad:
        raise InvalidValue(
            "{place}: {given} contains {signs}, which slots use; {instead}",
            place=place,
            given=shown(given),
            signs=" ".join(bad),
            instead=instead or Message("leave it out"),
        )
    require_unpadded(given, place)


def require_whole_year(value: object, place: str) -> None:
    """Refuse what is no whole number: "2021" lies within no years."""
    if isinstance(value, bool) or not isinstance(value, Integral):  # NumPy's too
        raise wrong_type(place, value, "the year as a whole number, such as 2018")


def year(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a year that an office of the People's Republic can report on."""
    place = where(instance, attribute)
    require_whole_year(value, place)
    if value not in YEARS:
        raise wrong_value(place, value, Message("a year from {first} to {last}", first=YEARS[0], last=YEARS[-1]))


def day(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a calendar date without a time."""
    require_day(value, where(instance, attribute))


def require_day(value: object, place: str) -> None:
    """Refuse what is no calendar date, and one that no report can be of."""
    if isinstance(value, datetime):
        raise wrong_type(place, value, "the day alone, which .date() returns, or None for none")
    if not isinstance(value, date):
        from reportkit.model.meant import day_meant  # noqa: PLC0415 - for the message alone

        raise wrong_type(place, value, day_meant(value))
    if value.year not in YEARS:
        raise InvalidValue(
            "{place}: got {value}; give a date of the years {first} to {last}",
            place=place,
            value=value,
            first=YEARS[0],
            last=YEARS[-1],
        )


DIGITS, DECIMALS = 18, 12
"""How long a figure may be before the point and behind it; beyond that it is a slip."""

NOT_REPORTED = Message("None while it is not reported")


def number(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept an exact number that is not beyond all measure."""
    require_number(value, where(instance, attribute))


def figure(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept the same of a figure, for which None may stand."""
    require_number(value, where(instance, attribute), or_else=NOT_REPORTED)


def require_number(value: object, place: str, *, or_else: Message | None = None) -> None:
    """Refuse what is no exact number of a bearable length; `or_else` is what else may stand for one that is missing."""
    if isinstance(value, str):
        from reportkit.model.meant import number_meant  # noqa: PLC0415 - for the message alone

        raise wrong_value(place, value, number_meant(value))
    noise = noise_fault(value) if isinstance(value, float) else None
    if noise:
        raise InvalidValue("{place}: {error}", place=place, error=noise)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        wanted = Message("a number: int, Decimal, or a str such as '93.5'")
        raise wrong_type(place, value, _or(wanted, or_else))
    fault = number_fault(value, DIGITS, DECIMALS)
    if fault:
        missing = isinstance(value, Decimal) and value.is_nan()
        raise InvalidValue("{place}: {error}", place=place, error=_or(fault, or_else if missing else None))


def _or(wanted: Message, other: Message | None) -> Message:
    return Joined(", or ", [wanted, other]) if other else wanted


def whole_number(least: int, most: int = 10**DIGITS - 1) -> Validator:
    """Accept a whole number within bounds."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        place = where(instance, attribute)
        if not isinstance(value, int) or isinstance(value, bool):
            raise wrong_type(place, value, "a whole number")
        if not least <= value <= most:
            above = Message("{least} or more", least=least)
            raise wrong_value(place, value, above if value < least else Message("at most {most}", most=most))

    return validate


whole, positive = whole_number(0), whole_number(1)


def as_whole(given: int) -> int:
    """Take a whole number, NumPy's too; what is none is left to the validator."""
    return own_number(given)


def as_count(given: int | None) -> int | None:
    """Take a whole number, or None."""
    return own_number(given)


def as_measure(given: float | None) -> float | None:
    """Take a number that measures something, or None."""
    return own_number(given)


def as_day(given: date | None) -> date | None:
    """Take a date, midnight for its day, or None; what is none is left to the validator."""
    return own_date(given)


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
        require_text(label, Message("{place} label", place=place), what=Message("a label"))
        require_text(entry, f"{place}[{shown(label)}]", what=Message("a value"))
