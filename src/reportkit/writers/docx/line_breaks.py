"""How many lines a text takes, whatever program turns it."""

import re
from collections.abc import Callable
from functools import lru_cache
from math import ceil

from reportkit.manuscript import width

CLOSING = "，。、；：？！”’）》〉】〕％%…—"
HANGING = "，。、；：！？"
UNIT = re.compile(f"[“‘（《〈【〔]*(?:[!-~]+|.)[{CLOSING}]*")
"""What no line end cuts: a number or Latin word, or one Chinese character, with the marks around it."""

SPACED = re.compile("(?<=[0-9A-Za-z])(?=[一-鿿])|(?<=[一-鿿])(?=[0-9A-Za-z])")

LineCount = Callable[[str, float], int]
"""How many lines a program makes of a text in a room of so many 字: `lines`, `plain_lines` or `fewest_lines`."""


def set_width(text: str) -> float:
    """Return the width of a text in 字 with the quarter that programs set between Chinese and digits.

    >>> set_width("第20条")
    3.5
    """
    return width(text) if text.isascii() else width(text) + len(SPACED.findall(text)) / 4


_unit_width = lru_cache(maxsize=4096)(set_width)  # mostly single characters, which come again and again


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in a room of so many 字, at the most.

    >>> lines("县自然资源局、县住房城乡建设局", 7.9)
    3
    """
    if len(text) * 1.25 <= room or set_width(text) <= room:  # no sign and its quarter are wider
        return 1
    return _turned(text, room, _unit_width, hang=0)


def plain_lines(text: str, room: float) -> int:
    """Return how many lines a text takes as the file says it: digits set tight, no mark over the end of a line.

    >>> plain_lines("县自然资源局，其他各部门", 6)
    3
    """
    return 1 if width(text) <= room else _turned(text, room, width, hang=0)


def fewest_lines(text: str, room: float) -> int:
    """Return how many lines a text takes at the least: digits set tight, marks hanging over the end of a line.

    >>> lines("县自然资源局，其他各部门", 6), fewest_lines("县自然资源局，其他各部门", 6)
    (3, 2)
    """
    return 1 if width(text) <= room else _turned(text, room, width, hang=1)


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
