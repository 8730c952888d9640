"""How rules read passages and tell what they find in them: at its words, and a habit once."""

import re
from collections.abc import Iterable, Iterator

from reportkit.manuscript import HEADINGS, ITEMS, Role
from reportkit.rules.material import Material, Passage
from reportkit.rules.rule import Fault

PARAGRAPHS = (Role.BODY, *ITEMS)
"""The roles of running text, whose sentences end in marks."""

FLOWING = (*PARAGRAPHS, *HEADINGS)
"""The roles whose brackets may begin in one paragraph and end in the next."""

MOST_TOLD = 3


def matches(material: Material, pattern: re.Pattern[str], *words: str) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield every match of a pattern in the passages, with its passage.

    Of the `words`, if some are given, every match holds one: a passage without any of them is not searched.
    """
    for passage in material.holding(*words) if words else material.passages:
        for found in pattern.finditer(passage.plain):
            yield passage, found


def marked(passage: Passage, message: str, start: int, end: int, *, margin: int = 0) -> Fault:
    """Return the fault of a stretch of a passage, quoted with so many characters of what stands around it."""
    start = max(0, start - margin)
    return Fault(passage.place, message, passage.text[start : end + margin], start)


def habit(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield each of a few faults; of many the first, with their number, for they have one cause.

    >>> [fault.message for fault in habit([Fault("第1段", "应当用“，”")] * 4)]
    ['应当用“，”；全文这样的共有4处']
    """
    told = list(faults)
    if len(told) <= MOST_TOLD:
        yield from told
    else:
        first = told[0]
        yield Fault(first.place, f"{first.message}；全文这样的共有{len(told)}处", first.quotation, first.start)
