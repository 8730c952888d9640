"""Rules that look into the calendar: the day of the week beside a date, and spans that end before they begin."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import marked, matches
from reportkit.rules.reading import DIGITS, beside
from reportkit.rules.rule import Fault, Input, rule

WEEKDAYS = "一二三四五六日"
ON = expression(
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日（(?:星期|周)(?P<name>[一二三四五六日天])"
)
YEAR = expression(r"(?<![\d.,/-])((?:19|20)\d{2})年")
ANY_YEAR = range(2000, 2028)
"""As many as have every calendar once."""


@attrs.frozen
class _Told:
    """A day with the day of the week that is told of it (日期与星期)."""

    passage: Passage
    found: re.Match[str]

    @property
    def weekday(self) -> int:
        return WEEKDAYS.index(self.found["name"].replace("天", "日"))

    def is_right(self, year: int) -> bool:
        """Tell whether it is that day of the week in a year, or no day at all, which another rule tells."""
        right = self.right(year)
        return right is None or right == self.weekday

    def right(self, year: int) -> int | None:
        """Return its day of the week in a year, unless it tells another; None where there is no such day."""
        try:
            return date(int(self.found["year"] or year), int(self.found["month"]), int(self.found["day"])).weekday()
        except ValueError:
            return None


@rule(
    title="日期与星期不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "2018年4月21日（星期日）集中培训。",
        "会议定于4月2日（星期六）召开，4月23日（星期日）结束。",
    ],
    good="2018年4月21日（星期六）集中培训，4月22日（周日）考试，2019年2月30日（星期六）。",
    needs=Input.TEXT,
    leaves_open="Which of the two is right only the office knows.",
)
def wrong_weekday(context: CheckContext) -> Iterator[Fault]:
    """A date and its day of the week are told so that nobody mistakes the day; where they differ, nobody can tell.

    Of a date without a year that year is taken, of those that the text names, in which most of its dates are right.
    """
    told = [_Told(passage, found) for passage, found in matches(context, ON, "（星期", "（周")]
    taken = _year(context, told)
    for one in told:
        year = int(one.found["year"] or taken or 0)
        if not year or one.is_right(year):
            continue
        message = f"{year}年{one.found['month']}月{one.found['day']}日是星期{WEEKDAYS[one.right(year) or 0]}，请核对"
        if one.found["year"] is None and year not in context.once(_named):
            message = "与文中其他日期的星期不能同时成立，请核对"
        yield marked(one.passage, message, one.found.start(), one.found.end())


def _named(context: CheckContext) -> set[int]:
    return {int(year) for passage in context.holding("年") for year in YEAR.findall(passage.plain)}


def _year(context: CheckContext, told: Sequence[_Told]) -> int | None:
    """Return the year in which most dates without one are right, None where nothing tells it."""
    open_ones = [one for one in told if one.found["year"] is None]
    named = context.once(_named) if open_ones else set()
    if not open_ones or not (named or len(open_ones) > 1):
        return None
    return max(sorted(named) or ANY_YEAR, key=lambda year: sum(one.is_right(year) for one in open_ones))


SPANNED = beside("—－～~至到-", DIGITS)
"""Signs of which each stretch of days holds two."""
SPAN = expression(
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日?(?:[（(][^（）()]{2,4}[）)])?(?:[—－～~至到-]{1,2})"
    r"(?:(?P<until>(?:19|20)\d{2})年)?(?:(?P<last>\d{1,2})月)?(?P<end>\d{1,2})日"
)
TURN = 6
"""By how many months, at the least, the year may have turned in a span whose years are not told."""


@rule(
    title="起止日期颠倒",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=["报名时间：3月27日—3月23日。", "2018年5月20日至18日开展检查。", "自2018年6月1日至2017年12月31日止。"],
    good="报名时间：3月23日—27日。2018年12月20日至1月18日开展检查，自2017年12月31日至2018年1月5日止。",
    needs=Input.TEXT,
    yields_to=("wrong_period",),
    leaves_open="Which of the two days is right only the office knows.",
)
def days_reversed(context: CheckContext) -> Iterator[Fault]:
    """A span of days ends after it begins."""
    for passage, found in matches(context, SPAN, *SPANNED):
        months = int(found["month"]), int(found["last"] or found["month"])
        if found["until"] is None and months[0] - months[1] >= TURN:
            continue  # into the next year
        years = (int(found["year"]), int(found["until"])) if found["year"] and found["until"] else (0, 0)
        if found["until"] and not found["year"]:
            continue
        if (years[1], months[1], int(found["end"])) < (years[0], months[0], int(found["day"])):
            yield marked(passage, "结束日期在开始日期之前，请核对", found.start(), found.end())
