"""Laws of the ledgers: what satisfies the identities has no finding, and any single change to it is found."""

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from annual_figures import CASES, ITEMS, disclosure, equations, published
from laws import times
from reportkit import check
from reportkit.annual_report import AnnualReport2021, Applicants, Applications, Ledgers, Reviews
from reportkit.annual_report.schema import CARRIED_FORWARD, NEW, TOTAL
from reportkit.data import from_json, to_json
from reportkit.rules.figures.ledgers import identity_broken

COUNTS = st.integers(min_value=0, max_value=9) | st.integers(min_value=0, max_value=99999)

FEW = times(1 / 2)


@st.composite
def ledgers(draw: st.DrawFn) -> Applications:
    """A ledger that satisfies every identity, all its cells entered."""
    leaves = [[draw(COUNTS) for _ in range(6)] for _ in range(21)]
    handled = [sum(column) for column in zip(*leaves, strict=True)]
    carried_in = [draw(st.integers(0, count)) for count in handled]
    forward = [draw(COUNTS) for _ in range(6)]
    new = [done + left - came for done, left, came in zip(handled, forward, carried_in, strict=True)]
    rows = [new, carried_in, *leaves, handled, forward]
    return Applications.from_rows([[*row, sum(row)] for row in rows])


@st.composite
def reviews(draw: st.DrawFn) -> Reviews:
    groups = [[draw(COUNTS) for _ in range(4)] for _ in range(3)]
    return Reviews.from_row([count for group in groups for count in (*group, sum(group))])


def numbers(ledger: Applications) -> list[list[Any]]:
    return [list(row.cells()) for _, row in ledger.rows()]


def faults(edition: AnnualReport2021) -> list[str]:
    return [found.name for found in check(edition.to_report()) if found.name != "large_change"]


@FEW
@given(ledgers(), reviews())
def test_what_satisfies_the_identities_has_no_finding(applications: Applications, cases: Reviews) -> None:
    before = Ledgers(applications=Applications.from_rows([[None] * 6] * 24 + [numbers(applications)[1]]))
    assert [] == faults(published(applications=applications, reviews=cases, last_year=before))


@FEW
@given(ledgers(), st.integers(0, 24), st.integers(0, 6), st.integers(1, 99999))
def test_any_single_change_of_table_three_is_found(ledger: Applications, row: int, column: int, by: int) -> None:
    cells = numbers(ledger)
    cells[row][column] += by
    given = published(applications=Applications.from_rows(cells))
    assert check(equations(given), rules=[identity_broken])


@FEW
@given(st.integers(0, 14), st.integers(1, 99999))
def test_any_single_change_of_table_four_is_found(column: int, by: int) -> None:
    cells = [count + by if place == column else count for place, count in enumerate(CASES)]
    assert check(equations(published(reviews=Reviews.from_row(cells))), rules=[identity_broken])


@FEW
@given(st.tuples(COUNTS, COUNTS, COUNTS), st.integers(0, 3), st.integers(1, 99))
def test_any_single_change_of_a_stock_is_found(row: tuple[int, int, int], place: int, by: int) -> None:
    before, issued, more = row
    cells = [before, issued, before, issued + more]  # in force before, issued, repealed, in force now
    cells[3] = cells[0] + cells[1] - cells[2]

    def edition(figures: list[int]) -> AnnualReport2021:
        last = disclosure([None] * 3 + [None, None, figures[0]] + [None] * 4)
        this = disclosure([*ITEMS[:3], *figures[1:], *ITEMS[6:]])
        return published(disclosure=this, last_year=Ledgers(disclosure=last))

    assert [] == faults(edition(cells))
    cells[place] += by
    assert ["identity_unexplained"] == faults(edition(cells))


@FEW
@given(ledgers())
def test_totals_are_worked_out_as_they_are_entered(ledger: Applications) -> None:
    bare = attrs.evolve(
        Applications.from_rows([row[:6] for row in numbers(ledger)]), handled=None, carried_forward=None
    )
    assert numbers(ledger) == numbers(bare)


@FEW
@given(st.lists(ledgers(), min_size=1, max_size=4))
def test_sums_of_sound_ledgers_are_sound(units: list[Applications]) -> None:
    assert [] == faults(published(applications=Applications.sum_of(units)))


@FEW
@given(ledgers(), reviews())
def test_an_edition_goes_to_disk_and_back(applications: Applications, cases: Reviews) -> None:
    edition = published(applications=applications, reviews=cases, reasons={"A1": "清理"})
    assert edition == from_json(to_json(edition), AnnualReport2021)


def test_more_handled_than_came_is_found_and_not_refused() -> None:
    rows = [Applicants(1, 0, 0, 0, 0, 0), Applicants(), Applicants(3, 0, 0, 0, 0, 0), *[Applicants()] * 22]
    ledger = attrs.evolve(Applications.from_rows(rows), handled=None, carried_forward=None)
    assert (1, 3, 0) == (
        ledger.row(NEW).total or ledger.row(NEW).sum,
        ledger.row(TOTAL).sum,
        ledger.row(CARRIED_FORWARD).sum,
    )
    found = [finding.message for finding in check(published(applications=ledger).to_report())]
    assert any("第一项加第二项之和为1，（七）总计加第四项之和为3" in message for message in found)


def test_open_ledgers_have_no_identity_to_judge() -> None:
    edition = published(applications=Applications.open(), reviews=Reviews.open(), fees=[])
    assert {"not_reported"} == set(faults(edition))
