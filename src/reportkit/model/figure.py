"""Figures where they stand: beside their whole, in the report's style, with the preconditions of each format word."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from attrs import field

from reportkit.messages import Message
from reportkit.model import fields
from reportkit.model.statistic import Statistic
from reportkit.values import value_class
from reportkit.wording import (
    LARGEST_NUMERAL,
    Number,
    Scale,
    exactly,
    exactness_fault,
    list_fault,
    number,
    places,
    scaled,
)

SCALES: Mapping[Scale, int] = MappingProxyType({"万": 10**4, "亿": 10**8})

ROUNDED: Mapping[str, Scale] = MappingProxyType({"以万计": "万", "以亿计": "亿"})
"""The format words that round a figure, and what each counts in."""


@value_class
class FigureStyle:
    """How a report writes its figures, chosen once for all of them (数字用法).

    Parameters: `decimals` of a figure in 万 or 亿; `grouping` commas every three digits, in the whole report or nowhere
    (GB/T 15835-2011, 5.1.1); `percent_decimals` of shares and changes.

    >>> FigureStyle(percent_decimals=2).decimals
    2
    """

    decimals: int = field(default=2, kw_only=True, converter=fields.as_whole, validator=fields.whole_number(0, 6))
    grouping: bool = field(default=False, kw_only=True, validator=fields.flag)
    percent_decimals: int = field(
        default=1, kw_only=True, converter=fields.as_whole, validator=fields.whole_number(0, 6)
    )


@value_class
class Figure:
    """A Statistic where it stands in a report: beside the whole it is a part of, in the report's style.

    >>> Figure(Statistic("收到申请", 380, "件"), None, FigureStyle()).missing("同比")
    "last year's value; give it as last="
    """

    fact: Statistic
    whole: Statistic | None
    style: FigureStyle

    def missing(self, word: str) -> Message | None:
        """Return what the figure lacks for a format word and how to give it, None where it can be printed."""
        for precondition in PRECONDITIONS.get(word, ()):
            lack = precondition(self)
            if lack:
                return lack
        return None

    @property
    def grouping(self) -> bool:
        """Whether its digits take commas; beside 万 and 亿 they take none."""
        return self.style.grouping and not self.fact.unit.startswith(tuple(SCALES))

    @property
    def parts(self) -> "tuple[Figure, ...]":
        """What it consists of."""
        return tuple(Figure(part, self.fact, self.style) for part in self.fact.parts)

    @property
    def parts_not_nought(self) -> "tuple[Figure, ...]":
        """Its parts that are not 0, or all of them where every one is."""
        return tuple(part for part in self.parts if part.fact.value != 0) or self.parts

    def rounded(self, scale: Scale) -> tuple[Number, str] | None:
        """Return its value in ones to be counted in 万 or 亿, and its unit without a 万 or 亿 of its own.

        None where it is not reported, too small to be counted so, or given so already.
        """
        value, unit = self.fact.value, self.fact.unit
        if value is None or unit.startswith(scale):
            return None
        counted_in = next((power for sign, power in SCALES.items() if unit.startswith(sign)), 1)
        with exactly():
            ones: Number = value * counted_in
        if -SCALES[scale] < ones < SCALES[scale]:
            return None
        return ones, unit if counted_in == 1 else unit[1:]


Precondition = Callable[[Figure], Message | None]
"""What a format word asks of its figure: returns what is missing and how to give it, None where nothing is."""


def _last(figure: Figure) -> Message | None:
    """Ask for last year's value."""
    return None if figure.fact.last_value is not None else Message("last year's value; give it as last=")


def _exact(figure: Figure) -> Message | None:
    """Ask for an exact value."""
    return _exact_value(figure.fact)


def _exact_value(fact: Statistic) -> Message | None:
    if not fact.exactness:
        return None
    return Message(
        "an exact figure, not one with {mark}; give the exact value, and {{…:以万计}} to round it", mark=fact.exactness
    )


def _last_exact(figure: Figure) -> Message | None:
    """Ask for an exact value of last year."""
    return _exact_last_value(figure.fact)


def _exact_last_value(fact: Statistic) -> Message | None:
    mark = fact.last_exactness
    if not mark:
        return None
    return Message("an exact figure of last year, not one with {mark}; give the exact value in last=", mark=mark)


def _not_negative(figure: Figure) -> Message | None:
    """Ask for values of both years that are not below 0."""
    values = (figure.fact.value, figure.fact.last_value)
    negative = any(value is not None and value < 0 for value in values)
    return Message("figures that are not negative") if negative else None


def _whole(figure: Figure) -> Message | None:
    """Ask for a whole above 0, in the same unit."""
    if figure.whole is None:
        return Message("a whole; give the figure among the parts= of another one")
    name, unit, value = figure.whole.name, figure.whole.unit, figure.whole.value
    if unit != figure.fact.unit:
        return Message("a whole in its own unit; {name} is in {unit}", name=name, unit=unit or Message("no unit"))
    if value is not None and value <= 0:
        return Message("a whole above 0; {name} is {value}", name=name, value=number(value))
    return None


def _whole_exact(figure: Figure) -> Message | None:
    """Ask for an exact whole."""
    return _exact_value(figure.whole) if figure.whole else None


def _whole_last(figure: Figure) -> Message | None:
    """Ask for last year's value of the whole, exact and above 0."""
    if figure.whole is None or not figure.whole.last_value or figure.whole.last_value < 0:
        return Message("last year's value of its whole, above 0; give it as last=")
    return _exact_last_value(figure.whole)


def _parts(figure: Figure) -> Message | None:
    """Ask for parts."""
    return None if figure.fact.parts else Message("parts; give them as parts=")


def _listable(figure: Figure) -> Message | None:
    """Ask for parts whose labels and units can stand in one list."""
    return _one_list(figure.parts)


def _listable_not_nought(figure: Figure) -> Message | None:
    """Ask the same of the parts that are not 0."""
    return _one_list(figure.parts_not_nought)


def _one_list(parts: tuple[Figure, ...]) -> Message | None:
    fault = list_fault([f"{part.fact.label}{part.fact.unit}" for part in parts])
    return Message("another figure; {fault}", fault=fault) if fault else None


def _sharable(figure: Figure) -> Message | None:
    """Ask of each part that is not 0 what its share asks for."""
    for part in figure.parts_not_nought:
        lack = part.missing("占比")
        if lack:
            return Message("shares of its parts; {name} needs {lack}", name=part.fact.name, lack=lack)
    return None


def _above_nought(figure: Figure) -> Message | None:
    """Ask for a value that can be shared out."""
    value = figure.fact.value
    return None if value is None or value > 0 else Message("a value above 0 to take shares of")


def _countable(figure: Figure) -> Message | None:
    """Ask for a value that has a numeral."""
    value = figure.fact.value
    if value is None or (1 <= value <= LARGEST_NUMERAL and not places(value)):
        return None
    most, given = LARGEST_NUMERAL, number(value)
    return Message("a whole number from 1 to {most}; it is {value}", most=most, value=given)


def _not_overstated(figure: Figure, scale: Scale) -> Message | None:
    """Ask for a value that is not rounded up before 余 or 多."""
    rounded = figure.rounded(scale) if figure.fact.exactness else None
    if rounded is None:
        return None
    ones, unit = rounded
    written = scaled(ones, scale, decimals=figure.style.decimals)
    fault = exactness_fault(written, ones, unit, figure.fact.exactness)
    return Message("another figure; {fault}", fault=fault) if fault else None


_COMPARED = (_last, _exact, _last_exact, _not_negative)
_SHARED = (_whole, _exact, _whole_exact, _not_negative)

PRECONDITIONS: Mapping[str, tuple[Precondition, ...]] = MappingProxyType(
    {
        **{word: (partial(_not_overstated, scale=scale),) for word, scale in ROUNDED.items()},
        "汉字": (_exact, _countable),
        "序数": (_exact, _countable),
        "其中": (_parts, _listable_not_nought),
        "各项": (_parts, _listable),
        "其中占比": (_parts, _exact, _above_nought, _sharable),
        "占比": _SHARED,
        "占比变化": (*_SHARED, _last, _last_exact, _whole_last),
        "同比": _COMPARED,
        "增减": _COMPARED,
        "上年": (_last,),
        "上年数": (_last,),
        "为全部": (_whole,),
    }
)
"""What each format word asks of its figure; one that is not named here asks for nothing."""
