"""The rule about the days that a report's figures are counted from and to."""

import re
from collections.abc import Iterator

import attrs

from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.reading import holding
from reportkit.rules.rule import Fault, Input, rule

PERIOD = re.compile(r"(?P<first>(?:19|20)\d{2})年1月1日起?[，至—到-]+(?P<last>(?:19|20)\d{2})?年?12月31日")
DAY = r"(?:(?:19|20)\d{2}年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
FROM = DAY.replace("month", "from_month").replace("day", "from_day")
SAID_PERIOD = re.compile(
    rf"统计期限(?P<between>[^。；，\d]{{0,8}})(?:(?P<from>{FROM})起?[，至—到-]+|(?<=截[至止])){DAY}"
)
PART_YEAR = re.compile("半年|季度|月|上年|去年")
NAMED = re.compile("(?:统计|数据|本报告)[^。；，]{0,12}(?:期限|时限|期间|时间|时段)[^。；，]{0,8}\\Z")
"""What the days stand behind in a text whose sentences nobody derived: 同期, 任期 and 培训期 are other periods."""
SAYS_YEAR = re.compile(r"(?:19|20)\d{2}")
LONGEST_LEAD = 40  # 字


@attrs.frozen
class _Period:
    """A stretch of text that may tell the period, and where it begins in its passage."""

    place: str
    text: str
    quoted: str
    typed: bool


def _stretches(context: CheckContext, year: str) -> Iterator[_Period]:
    if context.given_report is not None:
        for path, text in holding(context.prose, "期"):
            yield _Period(path, text.replace("{年}", year), text, typed=False)
    elif len(set(SAYS_YEAR.findall(context.manuscript.title))) == 1:
        for passage in context.holding("期", "时"):
            yield _Period(passage.place, passage.plain, passage.text, typed=True)


@rule(
    title="统计期限有误",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad="本报告数据的统计期限为2017年1月1日至12月31日。",
    good="本报告数据的统计期限为{年}年1月1日至12月31日。",
    needs=Input.TEXT,
)
def wrong_period(context: CheckContext) -> Iterator[Fault]:
    """The figures of a year's report are those of that year, from 1 January to 31 December."""
    if context.year is None:
        return
    year = str(context.year)
    message = f"统计期限与报告年度不符；应为{year}年1月1日至12月31日"
    part = PART_YEAR.search(context.manuscript.title)
    for one in _stretches(context, year):
        for found in PERIOD.finditer(one.text):
            named = NAMED.search(one.text, max(0, found.start() - LONGEST_LEAD), found.start())
            said = named if one.typed else "期" in one.text[: found.start()]
            if said and {found["first"], found["last"] or year} != {year}:
                yield _fault(one, found, message)
        for found in SAID_PERIOD.finditer(one.text) if not part else ():
            begun = not found["from"] or (int(found["from_month"]), int(found["from_day"])) == (1, 1)
            ended = (int(found["month"]), int(found["day"])) == (12, 31)
            if not (begun and ended) and not PART_YEAR.search(found["between"]):
                yield _fault(one, found, message)


def _fault(one: _Period, found: re.Match[str], message: str) -> Fault:
    if one.typed:
        return Fault(one.place, message, one.quoted[found.start() : found.end()], found.start())
    return Fault(one.place, message, found[0])
