"""The disclosure ledger (table two): its items, rows and columns are data of the edition, all else follows here."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, ClassVar, Self, TypeVar, cast

import attrs

from reportkit.annual_report.applicants import total
from reportkit.annual_report.identities import row_place
from reportkit.errors import InvalidValue, wrong_value
from reportkit.foreign import own_number
from reportkit.model import Statistic, fields
from reportkit.model.identity import Identity
from reportkit.model.statistic import Kind
from reportkit.wording import Number

K = TypeVar("K")

Amount = Decimal | None
"""A sum of money; None while it is not reported."""

GivenAmount = Decimal | int | str | None

REGULATIONS = "规章"
"""The row that stays at 0 below a city with districts (A2)."""


def from_numbers(kind: type[K], given: K | Sequence[Any]) -> K:
    """Take a row of table two, or its numbers in the order of print."""
    if not isinstance(given, (list, tuple)):
        return cast("K", given)  # what is no row is refused by the field
    names = [field for field in attrs.fields(cast("Any", kind)) if field.init]
    least = sum(field.default is attrs.NOTHING for field in names)
    if not least <= len(given) <= len(names):
        raise InvalidValue(
            "{kind}: got {count} numbers; give {wanted}: {names}",
            kind=kind.__name__,
            count=len(given),
            wanted=len(names),
            names=", ".join(field.name for field in names),
        )
    return kind(*given)


def as_amount(given: GivenAmount) -> Amount:
    """Take an amount as a Decimal, a whole number, or a str such as '59237.2449'."""
    given = own_number(given)
    if isinstance(given, bool) or not isinstance(given, (int, str)):
        return cast("Amount", given)  # what is no amount is refused by the field
    try:
        return Decimal(given)
    except InvalidOperation:
        return cast("Amount", given)


def amount(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept an amount that is finite and not negative."""
    place = fields.where(instance, attribute)
    if isinstance(value, str):
        raise wrong_value(place, value, "a number such as '59237.2449'")
    if not isinstance(value, Decimal):
        raise fields.wrong_type(place, value, "an amount: Decimal, int, or a str such as '59237.2449'")
    if not value.is_finite() or value < 0:
        raise InvalidValue("{place}: got {value}; give a finite amount of 0 or more", place=place, value=value)


@attrs.frozen
class Stock:
    """What a column continues (存量): `last` in last year's row, with this year's `added` and without its `taken`.

    Each names figures of the row as LedgerColumn.figure does; `words` say the sum in a finding.
    """

    words: str
    last: tuple[str, ...]
    added: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


@attrs.frozen
class LedgerColumn:
    """A column of an item (统计表列): the printed label, and what the figures below it are.

    Parameters: `figure` the name of a figure, {} standing for the label of its row; `part` the field of the row's
    value that it shows, "" where the row has one number; `unit`, `kind` as a Statistic has them; `compared` whether
    last year's stands beside it; `signed` whether it is a change, which has a sign; `stock` what it continues.
    """

    label: str
    figure: str = "{}"
    part: str = ""
    unit: str = attrs.field(default="件", kw_only=True)
    kind: Kind | None = attrs.field(default=None, kw_only=True)
    compared: bool = attrs.field(default=True, kw_only=True)
    signed: bool = attrs.field(default=False, kw_only=True)
    stock: Stock | None = attrs.field(default=None, kw_only=True)

    @property
    def is_carried(self) -> bool:
        """Whether last year's report alone says what stands in it."""
        return self.stock is not None and not (self.stock.added or self.stock.taken)


@attrs.frozen(eq=False)
class Item:
    """An item of article 20 in table two (第二十条各项): its title and columns, and its rows by field with labels."""

    title: str
    columns: tuple[LedgerColumn, ...]
    rows: Mapping[str, str]


@attrs.frozen
class DisclosureCell:
    """A cell of table two (主动公开单元格): the field and the label of its row, and its column."""

    row: str
    label: str
    column: LedgerColumn

    @property
    def stock(self) -> Stock | None:
        """What its column continues."""
        return self.column.stock

    def beside(self, figures: Sequence[str]) -> list[str]:
        """Return the names of figures of its row."""
        return [figure.format(self.label) for figure in figures]


@cache
def _cells(items: tuple[Item, ...]) -> Mapping[str, DisclosureCell]:
    return {
        column.figure.format(label): DisclosureCell(row, label, column)
        for item in items
        for row, label in item.rows.items()
        for column in item.columns
    }


@attrs.frozen
class Disclosure:
    """The ledger of disclosure (主动公开政府信息情况) in whichever edition: a field for each row, `items` its print."""

    items: ClassVar[tuple[Item, ...]]

    @classmethod
    def cells(cls) -> Mapping[str, DisclosureCell]:
        """Return its cells in the order of print, by the names of their figures."""
        return _cells(cls.items)

    @classmethod
    def from_cells(cls, values: Mapping[str, Number | None]) -> Self:
        """Return the ledger that has these values by the names of their figures; what is not named is not reported."""
        given: dict[str, Any] = {}
        for name, cell in cls.cells().items():
            if cell.column.part:
                given.setdefault(cell.row, {})[cell.column.part] = values.get(name)
            else:
                given[cell.row] = values.get(name)
        rows: Mapping[str, Any] = attrs.fields_dict(cls)
        return cls(**{row: rows[row].type(**one) if isinstance(one, dict) else one for row, one in given.items()})

    @classmethod
    def open(cls) -> Self:
        """Return a ledger in which no cell is reported yet."""
        return cls.from_cells({})

    @classmethod
    def following(cls, last: "Disclosure") -> Self:
        """Return the ledger of the year after, open but for the columns that last year's alone says."""
        before = last.values()
        carried = {
            name: total([before.get(held) for held in cell.beside(cell.stock.last)])
            for name, cell in cls.cells().items()
            if cell.stock is not None and cell.column.is_carried
        }
        return cls.from_cells(carried)

    @classmethod
    def sum_of(cls, ledgers: "Sequence[Disclosure]") -> Self:
        """Return ledgers added up cell by cell (汇总)."""
        values = [ledger.values() for ledger in ledgers]
        return cls.from_cells({name: total([one[name] for one in values]) for name in cls.cells()})

    @classmethod
    def beside(cls, last: "Disclosure | None") -> Self | None:
        """Return last year's ledger in the cells of this edition, None where it shares none of them."""
        if last is None or isinstance(last, cls):
            return last
        shared = {name: value for name, value in last.values().items() if name in cls.cells()}
        return cls.from_cells(shared) if shared else None

    def values(self) -> dict[str, Number | None]:
        """Return what stands in each cell, by the name of its figure."""
        found: dict[str, Number | None] = {}
        for name, cell in self.cells().items():
            row = getattr(self, cell.row)
            found[name] = getattr(row, cell.column.part) if cell.column.part else row
        return found

    def figures(self, last: "Disclosure | None", notes: Mapping[str, str]) -> Iterator[Statistic]:
        """Yield every cell as a figure, such as 现行有效行政规范性文件."""
        before = last.values() if last else {}
        for name, value in self.values().items():
            column = self.cells()[name].column
            of_last = before.get(name) if column.compared else None
            yield Statistic(name, value, column.unit, kind=column.kind, last=of_last, note=notes.get(name))

    def identities(
        self, last: "Disclosure | None", *, may_regulate: bool, reasons: Mapping[str, str]
    ) -> Iterator[Identity]:
        """Yield the equations A1 and A2 with both sides as they are."""
        now, before = self.values(), last.values() if last else {}
        regulations: list[str] = []
        for name, cell in self.cells().items():
            regulations += [name] if cell.label == REGULATIONS else []
            stock = cell.stock
            if stock is None or last is None:
                continue
            taken = [now[gone] for gone in cell.beside(stock.taken)]
            terms = [before.get(held) for held in cell.beside(stock.last)]
            terms += [now[came] for came in cell.beside(stock.added)]
            terms += [None if gone is None else -gone for gone in taken]
            place = f"{row_place('二', cell.label)}“{cell.column.label}”列"
            sides = (cell.column.label, now[name], stock.words, total(terms))
            yield Identity("A1", place, *sides, figure=name, must_hold=False, reason=reasons.get("A1"))
        if regulations and not may_regulate:
            sides = ("各项之和", total([now[name] for name in regulations]), "设区的市以下机关的规章数", 0)
            figure = next(name for name in regulations if self.cells()[name].stock)
            place = row_place("二", REGULATIONS)
            yield Identity("A2", place, *sides, figure=figure, must_hold=False, reason=reasons.get("A2"))
