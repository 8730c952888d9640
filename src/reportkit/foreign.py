"""Numbers and dates as other libraries hold them, NumPy and pandas before all, as Python's own.

What is kept, pickled, printed and written as JSON is then the same whoever counted it. No such library is imported:
their numbers say what they are by `numbers`, their dates by being datetimes.
"""

from datetime import date, datetime
from decimal import Decimal
from numbers import Integral, Rational, Real
from typing import TypeVar, cast

T = TypeVar("T")

OWN = frozenset({int, float, bool, str, Decimal, date, type(None)})


def own_number(given: T) -> T:
    """Return a number of another library as an int or a float, and anything else as it is.

    Short floats keep the digits that they show. Booleans of other libraries are no numbers, as Python's are none.

    >>> import numpy
    >>> own_number(numpy.int64(42)), own_number(numpy.float32("0.1")), own_number("42")
    (42, 0.1, '42')
    """
    if type(given) in OWN or isinstance(given, (bool, Decimal)):
        return given
    own: object = given
    if isinstance(given, float):
        own = float(given)
    elif isinstance(given, Integral):
        own = int(given)
    elif isinstance(given, Real) and not isinstance(given, Rational):  # a Rational may have no end of decimals
        own = float(str(given))
    return cast("T", own)


def own_date(given: T) -> T:
    """Return midnight of a day as the day, since spreadsheets and pandas have no other, and anything else as it is.

    >>> own_date(datetime(2019, 1, 14)), own_date(datetime(2019, 1, 14, 9, 30))
    (datetime.date(2019, 1, 14), datetime.datetime(2019, 1, 14, 9, 30))
    """
    if isinstance(given, datetime) and given == given and given.tzinfo is None:  # pandas.NaT differs from itself
        day: date = given.date()
        return cast("T", day) if given == datetime(day.year, day.month, day.day) else given
    return given


def own_value(given: T) -> T:
    """Return a value of a cell: a number or a date as Python has it, and anything else as it is."""
    return given if type(given) in OWN else own_number(own_date(given))
