"""Figures as they are typed, and whether what is reckoned from them rounds to another that is."""

from decimal import Decimal
from fractions import Fraction

from reportkit.patterns import expression
from reportkit.wording import exact, number

_FURTHER = r"(?:\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,5}(?!\d)|[\d,]{0,15})(?:\.\d{1,9})?"
FIGURE = rf"\d{_FURTHER}"
"""A pattern of digits, with commas or blanks between groups of three, and decimals."""
GROUPING = expression(r"[,\s]")
BEGINS = r"(?<![0-9.,])(?<![0-9][ \u00a0\u2009\u202f])"
"""A figure is no part of another: 268 in 1 268, whose groups a space parts."""


def figure_alone(not_behind: str = "") -> str:
    """Return the pattern of a figure that is no part of another, and stands not right behind some signs.

    What must not stand before it is asked behind its first digit, to which a search leaps.
    """
    return rf"\d(?<![0-9.,{not_behind}].)(?<![0-9][ \u00a0\u2009\u202f].){_FURTHER}"


def value(typed: str) -> Decimal:
    """Return what a typed figure is.

    >>> value("12,656.50"), value("1 268")
    (Decimal('12656.50'), Decimal('1268'))
    """
    return Decimal(GROUPING.sub("", typed))


def decimals(figure: Decimal) -> int:
    """Return with how many decimals a figure was typed."""
    return max(0, -int(figure.as_tuple().exponent))


def rounds_to(reckoned: Fraction, figure: Decimal) -> bool:
    """Tell whether something reckoned is a typed figure, at the decimals that it was typed with.

    >>> rounds_to(Fraction(2, 3) * 100, Decimal("66.7")), rounds_to(Fraction(2, 3) * 100, Decimal("66.6"))
    (True, False)
    """
    return abs(reckoned - exact(figure)) <= Fraction(1, 2 * 10 ** decimals(figure))


def rounded(reckoned: Fraction, places: int) -> str:
    """Return something reckoned with so many decimals, as a report writes it."""
    return number(Decimal(round(reckoned * 10**places)).scaleb(-places), decimals=places)
