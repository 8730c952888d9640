"""Which edition a year's report is made in."""

from typing import TYPE_CHECKING, Any

import attrs

from reportkit.errors import InvalidValue
from reportkit.messages import Message
from reportkit.model import fields

if TYPE_CHECKING:  # at run time they import this module
    from reportkit.annual_report.before2019 import AnnualReportBefore2019
    from reportkit.annual_report.edition import AnnualReport

EDITIONS: "dict[int, type[AnnualReportBefore2019] | type[AnnualReport]]" = {}
"""The editions by the first year of each, which holds until the next begins; `annual_report/__init__.py` names them."""


class Years:
    """The years of an edition (适用年度): from its first in EDITIONS until another begins."""

    def __get__(self, instance: object, owner: type) -> range:
        known = {edition: first for first, edition in EDITIONS.items()}
        first = next((known[kind] for kind in owner.__mro__ if kind in known), None)
        if first is None:
            raise AttributeError(f"{owner.__name__} is no edition of EDITIONS, which has its first year")
        return range(first, min((after for after in EDITIONS if after > first), default=fields.YEARS.stop))


def require_year(report: "AnnualReportBefore2019 | AnnualReport", year: int) -> None:
    """Refuse a year that is another edition's."""
    years = report.years
    if year in years:
        return
    held = Message("{first} on", first=years[0])
    if years.stop < fields.YEARS.stop:
        held = Message("{first} to {last}", first=years[0], last=years[-1])
    raise InvalidValue(
        "{kind}.year: got {year}; this edition is for {years}; edition_for(year) gives the one of a year",
        kind=type(report).__name__,
        year=year,
        years=held,
    )


def year_of_edition(instance: Any, attribute: "attrs.Attribute[int]", value: int) -> None:
    """Accept a year that is the edition's."""
    fields.year(instance, attribute, value)
    require_year(instance, value)


def edition_for(year: int) -> "type[AnnualReportBefore2019] | type[AnnualReport]":
    """Return the edition of a year: before 2019, 2019 and 2020, or from 2021 on.

    Raises InvalidValue for a year before 2008, the first that was reported on, WrongType for what is no whole number.

    >>> edition_for(2020).__name__
    'AnnualReport2019'
    """
    fields.require_whole_year(year, "edition_for")
    for edition in EDITIONS.values():
        if year in edition.years:
            return edition
    raise InvalidValue("edition_for: got {year}; annual reports are made for the years from 2008 on", year=repr(year))
