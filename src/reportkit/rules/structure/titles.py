"""Rules about the titles of a report and of its attachments."""

from collections.abc import Iterator

from reportkit.formats.format import POINTS_OF_SIZE
from reportkit.formats.page import POINTS_OF_MM
from reportkit.manuscript import Line, Role, width
from reportkit.model import Attachment
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.rule import Fault, rule
from reportkit.rules.title_lines import turned_badly

LONG = "示例县关于提高城市低保标准和城乡特困人员救助供养标准的报告"


@rule(
    title="标题分行",
    severity=Severity.WARNING,
    force=Force.SHALL,
    source="GB/T 9704-2012, 7.3.1",
    bad={"title": LONG},
    good={
        "title": "示例县关于提高城市低保标准和\n城乡特困人员救助供养标准的报告",
        "attachments": [Attachment("示例县人民政府办公室2018年政府信息公开工作情况统计表")],
    },
)
def title_not_turned(context: CheckContext) -> Iterator[Fault]:
    """A title that knows no place to turn is cut by Word wherever the line is full, within a word if it comes so."""
    page, styles = context.layout.page, context.layout.styles
    for block in context.manuscript.blocks:
        if isinstance(block, Line) and block.role in {Role.TITLE, Role.ATTACHMENT_TITLE}:
            across = page.text_height if block.landscape else page.text_width
            room = across * POINTS_OF_MM / POINTS_OF_SIZE[styles[block.role].size]
            widths = [width(line) for line in block.text.split("\n")]
            if message := turned_badly(widths, room, "请在词语之间用“\\n”分行"):
                yield Fault(block.origin, message)
