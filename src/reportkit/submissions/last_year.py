"""Last year's ledgers by this year's names: which unit's carry over to which, and which to none."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Any, Protocol, runtime_checkable

from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.errors import InvalidValue, wrong_type
from reportkit.submissions.findings import ReturnFinding
from reportkit.submissions.units import Roster, Unit

RENAMED = "如已更名，请在单位名单的“原名称”一栏填写上年名称"


@runtime_checkable
class _Collected(Protocol):
    """The county of a year, which stands above this module."""

    @property
    def roster(self) -> Roster:
        """Who had to report."""

    def ledgers(self) -> Mapping[str, Any]:
        """Return the ledgers by the units' names."""


Before = Mapping[str, AnyLedgers] | _Collected
"""Last year's ledgers of units by the names that they had, as far as they are known, or last year's county."""

NOTHING_KNOWN: Mapping[str, AnyLedgers] = {}


def carried_to(roster: Roster, before: Before, verb: str) -> dict[str, AnyLedgers]:
    """Return last year's ledgers by the names of this year's units; what is nobody's is left to `unmatched`.

    Raises InvalidValue for the county of a year that is not the one before the roster's.
    """
    known = _ledgers(roster, before, verb)
    names = {unit.name: _known_as(unit, known) for unit in roster.units}
    return {name: known[former] for name, former in names.items() if former}


def unmatched(roster: Roster, before: "Before") -> tuple[ReturnFinding, ...]:
    """Return what is to be asked where last year's ledgers do not carry over.

    That are ledgers of a unit that the roster does not have; and, where last year's county is given and so all that
    is known, units of the roster of which it has none.
    """
    known = _ledgers(roster, before, "last_year")
    taken = {_known_as(unit, known) for unit in roster.units}
    new = [unit.name for unit in roster.units if not _known_as(unit, known)]
    gone = [name for name in known if name not in taken]
    found = list(_gone(roster, gone, new))
    if not isinstance(before, Mapping):
        found += _new(before.roster, gone, new)
    return tuple(found)


def _ledgers(roster: Roster, before: Before, verb: str) -> Mapping[str, AnyLedgers]:
    if isinstance(before, Mapping):
        return before
    if not isinstance(before, _Collected):
        raise wrong_type(verb, before, "ledgers by the unit's name, or last year's Consolidation")
    year = before.roster.year
    if year != roster.year - 1:
        own = roster.year - 1
        raise InvalidValue("{verb}: got a county of {year}; give that of {own}", verb=verb, year=year, own=own)
    return before.ledgers()


def _known_as(unit: Unit, known: Mapping[str, AnyLedgers]) -> str | None:
    """Return the name under which a unit's ledgers stand."""
    return next((name for name in (unit.formerly, unit.name) if name and name in known), None)


def _closest(name: str, names: list[str]) -> str:
    return next(iter(difflib.get_close_matches(name[:100], names, n=1, cutoff=0.5)), "")


def _gone(roster: Roster, gone: list[str], new: list[str]) -> Iterator[ReturnFinding]:
    for name in gone:
        closest = _closest(name, new)
        hint = f"；是否就是“{closest}”？{RENAMED}" if closest else f"；{RENAMED}"
        message = f"上年有这个单位的数据，{roster.year}年的单位名单中没有这个单位，其上年数据没有使用{hint}"
        yield ReturnFinding.of("last_year_unmatched", name, message)


def _new(last: Roster, gone: list[str], new: list[str]) -> Iterator[ReturnFinding]:
    for name in new:
        closest = _closest(name, gone)
        if name in last:
            hint = "上年没有报送，或者报表有误；请对照其上年的报表人工核对"
        elif closest:
            hint = f"是否就是上年的“{closest}”？{RENAMED}"
        else:
            hint = f"新设立的单位应填0；{RENAMED}"
        message = f"{last.year}年的汇总中没有这个单位的数据，上年结转数和存量没有核对；{hint}"
        yield ReturnFinding.of("last_year_unmatched", name, message)
