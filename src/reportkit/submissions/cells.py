"""A unit's ledgers as cells by name, and cells back to ledgers: the names are those that slots use."""

import difflib
from collections.abc import Iterable, Mapping
from functools import cache

import attrs

from reportkit.annual_report import reviews
from reportkit.annual_report.applicants import KINDS, ORGANISATIONS, Applicants, Count
from reportkit.annual_report.application_figures import RECEIVED, cell
from reportkit.annual_report.applications import ApplicationLedger
from reportkit.annual_report.disclosure import Disclosure
from reportkit.annual_report.edition import edition_with_ledgers
from reportkit.annual_report.fees import AMOUNT, CASES
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.annual_report.reviews import LAWSUITS, RESULTS, Reviews
from reportkit.annual_report.schema import CARRIED_FORWARD, CARRIED_IN, GROUPS, NEW, TOTAL
from reportkit.errors import InvalidValue, brief
from reportkit.messages import Joined, Message
from reportkit.wording import Number

Cells = Mapping[str, Number | None]

_COLUMNS = range(len(KINDS) + 1)

_REVIEWS = tuple(f"{name}{label}" for _, name in reviews.GROUPS for label in (*dict(RESULTS).values(), ""))


@cache
def cell_names(year: int) -> tuple[str, ...]:
    """Return the names of all cells that a unit fills for a year, in the order of print.

    >>> len(cell_names(2024)), cell_names(2024)[10], cell_names(2020)[0]
    (202, '自然人新收申请', '新制作规章')
    """
    edition = edition_with_ledgers(year)
    applied = (cell(row, column) for row in edition.tables.applied.schema for column in _COLUMNS)
    return (*edition.tables.disclosed.cells(), *applied, *_REVIEWS, *((CASES, AMOUNT) if edition.has_fees else ()))


@cache
def sums(year: int) -> Mapping[str, tuple[str, ...]]:
    """Return the figures that stand in no cell but in sentences, each with the cells that it is the sum of.

    >>> sums(2024)["行政诉讼"]
    ('未经复议直接起诉', '复议后起诉')
    """
    rows = edition_with_ledgers(year).tables.applied.schema
    natural, organisations = range(1), range(1, len(KINDS))
    found = {
        f"{ORGANISATIONS}{row.name}": [cell(row, column) for column in organisations]
        for row in (NEW, CARRIED_IN, CARRIED_FORWARD)
    }
    received = {f"自然人{RECEIVED}": natural, f"{ORGANISATIONS}{RECEIVED}": organisations, RECEIVED: range(len(KINDS))}
    for name, columns in received.items():
        found[name] = [cell(row, column) for row in (NEW, CARRIED_IN) for column in columns]
    for group in GROUPS:
        found[group.name] = [row.name for row in rows if row.group == group.name]
    for label in ("", *dict(RESULTS).values()):
        found[f"{LAWSUITS}{label}"] = [f"{name}{label}" for _, name in reviews.GROUPS[1:]]
    known = set(cell_names(year))
    return {name: tuple(parts) for name, parts in found.items() if parts and name not in known}


@cache
def totals(year: int) -> frozenset[str]:
    """Return the names of the cells that follow from others (B6): totals, the row （七） and the row 四."""
    rows = edition_with_ledgers(year).tables.applied.schema
    follow = (cell(row, column) for row in (TOTAL, CARRIED_FORWARD) for column in _COLUMNS)
    return frozenset({*follow, *(row.name for row in rows), *(name for _, name in reviews.GROUPS)})


def require_names(year: int, names: Iterable[str], place: str, *, also: Iterable[str] = ()) -> None:
    """Refuse a name that is no cell of the year's form, and ask for the likeliest."""
    known = {*cell_names(year), *also}
    for name in names:
        if name not in known:
            likely = difflib.get_close_matches(brief(str(name)), sorted(known), n=1, cutoff=0.4)
            hint = Message("cell_names(year) gives all")
            if likely:
                hint = Message('did you mean "{likely}"?', likely=likely[0])
            raise InvalidValue(
                '{place}: "{name}" is no cell of {year}; {hint}',
                place=place,
                name=brief(str(name)),
                year=year,
                hint=hint,
            )


def whole(ledgers: AnyLedgers) -> tuple[Disclosure, ApplicationLedger, Reviews]:
    """Return the three tables of ledgers; raises InvalidValue where one is lacking."""
    disclosed, account, reviewed = ledgers.disclosure, ledgers.applications, ledgers.reviews
    if disclosed is None or account is None or reviewed is None:
        lacking = [name for name in ("disclosure", "applications", "reviews") if getattr(ledgers, name) is None]
        raise InvalidValue(
            "{ledgers}: no {lacking}; give all three ledgers",
            ledgers=type(ledgers).__name__,
            lacking=Joined(" and no ", lacking),
        )
    return disclosed, account, reviewed


def cells_of(ledgers: AnyLedgers) -> dict[str, Number | None]:
    """Return every cell of three ledgers by name, totals as entered or worked out."""
    disclosed, account, reviewed = whole(ledgers)
    found = disclosed.values()
    for row, applicants in worked_out(account).rows():
        found.update((cell(row, column), count) for column, count in enumerate(applicants.cells()))
    found.update(zip(_REVIEWS, reviewed.cells(), strict=True))
    return found


def ledgers_of(year: int, values: Cells) -> AnyLedgers:
    """Return the ledgers that have these cells; what is not named is not reported.

    Totals, the row （七） and the row 四 are worked out where they are not given, or are what comes out.
    """
    require_names(year, values, "cells")
    tables = edition_with_ledgers(year).tables
    rows = [[values.get(cell(row, column)) for column in _COLUMNS] for row in tables.applied.schema]
    return tables(
        disclosure=tables.disclosed.from_cells(values),
        applications=worked_out(tables.applied.from_rows(rows)),  # type: ignore[arg-type]  # what is no count is refused
        reviews=Reviews.from_row([values.get(name) for name in _REVIEWS]),  # type: ignore[misc]  # as above
    )


def worked_out(ledger: ApplicationLedger) -> ApplicationLedger:
    """Return a ledger in which each cell of （七） and of 四 that was left open is worked out (B6)."""
    for path, row in (("handled", TOTAL), ("carried_forward", CARRIED_FORWARD)):
        entered: Applicants | None = getattr(ledger, path)
        if entered is not None and None in entered.kinds:
            derived = attrs.evolve(ledger, **{path: None}).row(row)  # type: ignore[arg-type]  # a field of it
            kinds = [_first(*pair) for pair in zip(entered.kinds, derived.kinds, strict=True)]
            ledger = attrs.evolve(ledger, **{path: Applicants(*kinds, total=entered.total)})  # type: ignore[arg-type, misc]  # as above; six kinds
    return ledger


def _first(entered: Count, derived: Count) -> Count:
    return derived if entered is None else entered
