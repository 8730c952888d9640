"""The annual report with national tables of an edition, its parts in the office's own words (自拟文字的年度报告)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

import attrs
from attrs import field

from reportkit.annual_report import pruning
from reportkit.annual_report.application_figures import sums_for_sentences as application_sums
from reportkit.annual_report.deadlines import RANKS, Scope, deadline, in_time
from reportkit.annual_report.edition import edition_with_ledgers
from reportkit.annual_report.identities import REASONABLE
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.annual_report.next_year import Eraser, opened_facts
from reportkit.annual_report.reviews import sums_for_sentences as review_sums
from reportkit.annual_report.tables import applications_table, disclosure_table, reviews_table
from reportkit.errors import InvalidValue
from reportkit.frozen import frozen_words
from reportkit.model import Attachment, Body, Measure, Report, Section, Table, fields
from reportkit.model.attachment import as_attachments
from reportkit.model.content import Content, as_content
from reportkit.model.contents import Contents
from reportkit.model.facts import Fact, as_facts
from reportkit.model.figure import FigureStyle
from reportkit.model.identity import Identity
from reportkit.model.imprint import Imprint
from reportkit.model.letterhead import Letterhead
from reportkit.model.paragraph import Paragraph, as_paragraphs
from reportkit.model.portal import PortalPage
from reportkit.model.rewriting import respoken, reworded
from reportkit.model.signature import Signature
from reportkit.model.stage import Stage
from reportkit.numbering import OFFICIAL
from reportkit.values import value_class

TABLES: Mapping[str, str] = MappingProxyType(
    {"disclosure": "主动公开情况表", "applications": "申请办理情况表", "reviews": "复议诉讼情况表"}
)
"""The slots that stand for the tables, by the fields of the ledgers that they print."""


def slot_of(ledger: str) -> str:
    """Return the paragraph that a table stands in place of.

    >>> slot_of("disclosure")
    '{主动公开情况表}'
    """
    return f"{{{TABLES[ledger]}}}"


def _scope(report: "AnnualReportInOwnWords") -> Scope:
    return "汇总" if report.title.startswith("{地区}") else "本机关"


@value_class(kw_only=True)
class AnnualReportInOwnWords:
    """The annual report in an office's own words, with the national tables of its year's edition (自拟文字的年度报告).

    Parameters: `title`, `office`, `year`, `signed`, `facts`, `preamble`, `sections` and those that say how the report
    looks are a Report's. A paragraph that is `{主动公开情况表}`, `{申请办理情况表}` or `{复议诉讼情况表}` is the table
    of that ledger, whose cells are figures that slots name. `ledgers` are this year's tables, `last_year` last
    year's; `scope` whose work they are of, 汇总 where the title names the area; `reasons` why an identity fails.

    Raises what Report does, and InvalidValue for a year without national tables, ledgers of another edition than the
    year's, and a table whose ledger is not given. Source: 国办公开办函〔2019〕60号, 〔2021〕30号.

    >>> from reportkit.annual_report import Ledgers, Reviews
    >>> office, tables = Body("示例县人民政府办公室", area="示例县"), Ledgers(reviews=Reviews.from_row([0] * 15))
    >>> said = [Section("复议诉讼情况", ["{年}年行政复议{行政复议:数值}。", "{复议诉讼情况表}"])]
    >>> form = AnnualReportInOwnWords(office=office, year=2024, signed=None, sections=said, ledgers=tables)
    >>> form.to_report().sections[0].content[1].rows[0][0], form.roll_over().year
    ('{行政复议结果维持:数}', 2025)
    """

    title: str = "{地区}{年}年政府信息公开工作年度报告"
    office: Body = field(validator=fields.instance_of(Body, "the Body that makes the report"))
    year: int = field(converter=fields.as_whole, validator=fields.year)
    signed: date | None = field(converter=fields.as_day, validator=fields.optional(fields.day))
    facts: tuple[Fact, ...] = field(default=(), converter=as_facts)
    ledgers: AnyLedgers = field(validator=fields.instance_of(AnyLedgers, "the Ledgers of the year's edition"))
    preamble: tuple[Paragraph, ...] = field(default=(), converter=as_paragraphs)
    sections: tuple[Content, ...] = field(converter=as_content)
    last_year: AnyLedgers | None = field(
        default=None, validator=fields.optional(fields.instance_of(AnyLedgers, "the Ledgers of last year"))
    )
    scope: Scope = field(default=attrs.Factory(_scope, takes_self=True), validator=fields.one_of(*get_args(Scope)))
    attachments: tuple[Attachment, ...] = field(default=(), converter=as_attachments)
    figures: FigureStyle = field(factory=FigureStyle)
    scheme: tuple[str, ...] = field(default=OFFICIAL, converter=fields.as_texts)
    letterhead: Letterhead | None = None
    addressees: tuple[str, ...] = field(default=(), converter=fields.as_texts)
    note: str | None = None
    imprint: Imprint | None = None
    signature: Signature | None = None
    contents: Contents | None = None
    portal: PortalPage | None = None
    reasons: Mapping[str, str] = field(factory=dict, converter=frozen_words, validator=fields.text_mapping)
    stage: str | Stage | None = None

    def __attrs_post_init__(self) -> None:
        kind = edition_with_ledgers(self.year).tables
        if type(self.ledgers) is not kind:
            raise InvalidValue(
                "ledgers: got {got}; the tables of {year} are {kind}",
                got=type(self.ledgers).__name__,
                year=self.year,
                kind=kind.__name__,
            )
        self.to_report()  # what no report can hold is refused here

    @property
    def due(self) -> date:
        """By when the report is published."""
        return deadline(self.year, self.scope, RANKS.get(self.office.level, "县级"))

    def to_report(self) -> Report:
        """Return the report itself: its tables are those of the ledgers, its identities are checked."""
        before = self._beside()
        given = {name: getattr(self, name) for name in OF_A_REPORT}
        given["sections"] = self._with_tables(self.sections)
        given["facts"] = [
            *(pruning.with_reason(fact, self.reasons) for fact in self.facts),
            *self.ledgers.figures(before, self.reasons),
        ]
        report = Report(**given, identities=[*self.identities()])
        applications = self.ledgers.applications
        untold = {*(application_sums(applications) if applications else ()), *review_sums()}
        return pruning.with_what_is_told(report, untold)

    def _beside(self) -> AnyLedgers:
        """Return last year's tables as this edition has them; empty ones where there are none."""
        found = None if self.last_year is None else type(self.ledgers).beside(self.last_year)
        return found or AnyLedgers()

    def _with_tables(self, items: Sequence[Content]) -> list[Content]:
        return [self._with_table(item) for item in items]

    def _with_table(self, item: Content) -> Content:
        if isinstance(item, (Section, Measure)):
            return attrs.evolve(item, content=self._with_tables(item.content))
        ledger = next((ledger for ledger in TABLES if item == slot_of(ledger)), None)
        return item if ledger is None else self._table(ledger)

    def _table(self, ledger: str) -> Table:
        given: Any = getattr(self.ledgers, ledger)
        if given is None:
            raise InvalidValue(
                "sections: {slot} has no table; give ledgers its {ledger}", slot=slot_of(ledger), ledger=ledger
            )
        makers: Mapping[str, Any] = {
            "disclosure": disclosure_table,
            "applications": applications_table,
            "reviews": reviews_table,
        }
        made: Table = makers[ledger](given)
        return made

    def identities(self) -> Iterator[Identity]:
        """Yield the equations of its tables, of last year's, and of its date, with both sides as they are."""
        last = self._beside()
        yield from self.ledgers.identities(
            last,
            may_regulate=RANKS.get(self.office.level, "县级") != "县级",
            rescoped=last.scope not in (None, self.scope),
            fees_reported=True,  # in its own words
            reasons={name: reason for name, reason in self.reasons.items() if name in REASONABLE},
        )
        yield from in_time(self.year, self.signed, self.due, self.reasons)

    def roll_over(self) -> "AnnualReportInOwnWords":
        """Return next year's report: words kept, figures and what is dated to be set again, these tables beside it."""
        kind = edition_with_ledgers(self.year + 1).tables
        ledgers = kind.following(self.ledgers)
        known = {fact.name for fact in (ledgers.figures(AnyLedgers(), {}))}
        lost = [fact.name for fact in self.ledgers.figures(AnyLedgers(), {}) if fact.name not in known]
        eraser = Eraser.of(self.facts, self.year, lost)
        return attrs.evolve(
            self,
            year=self.year + 1,
            signed=None,
            facts=opened_facts(self.facts, self.year),
            preamble=respoken(self.preamble, eraser.text),
            sections=reworded(self.sections, eraser.text),
            attachments=[attrs.evolve(one, content=reworded(one.content, eraser.text)) for one in self.attachments],
            ledgers=ledgers,
            last_year=self.ledgers,
            reasons={},
            stage=None,
            portal=self.portal and self.portal.of_another_article(),
        )


OF_A_REPORT = tuple(name for name in attrs.fields_dict(AnnualReportInOwnWords) if name in attrs.fields_dict(Report))
"""The fields that are a Report's."""
