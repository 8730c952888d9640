"""The letterhead of a draft line by line: what shares a paragraph with a place of its own, all signers as one line.

How wide names are spread and in how many rows they stand follows from who they are, and is no edit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportkit.manuscript import HEAD, IMPRINT, Block, Line, Role, Span
from reportkit.readers.word_file import Remark, Trace

Traces = Mapping[str, Sequence[Trace]]

LABEL = re.compile(r"^\s*签\s*发\s*人\s*[:：]?")
BLANK = "\u3000"
BETWEEN = re.compile(r"[、，,；;]\s*")
"""What somebody may set between signers; the library sets a blank."""

SPREAD = re.compile(r"(?<![^\s：:])(\S)\s+(\S)(?!\S)")
"""A name of two characters that is as wide as one of three."""


def apart(blocks: Sequence[Block], traces: Traces) -> tuple[list[Block], Traces]:
    """Return blocks with a place each, and the traces by these: what was left at each of two that share a paragraph."""
    held = dict(traces)
    made: list[Block] = []
    first: dict[str, Line] = {}
    for block in blocks:
        if not isinstance(block, Line) or not block.origin or block.role not in (*HEAD, *IMPRINT):
            made.append(block)
            continue
        left = first.setdefault(block.origin, block)
        if left is not block:
            own = attrs.evolve(block, origin=f"{block.origin}[1]")
            given = traces.get(block.origin, ())
            held[own.origin] = [_second(one, left.text, own.text) for one in given]
            held[block.origin] = [_first(one, left.text, own.text) for one in given]
            block = own  # noqa: PLW2901
        made.append(block)
    for rows in _rows(made):
        held[rows[0].origin] = [*_together(rows, held)]
    return [*_whole(made)], held


def with_mark_whole(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks of a file in which the mark of one body is one line: of a joint one no other body is left."""
    marks = [one for one in blocks if isinstance(one, Line) and one.role is Role.MARK]
    words = [one for one in blocks if isinstance(one, Line) and one.role is Role.MARK_WORD]
    if len(marks) != 1 or not words:
        return [*blocks]
    whole = attrs.evolve(marks[0], spans=tuple(span for one in (*marks, *words) for span in one.spans))
    return [whole if one is marks[0] else one for one in blocks if one not in words]


def with_signers_whole(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return blocks of a report in which all signers are one line.

    >>> rows = [Line(Role.SIGNERS, (Span(row),), origin="x") for row in ("签发人：张　三　李四光", "王　五　赵　六")]
    >>> [line.text for line in with_signers_whole(rows)]
    ['签发人：张三　李四光　王五　赵六']
    """
    return [*_whole(blocks)] if any(isinstance(one, Line) and one.role is Role.SIGNERS for one in blocks) else blocks


def names_of_signers(words: str) -> list[str]:
    """Return the names in a line of signers.

    >>> names_of_signers("签发人：张　三　李四光、王五")
    ['张三', '李四光', '王五']
    """
    bare = SPREAD.sub(r"\1\2", LABEL.sub("", words))
    return [one for one in re.split(r"[、，,；;\s]+", bare) if one]


def _rows(blocks: Sequence[Block]) -> list[list[Line]]:
    rows = [one for one in blocks if isinstance(one, Line) and one.role is Role.SIGNERS]
    return [rows] if rows else []


def _whole(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, all rows of signers as one where the first of them stood, none where only their label is left."""
    for rows in _rows(blocks):
        spans: list[Span] = []
        for row in rows:
            own = [
                span._replace(text=BETWEEN.sub(BLANK, SPREAD.sub(r"\1\2", span.text)))
                for span in row.spans
                if span.text
            ]
            spans += [*([Span(BLANK)] if spans else []), *own]
        whole = attrs.evolve(rows[0], spans=tuple(spans))
        said = bool(LABEL.sub("", whole.text).strip())
        yield from (whole if one is rows[0] else one for one in blocks if (one is rows[0] and said) or one not in rows)
        return
    yield from blocks


def _together(rows: Sequence[Line], traces: Traces) -> Iterator[Trace]:
    """Yield what was left at the rows of signers, as left at the one line that they are."""
    at = 0
    for row in rows:
        for trace in traces.get(row.origin, ()):
            moved = (attrs.evolve(one, start=one.start + at) for one in trace.revisions)
            yield attrs.evolve(trace, place=rows[0].origin, revisions=tuple(moved))
        at += len(row.text) + len(BLANK)


def _first(trace: Trace, left: str, right: str) -> Trace:
    kept = tuple(one for one in trace.revisions if one.start <= len(left))
    return attrs.evolve(trace, revisions=kept, remarks=tuple(one for one in trace.remarks if not _of(one, right, left)))


def _second(trace: Trace, left: str, right: str) -> Trace:
    kept = tuple(
        attrs.evolve(one, start=max(one.start - len(left), 0))
        for one in trace.revisions
        if one.start + len(one.words) >= len(left)
    )
    remarks = tuple(one for one in trace.remarks if _of(one, right, left))
    return attrs.evolve(trace, revisions=kept, remarks=remarks, bookmarks=())


def _of(remark: Remark, own: str, other: str) -> bool:
    return bool(remark.quotation) and remark.quotation in own and remark.quotation not in other
