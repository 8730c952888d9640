"""Rules about figures that were typed into the text, where nothing keeps them true."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportkit.errors import brief
from reportkit.model import Statistic
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import FLOWING, marked
from reportkit.rules.reading import Words, holding, typed
from reportkit.rules.rule import Fault, Input, rule
from reportkit.wording import Number, exactly, number, quantity

NO_FIGURE = re.compile(
    "|".join(
        (
            r"《[^》]{0,200}》+|“[^”]{0,60}”|‘[^’]{0,60}’",  # names
            r"(?<![A-Za-z])[A-Za-z][A-Za-z+.-]{0,20}://[!-~]+|www\.[!-~]+",  # sites
            r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+[@＠][A-Za-z0-9.-]+",
            r"〔\d{4}〕\d+号|第\d+(?:[—～至-]第?\d+)?",  # documents, ordinals
            r"(?<!\d)(?:19|20)\d{2}(?:年?[—～至-](?:19|20)\d{2})?年(?:代|度)?",
            r"(?<!\d)(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)",
            r"(?<!\d)\d{1,2}(?:月?[—～至-]\d{1,2})?月(?:\d{1,2}(?:日?[—～至、-]\d{1,2})?日)?|(?<!\d)\d{1,2}日",
            r"[前第]?[1-4一二三四](?:[—～至-]\d)?季度",
            r"(?<!\d)\d{1,2}[:：]\d{2}|(?<!\d)(?:\d{1,2}时(?:\d{1,2}分)?|\d{1,2}×\d+小时|24小时|\d{1,3}个?工作日|7×24)",
            r"(?<!\d)0\d{2,3}[-—]?\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)[48]00-\d{3,4}-\d{3,4}",
            r"(?:电话|热线|传真|邮编|邮政编码|编号|编码|代码|文号|索引号|索取号|QQ群?)(?:号码?)?[：:为是]?[\d、-]+",
            r"(?<!\d)(?:12\d{3}|1[12]\d)(?!\d)(?=\w{0,8}(?:热线|平台))",  # 110, 12345
            r"(?<![A-Za-z])[A-Za-z]+[-+.]?\d[A-Za-z0-9.+-]*",  # G20
            r"(?<!\d)\d+(?:[A-Za-z](?![A-Za-z]*/)|[+＋][A-Za-z])[A-Za-z0-9+]*",  # 5G, 1+X
            r"(?:表|图|附件|附表|注)\d+(?:[-.—]\d+)?|（\d+）|(?:^|(?<=。))\d{1,3}[.、]|(?<!\d)\d{1,5}(?:号|楼|层|室|弄|栋|单元)",
        )
    )
)
"""Digits that count nothing: years and dates, documents, ordinals, addresses, telephones, codes and names."""

DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?[万亿]?(?:人次|[一-鿿%‰])?")


def _blanked(text: str) -> str:
    """Return a text with blanks for all digits that count nothing, at unchanged positions."""
    return NO_FIGURE.sub(lambda found: " " * len(found[0]), text)


@rule(
    title="数字直接录入",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="{年}年共培训3次，70人参加。",
    good="2018年4月20日印发示府办发〔2018〕95号文件，拨打12345热线、0792-2666272。",
    yields_to=("数据", "名称与引用", "日期与年份", "数字用法"),
)
def untyped_figure(context: CheckContext) -> Iterator[Fault]:
    """A figure typed into a sentence is a second source: it stays when the fact changes."""
    figures = [
        (path, text, found)
        for path, raw in context.once(_with_digits)
        for text in (typed(raw),)
        for found in DIGITS.finditer(_blanked(text))
    ]
    by_value = _by_value(context) if figures else {}
    values = Words(by_value)
    for path, text, found in figures:
        value = next(values.at(found[0], 0), "")
        near = re.split("[。；]", text[max(0, found.start() - NEAR) : found.start()])[-1]
        same = next((fact for fact in by_value.get(value, ()) if _is_named(fact, near)), None)
        right = f"请引用数据，写作{{{same.name}:数值}}" if same else "请列为统计数据后引用，写作{名称:数值}"
        yield Fault(path, f"“{brief(found[0])}”是直接录入的数字，数据变动时不会随之改变；{right}", found[0])


def _with_digits(context: CheckContext) -> list[tuple[str, str]]:
    return [(path, text) for path, text in context.prose if DIGITS.search(text)]


def _by_value(context: CheckContext) -> dict[str, list[Statistic]]:
    """Return the figures of every value with its unit."""
    found: dict[str, list[Statistic]] = {}
    for fact in context.statistics:
        if fact.value is not None and fact.unit:
            found.setdefault(quantity(fact.value, fact.unit), []).append(fact)
    return found


NEAR = 30  # 字 before a figure
DISTINCT = 1000  # from here on two figures are hardly the same by chance
STOCK = re.compile("主动公开|政府信息公开|信息公开|政府|公开|工作|情况|数量|总数|本年度?|全年")
"""Words that many figures are called by."""


def _is_named(fact: Statistic, near: str) -> bool:
    """Tell whether a figure's label, or a word that is its own, stands before a typed one, or none is like it."""
    if (fact.value or 0) >= DISTINCT:
        return True
    own = STOCK.sub(" ", fact.label)
    words = {own[at : at + 2] for at in range(len(own) - 1) if " " not in own[at : at + 2]}
    return fact.label in near or any(word in near for word in words)


NEUTRAL = (
    r"(?:共计?|总共|累计|合计|全年|本年度?|其中|[，、]|(?<!\d),|[全我][市县区省镇乡]|\{(?:全市|我市|地区|年)\}年?度?)*"
)
VERBS = r"(?:数量?|总数|总量)?(?:共计?|达到?|为|是|有|累计|合计|总计|[：:])*"
BEGINS = r"(?:^|[。；：，（、;:(]|(?<!\d),|(?<=[一-鿿])\.)"
"""The beginning of a clause, behind a mark of either width."""
LEAD = re.compile(rf"{BEGINS}{NEUTRAL}(?:发生|产生)?\Z")
SAID_WITH = re.compile(
    rf"{BEGINS}(?:全年|本年度?|[全我][市县区省镇乡]|\{{(?:全市|我市|地区|年)\}}年?度?)[，,]?(?:共计?|累计)?(?P<verb>[一-鿿]{{2}})的?\Z"
)
"""A clause on the whole year that tells a figure with a verb, as in 全年发布的."""
VERB_AND_SLOT = re.compile(r"(?P<verb>[一-鿿]{2})的?\{(?P<name>[^{}:]+)[:}]")
FIGURE = re.compile(
    VERBS + r"(?P<figure>\d[\d,]{0,24}(?:\.\d{1,12})?|[一二两三四五六七八九十](?=[一-鿿]{1,2}(?:[，。；、,;）]|$)))"
)
HAS_NUMBER = re.compile("[0-9一二两三四五六七八九十]")
SCALES = {"": 0, "万": 4, "亿": 8}
LONGEST_LEAD, LONGEST_CLAUSE = 40, 120  # 字
OTHER_YEAR = re.compile("上年|去年|同期|往年|以来|历年|前年|月|季度|半年")


@rule(
    title="一数两值",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "facts": [Statistic("主动公开政府信息", 12656, "条")],
        "preamble": ["{主动公开政府信息}。"],
        "sections": ["{年}年，{全市}共主动公开政府信息12665条。"],
    },
    good={
        "facts": [Statistic("主动公开政府信息", 12656, "条")],
        "preamble": ["{主动公开政府信息}。"],
        "sections": ["{上年}年主动公开政府信息10820条，市财政局主动公开政府信息65条。"],
    },
)
def two_values(context: CheckContext) -> Iterator[Fault]:
    """One fact has one value; the same name with another number contradicts it."""
    by_label: dict[str, list[Statistic]] = {}
    for statistic in context.statistics:
        if statistic.value is not None and statistic.unit:
            by_label.setdefault(statistic.label, []).append(statistic)
    labels = Words(by_label)
    for path, text in context.prose:
        for place, label in labels.places(text) if HAS_NUMBER.search(text) else ():
            figure = FIGURE.match(text, place + len(label))
            before = text_before(text, place, LONGEST_LEAD) if figure else ""
            verb = None if figure is None or LEAD.search(before) else SAID_WITH.search(before)
            if figure is None or (verb is None and not LEAD.search(before)):
                continue
            for statistic in by_label[label]:
                if verb and (verb["verb"], statistic.name) not in context.once(_verbs_and_slots):
                    continue  # received, it may be, and not issued
                scale = scale_before(text, figure.end(), statistic.unit)
                if (
                    scale is None
                    or of_other_year(text, figure.end())
                    or is_same(figure["figure"], scale, statistic.value)
                ):
                    continue
                wrong = f"{figure['figure']}{scale}{statistic.unit}"
                right = quantity(statistic.value or 0, statistic.unit, exactness=statistic.exactness)
                message = f"这里写“{label}”{wrong}，数据为{right}；请引用数据，写作{{{statistic.name}:数值}}"
                yield Fault(path, message, wrong)


def _verbs_and_slots(context: CheckContext) -> set[tuple[str, str]]:
    """Return the verbs that figures are told with in the report."""
    return {(found["verb"], found["name"]) for _, text in context.prose for found in VERB_AND_SLOT.finditer(text)}


def text_before(text: str, end: int, length: int) -> str:
    """Return the end of what stands before a place, with a mark in front where more does."""
    return text[:end] if end <= length else f"□{text[end - length : end]}"


def scale_before(text: str, place: int, unit: str) -> str | None:
    """Return the 万 or 亿 that stands between a figure and its unit, None when another unit follows."""
    return next((scale for scale in reversed(SCALES) if text.startswith(scale + unit, place)), None)


def of_other_year(text: str, end: int) -> bool:
    """Tell whether a sentence, up to a place in it, speaks of another year or of a part of the year."""
    sentence = re.split("[。；;]", text_before(text, end, LONGEST_CLAUSE))[-1]
    return OTHER_YEAR.search(sentence) is not None or "{上年}" in sentence


def is_same(figure: str, scale: str, value: Number | None) -> bool:
    """Tell whether a typed figure is a value, or the value rounded to the typed decimals."""
    typed_value = Decimal(numeral_value(figure) or figure.replace(",", ""))
    with exactly():
        scaled = Decimal(value or 0).scaleb(-SCALES[scale])
    return Decimal(number(scaled, decimals=-int(typed_value.as_tuple().exponent))) == typed_value


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
    report = context.report
    for path, text in holding(context.prose, ":数}"):
        for found in re.finditer(r"\{([^{}:]+):数\}(?=[，。；、]|$)", text):
            figure = report.figure(found[1])
            if figure and figure.fact.unit:
                message = f"“{found[1]}”后面缺少单位“{figure.fact.unit}”；请引用数据，写作{{{found[1]}:数值}}"
                yield Fault(path, message, found[0])
