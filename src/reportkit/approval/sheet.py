"""What was written on the approval sheet of a draft: no part of its text, and what a superior is asked for."""

from collections.abc import Iterator, Mapping, Sequence

from reportkit.approval.edits import DraftComment
from reportkit.approval.opinions import told_by
from reportkit.compose.approval import BLANK_DAY, approval_sheet
from reportkit.formats.approval import USUAL, ApprovalBox, ApprovalForm
from reportkit.model import Report
from reportkit.model.approval import Told
from reportkit.readers.docx.approval import SHEET
from reportkit.readers.word_file import Trace

Said = Mapping[str, Sequence[str]]
"""The lines in the boxes of a sheet, by their places, the label first."""


def approval_on_sheet(said: Said, report: Report, form: ApprovalForm | None) -> Mapping[str, Told]:
    """Return what the boxes of a sheet in which somebody wrote say now, as `Report.approval` has it."""
    if not said:
        return {}
    given = _printed(report, form or USUAL)
    found: dict[str, Told] = {}
    for box in (box for row in (form or USUAL).rows for box in row.boxes):
        place = _place(box)
        lines = said.get(place, ())
        if _words(lines) != given.get(place, "") and (told := told_by(box, lines[1:], report)) is not None:
            found[box.label] = told
    return found


def written_on_sheet(
    said: Said, traces: Mapping[str, Sequence[Trace]], report: Report, form: ApprovalForm | None
) -> Iterator[DraftComment]:
    """Yield the words that somebody wrote in the boxes of a sheet, or in the place of what stood there."""
    if not said:
        return
    given = _printed(report, form or USUAL)
    for place, lines in said.items():
        words, was = _words(lines), given.get(place, "")
        if place == SHEET or words == was:
            continue
        came = [one for trace in traces.get(place, ()) for one in trace.revisions if one.kind == "插入"]
        yield DraftComment(
            place=None,
            where=place,
            text=_written(words, was, place),
            author=came[0].author if came else "",
            date=came[0].date if came else "",
        )


def _printed(report: Report, form: ApprovalForm) -> Mapping[str, str]:
    """Return what the sheet of a report says in its boxes, as it is read: labels with it, blanks left out."""
    sheet = approval_sheet(report)
    told = sheet.told if sheet else {}
    found: dict[str, str] = {}
    for box in (box for row in form.rows for box in row.boxes):
        blank = box.blank or (BLANK_DAY if box.signed else "")
        entries = [f"{one.words}{one.signed}" for one in told.get(box.label, ())] or [blank]
        found[_place(box)] = "".join(f"{box.label}{''.join(entries)}".split())
    return found


def _place(box: ApprovalBox) -> str:
    return f"{SHEET}“{''.join(box.label.split())}”"


def _words(lines: Sequence[str]) -> str:
    return "".join("".join(lines).split())


def _written(words: str, was: str, place: str) -> str:
    label = place.removeprefix(f"{SHEET}“").removesuffix("”")
    words, was = words.removeprefix(label), was.removeprefix(label)
    if was and words.endswith(was):
        return words.removesuffix(was)
    if was and words.startswith(was):
        return words.removeprefix(was)
    if was == "".join(BLANK_DAY.split()) or not was:
        return words or "空白"
    return f"{words or '空白'}（原为“{was}”）"
