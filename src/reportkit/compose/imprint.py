"""The imprint's lines: addressees moved there, copies, who printed it and when (GB/T 9704-2012, 7.4)."""

from collections.abc import Iterator, Sequence
from datetime import date

from reportkit.compose.figures import Spans
from reportkit.manuscript import Line, Role, Span
from reportkit.wording import full_date

LABEL_WIDTH = 3  # 字: 抄送：
INDENT = 1  # 字 from either edge


def imprint(
    addressees: Sequence[Spans], copies: Sequence[Spans], office: Spans, printed: date | None
) -> Iterator[Line]:
    """Yield the lines of an imprint; turned lines stand under the first name (7.4.2).

    >>> lines = imprint([], [(Span("县委办公室"),), (Span("县法院"),)], (Span("县政府办公室"),), date(2019, 1, 5))
    >>> [line.text for line in lines]
    ['抄送：县委办公室，县法院。', '县政府办公室', '2019年1月5日印发']
    """
    yield from _names(Role.IMPRINT_ADDRESSEES, "主送：", "、", addressees, "addressees")
    yield from _names(Role.COPIES, "抄送：", "，", copies, "imprint.copies")
    if printed is not None:
        yield Line(Role.PRINTED_BY, office, origin="imprint.office", left=INDENT)
        yield Line(Role.PRINTED_ON, (Span(f"{full_date(printed)}印发"),), origin="imprint.printed")


def _names(role: Role, label: str, between: str, names: Sequence[Spans], origin: str) -> Iterator[Line]:
    if names:
        spans = [span for name in names for span in (Span(between), *name)][1:]
        left = INDENT + LABEL_WIDTH
        yield Line(role, (Span(label), *spans, Span("。")), origin=origin, left=left, hanging=LABEL_WIDTH)
