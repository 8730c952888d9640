"""Figures in Arabic digits: numbers, 万 and 亿, quantities with their units, percentages and shares.

Every figure is computed as an exact fraction and rounded half up once, at the end, so that it depends on no
decimal context.
"""

import decimal
import math
from collections.abc import Iterable
from contextlib import AbstractContextManager
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

from reportkit.errors import InvalidValue, shown, wrong_type, wrong_value
from reportkit.foreign import own_number
from reportkit.messages import Message
from reportkit.values import value_class

Number = int | Decimal
Scale = Literal["万", "亿"]
Exactness = Literal["", "余", "多", "近", "约"]
EXACTNESSES = get_args(Exactness)

ROUNDING_NOTE = "因四舍五入，各项占比之和不等于100%。"
"""The note that goes under shares whose `note_needed` is true."""

LONGEST = 400
"""How many digits, before the point and behind it, a number may have to be written at all: as many as floats have."""

WRITTEN_DIGITS = 15
"""How many digits a float keeps as they were written."""

ROUND_IT = Message("round it to what is to be printed, such as round(x, 2)")

_POWERS: dict[Scale, int] = {"万": 4, "亿": 8}


def exactly() -> AbstractContextManager[decimal.Context]:
    """Return a context in which sums, differences and products of figures are exact, whatever the caller's is."""
    return decimal.localcontext(decimal.Context(prec=4 * LONGEST))


def number_fault(value: Number, digits: int = LONGEST, decimals: int = LONGEST) -> Message | None:
    """Say why a number is no figure of so many digits before the point and decimals behind it, None when it is.

    >>> number_fault(12656, 5), number_fault(10**18, 18)
    (None, 'got 1000000000000000000; give a number of at most 18 digits before the point')
    """
    if isinstance(value, Decimal) and not value.is_finite():
        return Message("got {value}; give a finite number", value=value)
    if (value.adjusted() >= digits) if isinstance(value, Decimal) else (abs(value) >= 10**digits):
        return Message(
            "got {value}; give a number of at most {digits} digits before the point", value=shown(value), digits=digits
        )
    if places(value) > decimals:
        return Message(
            "got {value}; give a number of at most {decimals} decimals; {remedy}",
            value=shown(value),
            decimals=decimals,
            remedy=ROUND_IT,
        )
    return None


def noise_fault(value: float) -> Message | None:
    """Say that a float shows the noise of a calculation, None where somebody may have written it so.

    What people write has at most 15 digits, and a float gives all of them back.

    >>> noise_fault(0.3), noise_fault(1e300)
    (None, None)
    >>> noise_fault(0.1 + 0.2)
    'got 0.30000000000000004; round it to what is to be printed, such as round(x, 2)'
    """
    if not math.isfinite(value):
        return None
    digits = Decimal(str(value))
    noisy = places(digits) > 0 and len(digits.as_tuple().digits) > WRITTEN_DIGITS
    return Message("got {value}; {remedy}", value=value, remedy=ROUND_IT) if noisy else None


def number(value: Number, *, decimals: int | None = None, grouping: bool = False) -> str:
    """Write a number in digits: no exponent, no minus zero, a nought before the point.

    Source: GB/T 15835-2011, 5.1.1 and 5.1.2; rounding half up (四舍五入) is office practice.

    Parameters: `value` int or Decimal; `decimals` how many to keep, by default those it was given with;
    `grouping` sets a comma every three digits: do so in the whole document or nowhere.
    Raises InvalidValue for NaN, infinities, more than 400 digits and negative `decimals`, WrongType for floats
    and bools.

    >>> number(12656), number(Decimal("2.665"), decimals=2), number(1234567, grouping=True)
    ('12656', '2.67', '1,234,567')
    """
    figure = exact(value)
    text = fixed(figure, places(value) if decimals is None else decimals)
    return _grouped(text) if grouping else text


def scaled(value: Number, scale: Scale, *, decimals: int | None = 2) -> str:
    """Write a number in 万 or 亿; the scale is the report's choice, never guessed from the size.

    All decimals asked for are kept (1.20万, not 1.2万): they say how exact the figure is, and figures side
    by side stay comparable. `decimals=None` writes the value in full instead, without trailing zeros.

    Source: GB/T 15835-2011, 5.3 (only 万 and 亿 join with digits); the decimals are office practice.
    Parameters: `value` in ones. Raises as `number`, and InvalidValue for another scale.

    >>> scaled(12656, "万"), scaled(186_000_000, "亿"), scaled(5_000_000, "万", decimals=None)
    ('1.27万', '1.86亿', '500万')
    """
    if scale not in _POWERS:
        raise InvalidValue("scale: got {scale}; only 万 and 亿 join with digits", scale=shown(scale))
    power = _POWERS[scale]
    figure = exact(value) / 10**power
    if decimals is None:
        return fixed(figure, places(value) + power).rstrip("0").rstrip(".") + scale
    return fixed(figure, decimals) + scale


def quantity(
    value: Number,
    unit: str,
    *,
    exactness: Exactness = "",
    scale: Scale | None = None,
    decimals: int | None = None,
    grouping: bool = False,
) -> str:
    """Write a figure with its unit: 余 and 多 stand between the two, 约 and 近 before both.

    Source: GB/T 15835-2011, 5.1.1 and 5.3; the place of 余, 多, 约 and 近 is office practice.

    Parameters: `value` in ones of `unit`; `unit` a measure word, 万元, %, or "" for none; `exactness` 余, 多,
    近, 约, or "" for an exact figure; `scale` 万 or 亿 to write the value in; `decimals` by default as many
    as the value has, so that nothing is rounded unasked; `grouping` as for `number`, never with 万 or 亿.
    Raises as `number`, and InvalidValue for combinations that are no Chinese.

    >>> quantity(12656, "条"), quantity(70, "个", exactness="余"), quantity(500, "万元", exactness="近")
    ('12656条', '70余个', '近500万元')
    >>> quantity(12656, "条", scale="万", decimals=2), quantity(10000, "条", scale="万", exactness="余")
    ('1.27万条', '1万余条')
    """
    if not isinstance(unit, str):
        raise wrong_type("unit", unit, "a str such as 条, or ''")
    if exactness not in EXACTNESSES:
        raise InvalidValue("exactness: got {exactness}; give 余, 多, 近, 约 or ''", exactness=shown(exactness))
    if grouping and (scale or unit.startswith(tuple(_POWERS))):
        raise InvalidValue("grouping: commas do not go with 万 or 亿; leave out one of them")
    figure = scaled(value, scale, decimals=decimals) if scale else number(value, decimals=decimals, grouping=grouping)
    fault = exactness_fault(figure, value, unit, exactness)
    if fault:
        raise InvalidValue(fault)
    if exactness in ("近", "约"):
        return f"{exactness}{figure}{unit}"
    return f"{figure}{exactness}{unit}"


def exactness_fault(figure: str, value: Number, unit: str, exactness: Exactness) -> Message | None:
    """Say why 余, 多, 近 or 约 cannot stand with a figure as it is written, None where it can.

    Source: office practice. Parameters: `figure` as `number` or `scaled` writes the `value`; `unit` and `exactness`
    as for `quantity`. Raises as `number`.

    >>> exactness_fault("1.27万", 12656, "条", "余")
    'exactness: 1.27万余 is more than 12656; give the value rounded down'
    """
    if not exactness:
        return None
    if exactness in ("余", "多") and unit.startswith(("%", "‰")):
        return Message("exactness: {mark} cannot stand before {unit}; give 近 or 约", mark=exactness, unit=unit)
    if not value:
        return Message("exactness: {mark} cannot stand with 0; leave it out", mark=exactness)
    if exactness in ("余", "多") and _read(figure) > exact(value):
        return Message(
            "exactness: {figure} is more than {value}; give the value rounded down",
            figure=f"{figure}{exactness}",
            value=number(value),
        )
    return None


def quantity_range(least: Number, most: Number, unit: str, *, scale: Scale | None = None) -> str:
    """Write a range from figure to figure; % and 万 are said of both, a measure word once.

    Source: GB/T 15835-2011, 5.1.3; ～ is the mark for ranges of quantities (GB/T 15834-2011, 4.13).
    Parameters: as for `quantity`. Raises as `quantity`, and InvalidValue for a range that runs downwards.

    >>> quantity_range(5, 10, "%"), quantity_range(13, 17, "万元"), quantity_range(70, 80, "个")
    ('5%～10%', '13万元～17万元', '70～80个')
    """
    if exact(least) > exact(most):
        raise InvalidValue("range: {least} is more than {most}; exchange the two", least=least, most=most)
    first, last = (quantity(value, unit, scale=scale) for value in (least, most))
    repeated = scale or unit.startswith(("%", "‰", *_POWERS))
    return f"{first if repeated else first.removesuffix(unit)}～{last}"


def percent(part: Number, whole: Number, decimals: int = 1) -> str:
    """Write how much of a whole a part is; the whole itself is 100%, every other share keeps its decimals.

    Source: office practice. Parameters: `part` and `whole` in the same unit; a part may exceed the whole, as
    in 完成率. Raises as `number`, and InvalidValue for a negative part or a whole that is not positive.

    >>> percent(9136, 12656), percent(380, 380), percent(1, 2, decimals=0)
    ('72.2%', '100%', '50%')
    """
    if exact(part) < 0:
        raise InvalidValue("percent: the part is {part}; a share is not negative", part=part)
    if exact(whole) <= 0:
        raise InvalidValue("percent: the whole is {whole}; a share needs a whole above 0", whole=whole)
    return percentage(exact(part) / exact(whole), decimals)


@value_class
class Shares:
    """The shares of an exhaustive set as printed, and whether ROUNDING_NOTE has to stand with them."""

    texts: tuple[str, ...]
    note_needed: bool


def shares(parts: Iterable[Number], decimals: int = 1) -> Shares:
    """Write what share of their sum each part is, every one plainly rounded: no figure is bent to fit.

    Source: office practice. Parameters: `parts` of an exhaustive set, in one unit; `decimals` of each share.
    Returns the texts in the given order and `note_needed`: the printed shares do not add up to 100%.
    Raises as `number`, and InvalidValue for negative parts or parts whose sum is 0.

    >>> shares([3, 1])
    Shares(texts=('75.0%', '25.0%'), note_needed=False)
    >>> shares([1, 1, 1])
    Shares(texts=('33.3%', '33.3%', '33.3%'), note_needed=True)
    """
    figures = [exact(part) for part in parts]
    if any(figure < 0 for figure in figures):
        raise InvalidValue("shares: a part is negative; a share is not")
    whole = sum(figures, Fraction())
    if not whole:
        raise InvalidValue("shares: the parts add up to 0; shares need a sum above 0")
    texts = tuple(percentage(figure / whole, decimals) for figure in figures)
    return Shares(texts, sum(Fraction(text.removesuffix("%")) for text in texts) != 100)


def exact(value: Number) -> Fraction:
    """Take a number at its exact value, or raise."""
    value = own_number(value)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise wrong_type("number", value, "an int, or a Decimal such as Decimal('93.5')")
    fault = number_fault(value)
    if fault:
        raise InvalidValue(fault)
    return Fraction(value)


def _read(figure: str) -> Fraction:
    """Read a figure as it was written, to ones."""
    scale = next((scale for scale in _POWERS if figure.endswith(scale)), None)
    ones: int = 10 ** _POWERS[scale] if scale else 1
    return Fraction(figure.rstrip("万亿").replace(",", "")) * ones


def places(value: Number) -> int:
    """Count the decimals that a number was given with."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(0, -int(exponent))


def fixed(figure: Fraction, decimals: int) -> str:
    """Write a fraction with so many decimals, rounded half up away from nought."""
    if isinstance(decimals, bool) or not isinstance(decimals, int):
        raise wrong_type("decimals", decimals, "an int")
    if not 0 <= decimals <= 2 * LONGEST:
        raise wrong_value("decimals", decimals, Message("0 or more, up to {most}", most=2 * LONGEST))
    over, under = abs(figure.numerator) * 10**decimals, figure.denominator
    steps = (2 * over + under) // (2 * under)
    ones, rest = divmod(steps, 10**decimals)
    sign = "-" if figure < 0 and steps else ""
    return f"{sign}{ones}.{rest:0{decimals}d}" if decimals else f"{sign}{ones}"


def percentage(ratio: Fraction, decimals: int) -> str:
    """Write a ratio in percent; 1 is 100%, where no decimals were lost."""
    text = fixed(ratio * 100, decimals)
    return "100%" if ratio == 1 else f"{text}%"


def _grouped(text: str) -> str:
    return f"{Decimal(text):,f}"
