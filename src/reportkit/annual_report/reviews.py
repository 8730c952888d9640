"""The ledger of reviews and lawsuits (table four): three groups of five, the same in both editions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Self

from attrs import field

from reportkit.annual_report.applicants import COUNT, Count, sums_as_entered, total
from reportkit.errors import InvalidValue
from reportkit.model import Statistic, fields
from reportkit.model.identity import Identity
from reportkit.values import value_class

RESULTS = (("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"))

GROUPS = (
    ("reconsideration", "行政复议"),
    ("direct_suits", "未经复议直接起诉"),
    ("suits_after_reconsideration", "复议后起诉"),
)

LAWSUITS = "行政诉讼"


@value_class
class Cases:
    """A group of five cells (复议诉讼结果): cases by result.

    Parameters: `upheld` 结果维持; `corrected` 结果纠正; `other` 其他结果; `pending` 尚未审结; `total` 总计, worked out;
    where the printed one is entered, it is kept and checked.
    """

    upheld: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    corrected: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    other: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    pending: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    total: Count = field(default=None, converter=fields.as_count, validator=COUNT)

    @property
    def results(self) -> tuple[Count, ...]:
        """The four counts in the order of the columns."""
        return self.upheld, self.corrected, self.other, self.pending

    def cells(self) -> tuple[Count, ...]:
        """Return the five cells as they are printed."""
        return (*self.results, total(self.results) if self.total is None else self.total)


def as_cases(given: Cases | Sequence[Count]) -> Cases:
    """Take a group, or its numbers as printed: four, or five with the total."""
    if isinstance(given, Cases) or not isinstance(given, (list, tuple)):
        return given  # type: ignore[return-value]  # what is no group is refused by the field
    if len(given) not in (4, 5):
        raise InvalidValue("Cases: got {count} numbers; give four, or five with the total", count=len(given))
    return Cases(*given)


_cases = fields.instance_of(Cases, "Cases, or four numbers, or five with the total")


@value_class(kw_only=True)
class Reviews:
    """Reviews and lawsuits over disclosure (行政复议、行政诉讼情况), 15 cells.

    Where the reviewing body is sued together with the one that acted, only the latter counts the case (C3).

    Parameters: `reconsideration` 行政复议; `direct_suits` 未经复议直接起诉; `suits_after_reconsideration` 复议后起诉;
    each Cases, or five numbers.

    >>> Reviews.from_row([1, 0, 0, 0, 1, *[0] * 10]).reconsideration.cells()
    (1, 0, 0, 0, 1)
    """

    reconsideration: Cases = field(converter=as_cases, validator=_cases)
    direct_suits: Cases = field(converter=as_cases, validator=_cases)
    suits_after_reconsideration: Cases = field(converter=as_cases, validator=_cases)

    @classmethod
    def from_row(cls, row: Sequence[Count]) -> Self:
        """Return the ledger of the table's one row of 15 numbers, the totals entered."""
        if len(row) != 15:
            raise InvalidValue("Reviews.from_row: got {count} numbers; give 15 as printed", count=len(row))
        return cls(
            reconsideration=Cases(*row[:5]),
            direct_suits=Cases(*row[5:10]),
            suits_after_reconsideration=Cases(*row[10:]),
        )

    @classmethod
    def open(cls) -> Self:
        """Return a ledger in which no cell is reported yet."""
        return cls.from_row([None] * 15)

    @classmethod
    def sum_of(cls, ledgers: "Sequence[Reviews]") -> Self:
        """Return ledgers added up cell by cell (汇总)."""
        return cls.from_row([total(column) for column in zip(*(ledger.cells() for ledger in ledgers), strict=True)])

    def cells(self) -> tuple[Count, ...]:
        """Return the 15 cells as they are printed."""
        return tuple(count for path, _ in GROUPS for count in getattr(self, path).cells())

    def figures(self, last: "Reviews | None", notes: Mapping[str, str]) -> Iterator[Statistic]:
        """Yield every cell as a figure, and 行政诉讼 with its results, which stands in no cell (C2)."""
        for path, name in GROUPS:
            before = getattr(last, path).cells()[-1] if last else None
            yield _with_results(name, getattr(self, path).cells(), before, notes.get(name))
        yield _with_results(LAWSUITS, self.lawsuits(), last.lawsuits()[-1] if last else None, notes.get(LAWSUITS))

    def lawsuits(self) -> tuple[Count, ...]:
        """Return the lawsuits of both kinds: four results and their total."""
        pairs = zip(self.direct_suits.cells(), self.suits_after_reconsideration.cells(), strict=True)
        return tuple(total(pair) for pair in pairs)

    def identities(self) -> Iterator[Identity]:
        """Yield the three equations C1 with both sides as they are."""
        for path, name in GROUPS:
            group: Cases = getattr(self, path)
            place = f"第四部分表格“{name}”栏"
            yield Identity("C1", place, "总计", group.cells()[-1], "四类结果之和", total(group.results), figure=name)


def sums_for_sentences() -> set[str]:
    """Return the names of the figures that stand in no cell."""
    return {LAWSUITS, *(f"{LAWSUITS}{label}" for _, label in RESULTS)}


def _with_results(name: str, cells: Sequence[Count], last: Count, note: str | None) -> Statistic:
    parts = [
        Statistic(f"{name}{label}", count, "件", label=label) for (_, label), count in zip(RESULTS, cells, strict=False)
    ]
    sums = sums_as_entered(cells[-1], cells[:-1])  # C1 says so where they disagree
    return Statistic(name, cells[-1], "件", parts=parts, sums=sums, last=last, note=note)
