"""The years before 2019: a free outline that has what article 32 of the regulation of 2007 requires."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, get_args

import attrs
from attrs import field

from reportkit.annual_report.deadlines import by_deadline
from reportkit.annual_report.editions import Years, year_of_edition
from reportkit.annual_report.identities import REASONABLE_BEFORE_2019
from reportkit.annual_report.indicators import IndicatorTable
from reportkit.errors import InvalidValue
from reportkit.frozen import frozen_words
from reportkit.model import Attachment, Body, Report, Section, fields
from reportkit.model.attachment import as_attachments
from reportkit.model.facts import Fact, as_facts
from reportkit.model.paragraph import Paragraph, as_paragraphs
from reportkit.model.stage import Stage
from reportkit.model.stage import stage as a_stage
from reportkit.phrases import annual_title
from reportkit.values import value_class

Item = Literal["overview", "disclosure", "applications", "fees", "reviews", "problems"]

TITLES: tuple[tuple[Item, str], ...] = (
    ("overview", "概述"),
    ("disclosure", "行政机关主动公开政府信息的情况"),
    ("applications", "行政机关依申请公开政府信息和不予公开政府信息的情况"),
    ("fees", "政府信息公开的收费及减免情况"),
    ("reviews", "因政府信息公开申请行政复议、提起行政诉讼的情况"),
    ("problems", "政府信息公开工作存在的主要问题及改进情况"),
)
"""The items that article 32 requires behind an overview, in the words of the article; an office may have its own."""

_section = fields.instance_of(Section, "a Section, under the title that the office gives it")


@value_class
class Further:
    """A part that article 32 does not name (其他部分).

    Parameters: `section` the part; `after` the item that it stands behind.
    """

    section: Section = field(validator=_section)
    after: Item = field(default="problems", validator=fields.one_of(*get_args(Item)))


def _as_further(given: Sequence[Further] | Further) -> tuple[Further, ...]:
    return fields.as_tuple(given)


@value_class(kw_only=True)
class AnnualReportBefore2019:
    """The annual report for 2008 to 2018 (2019年以前的年度报告): six required items, whatever else there is.

    Each item is a Section under a title of the office's own; `further` are the parts behind one of them;
    `statistics` the table of indicators, printed as an attachment; the other parameters are a Report's.
    """

    years = Years()

    office: Body = field(validator=fields.instance_of(Body, "the Body that makes the report"))
    year: int = field(converter=fields.as_whole, validator=year_of_edition)
    signed: date | None = field(converter=fields.as_day, validator=fields.optional(fields.day))
    overview: Section = field(validator=_section)
    disclosure: Section = field(validator=_section)
    applications: Section = field(validator=_section)
    fees: Section = field(validator=_section)
    reviews: Section = field(validator=_section)
    problems: Section = field(validator=_section)
    further: tuple[Further, ...] = field(default=(), converter=_as_further)
    statistics: IndicatorTable | None = field(
        default=None, validator=fields.optional(fields.instance_of(IndicatorTable, "an IndicatorTable"))
    )
    facts: tuple[Fact, ...] = field(default=(), converter=as_facts)
    preamble: tuple[Paragraph, ...] = field(default=(), converter=as_paragraphs)
    attachments: tuple[Attachment, ...] = field(default=(), converter=as_attachments)
    record: Mapping[str, str] = field(factory=dict, converter=frozen_words, validator=fields.text_mapping)
    reasons: Mapping[str, str] = field(factory=dict, converter=frozen_words, validator=fields.text_mapping)
    stage: str | Stage | None = field(default=None, validator=fields.optional(a_stage))

    @further.validator
    def _parts(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        for number, part in enumerate(value):
            if not isinstance(part, Further):
                raise fields.wrong_type(f"further[{number}]", part, "a Further")

    @reasons.validator
    def _for_something(self, attribute: "attrs.Attribute[Any]", value: Mapping[str, str]) -> None:
        for name in value:
            if name not in REASONABLE_BEFORE_2019:
                may_fail = "、".join(REASONABLE_BEFORE_2019)
                raise InvalidValue(
                    'reasons: "{name}" is no identity that may fail; those are {those}', name=name, those=may_fail
                )

    @property
    def due(self) -> date:
        """By when the report is published: 31 March, by article 31 of the regulation of 2007."""
        return date(self.year + 1, 3, 31)

    def to_report(self) -> Report:
        """Return the report itself, its items and further parts in their order."""
        sections: list[Section] = []
        for item, _ in TITLES:
            sections.append(getattr(self, item))
            sections += [part.section for part in self.further if part.after == item]
        table = self.statistics
        counted = [Attachment("政府信息公开情况统计表（{年}年度）", table.content(), name="统计表")] if table else []
        return Report(
            annual_title(),
            self.office,
            year=self.year,
            signed=self.signed,
            facts=[*self.facts, *(table.figures() if table else ())],
            preamble=self.preamble,
            sections=sections,
            attachments=[*counted, *self.attachments],
            record=self.record,
            stage=self.stage,
            identities=[
                by_deadline(self.signed, self.due, self.reasons),
                *(table.identities(self.reasons) if table else ()),
            ],
        )
