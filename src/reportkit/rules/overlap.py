"""Which words faults speak of, so that one fault is told once: where two rules see it, by the one that knows more."""

import re
from collections.abc import Iterable, Iterator

from reportkit.rules.reckoned import FIGURE
from reportkit.rules.rule import Fault

ANY_FIGURE = re.compile(FIGURE)
STEP = re.compile(r"(?:\.[a-z_]+|\[[0-9]+\])$")


class Reported:
    """The words that faults are about, by their places (已提示的文字)."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self._told: dict[str, list[Fault]] = {}
        for fault in faults:
            if fault.quotation:
                self._told.setdefault(fault.place, []).append(fault)

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
        return any(_same(fault, other) for place in _around(fault.place) for other in self._told.get(place, ()))


def _around(place: str) -> Iterator[str]:
    """Yield a place and those that hold it."""
    shorter = place
    while shorter:
        yield shorter
        longer, shorter = shorter, STEP.sub("", shorter)
        if longer == shorter:
            return


def _same(fault: Fault, other: Fault) -> bool:
    one, two = fault.span, other.span
    if one and two:
        return one[0] < two[1] and two[0] < one[1]
    words, quoted = fault.quotation, other.quotation
    figure = ANY_FIGURE.match(words)
    if figure is None:
        return words in quoted or quoted in words
    return any(found[0] == figure[0] for found in ANY_FIGURE.finditer(quoted))
