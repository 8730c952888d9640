"""A rule and what it finds: both are data, with the reason and the source beside the test."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum

import attrs

from reportkit.formats import Format
from reportkit.manuscript import Manuscript
from reportkit.model import Report

LONGEST_QUOTATION = 20  # 字


class Severity(Enum):
    """How grave a finding is (严重程度)."""

    ERROR = "错误"
    """It cannot be right, or breaks a “shall”."""
    WARNING = "提醒"
    """Somebody has to confirm it."""
    ADVICE = "建议"
    """It could be better."""


class Force(Enum):
    """How binding the source of a rule is (约束力); the standards grade their wording."""

    SHALL = "应当"
    NORMALLY = "一般"
    RECOMMENDED = "推荐"
    MAY = "可以"
    PRACTICE = "惯例"


@attrs.frozen
class Material:
    """What a rule reads: the report, its manuscript as the reader will see it, and the format it is set in."""

    report: Report
    manuscript: Manuscript
    layout: Format


@attrs.frozen
class Finding:
    """Something that a reviewer would mark (检查结果).

    `name` and `severity`, `force`, `source` are the rule's; `place` is the path in the report, as in
    `sections[1].content[0]`; `message` says in Chinese what is wrong and what would be right; `quotation` is
    the text it is about, of at most 20 characters.
    """

    name: str
    severity: Severity
    force: Force
    source: str
    place: str
    message: str
    quotation: str = ""


@attrs.frozen
class Fault:
    """What a rule's test yields: where, what is wrong and what would be right, and the words it is about."""

    place: str
    message: str
    quotation: str = ""


Example = Mapping[str, object]
"""The fields of a small report that differ from an empty one, such as `{"preamble": ["……"]}`."""


@attrs.frozen
class Rule:
    """A rule (检查规则): a test, how grave its findings are, and an example that fails and one that passes."""

    test: Callable[[Material], Iterator[Fault]]
    severity: Severity
    force: Force
    source: str
    bad: Example
    good: Example

    @property
    def name(self) -> str:
        """The fault's name: that of the rule's function."""
        return self.test.__name__

    @property
    def reason(self) -> str:
        """Why it is a fault: the docstring of the rule's function."""
        return self.test.__doc__ or ""

    def findings(self, material: Material) -> Iterator[Finding]:
        """Yield what the rule finds."""
        for fault in self.test(material):
            quotation = fault.quotation
            if len(quotation) > LONGEST_QUOTATION:
                quotation = quotation[: LONGEST_QUOTATION - 1] + "…"
            yield Finding(self.name, self.severity, self.force, self.source, fault.place, fault.message, quotation)


def rule(
    *, severity: Severity, force: Force, source: str, bad: Example, good: Example
) -> Callable[[Callable[[Material], Iterator[Fault]]], Rule]:
    """Make a rule of a function; its name names the fault, its docstring gives the reason."""

    def decorate(test: Callable[[Material], Iterator[Fault]]) -> Rule:
        return Rule(test, severity, force, source, bad, good)

    return decorate
