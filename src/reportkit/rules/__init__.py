"""What a reviewer would catch by eye, found before anyone signs: rules read the report and its manuscript."""

import os
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from reportkit.formats import GB9704, Format
from reportkit.later import loaded_later
from reportkit.model import Report
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Finding, Force, Severity, Wrong
from reportkit.rules.findings import Checked, Findings, NotChecked
from reportkit.rules.replacement import Replacement
from reportkit.rules.rule import Fault, Input, Rule, rule
from reportkit.rules.suppression import Suppressed, Suppression

if TYPE_CHECKING:
    from reportkit.rules.catalogue import RULES
    from reportkit.rules.context import CheckContext, Returned
    from reportkit.rules.last_text import LastYear
    from reportkit.rules.passage import Mention, Passage
else:  # what only a check needs, and the rules with their examples
    __getattr__ = loaded_later(
        __name__, {"RULES": "catalogue", "CheckContext": "context", "Mention": "passage", "Passage": "passage"}
    )


__all__ = [
    "RULES",
    "CheckContext",
    "Checked",
    "Fault",
    "Finding",
    "Findings",
    "Force",
    "Input",
    "Mention",
    "NotChecked",
    "Passage",
    "Replacement",
    "Rule",
    "Severity",
    "Suppressed",
    "Suppression",
    "TextFeature",
    "Wrong",
    "check",
    "check_docx",
    "check_text",
    "rule",
]


def check(
    report: Report,
    *,
    layout: Format = GB9704,
    rules: Iterable[Rule] | None = None,
    last_year: "LastYear | None" = None,
    returns: "Returned | None" = None,
    published: date | None = None,
    suppressions: Iterable[Suppression] = (),
) -> Findings:
    """Return what the rules find in a report, in the order of the rules and, within each, of the text.

    `layout` is the format it will be printed in; `rules` those to ask, by default all; `last_year` last year's
    report: a Report, its text as a str, or the Path of its Word file; `returns` the ledger that its units' returns add
    up to, `published` the day it goes out: what needs one of them and has it not comes back in
    `.not_checked`. `suppressions` keep findings back, with a reason; they come back in `.suppressed`, and those that
    kept nothing back in `.unused_suppressions`. A rule that fails takes nothing from the others: it has a finding
    `rule_failed`, and what it raised stands in `.failures`.

    Raises WrongType for what is no Report, Format, Rule, Suppression or ledger, InvalidValue for a Suppression of no
    rule, two rules of one name and a report of another year than the last.

    >>> from reportkit import Body
    >>> report = Report("{地区}工作报告", Body("示例县人民政府", area="示例县"), year=2018, preamble=["{待补:依据}"])
    >>> found = check(report)
    >>> [finding.message for finding in found]
    ['还有待补的内容：依据']
    >>> sorted({one.lacks for one in found.not_checked})
    ['上年报告', '发布日期', '各单位填报数据', '手工编排的序号、附件标识和署名（报告中由本库生成）']
    """
    from reportkit.rules.engine import checked_report  # noqa: PLC0415 - readers and rules are loaded with the first check

    return checked_report(
        report,
        layout=layout,
        rules=rules,
        last_year=last_year,
        returns=returns,
        published=published,
        suppressions=suppressions,
    )


def check_text(
    text: str,
    *,
    rules: Iterable[Rule] | None = None,
    last_year: "LastYear | None" = None,
    published: date | None = None,
    suppressions: Iterable[Suppression] = (),
) -> Findings:
    """Return what the rules find in a text made by anyone; places are its paragraphs, as in 第5段.

    The other parameters are those of `check`. Rules that need a report come back in `.not_checked`. A text without a
    word has a finding that says so.

    Raises WrongType for what is no str, InvalidValue for the path of a file, and for a last year that is another.

    >>> check_text("工作报告\\n全县共公开信息300条。")
    []
    """
    from reportkit.rules.engine import checked_text  # noqa: PLC0415 - readers and rules are loaded with the first check

    return checked_text(text, rules=rules, last_year=last_year, published=published, suppressions=suppressions)


def check_docx(
    path: str | os.PathLike[str],
    *,
    layout: Format = GB9704,
    rules: Iterable[Rule] | None = None,
    last_year: "LastYear | None" = None,
    published: date | None = None,
    suppressions: Iterable[Suppression] = (),
) -> Findings:
    """Return what the rules find in a Word file made by anyone: in its text, and in how it is set.

    `layout` is the format it should have; the other parameters are those of `check`.
    Places are paragraphs as a reader counts them, as in 第5段, and tables.
    Nothing in the file is run or fetched. Rules that need a report come back in `.not_checked`.

    Raises InvalidValue, with the path, for what is no Word file or none that can be read without harm; WrongType for
    what is no path, Format, Rule or Suppression.

    >>> from tempfile import TemporaryDirectory
    >>> from reportkit import Body, save
    >>> from reportkit.rules import RULES
    >>> margins = [rule for rule in RULES if rule.name == "wrong_margins"]
    >>> with TemporaryDirectory() as folder:
    ...     save(Report("{地区}工作报告", Body("示例县人民政府", area="示例县"), year=2018), f"{folder}/报告.docx")
    ...     [finding.name for finding in check_docx(f"{folder}/报告.docx", rules=margins)]
    []
    """
    from reportkit.rules.engine import checked_docx  # noqa: PLC0415 - readers and rules are loaded with the first check

    return checked_docx(
        path, layout=layout, rules=rules, last_year=last_year, published=published, suppressions=suppressions
    )
