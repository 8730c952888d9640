"""Numbers of headings and items: written rightly, and counting on without a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.numbering import OFFICIAL, Counter
from reportkit.rules import check_text
from reportkit.rules.structure import chapters, number_forms, sequence

RULES = (
    sequence.number_lost,
    sequence.number_missing,
    chapters.chapter_missing,
    sequence.number_repeated,
    sequence.series_restarted,
    sequence.wrong_number_form,
    number_forms.number_mark,
    number_forms.number_twice,
    sequence.single_item,
)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.quotation) for one in check_text(f"工作报告\n{text}", rules=RULES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲\n内容。\n三、乙\n内容。", [("number_missing", "三、")]),
        ("二、甲\n内容。\n三、乙\n内容。", [("number_missing", "二、")]),
        ("一、甲\n（二）甲乙。内容。\n（三）丙丁。内容。", [("number_missing", "（二）")]),
        ("1.甲乙。内容。\n2.丙丁。内容。\n4.戊己。内容。", [("number_missing", "4.")]),
        ("①甲乙。内容。\n③丙丁。内容。", [("number_missing", "③")]),
        ("第一章　甲\n内容。\n第三章　乙\n内容。", [("chapter_missing", "第三章")]),
        ("第一章总则\n内容。\n第三章附则\n内容。", [("chapter_missing", "第三章")]),
        ("第一条　甲。\n第三条　乙。", [("chapter_missing", "第三条")]),
        ("一、甲\n内容。\n一、乙\n内容。", [("number_repeated", "一、")]),
        ("（一）甲乙。内容。\n（二）丙丁。内容。\n（二）戊己。内容。", [("number_repeated", "（二）")]),
        (
            "（一）甲乙。内容。\n（二）丙丁。内容。\n（三）戊己。内容。\n（二）庚辛。内容。",
            [("number_repeated", "（二）")],
        ),
        ("一、甲\n内容。\n三、乙\n内容。\n三、丙\n内容。", [("number_repeated", "三、")]),
        ("一、甲\n内容。\n一、乙\n内容。\n三、丙\n内容。", [("number_repeated", "一、")]),
        ("一、甲\n内容。\n五、乙\n内容。\n三、丙\n内容。", [("number_repeated", "五、")]),
        (
            "（一）甲乙。内容。\n（二）丙丁。内容。\n（一）戊己。内容。\n（四）庚辛。内容。",
            [("number_repeated", "（一）")],
        ),
        ("（一）甲乙。内容。\n）丙丁。内容。\n（三）戊己。内容。", [("number_lost", "丙丁。内容。")]),
        ("（一）甲乙。内容。\n（）丙丁。内容。", [("number_lost", "丙丁。内容。")]),
        (
            "一、甲\n1.甲乙。内容。\n2.丙丁。内容。\n（一）戊己。内容。\n（二）庚辛。内容。",
            [("wrong_number_form", "（一）")],
        ),
        ("（一）甲乙。内容。\n（二）丙丁。内容。\n3.戊己。内容。", [("wrong_number_form", "3.")]),
        ("一、一、甲\n内容。\n二、乙\n内容。", [("number_twice", "一、甲")]),
        ("一、甲\n（一）二、甲乙。内容。\n（二）（2）甲乙。内容。", [("number_twice", "二、甲乙。内容。")]),
        (
            "1.（一）甲乙。内容。\n2. 2.丙丁。内容。",
            [("number_twice", "（一）甲乙。内容。"), ("number_twice", "2.丙丁。内容。")],
        ),
        (
            "（一）（二）项的内容。\n（二）1.甲乙；2.丙丁。\n（三）三、百货商场。\n（四）一、甲；二、乙。\n（五）第一条 甲乙。",
            [],
        ),
        ("一．甲\n内容。\n二、乙\n内容。", [("number_mark", "一．")]),
        ("1、甲乙。内容。\n2.丙丁。内容。", [("number_mark", "1、")]),
        ("1）甲乙。内容。\n（2）丙丁。内容。", [("number_mark", "1）")]),
        ("(一)甲乙。内容。\n（二）丙丁。内容。", [("number_mark", "(一)")]),
        ("（一)甲乙。内容。\n（二）丙丁。内容。", [("number_mark", "（一)")]),
        ("".join(f"({sign})甲乙。内容。\n" for sign in "一二三四"), [("number_mark", "(一)")]),
        ("一、甲\n（一）甲乙。内容。\n二、乙\n内容。", [("single_item", "（一）")]),
    ],
)
def test_a_wrong_number_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n（一）甲乙。内容。\n（二）丙丁。内容。\n二、乙\n（一）甲乙。内容。\n（二）丙丁。内容。",
        "一、甲\n1.甲乙。内容。\n2.丙丁。内容。\n二、乙\n内容。",
        "第一部分　甲\n一、甲\n内容。\n二、乙\n内容。\n第二部分　乙\n一、甲\n内容。\n二、乙\n内容。",
        "第一条 下列信息应当公开：\n（一）甲；\n（二）乙。\n第二条 下列信息不予公开：\n（一）甲；\n（二）乙。",
        "存在的问题\n（一）甲乙。内容。\n（二）丙丁。内容。\n改进措施\n（一）甲乙。内容。\n（二）丙丁。内容。",
        "1.甲乙。内容。\n2.丙丁。内容。\n下一步：\n1.甲乙。内容。\n2.丙丁。内容。\n3.戊己。内容。",
        "1．甲乙。内容。\n2．丙丁。内容。",
        "（一）甲乙。内容。（二）丙丁。内容。\n（三）戊己。内容。",
        "一、二季度收入增长。\n三、四个乡镇参加。\n2018年，内容。\n1.5万元。\n一是甲；二是乙。",
        "一、甲\n内容。\n二、乙\n内容。\n甲局\n2019年1月14日\n附件\n统计表\n一、丙\n内容。\n二、丁\n内容。",
        "一、申请情况\n一、新收        3402     99\n三、结转     91     3\n二、复议情况\n内容。",
        "第一章　甲\n第一条　乙。\n第二条　丙。\n第二章　丁\n第三条　戊。",
        "第一条　甲。\n第五条　乙。\n第九条　丙。",
        "第三条　甲。\n第五条　乙。",
        "第一条　甲。\n第三条规定的除外。",
    ],
)
def test_what_only_looks_wrong_passes(text: str) -> None:
    assert [] == found(text)


def test_a_number_mistyped_between_two_others_says_what_it_should_be() -> None:
    text = "工作报告\n一、甲\n内容。\n三、乙\n内容。\n三、丙\n内容。\n四、丁\n内容。"
    assert [("第4段", "“一、”之后的“三、”应为“二、”，下一个是“三、”")] == [
        (one.place, one.message) for one in check_text(text, rules=RULES)
    ]


def test_a_second_series_under_one_heading_is_found_once() -> None:
    series = "（一）甲乙。内容。\n（二）丙丁。内容。\n（三）戊己。内容。\n"
    assert [("series_restarted", "（一）")] == found(f"一、甲\n{series}成效如下：\n{series}二、乙\n内容。")


def test_an_excerpt_may_begin_anywhere() -> None:
    assert [] == check_text("三、甲\n内容。\n四、乙\n内容。", rules=RULES)


def test_a_lost_number_says_what_it_was() -> None:
    (finding,) = check_text("工作报告\n（一）甲乙。内容。\n)丙丁。内容。", rules=RULES)
    assert ("第3段", "序号只剩“)”，应为“（二）”", 0) == (finding.place, finding.message, finding.start)


def test_a_habit_is_told_once_with_its_count() -> None:
    (finding,) = check_text("工作报告\n" + "".join(f"({sign})甲乙。内容。\n" for sign in "一二三四五"), rules=RULES)
    assert "序号的括号应当用全角：“(一)”应为“（一）”；全文这样的共有5处" == finding.message


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_numbers_counted_by_the_library_have_no_gap_and_no_repeat(levels: list[int]) -> None:
    counter, text, depth = Counter(OFFICIAL), "", 0
    for level in levels:
        depth = min(level, depth + 1)
        text += f"{counter.next(depth)}甲乙丙。内容丁。\n"
    assert {"single_item"} >= {name for name, _ in found(text)}
