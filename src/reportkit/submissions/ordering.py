"""The order in which findings are worked off: the worst unit first."""

from collections.abc import Iterable

from reportkit.rules import Severity
from reportkit.submissions.findings import ReturnFinding
from reportkit.submissions.units import Roster

_GRAVITY = list(Severity)


def by_place(found: ReturnFinding) -> tuple[object, ...]:
    """Return the key that puts findings into an order which does not depend on how they came."""
    return found.unit, found.file, found.sheet, found.cell, found.name, found.message, found.quotation, found.distance


def worst_first(roster: Roster, findings: Iterable[ReturnFinding]) -> tuple[ReturnFinding, ...]:
    """Return findings unit by unit: the one with the most errors first, then the one with the largest distance.

    Within a unit errors come first, then what lies farthest apart, then what was found first. A file of which
    nobody knows the unit stands for itself.
    """
    by_unit: dict[tuple[str, str], list[ReturnFinding]] = {}
    for found in findings:
        by_unit.setdefault((found.unit, "" if found.unit else found.file), []).append(found)

    def badness(unit: tuple[str, str]) -> tuple[object, ...]:
        errors = sum(found.is_error for found in by_unit[unit])
        farthest = max(found.distance for found in by_unit[unit])
        return -errors, -farthest, roster.place(unit[0]), unit

    return tuple(
        found
        for unit in sorted(by_unit, key=badness)
        for found in sorted(by_unit[unit], key=lambda found: (_GRAVITY.index(found.severity), -found.distance))
    )
