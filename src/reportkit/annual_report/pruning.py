"""Which facts an edition's report is given: the cells, and of the rest what its text tells."""

from collections.abc import Collection, Iterator, Mapping

import attrs

from reportkit.errors import InvalidValue
from reportkit.model import Citation, Report, Statistic
from reportkit.model.facts import Fact
from reportkit.rules.reading import PARTS_TOLD, mentions

NEEDS_WHOLE = ("占比", "占比变化", "为全部")


def with_what_is_told(report: Report, optional: Collection[str]) -> Report:
    """Return a report without those of the optional facts that its text does not tell.

    Short names of documents that are named once go too. A phrase that reads a figure without telling it keeps
    them all.
    """
    told: dict[str, int] = {}
    for _, slot in mentions(report):
        figure = report.figure(slot.name)
        told[slot.name] = told.get(slot.name, 0) + 1
        if figure and slot.word in PARTS_TOLD:
            told.update({part.name: 1 for part in figure.fact.parts})
        if figure and figure.whole and slot.word in NEEDS_WHOLE:
            told[figure.whole.name] = 1
    unneeded = {name for name in optional if name not in told}
    facts: list[Fact] = []
    for fact in report.facts:
        if isinstance(fact, Statistic):
            facts += _without(fact, unneeded)
        elif isinstance(fact, Citation) and fact.short and told.get(fact.name) == 1:
            facts.append(attrs.evolve(fact, short=None, name=fact.name))
        elif fact.name not in unneeded:
            facts.append(fact)
    try:
        return attrs.evolve(report, facts=facts)
    except InvalidValue:
        return report


def with_reason(fact: Fact, reasons: Mapping[str, str]) -> Fact:
    """Return a fact with the reasons that are given for it, and for what it consists of, as notes."""
    return _reasoned(fact, reasons) if isinstance(fact, Statistic) else fact


def _reasoned(figure: Statistic, reasons: Mapping[str, str]) -> Statistic:
    parts = [_reasoned(part, reasons) for part in figure.parts]
    return attrs.evolve(figure, note=figure.note or reasons.get(figure.name), parts=parts)


def _without(figure: Statistic, unneeded: Collection[str]) -> list[Statistic]:
    """Return a figure without the unneeded ones among its parts; what these consist of stands for itself."""
    parts = [_without(part, unneeded) for part in figure.parts]
    whole = all(kept and kept[0].name == part.name for kept, part in zip(parts, figure.parts, strict=True))
    if figure.name in unneeded:
        return [inner for kept in parts for inner in kept]
    direct, apart = _split(parts) if whole else ([], [inner for kept in parts for inner in kept])
    return [attrs.evolve(figure, parts=direct), *apart]


def _split(parts: list[list[Statistic]]) -> tuple[list[Statistic], list[Statistic]]:
    return [kept[0] for kept in parts], [inner for kept in parts for inner in kept[1:]]


def names(facts: Collection[Fact]) -> Iterator[str]:
    """Yield the name of every fact, and of what figures consist of."""
    for fact in facts:
        yield from (known.name for known in fact.family())
