"""Dates and periods as official documents write them: Arabic digits, full years, no padding noughts."""

from datetime import date, datetime

from reportkit.errors import InvalidValue, wrong_type


def full_date(day: date) -> str:
    """Write a date, as for 成文日期.

    Source: GB/T 9704-2012, 7.3.5.4. Parameters: `day` a datetime.date from the year 1000 on.
    Raises WrongType for a datetime (a moment, not a date) and other types, InvalidValue for a year of fewer
    than four digits, which no document shortens (GB/T 15835-2011, 5.1.4).

    >>> full_date(date(2019, 1, 14))
    '2019年1月14日'
    """
    _require_date(day)
    return f"{day.year}年{month_day(day)}"


def month_day(day: date) -> str:
    """Write a date without its year, where the sentence has named the year.

    Source: office practice. Parameters and errors as `full_date`.

    >>> month_day(date(2018, 4, 20))
    '4月20日'
    """
    _require_date(day)
    return f"{day.month}月{day.day}日"


def date_range(first: date, last: date) -> str:
    """Write a period from day to day; what both days share, year or month, is said once.

    Source: office practice. Parameters: `first` and `last` day, both included; one and the same day is written
    as a date.
    Raises as `full_date`, and InvalidValue for a period that ends before it begins.

    >>> date_range(date(2018, 1, 1), date(2018, 12, 31))
    '2018年1月1日至12月31日'
    >>> date_range(date(2018, 4, 20), date(2018, 4, 25))
    '2018年4月20日至25日'
    """
    _require_order(first, last)
    if first == last:
        return full_date(first)
    if first.year != last.year:
        end = full_date(last)
    elif first.month != last.month:
        end = month_day(last)
    else:
        end = f"{last.day}日"
    return f"{full_date(first)}至{end}"


def spoken_range(first: date, last: date) -> str:
    """Write a period out in full, as the sentence on the period of the statistics (统计期限) has it.

    Source: office practice. Parameters and errors as `date_range`.

    >>> spoken_range(date(2018, 1, 1), date(2018, 12, 31))
    '自2018年1月1日起，至2018年12月31日止'
    """
    _require_order(first, last)
    return f"自{full_date(first)}起，至{full_date(last)}止"


def _require_date(day: date) -> None:
    if isinstance(day, datetime) or not isinstance(day, date):
        raise wrong_type("date", day, "a date such as date(2019, 1, 14)")
    if day.year < 1000:
        raise InvalidValue("got the year {year}; give all four digits of a year", year=day.year)


def _require_order(first: date, last: date) -> None:
    _require_date(first)
    _require_date(last)
    if last < first:
        raise InvalidValue(
            "the period ends on {last}, before it begins on {first}; exchange the two", last=last, first=first
        )
