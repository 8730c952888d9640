"""How many things a lead-in announces: the slot {几项} prints as many 项 as follow it."""

from collections.abc import Iterator, Sequence

from reportkit.model.content import Content, Measure, Section
from reportkit.model.paragraph import Inline, Paragraph, Points, placed_pieces

COUNT = "几"
"""What the name of a counting slot begins with; the measure word follows: {几项}, {几个方面}."""


def followed(items: Sequence[Content]) -> list[int]:
    """Return how many measures and sections stand together from each position on, counted once from the back.

    >>> followed(["包括{几项}：", Measure("保障"), Measure("监督"), "此外："])
    [0, 2, 1, 0, 0]
    """
    counts = [0]
    for item in reversed(items):
        counts.append(counts[-1] + 1 if isinstance(item, (Section, Measure)) else 0)
    return counts[::-1]


def announcements(
    paragraph: Paragraph, path: str, below: int, texts: Sequence[tuple[str, object]]
) -> Iterator[tuple[str, int]]:
    """Yield the path of each text of a paragraph that points or items follow, and how many; `texts` are all of them.

    A text is followed by the run of points behind it in its paragraph, the last piece of a paragraph without one by
    what stands below it.
    """
    for place, piece in reversed(placed_pieces(paragraph, path)):
        if isinstance(piece, Points):
            below = len(piece.items)
        elif below and isinstance(piece, Inline):
            yield from ((inner, below) for inner, _ in texts if inner.startswith(f"{place}."))
        elif below:
            yield place, below
