"""What to write instead: words for a stretch of a passage, known to a rule that knows what is right."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import attrs
from attrs import field

from reportkit.checks import instance_of, label


@attrs.frozen
class Replacement:
    """Words for a stretch of a passage (改法): its place, where the stretch begins and ends, the words for it.

    `start` and `end` count from the beginning of the passage, below 0 in the number before it; where they are equal,
    the words are put in; where `words` is "", the stretch is left out. A line feed in `words` begins a paragraph.
    """

    place: str = field(validator=label)
    start: int = field(validator=instance_of(int, "where the stretch begins, as an int"))
    end: int = field(validator=instance_of(int, "where the stretch ends, as an int"))
    words: str = field(validator=instance_of(str, "what to write there, as a str"))


def mended(text: str, replacements: Iterable[Replacement], *, number: str = "") -> str:
    """Return a passage, behind the number that stands before it, with words replaced.

    >>> mended("公开信息３条，，", [Replacement("第2段", 4, 5, "3"), Replacement("第2段", 6, 8, "。")])
    '公开信息3条。'
    >>> mended("概述", [Replacement("第2段", -2, 0, "一、")], number="一，")
    '一、概述'
    """
    whole, before = number + text, len(number)
    for one in sorted(set(replacements), key=lambda one: one.start, reverse=True):
        whole = whole[: one.start + before] + one.words + whole[one.end + before :]
    return whole


OPEN_BY_FAMILY: Mapping[str, str] = MappingProxyType(
    {
        "数据": "Which of two figures is right, and what a lost one was, only the office knows.",
        "对照": "Which of two sources is right only the office knows.",
        "版式": "What is wrong is how the text is set, and not its words.",
    }
)
"""Why the rules of a family never say what to write instead."""
