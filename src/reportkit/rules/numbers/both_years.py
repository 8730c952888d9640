"""Changes told beside what they are of: what is now, what was before, by how much it changed, at which rate."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.passages import marked
from reportkit.rules.quantities import CHANGE, Quantities, Quantity, Telling, quantities
from reportkit.rules.reckoned import decimals, rounded
from reportkit.rules.rule import Fault
from reportkit.wording import number

AGAINST = expression(r"[比较与同和为].*(?:[上去]年|同期|年初|上[月周季]|\d年|预算|普查)|^(?:[上去]年|同期|上[月周季])")
"""Words before a figure of another time, or of what was planned."""
COMPARED = expression("(?:[与和比较同](?:[上去]年|\\d{4}年))")
NAMED = expression(
    r"(?:[上去]年|\d{4}年度?|同期|相比|[预决]算数?|同比|环比|[比较与和同各共又约即的人]|累计|分别|总体)+"
)
"""What is no name in the words before a change."""
ALL = 100
MOST_OTHERS = 24  # figures before a change that may be what it is of
NEAR = 12  # 字 between an amount and its rate
SAME = expression(
    r"(?:的|人|户|亩|[上去]年|同期|相比|上|[共各分别约又即，、（]|同比|环比|[比较][^，。；]{1,10})*[一-鿿]{0,4}"
)


@attrs.frozen
class ToldChange:
    """A change as a sentence tells it (增减): what is now, what was, by how much it changed, in per cent."""

    now: Quantity | None
    before: Quantity | None
    amount: Quantity | None
    rate: Quantity | None
    others: tuple[Quantity, ...]

    @property
    def last(self) -> Quantity:
        """The last of what is told of it."""
        return next(one for one in (self.rate, self.amount) if one)


def changes(told: Quantities) -> Iterator[ToldChange]:
    """Yield the changes of a passage that are told with at least three of their four figures."""
    for sentence in told.sentences:
        for at, one in enumerate(sentence):
            if one.telling is not Telling.CHANGE or one.rough:
                continue
            rate = _rate(told, sentence, at)
            before = sentence[at - 1] if at and _is_before(told, sentence[at - 1], one) else None
            known = at - 1 if before is None else at - 2
            if one.unit in ("%", "‰", "百分点"):
                if before is None or one.unit != "%":
                    continue
                now = _now(told, sentence, known, before.unit)
                if now:
                    yield ToldChange(now, before, None, one, _others(told, now, before.unit))
                continue
            now = _now(told, sentence, known, one.unit)
            others = _others(told, now or sentence[0], one.unit)
            if now is None and not (before and rate):
                now = _in_sentence_before(told, sentence, at)
            if not _same_thing(told, now, one):
                continue
            if rate or (now and before):
                yield ToldChange(now, before, one, rate, others if now else ())


def _rate(told: Quantities, sentence: Sequence[Quantity], at: int) -> Quantity | None:
    """Return the rate that is told behind an amount."""
    one, behind = sentence[at], sentence[at + 1] if at + 1 < len(sentence) else None
    if behind is None or behind.unit != "%" or behind.telling is not Telling.CHANGE or behind.rough:
        return None
    between = told.passage.plain[one.end : behind.start]
    return (
        behind
        if len(between) <= NEAR and re.fullmatch(r"[，、（](?:同比|环比|[比较][^，。；]{1,6})?[一-鿿]{2,3}了?", between)
        else None
    )


def _is_before(told: Quantities, one: Quantity, change: Quantity) -> bool:
    """Tell whether a figure is what was before a change that follows it at once."""
    between = told.passage.plain[one.end : change.start]
    return (
        change.unit in ("%", one.unit)
        and one.unit not in ("%", "‰", "百分点")
        and one.telling is Telling.AMOUNT
        and not one.rough
        and AGAINST.search(one.label) is not None
        and SAME.fullmatch(between) is not None
    )


def _now(told: Quantities, sentence: Sequence[Quantity], at: int, unit: str) -> Quantity | None:
    """Return what is now, which stands before the change: the nearest figure of its unit that is no change itself."""
    while at >= 0 and "；" not in told.passage.plain[sentence[at].end : sentence[at + 1].start]:
        one = sentence[at]
        if one.telling is Telling.AMOUNT and sentence[at + 1].label == "的" and sentence[at + 1].unit == "%":
            at -= 1  # a whole, of which a share was told
            continue
        if one.telling is Telling.AMOUNT and one.unit == unit:
            return None if one.rough or AGAINST.search(one.label) else one
        if one.telling is Telling.AMOUNT or one.telling is Telling.CHANGED_TO:
            return None
        at -= 1
    return None


def _in_sentence_before(told: Quantities, sentence: Sequence[Quantity], at: int) -> Quantity | None:
    """Return what is now, told at the end of the sentence before one that begins with a change: 与上年相比，减少……"""
    begin, _ = told.passage.sentence(sentence[at].start)
    earlier = told.last_before(begin, MOST_OTHERS)
    if at or not earlier or not COMPARED.match(told.passage.plain, begin):
        return None
    known = [one for one in earlier if one.telling is Telling.AMOUNT]
    return known[-1] if known and known[-1].unit == sentence[at].unit and not known[-1].rough else None


def _same_thing(told: Quantities, now: Quantity | None, change: Quantity) -> bool:
    """Tell whether what changed is what is told before: it is not named again, or by the same words."""
    what = NAMED.sub("", CHANGE.sub("", change.label))
    if now is None or not what:
        return True
    begin, _ = told.passage.sentence(now.start)
    return what in told.passage.plain[begin : now.start]


def _others(told: Quantities, now: Quantity, unit: str) -> tuple[Quantity, ...]:
    """Return what else stands before of the same unit: what changed may be the sum that is told first."""
    return tuple(
        one
        for one in told.last_before(now.start, MOST_OTHERS)
        if one.unit == unit and one.telling is Telling.AMOUNT and not one.rough
    )


def faults_of_changes(context: CheckContext) -> Iterator[Fault]:
    """Yield the changes that follow neither from what stands right before them nor from what was told earlier."""
    for told in context.once(quantities):
        for change in changes(told):
            nows = (change.now, *change.others) if change.now else change.others or (None,)
            if not any(_holds(attrs.evolve(change, now=now)) for now in nows):
                wrong = change.last
                start = wrong.start - len(wrong.label) + (_verb(wrong) if len(wrong.label) > 2 else 0)
                yield marked(told.passage, f"{_told(change)}，请核对", start, wrong.end)


def _verb(one: Quantity) -> int:
    """Return where the verb of a change begins in its label."""
    return max(0, len(one.label) - 2 - one.label.endswith("了"))


def _holds(change: ToldChange) -> bool:
    """Tell whether what is told of a change agrees, where all of it may be rounded."""
    now, before, amount, rate = change.now, change.before, change.amount, change.rate
    if now and before and amount:
        way = now.exact - before.exact
        slack = now.half + before.half + amount.half
        if abs(way - (amount.exact if amount.rises else -amount.exact)) > slack:
            return False
    if rate is None:
        return True
    edge = Fraction(1, 10 ** decimals(rate.value))
    if now and amount and now.exact == amount.exact and rate.rises and rate.value == ALL:
        return True  # from nothing: told as 100%
    for base, more in _bases(now, before, amount):
        if base <= 0:
            return amount is None
        reckoned = more * 100 / base
        halves = sum((one.half for one in (now or before, amount or before) if one), Fraction(0))
        slack = edge + halves * 100 / base
        signed = rate.exact if rate.rises else -rate.exact
        if abs(reckoned - signed) > slack:
            return False
    return True


def _bases(
    now: Quantity | None, before: Quantity | None, amount: Quantity | None
) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield what something changed from, and by how much."""
    if amount and (before or now):
        way = amount.exact if amount.rises else -amount.exact
        yield (before.exact if before else now.exact - way if now else Fraction(0)), way
    elif before and now:
        yield before.exact, now.exact - before.exact


def _told(change: ToldChange) -> str:
    now, before, amount, rate = change.now, change.before, change.amount, change.rate
    sides = [f"本期{now.told}"] if now else []
    sides += [f"上期{before.told}"] if before else []
    sides += [f"{'增加' if amount.rises else '减少'}{amount.told}"] if amount else []
    right = ""
    if now and before and amount and before.scale == now.scale == amount.scale:
        way = now.value - before.value
        if abs(way) != amount.value or (way > 0) != amount.rises:
            right = f"两期相差{number(abs(way))}{now.told.lstrip('0123456789,. ')}，"
    for base, more in _bases(now, before, amount) if rate else ():
        if base > 0 and rate:
            share = rounded(abs(more) * 100 / base, decimals(rate.value))
            right += f"增减幅度应为{'增长' if more > 0 else '下降'}{share}%，" if more else "没有增减，"
    return (
        "，".join(sides)
        + (f"，{'增长' if rate.rises else '下降'}{rate.told}" if rate else "")
        + f"：{right or '不能同时成立，'}".rstrip("，")
    )
