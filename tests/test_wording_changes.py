"""Changes since last year: the verb carries the sign, and no wording says more than the figures do."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.errors import InvalidValue, ReportkitError, WrongType
from reportkit.wording import Number, change, difference, points

COUNTS = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("now", "before", "decimals", "expected"),
    [
        (1052, 1000, 1, "同比增长5.2%"),
        (965, 1000, 1, "同比下降3.5%"),
        (965, 1000, 0, "同比下降4%"),
        (1000, 1000, 1, "与上年持平"),
        (0, 0, 1, "与上年持平"),
        (12, 0, 1, "上年为0"),
        (0, 12, 1, "同比下降100%"),
        (24, 12, 1, "同比增长100%"),
        (150, 12, 1, "同比增长1150.0%"),
        (100_001, 100_000, 1, "与上年基本持平"),
        (99_999, 100_000, 1, "与上年基本持平"),
        (99_999, 100_000, 3, "同比下降0.001%"),
        (10_005, 10_000, 1, "同比增长0.1%"),
        (Decimal("93.50"), Decimal("93.5"), 1, "与上年持平"),
    ],
)
def test_a_change_in_percent(now: Number, before: Number, decimals: int, expected: str) -> None:
    assert expected == change(now, before, decimals=decimals)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (change(176, 165, stock=True), "比上年末增长6.7%"),
        (change(165, 165, stock=True), "与上年末持平"),
        (change(165, 0, stock=True), "上年末为0"),
        (change(100_001, 100_000, stock=True), "与上年末基本持平"),
        (difference(176, 165, "个", stock=True), "比上年末增加11个"),
        (difference(165, 165, "个", stock=True), "与上年末持平"),
    ],
)
def test_what_there_is_on_31_december_is_compared_with_a_year_before(written: str, expected: str) -> None:
    assert expected == written


@given(COUNTS, COUNTS, st.integers(0, 3))
def test_a_change_has_no_sign_no_multiple_and_never_grows_by_nothing(now: int, before: int, decimals: int) -> None:
    text = change(now, before, decimals=decimals)
    assert "-" not in text
    assert "倍" not in text
    assert not re.search(r"(?:增长|下降)0(?:\.0+)?%", text)
    assert ("增长" in text) <= (now > before)
    assert ("下降" in text) <= (now < before)
    assert (text == "与上年持平") == (now == before)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (8, 5, "提高3个百分点"),
        (Decimal("93.5"), 95, "下降1.5个百分点"),
        (Decimal("93.5"), Decimal("92.5"), "提高1.0个百分点"),
        (95, Decimal("95.0"), "持平"),
        (Decimal("-1.2"), Decimal("0.3"), "下降1.5个百分点"),
    ],
)
def test_a_change_between_percentages_is_in_points(now: Number, before: Number, expected: str) -> None:
    assert expected == points(now, before)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (620, 500, "比上年增加120条"),
        (480, 500, "比上年减少20条"),
        (500, 500, "与上年持平"),
        (5, 0, "比上年增加5条"),
        (Decimal("12.5"), Decimal("10.25"), "比上年增加2.25条"),
    ],
)
def test_a_change_in_the_figures_own_unit(now: Number, before: Number, expected: str) -> None:
    assert expected == difference(now, before, "条")


def test_a_difference_may_be_grouped() -> None:
    assert difference(12656, 3000, "条", grouping=True) == "比上年增加9,656条"


@given(COUNTS, COUNTS)
def test_a_difference_leads_from_last_year_to_this(now: int, before: int) -> None:
    text = difference(now, before, "条")
    distance = int("".join(re.findall(r"\d", text)) or "0")
    assert now == before + (distance if "增加" in text else -distance)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: change(-1, 5), InvalidValue),
        (lambda: change(5, -1), InvalidValue),
        (lambda: change(5, Decimal("NaN")), InvalidValue),
        (lambda: change(5.0, 4), WrongType),  # type: ignore[arg-type]
        (lambda: change(5, 4, decimals=-1), InvalidValue),
        (lambda: points(5.0, 4), WrongType),  # type: ignore[arg-type]
        (lambda: difference(-5, 4, "条"), InvalidValue),
    ],
)
def test_what_cannot_be_compared_is_refused(call: Callable[[], Any], error: type[ReportkitError]) -> None:
    with pytest.raises(error):
        call()
