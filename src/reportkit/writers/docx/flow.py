"""Where blocks come to stand: a cursor that goes down the pages, for programs that set text tight or loose."""

from collections.abc import Iterable

import attrs

from reportkit.formats import Format
from reportkit.manuscript import HEAD, Block, Line
from reportkit.writers.docx.heights import highest_line, line_count, type_area


@attrs.define
class Cursor:
    """A place in the document: the page, what of it is used, in twips, and whether it is turned.

    Text is reckoned to take the fewest lines, or the most, that programs make of it. It begins below the letterhead,
    where there is one.
    """

    layout: Format
    fewest: bool
    page: int = 1
    used: int = 0
    full: int = 0
    landscape: bool = False

    def begin(self, block: Block, *, page: bool) -> None:
        """Come to a block, which may have to begin a page."""
        new_page = isinstance(block, Line) and self.layout.styles[block.role].new_page
        if page or new_page or block.landscape != self.landscape:
            self.turn()
        self.landscape = block.landscape
        self.full = type_area(block, self.layout)[1]

    def turn(self) -> None:
        """Begin a page, unless nothing stands on this one."""
        if self.used:
            self.page, self.used = self.page + 1, 0

    def make_room(self, needed: int) -> None:
        """Begin a page if what is needed together does not fit on this one."""
        if self.used + needed > self.full:
            self.turn()

    def take(self, height: int) -> None:
        """Set something that no page end cuts."""
        self.make_room(height)
        self.used += height

    def lines(self, line: Line) -> list[int]:
        """Return the heights of the lines that a line of the manuscript takes; the letterhead's stand there already."""
        if line.role in HEAD:
            return []
        return [highest_line(self.layout.styles[line.role], self.layout)] * line_count(
            line, self.layout, fewest=self.fewest
        )

    def take_rows(self, head: int, rows: Iterable[int]) -> None:
        """Set a table's rows, with its head on every page."""
        self.used += head
        for row in rows:
            if self.used + row > self.full:
                self.turn()
                self.used = head
            self.used += row
