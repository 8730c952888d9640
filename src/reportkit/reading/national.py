"""The national tables of the annual report, recognised in whatever edition: their cells as its ledgers."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

import attrs

from reportkit.annual_report.application_figures import figures as application_figures
from reportkit.annual_report.applications import ApplicationLedger
from reportkit.annual_report.disclosure import Disclosure
from reportkit.annual_report.edition import AnnualReport
from reportkit.annual_report.editions import EDITIONS
from reportkit.annual_report.indicators import IndicatorTable
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.annual_report.national2014 import NATIONAL, national_table
from reportkit.annual_report.reviews import GROUPS, RESULTS, Reviews
from reportkit.annual_report.tables import applications_table, disclosure_table, reviews_table
from reportkit.compose import compose
from reportkit.manuscript import Grid
from reportkit.model import Body, Report, Statistic, Table
from reportkit.wording import Number

Rows = Sequence[Sequence[str]]
Ledger = Disclosure | ApplicationLedger | Reviews | IndicatorTable

COUNT = re.compile(r"\d{1,12}")
AMOUNT = re.compile(r"([+＋\-−－]?)\s*(\d[\d,，]*(?:\.\d+)?)\s*(?:[一-鿿]{0,3})")
FEWEST = 0.8
"""The part of the rows of the table of 2014 that must be found."""

L = TypeVar("L")


@attrs.frozen
class National:
    """A national table (国家统计表): the ledger of its cells, the form's table, the figures that it tells."""

    ledger: Ledger
    table: Table
    figures: tuple[Statistic, ...]


def recognised(rows: Rows) -> Ledger | None:
    """Return the ledger that rows are the print of, in whichever edition, None for any other table.

    >>> print(recognised([["渠道", "数量"], ["网站", "3"]]))
    None
    """
    words = _bare("".join(cell for row in rows for cell in row))
    if "新收政府信息公开申请数量" in words and "自然人" in words:
        return _applications(rows)
    if "行政许可" in words and "行政处罚" in words and "行政事业性收费" in words:
        return _disclosure(rows, words)
    if all(label in words for _, label in RESULTS) and all(name in words for _, name in GROUPS):
        return _reviews(rows)
    if "主动公开政府信息数" in words and "收到申请数" in words:
        return _indicators(rows)
    return None


def as_form(ledger: Ledger, rows: Rows, *, in_its_words: bool) -> National | None:
    """Return the form's own table of a ledger, None where it would print other numbers than the rows.

    `in_its_words` asks for the same labels, too, but for their marks.
    """
    match ledger:
        case Disclosure():
            made = National(ledger, disclosure_table(ledger), tuple(ledger.figures(None, {})))
        case ApplicationLedger():
            made = National(ledger, applications_table(ledger), tuple(application_figures(ledger, None, {})))
        case Reviews():
            made = National(ledger, reviews_table(ledger), tuple(ledger.figures(None, {})))
        case IndicatorTable():
            made = National(ledger, ledger.table(), tuple(ledger.figures()))
    printed = printed_rows(made)
    if in_its_words and _labels(printed) != _labels(rows):
        return None
    return made if _numbers(printed) == _numbers(rows) else None


def _labels(rows: Rows) -> list[str]:
    """Return the words of the cells that hold no number, whichever cells of a header are merged."""
    return sorted(bare for row in rows for cell in row if (bare := _bare(cell)) and not COUNT.fullmatch(bare))


def printed_rows(national: National) -> Rows:
    """Return the words of the cells as the form prints them."""
    office = Body("本机关", area="本机关", level="县")
    report = Report("统计表", office, facts=national.figures, sections=[national.table])
    grid = next(block for block in compose(report).blocks if isinstance(block, Grid))
    return grid.texts()


def together(ledgers: Sequence[Ledger]) -> AnyLedgers | IndicatorTable | None:
    """Return the tables of one edition together, None where there are none."""
    indicators = next((one for one in ledgers if isinstance(one, IndicatorTable)), None)
    if indicators is not None:
        return indicators
    found = {
        "disclosure": next((one for one in ledgers if isinstance(one, Disclosure)), None),
        "applications": next((one for one in ledgers if isinstance(one, ApplicationLedger)), None),
        "reviews": next((one for one in ledgers if isinstance(one, Reviews)), None),
    }
    for edition in _editions():
        kinds = edition.tables
        fits = isinstance(found["disclosure"], (kinds.disclosed, type(None))) and isinstance(
            found["applications"], (kinds.applied, type(None))
        )
        if fits and any(found.values()):
            return kinds(**found)  # type: ignore[arg-type]  # each is of the class that its field takes
    return None


def _editions() -> list[type[AnnualReport]]:
    """Return the editions with tables, the latest first."""
    return [edition for _, edition in sorted(EDITIONS.items(), reverse=True) if issubclass(edition, AnnualReport)]


def _bare(text: str) -> str:
    return re.sub(r"[\s（）()、，,“”\"：:。.]", "", text)


def _counts(row: Sequence[str], count: int) -> list[int] | None:
    """Return so many counts at the end of a row, None where it has fewer, or more."""
    numbers = [cell.strip() for cell in row][-count:]
    if len(numbers) < count or not all(COUNT.fullmatch(cell) for cell in numbers):
        return None
    longer = len(row) > count and COUNT.fullmatch(row[-count - 1].strip())
    return None if longer else [int(cell) for cell in numbers]


def _applications(rows: Rows) -> ApplicationLedger | None:
    counted = [counts for row in rows if (counts := _counts(row, 7))]
    kinds = [edition.tables.applied for edition in _editions()]
    kind = next((kind for kind in kinds if len(kind.schema) == len(counted)), None)
    return None if kind is None else kind.from_rows(counted)


def _reviews(rows: Rows) -> Reviews | None:
    counted = [counts for row in rows if (counts := _counts(row, 15))]
    return Reviews.from_row(counted[0]) if len(counted) == 1 else None


def _disclosure(rows: Rows, words: str) -> Disclosure | None:
    for kind in (edition.tables.disclosed for edition in _editions()):
        labels = [_bare(column.label) for item in kind.items for column in item.columns]
        if all(label in words for label in labels):
            return _filled(kind, rows)
    return None


def _filled(kind: type[Disclosure], rows: Rows) -> Disclosure | None:
    by_label: dict[str, Sequence[str]] = {}
    for row in rows:
        if row:
            by_label.setdefault(_bare(row[0]), row[1:])
    values: dict[str, Number | None] = {}
    for item in kind.items:
        for label in item.rows.values():
            cells = by_label.get(_bare(label))
            if cells is None:
                return None
            for column, cell in zip(item.columns, cells, strict=False):
                values[column.figure.format(label)] = _amount(cell, whole=column.unit not in {"万元", "元"})
    return kind.from_cells(values)


def _amount(cell: str, *, whole: bool) -> Number | None:
    found = AMOUNT.fullmatch(cell.strip())
    if found is None:
        return None
    amount = Decimal(re.sub("[,，]", "", found[2])) * (-1 if found[1] in ("-", "−", "－") and found[1] else 1)
    if whole:
        return int(amount) if amount == int(amount) else None
    return amount


def _indicators(rows: Rows) -> IndicatorTable | None:
    wanted = {_bare(row.label): row for indicator in NATIONAL for row in indicator.family() if row.unit}
    values: dict[str, Number | None] = {}
    found = 0
    for row in rows:
        at, known = next(((at, wanted[_bare(cell)]) for at, cell in enumerate(row) if _bare(cell) in wanted), (0, None))
        if known is not None and known.name not in values:
            found += 1
            amounts = [amount for cell in row[at + 1 :] if (amount := _amount(cell, whole=False)) is not None]
            exact = amounts[-1] if len(amounts) == 1 else None
            values[known.name] = int(exact) if exact is not None and exact == int(exact) else exact
    return national_table(_as_mapping(values)) if found >= FEWEST * len(wanted) else None


def _as_mapping(values: Mapping[str, Number | None]) -> Mapping[str, Number | None]:
    return {name: amount for name, amount in values.items() if amount is not None}


def _numbers(rows: Rows) -> list[str]:
    found = (AMOUNT.fullmatch(cell.strip()) for row in rows for cell in row)
    return [f"{one[1]}{re.sub('[,，]', '', one[2])}" for one in found if one]
