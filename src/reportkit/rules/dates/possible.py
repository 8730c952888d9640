"""A rule about days that no calendar has, or not the calendar of their year."""

from calendar import isleap
from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.dates.forms import NOT_A_DAY, day_of
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.signed import signed_day

DAY = expression(
    r"(?=\d)(?<![\d.])(?:(?P<year>(?:19|20)\d{2})年)?(?P<month>\d{1,2}|(?<=年)\d{3})月"
    r"(?:(?P<day>\d{1,2})(?P<sign>[日号])|(?P<typed>\d{3})日(?![均常内产攻行]))"
)
"""A day of a month, and what should be one: 12月311日."""
MONTH_OF_YEAR = expression(r"(?<!\d)(?:19|20)\d{2}年(?P<month>\d{1,3})月(?!\d)")


@rule(
    title="日期不存在",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"preamble": ["截至2018年2月29日，共办结3件。"], "sections": ["2018年13月发布。"]},
        {"text": "关于放假的通知\n劳动节：4月31日至5月4日放假。"},
        {"text": "示例县2019年工作报告\n统计期限至2019年12月311日止。\n方案于2019年1月7日通过，2月29日印发。"},
    ],
    good=[
        "自2016年2月29日起施行，6月30日前报送，历时13个月，见2月30号文件。",
        {"text": "示例县2019年工作报告\n方案于2019年12月7日通过，2月29日印发；2016年1月起草，2月29日征求意见。"},
    ],
    needs=Input.TEXT,
)
def impossible_date(context: CheckContext) -> Iterator[Fault]:
    """A day or month that no calendar has is a slip of the hand or a lost sign.

    29 February without a year is one of the year named before it, or of the year reported on, or of the next.
    """
    for passage in context.holding("日", "号", "月"):
        text = passage.plain
        if "日" in text or "号" in text:
            for found in DAY.finditer(text):
                number = found["sign"] == "号" and NOT_A_DAY.match(text, found.end())
                if not number and (found["typed"] or len(found["month"]) > 2 or day_of(found) is None):
                    yield marked(passage, f"没有“{found[0]}”这一天，请核对", found.start(), found.end())
                elif found["year"] is None and (int(found["month"]), int(found["day"])) == (2, 29) and not number:
                    years = _years_of(passage, found.start(), context)
                    if years and not any(map(isleap, years)):
                        message = f"{min(years)}年2月没有29日，请核对"
                        yield marked(passage, message, found.start(), found.end())
        if "月" in text:
            for found in MONTH_OF_YEAR.finditer(text):
                if len(found["month"]) > 2 or not 1 <= int(found["month"]) <= 12:
                    message = f"没有“{found['month']}月”，月份为1月至12月，请核对"
                    yield marked(passage, message, found.start(), found.end())


YEAR = expression(r"(?<![\d.,/-])(?P<year>(?:19|20)\d{2})年(?:(?P<month>\d{1,2})月)?")
NEAR = 400  # 字 within which the year before a day is its own
OF_OTHER_YEAR = expression(r"(?:前|去|上一?|今|次|翌|明|下一?|闰)年度?的?\Z")


def _of_title(context: CheckContext) -> int | None:
    """Return the year that a title names, None where it names none or several."""
    years = {int(found["year"]) for found in YEAR.finditer(context.manuscript.title)}
    return years.pop() if len(years) == 1 else None


def _years_of(passage: Passage, start: int, context: CheckContext) -> set[int]:
    """Return the years of which a day in February may be that stands without one; none where nothing tells it."""
    if OF_OTHER_YEAR.search(passage.plain, max(0, start - 5), start):
        return set()
    signed = signed_day(context)
    named = list(YEAR.finditer(passage.unnamed, max(0, start - NEAR), start))
    if not named:
        year = context.year or _of_title(context)
        return {year, signed[0].year if signed else year + 1} if year else set()
    last = named[-1]
    year = int(last["year"])
    if last["month"] is None:
        return {year, signed[0].year if signed else year}
    return {year} if int(last["month"]) <= 2 else {year, year + 1}
