"""The signature and date of a document without seal (GB/T 9704-2012, 7.3.5.2)."""

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from reportkit.manuscript import Block, Line, Role, Span, width
from reportkit.wording import full_date


def signature(text: Sequence[Block], name: str, signed: date) -> Iterator[Block]:
    """Yield the text, one blank line, the name and the date, held together so that none stands alone.

    >>> from datetime import date
    >>> [line.right for line in signature([], "示例县人民政府", date(2019, 1, 14))][1:]
    [2, 0.5]
    """
    yield from text[:-1]
    yield from (attrs.evolve(block, keep_next=True) for block in text[-1:])
    printed = full_date(signed)
    name_right, date_right = right_distances(width(name), width(printed))
    yield Line(Role.BODY, keep_next=True)
    yield Line(Role.SIGNATURE, (Span(name),), origin="office", right=name_right, keep_next=True)
    yield Line(Role.DATE, (Span(printed),), origin="signed", right=date_right)


def right_distances(name: float, date: float) -> tuple[float, float]:
    """Return how far name and date end from the right edge, in 字, given their widths in 字.

    The name ends two 字 from the edge and the date begins two 字 right of where the name begins; a date
    that is longer than the name ends two 字 from the edge itself, and the name moves left accordingly.
    """
    return (2, name - date) if name >= date else (4 + date - name, 2)
