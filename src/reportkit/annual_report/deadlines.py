"""By when a year's report is due: the dates of the national notices, by whose report it is."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from reportkit.model.identity import Identity

Scope = Literal["本机关", "汇总"]
"""Whose work a report is on: the office's own, or that of a government's departments and lower governments."""

Rank = Literal["县级", "市级", "省级"]
"""The rank of the government that a summary is of."""

OWN = (1, 31)

SUMMARIES: Mapping[Rank, tuple[int, int]] = MappingProxyType({"县级": (2, 20), "市级": (3, 10), "省级": (3, 31)})

RANKS: Mapping[str, Rank] = MappingProxyType({"省": "省级", "市": "市级", "州": "市级", "盟": "市级"})
"""The rank by the level of an area; a county-level city gives its rank, any other level is 县级."""


def deadline(year: int, scope: Scope, rank: Rank) -> date:
    """Return by when a year's report is published.

    >>> deadline(2023, "汇总", "县级")
    datetime.date(2024, 2, 20)
    """
    month, day = OWN if scope == "本机关" else SUMMARIES[rank]
    return date(year + 1, month, day)


def in_time(year: int, signed: date | None, due: date, reasons: Mapping[str, str]) -> Iterator[Identity]:
    """Yield what a date of signing must be: after the year reported on, and no later than what is due."""
    reason = reasons.get("期限")
    if signed:
        first = ("期限", "成文日期", "统计期满次日", date(year + 1, 1, 1), "成文日期", signed)
        yield Identity(*first, relation="<=", must_hold=False, reason=reason)
    yield by_deadline(signed, due, reasons)


def by_deadline(signed: date | None, due: date, reasons: Mapping[str, str]) -> Identity:
    """Return that a date of signing is no later than what is due."""
    sides = ("成文日期", signed, "公布期限", due)
    return Identity("期限", "成文日期", *sides, relation="<=", must_hold=False, reason=reasons.get("期限"))
