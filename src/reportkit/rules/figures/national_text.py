"""What the text of an annual report tells of its national table of applications, beside the table itself."""

import re
from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.literals import LEAD, LONGEST_LEAD, of_other_year, text_before
from reportkit.rules.figures.national_tables import (
    CARRIED_FORWARD,
    CARRIED_IN,
    NEW,
    ApplicationTable,
    application_table,
)
from reportkit.rules.passage import Passage
from reportkit.rules.passages import PARAGRAPHS, marked
from reportkit.rules.rule import Fault

COUNT = r"(?:共|计|为|有)*(?P<figure>\d{1,7})(?:件|宗)(?!次)"
RECEIVED = expression(
    rf"(?:新收|收到|受理|接收|收办)(?:到|的)?(?:各类)?(?:(?:政府)?信息公开申请|依申请(?:公开)?(?:政府)?信息(?:公开)?(?:申请)?){COUNT}"
)
FORWARDED = expression(rf"结转(?:至|到)?(?:下|次|下一)年度?(?:继续)?(?:办理)?(?:的)?{COUNT}")
GRANTED = {name: expression(rf"{name}(?:的)?{COUNT}") for name in ("予以公开", "部分公开")}
YEAR = expression(r"(?<!\d)(?:19|20)\d\d(?=年)")
OURSELVES = expression(r"(?<!\d)(?:19|20)\d\d年度?，?|[我本](?:[局委厅办院校站镇乡]|中心|单位|机关|部门|街道)")
"""The body whose report it is, and its year: nobody else is meant."""
OF_ONE = expression("[局委厅办镇乡院所站校村]|街道|中心|部门|单位|企业|法人|自然人|组织|网|信函|当面|邮")
"""Words of a sentence that may tell a part of the table."""


def against_table(context: CheckContext) -> Iterator[Fault]:
    """Yield where a sentence on the whole year tells another figure than the table; one told twice may be of two."""
    if not (context.holds("自然人") and context.holds("总计") and context.holds("申请")):
        return
    table = context.once(application_table)
    if table is None or table.rows[0].more:
        return
    for pattern, right, told in _told(table):
        found = [
            (passage, one)
            for passage in context.holding("申请", "结转", "公开")
            if passage.role in PARAGRAPHS
            for one in pattern.finditer(passage.plain)
        ]
        for passage, one in found if len(found) == 1 else ():
            if int(one["figure"]) not in right and _of_the_whole(passage, one.start(), context.year):
                message = f"正文写“{one[0]}”，申请情况表中{told}；请核对"
                yield marked(passage, message, one.start(), one.end())


def _told(table: ApplicationTable) -> Iterator[tuple[re.Pattern[str], frozenset[int], str]]:
    """Yield how sentences tell figures of the table, which of them are right, and how the table has it."""
    new, carried_in, forward = map(table.find, (NEW, CARRIED_IN, CARRIED_FORWARD))
    if new and carried_in:
        both = new.figures[-1] + carried_in.figures[-1]
        yield RECEIVED, frozenset({new.figures[-1], both}), f"新收{new.figures[-1]}件，加上年结转共{both}件"
    if forward:
        yield FORWARDED, frozenset({forward.figures[-1]}), f"结转下年度继续办理{forward.figures[-1]}件"
    for name, pattern in GRANTED.items():
        row = next((one for one in table.outcomes if name in one.label and "不予" not in one.label), None)
        if row:
            yield pattern, frozenset({row.figures[-1]}), f"{name}{row.figures[-1]}件"


def _of_the_whole(passage: Passage, start: int, year: int | None) -> bool:
    begin, _ = passage.sentence(start)
    said = passage.plain[begin:start]
    if any(told != str(year) for told in YEAR.findall(said)):
        return False
    said = OURSELVES.sub("", said)
    return (
        LEAD.search(OURSELVES.sub("", text_before(passage.plain, start, LONGEST_LEAD))) is not None
        and not OF_ONE.search(said)
        and not of_other_year(passage.plain, start)
    )
