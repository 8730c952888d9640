"""What became of a figure since last year: 增长, 下降, 持平, 百分点.

The verb carries the sign, a fall is never told in 倍, and a rise is always a percentage, so that 增长N倍 and
增长到N倍 cannot be confused.
"""

from reportkit.errors import InvalidValue
from reportkit.wording.numbers import Number, exact, exactly, fixed, number, percentage, quantity


def change(now: Number, before: Number, *, decimals: int = 1, stock: bool = False) -> str:
    """Tell the change of a figure against last year in percent.

    A difference that the decimals asked for cannot show is 基本持平: more decimals would make it look exact
    to a degree that the figures beside it are not, and 增长0.0% says nothing.

    Source: office practice. Parameters: `now` and `before` in one unit; `decimals` of the percentage; `stock`
    for figures as they stand on 31 December, which are compared with the end of last year.
    Raises InvalidValue for negative or non-finite figures, WrongType for floats and bools.

    >>> change(1052, 1000), change(965, 1000), change(1000, 1000)
    ('同比增长5.2%', '同比下降3.5%', '与上年持平')
    >>> change(100_001, 100_000), change(12, 0)
    ('与上年基本持平', '上年为0')
    >>> change(176, 165, stock=True)
    '比上年末增长6.7%'
    """
    _require_not_negative(now, before)
    then = _then(stock)
    if exact(now) == exact(before):
        return f"与{then}持平"
    if not before:
        return f"{then}为0"
    ratio = abs(exact(now) - exact(before)) / exact(before)
    if fixed(ratio * 100, decimals) == fixed(exact(0), decimals):
        return f"与{then}基本持平"
    compared = f"比{then}" if stock else "同比"
    return f"{compared}{'增长' if now > before else '下降'}{percentage(ratio, decimals)}"


def points(now: Number, before: Number) -> str:
    """Tell the change of a percentage in percentage points (百分点); write 同比 or 比上年 before it.

    The difference is exact: give the percentages as printed, so that the reader's subtraction agrees.

    Source: office practice. Parameters: `now` and `before` in percent, 8 for 8%.
    Raises InvalidValue for non-finite numbers, WrongType for floats and bools.

    >>> from decimal import Decimal
    >>> points(8, 5), points(Decimal("93.5"), 95), points(95, 95)
    ('提高3个百分点', '下降1.5个百分点', '持平')
    """
    if exact(now) == exact(before):
        return "持平"
    return f"{'提高' if now > before else '下降'}{number(_distance(now, before))}个百分点"


def difference(now: Number, before: Number, unit: str, *, grouping: bool = False, stock: bool = False) -> str:
    """Tell the change of a figure against last year in its own unit, exactly.

    Source: office practice. Parameters: `now` and `before` in `unit`, such as 条; `grouping` as for `number`,
    `stock` as for `change`.
    Raises InvalidValue for negative or non-finite figures, WrongType for floats and bools.

    >>> difference(620, 500, "条"), difference(480, 500, "条"), difference(500, 500, "条")
    ('比上年增加120条', '比上年减少20条', '与上年持平')
    """
    _require_not_negative(now, before)
    then = _then(stock)
    if exact(now) == exact(before):
        return f"与{then}持平"
    verb = "增加" if now > before else "减少"
    return f"比{then}{verb}{quantity(_distance(now, before), unit, grouping=grouping)}"


def _then(stock: bool) -> str:
    return "上年末" if stock else "上年"


def _distance(now: Number, before: Number) -> Number:
    """Return how far apart two numbers are, with as many decimals as the finer one was given with."""
    with exactly():
        return max(now, before) - min(now, before)


def _require_not_negative(*figures: Number) -> None:
    for figure in figures:
        if exact(figure) < 0:
            raise InvalidValue("got {figure}; a change is told of figures that are not negative", figure=figure)
