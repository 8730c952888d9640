"""What tests of rules share: a text asked by some of them, each finding at its words."""

from collections.abc import Iterable, Iterator

from reportkit.formats import GB9704
from reportkit.readers import read_text
from reportkit.rules import CheckContext, Rule


def found_at_its_words(text: str, rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Name and quotation of what rules find under the title of a report for 2018; each stands where it says."""
    context = CheckContext(None, read_text(f"示例县2018年工作报告\n{text}"), GB9704, year=2018)
    for rule in rules:
        for finding in rule.findings(context):
            assert finding.start is not None
            passage = next(one for one in context.passages if one.place == finding.place)
            assert passage.text.startswith(finding.quotation.rstrip("…"), finding.start)
            yield finding.name, finding.quotation
