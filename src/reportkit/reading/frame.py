"""What stands around the text of a file as fields of a report: letterhead, signature, note, imprint."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import attrs

from reportkit.errors import ReportkitError
from reportkit.manuscript import ENTRIES, HEAD, IMPRINT, Line, Role
from reportkit.model import Contents, Imprint, Letterhead, PlainSignature, SealedSignature
from reportkit.model.fields import YEARS
from reportkit.reading.office import bodies
from reportkit.reading.parts import DocumentParts
from reportkit.reading.result import Notes, in_chinese
from reportkit.reading.words import clean, day_of, said

WORD = re.compile(r"(?P<body>.+)(?P<word>文件)")
SIGNERS = re.compile(r"^签\s*发\s*人\s*[：:]?\s*")
LABEL = re.compile(r"[^：:]{1,8}[：:]\s*")
PAIR = re.compile(r"(?P<label>[^\s:：]{1,12})\s*[:：]\s*(?P<value>.*?)(?=\s+[^\s:：/]{2,12}\s*[:：](?!//)|$)")
PARENTHESES = "（）()"
UNSIGNED = f"署名和成文日期不全，或者日期不是{YEARS[0]}年至{YEARS[-1]}年的某月某日，作为正文保留"


@attrs.define
class Frame:
    """The fields of a report around its text (版头、署名、版记), and the lines that none of them takes.

    `lines` are those that each field says, so that they may stand in the text where the report refuses the field.
    """

    fields: dict[str, Any] = attrs.Factory(dict)
    lines: dict[str, list[Line]] = attrs.Factory(dict)
    before: list[Line] = attrs.Factory(list)
    after: list[Line] = attrs.Factory(list)

    def give(self, name: str, value: Any, lines: Sequence[Line]) -> None:
        """Give a field."""
        self.fields[name] = value
        self.lines[name] = list(lines)

    def withdraw(self, name: str, notes: Notes, reason: str) -> None:
        """Leave a field out: its lines stand in the text."""
        del self.fields[name]
        for line in self.lines.pop(name):
            notes.plain(line.origin, f"不合{name}的要求，作为正文保留：{reason}", line.text)
            (self.before if line.role in (*HEAD, Role.STAGE, Role.ADDRESSEES) else self.after).append(line)


def frame_of(parts: DocumentParts, notes: Notes, *, sealed: bool) -> Frame:
    """Return what stands around the text of a file; one that is sealed has room for a seal on its signature."""
    frame = Frame()
    _contents(parts, frame)
    if stage := parts.of(Role.STAGE):
        frame.give("stage", clean(stage[0].text).strip(PARENTHESES), stage[:1])
        frame.before += stage[1:]
    if addressed := parts.of(Role.ADDRESSEES, Role.IMPRINT_ADDRESSEES):
        names = [said(re.sub(r"^主\s*送\s*[:：]", "", line.text)).rstrip("：:。") for line in addressed]
        frame.give("addressees", tuple(names), addressed)
    _letterhead(parts, frame, notes)
    if present := parts.of(Role.ATTENDANCE):
        frame.give("attendance", _labelled(present), present)
    _signature(parts, frame, notes, sealed=sealed)
    if notes_below := parts.of(Role.NOTE):
        frame.give("note", said(notes_below[0].text).strip(PARENTHESES), notes_below[:1])
        frame.after += notes_below[1:]
    _imprint(parts, frame)
    _record(parts, frame, notes)
    return frame


def _contents(parts: DocumentParts, frame: Frame) -> None:
    """Take contents as deep as they go; what they name, and where, follows from the headings."""
    entries = parts.of(*ENTRIES)
    attached = [line for line in entries if line.text.startswith("附件") or line.number.startswith("附件")]
    levels = [ENTRIES.index(line.role) + 1 for line in entries if line not in attached]
    if entries:
        frame.give("contents", Contents(max(levels, default=1), attachments=bool(attached)), [])


def _letterhead(parts: DocumentParts, frame: Frame, notes: Notes) -> None:
    marks, word = parts.of(Role.MARK), parts.of(Role.MARK_WORD)
    names = [said(line.text) for line in marks]
    ended = WORD.fullmatch(names[0]) if len(names) == 1 and not word else None
    steps: list[tuple[dict[str, Any], list[Line]]] = []
    if ended:
        steps.append(({"mark": (ended["body"],)}, marks))
    elif marks:
        steps.append(({"mark": tuple(names), "word": clean(word[0].text) if word else None}, [*marks, *word]))
    for role, name in ((Role.DOCUMENT_NUMBER, "number"), (Role.COPY_NUMBER, "copy")):
        steps += [({name: said(line.text)}, [line]) for line in parts.of(role)[:1]]
    for role, name in ((Role.SECRECY, "secrecy"), (Role.URGENCY, "urgency")):
        steps += [({name: clean(line.text)}, [line]) for line in parts.of(role)[:1]]
    if signers := parts.of(Role.SIGNERS):
        steps.append(({"signers": tuple(_people(signers))}, signers))
    given: dict[str, Any] = {}
    taken: list[Line] = []
    for fields, lines in steps:
        try:
            Letterhead(**given, **fields)
        except ReportkitError as error:
            for line in lines:
                notes.plain(line.origin, f"不合版头的要求，作为正文保留：{in_chinese(error)}", line.text)
            frame.before += lines
            continue
        given |= fields
        taken += lines
    frame.before += [line for line in parts.of(*HEAD) if line not in taken and line not in frame.before]
    if taken:
        frame.give("letterhead", Letterhead(**given), taken)


def _people(lines: Sequence[Line]) -> list[str]:
    """Return the names of signers; one of two characters may have a blank between them."""
    names: list[str] = []
    for line in lines:
        single = ""
        for piece in filter(None, re.split(r"[\s\u3000、，]+", SIGNERS.sub("", clean(line.text), count=1))):
            if len(piece) == 1:
                single += piece
            if len(piece) > 1 or len(single) == 2:
                names.append(said(piece if len(piece) > 1 else single))
                single = ""
    return names


def _labelled(lines: Sequence[Line]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        label, _, names = clean(line.text).replace(":", "：", 1).partition("：")
        found[label] = said(names)
    return found


def _signature(parts: DocumentParts, frame: Frame, notes: Notes, *, sealed: bool) -> None:
    signed, dated = parts.of(Role.SIGNATURE), parts.of(Role.DATE)
    for line in parts.of(Role.POST):
        notes.plain(line.origin, "签名章上的姓名不在文字里，签名人职务作为正文保留", line.text)
        frame.after.append(line)
    day = _day(dated[0].text) if dated else None
    names = bodies([line.text for line in signed])
    if day is None or not names:
        for line in (*signed, *dated):
            notes.plain(line.origin, UNSIGNED, line.text)
        frame.after += [*signed, *dated]
        return
    frame.after += dated[1:]
    frame.give("signed", day, [*signed, *dated[:1]])
    joint = names if len(names) > 1 else ()
    if joint or sealed:
        frame.give("signature", (SealedSignature if sealed else PlainSignature)(joint), [])


def _day(text: str) -> date | None:
    """Return the day that a line gives, None where it gives none that a report can be of."""
    day = day_of(text)
    return day if day is not None and day.year in YEARS else None


def _imprint(parts: DocumentParts, frame: Frame) -> None:
    copies, office, printed = (parts.of(role)[:1] for role in (Role.COPIES, Role.PRINTED_BY, Role.PRINTED_ON))
    given: dict[str, Any] = {}
    if copies:
        given["copies"] = (said(LABEL.sub("", clean(copies[0].text), count=1)).rstrip("。"),)
    day = _day(re.sub(r"印\s*发\s*。?$", "", printed[0].text.strip())) if printed else None
    if office and day:
        given |= {"office": said(office[0].text), "printed": day}
    if parts.of(Role.IMPRINT_ADDRESSEES):
        given["takes_addressees"] = True
    lines = [*copies, *(office if day else []), *(printed if office and day else [])]
    _give(frame, "imprint", lambda: Imprint(**given) if given else None, lines)
    frame.after += [
        line for line in parts.of(*IMPRINT) if line not in lines and line.role is not Role.IMPRINT_ADDRESSEES
    ]


def _give(frame: Frame, name: str, make: Callable[[], Any], lines: Sequence[Line]) -> None:
    """Give a field that may refuse what it is made of; its lines then stand in the text."""
    try:
        made = make()
    except ReportkitError:
        frame.after += lines
        return
    if made is not None:
        frame.give(name, made, lines)


def _record(parts: DocumentParts, frame: Frame, notes: Notes) -> None:
    """Keep what a portal prints around a text as its record; all of it is told."""
    record: dict[str, str] = {}
    for line in parts.of(Role.PAGE_NUMBER):
        for pair in PAIR.finditer(clean(line.text)):
            if pair["value"].strip():
                record.setdefault(pair["label"], pair["value"].strip())
        notes.left(line.origin, "网页上的栏目文字，不是正文；其中的名称和值存入record", line.text)
    if record:
        frame.give("record", record, [])
