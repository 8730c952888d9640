"""One fault is one finding: what several rules could speak of is told by the one that knows most."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import own_rule
from reportkit import Citation, Statistic, Table, check
from reportkit.rules import RULES, Findings, Force, Severity, check_text, rule
from reportkit.rules.figures.literals import untyped_figure
from reportkit.rules.overlap import Reported
from reportkit.rules.rule import Fault, Input
from rule_examples import Returns, example_context
from samples import report

APPLIED = Statistic("收到申请", 380, "件", last=352, parts={"自然人申请": 352, "法人申请": 28})
TOLD = "{收到申请}，{收到申请:其中}。"


def found(given: Findings) -> list[tuple[str, str]]:
    return [(finding.name, finding.quotation) for finding in given]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param("收到申请308件。", [("two_values", "308件")], id="a figure that contradicts its fact"),
        pytest.param("{自然人申请}，占82.6%。", [("typed_share_wrong", "占82.6%")], id="a share that is wrong"),
        pytest.param("{收到申请}，同比增长9.0%。", [("change_miscalculated", "增长9.0%")], id="a change that is wrong"),
        pytest.param(
            "印发通知（示府办发【2018】5号）。",
            [("malformed_document_number", "示府办发【2018】5号")],
            id="a year in the number of a document",
        ),
        pytest.param(
            "印发通知（示府办发（2018）5号）。",
            [("malformed_document_number", "示府办发（2018）5号")],
            id="a number in round brackets",
        ),
        pytest.param(
            "印发通知（示府办发(2018)5号）。", [("malformed_document_number", "示府办发(2018)5号")], id="in half width"
        ),
        pytest.param(
            "共XX条{待补}，（待补）。",
            [("open_placeholder", "【待补】"), ("gap_left_open", "XX条"), ("gap_left_open", "（待补）")],
            id="gaps",
        ),
        pytest.param("每期5-10天。", [("range_mark", "5-10")], id="both ends of a range"),
        pytest.param("占比为5～10%。", [("range_without_unit", "5～10%")], id="a range without its unit"),
        pytest.param("机制进1步完善。", [("digits_for_words", "进1步")], id="a digit in a set phrase"),
        pytest.param("接待群众3百人。", [("scale_word_behind_digits", "3百人")], id="a scale behind digits"),
        pytest.param("投诉下降2倍。", [("fall_in_times", "下降2倍")], id="a fall in times"),
        pytest.param(
            "每期5-10天，发现问题27个。", [("untyped_figure", "27个"), ("range_mark", "5-10")], id="a figure beside it"
        ),
        pytest.param("参训{收到申请:数}人次人次。", [("measure_word_twice", "380人次人次")], id="a measure word twice"),
    ],
)
def test_a_typed_figure_is_told_by_the_rule_that_knows_more(paragraph: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(check(report(facts=[APPLIED], preamble=[TOLD, paragraph])))


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(
            "将采取以下措施：公开{待补:目录}和清单。", [("open_placeholder", "【待补：目录】")], id="a gap with a label"
        ),
        pytest.param(
            "请与本机关联系（邮编：，电话：0792-2666272）。", [("empty_label", "邮编：")], id="a label and a mark"
        ),
        pytest.param("主要措施：，加强领导。", [("doubled_mark", "措施：，加强")], id="a mark behind other words"),
    ],
)
def test_a_mark_is_told_by_the_rule_that_knows_why(paragraph: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(check(report(preamble=[paragraph])))


def test_a_rule_that_yields_is_heard_where_the_other_is_not_asked() -> None:
    given = report(preamble=["每期5-10天。"])
    assert [("untyped_figure", "5"), ("untyped_figure", "10天")] == found(check(given, rules=(untyped_figure,)))


def test_a_rule_yields_to_its_families_alone() -> None:
    @rule(
        title="某规则",
        severity=Severity.ERROR,
        force=Force.PRACTICE,
        source="office practice",
        bad={},
        good={},
    )
    def of_an_office(context: Any) -> Any:
        """It speaks of the same words."""
        yield Fault("preamble[0]", "有误", "27个")

    given = report(preamble=["发现问题27个。"])
    assert ["untyped_figure", "of_an_office"] == [
        one.name for one in check(given, rules=(untyped_figure, of_an_office))
    ]


def fault(place: str, quotation: str) -> Fault:
    return Fault(place, "有误", quotation)


@given(st.text("0123456789.件占", min_size=1, max_size=8))
def test_the_same_words_are_spoken_of_at_their_place_and_within_it(words: str) -> None:
    told = Reported([fault("sections[1].content[0]", words)])
    assert told.covers(fault("sections[1].content[0]", words))
    assert told.covers(fault("sections[1].content[0].points.items[2]", words))
    assert not told.covers(fault("sections[1]", words))
    assert not told.covers(fault("sections[1].content[01]", words))


def test_a_gap_typed_in_the_words_of_a_slot_is_a_gap_as_well() -> None:
    rows = [["甲", "{待补}"], ["乙", "【待补】"]]
    given = check(report(preamble=["共{待补:数}件，又【待补】件。"], sections=[Table(rows, header=["名称", "内容"])]))
    expected = [
        ("open_placeholder", "preamble[0]"),
        ("open_placeholder", "sections[0].rows[0][1]"),
        ("gap_left_open", "preamble[0]"),
        ("gap_left_open", "sections[0].rows[1][1]"),
    ]
    assert expected == [(one.name, one.place) for one in given]


def test_a_habit_is_counted_without_the_words_of_which_another_rule_knows_more() -> None:
    given = check_text("工作报告\n共公开信息300条,均已上网,全部办结,群众满意,成效明显,，全年未收到申请。")
    (habit,) = [one for one in given if one.name == "half_width_mark"]
    assert habit.message.endswith("全文这样的共有4处")
    assert ["明显,，全年"] == [one.quotation for one in given if one.name == "doubled_mark"]


def test_a_text_has_each_fault_once() -> None:
    expected = [("deadline_for_point_in_time", "截止2018年"), ("doubled_mark", "0条，，均已")]
    assert expected == found(check_text("工作报告\n截止2018年底，共公开信息300条，，均已上网。"))


# ---------------------------------------------------------------- an office's own rule


def test_an_office_s_own_rule_stands_beside_the_library_s() -> None:
    given = own_rule.findings()
    assert [("hotline_without_hours", "“12345”热线")] == found(given)
    assert ["正文另有服务时间表"] == [kept.reason for kept in given.suppressed]
    assert len(RULES) + 1 == len(own_rule.OURS)


def test_an_office_s_own_rule_is_held_to_its_examples() -> None:
    ours = own_rule.hotline_without_hours
    assert [[ours.name]] == [[one.name for one in ours.findings(example_context(bad))] for bad in ours.bad]
    assert [[]] == [list(ours.findings(example_context(good))) for good in ours.good]


# ---------------------------------------------------------------- what two rules could tell


REGULATION = Citation("中华人民共和国政府信息公开条例", short="条例")


@pytest.mark.parametrize("typed", ["《条例》", "《中华人民共和国政府信息公开条例》"])
def test_a_name_typed_beside_its_slot_is_told_once(typed: str) -> None:
    given = report(facts=[REGULATION], preamble=["根据{条例}编制。", f"认真学习{typed}。"])
    assert [("typed_name", typed)] == found(check(given))


BRANCHES = Statistic("收到申请", 380, "件", parts={"自然人申请": 351, "法人申请": 28})


@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        pytest.param({"自然人申请": 352}, [("figure_against_returns", "自然人申请")], id="a part is wrong"),
        pytest.param({"收到申请": 379}, [("figure_against_returns", "收到申请")], id="the whole is wrong"),
        pytest.param({"收到申请": 380}, [("parts_against_total", "收到申请")], id="nobody knows which is wrong"),
        pytest.param(
            {"收到申请": 381},
            [("parts_against_total", "收到申请"), ("figure_against_returns", "收到申请")],
            id="both are wrong",
        ),
    ],
)
def test_a_figure_that_is_known_to_be_wrong_is_told_once(
    returned: dict[str, int], expected: list[tuple[str, str]]
) -> None:
    given = report(facts=[BRANCHES], preamble=["甲。", "{收到申请}，{收到申请:其中}。"])
    findings = check(given, returns=Returns(returned))
    assert expected == found(findings)
    assert {"preamble[1]"} == {finding.place for finding in findings}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全县公开工作有序推进。一是,加强督查；二是，加强考核。", "mark_behind_order_word"),
        ("全县公开信息300条（含乡镇公开的20条.），均已上网。", "stop_in_parentheses"),
        ("一、主动公开情况;\n内容。", "mark_behind_heading"),
        ("附:统计表\n示例县人民政府办公室\n2019年1月14日", "malformed_attachment_note"),
    ],
)
def test_a_half_width_mark_that_should_not_stand_there_is_told_as_such(text: str, name: str) -> None:
    names = [finding.name for finding in check_text(f"工作报告\n{text}")]
    assert name in names
    assert "half_width_mark" not in names


# ---------------------------------------------------------------- a report is asked what a text is asked


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("共收到申请12件，其中自然人申请15件。", ("part_above_total", "12件，其中自然人申请15件")),
        ("收到建议48件，比上年50件下降6.0%。", ("change_miscalculated", "下降6.0%")),
        ("公开信息380件，其中部门公开352件，占82.6%，其他28件。", ("typed_share_wrong", "82.6%")),
        ("约300人左右参加。", ("roughly_twice", "约300人左右")),
        ("{信息}左右。", ("roughly_twice", "5000余条左右")),
        ("共约{信息:数值}。", ("roughly_twice", "约5000余")),
        ("面积300平米。", ("unit_of_speech", "300平米")),
        ("全年共条。", ("figure_missing", "全年共条")),
        ("公开信息380件，其中部门公开352件，占92.6%，其他28件。", None),
    ],
)
def test_what_is_typed_into_a_report_is_asked_what_a_text_is_asked(
    paragraph: str, expected: tuple[str, str] | None
) -> None:
    typed = check(
        report(facts=[Statistic("信息", 5000, "条", exactness="余")], preamble=[paragraph], sections=["{信息}。"])
    )
    told = [one for one in found(typed) if one[0] not in ("untyped_figure", "rounded_beside_exact")]
    assert told == ([expected] if expected else [])


def test_what_a_report_derives_is_listed_as_not_checked() -> None:
    derived = [rule.name for rule in RULES if rule.needs is Input.TYPED]
    given = check(report(preamble=["内容。"]))
    assert derived == [one.name for one in given.not_checked if "由本库生成" in one.lacks]
    assert [] == [one.name for one in check_text("工作报告\n一、概述\n内容。").not_checked if one.name in derived]


def test_a_rule_yields_to_rules_and_families_that_there_are() -> None:
    known = {rule.name for rule in RULES} | {rule.family for rule in RULES}
    assert set() == {name for rule in RULES for name in rule.yields_to} - known
