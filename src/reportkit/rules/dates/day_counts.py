"""The rule about a span of days beside how many days it is said to have."""

import re
from collections.abc import Iterator
from datetime import date

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.dates.calendar import SPANNED
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked, matches
from reportkit.rules.rule import Fault, Input, rule

COUNTED = expression(
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日?(?:（[^（）]{2,8}）)?(?:[—－～~至到-]{1,2})"
    r"(?:(?P<until>(?:19|20)\d{2})年)?(?:(?P<last>\d{1,2})月)?(?P<end>\d{1,2})日(?:（[^（）]{2,8}）)?"
    r"(?P<said>[^。；：\d]{0,14}?(?P<how>共|共计|一共|放假|为期|历时|连续)(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})[天日])(?![前后内起])"
)
LOOSE = ("为期", "历时")
"""How the days between are told as well as all of them."""
ANY_YEAR = (2023, 2024)  # without the 29th of February, and with it


@rule(
    title="天数与起止日期不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "关于放假的通知\n春节：1月31日至2月6日放假调休，共8天。"},
        {"text": "关于放假的通知\n2018年12月30日至2019年1月1日放假，共五天。"},
        {"text": "关于放假的通知\n10月1日—7日放假6天。"},
    ],
    good=[
        {
            "text": "关于放假的通知\n春节：1月31日至2月6日放假调休，共7天；2018年12月30日至2019年1月1日放假，共三天；"
            "2月27日至3月1日共4天；5月3日至8日开展督查，为期5天，检查单位共3天内报送。"
        }
    ],
    needs=Input.TEXT,
    yields_to=("impossible_date", "days_reversed"),
    leaves_open="Which of the days, or the count, is wrong only the office knows.",
)
def days_miscounted(context: CheckContext) -> Iterator[Fault]:
    """How many days a span has follows from its ends, both of them counted."""
    for passage, found in matches(context, COUNTED, *SPANNED):
        said = int(found["count"]) if found["count"].isdigit() else numeral_value(found["count"]) or 0
        lengths = {length for year in ANY_YEAR if (length := _days(found, year))}
        allowed = lengths | {length - 1 for length in lengths} if found["how"] in LOOSE else lengths
        if lengths and said not in allowed:
            right = "或者".join(f"{length}天" for length in sorted(lengths))
            start = found.end() - len(found["count"]) - 1
            yield marked(passage, f"起止日期共{right}，这里写{found['count']}天；请核对", start, found.end())


def _days(found: re.Match[str], year: int) -> int | None:
    """Return how many days a span has, in a year of which it tells none; None for what is no span."""
    begins = int(found["year"] or year)
    months = int(found["month"]), int(found["last"] or found["month"])
    ends = int(found["until"] or begins) + (months[1] < months[0] and not found["until"])
    try:
        length = (date(ends, months[1], int(found["end"])) - date(begins, months[0], int(found["day"]))).days + 1
    except ValueError:
        return None
    return length if length > 0 else None
