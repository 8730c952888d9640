"""Tables as numbers with labels: every grid, whoever made it, cut into panels of one head and one column of labels."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property

import attrs

from reportkit.manuscript import Grid, GridCell, GridEntry, Line, Merged, Role, starts
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.measures import UNIT_ALONE
from reportkit.rules.reckoned import decimals, value
from reportkit.rules.rule import Fault

FIGURE = expression(
    r"(?P<sign>[-−－＋+]?)"
    r"(?P<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<unit>[%％‰]|[一-鿿]{0,3})"
)
UNIT = expression(UNIT_ALONE)
NONE = expression(r"[—–\-/／无]{1,3}")
YEAR = expression(r"(?:19|20)\d{2}年?")
GROUPING = expression(r"[,，\s]")
BLANKS = expression(r"\s+")
ORDER = expression("序号|编号|行次|栏次|代码|科目编码|编码|页码")
"""Heads of columns whose numbers count nothing."""
MOST_HEAD = 4  # rows
MOST_ROWS = 2000
LONGEST_ABOVE = 40  # 字 of a line above a table that says what it is


@attrs.frozen
class PanelCell:
    """A cell (数据格): its text, what it is as a figure if it is one, its place; one that spans stands at each place.

    `empty` is one without words; `covered` tells a place that another cell spans.
    """

    text: str
    figure: Decimal | None
    unit: str
    place: str
    start: int
    covered: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is written there, or a dash."""
        return self.figure is None and (not self.text or NONE.fullmatch(self.text) is not None)

    def fault(self, message: str) -> Fault:
        """Return the fault of its words."""
        return Fault(self.place, message, self.text, self.start)


@attrs.frozen
class PanelRow:
    """A row of a panel (数据行): its label without blanks, and its cells in the panel's columns of figures."""

    label: str
    cells: tuple[PanelCell, ...]


@attrs.frozen(slots=False)
class Panel:
    """A stretch of a table with one head and one column of labels (数据块).

    `heads` name the columns of figures; `units` tells, row by row, what a column of units says; `around` is the caption
    with the unit above the table.
    """

    heads: tuple[str, ...]
    rows: tuple[PanelRow, ...]
    units: tuple[str, ...]
    around: str
    first: str

    def column(self, at: int) -> list[PanelCell]:
        """Return the cells of a column."""
        return [row.cells[at] for row in self.rows]

    @cached_property
    def rounded(self) -> bool:
        """Whether its figures are in 万 or 亿, and may be rounded though they have no decimals."""
        return re.search("[万亿]", self.around + "".join(self.heads) + "".join(self.units)) is not None


def panels(context: CheckContext) -> tuple[Panel, ...]:
    """Return the panels of all tables in their order."""
    return tuple(panel for grid, above in _grids(context) for panel in _panels(grid, above))


def _grids(context: CheckContext) -> Iterator[tuple[Grid, str]]:
    """Yield every table with what stands above it: its caption, its unit."""
    above: list[str] = []
    for block in context.manuscript.blocks:
        if isinstance(block, Grid):
            if len(block.body) <= MOST_ROWS:
                yield block, "".join(above)
            above = []
        elif isinstance(block, Line) and (
            block.role in (Role.TABLE_CAPTION, Role.TABLE_UNIT)
            or (len(text := block.text) < LONGEST_ABOVE and ("单位" in text or text.endswith("表")))
        ):
            above = [*above[-1:], block.text]
        else:
            above = []


def _panels(grid: Grid, above: str) -> Iterator[Panel]:
    rows = _matrix(grid)
    begin = 0
    for first, end in _stretches(rows, len(grid.head)):
        body = rows[first:end]
        head = rows[max(begin, first - MOST_HEAD) : first]
        begin = end
        for labels, figures in _across(body, head):
            yield _panel(body, head, labels, figures, above)


def _panel(
    body: Sequence[Sequence[PanelCell]],
    head: Sequence[Sequence[PanelCell]],
    labels: range,
    figures: Sequence[int],
    above: str,
) -> Panel:
    named = [_head(head, column) for column in (*labels, *figures)]
    units = [
        column
        for column, title in zip(labels, named, strict=False)
        if "单位" in title and all(UNIT.fullmatch(row[column].text) for row in body if row[column].text)
    ]
    worded = [column for column in labels if column not in units] or list(labels)
    rows = [
        PanelRow(_label([row[column] for column in worded]), tuple(row[column] for column in figures)) for row in body
    ]
    return Panel(
        tuple(named[len(labels) :]),
        tuple(rows),
        tuple(row[units[0]].text for row in body) if units and len(labels) > 1 and units[0] else (),
        above,
        named[0] if labels else "",
    )


def _label(cells: Sequence[PanelCell]) -> str:
    """Return what a row is called: the last of its labels, without one that a cell above spans over it."""
    own = [cell for cell in cells if cell.text and not cell.covered and cell.figure is None] or [*cells]
    return BLANKS.sub("", own[-1].text) if own else ""


def _head(head: Sequence[Sequence[PanelCell]], column: int) -> str:
    told: list[str] = []
    for row in head:
        words = BLANKS.sub("", row[column].text)
        if words and words not in told:
            told.append(words)
    return "\n".join(told)


def _matrix(grid: Grid) -> list[list[PanelCell]]:
    """Return the table with a cell at each place, as wide as it is; of one that spans, the others are covered."""
    columns = len(grid.columns)
    rows: list[list[PanelCell]] = []
    for part, given in (("header", grid.head), ("rows", grid.body)):
        for number, row in enumerate(given):
            line = [PanelCell("", None, "", f"{grid.origin}.{part}[{number}]", 0)] * columns
            for index, (column, entry) in enumerate(zip(starts(row, columns), row, strict=True)):
                above = rows[-1][column] if isinstance(entry, Merged) and rows and column < columns else None
                made = _cell(entry, f"{grid.origin}.{part}[{number}][{index}]", above)
                across = 1 if isinstance(entry, str) else entry.across
                last = min(column + across, columns) - 1
                for at in range(column, last + 1):
                    figure_here = at == last or made.figure is None
                    shown = made if figure_here else attrs.evolve(made, figure=None, text="")
                    line[at] = attrs.evolve(shown, covered=True) if across > 1 and at != column else shown
            rows.append(line)
    return rows


def _cell(entry: GridEntry, place: str, above: PanelCell | None) -> PanelCell:
    if isinstance(entry, Merged):
        return (
            attrs.evolve(above, covered=True, figure=None) if above else PanelCell("", None, "", place, 0, covered=True)
        )
    text = entry.text if isinstance(entry, GridCell) else entry
    words = text.strip()
    found = FIGURE.fullmatch(words)
    figure = None
    if found and len(found["digits"]) <= 20:
        figure = value(GROUPING.sub("", found["digits"]))
        figure = -figure if found["sign"] in tuple("-−－") else figure
    unit = found["unit"].replace("％", "%") if found else ""
    return PanelCell(words, figure, unit, place, len(text) - len(text.lstrip()))


def _is_body(row: Sequence[PanelCell]) -> bool:
    """Tell whether a row has a figure behind its first cell that is no year."""
    return any(cell.figure is not None and not YEAR.fullmatch(cell.text) for cell in row[1:])


def _stretches(rows: Sequence[Sequence[PanelCell]], given: int) -> Iterator[tuple[int, int]]:
    """Yield where the rows of each panel begin and end: behind a head, up to the next row of words alone."""
    kinds = [at >= given and _is_body(row) for at, row in enumerate(rows)]
    heads = [at >= given and not kinds[at] and _is_head(row) for at, row in enumerate(rows)]
    begin = None
    for at, body in enumerate(kinds):
        if body and begin is None:
            begin = at
        elif heads[at] and begin is not None and any(kinds[begin:at]):
            yield begin, at
            begin = None
    if begin is not None:
        yield begin, len(rows)


def _is_head(row: Sequence[PanelCell]) -> bool:
    """Tell whether a row without figures has the words of a head: several, and none left out among them."""
    words = [cell.text for cell in row if not cell.covered]
    while words and not words[-1]:
        words.pop()
    return len(words) > 1 and all(words) and not any(NONE.fullmatch(word) for word in words)


def _across(
    body: Sequence[Sequence[PanelCell]], head: Sequence[Sequence[PanelCell]]
) -> Iterator[tuple[range, list[int]]]:
    """Yield the columns of labels and those of figures of each panel that stands beside others."""
    columns = len(body[0])
    kinds = []
    for column in range(columns):
        cells = [row[column] for row in body]
        figures = sum(cell.figure is not None for cell in cells)
        words = sum(not (cell.empty or cell.covered) and cell.figure is None for cell in cells)
        order = ORDER.search(_head(head, column)) is not None
        kinds.append("figures" if figures > words and not order else "words" if words or order else "empty")
    at = 0
    while at < columns:
        first = at
        while at < columns and kinds[at] != "figures":
            at += 1
        begin = at
        while at < columns and kinds[at] != "words":
            at += 1
        figures_at = [column for column in range(begin, at) if kinds[column] == "figures"]
        if figures_at and begin > first:
            yield range(first, begin), figures_at


def tolerance(panel: Panel, at: int, terms: int) -> Decimal:
    """Return by how much a sum may differ for being made of rounded figures."""
    places = max((decimals(cell.figure) for cell in panel.column(at) if cell.figure is not None), default=0)
    if not places and not panel.rounded:
        return Decimal(0)
    return (Decimal(terms + 1) / 2).scaleb(-places)
