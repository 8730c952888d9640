"""Signs in a run beside its words or among them: breaks, symbols of a typeface, and joiners that nobody typed."""

from collections.abc import Mapping
from types import MappingProxyType
from unicodedata import category

SIGNS: Mapping[str, str] = MappingProxyType(
    {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
)

WINGDINGS: Mapping[str, str] = MappingProxyType(
    {"A8": "□", "6F": "□", "71": "□", "FE": "☑", "FD": "☒", "FC": "✓", "FB": "✗", "6C": "●", "6E": "■", "A1": "○"}
)
"""The symbols of Wingdings that forms use; all others are told and stand as 〓."""

UNKNOWN = "〓"

JOINER = "\u200d"
"""What LibreOffice writes into a row that came while changes are tracked; behind a sign of an emoji it is of it."""


def symbol(code: str, typeface: str) -> str:
    """Return the character for a symbol of a typeface, by its hexadecimal code (ISO/IEC 29500-1, 17.3.3.30).

    >>> symbol("F0FE", "Wingdings"), symbol("F07A", "Wingdings"), symbol("2103", "SimSun")
    ('☑', '〓', '℃')
    """
    code = code.upper()
    if typeface.startswith("Wingdings") and code[-2:] in WINGDINGS:
        return WINGDINGS[code[-2:]]
    point = int(code, 16) if 0 < len(code) <= 5 and set(code) <= set("0123456789ABCDEF") else 0xF000
    return chr(point) if 0x20 <= point < 0xD800 or 0xF900 <= point < 0xFFFE else UNKNOWN


def behind(above: str, words: str) -> str:
    """Return words as they stand behind others: without a joiner in front that joins nothing.

    >>> behind("电视", "\u200d台"), len(behind("👩", "\u200d💻"))
    ('台', 2)
    """
    if words.startswith(JOINER) and not (above and category(above[-1])[0] in "SM"):
        return words.lstrip(JOINER)
    return words
