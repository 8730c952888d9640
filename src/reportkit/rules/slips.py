"""What a hand does to a figure: one digit taken for another, or two that changed places."""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd


def one_slip(typed: int, right: int) -> bool:
    """Tell whether a whole number is another but for one digit, or for two beside each other that changed places.

    >>> one_slip(895, 859), one_slip(136138, 136156), one_slip(12, 120)
    (True, False, False)
    """
    return len(_differing(typed, right)) == 1 or turned_around(typed, right)


def turned_around(typed: int, right: int) -> bool:
    """Tell whether two digits beside each other changed places.

    >>> turned_around(946, 964), turned_around(946, 649)
    (True, False)
    """
    match _differing(typed, right):
        case [(first, one), (then, other)]:
            return then == first + 1 and one == other[::-1]
    return False


def _differing(typed: int, right: int) -> list[tuple[int, tuple[str, str]]]:
    """Return which digits of two numbers of one length differ, with their places."""
    one, other = str(typed), str(right)
    if len(one) != len(other):
        return []
    return [(at, both) for at, both in enumerate(zip(one, other, strict=True)) if both[0] != both[1]]


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
