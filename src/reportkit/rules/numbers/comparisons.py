"""Rules about how a change is told: its sign, 倍, 百分点, 同比, and whether it follows from the figures beside it."""

import re
from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import LEGAL, SCALED
from reportkit.rules.passages import instead, marked, matches
from reportkit.rules.reading import beside
from reportkit.rules.reckoned import FIGURE, decimals, rounded, rounds_to, value
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import exact, number

FALLS = "减少|降低|下降|缩小|缩短|压缩|压减|缩减|精简|减|降"
RISES = "增长|增加|提高|上升|提升|扩大|增|升"
FALL_IN_TIMES = expression(rf"(?:{FALLS})了?(?:近|约|超过)?\d+(?:\.\d+)?倍")


@rule(
    title="减少用倍数",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="收件同比下降2倍。",
    good="收件同比增长2倍，下降50%，是上年的2倍，压缩至原来的0.5倍。",
    needs=Input.TEXT,
)
def fall_in_times(context: CheckContext) -> Iterator[Fault]:
    """Nothing falls by its whole and more: a fall is told in per cent."""
    for passage, found in matches(context, FALL_IN_TIMES, "倍"):
        message = "减少不用倍数，请改用百分数，如“下降50%”"
        yield marked(passage, message, found.start(), found.end())


SIGNED = expression(
    r"(?P<verb>增长|增加|提高|上升|提升|下降|减少|降低)了?(?P<sign>[-−－﹣])(?P<figure>\d+(?:\.\d+)?%?)"
)


@rule(
    title="增减带负号",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="收件同比增长-3.5%。",
    good="收件同比下降3.5%，增长率为-3.5%，增长5%～10%，增减-2件。",
    needs=Input.TEXT,
)
def sign_beside_verb(context: CheckContext) -> Iterator[Fault]:
    """The verb says whether it went up or down; with a minus beside it, it says both."""
    for passage, found in matches(context, SIGNED, *"-−－﹣"):
        rising = found["verb"] not in ("下降", "减少", "降低")
        right = f"{'减少' if found['verb'] == '增加' else '下降'}{found['figure']}"
        wrong_way = f"应写“{right}”" if rising else "请删去负号"
        told = instead(passage, *found.span(), right) if rising else instead(passage, *found.span("sign"), "")
        message = f"增减由动词表示，不带负号，{wrong_way}"
        yield marked(passage, message, *found.span(), replacements=(told,))


STOCK = "头|只|羽|辆|台|套|株|艘|座|间|张|册|所|箱|度|人日"
TWO_WAYS = expression(
    rf"(?:(?P<fell>减少|降低|下降|减支|减收)|(?P<rose>增加|增长|上升|提高|增支|增收))了?{FIGURE}"
    rf"(?:[万亿]?元|{SCALED}|[万亿千]?(?:{LEGAL})|[万亿]?(?:{STOCK}))[，、（](?:同比|[比较]上年)?"
    rf"(?P<told>(?(fell)(?:增长|上升|提高|增加)|(?:下降|降低|减少))了?{FIGURE}%)"
)


@rule(
    title="增减方向不一",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=["比上年减少13.52万元，增长8.65%。", "比上年增加30件，下降5%。", "播种面积增加0.24千公顷，下降0.3%。"],
    good="比上年减少13.52万元，下降8.65%，收入增加30件、增长5%。支出减少2万元，收入增长5%。",
    needs=Input.TEXT,
    leaves_open="Which of the two directions is right only the office knows.",
)
def change_in_two_directions(context: CheckContext) -> Iterator[Fault]:
    """One change is told once as an amount and once in per cent, and goes one way."""
    for passage, found in matches(context, TWO_WAYS, "%"):
        way, other = ("减少", "增长") if found["fell"] else ("增加", "下降")
        message = f"前面说{way}，这里说{other}，方向相反；请核对"
        yield marked(passage, message, found.start(), found.end())


TWICE = expression(
    r"同比(?:[较比与和])?(?:上年|去年)(?:同期)?|(?:[比较与和])(?:上年|去年)同期同比|同比[较比](?![例值重上去])|环比[较比]?上月"
)


@rule(
    title="“同比”“环比”重复",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="收件同比比去年增长5%。",
    good="收件同比增长5%，环比下降2%，同比、环比均增长，比上年增加，同比比例不变。",
    needs=Input.TEXT,
)
def compared_twice(context: CheckContext) -> Iterator[Fault]:
    """同比 already means against the same time last year, 环比 against the month before."""
    for passage, found in matches(context, TWICE, "同比", "环比"):
        word = "环比" if "环比" in found[0] else "同比"
        same = "与上月相比" if word == "环比" else "与上年同期相比"
        yield marked(passage, f"“{word}”就是{same}，两者请只用一个", found.start(), found.end())


CHANGED = expression(
    rf"(?=[由从\d])(?:[由从](?:上年|去年)?的?|(?<![\d.,—～~至到、约近超过第-])(?=\d))(?P<before>{FIGURE})"
    rf"(?P<unit>%|个?工作日|[万亿]?[一-鿿]{{1,2}}?)"
    rf"(?P<verb>{RISES}|{FALLS})(?:到|至|为)了?(?P<now>{FIGURE})(?:(?P=unit)|(?<=\d)[个天](?=[，、；（]))"
    rf"[，、；（]?(?:同比|共|净)?(?P<told>{RISES}|{FALLS})了?(?P<change>{FIGURE})(?P<measure>%|个百分点|倍|(?P=unit))"
)
TO_ANOTHER = beside("".join(sorted({verb[-1] for verb in f"{RISES}|{FALLS}".split("|")})), "到至为")
"""Signs of which each such change holds two: the end of the verb, and what stands before the later figure."""


@rule(
    title="增减与前后数不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=["办结率由5%提高到8%，提高3%。", "信息由500条增加到620条，增长42%。", "由2件增加到6件，增长3倍。"],
    good="办结率由5%提高到8%，提高3个百分点；信息由500条增加到620条，增长24%；由2件增加到6件，增长2倍；由9件减少到6件，减少3件。",
    needs=Input.TEXT,
    leaves_open="Which of the figures is right only the office knows; of percentages only the measure is wrong.",
)
def change_against_both_ends(context: CheckContext) -> Iterator[Fault]:
    """A change told beside both its ends must be the way between them; between percentages it is in 百分点."""
    for passage, found in matches(context, CHANGED, *TO_ANOTHER):
        message = _wrong_change(found)
        if message:
            points = "个百分点”" in message
            told = (instead(passage, *found.span("measure"), "个百分点"),) if points else ()
            yield marked(passage, message, found.start("told"), found.end(), replacements=told)


def _wrong_change(found: re.Match[str]) -> str:
    """Say what is wrong with a change, "" where nothing is."""
    before, now, change = (value(found[name]) for name in ("before", "now", "change"))
    ends, measure = f"由{found['before']}{found['unit']}到{found['now']}{found['unit']}", found["measure"]
    distance = abs(exact(now) - exact(before))
    rising = [found[verb] in RISES.split("|") for verb in ("verb", "told")]
    if distance and rising != [now > before] * 2:
        return f"{ends}，是{'增加' if now > before else '减少'}，与“{found['verb']}”“{found['told']}”不符，请核对"
    if found["unit"] == measure == "%":
        return f"{ends}，两个百分数相减用“百分点”，应写“{number(change)}个百分点”" if distance == exact(change) else ""
    if measure == "个百分点" and found["unit"] != "%":
        return ""  # of something else
    if measure in ("%", "倍"):
        if not before:
            return ""
        distance *= (100 if measure == "%" else 1) / exact(before)
    if rounds_to(distance, change):
        return ""
    places = decimals(change) or (0 if distance.denominator == 1 else 1)
    return f"{ends}，按前后数计算为{rounded(distance, places)}{measure}，请核对"
