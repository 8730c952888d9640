"""What came of one file, or of one row of a list: a return, or why it is none."""

from typing import Any

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.submissions.findings import ReturnFinding, as_findings
from reportkit.submissions.unit_return import UnitReturn


@attrs.frozen
class Clerk:
    """Who filled a return in, and how to reach whoever it was (填报人): each empty where the cover does not say.

    >>> print(Clerk("张三", "0000-0000000"))
    张三，0000-0000000
    """

    name: str = field(default="", validator=fields.instance_of(str, "a str"))
    telephone: str = field(default="", validator=fields.instance_of(str, "a str"))

    def __str__(self) -> str:
        return "，".join(filter(None, (self.name, self.telephone)))


NOBODY = Clerk()


@attrs.frozen
class ReadResult:
    """What came of one file (收到的报表): the return that was read of it, and what was found on the way.

    Parameters: `unit` whose it is, None while nobody knows; `file` its name; `given` the return, None where it
    could not be read, and then something among `findings` says why: an error, or that it is no return; `clerk` who
    filled it in, as far as it says; `guessed` whether the unit is known from the name of the file alone.
    """

    unit: str | None = field(validator=fields.optional(fields.text))
    file: str = field(validator=fields.instance_of(str, "its name as a str"))
    given: UnitReturn | None = field(validator=fields.optional(fields.instance_of(UnitReturn, "a UnitReturn")))
    findings: tuple[ReturnFinding, ...] = field(default=(), converter=as_findings)
    clerk: Clerk = field(default=NOBODY, validator=fields.instance_of(Clerk, "a Clerk"))
    guessed: bool = field(default=False, kw_only=True, validator=fields.flag)

    @given.validator
    def _of_the_unit(self, attribute: "attrs.Attribute[Any]", value: UnitReturn | None) -> None:
        if value is not None and value.unit != self.unit:
            theirs, own = value.unit, self.unit
            raise InvalidValue("ReadResult.given: is the return of {theirs}; the unit is {own}", theirs=theirs, own=own)

    @findings.validator
    def _say_why(self, attribute: "attrs.Attribute[Any]", value: tuple[ReturnFinding, ...]) -> None:
        for number, found in enumerate(value):
            if not isinstance(found, ReturnFinding):
                raise fields.wrong_type(f"ReadResult.findings[{number}]", found, "a ReturnFinding")
        if self.given is None and not any(found.is_error or found.name == "not_a_return" for found in value):
            raise InvalidValue("ReadResult.findings: nothing was read and no error says why; give it")

    @classmethod
    def of(cls, given: UnitReturn) -> "ReadResult":
        """Return what is received where a script gives the return itself."""
        return cls(given.unit, given.file, given)
