"""The rule about a figure beside its parts, as they are given."""

from collections.abc import Iterator

from reportkit.model import Statistic
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.facts import told_value
from reportkit.rules.figures.printed import fault_of
from reportkit.rules.finding import Force, Severity
from reportkit.rules.rule import Fault, rule
from reportkit.wording import Number, exactly, number


@rule(
    title="分项与总数不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("收到申请", 380, "件", parts={"自然人申请": 351, "法人申请": 28})],
        "preamble": ["{收到申请}，{收到申请:其中}。"],
    },
    good={
        "facts": [Statistic("收到申请", 380, "件", parts={"自然人申请": 352, "法人申请": 28})],
        "preamble": ["{收到申请}，{收到申请:其中}。"],
    },
)
def parts_against_total(context: CheckContext) -> Iterator[Fault]:
    """What a figure consists of must agree with it, in the arithmetic that it was given with."""
    for statistic in context.statistics:
        if not statistic.adds_up:
            continue
        for year, whole, values in (
            ("", statistic.value, [part.value for part in statistic.parts]),
            ("上年的", statistic.last_value, [part.last_value for part in statistic.parts]),
        ):
            known = [value for value in values if value is not None]
            if whole is not None and known and (year or not _mended(context, statistic)):
                complete = len(known) == len(values)
                if told := _disagreement(statistic, whole, known, year, complete=complete):
                    yield fault_of(statistic.name, told, context)


@rule(
    title="分项单位与总数不同",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("粮食产量", 15, "万吨", parts=[Statistic("夏粮", 5, "万亩"), Statistic("秋粮", 10)])],
        "preamble": ["{粮食产量}，{粮食产量:其中}。"],
    },
    good={
        "facts": [Statistic("粮食产量", 15, "万吨", parts={"夏粮": 5, "秋粮": 10})],
        "preamble": ["{粮食产量}，{粮食产量:其中}。"],
    },
)
def part_in_another_unit(context: CheckContext) -> Iterator[Fault]:
    """What is counted in another unit than its total is no part of it, or cannot be held against it."""
    for statistic in context.statistics:
        for part in statistic.parts:
            if part.unit != statistic.unit:
                units = f"单位是“{part.unit}”，所属的“{statistic.name}”是“{statistic.unit}”"
                told = f"“{part.name}”的{units}，无法核对各项之和；请改为同一单位，不是其中一项的不要列为分项"
                yield fault_of(part.name, told, context)


def _mended(context: CheckContext, statistic: Statistic) -> bool:
    """Tell whether what units returned says which figure is wrong: with it whole and parts agree.

    Then figure_against_returns tells that figure.
    """
    returned = context.returns.cells() if context.returns is not None else {}
    given = {figure.name: figure.value for figure in (statistic, *statistic.parts)}
    mended = {name: value if (added := returned.get(name)) is None else added for name, value in given.items()}
    whole, *parts = mended.values()
    known = [value for value in parts if value is not None]
    if given == mended or whole is None or len(known) < len(parts):
        return False
    with exactly():
        total: Number = sum(known)
    return {"==": total == whole, "<=": total <= whole, ">=": total >= whole}[statistic.sums] and max(known) <= whole


def _disagreement(
    statistic: Statistic, whole: Number, values: list[Number], year: str, *, complete: bool
) -> str | None:
    """Say how a figure and its parts disagree, None where they do not."""
    with exactly():
        total: Number = sum(values)
        distance = max(whole, total) - min(whole, total)
    if max(values) > whole:
        wrong = ""
    elif statistic.sums == "==" and complete and total != whole:
        wrong = "两者应当相等"
    elif statistic.sums in ("==", "<=") and total > whole:
        wrong = "合计不应大于总数"
    elif statistic.sums == ">=" and complete and total < whole:
        wrong = "合计不应小于总数"
    else:
        return None
    named = f"{year}“{statistic.name}”{told_value(whole, statistic)}"
    terms = "＋".join(number(value) for value in values)
    sides = f"各项合计{told_value(total, statistic)}（{terms}），相差{told_value(distance, statistic)}；{wrong}"
    above = f"其中一项为{told_value(max(values), statistic)}；一项不能大于总数"
    return f"{named}，{sides if wrong else above}"
