"""Values: frozen classes that are compared and hashed by their fields, and shown as the call that makes them."""

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from attrs import frozen as value_class  # what a type checker knows of its fields and its constructor
else:

    def value_class(kind: type | None = None, /, **options: bool) -> Any:
        """Make a class of values, as `attrs.frozen` does, with the methods below instead of attrs' own.

        Those attrs writes and compiles for each class anew; with sixty classes that is a fifth of an import.
        """
        if kind is None:
            return lambda kind: value_class(kind, **options)
        made = attrs.frozen(kind, eq=False, repr=False, **options)
        made.__compared__ = attrgetter("__class__", *(field.name for field in attrs.fields(made) if field.eq))
        for name, method in METHODS.items():
            if name not in vars(kind):
                setattr(made, name, method)
        return made


def _equals(value: Any, other: Any) -> bool:
    return value.__compared__(value) == other.__compared__(other) if type(value) is type(other) else NotImplemented


def _hash(value: Any) -> int:
    return hash(value.__compared__(value))


def _shown(value: Any) -> str:
    """Show the call that makes the value, without what stands at its default: most of a report does."""
    shown = ((field, getattr(value, field.name)) for field in attrs.fields(type(value)) if field.repr)
    given = (f"{field.alias}={held!r}" for field, held in shown if not _is_default(value, field, held))
    return f"{type(value).__qualname__.rsplit('>.', 1)[-1]}({', '.join(given)})"


def _is_default(value: Any, field: "attrs.Attribute[Any]", held: object) -> bool:
    default: Any = field.default
    if hasattr(default, "takes_self"):  # an attrs.Factory
        default = default.factory(value) if default.takes_self else default.factory()
    return held is default or (held == default and repr(held) == repr(default))  # 12.0 equals 12, and is another number


METHODS = {"__eq__": _equals, "__hash__": _hash, "__repr__": _shown}


__all__ = ["value_class"]
