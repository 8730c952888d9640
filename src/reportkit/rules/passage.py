"""What rules read: a stretch of the manuscript, its words, and which of them were printed from what."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

import attrs

from reportkit.manuscript import Role, Span
from reportkit.patterns import expression
from reportkit.rules.pairs import Pairing, pairing

NEUTRAL, LAST_YEAR, SET = "◇", "△", "；"
"""Marks in the place of what says whose figures they are and of which year, and of a marker that the library sets."""
MARKS = {"": SET, "上年": LAST_YEAR, **dict.fromkeys(("年", "地区", "全市", "我市"), NEUTRAL)}
FACT = "□"
"""The mark in the place of all else that a slot prints."""


NAMING_MARKS = "《〈“‘"
NAMING = expression(f"[{NAMING_MARKS}]")
DAY = expression(r"(?<!\d)((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
SENTENCE_END = expression("[。；]")


class Day(NamedTuple):
    """A day told in a passage (日期): where it begins and ends, its year, month and day as they stand there."""

    start: int
    end: int
    year: int
    month: int
    day: int


class Mention(NamedTuple):
    """What a slot printed in a passage (引用): where it begins and ends, the slot's name and its format word."""

    start: int
    end: int
    name: str
    word: str = ""


@attrs.frozen(slots=False)
class Passage:
    """A stretch that a rule reads as one (段落): a paragraph, a heading, or a cell of a table, without its number.

    Parameters: `place` its path; `text` as it is read; `plain` the text with full-width marks, and 〓 for every
    character of addresses and foreign words, of the same length, so that places agree; `role` what it is in the
    document; `number` the one before it; `spans` its stretches, of which those that print a fact know its name.
    """

    place: str
    text: str
    plain: str
    role: Role
    number: str = ""
    spans: tuple[Span, ...] = ()

    def span_at(self, place: int) -> Span | None:
        """Return the stretch that holds the character at a place."""
        at = bisect_right(self._span_starts, place) - 1
        return self.spans[at] if at >= 0 and place < len(self.text) else None

    def fact_at(self, place: int) -> str | None:
        """Return the name of the fact that the character at a place was printed from, None where it was typed."""
        span = self.span_at(place)
        return span.fact if span else None

    @cached_property
    def _span_starts(self) -> list[int]:
        return list(accumulate((len(span.text) for span in self.spans), initial=0))[:-1]

    @cached_property
    def mentions(self) -> list[Mention]:
        """What its slots printed, in order; what prints nothing stands where it would."""
        return self.find_mentions()

    def find_mentions(self) -> list[Mention]:
        """Return the same for one who asks once."""
        found: list[Mention] = []
        start, before = 0, None
        for span in self.spans:
            end = start + len(span.text)
            if span.slot:
                if span.slot == before:
                    found[-1] = found[-1]._replace(end=end)
                else:
                    name, _, word = span.slot.partition(":")
                    found.append(Mention(start, end, name, word))
            start, before = end, span.slot
        return found

    def mentions_within(self, begin: int, end: int) -> list[Mention]:
        """Return what its slots printed from a place on, and up to one."""
        first = bisect_left(self.mentions, (begin,))
        return list(takewhile(lambda one: one.start <= end, islice(self.mentions, first, None)))

    @cached_property
    def printed(self) -> Mapping[str, tuple[int, int]]:
        """Where the words of each fact, that may stand among those of its whole, begin and end first."""
        first: dict[str, tuple[int, int]] = {}
        for start, span in zip(self._span_starts, self.spans, strict=True):
            if span.fact:
                first.setdefault(span.fact, (start, start + len(span.text)))
        return first

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

    @cached_property
    def pairing(self) -> Pairing:
        """Which of its brackets, quotation marks and title marks belong together."""
        return pairing(self.plain)

    @cached_property
    def unnamed(self) -> str:
        """`plain` with □ for what stands in 《》 and “” with its marks: titles, names, words of others."""
        if not NAMING.search(self.plain):
            return self.plain
        text, place = "", 0
        for pair in sorted(self.pairing.pairs, key=lambda pair: pair.begin):
            if pair.begin >= place and self.plain[pair.begin] in NAMING_MARKS:
                text += self.plain[place : pair.begin] + FACT * (pair.end + 1 - pair.begin)
                place = pair.end + 1
        return text + self.plain[place:]

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days that it tells in full, as 2018年4月20日."""
        return tuple(Day(found.start(), found.end(), *map(int, found.groups())) for found in DAY.finditer(self.plain))

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends, up to 。 and ；."""
        at = bisect_left(self._sentence_ends, place)
        begin = self._sentence_ends[at - 1] + 1 if at else 0
        return begin, self._sentence_ends[at] if at < len(self._sentence_ends) else len(self.plain)

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [found.start() for found in SENTENCE_END.finditer(self.plain)]


def _masked(span: Span, fact: str) -> str:
    if span.slot is None:
        return span.text
    mark = MARKS.get(span.slot, fact)
    return mark * len(span.text) if mark else span.text
