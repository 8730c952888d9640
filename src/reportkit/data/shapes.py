"""What may stand at a place of the data, as the classes of the library declare it: nothing else is read or written."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from types import GenericAlias, MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from reportkit.data.scalars import Scalar, scalar_of
from reportkit.errors import InvalidValue
from reportkit.messages import Joined, Message
from reportkit.model import Phrase, Report

NAMES = {"Report": Report}
"""What the model's annotations name without importing it, to keep imports free of circles."""

PLAIN: Mapping[type, Message] = MappingProxyType(
    {
        str: Message("text"),
        int: Message("a whole number"),
        float: Message("a number"),
        bool: Message("true or false"),
        NoneType: Message("null"),
    }
)
"""What JSON holds as it is."""


@attrs.frozen
class Shape:
    """What may stand at a place (形状), sorted by how JSON holds it.

    `plain` types that JSON has too; `words` a closed set of texts; `scalars` what is written as text;
    `items` the types of a list's items, `repeated` when the last goes on; `labels` and `entries` the types of a
    mapping's; `classes` what may stand as an object, with `phrase` for derived sentences.
    """

    plain: frozenset[type] = frozenset()
    words: tuple[str, ...] = ()
    scalars: tuple[Scalar, ...] = ()
    items: tuple[object, ...] | None = None
    repeated: bool = False
    labels: object = None
    entries: object = None
    classes: tuple[type, ...] = ()
    phrase: bool = False

    @property
    def tagged(self) -> bool:
        """Whether a value that is written as text needs a tag, since other texts may stand here."""
        return len(self.scalars) + (str in self.plain or bool(self.words)) > 1

    @property
    def sole(self) -> type | None:
        """The class that needs no name, since no other object may stand here."""
        alone = len(self.classes) == 1 and not self.phrase and not self.tagged and attrs.has(self.classes[0])
        return self.classes[0] if alone else None

    def kinds(self) -> Mapping[str, type]:
        """Return the classes that may stand here by their names, subclasses among them."""
        found = (kind for base in self.classes for kind in _with_subclasses(base))
        return {kind.__name__: kind for kind in found if "__attrs_attrs__" in vars(kind)}

    def wanted(self) -> Message:
        """Say what would be right here."""
        choices = [PLAIN[kind] for kind in PLAIN if kind in self.plain]
        if self.words:
            choices.append(Message("one of {choices}", choices=", ".join(map(_quoted, self.words))))
        choices += (scalar.wanted_tagged if self.tagged else scalar.wanted for scalar in self.scalars)
        if self.items is not None:
            pair = Message("a list of {count}", count=len(self.items))
            choices.append(Message("a list") if self.repeated else pair)
        if self.labels is not None:
            choices.append(Message("an object of labels and values"))
        if self.sole:
            choices.append(Message("an object with the keys of {kind}", kind=self.sole.__name__))
        elif self.classes:
            kinds = ", ".join(map(_quoted, sorted(self.kinds())))
            choices.append(Message('an object with "class", one of {kinds}', kinds=kinds))
        if self.phrase:
            choices.append(Message('a phrase such as {"phrase": "period"}'))
        return Joined(", or ", choices) if choices else Message("a class of the library")


def _quoted(text: str) -> str:
    return f'"{text}"'


def _with_subclasses(kind: type) -> Iterator[type]:
    yield kind
    below: type
    for below in kind.__subclasses__():
        yield from _with_subclasses(below)


@cache
def shape_of(declared: object) -> Shape:
    """Return the shape of a declared type such as `tuple[Content, ...]` or `date | None`."""
    shape: dict[str, Any] = {"plain": set(), "words": (), "scalars": (), "classes": ()}
    for one in _alternatives(declared):
        origin, arguments = get_origin(one), get_args(one)
        scalar = scalar_of(one)
        if one in PLAIN:
            shape["plain"] |= {one, int} if one is float else {one}
        elif origin is Literal:
            shape["words"] += tuple(word for word in arguments if isinstance(word, str))
        elif scalar:
            shape["scalars"] += (scalar,)
        elif origin is Callable:
            shape["phrase"] = True
        elif origin in (tuple, Sequence):
            shape["repeated"] = origin is Sequence or arguments[-1] is ...
            shape["items"] = arguments[:1] if shape["repeated"] else arguments
        elif origin is Mapping:
            shape["labels"], shape["entries"] = arguments
        elif isinstance(one, type):
            shape["classes"] += (one,)
    made = Shape(**{**shape, "plain": frozenset(shape["plain"])})
    if made.labels is not None and (made.classes or made.phrase or (made.scalars and made.tagged)):
        raise TypeError(f"{declared}: a mapping beside other objects, which data cannot tell apart")
    return made


def _alternatives(declared: object) -> Iterator[object]:
    if get_origin(declared) in (Union, UnionType):
        for part in get_args(declared):
            yield from _alternatives(part)
    else:
        yield declared


@attrs.frozen
class Entry:
    """An entry of an object (数据项): what may stand under it, and how to get at its default where it has one."""

    attribute: str
    declared: object
    default: Callable[[Any], object] | None

    def default_of(self, owner: object) -> object:
        """Return its default within a value, attrs.NOTHING where it has none."""
        try:
            return self.default(owner) if self.default else attrs.NOTHING
        except InvalidValue:  # it can be derived in other cases only, as a level from the area's name
            return attrs.NOTHING


@cache
def class_entries(kind: type) -> Mapping[str, Entry]:
    """Return what a class of the library is built from, by the keys of its constructor."""
    hints = get_type_hints(kind, localns=NAMES)
    return {
        field.alias: Entry(field.name, hints[field.name], _class_default(field.default))
        for field in attrs.fields(kind)
        if field.init
    }


def _class_default(default: Any) -> Callable[[Any], object] | None:
    if default is attrs.NOTHING:
        return None
    if not isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # attrs types Factory as a function
        return lambda instance: default
    return default.factory if default.takes_self else lambda instance: default.factory()


@cache
def factory_entries(factory: Callable[..., Phrase]) -> Mapping[str, Entry]:
    """Return what a phrase factory takes, by its parameters; what it does not declare is text."""
    hints = get_type_hints(inspect.unwrap(factory), localns=NAMES)
    parameters = inspect.signature(factory).parameters.values()
    return {given.name: _parameter(given, hints.get(given.name, str)) for given in parameters}


def _parameter(given: inspect.Parameter, declared: object) -> Entry:
    if given.kind is given.VAR_POSITIONAL:
        return Entry(given.name, GenericAlias(tuple, (declared, ...)), lambda phrase: ())
    return Entry(given.name, declared, None if given.default is given.empty else lambda phrase: given.default)
