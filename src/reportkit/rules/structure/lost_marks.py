"""A rule about headings that lost the mark of their number, and so stand as text: 一总体情况."""

import re
from collections.abc import Iterator, Sequence

from reportkit.manuscript import Line, Role, level_of
from reportkit.readers.typed_numbers import numeral_value, read_number
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import instead
from reportkit.rules.rule import Fault, Input, rule

MARKLESS = re.compile(
    "(?P<number>[一二三四五六七八九十]{1,2})(?P<words>(?![是些般个体次切方面旦直定起同向边律如度经贯月年季本要心带手把代路地处])"
    "[一-鿿]{2,16}?(?:情况|工作|问题|措施|概述|总体|概况|打算|建议|要求|安排|事项|做法|成效|计划|目标|任务|不足|重点|形式|内容|分析|保障|原则))"
)


@rule(
    title="标题序号缺少标点",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 15834-2011, B.3.2; GB/T 9704-2012, 7.3.3",
    bad=[
        {"text": "工作报告\n一总体情况\n（一）组织领导。召开会议。\n（二）主动公开。公开信息20条。"},
        {"text": "工作报告\n一、概述\n内容。\n二主动公开情况\n公开信息20条。\n三、主要问题\n形式不多。"},
    ],
    good={"text": "工作报告\n一、概述\n内容。\n二、公开情况\n一般工作\n二次供水情况\n内容。\n三、主要问题\n形式不多。"},
    needs=Input.TYPED,
)
def heading_mark_lost(context: CheckContext) -> Iterator[Fault]:
    """A heading of the first level whose number has no mark is read as text, and the levels under it hang in the air.

    Its number is the one that is due, and what follows is its text, a level below it, or the next of its level.
    """
    lines = [block for block in context.manuscript.blocks if isinstance(block, Line) and block.text]
    due, following = 1, _following(lines)
    for at, line in enumerate(lines):
        number = read_number(line.number) if line.number and level_of(line.role) == 1 else None
        if number is not None and number.value is not None and number.rank == 1:
            due = number.value + 1
            continue
        found = MARKLESS.fullmatch(line.text) if line.role is Role.BODY else None
        if found and numeral_value(found["number"]) == due and following[at] in ((1, due + 1), (2, 1)):
            due += 1
            message = f"标题序号“{found['number']}”之后缺少“、”，应为“{found['number']}、”"
            place = found.end("number")
            told = (instead(context.once(_by_place)[line.origin], place, place, "、"),)
            yield Fault(line.origin, message, line.text, 0, (0, place), told)


def _by_place(context: CheckContext) -> dict[str, Passage]:
    return {passage.place: passage for passage in context.passages}


def _following(lines: Sequence[Line]) -> Sequence[tuple[int, int]]:
    """Return the rank and the value of the next number of the first two ranks behind each line, zeros for none."""
    following = [(0, 0)] * len(lines)
    for at in range(len(lines) - 2, -1, -1):
        number = read_number(lines[at + 1].number) if lines[at + 1].number else None
        known = number is not None and number.rank in (1, 2)
        following[at] = (number.rank, number.value or 0) if number and known else following[at + 1]
    return following
