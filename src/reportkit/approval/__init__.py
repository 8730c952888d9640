"""The way of a draft through approval and back: what others changed in the Word file, in terms of the report."""

import os

from reportkit.approval.accepting import Applied, RefusedEdit, apply
from reportkit.approval.applying.refusing import Reason
from reportkit.approval.draft import comparable, draft_of
from reportkit.approval.edits import DraftComment, Edit, ReturnedDraft, Version
from reportkit.approval.listed import corrected_contents
from reportkit.approval.page_edges import written_at_edges
from reportkit.approval.remarks import comments_of, drawn_on
from reportkit.approval.returning import aligned, edits_of
from reportkit.approval.sheet import approval_on_sheet, without_what_follows, written_on_sheet
from reportkit.approval.ticked import places_on_checklist, sheets_gone, written_on_checklist
from reportkit.approval.worklist import ScriptChange, Worklist, worklist
from reportkit.compose import compose
from reportkit.errors import InvalidValue
from reportkit.files import as_path
from reportkit.formats import GB9704, Format
from reportkit.formats.format import wrong_layout
from reportkit.frozen import FrozenMapping
from reportkit.model import Report
from reportkit.model.report import require_report
from reportkit.readers.docx import open_docx
from reportkit.review.reviewer import LIBRARY, Reviewer
from reportkit.writers.docx.settings import BEHIND, REMARKS, VERSION

FOREIGN = 0.25
"""What share of a report's blocks a file has at the least, or it is no draft of it."""


def read_back(
    path: str | os.PathLike[str], report: Report, *, layout: Format = GB9704, reviewer: Reviewer = LIBRARY
) -> ReturnedDraft:
    """Return what others changed in the Word file of a report, and what they remarked.

    Tracked changes are taken as accepted, struck-out words as deleted; what nobody tracked is found as well.
    Each edit is tied to its place in the report, a figure's to its fact with every other place that says it. Numbers of
    headings, tables and references that only followed are no edit. A file saved with `anchors=True` is known by its
    anchors, any other by its words.

    Parameters: `path` a .docx that was saved of this report, then edited in Word, WPS or LibreOffice; `report` the
    report as it was saved; `layout` the format that it was saved in; `reviewer` in whose name findings stand in it as
    comments: those that nobody answered are left out.

    Raises InvalidValue for what is no Word file or no draft of this report, WrongType for what is no path or no Report.

    Source: office practice.

    >>> from reportkit import Body
    >>> read_back("修改稿.docx", Report("{地区}工作报告", Body("示例县人民政府", area="示例县"), year=2018))
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: 修改稿.docx: No such file or directory; give a .docx file
    """
    require_report(report, "read_back")
    if not isinstance(layout, Format):
        raise wrong_layout("read_back", layout)
    reading = open_docx(path, "read_back", as_report=True, charts=True)
    composed = compose(report, layout.elements)
    manuscript = comparable(composed)
    marked = reading.properties.get(VERSION)
    version: Version = "unknown" if marked is None else "same" if marked == composed.digest else "other"
    draft = draft_of(reading, manuscript, other=version == "other")
    alignment = aligned(manuscript, draft)
    beside = places_on_checklist(reading.manuscript)
    told = sum(1 for block in manuscript.blocks if block.origin)
    if version != "same" and len(alignment.former) < FOREIGN * told:
        raise InvalidValue(
            "{file}: of {told} paragraphs and tables of the report it has {found}; give a draft that was saved of this "
            "report",
            file=as_path(path, "read_back"),
            told=told,
            found=len(alignment.former),
        )
    edits = tuple(edits_of(manuscript, draft, alignment, composed.digest, other=version == "other"))
    other = version == "other"
    sheet = without_what_follows(reading.sheet, draft.traces, report, layout.approval) if other else reading.sheet
    marks = reading.properties.get(REMARKS, "").split()
    return ReturnedDraft(
        edits=edits,
        comments=(
            *written_on_sheet(sheet, draft.traces, report, layout.approval),
            *written_on_checklist(reading.manuscript, None if other else composed.title),
            *written_at_edges(reading.file, layout),
            *corrected_contents(composed, reading.manuscript, draft.traces),
            *sheets_gone(reading.manuscript, filter(None, reading.properties.get(BEHIND, "").split("、"))),
            *comments_of(manuscript, draft, alignment, reviewer.name, beside, edits, marks),
            *drawn_on(manuscript, draft, alignment, reading.drawn, beside),
        ),
        approval=FrozenMapping(approval_on_sheet(sheet, report, layout.approval)),
        version=version,
    )


__all__ = [
    "Applied",
    "DraftComment",
    "Edit",
    "Reason",
    "RefusedEdit",
    "ReturnedDraft",
    "ScriptChange",
    "Worklist",
    "apply",
    "read_back",
    "worklist",
]
