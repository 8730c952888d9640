"""The rule about a change that stands in a sentence beside the two figures that it follows from."""

from collections.abc import Iterator
from fractions import Fraction

from reportkit.compose.figures import figure_text
from reportkit.model import Statistic
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.numbers.both_years import faults_of_changes
from reportkit.rules.passages import PARAGRAPHS, behind_figures, marked, matches
from reportkit.rules.reckoned import FIGURE, decimals, rounded, rounds_to, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exact, number, quantity

EXACTLY = r"(?<![0-9][ \u00a0\u2009\u202f])(?<![约近超逾于\d.,—～~至第-])(?<!超过)(?<!不到)(?<!不足)(?<!大概)(?<!至少)"
LAST = "(?:上年|去年)(?:同期)?(?:的|为|是)?"
UNIT = "(?P<unit>[万亿]?(?:人次|件次|条次|个工作日|[一-鿿]))"
TOLD = rf"(?P<told>增长|增加|上升|提高|下降|减少|降低)了?(?P<rate>{FIGURE})%"
CHANGES = (
    expression(rf"{EXACTLY}(?P<now>{FIGURE}){UNIT}[，、]?[比较](?:{LAST})(?P<before>{FIGURE})(?P=unit){TOLD}"),
    expression(
        rf"{EXACTLY}(?P<now>{FIGURE}){UNIT}[，（]{LAST}(?P<before>{FIGURE})(?P=unit)[，）]，?(?:同比|比上年|较上年)?{TOLD}"
    ),
    expression(
        rf"{EXACTLY}(?P<now>{FIGURE}){UNIT}[，、（](?:同比|[比较]上年(?:同期)?)?{TOLD}[（，、]{LAST}(?P<before>{FIGURE})(?P=unit)[）。]"
    ),
    expression(
        rf"{LAST}(?P<before>{FIGURE}){UNIT}[，（]{{1,2}}(?:本年|今年|当年)(?:的|为|是)?(?P<now>{FIGURE})(?P=unit)[，）]，?(?:同比|比上年|较上年)?{TOLD}"
    ),
)
"""收到48件，比上年50件下降4.0%; 收到48件，上年为50件，同比下降4.0%; 上年50件，本年48件，同比下降4.0%."""
OF_YEAR = r"(?<!\d)(?P<year%d>(?:19|20)\d{2})年度?(?P<what%d>[^，。；\d（）]{0,14}?)(?P<figure%d>" + FIGURE + ")"
TWO_YEARS = expression(f"{OF_YEAR % (1, 1, 1)}{UNIT}[，；]{OF_YEAR % (2, 2, 2)}(?P=unit)[，；](?:同比)?{TOLD}")
"""2023年巡查150次，2022年巡查120次，同比增长25%, in either order."""
BEHIND_FIGURE = expression(
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
        "2018年收到申请48件，2017年收到申请50件，同比下降6.0%。",
        "收到申请48件，同比增长4.0%（上年50件）。",
        "收入合计1234.56万元，比上年增加100.00万元，增长9.81%。",
        "收入总计500万元，占预算的98.0%。与上年相比，收入总计减少20万元，下降4.2%。",
    ],
    good=[
        "收到申请48件，比上年50件下降4.0%；办结46件，上年为48件，下降4.2%，办结率下降6.0%。",
        {"facts": [APPLIED], "preamble": ["{收到申请}，{收到申请:同比}。"]},
        "2018年收到申请48件，2017年收到信件50件，同比下降6.0%；收到48件，同比下降4.0%（上年50件）。",
        "收入合计1234.56万元，比上年增加100.00万元，增长8.81%；收入500万元。与上年相比，支出减少20万元，下降4.2%。",
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
    told: set[tuple[str, int]] = set()
    for fault in (*_of_facts(context), *_beside_figures(context), *_of_two_years(context), *faults_of_changes(context)):
        at = fault.place, (fault.span or (0, 0))[1]
        if at not in told:
            told.add(at)
            yield fault


def _beside_figures(context: CheckContext) -> Iterator[Fault]:
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
            yield marked(passage, f"{ends}，{right}，请核对", found.start("told"), found.end("rate") + 1)


RISING = ("增长", "增加", "上升", "提高", "多", "增")


def _of_two_years(context: CheckContext) -> Iterator[Fault]:
    for passage, found in matches(context, TWO_YEARS, "同比", "增长", "下降"):
        years = int(found["year1"]), int(found["year2"])
        if abs(years[0] - years[1]) != 1 or found["what2"] not in ("", "为", "是", found["what1"]):
            continue
        figures = value(found["figure1"]), value(found["figure2"])
        now, before = figures if years[0] > years[1] else figures[::-1]
        if passage.role not in PARAGRAPHS or not before:
            continue
        change = exact(now) * 100 / exact(before) - 100
        told = exact(value(found["rate"])) * (1 if found["told"] in RISING else -1)
        if abs(change - told) * 2 * 10 ** decimals(value(found["rate"])) > 1:
            ends = f"{max(years)}年{number(now)}{found['unit']}，{min(years)}年{number(before)}{found['unit']}"
            right = f"应为{_change(change, decimals(value(found['rate'])))}" if change else "两数相同，没有增减"
            yield marked(passage, f"{ends}，{right}，请核对", found.start("told"), found.end())


def _change(change: Fraction, places: int) -> str:
    return f"{'增长' if change > 0 else '下降'}{rounded(abs(change), places)}%"


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
