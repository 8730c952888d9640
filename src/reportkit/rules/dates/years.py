"""Rules about the years that a report speaks of, against the year that it reports on."""

from collections.abc import Iterator

from reportkit.manuscript import HEADINGS
from reportkit.model import Section
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked, matches
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.signed import signed_year

YEAR = expression(r"(?<![\d.,/-])(?P<year>20\d{2})年")
AHEAD = expression(
    "[到至前届]|规划|计划|行动|方案|目标|远景|力争|将|拟|预计|有效|期限|以后|起|工程|纲要|试点|示范|[—～-]"
)
"""What a year to come is spoken of with: 到2025年, 2020年底前, 三年行动计划."""


FARTHEST, CONTEXT = 20, 14  # years; 字 on each side
DISTANT_GOALS = (2035, 2049, 2050)


@rule(
    title="年份有误",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="2087年，全县公开信息300条。",
    good="力争到2022年全部完成，制定2019—2021年行动计划，实现2035年远景目标，落实《2088年纲要》。",
    needs=Input.TEXT,
    reads=(TextFeature.YEAR,),
)
def year_to_come(context: CheckContext) -> Iterator[Fault]:
    """What a report tells has happened; a year that is yet to come is a slip, unless it is planned for."""
    year = context.year
    if year is None:
        return
    for passage in context.holding("20"):
        text = passage.plain
        if not any(int(found["year"]) > year + 1 for found in YEAR.finditer(text)):
            continue
        for found in YEAR.finditer(passage.unnamed):
            told = int(found["year"])
            if told <= max(year + 1, signed_year(context) or 0):
                continue
            around = text[max(0, found.start() - CONTEXT) : found.end() + CONTEXT]
            planned = told in DISTANT_GOALS or (told <= year + FARTHEST and AHEAD.search(around))
            if not planned:
                message = f"本报告的年度为{year}年，{told}年尚未到来，请核对"
                yield marked(passage, message, found.start(), found.end())


DISTANCE = {"前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1, "下一年": 1}
RELATIVE = expression(r"(?P<word>前年|去年|上一?年|今年|本年|明年|下一年)度?（?即?(?P<year>(?:19|20)\d{2})年")


@rule(
    title="年份与称谓不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="去年（2018年）共公开信息300条。",
    good="上年（2017年）共公开信息300条，比上年增加；明年（2019年）任务不变。2018年比2017年增加。",
    needs=Input.TEXT,
    reads=(TextFeature.YEAR,),
)
def year_word_against_year(context: CheckContext) -> Iterator[Fault]:
    """上年, 今年 and 明年 are counted from the year reported on; the number beside them must be that year."""
    year = context.year
    if year is None:
        return
    for passage, found in matches(context, RELATIVE, *DISTANCE):
        right = year + DISTANCE[found["word"]]
        if int(found["year"]) != right:
            message = f"本报告的年度为{year}年，“{found['word']}”指{right}年，这里写{found['year']}年；请核对"
            yield marked(passage, message, found.start(), found.end())


WHO = "我们?|全|本|各|市|县|区|省|局|委|办|厅|镇|乡|街道|机关|单位|政府"
WILL = "采取|进一步|继续|着力|重点|努力|不断|切实|从以下|从下列|做到以下"
DOING = "加强|加大|加快|推进|推动|深化|开展|完善|健全|强化|优化|提升|提高|抓好|做好|抓实|落实|组织|举办|印发|制定|建立"
MADE_INTO = "作为|纳入|列[入为]|摆[在上]|放在|融入|贯穿|挂钩|转为|分解|细化|延伸"
"""What 将 names something for, as in 将加强培训作为重点: there it is 把."""
PLAN = expression(
    rf"(?:(?<![\d〔])(?P<year>(?:19|20)\d{{2}})年度?|本年度)[，、]?(?:{WHO}){{0,8}}"
    rf"(?P<will>将(?:{WILL}|(?:{DOING})(?![^。；，]{{0,40}}(?:{MADE_INTO}))))"
)
PLAN_AHEAD = expression(
    r"(?P<year>(?:19|20)\d{2})年度?(?P<plan>[一-鿿]{0,8}(?:打算|工作计划|工作思路|努力方向)|下一步[一-鿿]{0,8})[。：]?\Z"
)
EXPECTED = expression(
    r"(?:预计|计划|力争|拟于|将于)(?P<year>20\d{2})年(?:上半年|下半年|年?底前?|\d{1,2}月(?:底前?)?|第?[一二三四]季度)?[^，。；]{0,16}"
    "(?:完成|建成|投入|实现|启用|开工|竣工|通车|上线)"
)
"""What is said to come by a time: of a year that was over when the text was signed it was taken from an older one."""
ITSELF_A_PLAN = expression("计划|方案|要点|安排|打算|规划|意见|通知|讲话|季度|半年|月")
"""Titles of what is written before its year has ended."""


@rule(
    title="今后的打算写成当年",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "2018年，我市将采取以下措施加以改进：",
        "2018年，我们将进一步增加栏目。",
        {"text": "示例县2018年工作报告\n预计2018年上半年完成平台建设。\n示例县司法局\n2019年1月9日"},
    ],
    good={
        "preamble": ["2019年，我市将采取以下措施：2018年，我市将政务公开纳入考核，本年度将加强培训作为重点。"],
        "sections": [Section("2018年工作计划完成情况", ["内容。"]), Section("2019年工作打算", ["内容。"])],
    },
    needs=Input.TEXT,
    leaves_open="The year may be wrong, or what is planned has been done.",
    reads=(TextFeature.YEAR,),
)
def plan_for_a_past_year(context: CheckContext) -> Iterator[Fault]:
    """What will be done lies behind the year reported on; a plan for that year was left from the report before."""
    year = context.year
    if year is None or ITSELF_A_PLAN.search(context.manuscript.title):
        return
    for passage, found in matches(context, PLAN, "将"):
        if (found["year"] is None and signed_year(context) != year) or (found["year"] and int(found["year"]) <= year):
            message = f"本报告的年度为{year}年，“{found['will']}”说的是今后，应为{year + 1}年；请核对"
            yield marked(passage, message, found.start(), found.end())
    signed = signed_year(context) or 0
    for passage, found in matches(context, EXPECTED, "预计", "计划", "力争", "拟于", "将于") if signed else ():
        if int(found["year"]) < signed:
            message = f"成文日期为{signed}年，{found['year']}年已过；请写明实际进展"
            yield marked(passage, message, *found.span())
    for passage in context.holding("打算", "计划", "思路", "方向", "下一步"):
        planned = PLAN_AHEAD.match(passage.plain) if passage.role in HEADINGS else None
        if planned and int(planned["year"]) <= year:
            message = f"本报告的年度为{year}年，“{planned['plan']}”说的是今后，应为{year + 1}年；请核对"
            yield marked(passage, message, planned.start(), planned.end())


ADRIFT = expression(
    r"(?:(?<![如现迄])今年(?![轻纪龄幼迈])|(?<![过失除])(?<!同比)(?<!同比[比较与和])去年(?!同期同比)|(?:(?<![一-鿿])|(?<=[到至止在于从自对及和]))明年)"
    r"(?!度?（?即?(?:19|20)\d{2}年)"
)
"""The three words, and not 如今年轻人, 过去年度, 说明年份."""


@rule(
    title="“今年”等没有所指",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "示例县2018年工作报告\n今年是脱贫攻坚的关键之年。"},
        {"text": "示例县2018年工作报告\n截止明年6月底前完成建设。"},
    ],
    good={
        "text": "示例县2018年工作报告\n2018年是关键之年，与上年持平。《今年工作安排》已印发，在“今年我来谈”栏目公开。"
    },
    needs=Input.TEXT,
    reads=(TextFeature.YEAR,),
)
def year_word_adrift(context: CheckContext) -> Iterator[Fault]:
    """A report comes out in the year after its own; there 今年 is another year than the writer's."""
    year = context.year
    if year is None:
        return
    if signed_year(context) == year:
        return
    for passage in context.holding("今年", "去年", "明年"):
        for found in ADRIFT.finditer(passage.unnamed):
            right = year + DISTANCE[found[0]]
            message = f"报告在下一年发布，“{found[0]}”所指不明，宜写“{right}年”"
            yield marked(passage, message, *found.span(), right=f"{right}年")
