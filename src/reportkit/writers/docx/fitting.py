"""How wide a table's columns are."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from reportkit.formats import Format
from reportkit.manuscript import Grid, GridCell, GridEntry, Role, starts
from reportkit.writers.docx.heights import marked_text
from reportkit.writers.docx.line_breaks import set_width
from reportkit.writers.docx.units import character, twips

Rows = Sequence[Sequence[GridEntry]]

LEAST = 2.0  # 字: no column becomes narrower than two characters
SHORT = 4.0  # 字: words no longer than this are not turned
LONG = 30.0  # 字: where room is short, words ask for no more, so that they do not crowd the others out
OVER = 14.0  # 字: words over several columns ask for no more, ever
HAIR = 0.2  # 字 that a column is wider than its text, so that no rule or rounding turns it

FIGURES = {Role.TABLE_FIGURE, Role.DENSE_FIGURE}


def column_widths(grid: Grid, layout: Format, available: int) -> list[int]:
    """Return the columns' widths in twips, all together no wider than what is available.

    Widths given in 字 are taken as they are, and all drawn in together where they do not fit. Without them
    each column gets what its longest entry needs. Where that is too much, heads and long words turn, figures
    and short words never.
    """
    character = character_width(grid, layout)
    margins = 2 * twips(layout.tables.side_margin)

    def cells(needs: Iterable[float]) -> list[int]:
        return [round((need + HAIR) * character) + margins for need in needs]

    given = cells(column.width for column in grid.columns if column.width)
    if given:
        return _scaled(given, available) if sum(given) > available else given
    head, body = _needs(grid.head, len(grid.columns)), _needs(grid.body, len(grid.columns))
    natural = cells(_spread([*head.over, *body.over], map(max, head.alone, body.alone)))
    if sum(natural) <= available:
        return _scaled(natural, available)
    figures = [column.role in FIGURES for column in grid.columns]
    least = natural
    for longest_head in (SHORT, LEAST):  # short heads are turned too where they would take most of the room
        if sum(least) > available * 2 / 3:
            least = cells(
                max(min(above, longest_head), below if is_figure else min(below, SHORT))
                for above, below, is_figure in zip(head.alone, body.alone, figures, strict=True)
            )
    most = cells(min(below, LONG) for below in body.alone)
    lacking = [max(high - low, 0) for low, high in zip(least, most, strict=True)]
    shares = _shares(lacking, available - sum(least))
    return _scaled([low + share for low, share in zip(least, shares, strict=True)], available)


def _shares(lacking: Sequence[int], room: int) -> list[int]:
    """Return what each gets of the room: who lacks less than an even share gets it, the others share the rest."""
    shares = [0] * len(lacking)
    for done, index in enumerate(sorted(range(len(lacking)), key=lacking.__getitem__)):
        shares[index] = min(lacking[index], max(room, 0) // (len(lacking) - done))
        room -= shares[index]
    return shares


def character_width(grid: Grid, layout: Format) -> int:
    """Return the width of one character of a table's cells in twips."""
    return character(layout.styles[grid.columns[0].role], layout.page)


class Needs(NamedTuple):
    """What columns need, in 字: each alone, and several together as (first, how many, need)."""

    alone: list[float]
    over: list[tuple[int, int, float]]


def _needs(rows: Rows, columns: int) -> Needs:
    alone = [LEAST] * columns
    over: list[tuple[int, int, float]] = []
    for row in rows:
        for column, entry in zip(starts(row, columns), row, strict=True):
            if isinstance(entry, str):
                text, across = entry, 1
            elif isinstance(entry, GridCell):
                text, across = marked_text(entry.spans), entry.across
            else:
                continue
            if across > 1:
                over.append((column, across, min(set_width(text), OVER)))
            elif len(text) * (0.5 if text.isascii() else 1.25) > alone[column]:
                alone[column] = max(alone[column], set_width(text))
    return Needs(alone, over)


def _spread(over: Iterable[tuple[int, int, float]], alone: Iterable[float]) -> list[float]:
    """Return the columns' needs, wider where a cell over several of them needs more."""
    needs = list(alone)
    for column, across, need in over:
        lacking = need - sum(needs[column : column + across])
        for under in range(column, column + across):
            needs[under] += max(lacking, 0) / across
    return needs


def _scaled(widths: Sequence[float], total: int) -> list[int]:
    """Return the widths in proportion, adding up to the total exactly."""
    ends = [round(end * total / sum(widths)) for end in accumulate(widths)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
