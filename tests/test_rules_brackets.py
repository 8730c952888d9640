"""Brackets, quotation marks and title marks: in pairs, one within the other, and each level in its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Section, Table
from reportkit.rules import RULES, check, check_text
from reportkit.rules.pairs import CLOSERS, Pairing, pairing
from reportkit.rules.writing.brackets import nested_in_the_same_form
from samples import report

FAMILY = tuple(rule for rule in RULES if rule.test.__module__.endswith(".brackets"))
TITLE = "示例县2018年工作报告"


def found(*paragraphs: str) -> list[tuple[str, str]]:
    """What the rules of brackets find in the paragraphs under a title, by name and quotation."""
    findings = check_text("\n".join([TITLE, *paragraphs]), rules=FAMILY)
    return [(finding.name, finding.quotation) for finding in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请与我们联系（电话：5。", [("unbalanced_marks", "请与我们联系（电话：5。")]),
        ("请与我们联系(电话：5。", [("unbalanced_marks", "请与我们联系(电话：5。")]),
        ("请与我们联系电话：5）。", [("unbalanced_marks", "联系电话：5）。")]),
        ("根据《《条例》编制。", [("unbalanced_marks", "根据《《条例》编制。")]),
        ("根据《条例编制，又根据《办法》。", [("unbalanced_marks", "根据《条例编制，又根据《")]),
        ("推进“五型“政府建设。", [("unbalanced_marks", "推进“五型“政府建设。")]),
        ("推进”五型”政府建设。", [("unbalanced_marks", "推进”五型”政府建")]),
        ("推进（五型“三公）经费”。", [("unbalanced_marks", "“三公）经费”。")]),
        ("《甲（乙》）丙。", [("unbalanced_marks", "《甲（乙》）丙。")]),
        (
            "文号为赣府厅字〔2018【50号。",
            [("unbalanced_marks", "文号为赣府厅字〔2018【50号。"), ("unbalanced_marks", "赣府厅字〔2018【50号。")],
        ),
        ("印发《关于印发《办法》的通知》。", [("nested_in_the_same_form", "《办法》")]),
        ("印发《关于〈甲〈乙〉丙〉的通知》。", [("nested_in_the_same_form", "〈乙〉")]),
        ("强调“要推进“放管服”改革”。", [("nested_in_the_same_form", "“放管服”")]),
        ("共5件（市直2件（含公安1件），乡镇3件）。", [("nested_parentheses", "（含公安1件）")]),
        ("根据《关于印发<办法>的通知》编制。", [("angles_for_title_marks", "<办法>")]),
        ("根据＜工作办法＞编制。", [("angles_for_title_marks", "＜工作办法＞")]),
        ("印发〈工作要点〉。", [("angles_for_title_marks", "〈工作要点〉")]),
        ("强调“落实〈工作要点〉”，见《关于〈要点〉的解读》。", [("angles_for_title_marks", "〈工作要点〉")]),
    ],
)
def test_a_mark_without_partner_or_in_the_wrong_form_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "主要渠道：1）网站；2）公报；a）档案馆。",
        "主要渠道：1)网站;2)公报。",
        "共三项（其中：1）网站；2）公报）。",
        "依据（《条例》第二十条第（一）项）公开。",
        "转发《关于印发〈关于《甲》的说明〉的通知》。",
        "转发《（试行）关于（含〈甲〉）的通知》和《“〈乙〉”解读》。",
        "强调“要把‘放管服’改革落到实处”。",
        "印发〔2018〕5号文（见《公报》“增刊”）。",
        "见people’s网站和‘五型’栏目。",
        "字号：〖大 小〗，【待补】。",
        "共5件(市直2件)，见(附件）。",
        "受理量<办理量，办理量>受理量，增幅<中位数、>5%。",
        '推进"五型"政府「建设」。',
    ],
)
def test_right_pairs_pass(text: str) -> None:
    assert [] == found(text)


def test_a_pair_may_begin_in_one_paragraph_and_end_in_the_next() -> None:
    assert [] == found("他说：“我县公开了规划。", "也公开了计划。”")


def test_a_pair_does_not_end_further_on() -> None:
    expected = [("unbalanced_marks", "他说：“我县公开了规划。"), ("unbalanced_marks", "公开了计划。”")]
    assert expected == found("他说：“我县公开了规划。", "也公开了预算。", "我县也公开了计划。”")


def test_a_pair_does_not_begin_in_one_cell_and_end_in_another() -> None:
    table = [{"名称": "规划（县级", "件数": "乡级）"}]
    findings = check(report(sections=[Section("情况", ["如下表。", Table(table)])]), rules=FAMILY)
    assert ["“（”没有与它配对的“）”", "“）”前面没有与它配对的“（”"] == [finding.message for finding in findings]


NESTED = st.recursive(
    st.sampled_from(["县", "公开，", ""]),
    lambda inner: st.tuples(st.sampled_from(sorted(CLOSERS)), inner, inner).map(
        lambda given: f"{given[0]}甲{given[1]}{CLOSERS[given[0]]}{given[2]}"
    ),
    max_leaves=20,
)


@given(NESTED)
def test_what_is_nested_is_balanced(text: str) -> None:
    told = pairing(text)
    assert ((), (), ()) == (told.unclosed, told.unopened, told.crossing)
    assert sum(text.count(opener) for opener in CLOSERS) == len(told.pairs)


@given(st.text(alphabet="".join(CLOSERS) + "".join(CLOSERS.values()) + "甲", max_size=60))
def test_every_mark_is_in_a_pair_or_told(text: str) -> None:
    told = pairing(text)
    ends = [end for pair in told.pairs for end in (pair.begin, pair.end)]
    crossed = len(told.crossing)  # each with the opener that it crosses
    assert sum(sign != "甲" for sign in text) == len(ends) + len(told.unclosed) + len(told.unopened) + 2 * crossed


@given(NESTED, st.data())
def test_a_balanced_text_that_loses_a_mark_is_not_balanced(text: str, data: st.DataObject) -> None:
    marks = [
        place for place, sign in enumerate(text) if sign != "甲" and sign in "".join([*CLOSERS, *CLOSERS.values()])
    ]
    if marks:
        lost = data.draw(st.sampled_from(marks))
        told: Pairing = pairing(text[:lost] + text[lost + 1 :])
        assert 1 == len(told.unclosed) + len(told.unopened) or told.crossing


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("强调“要推进“放管服”改革”。", "“”之内应当用‘’，里层的“放管服”请改为‘放管服’"),
        ("印发《关于印发《办法》的通知》。", "《》之内应当用〈〉，里层的《办法》请改为〈办法〉"),
    ],
)
def test_a_nested_pair_is_told_as_it_stands_and_as_it_should_be(text: str, told: str) -> None:
    (found,) = check_text(f"工作报告\n{text}", rules=(nested_in_the_same_form,))
    assert told == found.message
