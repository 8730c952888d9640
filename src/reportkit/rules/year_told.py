"""Of which year a text is, as its title tells, and that last year's report is of the year before."""

import re

from reportkit.errors import InvalidValue
from reportkit.manuscript import Manuscript
from reportkit.model.report import require_report

LOOKING_AHEAD = re.compile(
    r"(?:(?<!总结和)(?:要点|计划|规划|方案|安排)|讲话稿?|发言|致辞|通知|意见|函|请示|批复|纪要|政府工作报告)(?:（[^（）]*）)?\Z"
)
"""Titles of documents whose year is not one to look back on."""
TITLE_YEAR = re.compile(r"((?:19|20)\d{2})年")


def year_told(manuscript: Manuscript) -> int | None:
    """Return the year that a text reports on, None where its title names none or looks ahead."""
    found = TITLE_YEAR.search(manuscript.title)
    return int(found[1]) if found and not LOOKING_AHEAD.search(manuscript.title) else None


def require_last_year(last_year: object, year: int | None, verb: str) -> None:
    """Refuse last year's report of another year than the one before."""
    if last_year is None:
        return
    if not isinstance(last_year, Manuscript):
        last = require_report(last_year, f"{verb}: last_year").year
    else:
        last = year_told(last_year)
        if last is None:
            return
    if year is not None and last != year - 1:
        raise InvalidValue(
            "{verb}: last_year: a report on {given} beside one on {year}; give that on {wanted}",
            verb=verb,
            given=last,
            year=year,
            wanted=year - 1,
        )
