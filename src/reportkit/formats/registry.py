"""Formats by their names: the official ones, and those that an office publishes as a package of its own."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from reportkit.errors import InvalidValue, ReportkitError, shown, wrong_type
from reportkit.formats.format import Format
from reportkit.formats.gb9704 import GB9704
from reportkit.formats.letter import LETTER
from reportkit.formats.minutes import MINUTES
from reportkit.formats.order import ORDER
from reportkit.formats.regulations import REGULATIONS
from reportkit.messages import Message

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

GROUP = "reportkit.formats"
"""The group of entry points under which a package publishes a format by its name."""

OFFICIAL = MappingProxyType({layout.name: layout for layout in (GB9704, LETTER, ORDER, MINUTES, REGULATIONS)})
"""The library's own formats, by name: what an office's profile is held against."""

SHORT = MappingProxyType({"信函": LETTER, "命令": ORDER, "纪要": MINUTES})
"""The same by the names that people call them, where these are shorter."""


def named(name: str) -> Format:
    """Return a format by its name: an official one, short as in 纪要 too, or one that an installed package publishes.

    A package publishes its profile in its pyproject.toml, under [project.entry-points."reportkit.formats"], with the
    name by which it is asked for. Nothing of a package is loaded before its format is asked for, and no name in a file
    of data ever is: only a script or a command line asks.

    Raises InvalidValue for a name that nothing or more than one package publishes, ReportkitError where what it
    publishes cannot be loaded, WrongType where that is no Format.

    >>> named("GB/T 9704-2012").page.lines
    22
    """
    if not isinstance(name, str):
        raise wrong_type("named", name, "the name of a format as a str")
    if official := OFFICIAL.get(name) or SHORT.get(name):
        return official
    found = {entry.value: entry for entry in _published() if entry.name == name}
    if not found:
        raise InvalidValue(
            "named: no format {name}; there are {names}", name=shown(name), names="、".join([*names(), *SHORT])
        )
    if len(found) > 1:
        raise InvalidValue(
            "named: several packages publish a format {name}: {sources}; uninstall all but one",
            name=shown(name),
            sources="、".join(sorted(found)),
        )
    [(source, entry)] = found.items()
    try:
        layout: object = entry.load()
    except Exception as error:  # a package of others may fail in any way
        raise ReportkitError(
            "named: {name} from {source} raised {kind}: {error}; mend the package",
            name=shown(name),
            source=source,
            kind=type(error).__name__,
            error=error,
        ) from error
    if not isinstance(layout, Format):
        place = Message("named: {name} from {source}", name=shown(name), source=source)
        raise wrong_type(place, layout, "a Format, such as attrs.evolve(GB9704, name=…)")
    return layout


def names() -> tuple[str, ...]:
    """Return the names of the official formats, and of those that installed packages publish; none of it is loaded.

    >>> names()[0]
    'GB/T 9704-2012'
    """
    own = sorted({entry.name for entry in _published()} - {*OFFICIAL, *SHORT})
    return (*OFFICIAL, *own)


def _published() -> "EntryPoints":
    from importlib.metadata import entry_points  # noqa: PLC0415 - it loads what parses e-mail; a save needs none of it

    return entry_points(group=GROUP)
