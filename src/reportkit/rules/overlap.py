"""Which words faults speak of, so that one fault is told once: where two rules see it, by the one that knows more."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from reportkit.patterns import expression
from reportkit.place import Place
from reportkit.rules.reckoned import FIGURE
from reportkit.rules.rule import Fault

ANY_FIGURE = expression(FIGURE)


class Reported:
    """The words that faults are about, by their places (已提示的文字)."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        at: dict[str, list[Fault]] = {}
        for fault in faults:
            if fault.quotation:
                at.setdefault(fault.place, []).append(fault)
        self._told = {place: _AtPlace(told) for place, told in at.items()}

    def covers(self, fault: Fault) -> bool:
        """Tell whether the words of a fault are spoken of at its place, or at one that holds it.

        Where both faults know where their words stand, these overlap; else one quotes the words, or the figure, of the
        other.

        >>> told = Reported([Fault("preamble[0]", "有误", "占73.9%")])
        >>> told.covers(Fault("preamble[0][2]", "有误", "73.9%")), told.covers(Fault("preamble[0]", "", "3.9%"))
        (True, False)
        >>> told = Reported([Fault("preamble[0]", "有误", "，，", 4)])
        >>> [told.covers(Fault("preamble[0]", "有误", "，", start)) for start in (3, 4, 5, 6)]
        [False, True, True, False]
        """
        outward = map(str, Place.parse(fault.place).outward())
        return any(self._told[place].covers(fault) for place in outward if place in self._told)


class _AtPlace:
    """The faults of one place: those whose words stand at a known one in their order, and the others."""

    def __init__(self, told: Sequence[Fault]) -> None:
        self._told = told
        spans = sorted(fault.span for fault in told if fault.span)
        self._starts = [start for start, _ in spans]
        self._furthest = list(accumulate((end for _, end in spans), max))  # where those up to here end at the latest
        self._loose = [fault for fault in told if not fault.span]

    def covers(self, fault: Fault) -> bool:
        if fault.span is None:
            return any(_same(fault, other) for other in self._told)
        start, end = fault.span
        before = bisect_left(self._starts, end)
        return bool(before and self._furthest[before - 1] > start) or any(_same(fault, other) for other in self._loose)


def _same(fault: Fault, other: Fault) -> bool:
    """Tell whether one of two faults, of which one does not say where its words stand, quotes those of the other."""
    words, quoted = fault.quotation, other.quotation
    figure = ANY_FIGURE.match(words)
    if figure is None:
        return words in quoted or quoted in words
    return any(found[0] == figure[0] for found in ANY_FIGURE.finditer(quoted))
