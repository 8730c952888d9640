"""What help() shows of the library: signatures that a reader can take in, before the words that explain them."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import reportkit
from reportkit.annual_report import Applicants
from reportkit.formats import GB9704

LONGEST = 160  # characters of one parameter: its name, its type and its default


def public() -> Iterator[tuple[str, Any]]:
    """Every callable that a package of ours gives to others."""
    found: dict[int, tuple[str, Any]] = {}
    for name in ("reportkit", *(one.name for one in pkgutil.walk_packages(reportkit.__path__, "reportkit."))):
        if name.endswith("__main__"):
            continue
        module = importlib.import_module(name)
        for given in getattr(module, "__all__", ()):
            thing = getattr(module, given)
            if callable(thing):
                found.setdefault(id(thing), (f"{name}.{given}", thing))
    yield from found.values()


def methods(name: str, thing: Any) -> Iterator[tuple[str, Any]]:
    yield name, thing
    if inspect.isclass(thing):
        for key, method in inspect.getmembers(thing, inspect.isroutine):
            if callable(method) and not key.startswith("_"):
                yield f"{name}.{key}", method


def test_help_shows_every_parameter_in_a_line_or_two() -> None:
    long: dict[str, int] = {}
    for name, thing in (entry for given in public() for entry in methods(*given)):
        try:
            parameters = inspect.signature(thing).parameters
        except ValueError:  # one that Python itself made, as for an exception
            continue
        long |= {f"{name}({key})": len(str(one)) for key, one in parameters.items() if len(str(one)) > LONGEST}
    assert {} == long


def test_a_format_is_known_by_its_name() -> None:
    assert "Format(name='GB/T 9704-2012')" == repr(GB9704)


@pytest.mark.parametrize("numbers", [(21, 3, 0, 0, 1, 0), (21, 3, 0, 0, 1, 0, 25), (None, 3, 0, 0, 1, 0)])
def test_a_row_of_applicants_shows_itself_as_it_is_typed(numbers: tuple[int | None, ...]) -> None:
    assert Applicants(*numbers) == eval(repr(Applicants(*numbers)))
