"""How a report writes its figures (数字写法), as most of them are written."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from reportkit.model import FigureStyle
from reportkit.reading.facts.figures import FoundFigure

Written = tuple[str, FoundFigure, Sequence[int]]
"""A figure as it is typed, what it is, and the decimals of the percentages that are told of it."""


def likely_style(style: FigureStyle, figures: Iterable[Written]) -> FigureStyle:
    """Return the style in which most figures of a report are written."""
    percents: Counter[int] = Counter()
    rounded: Counter[int] = Counter()
    grouped: Counter[bool] = Counter()
    for typed, figure, decimals in figures:
        percents.update(decimals)
        digits = re.search(r"\d[\d,]*(?:\.(\d+))?", typed)
        if digits and figure.scale:
            rounded[len(digits[1] or "")] += 1
        elif digits and abs(figure.value) >= 1000:
            grouped["," in digits[0]] += 1
    changes: dict[str, Counter[Any]] = {
        "percent_decimals": percents,
        "decimals": rounded,
        "grouping": grouped,
    }
    most: dict[str, Any] = {name: counter.most_common(1)[0][0] for name, counter in changes.items() if counter}
    return attrs.evolve(style, **most)
