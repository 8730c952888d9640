"""What is wrong with a return: whose it is, for which year, and whether its cells agree with one another."""

import re
from collections.abc import Iterable, Iterator

import attrs

from reportkit.annual_report.application_figures import identities as application_identities
from reportkit.annual_report.fees import CASES
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.model.identity import Identity, Side
from reportkit.submissions.cells import Cells, totals, whole, worked_out
from reportkit.submissions.findings import ReturnFinding
from reportkit.submissions.form import COVER, FEES, REASONS, FormCell, form_for
from reportkit.submissions.missing_cells import missing_cells
from reportkit.submissions.unit_return import UnitReturn
from reportkit.submissions.units import Roster
from reportkit.wording import Number, exactly, number

_OF_TOTALS = ("B2", "B3", "C1")

_PART = re.compile("^第[二三四]部分表格")


def validated(given: UnitReturn, roster: Roster, last: AnyLedgers | None) -> Iterator[ReturnFinding]:
    """Yield what a return of the roster's year is not in order with; of another year nothing else is looked at."""
    if given.year != roster.year:
        message = f"填报年度为{given.year}年，应为{roster.year}年"
        yield ReturnFinding.of("wrong_year", given.unit, message, file=given.file)
        return
    yield from _blank(given)
    yield from _unfounded(given)
    for identity in _contradictions(given, last, may_regulate=roster.rank != "县级"):
        yield _broken(identity, given)


def identities(given: UnitReturn, last: AnyLedgers | None, *, may_regulate: bool) -> Iterator[Identity]:
    """Yield the equations of a unit's ledgers with both sides as they are.

    B4 may fail with a reason: units are merged and divided.
    """
    disclosed, account, reviewed = whole(given.ledgers)
    before = disclosed.beside(last.disclosure) if last else None
    yield from disclosed.identities(before, may_regulate=may_regulate, reasons=given.reasons)
    yield from application_identities(
        worked_out(account),
        last.applications if last else None,
        rescoped=True,
        fees_reported=given.charged,
        reasons=given.reasons,
    )
    yield from reviewed.identities()


def _contradictions(given: UnitReturn, last: AnyLedgers | None, *, may_regulate: bool) -> Iterator[Identity]:
    """Yield the equations that are broken: of a total that somebody wrote over the one with its parts alone.

    What such a total breaks elsewhere is not told: it holds again as soon as the total is what comes out.
    """
    found = list(_open(identities(given, last, may_regulate=may_regulate)))
    cells = given.cells()
    over = {cell.name for cell in form_for(given.year).cells() if cell.parts and _written_over(cell, cells)}
    causes = {one.figure: one for one in found if one.figure in over and one.name in _OF_TOTALS}
    if causes:
        yield from causes.values()
        entered = {name: value for name, value in cells.items() if not form_for(given.year).cell(name).parts}
        worked = attrs.evolve(given, ledgers=UnitReturn.from_cells(given.unit, given.year, entered).ledgers)
        found = list(_open(identities(worked, last, may_regulate=may_regulate)))
    yield from found


def _open(given: Iterable[Identity]) -> Iterator[Identity]:
    return (one for one in given if one.holds is False and (one.must_hold or not one.reason))


def _written_over(cell: FormCell, cells: Cells) -> bool:
    parts = [cells[part] for part in cell.parts]
    return None not in parts and cells[cell.name] != sum(parts)  # type: ignore[arg-type]  # no part is None


def _unfounded(given: UnitReturn) -> Iterator[ReturnFinding]:
    """Yield a sum of money that was charged for no application; applications without one had it remitted."""
    fee = given.fee
    if fee is not None and fee.cases == 0 and fee.amount:
        sheet, cell = given.places.get(CASES, ("", ""))
        message = f"收取的信息处理费为{number(fee.amount)}元，而收费的申请为0件；请核对，补填件数或者更正金额"
        yield ReturnFinding.of(
            "fee_unfounded", given.unit, message, file=given.file, sheet=sheet, cell=cell, distance=fee.amount
        )


def _broken(identity: Identity, given: UnitReturn) -> ReturnFinding:
    sheet, cell = given.places.get(identity.figure or "", ("", ""))
    name, asked = "identity_broken", ""
    if not identity.must_hold:
        name = "identity_unexplained"
        asked = f"；如属实，请在“{COVER}”的“{REASONS.get(identity.name, identity.name)}”一栏中说明"
    where = "" if sheet else f"工作表“{form_for(given.year).cell(identity.figure).sheet}”" if identity.figure else ""
    return ReturnFinding.of(
        name,
        given.unit,
        f"{where}{_told(identity)}{asked}（勾稽关系{identity.name}）",
        file=given.file,
        sheet=sheet,
        cell=cell,
        quotation=identity.name,
        distance=_distance(identity.left, identity.right),
    )


def _told(identity: Identity) -> str:
    """Say what is wrong to whoever filled the form, who knows its sheets but not the parts of the report."""
    place = _PART.sub("", identity.place)
    left, right = (number(side) for side in (identity.left, identity.right) if isinstance(side, Number))
    if identity.name == "B8":
        return f"{place}，总计为{left}，而“{FEES}”中收费的申请和金额均为0；有逾期未缴费的申请，应填报{FEES}"
    apart = number(_distance(identity.left, identity.right))
    formula = "，这一格由报表自动计算，不要改写" if identity.name in _OF_TOTALS else ""
    return f"{place}，{identity.left_words}为{left}，{identity.right_words}为{right}，相差{apart}；应当相等{formula}"


def _distance(left: Side, right: Side) -> Number:
    if not isinstance(left, Number) or not isinstance(right, Number):
        return 0  # units' ledgers have no equations between dates
    with exactly():
        return max(left, right) - min(left, right)


def _blank(given: UnitReturn) -> Iterator[ReturnFinding]:
    blank = {name for name, value in given.cells().items() if value is None}
    for one in missing_cells(form_for(given.year), blank, given.places, following=totals(given.year)):
        yield ReturnFinding.of(one.name, given.unit, one.message, file=given.file, sheet=one.sheet, cell=one.cell)
