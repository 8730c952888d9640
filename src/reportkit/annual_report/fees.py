"""Fees for handling applications (信息处理费), by the body that charged them."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import field

from reportkit.annual_report.applicants import Count, total
from reportkit.annual_report.disclosure import Amount, amount, as_amount
from reportkit.errors import InvalidValue
from reportkit.model import Statistic, fields
from reportkit.values import value_class

CASES = "收费申请"

AMOUNT = "信息处理费"

RULE = "政府信息公开信息处理费管理办法"


@value_class
class Fee:
    """What one body charged in the year (收费).

    Parameters: `body` its name; `cases` the applications it charged for; `amount` the sum in 元, 0 where it notified
    fees and received none.

    >>> Fee("示例县公安局", 15, 1500).amount
    Decimal('1500')
    """

    body: str = field(validator=fields.name)
    cases: Count = field(converter=fields.as_count, validator=fields.optional(fields.whole))
    amount: Amount = field(converter=as_amount, validator=fields.optional(amount))


def require_fees(given: object, place: str) -> None:
    """Refuse what are no fees, and a body that stands twice."""
    seen: set[str] = set()
    for number, fee in enumerate(given if isinstance(given, tuple) else (given,)):
        if not isinstance(fee, Fee):
            raise fields.wrong_type(f"{place}[{number}]", fee, "a Fee")
        if fee.body in seen:
            raise InvalidValue(
                "{place}[{number}]: {body} stands twice; give one Fee for each body",
                place=place,
                number=number,
                body=fee.body,
            )
        seen.add(fee.body)


def figures(fees: Sequence[Fee], notes: Mapping[str, str]) -> Iterator[Statistic]:
    """Yield how many applications were charged for and how much, both by body; 0 where there are no fees."""
    cases = [Statistic(f"{fee.body}{CASES}", fee.cases, "件", label=fee.body) for fee in fees]
    sums = [Statistic(f"{fee.body}{AMOUNT}", fee.amount, "元", label=fee.body) for fee in fees]
    money = [fee.amount for fee in fees if fee.amount is not None]
    yield Statistic(CASES, total([fee.cases for fee in fees]), "件", parts=cases, note=notes.get(CASES))
    yield Statistic(AMOUNT, sum(money) if len(money) == len(fees) else None, "元", parts=sums, note=notes.get(AMOUNT))
