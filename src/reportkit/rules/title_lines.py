"""How the lines of a title are judged (GB/T 9704-2012, 7.3.1), whoever broke them."""

from collections.abc import Sequence
from itertools import pairwise


def turned_badly(widths: Sequence[float], room: float, remedy: str) -> str | None:
    """Say what is wrong with lines of these widths in 字, where each holds so much room; None for nothing.

    >>> turned_badly([12, 8, 12], 20, "")
    '各行长12字、8字、12字，应排成梯形或者菱形'
    """
    if max(widths) > room:
        return f"一行有{max(widths):g}字，每行排得下{int(room)}字，{remedy}，排成梯形或者菱形"
    if len(widths) > 1 and not _is_shapely(widths):
        lengths = "、".join(f"{wide:g}字" for wide in widths)
        return f"各行长{lengths}，应排成梯形或者菱形"
    return None


def _is_shapely(widths: Sequence[float]) -> bool:
    """Tell whether lines become longer, shorter, or longer and then shorter."""
    steps = [second - first for first, second in pairwise(widths)]
    falls = next((place for place, step in enumerate(steps) if step < 0), len(steps))
    return any(steps) and all(step <= 0 for step in steps[falls:])
