"""The annual report on open government information, as a form for each of its editions."""

from reportkit.annual_report.applicants import Applicants
from reportkit.annual_report.applications import Refused, Unavailable, Unprocessed
from reportkit.annual_report.before2019 import AnnualReportBefore2019, Further
from reportkit.annual_report.edition import AnnualReport
from reportkit.annual_report.edition2019 import (
    AnnualReport2019,
    Applications2019,
    Disclosure2019,
    Ledgers2019,
    Matters,
    Procurement,
    Published,
)
from reportkit.annual_report.edition2021 import (
    AnnualReport2021,
    Applications,
    Disclosure2021,
    Documents,
    Ledgers,
    Otherwise,
)
from reportkit.annual_report.editions import EDITIONS, edition_for
from reportkit.annual_report.fees import Fee
from reportkit.annual_report.identities import IDENTITIES
from reportkit.annual_report.indicators import Indicator, IndicatorTable
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.annual_report.narrative import Aspect, Overview, Problem
from reportkit.annual_report.national2014 import national_table
from reportkit.annual_report.own_words import AnnualReportInOwnWords
from reportkit.annual_report.reviews import Cases, Reviews
from reportkit.annual_report.schema import CARRIED_FORWARD

__all__ = [
    "CARRIED_FORWARD",
    "IDENTITIES",
    "AnnualReport",
    "AnnualReport2019",
    "AnnualReport2021",
    "AnnualReportBefore2019",
    "AnnualReportInOwnWords",
    "AnyLedgers",
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
