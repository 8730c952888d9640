"""A mapping that stays as it is, for values that are frozen as a whole."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenMapping(Mapping[K, V]):
    """A read-only copy of a mapping (只读映射), which unlike MappingProxyType can be pickled and copied.

    >>> FrozenMapping({"公开方式": "主动公开"})["公开方式"]
    '主动公开'
    """

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[K, V]) -> None:
        self._entries = dict(entries)

    def __getitem__(self, key: K) -> V:
        return self._entries[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __hash__(self) -> int:
        return hash(frozenset(self._entries.items()))

    def __repr__(self) -> str:
        return repr(self._entries)


def frozen(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Take a mapping as one that does not change; what is none is left to a validator."""
    return FrozenMapping(given) if isinstance(given, Mapping) else given


def frozen_words(given: Mapping[str, str]) -> Mapping[str, str]:
    """Take a mapping of words as one that does not change."""
    return frozen(given)
