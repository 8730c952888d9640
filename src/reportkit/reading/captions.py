"""What stands above and below tables and pictures: captions, units, notes and their marks."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from reportkit.manuscript import Grid, Image, Line, Role, Span, note_mark, notes_in
from reportkit.model.paragraph import Paragraph
from reportkit.readers.word_file import BESIDE_TEXT
from reportkit.reading.attachments import PLAIN_END
from reportkit.reading.rich_text import RichText, spans_behind
from reportkit.reading.words import clean, said

UNIT = re.compile(r"(?P<open>[（(])?\s*(?:计量)?单位\s*[:：]\s*(?P<unit>[^：:，。]{1,12}?)\s*(?(open)[）)])")
BELOW = re.compile(r"(?:(?P<note>注)\s*\d{0,2}|(?P<source>资料来源|数据来源))\s*[:：]\s*(?P<words>.+)")
MARK = re.compile(r"[①-⑳]|〔\d{1,4}〕")
"""The mark of a note below a table."""


def stands_above(line: Line | Grid | Image) -> bool:
    return isinstance(line, Line) and (line.role is Role.TABLE_CAPTION or is_unit(line))


def is_unit(line: Line) -> bool:
    return line.role is Role.TABLE_UNIT or (line.role is Role.BODY and UNIT.fullmatch(clean(line.text)) is not None)


def stands_below(block: Line | Grid | Image, marks: tuple[str, ...]) -> bool:
    if not isinstance(block, Line) or block.origin.startswith(BESIDE_TEXT):
        return False
    if marks and block.text.startswith(marks):
        return True
    return block.role in {Role.TABLE_NOTE, Role.BODY} and BELOW.fullmatch(clean(block.text)) is not None


def caption_of(line: Line) -> str | None:
    words = said(line.text.lstrip("\u3000 ：:．.、")).rstrip(PLAIN_END)
    return words or None


def fields_of(beside: Sequence[Line], names: Mapping[str, str]) -> dict[str, Any]:
    """Return the caption, unit, notes and source that stand above and below a table."""
    fields: dict[str, Any] = {}
    notes: list[Paragraph] = []
    for line in beside:
        words = attrs.evolve(RichText.of(line.spans), notes=())  # below a table stand no further notes
        below = BELOW.fullmatch(words.text)
        unit = UNIT.fullmatch(words.text)
        if line.role is Role.TABLE_CAPTION:
            fields["caption"] = caption_of(line)
        elif unit and is_unit(line):
            fields["unit"] = said(unit["unit"])
        elif below and below["source"]:
            fields["source"] = words[below.start("words") :].said(names)
        elif below:
            notes.append(words[below.start("words") :].said(names))
    return fields | ({"notes": notes} if notes else {})


def typed_marks(grid: Grid) -> tuple[str, ...]:
    """Return the marks in the cells of a table that this library typed; their notes stand below it."""
    return tuple(note_mark(note.number) for note in notes_in(grid) if note.number)


def noted(beside: Sequence[Line]) -> Mapping[str, Sequence[Span]]:
    """Return what stands behind the marks of notes below a table."""
    found = ((line, MARK.match(line.text)) for line in beside)
    return {mark[0]: spans_behind(line.spans, mark.end()) for line, mark in found if mark}
