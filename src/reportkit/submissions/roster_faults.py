"""What is wrong with a list of units: each fault with its line, in English for scripts, in Chinese for offices."""

from collections.abc import Sequence

import attrs

from reportkit.errors import InvalidValue


@attrs.frozen
class RosterFault:
    """One thing wrong with a list of units (名单问题): `line` counts from 1, None for the list as a whole."""

    line: int | None
    message: str
    chinese: str

    def __str__(self) -> str:
        return self.message if self.line is None else f"line {self.line}: {self.message}"

    @property
    def told(self) -> str:
        """It in Chinese, with its line."""
        return self.chinese if self.line is None else f"第{self.line}行：{self.chinese}"


class InvalidRoster(InvalidValue):
    """A list that is no roster (名单有误); `faults` are all that is wrong with it, `chinese` says them to an office."""

    def __init__(self, message: str, faults: Sequence[RosterFault] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)

    @property
    def chinese(self) -> str:
        """All that is wrong with it, in Chinese."""
        return "；".join(fault.told for fault in self.faults)


def refused(*faults: RosterFault) -> InvalidRoster:
    """Return the error for a list with faults."""
    return InvalidRoster("; ".join(map(str, faults)), faults)
