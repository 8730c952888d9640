"""Every name of a report and what it stands for: facts, targets of references, the report's own words."""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportkit.errors import InvalidValue, brief
from reportkit.model import slots
from reportkit.model.announced import COUNT
from reportkit.model.facts import Citation, Fact
from reportkit.model.outline import Target
from reportkit.model.statistic import Statistic
from reportkit.model.ways import Figure, FigureStyle, missing
from reportkit.wording import full_date

if TYPE_CHECKING:
    from reportkit.model.report import Report


def _website(position: int) -> "Callable[[Report], str | None]":
    return lambda report: report.office.website[position] if report.office.website else None


OWN_WORDS: "Mapping[str, Callable[[Report], str | None]]" = MappingProxyType(
    {
        "年": lambda report: str(report.year),
        "上年": lambda report: str(report.year - 1),
        "下年": lambda report: str(report.year + 1),
        "地区": lambda report: report.office.area,
        "市": lambda report: report.office.level,
        "全市": lambda report: f"全{report.office.level}",
        "我市": lambda report: f"我{report.office.level}",
        "单位": lambda report: report.office.name,
        "地址": lambda report: report.office.address,
        "邮编": lambda report: report.office.postcode,
        "电话": lambda report: report.office.telephone,
        "传真": lambda report: report.office.fax,
        "邮箱": lambda report: report.office.email,
        "网站": _website(0),
        "网址": _website(1),
        "成文日期": lambda report: full_date(report.signed) if report.signed else None,
    }
)
"""The slots that every report fills by itself; each gives None when the report does not know it."""


class Naming:
    """Knows what each name of one report stands for.

    Raises InvalidValue for a name that stands for two things, naming both.
    """

    def __init__(self, facts: Sequence[Fact], targets: Mapping[str, Target], style: FigureStyle) -> None:
        self.facts: dict[str, Fact] = {}
        self._targets = targets
        self._style = style
        self._wholes: dict[str, Statistic] = {}
        for target in targets.values():
            self._require_not_own(target.name, f"the name of {target.number}")
        for position, fact in enumerate(facts):
            for known in fact.family() if isinstance(fact, Statistic) else (fact,):
                self._require_free(known, f"Report.facts[{position}]")
                self.facts[known.name] = known
                if isinstance(known, Statistic):
                    self._wholes.update((part.name, known) for part in known.parts)

    def _require_free(self, fact: Fact, place: str) -> None:
        name = fact.name
        self._require_not_own(name, place)
        if name in self._targets:
            taken = f"{self._targets[name].number} goes by it"
        elif name in self.facts:
            taken = f"another {type(self.facts[name]).__name__} goes by it"
            if isinstance(fact, Statistic):
                taken += f" (label={brief(name)!r} prints it for a Statistic of another name)"
        else:
            return
        raise InvalidValue(f'{place}: the name "{brief(name)}" is taken: {taken}; give each fact a name of its own')

    @staticmethod
    def _require_not_own(name: str, place: str) -> None:
        if name in OWN_WORDS or name == slots.PLACEHOLDER:
            raise InvalidValue(
                f'{place}: the name "{name}" is taken: {{{name}}} is a slot of every report; '
                "give each fact a name of its own"
            )
        if name.startswith(COUNT) and len(name) > 1:
            raise InvalidValue(
                f'{place}: the name "{brief(name)}" begins with {COUNT}, as slots that count do; give it another'
            )

    def figure(self, name: str) -> Figure | None:
        """Return the figure of that name with the whole it is a part of, or None."""
        fact = self.facts.get(name)
        return Figure(fact, self._wholes.get(name), self._style) if isinstance(fact, Statistic) else None

    def fault(self, slot: slots.Slot, report: "Report", count: int | None) -> str | None:
        """Return what is wrong with a slot in the texts of a report, None when it can be filled.

        `count` is how many points or items follow the slot's text, None when none do.
        """
        if slot.name == slots.PLACEHOLDER:
            return None
        fact: Fact | Target | None = self.facts.get(slot.name) or self._targets.get(slot.name)
        if fact is None and slot.name in OWN_WORDS:
            if slot.word:
                return f"{slot} takes no format word; write {{{slot.name}}}"
            known = OWN_WORDS[slot.name](report) is not None
            return None if known else f"{slot} is not known to this report; give it to its office"
        if fact is None and slot.name.startswith(COUNT) and len(slot.name) > 1:
            if slot.word:
                return f"{slot} takes no format word; write {slots.Slot(slot.name)}"
            return None if count is not None else f"{slot} counts what follows; no points and no items follow here"
        if fact is None:
            return f'no fact "{brief(slot.name)}"{self._hint(slot.name)}'
        if slot.word and slot.word not in fact.words:
            kind = "reference" if isinstance(fact, Target) else type(fact).__name__
            return f'a {kind} has no format word "{brief(slot.word)}"; its words: {"、".join(fact.words) or "none"}'
        if isinstance(fact, Target):
            return None
        figure = self.figure(slot.name)
        lack = missing(figure, slot.word) if figure else fact.missing(slot.word)
        return f"{slot} needs {lack}" if lack else None

    def _hint(self, name: str) -> str:
        if "：" in name:
            return "; a format word stands behind a half-width colon, as in {name:word}"
        likely = difflib.get_close_matches(brief(name), list(self._all()), n=1, cutoff=0.4)
        if likely:
            return f'; did you mean "{likely[0]}"?'
        titled = next((one for one in self.facts.values() if isinstance(one, Citation) and name in one.title), None)
        meant = f'; Citation("{brief(titled.title)}") goes by it with name="{brief(name)}"' if titled else ""
        return f"{meant or '; give it in facts'}"

    def _all(self) -> Iterator[str]:
        yield from self.facts
        yield from OWN_WORDS
        yield from self._targets
