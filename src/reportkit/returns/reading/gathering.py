"""The cells of one unit as they are read, and what is found on the way, until they make a return."""

import attrs
from attrs import field

from reportkit.returns.blanks import told_blank
from reportkit.returns.findings import ReturnFinding
from reportkit.returns.form import form_for
from reportkit.returns.reading.entries import Entry
from reportkit.returns.received import Received
from reportkit.returns.unit_return import Place, UnitReturn
from reportkit.returns.units import Roster

PARTIAL = {"not_reported", "not_filled"}
"""The errors with which a return is still judged, so that all that is wrong with it is told at once."""


@attrs.define
class Gathering:
    """What is read of one unit (读取结果), cell by cell."""

    roster: Roster
    file: str
    unit: str | None = None
    entries: dict[str, Entry] = field(factory=dict)
    places: dict[str, Place] = field(factory=dict)
    reasons: dict[str, str] = field(factory=dict)
    blank: set[str] = field(factory=set)
    findings: list[ReturnFinding] = field(factory=list)

    def say(self, name: str, message: str, *, sheet: str = "", cell: str = "", quotation: str = "") -> None:
        """Keep a finding."""
        where = {"file": self.file, "sheet": sheet, "cell": cell, "quotation": quotation}
        self.findings.append(ReturnFinding.of(name, self.unit or "", message, **where))

    def named(self, given: object, *, sheet: str = "", cell: str = "") -> None:
        """Take the unit's name, or say that there is none such."""
        name = given.strip() if isinstance(given, str) else "" if given is None else str(given)
        if name in self.roster:
            self.unit = name
        elif not name:
            self.say("unit_unnamed", "没有填写填报单位；请填写单位名单中的名称", sheet=sheet, cell=cell)
        else:
            closest = self.roster.closest(name)
            hint = f"，是否为“{closest}”？" if closest else "，请核对单位名称"
            self.say("unknown_unit", f"单位名单中没有“{name}”{hint}", sheet=sheet, cell=cell, quotation=name)

    def received(self) -> Received:
        """Return what came of it: a return, unless it is not sure what stands in a cell that is not blank."""
        if self.blank:
            for one in told_blank(form_for(self.roster.year), self.blank, self.places):
                self.say(one.name, one.message, sheet=one.sheet, cell=one.cell)
        if self.unit is None or any(found.is_error and found.name not in PARTIAL for found in self.findings):
            return Received(self.unit, self.file, None, tuple(self.findings))
        given = UnitReturn.from_cells(
            self.unit, self.roster.year, self.entries, file=self.file, reasons=self.reasons, places=self.places
        )
        return Received(self.unit, self.file, given, tuple(self.findings))


def refused(file: str, message: str) -> Received:
    """Return what comes of a file that cannot be read."""
    return Received(None, file, None, ReturnFinding.of("file_unreadable", "", message, file=file))
