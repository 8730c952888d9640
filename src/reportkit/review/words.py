"""What a comment says, without what an office's own rules may say and no file can hold."""

import re

from reportkit.rules import Finding

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return a text of one line without control characters, which no Word file holds.

    >>> printable("甲\\n乙\\x0b")
    '甲乙'
    """
    return UNPRINTABLE.sub("", text)


def comment(finding: Finding, problem: str) -> tuple[str, ...]:
    """Return the paragraphs of a comment: how grave it is and by which rule, what is wrong, what it rests on."""
    name = f"{finding.title}（{finding.name}）" if finding.title else finding.name
    words = f"【{finding.severity.value}】{name}", problem, f"依据：{finding.basis}"
    return tuple(printable(text) for text in words)
