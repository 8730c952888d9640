"""Rules about figures of which a piece was lost: the number before its measure word, the measure word behind it."""

import re
from collections.abc import Iterator, Mapping

from reportkit.manuscript import CELLS
from reportkit.model import Statistic
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import FLOWING, marked
from reportkit.rules.reading import Words
from reportkit.rules.rule import Fault, Input, rule

UNIT_ALONE = re.compile(
    r"(?=[共总累合达：、，])(?:(?:共计?|累计)[ \u3000]?|总计|合计|达到?|：|、|，)"
    r"(?P<unit>[条件次篇份]|人次|万元|亿元|件次|条次|(?:(?<=共)|(?<=[共累]计)|(?<=[共计][ \u3000]))[项个名家场期起宗])"
    r"(?=[，。；、）])"
)


@rule(
    title="缺少数字",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n全年共条，核准企业资质条。"},
    good={"text": "工作报告\n全年公开文件，收到信件、稿件，条件具备，核准资质3条，自年初起，单位：万元，至2月底。"},
    needs=Input.TEXT,
)
def figure_missing(context: CheckContext) -> Iterator[Fault]:
    """A measure word with no number before it has lost its number."""
    lost = context.once(_told_without_figure)
    words = Words(lost)
    for passage in context.holding(*"，。；、）条次人期自从"):  # what behind a lost figure is left
        plain = passage.plain
        for found in UNIT_ALONE.finditer(plain):
            if not names_units(plain, found.start()):
                yield marked(passage, f"“{found['unit']}”前面缺少数字", max(0, found.start() - 4), found.end())
        ended: dict[str, int] = {}
        for place, word in words.places(plain) if passage.role in FLOWING else ():
            if plain[place + len(word) : place + len(word) + 1] in "，。；、":  # or nothing follows
                ended.setdefault(word, place)
        for word, place in ended.items():
            message = f"“{lost[word].label}”后面缺少数字；请引用数据，写作{{{lost[word].name}}}"
            yield marked(passage, message, place, place + len(word))
        for found in LOST.finditer(plain) if LOST_END.search(plain) else ():
            if not any(word in found[0] for word in ended):
                yield marked(passage, f"“{found[0]}”缺少数字", found.start(), found.end())


def _told_without_figure(context: CheckContext) -> Mapping[str, Statistic]:
    """Return what stands in a text of each figure of the report whose number was lost, as 收到申请件."""
    return {
        word: statistic
        for statistic in reversed(context.statistics if context.given_report else ())
        if len(statistic.unit) == 1
        and context.holds(word := statistic.label + statistic.unit)
        and not NOUN.search(word)
    }


UNITS_NAMED = re.compile(r"单位：[一-鿿、]*\Z")
LONGEST_NAMED = 20  # 字


def names_units(text: str, place: int) -> bool:
    """Tell whether the mark at a place stands in a list of units, as in 单位：件、万元."""
    return UNITS_NAMED.search(text, max(0, place - LONGEST_NAMED), place + 1) is not None


LOST = re.compile(
    r"(?:核准|公开|发布|报送|征集|受理|采纳|编发|推送)[^，。；、□{}]{0,12}(?:信息|资质|数据|建议|意见)条(?=[，。；]|\Z)"
    r"|统计期限[为是]?[自从]年?月?日?起?，?[至到](?!今)|[自从]年月日起?"
    r"|(?:共计?|累计|合计)(?:公开|发布|受理|办理|办结|收到|编发|答复|推送|报送|采纳|召开|举办|开展)[条件篇次份期场个项](?=[，。；])"
    r"|(?:共计?|累计|合计)(?:收到|受理|办结|办理|接收|答复)[^，。；、\d□{}]{0,10}"
    r"(?:(?:申请|提案|投诉|举报|咨询)件|咨询次|来电次|来信封)(?=[，。；])"
    r"|(?<=\d[期次场个项])，(?:参训|参学|参会|培训)人次(?=[，。；])|(?:参训|参学|参会|培训)人员人次(?=[，。；])"
    r"|(?:占[^，。；（）\d%□]{0,16}的|占比?|增长|下降|上升|提高到?|达到?|占比为|[一-鿿]率为|比例为)%(?=[，。；])"
    r"|(?:投入|安排|支出|拨付|落实|争取)(?:资金|经费)?[万亿]元(?=[，。；])"
)
"""Text that a number is certainly missing from."""
LOST_END = re.compile(
    r"(?=[条件篇份期场个项封%次元统自从])"
    r"(?:(?:[条件篇份期场个项封%]|次(?<!\d人次)|元(?<!\d[万亿]元))(?<![\d□].)(?=[，。；]|\Z)|统计期限|[自从]年)"
)
"""What every such text ends in, or begins with."""

NOUN = re.compile("[请案文信条邮稿附证要办事软硬电]件$|头条$|长篇$|[身月年]份$|[单学]位$|[作大]家$")
"""Words that a measure word ends, in which no number is missing: 申请件, 文件."""


@rule(
    title="缺少单位",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("主动公开政府信息", 1402, "条")],
        "preamble": ["共公开政府信息{主动公开政府信息:数}，均已上网。"],
    },
    good={
        "facts": [Statistic("主动公开政府信息", 1402, "条")],
        "preamble": ["共公开政府信息{主动公开政府信息:数值}，均已上网。"],
    },
)
def unit_missing(context: CheckContext) -> Iterator[Fault]:
    """A number in a sentence needs its measure word."""
    for passage, one in context.mentions:
        bare = one.word == "数" and passage.role not in CELLS and passage.text[one.end : one.end + 1] in "，。；、"
        figure = context.report.figure(one.name) if bare else None
        if figure and figure.fact.unit:
            message = f"“{one.name}”后面缺少单位“{figure.fact.unit}”；请引用数据，写作{{{one.name}:数值}}"
            yield marked(passage, message, one.start, one.end)
