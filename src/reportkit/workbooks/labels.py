"""Words of sheets and of what is said of them: the same label however a program keeps it, and names in a row."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from reportkit.model.unprintable import UNPRINTABLE

_WITHIN_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")

MOST_NAMED = 5
"""How many names a sentence gives before it says how many there are in all."""


def named(names: Sequence[str], counted: str) -> str:
    """Return names in a row, of many the first and how many there are.

    >>> named(["甲局", "乙局"], "个单位"), named(list("甲乙丙丁戊己"), "个单位")
    ('甲局、乙局', '甲、乙、丙、丁、戊等6个单位')
    """
    more = f"等{len(names)}{counted}" if len(names) > MOST_NAMED else ""
    return "、".join(names[:MOST_NAMED]) + more


def plain(value: object) -> str:
    """Return a text without what programs and people change about it in passing; what is no text is empty.

    >>> plain("（一）予以公开 "), plain("(一)\\n予以公开"), plain(12)
    ('(一)予以公开', '(一)予以公开', '')
    """
    return _plain(value) if isinstance(value, str) else ""


@lru_cache(maxsize=4096)  # a form has some hundred labels, and each return has them again
def _plain(text: str) -> str:
    return "".join(UNPRINTABLE.sub("", unicodedata.normalize("NFKC", text)).split())


def one_line(text: str) -> str:
    """Return what was typed over several lines as one: a break within Chinese is none, between words it is a blank.

    >>> one_line(" 机构改革，\\n职能划转\\u200b "), one_line("see\\nbelow")
    ('机构改革，职能划转', 'see below')
    """
    words = " ".join(UNPRINTABLE.sub(lambda sign: " " if sign[0].isspace() else "", text).split())
    return _WITHIN_CHINESE.sub("", words)


def printed(text: str) -> str:
    """Return a text as a message can hold it: control characters by their signs, what cannot be seen left out.

    >>> printed("582\\n件\\u200b")
    '582␊件'
    """
    return UNPRINTABLE.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number < ord(" "):
        return chr(ord("␀") + number)
    return "�" if 0xD800 <= number <= 0xDFFF else ""  # half a character: a name that is not in UTF-8
