"""Rules about figures of which a piece was lost: the number before its measure word, the measure word behind it."""

from collections.abc import Iterator, Mapping

from reportkit.manuscript import CELLS
from reportkit.model import Statistic
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import COUNTS
from reportkit.rules.passages import FLOWING, marked
from reportkit.rules.reading import Words, beside
from reportkit.rules.rule import Fault, Input, rule

UNIT_ALONE = expression(
    r"[共总累合达：、，](?:(?<=共)计?[ \u3000]?|(?<=累)计[ \u3000]?|(?<=[总合])计|(?<=达)到?|(?<=[：、，]))"
    r"(?P<unit>[条件次篇份]|人次|万元|亿元|件次|条次|(?:(?<=共)|(?<=[共累]计)|(?<=[共计][ \u3000]))[项个名家场期起宗])"
    r"(?=[，。；、）])"
)
UNIT_BARE = beside("共计达到：、， \u3000", "条件次篇份人万亿项个名家场期起宗")
"""Signs of which each holds two."""


@rule(
    title="缺少数字",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "工作报告\n全年共条，核准企业资质条。"},
        {"text": "工作报告\n公开采伐许可条、取水许可31条。"},
        {"text": "工作报告\n组织召开指挥部会议期，推进会4期。"},
    ],
    good={
        "text": "工作报告\n全年公开文件，收到信件、稿件，条件具备，核准资质3条，自年初起，单位：万元，至2月底。\n"
        "召开会议期间，公开信息头条、视频信息3条。"
    },
    needs=Input.TEXT,
)
def figure_missing(context: CheckContext) -> Iterator[Fault]:
    """A measure word with no number before it has lost its number."""
    lost = context.once(_told_without_figure)
    words = Words(lost)
    bare = {passage.place for passage in context.holding(*UNIT_BARE)}
    for passage in context.holding(*"，。；、）条次人期自从"):  # what behind a lost figure is left
        plain = passage.plain
        for found in UNIT_ALONE.finditer(plain) if passage.place in bare else ():
            if not names_units(plain, found.start()):
                yield marked(passage, f"“{found['unit']}”前面缺少数字", max(0, found.start() - 4), found.end())
        ended: dict[str, int] = {}
        for place, word in words.places(plain) if lost and passage.role in FLOWING else ():
            if plain[place + len(word) : place + len(word) + 1] in "，。；、":  # or nothing follows
                ended.setdefault(word, place)
        for word, place in ended.items():
            message = f"“{lost[word].label}”后面缺少数字；请引用数据，写作{{{lost[word].name}}}"
            yield marked(passage, message, place, place + len(word))
        for found in PARALLEL.finditer(plain) if passage.role in FLOWING and DIGIT.search(plain) else ():
            before = WORD.search(plain, max(0, found.start() - 8), found.start())
            if before and before[0].endswith(found["kind"]) and not NOUN.search(before[0] + found["unit"]):
                message = f"“{found['unit']}”前面缺少数字：后面的“{found['like']}”写有数字"
                yield marked(passage, message, before.start(), found.end("unit"))
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


UNITS_NAMED = expression(r"单位：[一-鿿、]*\Z")
LONGEST_NAMED = 20  # 字


def names_units(text: str, place: int) -> bool:
    """Tell whether the mark at a place stands in a list of units, as in 单位：件、万元."""
    return UNITS_NAMED.search(text, max(0, place - LONGEST_NAMED), place + 1) is not None


LOST = expression(
    r"(?:核准|公开|发布|报送|征集|受理|采纳|编发|推送)[^，。；、□{}]{0,12}(?:信息|资质|数据|建议|意见)条(?=[，。；]|\Z)"
    r"|统计期限[为是]?[自从]年?月?日?起?，?[至到](?!今)|[自从]年月日起?"
    r"|(?:共计?|累计|合计)(?:公开|发布|受理|办理|办结|收到|编发|答复|推送|报送|采纳|召开|举办|开展)[条件篇次份期场个项](?=[，。；])"
    r"|(?:共计?|累计|合计)(?:收到|受理|办结|办理|接收|答复)[^，。；、\d□{}]{0,10}"
    r"(?:(?:申请|提案|投诉|举报|咨询)件|咨询次|来电次|来信封)(?=[，。；])"
    r"|(?:召开|举办|编发|印发|组织|开展|推送|发放|张贴)[^，。；、\d□{}]{0,16}(?:会议?|[简通专]报|培训班|活动|宣讲|海报)"
    r"[期次场份](?=[，。；])"
    r"|(?<=\d[期次场个项])，(?:参训|参学|参会|培训)人次(?=[，。；])|(?:参训|参学|参会|培训)人员人次(?=[，。；])"
    r"|(?:占[^，。；（）\d%□]{0,16}的|占比?|增长|下降|上升|提高到?|达到?|占比为|[一-鿿]率为|比例为)%(?=[，。；])"
    r"|(?:投入|安排|支出|拨付|落实|争取)(?:资金|经费)?[万亿]元(?=[，。；])"
)
"""Text that a number is certainly missing from."""
LOST_END = expression(
    "[条件篇份期场个项封次%元统自从]"
    "(?:(?<=[息质据议见开布理结到发复送纳办展请案诉报询电信会班动讲员训学][条件篇份期场个项封次]|人次|[的占比长降升高到达为]%|[万亿]元)"
    r"(?<!\d[万亿]元)(?=[，。；]|\Z)|(?<=统)计期限|(?<=[自从])年)"
)
"""What every such text ends in, or begins with."""

PARALLEL = expression(
    r"(?P<unit>[条次份篇项家户场封宗])(?<=[一-鿿]{2}.)[、，](?P<like>[一-鿿]{1,8}(?P<kind>[一-鿿]{2})\d+(?P=unit))(?=[，。；、）])"
)
"""采伐许可条、取水许可31条: one of two that are told alike has lost its number."""
WORD = expression(r"[一-鿿]{2,8}\Z")
DIGIT = expression("[0-9]")

NOUN = expression("[请案文信条邮稿附证要办事软硬电]件$|头条$|长篇$|[身月年]份$|[单学]位$|[作大]家$")
"""Words that a measure word ends, in which no number is missing: 申请件, 文件."""


COUNTED = expression(
    r"(?:信息|文件|申请|案件|事项|项目|建议|提案|投诉|举报|来信|来访|诉求)数量?(?:共计?|为|达到?)?(?P<figure>\d{1,9})(?=[，。；])"
)
RATE = expression(r"(?P<label>[一-鿿]{1,8}率)(?:均?为|均?达到?|是)?(?P<figure>100|\d{2}(?:\.\d{1,2})?)(?=[，。；、）])")
NO_PER_CENT = expression("(?:容积|汇|心|频|功|速|倍|斜|曲|死亡|分辨|转化|效)率")
BEHIND_COUNT = expression(
    rf"\d(?:人次|件次|[{COUNTS}])[，；](?P<label>[一-鿿]{{2,8}})(?P<figure>[1-9]\d{{0,5}})(?=[，。；])"
)
NO_COUNT = expression(
    "[第附表图注条款项号版级类列名于至到由从为超近约比率值分度数价均达占]\\Z|编号|代码|得分|评分|指数|系数|电话|热线|邮编|传真|"
    "附件|专栏|示例|排名|密度|浓度|温度|坐标|海拔|[东西]经|[南北]纬|拨打|门牌|型号|农历|公元"
)
"""What a bare number stands behind that counts nothing."""
SHORT_NUMBER = expression("1(?:1[0-9]|2[0-9])|12[0-9]{3}|9[56][0-9]{3}|(?:19|20)[0-9]{2}")
"""Telephones and years."""


@rule(
    title="缺少单位",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {
            "facts": [Statistic("主动公开政府信息", 1402, "条")],
            "preamble": ["共公开政府信息{主动公开政府信息:数}，均已上网。"],
        },
        "公开信息200条，不予公开18。",
        "主动公开信息数920，网站浏览3万次。",
        "群众满意率95。",
    ],
    good=[
        {
            "facts": [Statistic("主动公开政府信息", 1402, "条")],
            "preamble": ["共公开政府信息{主动公开政府信息:数值}，均已上网。"],
        },
        "公开信息200条，得分95，拨打12345，列第3，容积率为18。满意率为95%，收到来信3件，详见附件2。",
    ],
    needs=Input.TEXT,
)
def unit_missing(context: CheckContext) -> Iterator[Fault]:
    """A number in a sentence needs its measure word, a rate its %."""
    if context.given_report is not None:
        yield from _of_slots(context)
    for passage in context.holding("数", "率", "，", "；"):
        if passage.role not in FLOWING or not BARE.search(passage.plain):
            continue
        text = passage.plain
        for found in COUNTED.finditer(text):
            yield marked(passage, "数字后面缺少量词，如“条”“件”", found.start(), found.end())
        for found in RATE.finditer(text):
            if not NO_PER_CENT.search(found["label"]):
                yield marked(passage, f"“{found['figure']}”后面缺少“%”", found.start(), found.end())
        for found in BEHIND_COUNT.finditer(text):
            if not NO_COUNT.search(found["label"]) and not SHORT_NUMBER.fullmatch(found["figure"]):
                message = f"“{found['figure']}”后面缺少单位；前面的数字写有单位"
                yield marked(passage, message, found.start("label"), found.end())


BARE = expression(r"\d(?<=[一-鿿].)[\d.]*[，。；、）]")


def _of_slots(context: CheckContext) -> Iterator[Fault]:
    for passage, one in context.mentions:
        bare = one.word == "数" and passage.role not in CELLS and passage.text[one.end : one.end + 1] in "，。；、"
        figure = context.report.figure(one.name) if bare else None
        if figure and figure.fact.unit:
            message = f"“{one.name}”后面缺少单位“{figure.fact.unit}”；请引用数据，写作{{{one.name}:数值}}"
            yield marked(passage, message, one.start, one.end)
