"""Official Chinese reports, from facts and words to a Word file in the format of GB/T 9704-2012."""

from reportkit.errors import InvalidValue, ReportkitError, SaveFailed, WrongType
from reportkit.model import (
    Attachment,
    Body,
    Cell,
    Citation,
    FigureStyle,
    Measure,
    Picture,
    Points,
    Report,
    Section,
    Statistic,
    Table,
    Term,
)
from reportkit.output import render, save, to_document
from reportkit.rules import Finding, check

__all__ = [
    "Attachment",
    "Body",
    "Cell",
    "Citation",
    "FigureStyle",
    "Finding",
    "InvalidValue",
    "Measure",
    "Picture",
    "Points",
    "Report",
    "ReportkitError",
    "SaveFailed",
    "Section",
    "Statistic",
    "Table",
    "Term",
    "WrongType",
    "check",
    "render",
    "save",
    "to_document",
]
