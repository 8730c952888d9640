"""The public names as pieces of text: what the docstrings say of each class, function and parameter."""

import ast
import doctest
import inspect
import re
import textwrap
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import FunctionType
from typing import Any

import attrs

import reportkit
from reference_pages import PAGES

PACKAGE = Path(reportkit.__file__).parent

TOLD = {name for page in PAGES for _, name in page.names()}

HOOKS = {"texts", "missing", "require_drawable", "nested", "slots", "words"}
"""Methods that the library asks of its own classes."""


@attrs.frozen
class Parameter:
    """A parameter: its name, its type and default as code, and what the docstring says of it, where it does."""

    name: str
    kind: str
    default: str | None
    text: str

    @property
    def said(self) -> str:
        """What its Chinese is given for: the docstring's words, or its name and type where there are none."""
        return self.text or f"{self.name}: {self.kind}"


@attrs.frozen
class Piece:
    """A class, function, method or constant: its place among the names of the library, and what is said of it."""

    place: str
    home: str
    call: str
    text: str
    example: str
    parameters: tuple[Parameter, ...] = ()
    members: "tuple[Piece, ...]" = ()
    words: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What it is called."""
        return self.call.partition("(")[0]

    @property
    def said(self) -> str:
        """What its Chinese is given for."""
        return self.text or self.place

    @property
    def term(self) -> str:
        """The Chinese term that stands in the first line of a class."""
        found = re.search(r"\((\d*[一-鿿][\d一-鿿、]*)(?:;[^)]*)?\)", self.text.partition("\n")[0])
        return found[1] if found else ""

    def everything(self) -> Iterator[tuple[str, str]]:
        """Yield the place and the English of each text, with those of its parameters and members."""
        yield self.place, self.said
        yield from ((f"{self.place}({one.name})", one.said) for one in self.parameters)
        for member in self.members:
            yield from member.everything()


def piece(module: str, name: str) -> Piece:
    """Return a public name, with what its docstring says."""
    thing = getattr(import_module(module), name)
    place = f"{module}.{name}".removeprefix("reportkit.")
    if not isinstance(thing, type) and not inspect.isroutine(inspect.unwrap(thing)):
        return Piece(
            place, imported_from(module, name), name, "\n\n".join(_paragraphs(_said_of_constant(module, name))), ""
        )
    if not isinstance(thing, type):
        return _described(place, name, thing, thing)
    if issubclass(thing, (Enum, BaseException)):  # nobody calls them
        text, example, _ = parts_of(inspect.getdoc(thing) or "", ())
        made = Piece(place, imported_from(module, name), name, text, _complete(example, thing))
    else:
        made = _described(place, name, thing, thing)
    if issubclass(thing, Enum):
        return attrs.evolve(made, words=tuple((one.name, str(one.value)) for one in thing))
    return attrs.evolve(made, members=tuple(_members(place, thing)))


def _members(place: str, noun: type) -> Iterator[Piece]:
    """Yield what a class of ours adds to its fields: methods and properties that have words of their own."""
    above = [one for one in noun.__mro__[1:] if one.__module__.startswith("reportkit")]
    ours = [noun, *(one for one in above if one.__name__ not in TOLD)]
    for name in dict.fromkeys(name for one in ours for name in vars(one) if not name.startswith("_")):
        member = inspect.getattr_static(noun, name)
        if name in HOOKS or not inspect.getdoc(getattr(noun, name, None)):
            continue
        if isinstance(member, property):
            text, example, _ = parts_of(inspect.getdoc(member) or "", ())
            yield Piece(f"{place}.{name}", "", name, text, _complete(example, noun))
        elif isinstance(member, (FunctionType, classmethod, staticmethod)):
            yield _described(f"{place}.{name}()", name, getattr(noun, name), noun)


def _described(place: str, name: str, thing: Any, around: Any) -> Piece:
    given = [one for one in inspect.signature(thing).parameters.values() if one.name not in ("self", "cls")]
    names = tuple(one.name for one in given)
    text, example, told = parts_of(inspect.getdoc(thing) or "", names)
    for other in _said_by_others(thing):
        theirs = tuple(inspect.signature(other).parameters)  # all of them, or the last of ours would take in the rest
        told = parts_of(inspect.getdoc(other) or "", theirs)[2] | told
    parameters = tuple(Parameter(one.name, _kind(one), _default(one), told.get(one.name, "")) for one in given)
    home = imported_from(around.__module__, name)
    return Piece(place, home, _call(name, given), text, _complete(example, around), parameters)


ELSEWHERE = re.compile(r"[Pp]arameters:?(?: and errors)?(?: are those of| as for| as)\s`(\w+)`")


def _said_by_others(thing: Any) -> list[Any]:
    """Return what else tells of the same parameters: classes above, or what a docstring refers to."""
    above = thing.__mro__[1:-1] if isinstance(thing, type) else ()
    there = vars(import_module(thing.__module__))
    return [*above, *(there[name] for name in ELSEWHERE.findall(inspect.getdoc(thing) or "") if name in there)]


def imported_from(module: str, name: str) -> str:
    """Return the shortest of the packages above a module that gives a name to others."""
    above = [module.rsplit(".", levels)[0] for levels in range(module.count("."), 0, -1)]
    return next((one for one in above if name in public(one)), module)


def public(module: str) -> list[str]:
    """Return the names that a module gives to others."""
    return getattr(import_module(module), "__all__", [])


def _complete(example: str, around: Any) -> str:
    """Put the imports in front of an example that take it out of its module; leave out one that needs more."""
    lines = [line[4:] for line in example.splitlines() if line.startswith((">>> ", "... "))]
    named = [node for node in ast.walk(ast.parse("\n".join(lines))) if isinstance(node, ast.Name)]
    own = {node.id for node in named if isinstance(node.ctx, ast.Store)}
    there = vars(import_module(around.__module__))
    homes: dict[str, list[str]] = {}
    for name in sorted({node.id for node in named if node.id in there} - own):
        if name == getattr(there[name], "__name__", "") and isinstance(there[name], type(ast)):
            homes.setdefault("", []).append(name)
        else:
            home = imported_from(getattr(there[name], "__module__", around.__module__), name)
            homes.setdefault(home, []).append(name)
    if any(name not in public(home) for home, names in homes.items() if home.startswith("reportkit") for name in names):
        return ""
    imports = [
        f">>> from {home} import {', '.join(names)}" if home else f">>> import {', '.join(names)}"
        for home, names in sorted(homes.items())
    ]
    return "\n".join([*imports, example]) if example else ""


def _call(name: str, given: list[inspect.Parameter]) -> str:
    words: list[str] = []
    for one in given:
        if one.kind is one.KEYWORD_ONLY and not any(word.startswith("*") for word in words):
            words.append("*")
        words.append("*" * ((one.kind is one.VAR_POSITIONAL) + 2 * (one.kind is one.VAR_KEYWORD)) + one.name)
    return f"{name}({', '.join(words)})"


PATHS = re.compile(r"\b(?:[a-z_]\w*\.)+(?=\w)")
QUOTED = re.compile(r"(?:ForwardRef\()?'([A-Z]\w+(?:\[.*\])?(?: \| \w+)*)'\)?")
"""A type that is named before it is there."""
OPTIONAL = re.compile(r"Optional\[((?:[^\[\]]|\[[^\[\]]*\])*)\]")


def _kind(one: inspect.Parameter) -> str:
    if one.annotation is one.empty:
        return ""
    given = one.annotation if isinstance(one.annotation, str) else inspect.formatannotation(one.annotation)
    return OPTIONAL.sub(r"\1 | None", QUOTED.sub(r"\1", PATHS.sub("", given)))


def _default(one: inspect.Parameter) -> str | None:
    if one.default is one.empty:
        return None
    shown = "…" if repr(one.default) == "NOTHING" else repr(one.default)
    return PATHS.sub("", re.sub(r" object at 0x\w+", "", shown))


# ---------------------------------------------------------------- what docstrings say

MARK = "Parameters:"
NAMES = re.compile(r"(?:(?:, | and |, and )?`\w+`(?: \([^`()]*\))?)+")


def parts_of(doc: str, names: tuple[str, ...]) -> tuple[str, str, dict[str, str]]:
    """Part a docstring: its paragraphs without parameters and examples, the example, the words of each parameter."""
    examples, prose = [], []
    for part in doctest.DocTestParser().parse(doc):
        if isinstance(part, doctest.Example):
            shown = [
                f">>> {line}" if not at else f"... {line}".rstrip() for at, line in enumerate(part.source.splitlines())
            ]
            examples.append("\n".join([*shown, *part.want.splitlines()]))
        else:
            prose.append(part)
    paragraphs = _paragraphs("\n\n".join(prose))
    told: dict[str, str] = {}
    kept = []
    for paragraph in paragraphs:
        before, mark, behind = paragraph.partition(MARK)
        if mark:
            words, raised = _without_errors(behind.strip())
            told |= _told(words, names)
            kept.append(" ".join([before.strip(), raised]).strip())
        else:
            kept.append(paragraph)
    for name in set(names) - told.keys():
        for clause in re.split(r"(?<=[.;:])\s", " ".join(kept)):
            if f"`{name}`" in clause:
                told[name] = re.sub(rf"^`{name}` (?:is|are) ", "", clause.strip().rstrip(";:."))
                break
    return "\n\n".join(filter(None, kept)), "\n".join(examples), told


def _without_errors(words: str) -> tuple[str, str]:
    """Part a paragraph of parameters from the errors that are told behind them."""
    at = re.search(r"(?<=[.;] )(?=Raises )", words)
    return (words[: at.start()].strip(), words[at.start() :]) if at else (words, "")


def _told(words: str, names: tuple[str, ...]) -> dict[str, str]:
    chunks: list[str] = []
    for chunk in re.split(r"(?<=[;.])\s+(?=[`(A-Za-z])", words):
        begins = NAMES.match(chunk)
        if not chunks or (begins and set(re.findall(r"`(\w+)`", begins[0])) <= set(names)):
            chunks.append(chunk)
        else:
            chunks[-1] += " " + chunk
    told: dict[str, str] = {}
    for chunk in chunks:
        begins = NAMES.match(chunk)
        heads = re.findall(r"`(\w+)`", begins[0]) if begins else []
        own = chunk.removeprefix(begins[0]).lstrip(" ,") if begins and len(heads) == 1 else chunk
        told |= {name: own.rstrip(" ;.") for name in heads if name in names}
    for name in set(names) - told.keys():
        for chunk in chunks:
            if f"`{name}`" in chunk:
                told[name] = chunk.rstrip(" ;.")
                break
    return told


def _paragraphs(doc: str) -> list[str]:
    """Return the paragraphs of a docstring, each on one line; of a list each item."""
    whole = [re.split(r"\n\s*(?=- )", one) for one in re.split(r"\n\s*\n", doc) if one.strip()]
    return ["\n".join(" ".join(item.split()) for item in one) for one in whole]


@cache
def _constants(file: Path) -> dict[str, str]:
    """What a module says below its constants."""
    body = ast.parse(file.read_text(encoding="utf-8")).body
    said: dict[str, str] = {}
    for node, below in pairwise(body):
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
            said |= {one.id: textwrap.dedent(below.value.value) for one in targets if isinstance(one, ast.Name)}
    return said


def _said_of_constant(module: str, name: str) -> str:
    home = PACKAGE.joinpath(*module.split(".")[1:])
    files = [home.with_suffix(".py")] if home.with_suffix(".py").exists() else sorted(home.rglob("*.py"))
    return next((said[name] for file in files if name in (said := _constants(file))), "")
