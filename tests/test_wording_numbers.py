"""Figures in digits: rounded half up once, written without surprises, never bent."""

import decimal
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.errors import InvalidValue, ReportkitError, WrongType
from reportkit.wording import ROUNDING_NOTE, Number, Scale, number, percent, quantity, quantity_range, scaled, shares

NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12),
    st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False),
)
COUNTS = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (12656, None, "12656"),
        (0, None, "0"),
        (-18, None, "-18"),
        (12656, 1, "12656.0"),
        (Decimal("93.50"), None, "93.50"),
        (Decimal("0.5"), None, "0.5"),
        (Decimal("1E+3"), None, "1000"),
        (Decimal("1E-7"), None, "0.0000001"),
        (Decimal("-0"), None, "0"),
        (Decimal("-0.00"), None, "0.00"),
        (Decimal("-0.04"), 1, "0.0"),
        (Decimal("-0.05"), 1, "-0.1"),
        (Decimal("0.125"), 2, "0.13"),
        (Decimal("2.665"), 2, "2.67"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("0.49999999999999999999999999999999999999"), 0, "0"),
        (Decimal("2.4445"), 2, "2.44"),
        (Decimal("9.995"), 2, "10.00"),
    ],
)
def test_numbers_are_rounded_half_up_and_written_plainly(value: Number, decimals: int | None, expected: str) -> None:
    assert expected == number(value, decimals=decimals)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (999, "999"),
        (1000, "1,000"),
        (1234567, "1,234,567"),
        (-1234567, "-1,234,567"),
        (Decimal("12656.50"), "12,656.50"),
        (Decimal("0.1250"), "0.1250"),
        (10**40 + 1, "10" + ",000" * 12 + ",001"),
    ],
)
def test_grouping_sets_a_comma_every_three_digits(value: Number, expected: str) -> None:
    assert expected == number(value, grouping=True)


@given(NUMBERS, st.integers(0, 6))
def test_rounding_is_the_half_up_of_the_decimal_arithmetic(value: Number, decimals: int) -> None:
    with decimal.localcontext(prec=60):
        rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert rounded == Decimal(number(value, decimals=decimals))


@given(NUMBERS)
def test_a_number_not_rounded_is_not_changed(value: Number) -> None:
    assert Decimal(value) == Decimal(number(value))
    assert Decimal(value) == Decimal(number(value, grouping=True).replace(",", ""))


@given(NUMBERS, st.integers(0, 6), st.integers(1, 5))
def test_no_decimal_context_changes_a_figure(value: Number, decimals: int, precision: int) -> None:
    expected = number(value, decimals=decimals, grouping=True)
    with decimal.localcontext(prec=precision, rounding=decimal.ROUND_DOWN):
        assert expected == number(value, decimals=decimals, grouping=True)


@pytest.mark.parametrize(
    ("value", "scale", "decimals", "expected"),
    [
        (12656, "万", 2, "1.27万"),
        (12000, "万", 2, "1.20万"),
        (186_000_000, "亿", 2, "1.86亿"),
        (5_000_000, "万", 0, "500万"),
        (5_000_000, "万", None, "500万"),
        (12656, "万", None, "1.2656万"),
        (12650, "万", None, "1.265万"),
        (Decimal("12650.50"), "万", None, "1.26505万"),
        (0, "万", None, "0万"),
        (9136, "亿", 2, "0.00亿"),
        (-12656, "万", 1, "-1.3万"),
    ],
)
def test_the_report_chooses_the_scale_and_the_decimals(
    value: Number, scale: Scale, decimals: int | None, expected: str
) -> None:
    assert expected == scaled(value, scale, decimals=decimals)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (quantity(12656, "条"), "12656条"),
        (quantity(12656, "条", grouping=True), "12,656条"),
        (quantity(12656, "条", scale="万", decimals=2), "1.27万条"),
        (quantity(12656, "条", scale="万"), "1.2656万条"),
        (quantity(70, "个", exactness="余"), "70余个"),
        (quantity(200, "人", exactness="多"), "200多人"),
        (quantity(300, "人", exactness="约"), "约300人"),
        (quantity(500, "万元", exactness="近"), "近500万元"),
        (quantity(5_000_000, "元", exactness="近", scale="万"), "近500万元"),
        (quantity(10_000, "条", exactness="余", scale="万"), "1万余条"),
        (quantity(Decimal("93.5"), "%"), "93.5%"),
        (quantity(30, "%", exactness="近"), "近30%"),
        (quantity(12656, ""), "12656"),
    ],
)
def test_a_quantity_puts_every_word_in_its_place(written: str, expected: str) -> None:
    assert expected == written


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (quantity_range(70, 80, "个"), "70～80个"),
        (quantity_range(5, 10, "%"), "5%～10%"),
        (quantity_range(13, 17, "万元"), "13万元～17万元"),
        (quantity_range(900_000_000, 1_600_000_000, "元", scale="亿"), "9亿元～16亿元"),
        (quantity_range(1, 2, ""), "1～2"),
    ],
)
def test_a_range_repeats_what_belongs_to_the_number(written: str, expected: str) -> None:
    assert expected == written


def test_a_range_does_not_run_downwards() -> None:
    with pytest.raises(InvalidValue, match="80 is more than 70; exchange the two"):
        quantity_range(80, 70, "个")


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "expected"),
    [
        (9136, 12656, 1, "72.2%"),
        (9136, 12656, 2, "72.19%"),
        (1, 2, 0, "50%"),
        (1, 8, 1, "12.5%"),
        (1, 16, 1, "6.3%"),
        (0, 380, 1, "0.0%"),
        (380, 380, 1, "100%"),
        (12655, 12656, 1, "100.0%"),
        (120, 100, 1, "120.0%"),
        (Decimal("0.5"), Decimal(4), 1, "12.5%"),
    ],
)
def test_a_percentage_is_part_by_whole(part: Number, whole: Number, decimals: int, expected: str) -> None:
    assert expected == percent(part, whole, decimals)


@pytest.mark.parametrize(
    ("parts", "texts", "note_needed"),
    [
        ([3, 1], ("75.0%", "25.0%"), False),
        ([1, 1, 1], ("33.3%", "33.3%", "33.3%"), True),
        ([1, 1, 1, 1, 1, 1], ("16.7%",) * 6, True),
        ([380], ("100%",), False),
        ([380, 0], ("100%", "0.0%"), False),
        ([Decimal("0.5"), Decimal("1.5")], ("25.0%", "75.0%"), False),
    ],
)
def test_shares_are_plainly_rounded_and_say_when_they_miss_100(
    parts: list[Number], texts: tuple[str, ...], note_needed: bool
) -> None:
    written = shares(parts)
    assert texts == written.texts
    assert note_needed == written.note_needed


@given(st.lists(COUNTS, min_size=1, max_size=9).filter(any), st.integers(0, 3))
def test_the_note_is_needed_exactly_when_the_printed_shares_miss_100(parts: list[int], decimals: int) -> None:
    written = shares(parts, decimals)
    assert [percent(part, sum(parts), decimals) for part in parts] == list(written.texts)
    assert written.note_needed == (sum(Decimal(text[:-1]) for text in written.texts) != 100)


def test_the_rounding_note_is_one_sentence() -> None:
    assert ROUNDING_NOTE == "因四舍五入，各项占比之和不等于100%。"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: number(0.1), WrongType, "0.1 of type float; give an int, or a Decimal"),  # type: ignore[arg-type]
        (lambda: number(True), WrongType, "True of type bool"),
        (lambda: number("12"), WrongType, "of type str"),  # type: ignore[arg-type]
        (lambda: number(Decimal("NaN")), InvalidValue, "finite"),
        (lambda: number(Decimal("-Infinity")), InvalidValue, "finite"),
        (lambda: number(Decimal("1e999999999")), InvalidValue, "at most 400 digits before the point"),
        (lambda: number(10**5000), InvalidValue, "at most 400 digits before the point"),
        (lambda: number(Decimal("1e-999")), InvalidValue, "at most 400 decimals"),
        (lambda: number(1, decimals=10**9), InvalidValue, "give 0 or more, up to 800"),
        (lambda: quantity(0, "条", exactness="余"), InvalidValue, "余 cannot stand with 0"),
        (
            lambda: quantity(123456, "条", exactness="多", scale="万", decimals=2),
            InvalidValue,
            "12.35万多 is more than 123456; give the value rounded down",
        ),
        (lambda: number(1, decimals=-1), InvalidValue, "0 or more"),
        (lambda: number(1, decimals=True), WrongType, "decimals"),
        (lambda: scaled(1, "千"), InvalidValue, "only 万 and 亿"),  # type: ignore[arg-type]
        (lambda: quantity(1, "条", exactness="大约"), InvalidValue, "余, 多, 近, 约"),  # type: ignore[arg-type]
        (lambda: quantity(30, "%", exactness="余"), InvalidValue, "give 近 or 约"),
        (lambda: quantity(12345, "万元", grouping=True), InvalidValue, "commas"),
        (lambda: quantity(12345, "元", scale="万", grouping=True), InvalidValue, "commas"),
        (lambda: quantity(1, None), WrongType, "unit"),  # type: ignore[arg-type]
        (lambda: percent(1, 0), InvalidValue, "above 0"),
        (lambda: percent(-1, 3), InvalidValue, "not negative"),
        (lambda: percent(1, -3), InvalidValue, "above 0"),
        (lambda: shares([]), InvalidValue, "above 0"),
        (lambda: shares([0, 0]), InvalidValue, "above 0"),
        (lambda: shares([3, -1]), InvalidValue, "negative"),
    ],
)
def test_what_makes_no_figure_is_refused(call: Callable[[], Any], error: type[ReportkitError], message: str) -> None:
    with pytest.raises(error, match=message):
        call()
