"""What is wrong with a return: whose it is, for which year, and whether its cells agree with one another."""

from collections.abc import Iterator

from reportkit.model.identity import Identity, Side
from reportkit.outlines.application_figures import identities as application_identities
from reportkit.returns.blanks import told_blank
from reportkit.returns.cells import AnyLedgers, totals, whole, worked_out
from reportkit.returns.findings import ReturnFinding
from reportkit.returns.form import form_for
from reportkit.returns.unit_return import UnitReturn
from reportkit.returns.units import Roster
from reportkit.rules.figures.ledgers import equation
from reportkit.wording import Number, exactly


def judged(given: UnitReturn, roster: Roster, last: AnyLedgers | None) -> Iterator[ReturnFinding]:
    """Yield what a return of the roster's year is not in order with; of another year nothing else is looked at."""
    if given.year != roster.year:
        message = f"填报年度为{given.year}年，应为{roster.year}年"
        yield ReturnFinding.of("wrong_year", given.unit, message, file=given.file)
        return
    yield from _blank(given)
    for identity in identities(given, last, may_regulate=roster.rank != "县级"):
        if identity.holds is False and (identity.must_hold or not identity.reason):
            yield _broken(identity, given)


def identities(given: UnitReturn, last: AnyLedgers | None, *, may_regulate: bool) -> Iterator[Identity]:
    """Yield the equations of a unit's ledgers with both sides as they are.

    B4 may fail with a reason: units are merged and divided.
    """
    disclosed, account, reviewed = whole(given.ledgers)
    before = last.disclosure if last and isinstance(last.disclosure, type(disclosed)) else None
    yield from disclosed.identities(before, may_regulate=may_regulate, reasons=given.reasons)  # type: ignore[arg-type]  # both of one class
    yield from application_identities(
        worked_out(account),
        last.applications if last else None,
        rescoped=True,
        fees_reported=given.charged,
        reasons=given.reasons,
    )
    yield from reviewed.identities()


def _broken(identity: Identity, given: UnitReturn) -> ReturnFinding:
    sheet, cell = given.places.get(identity.figure or "", ("", ""))
    name, asked = "identity_broken", ""
    if not identity.must_hold:
        name, asked = "identity_unexplained", f"；如属实，请在报表中说明{identity.name}不符的原因"
    return ReturnFinding.of(
        name,
        given.unit,
        f"{equation(identity)}{asked}",
        file=given.file,
        sheet=sheet,
        cell=cell,
        quotation=identity.name,
        distance=_distance(identity.left, identity.right),
    )


def _distance(left: Side, right: Side) -> Number:
    if not isinstance(left, Number) or not isinstance(right, Number):
        return 0  # units' ledgers have no equations between dates
    with exactly():
        return max(left, right) - min(left, right)


def _blank(given: UnitReturn) -> Iterator[ReturnFinding]:
    blank = {name for name, value in given.cells().items() if value is None}
    for one in told_blank(form_for(given.year), blank, given.places, following=totals(given.year)):
        yield ReturnFinding.of(one.name, given.unit, one.message, file=given.file, sheet=one.sheet, cell=one.cell)
