"""Chinese numerals: every small one against another library, all of them against a reader written here."""

from collections.abc import Callable
from typing import Any

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.errors import InvalidValue, ReportkitError, WrongType
from reportkit.wording import counted, numeral, ordinal, year_numeral

LARGEST = 99_999_999
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
UNITS = {"十": 10, "百": 100, "千": 1000}


def read(text: str) -> int:
    """Read a numeral back: digits wait for their unit, 万 lifts all that was read before it."""
    total, below, digit = 0, 0, 0
    for character in text:
        if character == "万":
            total, below, digit = (below + digit) * 10_000, 0, 0
        elif character in UNITS:
            below, digit = below + (digit or 1) * UNITS[character], 0
        else:
            digit = DIGITS[character]
    return total + below + digit


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (1, "一"),
        (2, "二"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (200, "二百"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (1100, "一千一百"),
        (10_000, "一万"),
        (10_001, "一万零一"),
        (10_010, "一万零一十"),
        (11_000, "一万一千"),
        (100_000, "十万"),
        (100_001, "十万零一"),
        (100_010, "十万零一十"),
        (101_000, "十万一千"),
        (110_000, "十一万"),
        (120_300, "十二万零三百"),
        (1_010_000, "一百零一万"),
        (1_100_000, "一百一十万"),
        (10_001_000, "一千万一千"),
        (10_010_001, "一千零一万零一"),
        (10_100_000, "一千零一十万"),
        (20_000_100, "二千万零一百"),
        (LARGEST, "九千九百九十九万九千九百九十九"),
    ],
)
def test_numerals_of_every_shape(n: int, expected: str) -> None:
    assert expected == numeral(n)


def test_all_small_numerals_agree_with_another_library() -> None:
    numbers = range(1, 10_001)
    assert [cn2an.an2cn(n) for n in numbers] == [numeral(n) for n in numbers]


@given(st.integers(1, LARGEST))
def test_large_numerals_agree_with_another_library(n: int) -> None:
    assert cn2an.an2cn(n) == numeral(n)


@given(st.integers(1, LARGEST))
def test_a_numeral_reads_back_as_its_number(n: int) -> None:
    assert n == read(numeral(n))


@given(st.integers(1, LARGEST))
def test_a_numeral_begins_with_no_idle_one_and_repeats_or_ends_in_no_nought(n: int) -> None:
    text = numeral(n)
    assert not text.startswith(("一十", "零"))
    assert not text.endswith("零")
    assert "零零" not in text
    assert "零万" not in text


@pytest.mark.parametrize(
    ("n", "measure", "expected"),
    [
        (1, "项", "一项"),
        (2, "项", "两项"),
        (2, "个方面", "两个方面"),
        (3, "项", "三项"),
        (12, "项", "十二项"),
        (20, "件", "二十件"),
        (22, "件", "二十二件"),
        (102, "件", "一百零二件"),
        (200, "件", "二百件"),
        (20_000, "件", "二万件"),
    ],
)
def test_only_a_lone_two_becomes_liang_before_a_measure_word(n: int, measure: str, expected: str) -> None:
    assert expected == counted(n, measure)


@pytest.mark.parametrize(("n", "expected"), [(1, "第一"), (2, "第二"), (10, "第十"), (21, "第二十一")])
def test_ordinals(n: int, expected: str) -> None:
    assert expected == ordinal(n)


@pytest.mark.parametrize(("year", "expected"), [(1949, "一九四九"), (2000, "二〇〇〇"), (2018, "二〇一八")])
def test_years_are_read_digit_by_digit(year: int, expected: str) -> None:
    assert expected == year_numeral(year)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: numeral(0), InvalidValue),
        (lambda: numeral(-1), InvalidValue),
        (lambda: numeral(LARGEST + 1), InvalidValue),
        (lambda: numeral(True), WrongType),
        (lambda: numeral(1.0), WrongType),  # type: ignore[arg-type]
        (lambda: numeral("1"), WrongType),  # type: ignore[arg-type]
        (lambda: ordinal(0), InvalidValue),
        (lambda: counted(0, "项"), InvalidValue),
        (lambda: counted(2.0, "项"), WrongType),  # type: ignore[arg-type]
        (lambda: counted(2, ""), InvalidValue),
        (lambda: counted(2, 3), WrongType),  # type: ignore[arg-type]
        (lambda: year_numeral(18), InvalidValue),
        (lambda: year_numeral(20180), InvalidValue),
    ],
)
def test_what_is_no_countable_number_is_refused(call: Callable[[], Any], error: type[ReportkitError]) -> None:
    with pytest.raises(error):
        call()
