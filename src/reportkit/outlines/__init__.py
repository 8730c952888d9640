"""The annual report on open government information, as a form for each of its editions."""

from reportkit.outlines.applicants import Applicants
from reportkit.outlines.applications import Refused, Unavailable, Unprocessed
from reportkit.outlines.before2019 import AnnualReportBefore2019, Further
from reportkit.outlines.edition2019 import (
    AnnualReport2019,
    Applications2019,
    Disclosure2019,
    Ledgers2019,
    Matters,
    Procurement,
    Published,
)
from reportkit.outlines.edition2021 import (
    AnnualReport2021,
    Applications,
    Disclosure2021,
    Documents,
    Ledgers,
    Otherwise,
)
from reportkit.outlines.editions import EDITIONS, edition_for
from reportkit.outlines.fees import Fee
from reportkit.outlines.identities import IDENTITIES
from reportkit.outlines.indicators import Indicator, IndicatorTable
from reportkit.outlines.national2014 import national_table
from reportkit.outlines.reviews import Cases, Reviews
from reportkit.outlines.words import Aspect, Overview, Problem

__all__ = [
    "IDENTITIES",
    "AnnualReport2019",
    "AnnualReport2021",
    "AnnualReportBefore2019",
    "Applicants",
    "Applications",
    "Applications2019",
    "Aspect",
    "Cases",
    "Disclosure2019",
    "Disclosure2021",
    "Documents",
    "Fee",
    "Further",
    "Indicator",
    "IndicatorTable",
    "Ledgers",
    "Ledgers2019",
    "Matters",
    "Otherwise",
    "Overview",
    "Problem",
    "Procurement",
    "Published",
    "Refused",
    "Reviews",
    "Unavailable",
    "Unprocessed",
    "edition_for",
    "national_table",
]

EDITIONS |= {
    2008: AnnualReportBefore2019,
    2019: AnnualReport2019,
    2021: AnnualReport2021,
}
