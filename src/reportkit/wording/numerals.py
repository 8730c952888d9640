"""Chinese numerals (汉字数字): counting, ordinals, and the digits of years."""

import re
from functools import lru_cache

from reportkit.errors import InvalidValue, wrong_type, wrong_value
from reportkit.foreign import own_number
from reportkit.messages import Message

LARGEST_NUMERAL = 99_999_999

_DIGITS = "零一二三四五六七八九"
_YEAR_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


def numeral(n: int) -> str:
    """Write a whole number in Chinese characters, as headings and counts of parts need it.

    Source: GB/T 15835-2011, 5.2.5 (零, not 〇, where a number counts); where 零 stands is the school rule:
    zeros at the end of the ones or of the 万 are silent, any other run of zeros is one 零.

    Parameters: `n` from 1 to 99,999,999; nought is told in words (未…, 无…), not as a numeral.
    Raises InvalidValue outside that range, WrongType for a bool or anything but an int.

    >>> [numeral(n) for n in (10, 20, 101, 110, 1010, 120_300, 10_010_001)]
    ['十', '二十', '一百零一', '一百一十', '一千零一十', '十二万零三百', '一千零一万零一']
    """
    return _numeral(_whole(n, "numeral", 1, LARGEST_NUMERAL))


@lru_cache(maxsize=1024)  # headings and items count from one on, in every part anew
def _numeral(n: int) -> str:
    ten_thousands, ones = divmod(n, 10_000)
    text = _four_digits(ones)
    if ten_thousands:
        gap = "零" if 0 < ones < 1000 else ""
        text = f"{_four_digits(ten_thousands)}万{gap}{text}"
    return text.removeprefix("一") if text.startswith("一十") else text


def counted(n: int, measure: str) -> str:
    """Write a count in Chinese characters before its measure word; two is 两 there.

    Source: office practice. Parameters: `n` from 1 to 99,999,999; `measure` such as 项, 个, 个部分.
    Raises as `numeral`, and InvalidValue for an empty measure word.

    >>> counted(2, "项"), counted(12, "项"), counted(7, "个部分")
    ('两项', '十二项', '七个部分')
    """
    if not isinstance(measure, str):
        raise wrong_type("counted: measure", measure, "a measure word such as 项")
    if not measure.strip():
        raise InvalidValue("counted: the measure word is empty; give one such as 项, or call numeral()")
    text = numeral(n)
    return f"{'两' if text == '二' else text}{measure}"


def ordinal(n: int) -> str:
    """Write a rank in Chinese characters.

    Source: office practice. Parameters and errors as `numeral`.

    >>> ordinal(1), ordinal(12)
    ('第一', '第十二')
    """
    return f"第{numeral(n)}"


def year_numeral(year: int) -> str:
    """Write a year in Chinese characters, digit by digit; 〇 is U+3007.

    Source: GB/T 15835-2011, 5.2.5 (〇 where a number only labels).
    Parameters: `year` from 1000 to 9999, never shortened to two digits. Raises as `numeral`.

    >>> year_numeral(2018)
    '二〇一八'
    """
    return str(_whole(year, "year_numeral", 1000, 9999)).translate(_YEAR_DIGITS)


def _four_digits(n: int) -> str:
    """Read 0 to 9999; nought is silent."""
    places = zip(f"{n:04d}", ("千", "百", "十", ""), strict=True)
    read = "".join("零" if digit == "0" else _DIGITS[int(digit)] + unit for digit, unit in places)
    return re.sub("零+", "零", read).strip("零")


def _whole(given: int, function: str, least: int, most: int) -> int:
    """Return a whole number within bounds, or raise."""
    n: object = own_number(given)
    if isinstance(n, bool) or not isinstance(n, int):
        raise wrong_type(function, given, "an int")
    if not least <= n <= most:
        raise wrong_value(function, n, Message("a number from {least} to {most}", least=least, most=most))
    return n
