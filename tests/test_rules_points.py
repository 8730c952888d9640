"""Points within a paragraph: they count on, end alike and have their marks."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Points, check
from reportkit.model.paragraph import Series
from reportkit.rules import check_text
from reportkit.rules.structure import order_words, points
from samples import report

RULES = (
    points.points_out_of_order,
    points.single_point,
    points.nested_points_alike,
    points.point_without_mark,
    points.mixed_separators,
    order_words.mark_behind_order_word,
    order_words.order_word_missing,
    order_words.first_point_twice,
)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.quotation) for one in check_text(f"工作报告\n{text}", rules=RULES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是甲乙；三是丙丁。", [("points_out_of_order", "三是丙丁。")]),
        ("一是甲乙；二是丙丁；二是戊己。", [("points_out_of_order", "二是戊己。")]),
        ("包括：1、甲乙；2、丙丁；4、戊己。", [("points_out_of_order", "4、戊己。")]),
        ("包括：（1）甲乙；（3）丙丁。", [("points_out_of_order", "（3）丙丁。")]),
        ("包括：①甲乙；③丙丁。", [("points_out_of_order", "③丙丁。")]),
        ("一是甲乙。\n三是丙丁。", [("points_out_of_order", "三是丙丁。")]),
        ("措施如下：一是加强领导，全年召开会议。", [("single_point", "一是加强领导，全")]),
        ("一是甲乙：一是丙丁，二是戊己；二是庚辛。", [("nested_points_alike", "一是丙丁，二是戊")]),
        ("类别有：1、甲乙；2、丙丁；3政民互动。", [("point_without_mark", "3政民互动")]),
        ("类别有:1、甲乙;2、丙丁;3政民互动;4、戊己。", [("point_without_mark", "3政民互动")]),
        ("类别有：1、甲乙：2、丙丁；3、戊己；4、庚辛。", [("mixed_separators", "1、甲乙：2、丙丁；3")]),
        ("一是甲乙；二是丙丁，三是戊己；四是庚辛。", [("mixed_separators", "二是丙丁，三是戊己；四")]),
        ("一是甲。乙。二是丙丁；三是戊己。", [("mixed_separators", "二是丙丁；三是戊己。")]),
        ("一是甲乙；一是丙丁；二是戊己。", [("first_point_twice", "一是丙丁；二是戊")]),
        ("首先，甲乙。再次，丙丁。", [("order_word_missing", "再次，丙丁。")]),
        ("第一、甲乙；第二，丙丁。", [("mark_behind_order_word", "第一、甲乙；第")]),
        ("首先、甲乙；其次，丙丁。", [("mark_behind_order_word", "首先、甲乙；其")]),
        ("其一、甲乙。其二，丙丁。", [("mark_behind_order_word", "其一、甲乙。其")]),
        ("一是，甲乙；二是丙丁。", [("mark_behind_order_word", "一是，甲乙；二")]),
    ],
)
def test_a_wrong_run_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "一是甲乙；二是丙丁。下一步：一是戊己；二是庚辛；三是壬癸。",
        "一是甲乙。丙丁。二是戊己。庚辛。三是壬癸。",
        "首先，甲乙。其次，丙丁。再次，戊己。",
        "首先，甲乙。第二，丙丁。再次，戊己。首先召开会议，再次召开会议。",
        "一是甲乙。\n二是丙丁。\n三是戊己。",
        "一是甲乙：首先丙丁，其次戊己；二是庚辛：（1）甲；（2）乙。",
        "一是甲乙；二是丙丁。乙乙。",
        "问题之一是甲乙，统一是基础，第三是丙丁。",
        "原因有两个，一是甲乙，另一个是丙丁。",
        "类别有：1、甲乙；2、丙丁；3个栏目；8月上线；3.5万条。",
        "比分为：2、3名。电话：1、2号楼。",
        "第一、第二产业增长；第一、二季度；首先、其次都已说明；第一，甲乙。",
        "依据第（一）项、第（三）项，（三）项除外。",
        "其中：1.网站公开2069121062.公报公开00其中：1.当面申请002.网上申请00",
    ],
)
def test_what_only_looks_wrong_passes(text: str) -> None:
    assert [] == found(text)


def test_a_stop_in_an_item_that_a_semicolon_ends_is_left_to_its_own_rule() -> None:
    assert [] == found("一是甲。乙；二是丙丁。三是戊己；四是庚辛。")


def test_more_points_than_circled_digits_are_no_slip_of_the_rule() -> None:
    assert [] == found("包括：" + "；".join(f"{chr(0x2460 + place)}甲" for place in range(20)) + "。")


@given(st.sampled_from(get_args(Series)), st.integers(2, 4))
def test_points_of_the_library_are_never_told(series: Series, count: int) -> None:
    run = Points([f"内容{sign}" for sign in "甲乙丙丁"[:count]], series=series)
    assert [] == check(report(preamble=[["主要有：", run]]), rules=RULES)
