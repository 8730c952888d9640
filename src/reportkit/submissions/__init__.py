"""Returns of many units, added up into the ledgers of a county."""

from reportkit.submissions.cells import cell_names, totals
from reportkit.submissions.consolidation import Consolidation, add_up
from reportkit.submissions.findings import FAULTS, ReturnFinding
from reportkit.submissions.form import Form, FormCell, form_for
from reportkit.submissions.last_year import unmatched
from reportkit.submissions.read_result import Clerk, ReadResult
from reportkit.submissions.reading import read_return, read_returns
from reportkit.submissions.reading.csv_file import save_csv
from reportkit.submissions.reading.progress import progress_bar
from reportkit.submissions.roster_faults import InvalidRoster, RosterFault
from reportkit.submissions.roster_file import load_roster, save_roster
from reportkit.submissions.submission import Submission
from reportkit.submissions.unit_return import UnitReturn
from reportkit.submissions.units import Roster, Unit
from reportkit.submissions.workbook import save_workbook, save_workbooks

__all__ = [
    "FAULTS",
    "Clerk",
    "Consolidation",
    "Form",
    "FormCell",
    "InvalidRoster",
    "ReadResult",
    "ReturnFinding",
    "Roster",
    "RosterFault",
    "Submission",
    "Unit",
    "UnitReturn",
    "add_up",
    "cell_names",
    "form_for",
    "load_roster",
    "progress_bar",
    "read_return",
    "read_returns",
    "save_csv",
    "save_roster",
    "save_workbook",
    "save_workbooks",
    "totals",
    "unmatched",
]
