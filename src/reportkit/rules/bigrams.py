"""Bigrams: every two characters that stand side by side, as numbers, which take less than half the time of texts."""

from collections.abc import Collection
from struct import pack, unpack, unpack_from

from reportkit.patterns import expression
from reportkit.rules.normalise import MASK

RARE = expression("[\U00010000-\U0010ffff]")
"""Characters that have two places in UTF-16; no word that is looked for has one."""


def bigrams(text: str) -> list[int]:
    """Return every two characters of a text that stand side by side, in order.

    >>> one, other, again = bigrams("公开公开")
    >>> one == again != other
    True
    """
    if len(text) < 2:
        return []
    units, found = _units(text), [0] * (len(text) - 1)
    found[::2] = unpack_from(f"<{len(text) // 2}I", units)
    found[1::2] = unpack_from(f"<{(len(text) - 1) // 2}I", units, 2)
    return found


def words_in(text: str) -> tuple[int, ...]:
    """Return the words of a text in which nothing but words of two characters stand, one behind another.

    >>> words_in("公开申请") == (*bigrams("公开"), *bigrams("申请"))
    True
    """
    return unpack(f"<{len(text) // 2}I", _units(text))


def text_of(words: Collection[int]) -> str:
    """Return words of two characters, one behind another.

    >>> text_of(words_in("公开申请"))
    '公开申请'
    """
    return pack(f"<{len(words)}I", *words).decode("utf-16-le")


def _units(text: str) -> bytes:
    units = text.encode("utf-16-le", "replace")
    return units if len(units) == 2 * len(text) else RARE.sub(MASK, text).encode("utf-16-le", "replace")
