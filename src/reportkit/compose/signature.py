"""The signature and date of a document without seal (GB/T 9704-2012, 7.3.5.2)."""

from collections.abc import Iterator
from datetime import date

from reportkit.manuscript import Line, Role, Span, width
from reportkit.wording import full_date

SHIFT = 2  # 字 from the name's first character to the date's


def signature(name: str, signed: date) -> Iterator[Line]:
    """Yield one blank line, the name and the date, held together so that none stands alone.

    >>> from datetime import date
    >>> [line.begins for line in signature("示例县人民政府", date(2019, 1, 14))][1:]
    [9.0, 7.0]
    """
    printed = full_date(signed)
    name_begins, date_begins = beginnings(width(name), width(printed))
    yield Line(Role.BODY, keep_next=True)
    yield Line(Role.SIGNATURE, (Span(name),), origin="office", begins=name_begins, keep_next=True)
    yield Line(Role.DATE, (Span(printed),), origin="signed", begins=date_begins, left=SHIFT)


def beginnings(name: float, date: float) -> tuple[float, float]:
    """Return how far from the right edge name and date begin, in 字, given their widths in 字.

    The name ends two 字 from the edge and the date begins two 字 right of where the name begins; a date
    that is longer than the name ends two 字 from the edge itself, and the name moves left accordingly.
    """
    name_begins = max(name, date + SHIFT if date > name else 0) + 2
    return name_begins, name_begins - SHIFT
