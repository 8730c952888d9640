"""What a unit's ledgers of last year mean for this year's form: cells filled in beforehand, and stocks to go by."""

from collections.abc import Mapping

import attrs

from reportkit.annual_report.applicants import KINDS, total
from reportkit.annual_report.application_figures import cell
from reportkit.annual_report.edition import edition_with_ledgers
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.annual_report.schema import CARRIED_FORWARD, CARRIED_IN
from reportkit.submissions.form import Form
from reportkit.wording import Number


@attrs.frozen
class Carried:
    """What is carried over from last year (上年数): `entered` by the name of its cell, `stocks` by this year's."""

    entered: Mapping[str, Number]
    stocks: Mapping[str, Number]


def carried_over(form: Form, last: AnyLedgers | None) -> Carried:
    """Return what last year's ledgers say of this year's cells, as far as they are known and comparable.

    The row 二 is last year's row 四 (B4); the items before the year, in the form of 2019, are what there was with
    last year's change (A1).
    """
    entered: dict[str, Number] = {}
    stocks: dict[str, Number] = {}
    if last is not None and last.applications is not None:
        forward = last.applications.row(CARRIED_FORWARD).cells()[: len(KINDS)]
        entered = {cell(CARRIED_IN, column): count for column, count in enumerate(forward) if count is not None}
    if last is not None and last.disclosure is not None:
        before = last.disclosure.values()
        for name, here in edition_with_ledgers(form.year).tables.disclosed.cells().items():
            held = total([before.get(figure) for figure in here.beside(here.stock.last)]) if here.stock else None
            if held is not None and not here.column.is_carried:
                stocks[name] = held
            elif held is not None and held >= 0:
                entered[name] = held
    return Carried(entered, stocks)
