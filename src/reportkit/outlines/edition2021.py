"""The edition for the years from 2021 on (国办公开办函〔2021〕30号)."""

from collections.abc import Sequence
from typing import Any, ClassVar, Self

import attrs
from attrs import field

from reportkit.model import Citation, Statistic, Table, fields
from reportkit.model.identity import Identity
from reportkit.outlines.applications import Account, Applications
from reportkit.outlines.disclosure import Disclosure2021
from reportkit.outlines.edition import AnnualReport
from reportkit.outlines.fees import Fee, require_fees
from reportkit.outlines.ledgers import Ledgers
from reportkit.outlines.reviews import Reviews
from reportkit.outlines.sentences import FORMAT
from reportkit.outlines.tables import Items, disclosure_table
from reportkit.outlines.words import ASPECTS

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

DOCUMENT_COLUMNS = ("本年制发件数", "本年废止件数", "现行有效件数")

ITEMS: Items = (
    (
        "第二十条第（一）项",
        DOCUMENT_COLUMNS,
        [(label, [f"{word}{label}" for word in ("制发", "废止", "现行有效")]) for label in ("规章", "行政规范性文件")],
    ),
    ("第二十条第（五）项", ["本年处理决定数量"], [("行政许可", ["行政许可"])]),
    ("第二十条第（六）项", ["本年处理决定数量"], [("行政处罚", ["行政处罚"]), ("行政强制", ["行政强制"])]),
    ("第二十条第（八）项", ["本年收费金额（单位：万元）"], [("行政事业性收费", ["行政事业性收费"])]),
)


def as_ledgers(given: Ledgers | AnnualReport | None) -> Ledgers | None:
    """Take last year's ledgers, or last year's report for them."""
    return given.as_last_year() if isinstance(given, AnnualReport) else given


def _as_fees(given: Sequence[Fee] | Fee) -> tuple[Fee, ...]:
    return fields.as_tuple(given)


@attrs.frozen(kw_only=True)
class AnnualReport2021(AnnualReport):
    """The annual report for the years from 2021 on (2021年版年度报告): six parts, three tables.

    Parameters: those of AnnualReport, and `disclosure` and `applications`, the ledgers of tables two and three;
    `fees` what was charged, an empty list for nothing; `last_year` last year's ledgers, or last year's report.
    """

    years: ClassVar[range] = range(2021, fields.YEARS.stop)
    titles: ClassVar[tuple[str, ...]] = TITLES
    long_titles: ClassVar[tuple[str, ...]] = LONG_TITLES
    aspects: ClassVar[tuple[tuple[str, str], ...]] = ASPECTS
    notice: ClassVar[Citation] = Citation(
        "国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知",
        "国办公开办函〔2021〕30号",
        name=FORMAT,
    )

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

    @property
    def ledger(self) -> Account:
        return self.applications

    @property
    def ledgers(self) -> Ledgers:
        """The three tables alone, as next year's report has them beside its own."""
        return Ledgers(
            disclosure=self.disclosure, applications=self.applications, reviews=self.reviews, scope=self.scope
        )

    def as_last_year(self) -> Ledgers:
        return self.ledgers

    def charged(self) -> tuple[Fee, ...]:
        return self.fees

    def closing(self) -> tuple[str, ...]:
        return ("{收费情况}", *self.others)

    def last_ledgers(self) -> tuple[Account | None, Reviews | None, bool]:
        if self.last_year is None:
            return None, None, False
        rescoped = self.last_year.scope not in (None, self.scope)
        return self.last_year.applications, self.last_year.reviews, rescoped

    def disclosed(self) -> tuple[list[Statistic], Table, list[Identity]]:
        last = self.last_year.disclosure if self.last_year else None
        figures = list(self.disclosure.figures(last, self.reasons))
        equations = self.disclosure.identities(last, may_regulate=self.may_regulate, reasons=self.reasons)
        return figures, disclosure_table(ITEMS, figures), list(equations)

    def roll_over(self) -> Self:
        """Return next year's report: structure and words kept, every figure and dated fact to be set again."""
        return type(self)(
            **self._rolled_words(),
            fees=[Fee(fee.body, None, None) for fee in self.fees],
            disclosure=Disclosure2021.open(),
            applications=Applications.open(),
            last_year=self.ledgers,
        )
