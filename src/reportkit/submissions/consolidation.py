"""Returns of many units added up cell by cell, and who is behind each cell of the sum."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

import attrs
from attrs import field

from reportkit.annual_report.application_figures import figures as application_figures
from reportkit.annual_report.fees import AMOUNT, CASES, Fee
from reportkit.annual_report.fees import figures as fee_figures
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.errors import InvalidValue, wrong_type
from reportkit.frozen import FrozenMapping
from reportkit.messages import Message
from reportkit.model import Statistic, fields
from reportkit.submissions.cells import require_names, sums, whole
from reportkit.submissions.coverage import statement
from reportkit.submissions.findings import ReturnFinding, as_findings
from reportkit.submissions.last_year import NOTHING_KNOWN, Before, carried_to, unmatched
from reportkit.submissions.ordering import by_place, worst_first
from reportkit.submissions.read_result import NOBODY, Clerk, ReadResult
from reportkit.submissions.submission import State, Submission
from reportkit.submissions.summing import ledgers_of_sums, summed
from reportkit.submissions.unit_return import UnitReturn, fee_of
from reportkit.submissions.units import OWN, Roster, Unit, require_roster
from reportkit.wording import Number, exactly


def _as_filed(given: Sequence[Submission] | Submission) -> tuple[Submission, ...]:
    return fields.as_tuple(given)


@attrs.frozen
class Consolidation:
    """The returns of a roster's units added up (县级汇总); `add_up` makes it, a corrected return gives a new one.

    `filed` is what came of each unit, in the order of the roster, of the cells those that are not 0; `strays` is
    what was found of files that belong to no unit of it, `unmatched` of last year's ledgers that do not
    carry over. All else follows from these, so that the same returns give the same county, and the same bytes from
    `save_data`, in whatever order they came.
    """

    roster: Roster = field(validator=fields.instance_of(Roster, "a Roster"))
    filed: tuple[Submission, ...] = field(default=(), converter=_as_filed)
    strays: tuple[ReturnFinding, ...] = field(default=(), converter=as_findings)
    unmatched: tuple[ReturnFinding, ...] = field(default=(), converter=as_findings)
    _sums: Mapping[str, Number | None] = field(init=False, eq=False, repr=False)

    @filed.validator
    def _of_the_roster(self, attribute: "attrs.Attribute[Any]", value: tuple[Submission, ...]) -> None:
        places = [self.roster.place(self.roster.unit(one.unit).name) for one in value]
        if places != sorted(set(places)):
            raise InvalidValue("Consolidation.filed: give each unit once, in the order of the roster; add_up does so")
        for one in value:
            require_names(self.roster.year, one.amounts, f'Submission("{one.unit}")')

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_sums", FrozenMapping(summed(self.roster.year, self._counted())))

    def _counted(self) -> list[Submission]:
        return [one for one in self.filed if one.counts]

    @property
    def states(self) -> Mapping[str, State]:
        """How each unit of the roster stands, by its name: 已报, 有误 or 未报."""
        come = {one.unit: one.state for one in self.filed}
        return {unit.name: come.get(unit.name, "未报") for unit in self.roster.units}

    def _standing(self, state: State) -> tuple[Unit, ...]:
        states = self.states
        return tuple(unit for unit in self.roster.units if states[unit.name] == state)

    @property
    def reported(self) -> tuple[Unit, ...]:
        """The units whose returns are in the sum."""
        return self._standing("已报")

    @property
    def faulty(self) -> tuple[Unit, ...]:
        """The units whose returns have an error and stay out of the sum; `findings` says which."""
        return self._standing("有误")

    @property
    def missing(self) -> tuple[Unit, ...]:
        """The units of which nothing has come, or nothing but the form as it was sent out."""
        return self._standing("未报")

    @property
    def findings(self) -> tuple[ReturnFinding, ...]:
        """All that was found: the unit with the most errors first, then the one whose figures lie farthest apart."""
        of_units = [found for one in self.filed for found in one.findings]
        return worst_first(self.roster, [*of_units, *self.strays, *self.unmatched])

    @property
    def clerks(self) -> Mapping[str, Clerk]:
        """Who filled in the return of each unit, by the unit's name, as far as the covers say."""
        return {one.unit: one.clerk for one in self.filed if one.clerk != NOBODY}

    @property
    def own(self) -> AnyLedgers | None:
        """The office's own ledgers (本机关), None while they are not in the sum."""
        name = self.roster.own.name if self.roster.own else None
        ours = [one for one in self._counted() if one.unit == name]
        return ledgers_of_sums(self.roster.year, summed(self.roster.year, ours), OWN) if ours else None

    @property
    def summary(self) -> AnyLedgers:
        """The ledgers of all units that count added up (汇总), the office's own included; all open while none does."""
        return ledgers_of_sums(self.roster.year, self._sums, "汇总")

    def ledgers(self) -> dict[str, AnyLedgers]:
        """Return the ledgers of each unit in the sum by its name, as next year's returns are held against them."""
        year = self.roster.year
        return {one.unit: ledgers_of_sums(year, summed(year, [one]), None) for one in self._counted()}

    @property
    def fees(self) -> tuple[Fee, ...]:
        """What each unit charged that charged anything, in the order of the roster."""
        if not self.roster.edition.has_fees:
            return ()
        charged = ((one.unit, {name: one.amounts.get(name, 0) for name in (CASES, AMOUNT)}) for one in self._counted())
        return tuple(fee for unit, cells in charged if (fee := fee_of(unit, cells)))

    @property
    def units(self) -> Mapping[str, int]:
        """How many units of each kind are in the sum, the office itself apart, as AnnualReport.units has it."""
        kinds = [unit.kind for unit in self.reported if unit.kind != OWN]
        return {kind: kinds.count(kind) for kind in self.roster.kinds if kind in kinds}

    @property
    def reasons(self) -> Mapping[str, Mapping[str, str]]:
        """The reasons that units gave, by the unit's name."""
        return {one.unit: one.reasons for one in self.filed if one.reasons}

    @property
    def statement(self) -> str:
        """How many units the figures rest on and which are not among them, as an official sentence."""
        strays = [found for found in self.strays if found.name != "not_a_return"]
        unknown = [(found.file, found.unit) for found in strays if found.name == "unknown_unit"]
        unnamed = {(found.file, found.unit) for found in strays} - set(unknown)
        return statement(self.roster.units, self.missing, self.faulty, len(unknown) + len(unnamed))

    def cells(self) -> dict[str, Number | None]:
        """Return every cell of the sum by its name, each None while no return counts."""
        return dict(self._sums)

    def figures(self) -> dict[str, Statistic]:
        """Return every figure of the sum by its name, those among them that stand in sentences alone."""
        disclosed, account, reviewed = whole(self.summary)
        found = [
            *disclosed.figures(None, {}),
            *application_figures(account, None, {}),
            *reviewed.figures(None, {}),
        ]
        if self.roster.edition.has_fees:
            found += fee_figures(self.fees if self.reported else [Fee(self.roster.office, None, None)], {})
        return {figure.name: figure for whole_figure in found for figure in whole_figure.family()}

    def _behind(self, name: str) -> tuple[Sequence[Submission], Sequence[str]]:
        """Return what was filed that a figure is the sum of, and which of its cells."""
        year, counted = self.roster.year, self._counted()
        for fee in (CASES, AMOUNT) if self.roster.edition.has_fees else ():
            if name.endswith(fee) and name.removesuffix(fee) in self.roster:
                return [one for one in counted if f"{one.unit}{fee}" == name], (fee,)
        composed = sums(year)
        require_names(year, (name,), "Consolidation", also=composed)
        return counted, composed.get(name, (name,))

    def trace(self, name: str) -> list[tuple[str, Number]]:
        """Return who is behind a cell or a figure: the units with their amounts, the largest first.

        Amounts of 0 are left out; the others add up to what the county has. Raises InvalidValue for a name that
        is none of a cell or figure, with the likeliest.
        """
        filed, parts = self._behind(name)
        with exactly():
            found = [(one.unit, sum((one.amounts.get(part, 0) for part in parts), start=0)) for one in filed]
        return sorted(((unit, amount) for unit, amount in found if amount), key=lambda behind: -behind[1])

    def replaced(self, received: ReadResult | UnitReturn, *, last_year: "Before" = NOTHING_KNOWN) -> "Consolidation":
        """Return the county with a corrected return in place of all that its unit filed before, or as its first.

        What was found of files that belong to no unit stays, since nobody knows what the return corrects.
        Raises InvalidValue for a return of nobody in the roster, with what was found of it.
        """
        given = _as_received(received, "Consolidation.replaced")
        if given.unit is None or given.guessed:
            why = "".join(f"\n{found}" for found in given.findings)
            raise InvalidValue(
                "Consolidation.replaced: nothing says whose return {file} is; give its unit{why}",
                file=given.file or Message("it"),
                why=why,
            )
        name = self.roster.unit(given.unit).name
        kept = [one for one in self.filed if one.unit != name]
        before = carried_to(self.roster, last_year, "Consolidation.replaced.last_year")
        kept.append(Submission.of(name, given, self.roster, before.get(name)))
        kept.sort(key=lambda one: self.roster.place(one.unit))
        return Consolidation(self.roster, kept, self.strays, self.unmatched)

    def differences(self, before: "Consolidation") -> list[tuple[str, Number | None, Number | None]]:
        """Return every cell that is not what it was before: its name, what it was, what it is.

        Raises InvalidValue for a county of another year.
        """
        if before.roster.year != self.roster.year:
            raise InvalidValue(
                "Consolidation.differences: got {year}; give a county of {own}",
                year=before.roster.year,
                own=self.roster.year,
            )
        was = before._sums
        return [(name, was[name], now) for name, now in self._sums.items() if was[name] != now]


def _as_received(given: object, verb: str) -> ReadResult:
    if isinstance(given, UnitReturn):
        return ReadResult.of(given)
    if isinstance(given, ReadResult):
        return given
    raise wrong_type(verb, given, "a UnitReturn, or what read_return returns")


def add_up(
    roster: Roster, received: Iterable[ReadResult | UnitReturn], *, last_year: "Before" = NOTHING_KNOWN
) -> Consolidation:
    """Return the county that returns add up to, taken one at a time.

    Parameters: `received` what came, in any order; `last_year` last year's county, or the ledgers of last year by
    unit, as far as known, on which A1 and B4 are checked. A return with an error stays out of the sum, and findings
    say why; they name the units too whose ledgers of last year do not carry over.
    Raises InvalidValue for the county of another year.

    >>> from reportkit.submissions import cell_names
    >>> finance = Unit("示例县财政局", "部门")
    >>> roster = Roster("示例县人民政府办公室", 2024, [finance, Unit("示例县水利局", "部门")])
    >>> given = dict.fromkeys(cell_names(2024), 0) | {"行政许可": 12}
    >>> county = add_up(roster, [UnitReturn.from_cells(finance, 2024, given)])
    >>> county.trace("行政许可"), county.statement
    ([('示例县财政局', 12)], '应报送2个单位，已报送1个（部门1个），示例县水利局尚未报送。')
    """
    require_roster(roster, "add_up")
    if not isinstance(received, Iterable):
        raise wrong_type("add_up: received", received, "what read_returns yields, or a list of UnitReturns")
    before = carried_to(roster, last_year, "add_up.last_year")
    filed: dict[str, Submission] = {}
    strays: list[ReturnFinding] = []
    guessed: list[ReadResult] = []
    for one in received:
        given = _as_received(one, "add_up")
        if given.guessed:
            guessed.append(given)
            continue
        if given.unit is None or given.unit not in roster:
            strays += _of_nobody(given, roster)
            continue
        came = Submission.of(given.unit, given, roster, before.get(given.unit))
        filed[given.unit] = filed[given.unit].beside(came) if given.unit in filed else came
    for name, files in _unreadable(guessed).items():
        if name in filed:  # a return that states its unit is sure, whatever the name of another file suggests
            strays += [found for one in files for found in one.findings]
        else:
            filed[name] = reduce(Submission.beside, [Submission.of(name, one, roster, None) for one in files])
    in_order = sorted(filed.values(), key=lambda one: roster.place(one.unit))
    return Consolidation(roster, in_order, sorted(strays, key=by_place), unmatched(roster, last_year))


def _unreadable(guessed: Sequence[ReadResult]) -> dict[str, list[ReadResult]]:
    """Return the files that nobody can read, by the unit after which they are named."""
    found: dict[str, list[ReadResult]] = {}
    for one in guessed:
        found.setdefault(one.unit or "", []).append(one)
    return found


def _of_nobody(given: ReadResult, roster: Roster) -> list[ReturnFinding]:
    """Return what is found of a file that belongs to no unit of the roster."""
    if given.unit is None or any(found.name == "unknown_unit" for found in given.findings):
        return list(given.findings)
    closest = roster.closest(given.unit)
    hint = f"，是否为“{closest}”？" if closest else "，请核对单位名称"
    message = f"单位名单中没有“{given.unit}”{hint}"
    return [*given.findings, ReturnFinding.of("unknown_unit", given.unit, message, file=given.file)]
