"""What people who work on a draft are given beside its text, such as a checklist: lines and tables drawn alike."""

import re
from collections.abc import Iterable, Sequence

import attrs

from reportkit.manuscript import Block, Column, Grid, GridCell, Line, Manuscript, Role, Span

INTERNAL = "内部核对，不随报告印发"
"""The line that begins what stands behind a draft, by which it is known again in a file."""

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

WIDE = 100
"""Widths of columns are shares of the page: in 字 they are more than it holds, so that they are drawn in to fill it."""

TableColumn = tuple[str, float, Role]
"""The title of a column, its share of the page, and the role of what stands in it."""


def printable(text: str) -> str:
    """Return a text of one line without control characters, which no Word file holds.

    >>> printable("甲\\n乙\\x0b")
    '甲乙'
    """
    return UNPRINTABLE.sub("", text)


def shortened(text: str, longest: int) -> str:
    """Return a text of the report as it is quoted in a cell.

    >>> shortened("甲乙丙丁\\n戊己", 6)
    '甲乙丙丁……'
    """
    one_line = printable(text.replace("\n", "／").replace("\t", "；"))
    return one_line if len(one_line) <= longest else f"{one_line[: longest - 2]}……"


def line(role: Role, text: str) -> Line:
    """Return a line of words that anybody may have typed."""
    return Line(role, (Span(printable(text)),))


def columns_of(shares: Iterable[tuple[Role, float]]) -> tuple[Column, ...]:
    """Return columns that fill the page, by their roles and shares of it."""
    return tuple(Column(role, width=share * WIDE) for role, share in shares)


def table(columns: Sequence[TableColumn], rows: Iterable[Sequence[str]]) -> Grid:
    """Return a table with a dense head."""
    return Grid(
        columns_of((role, share) for _, share, role in columns),
        (tuple(GridCell((Span(title),), Role.DENSE_HEAD) for title, _, _ in columns),),
        tuple(tuple(map(printable, row)) for row in rows),
    )


def with_behind(manuscript: Manuscript, blocks: Iterable[Block]) -> Manuscript:
    """Return a manuscript with blocks behind it, on a new page turned as the last one is."""
    turned = bool(manuscript.blocks) and manuscript.blocks[-1].landscape
    behind = (attrs.evolve(block, landscape=turned) for block in blocks)
    return attrs.evolve(manuscript, blocks=(*manuscript.blocks, *behind))
