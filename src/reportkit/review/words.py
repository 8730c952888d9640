"""What an office's own rules may say and no file can hold."""

import re

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text of one line without control characters, which no Word file holds.

    >>> printable("甲\\n乙\\x0b")
    '甲乙'
    """
    return UNPRINTABLE.sub("", text)
