"""Cells of tables that give a figure of the text again: the same label and the same value (文表一致)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from reportkit.model import Cell, Report, Statistic, Table
from reportkit.model.rewriting import tables
from reportkit.reading.facts.same import DISTINCT, SHORTEST
from reportkit.rules.measures import MEASURE
from reportkit.wording import number

NUMBERING = re.compile(
    r"^(?:其中[：:]?|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、]|[\s　])+"
)
UNIT = re.compile(rf"[（(](?:单位[：:])?(?P<unit>{MEASURE}|[一-鿿]{{1,2}})[）)]\s*\Z")
OTHER_YEAR = re.compile("上年|去年|历年|累计|同比|增|减|占|比")


def cells_of_facts(report: Report, figures: Iterable[tuple[Statistic, bool]]) -> Mapping[str, str]:
    """Return the slots for cells that give a figure again, by their paths.

    `figures` are those of the texts, and whether each is told of the whole area. A cell is joined with a figure where
    the label of its row is the figure's, its unit is not another one, and the value is the same; where the table says
    no unit, only one that is not the same by chance.
    """
    by_label: dict[str, list[tuple[Statistic, bool]]] = {}
    for figure, of_all in figures:
        for label in {figure.label, figure.name}:
            by_label.setdefault(label, []).append((figure, of_all))
    return {
        path: f"{{{figure.name}:数}}"
        for place, table in tables(report)
        for path, label, unit, value in _cells(table, place)
        for figure in _matching(by_label.get(label, []), unit, value)
    }


def _matching(figures: Iterable[tuple[Statistic, bool]], unit: str, value: Decimal) -> Iterator[Statistic]:
    found = [
        figure
        for figure, of_all in figures
        if figure.value == value
        and not figure.exactness
        and (figure.unit == unit or (not unit and (value >= DISTINCT or len(figure.label) >= SHORTEST)))
        and of_all
    ]
    if len(found) == 1:
        yield found[0]


def _cells(table: Table, place: str) -> Iterator[tuple[str, str, str, Decimal]]:
    """Yield the cells of this year's figures: path, label of the row, unit and value."""
    heads = _heads(table)
    for number_, row in enumerate(table.rows):
        if isinstance(row, Mapping):
            entries = [(f"{place}.rows[{number_}][{key}]", str(key), row[key]) for key in row]
        else:
            if any(isinstance(cell, Cell) and (cell.across > 1 or cell.down > 1) for cell in row):
                continue
            entries = [
                (f"{place}.rows[{number_}][{at}]", heads[at] if len(heads) == len(row) else "", cell)
                for at, cell in enumerate(row)
            ]
        values = [(path, head, cell.value if isinstance(cell, Cell) else cell) for path, head, cell in entries]
        label = next(
            (NUMBERING.sub("", value) for _, _, value in values if isinstance(value, str) and _is_label(value)), ""
        )
        unit = next((value for _, _, value in values if isinstance(value, str) and re.fullmatch(MEASURE, value)), "")
        label_unit = UNIT.search(label)
        label = UNIT.sub("", label)
        figures = [(path, head, figure) for path, head, value in values if (figure := _figure(value)) is not None]
        this_year = [one for one in figures if not OTHER_YEAR.search(one[1])]
        for path, head, figure in this_year if label and len(this_year) == 1 else ():
            in_head = UNIT.search(head)
            told = (
                unit or (label_unit["unit"] if label_unit else "") or (in_head["unit"] if in_head else table.unit or "")
            )
            yield path, label, told, figure


def _heads(table: Table) -> list[str]:
    """Return what stands above each column, where a header row has a cell for each."""
    row = table.header[-1] if table.header else ()
    return [str(cell.value if isinstance(cell, Cell) else cell) for cell in row]


def _is_label(value: str) -> bool:
    return bool(re.search("[一-鿿]{2}", value)) and not re.fullmatch(MEASURE, value)


def _figure(value: object) -> Decimal | None:
    """Return a cell's number where it is printed as a slot prints it."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
        return None
    try:
        figure = Decimal(value)
    except InvalidOperation:
        return None
    return figure if figure.is_finite() and number(figure) == str(value) else None
