"""Where tables run over to the next page, so that a label merged down is printed again there.

Word repeats header rows by itself, but not the label of rows that run on. A table with such labels therefore
stays on one page where it can; a longer one begins a page, its rows get heights that leave no doubt where
each page ends, and the label starts anew there. Word is told besides to break before that row; LibreOffice
knows no such break within a table.
"""

from collections.abc import Iterator, Sequence
from math import ceil, inf

import attrs

from reportkit.formats import Format
from reportkit.manuscript import HEADINGS, Block, Grid, Image, Line, Role, Under, width
from reportkit.writers.docx.fitting import Label, RowHeights, column_widths, highest_line, least_row, lines
from reportkit.writers.docx.units import half_points, pitch, twips

TIGHT = 85  # twips (1.5 mm): a row closer to the page's foot than this might go over in another program
LOOSE = 170  # twips (3 mm): less than this short of fitting, a row might stay in another program


@attrs.frozen
class GridPlan:
    """How a grid stands on the page: widths of columns, and heights of head and body rows in twips.

    Rows without a height are as high as their words need. `restarts` are the body rows that begin a page;
    `together` keeps the whole grid on one page.
    """

    widths: tuple[int, ...]
    head: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    restarts: frozenset[int] = frozenset()
    together: bool = False


@attrs.frozen
class Plan:
    """The plan of each grid, by its position among the blocks, and the blocks that begin a page for one."""

    grids: dict[int, GridPlan]
    page_starts: frozenset[int]


def plan(blocks: Sequence[Block], layout: Format) -> Plan:
    """Plan every grid of a manuscript."""
    if not any(isinstance(block, Grid) for block in blocks):
        return Plan({}, frozenset())
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
        return Plan(grids, frozenset(page_starts))

    def _advance(self, line: Line) -> None:
        if self._layout.styles[line.role].new_page:
            self._used = 0
        if self._used is None:
            return
        height = _line_height(line, self._layout)
        used = None if height is None else self._used + height
        self._used = None if used is None or used > self._page(line)[1] else used

    def _page(self, block: Block) -> tuple[int, int]:
        """Return width and height of the type area that a block stands in, in twips."""
        page = self._layout.page
        across, down = twips(page.text_width), twips(page.text_height)
        return (down, across) if block.landscape else (across, down)

    def _grid(self, grid: Grid, position: int) -> tuple[GridPlan, int | None]:
        """Return a grid's plan, and the position of the block that has to begin a page for it, if one has to."""
        layout = self._layout
        available, full = self._page(grid)
        widths = tuple(column_widths(grid, layout, available))
        labelled = any(isinstance(entry, Under) for entries in grid.body for entry in entries)
        if not labelled and len(grid.body) * least_row(grid, layout) * 20 > full // 2:
            return GridPlan(widths), None
        rows = RowHeights(grid, widths, layout)
        head = _page_rows(rows.of(grid.head), rows.labels(grid.head), 0)
        body, labels = rows.of(grid.body), rows.labels(grid.body)
        first = _caption(self._blocks, position)
        above = sum(_line_height(line, layout) or 0 for line in self._blocks[first:position] if isinstance(line, Line))
        room = full - sum(head)
        whole = above + sum(head) + sum(_page_rows(body, labels, 0))
        if whole <= (full - TIGHT if labelled else full // 2):
            return GridPlan(widths, together=True), None
        if not labelled:
            return GridPlan(widths), None
        begins = self._used is None or not _page_rows(body, labels, 0, room - self._used - TIGHT)
        used = above if begins else self._used or 0
        pages = list(_pages(body, labels, room, room - used))
        restarts = frozenset(sum(len(earlier) for earlier in pages[:number]) for number in range(1, len(pages)))
        planned = tuple(height for heights in pages for height in heights)
        return GridPlan(widths, tuple(head), planned, restarts), first if begins else None


def _pages(heights: Sequence[int], labels: Sequence[Sequence[Label]], capacity: int, first: int) -> Iterator[list[int]]:
    """Yield the row heights of each page, stretched where another program might disagree about its end."""
    room = first
    start = 0
    while start < len(heights):
        rows = _page_rows(heights, labels, start, room - TIGHT) or [heights[start]]
        start += len(rows)
        if start < len(heights):
            spare = room - sum(rows) - heights[start] + LOOSE
            if spare > 0:  # the next row would nearly fit: take its room
                rows = [height + -(-spare // len(rows)) for height in rows]
        yield rows
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


def _line_height(line: Line, layout: Format) -> int | None:
    """Return the height of a line of text in twips, or None where programs may turn it differently."""
    style = layout.styles[line.role]
    page = layout.page
    across = page.text_height if line.landscape else page.text_width
    room = twips(across) / (pitch(page) if style.size == "三号" else half_points(style.size) * 10)
    indent = "\u3000" * round(style.first_line)
    taken = 0
    for words in f"{indent}{line.number}{line.text}".split("\n"):
        most = lines(words, room)
        if most > max(1, ceil(width(words) / (room + 1))):  # as many, if each line lets a mark hang over its end
            return None
        taken += most
    return taken * highest_line(style, layout)
