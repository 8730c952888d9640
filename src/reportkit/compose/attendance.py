"""Who took part in a meeting, below the text of its minutes (GB/T 9704-2012, 10.3)."""

from collections.abc import Iterator, Mapping

from reportkit.compose.figures import Spans
from reportkit.manuscript import Line, Mark, Role, Span, width

INDENT = 2  # 字
WIDEST = 14  # 字: half a line; names stand under no label that leaves them less


def attendance(people: Mapping[str, Spans]) -> Iterator[Line]:
    """Yield a blank line, and those present, excused and observing, each under a label; names turn behind its colon.

    >>> [(line.text, line.left) for line in attendance({"出席": (Span("张三、李四"),), "列席": (Span("王五"),)})][1:]
    [('出席：张三、李四', 5.0), ('列席：王五', 5.0)]
    """
    if people:
        yield Line(Role.BODY, keep_next=True)
    for label, names in people.items():
        wide = width(label) + 1
        hanging = wide if wide <= WIDEST else 0
        spans = (Span(f"{label}：", Mark.LEAD), *names)
        yield Line(Role.ATTENDANCE, spans, origin="attendance", left=INDENT + hanging, hanging=hanging)
