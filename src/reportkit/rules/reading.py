"""How rules read a report: its slots with their places, its figures, and its text as it was typed."""

from collections.abc import Iterator

from reportkit.model import Report, Statistic, slots

PARTS_TOLD = ("其中", "各项", "其中占比")
"""The format words that tell a figure's parts."""


def mentions(report: Report) -> Iterator[tuple[str, slots.Slot]]:
    """Yield every slot of a report with its path, in reading order."""
    for path, text in report.texts():
        yield from ((path, piece) for piece in slots.parse(text, path) if isinstance(piece, slots.Slot))


def statistics(report: Report) -> Iterator[Statistic]:
    """Yield every figure, each followed by what it consists of."""
    yield from (fact for fact in report.known_facts() if isinstance(fact, Statistic))


def prose(report: Report) -> Iterator[tuple[str, str]]:
    """Yield every text with its path, but for the cells of tables and the text of titles."""
    for path, text in report.texts():
        if ".rows[" not in path and ".header[" not in path:
            yield path, text


def typed(text: str, mask: str = "□") -> str:
    """Return a text with a mark in the place of every slot.

    >>> typed("{年}年，{全市}共3处。")
    '□年，□共3处。'
    """
    return "".join(piece if isinstance(piece, str) else mask for piece in slots.parse(text))
