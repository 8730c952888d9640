"""Which attachments a text points to, by their numbers, by a range of these, or by the word alone."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reportkit.manuscript import Role
from reportkit.patterns import expression
from reportkit.readers.typed_numbers import numeral_value
from reportkit.rules.context import CheckContext
from reportkit.rules.passage import Passage

NUMBER = r"\d{1,2}(?!\d|[.．]\d|[年月日个项份条张页人次户万亿%％])"
TO = "至|到|[-－—–~～]{1,2}"
AND = "[、，]?(?:和|与|及|以及)|、"
LISTED = expression(
    rf"(?<!相关)(?P<led>(?<=[见如]))?附件(?P<first>{NUMBER})(?P<others>(?:(?:{TO}|{AND})(?:附件)?{NUMBER})*)"
)
OTHER = expression(rf"(?:(?P<to>{TO})|{AND})(?P<number>(?:附件)?{NUMBER})")
UNNUMBERED = expression(
    r"(?:[见如按照]|根据|依据)(?:本\w{1,6})?附件(?P<numeral>[一二三四五六七八九十]{1,3})?(?!\d)|附后"
)
OWN = (Role.ATTACHMENT_NOTE, Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE)
"""What an attachment is called itself, which points to none."""


class AttachmentReference(NamedTuple):
    """A number by which a text points to attachments (附件引用): up to which it means, and where it stands.

    One is `led` where its list stands behind a word that points, as in 见附件1、2.
    """

    number: int
    up_to: int
    start: int
    end: int
    led: bool


def pointed(passage: Passage) -> Iterator[AttachmentReference]:
    """Yield the numbers of the attachments that a passage points to, 附件1至3 as one from 1 up to 3.

    >>> [one[:2] for one in pointed(Passage("preamble[0]", "", "见附件1、附件2和5—7。", Role.BODY))]
    [(1, 1), (2, 2), (5, 7)]
    """
    for found in LISTED.finditer(passage.plain):
        led = found["led"] is not None
        numbers = [(int(found["first"]), found.start(), found.end("first"), False)]
        for other in OTHER.finditer(passage.plain, found.start("others"), found.end()):
            number = int(other["number"].removeprefix("附件"))
            numbers.append((number, other.start("number"), other.end(), bool(other["to"])))
        for (number, start, end, joined), (up_to, _, there, ranges) in pairwise([*numbers, (0, 0, 0, False)]):
            if ranges:
                yield AttachmentReference(number, up_to, start, there, led)
            elif not joined:
                yield AttachmentReference(number, number, start, end, led)


def attachments_pointed_to(context: CheckContext) -> tuple[set[int], bool]:
    """Return the numbers of the attachments that a text points to, and whether it points to all by the word alone."""
    numbers: set[int] = set()
    alone = False
    for passage in context.holding("附件", "附后"):
        if passage.role not in OWN:
            for one in pointed(passage):
                numbers.update(range(one.number, one.up_to + 1))
            for found in UNNUMBERED.finditer(passage.plain):
                numeral = numeral_value(found["numeral"]) if found["numeral"] else None
                numbers.update(() if numeral is None else (numeral,))
                alone = alone or numeral is None
    return numbers, alone
