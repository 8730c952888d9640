"""What a change of a line reaches: which of its segments, and what of them the words that come are."""

import re
from collections.abc import Iterator, Sequence

from reportkit.approval.applying.cuts import Cut, Shorts
from reportkit.approval.applying.facts import is_given, numbers_in
from reportkit.approval.applying.sources import Segment, bare

FIGURE = re.compile(r"[-－]?\d[\d,，]*(?:\.\d+)?[^\d，。；：、]{0,6}")
"""A figure with its unit, and no more."""


ROUGHLY = ("近", "约")
"""What makes the figure behind it no exact one."""


def divided(one: Cut, given: Sequence[Segment], bounds: Sequence[tuple[int, int]]) -> Iterator[Cut]:
    """Yield a cut that goes over the bounds of a title in 《》 part by part: brackets tell what is in its place."""
    touched = [number for number, (start, end) in enumerate(bounds) if start < one.end and one.start < end]
    within = given[touched[0] : touched[-1] + 1] if touched else []
    titles = [number for number in touched if given[number].slot and given[number].words.startswith("《")]
    if len(within) < 2 or len(titles) != 1 or one.stays or one.noted is not None or any(part.note for part in within):
        yield one
        return
    (start, end), closing = bounds[titles[0]], given[titles[0]].words[-1]
    first = one.words.find("《") if one.start < start else 0
    last = one.words.rfind(closing) + 1 if end < one.end else len(one.words)
    if not 0 <= first < last:
        yield one
        return
    yield from [_part(one, one.start, start, 0, first)] if one.start < start else []
    yield _part(one, max(one.start, start), min(one.end, end), first, last)
    yield from [_part(one, end, one.end, last, len(one.words))] if end < one.end else []


def _part(one: Cut, start: int, end: int, begin: int, upto: int) -> Cut:
    """Return a cut of some of a stretch, with some of the words that come."""
    spans, at = [], 0
    for span in one.spans:
        text = bare(span.text)
        spans.append(span._replace(text=text[max(begin - at, 0) : max(upto - at, 0)]))
        at += len(text)
    return one._replace(start=start, end=end, words=one.words[begin:upto], spans=tuple(spans))


def holder(given: Sequence[Segment], touched: Sequence[int], one: Cut, before: str, behind: str) -> int | None:
    """Return the slot of several segments whose figure the words that come say, None where they say none of one.

    These are another figure with its unit, in the place of a figure whose unit was typed behind it, or of what follows
    from it too; or any words in which the figure is as it was. `before` and `behind` are what stays of the first and
    the last segment.
    """
    within = given[touched[0] : touched[-1] + 1]
    told = [*numbers_in(one.words)]
    if (
        len(touched) < 2
        or len(told) != 1
        or len({part.leaf for part in within}) > 1
        or any(part.note for part in within)
    ):
        return None
    slots = [number for number in touched if given[number].slot]
    figures = [number for number in slots if _is_figure(given[number])]
    kept = [number for number in figures if told == [*numbers_in(given[number].words)]]
    found = kept[0] if len(kept) == 1 else None
    if FIGURE.fullmatch(one.words) and figures[:1] == [touched[0]] and not kept:
        of_one = len({str(given[number].slot).partition(":")[0] for number in slots}) == 1
        found = touched[0] if of_one else None
    cut = [number for number, rest in ((touched[0], before), (touched[-1], behind)) if rest and given[number].slot]
    return found if {found}.issuperset(cut) else None


def _is_figure(segment: Segment) -> bool:
    """Tell whether a slot prints one figure, and not what follows from figures."""
    return is_given(segment.slot or "") and len([*numbers_in(segment.words)]) == 1


def rounded(given: Sequence[Segment], bounds: Sequence[tuple[int, int]], one: Cut) -> list[int]:
    """Return the figure's slot before which words are put in that make it no exact one."""
    if one.words not in ROUGHLY:
        return []
    return [
        number
        for number, (start, end) in enumerate(bounds)
        if start == one.start < end and given[number].slot and given[number].words[0].isdigit()
    ]


def grown(given: Sequence[Segment], bounds: Sequence[tuple[int, int]], one: Cut, shorts: Shorts) -> list[int]:
    """Return the slot beside which words are put in that make its new short name of what it printed."""
    found = []
    for number, (segment, (start, end)) in enumerate(zip(given, bounds, strict=True)):
        short = shorts.get(segment.slot or "")
        before, behind = one.start == start, one.start == end
        if (before and one.words + segment.words == short) or (behind and segment.words + one.words == short):
            found.append(number)
    return found


def beside(given: Sequence[Segment], bounds: Sequence[tuple[int, int]], one: Cut) -> list[int]:
    """Return the segment that words put in at a place go with: one that was typed, else what a text has there."""
    at = one.start
    ending = [number for number, (_, end) in enumerate(bounds) if end == at and given[number].leaf]
    beginning = [number for number, (start, _) in enumerate(bounds) if start == at and given[number].leaf]
    inside = [number for number, (start, end) in enumerate(bounds) if start < at < end]
    above = () if one.noted == 0 and any(given[number].note for number in ending) else reversed(ending)
    near = [number for number in (*inside, *above, *beginning) if not given[number].note]
    typed = [number for number in near if given[number].slot is None]
    return (typed or near)[:1]


def bounds_of(given: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    at = 0
    for one in given:
        yield at, at + len(one.words)
        at += len(one.words)
