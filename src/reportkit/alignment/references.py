"""References by what they are to: what they print is counted, and may be what another printed before."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

import attrs

from reportkit.manuscript import Block, Line, Span


def by_target(old: Sequence[Block], new: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """Return blocks in whose lines each reference that either side has says the name of its target.

    >>> from reportkit.manuscript import Role
    >>> was, now = (Line(Role.BODY, (Span("见"), Span(shown, target="渠道表"))) for shown in ("表1", "表2"))
    >>> [line.text for blocks in by_target([was], [now]) for line in blocks]
    ['见渠道表', '见渠道表']
    """
    shared = _targets(old) & _targets(new)
    return (
        ([_named(block, shared) for block in old], [_named(block, shared) for block in new]) if shared else (old, new)
    )


def _targets(blocks: Sequence[Block]) -> set[str]:
    spans = (span for block in blocks if isinstance(block, Line) for span in block.spans)
    return {span.target for span in spans if span.target}


def _named(block: Block, shared: Container[str | None]) -> Block:
    if not isinstance(block, Line) or not any(span.target in shared for span in block.spans):
        return block
    return attrs.evolve(block, spans=tuple(_told(block.spans, shared)))


def _told(spans: Sequence[Span], shared: Container[str | None]) -> Iterator[Span]:
    for target, alike in groupby(spans, key=lambda span: span.target):
        if target is not None and target in shared:
            yield next(alike)._replace(text=target)
        else:
            yield from alike
