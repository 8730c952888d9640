"""The edition for the years 2019 and 2020 (国办公开办函〔2019〕60号)."""

from collections.abc import Sequence
from typing import Any, ClassVar

import attrs
from attrs import field

from reportkit.annual_report.applicants import COUNT, Applicants, Count, as_row
from reportkit.annual_report.applications import A_ROW, ApplicationLedger
from reportkit.annual_report.deadlines import Scope
from reportkit.annual_report.disclosure import (
    Amount,
    Disclosure,
    Item,
    LedgerColumn,
    Stock,
    amount,
    as_amount,
    from_numbers,
)
from reportkit.annual_report.edition import AnnualReport, beside
from reportkit.annual_report.edition2021 import LONG_TITLES, TITLES, Applications, Ledgers, Otherwise
from reportkit.annual_report.ledgers import A_SCOPE, SOME_REVIEWS, AnyLedgers
from reportkit.annual_report.narrative import ASPECTS
from reportkit.annual_report.reviews import Reviews
from reportkit.annual_report.schema import CARRIED_FORWARD, CARRIED_IN, NEW, OTHERWISE, OUTCOMES, TOTAL, Row
from reportkit.annual_report.sentences import FORMAT
from reportkit.model import Citation, fields
from reportkit.values import value_class

IN_ALL = Stock("上年对外公开总数量加本年新公开数量", last=("对外公开{}",), added=("新公开{}",))

DOCUMENTS = (
    LedgerColumn("本年新制作数量", "新制作{}", "made", kind="年度"),
    LedgerColumn("本年新公开数量", "新公开{}", "published", kind="年度"),
    LedgerColumn("对外公开总数量", "对外公开{}", "in_all", kind="时点", stock=IN_ALL),
)

BEFORE = Stock("上年表中的项目数量加增减数", last=("上一年{}项目", "{}增减"))

MATTERS = (
    LedgerColumn("上一年项目数量", "上一年{}项目", "before", unit="项", compared=False, stock=BEFORE),
    LedgerColumn("本年增/减", "{}增减", "change", unit="项", compared=False, signed=True),
    LedgerColumn("处理决定数量", "{}决定", "decisions"),
)

PROCUREMENT = (
    LedgerColumn("采购项目数量", "{}项目", "projects", unit="个"),
    LedgerColumn("采购总金额", "{}金额", "amount", unit="元"),
)


def _signed(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, type(None))):
        raise fields.wrong_type(fields.where(instance, attribute), value, "a whole number, negative for fewer")


@value_class
class Published:
    """A row of 第（一）项 (制作和公开的文件).

    Parameters: `made` and `published` in the year; `in_all` published by its end.
    """

    made: Count = field(converter=fields.as_count, validator=COUNT)
    published: Count = field(converter=fields.as_count, validator=COUNT)
    in_all: Count = field(converter=fields.as_count, validator=COUNT)


@value_class
class Matters:
    """A row of 第（五）项, （六）项 or （八）项 (事项): how many there were, the year's change, decisions taken.

    Parameters: `before` how many there were; `change` negative for fewer; `decisions` taken in the year, none in the
    row of 第（八）项.
    """

    before: Count = field(converter=fields.as_count, validator=COUNT)
    change: Count = field(converter=fields.as_count, validator=_signed)
    decisions: Count = field(default=None, converter=fields.as_count, validator=COUNT)


@value_class
class Procurement:
    """The row of 第（九）项 (政府集中采购).

    Parameters: `projects` how many; `amount` what they cost, in 元.
    """

    projects: Count = field(converter=fields.as_count, validator=COUNT)
    amount: Amount = field(converter=as_amount, validator=fields.optional(amount))


def as_published(given: Published | Sequence[Count]) -> Published:
    """Take a row, or its three numbers in the order of print."""
    return from_numbers(Published, given)


def as_matters(given: Matters | Sequence[Count]) -> Matters:
    """Take a row, or its numbers in the order of print."""
    return from_numbers(Matters, given)


def as_procurement(given: Procurement | Sequence[Any]) -> Procurement:
    """Take a row, or its two numbers in the order of print."""
    return from_numbers(Procurement, given)


_published = fields.instance_of(Published, "Published, or the three numbers of its row")
_matters = fields.instance_of(Matters, "Matters, or the numbers of its row")
_procurement = fields.instance_of(Procurement, "Procurement, or the two numbers of its row")


@value_class(kw_only=True)
class Disclosure2019(Disclosure):
    """The ledger of disclosure for 2019 and 2020 (主动公开政府信息情况), 22 cells.

    `regulations` 规章 and `normative_documents` 规范性文件 as (本年新制作, 本年新公开, 对外公开总数);
    `licences` 行政许可, `other_services` 其他对外管理服务事项, `penalties` 行政处罚 and `coercive_measures` 行政强制 as
    (上一年项目, 本年增/减, 处理决定); `charges` 行政事业性收费 as (上一年项目, 本年增/减); `procurement` 政府集中采购
    as (采购项目, 采购总金额 in 元). None is what is not reported yet.
    """

    items: ClassVar[tuple[Item, ...]] = (
        Item("第二十条第（一）项", DOCUMENTS, {"regulations": "规章", "normative_documents": "规范性文件"}),
        Item("第二十条第（五）项", MATTERS, {"licences": "行政许可", "other_services": "其他对外管理服务事项"}),
        Item("第二十条第（六）项", MATTERS, {"penalties": "行政处罚", "coercive_measures": "行政强制"}),
        Item("第二十条第（八）项", MATTERS[:2], {"charges": "行政事业性收费"}),
        Item("第二十条第（九）项", PROCUREMENT, {"procurement": "政府集中采购"}),
    )

    regulations: Published = field(converter=as_published, validator=_published)
    normative_documents: Published = field(converter=as_published, validator=_published)
    licences: Matters = field(converter=as_matters, validator=_matters)
    other_services: Matters = field(converter=as_matters, validator=_matters)
    penalties: Matters = field(converter=as_matters, validator=_matters)
    coercive_measures: Matters = field(converter=as_matters, validator=_matters)
    charges: Matters = field(converter=as_matters, validator=_matters)
    procurement: Procurement = field(converter=as_procurement, validator=_procurement)


@value_class(kw_only=True)
class Applications2019(ApplicationLedger):
    """The ledger of applications for 2019 and 2020 (收到和处理申请情况): 23 rows, 其他处理 being one of them.

    Parameters: `otherwise` the row （六）; the others are those of ApplicationLedger.
    """

    schema: ClassVar[tuple[Row, ...]] = (
        *(NEW, CARRIED_IN, *OUTCOMES),
        Row(OTHERWISE.path, OTHERWISE.name, OTHERWISE.label),
        *(TOTAL, CARRIED_FORWARD),
    )

    otherwise: Applicants = field(converter=as_row, validator=A_ROW)

    def as_2021(self) -> Applications:
        """Return the ledger in the rows of 2021, other handling as 其他, to stand beside the next year's."""
        shared = {name: getattr(self, name) for name in attrs.fields_dict(ApplicationLedger)}
        return Applications(**shared, otherwise=Otherwise(other=self.otherwise))


@value_class(kw_only=True)
class Ledgers2019(AnyLedgers):
    """The three tables of 2019 or 2020 (统计表), as Ledgers has those since 2021."""

    disclosed: ClassVar[type[Disclosure]] = Disclosure2019
    applied: ClassVar[type[ApplicationLedger]] = Applications2019

    disclosure: Disclosure2019 | None = field(
        default=None, validator=fields.optional(fields.instance_of(Disclosure2019, "a Disclosure2019"))
    )
    applications: Applications2019 | None = field(
        default=None, validator=fields.optional(fields.instance_of(Applications2019, "Applications2019"))
    )
    reviews: Reviews | None = field(default=None, validator=SOME_REVIEWS)
    scope: Scope | None = field(default=None, validator=A_SCOPE)


def _as_ledgers(given: AnyLedgers | AnnualReport | None) -> Ledgers2019 | None:
    return beside(given, Ledgers2019)


@value_class(kw_only=True)
class AnnualReport2019(AnnualReport):
    """The annual report for 2019 or 2020 (2019年版年度报告): six parts, three tables, no fees.

    Parameters: those of AnnualReport, and `disclosure` and `applications`, the ledgers of tables two and three;
    `last_year` last year's ledgers, or last year's report.
    """

    titles: ClassVar[tuple[str, ...]] = TITLES
    long_titles: ClassVar[tuple[str, ...]] = LONG_TITLES
    aspects: ClassVar[tuple[tuple[str, str], ...]] = tuple(
        (path, "平台建设" if path == "platform" else title) for path, title in ASPECTS
    )
    notice: ClassVar[Citation] = Citation(
        "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式（试行）》的通知",
        "国办公开办函〔2019〕60号",
        name=FORMAT,
    )
    tables: ClassVar[type[AnyLedgers]] = Ledgers2019

    disclosure: Disclosure2019 = field(validator=fields.instance_of(Disclosure2019, "a Disclosure2019"))
    applications: Applications2019 = field(validator=fields.instance_of(Applications2019, "Applications2019"))
    last_year: Ledgers2019 | None = field(
        default=None,
        converter=_as_ledgers,
        validator=fields.optional(fields.instance_of(Ledgers2019, "Ledgers2019, or last year's report")),
    )

    def as_last_year(self) -> Ledgers:
        return Ledgers(applications=self.applications.as_2021(), reviews=self.reviews, scope=self.scope)
