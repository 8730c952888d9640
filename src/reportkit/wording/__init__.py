"""Official Chinese for numbers, changes, dates, lists and titles: pure functions from values to words."""

from reportkit.wording.changes import change, difference, points
from reportkit.wording.dates import date_range, full_date, month_day, spoken_range
from reportkit.wording.lists import gaps, list_fault, listed
from reportkit.wording.numbers import (
    ROUNDING_NOTE,
    Exactness,
    Number,
    Scale,
    Shares,
    exact,
    exactly,
    exactness_fault,
    noise_fault,
    number,
    number_fault,
    percent,
    places,
    quantity,
    quantity_range,
    scaled,
    shares,
)
from reportkit.wording.numerals import LARGEST_NUMERAL, counted, numeral, ordinal, year_numeral
from reportkit.wording.titles import document_number_fault, quoted_title

__all__ = [
    "LARGEST_NUMERAL",
    "ROUNDING_NOTE",
    "Exactness",
    "Number",
    "Scale",
    "Shares",
    "change",
    "counted",
    "date_range",
    "difference",
    "document_number_fault",
    "exact",
    "exactly",
    "exactness_fault",
    "full_date",
    "gaps",
    "list_fault",
    "listed",
    "month_day",
    "noise_fault",
    "number",
    "number_fault",
    "numeral",
    "ordinal",
    "percent",
    "places",
    "points",
    "quantity",
    "quantity_range",
    "quoted_title",
    "scaled",
    "shares",
    "spoken_range",
    "year_numeral",
]
