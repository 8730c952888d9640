"""What a rule lacks in what it is asked about: what the caller brings along, and what could be read in a text."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.names.bodies import own_area
from reportkit.rules.rule import Input, Rule
from reportkit.rules.structure.outline import outlines
from reportkit.rules.structure.required import is_annual_report

BESIDE_REPORT = (Input.REPORT, Input.LAST_YEAR, Input.RETURNS)
"""What a text typed elsewhere lacks, whatever is brought along: a report that was written with this library."""

OWN_REPORT = "用本库编写的报告数据（.json）"

LAST_FACTS = "上年报告的数据（.json）"

BY_HAND = "手工编排的序号、附件标识和署名（报告中由本库生成）"

READ: Mapping[TextFeature, Callable[[CheckContext], bool]] = MappingProxyType(
    {
        TextFeature.YEAR: lambda context: context.year is not None,
        TextFeature.TITLE: lambda context: bool(context.manuscript.title),
        TextFeature.LEVELS: lambda context: any(root.children for root in outlines(context)),
        TextFeature.AREA: lambda context: own_area(context) is not None,
        TextFeature.ANNUAL_REPORT: is_annual_report,
    }
)
"""How it is told whether something was read."""


def inputs(context: CheckContext) -> set[Input]:
    """Return what a context holds."""
    report = context.given_report is not None
    return {
        wanted
        for wanted, present in {
            Input.TEXT: True,
            Input.TYPED: not report,
            Input.FILE: context.file is not None,
            Input.REPORT: report,
            Input.LAST_YEAR: report and context.last_year is not None,
            Input.LAST_TEXT: context.last_text is not None or context.last_year is not None,
            Input.RETURNS: report and context.returns is not None,
            Input.PUBLISHED: context.published is not None,
        }.items()
        if present
    }


def lacking(rule: Rule, context: CheckContext) -> str:
    """Return what a rule lacks, "" where it can be asked. A report knows of itself what a text has to tell."""
    if rule.needs not in context.once(inputs):
        return _input(context, rule.needs)
    if not rule.reads or context.given_report is not None:
        return ""
    return next((one.value for one in rule.reads if not context.once(_read)[one]), "")


def _read(context: CheckContext) -> Mapping[TextFeature, bool]:
    return {reading: is_read(context) for reading, is_read in READ.items()}


def _input(context: CheckContext, needs: Input) -> str:
    if context.given_report is None:
        return OWN_REPORT if needs in BESIDE_REPORT else needs.value
    if needs is Input.LAST_TEXT:
        return Input.LAST_YEAR.value
    if needs is Input.LAST_YEAR and context.last_text is not None:
        return LAST_FACTS
    return BY_HAND if needs is Input.TYPED else needs.value
