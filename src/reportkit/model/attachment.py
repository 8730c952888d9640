"""Attachments: what is listed behind the text and bound after it, each on a page of its own."""

from collections.abc import Iterator

import attrs
from attrs import field

from reportkit.model import fields
from reportkit.model.content import Content, Phrase, as_content, content, content_texts, heading


@attrs.frozen
class Attachment:
    """An attachment (附件): listed under the text, and printed after it from a new page on.

    Its number and label follow from the report: 附件 when it is the only one, else 附件1, 附件2 … (GB/T 9704-2012,
    7.3.4 and 7.3.7).

    Parameters: `title` without number and end mark; `content` as rich as a section's, numbered anew; `name`
    for slots that refer to it; `landscape` turns its pages.

    >>> Attachment("统计表", ["……"]).title
    '统计表'
    """

    title: str = field(validator=heading)
    content: tuple[Content, ...] = field(default=(), converter=as_content, validator=content)
    name: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    landscape: bool = field(default=False, kw_only=True, validator=fields.flag)

    def texts(self, path: str) -> Iterator[tuple[str, str | Phrase]]:
        """Yield every text with its path, in reading order."""
        yield f"{path}.title", self.title
        yield from content_texts(self.content, f"{path}.content")
