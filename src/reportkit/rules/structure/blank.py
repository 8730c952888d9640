"""A rule about texts that hold nothing to read."""

from collections.abc import Iterator

from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.places import WHOLE
from reportkit.rules.rule import Fault, Input, rule


@rule(
    title="没有文字",
    severity=Severity.ERROR,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": " \n——"},
    good={"text": "甲"},
    needs=Input.TEXT,
)
def nothing_written(context: CheckContext) -> Iterator[Fault]:
    """A file without a word, or one whose pages are pictures, has not been checked at all."""
    if not any(sign.isalnum() for passage in context.passages for sign in passage.text):
        yield Fault(WHOLE, "没有可以检查的文字；如果内容是图片，请改为文字")
