"""Lines that have the style of the paragraph beside which somebody typed them, told by their words.

Enter gives a paragraph the style of the one above it; so what is typed above the mark is set as a mark, and what is
typed below the date as a date.
"""

from collections.abc import Iterator, Sequence

import attrs

from reportkit.manuscript import CLOSING, HEAD, IMPRINT, Line, Role
from reportkit.readers.closing import DATE
from reportkit.readers.letterhead import form_of, is_note


def by_words(given: Sequence[Line]) -> list[Line]:
    """Return the lines of a file that this library saved, with those told by their words whose style is another's.

    >>> from reportkit.manuscript import Span
    >>> lines = [Line(Role.DATE, (Span(words),)) for words in ("2019年1月5日", "（联系人：张三）")]
    >>> [line.role.value for line in by_words(lines)]
    ['成文日期', '附注']
    """
    return list(_closing(list(_formed(given))))


def _formed(given: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, those above the title and of the imprint as what their form says: 秘密★1年, 抄送：县委办。"""
    titles = [at for at, line in enumerate(given) if line.role is Role.TITLE]
    last = max((at for at, line in enumerate(given) if line.role in HEAD), default=-1)
    end = titles[-1] if titles else last + 1
    for at, line in enumerate(given):
        above = at < end and line.role in (*HEAD, Role.TITLE, Role.STAGE, Role.BODY)
        among = HEAD if above else IMPRINT if line.role in IMPRINT else ()
        found = form_of(line.text) if among else None
        yield attrs.evolve(line, role=found) if found and found in among else line


def _closing(given: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, those below the text as what they say: a date where no other is one, a note by its brackets."""
    dated = any(line.role is Role.DATE and DATE.fullmatch(line.text.strip()) for line in given)
    below = False
    for line in given:
        role = line.role
        words = line.text.strip()
        if role in (Role.SIGNATURE, Role.DATE) and is_note(words):
            role = Role.NOTE
        elif role is Role.SIGNATURE and not dated and DATE.fullmatch(words):
            role = Role.DATE
        elif role is Role.DATE and dated and not DATE.fullmatch(words):
            role = Role.BODY
        elif role is Role.BODY and below and is_note(words):
            role = Role.NOTE
        below = role in CLOSING
        yield line if role is line.role else attrs.evolve(line, role=role)
