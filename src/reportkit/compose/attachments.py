"""Attachments: the note under the text that lists them, and the head of each."""

from collections.abc import Iterator, Sequence

from reportkit.compose.figures import Spans
from reportkit.manuscript import Line, Role, Span

LABEL = "附件："
LABEL_WIDTH = 3  # 字
INDENT = 2  # 字


def attachment_note(titles: Sequence[Spans]) -> Iterator[Line]:
    """Yield a blank line and the list of attachments (附件说明; GB/T 9704-2012, 7.3.4).

    A long title turns under its own first character, and the numbers of several stand under each other.

    >>> titles = [(Span("甲表"),), (Span("乙表"),)]
    >>> [(line.text, line.left, line.hanging) for line in attachment_note(titles)][1:]
    [('附件：1.甲表', 6.0, 4.0), ('2.乙表', 6.0, 1.0)]
    """
    if not titles:
        return
    yield Line(Role.BODY, keep_next=True)
    if len(titles) == 1:
        yield _note(LABEL, titles[0], LABEL_WIDTH, "attachments[0].note", 0)
        return
    for position, title in enumerate(titles):
        number = f"{position + 1}."
        wide = len(number) / 2
        label, out = (LABEL, LABEL_WIDTH + wide) if position == 0 else ("", wide)
        yield _note(f"{label}{number}", title, out, f"attachments[{position}].note", LABEL_WIDTH + wide)


def _note(label: str, title: Spans, hanging: float, origin: str, inside: float) -> Line:
    unbroken = (span._replace(text=span.text.replace("\n", "")) for span in title)
    return Line(
        Role.ATTACHMENT_NOTE,
        (Span(label), *unbroken),
        origin=origin,
        left=INDENT + (inside or hanging),
        hanging=hanging,
        keep_next=True,
    )


def attachment_head(label: str, title: Spans, path: str, name: str | None, *, landscape: bool) -> Iterator[Line]:
    """Yield label, blank line, title and blank line; the label starts a new page (7.3.7)."""
    yield Line(Role.ATTACHMENT_LABEL, (Span(label),), origin=path, name=name, landscape=landscape)
    yield Line(Role.BODY, landscape=landscape)
    yield Line(Role.ATTACHMENT_TITLE, title, origin=f"{path}.title", landscape=landscape)
    yield Line(Role.BODY, landscape=landscape)
