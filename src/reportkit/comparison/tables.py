"""Tables beside each other: columns and rows that came or went, and the words of their cells."""

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from reportkit.alignment import aligned_rows
from reportkit.alignment.columns import BothColumns, Layout, moved_laid_out, rows_laid_out
from reportkit.comparison.cells import row_place, row_words, spans_of
from reportkit.comparison.changes import Added, Change, Moved, Removed
from reportkit.comparison.difference import Row
from reportkit.manuscript import Grid, Span
from reportkit.place import Place


class Told(NamedTuple):
    """A change within a block: in which row, cell or column of a table, and whether it is of a note."""

    change: Change
    row: Row | None = None
    entry: int | None = None
    note: bool = False
    column: int | None = None


Where = Callable[[Place], str]
Words = Callable[[Sequence[Span], Sequence[Span], tuple[Place, Place]], Iterator[Told]]


def table_changes(
    old: Grid,
    new: Grid,
    places: tuple[Place, Place],
    layout: Layout,
    where: tuple[Where, Where],
    words: Words,
    *,
    came: Container[int] = (),
) -> Iterator[Told]:
    """Tell what changed in a table: columns, where a layout tells of them, then rows and cells.

    `where` says how a reader finds a place in either version, `words` tells what changed in a cell; `came` are new rows
    that are known to have been put in.
    """
    yield from _columns(old, new, places, layout, where)
    columns = layout or [BothColumns(at, at) for at in range(max(len(row) for row in (*old.rows, *new.rows, ())))]
    pairs = rows_laid_out(old, new, layout, came) if layout else aligned_rows(old, new, came)
    moved = moved_laid_out(old, new, layout, pairs)
    leaving = {*moved.values()}
    upto = len(old.rows)
    stayed = [one for one, other in pairs if one is not None and other is not None]

    def where_is(side: int, at: int) -> tuple[Place, str, str]:
        grid = (old, new)[side]
        place = row_place(places[side], grid, at)
        return place, where[side](place), row_words(grid.rows[at])

    for first, second in pairs:
        if first is not None and second is not None:
            stayed.pop(0)
        behind = stayed[0] if stayed else upto
        if second is None and first is not None and first not in leaving:
            place, called, said = where_is(0, first)
            yield Told(Removed(before=place, where_before=called, old=said), (first, second, behind))
        elif first is None and second is not None and second not in moved:
            place, called, said = where_is(1, second)
            yield Told(Added(after=place, where_after=called, new=said), (first, second, behind))
        was = moved.get(second, first) if second is not None else None
        if second is None or was is None:
            continue
        (before, called_before, old_words), (after, called_after, new_words) = where_is(0, was), where_is(1, second)
        at_row = (was, second, behind)
        if second in moved:
            said_both = {"old": old_words, "new": new_words}
            called_both = {"where_before": called_before, "where_after": called_after}
            yield Told(Moved(before=before, after=after, **called_both, **said_both), at_row)
        cells = zip(old.rows[was], new.rows[second], strict=True)
        for at, (one, (entry, other)) in enumerate(zip(columns, cells, strict=False)):
            if one.old is not None and one.new is not None:
                at_both = Place((*before.steps, one.old)), Place((*after.steps, one.new))
                told = words(spans_of(entry), spans_of(other), at_both)
                yield from (change._replace(row=at_row, entry=at) for change in told)


def _columns(
    old: Grid, new: Grid, places: tuple[Place, Place], layout: Layout, where: tuple[Where, Where]
) -> Iterator[Told]:
    """Tell the columns that came or went, each with its words from the top down."""
    for at, one in enumerate(layout):
        if one.old is None and one.new is not None:
            place, table = Place((*places[1].steps, "columns", one.new)), where[1](places[1])
            said = row_words([row[at] for row in new.rows])
            yield Told(Added(after=place, where_after=f"{table}第{one.new + 1}列", new=said), column=at)
        elif one.new is None and one.old is not None:
            place, table = Place((*places[0].steps, "columns", one.old)), where[0](places[0])
            said = row_words([row[at] for row in old.rows])
            yield Told(Removed(before=place, where_before=f"{table}第{one.old + 1}列", old=said), column=at)
