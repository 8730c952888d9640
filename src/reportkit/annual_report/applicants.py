"""One row of the application ledger: what each kind of applicant counts for, and their total."""

from collections.abc import Sequence
from typing import TypeVar, cast

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.model.statistic import Sums
from reportkit.wording import Number

Count = int | None
"""A number of cases; None while it is not reported, which is not 0."""

COUNT = fields.optional(fields.whole)

N = TypeVar("N", bound=Number)


def total(counts: Sequence[N | None]) -> N | None:
    """Return what counts or amounts add up to, None as soon as one is not reported.

    >>> total([3, 0, 1]), total([3, None])
    (4, None)
    """
    known = [count for count in counts if count is not None]
    return cast("N", sum(known)) if len(known) == len(counts) else None


def sums_as_entered(whole: Count, parts: Sequence[Count]) -> Sums:
    """Return how an entered total stands to its parts, so that a figure of both can be made."""
    apart = (whole or 0) - (total(parts) or 0)
    return "==" if apart == 0 else "<=" if apart > 0 else ">="


@attrs.frozen
class Kind:
    """A kind of applicant (申请人类别): its field, the label of its column, and what its figures begin with."""

    field: str
    label: str
    short: str


KINDS = (
    Kind("natural_person", "自然人", "自然人"),
    Kind("enterprise", "商业企业", "商业企业"),
    Kind("research", "科研机构", "科研机构"),
    Kind("welfare", "社会公益组织", "社会公益组织"),
    Kind("legal_service", "法律服务机构", "法律服务机构"),
    Kind("other", "其他", "其他组织"),
)
"""The six kinds in the order of their columns."""

ORGANISATIONS = "法人或其他组织"
"""What the five kinds but the first are together."""


@attrs.frozen(repr=False)
class Applicants:
    """The cells of one row (申请人情况): a count for each kind of applicant, 0 where none is named.

    Parameters: `natural_person` 自然人; `enterprise` 商业企业; `research` 科研机构; `welfare` 社会公益组织;
    `legal_service` 法律服务机构; `other` 其他; `total` 总计, worked out; where the printed one is entered, it is kept
    and checked. None is a count that is not reported yet.

    >>> Applicants(3402, 99, 0, 4, 5, 1).cells()
    (3402, 99, 0, 4, 5, 1, 3511)
    """

    natural_person: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    enterprise: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    research: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    welfare: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    legal_service: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    other: Count = field(default=0, converter=fields.as_count, validator=COUNT)
    total: Count = field(default=None, converter=fields.as_count, validator=COUNT)

    def __repr__(self) -> str:
        """Show the row as it may be typed: it is the default of many, and help shows defaults."""
        entered = self.kinds if self.total is None else self.cells()
        return f"Applicants({', '.join(map(str, entered))})"

    @property
    def kinds(self) -> tuple[Count, ...]:
        """The six counts in the order of the columns."""
        return (
            self.natural_person,
            self.enterprise,
            self.research,
            self.welfare,
            self.legal_service,
            self.other,
        )

    @property
    def sum(self) -> Count:
        """What the six counts add up to, None while one is not reported."""
        return total(self.kinds)

    def cells(self) -> tuple[Count, ...]:
        """Return the row as it is printed: the six counts and the total, as entered or as worked out."""
        return (*self.kinds, self.sum if self.total is None else self.total)


GivenRow = Applicants | Sequence[Count]


def as_row(given: GivenRow) -> Applicants:
    """Take a row as it is printed: six numbers, or seven with the total."""
    if isinstance(given, Applicants) or not isinstance(given, (list, tuple)):
        return given  # type: ignore[return-value]  # what is no row is refused by the field
    if len(given) not in (6, 7):
        raise InvalidValue("Applicants: got {count} numbers; give six, or seven with the total", count=len(given))
    return Applicants(*given)


def as_optional_row(given: GivenRow | None) -> Applicants | None:
    """Take a row, or None for one that is to be worked out."""
    return None if given is None else as_row(given)


def column_sums(rows: Sequence[Applicants]) -> Applicants:
    """Return rows added up column by column, the total as printed included."""
    return Applicants(*(total(column) for column in zip(*(row.cells() for row in rows), strict=True)))


NONE_REPORTED = Applicants(None, None, None, None, None, None)
"""A row of which nothing is reported yet."""
