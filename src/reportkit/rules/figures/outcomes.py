"""The rule about what became of applications, told one outcome after the other, beside how many there were."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Quantities, Quantity, Telling, quantities
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import number

OUTCOME = expression(
    "予以公开|同意公开|部分公开|不予公开|不同意公开|无法提供|不予处理|其他处理|不存在|不掌握|主动公开|不属于|补正|重复申请|其他"
)
SURE = expression("予以公开|同意公开|部分公开|不予公开|无法提供|不予处理")
FEWEST, FEWEST_SURE = 3, 2
CARRIED = "结转"
OPEN = "【待补"
UNITS = ("件", "宗", "条", "份", "次")
MOST_AROUND, BEHIND = 24, 200  # figures before, 字 behind
BEFORE = 2  # passages in which their number may be told


@rule(
    title="办理结果与申请数不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="全年收到申请12件。处理结果中，予以公开2件，部分公开6件，无法提供1件，信息不存在的1件。",
    good=[
        "收到申请12件，上年结转1件，结转下年1件。处理结果中，予以公开2件，部分公开8件，无法提供1件，信息不存在的1件。",
        "收到申请12件，上年结转3件。处理结果中，予以公开2件，部分公开8件，无法提供1件，不予处理2件，结转下年度继续办理2件。",
    ],
    needs=Input.TEXT,
    yields_to=(
        "parts_of_another_sum",
        "parts_above_total",
        "remainder_unsaid",
        "parts_nearly_the_sum",
        "handled_off_received",
    ),
)
def outcomes_off_received(context: CheckContext) -> Iterator[Fault]:
    """All that was received, or handled, has one outcome each."""
    all_told = context.once(quantities)
    for at, told in enumerate(all_told):
        if any(OPEN in other.passage.plain for other in all_told[max(0, at - BEFORE) : at + 1]):
            continue  # how many there were is still to be said
        for run in _runs(told):
            before = [one for other in all_told[max(0, at - BEFORE) : at] for one in other.all[-MOST_AROUND:]]
            near = (*told.last_before(run[0].start, MOST_AROUND), *told.within(run[-1].end, run[-1].end + BEHIND))
            around = [*before, *near]
            known = {
                one.exact for one in around if one.unit in UNITS and one.telling is Telling.AMOUNT and one.value > 0
            }
            added = sum((one.exact for one in run), Fraction(0))
            wholes = known | {one + other for one, other in combinations(known, 2)}
            wholes |= {abs(one - other) for one, other in combinations(known, 2)}
            carried = {one.exact for one in around if CARRIED in one.label}
            wholes |= {one + came - left for one in known for came, left in permutations(carried, 2)}
            if known and added not in wholes:
                terms = "＋".join(number(one.value) for one in run)
                message = (
                    f"各种办理结果相加为{number(int(added))}{run[0].unit}（{terms}），与前后所说的件数都不相符；请核对"
                )
                yield marked(told.passage, message, run[0].start, run[-1].end)


def _runs(told: Quantities) -> Iterator[list[Quantity]]:
    """Yield outcomes that are told one after the other."""
    run: list[Quantity] = []
    for one in (*told.all, None):
        ended = one is None or not run or "。" in told.passage.plain[run[-1].end : one.start]
        if one and not ended and one.telling is not Telling.AMOUNT and run:
            continue  # their shares
        outcome = one and one.telling is Telling.AMOUNT and one.unit in UNITS and OUTCOME.search(one.label)
        if one and outcome and not one.rough and (not run or not ended):
            run.append(one)
            continue
        if len(run) >= FEWEST and sum(SURE.search(each.label) is not None for each in run) >= FEWEST_SURE:
            yield run
        run = [one] if one and outcome and not one.rough else []
