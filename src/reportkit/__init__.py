"""Official Chinese reports, from facts and words to a Word file in the format of GB/T 9704-2012."""

from reportkit.errors import InvalidValue, ReportkitError, SaveFailed, WrongType
from reportkit.model import Body, Citation, Measure, Points, Report, Section, Statistic, Term
from reportkit.output import render, save
from reportkit.rules import Finding, check

__all__ = [
    "Body",
    "Citation",
    "Finding",
    "InvalidValue",
    "Measure",
    "Points",
    "Report",
    "ReportkitError",
    "SaveFailed",
    "Section",
    "Statistic",
    "Term",
    "WrongType",
    "check",
    "render",
    "save",
]
