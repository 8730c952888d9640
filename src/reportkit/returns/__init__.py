"""Returns of many units, added up into the ledgers of a county."""

from reportkit.returns.cells import cell_names
from reportkit.returns.county import County, add_up
from reportkit.returns.filed import Filed
from reportkit.returns.findings import FAULTS, ReturnFinding
from reportkit.returns.form import form_for
from reportkit.returns.last_year import unmatched
from reportkit.returns.reading import read_return, read_returns
from reportkit.returns.reading.csv_file import write_csv
from reportkit.returns.reading.progress import progress_bar
from reportkit.returns.received import Clerk, Received
from reportkit.returns.roster_faults import InvalidRoster
from reportkit.returns.roster_file import load_roster, save_roster
from reportkit.returns.unit_return import UnitReturn
from reportkit.returns.units import Roster, Unit
from reportkit.returns.workbook import write_workbook, write_workbooks

__all__ = [
    "FAULTS",
    "Clerk",
    "County",
    "Filed",
    "InvalidRoster",
    "Received",
    "ReturnFinding",
    "Roster",
    "Unit",
    "UnitReturn",
    "add_up",
    "cell_names",
    "form_for",
    "load_roster",
    "progress_bar",
    "read_return",
    "read_returns",
    "save_roster",
    "unmatched",
    "write_csv",
    "write_workbook",
    "write_workbooks",
]
