"""Rules about the imprint, where its place hangs on where the text ends, and about what may move into it."""

from collections.abc import Iterator
from datetime import date

import attrs

from reportkit.manuscript import IMPRINT, Line, Role, Span, width
from reportkit.model import Imprint, Letterhead
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.rule import Fault, rule

PRINTED = Imprint("示例县人民政府办公室", date(2019, 1, 15), copies=["县委办公室"])
PAGE_BUT_ONE = ["已公开。"] * 18
"""Paragraphs that leave one line of the first page."""

AT_THE_EDGE = "全年主动公开政府信息，办理公开申请，组织各类业务培训。"
"""One line if its 。 may hang over the end, or else two."""


@rule(
    title="版记页待核",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice; GB/T 9704-2012, 7.4.1、7.5",
    bad={"preamble": [*PAGE_BUT_ONE, AT_THE_EDGE], "imprint": PRINTED},
    good=[
        {"preamble": [*PAGE_BUT_ONE, "已公开。"], "imprint": PRINTED},
        {"preamble": ["已公开。"], "imprint": PRINTED},
    ],
)
def imprint_page_uncertain(context: CheckContext) -> Iterator[Fault]:
    """Where a text ends so near the edge of a page that programs differ, the imprint gets an even page of its own.

    That page has no number, as behind a blank one. Where none precedes it, a line more or less brings it back.
    """
    if context.report.imprint is None:
        return
    from reportkit.writers.docx.imprint import placed_in  # who only checks a text does not load what writes Word files

    placed = placed_in(context.manuscript.blocks, context.layout)
    if placed is not None and placed.doubtful:
        first = _first_line(context)
        yield Fault(
            first.origin,
            "正文结束处离版心边缘或版记不足一行，不同软件可能排出不同页数；版记已另起双页，该页不编页码，"
            "请打开文件核对前面有无空白页，没有空白页的可增减一行正文",
            first.text,
            0,
        )


MANY = [f"示例县第{number}批重点建设项目协调推进办公室" for number in range(80)]
"""Addressees that no page holds."""


@rule(
    title="版记过高",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.4.2",
    bad={"addressees": MANY, "imprint": attrs.evolve(PRINTED, takes_addressees=True)},
    good={"addressees": MANY[:20], "imprint": attrs.evolve(PRINTED, takes_addressees=True)},
)
def imprint_too_high(context: CheckContext) -> Iterator[Fault]:
    """An imprint that is higher than a page loses the names that find no room on it."""
    if context.report.imprint is None:
        return
    from reportkit.writers.docx.imprint import is_too_high

    if is_too_high(context.manuscript.blocks, context.layout):
        first = _first_line(context)
        message = "版记高于一页，排不下的名称会丢失；请用统称代替逐个列名，如“各乡镇人民政府，县政府各部门”"
        yield Fault(first.origin, message, first.text[:20], 0)


FEWEST_OF_A_PAGE = 8 * 28
"""字 of addressees, in eight lines, below which none fill the first page."""


@rule(
    title="首页不能显示正文",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.2",
    bad={"addressees": MANY, "letterhead": Letterhead("示例县人民政府"), "preamble": ["内容。"]},
    good=[
        {"addressees": MANY[:9], "letterhead": Letterhead("示例县人民政府"), "preamble": ["内容。"]},
        {
            "addressees": MANY[:20],
            "imprint": attrs.evolve(PRINTED, takes_addressees=True),
            "letterhead": Letterhead("示例县人民政府"),
            "preamble": ["内容。"],
        },
    ],
)
def first_page_without_text(context: CheckContext) -> Iterator[Fault]:
    """The first page shows some of the text; where the addressees leave no room for it, they stand in the imprint."""
    blocks = context.manuscript.blocks
    for at, block in enumerate(blocks):
        if isinstance(block, Line) and block.role is Role.ADDRESSEES and width(block.text) > FEWEST_OF_A_PAGE:
            from reportkit.writers.docx.pagination import page_count

            if page_count([*blocks[: at + 1], Line(Role.BODY, (Span("文"),))], context.layout).pages > 1:
                message = "主送机关过多，首页显示不了正文；请移到版记（takes_addressees=True），或者用统称代替逐个列名"
                yield Fault(block.origin, message, block.text[:20], 0)


def _first_line(context: CheckContext) -> Line:
    blocks = context.manuscript.blocks
    return next(block for block in blocks if isinstance(block, Line) and block.role in IMPRINT)
