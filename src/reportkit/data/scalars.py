"""Values that JSON has no kind of its own for: each is written as text, and read from that very text alone."""

import base64
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from reportkit.errors import wrong_value
from reportkit.messages import Message

DIGITS = 100
"""How many digits or places a number may have: a short text must not make a figure that fills the memory."""


@attrs.frozen
class Scalar:
    """A kind of value that is written as text (文本值); `tag` tells it from other texts that may stand there."""

    tag: str
    kind: type
    write: Callable[[Any], str]
    read: Callable[[str], Any]
    wanted: Message

    @property
    def wanted_tagged(self) -> Message:
        """Say what would be right where it needs its tag."""
        return Message('{{"{tag}": …}} with {wanted}', tag=self.tag, wanted=self.wanted)

    def to_text(self, value: object, place: str) -> str:
        """Return the text of a value that can be read back."""
        text = self.write(value)
        self.to_value(text, place)
        return text

    def to_value(self, text: str, place: str) -> object:
        """Return the value of a text, or raise where it is not the one way to write it."""
        try:
            value = self.read(text)
            if self.write(value) == text:
                return value
        except (ValueError, ArithmeticError):
            pass
        raise wrong_value(place, text, self.wanted)


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if len(text) > DIGITS or not number.is_finite() or abs(number.adjusted()) > DIGITS:
        raise ValueError
    return number


SCALARS = (
    Scalar("decimal", Decimal, str, _decimal, Message('a decimal such as "12.30"')),
    Scalar("date", date, date.isoformat, date.fromisoformat, Message('a date such as "2019-01-14"')),
    Scalar(
        "bytes",
        bytes,
        lambda value: base64.b64encode(value).decode("ascii"),
        lambda text: base64.b64decode(text, validate=True),
        Message("the bytes of a file in base64"),
    ),
)


def scalar_of(kind: object) -> Scalar | None:
    """Return how values of a class are written as text, None for all that are not."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        values = ", ".join(f'"{member.value}"' for member in kind)
        wanted = Message("one of {choices}", choices=values)
        return Scalar(kind.__name__, kind, lambda member: member.value, kind, wanted)
    return next((scalar for scalar in SCALARS if scalar.kind is kind), None)
