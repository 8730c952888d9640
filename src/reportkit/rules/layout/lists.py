"""Rules about what stands between the paragraphs of a Word file: blank ones, and the numbers that Word counts."""

from collections.abc import Iterator

from reportkit.manuscript import HEADINGS, ITEMS, Role, level_of
from reportkit.readers import SetParagraph
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.layout.looks import at, departures, file_of
from reportkit.rules.rule import Fault, Input, rule

MANY_BLANKS = 4
"""Blank paragraphs from which on they push text about; the standard itself wants up to two."""

BELOW_SEALS = 4
"""Those that a name may stand below, for the seals of 45 mm on the names above it and on itself (7.3.5.1)."""


@rule(
    title="空段推移",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"file": {"paragraphs": [SetParagraph(blanks=9)]}},
    good={"file": {"paragraphs": [SetParagraph(blanks=2), SetParagraph(role=Role.SIGNATURE, blanks=4)]}},
    needs=Input.FILE,
)
def pushed_by_blank_paragraphs(context: CheckContext) -> Iterator[Fault]:
    """Text that blank paragraphs push to a new page stands elsewhere after the next change."""
    for paragraph in file_of(context).paragraphs:
        if paragraph.blanks >= (BELOW_SEALS + 1 if paragraph.role is Role.SIGNATURE else MANY_BLANKS):
            yield at(paragraph, f"前面有{paragraph.blanks}个空段，另起一页请用分页")


@rule(
    title="自动编号与手工编号混用",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={
        "file": {
            "paragraphs": [
                SetParagraph(role=HEADINGS[0], font="黑体", number="一、", numbered=True),
                SetParagraph(role=HEADINGS[0], font="黑体", number="二、", text="问题"),
            ]
        }
    },
    good={
        "file": {
            "paragraphs": [
                SetParagraph(role=HEADINGS[0], font="黑体", number="一、", numbered=True),
                SetParagraph(role=HEADINGS[1], font="楷体", number="（一）"),
            ]
        }
    },
    needs=Input.FILE,
)
def counted_beside_typed(context: CheckContext) -> Iterator[Fault]:
    """Where Word counts some of the headings of a level and others are typed, its count passes over those."""
    last: dict[int, SetParagraph] = {}
    for paragraph in file_of(context).paragraphs:
        level = level_of(paragraph.role)
        if level is None or not paragraph.number:
            continue
        last = {above: one for above, one in last.items() if above <= level}
        before = last.get(level)
        if before is not None and before.numbered != paragraph.numbered:
            names = {True: "自动编号", False: "手工编号"}
            here, there = names[paragraph.numbered], names[before.numbered]
            yield at(paragraph, f"“{paragraph.number}”为{here}，前面的“{before.number}”为{there}，请统一")
        last[level] = paragraph


@rule(
    title="序号后有空",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice; GB/T 15834-2011, B.3.2, B.3.4",
    bad={"file": {"paragraphs": [SetParagraph(role=ITEMS[1], number="（一）", numbered=True, behind="tab")]}},
    good={"file": {"paragraphs": [SetParagraph(role=ITEMS[1], number="（一）", numbered=True)]}},
    needs=Input.FILE,
)
def gap_behind_number(context: CheckContext) -> Iterator[Fault]:
    """The text follows its number at once; the tab that Word puts there by default tears them apart."""
    names = {"tab": "制表符", "space": "空格"}
    yield from departures(
        context,
        (*HEADINGS, *ITEMS),
        lambda given, style: (
            (f"的自动编号后面为{names[given.behind]}", "应紧接文字，请把“编号之后”设为“不特别标注”")
            if given.numbered and given.behind in names
            else None
        ),
    )


@rule(
    title="项目符号",
    severity=Severity.ADVICE,
    force=Force.MAY,
    source="GB/T 9704-2012, 7.3.3",
    bad={"file": {"paragraphs": [SetParagraph(bullet=True)]}},
    good={"file": {"paragraphs": [SetParagraph(role=ITEMS[2], number="1.", numbered=True)]}},
    needs=Input.FILE,
)
def bullet_list(context: CheckContext) -> Iterator[Fault]:
    """Points that carry numbers can be referred to; the standard offers four forms of them and no bullets."""
    bulleted = [paragraph for paragraph in file_of(context).paragraphs if paragraph.bullet]
    if bulleted:
        yield at(bulleted[0], f"{len(bulleted)}段用项目符号，可以用“一、”“（一）”“1.”“（1）”标注层次")
