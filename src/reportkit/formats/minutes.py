"""Minutes (纪要格式; GB/T 9704-2012, 10.3): a mark of their own, and who was there below the text."""

import attrs

from reportkit.formats.gb9704 import GB9704
from reportkit.formats.letterhead import HeadLook
from reportkit.manuscript import PLAIN, Element

_PLAIN = tuple(kind for kind in PLAIN if kind is not Element.CONTENTS)
_AT = _PLAIN.index(Element.SIGNATURE)

MINUTES = attrs.evolve(
    GB9704,
    name="GB/T 9704-2012 纪要格式",
    standard="GB/T 9704-2012 纪要格式",
    elements=(*_PLAIN[:_AT], Element.ATTENDANCE, *_PLAIN[_AT:]),
    head=HeadLook(line=0),
)
"""The format of minutes. The standard prescribes no red line for them; an office that has one gives `head` its own."""
