"""What a unit entered in a cell: a number, nothing, or what none of its numbers can be; nothing is guessed."""

import re
from decimal import Decimal
from functools import partial

from reportkit.errors import brief
from reportkit.submissions.form import CellKind
from reportkit.workbooks.entries import WrongEntry, entered, typed
from reportkit.workbooks.labels import plain

Entry = int | Decimal | None

FINEST = 6
"""The decimals of a sum of money in 万元, down to 分."""

_YEAR = re.compile(r"(\d{4})年?度?", re.ASCII)


def entry(value: object, kind: CellKind, decimals: int = FINEST) -> Entry:
    """Return the number that a cell holds, None for a blank one.

    Parameters: `value` as a spreadsheet keeps it; `decimals` how many of them a sum of money may have.

    Raises WrongEntry for text, a date, an error, a number below 0 and a fraction where there can be none.

    >>> entry(12.0, "count"), entry(59237.2449, "amount"), entry(" ", "count")
    (12, Decimal('59237.2449'), None)
    """
    return entered(value, partial(_fitting, kind=kind, decimals=decimals))


def typed_entry(text: str, kind: CellKind, decimals: int = FINEST) -> Entry:
    """Return the number that stands in a text file, None for nothing.

    >>> typed_entry("1204.5", "amount")
    Decimal('1204.5')
    """
    return typed(text, partial(_fitting, kind=kind, decimals=decimals))


def stated_year(value: object) -> int | None:
    """Return the year that a number or a text is, None for what is neither.

    >>> stated_year("2024年"), stated_year("２０２４"), stated_year(2024.0), stated_year("二〇二四")
    (2024, 2024, 2024, None)
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if value in range(10**4) else None
    found = _YEAR.fullmatch(plain(value))
    return int(found[1]) if found else None


def _fitting(number: Decimal, *, kind: CellKind, decimals: int) -> int | Decimal:
    if number == number.to_integral_value() and (number >= 0 or kind == "change"):
        return int(number) if kind != "amount" else Decimal(int(number))
    given = brief(f"{number:f}")
    if number < 0 and kind != "change":
        raise WrongEntry(f"填的是{given}，应为0或者正数")
    if kind != "amount":
        raise WrongEntry(f"填的是{given}，应为整数")
    if number != round(number, decimals):
        raise WrongEntry(f"填的是{given}，小数位过多；金额精确到分，最多{decimals}位小数")
    return number
