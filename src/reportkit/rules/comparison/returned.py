"""Rules that read a report beside what its units returned."""

from collections.abc import Iterator

from reportkit.model import Statistic
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.facts import told_value
from reportkit.rules.figures.printed import fault_of
from reportkit.rules.finding import Force, Severity
from reportkit.rules.rule import Fault, Input, rule

APPLIED = Statistic("收到申请", 12, "件")


@rule(
    title="数据与填报汇总不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [APPLIED], "preamble": ["{收到申请}。"], "returns": {"收到申请": 13}},
    good={"facts": [APPLIED], "preamble": ["{收到申请}。"], "returns": {"收到申请": 12, "受理信访": 5}},
    needs=Input.RETURNS,
)
def figure_against_returns(context: CheckContext) -> Iterator[Fault]:
    """A figure of a summary is the sum of what the units returned; another one has no source."""
    returned = context.returns.cells() if context.returns is not None else {}
    for figure in context.statistics:
        added = returned.get(figure.name)
        if added is None or figure.value is None or figure.exactness or added == figure.value:
            continue
        sides = f"报告为{told_value(figure.value, figure)}，各单位填报合计为{told_value(added, figure)}"
        yield fault_of(figure.name, f"“{figure.name}”{sides}；请核对", context)


UNREPORTED = expression("(?:尚未|没有|未)(?:按时)?(?:报送|上报|填报|报告)")
ALL_REPORTED = expression("(?:均|全部|都)(?:已经|已)?(?:按时|如期|按期)?(?:完成)?(?:报送|上报|填报)")
MOST_NAMED = 5


@rule(
    title="单位未报",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["各单位均已报送数据。"], "returns": {"missing": ["示例县水利局"]}},
    good={"preamble": ["示例县水利局的数据未列入。"], "returns": {"missing": ["示例县水利局"]}},
    needs=Input.RETURNS,
)
def units_missing(context: CheckContext) -> Iterator[Fault]:
    """A summary says whose figures it does not hold; silence reads as 0."""
    units = context.returns.missing if context.returns is not None else ()
    if not units:
        return
    text = "\n".join(passage.text for passage in context.passages)
    names = [str(getattr(unit, "name", unit)) for unit in units]
    claims = ((passage, ALL_REPORTED.search(passage.plain)) for passage in context.passages)
    claim = next(((passage, found) for passage, found in claims if found), None)
    if UNREPORTED.search(text) or (claim is None and all(name in text for name in names)):
        return
    listed = "、".join(names[:MOST_NAMED]) + (f"等{len(names)}个单位" if len(names) > MOST_NAMED else "")
    if claim is None:
        yield Fault("returns", f"{listed}尚未报送，汇总数不含其数据；请催报，或者在正文中写明", names[0])
    else:
        passage, found = claim
        message = f"这里说“{found[0]}”，但{listed}尚未报送；请催报，或者改写"
        yield Fault(passage.place, message, found[0], found.start())
