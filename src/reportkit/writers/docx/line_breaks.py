"""How many lines a text takes, whatever program turns it."""

import re
from collections.abc import Callable
from functools import lru_cache
from math import ceil
from typing import Protocol

from reportkit.manuscript import width

CLOSING = "，。、；：？！”’）》〉】〕％%…—"
HANGING = "，。、；：！？"
UNIT = re.compile(f"[“‘（《〈【〔]*(?:[!-~]+|.)[{CLOSING}]*")
"""What no line end cuts: a number or Latin word, or one Chinese character, with the marks around it."""

LATIN = re.compile("[0-9A-Za-z]+")


class LineCount(Protocol):
    """How many lines a program makes of a text in a room of so many 字 (行数): one of those below."""

    def __call__(self, text: str, room: float, *, latin: bool = False) -> int:
        """Return the number; `latin` tells that letters have a typeface of their own."""


def set_width(text: str) -> float:
    """Return the width of a text in 字 with the quarter that programs set between Chinese and digits.

    >>> set_width("第20条")
    3.5
    """
    return width(text) if text.isascii() else width(text) + _gaps(text) / 4


def _gaps(text: str) -> int:
    """Return how often a digit or a letter stands beside a Chinese character: there programs set a quarter."""
    count = 0
    for found in LATIN.finditer(text):
        start, end = found.span()
        count += ("一" <= text[start - 1 : start] <= "鿿") + ("一" <= text[end : end + 1] <= "鿿")
    return count


LETTERS = re.compile("[!-/:-~]")
"""What is half a 字 wide in Chinese typefaces, and from a quarter to a whole one in those of Latin letters."""


def _widest(text: str) -> float:
    return set_width(text) + len(LETTERS.findall(text)) / 2


def _narrowest(text: str) -> float:
    return width(text) - len(LETTERS.findall(text)) / 4


# of single characters mostly, which come again and again
_unit_width, _unit_widest = (lru_cache(maxsize=4096)(measure) for measure in (set_width, _widest))


def lines(text: str, room: float, *, latin: bool = False) -> int:
    """Return how many lines a text takes in a room of so many 字, at the most; `latin` sets letters in a typeface of
    their own, whose digits are half a 字 wide.

    >>> lines("县自然资源局、县住房城乡建设局", 7.9)
    3
    >>> lines("WWW", 2), lines("WWW", 2, latin=True)
    (1, 2)
    """
    if len(text) * 1.25 <= room:  # no sign and its quarter are wider
        return 1
    whole, unit = (_widest, _unit_widest) if latin else (set_width, _unit_width)
    return 1 if whole(text) <= room else _turned(text, room, unit, hang=0)


def plain_lines(text: str, room: float, *, latin: bool = False) -> int:
    """Return how many lines a text takes as the file says it: digits set tight, no mark over the end of a line.

    >>> plain_lines("县自然资源局，其他各部门", 6)
    3
    """
    measure = _narrowest if latin else width
    return 1 if measure(text) <= room else _turned(text, room, measure, hang=0)


def fewest_lines(text: str, room: float, *, latin: bool = False) -> int:
    """Return how many lines a text takes at the least: digits set tight, marks hanging over the end of a line.

    >>> lines("县自然资源局，其他各部门", 6), fewest_lines("县自然资源局，其他各部门", 6)
    (3, 2)
    """
    measure = _narrowest if latin else width
    return 1 if measure(text) <= room else _turned(text, room, measure, hang=1)


def _turned(text: str, room: float, measure: Callable[[str], float], hang: float) -> int:
    count, used = 1, 0.0
    for unit in UNIT.findall(text):
        needed = measure(unit)
        if needed > room:  # cut after all
            filled = ceil(needed / room) - 1
            count += filled + (used > 0)
            used = needed - filled * room
        elif used + needed > room + (hang if unit[-1] in HANGING else 0):
            count += 1
            used = needed
        else:
            used += needed
    return count
