"""Rules about figures as they are given: what each says of itself and of last year."""

from collections.abc import Iterator

from reportkit.compose.figures import figure_text, rounding_shows
from reportkit.model import Statistic
from reportkit.model.figure import ROUNDED
from reportkit.rules.changes import jumps
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.annual import is_annual
from reportkit.rules.figures.printed import fault_of
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import VALUE, marked
from reportkit.rules.reading import PARTS_TOLD
from reportkit.rules.rule import Fault, rule
from reportkit.wording import ROUNDING_NOTE, Number, quantity

DISCLOSED = Statistic("主动公开政府信息", 12656, "条")
IN_NOTE = 'note="……"，用工作簿的填“说明”列'
CASES = Statistic("行政复议", 3, "件", parts={"结果维持": 2, "尚未审结": 1})


def reason_wanted(statistic: Statistic, context: CheckContext) -> str:
    """Return what to do about a figure that may be right: an annual report takes reasons beside its tables."""
    where = f'reasons={{"{statistic.name}": "……"}}' if is_annual(context.report) else IN_NOTE
    return f"请核对，属实的写明原因：{where}"


def told_value(value: Number | None, statistic: Statistic) -> str:
    return quantity(value, statistic.unit) if value is not None else "未上报"


@rule(
    title="数据用语未用",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [DISCLOSED]},
    good={"facts": [DISCLOSED], "preamble": ["全年{主动公开政府信息}。"]},
)
def unused_fact(context: CheckContext) -> Iterator[Fault]:
    """A fact that the report is given and neither tells nor draws was forgotten, or is told by hand beside it."""
    report = context.report
    told = {name for chart in report.references.charts.values() for name in chart.figures}
    for _, one in context.mentions:
        told.add(one.name)
        fact = report.fact(one.name)
        if isinstance(fact, Statistic) and one.word in PARTS_TOLD:
            told.update(part.name for part in fact.parts)
    for position, fact in enumerate(report.facts):
        family = list(fact.family())
        untold = [known.name for known in family if known.name not in told]
        if untold:
            names = "".join(f"“{name}”" for name in untold)
            remedy = "从数据和用语中删去" if len(untold) == len(family) else "只留下用到的数据"
            yield Fault(f"facts[{position}]", f"{names}在报告中没有用到，请写入正文或者{remedy}", untold[0])


@rule(
    title="变化过大",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [Statistic("收费金额", 9116, "万元", last=24252)], "preamble": ["{收费金额}。"]},
    good={
        "facts": [Statistic("收费金额", 9116, "万元", last=24252, note="两项收费当年取消")],
        "preamble": ["{收费金额}。"],
    },
)
def large_change(context: CheckContext) -> Iterator[Fault]:
    """A figure that doubles or halves, or a large one that moves by a quarter, is a slip or wants a note."""
    for statistic in context.statistics:
        if jumps(statistic) and not statistic.note:
            told = f"今年{told_value(statistic.value, statistic)}，上年{told_value(statistic.last_value, statistic)}"
            message = f"“{statistic.name}”{told}，变化较大；{reason_wanted(statistic, context)}"
            yield fault_of(statistic.name, message, context)


@rule(
    title="累计数减少",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("制发规范性文件", 40, "件", kind="累计", last=42)],
        "preamble": ["{制发规范性文件}。"],
    },
    good={
        "facts": [Statistic("制发规范性文件", 45, "件", kind="累计", last=42)],
        "preamble": ["{制发规范性文件}。"],
    },
)
def cumulative_shrank(context: CheckContext) -> Iterator[Fault]:
    """A figure counted up since the beginning cannot be lower than a year ago."""
    for statistic in context.statistics:
        now, before = statistic.value, statistic.last_value
        if statistic.kind == "累计" and now is not None and before is not None and now < before:
            told = f"今年{told_value(now, statistic)}，上年{told_value(before, statistic)}"
            message = f"“{statistic.name}”是累计数，{told}；累计数不会减少"
            yield fault_of(statistic.name, message, context)


@rule(
    title="断言不实",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [CASES], "preamble": ["{行政复议}，均已审结{尚未审结:为零}。"]},
    good={"facts": [CASES], "preamble": ["{行政复议}，{尚未审结}。"]},
)
def false_claim(context: CheckContext) -> Iterator[Fault]:
    """A sentence held to a figure by 为零 or 为全部 must not stand when the figure says otherwise."""
    report = context.report
    for passage, one in context.mentions:
        figure = report.figure(one.name) if one.word in ("为零", "为全部") else None
        if figure is None or figure.fact.value is None:
            continue
        value, whole = figure.fact.value, figure.whole
        begin = (
            max(passage.text.rfind(mark, 0, max(0, one.start - 1)) for mark in "，。；") + 1
        )  # the clause that it holds
        if one.word == "为零" and value != 0:
            told = told_value(value, figure.fact)
            message = f"这里说没有，但“{one.name}”为{told}；请改写这句话或者核对数据"
            yield marked(passage, message, begin, one.end)
        if one.word == "为全部" and whole and whole.value is not None and value != whole.value:
            told = f"“{whole.name}”{told_value(whole.value, whole)}，“{one.name}”{told_value(value, figure.fact)}"
            yield marked(passage, f"这里说全部，但{told}；请改写这句话或者核对数据", begin, one.end)


@rule(
    title="占比缺注",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("信件", 3, "件", parts={"来信": 1, "来访": 1, "来电": 1})],
        "preamble": ["来信占{来信:占比}，来访占{来访:占比}，来电占{来电:占比}。"],
    },
    good={
        "facts": [Statistic("信件", 4, "件", parts={"来信": 2, "来访": 1, "来电": 1})],
        "preamble": ["来信占{来信:占比}，来访占{来访:占比}，来电占{来电:占比}。"],
    },
)
def shares_without_note(context: CheckContext) -> Iterator[Fault]:
    """Shares that together print as 99.9% or 100.1% look like a mistake unless a note explains them."""
    report = context.report
    shares = {one.name: (passage, one) for passage, one in context.mentions if one.word == "占比"}
    for statistic in context.statistics:
        figure = report.figure(statistic.name)
        told = [part.name in shares for part in statistic.parts if part.value]
        if figure and told and all(told) and rounding_shows(figure) and not _is_noted(context):
            passage, one = shares[next(part.name for part in statistic.parts if part.value)]
            right = f"请引用数据，写作{{{statistic.name}:其中占比}}，或者加注：{ROUNDING_NOTE}"
            message = f"“{statistic.name}”各项占比四舍五入后之和不等于100%；{right}"
            yield marked(passage, message, one.start, one.end)


def _is_noted(context: CheckContext) -> bool:
    return any(ROUNDING_NOTE.removesuffix("。") in passage.text for passage in context.prose)


@rule(
    title="以万计与准确数并用",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [DISCLOSED], "preamble": ["{主动公开政府信息}，即{主动公开政府信息:以万计}。"]},
    good={"facts": [DISCLOSED], "preamble": ["{主动公开政府信息}。", "今年的{主动公开政府信息:以万计}……"]},
)
def rounded_beside_exact(context: CheckContext) -> Iterator[Fault]:
    """A figure in one paragraph both exact and rounded reads as two figures."""
    told: set[tuple[str, str]] = set()
    for passage, one in context.mentions:
        if one.word not in ROUNDED or (passage.place, one.name) in told:
            continue
        told.add((passage.place, one.name))
        figure = context.report.figure(one.name)
        exact = any(other.name == one.name and other.word in VALUE for other in passage.mentions)
        if (
            exact and figure and figure_text(figure, one.word) != figure_text(figure, "数值")
        ):  # a small one is not rounded
            message = f"“{one.name}”在同一段里既有准确数又有{one.word}的数，请只用一个"
            yield marked(passage, message, one.start, one.end)
