"""Rules about figures that were typed into the text, where nothing keeps them true."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportkit.errors import brief
from reportkit.model import Statistic
from reportkit.rules.finding import Force, Severity
from reportkit.rules.material import Material
from reportkit.rules.reading import Words, holding, typed
from reportkit.rules.rule import Fault, rule
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
    bad={"preamble": ["{年}年共培训3次，70人参加。"]},
    good={"preamble": ["2018年4月20日印发示府办发〔2018〕95号文件，拨打12345热线、0792-2666272。"]},
    yields_to=("数据", "名称与引用", "日期与年份", "数字用法"),
)
def untyped_figure(material: Material) -> Iterator[Fault]:
    """A figure typed into a sentence is a second source: it stays when the fact changes."""
    figures = [
        (path, found[0])
        for path, text in material.once(_with_digits)
        for found in DIGITS.finditer(_blanked(typed(text)))
    ]
    by_value = _by_value(material) if figures else {}
    values = Words(by_value)
    for path, figure in figures:
        same = next(values.at(figure, 0), None)
        right = f"请写{{{by_value[same]}:数值}}" if same else "请作为统计数据给出，用{名称:数值}引用"
        yield Fault(path, f"“{brief(figure)}”是直接录入的数字，数据变动时不会随之改变；{right}", figure)


def _with_digits(material: Material) -> list[tuple[str, str]]:
    return [(path, text) for path, text in material.prose if DIGITS.search(text)]


def _by_value(material: Material) -> dict[str, str]:
    """Return the first figure of every value with its unit."""
    told = [fact for fact in material.statistics if fact.value is not None and fact.unit]
    return {quantity(fact.value or 0, fact.unit): fact.name for fact in reversed(told)}


NEUTRAL = r"(?:共计?|总共|累计|合计|全年|本年度?|其中|[，、]|[全我][市县区省镇乡]|\{(?:全市|我市|地区|年)\}年?度?)*"
VERBS = r"(?:数量?|总数|总量)?(?:共计?|达到?|为|是|有|累计|合计|总计|：)*"
LEAD = re.compile(rf"(?:^|[。；：，（、]){NEUTRAL}\Z")
FIGURE = re.compile(VERBS + r"(?P<figure>\d[\d,]{0,24}(?:\.\d{1,12})?)")
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
def two_values(material: Material) -> Iterator[Fault]:
    """One fact has one value; the same name with another number contradicts it."""
    by_label: dict[str, list[Statistic]] = {}
    for statistic in material.statistics:
        if statistic.value is not None and statistic.unit:
            by_label.setdefault(statistic.label, []).append(statistic)
    labels = Words(by_label)
    for path, text in material.once(_with_digits):
        for place, label in labels.places(text):
            figure = FIGURE.match(text, place + len(label))
            if figure is None or not LEAD.search(text_before(text, place, LONGEST_LEAD)):
                continue
            for statistic in by_label[label]:
                scale = _scale(text, figure.end(), statistic.unit)
                if (
                    scale is None
                    or of_other_year(text, figure.end())
                    or is_same(figure["figure"], scale, statistic.value)
                ):
                    continue
                wrong = f"{figure['figure']}{scale}{statistic.unit}"
                right = quantity(statistic.value or 0, statistic.unit, exactness=statistic.exactness)
                message = f"这里写“{label}”{wrong}，数据为{right}；请写{{{statistic.name}:数值}}"
                yield Fault(path, message, wrong)


def text_before(text: str, end: int, length: int) -> str:
    """Return the end of what stands before a place, with a mark in front where more does."""
    return text[:end] if end <= length else f"□{text[end - length : end]}"


def _scale(text: str, place: int, unit: str) -> str | None:
    """Return the 万 or 亿 that stands between a figure and its unit, None when another unit follows."""
    return next((scale for scale in reversed(SCALES) if text.startswith(scale + unit, place)), None)


def of_other_year(text: str, end: int) -> bool:
    """Tell whether a sentence, up to a place in it, speaks of another year or of a part of the year."""
    sentence = re.split("[。；]", text_before(text, end, LONGEST_CLAUSE))[-1]
    return OTHER_YEAR.search(sentence) is not None or "{上年}" in sentence


def is_same(figure: str, scale: str, value: Number | None) -> bool:
    """Tell whether a typed figure is a value, or the value rounded to the typed decimals."""
    typed_value = Decimal(figure.replace(",", ""))
    with exactly():
        scaled = Decimal(value or 0).scaleb(-SCALES[scale])
    return Decimal(number(scaled, decimals=-int(typed_value.as_tuple().exponent))) == typed_value


UNIT_ALONE = re.compile(
    r"(?=[共总累合达：、，])(?:共计?|总计|累计|合计|达到?|：|、|，)(?P<unit>[条件次篇份]|人次|万元|亿元|件次|条次)(?=[，。；、）])"
)


@rule(
    title="缺少数字",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["全年共条，较上年有所增加。"]},
    good={"preamble": ["全年公开文件，收到信件、稿件，条件具备。"]},
)
def figure_missing(material: Material) -> Iterator[Fault]:
    """A measure word with no number before it has lost its number."""
    lost = {
        statistic.label + statistic.unit: statistic
        for statistic in reversed(list(material.statistics))
        if len(statistic.unit) == 1 and not NOUN.search(statistic.label + statistic.unit)
    }
    words = Words(word for word in lost if word in material.typed_text)
    losing = [word for word in LOSING if word in material.typed_text]
    for path, plain in material.typed_prose:
        for found in UNIT_ALONE.finditer(plain):
            if names_units(plain, found.start()):
                continue
            yield Fault(path, f"“{found['unit']}”前面缺少数字", plain[max(0, found.start() - 6) : found.end()])
        ends = ((place + len(word), word) for place, word in words.places(plain))
        ended = [word for end, word in ends if plain[end : end + 1] in "，。；、"]  # or nothing follows
        for word in dict.fromkeys(ended):
            yield Fault(path, f"“{lost[word].label}”后面缺少数字；请写{{{lost[word].name}}}", word)
        for found in LOST.finditer(plain) if any(word in plain for word in losing) else ():
            if not any(word in found[0] for word in ended):
                yield Fault(path, f"“{found[0]}”缺少数字", found[0])


UNITS_NAMED = re.compile(r"单位：[一-鿿、]*\Z")
LONGEST_NAMED = 20  # 字


def names_units(text: str, place: int) -> bool:
    """Tell whether the mark at a place stands in a list of units, as in 单位：件、万元."""
    return UNITS_NAMED.search(text, max(0, place - LONGEST_NAMED), place + 1) is not None


LOST = re.compile(
    r"(?:核准|公开|发布|报送|征集|受理|采纳|编发|推送)[^，。；、□{}]{0,12}(?:信息|资质|数据|建议|意见)条(?=[，。；]|\Z)"
    r"|统计期限[为是]?[自从]年?月?日?起?，?[至到](?!今)|[自从]年月日起?"
)
"""Text that a number is certainly missing from."""
LOSING = ("息条", "质条", "据条", "议条", "见条", "统计期限", "自年", "从年")
"""Words of which every such text has one."""

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
def unit_missing(material: Material) -> Iterator[Fault]:
    """A number in a sentence needs its measure word."""
    report = material.report
    for path, text in holding(material.prose, ":数}"):
        for found in re.finditer(r"\{([^{}:]+):数\}(?=[，。；、]|$)", text):
            figure = report.figure(found[1])
            if figure and figure.fact.unit:
                message = f"“{found[1]}”后面缺少单位“{figure.fact.unit}”；请写{{{found[1]}:数值}}"
                yield Fault(path, message, found[0])


PERIOD = re.compile(r"(?P<first>(?:19|20)\d{2})年1月1日起?[，至—到-]+(?P<last>(?:19|20)\d{2})?年?12月31日")
DAY = r"(?:(?:19|20)\d{2}年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
FROM = DAY.replace("month", "from_month").replace("day", "from_day")
SAID_PERIOD = re.compile(
    rf"统计期限(?P<between>[^。；，\d]{{0,8}})(?:(?P<from>{FROM})起?[，至—到-]+|(?<=截[至止])){DAY}"
)
PART_YEAR = re.compile("半年|季度|月|上年|去年")


@rule(
    title="统计期限有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["本报告数据的统计期限为2017年1月1日至12月31日。"]},
    good={"preamble": ["本报告数据的统计期限为{年}年1月1日至12月31日。"]},
)
def wrong_period(material: Material) -> Iterator[Fault]:
    """The figures of a year's report are those of that year, from 1 January to 31 December."""
    year = str(material.report.year)
    for path, text in holding(material.prose, "期"):
        for found in PERIOD.finditer(text):
            if "期" in text[: found.start()] and {found["first"], found["last"] or year} != {year}:
                yield Fault(path, f"统计期限与报告年度不符；应为{year}年1月1日至12月31日", found[0])
        if PART_YEAR.search(material.report.title):
            continue
        for found in SAID_PERIOD.finditer(text.replace("{年}", year)):
            begun = not found["from"] or (int(found["from_month"]), int(found["from_day"])) == (1, 1)
            ended = (int(found["month"]), int(found["day"])) == (12, 31)
            if not (begun and ended) and not PART_YEAR.search(found["between"]):
                yield Fault(path, f"统计期限与报告年度不符；应为{year}年1月1日至12月31日", found[0])
