"""Values: frozen classes that are compared, hashed and shown by their fields."""

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
    fields = (f"{field.name}={getattr(value, field.name)!r}" for field in attrs.fields(type(value)) if field.repr)
    return f"{type(value).__qualname__.rsplit('>.', 1)[-1]}({', '.join(fields)})"


METHODS = {"__eq__": _equals, "__hash__": _hash, "__repr__": _shown}


__all__ = ["value_class"]
