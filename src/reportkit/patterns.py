"""Patterns that are compiled when they are first used: of those that rules and readers have, a text needs few."""

import re
from typing import cast


class _Pattern:
    """A pattern that is not compiled yet; whatever it is asked for is that of the compiled one, and is kept."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what re.compile makes of a pattern; what is no pattern is refused when it is first used.

    >>> expression("[0-9]+件").search("共12件")[0]
    '12件'
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags))
