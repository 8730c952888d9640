"""The format words of a figure: what each prints, as spans, in one table (FORMAT_WORDS).

A figure that lacks none of a word's preconditions can be printed: a report asks for them when it is built.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from types import MappingProxyType

from reportkit.manuscript import Mark, Span, text_of
from reportkit.model.figure import ROUNDED, Figure
from reportkit.wording import (
    ROUNDING_NOTE,
    Exactness,
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

Spans = tuple[Span, ...]

FormatWord = Callable[[Figure], Spans]
"""What a format word prints of a figure."""


def render_figure(figure: Figure, word: str) -> Spans:
    """Return what a format word prints of a figure; each span names the figure, or the part of it, that it prints.

    >>> from reportkit.model import FigureStyle, Statistic
    >>> render_figure(Figure(Statistic("收到申请", 380, "件"), None, FigureStyle()), "数值")[0].text
    '380件'
    """
    return FORMAT_WORDS[word](figure)


def figure_text(figure: Figure, word: str) -> str:
    """Return the same as text."""
    return text_of(render_figure(figure, word))


def gap(what: str, fact: str | None = None) -> Span:
    """Return the mark of what is still to be filled in, in a figure's words or anywhere.

    >>> gap("电话").text, gap("").text
    ('【待补：电话】', '【待补】')
    """
    return Span(f"【待补：{what}】" if what else "【待补】", Mark.PLACEHOLDER, fact)


def _words(figure: Figure, text: str) -> Spans:
    return (Span(text, fact=figure.fact.name),)


def _gap(figure: Figure, what: str) -> Spans:
    return (gap(f"{figure.fact.name}{what}", figure.fact.name),)


def _unit(figure: Figure) -> Spans:
    """Return the unit behind a gap."""
    return _words(figure, figure.fact.unit) if figure.fact.unit else ()


def _named(figure: Figure) -> Spans:
    fact = figure.fact
    if fact.value is None:
        return (*_words(figure, fact.label), gap("", fact.name), *_unit(figure))
    return _words(figure, f"{fact.label}{_written(figure, fact.value, fact.exactness)}")


def _label(figure: Figure) -> Spans:
    return _words(figure, figure.fact.label)


def _value_unit(figure: Figure) -> Spans:
    fact = figure.fact
    if fact.value is None:
        return (*_gap(figure, ""), *_unit(figure))
    return _words(figure, _written(figure, fact.value, fact.exactness))


def _written(figure: Figure, value: Number, exactness: Exactness) -> str:
    return quantity(value, figure.fact.unit, exactness=exactness, grouping=figure.grouping)


def _value(figure: Figure) -> Spans:
    value = figure.fact.value
    return _gap(figure, "") if value is None else _words(figure, number(value, grouping=figure.grouping))


def _rounded(figure: Figure, scale: Scale) -> Spans:
    """Write a figure in 万 or 亿; one too small for that stands as it is."""
    rounded = figure.rounded(scale)
    if rounded is None:
        return _value_unit(figure)
    ones, unit = rounded
    exactness, decimals = figure.fact.exactness, figure.style.decimals
    return _words(figure, quantity(ones, unit, exactness=exactness, scale=scale, decimals=decimals))


def _counted(figure: Figure) -> Spans:
    value, unit = figure.fact.value, figure.fact.unit
    if value is None:
        return _value_unit(figure)
    return _words(figure, counted(int(value), unit) if unit else numeral(int(value)))


def _ordinal(figure: Figure) -> Spans:
    value = figure.fact.value
    return _gap(figure, "") if value is None else _words(figure, ordinal(int(value)))


def _change(figure: Figure) -> Spans:
    fact = figure.fact
    if fact.value is None or fact.last_value is None:
        return _gap(figure, "同比")
    if fact.unit == "%":
        return _words(figure, _in_points(figure, fact.value, fact.last_value))
    decimals, stock = figure.style.percent_decimals, fact.kind != "年度"
    return _words(figure, change(fact.value, fact.last_value, decimals=decimals, stock=stock))


def _in_points(figure: Figure, now: Number, before: Number) -> str:
    then = "上年" if figure.fact.kind == "年度" else "上年末"
    told = points(now, before)
    return f"与{then}持平" if told == "持平" else f"比{then}{told}"


def _difference(figure: Figure) -> Spans:
    fact = figure.fact
    if fact.value is None or fact.last_value is None:
        return _gap(figure, "增减")
    if fact.unit == "%":
        return _change(figure)
    grouping, stock = figure.grouping, fact.kind != "年度"
    return _words(figure, difference(fact.value, fact.last_value, fact.unit, grouping=grouping, stock=stock))


def _last(figure: Figure) -> Spans:
    fact = figure.fact
    if fact.last_value is None:
        return _gap(figure, "上年数")
    return _words(figure, _written(figure, fact.last_value, fact.last_exactness))


def _last_number(figure: Figure) -> Spans:
    before = figure.fact.last_value
    return _gap(figure, "上年数") if before is None else _words(figure, number(before, grouping=figure.grouping))


def _share(figure: Figure) -> Spans:
    part, whole = figure.fact.value, figure.whole.value if figure.whole else None
    if part is None or whole is None:
        return _gap(figure, "占比")
    return _words(figure, percent(part, whole, figure.style.percent_decimals))


def _share_change(figure: Figure) -> Spans:
    """Compare two shares as printed, so that the reader's subtraction agrees."""
    fact, whole = figure.fact, figure.whole
    if whole is None or whole.last_value is None or fact.last_value is None:
        return _gap(figure, "占比变化")
    if fact.value is None or whole.value is None:
        return _share(figure)
    now = percent(fact.value, whole.value, figure.style.percent_decimals)
    before = percent(fact.last_value, whole.last_value, figure.style.percent_decimals)
    return _words(figure, _in_points(figure, Decimal(now[:-1]), Decimal(before[:-1])))


def _part_list(whole: Figure, parts: tuple[Figure, ...]) -> Iterator[Span]:
    told = [_named(part) for part in parts]
    for spans, between in zip(told, [*gaps(map(text_of, told), last=""), ""], strict=True):
        yield from spans
        if between:
            yield from _words(whole, between)


KIND = 2
"""How many characters at its end a part has in common with a whole that it is a kind of: 申请."""


def _all_of_a_kind(figure: Figure) -> Spans:
    """Say 均为自然人申请 where one part is all of 收到申请, and nothing where there is no such part.

    Only what ends as the whole does is a kind of it; 按期办结 is not.
    """
    fact, parts = figure.fact, figure.parts_not_nought
    part = parts[0].fact
    if len(parts) > 1 or not fact.value or fact.exactness or part.exactness or part.value != fact.value:
        return ()
    if part.unit != fact.unit or not part.label.endswith(fact.label[-KIND:]) or part.label == fact.label:
        return ()
    return (*_words(figure, f"{'均' if fact.value > 1 else ''}为"), *_label(parts[0]))


def _parts_not_nought(figure: Figure) -> Spans:
    return _all_of_a_kind(figure) or (*_words(figure, "其中，"), *_part_list(figure, figure.parts_not_nought))


def _all_parts(figure: Figure) -> Spans:
    return tuple(_part_list(figure, figure.parts))


def _parts_with_shares(figure: Figure) -> Spans:
    return _all_of_a_kind(figure) or tuple(_shared_out(figure))


def _shared_out(figure: Figure) -> Iterator[Span]:
    before = "其中，"
    for part in figure.parts_not_nought:
        yield from (*_words(figure, before), *_named(part), *_words(figure, "，占"), *_share(part))
        before = "；"
    if rounding_shows(figure):
        yield from _words(figure, f"（{ROUNDING_NOTE.removesuffix('。')}）")


def rounding_shows(figure: Figure) -> bool:
    """Tell whether the shares of parts that add up to their whole are printed as other than 100% together."""
    fact = figure.fact
    if fact.sums != "==" or not fact.value or fact.sum_of_parts() != fact.value:
        return False
    printed = (percent(part.value or 0, fact.value, figure.style.percent_decimals) for part in fact.parts)
    return sum((Fraction(text[:-1]) for text in printed), Fraction()) != 100


def _nothing(figure: Figure) -> Spans:
    return ()


FORMAT_WORDS: Mapping[str, FormatWord] = MappingProxyType(
    {
        "": _named,
        "名称": _label,
        "数值": _value_unit,
        "数": _value,
        **{word: partial(_rounded, scale=scale) for word, scale in ROUNDED.items()},
        "汉字": _counted,
        "序数": _ordinal,
        "其中": _parts_not_nought,
        "各项": _all_parts,
        "其中占比": _parts_with_shares,
        "占比": _share,
        "占比变化": _share_change,
        "同比": _change,
        "增减": _difference,
        "上年": _last,
        "上年数": _last_number,
        "为零": _nothing,
        "为全部": _nothing,
    }
)
"""Every format word of a figure. 为零 and 为全部 print nothing: they hold a sentence to its figure, and the
rule false_claim finds it when the figure is not 0, or not the whole."""
