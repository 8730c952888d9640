"""Rules about a rate or a change that stands in a typed sentence right behind the two figures that it follows from."""

import re
from collections.abc import Iterator

from reportkit.compose.figures import figure_text
from reportkit.model import Statistic
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import PARAGRAPHS, behind_figures, marked, matches
from reportkit.rules.reckoned import FIGURE, decimals, rounded, rounds_to, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exact, quantity

EXACTLY = r"(?<![约近超逾于\d.,—～~至第-])(?<!超过)(?<!不到)(?<!不足)(?<!大概)(?<!至少)"
LAST = "(?:上年|去年)(?:同期)?(?:的|为|是)?"
UNIT = "(?P<unit>[万亿]?(?:人次|件次|条次|个工作日|[一-鿿]))"
TOLD = rf"(?P<told>增长|增加|上升|提高|下降|减少|降低)了?(?P<rate>{FIGURE})%"
CHANGES = (
    re.compile(rf"{EXACTLY}(?P<now>{FIGURE}){UNIT}[，、]?[比较](?:{LAST})(?P<before>{FIGURE})(?P=unit){TOLD}"),
    re.compile(
        rf"{EXACTLY}(?P<now>{FIGURE}){UNIT}[，（]{LAST}(?P<before>{FIGURE})(?P=unit)[，）]，?(?:同比|比上年|较上年)?{TOLD}"
    ),
    re.compile(
        rf"{LAST}(?P<before>{FIGURE}){UNIT}[，（]{{1,2}}(?:本年|今年|当年)(?:的|为|是)?(?P<now>{FIGURE})(?P=unit)[，）]，?(?:同比|比上年|较上年)?{TOLD}"
    ),
)
"""收到48件，比上年50件下降4.0%; 收到48件，上年为50件，同比下降4.0%; 上年50件，本年48件，同比下降4.0%."""
BEHIND_FIGURE = re.compile(
    r"[，（、]?(?:同比|[比较]上年(?:同期|末)?)"
    r"(?P<told>(?P<verb>增长|上升|增加|下降|减少|降低|回落)了?(?P<rate>\d{1,9}(?:\.\d{1,9})?)%)(?!点)"
)

APPLIED = Statistic("收到申请", 380, "件", last=352)


@rule(
    title="增减幅度计算有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "收到申请48件，比上年50件下降6.0%。",
        "收到申请48件，上年为50件，同比下降6.0%。",
        "申请上年为50件，本年48件，同比下降6.0%。",
        "收到申请1,048件，比上年1,050件下降6.0%。",
        {"facts": [APPLIED], "preamble": ["{收到申请}，同比下降8.0%。"]},
    ],
    good=[
        "收到申请48件，比上年50件下降4.0%；办结46件，上年为48件，下降4.2%，办结率下降6.0%。",
        {"facts": [APPLIED], "preamble": ["{收到申请}，{收到申请:同比}。"]},
        *(
            f"收到申请{rough}48件，比上年50件下降6.0%。"
            for rough in (
                *"约近超逾于第",
                "超过",
                "不到",
                "不足",
                "大概",
                "至少",
                "30至",
                "30～",
                "30~",
                "30—",
                "30-",
                "约1.",
                "约1,0",
            )
        ),
    ],
    needs=Input.TEXT,
    leaves_open="Which of the figures is right only the office knows.",
)
def change_miscalculated(context: CheckContext) -> Iterator[Fault]:
    """A change beside the figures of both years, or a fact's, follows from them; else one of the three is wrong."""
    yield from _of_facts(context)
    for pattern in CHANGES:
        for passage, found in matches(context, pattern, "上年", "去年"):
            now, before, rate = (value(found[name]) for name in ("now", "before", "rate"))
            if passage.role not in PARAGRAPHS or not before:
                continue
            rising = found["told"] in ("增长", "增加", "上升", "提高")
            change = abs(exact(now) - exact(before)) * 100 / exact(before)
            if rising == (now > before) and rounds_to(change, rate):
                continue
            if now == before:
                right = "两数相同，没有增减"
            else:
                right = f"应为{'增长' if now > before else '下降'}{rounded(change, decimals(rate))}%"
            ends = f"本年{found['now']}{found['unit']}，上年{found['before']}{found['unit']}"
            yield marked(passage, f"{ends}，{right}，请核对", found.start("told"), found.end())


def _of_facts(context: CheckContext) -> Iterator[Fault]:
    for passage, figure, found in behind_figures(context, BEHIND_FIGURE):
        name, unit, now, before = figure.fact.name, figure.fact.unit, figure.fact.value, figure.fact.last_value
        if unit == "%" or figure.missing("同比") or now is None or not before:
            continue
        change = (exact(now) / exact(before) - 1) * 100
        rises = found["verb"] in ("增长", "上升", "增加")
        if not rounds_to(change if rises else -change, value(found["rate"])):
            told = f"{found['verb']}{found['rate']}%；今年{quantity(now, unit)}，上年{quantity(before, unit)}"
            right = f"应为{figure_text(figure, '同比')}；请引用数据，写作{{{name}:同比}}"
            yield marked(passage, f"“{name}”{told}，{right}", found.start("told"), found.end("told"))


RATE = re.compile(
    rf"{EXACTLY}(?P<all>{FIGURE})(?P<unit>[一-鿿]{{1,2}})[，、](?:其中|已|均已)?(?:按期|按时)?(?P<done>办结|成功|答复|采纳|整改|调解成功|回复|解决|履约|完成)"
    rf"(?P<some>{FIGURE})(?P=unit)?[，、](?P<named>(?P=done)率)(?:为|达到?|是)?(?P<rate>{FIGURE})%"
)
CARRIED_OVER = re.compile("结转|上年|去年|历年|遗留|累计|未到期|办理中|在办")


@rule(
    title="比率计算有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n调解矛盾纠纷2318件，成功2301件，成功率95.3%。"},
    good={
        "text": "工作报告\n调解矛盾纠纷2318件，成功2301件，成功率99.3%；受理50件，办结46件，办结率100%（其余未到期）。"
    },
    needs=Input.TEXT,
    leaves_open="Which of the figures is right only the office knows.",
)
def rate_miscalculated(context: CheckContext) -> Iterator[Fault]:
    """A rate that stands behind its two figures follows from them, or one of the three is wrong.

    What rounds to a rate of another figure of the sentence, what was carried over, and a rate of 100% of what was due,
    are left alone.
    """
    for passage, found in matches(context, RATE, "率"):
        total, some, rate = (value(found[name]) for name in ("all", "some", "rate"))
        begin, _ = passage.sentence(found.start())
        sentence = passage.plain[begin : found.end() + 20]
        if passage.role not in PARAGRAPHS or CARRIED_OVER.search(sentence) or not 0 < some <= total or rate >= 100:
            continue
        others = (value(figure) for figure in re.findall(FIGURE, passage.plain[begin : found.start()]))
        if not any(rounds_to(exact(some) * 100 / exact(other), rate) for other in (total, *others) if other):
            right = rounded(exact(some) * 100 / exact(total), decimals(rate))
            ends = f"{found['all']}{found['unit']}中{found['done']}{found['some']}{found['unit']}"
            yield marked(passage, f"{ends}，{found['done']}率应为{right}%，请核对", found.start("named"), found.end())
