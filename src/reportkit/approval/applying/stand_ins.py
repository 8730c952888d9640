"""Characters that stand for slots in words that came, while these are put in, and give way to them then."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import Any

import attrs

from reportkit.approval.applying.cuts import Otherwise, Pending
from reportkit.approval.applying.sources import as_written
from reportkit.approval.edits import Edit
from reportkit.comparison.changes import Reworded
from reportkit.manuscript import Block, Grid, GridCell, GridEntry, Line, Span, text_of, texts_of
from reportkit.model import Report

FIRST = 0xF0000
"""The first of the characters that are nobody's (Unicode, plane 15)."""


@attrs.define
class _StandIn:
    """A slot that words stand for (占位符代字): what it is, what it is to print, by which edit."""

    slot: str
    words: str
    edit: int


class StandIns:
    """Puts characters in the place of slots in edits, and slots in the place of these in the report (代字还原)."""

    def __init__(self) -> None:
        self._all: list[_StandIn] = []

    def of(self, edit: Edit) -> Edit:
        """Return an edit whose words have a character for each slot."""
        if not any(span.slot for block in edit.came for spans in texts_of(block) for span in spans):
            return edit
        change: Any = edit.change
        came = tuple(self._block(block, edit.number) for block in edit.came)
        made = attrs.evolve(edit, came=came)
        if isinstance(change, Reworded):
            spans = _text_of(edit)
            ends = change.start_after, change.start_after + len(change.new)
            start, end = (_length(spans, place) for place in ends)
            words = text_of(_text_of(made)).replace("\n", "")
            made = attrs.evolve(made, change=attrs.evolve(change, new=words[start:end], start_after=start))
        return made

    def _block(self, block: Block, edit: int) -> Block:
        match block:
            case Line():
                return attrs.evolve(block, spans=tuple(self._spans(block.spans, edit)))
            case Grid():
                head, body = (
                    tuple(tuple(self._entry(entry, edit) for entry in row) for row in rows)
                    for rows in (block.head, block.body)
                )
                return attrs.evolve(block, head=head, body=body)
        return block

    def _entry(self, entry: GridEntry, edit: int) -> GridEntry:
        if not isinstance(entry, GridCell):
            return entry
        return attrs.evolve(entry, spans=tuple(self._spans(entry.spans, edit)))

    def _spans(self, spans: Sequence[Span], edit: int) -> Iterator[Span]:
        for slot, alike in _runs(spans):
            if slot:
                self._all.append(_StandIn(slot, text_of(alike), edit))
                yield alike[0]._replace(text=chr(FIRST + len(self._all)), slot=None, fact=None)
            else:
                yield from alike

    def resolved(
        self,
        report: Report,
        edits: AbstractSet[int],
        otherwise: Otherwise,
        literal: AbstractSet[int],
        printed: Callable[[str], AbstractSet[str]],
    ) -> tuple[Report, list[Pending]]:
        """Return a report that has slots for the stand-ins that some edits brought, and what these are to print.

        `printed` is what a slot printed in the report.
        """
        if not self._all:
            return report, []
        written: dict[int, str] = {}
        pending: list[Pending] = []
        for number, one in enumerate(self._all, 1):
            if one.edit not in edits:
                continue
            if one.edit in literal:
                written[FIRST + number] = as_written(one.words)
                continue
            said = f"{{{one.slot}}}"
            if parts := otherwise.get((one.slot, one.words)):
                said = "".join(f"{{{part.slot}}}" if part.slot else as_written(part.words) for part in parts)
                pending += [Pending(part.slot, part.words, part.words, (one.edit,)) for part in parts if part.slot]
            elif one.words not in printed(one.slot):  # what it printed before follows, as it would where it stood
                pending.append(Pending(one.slot, one.words, one.words, (one.edit,)))
            written[FIRST + number] = said
        return _replaced(report, written), pending


def _text_of(edit: Edit) -> Sequence[Span]:
    """Return the text in which words of an edit came."""
    block, found = edit.came[0], edit.difference
    if isinstance(block, Grid) and found.row and found.row[1] is not None and found.entry is not None:
        entry = block.rows[found.row[1]][found.entry]
        return entry.spans if isinstance(entry, GridCell) else ()
    return block.spans if isinstance(block, Line) else ()


def _length(spans: Sequence[Span], upto: int) -> int:
    """Return how many characters stand before a place, each slot counted as one."""
    length = at = 0
    for slot, alike in _runs(spans):
        own = sum(len(span.text.replace("\n", "")) for span in alike)
        length += min(1 if slot else own, max(upto - at, 0))
        at += own
    return length


def _runs(spans: Sequence[Span]) -> Iterator[tuple[str | None, list[Span]]]:
    for slot, alike in groupby(spans, key=lambda span: span.slot):
        told = list(alike)
        yield from [(slot, told)] if slot else ((None, [span]) for span in told)


def _replaced(value: Any, written: dict[int, str]) -> Any:
    """Return a value of the model in whose texts others stand for some characters."""
    if isinstance(value, str):
        return value.translate(written) if not value.isascii() else value
    if isinstance(value, tuple):
        made = tuple(_replaced(one, written) for one in value)
        return value if all(one is other for one, other in zip(value, made, strict=True)) else made
    if not attrs.has(type(value)):
        return value
    changed = {}
    for field in attrs.fields(type(value)):
        if field.init:
            name = field.alias or field.name
            old = getattr(value, name, getattr(value, field.name))
            new = _replaced(old, written)
            if new is not old and new != old:
                changed[name] = new
    return attrs.evolve(value, **changed) if changed else value
