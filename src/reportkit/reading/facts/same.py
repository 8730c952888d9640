"""When two figures of a report are one: by label and value, and only where nothing says whose they are."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal

from reportkit.model import Body, Report, Statistic
from reportkit.reading.facts.figures import FoundFigure

DISTINCT = 1000
"""From here on two figures of one label are hardly the same by chance."""
OF_OTHERS = re.compile("[局委办厅院校镇乡县区市站所]|街道|部门|单位|公司|中心|月|季度|半年|上年|去年|累计|历年|以来")
SHORTEST = 4  # 字 of a label that says what is counted


class SameFigure:
    """Tells whether two figures of the same name, value and unit are one fact (同一数据)."""

    def __init__(self, office: Body) -> None:
        self._own = re.compile("|".join(map(re.escape, (office.name, office.area))))

    def __call__(self, one: FoundFigure, other: FoundFigure) -> bool:
        """Tell it of two: told of the whole area, or of wholes that are one, or too large to agree by chance."""
        if len(one.name) < SHORTEST:
            return False
        if one.whole is not None and other.whole is not None:
            return one.whole is not other.whole and self._alike(one.whole, other.whole)
        return self._apart(one, other)

    def _alike(self, one: FoundFigure, other: FoundFigure) -> bool:
        return (one.name, one.value, one.unit) == (other.name, other.value, other.unit) and self._apart(one, other)

    def _apart(self, one: FoundFigure, other: FoundFigure) -> bool:
        return self.is_of_all(one) and self.is_of_all(other)

    def is_of_all(self, figure: FoundFigure) -> bool:
        """Tell whether a figure's sentence says of nobody else, and of no other time, that it is theirs.

        What else a sentence says is let be where the value is not the same by chance.
        """
        if figure.whole is not None:
            return self.is_of_all(figure.whole)
        said = self._own.sub("", figure.subject)
        return not said or (abs(figure.value) >= DISTINCT and not OF_OTHERS.search(said))


WORDS_AROUND = re.compile(r"^(?:作|共|结(?=转))|继续|(?:案件|件数|数量|总数|数|情况)+\Z")
"""Words of a label that say nothing of what is counted."""


class KnownFigures:
    """The figures that a report has already, such as the cells of its tables (已有数据)."""

    def __init__(self, report: Report, same: SameFigure) -> None:
        self._same = same
        self._by_label: dict[tuple[str, str], list[tuple[Statistic, Statistic | None]]] = {}
        for fact in report.facts:
            for whole in fact.family() if isinstance(fact, Statistic) else ():
                if whole is fact:
                    self._keep(fact, None)
                for part in whole.parts:
                    self._keep(part, whole)

    def _keep(self, fact: Statistic, whole: Statistic | None) -> None:
        for label in {WORDS_AROUND.sub("", label) for label in (fact.name, fact.label)}:
            self._by_label.setdefault((label, fact.unit), []).append((fact, whole))

    def of(self, figure: FoundFigure, *, in_its_run: bool) -> tuple[Statistic, Statistic | None] | None:
        """Return the figure of a report that a text tells again, with its whole: by label, unit and value.

        `in_its_run` tells that the sentence told one of the report's before: this one is of the same body.
        """
        alike = self._by_label.get((WORDS_AROUND.sub("", figure.name), figure.unit), ())
        found = [one for one in alike if one[0].value == figure.value and one[0].exactness == figure.exactness]
        return found[0] if len(found) == 1 and (in_its_run or self._same.is_of_all(figure)) else None


def part_from_known(figures: Sequence[FoundFigure], known: Collection[int]) -> None:
    """Let figures that a report has already, by their identities, be parts of none and have none."""
    wholes = {id(figure.whole): figure.whole for figure in figures if id(figure) in known}
    rests: dict[int, Decimal] = defaultdict(Decimal)
    for figure in figures:
        if id(figure) in known or id(figure.whole) in known:
            figure.named_after, figure.whole = figure.whole, None
        rests[id(figure.whole)] += figure.value
    for whole in filter(None, wholes.values()):
        rest = rests[id(whole)]
        whole.sums = "==" if rest == whole.value else "<=" if rest < whole.value else ">="
