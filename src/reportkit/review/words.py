"""What a comment says, without what an office's own rules may say and no file can hold."""

from reportkit.manuscript.internal import printable
from reportkit.rules import Finding


def comment(finding: Finding, problem: str) -> tuple[str, ...]:
    """Return the paragraphs of a comment: how grave it is and by which rule, what is wrong, what it rests on."""
    name = f"{finding.title}（{finding.name}）" if finding.title else finding.name
    words = f"【{finding.severity.value}】{name}", problem, f"依据：{finding.basis}"
    return tuple(printable(text) for text in words)
