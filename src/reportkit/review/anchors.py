"""Findings at the words of a manuscript that they are about, as comments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from reportkit.manuscript import Block, Comment, Grid, Image, Line, Manuscript, cell_text
from reportkit.place import Place
from reportkit.review.reviewer import Reviewer
from reportkit.review.words import comment
from reportkit.rules import Finding
from reportkit.rules.places import OUTSIDE, TABLE_ROW, row_of


@attrs.frozen
class Stretch:
    """Words that a comment can stand at (文段): where they are in the manuscript, and the words.

    Those of a note are commented on at its mark, which is `at` a place in the text.
    """

    block: int
    cell: tuple[int, int] | None
    text: str
    at: int | None = None


Stretches = Mapping[str, Sequence[Stretch]]


def annotated(manuscript: Manuscript, findings: Iterable[Finding], reviewer: Reviewer) -> Manuscript:
    """Return a manuscript with one comment for each finding, at the words where its rule found them.

    One that does not know where its words begin stands at its whole paragraph; one that has no place in the text,
    such as a fact, at the title.
    """
    stretches = _stretches(manuscript)
    comments = []
    for finding in findings:
        stretch, start, end = _anchor(finding, stretches)
        if stretch.at is not None:
            start, end = max(stretch.at - 1, 0), stretch.at
        comments.append(
            Comment(
                stretch.block,
                stretch.cell,
                start,
                end,
                comment(finding, finding.message),
                reviewer.name,
                reviewer.initials,
                reviewer.day,
            )
        )
    return attrs.evolve(manuscript, comments=(*manuscript.comments, *comments))


def first_foreign_place(manuscript: Manuscript, findings: Iterable[Finding]) -> int | None:
    """Return which of some findings is the first at a place that a manuscript does not have, None where none is."""
    stretches = _stretches(manuscript)
    for number, finding in enumerate(findings):
        known = any(name in stretches for outer in _outward(finding.place) for name in _inner(outer))
        if not known and finding.place.partition("[")[0] not in OUTSIDE:
            return number
    return None


def _stretches(manuscript: Manuscript) -> dict[str, list[Stretch]]:
    found: dict[str, list[Stretch]] = {}
    for position, block in enumerate(manuscript.blocks):
        for place, stretch in _of_block(block, position):
            found.setdefault(place, []).append(stretch)
    return found


def _of_block(block: Block, position: int) -> Iterator[tuple[str, Stretch]]:
    match block:
        case Line() if block.text:
            yield block.origin, Stretch(position, None, block.text)
            yield from _of_notes(block, position)
        case Image():
            yield block.origin, Stretch(position, None, "")
        case Grid():
            for number, (place, row) in enumerate(block.placed_rows()):
                for index, text in enumerate(map(cell_text, row)):
                    if text:
                        yield f"{place}[{index}]", Stretch(position, (number, index), text)


def _of_notes(line: Line, position: int) -> Iterator[tuple[str, Stretch]]:
    """Yield the notes of a line: no program shows comments among the notes, but all at the marks."""
    at = 0
    for span in line.spans:
        at += len(span.text)
        if span.note:
            yield span.note.origin, Stretch(position, None, span.note.text, at)


def _anchor(finding: Finding, stretches: Stretches) -> tuple[Stretch, int, int]:
    around = _around(finding.place, stretches)
    start, quoted = finding.start, finding.quotation
    for stretch in around if start is not None and start >= 0 else ():
        for words in (quoted, quoted.removesuffix("…")):  # it may have been cut
            if words and start is not None and stretch.text.startswith(words, start):
                return stretch, start, start + len(words)
    return around[0], 0, len(around[0].text)


def _around(place: str, stretches: Stretches) -> Sequence[Stretch]:
    """Return what stands at a place, or in what it lies in; else the title."""
    for outer in _outward(place):
        for name in _inner(outer):
            if name in stretches:
                return stretches[name]
    return stretches["title"] if "title" in stretches else next(iter(stretches.values()))


def _outward(place: str) -> Iterator[str]:
    return map(str, Place.parse(place).outward())


def _inner(place: str) -> tuple[str, ...]:
    """Return a place and what stands first in it."""
    if TABLE_ROW.fullmatch(place):
        return place, f"{row_of(place)}[0]"
    return place, f"{place}.title", f"{place}.caption", f"{place}.header[0][0]", f"{place}.rows[0][0]"
