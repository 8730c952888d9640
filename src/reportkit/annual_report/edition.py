"""What the editions since 2019 have in common: six parts under fixed titles, three tables, one year."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, TypeVar, cast, get_args

import attrs
from attrs import Factory, field

from reportkit.annual_report import pruning
from reportkit.annual_report.application_figures import sums_for_sentences as application_sums
from reportkit.annual_report.applications import ApplicationLedger
from reportkit.annual_report.deadlines import RANKS, Rank, Scope, deadline, in_time
from reportkit.annual_report.disclosure import Disclosure
from reportkit.annual_report.editions import EDITIONS, Years, year_of_edition
from reportkit.annual_report.fees import RULE, Fee
from reportkit.annual_report.fees import figures as fee_figures
from reportkit.annual_report.identities import REASONABLE
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.annual_report.narrative import Overview, Problem, measure, problems_and_improvements
from reportkit.annual_report.next_year import Eraser, opened_facts
from reportkit.annual_report.reviews import Reviews
from reportkit.annual_report.reviews import sums_for_sentences as review_sums
from reportkit.annual_report.sentences import REGULATION, SENTENCES, UNITS, WHO, spoken
from reportkit.annual_report.tables import applications_table, disclosure_table, reviews_table
from reportkit.errors import InvalidValue
from reportkit.foreign import own_number
from reportkit.frozen import frozen
from reportkit.messages import Message
from reportkit.model import Body, Citation, Measure, Report, Section, Statistic, Term, fields
from reportkit.model.content import Content
from reportkit.model.facts import Fact, as_facts
from reportkit.model.identity import Identity
from reportkit.model.paragraph import Paragraph
from reportkit.model.stage import Stage
from reportkit.model.stage import stage as a_stage
from reportkit.phrases import parts
from reportkit.values import value_class

OPENING = "{编制依据}{统计期限}{下载}{联系方式}"

L = TypeVar("L", bound=AnyLedgers)


def _as_problems(given: Sequence[Problem] | Problem) -> tuple[Problem, ...]:
    return fields.as_tuple(given)


def _as_units(given: Mapping[str, int | None]) -> Mapping[str, int | None]:
    return frozen({kind: own_number(count) for kind, count in given.items()} if isinstance(given, Mapping) else given)


def _rank(report: "AnnualReport") -> Rank:
    office = report.office
    return RANKS.get(office.level, "县级") if isinstance(office, Body) else "县级"  # its validator tells what it is


@value_class(kw_only=True)
class AnnualReport:
    """The annual report of an office in one of the editions with fixed parts (政府信息公开工作年度报告).

    Parameters: `office` the body that makes it; `year` the year reported on; `signed` the 成文日期; `overview` part
    one; `reviews` the ledger of table four; `problems` part five; `scope` 本机关 for the office's own work, 汇总 for
    that of the government's departments and lower governments, with `units`, how many of each kind report;
    `rank` that of the government, which a county-level city gives; `facts` further figures, documents and terms
    that the words name; `preamble` and `others` the paragraphs before part one and in part six; `reasons` why
    an identity such as A1 fails, or why a figure jumps, printed nowhere in the report.
    """

    years = Years()
    titles: ClassVar[tuple[str, ...]]
    long_titles: ClassVar[tuple[str, ...]]
    aspects: ClassVar[tuple[tuple[str, str], ...]]
    notice: ClassVar[Citation]
    tables: ClassVar[type[AnyLedgers]]
    has_fees: ClassVar[bool] = False

    office: Body = field(validator=fields.instance_of(Body, "the Body that makes the report"))
    year: int = field(converter=fields.as_whole, validator=year_of_edition)
    signed: date | None = field(converter=fields.as_day, validator=fields.optional(fields.day))
    overview: Overview = field(validator=fields.instance_of(Overview, "an Overview"))
    disclosure: Disclosure
    applications: ApplicationLedger
    reviews: Reviews = field(validator=fields.instance_of(Reviews, "Reviews"))
    problems: tuple[Problem, ...] = field(converter=_as_problems)
    scope: Scope = field(validator=fields.one_of(*get_args(Scope)))
    units: Mapping[str, int | None] = field(factory=dict, converter=_as_units)
    rank: Rank = field(default=Factory(_rank, takes_self=True), validator=fields.one_of(*get_args(Rank)))
    facts: tuple[Fact, ...] = field(default=(), converter=as_facts)
    preamble: tuple[str, ...] = field(default=OPENING, converter=fields.as_texts)
    others: tuple[str, ...] = field(default=(), converter=fields.as_texts)
    reasons: Mapping[str, str] = field(factory=dict, converter=frozen, validator=fields.text_mapping)
    stage: str | Stage | None = field(default=None, validator=fields.optional(a_stage))
    last_year: AnyLedgers | None = None

    @problems.validator
    def _problems(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        if not value:
            raise InvalidValue("problems: got none; part five names one problem or more")
        for number, problem in enumerate(value):
            if not isinstance(problem, Problem):
                raise fields.wrong_type(f"problems[{number}]", problem, "a Problem")

    @units.validator
    def _units(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, Mapping):
            raise fields.wrong_type("units", value, 'a mapping such as {"部门": 30}')
        for kind, number in value.items():
            fields.require_text(kind, "units", what=Message("the kind of the units"))
            if number is not None and (not isinstance(number, int) or isinstance(number, bool) or number < 0):
                raise fields.wrong_type(
                    f"units[{kind!r}]", number, "how many report, as a whole number from 0, or None"
                )
        if (self.scope == "汇总") != bool(value):
            if value:
                raise InvalidValue("units: scope {scope} has no units that report", scope=self.scope)
            raise InvalidValue("units: scope {scope} needs units that report", scope=self.scope)

    @property
    def ledgers(self) -> AnyLedgers:
        """The three tables alone, as next year's report has them beside its own."""
        return self.tables(
            disclosure=self.disclosure, applications=self.applications, reviews=self.reviews, scope=self.scope
        )

    def charged(self) -> tuple[Fee, ...]:
        """Return the fees that part six reports, none in an edition that has no place for them."""
        return ()

    def closing(self) -> tuple[str, ...]:
        """Return the paragraphs of part six."""
        return self.others or ("{年}年，{报告范围}没有其他需要报告的事项。",)

    def as_last_year(self) -> AnyLedgers:
        """Return the ledgers as they stand beside a report of the next edition."""
        return self.ledgers

    @property
    def may_regulate(self) -> bool:
        """Whether the government can make 规章: provinces, cities with districts and autonomous prefectures can."""
        return self.rank != "县级"

    @property
    def due(self) -> date:
        """By when the report is published."""
        return deadline(self.year, self.scope, self.rank)

    def roll_over(self) -> "AnnualReport":
        """Return next year's report in its edition: words kept, every figure and dated fact to be set again."""
        edition = type(self) if self.year + 1 in self.years else edition_with_ledgers(self.year + 1)
        kept = edition.tables.disclosed.cells()
        gone = [name for name in self.disclosure.cells() if name not in kept]
        eraser = Eraser.of(self.facts, self.year, gone)
        of_edition: dict[str, Any] = {"last_year": self}
        if edition.has_fees:
            of_edition["fees"] = [Fee(fee.body, None, None) for fee in self.charged()]
        return edition(
            office=self.office,
            year=self.year + 1,
            signed=None,
            overview=eraser.overview(self.overview),
            disclosure=edition.tables.disclosed.following(self.disclosure),
            applications=edition.tables.applied.following(self.applications),
            reviews=Reviews.open(),
            problems=[eraser.problem(problem) for problem in self.problems],
            scope=self.scope,
            units=dict.fromkeys(self.units),
            rank=self.rank,
            facts=opened_facts(self.facts, self.year),
            preamble=[eraser.text(text) for text in self.preamble],
            others=[eraser.text(text) for text in self.others],
            **of_edition,
        )

    def to_report(self) -> Report:
        """Return the report itself: its cells are facts that slots name, its identities are checked.

        Raises InvalidValue for an unknown slot, and for a reason that belongs to nothing.
        """
        last = self.last_year or AnyLedgers()
        known: list[Fact] = [
            *self.ledgers.figures(last, self.reasons),
            *fee_figures(self.charged(), self.reasons),
            *self._documents(),
            *(pruning.with_reason(fact, self.reasons) for fact in self.facts),
        ]
        self._require_reasons(known)
        report = Report(
            f"{'{地区}' if self.scope == '汇总' else '{单位}'}{{年}}年政府信息公开工作年度报告",
            self.office,
            year=self.year,
            signed=self.signed,
            facts=known,
            preamble=[self._say(text) for text in self.preamble],
            sections=self._parts(),
            identities=list(self.identities()),
            stage=self.stage,
        )
        return pruning.with_what_is_told(report, self._optional(known))

    def _documents(self) -> Iterator[Fact]:
        yield Citation("中华人民共和国政府信息公开条例", short=REGULATION)
        yield self.notice
        yield Citation(RULE)
        if self.scope == "汇总":
            kinds = [Statistic(kind, count, "个") for kind, count in self.units.items()]
            total = None if None in self.units.values() else sum(count or 0 for count in self.units.values())
            alone = kinds[0].name if len(kinds) == 1 else None
            yield Statistic(UNITS, total, "个", parts=[] if alone else kinds, label=alone)
        yield Term(WHO, f"全{self.office.level}" if self.scope == "汇总" else "本机关")

    def _optional(self, known: Sequence[Fact]) -> set[str]:
        fees = pruning.names(list(fee_figures(self.charged(), {})))
        documents = pruning.names(list(self._documents()))
        return {*application_sums(self.applications), *review_sums(), *documents, *fees}

    def _require_reasons(self, known: Sequence[Fact]) -> None:
        allowed = {*REASONABLE, *pruning.names(known)}
        for name in self.reasons:
            if name not in allowed:
                raise InvalidValue(
                    'reasons: "{name}" is no figure, and no identity that may fail; those are {those}',
                    name=name,
                    those="、".join(REASONABLE),
                )

    def _long_parts(self, report: Report) -> str:
        return parts(attrs.evolve(report, sections=[Section(title) for title in self.long_titles], preamble=()))

    def _say(self, text: str) -> Paragraph:
        return spoken(text, {**SENTENCES, "组成部分全称": (self._long_parts,)})

    def _parts(self) -> list[Section]:
        contents: list[list[Content]] = [
            self._overview(),
            [disclosure_table(self.disclosure)],
            [applications_table(self.applications)],
            [reviews_table(self.reviews)],
            problems_and_improvements(self.problems),
            [self._say(text) for text in self.closing()],
        ]
        return [Section(title, content) for title, content in zip(self.titles, contents, strict=True)]

    def _overview(self) -> list[Content]:
        opening: list[Content] = [self._say(self.overview.opening)] if self.overview.opening else []
        named = [(title, getattr(self.overview, path)) for path, title in self.aspects]
        further = [(aspect.title or "", aspect) for aspect in self.overview.further]
        return opening + [self._aspect(title, aspect) for title, aspect in (*named, *further)]

    def _aspect(self, title: str, aspect: Any) -> Measure:
        return attrs.evolve(measure(title, aspect), text=self._say(aspect.text) if aspect.text else "")

    def identities(self) -> Iterator[Identity]:
        """Yield the equations of its tables, of last year's, and of its date, with both sides as they are."""
        last = self.last_year or AnyLedgers()
        yield from self.ledgers.identities(
            last,
            may_regulate=self.may_regulate,
            rescoped=last.scope not in (None, self.scope),
            fees_reported=bool(self.charged()),
            reasons=self.reasons,
        )
        yield from in_time(self.year, self.signed, self.due, self.reasons)


def edition_with_ledgers(year: int) -> type[AnnualReport]:
    """Return the edition whose tables a year's report has and units fill.

    Raises InvalidValue for a year before 2019, WrongType for what is no whole number.
    """
    fields.require_whole_year(year, "year")
    for edition in EDITIONS.values():
        if issubclass(edition, AnnualReport) and year in edition.years:
            return edition
    raise InvalidValue("got the year {year}; units report ledgers for the years from 2019 on", year=fields.shown(year))


def beside(given: AnyLedgers | AnnualReport | None, kind: type[L]) -> L | None:
    """Return last year's ledgers, or those of last year's report, as an edition has them; what are none, as given."""
    last: object = given
    if isinstance(given, AnnualReport):
        last = given.ledgers if isinstance(given.ledgers, kind) else given.as_last_year()
    found = kind.beside(last) if isinstance(last, AnyLedgers) else None
    return cast("L | None", found or given)  # the field refuses all else
