"""The rule about the percentages and differences of a table that follow from its other columns."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import attrs

from reportkit.rules.context import CheckContext
from reportkit.rules.figures.table_sums import TOTAL
from reportkit.rules.finding import Force, Severity
from reportkit.rules.reckoned import decimals, rounded
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.tabular import Panel, PanelCell, panels
from reportkit.wording import exact

MOST_COLUMNS = 12  # whose pairs are tried
FEWEST = 2  # rows that have to agree
AGREEING = 3  # times as many rows agree as do not, or one does not


@attrs.frozen
class Way:
    """How a column may follow from two others (推算方式): what it is of both, how that is told."""

    reckon: Callable[[Fraction, Fraction], Fraction | None]
    told: str


def _share(some: Fraction, whole: Fraction) -> Fraction | None:
    return some * 100 / whole if whole else None


def _growth(now: Fraction, before: Fraction) -> Fraction | None:
    return (now - before) * 100 / before if before else None


def _fall_or_rise(now: Fraction, before: Fraction) -> Fraction | None:
    return now - before


PER_CENT = (Way(_share, "{0}占{1}的{2}%"), Way(_growth, "由{1}到{0}，增减{2}%"))
DIFFERENCE = (Way(_fall_or_rise, "由{1}到{0}，相差{2}"),)


@rule(
    title="表格占比、增减不符",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        {"text": "工作报告\n单位 | 件 | 占比\n甲 | 20 | 25.0%\n乙 | 24 | 20.0%\n丙 | 36 | 45.0%\n合计 | 80 | 100.0%"},
        {"text": "工作报告\n项目 | 今年 | 上年 | 增减%\n甲 | 12 | 10 | 20.0\n乙 | 9 | 10 | -10.0\n丙 | 15 | 12 | 20.0"},
        {"text": "工作报告\n项目 | 预算 | 决算 | 增减\n甲 | 10 | 12 | 2\n乙 | 10 | 9 | -1\n丙 | 12 | 15 | 4"},
    ],
    good=[
        {"text": "工作报告\n单位 | 件 | 占比\n甲 | 20 | 25.0%\n乙 | 24 | 30.0%\n丙 | 36 | 45.0%\n合计 | 80 | 100.0%"},
        {"text": "工作报告\n项目 | 今年 | 上年 | 比率\n甲 | 12 | 10 | 98.5%\n乙 | 9 | 10 | 97.0%\n丙 | 5 | 2 | 99.0%"},
    ],
    needs=Input.TEXT,
)
def table_ratio_wrong(context: CheckContext) -> Iterator[Fault]:
    """A column of shares, rates, changes or differences follows from two others in every row, or a cell is wrong.

    What it follows from is told by the rows themselves: by those that agree, of which there must be three times as
    many as of the others.
    """
    for panel in context.once(panels):
        if len(panel.rows) <= FEWEST or len(panel.heads) > MOST_COLUMNS:
            continue
        for at in range(len(panel.heads)):
            yield from _column(panel, at)


def _column(panel: Panel, at: int) -> Iterator[Fault]:
    cells = panel.column(at)
    figures = [cell for cell in cells if cell.figure is not None]
    per_cent = "%" in panel.heads[at] or "率" in panel.heads[at] or any(cell.unit == "%" for cell in figures)
    ways = PER_CENT if per_cent else DIFFERENCE if any(sign in panel.heads[at] for sign in "增减差变") else ()
    others = [other for other in range(len(panel.heads)) if other != at and not _is_per_cent(panel, other)]
    best: tuple[int, list[tuple[PanelCell, str]]] = (0, [])
    for way in ways:
        columns = [panel.column(other) for other in others]
        for first, second in (*permutations(columns, 2), *_beside_total(panel, columns, way)):
            agree, wrong = _compared(cells, first, second, way)
            if (agree, -len(wrong)) > (best[0], -len(best[1])):
                best = agree, wrong
    agree, wrong = best
    if agree >= FEWEST and (len(wrong) == 1 or agree >= AGREEING * len(wrong)):
        yield from (cell.fault(f"这里写{cell.text}，按本表数字计算，{told}；请核对") for cell, told in wrong)


def _is_per_cent(panel: Panel, at: int) -> bool:
    return "%" in panel.heads[at] or any(cell.unit == "%" for cell in panel.column(at))


def _beside_total(
    panel: Panel, columns: Sequence[Sequence[PanelCell]], way: Way
) -> Iterator[tuple[Sequence[PanelCell], Sequence[PanelCell]]]:
    """Yield each column beside its total, which stands for every row."""
    totals = [at for at, row in enumerate(panel.rows) if TOTAL.fullmatch(row.label)]
    if len(totals) == 1 and way.reckon is _share:
        yield from ((column, [column[totals[0]]] * len(column)) for column in columns)


def _compared(
    cells: Sequence[PanelCell], first: Sequence[PanelCell], second: Sequence[PanelCell], way: Way
) -> tuple[int, list[tuple[PanelCell, str]]]:
    """Return in how many rows a column is what it would be, and the cells that are not, with what they would be."""
    agree, wrong = 0, []
    for cell, one, other in zip(cells, first, second, strict=True):
        if cell.figure is None or one.figure is None or other.figure is None:
            continue
        right = way.reckon(exact(one.figure), exact(other.figure))
        if right is None or (one is other and right == 100 and cell.figure == 100):
            continue
        if _agrees(cell.figure, one.figure, other.figure, right, way):
            agree += right not in (0, 100)
        else:
            wrong.append((cell, way.told.format(one.text, other.text, rounded(right, decimals(cell.figure)))))
    return agree, wrong


def _agrees(figure: Decimal, one: Decimal, other: Decimal, right: Fraction, way: Way) -> bool:
    """Tell whether a cell is what it would be, where the figures that it follows from may be rounded."""
    half = Fraction(1, 2 * 10 ** decimals(figure))
    halves = [Fraction(1, 2 * 10 ** decimals(each)) if decimals(each) else Fraction(0) for each in (one, other)]
    if way.reckon is _fall_or_rise:
        return abs(exact(figure) - right) <= (sum(halves) if any(halves) else Fraction(0))
    around = [
        made
        for near in (-halves[0], halves[0])
        for far in (-halves[1], halves[1])
        if (made := way.reckon(exact(one) + near, exact(other) + far)) is not None
    ]
    return min(around) - half <= exact(figure) <= max(around) + half
