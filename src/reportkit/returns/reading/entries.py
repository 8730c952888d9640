"""What a unit entered in a cell: a number, nothing, or what no number can be; nothing is guessed."""

import re
import unicodedata
from datetime import date, time, timedelta
from decimal import Decimal

from reportkit.errors import brief
from reportkit.returns.form import CellKind

Entry = int | Decimal | None

MOST = 10**15
"""What is larger no spreadsheet keeps to the last digit."""

FINEST = -12  # the decimals that a figure of a report may have

ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)
_WITH_UNIT = re.compile(r"([-+]?\d+(?:\.\d+)?)[件项个元份条宗起]|([-+]?\d+(?:\.\d+)?)万元", re.ASCII)


class WrongEntry(Exception):
    """What stands in a cell is none of its numbers (填报值有误); the message says in Chinese what would be right."""


def entry(value: object, kind: CellKind) -> Entry:
    """Return the number that a cell holds, None for a blank one.

    Parameters: `value` as a spreadsheet keeps it; a number with decimals has the 15 digits that it shows.

    Raises WrongEntry for text, a date, an error, a number below 0 and a fraction where there can be none.

    >>> entry(12.0, "count"), entry(59237.2449, "amount"), entry(" ", "count")
    (12, Decimal('59237.2449'), None)
    """
    if type(value) is int:
        return _fitting(Decimal(value), kind)
    if isinstance(value, float):
        return _fitting(Decimal(f"{value:.15g}"), kind)
    if is_blank(value):
        return None
    raise WrongEntry(_instead(value))


def is_blank(value: object) -> bool:
    """Say whether a cell holds nothing, or nothing but blanks."""
    return value is None or (isinstance(value, str) and not value.strip())


def typed_entry(text: str, kind: CellKind) -> Entry:
    """Return the number that stands in a text file, None for nothing.

    >>> typed_entry("1204.5", "amount")
    Decimal('1204.5')
    """
    if is_blank(text):
        return None
    if not _NUMBER.fullmatch(text.strip()):
        raise WrongEntry(_instead(text))
    return _fitting(Decimal(text.strip()), kind)


def _fitting(number: Decimal, kind: CellKind) -> Entry:
    if not number.is_finite() or abs(number) >= MOST:
        raise WrongEntry(f"填的是{number:.6g}，超出了范围；应为1000万亿以下的数")
    if number < 0 and kind != "change":
        raise WrongEntry(f"填的是{number}，应为0或者正数")
    if number == number.to_integral_value():
        return int(number) if kind != "amount" else Decimal(int(number))
    if kind != "amount":
        raise WrongEntry(f"填的是{number}，应为整数")
    if int(number.as_tuple().exponent) < FINEST:
        raise WrongEntry(f"填的是{number}，小数位过多；金额精确到分即可")
    return number


def _instead(value: object) -> str:
    """Say what was given instead of a number, and what would be right."""
    match value:
        case bool():
            return f"填的是逻辑值{str(value).upper()}，应为数字"
        case date() | time() | timedelta():  # a datetime is a date
            return "填的是日期或者时间，应为数字；请把单元格格式改为“常规”后重新填写"
        case str() if value.strip().upper() in ERRORS:
            return f"为错误值{value.strip()}；请改正公式，或者直接填写数字"
        case str():
            return f"填的是文本“{brief(value.strip())}”，应为{_meant(value.strip())}"
        case _:
            return "填的内容不是数字，应为数字"


def _meant(text: str) -> str:
    """Say how to enter what a text seems to mean, as far as that is beyond doubt."""
    western = unicodedata.normalize("NFKC", text)
    if _NUMBER.fullmatch(western):
        return f"数字{western}（不要设成文本格式，不要用全角字符）"
    counted = _WITH_UNIT.fullmatch(western)
    if counted:
        return f"数字{counted[1] or counted[2]}，不带单位"
    return "数字，不带单位、逗号和其他字符"
