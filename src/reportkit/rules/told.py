"""What findings speak of already, so that one fault is told once."""

import re
from collections.abc import Iterable

from reportkit.rules.finding import Finding

FIGURE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
STEP = re.compile(r"(?:\.[a-z_]+|\[[0-9]+\])$")


class Told:
    """The words that findings quote, by their places (已提示的文字)."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._quoted: dict[str, list[str]] = {}
        for finding in findings:
            if finding.quotation:
                self._quoted.setdefault(finding.place, []).append(finding.quotation)

    def speaks_of(self, finding: Finding) -> bool:
        """Tell whether the words of a finding are spoken of at its place, or at one that holds it.

        >>> from reportkit.rules import Force, Severity
        >>> def found(place, words):
        ...     return Finding("a_fault", Severity.ERROR, Force.PRACTICE, "", place, "有误", words)
        >>> told = Told([found("preamble[0]", "占73.9%")])
        >>> told.speaks_of(found("preamble[0][2]", "73.9%")), told.speaks_of(found("preamble[0][2]", "3.9%"))
        (True, False)
        """
        place = finding.place
        while True:
            if any(_same(finding.quotation, quoted) for quoted in self._quoted.get(place, ())):
                return True
            shorter = STEP.sub("", place)
            if shorter == place:
                return False
            place = shorter


def _same(words: str, quoted: str) -> bool:
    """Tell whether words, or the figure that they begin with, stand in a quotation."""
    figure = FIGURE.match(words)
    if figure is None:
        return words in quoted or quoted in words
    return any(found[0] == figure[0] for found in FIGURE.finditer(quoted))
