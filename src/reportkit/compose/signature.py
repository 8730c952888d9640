"""The signature and date of a document: without seal, with seals, with signature stamps (GB/T 9704-2012, 7.3.5)."""

import math
from collections.abc import Iterator, Sequence
from datetime import date

from reportkit.imaging import image_size
from reportkit.manuscript import Line, Overprint, Role, Span, width
from reportkit.model import PlainSignature, SealedSignature, Stamp, StampedSignature
from reportkit.model.signature import Signature
from reportkit.wording import full_date

SHIFT = 2  # 字 from the name's first character to the date's
SEALED = 4  # 字 from the right edge to a date under a seal or a stamp
ACROSS = 28  # 字 of a line
MOST_A_ROW = 3  # seals beside each other: 156 mm hold no more of 45 mm
LINE = 225 / 22  # mm
LOWER = 1.5  # mm that the line between name and date lies below the middle of their seal
JOINT_LOWER = 4  # mm that the foot of a name does so where seals lie beside each other, on names alone but for one
STAMP_ROWS = 3  # lines that a stamp takes, its signer's post on the second


def signature(how: Signature, office: str, signed: date) -> Iterator[Line]:
    """Yield blank lines, the names and the date, held together so that none stands alone.

    >>> from datetime import date
    >>> [line.begins for line in signature(PlainSignature(), "示例县人民政府", date(2019, 1, 14))][1:]
    [9.0, 7.0]
    """
    printed = full_date(signed)
    match how:
        case PlainSignature():
            yield from _plain(how.bodies or (office,), printed)
        case SealedSignature():
            yield from _sealed(how, how.bodies or (office,), printed)
        case StampedSignature():
            yield from _stamped(how.stamps, printed)
        case _:
            raise NotImplementedError(f"{type(how).__name__} has no way to be composed")


def _blank(lines: int) -> Iterator[Line]:
    for _ in range(lines):
        yield Line(Role.BODY, keep_next=True)


def _date(printed: str, begins: float, left: float | None = None) -> Line:
    return Line(Role.DATE, (Span(printed),), origin="signed", begins=begins, left=left)


def _plain(names: Sequence[str], printed: str) -> Iterator[Line]:
    """Yield names under each other, flush with the widest, and the date two 字 further in."""
    name_begins, date_begins = beginnings(max(map(width, names)), width(printed))
    yield from _blank(1)
    for name in names:
        yield Line(Role.SIGNATURE, (Span(name),), origin="office", begins=name_begins, keep_next=True)
    yield _date(printed, date_begins, SHIFT)


def beginnings(name: float, date: float) -> tuple[float, float]:
    """Return how far from the right edge name and date begin, in 字, given their widths in 字.

    The name ends two 字 from the edge and the date begins two 字 right of where the name begins; a date
    that is longer than the name ends two 字 from the edge itself, and the name moves left accordingly.
    """
    name_begins = max(name, date + SHIFT if date > name else 0) + 2
    return name_begins, name_begins - SHIFT


def under_seal(name: float, date: float) -> tuple[float, float]:
    """Return how far from the right edge name and date begin, in 字: the name's middle is the date's (7.3.5.1).

    The date ends four 字 from the edge; a name so long that it would stand beyond the edge ends there instead, and
    the date moves left accordingly.

    >>> under_seal(7, 6.5), under_seal(20, 6.5)
    ((10.75, 10.5), (20.0, 13.25))
    """
    middle = max(SEALED + date / 2, name / 2)
    return middle + name / 2, middle + date / 2


def _sealed(how: SealedSignature, names: Sequence[str], printed: str) -> Iterator[Line]:
    """Yield names with room for their seals, whose upper edge lies less than a line below the text."""
    if len(names) == 1:
        name_begins, date_begins = under_seal(width(names[0]), width(printed))
        yield from _blank(math.ceil((how.diameter / 2 + LOWER) / LINE) - 1)
        middle = ACROSS - date_begins + width(printed) / 2
        seal = _seals(how.pictures, names, [middle], how.diameter, LINE - LOWER)
        yield Line(Role.SIGNATURE, (Span(names[0]),), origin="office", begins=name_begins, keep_next=True, over=seal)
        yield _date(printed, date_begins)
        return
    fit = max(1, min(MOST_A_ROW, int(ACROSS / (max(map(width, names)) + 1))))
    a_row = math.ceil(len(names) / math.ceil(len(names) / fit))  # rows as even as can be
    above = math.ceil((how.diameter / 2 + JOINT_LOWER) / LINE) - 1
    for start in range(0, len(names), a_row):
        row = names[start : start + a_row]
        centres = [ACROSS / a_row * (place + 0.5) for place in range(a_row - len(row), a_row)]
        yield from _blank(math.ceil(how.diameter / LINE) - 1 if start else above)
        spans = [span for name in row for span in (Span("\u3000"), Span(name))][1:]
        yield Line(
            Role.SIGNATURE,
            tuple(spans),
            origin="office",
            keep_next=True,
            centres=tuple(centres),
            over=_seals(how.pictures[start:], row, centres, how.diameter, LINE - JOINT_LOWER),
        )
    yield _date(printed, ACROSS - centres[-1] + width(printed) / 2)


def _seals(
    pictures: Sequence[bytes], names: Sequence[str], centres: Sequence[float], diameter: float, middle: float
) -> tuple[Overprint, ...]:
    """Return the pictures of the seals of some names, where there are any."""
    return tuple(
        Overprint(picture, image_size(picture).suffix, f"{name}印章", diameter, diameter, centre, middle)
        for picture, name, centre in zip(pictures, names, centres, strict=False)
    )


def _stamped(stamps: Sequence[Stamp], printed: str) -> Iterator[Line]:
    """Yield each signer's post two 字 left of the stamp, which ends four 字 from the edge, and the date below."""
    wide = max(stamp.width for stamp in stamps) / (156 / ACROSS)
    yield from _blank(2)
    for stamp in stamps:
        yield from _blank(STAMP_ROWS // 2)
        yield Line(
            Role.POST,
            (Span(stamp.post),),
            origin="signature",
            begins=SEALED + wide + SHIFT + width(stamp.post),
            keep_next=True,
            over=(_stamp(stamp, wide),),
        )
        yield from _blank(STAMP_ROWS // 2)
    yield from _blank(1)
    yield _date(printed, SEALED + width(printed))


def _stamp(stamp: Stamp, wide: float) -> Overprint:
    """Return the picture of a stamp, as large as its width says and three lines hold."""
    size = image_size(stamp.picture) if stamp.picture else None
    high = stamp.width * size.height / size.width if size else LINE
    scale = min(1, STAMP_ROWS * LINE / high)
    return Overprint(
        stamp.picture,
        size.suffix if size else "",
        f"签名章：{stamp.name}",
        stamp.width * scale,
        high * scale,
        ACROSS - SEALED - wide / 2,
        LINE / 2,
    )
