"""The cells of one unit as they are read, and what is found on the way, until they make a return."""

import attrs
from attrs import field

from reportkit.errors import brief
from reportkit.submissions.findings import ReturnFinding
from reportkit.submissions.form import form_for
from reportkit.submissions.missing_cells import missing_cells
from reportkit.submissions.read_result import NOBODY, Clerk, ReadResult
from reportkit.submissions.reading.entries import Entry
from reportkit.submissions.unit_return import Place, UnitReturn
from reportkit.submissions.units import Roster
from reportkit.workbooks.labels import plain

MOST_FOUND = 300
"""Findings that are told of one return; a form has fewer cells, so that more are about what is not of the form."""

PARTIAL = {"not_reported", "not_filled"}
"""The errors with which a return is still validated, so that all that is wrong with it is told at once."""


@attrs.define
class FindingCollector:
    """What is read of one unit (读取结果), cell by cell."""

    roster: Roster
    file: str
    unit: str | None = None
    clerk: Clerk = NOBODY
    entries: dict[str, Entry] = field(factory=dict)
    places: dict[str, Place] = field(factory=dict)
    reasons: dict[str, str] = field(factory=dict)
    blank: set[str] = field(factory=set)
    findings: list[ReturnFinding] = field(factory=list)
    untold: int = 0

    def say(self, name: str, message: str, *, sheet: str = "", cell: str = "", quotation: str = "") -> None:
        """Keep a finding; of too many, how many there are."""
        if len(self.findings) >= MOST_FOUND:
            self.untold += 1
            return
        where = {"file": self.file, "sheet": sheet, "cell": cell, "quotation": quotation}
        self.findings.append(ReturnFinding.of(name, self.unit or "", message, **where))

    def named(self, given: object, *, sheet: str = "", cell: str = "") -> None:
        """Take the unit's name, or say that there is none such."""
        name = plain(given) if isinstance(given, str) else "" if given is None else str(given)
        self.unit = self.roster.called(given if isinstance(given, str) else name)
        if self.unit is not None:
            return
        if not name:
            self.say("unit_unnamed", "没有填写填报单位；请填写单位名单中的名称", sheet=sheet, cell=cell)
        else:
            closest = self.roster.closest(name)
            hint = f"，是否为“{closest}”？" if closest else "，请核对单位名称"
            self.say("unknown_unit", f"单位名单中没有“{brief(name)}”{hint}", sheet=sheet, cell=cell, quotation=name)

    def received(self) -> ReadResult:
        """Return what came of it: a return, unless it is not sure what stands in a cell that is not blank."""
        if self.untold:
            message = f"问题过多，另有{self.untold}处没有列出；请使用下发的报表重新填写"
            self.findings.append(ReturnFinding.of("form_changed", self.unit or "", message, file=self.file))
        if self.blank:
            for one in missing_cells(form_for(self.roster.year), self.blank, self.places):
                self.say(one.name, one.message, sheet=one.sheet, cell=one.cell)
        if self.unit is None or any(found.is_error and found.name not in PARTIAL for found in self.findings):
            return ReadResult(self.unit, self.file, None, tuple(self.findings), self.clerk)
        given = UnitReturn.from_cells(
            self.unit, self.roster.year, self.entries, file=self.file, reasons=self.reasons, places=self.places
        )
        return ReadResult(self.unit, self.file, given, tuple(self.findings), self.clerk)


def unopened(file: str, error: OSError) -> ReadResult:
    """Return what comes of a file that the system does not open."""
    match error:
        case FileNotFoundError():
            return refused(file, "文件已不在原处，没有读取；请核对后重新报送")
        case PermissionError():
            return refused(file, "文件无法打开：没有读取的权限，或者文件正在 Excel、WPS 中打开；请关闭后重新读取")
        case _:
            return refused(file, "文件无法打开；请复制到本机，能够打开后重新读取")


def refused(file: str, message: str) -> ReadResult:
    """Return what comes of a file that cannot be read."""
    return ReadResult(None, file, None, ReturnFinding.of("file_unreadable", "", message, file=file))
