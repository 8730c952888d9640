"""Digits as an input method gives them in full width, read as the digits that a report is written with."""

import re
from collections.abc import Sequence

import attrs

from reportkit.manuscript import Block, Grid, GridCell, GridEntry, Line, Span

FULL = re.compile("[０-９]+(?:．[０-９]+)?％?")
HALF = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def half(words: str) -> str:
    """Return words, as many characters, whose full-width digits are plain ones.

    >>> half("公开１２８条，占５２．３％")
    '公开128条，占52.3%'
    """
    return FULL.sub(lambda found: found[0].translate(HALF), words)


def with_half_digits(block: Block) -> Block:
    """Return a block whose figures are written with plain digits."""
    match block:
        case Line() if FULL.search(_all(block.spans)):
            return attrs.evolve(block, spans=_halved(block.spans))
        case Grid():
            rows = [tuple(map(_entry, row)) for row in block.rows]
            head = len(block.head)
            return attrs.evolve(block, head=tuple(rows[:head]), body=tuple(rows[head:]))
    return block


def _entry(entry: GridEntry) -> GridEntry:
    match entry:
        case str():
            return half(entry)
        case GridCell():
            return attrs.evolve(entry, spans=_halved(entry.spans))
    return entry


def _all(spans: Sequence[Span]) -> str:
    return "".join(f"{span.text}{span.note.text if span.note else ''}" for span in spans)


def _halved(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(
        span._replace(text=half(span.text), note=span.note and span.note._replace(spans=_halved(span.note.spans)))
        for span in spans
    )
