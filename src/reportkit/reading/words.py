"""Words of a file as a report takes them: without what no page shows, and with braces that are no slots."""

import re
from datetime import date

from reportkit.manuscript import Line
from reportkit.model.slots import PLACEHOLDER, escape
from reportkit.model.unprintable import UNPRINTABLE
from reportkit.readers.closing import signed_on
from reportkit.readers.typed_numbers import numeral_value

BREAKS = re.compile("[\t\n\r\x0b\x0c\u2028\u2029]+")
GAP = re.compile(rf"【{PLACEHOLDER}(?:：([^】{{}}:：]+))?】")
WIDE_BRACES = str.maketrans("｛｝", "{}")
HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")

YEAR = re.compile(r"([12]\d{3}|[一二三四五六七八九〇○零]{4})\s*年")
DAY = re.compile(r"(.{4})\s*年\s*([^月]{1,3})\s*月\s*([^日号]{1,3})\s*[日号]")
NUMERIC_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
DIGITS = {sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○ＯO", "0")


def clean(text: str) -> str:
    """Return words without control signs and tabs: a line break goes, or is a blank between letters.

    >>> clean(" 行政\\n复议\\tA\\nB\\u200b"), clean("{附}")
    ('行政复议\\u3000A B', '{附}')
    """

    def instead(found: "re.Match[str]") -> str:
        if "\t" in found[0]:
            return "\u3000"
        around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
        return "" if HAN.search(around) else " "

    return UNPRINTABLE.sub("", BREAKS.sub(instead, text.strip())).translate(WIDE_BRACES).strip()


def said(text: str) -> str:
    """Return words as a text of a report: cleaned, and without slots but for the gaps that a draft has.

    >>> said("｛甲}【待补：金额】")
    '{{甲}}{待补:金额}'
    """
    return GAP.sub(lambda gap: f"{{{PLACEHOLDER}:{gap[1]}}}" if gap[1] else f"{{{PLACEHOLDER}}}", escape(clean(text)))


def line_words(line: Line) -> str:
    """Return a line's number and words as they stand in the file."""
    return line.number + line.text


def tight(text: str) -> str:
    """Return the signs of a text that a reader sees, without blanks.

    >>> tight(" 一、 概 述\\n")
    '一、概述'
    """
    return UNPRINTABLE.sub("", "".join(text.split())).translate(WIDE_BRACES)


def day_of(text: str) -> date | None:
    """Return the day that a line gives, in digits or Chinese numerals, None for no day.

    >>> day_of("二〇一九年一月十四日"), day_of("（2019-01-14）"), day_of("2019年13月1日")
    (datetime.date(2019, 1, 14), datetime.date(2019, 1, 14), None)
    """
    text = "".join(text.split()).strip("（）()")
    if (plain := signed_on(text)) is not None:
        return plain
    numeric = NUMERIC_DAY.fullmatch(text)
    found = numeric or DAY.fullmatch(text)
    if found is None:
        return None
    year = "".join(DIGITS.get(sign, sign) for sign in found[1])
    month, day = (1 if part == "元" else numeral_value(part.lstrip("0") or "0") for part in found.groups()[1:])
    try:
        return date(int(year), month or 0, day or 0)
    except ValueError:
        return None
