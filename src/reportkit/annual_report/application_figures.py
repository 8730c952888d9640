"""The application ledger as figures that slots can name, and as equations between its cells."""

from collections.abc import Iterator, Mapping

from reportkit.annual_report.applicants import KINDS, ORGANISATIONS, Count, sums_as_entered, total
from reportkit.annual_report.applications import ApplicationLedger
from reportkit.annual_report.identities import column_place, row_place
from reportkit.annual_report.schema import (
    CARRIED_FORWARD,
    CARRIED_IN,
    FEE_NOT_PAID,
    GROUPS,
    NEW,
    TOTAL,
    Group,
    Row,
)
from reportkit.model import Statistic
from reportkit.model.identity import Identity

RECEIVED = "收办申请"

COLUMNS = (*(kind.label for kind in KINDS), "总计")

FLOWS = (NEW, CARRIED_IN, TOTAL, CARRIED_FORWARD)
"""The rows that are compared with last year's; the others are too small to say anything."""


def cell(row: Row, column: int) -> str:
    """Return the name of a cell's figure, the columns counted from 0.

    >>> cell(NEW, 0), cell(NEW, 6)
    ('自然人新收申请', '新收申请')
    """
    return f"{KINDS[column].short}{row.name}" if column < len(KINDS) else row.name


def figures(ledger: ApplicationLedger, last: ApplicationLedger | None, notes: Mapping[str, str]) -> Iterator[Statistic]:
    """Yield every cell as a figure, and the sums that only sentences use (B5)."""
    yield from (_by_applicant(row, ledger, last, notes) for row in (NEW, CARRIED_IN, CARRIED_FORWARD))
    yield _handled(ledger, last, notes)
    for row, applicants in ledger.rows():
        if row not in (NEW, CARRIED_IN, CARRIED_FORWARD):
            for column, kind in enumerate(KINDS):
                yield Statistic(cell(row, column), applicants.cells()[column], "件", label=kind.short)
    yield _received(ledger, last, notes)


def sums_for_sentences(ledger: ApplicationLedger) -> set[str]:
    """Return the names of the figures that stand in no cell."""
    by_applicant = {f"{ORGANISATIONS}{row.name}" for row in (NEW, CARRIED_IN, CARRIED_FORWARD)}
    groups = {group.name for group in GROUPS} - {row.name for row in ledger.schema}
    return {*by_applicant, *groups, RECEIVED, f"自然人{RECEIVED}", f"{ORGANISATIONS}{RECEIVED}"}


def _figure(
    name: str, value: Count, parts: list[Statistic], label: str, last: Count = None, note: str | None = None
) -> Statistic:
    """Return a figure; where its entered total disagrees with its parts, the identity says so, once."""
    sums = sums_as_entered(value, [part.value for part in parts]) if parts else "=="  # type: ignore[misc]  # numbers all
    return Statistic(name, value, "件", parts=parts, sums=sums, label=label, last=last, note=note)


def _by_applicant(
    row: Row, ledger: ApplicationLedger, last: ApplicationLedger | None, notes: Mapping[str, str]
) -> Statistic:
    cells = ledger.row(row).cells()
    kinds = [Statistic(cell(row, column), cells[column], "件", label=kind.short) for column, kind in enumerate(KINDS)]
    organisations = _figure(f"{ORGANISATIONS}{row.name}", total(cells[1:6]), kinds[1:], ORGANISATIONS)
    before = last.row(row).cells()[-1] if last else None
    return _figure(row.name, cells[-1], [kinds[0], organisations], row.said or row.name, before, notes.get(row.name))


def _handled(ledger: ApplicationLedger, last: ApplicationLedger | None, notes: Mapping[str, str]) -> Statistic:
    parts: list[Statistic] = []
    done: set[str] = set()
    for row in ledger.schema[2:-2]:
        group = next((group for group in GROUPS if group.name == row.group), None)
        if group is None:
            parts.append(_outcome(row, ledger))
        elif group.name not in done:
            done.add(group.name)
            parts.append(_group(group, ledger, last, notes))
    before = last.row(TOTAL).cells()[-1] if last else None
    return _figure(
        TOTAL.name, ledger.row(TOTAL).cells()[-1], parts, TOTAL.said or TOTAL.name, before, notes.get(TOTAL.name)
    )


def _outcome(row: Row, ledger: ApplicationLedger) -> Statistic:
    return Statistic(row.name, ledger.row(row).cells()[-1], "件")


def _group(
    group: Group, ledger: ApplicationLedger, last: ApplicationLedger | None, notes: Mapping[str, str]
) -> Statistic:
    rows = [_outcome(row, ledger) for row in ledger.schema if row.group == group.name]
    before = last.group(group.path)[-1] if last else None
    return _figure(group.name, ledger.group(group.path)[-1], rows, group.name, before, notes.get(group.name))


def _received(ledger: ApplicationLedger, last: ApplicationLedger | None, notes: Mapping[str, str]) -> Statistic:
    """Return what an office worked on in the year: what came in and what was carried over."""

    def both(given: ApplicationLedger, first: int, behind: int) -> Count:
        rows = (given.row(NEW), given.row(CARRIED_IN))
        return total([count for row in rows for count in row.cells()[first:behind]])

    parts = [
        Statistic(f"自然人{RECEIVED}", both(ledger, 0, 1), "件", label="自然人申请"),
        Statistic(f"{ORGANISATIONS}{RECEIVED}", both(ledger, 1, 6), "件", label=f"{ORGANISATIONS}申请"),
    ]
    before = both(last, 0, 6) if last else None
    return _figure(RECEIVED, both(ledger, 0, 6), parts, "收办政府信息公开申请", before, notes.get(RECEIVED))


def identities(
    ledger: ApplicationLedger,
    last: ApplicationLedger | None,
    *,
    rescoped: bool,
    fees_reported: bool,
    reasons: Mapping[str, str],
) -> Iterator[Identity]:
    """Yield the equations B1 to B4 and B8 with both sides as they are."""
    new, carried_in, handled, forward = (ledger.row(row).cells() for row in FLOWS)
    outcomes = [row.cells() for row in ledger.outcomes()]
    before = last.row(CARRIED_FORWARD).cells() if last else None
    for column, label in enumerate(COLUMNS):
        place = column_place("三", label)
        came, went = total([new[column], carried_in[column]]), total([handled[column], forward[column]])
        name = cell(CARRIED_FORWARD, column)
        yield Identity("B1", place, "第一项加第二项之和", came, "（七）总计加第四项之和", went, figure=name)
        summed, name = total([row[column] for row in outcomes]), cell(TOTAL, column)
        yield Identity("B2", place, "（七）总计", handled[column], "各项办理结果之和", summed, figure=name)
        if before:
            yield Identity(
                "B4",
                place,
                "本年第二项（上年结转）",
                carried_in[column],
                "上年第四项（结转下年度）",
                before[column],
                figure=cell(CARRIED_IN, column),
                must_hold=not rescoped,
                reason=reasons.get("B4"),
            )
    for row, applicants in ledger.rows():
        place, entered = row_place("三", row.label), applicants.cells()[-1]
        yield Identity("B3", place, "总计", entered, "六类申请人之和", applicants.sum, figure=row.name)
    if FEE_NOT_PAID in ledger.schema and not fees_reported:
        unpaid = ledger.row(FEE_NOT_PAID).cells()[-1]
        words = "第六部分没有报告收取信息处理费情况时应有的件数"
        place = row_place("三", FEE_NOT_PAID.label)
        yield Identity("B8", place, "逾期未缴费的申请", unpaid, words, 0, figure=FEE_NOT_PAID.name)
