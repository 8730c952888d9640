"""Where tables run over to the next page, so that a label merged down is printed again there.

Word repeats header rows by itself, but not the label of rows that run on. A table with such labels therefore
stays on one page where it can; a longer one begins a page, its rows get heights that leave no doubt where
each page ends, and the label starts anew there. Word is told besides to break before that row; LibreOffice
and ONLYOFFICE know no such break within a table.
"""

from collections.abc import Iterator, Sequence
from math import inf

import attrs

from reportkit.formats import Format
from reportkit.manuscript import HEADINGS, Block, Grid, Image, Line, Role, Under
from reportkit.writers.docx.chains import TIGHT, Chains, chains
from reportkit.writers.docx.fitting import column_widths
from reportkit.writers.docx.heights import Label, RowHeights, least_row, paragraph, type_area

LOOSE = 170  # twips (3 mm): less than this short of fitting, a row might stay in another program


@attrs.frozen
class GridPlan:
    """How a grid stands on the page: widths of columns, and heights of head and body rows in twips.

    Rows without a height are as high as their words need; `stretches` is the part of each body row's height that
    they do not. `restarts` are the body rows that begin a page;
    `together` keeps the whole grid on one page; `least` is the height of what has to stand on its first page.
    """

    widths: tuple[int, ...]
    head: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    stretches: tuple[int, ...] = ()
    restarts: frozenset[int] = frozenset()
    together: bool = False
    least: int = 0


@attrs.frozen
class Plan:
    """The plan of each grid, by its position among the blocks.

    `page_starts` are the blocks that begin a page for one; `chains` says which blocks stay together.
    """

    grids: dict[int, GridPlan]
    page_starts: frozenset[int]
    chains: Chains


def plan(blocks: Sequence[Block], layout: Format) -> Plan:
    """Plan every grid of a manuscript, and what stays together."""
    return _Planner(blocks, layout).plan()


class _Planner:
    def __init__(self, blocks: Sequence[Block], layout: Format) -> None:
        self._blocks = blocks
        self._layout = layout
        self._used: int | None = 0  # twips since the page began, None where text has made it uncertain

    def plan(self) -> Plan:
        grids: dict[int, GridPlan] = {}
        page_starts: set[int] = set()
        turned = False
        for position, block in enumerate(self._blocks):
            if block.landscape != turned:
                turned = block.landscape
                self._used = 0
            match block:
                case Line():
                    self._advance(block)
                case Image():
                    self._used = None
                case Grid():
                    grids[position], started = self._grid(block, position)
                    if started is not None:
                        page_starts.add(started)
                    self._used = None
        least = {position: grid.least for position, grid in grids.items()}
        return Plan(grids, frozenset(page_starts), chains(self._blocks, self._layout, least))

    def _advance(self, line: Line) -> None:
        if self._layout.styles[line.role].new_page:
            self._used = 0
        if self._used is None:
            return
        taken = paragraph(line, self._layout)
        used = self._used + taken.height
        self._used = used if taken.certain and used <= type_area(line, self._layout)[1] else None

    def _grid(self, grid: Grid, position: int) -> tuple[GridPlan, int | None]:
        """Return a grid's plan, and the position of the block that has to begin a page for it, if one has to."""
        layout = self._layout
        available, full = type_area(grid, layout)
        widths = tuple(column_widths(grid, layout, available))
        labelled = any(isinstance(entry, Under) for entries in grid.body for entry in entries)
        rows = RowHeights(grid, widths, layout)
        head = _page_rows(rows.of(grid.head), rows.labels(grid.head), 0)
        least = sum(head) + sum(rows.of(grid.body[:1]))
        if not labelled and len(grid.body) * least_row(grid, layout) > full // 2:
            return GridPlan(widths, least=least), None
        body, labels = rows.of(grid.body), rows.labels(grid.body)
        first = _caption(self._blocks, position)
        above = sum(paragraph(line, layout).height for line in self._blocks[first:position] if isinstance(line, Line))
        room = full - sum(head)
        whole = sum(head) + sum(_page_rows(body, labels, 0))
        if above + whole <= (full - TIGHT if labelled else full // 2):
            return GridPlan(widths, together=True, least=whole), None
        if not labelled:
            return GridPlan(widths, least=least), None
        begins = self._used is None or not _page_rows(body, labels, 0, room - self._used - TIGHT)
        used = above if begins else self._used or 0
        pages = list(_pages(body, labels, room, room - used))
        restarts = frozenset(sum(len(earlier) for earlier, _ in pages[:number]) for number in range(1, len(pages)))
        planned = tuple(height for heights, _ in pages for height in heights)
        stretches = tuple(stretch for heights, stretch in pages for _ in heights)
        return GridPlan(widths, tuple(head), planned, stretches, restarts, least=least), first if begins else None


def _pages(
    heights: Sequence[int], labels: Sequence[Sequence[Label]], capacity: int, first: int
) -> Iterator[tuple[list[int], int]]:
    """Yield the row heights of each page, and how far they are stretched to leave no doubt where the page ends."""
    room = first
    start = 0
    while start < len(heights):
        rows = _page_rows(heights, labels, start, room - TIGHT) or [heights[start]]
        if start + len(rows) == len(heights) - 1 and len(rows) > 2:  # no page for one row alone
            rows = _page_rows(heights[:-2], labels, start, room - TIGHT)
        start += len(rows)
        stretch = 0
        if start < len(heights):
            spare = room - sum(rows) - heights[start] + LOOSE
            if spare > 0:  # the next row would nearly fit: take its room
                stretch = -(-spare // len(rows))
        yield [height + stretch for height in rows], stretch
        room = capacity


def _page_rows(heights: Sequence[int], labels: Sequence[Sequence[Label]], start: int, room: float = inf) -> list[int]:
    """Return the heights of the rows that a page takes from a start on, each label with room for its words."""
    page: list[int] = []
    fitting: list[int] = []
    for number in range(start, len(heights)):
        page.append(heights[number])
        lacking = 0
        for label in labels[number]:
            lacks = label.height - sum(page[max(label.first - start, 0) :])
            if label.last == number:
                page[-1] += max(lacks, 0)
            else:
                lacking = max(lacking, lacks)
        if sum(page) + lacking > room:
            break
        fitting = [*page[:-1], page[-1] + lacking] if room < inf else page
    return fitting


def _caption(blocks: Sequence[Block], position: int) -> int:
    """Return the position of the first line above a grid that belongs to it: its caption, its unit, its heading."""
    first = position
    while first > 0:
        above = blocks[first - 1]
        if not (isinstance(above, Line) and above.role in {Role.TABLE_CAPTION, Role.TABLE_UNIT, *HEADINGS}):
            break
        first -= 1
    return first
