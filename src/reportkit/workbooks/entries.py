"""What stands in a cell that is to hold a number: the number, nothing, or what no number can be; nothing is guessed."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TypeVar

from reportkit.errors import brief
from reportkit.model.unprintable import UNPRINTABLE
from reportkit.wording.measures import MEASURE
from reportkit.workbooks.labels import plain

MOST = 10**15
"""What is larger no spreadsheet keeps to the last digit."""

ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}

WITHOUT_UNIT = "不带单位"

UNCLEAR = "数字，不带单位、逗号和其他字符"
"""What is wanted in the place of a text that tells no number beyond doubt."""

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)
_WITH_UNIT = re.compile(rf"([-+]?\d+(?:\.\d+)?)\s*(?!亿)(?:{MEASURE})", re.ASCII)

Kept = TypeVar("Kept")


class WrongEntry(Exception):
    """What stands in a cell is none of its numbers (填报值有误); the message says in Chinese what would be right."""


def entered(value: object, fitting: Callable[[Decimal], Kept], *, without: str = WITHOUT_UNIT) -> Kept | None:
    """Return the number that a cell holds, None for a blank one.

    Parameters: `value` as a spreadsheet keeps it; a number with decimals has the 15 digits that it shows; `fitting`
    returns the number as the cell may have it, or raises WrongEntry; `without` what to do with a unit behind a number.

    Raises WrongEntry for text, a date, an error, and whatever `fitting` refuses.

    >>> entered(59237.2449, str), entered(" ", str)
    ('59237.2449', None)
    """
    if type(value) is int or isinstance(value, Decimal):
        return _fitting(Decimal(value), fitting)
    if isinstance(value, float):
        return _fitting(Decimal(f"{value:.15g}"), fitting)
    if is_blank(value):
        return None
    raise WrongEntry(_instead(value, fitting, without))


def typed(text: str, fitting: Callable[[Decimal], Kept]) -> Kept | None:
    """Return the number that stands in a text file, None for nothing.

    >>> typed("1204.5", str)
    '1204.5'
    """
    if is_blank(text):
        return None
    if not _NUMBER.fullmatch(text.strip()):
        raise WrongEntry(_instead(text, fitting, WITHOUT_UNIT))
    return _fitting(Decimal(text.strip()), fitting)


def is_blank(value: object) -> bool:
    """Say whether a cell holds nothing, or nothing but blanks."""
    return value is None or (isinstance(value, str) and not plain(value))


def is_error(value: object) -> bool:
    """Say whether a cell holds an error, such as #REF!."""
    return isinstance(value, str) and value.strip().upper() in ERRORS


def _fitting(number: Decimal, fitting: Callable[[Decimal], Kept]) -> Kept:
    if not number.is_finite() or abs(number) >= MOST:
        raise WrongEntry("填的数超出了范围；应为1000万亿以下的数")
    return fitting(number)


def _instead(value: object, fitting: Callable[[Decimal], object], without: str) -> str:
    """Say what was given instead of a number, and what would be right."""
    match value:
        case bool():
            return f"填的是逻辑值{str(value).upper()}，应为数字"
        case date() | time() | timedelta():  # a datetime is a date
            return "填的是日期或者时间，应为数字；请把单元格格式改为“常规”后重新填写"
        case str() if is_error(value):
            return f"为错误值{value.strip()}；请改正公式，或者直接填写数字"
        case str():
            return f"填的是文本“{brief(value.strip())}”，应为{_meant(value, fitting, without)}"
        case _:
            return "填的内容不是数字，应为数字"


def _meant(text: str, fitting: Callable[[Decimal], object], without: str) -> str:
    """Say how to enter what a text seems to mean, as far as that is beyond doubt."""
    western = UNPRINTABLE.sub(lambda sign: " " if sign[0].isspace() else "", unicodedata.normalize("NFKC", text))
    counted = _WITH_UNIT.fullmatch(western.strip())
    digits = counted[1] if counted else western.strip()
    try:
        number = _fitting(Decimal(digits), fitting) if _NUMBER.fullmatch(digits) else None
    except WrongEntry:
        number = None  # it would be refused too
    if number is None:
        return UNCLEAR
    return f"数字{number}，{without}" if counted else f"数字{number}（不要设成文本格式，不要用全角字符）"
