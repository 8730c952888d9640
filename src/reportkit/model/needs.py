"""What a format word needs of its figure: each need gives None when it holds, or what is missing and how to give it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from reportkit.wording import number, places

if TYPE_CHECKING:
    from reportkit.model.ways import Figure

Need = Callable[["Figure"], str | None]


def last(figure: "Figure") -> str | None:
    """Last year's value is known."""
    return None if figure.fact.last_value is not None else "last year's value; give it as last="


def exact(figure: "Figure") -> str | None:
    """The value is exact."""
    mark = figure.fact.exactness
    return f"an exact figure, not one with {mark}; give the exact value, and {{…:概数}} to round it" if mark else None


def last_exact(figure: "Figure") -> str | None:
    """Last year's value is exact."""
    mark = figure.fact.last_exactness
    return f"an exact figure of last year, not one with {mark}; give the exact value in last=" if mark else None


def not_negative(figure: "Figure") -> str | None:
    """Neither value is negative."""
    values = (figure.fact.value, figure.fact.last_value)
    return "figures that are not negative" if any(value is not None and value < 0 for value in values) else None


def whole(figure: "Figure") -> str | None:
    """It is a part of something above 0, in the same unit."""
    if figure.whole is None:
        return "a whole; give the figure among the parts= of another one"
    unit, value = figure.whole.unit, figure.whole.value
    if unit != figure.fact.unit:
        return f"a whole in its own unit; {figure.whole.name} is in {unit or 'no unit'}"
    return f"a whole above 0; {figure.whole.name} is {number(value)}" if value is not None and value <= 0 else None


def whole_exact(figure: "Figure") -> str | None:
    """Its whole is exact."""
    return exact(attrs.evolve(figure, fact=figure.whole)) if figure.whole else None


def whole_last(figure: "Figure") -> str | None:
    """Last year's value of its whole is known, above 0 and exact."""
    if figure.whole is None or not figure.whole.last_value or figure.whole.last_value < 0:
        return "last year's value of its whole, above 0; give it as last="
    return last_exact(attrs.evolve(figure, fact=figure.whole))


def parts(figure: "Figure") -> str | None:
    """It consists of something."""
    return None if figure.fact.parts else "parts; give them as parts="


def above_nought(figure: "Figure") -> str | None:
    """It can be shared out."""
    value = figure.fact.value
    return None if value is None or value > 0 else "a value above 0 to take shares of"


def countable(figure: "Figure") -> str | None:
    """It can be said in words."""
    value = figure.fact.value
    if value is None or (value >= 1 and not places(value)):
        return None
    return f"a whole number from 1; it is {number(value)}"
