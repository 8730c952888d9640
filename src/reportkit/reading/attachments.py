"""The attachments of a file: what lists them, their labels and titles, and what they hold."""

import re
from collections.abc import Sequence

from reportkit.errors import InvalidValue
from reportkit.manuscript import Line
from reportkit.model import Attachment
from reportkit.model.content import Content
from reportkit.model.paragraph import END_MARKS
from reportkit.reading.parts import Attached
from reportkit.reading.words import clean, said

LABEL = re.compile(r"附\s*(?:件|表|图)\s*(?:[一二三四五六七八九十]{1,3}|\d{0,3})\s*[:：.．、]?\s*")
NUMBER = re.compile(r"(?:\d{1,2}[.．、，]|[⒈-⒛])\s*")
PLAIN_END = "".join(END_MARKS)


def listed(lines: Sequence[Line]) -> list[str]:
    """Return the titles that the list under a text gives.

    >>> from reportkit.manuscript import Role, Span
    >>> [one for one in listed([Line(Role.ATTACHMENT_NOTE, (Span(text),)) for text in ("附件：1.甲表", "2.乙表")])]
    ['甲表', '乙表']
    """
    titles = (NUMBER.sub("", LABEL.sub("", clean(line.text), count=1), count=1) for line in lines)
    return [title.rstrip(PLAIN_END) for title in titles]


def attachment_of(attached: Attached, known: str, content: Sequence[Content]) -> Attachment | None:
    """Return an attachment under its own title, or the one that it is listed under, None for one without either."""
    own = "".join(clean(line.text).replace("\n", "") for line in attached.titles)
    label = clean(attached.label.text)
    found = LABEL.search(label)
    behind = label[found.end() :] if found else ""
    apart = bool(found and found.start())
    title = (own or behind or known).rstrip(PLAIN_END)
    try:
        return Attachment(said(title), content, apart=apart)
    except InvalidValue:
        return None
