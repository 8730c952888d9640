"""Numbers of headings, items and points: each parent restarts its children, and what is skipped counts nothing."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Measure, Section
from reportkit.compose import compose
from reportkit.errors import InvalidValue, WrongType
from reportkit.manuscript import Line, level_of
from reportkit.model.content import Content
from reportkit.model.paragraph import SERIES
from reportkit.numbering import OFFICIAL, TWO_LEVEL, Counter, Pattern, run_labels
from samples import lines, report, text, trees

FIRST_TWENTY = [
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
]
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def label(level: int, number: int) -> str:
    """The official number, written down anew."""
    chinese = FIRST_TWENTY[number - 1]
    return [f"{chinese}、", f"（{chinese}）", f"{number}.", f"（{number}）", CIRCLED[number - 1]][level - 1]


def numbered(content: list[Content], level: int = 1) -> Iterator[tuple[int, str]]:
    """Level and number of everything that counts, from the tree alone: 1 to n under each parent."""
    count = 0
    for item in content:
        if isinstance(item, Section | Measure):
            count += 1
            yield level, label(level, count)
            yield from numbered(list(item.content), level + 1)


def printed(content: list[Content]) -> list[tuple[int, str]]:
    blocks = compose(report(sections=content)).blocks
    return [(level_of(line.role) or 0, line.number) for line in blocks if isinstance(line, Line) and line.number]


@given(trees(skips=False))
def test_children_count_from_1_to_n_under_each_parent(content: list[Content]) -> None:
    assert list(numbered(content)) == printed(content)


@given(trees())
def test_a_number_is_one_more_than_its_peers_since_the_last_higher_heading(content: list[Content]) -> None:
    actual = printed(content)
    levels = [level for level, _ in actual]
    for position, (level, number) in enumerate(actual):
        higher = [p for p in range(position) if levels[p] < level]
        peers = levels[higher[-1] + 1 if higher else 0 : position].count(level)
        assert label(level, peers + 1) == number


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([1, 1, 1], ["一、", "二、", "三、"]),
        ([1, 2, 2, 1, 2], ["一、", "（一）", "（二）", "二、", "（一）"]),
        ([1, 3, 3, 2, 3], ["一、", "1.", "2.", "（一）", "1."]),  # the level between was not counted
        ([1, 2, 3, 4, 5, 5, 1], ["一、", "（一）", "1.", "（1）", "①", "②", "二、"]),
        ([2, 1, 2], ["（一）", "一、", "（一）"]),
        ([1, 4, 1, 4], ["一、", "（1）", "二、", "（1）"]),
    ],
)
def test_official_numbers(levels: list[int], expected: list[str]) -> None:
    counter = Counter(OFFICIAL)
    assert expected == [counter.next(level) for level in levels]


def test_a_level_given_by_hand_skips_the_levels_between() -> None:
    sections = [Section("甲", [Measure("乙", level=3), Measure("丙", level=3), Measure("丁")]), Section("戊")]
    assert ["一、甲", "1.乙。", "2.丙。", "（一）丁。", "二、戊"] == text(report(sections=sections))


def test_paragraphs_between_items_do_not_count() -> None:
    sections = [Section("甲", ["文字。", Measure("乙"), "文字。", Section("丙", ["文字。"]), Measure("丁")])]
    assert ["一、甲", "文字。", "（一）乙。", "文字。", "（二）丙", "文字。", "（三）丁。"] == text(
        report(sections=sections)
    )


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        (OFFICIAL, ["一、甲", "（一）乙。"]),
        (TWO_LEVEL, ["一、甲", "1.乙。"]),
        (["第一部分　", "第1条　"], ["第一部分　甲", "第1条　乙。"]),
        (["①", "1）"], ["①甲", "1）乙。"]),
    ],
)
def test_a_scheme_is_a_pattern_for_each_level(scheme: list[str], expected: list[str]) -> None:
    sections = [Section("甲", [Measure("乙")])]
    assert expected == text(report(scheme=scheme, sections=sections))


@pytest.mark.parametrize(
    ("pattern", "number", "expected"),
    [
        ("一、", 12, "十二、"),
        ("（一）", 101, "（一百零一）"),
        ("第一部分　", 20, "第二十部分　"),
        ("1.", 100, "100."),
        ("（1）", 7, "（7）"),
        ("①", 20, "⑳"),
        ("①", 21, "㉑"),
        ("①", 50, "㊿"),
        ("-1-", 3, "-3-"),
    ],
)
def test_a_pattern_shows_its_first_number(pattern: str, number: int, expected: str) -> None:
    assert expected == Pattern.parse(pattern).label(number)


@pytest.mark.parametrize(
    ("pattern", "error", "message"),
    [
        ("", InvalidValue, "exactly one of 一, 1, ①"),
        ("第部分", InvalidValue, "exactly one of 一, 1, ①"),
        ("1.1", InvalidValue, "exactly one of 一, 1, ①"),
        ("第一（1）", InvalidValue, "exactly one of 一, 1, ①"),
        (1, WrongType, "got 1 of type int; give a str"),
    ],
)
def test_a_pattern_holds_exactly_one_sample_number(pattern: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        Pattern.parse(pattern)


def test_circled_numbers_end_at_50_with_the_place_of_the_51st() -> None:
    with pytest.raises(InvalidValue, match=r"^sections\[50\]: number 51: circled digits end at 50"):
        report(scheme=["①"], sections=[Measure("甲")] * 51)


def test_chinese_numbers_go_on_past_99() -> None:
    printed_lines = lines(report(sections=[Section("甲")] * 112))
    assert ["九十九、甲", "一百、甲", "一百零一、甲"] == printed_lines[100:103]
    assert ["一百一十、甲", "一百一十一、甲", "一百一十二、甲"] == printed_lines[111:]


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("一是", ("一是", "二是", "三是")),
        ("第一，", ("第一，", "第二，", "第三，")),
        ("首先，", ("首先，", "其次，", "最后，")),
        ("其一，", ("其一，", "其二，", "其三，")),
        ("1.", ("1.", "2.", "3.")),
        ("（1）", ("（1）", "（2）", "（3）")),
        ("①", ("①", "②", "③")),
    ],
)
def test_markers_of_each_series(series: str, expected: tuple[str, ...]) -> None:
    assert expected == run_labels(series, 3)


def test_every_series_has_its_row_above() -> None:
    (mark,) = [m for m in test_markers_of_each_series.pytestmark if m.name == "parametrize"]  # type: ignore[attr-defined]
    assert set(SERIES) == {series for series, _ in mark.args[1]}


@pytest.mark.parametrize(
    ("count", "expected"),
    [(2, ("首先，", "其次，")), (4, ("首先，", "其次，", "再次，", "最后，"))],
)
def test_order_words_depend_on_how_many_there_are(count: int, expected: tuple[str, ...]) -> None:
    assert expected == run_labels("首先，", count)


@pytest.mark.parametrize("count", [1, 5])
def test_order_words_end_at_four(count: int) -> None:
    with pytest.raises(InvalidValue, match=f"got {count} points; it has words for 2 to 4, use 一是"):
        run_labels("首先，", count)


@given(st.sampled_from([series for series in SERIES if series != "首先，"]), st.integers(2, 50))
def test_a_run_has_as_many_different_markers_as_points(series: str, count: int) -> None:
    assert count == len(set(run_labels(series, count)))
    assert run_labels(series, count - 1) == run_labels(series, count)[:-1]
