"""Edits of notes carried into the texts that hold them, ahead of those of the text: no line gets other words by one."""

from collections.abc import Sequence
from typing import Any

from reportkit.approval.applying.paragraphs import Lines, put
from reportkit.approval.applying.pieces import cuts_of
from reportkit.approval.applying.refusing import Refusal
from reportkit.approval.edits import Edit
from reportkit.comparison.changes import Reformatted, Removed, Reworded
from reportkit.manuscript import Block, notes_in
from reportkit.model import Footnote, Report
from reportkit.place import Place


def with_notes(report: Report, blocks: Sequence[Block], edits: Sequence[Edit], lines: Lines) -> Report:
    """Return a report in which notes say what edits want of them, or are gone; raises Refusal for one that came."""
    of: dict[Place, list[Edit]] = {}
    for edit in edits:
        if not edit.change.before or not isinstance(edit.change, (Reformatted, Removed, Reworded)):
            same = [
                one.number for one in edits if isinstance(one.change, Removed) and one.change.old == edit.change.new
            ]
            raise Refusal([edit.number, *same], "note")  # one that was moved is not to be gone
        of.setdefault(edit.change.before, []).append(edit)
    notes = {Place.parse(note.origin): note for at in _olds(edits) for note in notes_in(blocks[at])}
    for place in sorted(of, key=[*notes].index, reverse=True):  # so that those before keep their places
        numbers = [edit.number for edit in of[place]]
        *above, _ = place.steps  # of the note itself
        held = _at(report, above)
        if not isinstance(held, Footnote):
            raise Refusal(numbers, "generated")
        if any(isinstance(edit.change, Removed) for edit in of[place]):
            report = _without(report, above, numbers)
            continue
        changes = ((edit, edit.change) for edit in of[place])
        told = [(edit, change) for edit, change in changes if isinstance(change, (Reformatted, Reworded))]
        cuts = [one for edit, change in told for one in cuts_of(edit, change)]
        report = put(report, place.steps, lines.paragraph(held.words, notes[place].spans, cuts, place))
    return report


def _olds(edits: Sequence[Edit]) -> list[int]:
    return sorted({old for edit in edits for old in edit.difference.olds})


def _at(report: Report, steps: Sequence[str | int]) -> object:
    held: Any = report
    for step in steps:
        held = held[step] if isinstance(step, int) else getattr(held, step)
    return held


def _without(report: Report, steps: Sequence[str | int], numbers: Sequence[int]) -> Report:
    """Return a report without the piece of a text that stands at a path."""
    *above, at = steps
    pieces = _at(report, above)
    if not isinstance(pieces, tuple) or not isinstance(at, int):
        raise Refusal(numbers, "generated")
    left = (*pieces[:at], *pieces[at + 1 :])
    return put(report, above, left[0] if len(left) == 1 else left)
