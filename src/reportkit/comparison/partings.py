"""Paragraphs that were parted or joined, as they are compared: each part beside the words of the whole that it has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from reportkit.alignment import Alignment
from reportkit.alignment.parting import Parting
from reportkit.comparison.changes import Change, Reformatted, Reworded
from reportkit.manuscript import Block, Line, Span


class Counterpart(NamedTuple):
    """What is compared with each other (对照段落): blocks, or what of them is the same paragraph's.

    `begins` and `begins_after` are where they begin in the whole block, `number` is which of several parts it is.
    """

    before: Block
    after: Block
    begins: int = 0
    begins_after: int = 0
    number: int = 0

    def placed(self, change: Change) -> Change:
        """Return a change with its place in the whole blocks."""
        if not isinstance(change, (Reformatted, Reworded)) or not (self.begins or self.begins_after):
            return change
        start, start_after = change.start_before + self.begins, change.start_after + self.begins_after
        return attrs.evolve(change, start_before=start, start_after=start_after)


class Partings:
    """Finds the parts of what was parted or joined (拆并对照).

    `split` gives the old paragraph that each further part of it is of; `joined` for each paragraph that runs on with
    one above it, that and the new one which they are.
    """

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        found = alignment.partings
        self._of: Mapping[tuple[int, int], tuple[Parting, int]] = {
            (old, new): (one, at) for one in found for at, (old, new) in enumerate(_pairs(one))
        }
        self.split = {new: one.olds[0] for one in found for new in one.news[1:]}
        self.joined = {
            old: (above, one.news[0]) for one in found for above, old in zip(one.olds, one.olds[1:], strict=False)
        }

    def between(self, old: int, new: int) -> Counterpart:
        """Return what of two blocks is compared."""
        before, after = self._alignment.old.blocks[old], self._alignment.new.blocks[new]
        if (old, new) not in self._of or not (isinstance(before, Line) and isinstance(after, Line)):
            return Counterpart(before, after)
        parting, at = self._of[old, new]
        begin = (0, *parting.bounds)[at]
        end = (*parting.bounds, None)[at]
        if len(parting.olds) > 1:
            own = attrs.evolve(after, spans=tuple(stretch(after.spans, begin, end)))
            return Counterpart(_as(before, after, at), own, 0, begin)
        own = attrs.evolve(before, spans=tuple(stretch(before.spans, begin, end)))
        return Counterpart(_as(own, after, at), after, begin, 0, at)


def _as(before: Line, after: Line, at: int) -> Line:
    """Return what a further part was with the role that it has: this is told with where it stands."""
    return attrs.evolve(before, role=after.role) if at else before


def _pairs(parting: Parting) -> Iterator[tuple[int, int]]:
    olds, news = parting.olds, parting.news
    for at in range(max(len(olds), len(news))):
        yield olds[min(at, len(olds) - 1)], news[min(at, len(news) - 1)]


def stretch(spans: Sequence[Span], begin: int, end: int | None) -> Iterator[Span]:
    """Yield the spans of so many characters of a line; what has no words is of those before it."""
    at = 0
    for span in spans:
        length = len(span.text.replace("\n", ""))
        if not length:
            if (at > begin or begin == 0) and (end is None or at <= end):
                yield span
            continue
        first, last = max(begin - at, 0), length if end is None else min(end - at, length)
        if first < last:
            yield span if last - first == length else span._replace(text=span.text.replace("\n", "")[first:last])
        at += length
