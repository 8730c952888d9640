"""The edition for the years from 2021 on (国办公开办函〔2021〕30号)."""

from collections.abc import Sequence
from typing import Any, ClassVar

import attrs
from attrs import field

from reportkit.annual_report.applicants import COUNT, Applicants, Count, as_row
from reportkit.annual_report.applications import A_ROW, NONE, ApplicationLedger
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
from reportkit.annual_report.fees import Fee, require_fees
from reportkit.annual_report.ledgers import A_SCOPE, SOME_REVIEWS, AnyLedgers
from reportkit.annual_report.narrative import ASPECTS
from reportkit.annual_report.reviews import Reviews
from reportkit.annual_report.schema import (
    CARRIED_FORWARD,
    CARRIED_IN,
    FEE_NOT_PAID,
    NEW,
    OTHERWISE,
    OUTCOMES,
    TOTAL,
    Row,
)
from reportkit.annual_report.sentences import FORMAT
from reportkit.model import Citation, fields
from reportkit.values import value_class

TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
"""The titles of the six parts as the template prints them; the edition of 2019 has the same."""

LONG_TITLES = (
    "总体情况",
    "行政机关主动公开政府信息情况",
    "行政机关收到和处理政府信息公开申请情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "政府信息公开工作存在的主要问题及改进情况",
    "其他需要报告的事项",
)
"""The names of the parts in the notice, for preambles that use them."""

IN_FORCE = Stock("上年数加本年增加数、减本年废止数", last=("现行有效{}",), added=("制发{}",), taken=("废止{}",))

DOCUMENTS = (
    LedgerColumn("本年制发件数", "制发{}", "issued", kind="年度"),
    LedgerColumn("本年废止件数", "废止{}", "repealed", kind="年度"),
    LedgerColumn("现行有效件数", "现行有效{}", "in_force", kind="时点", stock=IN_FORCE),
)

DECISIONS = (LedgerColumn("本年处理决定数量"),)

CHARGES = (LedgerColumn("本年收费金额（单位：万元）", unit="万元"),)


@value_class
class Documents:
    """A row of 第（一）项 since 2021 (制发和废止的文件).

    Parameters: `issued` and `repealed` in the year; `in_force` at its end.
    """

    issued: Count = field(converter=fields.as_count, validator=COUNT)
    repealed: Count = field(converter=fields.as_count, validator=COUNT)
    in_force: Count = field(converter=fields.as_count, validator=COUNT)


def as_documents(given: Documents | Sequence[Count]) -> Documents:
    """Take a row, or its three numbers in the order of print."""
    return from_numbers(Documents, given)


_documents = fields.instance_of(Documents, "Documents, or the three numbers of its row")


@value_class(kw_only=True)
class Disclosure2021(Disclosure):
    """The ledger of disclosure since 2021 (主动公开政府信息情况), ten cells.

    `regulations` 规章 and `normative_documents` 行政规范性文件 as (制发, 废止, 现行有效); `licences` 行政许可,
    `penalties` 行政处罚 and `coercive_measures` 行政强制 as decisions taken in the year, published or not;
    `charges` 行政事业性收费 in 万元. None is what is not reported yet.

    >>> ledger = Disclosure2021(
    ...     regulations=(0, 0, 0), normative_documents=(12, 3, 58), licences=2065, penalties=391,
    ...     coercive_measures=17, charges="1204.5",
    ... )
    >>> ledger.charges
    Decimal('1204.5')
    """

    items: ClassVar[tuple[Item, ...]] = (
        Item("第二十条第（一）项", DOCUMENTS, {"regulations": "规章", "normative_documents": "行政规范性文件"}),
        Item("第二十条第（五）项", DECISIONS, {"licences": "行政许可"}),
        Item("第二十条第（六）项", DECISIONS, {"penalties": "行政处罚", "coercive_measures": "行政强制"}),
        Item("第二十条第（八）项", CHARGES, {"charges": "行政事业性收费"}),
    )

    regulations: Documents = field(converter=as_documents, validator=_documents)
    normative_documents: Documents = field(converter=as_documents, validator=_documents)
    licences: Count = field(converter=fields.as_count, validator=COUNT)
    penalties: Count = field(converter=fields.as_count, validator=COUNT)
    coercive_measures: Count = field(converter=fields.as_count, validator=COUNT)
    charges: Amount = field(converter=as_amount, validator=fields.optional(amount))


@value_class(kw_only=True)
class Otherwise:
    """Applications handled otherwise (其他处理), by reason; what is not named is 0.

    Parameters: `not_corrected` 申请人无正当理由逾期不补正; `fee_not_paid` 逾期未按收费通知要求缴纳费用; `other` 其他.
    """

    not_corrected: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    fee_not_paid: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    other: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)


NOT_CORRECTED = Row(
    "otherwise.not_corrected",
    "逾期不补正",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    OTHERWISE.name,
)

OTHER = Row("otherwise.other", "其他情形", "3.其他", OTHERWISE.name)


@value_class(kw_only=True)
class Applications(ApplicationLedger):
    """The ledger of applications since 2021 (收到和处理政府信息公开申请情况): 25 rows of seven cells.

    Parameters: `otherwise` the rows of （六）; the others are those of ApplicationLedger.

    >>> from reportkit.annual_report import Refused, Unavailable, Unprocessed
    >>> rows = [[2, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0]]
    >>> ledger = Applications(
    ...     new=rows[0], carried_in=rows[1], granted=rows[2], partly_granted=[0] * 6,
    ...     refused=Refused(), unavailable=Unavailable(), unprocessed=Unprocessed(), otherwise=Otherwise(),
    ... )
    >>> ledger.row(CARRIED_FORWARD).cells()
    (1, 0, 0, 0, 0, 0, 1)
    """

    schema: ClassVar[tuple[Row, ...]] = (
        *(NEW, CARRIED_IN, *OUTCOMES),
        *(NOT_CORRECTED, FEE_NOT_PAID, OTHER),
        *(TOTAL, CARRIED_FORWARD),
    )

    otherwise: Otherwise = field(validator=fields.instance_of(Otherwise, "Otherwise"))


@value_class(kw_only=True)
class Ledgers(AnyLedgers):
    """A year's three tables since 2021 (统计表): last year's beside this year's, or what one unit reports (填报).

    `scope` is whose they are; None where that is the same as in the report they stand beside.
    """

    disclosed: ClassVar[type[Disclosure]] = Disclosure2021
    applied: ClassVar[type[ApplicationLedger]] = Applications

    disclosure: Disclosure2021 | None = field(
        default=None, validator=fields.optional(fields.instance_of(Disclosure2021, "a Disclosure2021"))
    )
    applications: Applications | None = field(
        default=None, validator=fields.optional(fields.instance_of(Applications, "Applications"))
    )
    reviews: Reviews | None = field(default=None, validator=SOME_REVIEWS)
    scope: Scope | None = field(default=None, validator=A_SCOPE)


def as_ledgers(given: AnyLedgers | AnnualReport | None) -> Ledgers | None:
    """Take last year's ledgers, or last year's report for them."""
    return beside(given, Ledgers)


def _as_fees(given: Sequence[Fee] | Fee) -> tuple[Fee, ...]:
    return fields.as_tuple(given)


@value_class(kw_only=True)
class AnnualReport2021(AnnualReport):
    """The annual report for the years from 2021 on (2021年版年度报告): six parts, three tables.

    Parameters: those of AnnualReport, and `disclosure` and `applications`, the ledgers of tables two and three;
    `fees` what was charged, an empty list for nothing; `last_year` last year's ledgers, or last year's report.
    """

    titles: ClassVar[tuple[str, ...]] = TITLES
    long_titles: ClassVar[tuple[str, ...]] = LONG_TITLES
    aspects: ClassVar[tuple[tuple[str, str], ...]] = ASPECTS
    notice: ClassVar[Citation] = Citation(
        "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
        "国办公开办函〔2021〕30号",
        name=FORMAT,
    )
    tables: ClassVar[type[AnyLedgers]] = Ledgers
    has_fees: ClassVar[bool] = True

    disclosure: Disclosure2021 = field(validator=fields.instance_of(Disclosure2021, "a Disclosure2021"))
    applications: Applications = field(validator=fields.instance_of(Applications, "Applications"))
    fees: tuple[Fee, ...] = field(converter=_as_fees)
    last_year: Ledgers | None = field(
        default=None,
        converter=as_ledgers,
        validator=fields.optional(fields.instance_of(Ledgers, "Ledgers, or last year's report")),
    )

    @fees.validator
    def _fees(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        require_fees(value, "fees")

    def charged(self) -> tuple[Fee, ...]:
        return self.fees

    def closing(self) -> tuple[str, ...]:
        return ("{收费情况}", *self.others)
