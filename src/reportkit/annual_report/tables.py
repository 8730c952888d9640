"""The ledgers as the national template prints them: every cell a slot that names its figure."""

from collections.abc import Sequence

from reportkit.annual_report.applicants import KINDS
from reportkit.annual_report.application_figures import cell
from reportkit.annual_report.applications import ApplicationLedger
from reportkit.annual_report.disclosure import Disclosure, LedgerColumn
from reportkit.annual_report.reviews import GROUPS, RESULTS, Reviews
from reportkit.annual_report.schema import GROUPS as OUTCOME_GROUPS
from reportkit.annual_report.schema import HANDLED, Row
from reportkit.model import Cell, Table
from reportkit.model.grid import Align
from reportkit.model.table import GivenRow
from reportkit.wording import Number, number

RECONCILED = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

ALIGN: tuple[Align, ...] = (
    "left",
    "left",
    "left",
    "center",
    "center",
    "center",
    "center",
    "center",
    "center",
    "center",
)
"""The columns of table three: labels, then the seven counts."""

FULL_WIDTH = 42.0  # 字 of dense type on a line of the text block

CELL_MARGINS = 0.55  # 字: what the margins of one cell take of it

ITEM_LABEL = 10.6  # 字: the longest label of table two on one line

GROUP_LABELS = (2.1, 3.1)  # 字: the first two columns of table three turn their labels over several lines


def slot(name: str, value: Number | None) -> str:
    """Return what prints a figure's number alone, 0 included; one not reported is a short gap, as cells are narrow."""
    return f"{{{name}:数}}" if value is not None else f"{{待补}}{{{name}:为零}}"


def disclosure_table(ledger: Disclosure) -> Table:
    """Return table two: under each 项 of article 20 its columns, and rows of a label and its figures."""
    across = 1 + max(len(item.columns) for item in ledger.items)
    values = ledger.values()
    rows: list[GivenRow] = []
    for item in ledger.items:
        rows.append([Cell(item.title, across=across, align="left")])
        rows.append(_stretched(["信息内容", *(column.label for column in item.columns)], across))
        for label in item.rows.values():
            names = [column.figure.format(label) for column in item.columns]
            cells = [_entry(name, column, values[name]) for name, column in zip(names, item.columns, strict=True)]
            rows.append(_stretched([label, *cells], across))
    widths = [ITEM_LABEL, *[(_room(across) - ITEM_LABEL) / (across - 1)] * (across - 1)]
    return Table(rows, widths=widths, align=["center"] * across, dense=True)


def _entry(name: str, column: LedgerColumn, value: Number | None) -> str:
    """Return what prints a figure of table two: a change with its sign, a sum of money in 元 with its unit."""
    if value is None:
        return slot(name, None)
    if column.unit == "元":
        return f"{{{name}:数值}}"
    return f"+{slot(name, 0)}" if column.signed and value > 0 else slot(name, 0)


def _stretched(values: Sequence[str], across: int) -> list[str | Cell]:
    """Spread what has fewer columns than the table over the row: the last takes what is left."""
    if len(values) == across:
        return list(values)
    return [*values[:-1], Cell(values[-1], across=across + 1 - len(values))]


def applications_table(ledger: ApplicationLedger) -> Table:
    """Return table three: the rows of the ledger's edition, grouped, for seven kinds of applicant."""
    rows = [_application_row(row, ledger) for row in ledger.schema]
    header: list[list[str | Cell]] = [
        [Cell(RECONCILED, across=3, down=3, align="left"), Cell("申请人情况", across=7)],
        [Cell("自然人", down=2), Cell("法人或其他组织", across=5), Cell("总计", down=2)],
        [kind.label for kind in KINDS[1:]],
    ]
    columns = [_digits(column) for column in zip(*(row.cells() for _, row in ledger.rows()), strict=True)]
    labels = [*GROUP_LABELS, _room(10) - sum(GROUP_LABELS) - sum(columns)]
    return Table(rows, header=header, widths=[*labels, *columns], align=ALIGN, dense=True)


def _application_row(row: Row, ledger: ApplicationLedger) -> GivenRow:
    schema = ledger.schema
    counts = [slot(cell(row, column), count) for column, count in enumerate(ledger.row(row).cells())]
    inside = schema[2:-1]  # the rows below 三
    if row not in inside:
        return [Cell(row.label, across=3), *counts]
    head: list[str | Cell] = [Cell(HANDLED, down=len(inside))] if row is inside[0] else []
    if row.group is None:
        return [*head, Cell(row.label, across=2), *counts]
    group = [other for other in schema if other.group == row.group]
    label = next(known.label for known in OUTCOME_GROUPS if known.name == row.group)
    head += [Cell(label, down=len(group))] if row is group[0] else []
    return [*head, row.label, *counts]


def reviews_table(ledger: Reviews) -> Table:
    """Return table four: one row of 15 numbers under three groups of five."""
    labels = [*(label for _, label in RESULTS), "总计"]
    header: list[list[str | Cell]] = [
        [Cell(GROUPS[0][1], across=5), Cell("行政诉讼", across=10)],
        [*(Cell(label, down=2) for label in labels), *(Cell(name, across=5) for _, name in GROUPS[1:])],
        [*labels, *labels],
    ]
    names = [name for _, group in GROUPS for name in (*(f"{group}{label}" for _, label in RESULTS), group)]
    widths = [max(_room(15) / 15, _digits([count])) for count in ledger.cells()]
    row = [slot(name, count) for name, count in zip(names, ledger.cells(), strict=True)]
    return Table([row], header=header, widths=widths, align=["center"] * 15, dense=True)


def _digits(counts: Sequence[int | None]) -> float:
    """Return how wide a column must be in 字 so that none of its numbers turns."""
    longest = max(len(number(count)) if count is not None else 0 for count in counts)
    return max(2.1, longest / 2 + 0.1)


def _room(columns: int) -> float:
    """Return how many 字 the columns of a table as wide as the text block hold between them."""
    return FULL_WIDTH - columns * CELL_MARGINS
