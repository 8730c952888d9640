"""Derived sentences: plain functions of the report that stay true when it changes.

Each is, or returns, a function of the report that gives text with slots, or nothing where there is nothing to
say. An office rewords one by writing its own. `figure_rows`, `checklist_rows` and `portal_record` give what stands
beside the text.
"""

from reportkit.phrases.factory import phrase_factory
from reportkit.phrases.figures import (
    breakdown,
    claim,
    compared,
    fees,
    outcomes,
    reviews,
    totals,
    when_none,
)
from reportkit.phrases.opening import (
    aggregation,
    annual_title,
    basis,
    contact,
    contact_in_full,
    download,
    parts,
    parts_in_all,
    period,
    period_from_to,
    portal_record,
)
from reportkit.phrases.rows import checklist_rows, figure_rows
from reportkit.phrases.set_pieces import next_year, no_applications, no_fees, no_reviews, nothing_else

__all__ = [
    "aggregation",
    "annual_title",
    "basis",
    "breakdown",
    "checklist_rows",
    "claim",
    "compared",
    "contact",
    "contact_in_full",
    "download",
    "fees",
    "figure_rows",
    "next_year",
    "no_applications",
    "no_fees",
    "no_reviews",
    "nothing_else",
    "outcomes",
    "parts",
    "parts_in_all",
    "period",
    "period_from_to",
    "phrase_factory",
    "portal_record",
    "reviews",
    "totals",
    "when_none",
]
