"""What a unit entered in a cell: a number, nothing, or what no number can be; nothing is guessed."""

import re
import unicodedata
from datetime import date, time, timedelta
from decimal import Decimal

from reportkit.errors import brief
from reportkit.model.fields import UNPRINTABLE
from reportkit.submissions.cells import MOST
from reportkit.submissions.form import CellKind
from reportkit.submissions.labels import plain

Entry = int | Decimal | None

FINEST = 6
"""The decimals of a sum of money in 万元, down to 分."""

ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)
_WITH_UNIT = re.compile(r"([-+]?\d+(?:\.\d+)?)\s*[件项个元份条宗起]|([-+]?\d+(?:\.\d+)?)\s*万元", re.ASCII)
_YEAR = re.compile(r"(\d{4})年?度?", re.ASCII)


class WrongEntry(Exception):
    """What stands in a cell is none of its numbers (填报值有误); the message says in Chinese what would be right."""


def entry(value: object, kind: CellKind, decimals: int = FINEST) -> Entry:
    """Return the number that a cell holds, None for a blank one.

    Parameters: `value` as a spreadsheet keeps it; a number with decimals has the 15 digits that it shows; `decimals`
    how many of them a sum of money may have.

    Raises WrongEntry for text, a date, an error, a number below 0 and a fraction where there can be none.

    >>> entry(12.0, "count"), entry(59237.2449, "amount"), entry(" ", "count")
    (12, Decimal('59237.2449'), None)
    """
    if type(value) is int:
        return _fitting(Decimal(value), kind, decimals)
    if isinstance(value, float):
        return _fitting(Decimal(f"{value:.15g}"), kind, decimals)
    if is_blank(value):
        return None
    raise WrongEntry(_instead(value, kind, decimals))


def is_blank(value: object) -> bool:
    """Say whether a cell holds nothing, or nothing but blanks."""
    return value is None or (isinstance(value, str) and not plain(value))


def is_error(value: object) -> bool:
    """Say whether a cell holds an error, such as #REF!."""
    return isinstance(value, str) and value.strip().upper() in ERRORS


def stated_year(value: object) -> int | None:
    """Return the year that a number or a text is, None for what is neither.

    >>> stated_year("2024年"), stated_year("２０２４"), stated_year(2024.0), stated_year("二〇二四")
    (2024, 2024, 2024, None)
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if value in range(10**4) else None
    found = _YEAR.fullmatch(plain(value))
    return int(found[1]) if found else None


def typed_entry(text: str, kind: CellKind, decimals: int = FINEST) -> Entry:
    """Return the number that stands in a text file, None for nothing.

    >>> typed_entry("1204.5", "amount")
    Decimal('1204.5')
    """
    if is_blank(text):
        return None
    if not _NUMBER.fullmatch(text.strip()):
        raise WrongEntry(_instead(text, kind, decimals))
    return _fitting(Decimal(text.strip()), kind, decimals)


def _fitting(number: Decimal, kind: CellKind, decimals: int) -> Entry:
    if not number.is_finite() or abs(number) >= MOST:
        raise WrongEntry("填的数超出了范围；应为1000万亿以下的数")
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


def _instead(value: object, kind: CellKind, decimals: int) -> str:
    """Say what was given instead of a number, and what would be right."""
    match value:
        case bool():
            return f"填的是逻辑值{str(value).upper()}，应为数字"
        case date() | time() | timedelta():  # a datetime is a date
            return "填的是日期或者时间，应为数字；请把单元格格式改为“常规”后重新填写"
        case str() if is_error(value):
            return f"为错误值{value.strip()}；请改正公式，或者直接填写数字"
        case str():
            return f"填的是文本“{brief(value.strip())}”，应为{_meant(value, kind, decimals)}"
        case _:
            return "填的内容不是数字，应为数字"


def _meant(text: str, kind: CellKind, decimals: int) -> str:
    """Say how to enter what a text seems to mean, as far as that is beyond doubt."""
    western = UNPRINTABLE.sub(lambda sign: " " if sign[0].isspace() else "", unicodedata.normalize("NFKC", text))
    counted = _WITH_UNIT.fullmatch(western.strip())
    digits = (counted[1] or counted[2]) if counted else western.strip()
    try:
        number = _fitting(Decimal(digits), kind, decimals) if _NUMBER.fullmatch(digits) else None
    except WrongEntry:
        number = None  # it would be refused too
    if number is None:
        return "数字，不带单位、逗号和其他字符"
    return f"数字{number}，不带单位" if counted else f"数字{number}（不要设成文本格式，不要用全角字符）"
