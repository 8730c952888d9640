"""Lines that somebody broke by hand within a paragraph, and tabs: paragraphs of their own, and blanks.

No text of a report has either, so that words on both sides would run together. Nor does one begin or end in a blank,
but for the wide ones by which a cell or a caption is set further in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportkit.alignment.parting import TEXT
from reportkit.manuscript import Block, Grid, GridCell, GridEntry, Line, Role, Span, cell_text
from reportkit.readers.word_file import Trace

BREAK = re.compile("[ \u3000]*[\n\t]+[ \u3000\n\t]*")
"""What parts words as a blank does."""

NARROW, WIDE = " ", "\u3000"
BLANKS = f"{NARROW}{WIDE}"
CAPTIONS = (Role.TABLE_CAPTION, Role.PICTURE_CAPTION)

SET_APART = frozenset((*TEXT, Role.TABLE_NOTE, Role.TABLE_CAPTION, Role.TABLE_UNIT, Role.PICTURE_CAPTION))
"""What a report says on lines that end where the page does."""

Known = tuple[Block, tuple[str, ...]]
"""A block, and the names that it is known by."""


def with_breaks_told(
    blocks: Sequence[Known], report: Sequence[Block], traces: Mapping[str, Sequence[Trace]]
) -> tuple[list[Known], Mapping[str, Sequence[Trace]]]:
    """Return the blocks of a draft with what was broken apart, and the traces at each."""
    texts = [told for block in report for told in _texts(block)]
    cells = any("\n" in text for text, role in texts if role is None)
    trims = all(_trimmed(text, role) == text for text, role in texts)
    tabbed = {block.role for block in report if isinstance(block, Line) and "\t" in block.text}
    found: list[Known] = []
    left = dict(traces)
    for block, names in blocks:
        if isinstance(block, Grid) and not cells:
            found.append((_with_blanks(block, trims=trims), names))
        elif isinstance(block, Line) and block.role in SET_APART and _is_typed(block, trims=trims):
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


def _texts(block: Block) -> Iterator[tuple[str, Role | None]]:
    """Yield the texts of a block with their roles, those of cells with none."""
    match block:
        case Line() if block.role in SET_APART:
            yield block.text, block.role
        case Grid():
            for row in block.rows:
                yield from ((cell_text(entry), None) for entry in row)


def _trimmed(text: str, role: Role | None) -> str:
    return _begun(text, role).rstrip(BLANKS)


def _begun(text: str, role: Role | None) -> str:
    """Return a text with the blanks in front that say something: by which words are set in, or behind a number."""
    if role in CAPTIONS:
        return f"{WIDE if text.startswith((NARROW, WIDE)) else ''}{text.lstrip(BLANKS)}"
    bare = text.lstrip(BLANKS)
    return bare if role in TEXT or bare[:1].isdigit() else text.lstrip(NARROW)


def _is_typed(line: Line, *, trims: bool) -> bool:
    """Tell a line that somebody broke, or that begins or ends in blanks, which are to be trimmed."""
    return BREAK.search(line.text) is not None or (trims and _trimmed(line.text, line.role) != line.text)


def _parts(line: Line) -> Iterator[tuple[Line, int]]:
    """Yield the lines of a paragraph that say something, each with where it begins; what is no text stays one."""
    if line.role not in TEXT:
        yield attrs.evolve(line, spans=_blanked(line.spans, line.role)), 0
        return
    number = at = 0
    for spans in _at_breaks(line.spans):
        words = "".join(span.text for span in spans)
        if words.strip():
            part = attrs.evolve(line, spans=_blanked(spans, line.role))
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
            found = [span._replace(text=other, note=None)] if other else []
    yield found


def _blanked(spans: Sequence[Span], role: Role | None = None, *, trims: bool = True) -> tuple[Span, ...]:
    """Return spans in which a blank stands where words were broken apart, and none at either end."""
    made = [span._replace(text=BREAK.sub(" ", span.text)) for span in spans]
    if made and trims:
        made[0] = made[0]._replace(text=_begun(made[0].text, role))
        made[-1] = made[-1]._replace(text=made[-1].text.rstrip(BLANKS))
    return tuple(made)


def _with_blanks(grid: Grid, *, trims: bool) -> Grid:
    rows = [tuple(_entry(entry, trims=trims) for entry in row) for row in grid.rows]
    head = len(grid.head)
    return attrs.evolve(grid, head=tuple(rows[:head]), body=tuple(rows[head:]))


def _entry(entry: GridEntry, *, trims: bool) -> GridEntry:
    match entry:
        case str():
            return _blanked([Span(entry)], trims=trims)[0].text
        case GridCell():
            return attrs.evolve(entry, spans=_blanked(entry.spans, trims=trims))
    return entry


def _from(trace: Trace, start: int) -> Trace:
    """Return what was left behind a place of a paragraph."""
    kept = tuple(attrs.evolve(one, start=one.start - start) for one in trace.revisions if one.start >= start)
    return attrs.evolve(trace, bookmarks=(), revisions=kept, remarks=(), struck=())
