"""Tables of the model as edits leave their rows."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from reportkit.alignment.columns import laid_out, moved_laid_out, rows_laid_out
from reportkit.approval.applying.cuts import Cut
from reportkit.approval.applying.paragraphs import Lines, plain, require_words, typed
from reportkit.approval.applying.pieces import RowEdits
from reportkit.approval.applying.refusing import Refusal
from reportkit.manuscript import Grid, GridCell, GridEntry, Merged, Span
from reportkit.model import Cell, Table
from reportkit.model.grid import Covered, width_of
from reportkit.model.paragraph import Inline
from reportkit.place import Place
from reportkit.reading.tables import value

Entry = Any
"""A value, a Cell or a Covered."""


def changed_table(table: Table, grid: Grid, edits: RowEdits, lines: Lines, place: Place) -> Table:
    """Return a table after edits of its rows; its grid is what it was printed as."""
    if not edits:
        return table
    rows: list[list[Entry]] = []
    head = 0
    tiled: Sequence[Sequence[Entry]] = (*table.head, *table.body)
    printed = grid.rows
    if edits.layout:
        _require_columns(table, edits)
        printed = laid_out(grid, [one.old for one in edits.layout]).rows
        tiled = list(_with_columns(tiled, grid, edits))

    def stays(number: int) -> list[Entry]:
        row, cells = Place((*place.steps, *grid.row_steps(number))), enumerate(tiled[number])
        cuts = edits.cuts
        return [
            _cut(entry, printed[number][at], cuts[number, at], lines, row) if (number, at) in cuts else entry
            for at, entry in cells
        ]

    for number in range(len(tiled) + 1):
        for came in edits.come.get(number, ()):
            own = came.row
            rows.append(stays(own) if isinstance(own, int) else [_came(entry) for entry in own])
            head += number < len(table.head) or came.is_head
        if number < len(tiled) and number not in edits.gone:
            rows.append(stays(number))
            head += number < len(table.head)
    if not edits.layout:
        return attrs.evolve(table, rows=_spanned(rows[head:], table.grouped), header=_spanned(rows[:head], 0) or None)
    kept = [
        at
        for at, one in enumerate(edits.layout)
        if (at in edits.columns_come if one.old is None else at not in edits.columns_gone)
    ]
    rows = [[row[at] for at in kept] for row in rows]
    align = table.align and [None if (old := edits.layout[at].old) is None else table.align[old] for at in kept]
    header, body = _spanned(rows[:head], 0), _spanned(rows[head:], table.grouped)
    return attrs.evolve(table, rows=body, header=header or None, align=align, widths=None)


def _require_columns(table: Table, edits: RowEdits) -> None:
    """Refuse columns that come or go among those that merge equal neighbours."""
    if any(at < table.grouped for at in (*edits.columns_come, *edits.columns_gone)):
        raise Refusal(edits.columns, "table")


def _with_columns(tiled: Sequence[Sequence[Entry]], grid: Grid, edits: RowEdits) -> Iterator[Sequence[Entry]]:
    """Yield rows with the cells of columns that come, and room for those that do not."""
    came = edits.table
    rows: dict[int | None, int | None] = {}
    if came is not None:
        printed = laid_out(grid, [one.old for one in edits.layout])
        pairs = rows_laid_out(printed, came, edits.layout)
        rows = {**dict(pairs), **{old: new for new, old in moved_laid_out(printed, came, edits.layout, pairs).items()}}
    for number, row in enumerate(tiled):
        new = rows.get(number)
        yield [
            row[one.old]
            if one.old is not None
            else _came(came.rows[new][at])
            if came is not None and new is not None and at in edits.columns_come
            else None
            for at, one in enumerate(edits.layout)
        ]


def _came(entry: GridEntry) -> Entry:
    match entry:
        case Merged():
            return Covered(entry.across)
        case GridCell():
            stressed = any(span.stresses or span.link for span in entry.spans)
            came: Any = typed(entry.spans) if stressed else value(entry.text)
            return Cell(came, across=entry.across) if entry.across > 1 else came
    return value(entry)


def _cut(entry: Entry, printed: GridEntry, cuts: Sequence[Cut], lines: Lines, row: Place) -> Entry:
    """Return a cell after cuts of its words; one that holds text keeps its slots."""
    spans = printed.spans if isinstance(printed, GridCell) else (Span(str(printed)),)
    held = entry.value if isinstance(entry, Cell) else entry
    if isinstance(held, (str, tuple, Inline)):
        new: Any = lines.paragraph(held, spans, cuts, row)
    else:
        require_words(cuts)
        new = value(plain(spans, cuts))
    return attrs.evolve(entry, value=new) if isinstance(entry, Cell) else new


def _spanned(rows: Sequence[Sequence[Entry]], grouped: int) -> list[list[Entry]]:
    """Return rows as a table takes them: labels as far down as rows go on with them, or said in each row."""
    made: list[list[Entry]] = [[] for _ in rows]
    label: dict[int, tuple[int, int, Cell]] = {}  # column → row and position of the cell that goes on below, and it
    reach: dict[int, int] = {}
    for number, row in enumerate(rows):
        column = 0
        for entry in row:
            across = width_of(entry)
            if isinstance(entry, Covered):
                _go_on(made, label, reach, number, column, grouped)
            else:
                own = entry.value if isinstance(entry, Cell) and column < grouped else entry
                cell = entry if isinstance(entry, Cell) else Cell(entry)
                label[column], reach[column] = (number, len(made[number]), cell), 1
                if isinstance(own, Cell):
                    own = _plain(attrs.evolve(own, down=1))
                made[number].append(own)
            column += across
    return made


def _go_on(
    made: list[list[Entry]],
    label: dict[int, tuple[int, int, Cell]],
    reach: dict[int, int],
    number: int,
    column: int,
    grouped: int,
) -> None:
    """Let the label of a column go on in a row."""
    if column not in label:
        made[number].append(None)
        return
    begin, at, cell = label[column]
    if column < grouped:
        made[number].append(cell.value)
        return
    reach[column] += 1
    made[begin][at] = attrs.evolve(cell, down=reach[column])


def _plain(cell: Cell) -> Entry:
    return cell.value if cell.across == 1 and cell.align is None else cell
