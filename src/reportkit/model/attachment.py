"""Attachments: what is listed behind the text and bound after it, each on a page of its own."""

from collections.abc import Sequence
from typing import Any

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.model.content import Content, as_content, content
from reportkit.model.labels import require_unlabelled
from reportkit.model.letterhead import Letterhead
from reportkit.model.paragraph import heading
from reportkit.values import value_class


def _title_lines(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept the words of a heading, on one line or more."""
    place = fields.where(instance, attribute)
    fields.require_lines(value, place)
    unbroken = str(value).replace("\n", "")
    heading(instance, attribute, unbroken)
    require_unlabelled(unbroken, place, "附件")


@value_class
class Attachment:
    """An attachment (附件): listed under the text, and printed after it from a new page on.

    Its number and label follow from the report: 附件 when it is the only one, else 附件1, 附件2 … (GB/T 9704-2012,
    7.3.4 and 7.3.7).

    Parameters: `title` without number and end mark, broken where it has a line break; `content` as rich as a
    section's, numbered anew; `name` for slots that refer to it; `landscape` turns its pages; `apart` puts the
    document's number before its label, for one that is not bound with the text.

    >>> Attachment("统计表", ["……"]).title
    '统计表'
    """

    title: str = field(validator=_title_lines)
    content: tuple[Content, ...] = field(default=(), converter=as_content, validator=content)
    name: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    landscape: bool = field(default=False, kw_only=True, validator=fields.flag)
    apart: bool = field(default=False, kw_only=True, validator=fields.flag)

    @property
    def title_unbroken(self) -> str:
        """The title on one line, as references and the note print it."""
        return self.title.replace("\n", "")


def as_attachments(given: Sequence[Attachment] | Attachment) -> tuple[Attachment, ...]:
    """Take attachments, or one alone."""
    return fields.as_tuple(given)


def require_number(attachments: Sequence[Attachment], head: Letterhead | None) -> None:
    """Refuse an attachment bound apart of a document that has no number to put before its label."""
    for position, attachment in enumerate(attachments):
        if attachment.apart and (head is None or head.number is None):
            raise InvalidValue(
                "{place}: what is bound apart begins with the 发文字号; give letterhead= with its number",
                place=f"attachments[{position}].apart",
            )
