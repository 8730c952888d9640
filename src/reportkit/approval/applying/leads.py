"""The lead of an item as cuts in its line leave it."""

from collections.abc import Sequence

import attrs

from reportkit.approval.applying.pieces import TYPED_LEAD
from reportkit.approval.applying.sources import Segment, as_written
from reportkit.place import Place

LEAD = Place(("lead",))
STOP = "。"


def at_stop(given: Sequence[Segment]) -> tuple[list[Segment], list[Segment]] | None:
    """Return what stands before the stop of an item's lead and behind it, None where it has no lead any more."""
    found = next(((at, one) for at, one in enumerate(given) if STOP in one.words or one.leaf not in (LEAD, None)), None)
    if found is None:
        return None
    number, one = found
    begin, _, end = one.words.partition(STOP)
    typed_anew = one.leaf == LEAD and not one.slot and TYPED_LEAD.match("".join(other.words for other in given))
    if not (typed_anew if begin else one.leaf is None):
        return None
    before, behind = (attrs.evolve(one, words=words, written=as_written(words)) for words in (begin, end))
    return [*given[:number], before], [behind, *given[number + 1 :]]
