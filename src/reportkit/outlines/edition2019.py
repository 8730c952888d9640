"""The edition for the years 2019 and 2020 (国办公开办函〔2019〕60号)."""

from typing import ClassVar

import attrs
from attrs import field

from reportkit.model import Citation, Statistic, Table, fields
from reportkit.model.identity import Identity
from reportkit.outlines.applications import Account, Applications, Applications2019
from reportkit.outlines.disclosure import Disclosure2021
from reportkit.outlines.disclosure2019 import Disclosure2019
from reportkit.outlines.edition import AnnualReport
from reportkit.outlines.edition2021 import LONG_TITLES, TITLES, AnnualReport2021
from reportkit.outlines.ledgers import Ledgers, Ledgers2019
from reportkit.outlines.reviews import Reviews
from reportkit.outlines.sentences import FORMAT
from reportkit.outlines.tables import Items, disclosure_table
from reportkit.outlines.words import ASPECTS

MATTER_COLUMNS = ("上一年项目数量", "本年增/减", "处理决定数量")


def _matters(*labels: str, columns: int = 3) -> list[tuple[str, list[str]]]:
    names = ("上一年{}项目", "{}增减", "{}决定")[:columns]
    return [(label, [name.format(label) for name in names]) for label in labels]


ITEMS: Items = (
    (
        "第二十条第（一）项",
        ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
        [(label, [f"{word}{label}" for word in ("新制作", "新公开", "对外公开")]) for label in ("规章", "规范性文件")],
    ),
    ("第二十条第（五）项", MATTER_COLUMNS, _matters("行政许可", "其他对外管理服务事项")),
    ("第二十条第（六）项", MATTER_COLUMNS, _matters("行政处罚", "行政强制")),
    ("第二十条第（八）项", MATTER_COLUMNS[:2], _matters("行政事业性收费", columns=2)),
    (
        "第二十条第（九）项",
        ("采购项目数量", "采购总金额"),
        [("政府集中采购", ["政府集中采购项目", "政府集中采购金额"])],
    ),
)


def _as_ledgers(given: "Ledgers2019 | AnnualReport2019 | None") -> Ledgers2019 | None:
    return given.ledgers if isinstance(given, AnnualReport2019) else given


@attrs.frozen(kw_only=True)
class AnnualReport2019(AnnualReport):
    """The annual report for 2019 or 2020 (2019年版年度报告): six parts, three tables, no fees.

    Parameters: those of AnnualReport, and `disclosure` and `applications`, the ledgers of tables two and three;
    `last_year` last year's ledgers, or last year's report.
    """

    years: ClassVar[range] = range(2019, 2021)
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

    disclosure: Disclosure2019 = field(validator=fields.instance_of(Disclosure2019, "a Disclosure2019"))
    applications: Applications2019 = field(validator=fields.instance_of(Applications2019, "Applications2019"))
    last_year: Ledgers2019 | None = field(
        default=None,
        converter=_as_ledgers,
        validator=fields.optional(fields.instance_of(Ledgers2019, "Ledgers2019, or last year's report")),
    )

    @property
    def ledger(self) -> Account:
        return self.applications

    @property
    def ledgers(self) -> Ledgers2019:
        """The three tables alone, as next year's report has them beside its own."""
        return Ledgers2019(
            disclosure=self.disclosure, applications=self.applications, reviews=self.reviews, scope=self.scope
        )

    def as_last_year(self) -> Ledgers:
        return Ledgers(applications=self.applications.as_2021(), reviews=self.reviews, scope=self.scope)

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

    def roll_over(self) -> "AnnualReport2019 | AnnualReport2021":
        """Return next year's report, for 2021 in its edition: words kept, every figure to be set again."""
        if self.year + 1 in self.years:
            return AnnualReport2019(
                **self._rolled_words(),
                disclosure=Disclosure2019.open(),
                applications=Applications2019.open(),
                last_year=self.ledgers,
            )
        gone = {figure.name for figure in self.disclosure.figures(None, {})}
        kept = {figure.name for figure in Disclosure2021.open().figures(None, {})}
        return AnnualReport2021(
            **self._rolled_words(gone - kept),
            disclosure=Disclosure2021.open(),
            applications=Applications.open(),
            fees=[],
            last_year=self.as_last_year(),
        )
