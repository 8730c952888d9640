"""The segments of a line as edits cut them: words that come and go, slots that print others, other looks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from reportkit.approval.applying.cuts import BREAK, NO_SHORTS, Cut, Otherwise, Pending, Replaced, Shorts
from reportkit.approval.applying.reach import beside, bounds_of, divided, grown, holder, rounded
from reportkit.approval.applying.refusing import Refusal
from reportkit.approval.applying.sources import Leads, Segment, Stresses, as_written
from reportkit.model import slots
from reportkit.place import Place

SET = (("lead",), ("responsible",), ("by",))
"""What of an item has a look of its own."""


@attrs.define
class Written:
    """A line as it is to be written (改后原文): its segments after the cuts, and what slots are to print instead.

    `across` tells that a cut went over the bounds of texts, so that the line can only be one text; `replaced` are the
    slots that gave way to words.
    """

    segments: list[Segment]
    across: bool = False
    replaced: list[Replaced] = attrs.Factory(list)

    @property
    def pending(self) -> list[Pending]:
        """What slots are to print instead."""
        return [
            Pending(one.slot, one.printed, one.words, one.edits)
            for one in self.segments
            if one.slot and one.printed is not None
        ]

    def text(self, path: Place) -> str:
        """Return one of its texts."""
        return "".join(one.written for one in self.segments if one.leaf == path)

    def whole(self, between: Iterable[Segment] | None = None) -> str:
        """Return all of it as one text."""
        return "".join(one.written for one in (self.segments if between is None else between))


def cut(given: Sequence[Segment], cuts: Iterable[Cut], literal: frozenset[int], shorts: Shorts = NO_SHORTS) -> Written:
    """Return a line's segments after some cuts; a slot that one lies in is left to what it prints, but for those of
    the edits that are to stand in its place as they are, `literal`; one beside it that makes a new short name of what
    it prints, of `shorts`, lies in it."""
    made = Written(list(given))
    bounds = list(bounds_of(given))
    parts = [part for one in cuts for part in divided(one, given, bounds)]
    for one in sorted(parts, key=lambda one: (one.start, one.end, one.rank), reverse=True):
        _cut(made, one, literal, shorts)
    return made


def with_slots_otherwise(made: Written, otherwise: Otherwise) -> Written:
    """Return a line in which others stand in the place of slots that cannot print what they are to."""
    if otherwise:
        made.segments = [part for one in made.segments for part in _otherwise(one, otherwise)]
    return made


def _otherwise(segment: Segment, otherwise: Otherwise) -> Iterator[Segment]:
    parts = otherwise.get((segment.slot, segment.words)) if segment.slot and segment.printed is not None else None
    if parts is None:
        yield segment
        return
    for part in parts:
        written = f"{{{part.slot}}}" if part.slot else as_written(part.words)
        printed = None if part.printed == part.words else part.printed
        yield attrs.evolve(segment, words=part.words, written=written, slot=part.slot, printed=printed)


def _cut(made: Written, one: Cut, literal: frozenset[int], shorts: Shorts) -> None:
    if one.stays:
        made.segments = list(_restressed(made.segments, one))
        return
    bounds = list(bounds_of(made.segments))
    touched = [number for number, (start, end) in enumerate(bounds) if start < one.end and one.start < end]
    notes = [segment for segment in made.segments[touched[0] : touched[-1]] if segment.note] if touched else []
    if not touched and one.words == BREAK:
        _break(made, bounds, one.start)
        return
    within = [] if touched else rounded(made.segments, bounds, one) or grown(made.segments, bounds, one, shorts)
    touched = touched or within or beside(made.segments, bounds, one)
    if not touched:
        made.segments += _typed(one.dressed(()), None)
        made.across = True
        return
    first, last = touched[0], touched[-1]
    segment = made.segments[first]
    before = segment.words[: max(one.start - bounds[first][0], 0)]
    behind = made.segments[last].words[max(one.end - bounds[last][0], 0) :]
    owners = {made.segments[number].leaf for number in touched if not made.segments[number].note}
    made.across |= len(owners) > 1 or None in owners or (one.words == BREAK and any(map(_stands_apart, owners)))
    is_inside = first == last and segment.slot and (one.start < one.end or before or within)
    held = first if is_inside else holder(made.segments, touched, one, before, behind)
    if held is not None and one.edit not in literal:
        made.segments[first : last + 1] = _held(made.segments[first : last + 1], held - first, one, before, behind)
        return
    if one.start == one.end and segment.slot and not (before and behind):  # beside a slot
        at = first + 1 if bounds[first][1] <= one.start else first
        made.segments[at:at] = _typed(one.dressed(segment.stresses), segment.leaf)
        return
    left = f"{before}{one.words}{behind}"
    made.replaced += [
        Replaced(gone.slot, gone.printed or gone.words, left, one.edit)
        for gone in made.segments[first : last + 1]
        if gone.slot and left
    ]
    kept = made.segments[last].stresses
    if not notes:
        came = [(before, segment.stresses), *one.dressed(segment.stresses), (behind, kept)]
        made.segments[first : last + 1] = _typed(came, segment.leaf)
        return
    came = [(sign, look) for text, look in one.dressed(segment.stresses) for sign in text]
    noted = len(came) if one.noted is None else one.noted
    made.segments[first : last + 1] = [
        *_typed([(before, segment.stresses), *came[:noted]], segment.leaf),
        *notes,
        *_typed([*came[noted:], (behind, kept)], made.segments[last].leaf),
    ]


def _held(given: Sequence[Segment], held: int, one: Cut, before: str, behind: str) -> Iterator[Segment]:
    """Yield what is left of segments of which one slot is to print the words that come; `before` and `behind` stay."""
    last, slot = len(given) - 1, given[held]
    if held > 0:
        yield attrs.evolve(given[0], words=before, written=as_written(before))
    printed = slot.words if slot.printed is None else slot.printed
    words = f"{'' if held else before}{one.words}{behind if held == last else ''}"
    yield attrs.evolve(slot, words=words, printed=printed, edits=(*slot.edits, one.edit))
    if held < last:
        yield attrs.evolve(given[last], words=behind, written=as_written(behind))


def _break(made: Written, bounds: Sequence[tuple[int, int]], at: int) -> None:
    """Let another paragraph begin between two segments, behind the notes on the words above."""
    number = next((number for number, (start, end) in enumerate(bounds) if start >= at and start < end), len(bounds))
    near = [*made.segments[number : number + 1], *reversed(made.segments[:number])]
    leaf = next((one.leaf for one in near if one.leaf and not one.note), None)
    made.segments.insert(number, Segment(BREAK, BREAK, leaf))
    made.across |= _stands_apart(leaf)


def _stands_apart(leaf: Place | None) -> bool:
    """Tell whether a text has signs of the library's around it, so that it cannot end within."""
    return leaf is None or "items" in leaf.steps or leaf.steps[-1:] == ("to",) or leaf.steps[:1] in SET


def _typed(words: Iterable[tuple[str, Stresses]], leaf: Place | None) -> list[Segment]:
    """Return words that were typed as segments, one at the least."""
    found = [
        Segment(text, as_written(text), leaf, stresses=stresses)
        for stresses, alike in groupby(words, key=lambda stretch: stretch[1])
        if (text := "".join(text for text, _ in alike))
    ]
    return found or [Segment("", "", leaf)]


def _restressed(given: Sequence[Segment], one: Cut) -> Iterator[Segment]:
    """Yield segments whose words look as a cut has them; what a slot prints does as a whole."""
    looks = [stresses for words, stresses in one.dressed(()) for _ in words]
    for segment, (start, end) in zip(given, bounds_of(given), strict=True):
        if start == end or end <= one.start or one.end <= start:
            yield segment
            continue
        own = [
            _seen(looks[at - one.start], segment, one) if one.start <= at < one.end else segment.stresses
            for at in range(start, end)
        ]
        if segment.leaf is None or segment.leaf.steps[:1] in SET:
            raise Refusal([one.edit], "look")
        for part in [segment] if len(set(own)) == 1 else _parts(segment, own, one.edit):
            yield attrs.evolve(part, stresses=own[0])
            del own[: len(part.words)]


def _seen(look: Stresses, segment: Segment, one: Cut) -> Stresses:
    """Return how a character of a segment looks now, which leads where it led unless the cut is of that."""
    if one.leads:
        if Leads("") in segment.stresses:  # its address is printed, too
            raise Refusal([one.edit], "link")
        return look
    kept = (lead for lead in segment.stresses if isinstance(lead, Leads))
    return (*(stress for stress in look if not isinstance(stress, Leads)), *kept)


def _parts(segment: Segment, looks: Sequence[Stresses], edit: int) -> Iterator[Segment]:
    """Yield the stretches of a segment that look alike: of what a figure's slot prints, its name and the figure."""
    bounds = [at for at in range(1, len(looks)) if looks[at] != looks[at - 1]]
    if segment.slot is None:
        for start, end in zip([0, *bounds], [*bounds, len(looks)], strict=True):
            words = segment.words[start:end]
            yield Segment(words, as_written(words), segment.leaf)
        return
    name = segment.slot
    if bounds != [len(name)] or not segment.words.startswith(name) or ":" in name:
        raise Refusal([edit], "look")
    yield Segment(name, slots.escape(name), segment.leaf)
    printed = segment.printed[len(name) :] if segment.printed else None
    yield attrs.evolve(
        segment, words=segment.words[len(name) :], written=f"{{{name}:数值}}", slot=f"{name}:数值", printed=printed
    )
