"""What rules read: a manuscript as passages, and beside it the report, the file, last year's report, the returns."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

import attrs

from reportkit.compose import compose
from reportkit.errors import ReportkitError
from reportkit.formats import Format
from reportkit.manuscript import CELLS, CONTENTS, HEAD, Block, Grid, GridCell, Line, Manuscript, Role, Span, notes_of
from reportkit.model import Report, Statistic
from reportkit.rules.bigrams import bigrams, words_in
from reportkit.rules.normalise import plain
from reportkit.rules.passage import Mention, Passage
from reportkit.rules.places import Places
from reportkit.rules.reading import statistics
from reportkit.rules.typed_places import TypedPlaces
from reportkit.wording import Number

if TYPE_CHECKING:  # what reads Word files is loaded with the first of them
    from reportkit.readers import WordFile

Made = TypeVar("Made")

NOT_READ = frozenset((*CONTENTS, Role.PAGE_NUMBER))
"""What stands around the text, or tells again what stands in it."""

NO_PROSE = frozenset((*CELLS, *HEAD, Role.ATTACHMENT_NOTE))


class Returned(Protocol):
    """What the units of a report returned, added up: a county's ledger is one."""

    @property
    def missing(self) -> Sequence[object]:
        """The units that have not returned anything; each has a `name`."""

    def cells(self) -> Mapping[str, Number | None]:
        """Return the sum of every figure by the name that slots give it."""


@attrs.define(slots=False)
class CheckContext:
    """What a rule reads (检查材料): the manuscript as the reader will see it, the format it is set in, and the rest.

    `given_report` is None for a text typed elsewhere; `year` is the year that is reported on, None where nothing
    tells it; `file` is how a Word file is set; `last_year`, `returns`, `published` and `last_text`, what last year's
    report says, are what the caller brings along.
    """

    given_report: Report | None
    manuscript: Manuscript
    layout: Format
    year: int | None = None
    file: "WordFile | None" = None
    last_year: Report | None = None
    returns: Returned | None = None
    published: date | None = None
    last_text: "CheckContext | None" = None

    @cached_property
    def before(self) -> "CheckContext | None":
        """What last year's report says, whoever typed it; None where none was brought along."""
        if self.last_text is not None or self.last_year is None:
            return self.last_text
        made = compose(self.last_year, self.layout.elements)
        return CheckContext(self.last_year, made, self.layout, year=self.last_year.year)

    @property
    def report(self) -> Report:
        """The report; a rule that reads it says so by `needs`."""
        if self.given_report is None:
            raise ReportkitError("this rule reads a report; declare needs=Input.REPORT")
        return self.given_report

    @property
    def year_before(self) -> int | None:
        """The year of last year's report, None where neither it nor this one tells."""
        told = self.last_year or self.last_text
        if told is not None and told.year is not None:
            return told.year
        return None if self.year is None else self.year - 1

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that is read, in order: paragraphs, headings, cells of tables, what stands around the pages."""
        text = (passage for block in self.manuscript.blocks for passage in _passages(block))
        return (*text, *self._edges())

    def _edges(self) -> Iterator[Passage]:
        if self.file is not None:
            for place, texts in (("页眉", self.file.headers), ("页脚", self.file.footers)):
                yield from (Passage(place, text, plain(text), Role.TABLE_NOTE) for text in texts)

    def holding(self, *words: str) -> Sequence[Passage]:
        """Return the passages whose `plain` holds one of some words, in order.

        A rule that asks for what its faults cannot do without reads only these, and most rules read none.
        """
        there = self.likely(*words)
        if len(there) == 1:
            numbers: Iterable[int] = self._holding(there[0])
        else:
            numbers = sorted(set[int]().union(*map(self._holding, there)))
        return list(map(self.passages.__getitem__, numbers))

    def likely(self, *words: str) -> Sequence[str]:
        """Return those of some words that may stand in a `plain`, since what they begin with does."""
        longer, beginnings, alone = _beginnings(words)
        return [*compress(longer, map(self.bigrams.__contains__, beginnings)), *alone]

    def holds(self, word: str) -> bool:
        """Tell whether the `plain` of a passage holds a word."""
        return self._find(word) >= 0

    def _find(self, word: str) -> int:
        """Return where a word stands first in `text`, -1 where it does not."""
        return self.text.find(word) if self.bigrams.issuperset(_bigrams(word)) else -1

    def _holding(self, word: str) -> Sequence[int]:
        if word not in self._held:
            held, starts = [], self._starts
            place = self._find(word)
            while place >= 0:
                number = bisect_right(starts, place)
                held.append(number - 1)
                place = self.text.find(word, starts[number]) if number < len(starts) else -1
            self._held[word] = held
        return self._held[word]

    @cached_property
    def _held(self) -> dict[str, Sequence[int]]:
        return {}

    @cached_property
    def text(self) -> str:
        """Return the `plain` of all passages, one a line."""
        return "\n".join([passage.plain for passage in self.passages])

    @cached_property
    def bigrams_in_order(self) -> Sequence[int]:
        """Every two characters that stand side by side in `text`, from each place but the last."""
        return bigrams(self.text)

    @cached_property
    def bigrams(self) -> frozenset[int]:
        """The same, each once: what begins with two others is not there."""
        return frozenset(self.bigrams_in_order)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return list(accumulate((len(passage.plain) + 1 for passage in self.passages), initial=0))[:-1]

    @cached_property
    def statistics(self) -> Sequence[Statistic]:
        """The report's figures, each followed by what it consists of."""
        return tuple(statistics(self.report))

    @cached_property
    def mentions(self) -> Sequence[tuple[Passage, Mention]]:
        """What the report's slots printed, in reading order, with its passage; titles listed again are left out."""
        return [
            (passage, mention)
            for passage in self.passages
            if passage.spans and passage.role is not Role.ATTACHMENT_NOTE
            for mention in passage.find_mentions()
        ]

    @cached_property
    def prose(self) -> Sequence[Passage]:
        """The passages but for cells of tables, what stands above the red line, and titles that are listed again."""
        return [passage for passage in self.passages if passage.role not in NO_PROSE]

    def prose_holding(self, *words: str) -> Sequence[Passage]:
        """Return those of them whose `plain` holds one of some words."""
        return [passage for passage in self.holding(*words) if passage.role not in NO_PROSE]

    @cached_property
    def typed_text(self) -> str:
        """All that was typed in them, as one."""
        return "\n".join(passage.typed for passage in self.prose)

    @cached_property
    def _made(self) -> dict[object, object]:
        return {}

    def once(self, make: Callable[["CheckContext"], Made]) -> Made:
        """Return what a function makes of the context; it is made once, for all the rules that read it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    @cached_property
    def _places(self) -> Places | TypedPlaces:
        return TypedPlaces(self.manuscript) if self.given_report is None else Places(self.manuscript)

    def where(self, place: str) -> str:
        """Return a place as a reader finds it: 二、（三）, and in what was typed elsewhere 二、概况 → “全年共收到…”."""
        return self._places.where(place)


@lru_cache(1024)  # rules ask for the same words of every text
def _beginnings(words: tuple[str, ...]) -> tuple[Sequence[str], Sequence[int], Sequence[str]]:
    """Return words of two characters and more, the first two of each, and the words that are one character."""
    longer, alone = (tuple(word for word in words if (len(word) > 1) is long) for long in (True, False))
    return longer, words_in("".join([word[:2] for word in longer])), alone


@lru_cache(4096)
def _bigrams(word: str) -> frozenset[int]:
    return frozenset(bigrams(word))


def _passages(block: Block) -> Iterator[Passage]:
    match block:
        case Line() if block.role not in NOT_READ:
            if text := block.text:
                yield Passage(block.origin, text, plain(text), block.role, block.number, block.spans)
            yield from _notes(block.spans)
        case Grid():
            role = block.columns[0].role
            for place, entry in block.placed():
                if isinstance(entry, str) and entry:
                    yield Passage(place, entry, plain(entry), role)
                elif isinstance(entry, GridCell) and entry.spans:
                    text = entry.text
                    yield Passage(place, text, plain(text), entry.role or role, "", entry.spans)
                    yield from _notes(entry.spans)
        case _:
            return


def _notes(spans: Iterable[Span]) -> Iterator[Passage]:
    for note in notes_of(spans):
        if text := note.text:
            yield Passage(note.origin, text, plain(text), Role.TABLE_NOTE, "", note.spans)
