"""Official Chinese reports, from facts and words to a Word file in the format of GB/T 9704-2012."""

from importlib import import_module
from typing import TYPE_CHECKING

from reportkit.errors import InvalidValue, ReportkitError, SaveFailed, StillOpen, WrongType, language
from reportkit.model import (
    Attachment,
    Body,
    Cell,
    Chart,
    Citation,
    Contents,
    Emphasis,
    FigureStyle,
    Footnote,
    Imprint,
    Letterhead,
    Link,
    Measure,
    Picture,
    Points,
    Report,
    Section,
    Stage,
    Statistic,
    Table,
    Term,
)
from reportkit.output import render, save, to_document

if TYPE_CHECKING:
    from reportkit.review import Clean
    from reportkit.rules import Finding, check
else:
    LATER = {"Clean": "review", "Finding": "rules", "check": "rules"}

    def __getattr__(name: str) -> object:
        """Load rules and clean copies when they are asked for first; who only saves does not wait for them."""
        if name not in LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{LATER[name]}"), name)


__all__ = [
    "Attachment",
    "Body",
    "Cell",
    "Chart",
    "Citation",
    "Clean",
    "Contents",
    "Emphasis",
    "FigureStyle",
    "Finding",
    "Footnote",
    "Imprint",
    "InvalidValue",
    "Letterhead",
    "Link",
    "Measure",
    "Picture",
    "Points",
    "Report",
    "ReportkitError",
    "SaveFailed",
    "Section",
    "Stage",
    "Statistic",
    "StillOpen",
    "Table",
    "Term",
    "WrongType",
    "check",
    "language",
    "render",
    "save",
    "to_document",
]
