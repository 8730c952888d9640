"""Rules that read a report beside last year's: what was copied, and what was carried over wrongly."""

from collections.abc import Iterator
from itertools import groupby

from reportkit.model import Section, Statistic
from reportkit.model.content import Content
from reportkit.patterns import expression
from reportkit.rules.comparison.sentences import Sentence, before, sentences
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.facts import reason_wanted, told_value
from reportkit.rules.figures.printed import fault_of
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.reading import statistics
from reportkit.rules.rule import Fault, Input, rule

MOST = 60  # %: what goes on from year to year seldom takes up more
FEWEST = 5  # sentences, below which a share says nothing

LAST: list[Content] = [
    "推进重点领域信息公开，公开内容覆盖全部部门。",
    "加强政策解读工作，重要文件同步制作解读材料。",
    "规范依申请公开办理流程，严格答复时限要求。",
    "健全政务新媒体管理机制，定期通报检查情况。",
    "开展业务培训工作，提高工作人员的业务能力。",
]


@rule(
    title="年年雷同",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice; 年度报告的有关通知列有内容雷同的问题",
    bad={"sections": LAST, "last_year": {"sections": LAST}},
    good={
        "sections": [LAST[0], LAST[1], "新建政务公开专区3个，接待群众2000人次。", "修订目录12个，整改信息35条。"],
        "last_year": {"sections": LAST},
    },
    needs=Input.LAST_TEXT,
)
def like_last_year(context: CheckContext) -> Iterator[Fault]:
    """A report whose sentences are last year's, with other figures, does not tell what this year was like."""
    told = {words.masked for words in before(context)}
    own = [sentence for sentence in sentences(context) if not sentence.words.of_problems] if told else []
    weights = [len(sentence.words.masked) for sentence in own]
    same = [sentence.words.masked in told for sentence in own]
    share = 100 * sum(weight for weight, copied in zip(weights, same, strict=True) if copied) // (sum(weights) or 1)
    if len(own) < FEWEST or share < MOST:
        return
    longest = _longest_stretch(own, same)
    message = f"正文有{share}%的语句与{_year_before(context)}报告相同（数字除外），由此处起连续{len(longest)}句"
    message += "；请写当年的做法和成效"
    yield longest[0].fault(message)


def _year_before(context: CheckContext) -> str:
    return f"{context.year_before}年" if context.year_before else "上年"


def _longest_stretch(own: list[Sentence], same: list[bool]) -> list[Sentence]:
    stretches = groupby(zip(own, same, strict=True), key=lambda pair: pair[1])
    return max(([sentence for sentence, _ in stretch] for copied, stretch in stretches if copied), key=len)


@rule(
    title="问题与上年雷同",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice; 年度报告的有关通知列有内容雷同的问题",
    bad={
        "sections": [Section("存在的主要问题及改进情况", ["个别单位对公开工作的重要性认识不够。"])],
        "last_year": {"sections": [Section("主要问题和改进措施", ["个别单位对公开工作的重要性认识不够。"])]},
    },
    good={
        "sections": [Section("存在的主要问题及改进情况", ["部分政策解读材料形式单一，图解偏少。"])],
        "last_year": {"sections": [Section("主要问题和改进措施", ["个别单位对公开工作的重要性认识不够。"])]},
    },
    needs=Input.LAST_TEXT,
)
def problems_like_last_year(context: CheckContext) -> Iterator[Fault]:
    """Problems that are word for word last year's say that nothing was done about them."""
    told = {words.masked for words in before(context) if words.of_problems}
    own = [one for one in sentences(context) if one.words.of_problems] if told else []
    copied = [one for one in own if one.words.masked in told]
    if copied and 2 * len(copied) >= len(own):
        which = f"{len(own)}句中有{len(copied)}句" if len(own) > 1 else "这一句"
        message = f"问题和改进部分{which}与{_year_before(context)}报告相同；请写当年的问题，已经改进的写明成效"
        yield copied[0].fault(message)


NAMES = expression("《[^《》]{0,150}》|“[^“”]{0,60}”|〔[0-9]{4}〕")


@rule(
    title="上年年份未改",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "sections": ["2017年，全县政务公开工作扎实推进，成效明显。"],
        "last_year": {"sections": ["2017年，全县政务公开工作扎实推进，成效明显。"]},
    },
    good={
        "sections": ["2018年，全县政务公开工作扎实推进，印发《2017年工作要点》任务分工。"],
        "last_year": {"sections": ["2017年，全县政务公开工作扎实推进，印发《2017年工作要点》任务分工。"]},
    },
    needs=Input.LAST_TEXT,
)
def last_years_year(context: CheckContext) -> Iterator[Fault]:
    """A sentence that last year's report has too, with last year's year in it, was copied and not changed."""
    if context.year_before is None:
        return
    year = f"{context.year_before}年"
    told = {words.text for words in before(context) if year in NAMES.sub("", words.text)}
    for sentence in sentences(context) if told else ():
        start = sentence.passage.typed.find(year, sentence.start, sentence.end)
        if start >= 0 and sentence.words.text in told and "期限" not in sentence.words.text:
            message = f"这句话与{year}报告相同，年份仍是{year[:-1]}；请核对是否应改为{context.year}年"
            yield marked(sentence.passage, message, start, start + len(year))


@rule(
    title="上年数与上年报告不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("公开信息", 300, "条", last=280)],
        "preamble": ["{公开信息}，{公开信息:同比}。"],
        "last_year": {"facts": [Statistic("公开信息", 208, "条")], "preamble": ["{公开信息}。"]},
    },
    good={
        "facts": [Statistic("公开信息", 300, "条", last=280), Statistic("培训", 3, "期", last=2, note="口径调整")],
        "preamble": ["{公开信息}，{培训}。"],
        "last_year": {"facts": [Statistic("公开信息", 280, "条"), Statistic("培训", 5, "期")]},
    },
    needs=Input.LAST_YEAR,
)
def last_value_changed(context: CheckContext) -> Iterator[Fault]:
    """What this report takes for last year's figure is the figure that last year's report told."""
    last = context.last_year
    if last is None or last.year is None or last.year + 1 != context.report.year:
        return
    told = {figure.name: figure for figure in statistics(last)}
    for figure in context.statistics:
        before = told.get(figure.name)
        if before is None or before.value is None or figure.last_value is None:
            continue
        if figure.note or before.unit != figure.unit or before.exactness != figure.last_exactness:
            continue
        if before.value != figure.last_value:
            sides = (
                f"这里取{told_value(figure.last_value, figure)}，{last.year}年报告为{told_value(before.value, before)}"
            )
            message = f"“{figure.name}”的上年数{sides}；{reason_wanted(figure, context)}"
            yield fault_of(figure.name, message, context)
