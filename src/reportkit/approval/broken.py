"""Lines that somebody broke by hand within a paragraph, and tabs: paragraphs of their own, and blanks.

No text of a report has either, so that words on both sides would run together.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportkit.alignment.parting import TEXT
from reportkit.manuscript import Block, Grid, GridCell, GridEntry, Line, Role, Span
from reportkit.readers.word_file import Trace

BREAK = re.compile("[ \u3000]*[\n\t]+[ \u3000\n\t]*")
"""What parts words as a blank does."""

SET_APART = frozenset((*TEXT, Role.TABLE_NOTE, Role.TABLE_CAPTION, Role.TABLE_UNIT, Role.PICTURE_CAPTION))
"""What a report says on lines that end where the page does."""

Known = tuple[Block, tuple[str, ...]]
"""A block, and the names that it is known by."""


def with_breaks_told(
    blocks: Sequence[Known], report: Sequence[Block], traces: Mapping[str, Sequence[Trace]]
) -> tuple[list[Known], Mapping[str, Sequence[Trace]]]:
    """Return the blocks of a draft with what was broken apart, and the traces at each."""
    cells = any("\n" in text for block in report if isinstance(block, Grid) for text in _cells(block))
    tabbed = {block.role for block in report if isinstance(block, Line) and "\t" in block.text}
    found: list[Known] = []
    left = dict(traces)
    for block, names in blocks:
        if isinstance(block, Grid) and not cells:
            found.append((_with_blanks(block), names))
        elif isinstance(block, Line) and block.role in SET_APART and BREAK.search(block.text):
            for number, (part, start) in enumerate(_parts(block)):
                found.append((part, () if number else names))
                if number:
                    left[part.origin] = [_from(one, start) for one in traces.get(block.origin, ())]
        elif isinstance(block, Line) and "\t" in block.text and block.role not in tabbed:
            spans = (span._replace(text=span.text.replace("\t", " ")) for span in block.spans)
            found.append((attrs.evolve(block, spans=tuple(spans)), names))
        else:
            found.append((block, names))
    return found, left


def _parts(line: Line) -> Iterator[tuple[Line, int]]:
    """Yield the lines of a paragraph that say something, each with where it begins; what is no text stays one."""
    if line.role not in TEXT:
        yield attrs.evolve(line, spans=tuple(_blanked(line.spans))), 0
        return
    number = at = 0
    for spans in _at_breaks(line.spans):
        words = "".join(span.text for span in spans)
        if words.strip():
            part = attrs.evolve(line, spans=tuple(_blanked(spans)))
            if number:
                part = attrs.evolve(part, role=Role.BODY, number="", name=None, origin=f"{line.origin}·{number + 1}")
            yield part, at
            number += 1
        at += len(words) + 1


def _at_breaks(spans: Sequence[Span]) -> Iterator[list[Span]]:
    found: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        found.append(span._replace(text=first))
        for other in others:
            yield found
            found = [span._replace(text=other, note=None)]
    yield found


def _blanked(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield spans in which a blank stands where words were broken apart, and none at either end."""
    last = len(spans) - 1
    for number, span in enumerate(spans):
        text = BREAK.sub(" ", span.text)
        text = text.lstrip(" ") if not number and text != span.text else text
        yield span._replace(text=text.rstrip(" ") if number == last and text != span.text else text)


def _with_blanks(grid: Grid) -> Grid:
    rows = [tuple(map(_entry, row)) for row in grid.rows]
    head = len(grid.head)
    return attrs.evolve(grid, head=tuple(rows[:head]), body=tuple(rows[head:]))


def _entry(entry: GridEntry) -> GridEntry:
    match entry:
        case str():
            return BREAK.sub(" ", entry)
        case GridCell():
            spans = (span._replace(text=BREAK.sub(" ", span.text)) for span in entry.spans)
            return attrs.evolve(entry, spans=tuple(spans))
    return entry


def _cells(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        for entry in row:
            yield entry if isinstance(entry, str) else "".join(span.text for span in getattr(entry, "spans", ()))


def _from(trace: Trace, start: int) -> Trace:
    """Return what was left behind a place of a paragraph."""
    kept = tuple(attrs.evolve(one, start=one.start - start) for one in trace.revisions if one.start >= start)
    return attrs.evolve(trace, bookmarks=(), revisions=kept, remarks=(), struck=())
