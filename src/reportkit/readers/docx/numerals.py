"""The numbers that Word counts, in the formats of its lists, as Word prints them (ISO/IEC 29500-1, 17.18.59)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reportkit.numbering import CIRCLED
from reportkit.wording import numeral

_DIGITS = "〇一二三四五六七八九"
_LARGEST = 32_767
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def printed(number: int, form: str) -> str:
    """Return a number in a format of Word's lists; past what the format can count it is decimal, as in Word.

    >>> [printed(101, form) for form in ("chineseCountingThousand", "chineseCounting", "japaneseCounting")]
    ['一百〇一', '一○一', '百一']
    """
    if form == "none":
        return ""
    if not 0 < number <= _LARGEST:
        return str(number)
    return FORMATS.get(form, str)(number)


def _thousand(number: int) -> str:
    return numeral(number).replace("零", "〇")


def _positional(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    return numeral(number) if number < 100 else _positional(number).replace("〇", "○")


def _japanese(number: int) -> str:
    ten_thousands, ones = divmod(number, 10_000)
    digits = zip(f"{ones:04d}", ("千", "百", "十", ""), strict=True)
    read = "".join(
        ("" if digit == "1" and unit else _DIGITS[int(digit)]) + unit for digit, unit in digits if digit != "0"
    )
    return f"{_japanese(ten_thousands)}万{read}" if ten_thousands else read


def _legal(number: int) -> str:
    read = numeral(number)
    return (f"一{read}" if read.startswith("十") else read).translate(_LEGAL)


def _roman(number: int) -> str:
    read = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        read += letters * count
    return read


def _letter(number: int) -> str:
    repeats, place = divmod(number - 1, 26)
    return str(number) if repeats >= 30 else chr(ord("a") + place) * (repeats + 1)


def _signs(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _row(first: str, count: int) -> str:
    return "".join(chr(ord(first) + step) for step in range(count))


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "decimalHalfWidth": str,
        "decimalFullWidth": _full_width,
        "decimalFullWidth2": _full_width,
        "decimalZero": lambda number: f"{number:02d}",
        "numberInDash": lambda number: f"- {number} -",
        "ordinal": lambda number: f"{number}.",
        "chineseCounting": _counting,
        "taiwaneseCounting": _counting,
        "chineseCountingThousand": _thousand,
        "taiwaneseCountingThousand": numeral,
        "japaneseCounting": _japanese,
        "ideographDigital": _positional,
        "japaneseDigitalTenThousand": _positional,
        "taiwaneseDigital": _positional,
        "chineseLegalSimplified": _legal,
        "ideographTraditional": _signs("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
        "ideographEnclosedCircle": _signs(_row("㊀", 10)),
        "decimalEnclosedCircle": _signs(CIRCLED[:20]),
        "decimalEnclosedCircleChinese": _signs(CIRCLED[:10]),
        "decimalEnclosedParen": _signs(_row("⑴", 20)),
        "decimalEnclosedFullstop": _signs(_row("⒈", 20)),
        "lowerLetter": _letter,
        "upperLetter": lambda number: _letter(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
    }
)
"""How Word counts, by the name of the format; what is not here is told, and counted in decimals."""
