"""Two texts put beside each other: which words are others, and which look or lead otherwise."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple, TypedDict
from urllib.parse import unquote

import attrs

from reportkit.alignment import Hunk, Tokeniser, changed, is_figure
from reportkit.comparison.changes import Change, FigureChanged, Reformatted, Reworded
from reportkit.manuscript import Mark, Span, text_of
from reportkit.place import Place

OBJECT = "\ufffc"
"""What stands for something that is no word of its own."""

CLAUSE = re.compile("[^，。；：？！\n]*[，。；：？！\n]?")
PLAIN = "常规"


class Where(TypedDict):
    """The place of a text in either version (前后位置), as a path and as a reader finds it."""

    before: Place
    after: Place
    where_before: str
    where_after: str


class Told(NamedTuple):
    """A text as it is compared (词元序列): its tokens, and what each is compared by, a reference by its target."""

    spans: tuple[Span, ...]
    tokens: Sequence[str]
    keys: Sequence[str]

    @property
    def text(self) -> str:
        """The words."""
        return "".join(self.tokens)

    @property
    def places(self) -> list[int]:
        """Where each token begins, and where the last one ends."""
        return [0, *accumulate(map(len, self.tokens))]

    @property
    def looks(self) -> list[str]:
        """How each character looks, and where it leads."""
        return [_look(span) for span in self.spans for sign in span.text if sign != "\n"]

    @property
    def leads(self) -> list[bool]:
        """Whether each character is of what leads an item, which looks as the format says."""
        return [span.mark is Mark.LEAD for span in self.spans for sign in span.text if sign != "\n"]

    def stretch(self, tokens: tuple[int, int]) -> tuple[str, int]:
        """Return the words of some tokens, and where they begin."""
        first, last = tokens
        return "".join(self.tokens[first:last]), len("".join(self.tokens[:first]))


@attrs.frozen
class TextComparison:
    """Tells what changed within texts (文字比较); tokens that are to stand `apart` change by themselves."""

    tokenise: Tokeniser
    apart: Callable[[str], bool]

    def words(self, old: Sequence[Span], new: Sequence[Span], where: Where) -> Iterator[Change]:
        """Yield the words that came in the place of others."""
        before, after = self._told(old), self._told(new)
        for hunk in changed(before.keys, after.keys, self.apart):
            change = _worded(hunk, before, after, where)
            if change.old != change.new:  # a reference reads the same where a Word file has only its words
                yield change

    def looks(self, old: Sequence[Span], new: Sequence[Span], where: Where) -> Iterator[Change]:
        """Yield the words that stayed and look otherwise, or lead elsewhere."""
        if not any(span.stresses or span.link for span in (*old, *new)):
            return
        before, after = self._told(old), self._told(new)
        looks, leads = (before.looks, after.looks), before.leads
        ends = len(before.keys), len(after.keys)
        at, at_new = 0, 0
        for hunk in [*changed(before.keys, after.keys, self.apart), Hunk((ends[0], ends[0]), (ends[1], ends[1]))]:
            stays, start = before.stretch((at, hunk.old[0]))
            start_new = after.stretch((at_new, hunk.new[0]))[1]
            pairs = zip(looks[0][start : start + len(stays)], looks[1][start_new:], leads[start:], strict=False)
            for (look, other, _), signs in groupby(pairs):
                count = len(list(signs))
                if look != other:
                    text = after.text[start_new : start_new + count]
                    starts = {"start_before": start, "start_after": start_new}
                    yield Reformatted(**where, **starts, old=text, new=text, look_before=look, look_after=other)
                start, start_new = start + count, start_new + count
            at, at_new = hunk.old[1], hunk.new[1]

    def carried(self, old: Sequence[Span], new: Sequence[Span], at: int) -> range:
        """Return where a place in the old words, in characters, is in the new ones: anywhere in what changed there."""
        before, after = self._told(old), self._told(new)
        places, places_new = before.places, after.places
        token = min(bisect_right(places, at) - 1, len(before.tokens))
        shift = 0
        for (first, last), (first_new, last_new) in changed(before.keys, after.keys, self.apart):
            if places[first] <= at <= places[last]:
                return range(places_new[first_new], places_new[last_new] + 1)
            if first > token:
                break
            shift = last_new - last
        place = places_new[token + shift] + at - places[token]
        return range(place, place + 1)

    def _told(self, spans: Sequence[Span]) -> Told:
        tokens: list[str] = []
        keys: list[str] = []
        for target, group in groupby(spans, key=lambda span: span.target):
            text = text_of(group).replace("\n", "")
            own = [text] if target and text else self.tokenise(text)
            tokens += own
            keys += [f"{OBJECT}{target}"] if target and text else own
        return Told(tuple(spans), tokens, keys)


def _worded(hunk: Hunk, before: Told, after: Told, where: Where) -> Change:
    (old, start_before), (new, start_after) = before.stretch(hunk.old), after.stretch(hunk.new)
    made = Reworded(
        **where,
        old=old,
        new=new,
        start_before=start_before,
        start_after=start_after,
        clause_before=_clause(before.text, start_before, len(old)).strip(),
        clause_after=_clause(after.text, start_after, len(new)).strip(),
    )
    if not all(last - first == 1 for first, last in hunk) or not (is_figure(old) and is_figure(new)):
        return made
    return FigureChanged(
        **attrs.asdict(made, recurse=False),
        fact=_fact(after.spans, start_after, len(new)) or _fact(before.spans, start_before, len(old)),
    )


def _look(span: Span) -> str:
    """Return how a stretch looks, and where it leads."""
    leads = [f"链接到{unquote(span.link).removeprefix('#').rstrip('/')}"] if span.link else []
    return "、".join([*sorted(stress.value for stress in span.stresses), *leads]) or PLAIN


def _clause(text: str, start: int, length: int) -> str:
    """Return the clauses that a stretch stands in; of nothing behind the last, that one."""
    first = min(start, len(text) - 1)
    last = max(start + length, first + 1)
    parts = [found for found in CLAUSE.finditer(text) if found.end() > first and found.start() < last]
    return text[parts[0].start() : parts[-1].end()] if parts else ""


def _fact(spans: Sequence[Span], start: int, length: int) -> str | None:
    """Return the name of the fact that printed some words of a line."""
    at = 0
    for span in spans:
        end = at + len(span.text)
        if span.fact and at < start + length and start < end:
            return span.fact
        at = end
    return None
