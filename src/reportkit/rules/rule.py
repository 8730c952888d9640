"""A rule: a test that yields faults, with its reason, its source and two examples beside it."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING

import attrs

from reportkit.errors import shown, wrong_type
from reportkit.rules.families import family_of
from reportkit.rules.finding import Finding, Force, Severity

if TYPE_CHECKING:
    from reportkit.rules.material import Material


class Input(Enum):
    """What a rule needs to be asked (检查所需的材料); a rule without it is listed as not checked."""

    TEXT = "文字"
    """Any text, whoever typed it: the manuscript of a report, a plain text, a Word file."""
    TYPED = "手工编排的文稿"
    """A text or Word file whose numbers, names and signature were set by hand; a report derives them."""
    FILE = "Word文件"
    """The page, the styles and the numbering of a Word file."""
    REPORT = "报告"
    """A report with its facts."""
    LAST_YEAR = "上年报告"
    """A report beside last year's."""
    RETURNS = "各单位填报数据"
    """A report beside what its units returned."""
    PUBLISHED = "发布日期"
    """A report or text, and the day it goes out."""


@attrs.frozen
class Fault:
    """What a rule's test yields: where, what is wrong and what would be right, and the words it is about.

    `start` is where those words begin in the passage of that place, None where the rule does not know.
    """

    place: str
    message: str
    quotation: str = ""
    start: int | None = None


Test = Callable[["Material"], Iterator[Fault]]

Example = Mapping[str, object]
"""The fields of a small report that differ from an empty one, such as `{"preamble": ["……"]}`.

`"text"` is a text typed by hand instead of a report, `"file"` what differs in a Word file that is right; `"last_year"`
the fields of last year's report, `"returns"` what the units returned, `"published"` the day it goes out.
"""


@attrs.frozen
class Rule:
    """A rule (检查规则): a test, how grave its findings are, and an example that fails and one that passes.

    `title` is the fault's name in Chinese; `needs` is what it reads; without that it is not asked. `yields_to` are
    families whose rules know more: on words that one of them speaks of, this one is not heard.
    """

    test: Test
    title: str
    severity: Severity
    force: Force
    source: str
    bad: Example
    good: Example
    needs: Input = Input.REPORT
    yields_to: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The fault's name: that of the rule's function."""
        return self.test.__name__

    @property
    def reason(self) -> str:
        """Why it is a fault: the docstring of the rule's function."""
        return self.test.__doc__ or ""

    @property
    def family(self) -> str:
        """What the rules of its module are called in Chinese."""
        return family_of(self.test.__module__ or "")  # a rule that exec made has no module

    def findings(self, material: "Material") -> Iterator[Finding]:
        """Yield what the rule finds."""
        for fault in self.test(material):
            yield Finding(
                self.name,
                self.severity,
                self.force,
                self.source,
                fault.place,
                fault.message,
                fault.quotation,
                where=material.where(fault.place),
                start=fault.start,
                title=self.title,
            )


def rule(
    *,
    title: str,
    severity: Severity,
    force: Force,
    source: str,
    bad: Example,
    good: Example,
    needs: Input = Input.REPORT,
    yields_to: tuple[str, ...] = (),
) -> Callable[[Test], Rule]:
    """Make a rule of a function; its name names the fault, its docstring gives the reason."""

    def decorate(test: Test) -> Rule:
        return Rule(test, title, severity, force, source, bad, good, needs, yields_to)

    return decorate


def require_rules(given: object, verb: str) -> tuple[Rule, ...]:
    """Return the rules to ask, or say what is wanted."""
    rules = tuple(given) if isinstance(given, (list, tuple)) else (given,)
    for number, one in enumerate(rules):
        if not isinstance(one, Rule):
            hint = ", made by @rule" if callable(one) else ""
            raise wrong_type(f"{verb}: rules[{number}]", shown(one), f"a Rule{hint}")
    return rules
