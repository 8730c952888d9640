"""A report made of what was read, and the proof that it says the same."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import attrs

from reportkit.compose import compose
from reportkit.errors import InvalidValue, ReportkitError
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, Format
from reportkit.manuscript import Block, Line, Role
from reportkit.model import Attachment, Report
from reportkit.model.content import Block as ModelBlock
from reportkit.model.content import Content
from reportkit.readers.web_page import named_title
from reportkit.reading import national
from reportkit.reading.attachments import attachment_of, listed
from reportkit.reading.content import ContentReader
from reportkit.reading.frame import Frame, frame_of
from reportkit.reading.office import bodies, office_of, year_of
from reportkit.reading.outline import Outline, outlined
from reportkit.reading.parts import DocumentParts, lines_in, parted, without_internal
from reportkit.reading.proof import prove
from reportkit.reading.result import Notes, Reading, in_chinese
from reportkit.reading.run_together import parted_again
from reportkit.reading.sources import Source
from reportkit.reading.within import names_in, prove_within
from reportkit.reading.words import clean, said

REFUSABLE = ("contents", "signature", "letterhead", "imprint", "attendance", "note", "addressees", "stage", "record")
"""The fields around the text that a report may refuse together with others."""


def rebuilt(source: Source) -> Reading:
    """Return the report that a file says, and what is to be told of it."""
    notes = Notes([*source.notes])
    manuscript = parted_again(without_internal(source.manuscript, notes), notes)
    parts = parted(manuscript.blocks)
    title, lines = _title(source, parts, notes)
    frame = frame_of(parts, notes, sealed=source.sealed)
    texts = [line.text for line in lines_in(parts.text)]
    names = bodies([line.text for line in parts.of(Role.SIGNATURE)]) if "signed" in frame.fields else []
    marks = [clean(line.text) for line in parts.of(Role.MARK)]
    office = office_of(names, marks, title, texts, notes)
    fixed: dict[str, Any] = {"office": office, "year": year_of(title, texts)}
    called = names_in(manuscript.blocks)
    while True:
        tried = Notes([*notes.told])
        made = _Content(parts, frame, tried, called)
        if called.keys() != made.reader.reached:  # a link needs something of the report to lead to
            called = {bookmark: name for bookmark, name in called.items() if bookmark in made.reader.reached}
            continue
        given = {**fixed, **frame.fields, **made.fields}
        try:
            report, layout = _report(said(title), parts, given)
            break
        except ReportkitError as error:
            if not _withdrawn(frame, given, partial(_report, said(title), parts), notes, in_chinese(error)):
                raise
    report = _with_title_lines(report, lines, layout)
    guessed = [] if lines else [title]
    prove(manuscript.blocks, made.reader.instead, report, layout, tried, guessed)
    prove_within(manuscript.blocks, compose(report, layout.elements).blocks, tried)
    ledgers = national.together(made.reader.ledgers)
    return Reading(report, tuple(tried.told), layout, ledgers, source.manuscript)


def _title(source: Source, parts: DocumentParts, notes: Notes) -> tuple[str, Sequence[Line]]:
    """Return the title on one line, and the lines that it has in the file."""
    lines = parts.of(Role.TITLE)
    title = clean("".join(line.text.replace("\n", "") for line in lines)) or clean(source.manuscript.title)
    title = title or named_title([clean(line.text) for line in parts.of(Role.PAGE_NUMBER)])
    if not lines and not parts.of(Role.MARK):
        title = title or clean(source.name) or "报告"
        notes.guessed("全文", f"文件里没有标题，标题暂定为“{title}”，请核对", title)
    return title, lines


class _Content:
    """The text and the attachments of a file, made once for the lines that stand in the text (正文与附件)."""

    def __init__(self, parts: DocumentParts, frame: Frame, notes: Notes, names: Mapping[str, str]) -> None:
        self.notes = notes
        self.reader = ContentReader(notes, names=names)
        for line in parts.unbound:
            notes.plain(line.origin, "附件说明所列的附件不在文件里，作为正文保留", line.text)
        text = [*_as_text(frame.before), *parts.text, *_as_text(frame.after)]
        outline = outlined([text, *(one.content for one in parts.attached)], notes)
        content = self.reader.content(outline.parts[0])
        attachments = list(self._attachments(parts, outline, content, has_number=_numbered(frame)))
        at = next((at for at, one in enumerate(content) if isinstance(one, ModelBlock)), 0)
        self.fields: dict[str, Any] = {
            "preamble": content[:at],
            "sections": content[at:],
            "attachments": attachments,
            "scheme": outline.scheme,
            "facts": self.reader.figures,
        }

    def _attachments(
        self, parts: DocumentParts, outline: Outline, content: list[Content], *, has_number: bool
    ) -> Iterator[Attachment]:
        titles = listed(parts.of(Role.ATTACHMENT_NOTE))
        titles += [""] * len(parts.attached)
        for number, one in enumerate(parts.attached):
            below = self.reader.content(outline.parts[number + 1])
            made = attachment_of(one, titles[number], below)
            if made is None:
                self.notes.plain(one.label.origin, "附件没有标题，作为正文保留", one.label.text)
                content += [said(line.text) for line in (one.label, *one.titles) if clean(line.text)]
                content += below
            else:
                named = attrs.evolve(made, name=self.reader.name_of(one.label))
                yield named if has_number else attrs.evolve(named, apart=False)
        for title in filter(None, titles[len(parts.attached) :]):
            self.notes.guessed("附件说明", "列出的附件不在文件里，留一页空的附件", title)
            yield Attachment(said(title))


def _numbered(frame: Frame) -> bool:
    head = frame.fields.get("letterhead")
    return head is not None and head.number is not None


def _as_text(lines: Sequence[Line]) -> list[Block]:
    return [attrs.evolve(line, role=Role.BODY) for line in lines]


def _report(title: str, parts: DocumentParts, given: Mapping[str, Any]) -> tuple[Report, Format]:
    """Return the report, and the format that has a place for all of it: minutes, an order, a letter or any document."""
    report = Report(title, **given)
    head = report.letterhead
    likely = [MINUTES] if report.attendance else []
    if head is not None and head.mark and head.word is None and not parts.of(Role.TITLE):
        likely.append(ORDER)
    if head is not None and head.mark and head.word is None and head.number and parts.of(Role.TITLE):
        likely.append(LETTER)
    for layout in likely:
        try:
            compose(report, layout.elements)
        except InvalidValue:
            continue
        return report, layout
    compose(report, GB9704.elements)
    return report, GB9704


def _withdrawn(
    frame: Frame, given: Mapping[str, Any], make: Callable[[Mapping[str, Any]], object], notes: Notes, reason: str
) -> bool:
    """Leave out the field that a report refuses, or that no format has a place for; tell whether one was left out."""
    present = [name for name in REFUSABLE if name in frame.fields]
    for name in present:
        try:
            make({key: value for key, value in given.items() if key != name})
        except ReportkitError:
            continue
        frame.withdraw(name, notes, reason)
        return True
    if present:
        frame.withdraw(present[0], notes, reason)
    return bool(present)


def _with_title_lines(report: Report, lines: Sequence[Line], layout: Format) -> Report:
    """Break the title where the file does, if it would break elsewhere by itself."""
    broken = "\n".join(clean(piece) for line in lines for piece in line.text.split("\n") if piece.strip())
    printed = next(
        (line.text for line in lines_in(compose(report, layout.elements).blocks) if line.role is Role.TITLE), ""
    )
    if "\n" not in broken or broken == printed:
        return report
    try:
        return attrs.evolve(report, title=said_lines(broken))
    except InvalidValue:
        return report


def said_lines(text: str) -> str:
    """Return words of several lines as a text of a report."""
    return "\n".join(said(line) for line in text.split("\n"))
