"""Everything that reportkit raises, what each kind means, in which language, and how messages show values."""

from collections.abc import Iterator, Set, ValuesView
from contextlib import AbstractContextManager, ExitStack, contextmanager

from reportkit.messages import CHOSEN, LANGUAGES, Language, Message

LONGEST_SHOWN = 60


class ReportkitError(Exception):
    """Something the library was asked to do cannot be done; the message says where and what would be right.

    It is raised with a template of the catalogue and the values for the names in its braces. `str(error)` is their
    text in the language of that moment; `language` chooses it.
    """

    def __init__(self, template: str | Message = "", /, **values: object) -> None:
        super().__init__(template if isinstance(template, Message) else Message(template, **values))

    @property
    def message(self) -> Message:
        """What it says, for another message to quote."""
        return self.args[0] if self.args and isinstance(self.args[0], Message) else Message(str(self))


class InvalidValue(ReportkitError, ValueError):
    """A value that no report can hold: an empty name, a NaN, an unknown slot, a year out of range."""


class NoPlace(InvalidValue):
    """A format has no place for something that a report gives; another format has."""


class StillOpen(InvalidValue):
    """A clean copy was asked for of a report in which errors or gaps are open."""


class WrongType(ReportkitError, TypeError):
    """A value of a kind that does not belong in its field."""


class MissingExtra(ReportkitError):
    """A part of the library was called that needs another library; `library` is its name on the index.

    >>> print(MissingExtra("no workbook is read without it", library="openpyxl"))
    no workbook is read without it: pip install openpyxl
    """

    def __init__(self, template: str | Message, /, *, library: str = "", **values: object) -> None:
        message = template if isinstance(template, Message) else Message(template, **values)
        install = Message("{message}: pip install {library}", message=message, library=library)
        super().__init__(install if library else message)
        self.library = library


class SaveFailed(ReportkitError, OSError):
    """The file could not be written; what stood at the target before still stands there."""


class MissingFonts(UserWarning):
    """A PDF was made, but in other typefaces than the format's, since this machine lacks them."""


def brief(text: str) -> str:
    """Cut a text to a readable length."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}…"


def shown(value: object) -> str:
    """Show any value in a message, cut to a readable length.

    >>> shown(12656), shown(10**5000)
    ('12656', '<int …>')
    """
    try:
        return brief(" ".join(repr(value).splitlines()))  # a data frame shows itself in many lines
    except Exception:  # a number too long, a list too deep, a __repr__ that fails
        return f"<{type(value).__name__} …>"


def wrong_type(place: str | Message, value: object, wanted: str | Message) -> WrongType:
    """Return the error for a value of the wrong kind; `wanted` is of the catalogue."""
    wish = wanted if isinstance(wanted, Message) else Message(wanted)
    if isinstance(value, (Iterator, Set, ValuesView)):  # that can be gone through once alone, or in no order
        wish = Message("{wanted}; of several a list", wanted=wish)
    return WrongType(
        "{place}: got {value} of type {kind}; give {wanted}",
        place=place,
        value=shown(value),
        kind=type(value).__name__,
        wanted=wish,
    )


def wrong_value(place: str | Message, value: object, wanted: str | Message) -> InvalidValue:
    """Return the error for a value out of its range, or of no known word; `wanted` is of the catalogue."""
    wish = wanted if isinstance(wanted, Message) else Message(wanted)
    return InvalidValue("{place}: got {value}; give {wanted}", place=place, value=shown(value), wanted=wish)


def system_reason(error: Exception) -> Message:
    """Return why the system refuses a file, as the system says it."""
    if isinstance(error, UnicodeError):
        return Message("it has a sign that no path can hold")
    return Message(getattr(error, "strerror", None) or str(error))


SYSTEM_REASONS = (
    Message("No such file or directory"),
    Message("Permission denied"),
    Message("Is a directory"),
    Message("Not a directory"),
    Message("File name too long"),
    Message("Filename too long"),
    Message("File exists"),
    Message("Invalid argument"),
    Message("Input/output error"),
    Message("Operation not permitted"),
    Message("Device or resource busy"),
    Message("No space left on device"),
    Message("Read-only file system"),
    Message("Too many levels of symbolic links"),
    Message("embedded null byte"),
    Message("embedded null character"),
)
"""What systems say most, for the catalogue to hold; the rest is shown as it comes."""


@contextmanager
def located(place: str | Message) -> Iterator[None]:
    """Put a place in front of the message of whatever is raised within."""
    try:
        yield
    except ReportkitError as error:
        error.args = (Message("{place}: {error}", place=place, error=error.message),)  # the same: it may hold more
        raise


def language(name: Language) -> AbstractContextManager[object]:
    """Show messages of errors in Chinese or English from here on, or for a `with` block.

    It holds for this thread, and this task of asyncio. Without it the first of the variables REPORTKIT_LANG, LC_ALL,
    LC_MESSAGES and LANG decides, on Windows else the language of Windows. The words of a message are chosen when it is
    shown, not when it is raised.

    Parameters: `name` "zh" or "en". Raises InvalidValue for another.

    >>> with language("zh"):
    ...     print(InvalidValue("{place}: {error}", place="Report.year", error="0"))
    Report.year：0
    """
    if name not in LANGUAGES:
        raise InvalidValue("language: got {name}; give one of {names}", name=shown(name), names=", ".join(LANGUAGES))
    undo = ExitStack()
    undo.callback(CHOSEN.reset, CHOSEN.set(name))
    return undo


__all__ = [
    "InvalidValue",
    "MissingExtra",
    "MissingFonts",
    "NoPlace",
    "ReportkitError",
    "SaveFailed",
    "StillOpen",
    "WrongType",
    "language",
]
