"""An edition as the next notice might bring it: documents that lapsed (失效) get a column of their own in table two."""

from collections.abc import Sequence
from typing import ClassVar

import attrs
from attrs import field

from reportkit.annual_report import AnnualReport2021, Disclosure2021, Documents, Ledgers
from reportkit.annual_report.applicants import COUNT, Count
from reportkit.annual_report.disclosure import Disclosure, Item, LedgerColumn, Stock
from reportkit.annual_report.edition import AnnualReport, beside
from reportkit.annual_report.edition2021 import DOCUMENTS
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.annual_report.sentences import FORMAT
from reportkit.model import Citation, fields

IN_FORCE = Stock(
    "上年数加本年增加数、减本年废止数和失效数",
    last=("现行有效{}",),
    added=("制发{}",),
    taken=("废止{}", "失效{}"),
)

COLUMNS = (
    *DOCUMENTS[:2],
    LedgerColumn("本年失效件数", "失效{}", "lapsed"),
    attrs.evolve(DOCUMENTS[2], stock=IN_FORCE),
)


@attrs.frozen
class Documents2027(Documents):
    """A row of 第（一）项: issued, repealed and lapsed in the year, in force at its end."""

    lapsed: Count = field(validator=COUNT)
    in_force: Count = field(validator=COUNT)


def as_documents(given: Documents2027 | Sequence[Count]) -> Documents2027:
    return Documents2027(*given) if isinstance(given, (list, tuple)) else given  # type: ignore[return-value]  # the validator names it


_documents = fields.instance_of(Documents2027, "Documents2027, or the four numbers of its row")


@attrs.frozen(kw_only=True)
class Disclosure2027(Disclosure2021):
    """The ledger of disclosure since 2027, twelve cells."""

    items: ClassVar[tuple[Item, ...]] = (
        Item("第二十条第（一）项", COLUMNS, Disclosure2021.items[0].rows),
        *Disclosure2021.items[1:],
    )

    regulations: Documents2027 = field(converter=as_documents, validator=_documents)
    normative_documents: Documents2027 = field(converter=as_documents, validator=_documents)


@attrs.frozen(kw_only=True)
class Ledgers2027(Ledgers):
    """A year's three tables since 2027."""

    disclosed: ClassVar[type[Disclosure]] = Disclosure2027

    disclosure: Disclosure2027 | None = field(
        default=None, validator=fields.optional(fields.instance_of(Disclosure2027, "a Disclosure2027"))
    )


def as_ledgers(given: AnyLedgers | AnnualReport | None) -> Ledgers2027 | None:
    return beside(given, Ledgers2027)


@attrs.frozen(kw_only=True)
class AnnualReport2027(AnnualReport2021):
    """The annual report for the years from 2027 on."""

    notice: ClassVar[Citation] = Citation("年度报告格式（2027年版）", "国办公开办函〔2027〕1号", name=FORMAT)
    tables: ClassVar[type[AnyLedgers]] = Ledgers2027

    disclosure: Disclosure2027 = field(validator=fields.instance_of(Disclosure2027, "a Disclosure2027"))
    last_year: Ledgers2027 | None = field(
        default=None,
        converter=as_ledgers,
        validator=fields.optional(fields.instance_of(Ledgers2027, "Ledgers2027, or last year's report")),
    )
