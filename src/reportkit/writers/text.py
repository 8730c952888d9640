"""Plain text (.txt): one line a paragraph or row, every number typed, as a portal takes it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from reportkit.manuscript import (
    ENTRIES,
    IMPRINT,
    Block,
    Grid,
    GridCell,
    GridEntry,
    Image,
    Line,
    Manuscript,
    Merged,
    Role,
    Span,
    note_mark,
)

PARAGRAPH = 2  # 字: what paragraphs begin with on a page, and not here


def write(manuscript: Manuscript) -> str:
    """Return the manuscript as lines of text that end in \n; an empty one sets contents, imprint and notes apart."""
    notes: list[str] = []
    text = "".join(
        f"{line}\n"
        for above, block in pairwise((None, *manuscript.blocks))
        if block is not None
        for line in (*[""] * _is_apart(above, block), *_lines(block, notes))
    )
    return "".join([text, *(["\n"] if notes else []), *(f"{note}\n" for note in notes)])


def _marked(spans: Iterable[Span], notes: list[str]) -> str:
    """Return the words of spans with the marks of their notes, which are counted through the text and kept."""
    written = []
    for span in spans:
        if span.note is None:
            written.append(span.text)
        elif span.note.number is not None:
            written.append(note_mark(span.note.number))
        else:
            mark = note_mark(len(notes) + 1)
            notes.append(mark + span.note.text)
            written.append(mark)
    return "".join(written).replace("\n", "")


def _is_apart(above: Block | None, block: Block) -> bool:
    """Tell whether the contents end or the imprint begins."""
    ends = _is_among(above, ENTRIES) and not _is_among(block, ENTRIES)
    return ends or (_is_among(block, IMPRINT) and not _is_among(above, IMPRINT))


def _is_among(block: Block | None, roles: Sequence[Role]) -> bool:
    return isinstance(block, Line) and block.role in roles


def _lines(block: Block, notes: list[str]) -> Iterator[str]:
    match block:
        case Line(role=Role.ATTACHMENT_NOTE):
            yield "\u3000" * round((block.left or PARAGRAPH) - block.hanging - PARAGRAPH) + block.text.replace("\n", "")
        case Line():
            stamps = "".join(f"\u3000［{one.alt}］" for one in block.over if block.role is Role.POST)
            yield block.number + _marked(block.spans, notes) + stamps
        case Grid():
            yield from ("\t".join([_cell(entry, notes) for entry in row]) for row in block.rows)
        case Image():
            yield f"［图：{block.alt}］"
        case _:
            assert_never(block)


def _cell(entry: GridEntry, notes: list[str]) -> str:
    """Return a cell's text, with a tab for each further column that it spans."""
    match entry:
        case str():
            return entry
        case GridCell():
            return _marked(entry.spans, notes) + "\t" * (entry.across - 1)
        case Merged():
            return "\t" * (entry.across - 1)
        case _:
            assert_never(entry)
