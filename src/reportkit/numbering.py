"""Numbers of headings and items: a scheme is a pattern string for each level (GB/T 9704-2012, 7.3.3)."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import mul
from types import MappingProxyType
from typing import NamedTuple

from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.messages import Message
from reportkit.wording import numeral

OFFICIAL = ("一、", "（一）", "1.", "（1）", "①")
"""The levels of GB/T 9704-2012, and a fifth as offices use it."""

TWO_LEVEL = ("一、", "1.")
"""The short form for documents of two levels (office practice; GB/T 15834-2011, B.3.8)."""

ARTICLES = ("第一章　", "第一条　", "（一）", "1.")
"""章, 条, 项 and 目 of regulations; the 款 of a 条 are its paragraphs and have no number (GB/T 15834-2011, B.3.6)."""

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"


def _circled(number: int) -> str:
    if number > len(CIRCLED):
        raise InvalidValue(
            "number {number}: circled digits end at {count}; use another pattern", number=number, count=len(CIRCLED)
        )
    return CIRCLED[number - 1]


NUMERALS: Mapping[str, Callable[[int], str]] = MappingProxyType({"一": numeral, "1": str, "①": _circled})
"""How a pattern counts, by the sample of its first number."""


LONGEST_PATTERN = 20


class Pattern(NamedTuple):
    """A level's number as a pattern (序号样式): what stands before, the first number, what stands behind.

    >>> Pattern.parse("（一）").label(12)
    '（十二）'
    """

    before: str
    sample: str
    behind: str

    @classmethod
    def parse(cls, text: object) -> "Pattern":
        """Read a pattern such as "一、", "（1）" or "第一部分　".

        Raises InvalidValue where no sample number 一, 1 or ① stands in it, or more than one.
        """
        if not isinstance(text, str):
            raise wrong_type(Message("numbering pattern"), text, "a str such as '（一）'")
        if len(text) > LONGEST_PATTERN:
            raise InvalidValue(
                "numbering pattern of {count} characters; give at most {most}",
                count=len(text),
                most=LONGEST_PATTERN,
            )
        samples = [(position, sign) for position, sign in enumerate(text) if sign in NUMERALS]
        if len(samples) != 1:
            raise InvalidValue(
                "numbering pattern {text}: give exactly one of 一, 1, ① for the number, as in '（一）'",
                text=shown(text),
            )
        position, sample = samples[0]
        return cls(text[:position], sample, text[position + 1 :])

    @property
    def runs_on(self) -> bool:
        """Whether it counts through the whole text, as 条 do under one 章 after the other.

        >>> [pattern for pattern in ARTICLES if Pattern.parse(pattern).runs_on]
        ['第一条\u3000']
        """
        return self.behind.startswith("条")

    @lru_cache(maxsize=4096)  # noqa: B019 - a pattern holds nothing; headings count from one on, in every part anew
    def label(self, number: int) -> str:
        """Return the number as it is printed."""
        return f"{self.before}{NUMERALS[self.sample](number)}{self.behind}"


class Counter:
    """Counts headings and items: each parent restarts its children but 条, and a skipped level counts nothing.

    >>> counter = Counter(OFFICIAL)
    >>> [counter.next(level) for level in (1, 2, 2, 1, 2)]
    ['一、', '（一）', '（二）', '二、', '（一）']
    >>> articles = Counter(ARTICLES)
    >>> [articles.next(level).rstrip() for level in (1, 2, 2, 3, 1, 2, 3)]
    ['第一章', '第一条', '第二条', '（一）', '第二章', '第三条', '（一）']
    """

    def __init__(self, scheme: Sequence[str]) -> None:
        self._patterns = [Pattern.parse(pattern) for pattern in scheme]
        self._runs_on = [pattern.runs_on for pattern in self._patterns]
        self.counts = [0] * len(self._patterns)

    def next(self, level: int) -> str:
        """Count one more at a level, from 1, and return its number as printed."""
        self.counts[level - 1] += 1
        self.counts[level:] = map(mul, self.counts[level:], self._runs_on[level:])
        return self._patterns[level - 1].label(self.counts[level - 1])


ORDER_WORDS = {2: ("首先", "其次"), 3: ("首先", "其次", "最后"), 4: ("首先", "其次", "再次", "最后")}


@lru_cache(maxsize=256)
def run_labels(series: str, count: int) -> tuple[str, ...]:
    """Return the markers of a run of points inside a paragraph (GB/T 15834-2011, B.3).

    Raises InvalidValue for more points than the series has markers.

    >>> run_labels("一是", 3)
    ('一是', '二是', '三是')
    >>> run_labels("首先，", 3)
    ('首先，', '其次，', '最后，')
    """
    if series != "首先，":
        pattern = Pattern.parse(series)
        return tuple([pattern.label(number) for number in range(1, count + 1)])
    if count not in ORDER_WORDS:
        raise InvalidValue("run of 首先，: got {count} points; it has words for 2 to 4, use 一是", count=count)
    return tuple([f"{word}，" for word in ORDER_WORDS[count]])


__all__ = [
    "ARTICLES",
    "OFFICIAL",
    "TWO_LEVEL",
]
