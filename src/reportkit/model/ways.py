"""The format words of a figure: what each prints, and what it needs, in one table (WAYS)."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs
from attrs import field

from reportkit.model import fields
from reportkit.model.slots import PLACEHOLDER, escape
from reportkit.wording import (
    ROUNDING_NOTE,
    Number,
    Scale,
    change,
    counted,
    difference,
    gaps,
    number,
    numeral,
    ordinal,
    percent,
    points,
    quantity,
)

if TYPE_CHECKING:
    from reportkit.model.statistic import Statistic

SCALES: Mapping[Scale, int] = MappingProxyType({"万": 10**4, "亿": 10**8})


@attrs.frozen
class FigureStyle:
    """How a report writes its figures, chosen once for all of them (数字用法).

    Parameters: `scale` what {…:概数} counts in, 万 or 亿, and `money` the same for sums of money (元);
    `decimals` of such a rounded figure; `grouping` commas every three digits, in the whole report or nowhere
    (GB/T 15835-2011, 5.1.1); `percent_decimals` of shares and changes.

    >>> FigureStyle(percent_decimals=2).scale
    '万'
    """

    scale: Scale = field(default="万", kw_only=True, validator=fields.one_of("万", "亿"))
    money: Scale = field(default="亿", kw_only=True, validator=fields.one_of("万", "亿"))
    decimals: int = field(default=2, kw_only=True, validator=fields.whole)
    grouping: bool = field(default=False, kw_only=True, validator=fields.flag)
    percent_decimals: int = field(default=1, kw_only=True, validator=fields.whole)


@attrs.frozen
class Figure:
    """A Statistic where it stands in a report: beside the whole it is a part of, in the report's style."""

    fact: "Statistic"
    whole: "Statistic | None"
    style: FigureStyle


Need = Callable[[Figure], str | None]
"""A condition on a figure: None when it holds, or what is missing and how to give it."""


@attrs.frozen
class Way:
    """One way to say a figure: text in which slots may stand, and the needs that it has."""

    tell: Callable[[Figure], str]
    needs: tuple[Need, ...] = ()


def _last(figure: Figure) -> str | None:
    return None if figure.fact.last_value is not None else "last year's value; give it as last="


def _exact(figure: Figure) -> str | None:
    mark = figure.fact.exactness
    return f"an exact figure, not one with {mark}; give the exact value, and {{…:概数}} to round it" if mark else None


def _not_negative(figure: Figure) -> str | None:
    values = (figure.fact.value, figure.fact.last_value)
    return "figures that are not negative" if any(value is not None and value < 0 for value in values) else None


def _whole(figure: Figure) -> str | None:
    if figure.whole is None:
        return "a whole; give the figure among the parts= of another one"
    value = figure.whole.value
    return f"a whole above 0; {figure.whole.name} is {value}" if value is not None and value <= 0 else None


def _whole_exact(figure: Figure) -> str | None:
    return _exact(attrs.evolve(figure, fact=figure.whole)) if figure.whole else None


def _whole_last(figure: Figure) -> str | None:
    before = figure.whole.last_value if figure.whole else None
    return None if before else "last year's value of its whole, above 0; give it as last="


def _parts(figure: Figure) -> str | None:
    return None if figure.fact.parts else "parts; give them as parts="


def _above_nought(figure: Figure) -> str | None:
    value = figure.fact.value
    return None if value is None or value > 0 else "a value above 0 to take shares of"


def _countable(figure: Figure) -> str | None:
    value = figure.fact.value
    if value is None or (isinstance(value, int) and value >= 1):
        return None
    return f"a whole number from 1; it is {value}"


def _open(what: str) -> str:
    """Return a placeholder that says what is to be filled in."""
    return f"{{{PLACEHOLDER}:{what}}}"


def _written(value: Number, figure: Figure) -> str:
    unit = figure.fact.unit
    grouping = figure.style.grouping and not unit.startswith(tuple(SCALES))
    return escape(quantity(value, unit, exactness=figure.fact.exactness, grouping=grouping))


def _named(figure: Figure) -> str:
    fact = figure.fact
    told = _value_unit(figure) if fact.value is not None else f"{{{PLACEHOLDER}}}{escape(fact.unit)}"
    return f"{fact.label}{told}"


def _value_unit(figure: Figure) -> str:
    if figure.fact.value is None:
        return _open(figure.fact.name) + escape(figure.fact.unit)
    return _written(figure.fact.value, figure)


def _bare(value: Number | None, what: str, figure: Figure) -> str:
    if value is None:
        return _open(what)
    return number(value, grouping=figure.style.grouping and not figure.fact.unit.startswith(tuple(SCALES)))


def _rounded(figure: Figure) -> str:
    """Write a figure in the report's 万 or 亿; one too small for that stands as it is."""
    fact, style = figure.fact, figure.style
    if fact.value is None:
        return _value_unit(figure)
    scale: Scale = style.money if fact.unit.endswith("元") else style.scale
    counted_in = next((power for sign, power in SCALES.items() if fact.unit.startswith(sign)), 1)
    unit = fact.unit if counted_in == 1 else fact.unit[1:]
    ones: Number = fact.value * counted_in
    if -SCALES[scale] < ones < SCALES[scale]:
        return _value_unit(figure)
    return escape(quantity(ones, unit, exactness=fact.exactness, scale=scale, decimals=style.decimals))


def _counted(figure: Figure) -> str:
    value, unit = figure.fact.value, figure.fact.unit
    if value is None:
        return _value_unit(figure)
    return counted(int(value), escape(unit)) if unit else numeral(int(value))


def _ordinal(figure: Figure) -> str:
    value = figure.fact.value
    return ordinal(int(value)) if value is not None else _open(figure.fact.name)


def _change(figure: Figure) -> str:
    fact = figure.fact
    if fact.value is None or fact.last_value is None:
        return _open(f"{fact.name}同比")
    stock = fact.kind != "年度"
    if fact.unit != "%":
        return change(fact.value, fact.last_value, decimals=figure.style.percent_decimals, stock=stock)
    return _in_points(fact.value, fact.last_value, "上年末" if stock else "上年")


def _in_points(now: Number, before: Number, then: str) -> str:
    told = points(now, before)
    return f"与{then}持平" if told == "持平" else f"比{then}{told}"


def _difference(figure: Figure) -> str:
    fact = figure.fact
    if fact.value is None or fact.last_value is None:
        return _open(f"{fact.name}增减")
    if fact.unit == "%":
        return _change(figure)
    grouping = figure.style.grouping and not fact.unit.startswith(tuple(SCALES))
    stock = fact.kind != "年度"
    return escape(difference(fact.value, fact.last_value, fact.unit, grouping=grouping, stock=stock))


def _before(figure: Figure) -> str:
    value = figure.fact.last_value
    return _written(value, figure) if value is not None else _open(f"{figure.fact.name}上年数")


def _share(figure: Figure) -> str:
    part, whole = figure.fact.value, figure.whole.value if figure.whole else None
    if part is None or whole is None:
        return _open(f"{figure.fact.name}占比")
    return percent(part, whole, figure.style.percent_decimals)


def _share_change(figure: Figure) -> str:
    """Compare two shares as printed, so that the reader's subtraction agrees."""
    if figure.whole is None or figure.whole.last_value is None or figure.fact.last_value is None:
        return _open(f"{figure.fact.name}占比变化")
    before = percent(figure.fact.last_value, figure.whole.last_value, figure.style.percent_decimals)
    now = _share(figure)
    if not now.endswith("%"):
        return now
    then = "上年" if figure.fact.kind == "年度" else "上年末"
    return _in_points(Decimal(now[:-1]), Decimal(before[:-1]), then)


def _spoken_parts(figure: Figure) -> "Sequence[Statistic]":
    """Return the parts that are not 0, or all of them where every one is."""
    return [part for part in figure.fact.parts if part.value != 0] or figure.fact.parts


def _part_list(parts: "Sequence[Statistic]", figure: Figure) -> str:
    told = [_named(attrs.evolve(figure, fact=part, whole=figure.fact)) for part in parts]
    return "".join(f"{{{part.name}}}{gap}" for part, gap in zip(parts, [*gaps(told, last=""), ""], strict=True))


def _parts_not_nought(figure: Figure) -> str:
    return f"其中，{_part_list(_spoken_parts(figure), figure)}"


def _all_parts(figure: Figure) -> str:
    return _part_list(figure.fact.parts, figure)


def _parts_with_shares(figure: Figure) -> str:
    told = "；".join(f"{{{part.name}}}，占{{{part.name}:占比}}" for part in _spoken_parts(figure))
    note = f"（{ROUNDING_NOTE.removesuffix('。')}）" if rounding_shows(figure) else ""
    return f"其中，{told}{note}"


def rounding_shows(figure: Figure) -> bool:
    """Tell whether the shares of parts that add up to their whole are printed as other than 100% together."""
    fact = figure.fact
    if fact.sums != "==" or not fact.value or fact.sum_of_parts() != fact.value:
        return False
    printed = (percent(part.value or 0, fact.value, figure.style.percent_decimals) for part in fact.parts)
    return sum((Fraction(text[:-1]) for text in printed), Fraction()) != 100


WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "": Way(_named),
        "名称": Way(lambda figure: figure.fact.label),
        "数值": Way(_value_unit),
        "数": Way(lambda figure: _bare(figure.fact.value, figure.fact.name, figure)),
        "概数": Way(_rounded),
        "汉字": Way(_counted, (_exact, _countable)),
        "序数": Way(_ordinal, (_exact, _countable)),
        "其中": Way(_parts_not_nought, (_parts,)),
        "各项": Way(_all_parts, (_parts,)),
        "其中占比": Way(_parts_with_shares, (_parts, _exact, _above_nought)),
        "占比": Way(_share, (_whole, _exact, _whole_exact, _not_negative)),
        "占比变化": Way(_share_change, (_whole, _last, _whole_last, _exact, _whole_exact, _not_negative)),
        "同比": Way(_change, (_last, _exact, _not_negative)),
        "增减": Way(_difference, (_last, _exact, _not_negative)),
        "上年": Way(_before, (_last,)),
        "上年数": Way(lambda figure: _bare(figure.fact.last_value, f"{figure.fact.name}上年数", figure), (_last,)),
        "为零": Way(lambda figure: ""),
        "为全部": Way(lambda figure: "", (_whole,)),
    }
)
"""Every format word of a figure. 为零 and 为全部 print nothing: they hold a sentence to its figure, and the
rule false_claim finds it when the figure is not 0, or not the whole."""


def missing(figure: Figure, word: str) -> str | None:
    """Say what a figure lacks for a format word, None when it lacks nothing."""
    return next((lack for need in WAYS[word].needs if (lack := need(figure)) is not None), None)
