"""The disclosure ledger of 2019 and 2020 (table two): stocks, their changes, and decisions."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Self

import attrs
from attrs import field

from reportkit.model import Statistic, fields
from reportkit.model.identity import Identity
from reportkit.outlines.applicants import Count, total
from reportkit.outlines.disclosure import Amount, amount, as_amount, no_regulations
from reportkit.outlines.identities import row_place

_count = fields.optional(fields.whole)


def _signed(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, type(None))):
        raise fields.wrong_type(fields.where(instance, attribute), value, "a whole number, negative for fewer")


@attrs.frozen
class Published:
    """A row of 第（一）项 (制作和公开的文件): made and published in the year, published in all at its end."""

    made: Count = field(converter=fields.as_count, validator=_count)
    published: Count = field(converter=fields.as_count, validator=_count)
    in_all: Count = field(converter=fields.as_count, validator=_count)


@attrs.frozen
class Matters:
    """A row of 第（五）项, （六）项 or （八）项 (事项): how many there were, the year's change, decisions taken.

    `change` is negative for fewer; the row of 第（八）项 has no decisions.
    """

    before: Count = field(converter=fields.as_count, validator=_count)
    change: Count = field(converter=fields.as_count, validator=_signed)
    decisions: Count = field(default=None, converter=fields.as_count, validator=_count)


@attrs.frozen
class Procurement:
    """The row of 第（九）项 (政府集中采购): projects, and what they cost in 元."""

    projects: Count = field(converter=fields.as_count, validator=_count)
    amount: Amount = field(converter=as_amount, validator=fields.optional(amount))


def as_published(given: Published | Sequence[Count]) -> Published:
    """Take a row, or its three numbers in the order of print."""
    return Published(*given) if isinstance(given, (list, tuple)) else given  # type: ignore[return-value]  # the validator names it


def as_matters(given: Matters | Sequence[Count]) -> Matters:
    """Take a row, or its numbers in the order of print."""
    return Matters(*given) if isinstance(given, (list, tuple)) else given  # type: ignore[return-value]  # the validator names it


def as_procurement(given: Procurement | Sequence[Any]) -> Procurement:
    """Take a row, or its two numbers in the order of print."""
    return Procurement(*given) if isinstance(given, (list, tuple)) else given  # type: ignore[return-value]  # the validator names it


_published = fields.instance_of(Published, "Published, or the three numbers of its row")
_procurement = fields.instance_of(Procurement, "Procurement, or the two numbers of its row")
_matters = fields.instance_of(Matters, "Matters, or the numbers of its row")

DOCUMENTS = (("regulations", "规章"), ("normative_documents", "规范性文件"))

MATTERS = (
    ("licences", "行政许可"),
    ("other_services", "其他对外管理服务事项"),
    ("penalties", "行政处罚"),
    ("coercive_measures", "行政强制"),
    ("charges", "行政事业性收费"),
)

PUBLISHED_WORDS = (("made", "新制作"), ("published", "新公开"), ("in_all", "对外公开"))

MATTERS_WORDS = (("before", "上一年{}项目"), ("change", "{}增减"), ("decisions", "{}决定"))


@attrs.frozen(kw_only=True)
class Disclosure2019:
    """The ledger of disclosure for 2019 and 2020 (主动公开政府信息情况), 22 cells.

    `regulations` 规章 and `normative_documents` 规范性文件 as (本年新制作, 本年新公开, 对外公开总数);
    `licences` 行政许可, `other_services` 其他对外管理服务事项, `penalties` 行政处罚 and `coercive_measures` 行政强制 as
    (上一年项目, 本年增/减, 处理决定); `charges` 行政事业性收费 as (上一年项目, 本年增/减); `procurement` 政府集中采购
    as (采购项目, 采购总金额 in 元). None is what is not reported yet.
    """

    regulations: Published = field(converter=as_published, validator=_published)
    normative_documents: Published = field(converter=as_published, validator=_published)
    licences: Matters = field(converter=as_matters, validator=_matters)
    other_services: Matters = field(converter=as_matters, validator=_matters)
    penalties: Matters = field(converter=as_matters, validator=_matters)
    coercive_measures: Matters = field(converter=as_matters, validator=_matters)
    charges: Matters = field(converter=as_matters, validator=_matters)
    procurement: Procurement = field(
        converter=as_procurement,
        validator=fields.instance_of(Procurement, "Procurement, or the two numbers of its row"),
    )

    @classmethod
    def open(cls) -> Self:
        """Return a ledger in which no cell is reported yet."""
        rows: dict[str, Any] = {name: (None, None, None) for name, _ in (*DOCUMENTS, *MATTERS)}
        return cls(**rows, procurement=(None, None))

    @classmethod
    def sum_of(cls, ledgers: "Sequence[Disclosure2019]") -> Self:
        """Return ledgers added up cell by cell (汇总)."""

        def added(name: str) -> list[Count]:
            rows = (attrs.astuple(getattr(ledger, name)) for ledger in ledgers)
            return [total(column) for column in zip(*rows, strict=True)]

        spent = [ledger.procurement.amount for ledger in ledgers]
        known = [one for one in spent if one is not None]
        projects = total([ledger.procurement.projects for ledger in ledgers])
        rows: dict[str, Any] = {name: added(name) for name, _ in (*DOCUMENTS, *MATTERS)}
        return cls(**rows, procurement=(projects, sum(known, Decimal()) if len(known) == len(spent) else None))

    def figures(self, last: "Disclosure2019 | None", notes: Mapping[str, str]) -> Iterator[Statistic]:
        """Yield every cell as a figure, such as 对外公开规范性文件 and 行政许可决定."""
        for name, label in DOCUMENTS:
            now, before = getattr(self, name), getattr(last, name) if last else None
            for part, word in PUBLISHED_WORDS:
                of_last = getattr(before, part) if before else None
                kind = "时点" if part == "in_all" else "年度"
                called = f"{word}{label}"
                yield Statistic(called, getattr(now, part), "件", kind=kind, last=of_last, note=notes.get(called))  # type: ignore[arg-type]  # a word of Kind
        for name, label in MATTERS:
            now, before = getattr(self, name), getattr(last, name) if last else None
            for part, pattern in MATTERS_WORDS[: 2 if name == "charges" else 3]:
                called = pattern.format(label)
                of_last = getattr(before, part) if before and part == "decisions" else None
                unit = "件" if part == "decisions" else "项"
                yield Statistic(called, getattr(now, part), unit, last=of_last, note=notes.get(called))
        bought = last.procurement if last else Procurement(None, None)
        for called, value, unit, of_last_year in (
            ("政府集中采购项目", self.procurement.projects, "个", bought.projects),
            ("政府集中采购金额", self.procurement.amount, "元", bought.amount),
        ):
            yield Statistic(called, value, unit, last=of_last_year, note=notes.get(called))

    def identities(
        self, last: "Disclosure2019 | None", *, may_regulate: bool, reasons: Mapping[str, str]
    ) -> Iterator[Identity]:
        """Yield the equations A1 and A2 with both sides as they are."""
        for name, label in DOCUMENTS if last else ():
            now, before = getattr(self, name), getattr(last, name)
            yield _stock(
                label, "对外公开总数量", f"对外公开{label}", now.in_all, [before.in_all, now.published], reasons
            )
        for name, label in MATTERS if last else ():
            now, before = getattr(self, name), getattr(last, name)
            terms = [before.before, before.change]
            yield _stock(label, "上一年项目数量", f"上一年{label}项目", now.before, terms, reasons)
        if not may_regulate:
            yield no_regulations(attrs.astuple(self.regulations), "对外公开规章", reasons)


def _stock(
    label: str, column: str, figure: str, now: Count, terms: Sequence[Count], reasons: Mapping[str, str]
) -> Identity:
    words = "上年对外公开总数量加本年新公开数量" if column == "对外公开总数量" else "上年表中的项目数量加增减数"
    place = f"{row_place('二', label)}“{column}”列"
    reason = reasons.get("A1")
    return Identity("A1", place, column, now, words, total(terms), figure=figure, must_hold=False, reason=reason)
