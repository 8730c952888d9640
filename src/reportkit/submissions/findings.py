"""What is found in the returns of units: the kinds of fault as one table, and a finding with its place."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Self

import attrs
from attrs import field

from reportkit.errors import InvalidValue, brief
from reportkit.model import fields
from reportkit.rules import Severity
from reportkit.workbooks.labels import printed

FAULTS: Mapping[str, tuple[Severity, str]] = MappingProxyType(
    {
        "file_unreadable": (Severity.ERROR, "the file cannot be opened as what its name says it is"),
        "form_changed": (Severity.ERROR, "the sheets are not those of the form, so that no cell is sure"),
        "cell_wrong": (Severity.ERROR, "a cell holds what its figure cannot be"),
        "unit_unnamed": (Severity.ERROR, "nothing says whose return it is"),
        "unknown_unit": (Severity.ERROR, "the roster does not have the unit"),
        "wrong_year": (Severity.ERROR, "the return is for another year"),
        "filed_twice": (Severity.ERROR, "a unit has two returns, and nobody can tell which one counts"),
        "identity_broken": (Severity.ERROR, "an equation between cells that cannot fail was broken"),
        "identity_unexplained": (Severity.WARNING, "an equation that may fail lacks the reason why it did"),
        "not_reported": (Severity.ERROR, "cells were left blank, where nothing to report is 0"),
        "not_filled": (Severity.ERROR, "nobody filled the form in, so that its unit has not reported"),
        "last_year_unmatched": (Severity.WARNING, "last year's figures of a unit carry over to none, or none to it"),
        "fee_unfounded": (Severity.ERROR, "a sum of money was charged, and no application that it was charged for"),
        "file_misnamed": (Severity.WARNING, "the file is named after another unit than the one that it states"),
        "not_a_return": (Severity.WARNING, "the file or folder is none that a return could be in, and nobody reads it"),
        "sheet_added": (Severity.WARNING, "a sheet that is not of the form has content, which nobody reads"),
    }
)
"""Every kind of fault by its name: how grave it is, and why it is one. What has an error stays out of the sum."""


_text = fields.instance_of(str, "a str")  # names of files and sheets are as others gave them


@attrs.frozen
class ReturnFinding:
    """Something that whoever adds up has to send back or to ask about (填报问题).

    Parameters: `name` and `severity` those of its kind in FAULTS; `unit` whose return it is, empty where nobody
    knows; `message` what is wrong and what would be right, in Chinese; `file`, `sheet` and `cell` where, as far
    as it has a place; `quotation` the words it is about; `distance` how far apart the sides of an equation are.

    >>> print(ReturnFinding.of("wrong_year", "示例县财政局", "填报的是2023年，应为2024年", file="财政局.xlsx"))
    【错误】示例县财政局（财政局.xlsx）：填报的是2023年，应为2024年
    """

    name: str = field(validator=fields.one_of(*FAULTS))
    severity: Severity = field(validator=fields.instance_of(Severity, "a Severity"))
    unit: str = field(validator=_text)
    message: str = field(validator=fields.text)
    file: str = field(default="", validator=_text)
    sheet: str = field(default="", validator=_text)
    cell: str = field(default="", validator=_text)
    quotation: str = field(default="", validator=_text)
    distance: int | Decimal = field(default=0, validator=fields.number)

    @severity.validator
    def _of_its_kind(self, attribute: "attrs.Attribute[Any]", value: Severity) -> None:
        if value is not FAULTS[self.name][0]:
            severity = FAULTS[self.name][0]
            raise InvalidValue(
                "ReturnFinding.severity: {name} is {severity}; got {value}",
                name=self.name,
                severity=severity,
                value=value,
            )

    @classmethod
    def of(cls, name: str, unit: str, message: str, *, quotation: str = "", **where: Any) -> Self:
        """Return a finding of a kind, as grave as FAULTS has it; `where` are its further fields.

        Message and quotation may hold what stood in a file: what no page shows is made visible or left out.
        """
        severity = FAULTS[name][0] if name in FAULTS else Severity.ERROR
        return cls(name, severity, unit, printed(message).strip(), quotation=brief(printed(quotation)), **where)

    @property
    def is_error(self) -> bool:
        """Whether the return cannot count while this stands."""
        return self.severity is Severity.ERROR

    @property
    def place(self) -> str:
        """Where it is, as people say it: 财政局.xlsx［申请］D12, or nothing."""
        return printed(f"{self.file}{f'［{self.sheet}］' if self.sheet else ''}{self.cell}")

    def __str__(self) -> str:
        if self.name == "not_a_return":
            return f"【{self.severity.value}】{self.place}：{self.message}"
        unit = self.unit or "单位不明"
        return f"【{self.severity.value}】{unit}{f'（{self.place}）' if self.place else ''}：{self.message}"


def as_findings(given: Sequence[ReturnFinding] | ReturnFinding) -> tuple[ReturnFinding, ...]:
    """Return findings, of which one may stand alone."""
    return fields.as_tuple(given)
