"""Cells of next year's tables: figures open, a column of last year's moves on (换年表格)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from reportkit.annual_report.next_year import ITEM_NUMBER, Eraser, gap
from reportkit.model import Cell, Report, Table
from reportkit.model.grid import Covered, TiledRow, Value, width_of
from reportkit.model.rewriting import tables, words_of_cell

AGAIN = "换年后重新填写"

LAST_YEAR = re.compile("上年|去年|上一年")
ORDINAL = re.compile("序号|编号|行次|代码")
MONTH = re.compile("(?:[1-9]|1[0-2])月份?")
"""The label of a column or row that stands in every year's table."""
UNIT_ALONE = re.compile("（[^）]*）")


def open_cells(report: Report, eraser: Eraser, *, follows: bool) -> Iterator[tuple[str, object, str]]:
    """Yield the path of each cell that changes, with what stood there and what is to stand there."""
    for path, table in tables(report):
        above = _above(table)
        for number, row in enumerate(table.rows):
            keyed = row if isinstance(row, Mapping) else dict(enumerate(row))
            cells = {
                f"{path}.rows[{number}][{key}]": cell.value if isinstance(cell, Cell) else cell
                for key, cell in keyed.items()
            }
            columns = _columns(table.body[number], table.grouped)
            heads = dict(zip(cells, (above[column] for column in columns), strict=True))
            yield from _open_row(cells, heads, eraser, follows=follows)


def _open_row(
    cells: Mapping[str, Value], heads: Mapping[str, Sequence[str]], eraser: Eraser, *, follows: bool
) -> Iterator[tuple[str, object, str]]:
    """Yield the cells of a row that change, given what stands above each."""
    figures = {place: value for place, value in cells.items() if _is_figure(value)}
    before = [place for place in figures if LAST_YEAR.search("".join(heads[place]))]
    now = [place for place in figures if place not in before and not ORDINAL.search("".join(heads[place]))]
    label = next((text for text in cells.values() if isinstance(text, str) and not _is_figure(text)), "")
    for place, value in cells.items():
        if follows and place in before and len(now) == 1 and len(before) == 1:
            yield place, value, _as_last(figures[now[0]])
        elif place in now or place in before:
            told, head = str(value), heads[place][-1] if len(figures) > 1 and heads[place] else ""
            yield place, value, told if told.startswith("{") else gap(_called(label, head), told)
        elif not (isinstance(value, str) and value == label and MONTH.fullmatch(value)):
            for inner, text in words_of_cell(value, place):
                opens = inner == f"{place}[0]" and _is_figure(text)
                yield inner, text, gap(_called(label, ""), text) if opens else eraser.text(text)


def _called(label: str, head: str) -> str:
    """Return what a cell is asked for by: the label of its row and, where there are several, the head of its column."""
    words = [re.sub(r"\{年\}年|\{[^{}]*\}|[{}｛｝:：\s]", "", ITEM_NUMBER.sub("", each)) for each in (label, head)]
    return "、".join(word for word in words if word and not UNIT_ALONE.fullmatch(word)) or "数字"


def _above(table: Table) -> Sequence[Sequence[str]]:
    """Return what stands above each column, from the top down."""
    found: list[list[str]] = [[] for _ in range(table.columns)]
    for row in table.head:
        for column, entry in zip(_columns(row, table.columns), row, strict=True):
            across = width_of(entry)
            value = entry.value if isinstance(entry, Cell) else entry
            for under in range(column, column + across):
                found[under] += [] if isinstance(value, Covered) or value is None else [str(value)]
    return found


def _columns(row: TiledRow, grouped: int) -> Iterator[int]:
    """Yield the column of each cell that a row was given; labels merged by `grouped` were given too."""
    column = 0
    for entry in row:
        if not isinstance(entry, Covered) or column < grouped:
            yield column
        column += width_of(entry)


FIGURE_SLOT = re.compile(r"\{([^{}:]+)(?::数值?)?\}")


def _is_figure(value: object) -> bool:
    if isinstance(value, str):
        return bool(re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?%?", value) or FIGURE_SLOT.fullmatch(value))
    return value is not None and not isinstance(value, bool) and hasattr(value, "real")


def _as_last(value: object) -> str:
    """Return what a column of last year's says of a figure of this year's, which by then is last year's."""
    slot = FIGURE_SLOT.fullmatch(value) if isinstance(value, str) else None
    return f"{{{slot[1]}:上年数}}" if slot else str(value)
