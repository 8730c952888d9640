"""What is wrong with a list of units: each fault with its line."""

from collections.abc import Sequence

import attrs

from reportkit.errors import InvalidValue
from reportkit.messages import Joined, Message


@attrs.frozen
class RosterFault:
    """One thing wrong with a list of units (名单问题): `line` counts from 1, None for the list as a whole."""

    line: int | None
    message: Message

    def __str__(self) -> str:
        return str(self.placed)

    @property
    def placed(self) -> Message:
        """What is wrong, behind its line."""
        return Message("line {line}: {error}", line=self.line, error=self.message) if self.line else self.message


class InvalidRoster(InvalidValue):
    """A list that is no roster (名单有误); `faults` are all that is wrong with it."""

    def __init__(self, template: str | Message, /, *, faults: Sequence[RosterFault] = (), **values: object) -> None:
        super().__init__(template, **values)
        self.faults = tuple(faults)


def refused(*faults: RosterFault) -> InvalidRoster:
    """Return the error for a list with faults."""
    return InvalidRoster(Joined("; ", [fault.placed for fault in faults]), faults=faults)
