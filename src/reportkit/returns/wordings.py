"""Words of forms and of what is said of them: the same label however a program keeps it, and names in a row."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

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
    return "".join(unicodedata.normalize("NFKC", text).split())
