"""Cells of many units added up one by one, and the ledgers that the sums make."""

from collections.abc import Iterable, Mapping

import attrs

from reportkit.annual_report.deadlines import Scope
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.submissions.cells import cell_names, ledgers_of, totals
from reportkit.submissions.submission import Submission
from reportkit.wording import Number, exactly


def summed(year: int, filed: Iterable[Submission]) -> dict[str, Number | None]:
    """Return every cell of a year's form added up, None where there is nothing to add up."""
    given = list(filed)
    sums: dict[str, Number] = dict.fromkeys(cell_names(year), 0)
    with exactly():
        for one in given:
            for name, amount in one.amounts.items():
                sums[name] += amount
    return {name: amount if given else None for name, amount in sums.items()}


def ledgers_of_sums(year: int, sums: Mapping[str, Number | None], scope: Scope | None) -> AnyLedgers:
    """Return the ledgers of sums; their totals are worked out."""
    entered = {name: amount for name, amount in sums.items() if name not in totals(year)}
    return attrs.evolve(ledgers_of(year, entered), scope=scope)
