"""Rules about figures that were typed into the text, where nothing keeps them true."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportkit.errors import brief
from reportkit.model import Statistic
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import LAST_YEAR
from reportkit.rules.passages import marked
from reportkit.rules.reading import Words
from reportkit.rules.rule import Fault, rule
from reportkit.wording import Number, exactly, number, quantity

NO_FIGURE = expression(
    "(?=[《“‘〔（\\dA-Za-z_.+第前一二三四电热传邮编代文索Q表图附注-])(?:"  # nothing else begins what is no figure
    + "|".join(
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
            r"(?:表|图|附件|附表|注)\d+(?:[-.—～、至到和与及]\d{1,2}(?![\d.]|[万亿个项份条件人次户年月日%]))*",
            r"（\d+）|(?<!\d)\d{1,5}(?:号|楼|层|室|弄|栋|单元)",
            r"(?:^|(?<=。))\d{1,3}(?:、|\.(?!\d+(?:[万亿%‰元吨亩米倍度]|个百分点|公[里斤顷]|[平立]方|千[克米瓦])))",
        )
    )
    + ")"
)
"""Digits that count nothing: years and dates, documents, ordinals, addresses, telephones, codes and names."""

OF_A_RULE = expression("(?:每[天日周月季年次人](?:度)?[一-鿿]{0,6}|至少|不少于|不低于|不超过|最多|最迟)\\Z")
LASTING = expression(r"\d+(?:小时|分钟|个?工作日|[天日周]内|个月内)")
"""How often and how long: it is said of a rule, before a number or with one, and counts nothing of the year."""

DIGITS = expression(r"\d[\d,]*(?:\.\d+)?[万亿]?(?:人次|[一-鿿%‰])?")


def _blanked(text: str) -> str:
    """Return a text with blanks for all digits that count nothing, at unchanged positions."""
    return LASTING.sub(_blank, NO_FIGURE.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@rule(
    title="数字直接录入",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="{年}年共培训3次，70人参加。",
    good="2018年4月20日印发示府办发〔2018〕95号文件，拨打12345热线、0792-2666272，每天至少登录1次，见附件1至3、表1和2。",
    yields_to=("数据", "名称与引用", "日期与年份", "数字用法"),
)
def untyped_figure(context: CheckContext) -> Iterator[Fault]:
    """A figure typed into a sentence is a second source: it stays when the fact changes."""
    figures = [
        (passage, found)
        for passage in context.prose
        if DIGITS.search(passage.typed)
        for found in DIGITS.finditer(_blanked(passage.typed))
        if not OF_A_RULE.search(passage.typed, max(0, found.start() - NEAR), found.start())
    ]
    by_value = _by_value(context) if figures else {}
    values = Words(by_value)
    for passage, found in figures:
        value = next(values.at(found[0], 0), "")
        near = re.split("[。；]", passage.typed[max(0, found.start() - NEAR) : found.start()])[-1]
        same = next((fact for fact in by_value.get(value, ()) if _is_named(fact, near)), None)
        right = f"请引用数据，写作{{{same.name}:数值}}" if same else "请列为统计数据后引用，写作{名称:数值}"
        message = f"“{brief(found[0])}”是直接录入的数字，数据变动时不会随之改变；{right}"
        yield marked(passage, message, found.start(), found.end())


def _by_value(context: CheckContext) -> dict[str, list[Statistic]]:
    """Return the figures of every value with its unit."""
    found: dict[str, list[Statistic]] = {}
    for fact in context.statistics:
        if fact.value is not None and fact.unit:
            found.setdefault(quantity(fact.value, fact.unit), []).append(fact)
    return found


NEAR = 30  # 字 before a figure
DISTINCT = 1000  # from here on two figures are hardly the same by chance
STOCK = expression("主动公开|政府信息公开|信息公开|政府|公开|工作|情况|数量|总数|本年度?|全年")
"""Words that many figures are called by."""


def _is_named(fact: Statistic, near: str) -> bool:
    """Tell whether a figure's label, or a word that is its own, stands before a typed one, or none is like it."""
    if (fact.value or 0) >= DISTINCT:
        return True
    own = STOCK.sub(" ", fact.label)
    words = {own[at : at + 2] for at in range(len(own) - 1) if " " not in own[at : at + 2]}
    return fact.label in near or any(word in near for word in words)


NEUTRAL = r"(?:共计?|总共|累计|合计|全年|本年度?|其中|[，、]|(?<!\d),|[全我][市县区省镇乡]|◇+年?度?)*"
VERBS = r"(?:数量?|总数|总量)?(?:共计?|达到?|为|是|有|累计|合计|总计|[：:])*"
BEGINS = r"(?:^|[。；：，（、;:(]|(?<!\d),|(?<=[一-鿿])\.)"
"""The beginning of a clause, behind a mark of either width."""
LEAD = expression(rf"{BEGINS}{NEUTRAL}(?:发生|产生)?\Z")
SAID_WITH = expression(
    rf"{BEGINS}(?:全年|本年度?|[全我][市县区省镇乡]|◇+年?度?)[，,]?(?:共计?|累计)?(?P<verb>[一-鿿]{{2}})的?\Z"
)
"""A clause on the whole year that tells a figure with a verb, as in 全年发布的."""
VERB_BEFORE = expression("([一-鿿]{2})的?\\Z")
FIGURE = expression(
    VERBS + r"(?P<figure>\d[\d,]{0,24}(?:\.\d{1,12})?|[一二两三四五六七八九十](?=[一-鿿]{1,2}(?:[，。；、,;）]|$)))"
)
HAS_NUMBER = expression("[0-9一二两三四五六七八九十]")
SCALES = {"": 0, "万": 4, "亿": 8}
LONGEST_LEAD, LONGEST_CLAUSE = 40, 120  # 字
OTHER_YEAR = expression("上年|去年|同期|往年|以来|历年|前年|月|季度|半年")


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
    for passage in context.prose:
        text = passage.typed
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
                start = figure.start("figure")
                yield marked(passage, message, start, start + len(wrong))


def _verbs_and_slots(context: CheckContext) -> set[tuple[str, str]]:
    """Return the verbs that figures are told with in the report."""
    return {
        (found[1], one.name)
        for passage, one in context.mentions
        if (found := VERB_BEFORE.search(passage.typed, max(0, one.start - 3), one.start))
    }


CUT = "■"
"""The mark of what stands still further before."""


def text_before(text: str, end: int, length: int) -> str:
    """Return the end of what stands before a place, with a mark in front where more does."""
    return text[:end] if end <= length else f"{CUT}{text[end - length : end]}"


def scale_before(text: str, place: int, unit: str) -> str | None:
    """Return the 万 or 亿 that stands between a figure and its unit, None when another unit follows."""
    return next((scale for scale in reversed(SCALES) if text.startswith(scale + unit, place)), None)


def of_other_year(text: str, end: int) -> bool:
    """Tell whether a sentence, up to a place in it, speaks of another year or of a part of the year."""
    sentence = re.split("[。；;]", text_before(text, end, LONGEST_CLAUSE))[-1]
    return OTHER_YEAR.search(sentence) is not None or LAST_YEAR in sentence


def is_same(figure: str, scale: str, value: Number | None) -> bool:
    """Tell whether a typed figure is a value, or the value rounded to the typed decimals."""
    typed_value = Decimal(numeral_value(figure) or figure.replace(",", ""))
    with exactly():
        scaled = Decimal(value or 0).scaleb(-SCALES[scale])
    return Decimal(number(scaled, decimals=-int(typed_value.as_tuple().exponent))) == typed_value
