"""Rules about what a text says is to come, and has come when it is read, and about periods without a beginning."""

import re
from collections.abc import Iterator

from reportkit.manuscript import Line, Role
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked, matches
from reportkit.rules.places import WHOLE
from reportkit.rules.rule import Fault, Input, rule

COMING = re.compile("本(?:报告|年报|年度报告)将(?:于|在)[^，。；]{0,24}(?:公布|发布|公开|刊登|登载)")


@rule(
    title="公布时间写成将来",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad="本报告将于2019年1月在网站公布。",
    good="本报告在县政府网站公布，将于2019年改版网站。",
    needs=Input.TEXT,
)
def publication_still_ahead(context: CheckContext) -> Iterator[Fault]:
    """Whoever reads that a report will be published reads it already."""
    for passage, found in matches(context, COMING, "将于", "将在"):
        yield marked(passage, "读者看到时已经公布，“将”字请删去", *found.span())


HALF = re.compile(r"期限(?:为|是)?(?:截至|截止)(?:到|至)?(?:20\d{2}年)?\d{1,2}月\d{1,2}日")
BEGINNING = re.compile(r"自|从|起|\d日至|—")


@rule(
    title="统计期限没有起始日期",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="本报告统计数据期限截至2018年12月31日。",
    good="本报告统计期限自2018年1月1日起，截至2018年12月31日。数据截至2018年12月31日。",
    needs=Input.TEXT,
)
def period_without_beginning(context: CheckContext) -> Iterator[Fault]:
    """A period has two ends; where only the last day is told, nobody knows what was counted."""
    for passage, found in matches(context, HALF, "期限"):
        begin, end = passage.sentence(found.start())
        if not BEGINNING.search(passage.plain, begin, end):
            yield marked(passage, "统计期限没有起始日期，请写明起止", *found.span())


INDEX = re.compile(r"(?:索引号|信息索取号|索取号)\s*[:：].*?/(?P<year>20\d{2})-")
FARTHEST = 2  # years between a report's year and the one in which a portal numbers it


@rule(
    title="索引号年份与报告年度不符",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "索引号：000000/2021-00012\n示例县2018年工作报告\n内容。"},
    good={"text": "索引号：000000/2019-00012\n示例县2018年工作报告\n内容。"},
    needs=Input.TEXT,
    reads=(TextFeature.YEAR,),
)
def index_of_another_year(context: CheckContext) -> Iterator[Fault]:
    """A portal numbers a report in the year after its own, or soon after; another year is another document's."""
    for block in context.manuscript.blocks:
        found = INDEX.match(block.text) if isinstance(block, Line) and block.role is Role.PAGE_NUMBER else None
        if found and context.year and abs(int(found["year"]) - context.year) > FARTHEST:
            message = f"索引号的年份为{found['year']}年，报告年度为{context.year}年，请核对"
            yield Fault(WHOLE, message)
