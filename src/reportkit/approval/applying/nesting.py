"""Content put together again: parts, items and paragraphs in one order, each below what it belongs to."""

from collections.abc import Iterator
from typing import Any

import attrs

from reportkit.model import Measure, Section
from reportkit.model.content import Block, Content

PREAMBLE, SECTIONS = "preamble", "sections"


@attrs.define
class ContentUnit:
    """A piece of content where it will stand (内容单元): `below` is the path of what held it before, "" for what came.

    `content` is without what stands below it; `level` is that of a part or an item, 0 for all else.
    """

    content: Content
    level: int
    below: str = ""
    origin: str = ""


@attrs.define
class _Open:
    """What is open for more below it (未完层次)."""

    unit: ContentUnit
    content: list["_Open"] = attrs.Factory(list)

    def made(self, level: int) -> Content:
        own = self.unit.content
        if not isinstance(own, (Section, Measure)):
            return own
        below = tuple(one.made(self.unit.level) for one in self.content)
        given = self.unit.level if self.unit.level != level + 1 or own.level == self.unit.level else None
        return attrs.evolve(own, content=below, level=given)


def nested(units: list[ContentUnit], root: str) -> list[Content]:
    """Return units as content: what was below something stays below it, while that is open."""
    top = _Open(ContentUnit((), 0, origin=root))
    stack = [top]
    for unit in units:
        origins = [one.unit.origin for one in stack]
        if unit.level:
            while stack[-1].unit.level >= unit.level:
                stack.pop()
        if unit.below in origins[: len(stack)]:
            del stack[origins.index(unit.below) + 1 :]
        elif not unit.level:
            while isinstance(stack[-1].unit.content, Measure):
                stack.pop()
        made = _Open(unit)
        stack[-1].content.append(made)
        if unit.level:
            stack.append(made)
    return [one.made(0) for one in top.content]


def flat(content: tuple[Any, ...], path: str, level: int = 1) -> Iterator[ContentUnit]:
    """Yield the units of some content in reading order.

    >>> given = (Section("甲", ["一。", Section("乙", ["二。"]), "三。"]),)
    >>> tuple(nested(list(flat(given, "sections")), "sections")) == given
    True
    """
    for number, item in enumerate(content):
        place = f"{path}[{number}]"
        below = path.removesuffix(".content")
        if isinstance(item, (Section, Measure)):
            own = item.level or level
            yield ContentUnit(attrs.evolve(item, content=()), own, below, place)
            yield from flat(item.content, f"{place}.content", own + 1)
        else:
            yield ContentUnit(item, 0, below, place)


def is_paragraph(content: Content) -> bool:
    """Tell whether content may stand in the preamble."""
    return not isinstance(content, Block)
