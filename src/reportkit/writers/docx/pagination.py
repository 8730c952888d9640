"""Where tables run over to the next page, so that a label merged down is printed again there.

Word repeats header rows by itself, but not the label of rows that run on. A table with such labels therefore
stays on one page where it can; a longer one is planned from where it begins: its rows get heights that leave no
doubt where each page ends, and the label starts anew there. Word is told besides to break before that row;
LibreOffice and ONLYOFFICE know no such break within a table.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple, assert_never, cast

from reportkit.formats import Format
from reportkit.manuscript import CONTENTS, Block, Grid, Image, Line, Merged, Role
from reportkit.writers.docx.chains import TIGHT, chains, height, let_go, picture_of
from reportkit.writers.docx.fitting import column_widths
from reportkit.writers.docx.flow import Cursor, Ending, LinePage, ending
from reportkit.writers.docx.head import head_of
from reportkit.writers.docx.heights import Label, RowHeights, least_row, setting, type_area
from reportkit.writers.docx.images import printed_size
from reportkit.writers.docx.line_breaks import fewest_lines, lines, plain_lines
from reportkit.writers.docx.units import twips

LOOSE = 170  # twips (3 mm): less than this short of fitting, a row might stay in another program
MOST_BLANK = 0.6  # of a page that is left blank so that a table stands whole on the next
FEWEST_ROWS = 4  # a table that has no more of its rows at the foot of a page begins the next one


class GridPlan(NamedTuple):
    """How a grid stands on the page: widths of columns, and heights of head and body rows in twips.

    Rows without a height are as high as their words need; `stretches` is the part of each body row's height that
    they do not. `restarts` are the body rows that begin a page; `together` keeps the whole grid on one page;
    `least` is the height of what has to stand on its first page.
    """

    widths: tuple[int, ...]
    head: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    stretches: tuple[int, ...] = ()
    restarts: frozenset[int] = frozenset()
    together: bool = False
    least: int = 0


class Plan(NamedTuple):
    """The plan of each grid by its position among the blocks, and what pages ask of other blocks.

    `page_starts` begin a page, `released` stay with the next no longer; `above_pictures` is the height in twips of
    what leads to a picture; `ending` is where the last block ends and `pages` the page of each line, if asked for.
    """

    grids: Mapping[int, GridPlan]
    page_starts: frozenset[int]
    released: frozenset[int]
    above_pictures: Mapping[int, int]
    ending: Ending | None = None
    pages: Mapping[int, LinePage] = {}

    @property
    def end(self) -> Ending:
        """Where the last block ends, of a plan that counts pages."""
        return cast("Ending", self.ending)


def plan(blocks: Sequence[Block], layout: Format, *, counted: bool = False) -> Plan:
    """Plan every grid of a manuscript, and what stays together; where `counted`, count its pages too."""
    planner = _Planner(blocks, layout, counted=counted)
    for chain, end in chains(blocks, layout):
        planner.next(chain, end)
    return Plan(
        planner.grids,
        frozenset(planner.page_starts),
        frozenset(planner.released),
        planner.above_pictures,
        ending(*planner.cursors) if counted else None,
        planner.pages() if counted else {},
    )


def page_count(blocks: Sequence[Block], layout: Format) -> Ending:
    """Return how many pages the blocks of a manuscript take behind its contents, and where on the last they end."""
    return plan(blocks[contents_length(blocks) :], layout, counted=True).end


def contents_length(blocks: Sequence[Block]) -> int:
    """Return how many blocks the contents take with which a manuscript begins; 0 where it has none."""
    if not (blocks and isinstance(blocks[0], Line) and blocks[0].role is Role.CONTENTS_TITLE):
        return 0
    return 1 + max(at for at, block in enumerate(blocks) if isinstance(block, Line) and block.role in CONTENTS)


def is_labelled(grid: Grid) -> bool:
    """Tell whether a grid has labels that are merged down."""
    return any(isinstance(entry, Merged) for entries in grid.body for entry in entries)


class _Planner:
    def __init__(self, blocks: Sequence[Block], layout: Format, *, counted: bool) -> None:
        self._blocks = blocks
        self._layout = layout
        self.grids: dict[int, GridPlan] = {}
        self.page_starts: set[int] = set()
        self.released: set[int] = set()
        self.above_pictures: dict[int, int] = {}
        # only tables with labels ask where they begin, and what counts pages
        asked = counted or any(isinstance(block, Grid) and is_labelled(block) for block in blocks)
        counts = (fewest_lines, lines, plain_lines) if counted else (fewest_lines, lines) if asked else ()
        head = head_of(blocks, layout) if asked else None
        used = head.height(layout) if head else 0
        self.cursors = [Cursor(layout, count, used=used, least=count is fewest_lines) for count in counts]
        self._begun: list[dict[int, int]] = [{} for _ in counts]  # the page of each line, for each cursor

    def pages(self) -> Mapping[int, LinePage]:
        """Return the page that each line begins on, for cursors that took fewest, most and plain lines."""
        fewest, most, plain = self._begun
        return {at: LinePage(page, fewest[at] == page == most[at]) for at, page in plain.items()}

    def next(self, chain: list[int], end: int) -> None:
        """Go on to a block, over the chain that leads to it."""
        first, block = self._blocks[chain[0] if chain else end], self._blocks[end]
        if not (chain or self.cursors or isinstance(block, Grid)):  # most blocks: nothing asks where they stand
            return
        for cursor in self.cursors:
            cursor.begin(first, page=False)
        if isinstance(block, Grid):
            self._plan_grid(block, chain, end)
        if chain:
            self._hold(chain, end)
        for cursor, begun in zip(self.cursors, self._begun, strict=True):
            cursor.begin(first, page=not self.page_starts.isdisjoint((*chain, end)))
            self._advance(cursor, chain, end, begun)

    def _hold(self, chain: list[int], end: int) -> None:
        """Let go what cannot stay with the block that a chain leads to."""
        picture = picture_of(self._blocks, chain, end)
        if picture is None:
            leading, below = chain, self._least(end)
        else:
            leading = [position for position in chain if position < picture]
            below = type_area(self._blocks[end], self._layout)[1] // 2
        free = let_go(self._blocks, leading, below, self._layout)
        self.released.update(free)
        if picture is not None:
            self.above_pictures[picture] = self._above(leading[len(free) :])

    def _above(self, chain: Sequence[int]) -> int:
        return sum(height(self._blocks[position], self._layout) for position in chain)

    def _least(self, position: int) -> int:
        """Return the height of what has to stand on a page of a block that others lead to."""
        block = self._blocks[position]
        if isinstance(block, Line):
            return setting(block, self._layout).height
        return self.grids[position].least if isinstance(block, Grid) else self._printed(block, position)

    def _printed(self, image: Image, position: int) -> int:
        """Return the height of a picture."""
        below = self._blocks[position + 1] if position + 1 < len(self._blocks) else None
        return twips(printed_size(image, self.above_pictures.get(position, 0), below, self._layout)[1])

    def _advance(self, cursor: Cursor, chain: Sequence[int], end: int, begun: dict[int, int]) -> None:
        """Set a chain and the block that it leads to, and note the pages on which they begin."""
        held: dict[int, list[int]] = {}
        for position in chain:
            block = self._blocks[position]
            heights = cursor.lines(block) if isinstance(block, Line) else [self._least(position)]
            if position in self.released:
                for height in heights:
                    cursor.take(height)
                    begun.setdefault(position, cursor.page)
            else:
                held[position] = heights
        begun |= zip((*held, end), cursor.take_chain(list(held.values()), self._least(end)), strict=True)
        block = self._blocks[end]
        match block:
            case Line():
                for line in cursor.lines(block):
                    cursor.take(line)
            case Image():
                cursor.take(self._least(end))
            case Grid():
                self._take_grid(cursor, block, self.grids[end])
            case _:
                assert_never(block)

    def _take_grid(self, cursor: Cursor, grid: Grid, plan: GridPlan) -> None:
        if plan.together:
            cursor.take(plan.least)
        elif plan.body:
            cursor.page += len(plan.restarts)
            used = 0 if plan.restarts else cursor.used
            cursor.used = used + sum(plan.head) + sum(plan.body[max(plan.restarts, default=0) :])
        else:
            rows = RowHeights(grid, plan.widths, self._layout, cursor.count)
            cursor.take_rows(sum(rows.of(grid.head)), rows.of(grid.body))

    def _plan_grid(self, grid: Grid, chain: Sequence[int], position: int) -> None:
        """Plan a grid that comes next, and let it begin a page if it has to."""
        layout = self._layout
        available, full = type_area(grid, layout)
        widths = tuple(column_widths(grid, layout, available))
        rows = RowHeights(grid, widths, layout)
        head = _page_rows(rows.of(grid.head), rows.labels(grid.head), 0)
        flowing = GridPlan(widths, least=sum(head) + sum(rows.of(grid.body[:1])))
        labelled = is_labelled(grid)
        if not labelled and len(grid.body) * least_row(grid, layout) > full // 2:
            self.grids[position] = flowing
            return
        body, labels = rows.of(grid.body), rows.labels(grid.body)
        above = self._above(chain)
        whole = sum(head) + sum(_page_rows(body, labels, 0))
        together = GridPlan(widths, together=True, least=whole)
        if not labelled or above + whole <= full // 2:
            self.grids[position] = together if above + whole <= full // 2 else flowing
            return
        tight, loose = self.cursors[:2]
        used, doubt = loose.used + above, loose.used - tight.used
        room = full - sum(head)
        certain = tight.page == loose.page and not loose.noted
        blank = full - used if certain else 0  # what a table that moves to the next page leaves on this one
        if (certain and used + whole <= full - TIGHT) or (above + whole <= full - TIGHT and blank <= full * MOST_BLANK):
            self.grids[position] = together
            return
        here = certain and len(_page_rows(body, labels, 0, room - used - TIGHT)) >= FEWEST_ROWS
        if not here:
            self.page_starts.add(chain[0] if chain else position)
            used, doubt = above, 0
        pages = list(_pages(body, labels, room, room - used, doubt))
        self.grids[position] = flowing._replace(
            head=tuple(head),
            body=tuple(height for heights, _ in pages for height in heights),
            stretches=tuple(stretch for heights, stretch in pages for _ in heights),
            restarts=frozenset(accumulate(len(heights) for heights, _ in pages[:-1])),
        )


def _pages(
    heights: Sequence[int], labels: Sequence[Sequence[Label]], capacity: int, first: int, doubt: int
) -> Iterator[tuple[list[int], int]]:
    """Yield the row heights of each page, and how far they are stretched to leave no doubt where the page ends.

    The first page holds as much as is given for it, or more by the `doubt` where the table begins.
    """
    room = first
    start = 0
    while start < len(heights):
        rows = _page_rows(heights, labels, start, room - TIGHT) or [heights[start]]
        if start + len(rows) == len(heights) - 1 and len(rows) > 2:  # no page for one row alone
            rows = _page_rows(heights[:-2], labels, start, room - TIGHT)
        start += len(rows)
        stretch = 0
        if start < len(heights):
            spare = room - sum(rows) - heights[start] + LOOSE + doubt
            if spare > 0:  # the next row would nearly fit: take its room
                stretch = -(-spare // len(rows))
        yield [height + stretch for height in rows], stretch
        room, doubt = capacity, 0


def _page_rows(heights: Sequence[int], labels: Sequence[Sequence[Label]], start: int, room: float = inf) -> list[int]:
    """Return the heights of the rows that a page takes from a start on, each label with room for its words."""
    page: list[int] = []
    tops = [0]  # of each row of the page, and of the one to come
    fitting: list[int] = []
    for number in range(start, len(heights)):
        end = tops[-1] + heights[number]
        lacking = 0
        for label in labels[number]:
            lacks = label.height - (end - tops[max(label.first - start, 0)])
            if label.last == number:
                end += max(lacks, 0)
            else:
                lacking = max(lacking, lacks)
        page.append(end - tops[-1])
        tops.append(end)
        if end + lacking > room:
            break
        fitting = [*page[:-1], page[-1] + lacking] if room < inf else page
    return fitting
