"""Facts and rows of tables from the sheets that offices keep their figures in."""

from reportkit.spreadsheets.facts import SheetFacts, facts_from
from reportkit.spreadsheets.faults import InvalidSheets, SheetFault

__all__ = ["InvalidSheets", "SheetFacts", "SheetFault", "facts_from"]
