"""Rules about headings that lost the mark of their number, or all of it, and so stand as text: 一总体情况, 总体情况."""

from collections.abc import Iterator, Sequence

from reportkit.manuscript import Line, Role, level_of
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value, read_number
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import instead
from reportkit.rules.rule import Fault, Input, rule

TOPICS = (
    "情况|工作|问题|措施|概述|总体|概况|打算|建议|要求|安排|事项|做法"
    "|成效|计划|目标|任务|不足|重点|形式|内容|分析|保障|原则"
)
"""What headings are about, by their last word."""
MARKLESS = expression(
    "(?P<number>[一二三四五六七八九十]{1,2})(?P<words>(?![是些般个体次切方面旦直定起同向边律如度经贯月年季本要心带手把代路地处])"
    f"[一-鿿0-9]{{2,20}}?(?:{TOPICS}|思路))"
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


HEADING_LIKE = expression("[^，。；：！？、…\\t|：（）《》“”]{2,26}")
"""A line without a mark, as headings are."""
SENTENCE_MARK = expression("[，。；]")
SENTENCE = 15  # 字: a line below a heading is a paragraph from this length on
ON_TOPIC = expression(f"(?:{TOPICS}|思路|综合|农业|工业|情况|方案|经济|建设)\\Z")


@rule(
    title="标题疑缺序号",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="GB/T 9704-2012, 7.3.3",
    bad=[
        {
            "text": "工作报告\n一、概述\n全年认真落实各项要求，公开信息。\n"
            "二、公开情况\n全年通过网站公开信息20条，均已上网。\n"
            "依申请公开办理情况\n全年收到政府信息公开申请2件，均已按期答复，没有行政复议和行政诉讼的情况。"
        },
        {
            "text": "示例县2023年工作报告\n根据要求，编制本报告，数据截至年底。\n总体情况\n"
            "（一）组织领导。召开会议，部署全年工作。\n（二）主动公开。公开信息20条。"
        },
    ],
    good={
        "text": "工作报告\n一、概述\n全年认真落实各项要求，公开信息。\n"
        "二、公开情况\n全年通过网站公开信息20条，均已上网。\n"
        "示例县档案馆\n示例县图书馆\n以上场所向公众开放，全年接待来访群众300人次，均有登记，没有发生投诉的情况。"
    },
    needs=Input.TYPED,
    leaves_open="It may be a line of another kind.",
)
def heading_number_lost(context: CheckContext) -> Iterator[Fault]:
    """A line that looks as the numbered headings do, and is the only one without a number, has lost it."""
    lines = [block for block in context.manuscript.blocks if isinstance(block, Line) and (block.text or block.number)]
    alike = [at for at, line in enumerate(lines) if _like_heading(lines, at, line)]
    if len(alike) != 1:
        return
    (at,) = alike
    numbers = [read_number(line.number) if line.number else None for line in lines]
    above = [one.value for one in numbers[:at] if one and one.rank == 1]
    below = [one.value for one in numbers[at:] if one and one.rank == 1]
    first = numbers[at + 1]
    begins = not above and first is not None and first.rank > 1 and first.value == 1
    prose = numbers[at - 1] is None or len(lines[at - 1].text) >= SENTENCE
    if (above and not below and prose) or (begins and below[:1] in ([], [2])):
        message = f"“{lines[at].text}”像一个标题，而没有序号；请核对"
        yield Fault(lines[at].origin, message, lines[at].text, 0)


def _like_heading(lines: Sequence[Line], at: int, line: Line) -> bool:
    """Tell whether a line of text stands between paragraphs as a heading does."""
    if line.role is not Role.BODY or line.number or not 0 < at < len(lines) - 1:
        return False
    before, behind = lines[at - 1], lines[at + 1]
    below = behind.number or (
        behind.role is Role.BODY and len(behind.text) >= SENTENCE and SENTENCE_MARK.search(behind.text)
    )
    ends = before.text.endswith(("。", "；", "）")) or before.role is not Role.BODY
    return bool(HEADING_LIKE.fullmatch(line.text) and ON_TOPIC.search(line.text.replace(" ", "")) and below and ends)


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
