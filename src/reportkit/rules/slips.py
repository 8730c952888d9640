"""What a hand does to a figure: one digit taken for another, or two that changed places."""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd


def one_slip(typed: int, right: int) -> bool:
    """Tell whether a whole number is another but for one digit, or for two beside each other that changed places.

    >>> one_slip(895, 859), one_slip(136138, 136156), one_slip(12, 120)
    (True, False, False)
    """
    one, other = str(typed), str(right)
    if len(one) != len(other) or typed == right:
        return False
    differing = [at for at, both in enumerate(zip(one, other, strict=True)) if both[0] != both[1]]
    return len(differing) == 1 or turned_around(typed, right)


def turned_around(typed: int, right: int) -> bool:
    """Tell whether two digits beside each other changed places.

    >>> turned_around(946, 964), turned_around(946, 649)
    (True, False)
    """
    one, other = str(typed), str(right)
    if len(one) != len(other):
        return False
    differing = [at for at, both in enumerate(zip(one, other, strict=True)) if both[0] != both[1]]
    changed = [(one[at], other[at]) for at in differing]
    return len(differing) == 2 and differing[1] == differing[0] + 1 and changed[0] == changed[1][::-1]


def all_but_add_up(whole: Fraction, parts: Sequence[Fraction], step: Fraction, least: int) -> bool:
    """Tell whether parts would come to a whole if the hand had not slipped in one of them all.

    `step` is what the last digit of all is worth. Of a whole below `least`, in the digits that are not 0 for all of
    them, nothing is told: small figures add up nearly by chance.
    """
    figures = [int(one / step) for one in (whole, *parts)]
    off = sum(figures[1:]) - figures[0]
    common = str(gcd(*figures))
    if not off or figures[0] < least * 10 ** (len(common) - len(common.rstrip("0"))):
        return False
    return one_slip(figures[0], figures[0] + off) or any(one > off and one_slip(one, one - off) for one in figures[1:])
