"""The rule about figures that nobody has reported yet."""

from collections.abc import Iterator, Mapping

from reportkit.model import Statistic
from reportkit.rules.context import CheckContext
from reportkit.rules.figures.annual import WORKS_OUT, is_annual, is_sum
from reportkit.rules.figures.printed import Printed, fault_at, printed, printed_in_cells
from reportkit.rules.finding import Force, Severity
from reportkit.rules.places import row_of
from reportkit.rules.rule import Fault, rule


@rule(
    title="数据未报",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"facts": [Statistic("参训人员", None, "人次")], "preamble": ["{参训人员}。"]},
    good={"facts": [Statistic("参训人员", 0, "人次")], "preamble": ["{参训人员}。"]},
)
def not_reported(context: CheckContext) -> Iterator[Fault]:
    """A figure that nobody has reported yet is not 0: it stays open until its unit reports it.

    The open cells in one row of a table, wanted from one unit, are told together; what a table works out from an
    open cell is not told.
    """
    cells = printed_in_cells(context)
    found = {**printed(context), **cells}
    rows: dict[tuple[str, str], list[str]] = {}
    worked_out = _worked_out(context, cells)
    for statistic in context.statistics:
        if statistic.value is None and statistic.name not in worked_out:
            place = row_of(found[statistic.name][0].place) if statistic.name in found else "facts"
            cell_or_text = (place, (statistic.source or "") if statistic.name in cells else statistic.name)
            rows.setdefault(cell_or_text, []).append(statistic.name)
    for names in rows.values():
        asked = context.report.fact(names[0])
        source = asked.source if isinstance(asked, Statistic) else None
        whom = f"，请向{source}核实" if source else ""
        several = f"等{len(names)}项" if len(names) > 1 else ""
        message = f"“{names[0]}”{several}尚未上报数据{whom}；如确实没有，请填0"
        yield fault_at(found.get(names[0]), message, names[0], "facts")


def _worked_out(context: CheckContext, cells: Mapping[str, Printed]) -> set[str]:
    """Return the open figures that an annual report gives as soon as others are filled in."""
    if not is_annual(context.report):
        return set()
    still_open = {one.name for one in context.statistics if one.value is None}
    equations = context.report.identities
    names = {one.figure for one in equations if one.figure and one.name in WORKS_OUT and one.holds is None}
    names.update(one.name for one in context.statistics if is_sum(one, cells))
    return names & still_open if still_open - names else set()
