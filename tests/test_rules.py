"""Every rule finds its fault in each of its bad examples and nothing in its good ones; findings are data."""

import re
from enum import Enum
from typing import Any

import attrs
import pytest

import checks
from reportkit import Section, Statistic, Term, check
from reportkit.compose import compose
from reportkit.errors import WrongType
from reportkit.formats import GB9704
from reportkit.review import Reviewer, annotated
from reportkit.rules import RULES, CheckContext, Finding, Force, Rule, Severity
from reportkit.rules.figures.facts import unused_fact
from reportkit.rules.figures.literals import untyped_figure
from reportkit.rules.finding import LONGEST_QUOTATION
from reportkit.rules.lacking import inputs
from reportkit.rules.rule import Example
from reportkit.rules.structure.gaps import open_placeholder
from rule_examples import example_context
from samples import report

BAD = [pytest.param(rule, example, id=f"{rule.name}[{n}]") for rule in RULES for n, example in enumerate(rule.bad)]
GOOD = [pytest.param(rule, example, id=f"{rule.name}[{n}]") for rule in RULES for n, example in enumerate(rule.good)]

every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_each_bad_example_is_found(rule: Rule, example: Example) -> None:
    found = list(rule.findings(example_context(example)))
    assert {rule.name} == {finding.name for finding in found}


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_each_good_example_passes(rule: Rule, example: Example) -> None:
    assert [] == list(rule.findings(example_context(example)))


@every_rule
def test_a_rule_is_asked_where_its_examples_are_what_it_needs(rule: Rule) -> None:
    for example in (*rule.bad, *rule.good):
        assert rule.needs in inputs(example_context(example))


def test_a_rule_says_why_and_whence() -> None:
    for rule in RULES:
        assert rule.reason.strip().endswith("."), rule.name
        assert rule.source.strip(), rule.name
        assert (Severity, Force) == (type(rule.severity), type(rule.force)), rule.name


@every_rule
def test_a_finding_carries_its_rule_a_place_and_a_chinese_message(rule: Rule) -> None:
    findings = list(rule.findings(example_context(rule.bad[0])))
    same = {(rule.name, rule.severity, rule.force, rule.source)}
    assert same == {(found.name, found.severity, found.force, found.source) for found in findings}
    for found in findings:
        assert found.place
        assert any("一" <= sign <= "鿿" for sign in found.message)
        assert len(found.quotation) <= LONGEST_QUOTATION == 20


CODES = re.compile(r"(?:GB/T|GB|MS-OI) ?[0-9-]+")


@every_rule
def test_a_source_reads_as_chinese_but_for_standards_and_their_clauses(rule: Rule) -> None:
    (finding, *_) = rule.findings(example_context(rule.bad[0]))
    assert not re.search("[A-Za-z]{2}", CODES.sub("", finding.basis))


IN_NO_TEXT = ("facts", "identities", "returns")
"""Places of what the report was given, whose words need not stand in its text."""


def stands(finding: Finding, context: CheckContext) -> bool:
    """Tell whether the words of a finding begin where it says, in a passage of its place or in the number before it."""
    words, places = finding.quotation.removesuffix("…"), {one.place for one in context.passages}
    if (
        context.file is not None and finding.place not in places
    ):  # an example of a file says how text is set that it has not
        return finding.start == 0
    return finding.start is not None and any(
        (one.number + one.text).startswith(words, len(one.number) + finding.start)
        for one in context.passages
        if one.place == finding.place
    )


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_finding_that_quotes_words_has_their_exact_place(rule: Rule, example: Example) -> None:
    context = example_context(example)
    for finding in rule.findings(context):
        assert finding.quotation == "" or finding.place.partition("[")[0] in IN_NO_TEXT or stands(finding, context), (
            finding
        )


def test_so_have_thirty_findings_of_a_report_and_their_comments_stand_there() -> None:
    draft = checks.build()
    found = [one for one in checks.findings(draft) if one.place.partition("[")[0] not in IN_NO_TEXT]
    context = CheckContext(draft, compose(draft), GB9704)
    assert [] == [finding for finding in found if not stands(finding, context)]
    comments = annotated(compose(draft), found, Reviewer()).comments
    assert [one.start for one in found if one.start is not None] == [comment.start for comment in comments]


def test_equal_findings_begin_at_one_place_after_the_other() -> None:
    given = report(facts=[Statistic("信件", 5, "件")], preamble=["{信件}，来访5件，来电5件。"])
    text = "信件5件，来访5件，来电5件。"
    starts = [one.start for one in check(given, rules=(untyped_figure,))]
    assert [text.index("访5件") + 1, text.index("电5件") + 1] == starts


def test_names_of_rules_differ() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)


def test_a_finding_is_plain_data() -> None:
    expected = ["name", "severity", "force", "source", "place", "message", "quotation", "where", "start", "title"]
    assert [*expected, "replacements", "wrong"] == [field.name for field in attrs.fields(Finding)]
    (finding,) = check(report(preamble=["{待补}"]), rules=(open_placeholder,))
    kinds = {key: type(value) for key, value in attrs.asdict(finding).items()}
    assert {key: kind for key, kind in kinds.items() if not issubclass(kind, Enum)} == dict.fromkeys(
        ["name", "source", "place", "message", "quotation", "where", "title"], str
    ) | {"start": int, "replacements": tuple, "wrong": dict}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        (
            {"preamble": ["咨询{待补:电话}。"]},
            [("open_placeholder", Severity.ERROR, "preamble[0]", "还有待补的内容：电话", "【待补：电话】")],
        ),
        (
            {"title": "{待补}报告", "sections": [Section("甲", ["乙。", "{待补}和{待补:日期}。"])]},
            [
                ("open_placeholder", Severity.ERROR, "title", "还有待补的内容", "【待补】"),
                ("open_placeholder", Severity.ERROR, "sections[0].content[1]", "还有待补的内容", "【待补】"),
                (
                    "open_placeholder",
                    Severity.ERROR,
                    "sections[0].content[1]",
                    "还有待补的内容：日期",
                    "【待补：日期】",
                ),
            ],
        ),
        (
            {
                "facts": [Term("热线", "甲"), Statistic("公开信息", 3, parts={"网站公开": 2})],
                "preamble": ["{公开信息}。"],
            },
            [
                (
                    "unused_fact",
                    Severity.WARNING,
                    "facts[0]",
                    "“热线”在报告中没有用到，请写入正文或者从数据和用语中删去",
                    "热线",
                ),
                (
                    "unused_fact",
                    Severity.WARNING,
                    "facts[1]",
                    "“网站公开”在报告中没有用到，请写入正文或者只留下用到的数据",
                    "网站公开",
                ),
            ],
        ),
        (
            {"facts": [Term("热线", "甲")], "preamble": [lambda given: "{热线}。"]},
            [],
        ),
    ],
)
def test_what_is_found_where(fields: dict[str, Any], expected: list[tuple[object, ...]]) -> None:
    found = check(report(**fields), rules=(open_placeholder, unused_fact))
    assert expected == [(f.name, f.severity, f.place, f.message, f.quotation) for f in found]


@pytest.mark.parametrize("length", [1, 19, 20, 21, 40])
def test_a_long_quotation_is_cut_to_20_characters(length: int) -> None:
    name = "甲" * length
    (found,) = check(report(facts=[Term(name, "乙")]), rules=(unused_fact,))
    assert (name if length <= 20 else "甲" * 19 + "…") == found.quotation


@pytest.mark.parametrize("given", [None, "报告", {"title": "报告"}])
def test_what_is_no_report_is_refused(given: Any) -> None:
    with pytest.raises(WrongType, match=r"check: got .* give a Report"):
        check(given)
