"""Tables as HTML that a reader who does not see them can follow: a caption, and heads that say what they head."""

from collections.abc import Sequence
from html import escape

from reportkit.formats import Format
from reportkit.formats.page import POINTS_OF_MM
from reportkit.manuscript import Grid, GridCell, GridEntry, Merged, Role, starts, width
from reportkit.writers.html.inline import InlineWriter
from reportkit.writers.html.looks import class_name

LABELS = (Role.TABLE_TEXT, Role.DENSE_TEXT, Role.TABLE_CENTRED, Role.DENSE_CENTRED)
"""The roles of a first column that says what its rows are."""


FIGURES = (Role.TABLE_FIGURE, Role.DENSE_FIGURE)
"""The roles of figures, which no line may part."""


PADDING, LABEL = 0.7, 5.0
"""What page.css sets beside and between cells in print, and gives to labels at the least, in 字."""

SIZE = 10.5
"""The size of tables in print, 五号 in points; those that would be cut are smaller."""


def table(grid: Grid, caption: str, called: str, identity: str, inline: InlineWriter, layout: Format) -> str:
    """Return a grid with its caption; where it is wider than the screen it moves there by itself, as what it is called.

    Paper does not move: there it is as small as its columns ask for.
    """
    labelled = len(grid.columns) > 1 and bool(grid.head) and grid.columns[0].role in LABELS
    head = "".join(_row(row, grid, inline, ["col"] * len(grid.columns)) for row in grid.head)
    scopes = ["row" if labelled and place == 0 else "" for place in range(len(grid.columns))]
    body = "".join(_row(row, grid, inline, scopes) for row in grid.body)
    told = f"<caption><div>{caption}</div></caption>\n" if caption else ""
    above = f"<thead>\n{head}</thead>\n" if head else ""
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{escape(called) or "表格"}"{identity}>\n'
        f"<table{_paper(grid, labelled, layout)}>\n{told}{above}<tbody>\n{body}</tbody>\n</table>\n</div>"
    )


def _paper(grid: Grid, labelled: bool, layout: Format) -> str:
    """Return the size of letters in print where the usual one is too large for what cannot be broken."""
    least = [LABEL if labelled and place == 0 else 1.0 for place in range(len(grid.columns))]
    for row in grid.body:
        for place, entry in zip(starts(row, len(grid.columns)), row, strict=True):
            if isinstance(entry, str) and grid.columns[place].role in FIGURES:
                least[place] = max(least[place], width(entry))
    size = layout.page.text_width * POINTS_OF_MM / (sum(least) + PADDING * len(least))
    return f' style="--paper: {size:.1f}pt"' if size < SIZE else ""


def _row(row: Sequence[GridEntry], grid: Grid, inline: InlineWriter, scopes: Sequence[str]) -> str:
    """Return a row; `scopes` says of each column what its cells head, "" where they hold values."""
    cells = (
        _cell(entry, grid.columns[place].role, inline, scopes[place])
        for place, entry in zip(starts(row, len(grid.columns)), row, strict=True)
        if not isinstance(entry, Merged)
    )
    return f"<tr>{''.join(cells)}</tr>\n"


def _cell(entry: str | GridCell, role: Role, inline: InlineWriter, scope: str) -> str:
    cell = entry if isinstance(entry, GridCell) else None
    across, down = (cell.across, cell.down) if cell else (1, 1)
    if scope and (across if scope == "col" else down) > 1:
        scope += "group"
    given = {
        "scope": scope,
        "colspan": str(across) if across > 1 else "",
        "rowspan": str(down) if down > 1 else "",
        "class": class_name((cell.role if cell else None) or role),
    }
    tag = "th" if scope else "td"
    attributes = "".join(f' {name}="{value}"' for name, value in given.items() if value)
    return f"<{tag}{attributes}>{inline.words(cell.spans) if cell else escape(str(entry))}</{tag}>"
