"""Numbered rows of a table and the rows below them, of which they are the sums, as in the tables of budgets."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from reportkit.patterns import expression
from reportkit.readers.typed_numbers import read_number
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.national_tables import is_national
from reportkit.rules.figures.sure_totals import AMONG, NO_SUM, PARTIAL
from reportkit.rules.reckoned import decimals
from reportkit.rules.rule import Fault
from reportkit.rules.slips import all_but_add_up
from reportkit.rules.tabular import Panel, PanelCell, panels
from reportkit.wording import exact, exactly, number

LEAST = 1000
NO_LEAF = expression(f"{AMONG.pattern}|{PARTIAL.pattern}\\Z")
FEWEST_RIGHT = 2  # numbered rows that are the sums of those below them


def faults_of_trees(context: CheckContext) -> Iterator[Fault]:
    """Yield the numbered rows that are not the sum of those below: one digit would make them so, or others are."""
    for panel in context.once(panels):
        if any(is_national(row.label) for row in panel.rows):
            continue
        families = list(_families(panel))
        for at, head in enumerate(panel.heads):
            if NO_SUM.search(head) or not families:
                continue
            told = [(parent, _off(panel.column(at), parent, rows)) for parent, rows in families]
            right = sum(off == 0 for _, off in told)
            for (parent, rows), (_, off) in zip(families, told, strict=True):
                cells = panel.column(at)
                if off and (right >= FEWEST_RIGHT or _slipped(cells, parent, rows)):
                    yield _fault(cells, parent, rows)


def _families(panel: Panel) -> Iterator[tuple[int, list[int]]]:
    """Yield each numbered row with the rows below it up to the next number of its rank, none of which is 其中."""
    ranks = [read.rank if (read := read_number(row.label)) else None for row in panel.rows]
    for at, rank in enumerate(ranks):
        if rank is None:
            continue
        end = next((other for other in range(at + 1, len(ranks)) if (ranks[other] or 99) <= rank), len(ranks))
        rows = list(range(at + 1, end))
        kinds = {ranks[row] for row in rows}
        labels = [panel.rows[row].label for row in rows]
        while labels and not labels[-1]:
            labels, rows = labels[:-1], rows[:-1]
        one_kind = len(kinds - {None}) <= (None not in kinds)
        if len(rows) > 1 and one_kind and all(labels) and not any(map(NO_LEAF.search, labels)):
            yield at, rows


def _figures(cells: list[PanelCell], parent: int, rows: list[int]) -> list[Decimal] | None:
    figures = [cells[at].figure for at in (parent, *rows)]
    if figures[0] is None or any(
        figure is None and not cells[at].empty for at, figure in zip((parent, *rows), figures, strict=True)
    ):
        return None
    known = [figure for figure in figures if figure is not None]
    return known if len(known) > 2 else None


def _off(cells: list[PanelCell], parent: int, rows: list[int]) -> Decimal | None:
    """Return by how much the rows below are more, within rounding, None where there is nothing to add up."""
    figures = _figures(cells, parent, rows)
    if figures is None:
        return None
    with exactly():
        off = sum(figures[1:], Decimal()) - figures[0]
    places = max(map(decimals, figures))
    return off if abs(off) > (Decimal(len(figures)) / 2).scaleb(-places) or not places else Decimal(0)


def _slipped(cells: list[PanelCell], parent: int, rows: list[int]) -> bool:
    figures = _figures(cells, parent, rows) or []
    step = Fraction(1, 10 ** max(map(decimals, figures)))
    return all_but_add_up(exact(figures[0]), [exact(one) for one in figures[1:]], step, LEAST)


def _fault(cells: list[PanelCell], parent: int, rows: list[int]) -> Fault:
    figures = _figures(cells, parent, rows) or []
    with exactly():
        added = sum(figures[1:], Decimal())
    places = max(map(decimals, figures))
    terms = "＋".join(number(one, decimals=decimals(one)) for one in figures[1:])
    message = f"这一行为{cells[parent].text}，下面各行相加为{number(added, decimals=places)}（{terms}）；请核对"
    return cells[parent].fault(message)
