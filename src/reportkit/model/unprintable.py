"""Signs that no page shows or no Word file holds; loaded by the first text that may have one."""

import re
from typing import NoReturn

from reportkit.errors import InvalidValue
from reportkit.messages import Message

_SIGNS = {
    Message("control character"): r"\x00-\x1f\x7f-\x9f",
    Message("lone surrogate"): r"\ud800-\udfff",
    Message("invisible character"): r"\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff",
    Message("noncharacter"): r"\ufdd0-\ufdef\ufffe\uffff",
}
UNPRINTABLE = re.compile(f"[{''.join(_SIGNS.values())}]")
"""A sign that no text of a report may have."""


def refuse(found: re.Match[str], place: str | Message, *, line_break: Message, sign: Message) -> NoReturn:
    """Refuse a text for such a sign; `line_break` and `sign` are what to do about the one or the other."""
    match found[0]:
        case "\n" | "\r":
            kind, remedy = Message("line break"), line_break
        case "\t":
            kind, remedy = Message("tab"), Message("leave tabs out; the format sets all positions")
        case _:
            kind, remedy = next(kind for kind, signs in _SIGNS.items() if re.match(f"[{signs}]", found[0])), sign
    raise InvalidValue(
        "{place}: {kind} {code} at position {position}; {remedy}",
        place=place,
        kind=kind,
        code=f"U+{ord(found[0]):04X}",
        position=found.start(),
        remedy=remedy,
    )
