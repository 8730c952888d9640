"""Labels that are merged down, put together again where a program forgot that they only begin anew on a page."""

from collections.abc import Sequence

import attrs

from reportkit.manuscript import Grid, GridCell, GridEntry, Manuscript, Merged, Span, starts


def with_labels_whole(manuscript: Manuscript) -> Manuscript:
    """Return a manuscript whose tables have each label once, in columns where labels are merged down."""
    blocks = tuple(_whole(block) if isinstance(block, Grid) else block for block in manuscript.blocks)
    return attrs.evolve(manuscript, blocks=blocks)


def _whole(grid: Grid) -> Grid:
    if not any(isinstance(entry, Merged) for row in grid.body for entry in row):
        return grid
    rows = [list(row) for row in grid.body]
    columns = len(grid.columns)
    merged = {
        column
        for row in grid.body
        for column, entry in zip(starts(row, columns), row, strict=False)
        if isinstance(entry, Merged)
    }
    for column in merged:
        _join(rows, column, columns)
    return attrs.evolve(grid, body=tuple(map(tuple, rows)))


def _join(rows: Sequence[list[GridEntry]], column: int, columns: int) -> None:
    """Let the cells of a column in which labels are merged go on with the label above where they say the same."""
    label: tuple[int, int, GridCell] | None = None  # its row and entry, and the cell
    reach = 1
    for number, row in enumerate(rows):
        at = next((at for at, start in enumerate(starts(row, columns)) if start == column), None)
        entry = row[at] if at is not None else None
        if at is None or entry is None:
            label = None
        elif isinstance(entry, Merged):
            reach += 1
        else:
            cell = _cell(entry)
            same = label is not None and cell.text and (cell.text, cell.across) == (label[2].text, label[2].across)
            if same:
                row[at] = Merged(cell.across)
                reach += 1
            else:
                _reach(rows, label, reach)
                label, reach = (number, at, cell), 1
    _reach(rows, label, reach)


def _cell(entry: str | GridCell) -> GridCell:
    return GridCell((Span(entry),)) if isinstance(entry, str) else entry


def _reach(rows: Sequence[list[GridEntry]], label: tuple[int, int, GridCell] | None, reach: int) -> None:
    if label is not None and reach > 1:
        number, at, cell = label
        rows[number][at] = attrs.evolve(cell, down=reach)
