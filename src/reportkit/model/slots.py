"""The one way to write text: a str with named slots, `{主动公开政府信息}` or `{主动公开政府信息:数值}`."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportkit.errors import InvalidValue, brief
from reportkit.messages import Message

PLACEHOLDER = "待补"


class Slot(NamedTuple):
    """A place in a text that a fact fills: its name, and a format word that says more or less of it."""

    name: str
    word: str = ""

    @property
    def inside(self) -> str:
        """What stands in its braces."""
        return f"{self.name}:{self.word}" if self.word else self.name

    @property
    def written(self) -> str:
        """The slot as it is written, in full."""
        return f"{{{self.inside}}}"

    def __str__(self) -> str:
        """The slot as it is written, or its beginning: it stands in messages."""
        return f"{{{brief(self.name)}:{brief(self.word)}}}" if self.word else f"{{{brief(self.name)}}}"


class SlotFault(NamedTuple):
    """A slot that cannot be filled (占位符问题): the place and the text that it stands in, and why."""

    place: str
    text: str
    slot: str
    reason: Message


class WrongSlots(InvalidValue):
    """Texts have slots that cannot be filled (占位符有误); `faults` are all of them, in their order."""

    def __init__(self, template: str | Message, /, *, faults: Sequence[SlotFault] = (), **values: object) -> None:
        super().__init__(template, **values)
        self.faults = tuple(faults)


def escape(text: str) -> str:
    """Double the braces of a text that is to stand as it is.

    >>> escape("{附表}")
    '{{附表}}'
    """
    return text.replace("{", "{{").replace("}", "}}")


def written(piece: str | Slot) -> str:
    """Return a piece of a text as it is written there.

    >>> "".join(map(written, parse("{{甲}}{乙}")))
    '{{甲}}{乙}'
    """
    return escape(piece) if isinstance(piece, str) else piece.written


def is_literal(text: str) -> bool:
    """Tell whether a text has no brace, and so no slot."""
    return "{" not in text and "}" not in text and "｛" not in text and "｝" not in text


WIDE_BRACES = re.compile("[｛｝]")  # what an input method gives for a brace; no report prints one


A_TEXT = Message("text")


def parse(text: str, place: str | Message = A_TEXT) -> tuple[str | Slot, ...]:
    """Split a text into literal pieces and slots; `{{` and `}}` stand for braces.

    Raises InvalidValue for a brace without its partner or a slot without a name, with its position.

    >>> parse("共{数量:数值}。")
    ('共', Slot(name='数量', word='数值'), '。')
    """
    if is_literal(text):  # most texts
        return (text,) if text else ()
    try:
        return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _parse(text)
    except InvalidValue as error:
        raise InvalidValue("{place}: {error}", place=place, error=error.message) from None


def is_well_formed(text: str) -> bool:
    """Tell whether `parse` takes a text."""
    if is_literal(text):
        return True
    try:
        parse(text)
    except InvalidValue:
        return False
    return True


def slots_of(text: str, place: str = "text") -> Iterable[Slot]:
    """Return the slots of a text, in their order; raises as `parse`."""
    if is_literal(text):
        return ()
    return [piece for piece in parse(text, place) if isinstance(piece, Slot)]


_BRACED = re.compile(r"(\{[^{}]*\}|\{\{|\}\}|[{}])")


def _parse(text: str) -> tuple[str | Slot, ...]:
    wide = WIDE_BRACES.search(text)
    if wide:
        sign, position = wide[0], wide.start()
        raise InvalidValue(
            "full-width {sign} at position {position}; slots take half-width {{ and }}", sign=sign, position=position
        )
    pieces: list[str | Slot] = []
    parts = _BRACED.split(text)
    literal = parts[0]
    for number in range(1, len(parts), 2):
        braced, behind = parts[number : number + 2]
        if braced in ("{{", "}}"):
            literal += braced[0] + behind
            continue
        inside = braced[1:-1]
        slot = _known_slot(inside) if len(inside) <= LONGEST_REMEMBERED else _slot(inside)
        if slot is None:
            raise _fault(text, braced, len("".join(parts[:number])))
        if literal:
            pieces.append(literal)
        pieces.append(slot)
        literal = behind
    return (*pieces, literal) if literal else tuple(pieces)


LONGEST_REMEMBERED = 256  # characters: whatever is built and forgotten, what stays of it is small
_remembered = lru_cache(maxsize=4096)(_parse)  # the constructor, the report, compose and the rules read the same text


def _fault(text: str, braced: str, position: int) -> InvalidValue:
    """Return why a brace, or what stands in a pair, is no slot."""
    if braced == "{":
        return _unclosed(text, position)
    if braced == "}":
        return InvalidValue("'}}' at position {position} closes nothing; write '}}}}' for a brace", position=position)
    return InvalidValue(
        "slot '{{{inside}}}' at position {position} is malformed; write {{name}} or {{name:word}}",
        inside=brief(braced[1:-1]),
        position=position,
    )


def _unclosed(text: str, position: int) -> InvalidValue:
    """Return why the brace at a position opens no slot."""
    another = text.find("{", position + 1)
    if another < 0 or text.startswith("{{", another):
        return InvalidValue("'{{' at position {position} is never closed; write '{{{{' for a brace", position=position)
    return InvalidValue(
        "'{{' at position {position} is not closed before the one at position {another}; slots do not nest",
        position=position,
        another=another,
    )


def _slot(inside: str) -> Slot | None:
    name, colon, word = inside.partition(":")
    name, word = name.strip(), word.strip()
    return Slot(name, word) if name and (word or not colon) else None


_known_slot = lru_cache(maxsize=4096)(_slot)  # a report names its facts again and again: one Slot for each
