"""Rules about what a text says is to come, and has come when it is read, and about periods without a beginning."""

from collections.abc import Iterator
from datetime import date, timedelta

from reportkit.manuscript import Line, Role
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked, matches
from reportkit.rules.places import WHOLE
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.signed import signed_day
from reportkit.wording import full_date

COMING = expression("本(?:报告|年报|年度报告)将(?:于|在)[^，。；]{0,24}(?:公布|发布|公开|刊登|登载)")


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


HALF = expression(r"期限(?:为|是)?(?:截至|截止)(?:到|至)?(?:20\d{2}年)?\d{1,2}月\d{1,2}日")
BEGINNING = expression(r"自|从|起|\d日至|—")


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


INDEX = expression(r"(?:索引号|信息索取号|索取号)\s*[:：].*?/(?P<year>20\d{2})-")
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


NOTICE = expression("^(?!.{0,60}(?:转发|转送|通报)).*(?:通知|邀请函|通告|预告)[）)]?\\Z")
ARRANGED = expression(
    r"(?:(?:^|(?<=[，。；：、（]))(?:(?:活动|会议|培训|报到|比赛|考试|演练|召开|举办|开展|举行|集合|参会|报名|报送|截止|提交|上报)"
    r"(?:起止|截止)?)?(?:时间|日期)：(?:定于|拟于)?"
    r"|(?<![原已曾])(?:定于|拟于|将于)|(?:请|务必|务|须)(?:各[^，。；\d]{0,12})?(?:于|在))"
    r"(?P<day>(?:(?P<year>20\d{2})年)?(?P<month>\d{1,2})月(?P<number>\d{1,2})日)"
    r"(?!（?[^，。；）\d]{0,6}）?[至到—～~起-]|[^，。；]{0,16}[至到—～~-](?:(?:20\d{2}年)?\d{1,2}月)?\d{1,2}日)"
)
"""The time of what is to come, as a notice tells it; a span may have begun before."""
LOOKS_BACK = expression("[已曾]|逾期|仍未|尚未")
"""Words of a sentence that tells of an earlier call."""
AROUND = 60  # 字 of that sentence on each side
JUST_BEFORE = timedelta(days=60)
"""How long before the notice a day without a year lies, and is not one of the next year."""


@rule(
    title="通知的时间早于成文日期",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {
            "text": "关于开展义务植树活动的通知\n各村：\n现将有关事项通知如下。\n一、活动时间：2026年3月2日上午\n"
            "二、地点：河边。\n示例乡人民政府\n2026年3月6日"
        },
        {
            "text": "关于召开防汛工作会议的通知\n各村：\n定于5月8日召开会议，请于5月6日前报送名单。"
            "\n示例乡人民政府\n2026年5月9日"
        },
    ],
    good={
        "text": "关于召开防汛工作会议的通知\n各村：\n原定于4月8日召开的会议，定于2026年5月12日召开，"
        "请于1月6日前报送名单。报名时间：5月6日至5月11日。\n示例乡人民政府\n2026年5月9日"
    },
    needs=Input.TEXT,
    leaves_open="Which of the two days is right only the office knows.",
)
def meeting_before_its_notice(context: CheckContext) -> Iterator[Fault]:
    """A notice goes out before what it calls to; a day that has passed is a slip, or last year's."""
    signed = signed_day(context) if NOTICE.search(context.manuscript.title) else None
    if signed is None:
        return
    for passage, found in matches(context, ARRANGED, "时间", "日期", "于", "在"):
        try:
            day = date(int(found["year"] or signed[0].year), int(found["month"]), int(found["number"]))
        except ValueError:
            continue  # no day at all, as another rule tells
        passed = day < signed[0] and (found["year"] or signed[0] - day <= JUST_BEFORE)
        begin, end = passage.sentence(found.start())
        around = max(begin, found.start() - AROUND), min(end, found.end() + AROUND)
        if passed and not LOOKS_BACK.search(passage.plain, *around):
            message = f"成文日期为{full_date(signed[0])}，“{found['day']}”已过；请核对"
            yield marked(passage, message, *found.span("day"))
