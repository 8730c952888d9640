"""Shares told one after the other: what they are all shares of, and which of them are not."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Quantities, Quantity, Telling, quantities
from reportkit.rules.reckoned import decimals, rounded
from reportkit.rules.rule import Fault

OF = expression(r"(?:占|约占)(?:到|了)?(?P<of>[^，。；、（）]*?)的?(?:比重|比例|份额|比)?(?:为|达到?|约|是)*\Z")
ALL = ("", "总数", "总量", "全部", "总额", "比", "总", "其中")
MOST_WHOLES = 24  # figures before a share that may be its whole
MOST_BEFORE = 2  # passages in which the whole may be told
SEVERAL, MANY = 3, 5


@attrs.frozen
class PartAndShare:
    """A part and the share that is told of it (一项与占比)."""

    some: Quantity
    share: Quantity
    of: str

    @property
    def edge(self) -> Fraction:
        """By how much the share may be off: its last digit may give way so that all make 100."""
        return Fraction(1, 10 ** decimals(self.share.value))

    def wholes(self) -> tuple[Fraction, Fraction]:
        """Return between which figures the whole is."""
        most = self.share.exact - self.edge
        return (
            (self.some.exact - self.some.half) * 100 / (self.share.exact + self.edge),
            (self.some.exact + self.some.half) * 100 / most if most > 0 else Fraction(10**30),
        )

    def fits(self, least: Fraction, most: Fraction) -> bool:
        """Tell whether the whole may be one between two figures."""
        low, high = self.wholes()
        return low <= most and least <= high


def pairs(told: Quantities) -> Iterator[PartAndShare]:
    """Yield the shares of a passage behind what they are of, how that changed may stand between them."""
    some: Quantity | None = None
    text = told.passage.plain
    for one in told.all:
        if some and re.search("[。；]", text[some.end : one.start]):
            some = None
        if one.telling is Telling.AMOUNT and one.unit not in ("%", "‰", "百分点"):
            some = one if not one.rough else None
        elif one.telling is Telling.SHARE and one.unit == "%" and not one.rough and some and some.value and one.value:
            of = OF.search(one.label)
            if of:
                yield PartAndShare(some, one, of["of"])


def faults_of_shares(context: CheckContext) -> Iterator[Fault]:
    """Yield the shares that are not of the whole that those beside them are of."""
    all_told = context.once(quantities)
    for at, told in enumerate(all_told):
        if "占" in told.passage.plain:
            before = [one for other in all_told[max(0, at - MOST_BEFORE) : at] for one in other.all[-MOST_WHOLES:]]
            for group in _groups(told):
                unit = group[0].some.unit
                earlier = [
                    one for one in (*before, *told.last_before(group[0].some.start, MOST_WHOLES)) if one.unit == unit
                ]
                yield from _faults(told, group[0].of, group, [one for one in earlier if one.telling is Telling.AMOUNT])


def _groups(told: Quantities) -> Iterator[list[PartAndShare]]:
    """Yield the shares that are of one whole: told of the same, with no other figure of their unit among them."""
    groups: dict[tuple[str, str], list[PartAndShare]] = {}
    for pair in pairs(told):
        named = ("" if pair.of in ALL else pair.of, pair.some.unit)
        group = groups.get(named, [])
        if group and _another(told, group, pair):
            yield groups.pop(named)
        groups.setdefault(named, []).append(pair)
    yield from groups.values()


def _another(told: Quantities, group: Sequence[PartAndShare], pair: PartAndShare) -> bool:
    """Tell whether another whole may stand before a part, behind the last that has a share."""
    among = told.within(group[-1].share.end, pair.some.start)
    return any(one.unit == pair.some.unit and one.telling is Telling.AMOUNT for one in among)


def _faults(told: Quantities, of: str, group: Sequence[PartAndShare], earlier: Sequence[Quantity]) -> Iterator[Fault]:
    wholes = [(one.exact - one.half, one.exact + one.half, one.told) for one in earlier if one.value]
    wholes += [(*_common(group, pair), "") for pair in group] if len(group) >= SEVERAL else []
    best = max(wholes, key=lambda whole: (sum(pair.fits(*whole[:2]) for pair in group), bool(whole[2])), default=None)
    if best is None:
        return
    fitting = [pair for pair in group if pair.fits(*best[:2])]
    wrong = [pair for pair in group if pair not in fitting]
    sure = len(wrong) == 1 or (len(group) >= MANY and 2 * len(wrong) < len(group))
    named = any(of and of in one.label and one.told == best[2] for one in earlier)
    if len(group) < SEVERAL and not (best[2] and (named or len(group) > 1)):
        return
    for pair in wrong if sure and fitting else ():
        if pair.some.exact <= best[1] and not any(pair.fits(*whole[:2]) for whole in wholes if whole[2]):
            half = (best[0] + best[1]) / 2
            right = f"{rounded(pair.some.exact * 100 / half, decimals(pair.share.value))}%"
            of_what = f"{best[2]}的" if best[2] else "，按其他各项推算的"
            message = f"这里写{pair.share.told}，按前后数字计算，{pair.some.told}占{of_what}{right}；请核对"
            yield marked(told.passage, message, pair.share.start, pair.share.end)


def _common(group: Sequence[PartAndShare], pair: PartAndShare) -> tuple[Fraction, Fraction]:
    """Return what the whole is by a share and those that agree with it."""
    least, most = pair.wholes()
    for other in group:
        low, high = other.wholes()
        if low <= most and least <= high:
            least, most = max(least, low), min(most, high)
    return least, most
