"""A change with where it stands in two manuscripts, for whoever carries it over from one to the other."""

import attrs

from reportkit.alignment.columns import Layout
from reportkit.comparison.changes import Change

Row = tuple[int | None, int | None, int]
"""A row's number in the old table and in the new one, and the old row before which it stands."""


@attrs.frozen
class Difference:
    """A change with where it stands in either manuscript (差异): the positions of the blocks that it is of.

    `upto` is the position of the old block before which it stands. Of a table, `row` is where it stands among the rows,
    those of the head counted with them: its old and new number, either of which may lack, and the old row before which
    it stands; `entry` is the number of the cell in the row. `note` tells that it is of a note on the words there.
    `part` is in which of the paragraphs it stands that one became, the first being 0. Of a table with more or fewer
    columns than before, `layout` tells which is which; `entry` and `column`, one that came or went, are numbers in it.
    """

    change: Change
    olds: tuple[int, ...]
    news: tuple[int, ...]
    upto: int
    row: Row | None = None
    entry: int | None = None
    note: bool = False
    part: int = 0
    layout: Layout = ()
    column: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it is of blocks, and not of something within one."""
        return self.row is None and self.column is None and not self.note

    @property
    def old_entry(self) -> int | None:
        """The number of the cell in the old table."""
        return self.layout[self.entry].old if self.layout and self.entry is not None else self.entry
