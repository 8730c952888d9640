"""The rule about the days that a report's figures are counted from and to."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, Input, rule

PERIOD = expression(r"(?P<first>(?:19|20)\d{2})年1月1日起?[，至—到-]+(?P<last>(?:19|20)\d{2})?年?12月31日")
DAY = r"(?:(?:19|20)\d{2}年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
FROM = DAY.replace("month", "from_month").replace("day", "from_day")
SAID_PERIOD = expression(
    rf"(?:统计|数据)[^。；，]{{0,8}}?(?:期限|时限|期间|时间|时段)(?P<between>[^。；，\d]{{0,8}})(?:(?P<from>{FROM})起?[，至—到-]+|(?<=截[至止])){DAY}"
)
PART_YEAR = expression("半年|季度|月|上年|去年")
NAMED = expression("(?:统计|数据|本报告)[^。；，]{0,12}(?:期限|时限|期间|时间|时段)[^。；，]{0,8}\\Z")
"""What the days stand behind in a text whose sentences nobody derived: 同期, 任期 and 培训期 are other periods."""
SAYS_YEAR = expression(r"(?:19|20)\d{2}")
LONGEST_LEAD = 40  # 字


@rule(
    title="统计期限有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=["本报告数据的统计期限为2017年1月1日至12月31日。", "本报告所列数据的统计时间自2018年3月1日到12月31日。"],
    good="本报告数据的统计期限为{年}年1月1日至12月31日。",
    needs=Input.TEXT,
    reads=(TextFeature.YEAR,),
)
def wrong_period(context: CheckContext) -> Iterator[Fault]:
    """The figures of a year's report are those of that year, from 1 January to 31 December."""
    if context.year is None:
        return
    year = str(context.year)
    message = f"统计期限与报告年度不符；应为{year}年1月1日至12月31日"
    title = context.manuscript.title
    if context.given_report is None and len(set(SAYS_YEAR.findall(title))) != 1:
        return
    part = PART_YEAR.search(title)
    for passage in context.prose_holding("12月31日", "统计", "数据"):
        for found in PERIOD.finditer(passage.plain):
            named = NAMED.search(passage.plain, max(0, found.start() - LONGEST_LEAD), found.start())
            if named and {found["first"], found["last"] or year} != {year}:
                yield marked(passage, message, found.start(), found.end())
        for found in SAID_PERIOD.finditer(passage.plain) if not part else ():
            begun = not found["from"] or (int(found["from_month"]), int(found["from_day"])) == (1, 1)
            ended = (int(found["month"]), int(found["day"])) == (12, 31)
            if not (begun and ended) and not PART_YEAR.search(found["between"]):
                yield marked(passage, message, found.start(), found.end())
