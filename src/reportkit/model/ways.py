"""The format words of a figure: what each prints, and what it needs, in one table (WAYS)."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.model import fields, needs
from reportkit.model.needs import Need
from reportkit.model.slots import PLACEHOLDER, escape
from reportkit.wording import (
    ROUNDING_NOTE,
    Exactness,
    Number,
    Scale,
    change,
    counted,
    difference,
    exactly,
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
    decimals: int = field(default=2, kw_only=True, converter=fields.as_whole, validator=fields.whole_number(0, 6))
    grouping: bool = field(default=False, kw_only=True, validator=fields.flag)
    percent_decimals: int = field(
        default=1, kw_only=True, converter=fields.as_whole, validator=fields.whole_number(0, 6)
    )


@attrs.frozen
class Figure:
    """A Statistic where it stands in a report: beside the whole it is a part of, in the report's style."""

    fact: "Statistic"
    whole: "Statistic | None"
    style: FigureStyle


@attrs.frozen
class Way:
    """One way to say a figure: text in which slots may stand, and the needs that it has."""

    tell: Callable[[Figure], str]
    needs: tuple[Need, ...] = ()


def _open(what: str) -> str:
    """Return a placeholder that says what is to be filled in."""
    return f"{{{PLACEHOLDER}:{what}}}"


def _written(value: Number, exactness: Exactness, figure: Figure) -> str:
    unit = figure.fact.unit
    grouping = figure.style.grouping and not unit.startswith(tuple(SCALES))
    return escape(quantity(value, unit, exactness=exactness, grouping=grouping))


def _named(figure: Figure) -> str:
    fact = figure.fact
    told = _value_unit(figure) if fact.value is not None else f"{{{PLACEHOLDER}}}{escape(fact.unit)}"
    return f"{fact.label}{told}"


def _value_unit(figure: Figure) -> str:
    if figure.fact.value is None:
        return _open(figure.fact.name) + escape(figure.fact.unit)
    return _written(figure.fact.value, figure.fact.exactness, figure)


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
    with exactly():
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
    fact = figure.fact
    if fact.last_value is None:
        return _open(f"{fact.name}上年数")
    return _written(fact.last_value, fact.last_exactness, figure)


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


KIND = 2
"""How many characters at its end a part has in common with a whole that it is a kind of: 申请."""


def _spoken_parts(figure: Figure) -> "Sequence[Statistic]":
    """Return the parts that are not 0, or all of them where every one is."""
    return [part for part in figure.fact.parts if part.value != 0] or figure.fact.parts


def _part_list(parts: "Sequence[Statistic]", figure: Figure) -> str:
    told = [_named(attrs.evolve(figure, fact=part, whole=figure.fact)) for part in parts]
    return "".join(f"{{{part.name}}}{gap}" for part, gap in zip(parts, [*gaps(told, last=""), ""], strict=True))


def _all_of_a_kind(figure: Figure) -> str | None:
    """Say 均为自然人申请 where one part is all of 收到申请, None where there is no such part.

    Only what ends as the whole does is a kind of it; 按期办结 is not.
    """
    fact, parts = figure.fact, _spoken_parts(figure)
    part = parts[0]
    if len(parts) > 1 or not fact.value or fact.exactness or part.exactness or part.value != fact.value:
        return None
    alike = part.unit == fact.unit and part.label.endswith(fact.label[-KIND:]) and part.label != fact.label
    return f"{'均' if fact.value > 1 else ''}为{{{part.name}:名称}}" if alike else None


def _parts_not_nought(figure: Figure) -> str:
    return _all_of_a_kind(figure) or f"其中，{_part_list(_spoken_parts(figure), figure)}"


def _all_parts(figure: Figure) -> str:
    return _part_list(figure.fact.parts, figure)


def _parts_with_shares(figure: Figure) -> str:
    told = "；".join(f"{{{part.name}}}，占{{{part.name}:占比}}" for part in _spoken_parts(figure))
    note = f"（{ROUNDING_NOTE.removesuffix('。')}）" if rounding_shows(figure) else ""
    return _all_of_a_kind(figure) or f"其中，{told}{note}"


def rounding_shows(figure: Figure) -> bool:
    """Tell whether the shares of parts that add up to their whole are printed as other than 100% together."""
    fact = figure.fact
    if fact.sums != "==" or not fact.value or fact.sum_of_parts() != fact.value:
        return False
    printed = (percent(part.value or 0, fact.value, figure.style.percent_decimals) for part in fact.parts)
    return sum((Fraction(text[:-1]) for text in printed), Fraction()) != 100


COMPARED = (needs.last, needs.exact, needs.last_exact, needs.not_negative)
SHARED = (needs.whole, needs.exact, needs.whole_exact, needs.not_negative)


def _sharable(figure: Figure) -> str | None:
    """Need each share of its parts that is told."""
    for part in _spoken_parts(figure):
        lack = missing(attrs.evolve(figure, fact=part, whole=figure.fact), "占比")
        if lack:
            return f"shares of its parts; {part.name} needs {lack}"
    return None


WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "": Way(_named),
        "名称": Way(lambda figure: figure.fact.label),
        "数值": Way(_value_unit),
        "数": Way(lambda figure: _bare(figure.fact.value, figure.fact.name, figure)),
        "概数": Way(_rounded),
        "汉字": Way(_counted, (needs.exact, needs.countable)),
        "序数": Way(_ordinal, (needs.exact, needs.countable)),
        "其中": Way(_parts_not_nought, (needs.parts,)),
        "各项": Way(_all_parts, (needs.parts,)),
        "其中占比": Way(_parts_with_shares, (needs.parts, needs.exact, needs.above_nought, _sharable)),
        "占比": Way(_share, SHARED),
        "占比变化": Way(_share_change, (*SHARED, needs.last, needs.last_exact, needs.whole_last)),
        "同比": Way(_change, COMPARED),
        "增减": Way(_difference, COMPARED),
        "上年": Way(_before, (needs.last,)),
        "上年数": Way(lambda figure: _bare(figure.fact.last_value, f"{figure.fact.name}上年数", figure), (needs.last,)),
        "为零": Way(lambda figure: ""),
        "为全部": Way(lambda figure: "", (needs.whole,)),
    }
)
"""Every format word of a figure. 为零 and 为全部 print nothing: they hold a sentence to its figure, and the
rule false_claim finds it when the figure is not 0, or not the whole."""


def missing(figure: Figure, word: str) -> str | None:
    """Say what a figure lacks for a format word, None when it lacks nothing and can be told."""
    way = WAYS[word]
    for need in way.needs:
        lack = need(figure)
        if lack:
            return lack
    try:
        way.tell(figure)
    except InvalidValue as error:
        return f"another figure; {error}"
    return None
