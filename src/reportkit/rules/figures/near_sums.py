"""The rule about figures that all but add up: one digit in one of them, and they would."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.quantities import Quantities, Quantity, Telling, quantities
from reportkit.rules.reckoned import decimals
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.slips import all_but_add_up
from reportkit.wording import exactly, number

MOST_PARTS = 30
LEAST, LEAST_OF_ALIKE = 1000, 100
"""Of a total in its last digits, so that nothing adds up nearly by chance; less where many parts are named alike."""
MANY = 4
MOST_TIMES = 10  # a total, that its parts come to
ENDS = expression("[。；）]")
OTHER_TIME = expression(
    r"[上去]年|同期|年初|(?:年初|全年|调整后?)预算|预算数|计划|目标|任务|人均|平均|每|累计|历年|单价|标准"
)
AMONG = expression("其中|分[^，。；]{1,8}看|[：]")
NO_PART = expression("(?:另|此外|另有|还有|加上)")


@attrs.frozen
class NearSum:
    """A figure and those behind it that may be its parts (总数与后面各项)."""

    whole: Quantity
    parts: tuple[Quantity, ...]
    off: Fraction
    """By how much the parts come to more."""
    slack: Fraction
    """By how much rounding may leave them apart."""


@rule(
    title="各项相加与总数相近而不等",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "本月办理工单2495件。交办责任单位2388件，县热线办直办170件。",
        "财政收入完成28583万元，从部门来看：税务部门完成13866万元，财政部门完成14177万元。",
    ],
    good=[
        "本月办理工单2495件。交办责任单位2388件，县热线办直办107件。",
        "本月办理工单2495件。重点工单1388件，紧急工单613件。去年办理2500件，前年办理1250件。",
    ],
    needs=Input.TEXT,
    yields_to=(
        "part_above_total",
        "parts_of_another_sum",
        "parts_above_total",
        "remainder_unsaid",
        "sum_off_parts_before",
    ),
    leaves_open="Which of the figures is wrong only the office knows.",
)
def parts_nearly_the_sum(context: CheckContext) -> Iterator[Fault]:
    """Figures that would add up to the one before them but for one digit are its parts, and one of them is wrong."""
    for told in context.once(quantities):
        for run in _near(told):
            if any(told.passage.fact_at(one.start) for one in (run.whole, *run.parts)):
                continue  # a report's facts are asked themselves
            terms = "＋".join(number(part.value, decimals=decimals(part.value)) for part in run.parts)
            with exactly():
                added = sum((part.value for part in run.parts), Decimal())
            unit = run.whole.typed.lstrip("0123456789,. ")
            told_as = f"后面各项相加为{number(added, decimals=decimals(added))}{unit}（{terms}）"
            message = f"{told_as}，这里写{run.whole.typed}，只差一个数字；请核对"
            yield marked(told.passage, message, run.whole.start, run.parts[-1].end)


def _near(told: Quantities) -> Iterator[NearSum]:
    for unit in dict.fromkeys(one.unit for one in told.all if one.unit not in ("%", "‰", "百分点")):
        items = [one for at, one in enumerate(told.all) if one.unit == unit and counts(told, at)]
        for at, whole in enumerate(items):
            around = items[max(0, at - MOST_PARTS) : at + 2 + MOST_PARTS]
            runs = list(_runs(told, whole, items[at + 1 : at + 1 + MOST_PARTS]))
            if any(abs(run.off) <= run.slack for run in runs):
                continue
            near = [run for run in runs if _delimited(told, run, around) and _is_slip(run)]
            if near and not _explained(around, near[-1]):
                yield near[-1]


def counts(told: Quantities, at: int) -> bool:
    """Tell whether a figure may be a total or a part: no change, no whole of a share, not of another time."""
    one = told.all[at]
    behind = told.all[at + 1] if at + 1 < len(told.all) else None
    return (
        one.telling is Telling.AMOUNT
        and not one.rough
        and one.value > 0
        and not OTHER_TIME.search(one.label)
        and not (behind and behind.label == "的" and behind.unit == "%")
    )


def _runs(told: Quantities, whole: Quantity, behind: Sequence[Quantity]) -> Iterator[NearSum]:
    """Yield what stands behind a figure, up to the end of the sentence behind its own."""
    _, end = told.passage.sentence(whole.start)
    full = told.passage.plain.find("。", end + 1)
    stop = full if full >= 0 else len(told.passage.plain)
    added, slack = -whole.exact, _rounding(whole)
    first = behind[0].exact if behind else Fraction(0)
    own = len(behind) > 1 and AMONG.search(told.passage.plain, behind[0].end, behind[1].start) is not None
    for count, part in enumerate(behind, 1):
        if part.start > stop or part.scale != whole.scale or added > MOST_TIMES * whole.exact:
            return
        added, slack = added + part.exact, slack + _rounding(part)
        if count > 1:
            yield NearSum(whole, tuple(behind[:count]), added, slack)
        if count > 2 and own:  # a figure of its own stands between
            yield NearSum(whole, tuple(behind[1:count]), added - first, slack)


def _rounding(one: Quantity) -> Fraction:
    return one.half if decimals(one.value) else Fraction(0)


def _delimited(told: Quantities, run: NearSum, items: Sequence[Quantity]) -> bool:
    """Tell whether a run ends where a sentence, a bracket or a clause behind ； does, and began there or in one go."""
    text, last = told.passage.plain, run.parts[-1]
    following = next((one for one in items if one.start > last.start), None)
    between = text[last.end : following.start if following else len(text)]
    if text[run.whole.end : run.parts[0].start].startswith("、"):
        return False  # one of a list
    return (following is None or ENDS.search(between) is not None) and not NO_PART.search(
        text, run.whole.end, last.start
    )


def _is_slip(run: NearSum) -> bool:
    figures = [run.whole, *run.parts]
    step = Fraction(run.whole.scale, 10 ** max(decimals(one.value) for one in figures))
    least = LEAST_OF_ALIKE if _alike(run.parts) else LEAST
    return all_but_add_up(run.whole.exact, [part.exact for part in run.parts], step, least)


def _alike(parts: Sequence[Quantity]) -> bool:
    """Tell whether several parts are named by words that begin or end alike, or are many."""
    names = [re.sub(r"[为有达共计\W]+\Z|\A\W+", "", part.label) for part in parts]
    ends = {name[-1:] for name in names}, {name[:2] for name in names}
    return len(parts) >= MANY or (all(names) and any(len(one) == 1 for one in ends))


def _explained(items: Sequence[Quantity], run: NearSum) -> bool:
    """Tell whether some of the parts are what others come to, or the total is part of another sum: no run of parts."""
    added = {sum((one.exact for one in run.parts[:count]), Fraction(0)) for count in range(2, len(run.parts) + 1)}
    others = {one.exact for one in items if one is not run.whole and one not in run.parts}
    return bool(added & others)
