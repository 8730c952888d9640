"""How many things a lead-in announces: the slot {几项} prints as many 项 as follow it."""

from collections.abc import Iterator, Sequence

from reportkit.model.attachment import Attachment
from reportkit.model.content import Content, Measure, Paragraph, Points, Section, placed_pieces

COUNT = "几"
"""What the name of a counting slot begins with; the measure word follows: {几项}, {几个方面}."""


def announcements(
    preamble: Sequence[Content], sections: Sequence[Content], attachments: Sequence[Attachment]
) -> Iterator[tuple[str, int]]:
    """Yield the path of each text that points or items follow, and how many.

    A text is followed by the run of points behind it in its paragraph. The last piece of a paragraph without
    one is followed by the measures and sections below it, up to the next paragraph.
    """
    yield from _among(preamble, "preamble")
    yield from _among(sections, "sections")
    for number, attachment in enumerate(attachments):
        yield from _among(attachment.content, f"attachments[{number}].content")


def _among(items: Sequence[Content], path: str) -> Iterator[tuple[str, int]]:
    followed = _followed(items)
    for position, item in enumerate(items):
        place = f"{path}[{position}]"
        if isinstance(item, Section):
            yield from _among(item.content, f"{place}.content")
        elif isinstance(item, Measure):
            if item.text != "":
                run = len(item.points.items) if item.points else 0
                yield from _in_paragraph(item.text, f"{place}.text", run or _followed(item.content)[0])
            yield from _among(item.content, f"{place}.content")
        elif isinstance(item, (str, tuple)) or callable(item):
            yield from _in_paragraph(item, place, followed[position + 1])


def _in_paragraph(paragraph: Paragraph, path: str, below: int) -> Iterator[tuple[str, int]]:
    following = below
    for place, piece in reversed(placed_pieces(paragraph, path)):
        if isinstance(piece, Points):
            following = len(piece.items)
        elif following:
            yield place, following


def _followed(items: Sequence[Content]) -> list[int]:
    """Return how many measures and sections stand together from each position on, counted once from the back."""
    counts = [0]
    for item in reversed(items):
        counts.append(counts[-1] + 1 if isinstance(item, (Section, Measure)) else 0)
    return counts[::-1]
