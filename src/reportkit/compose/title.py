"""Where a long title turns (GB/T 9704-2012, 7.3.1: 词意完整, 梯形或菱形)."""

import itertools
from collections.abc import Iterator

from reportkit.manuscript import width

LONGEST = 20  # 字 of 二号 on a line of 156 mm
MOST_LINES = 5  # a longer title is left as it is


def break_title(title: str, body: str) -> list[str]:
    """Split a title into lines of at most 20 字: after 》, after 关于 or after the body's name.

    A title that fits on one line stays whole, and so does one that offers no place to turn.

    >>> break_title("示例县人民政府关于印发示例县政府信息公开工作考核办法的通知", "示例县人民政府")
    ['示例县人民政府关于', '印发示例县政府信息公开工作考核办法的通知']
    """
    if width(title) <= LONGEST:
        return [title]
    places = sorted(
        {
            place + len(sign)
            for sign in ("》", "关于", body)
            for place in range(len(title))
            if sign and title.startswith(sign, place) and place + len(sign) < len(title)
        }
    )
    pieces = [title[start:end] for start, end in itertools.pairwise((0, *places, len(title)))]
    if any(width(piece) > LONGEST for piece in pieces):
        return [title]
    for count in range(2, MOST_LINES + 1):
        splits = list(_splits(pieces, count))
        if splits:
            return min(splits, key=_awkwardness)
    return [title]


def _splits(pieces: list[str], count: int) -> Iterator[list[str]]:
    """Yield every way to set the pieces on so many lines that each line fits."""
    if width("".join(pieces)) > count * LONGEST or len(pieces) < count:
        return
    if count == 1:
        yield ["".join(pieces)]
        return
    for end in range(1, len(pieces)):
        line = "".join(pieces[:end])
        if width(line) > LONGEST:
            return
        yield from ([line, *rest] for rest in _splits(pieces[end:], count - 1))


def _awkwardness(lines: list[str]) -> tuple[bool, float]:
    """Rank line breaks: an hourglass or a block last, then the most even lengths first."""
    widths = [width(line) for line in lines]
    peak = widths.index(max(widths))
    rises = all(a < b for a, b in itertools.pairwise(widths[: peak + 1]))
    falls = all(a > b for a, b in itertools.pairwise(widths[peak:]))
    return not (rises and falls), max(widths) - min(widths)
