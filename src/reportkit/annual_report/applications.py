"""The application ledger (table three): what came in, what became of it, and what goes on into next year."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, ClassVar, Self

import attrs
from attrs import field

from reportkit.annual_report.applicants import (
    NONE_REPORTED,
    Applicants,
    Count,
    GivenRow,
    as_optional_row,
    as_row,
    column_sums,
)
from reportkit.annual_report.schema import CARRIED_FORWARD, TOTAL, Row
from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.values import value_class

NONE = Applicants()

A_ROW = fields.instance_of(Applicants, "Applicants, or six numbers, or seven with the total")
_row_or_none = fields.optional(A_ROW)


@value_class(kw_only=True)
class Refused:
    """Applications refused (不予公开), by reason; what is not named is 0.

    Parameters: `state_secret` 属于国家秘密; `forbidden_by_law` 其他法律行政法规禁止公开; `security` 危及“三安全一稳定”;
    `third_party` 保护第三方合法权益; `internal_affairs` 属于三类内部事务信息; `process` 属于四类过程性信息;
    `enforcement_file` 属于行政执法案卷; `administrative_inquiry` 属于行政查询事项.
    """

    state_secret: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    forbidden_by_law: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    security: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    third_party: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    internal_affairs: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    process: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    enforcement_file: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    administrative_inquiry: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)


@value_class(kw_only=True)
class Unavailable:
    """Applications for what cannot be provided (无法提供), by reason; what is not named is 0.

    Parameters: `not_held` 本机关不掌握相关政府信息; `to_be_made` 没有现成信息需要另行制作; `unclear`
    补正后申请内容仍不明确.
    """

    not_held: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    to_be_made: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    unclear: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)


@value_class(kw_only=True)
class Unprocessed:
    """Applications not processed (不予处理), by reason; what is not named is 0.

    Parameters: `complaint` 信访举报投诉类申请; `repeated` 重复申请; `publication` 要求提供公开出版物; `excessive`
    无正当理由大量反复申请; `confirmation` 要求行政机关确认或重新出具已获取信息.
    """

    complaint: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    repeated: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    publication: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    excessive: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)
    confirmation: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)


@value_class(kw_only=True)
class ApplicationLedger:
    """The rows that all editions since 2019 have in common (收到和处理申请情况).

    A row is Applicants, or its numbers as printed.

    Parameters: `new` the row 一; `carried_in` the row 二; `granted` （一）; `partly_granted` （二）; `refused` the rows
    of （三）; `unavailable` those of （四）; `unprocessed` those of （五）; `handled` the total （七）, and
    `carried_forward`, the row 四, are worked out; where the printed ones are entered, they are kept and checked.
    """

    schema: ClassVar[tuple[Row, ...]]

    new: Applicants = field(converter=as_row, validator=A_ROW)
    carried_in: Applicants = field(converter=as_row, validator=A_ROW)
    granted: Applicants = field(converter=as_row, validator=A_ROW)
    partly_granted: Applicants = field(converter=as_row, validator=A_ROW)
    refused: Refused = field(validator=fields.instance_of(Refused, "Refused"))
    unavailable: Unavailable = field(validator=fields.instance_of(Unavailable, "Unavailable"))
    unprocessed: Unprocessed = field(validator=fields.instance_of(Unprocessed, "Unprocessed"))
    handled: Applicants | None = field(default=None, converter=as_optional_row, validator=_row_or_none)
    carried_forward: Applicants | None = field(default=None, converter=as_optional_row, validator=_row_or_none)

    @classmethod
    def from_rows(cls, rows: Sequence[GivenRow]) -> Self:
        """Return the ledger of rows in the order of print: of seven numbers, the total entered, or of six."""
        if len(rows) != len(cls.schema):
            raise InvalidValue(
                "{owner}.from_rows: got {count} rows; give {wanted} as printed",
                owner=cls.__name__,
                count=len(rows),
                wanted=len(cls.schema),
            )
        given: dict[str, Any] = {}
        groups: dict[str, dict[str, Applicants]] = {}
        for row, numbers in zip(cls.schema, rows, strict=True):
            path, _, leaf = row.path.partition(".")
            if leaf:
                groups.setdefault(path, {})[leaf] = as_row(numbers)
            else:
                given[path] = as_row(numbers)
        kinds = {name: attrs.fields_dict(cls)[name].type for name in groups}
        return cls(**given, **{name: kinds[name](**leaves) for name, leaves in groups.items()})  # type: ignore[misc]  # the names are the fields

    @classmethod
    def open(cls) -> Self:
        """Return a ledger in which no cell is reported yet."""
        made = cls.from_rows([NONE_REPORTED] * len(cls.schema))
        return attrs.evolve(made, handled=None, carried_forward=None)

    @classmethod
    def following(cls, last: "ApplicationLedger") -> Self:
        """Return the ledger of the year after, open but for what last year's carries over (上年结转, B4)."""
        return attrs.evolve(cls.open(), carried_in=Applicants(*last.row(CARRIED_FORWARD).kinds))

    @classmethod
    def sum_of(cls, ledgers: Sequence["ApplicationLedger"]) -> Self:
        """Return ledgers added up cell by cell (汇总), the totals as printed included.

        >>> from reportkit.annual_report import Applications
        >>> one = Applications.from_rows([[1, 0, 0, 0, 0, 0]] * 25)
        >>> Applications.sum_of([one, one]).new.cells()
        (2, 0, 0, 0, 0, 0, 2)
        """
        by_ledger = [dict(ledger.rows()) for ledger in ledgers]
        return cls.from_rows([column_sums([rows[row] for rows in by_ledger]) for row in cls.schema])

    @classmethod
    def beside(cls, last: "ApplicationLedger | None") -> Self | None:
        """Return last year's ledger in the rows of this edition; a row that it lacks is not reported."""
        if last is None or isinstance(last, cls):
            return last
        known = {row.name: applicants for row, applicants in last.rows()}
        return cls.from_rows([known.get(row.name, NONE_REPORTED) for row in cls.schema])

    def row(self, row: Row) -> Applicants:
        """Return a row by its place in the schema, worked out where it was not entered."""
        if row is TOTAL and self.handled is None:
            return column_sums(self.outcomes())
        if row is CARRIED_FORWARD and self.carried_forward is None:
            return self._remainder()
        found: Applicants = attrgetter(row.path)(self)
        return found

    def rows(self) -> Iterator[tuple[Row, Applicants]]:
        """Yield every row in the order of print."""
        yield from ((row, self.row(row)) for row in self.schema)

    def outcomes(self) -> list[Applicants]:
        """Return the leaf rows of 三, which add up to （七）."""
        return [self.row(row) for row in self.schema[2:-2]]

    def group(self, path: str) -> tuple[Count, ...]:
        """Return the subtotal of a group such as refused, column by column (B5)."""
        return column_sums([self.row(row) for row in self.schema if row.path.partition(".")[0] == path]).cells()

    def _remainder(self) -> Applicants:
        """Return what is left to carry forward, at least nothing: B1 then says that too much was handled."""
        came = column_sums([self.new, self.carried_in]).kinds
        gone = self.row(TOTAL).kinds
        return Applicants(*map(_difference, came, gone))


def _difference(came: Count, gone: Count) -> Count:
    if came is None or gone is None:
        return None
    return max(came - gone, 0)
