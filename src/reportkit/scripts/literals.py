"""Plain values as Python writes them: whatever stands in a text, it stays a text."""

import math
from base64 import encodebytes
from datetime import date
from decimal import Decimal

from reportkit.data.scalars import DIGITS
from reportkit.scripts.layout import Brackets, Code

BLANK = "\u3000"  # a wide blank, which people type as it is


def is_readable(sign: str) -> bool:
    """Tell whether a character shows itself where it stands in a script."""
    return sign.isprintable() or sign == BLANK


def text(value: str) -> str:
    r"""Return a text between the quotation marks that need the fewest escapes.

    >>> print(text("“办法”"), text('他说"是"'), text("甲\n\\乙"))
    "“办法”" '他说"是"' "甲\n\\乙"
    """
    quote = "'" if value.count('"') > value.count("'") else '"'
    return f"{quote}{''.join(_escaped(sign, quote) for sign in value)}{quote}"


def _escaped(sign: str, quote: str) -> str:
    if sign in (quote, "\\"):
        return f"\\{sign}"
    return sign if is_readable(sign) else repr(sign)[1:-1]


def decimal(value: Decimal) -> Code:
    """Return the call that makes a decimal with the very digits that it has."""
    if value.is_finite() and value.as_tuple().exponent == 0 and not (value.is_zero() and value.is_signed()):
        return f"Decimal({value})"
    return f'Decimal("{value}")'


def day(value: date) -> Code:
    """Return the call that makes a date."""
    return Brackets("date(", tuple(("", str(number)) for number in (value.year, value.month, value.day)), ")")


def number(value: float) -> str | None:
    """Return a number that Python reads as it writes it, None for one that no file holds either."""
    if isinstance(value, int):
        return repr(value) if abs(value) < 10**DIGITS else None
    return repr(value).replace("e+", "e") if math.isfinite(value) else None


def content(value: bytes) -> str:
    """Return the call that makes the bytes of a file, on lines that an editor bears."""
    return f'b64decode("""\n{encodebytes(value).decode("ascii")}""")'
