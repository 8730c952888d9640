"""What a finding says to write instead is right when it is written: the rule is silent there, and nothing new is found."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from reportkit import render
from reportkit.formats import GB9704
from reportkit.readers import read_text
from reportkit.readers.paragraphs import paragraphs
from reportkit.rules import RULES, CheckContext, Finding, Replacement, Rule, check_text
from reportkit.rules.replacement import mended
from reportkit.rules.rule import Example, Input
from rule_examples import BESIDE, example_context, example_report

KNOWS_BETTER = re.compile("应为|应写(?!明)|应写作|应当写|应当用|写作“|请写“|请删去“|删去一个")
"""What a message says that knows the right words."""


def texts() -> Iterator[Any]:
    for rule in RULES:
        for number, example in enumerate(rule.bad):
            if rule.needs in (Input.TEXT, Input.TYPED) and not set(BESIDE) - {"text"} & set(example):
                yield pytest.param(rule, as_text(example), id=f"{rule.name}[{number}]")


def as_text(example: Example) -> str:
    """Return an example as text, that of a report as it is printed."""
    if isinstance(example.get("text"), str):
        return str(example["text"])
    return render(example_report(example), ".txt").decode("utf-8")


def applied(text: str, finding: Finding) -> str:
    """Return a text with what a finding says to write instead."""
    lines = paragraphs(text)
    passages = {one.place: one for one in CheckContext(None, read_text(text), GB9704).passages}
    by_place: dict[str, list[Replacement]] = {}
    for one in finding.replacements:
        by_place.setdefault(one.place, []).append(one)
    for place, replacements in by_place.items():
        passage, at = passages[place], int(re.sub(r"\D", "", place)) - 1
        before = lines[at][: lines[at].rindex(passage.text)] if not passage.number else passage.number
        lines[at] = mended(passage.text, replacements, number=before)
    return "\n".join(lines)


def names(text: str) -> Counter[str]:
    return Counter(finding.name for finding in check_text(text))


@pytest.mark.parametrize(("rule", "text"), [*texts()])
def test_what_a_finding_says_to_write_ends_it_and_begins_nothing(rule: Rule, text: str) -> None:
    before = check_text(text)
    for finding in before:
        if finding.replacements:
            after = applied(text, finding)
            found = names(after)
            assert found[finding.name] < names(text)[finding.name], (finding, after)
            assert Counter() == found - names(text), (finding, after)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_message_that_knows_better_says_what_to_write_or_its_rule_says_why_not(rule: Rule) -> None:
    for example in rule.bad:
        for finding in rule.findings(example_context(example)):
            knows = KNOWS_BETTER.search(finding.message) and not finding.place.startswith(("facts", "identities"))
            assert not knows or finding.replacements or rule.open_because, finding


def test_no_rule_of_figures_says_what_to_write() -> None:
    figures = [rule for rule in RULES if rule.family == "数据"]
    found = [one for rule in figures for example in rule.bad for one in rule.findings(example_context(example))]
    assert [] == [one for one in found if one.replacements]
    assert all(rule.open_because for rule in figures)


def test_a_folded_finding_says_it_for_all_that_it_stands_for() -> None:
    (finding,) = check_text("工作报告\n公开３条。\n公开４条，公开５条。\n公开６条。")
    assert [("第2段", "3"), ("第3段", "4"), ("第3段", "5"), ("第4段", "6")] == [
        (one.place, one.words) for one in finding.replacements
    ]
