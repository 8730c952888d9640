"""Numbers of headings and items as people type them, also where they are mistyped or half lost."""

from functools import cache, lru_cache

import attrs

from reportkit.numbering import CIRCLED, OFFICIAL, Pattern
from reportkit.patterns import expression
from reportkit.wording import numeral

HAN = "[零一二三四五六七八九十百]{1,6}"
NO_ORDINAL = (
    rf"(?:{HAN}、)*{HAN}(?:[大小]?(?:季度|月|线|等奖|产业|类|期|级|审|号|年|日|周|星期|楼)"
    "|[十百千万亿多余几]*[个名人岁户])"
)
"""What behind 一、 makes it no number: 一、二季度, 三、四个."""

BLANKS = "[ 　\\t\u00a0]*"

NUMBERS = (
    expression(rf"第(?P<chapter>{HAN}|\d{{1,3}})(?:部分|[章节编篇条])(?=[\s：:、])[：:、]?"),
    expression(
        rf"(?P<value>{HAN})[、，,.．。](?!{NO_ORDINAL}){BLANKS}"
        rf"|(?P<bare>{HAN})(?=[ 　\t]+[一-鿿](?:[ 　]?[一-鿿（）]){{1,18}}$)[ 　\t]+(?!{NO_ORDINAL}|[月日号年]|等奖)"
    ),
    expression(
        rf"(?:[（(]\s*(?P<value>{HAN})?\s*[）)][、，,.．。]?|(?P<bare>{HAN})[）)]|[)）](?=[一-鿿])|(?P<sign>[㈠-㈩])){BLANKS}"
    ),
    expression(rf"(?:(?P<value>\d{{1,2}})[.．、，,。](?!\d)|(?P<sign>[⒈-⒛])){BLANKS}"),
    expression(
        rf"(?:[（(]\s*(?P<value>\d{{1,2}})\s*[）)][、，,.．。]?|(?P<bare>\d{{1,2}})[）)]|(?P<sign>[⑴-⒇])){BLANKS}"
    ),
    expression(f"(?P<sign>[{CIRCLED}])[、，,.．。]?{BLANKS}"),
)
"""The numbers of parts or chapters, and of the five levels below them, with the blanks behind them.

一 without its mark is one where a blank and a few words follow that fill the line.
"""

FIRST_SIGNS = {2: "㈠", 3: "⒈", 4: "⑴", 5: "①"}


@attrs.frozen
class TypedNumber:
    """A number as it was typed (手工序号): its words, its rank, and what it counts, None where that is lost.

    The rank is 0 for 第一部分 and 第一条, else the level in the scheme of GB/T 9704-2012.
    """

    text: str
    rank: int
    value: int | None

    @property
    def right(self) -> str:
        """The same number as the standard has it; as typed where it is lost or none of the five levels."""
        return self.text if self.value is None else self.at(self.value)

    def at(self, value: int) -> str:
        """Return another number of the same rank, as the standard has it."""
        beyond = self.rank == 0 or (self.rank == 5 and value > len(CIRCLED))
        return self.text if beyond else level_number(self.rank, value)


def level_number(level: int, value: int) -> str:
    """Return a number of a level of GB/T 9704-2012, 7.3.3.

    >>> level_number(2, 13)
    '（十三）'
    """
    return Pattern.parse(OFFICIAL[level - 1]).label(value)


@cache
def _values() -> dict[str, int]:
    return {numeral(value): value for value in range(1, 1000)}


def numeral_value(text: str) -> int | None:
    """Return what Chinese numerals or digits count up to 999, None for what is no such number.

    >>> numeral_value("十二"), numeral_value("7"), numeral_value("两"), numeral_value("十十")
    (12, 7, 2, None)
    """
    if text == "两":
        return 2
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 4 else _values().get(text)


@lru_cache(maxsize=1024)
def read_number(text: str) -> TypedNumber | None:
    """Return the number that a text begins with, None where there is none.

    >>> read_number("（三）办理情况")
    TypedNumber(text='（三）', rank=2, value=3)
    >>> [read_number(words) for words in ("三是办理", "一、二季度", "1.5万元", "2018年")]
    [None, None, None, None]
    """
    for rank, pattern in enumerate(NUMBERS):
        found = pattern.match(text)
        if found:
            groups = found.groupdict()
            sign = groups.get("sign")
            digits = groups.get("value") or groups.get("bare") or groups.get("chapter")
            if sign:
                value: int | None = CIRCLED.index(sign) + 1 if rank == 5 else ord(sign) - ord(FIRST_SIGNS[rank]) + 1
            else:
                value = numeral_value(digits) if digits else None
            if digits and not value:  # 零、 and 十十、 count nothing
                return None
            return TypedNumber(found[0], rank, value)
    return None
