"""What came from one unit: its cells while they count, and what was found."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

import attrs
from attrs import field

from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.errors import InvalidValue
from reportkit.frozen import frozen
from reportkit.model import fields
from reportkit.submissions.findings import ReturnFinding, as_findings
from reportkit.submissions.ordering import by_place
from reportkit.submissions.read_result import NOBODY, Clerk, ReadResult
from reportkit.submissions.units import Roster
from reportkit.submissions.validation import validated

State = Literal["已报", "有误", "未报"]
"""How a unit stands: its return counts, has an error and stays out of the sum, or has not come."""


@attrs.frozen
class Submission:
    """What came from one unit (报送情况).

    `files` all that came; `amounts` the cells that are not 0, none where an error among `findings` keeps the return
    out of the sum; `reasons` those that the unit gave; `clerk` who filled it in, to be asked.
    """

    unit: str = field(validator=fields.name)
    files: tuple[str, ...] = field(converter=fields.as_texts)
    amounts: Mapping[str, int | Decimal] = field(factory=dict, converter=frozen)
    reasons: Mapping[str, str] = field(factory=dict, converter=frozen)
    findings: tuple[ReturnFinding, ...] = field(default=(), converter=as_findings)
    clerk: Clerk = field(default=NOBODY, validator=fields.instance_of(Clerk, "a Clerk"))

    @amounts.validator
    def _not_zero(self, attribute: "attrs.Attribute[Any]", value: Mapping[str, object]) -> None:
        for name, amount in value.items():
            fields.number(self, attribute, amount)
            if amount == 0:
                raise InvalidValue(
                    'Submission("{unit}").amounts: {name} is 0; give those that are not 0', unit=self.unit, name=name
                )

    def __attrs_post_init__(self) -> None:
        if not self.counts and self.amounts:
            raise InvalidValue(
                'Submission("{unit}"): has an error, and amounts that would count; leave them out', unit=self.unit
            )

    @property
    def counts(self) -> bool:
        """Whether it is in the sum: nothing that was found is an error."""
        return not any(found.is_error for found in self.findings)

    @property
    def state(self) -> State:
        """Whether it counts, is faulty, or is a form that nobody filled in and so no return."""
        errors = {found.name for found in self.findings if found.is_error}
        return "已报" if not errors else "未报" if errors == {"not_filled"} else "有误"

    @classmethod
    def of(cls, unit: str, received: ReadResult, roster: Roster, last: AnyLedgers | None) -> "Submission":
        """Return what a unit of the roster filed, validated."""
        given, found = received.given, list(received.findings)
        if given is not None:
            known = {one.name for one in found} & {"wrong_year", "not_reported", "not_filled"}  # said with their places
            found += (one for one in validated(given, roster, last) if one.name not in known)
        if given is None or any(one.is_error for one in found):
            reasons = given.reasons if given else {}
            return cls(unit, (received.file,), reasons=reasons, findings=found, clerk=received.clerk)
        amounts = {name: value for name, value in given.cells().items() if value}
        return cls(unit, (received.file,), amounts, given.reasons, found, received.clerk)

    def beside(self, other: "Submission") -> "Submission":
        """Return what a unit filed twice: neither counts, and a finding names the files."""
        files = sorted((*self.files, *other.files))
        found = [one for one in (*self.findings, *other.findings) if one.name != "filed_twice"]
        twice = ReturnFinding.of("filed_twice", self.unit, _twice(self.unit, files), file=files[-1])
        clerk = max(self.clerk, other.clerk, key=str)  # of two, the same one in whatever order they came
        return Submission(self.unit, files, findings=[twice, *sorted(found, key=by_place)], clerk=clerk)


def _twice(unit: str, files: Sequence[str]) -> str:
    """Say how many returns came of a unit, and as which files."""
    sources = [f"{file}（{times}份）" if times > 1 else file for file, times in Counter(files).items() if file]
    listed = f"（{'、'.join(sources)}）" if sources else ""
    return f"{unit}报送了{len(files)}份报表{listed}，无法判断以哪一份为准，均未计入汇总；请只保留一份"
