"""What a reviewer would catch by eye, found before anyone signs: rules read the report and its manuscript."""

from reportkit.compose import compose
from reportkit.errors import WrongType
from reportkit.model import Report
from reportkit.model.fields import shown
from reportkit.rules import figures, structure
from reportkit.rules.rule import Finding, Force, Material, Rule, Severity

RULES: tuple[Rule, ...] = (
    structure.open_placeholder,
    figures.unused_fact,
)
"""Every rule of the library, in the order of its findings."""

__all__ = ["RULES", "Finding", "Force", "Material", "Rule", "Severity", "check"]


def check(report: Report, *, rules: tuple[Rule, ...] = RULES) -> list[Finding]:
    """Return what the rules find in a report, in the order of the rules and, within each, of the text.

    Raises WrongType for what is no Report.

    >>> from reportkit import Body
    >>> report = Report("{地区}工作报告", Body("示例县人民政府", area="示例县"), year=2018, preamble=["{待补:依据}"])
    >>> [finding.message for finding in check(report)]
    ['还有待补的内容：依据']
    """
    if not isinstance(report, Report):
        raise WrongType(f"check: got {shown(report)} of type {type(report).__name__}; give a Report")
    material = Material(report, compose(report))
    return [finding for rule in rules for finding in rule.findings(material)]
