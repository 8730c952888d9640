"""When two figures of a report are one: by label and value, and only where nothing says whose they are."""

import re

from reportkit.model import Body
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
