"""The disclosure ledger (table two) in its two forms: what article 20 of the regulation has counted."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Self, cast

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.foreign import own_number
from reportkit.model import Statistic, fields
from reportkit.model.identity import Identity
from reportkit.outlines.applicants import Count, total
from reportkit.outlines.identities import row_place

Amount = Decimal | None
"""A sum of money; None while it is not reported."""

GivenAmount = Decimal | int | str | None


def as_amount(given: GivenAmount) -> Amount:
    """Take an amount as a Decimal, a whole number, or a str such as '59237.2449'."""
    given = own_number(given)
    if isinstance(given, bool) or not isinstance(given, (int, str)):
        return cast("Amount", given)  # what is no amount is refused by the field
    try:
        return Decimal(given)
    except InvalidOperation:
        raise InvalidValue(f"got {given!r} for an amount; give a number such as '59237.2449'") from None


def amount(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept an amount that is finite and not negative."""
    place = fields.where(instance, attribute)
    if not isinstance(value, Decimal):
        raise fields.wrong_type(place, value, "an amount: Decimal, int, or a str such as '59237.2449'")
    if not value.is_finite() or value < 0:
        raise InvalidValue(f"{place}: got {value}; give a finite amount of 0 or more")


_count = fields.optional(fields.whole)


@attrs.frozen
class Documents:
    """A row of 第（一）项 since 2021 (制发和废止的文件): issued and repealed in the year, in force at its end."""

    issued: Count = field(converter=fields.as_count, validator=_count)
    repealed: Count = field(converter=fields.as_count, validator=_count)
    in_force: Count = field(converter=fields.as_count, validator=_count)


def as_documents(given: Documents | Sequence[Count]) -> Documents:
    """Take a row, or its three numbers in the order of print."""
    return Documents(*given) if isinstance(given, (list, tuple)) else given  # type: ignore[return-value]  # the validator names it


_documents = fields.instance_of(Documents, "Documents, or the three numbers of its row")


@attrs.frozen(kw_only=True)
class Disclosure2021:
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

    words: ClassVar[tuple[tuple[str, str], ...]] = (("issued", "制发"), ("repealed", "废止"), ("in_force", "现行有效"))

    regulations: Documents = field(converter=as_documents, validator=_documents)
    normative_documents: Documents = field(converter=as_documents, validator=_documents)
    licences: Count = field(converter=fields.as_count, validator=_count)
    penalties: Count = field(converter=fields.as_count, validator=_count)
    coercive_measures: Count = field(converter=fields.as_count, validator=_count)
    charges: Amount = field(converter=as_amount, validator=fields.optional(amount))

    @classmethod
    def open(cls) -> Self:
        """Return a ledger in which no cell is reported yet."""
        nothing = Documents(None, None, None)
        return cls(
            regulations=nothing,
            normative_documents=nothing,
            licences=None,
            penalties=None,
            coercive_measures=None,
            charges=None,
        )

    @classmethod
    def sum_of(cls, ledgers: "Sequence[Disclosure2021]") -> Self:
        """Return ledgers added up cell by cell (汇总)."""

        def documents(kind: str) -> Documents:
            rows = [attrs.astuple(getattr(ledger, kind)) for ledger in ledgers]
            return Documents(*(total(column) for column in zip(*rows, strict=True)))

        charges = [ledger.charges for ledger in ledgers if ledger.charges is not None]
        return cls(
            regulations=documents("regulations"),
            normative_documents=documents("normative_documents"),
            licences=total([ledger.licences for ledger in ledgers]),
            penalties=total([ledger.penalties for ledger in ledgers]),
            coercive_measures=total([ledger.coercive_measures for ledger in ledgers]),
            charges=sum(charges, Decimal()) if len(charges) == len(ledgers) else None,
        )

    def figures(self, last: "Disclosure2021 | None", notes: Mapping[str, str]) -> Iterator[Statistic]:
        """Yield every cell as a figure, such as 现行有效行政规范性文件."""
        for kind, label in DOCUMENTS:
            now, before = getattr(self, kind), getattr(last, kind) if last else None
            for name, word in self.words:
                yield Statistic(
                    f"{word}{label}",
                    getattr(now, name),
                    "件",
                    kind="时点" if name == "in_force" else "年度",
                    last=getattr(before, name) if before else None,
                    note=notes.get(f"{word}{label}"),
                )
        for kind, label, unit in OTHER_CELLS:
            before = getattr(last, kind) if last else None
            yield Statistic(label, getattr(self, kind), unit, last=before, note=notes.get(label))

    def identities(
        self, last: "Disclosure2021 | None", *, may_regulate: bool, reasons: Mapping[str, str]
    ) -> Iterator[Identity]:
        """Yield the equations A1 and A2 with both sides as they are."""
        for kind, label in DOCUMENTS:
            now = getattr(self, kind)
            before = getattr(last, kind) if last else None
            if before:
                yield stock(label, "现行有效件数", now.in_force, before.in_force, now.issued, now.repealed, reasons)
        if not may_regulate:
            yield no_regulations(attrs.astuple(self.regulations), "现行有效规章", reasons)


DOCUMENTS = (("regulations", "规章"), ("normative_documents", "行政规范性文件"))

OTHER_CELLS = (
    ("licences", "行政许可", "件"),
    ("penalties", "行政处罚", "件"),
    ("coercive_measures", "行政强制", "件"),
    ("charges", "行政事业性收费", "万元"),
)


def stock(
    label: str, column: str, now: Count, before: Count, added: Count, taken: Count, reasons: Mapping[str, str]
) -> Identity:
    """Return A1: what there is at the year's end is what there was, and what came, less what went."""
    gone = None if taken is None else -taken
    return Identity(
        "A1",
        f"{row_place('二', label)}“{column}”列",
        column,
        now,
        "上年数加本年增加数、减本年废止数",
        total([before, added, gone]),
        figure=f"现行有效{label}",
        must_hold=False,
        reason=reasons.get("A1"),
    )


def no_regulations(counts: Sequence[Count], figure: str, reasons: Mapping[str, str]) -> Identity:
    """Return A2: bodies below a city with districts make no regulations."""
    return Identity(
        "A2",
        row_place("二", "规章"),
        "各项之和",
        total(counts),
        "设区的市以下机关的规章数",
        0,
        figure=figure,
        must_hold=False,
        reason=reasons.get("A2"),
    )
