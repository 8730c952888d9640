"""Rules about the imprint, where its place hangs on where the text ends."""

from collections.abc import Iterator
from datetime import date

from reportkit.manuscript import IMPRINT, Line
from reportkit.model import Imprint
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
        lines = [block for block in context.manuscript.blocks if isinstance(block, Line) and block.role in IMPRINT]
        yield Fault(
            lines[0].origin,
            "正文结束处离版心边缘或版记不足一行，不同软件可能排出不同页数；版记已另起双页，该页不编页码，"
            "请打开文件核对前面有无空白页，没有空白页的可增减一行正文",
            lines[0].text,
            0,
        )
