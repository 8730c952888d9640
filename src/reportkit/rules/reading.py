"""How rules read a report: its slots, its figures, its text as it was typed, words in it."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from reportkit.model import Report, Statistic, slots

PARTS_TOLD = ("其中", "各项", "其中占比")
"""The format words that tell a figure's parts."""


def mentions(report: Report) -> Iterator[tuple[str, slots.Slot]]:
    """Yield every slot of a report with the path of its text, in reading order."""
    for path, text in report.texts():
        yield from ((path, slot) for slot in slots.slots_of(text, path))


def statistics(report: Report) -> Iterator[Statistic]:
    """Yield every figure, each followed by what it consists of."""
    yield from (fact for fact in report.known_facts() if isinstance(fact, Statistic))


def typed(text: str, mask: str = "□") -> str:
    """Return a text with a mark in the place of every slot.

    >>> typed("{年}年，{全市}共3处。")
    '□年，□共3处。'
    """
    return "".join(piece if isinstance(piece, str) else mask for piece in slots.parse(text))


def _any_of(signs: Iterable[str]) -> str:
    """Return the pattern of one of some characters."""
    every = "".join(sorted(set(signs)))
    return f"[{re.escape(every)}]" if every else "(?!)"


FEW = 30
"""So many words are looked for one by one in less time than it takes to look at every place of a text."""


DIGITS = "0123456789０１２３４５６７８９"
r"""What \d stands for, as far as anybody types it."""


def beside(signs: str, others: str) -> tuple[str, ...]:
    """Return every two characters of which one stands right before another: what a passage must hold for a pattern.

    >>> beside("三四", "天件")
    ('三天', '三件', '四天', '四件')
    """
    return tuple(one + other for one in signs for other in others)


class Words:
    """Finds which of many words stand in a text (词语), in a time that grows with the text and not with the words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words) - {""}
        self._lengths = sorted({len(word) for word in self._words})
        self._begin = frozenset(word[:2] for word in self._words)

    @cached_property
    def _starts(self) -> re.Pattern[str]:
        pairs, alone = ([one for one in self._begin if len(one) == length] for length in (2, 1))
        seconds = _any_of(one[1] for one in pairs)
        return re.compile(f"{_any_of(one[0] for one in pairs)}(?={seconds})|{_any_of(alone)}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def at(self, text: str, start: int) -> Iterator[str]:
        """Yield the words that begin at a place of a text."""
        for length in self._lengths:
            word = text[start : start + length]
            if len(word) == length and word in self._words:
                yield word

    def before(self, text: str, end: int) -> Iterator[str]:
        """Yield the words that end at a place of a text."""
        for length in self._lengths:
            word = text[max(0, end - length) : end]
            if len(word) == length and word in self._words:
                yield word

    def places(self, text: str) -> Iterable[tuple[int, str]]:
        """Return every word of a text with the place that it begins at.

        >>> list(Words(["申请", "申请人"]).places("收到申请人的申请"))
        [(2, '申请'), (2, '申请人'), (6, '申请')]
        """
        return self._one_by_one(text) if len(self._words) <= FEW else self._place_by_place(text)

    def _place_by_place(self, text: str) -> Iterator[tuple[int, str]]:
        for found in self._starts.finditer(text):
            start = found.start()
            if text[start : start + 2] in self._begin or found[0] in self._begin:
                for word in self.at(text, start):
                    yield start, word

    def _one_by_one(self, text: str) -> list[tuple[int, str]]:
        places = []
        for word in [word for word in self._words if word in text]:
            place = text.find(word)
            while place >= 0:
                places.append((place, word))
                place = text.find(word, place + 1)
        return sorted(places)
