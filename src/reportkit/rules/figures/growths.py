"""The rule about how much a whole grew beside how much each of its parts did."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Quantities, Quantity, Telling, quantities
from reportkit.rules.reckoned import decimals, rounded
from reportkit.rules.rule import Fault, Input, rule

MOST_PARTS = 12


@attrs.frozen
class Grown:
    """A figure with how much it changed in per cent (数与增速)."""

    what: Quantity
    rate: Quantity

    @property
    def signed(self) -> Fraction:
        """Its rate, below 0 where it fell."""
        return self.rate.exact if self.rate.rises else -self.rate.exact


@rule(
    title="总体增速超出各部分增速",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "收入完成13.62亿元，增长3.8%。其中：税收收入8.53亿元，下降9.4%；非税收入5.09亿元，增长1.5%。",
        "粮食产量80.3万吨，增长2.4%，其中：小春产量14.8万吨，增长1.4%；大春产量65.5万吨，下降3.3%。",
    ],
    good=[
        "收入完成13.62亿元，下降3.8%。其中：税收收入8.53亿元，下降9.4%；非税收入5.09亿元，增长7.5%。",
        "粮食产量80.3万吨，增长2.4%，其中：小春产量14.8万吨，增长1.4%；秋粮产量60.5万吨，下降3.3%。",
    ],
    needs=Input.TEXT,
    leaves_open="Which of the figures is wrong only the office knows.",
)
def growth_outside_parts(context: CheckContext) -> Iterator[Fault]:
    """A whole grows as its parts do, each by its weight: never more than the one that grew most."""
    for told in context.once(quantities):
        grown = list(_grown(told))
        for at, whole in enumerate(grown):
            parts = _parts(whole, grown[at + 1 : at + 1 + MOST_PARTS])
            if parts is None or any(part.signed <= -100 for part in parts):
                continue
            each = "、".join(("增长" if part.rate.rises else "下降") + part.rate.told for part in parts)
            way = "增长" if whole.rate.rises else "下降"
            reckoned = _reckoned(parts)
            rates = [part.signed for part in parts]
            edge = sum((Fraction(1, 2 * 10 ** decimals(one.rate.value)) for one in (whole, *parts[:1])), Fraction(0))
            between = min(rates) - edge <= whole.signed <= max(rates) + edge
            if between and abs(reckoned - whole.signed) <= _slack(whole, rates):
                continue
            right = f"按各部分推算约为{'增长' if reckoned > 0 else '下降'}{rounded(abs(reckoned), 1)}%"
            message = f"合计{whole.what.told}，{way}{whole.rate.told}，各部分分别{each}，{right}；请核对"
            yield marked(told.passage, message, whole.what.start, whole.rate.end)


def _reckoned(parts: Sequence[Grown]) -> Fraction:
    """Return by how much the sum of several figures grew, from how much each did."""
    before = sum((part.what.exact / (1 + part.signed / 100) for part in parts), Fraction(0))
    return sum((part.what.exact for part in parts), Fraction(0)) * 100 / before - 100


def _slack(whole: Grown, rates: Sequence[Fraction]) -> Fraction:
    """Return by how much a rate may differ from what those of the parts come to: more where prices are taken out."""
    spread = max(rates) - min(rates)
    real = "值" in whole.what.label or "GDP" in whole.what.label
    return Fraction(3, 20) + spread * (Fraction(3, 20) if real else Fraction(3, 100))


def _grown(told: Quantities) -> Iterator[Grown]:
    for what, rate in zip(told.all, told.all[1:], strict=False):
        if (
            what.telling is Telling.AMOUNT
            and rate.telling is Telling.CHANGE
            and rate.unit == "%"
            and what.unit not in ("%", "‰", "百分点")
            and "。" not in told.passage.plain[what.end : rate.start]
            and "；" not in told.passage.plain[what.end : rate.start]
        ):
            yield Grown(what, rate)


def _parts(whole: Grown, behind: Sequence[Grown]) -> Sequence[Grown] | None:
    """Return the figures behind one that add up to it, None where they do not."""
    added, slack = Fraction(0), whole.what.half
    for count, part in enumerate(behind, 1):
        if part.what.unit != whole.what.unit:
            return None
        added, slack = added + part.what.exact, slack + part.what.half
        if count > 1 and abs(added - whole.what.exact) <= slack:
            return behind[:count]
        if added > whole.what.exact:
            return None
    return None
