"""Rules about one thing that is told in two ways: figures of one label, cells, 未收到, marks, sums of years."""

import re
from collections.abc import Iterator

from reportkit.manuscript import CELLS
from reportkit.model import Statistic
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.facts import told_value
from reportkit.rules.figures.literals import CUT, LONGEST_LEAD, NEUTRAL, of_other_year, text_before
from reportkit.rules.figures.pending import said_to_be_none
from reportkit.rules.figures.printed import fault_of
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, rule
from reportkit.wording import exactly, quantity

THIS_YEAR = ("本年", "当年", "今年", "年内")


@rule(
    title="累计数不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [
            Statistic("文件", 50, "件", kind="累计", last=42, sums="<=", parts=[Statistic("本年制发", 3, kind="年度")])
        ],
        "preamble": ["{文件}，{本年制发}。"],
    },
    good={
        "facts": [
            Statistic("文件", 45, "件", kind="累计", last=42, sums="<=", parts=[Statistic("本年制发", 3, kind="年度")])
        ],
        "preamble": ["{文件}，{本年制发}。"],
    },
)
def cumulative_sum(context: CheckContext) -> Iterator[Fault]:
    """A figure counted up since the beginning is last year's and, on top, what this year brought."""
    for statistic in context.statistics:
        now, before = statistic.value, statistic.last_value
        new = [part for part in statistic.parts if part.kind == "年度" and part.label.startswith(THIS_YEAR)]
        if statistic.kind != "累计" or now is None or before is None or len(new) != 1 or new[0].value is None:
            continue
        if statistic.note or not statistic.adds_up or statistic.last_exactness or now < before:
            continue
        with exactly():
            added = before + new[0].value
        if now != added:
            terms = f"{told_value(before, statistic)}加“{new[0].name}”{told_value(new[0].value, statistic)}"
            message = (
                f"“{statistic.name}”{told_value(now, statistic)}，上年{terms}为{told_value(added, statistic)}；请核对"
            )
            yield fault_of(statistic.name, message, context)


@rule(
    title="同名异值",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("公开", 12656, "条", label="公开信息"), Statistic("发布", 12665, "条", label="公开信息")],
        "preamble": ["全年{公开}。"],
        "sections": ["{年}年，共{发布}。"],
    },
    good={
        "facts": [Statistic("公开", 12656, "条", label="公开信息"), Statistic("教育局", 65, "条", label="公开信息")],
        "preamble": ["全年{公开}，其中县教育局{教育局}。"],
    },
)
def one_label_two_figures(context: CheckContext) -> Iterator[Fault]:
    """Two figures that print under one label, each as the whole report's, contradict each other."""
    by_name = {fact.name: fact for fact in context.report.facts if isinstance(fact, Statistic)}
    first: dict[tuple[str, str, str], Statistic] = {}
    for passage, one in context.mentions:
        fact = by_name.get(one.name) if one.word in ("", "数值") and passage.role not in CELLS else None
        if fact is None or fact.value is None or not fact.unit or fact.exactness or fact.note:
            continue
        text, start = passage.typed, one.start
        if one.word:
            start -= len(fact.label) if text.endswith(fact.label, 0, start) else len(text)
        if start < 0 or not WHOLE_LEAD.search(text_before(text, start, LONGEST_LEAD)) or of_other_year(text, start):
            continue
        other = first.setdefault((fact.label, fact.unit, fact.kind), fact)
        if other.value != fact.value and (other.source == fact.source or not (other.source and fact.source)):
            told = f"“{other.name}”{quantity(other.value or 0, fact.unit)}"
            told += f"，“{fact.name}”{quantity(fact.value, fact.unit)}"
            message = f"{told}，都写作“{fact.label}”；请只留一个，或者用不同的名称区分（改写label）"
            yield marked(passage, message, start, start + len(fact.label))


WHOLE_LEAD = expression(rf"(?:^|[。；]){NEUTRAL}\Z")
NONE_CAME = expression(
    "(?:未|没有|无)(?:收到|受理|发生|接到|办理)(?:任何)?(?:的)?|没有|(?<![一-鿿])无|(?<=[年共均县市区])无"
)


@rule(
    title="断言没有而有数",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [Statistic("申请", 5, "件")], "preamble": ["{申请}。", "全年未收到申请。"]},
    good={
        "facts": [Statistic("申请", 5, "件")],
        "preamble": ["{申请}。", "县教育局未收到申请。全年未收到申请人投诉。"],
    },
)
def none_against_figure(context: CheckContext) -> Iterator[Fault]:
    """What the year is said not to have brought must not have a figure above 0."""
    known: dict[str, Statistic | None] = {}
    for fact in context.statistics:
        for label in {fact.label, re.sub("^(?:收到|受理|发生|接到|办理)", "", fact.label)}:
            known[label] = fact if label not in known else None  # two of one name: it cannot be known which
    for passage in context.prose_holding("未", "没有", "无"):
        text = passage.with_facts
        for found in NONE_CAME.finditer(text):
            if not _of_the_whole(text, found.start()):
                continue
            end, told, wrong = found.end(), [], ""
            for word in re.split("([、和及与或])", NAMED_NONE.match(text, end)[0]):  # type: ignore[index]  # it matches always
                said = known.get(word) or known.get(CASE.sub("", word))
                end += len(word)
                if said is None or not said.value or said.value < 0 or not said.unit or said.kind != "年度":
                    continue
                if not of_other_year(text, end):
                    wrong = text[found.start() : end]
                    told.append(f"“{said.name}”为{quantity(said.value, said.unit, exactness=said.exactness)}")
            if told:
                message = f"这里说“{wrong}”，但{'，'.join(told)}；请改写或者核对数据"
                yield marked(passage, message, found.start(), found.start() + len(wrong))
    yield from said_to_be_none(context)


NAMED_NONE = expression("[^，。；]{0,60}")
CASE = expression("(?:的?(?:案件|案例|情况|情形|事项))?(?:发生)?$")
OF_A_PART = expression("[局镇乡村]|街道|部门|单位|学校|医院|[^全我]县|月|季度")


def _of_the_whole(text: str, place: int) -> bool:
    """Tell whether a denial at a place is the whole report's: nobody else stands before it in its sentence."""
    before = text_before(text, place, LONGEST_LEAD)
    return WHOLE_LEAD.search(before) is not None or (
        text.endswith("，", 0, place)
        and CUT not in (sentence := re.split("[。；]", before)[-1])
        and not OF_A_PART.search(sentence)
    )
