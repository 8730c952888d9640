"""What was written on the approval sheet of a draft: no part of its text, and what a superior is asked for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from reportkit.approval.edits import DraftComment
from reportkit.approval.opinions import told_by
from reportkit.compose.approval import BLANK_DAY, approval_sheet
from reportkit.formats.approval import USUAL, ApprovalBox, ApprovalForm
from reportkit.model import Report
from reportkit.model.approval import Told
from reportkit.readers.docx.approval import SHEET
from reportkit.readers.word_file import Trace

BLANKS = re.compile(r"\s+")
ROOM = re.compile(r"(?:^|(?<!\d)\s+)年\s*月\s*日$")
"""The room that is left for a day."""

Said = Mapping[str, Sequence[str]]
"""The lines in the boxes of a sheet, by their places, the label first."""


def without_what_follows(
    said: Said, traces: Mapping[str, Sequence[Trace]], report: Report, form: ApprovalForm | None
) -> Said:
    """Return what a sheet of another version says, but what follows from the report, and nobody tracked, as this one.

    The title, number and addressees there are those of that version: nobody wrote them.
    """
    sheet = approval_sheet(report)
    given = _printed(report, form or USUAL)
    follow = {f"{SHEET}“{''.join(label.split())}”" for label in (sheet.told if sheet else {})} & given.keys()
    follow -= {f"{SHEET}“{''.join(label.split())}”" for label in (sheet.given if sheet else ())}
    untouched = {place for place in follow & said.keys() if not traces.get(place)}
    return {place: [*lines[:1], *given[place]] if place in untouched else lines for place, lines in said.items()}


def approval_on_sheet(said: Said, report: Report, form: ApprovalForm | None) -> Mapping[str, Told]:
    """Return what the boxes of a sheet in which somebody wrote say now, as `Report.approval` has it."""
    if not said:
        return {}
    given = _printed(report, form or USUAL)
    there = _boxes(said, list(given))
    found: dict[str, Told] = {}
    for box in (box for row in (form or USUAL).rows for box in row.boxes):
        place = _place(box)
        lines = said.get(there.get(place, ""), ())
        if _bare(lines[1:]) != _bare(given.get(place, ())) and (told := told_by(box, lines[1:], report)) is not None:
            found[box.label] = told
    return found


def written_on_sheet(
    said: Said, traces: Mapping[str, Sequence[Trace]], report: Report, form: ApprovalForm | None
) -> Iterator[DraftComment]:
    """Yield the words that somebody wrote in the boxes of a sheet, or in the place of what stood there.

    A box that has another label is told by the one that it had, where that stood.
    """
    if not said:
        if report.approval:
            yield DraftComment(place=None, where=SHEET, text="删去了发文稿纸")
        return
    yield from _beside(said.get(SHEET, ()), f"{report.office.name}{(form or USUAL).title}")
    given = _printed(report, form or USUAL)
    there = _boxes(said, list(given))
    known = {now: place for place, now in there.items()}
    for now, lines in said.items():
        if now == SHEET:
            continue
        place, was = known.get(now, now), given.get(known.get(now, ""), ())
        told: list[str] = []
        if place != now:
            told.append(f"栏目名称改为“{_label(now)}”" if _label(now) else "删去了栏目名称")
        elif now not in known:
            told.append("加了这一栏")
        if _bare(lines[1:]) != _bare(was):
            told.append(_written(lines[1:], was))
        if told:
            author, date = _whose(traces.get(now, ()))
            yield DraftComment(place=None, where=place, text="；".join(told), author=author, date=date)
    for place in given:
        if place not in there:
            yield DraftComment(place=None, where=place, text="删去了这一栏")


def _beside(lines: Sequence[str], title: str) -> Iterator[DraftComment]:
    """Yield what stands above and below the boxes, but for the title."""
    written = [words for line in lines if (words := "".join(line.split()))]
    for number, words in enumerate(written):
        if words != title:
            changed = title not in written and number == 0
            text = f"标题改为“{words}”" if changed else f"写有“{words}”"
            yield DraftComment(place=None, where=SHEET, text=text)
    if not written:
        yield DraftComment(place=None, where=SHEET, text="删去了标题")


def _boxes(said: Said, given: Sequence[str]) -> Mapping[str, str]:
    """Return the place that each box of a sheet has now: its own, or that of one with another label where it stood."""
    now = [place for place in said if place != SHEET]
    found: dict[str, str] = {}
    for kind, first, last, first_now, last_now in SequenceMatcher(None, given, now, autojunk=False).get_opcodes():
        if kind == "equal" or last - first == last_now - first_now:
            found.update(zip(given[first:last], now[first_now:last_now], strict=True))
    return found | {place: place for place in given if place in said}


def _whose(traces: Sequence[Trace]) -> tuple[str, str]:
    """Return whose tracked change stands in a box, of what came first."""
    here = [one for trace in traces for one in trace.revisions]
    found = next(iter(sorted(here, key=lambda one: one.kind != "插入")), None)
    return (found.author, found.date) if found else ("", "")


def _printed(report: Report, form: ApprovalForm) -> Mapping[str, Sequence[str]]:
    """Return what the sheet of a report says in its boxes, without their labels."""
    sheet = approval_sheet(report)
    told = sheet.told if sheet else {}
    found: dict[str, Sequence[str]] = {}
    for box in (box for row in form.rows for box in row.boxes):
        blank = box.blank or (BLANK_DAY if box.signed else "")
        entries = [text for one in told.get(box.label, ()) for text in (one.words, one.signed) if text]
        found[_place(box)] = entries or [blank]
    return found


def _place(box: ApprovalBox) -> str:
    return f"{SHEET}“{''.join(box.label.split())}”"


def _label(place: str) -> str:
    return place.removeprefix(f"{SHEET}“").removesuffix("”")


def _bare(lines: Sequence[str]) -> str:
    return "".join("".join(lines).split())


def _written(lines: Sequence[str], was: Sequence[str]) -> str:
    """Return what was written: before or behind what stood there, or in its place."""
    words, former = _bare(lines), _bare(was)
    if former and words.endswith(former):
        return _without(_shown(lines), former, behind=True)
    if former and words.startswith(former):
        return _without(_shown(lines), former, behind=False)
    said = ROOM.sub("", _shown(lines)) or "空白"
    stood = ROOM.sub("", _shown(was))
    return f"{said}（原为“{stood}”）" if stood else said


def _shown(lines: Sequence[str]) -> str:
    return "　".join(filter(None, (BLANKS.sub("　", line.strip()) for line in lines)))


def _without(said: str, was: str, *, behind: bool) -> str:
    """Return words without those that stood there, however blanks stand among these."""
    there = r"\s*".join(map(re.escape, was))
    return re.sub(rf"\s*{there}\s*$" if behind else rf"^\s*{there}\s*", "", said).strip() or "空白"
