"""A rule about whose report last year's is."""

from collections.abc import Iterator

from reportkit.model import Body
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.rule import Fault, Input, rule


@rule(
    title="上年报告属于另一地区",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"last_year": {"office": Body("样板县人民政府办公室", area="样板县")}},
    good={"last_year": {"office": Body("示例县人民政府", area="示例县")}},
    needs=Input.LAST_YEAR,
)
def last_year_of_another_area(context: CheckContext) -> Iterator[Fault]:
    """Figures held against those of another place say nothing; an office may have another name than last year."""
    before = context.last_year
    area, of_last = context.report.office.area, before.office.area if before else None
    if area and of_last and area != of_last:
        message = f"上年报告是“{of_last}”的，本年报告是“{area}”的；请核对是否给错了上年报告"
        yield Fault("office", message)
