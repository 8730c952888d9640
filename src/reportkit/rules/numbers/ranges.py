"""Rules about ranges and rough figures: the unit said of both ends, the right mark, one sign of roughness."""

import re
from collections.abc import Iterator
from decimal import Decimal

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.measures import MEASURE
from reportkit.rules.passages import instead, marked, matches
from reportkit.rules.reckoned import FIGURE
from reportkit.rules.rule import Fault, Input, rule

NUMBER = r"\d{1,9}(?:\.\d{1,6})?"
YEAR_SPAN = expression(
    r"(?<![\dA-Za-z/-])(?P<first>(?:19|20)\d{2}年?(?:\d{1,2}月)?(?:\d{1,2}日)?)(?P<mark>——|[-－–~～])"
    r"(?P<last>(?:(?:19|20)\d{2}(?:[学财]?年))(?:\d{1,2}月)?(?:\d{1,2}日)?)"
    r"|(?<![\dA-Za-z/.第-])(?P<from>(?:\d{1,2}月)?\d{1,2}[月日]?)(?P<sign>——|[-－–~～])"
    r"(?P<to>(?:\d{1,2}月\d{1,2}日|\d{1,2}[月日]))(?![\d内-])"
)


@rule(
    title="时间起止符号不规范",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.13.3",
    bad="2013-2015年，共公开信息300条。",
    good="2013—2015年，1—6月，发布日期：2019-01-14，0792-2666272，1-2号楼，5～10个，2013年至2015年。",
    needs=Input.TEXT,
)
def span_of_time_mark(context: CheckContext) -> Iterator[Fault]:
    """A span of years or days has 一字线 or 至; a hyphen joins, and ～ is for quantities."""
    for passage, found in matches(context, YEAR_SPAN, "——", *"-－–~～"):
        first, last = found["first"] or found["from"], found["last"] or found["to"]
        if found["sign"] == "～" and "月" not in found[0]:
            continue  # so many days
        right = f"{first}—{last}"
        yield marked(passage, f"时间起止用“—”或“至”，应写“{right}”", *found.span(), right=right)


DROPPED = expression(
    rf"(?<![\d.,%A-Za-z年月第/-])(?P<first>{NUMBER})(?:(?P<mark>——|[-－–—~～])|(?P<word>[至到]))"
    rf"(?P<last>{NUMBER})(?P<unit>%|‰|万|亿)"
)


@rule(
    title="数值范围漏写单位",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15835-2011, 5.1.3",
    bad="占比为5～10%，投资13-17万元。",
    good="占比为5%～10%，投资13万元～17万元，2018—2019年，5～10人，提高到8%，2018年3月至5万元。",
    needs=Input.TEXT,
)
def range_without_unit(context: CheckContext) -> Iterator[Fault]:
    """Per cent, 万 and 亿 are part of the number: 5～10% would begin at 5, 9～16亿 at 9."""
    for passage, found in matches(context, DROPPED, *"%‰万亿"):
        unit = found["unit"]
        if found["word"] and unit not in "%‰":
            continue  # 3至5万元 is read as it is said
        measure = "元" if passage.plain.startswith("元", found.end()) else ""
        mark = found["word"] or "～"
        right = f"{found['first']}{unit}{measure}{mark}{found['last']}{unit}{measure}"
        told = (instead(passage, found.start(), found.end() + len(measure), right),)
        yield marked(passage, f"前后两个数都要带“{unit}”，应写“{right}”", *found.span(), replacements=told)


HYPHENATED = expression(
    rf"(?<![\d.,A-Za-z第/表图件-])(?!0\d)(?P<first>{NUMBER})"
    rf"(?:(?P<same>%|‰|万元?|亿元?)(?:——|[-－–~])(?P<second>{NUMBER})(?P=same)"
    rf"|(?:{MEASURE})?(?:——|[-－–~])(?P<last>{NUMBER})(?={MEASURE}))"
)


@rule(
    title="数值范围符号不规范",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 15834-2011, 4.13.3; GB/T 15835-2011, 5.1.3",
    bad="占比为5%-10%，每期70-80人。",
    good="占比为5%～10%，70～80人，70—80个，0792-2666272，第1-3项，COVID-19人群，GB/T 9704-2012个别条款。",
    needs=Input.TEXT,
    yields_to=("range_without_unit",),
    habit=True,
)
def range_mark(context: CheckContext) -> Iterator[Fault]:
    """A range of quantities has ～ or —; a hyphen reads as a minus."""
    for passage, found in matches(context, HYPHENATED, "——", *"-－–~"):
        if Decimal(found["first"]) >= Decimal(found["second"] or found["last"]):
            continue  # a number with parts, such as 9704-2012
        right = re.sub("——|[-－–~]", "～", found[0])
        yield marked(passage, f"数值范围用“～”，应写“{right}”", *found.span(), right=right)


ANY_UNIT = "(?![年月日天结剩盈业])[一-鿿]"
"""A measure word of one character; 近3年左右 and 约3亩结余 are right."""
ABOUT = "左右(?![两岸侧手邻对])|上下(?![浮游联级限])"
ROUGH = (
    r"(?P<before>大约|(?<![公条合签节制预违契大集履续解邀])约|将近|接近|(?<![最附临邻靠远逼])近|超过|(?<![赶反])超|逾|至少|不足)"
    r"\d[\d,.]{0,15}[万亿]?"
    rf"(?P<after>[多余](?!额)|[多余]?(?:{MEASURE}|%)(?:{ABOUT}|以上|以下(?!简称))"
    rf"|[多余]?{ANY_UNIT}(?:{ABOUT}|余(?=[，。；、）])))"
    rf"|\d[\d,.]{{0,15}}[万亿]?(?P<odd>[多余])(?:{MEASURE}|%)(?P<around>{ABOUT})"
    r"|(?P<first>[约近])(?P<second>[约近])(?=\d)"
)
DOUBLY = expression(rf"(?=[大约将接近超逾至不\d])(?:{ROUGH})")
TWICE = ("左右", "上下", "以上", "以下", "多", "余", *(one + other for one in "约近" for other in "约近"))
AFTER = expression("左右|上下|以上|以下|[多余]")


@rule(
    title="概数标记叠用",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n约300人左右参加，超过200余户受益。"},
    good={"text": "工作报告\n约300人参加，300人左右，超过200户，200余户，近3年县级以上单位，条约30条以上。"},
    needs=Input.TEXT,
)
def roughly_twice(context: CheckContext) -> Iterator[Fault]:
    """One sign of roughness is enough; two of them, such as 超过 and 余, say different things."""
    for passage, found in matches(context, DOUBLY, *TWICE):
        if found["after"]:
            one, other = found["before"], AFTER.findall(found["after"])[-1]
        else:
            one, other = found["odd"] or found["first"], found["around"] or found["second"]
        yield marked(passage, f"“{one}”与“{other}”都表示概数，请只用一个", found.start(), found.end())


PRECISE = expression(
    rf"(?:大约|(?<![公条合签节制预违契大集履续解邀])约)(?P<figure>{FIGURE})(?<! \d{{3}})(?![\d年余多])"
)
FINEST = 5  # digits


@rule(
    title="概数过于精确",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "工作报告\n支出约1234.56万元。"},
    good={"text": "工作报告\n支出约1235万元，约1.27万条，约23.4%，约15000人，合约12345号。"},
    needs=Input.TEXT,
    leaves_open="Whether the figure is rough, or 约 is wrong, only the office knows.",
)
def precisely_about(context: CheckContext) -> Iterator[Fault]:
    """A figure told to five digits and more is not rough; 约 before it says that it may be wrong.

    Of a fact its own 约 says so.
    """
    for passage, found in matches(context, PRECISE, "约"):
        digits = found["figure"].replace(",", "").replace(".", "").strip("0")
        if len(digits) >= FINEST and passage.fact_at(found.start("figure")) is None:
            message = "“约”与精确的数并用，请删去“约”或者取整"
            yield marked(passage, message, found.start(), found.end())
