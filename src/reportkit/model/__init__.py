"""What a report is made of: frozen facts and words, which know nothing of Word."""

from reportkit.model.content import Measure, Phrase, Points, Section
from reportkit.model.facts import Body, Citation, Statistic, Term
from reportkit.model.report import Report

__all__ = [
    "Body",
    "Citation",
    "Measure",
    "Phrase",
    "Points",
    "Report",
    "Section",
    "Statistic",
    "Term",
]
