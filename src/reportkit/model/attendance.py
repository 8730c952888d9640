"""Who took part in a meeting, under the labels that its minutes have (GB/T 9704-2012, 10.3)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from reportkit.errors import shown, wrong_type, wrong_value
from reportkit.frozen import FrozenMapping
from reportkit.messages import Message
from reportkit.model import fields
from reportkit.model.labels import require_without_mark


def as_attendance(given: Mapping[str, str | Sequence[str]]) -> Mapping[str, str]:
    """Take lists of names as well as text."""
    items = given.items() if isinstance(given, Mapping) else None
    return cast("Mapping[str, str]", given) if items is None else FrozenMapping({key: _joined(of) for key, of in items})


def _joined(names: str | Sequence[str]) -> str:
    whole = names and isinstance(names, (list, tuple)) and all(isinstance(name, str) for name in names)
    return "、".join(names) if whole else cast("str", names)


def attendance(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept names under labels; the names may have slots."""
    place = fields.where(instance, attribute)
    if not isinstance(value, Mapping):
        raise wrong_type(place, value, 'names under labels, such as {"出席": ["张三"]}')
    for label, names in value.items():
        at = f"{place}[{shown(label)}]"
        text = fields.require_text(label, Message("{place} label", place=place), what=Message("a label"))
        require_without_mark(text, place, "：", ":")
        if names in ("", [], ()):
            raise wrong_value(at, names, 'at least one name, such as {"出席": ["张三"]}, or leave the label out')
        if not isinstance(names, str):
            raise wrong_type(at, names, 'names under labels, such as {"出席": ["张三"]}')
        fields.require_prose(names, at)


def texts(people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts with slots, with their paths."""
    yield from ((f"attendance[{shown(label)}]", names) for label, names in people.items())
