"""Which edition a year's report is made in."""

from reportkit.errors import InvalidValue
from reportkit.outlines.before2019 import AnnualReportBefore2019
from reportkit.outlines.edition2019 import AnnualReport2019
from reportkit.outlines.edition2021 import AnnualReport2021

Edition = type[AnnualReportBefore2019] | type[AnnualReport2019] | type[AnnualReport2021]

EDITIONS: tuple[Edition, ...] = (AnnualReportBefore2019, AnnualReport2019, AnnualReport2021)


def edition_for(year: int) -> Edition:
    """Return the edition of a year: before 2019, 2019 and 2020, or from 2021 on.

    Raises InvalidValue for a year before 2008, the first that was reported on.

    >>> edition_for(2020).__name__
    'AnnualReport2019'
    """
    for edition in EDITIONS:
        if year in edition.years:
            return edition
    raise InvalidValue(f"edition_for: got {year!r}; annual reports are made for the years from 2008 on")
