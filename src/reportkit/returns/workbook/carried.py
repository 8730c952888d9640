"""What a unit's ledgers of last year mean for this year's form: cells filled in beforehand, and stocks to go by."""

from collections.abc import Mapping

import attrs

from reportkit.outlines.applicants import KINDS
from reportkit.outlines.application_figures import cell
from reportkit.outlines.schema import CARRIED_FORWARD, CARRIED_IN
from reportkit.returns.cells import AnyLedgers
from reportkit.returns.form import Form

STOCKS = ("现行有效", "对外公开")
"""What the cells of a stock begin with, in the form since 2021 and in the one before."""


def may_be_carried(name: str) -> bool:
    """Say whether a cell may have been filled in before the form was sent out, so that it shows nothing of its unit."""
    return name.endswith(CARRIED_IN.name) or name.startswith("上一年")


@attrs.frozen
class Carried:
    """What is carried over from last year (上年数): `entered` by the name of its cell, `stocks` by this year's."""

    entered: Mapping[str, int]
    stocks: Mapping[str, int]


def carried_over(form: Form, last: AnyLedgers | None) -> Carried:
    """Return what last year's ledgers say of this year's cells, as far as they are known and comparable.

    The row 二 is last year's row 四 (B4); the items before the year, in the form of 2019, are what there was with
    last year's change (A1).
    """
    entered: dict[str, int] = {}
    stocks: dict[str, int] = {}
    if last is not None and last.applications is not None:
        forward = last.applications.row(CARRIED_FORWARD).cells()[: len(KINDS)]
        entered = {cell(CARRIED_IN, column): count for column, count in enumerate(forward) if count is not None}
    if last is not None and last.disclosure is not None:
        names = {one.name for one in form.cells()}
        before = {figure.name: figure.value for figure in last.disclosure.figures(None, {})}
        for name, value in before.items():
            change = before.get(name.removeprefix("上一年").removesuffix("项目") + "增减")
            if name not in names or not isinstance(value, int):
                continue
            if name.startswith(STOCKS):
                stocks[name] = value
            elif name.startswith("上一年") and isinstance(change, int) and value + change >= 0:
                entered[name] = value + change
    return Carried(entered, stocks)
