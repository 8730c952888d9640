"""What a reviewer would catch by eye, found before anyone signs: rules read the report and its manuscript."""

from reportkit.compose import compose
from reportkit.errors import WrongType
from reportkit.formats import GB9704, Format
from reportkit.model import Report
from reportkit.model.fields import shown
from reportkit.model.report import require_report
from reportkit.rules import calculations, contradictions, figures, ledgers, names, structure, typed_figures, typefaces
from reportkit.rules.rule import Finding, Force, Material, Rule, Severity

RULES: tuple[Rule, ...] = (
    structure.open_placeholder,
    structure.attachment_not_mentioned,
    structure.reference_to_nothing,
    figures.not_reported,
    figures.parts_against_total,
    figures.cumulative_shrank,
    contradictions.cumulative_sum,
    figures.false_claim,
    figures.large_change,
    figures.rounded_beside_exact,
    figures.shares_without_note,
    figures.unclear_measure,
    figures.unused_fact,
    typed_figures.two_values,
    contradictions.one_label_two_figures,
    contradictions.none_against_figure,
    contradictions.cell_against_figure,
    contradictions.doubly_approximate,
    calculations.wrong_share,
    calculations.wrong_change,
    typed_figures.wrong_period,
    calculations.claim_against_figures,
    typed_figures.figure_missing,
    typed_figures.unit_missing,
    typed_figures.untyped_figure,
    names.typed_name,
    names.short_name_defined_twice,
    names.unused_short_name,
    ledgers.identity_broken,
    ledgers.identity_unexplained,
    typefaces.character_outside_font,
)
"""Every rule of the library, in the order of its findings."""

__all__ = ["RULES", "Finding", "Force", "Material", "Rule", "Severity", "check"]


def check(report: Report, *, layout: Format = GB9704, rules: tuple[Rule, ...] = RULES) -> list[Finding]:
    """Return what the rules find in a report, in the order of the rules and, within each, of the text.

    `layout` is the format it will be printed in; `rules` those to ask, by default all.

    Raises WrongType for what is no Report or no Format.

    >>> from reportkit import Body
    >>> report = Report("{地区}工作报告", Body("示例县人民政府", area="示例县"), year=2018, preamble=["{待补:依据}"])
    >>> [finding.message for finding in check(report)]
    ['还有待补的内容：依据']
    """
    require_report(report, "check")
    if not isinstance(layout, Format):
        raise WrongType(f"check: got the layout {shown(layout)}; give a Format such as GB9704")
    material = Material(report, compose(report), layout)
    return [finding for rule in rules for finding in rule.findings(material)]
