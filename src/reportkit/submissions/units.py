"""Who reports to whom for which year: the roster of units behind a county's figures."""

import difflib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

import attrs
from attrs import field

from reportkit.annual_report import AnnualReport2019
from reportkit.annual_report.deadlines import Rank
from reportkit.annual_report.edition import AnnualReport, edition_with_ledgers
from reportkit.errors import InvalidValue
from reportkit.frozen import FrozenMapping
from reportkit.messages import Message
from reportkit.model import fields
from reportkit.submissions.csv_text import is_formula
from reportkit.workbooks.labels import plain

OWN: Final = "本机关"
"""The kind of the office itself, whose ledgers stand apart from those of the others."""

ADDING: Final = "汇总单位"
"""What a list calls the office that adds up but has no ledgers of its own; no unit that reports is of this kind."""


LONGEST_NAME = 1000  # 字: no unit is called so, and a cell of a workbook holds 32,767


def _cell_text(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept plain text that stands in a cell as it is: no program takes it for a formula, none cuts it off."""
    fields.text(instance, attribute, value)
    place, text = fields.where(instance, attribute), str(value)
    if is_formula(text):
        sign = text[0]
        raise InvalidValue(
            "{place}: {text} begins with {sign}, as formulas do; take it out",
            place=place,
            text=fields.shown(text),
            sign=sign,
        )
    if len(text) > LONGEST_NAME:
        raise InvalidValue(
            "{place}: {count} characters; give at most {most}",
            place=place,
            count=len(text),
            most=LONGEST_NAME,
        )


def _name(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    fields.name(instance, attribute, value)
    _cell_text(instance, attribute, value)


@attrs.frozen
class Unit:
    """A unit that reports (填报单位): `kind` 本机关 for the office itself, 部门, 乡镇, 街道 or any other word.

    `formerly` is its name (原名称) in last year's returns where it was another, so that its figures carry over.
    Raises InvalidValue for what no slot or cell can hold, such as a name that spreadsheets take for a formula.

    >>> Unit("示例县财政局", "部门").kind
    '部门'
    """

    name: str = field(validator=_name)
    kind: str = field(validator=_cell_text)
    formerly: str | None = field(default=None, validator=fields.optional(_name))


def name_of(given: Unit | str) -> str:
    """Return the name of a unit, or the name that was given itself."""
    return given.name if isinstance(given, Unit) else given


def _as_typed(text: str) -> str:
    """Return a name without what changes while it is typed, or where it names a file."""
    return re.sub(r'[<>:"/\\|?*]', "_", plain(text))


def _as_units(given: Sequence[Unit] | Unit) -> tuple[Unit, ...]:
    return fields.as_tuple(given)


def _require_one_successor(units: Sequence[Unit], taken: set[str]) -> None:
    """Refuse a former name that another unit has or had: the figures of last year would count twice."""
    for number, unit in enumerate(units):
        if unit.formerly is None or unit.formerly == unit.name:
            continue
        if unit.formerly in taken:
            raise InvalidValue(
                "Roster.units[{number}]: {formerly} is another unit too; give it to one",
                number=number,
                formerly=unit.formerly,
            )
        taken.add(unit.formerly)


def require_roster(given: object, verb: str) -> "Roster":
    """Return a roster, or raise WrongType for anything else: the verbs around it take paths and units too."""
    if not isinstance(given, Roster):
        raise fields.wrong_type(verb, given, "a Roster, which load_roster returns")
    return given


@attrs.frozen
class Roster:
    """Who has to report to an office for a year (单位名单).

    Parameters: `office` the name of the office that adds up; `year` the year reported on, 2019 or later, since
    the ledgers begin there; `units` all that have to report, each once, the office itself among them as 本机关
    where it has ledgers of its own; `rank` that of the government, on which it depends whether units can make 规章.
    Raises InvalidValue for a name that stands twice, a former one that is not one unit's alone, a second 本机关, or a
    year without ledgers.

    >>> roster = Roster("示例县人民政府办公室", 2024, [Unit("示例县财政局", "部门"), Unit("示例镇人民政府", "乡镇")])
    >>> roster.edition.__name__, roster.closest("示例县财证局")
    ('AnnualReport2021', '示例县财政局')
    """

    office: str = field(validator=_name)
    year: int = field(converter=fields.as_whole, validator=fields.year)
    units: tuple[Unit, ...] = field(converter=_as_units)
    rank: Rank = field(default="县级", kw_only=True, validator=fields.one_of(*get_args(Rank)))
    _known: Mapping[str, int] = field(init=False, eq=False, repr=False)
    _typed: Mapping[str, str] = field(init=False, eq=False, repr=False)

    @year.validator
    def _has_ledgers(self, attribute: "attrs.Attribute[int]", value: int) -> None:
        if value < AnnualReport2019.years.start:
            raise InvalidValue("Roster.year: got {value}; units report ledgers for the years from 2019 on", value=value)

    @units.validator
    def _each_once(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        if not value:
            raise InvalidValue("Roster.units: got none; give every unit that has to report")
        seen: set[str] = set()
        for number, unit in enumerate(value):
            if not isinstance(unit, Unit):
                raise fields.wrong_type(f"Roster.units[{number}]", unit, 'a Unit such as Unit("示例县财政局", "部门")')
            if unit.name in seen:
                raise InvalidValue(
                    "Roster.units[{number}]: {name} stands twice; give each unit once", number=number, name=unit.name
                )
            if unit.kind == OWN and unit.name != self.office:
                raise InvalidValue(
                    "Roster.units[{number}]: {name} is {own}, the office is {office}; only the office is",
                    number=number,
                    name=unit.name,
                    own=OWN,
                    office=self.office,
                )
            if unit.kind == ADDING:
                raise InvalidValue(
                    "Roster.units[{number}]: {name} is {adding}; give it as the office alone",
                    number=number,
                    name=unit.name,
                    adding=ADDING,
                )
            seen.add(unit.name)
        _require_one_successor(self.units, seen)

    def __attrs_post_init__(self) -> None:
        places = FrozenMapping({unit.name: number for number, unit in enumerate(self.units)})
        object.__setattr__(self, "_known", places)
        times = Counter(map(_as_typed, places))
        typed = FrozenMapping({_as_typed(name): name for name in places if times[_as_typed(name)] == 1})
        object.__setattr__(self, "_typed", typed)

    @property
    def edition(self) -> type[AnnualReport]:
        """The edition of the annual report whose tables the units fill."""
        return edition_with_ledgers(self.year)

    @property
    def own(self) -> Unit | None:
        """The office itself, None where it has no ledgers of its own."""
        return next((unit for unit in self.units if unit.kind == OWN), None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its units, in the order in which they first stand."""
        return tuple(dict.fromkeys(unit.kind for unit in self.units))

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def place(self, name: str) -> int:
        """Return where a unit stands in the roster, counted from 0; who is not in it stands behind all."""
        return self._known.get(name, len(self.units))

    def unit(self, name: str) -> Unit:
        """Return a unit by its name; raises InvalidValue for one that is not in the roster, with the closest."""
        if name not in self._known:
            closest = self.closest(name)
            hint = Message("give a unit of the roster")
            if closest:
                hint = Message("did you mean {closest}?", closest=closest)
            raise InvalidValue("Roster: {name} is not in the roster; {hint}", name=fields.shown(name), hint=hint)
        return self.units[self._known[name]]

    def called(self, text: str) -> str | None:
        """Return the unit whose name a text is but for blanks, line breaks and the width of its signs, or None."""
        return text if text in self._known else self._typed.get(_as_typed(text))

    def beginning(self, text: str) -> str | None:
        """Return the unit with whose name a text begins, of several the longest, or None."""
        typed = _as_typed(text)
        starts = (self._typed.get(typed[:length]) for length in range(len(typed), 0, -1))
        return next((name for name in starts if name), None)

    def closest(self, name: str) -> str | None:
        """Return the name that is most like another, None where none is."""
        return next(iter(difflib.get_close_matches(name[:100], list(self._known), n=1, cutoff=0.6)), None)
