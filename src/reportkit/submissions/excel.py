"""The way to the modules that know openpyxl, which is an extra: it is loaded by the first workbook."""

from pathlib import Path

from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.submissions.read_result import ReadResult
from reportkit.submissions.units import Roster, Unit
from reportkit.workbooks import needing_openpyxl


def read_workbook(path: Path, roster: Roster) -> ReadResult:
    """Return what came of a workbook."""
    with needing_openpyxl():
        from reportkit.submissions.reading.xlsx import read_xlsx
    return read_xlsx(path, roster)


def workbook_bytes(unit: Unit, roster: Roster, last: AnyLedgers | None) -> bytes:
    """Return the bytes of the workbook that a unit fills."""
    with needing_openpyxl():
        from reportkit.submissions.workbook.sheets import workbook
    return workbook(unit, roster, last)
