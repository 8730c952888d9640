"""Dates and periods as official documents write them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.errors import InvalidValue, ReportkitError, WrongType
from reportkit.wording import date_range, full_date, month_day, spoken_range

DAYS = st.dates(date(1949, 10, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2019, 1, 14), "2019年1月14日"), (date(2018, 12, 1), "2018年12月1日")],
)
def test_a_date_is_full_and_unpadded(day: date, expected: str) -> None:
    assert expected == full_date(day)


def test_a_day_without_its_year() -> None:
    assert month_day(date(2018, 9, 1)) == "9月1日"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2018, 1, 1), date(2018, 12, 31), "2018年1月1日至12月31日"),
        (date(2018, 4, 20), date(2018, 4, 25), "2018年4月20日至25日"),
        (date(2018, 12, 1), date(2019, 1, 14), "2018年12月1日至2019年1月14日"),
        (date(2018, 4, 20), date(2019, 4, 20), "2018年4月20日至2019年4月20日"),
        (date(2018, 4, 20), date(2018, 4, 20), "2018年4月20日"),
    ],
)
def test_a_range_says_once_what_both_days_share(first: date, last: date, expected: str) -> None:
    assert expected == date_range(first, last)


@given(DAYS, DAYS)
def test_a_range_begins_with_its_first_day_and_ends_on_its_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = date_range(first, last)
    assert text.startswith(full_date(first))
    assert text.endswith(f"{last.day}日")
    assert (first != last) == ("至" in text)


def test_a_range_spelt_out_repeats_the_year() -> None:
    expected = "自2018年1月1日起，至2018年12月31日止"
    assert expected == spoken_range(date(2018, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: full_date(datetime(2019, 1, 14)), WrongType, "of type datetime; give a date"),
        (lambda: month_day(datetime(2019, 1, 14)), WrongType, "of type datetime"),
        (lambda: full_date("2019-01-14"), WrongType, "of type str"),  # type: ignore[arg-type]
        (lambda: full_date(date(19, 1, 14)), InvalidValue, "all four digits"),
        (lambda: date_range(date(2019, 1, 1), date(2018, 1, 1)), InvalidValue, "before it begins"),
        (lambda: spoken_range(date(2019, 1, 1), date(2018, 1, 1)), InvalidValue, "before it begins"),
        (lambda: date_range(date(2018, 1, 1), datetime(2018, 12, 31)), WrongType, "of type datetime"),
    ],
)
def test_what_is_no_date_or_no_period_is_refused(
    call: Callable[[], Any], error: type[ReportkitError], message: str
) -> None:
    with pytest.raises(error, match=message):
        call()
