"""Everything that reportkit raises, what each kind means, and how its messages show places and values."""

from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_SHOWN = 60


class ReportkitError(Exception):
    """Something the library was asked to do cannot be done; the message says where and what would be right."""


class InvalidValue(ReportkitError, ValueError):
    """A value that no report can hold: an empty name, a NaN, an unknown slot, a year out of range."""


class WrongType(ReportkitError, TypeError):
    """A value of a kind that does not belong in its field."""


class MissingExtra(ReportkitError):
    """A part of the library was called that needs another library; `library` is its name on the index.

    >>> print(MissingExtra("no workbook is read without it", "openpyxl"))
    no workbook is read without it: pip install openpyxl
    """

    def __init__(self, message: str, library: str = "") -> None:
        super().__init__(f"{message}: pip install {library}" if library else message)
        self.library = library


class SaveFailed(ReportkitError, OSError):
    """The file could not be written; what stood at the target before still stands there."""


def brief(text: str) -> str:
    """Cut a text to a readable length."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}…"


def shown(value: object) -> str:
    """Show any value in a message, cut to a readable length.

    >>> shown(12656), shown(10**5000)
    ('12656', '<int that cannot be shown>')
    """
    try:
        return brief(" ".join(repr(value).splitlines()))  # a data frame shows itself in many lines
    except Exception:  # a number too long, a list too deep, a __repr__ that fails
        return f"<{type(value).__name__} that cannot be shown>"


def wrong_type(place: str, value: object, wanted: str) -> WrongType:
    """Return the error for a value of the wrong kind."""
    return WrongType(f"{place}: got {shown(value)} of type {type(value).__name__}; give {wanted}")


@contextmanager
def located(place: str) -> Iterator[None]:
    """Put a place in front of the message of whatever is raised within."""
    try:
        yield
    except ReportkitError as error:
        error.args = (f"{place}: {error}",)  # the same error: it may say more than its message
        raise
