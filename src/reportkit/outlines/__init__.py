"""The annual report on open government information, as a form for each of its editions."""

from reportkit.outlines.applicants import Applicants
from reportkit.outlines.applications import (
    Applications,
    Applications2019,
    Otherwise,
    Refused,
    Unavailable,
    Unprocessed,
)
from reportkit.outlines.before2019 import AnnualReportBefore2019, Further
from reportkit.outlines.disclosure import Disclosure2021, Documents
from reportkit.outlines.disclosure2019 import Disclosure2019, Matters, Procurement, Published
from reportkit.outlines.edition2019 import AnnualReport2019
from reportkit.outlines.edition2021 import AnnualReport2021
from reportkit.outlines.editions import edition_for
from reportkit.outlines.fees import Fee
from reportkit.outlines.identities import IDENTITIES
from reportkit.outlines.indicators import Indicator, IndicatorTable
from reportkit.outlines.ledgers import Ledgers, Ledgers2019
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
