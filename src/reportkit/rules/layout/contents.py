"""The rule about contents whose pages another program may count otherwise."""

from collections.abc import Iterator

from reportkit.model import Contents, Section
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.layout.imprint import AT_THE_EDGE
from reportkit.rules.rule import Fault, rule

PAGE_BUT_THREE = ["已公开。"] * 16
"""Paragraphs that leave three lines of the first page."""

HEADED = {"sections": [Section("公开情况", ["已公开。"])], "contents": Contents()}


@rule(
    title="目录页码待核",
    severity=Severity.ADVICE,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": [*PAGE_BUT_THREE, AT_THE_EDGE], **HEADED},
    good=[{"preamble": [*PAGE_BUT_THREE, "已公开。"], **HEADED}, {"preamble": [AT_THE_EDGE], **HEADED}],
)
def contents_pages_uncertain(context: CheckContext) -> Iterator[Fault]:
    """Where a heading stands so near the edge of a page that programs differ, the contents may tell a page too many.

    Word and WPS count anew when somebody renews the contents.
    """
    if context.report.contents is None:
        return
    from reportkit.writers.docx.contents import uncertain  # who only checks a text does not load what writes Word files

    entries = uncertain(context.manuscript.blocks, context.layout)
    if entries:
        first = entries[0]
        named = f"“{first.number}{first.text}”" + (f"等{len(entries)}个标题" if len(entries) > 1 else "")
        yield Fault(
            "contents",
            f"{named}离页边太近，不同软件可能排在前后页，目录页码可能相差一页；请在Word或者WPS中更新目录"
            "（右键单击目录，选“更新域”）后核对",
        )
