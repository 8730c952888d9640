"""How rules read passages and tell what they find in them at its words."""

import re
from collections.abc import Iterator

from reportkit.manuscript import CELLS, HEADINGS, ITEMS, Role
from reportkit.model.figure import Figure
from reportkit.rules.context import CheckContext
from reportkit.rules.passage import Passage
from reportkit.rules.replacement import Replacement
from reportkit.rules.rule import Fault

PARAGRAPHS = (Role.BODY, *ITEMS)
"""The roles of running text, whose sentences end in marks."""

FLOWING = (*PARAGRAPHS, *HEADINGS)
"""The same with headings: what runs on and is indented, and whose brackets may end in the next."""


def matches(context: CheckContext, pattern: re.Pattern[str], *words: str) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield every match of a pattern in the passages, with its passage.

    Of the `words`, if some are given, every match holds one: a passage without any of them is not searched.
    """
    for passage in context.holding(*words) if words else context.passages:
        for found in pattern.finditer(passage.plain):
            yield passage, found


def marked(
    passage: Passage,
    message: str,
    start: int,
    end: int,
    *,
    margin: int = 0,
    right: str | None = None,
    replacements: tuple[Replacement, ...] = (),
) -> Fault:
    """Return the fault of a stretch of a passage, quoted with so many characters of what stands around it.

    `right` is what to write in its place; `replacements` say the same where only a part of it, or more, is wrong.
    """
    begin = max(0, start - margin)
    told = replacements if right is None else (instead(passage, start, end, right),)
    return Fault(passage.place, message, passage.text[begin : end + margin], begin, (start, end), told)


def instead(passage: Passage, start: int, end: int, words: str) -> Replacement:
    """Return the words for a stretch of a passage."""
    return Replacement(passage.place, start, end, words)


def numbered(place: str, number: str, message: str, right: str | None = None) -> Fault:
    """Return the fault of the number that stands before a passage; `right` is the number to write instead."""
    start = -len(number.lstrip())
    told = () if right is None else (Replacement(place, start, 0, right),)
    return Fault(place, message, number.strip(), start, None, told)


VALUE = ("", "数值", "数")
"""The format words that print what a figure is."""


def behind_figures(context: CheckContext, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, Figure, re.Match[str]]]:
    """Yield what was typed right behind a figure that a slot prints, in prose, with the figure."""
    for passage, one in context.mentions if context.given_report else ():
        if one.word in VALUE and passage.role not in CELLS and (found := pattern.match(passage.typed, one.end)):
            figure = context.report.figure(one.name)
            if figure:
                yield passage, figure, found
