"""Where a report prints each of its facts, so that a fault of a fact stands at its words."""

from collections.abc import Mapping, Sequence

from reportkit.manuscript import CELLS
from reportkit.model import Statistic
from reportkit.rules.context import CheckContext
from reportkit.rules.passage import Passage
from reportkit.rules.passages import VALUE
from reportkit.rules.places import TABLE_ROW
from reportkit.rules.rule import Fault

Printed = tuple[Passage, int, int]
"""A passage, and where in it the words of a fact begin and end."""


def printed(context: CheckContext) -> Mapping[str, Printed]:
    """Return where each fact is printed first, by a slot of its own or else with its whole."""
    return context.once(_printed)


def _printed(context: CheckContext) -> dict[str, Printed]:
    own: dict[str, Printed] = {}
    for passage, one in context.mentions:
        if one.name not in own or own[one.name][1] == own[one.name][2] < one.end:
            own[one.name] = passage, one.start, one.end
    for statistic in context.statistics:
        if statistic.name in own:
            passage, *whole = own[statistic.name]
            for part in statistic.parts:
                begin, end = passage.printed.get(part.name) or whole
                own.setdefault(part.name, (passage, begin, end))
    return own


def are_whole_and_parts(context: CheckContext, cells: Sequence[str]) -> bool:
    """Tell whether cells, by their places, print a fact and behind it all its parts, and nothing else."""
    if context.given_report is None:
        return False
    by_cell = context.once(_values_in_cells)
    whole, *names = [by_cell.get(cell) for cell in cells]
    fact = context.report.fact(whole) if whole else None
    return isinstance(fact, Statistic) and fact.adds_up and {part.name for part in fact.parts} == {*names}


def _values_in_cells(context: CheckContext) -> dict[str, str]:
    return {passage.place: one.name for passage, one in context.mentions if one.word in VALUE and passage.role in CELLS}


def printed_in_cells(context: CheckContext) -> Mapping[str, Printed]:
    """Return the cell of a table that each fact is printed in first, of those that stand in one."""
    return context.once(_printed_in_cells)


def _printed_in_cells(context: CheckContext) -> dict[str, Printed]:
    cells: dict[str, Printed] = {}
    for passage, one in context.mentions:
        if TABLE_ROW.fullmatch(passage.place) and ".rows[" in passage.place:
            cells.setdefault(one.name, (passage, one.start, one.end))
    return cells


def fault_of(fact: str, message: str, context: CheckContext, *, words: str = "") -> Fault:
    """Return the fault of a fact: at its name, or some words, where it is printed first, or else at all its words.

    Of what is printed nowhere, the place is that of the facts.
    """
    return fault_at(printed(context).get(fact), message, words or fact, "facts")


def fault_at(found: Printed | None, message: str, words: str, place: str) -> Fault:
    """Return the same of what is printed at a stretch that is known."""
    if found is None:
        return Fault(place, message, words)
    passage, start, end = found
    named = passage.text.find(words, start, end)
    if named >= 0:
        start, end = named, named + len(words)
    return Fault(passage.place, message, passage.text[start:end], start)
