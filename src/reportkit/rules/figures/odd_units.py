"""The rule about one figure in 万 among others in 亿, with which it would add up in their unit."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportkit.rules.context import CheckContext
from reportkit.rules.figures.near_sums import MOST_PARTS, counts
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Quantities, Quantity, quantities
from reportkit.rules.reckoned import decimals
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exact

FEWEST_DIGITS = 3


@rule(
    title="单位与其他各项不同",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="生产总值235.28亿元，其中：第一产业29.08亿元，第二产业113.74万元，第三产业92.46亿元。",
    good="生产总值235.28亿元，其中：第一产业29.08亿元，第二产业113.74亿元，第三产业92.46亿元。总投资3亿元，补助1200万元、800万元。",
    needs=Input.TEXT,
    yields_to=("implausible_size",),
)
def unit_unlike_the_others(context: CheckContext) -> Iterator[Fault]:
    """Parts and their whole add up as they are typed, or one of them was typed in another unit."""
    for told in context.once(quantities):
        for odd in dict.fromkeys(_odd(told)):
            message = f"其他各项的单位与这里不同，按同一单位计算各项正好相加；这里写{odd.typed}，请核对单位"
            yield marked(told.passage, message, odd.start, odd.end)


def _odd(told: Quantities) -> Iterator[Quantity]:
    scaled = {one.unit for one in told.all if one.scale > 1}
    for unit in sorted(scaled):
        items = [one for at, one in enumerate(told.all) if one.unit == unit and counts(told, at)]
        for at, whole in enumerate(items):
            behind = items[at + 1 : at + 1 + MOST_PARTS]
            for count in range(2, len(behind) + 1):
                if told.passage.plain.count("。", whole.end, behind[count - 1].start) > 1:
                    break
                if odd := _odd_one([whole, *behind[:count]]):
                    yield odd


def _odd_one(figures: Sequence[Quantity]) -> Quantity | None:
    """Return the one figure in another unit, if in that of the others the first is the sum of what follows."""
    scales = Counter(one.scale for one in figures)
    if len(scales) != 2 or min(scales.values()) != 1 or len(figures) <= len(scales):
        return None
    whole, *parts = (exact(one.value) for one in figures)
    slack = sum((Fraction(1, 2 * 10 ** decimals(one.value)) for one in figures if decimals(one.value)), Fraction(0))
    if abs(sum(parts, Fraction(0)) - whole) > slack or len(str(figures[0].value).replace(".", "")) < FEWEST_DIGITS:
        return None
    return next(one for one in figures if scales[one.scale] == 1)
