"""What rules read: a stretch of the manuscript, its words, and which of them were printed from what."""

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import attrs

from reportkit.manuscript import Role, Span

NEUTRAL, LAST_YEAR, SET = "◇", "△", "；"
"""Marks in the place of what says whose figures they are and of which year, and of a marker that the library sets."""
MARKS = {"": SET, "上年": LAST_YEAR, **dict.fromkeys(("年", "地区", "全市", "我市"), NEUTRAL)}
FACT = "□"
"""The mark in the place of all else that a slot prints."""


class Mention(NamedTuple):
    """What a slot printed in a passage (引用): where it begins and ends, the slot's name and its format word."""

    start: int
    end: int
    name: str
    word: str = ""


@attrs.frozen(slots=False)
class Passage:
    """A stretch that a rule reads as one (段落): a paragraph, a heading, or a cell of a table, without its number.

    `plain` is the text with full-width marks, and 〓 for every character of addresses and foreign words; it has the
    same length, so that places agree. `spans` are its stretches, of which those that print a fact know its name.
    """

    place: str
    text: str
    plain: str
    role: Role
    number: str = ""
    spans: tuple[Span, ...] = ()

    def span_at(self, place: int) -> Span | None:
        """Return the stretch that holds the character at a place."""
        return next((span for start, span in self._placed if start <= place < start + len(span.text)), None)

    def fact_at(self, place: int) -> str | None:
        """Return the name of the fact that the character at a place was printed from, None where it was typed."""
        span = self.span_at(place)
        return span.fact if span else None

    @cached_property
    def _placed(self) -> tuple[tuple[int, Span], ...]:
        placed, start = [], 0
        for span in self.spans:
            placed.append((start, span))
            start += len(span.text)
        return tuple(placed)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """What its slots printed, in order; what prints nothing stands where it would."""
        return tuple(self._mentions())

    def _mentions(self) -> Iterator[Mention]:
        for slot, run in groupby(self._placed, key=lambda placed: placed[1].slot):
            if slot:
                stretches = list(run)
                (start, _), (begin, last) = stretches[0], stretches[-1]
                name, _, word = slot.partition(":")
                yield Mention(start, begin + len(last.text), name, word)

    def printed(self, fact: str) -> tuple[int, int] | None:
        """Return where the words of a fact, that may stand among those of its whole, begin and end."""
        own = [(start, start + len(span.text)) for start, span in self._placed if span.fact == fact]
        return own[0] if own else None

    @cached_property
    def typed(self) -> str:
        """The text with a mark for each character that nobody typed, so that places agree: □, ◇, △ or ；."""
        if all(span.slot is None for span in self.spans):
            return self.text
        return "".join([_masked(span, FACT) for span in self.spans])

    @cached_property
    def with_facts(self) -> str:
        """The text with the words of its facts, and ◇ and △ for those of the area and the years."""
        if all(span.slot is None for span in self.spans):
            return self.text
        return "".join([_masked(span, "") for span in self.spans])

    def words(self, start: int, end: int, *, margin: int = 0) -> str:
        """Return the words of a stretch, with so many characters of what stands around it."""
        return self.text[max(0, start - margin) : end + margin]


def _masked(span: Span, fact: str) -> str:
    if span.slot is None:
        return span.text
    mark = MARKS.get(span.slot, fact)
    return mark * len(span.text) if mark else span.text
