"""Facts and rows of tables from the sheets that offices keep their figures in."""

from reportkit.spreadsheets.facts import SheetFacts, facts_from, save_facts
from reportkit.spreadsheets.faults import InvalidSheets, SheetFault
from reportkit.spreadsheets.rows import rows_from

__all__ = ["InvalidSheets", "SheetFacts", "SheetFault", "facts_from", "rows_from", "save_facts"]
