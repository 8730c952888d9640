"""What errors say: sentences of the catalogue with their values, put into words when they are shown."""

import os
import sys
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["en", "zh"]

LANGUAGES: tuple[Language, ...] = get_args(Language)

CHOSEN: ContextVar[Language | None] = ContextVar("reportkit.language", default=None)

SURROUNDINGS = ("REPORTKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""The variables of the environment that name a language; the first that is set decides."""

CATALOGUES = Path(__file__).with_name("locale")


class Message:
    """A sentence or a part of one (文案): a template of the catalogue, and the values for the names in its braces.

    `str` makes its text in the language of that moment. A value may be a message itself; its braces mean nothing. A
    template without values is taken as it is, braces and all.

    >>> str(Message("{place}: got {value}", place="Report.year", value="{x}"))
    'Report.year: got {x}'
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        text = _words(current_language())(self.template) if self.template else ""
        return text.format_map(self.values) if self.values else text

    def __repr__(self) -> str:
        return repr(str(self))


class Joined(Message):
    """Several messages in a row (并列文案), with what the catalogue has for between them.

    >>> str(Joined(", or ", [Message("a number"), Message("null")]))
    'a number, or null'
    """

    __slots__ = ("items",)

    def __init__(self, between: str, items: Iterable[Message | str], /) -> None:
        super().__init__(between)
        self.items = tuple(items)

    def __str__(self) -> str:
        return super().__str__().join(map(str, self.items))


def current_language() -> Language:
    """Return the language that messages are shown in: the one chosen, else that of the environment or of Windows."""
    return CHOSEN.get() or _of_surroundings()


def _of_surroundings() -> Language:
    named = next(filter(None, map(os.environ.get, SURROUNDINGS)), None) or _of_windows()
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


@cache
def _of_windows() -> str:
    """Return the language that Windows speaks to this user, such as zh_CN; nothing on another system."""
    if sys.platform == "win32":
        try:
            import ctypes
            import locale

            return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
        except (ImportError, AttributeError, OSError):  # a Python without the ways to ask
            pass
    return ""


@cache
def _words(language: Language) -> Callable[[str], str]:
    """Return what turns a template into the language; without a catalogue, or with a broken one, it stays English."""
    if language == "en":
        return str
    import gettext

    try:
        found = gettext.translation("reportkit", CATALOGUES, [language])
    except Exception:  # absent, or cut off, of which gettext makes a dozen errors
        return str
    return found.gettext


__all__ = ["Message"]
