"""Where blocks come to stand: a cursor that goes down the pages, for programs that set text tight or loose."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from reportkit.formats import Format
from reportkit.manuscript import HEAD, Block, Line
from reportkit.writers.docx.heights import line_count, notes_height, setting, type_area
from reportkit.writers.docx.line_breaks import LineCount
from reportkit.writers.docx.units import row


@attrs.define
class Cursor:
    """A place in the document: the page, what of it is used, in twips, and whether it is turned.

    `count` says how many lines a program makes of a text; `noted` whether notes stood at the foot of a page, whose
    room programs share out otherwise; `least` gives them the least that any program does. It begins below the
    letterhead, where there is one.
    """

    layout: Format
    count: LineCount
    page: int = 1
    used: int = 0
    full: int = 0
    landscape: bool = False
    noted: bool = False
    least: bool = False

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
        if not (self.noted and height > self.full):  # a note that no page holds begins on this one
            self.make_room(height)
        self.used += height
        while self.noted and height > self.full < self.used:
            self.page, self.used = self.page + 1, self.used - self.full

    def lines(self, line: Line) -> list[int]:
        """Return the heights of the lines that a line of the manuscript takes; the letterhead's stand there already."""
        if line.role in HEAD:
            return []
        heights = [setting(line, self.layout).height] * line_count(line, self.layout, self.count)
        if heights and (below := notes_height(line, self.layout, self.count, parted=not self.least)):
            heights[-1] += below  # a note stands on the page of its mark
            if self.least:
                heights[-1] = min(heights[-1], self.full)  # and may go on behind the text of the next
            self.noted = True
        return heights

    def take_chain(self, chain: Sequence[Sequence[int]], below: int) -> list[int]:
        """Set blocks, as the heights of their lines, each held on the page of the next, the last on that of the rest.

        `below` is the height of what comes next, for which there is room then. Where a page ends between two of them,
        those that begin on it go over to the next page as a whole; where it ends within one, nothing has to. Return
        the pages that they begin on.
        """
        begun: list[tuple[int, int]] = []
        while len(begun) <= len(chain):
            heights = chain[len(begun)] if len(begun) < len(chain) else (below,)
            above = self.page
            self.make_room(heights[0])
            first = next((number for number, (page, _) in enumerate(begun) if page == above), None)
            if self.page > above and first is not None and begun[first][1]:
                del begun[first:]
                continue
            begun.append((self.page, self.used))
            for height in heights if len(begun) <= len(chain) else ():
                self.take(height)
        return [page for page, _ in begun]

    def take_rows(self, head: int, rows: Iterable[int]) -> None:
        """Set a table's rows, with its head on every page."""
        self.used += head
        for height in rows:
            if self.used + height > self.full:
                self.turn()
                self.used = head
            self.used += height


class LinePage(NamedTuple):
    """The page that a line begins on (所在页); not `certain` where programs that obey the file may differ about it."""

    number: int
    certain: bool


class Ending(NamedTuple):
    """Where a text ends (文末): on which page, how much of it is used and how much it holds, in twips, and its row.

    `most` is what may be used of the page in a program that turns text earlier.
    It is not `certain` where programs that obey the file may differ about the page, or where the text ends within a
    row of the page's head or foot and they may differ about the row.
    """

    pages: int
    used: int
    full: int
    row: int
    most: int
    certain: bool


def ending(fewest: Cursor, most: Cursor, plain: Cursor) -> Ending:
    """Return where a text ends, from cursors that took its fewest lines, its most, and those that the file says."""
    height = row(plain.layout.page)
    same_page = fewest.page == plain.page
    same_row = same_page and fewest.used == plain.used == most.used
    at_border = plain.used <= height or plain.used + height > plain.full
    return Ending(
        plain.page,
        plain.used,
        plain.full,
        -(-plain.used // height),
        max(plain.used, most.used) if most.page == plain.page else plain.full,
        same_page and (same_row or not at_border) and not plain.noted,
    )
