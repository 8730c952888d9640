"""The stretches of a line: words, what they are and how they are stressed, where they lead, the notes on them."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple


class Mark(Enum):
    """What a stretch of text is within its line."""

    TEXT = "文字"
    LEAD = "条目题"
    PLACEHOLDER = "待补"
    PREPRINTED = "套打"


class Stress(Enum):
    """How words are stressed (强调); a format says what each looks like."""

    BOLD = "加粗"
    UNDERLINED = "下划线"
    HEI = "黑体"
    KAI = "楷体"

    __hash__ = object.__hash__


class Note(NamedTuple):
    """A note (注释): its words, its place, and the number of its mark where that does not follow from its page.

    One in a table has no words here: they stand under the table, at the same number.
    """

    spans: "tuple[Span, ...]"
    origin: str
    number: int | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return text_of(self.spans)


class Span(NamedTuple):
    """A stretch of text: its words, what it is, and the name of the fact or of the target that it prints.

    `stresses` is how it is stressed; `link` where it leads, an address, or # and the name of a line; `note` the note
    whose mark stands here, in a span without words.
    `slot` is what stands in the braces that it was printed from, such as 收到申请:数值, "" for a marker that the
    library sets, None where it was typed. A slot that prints nothing has a span without words, for its place.
    """

    text: str
    mark: Mark = Mark.TEXT
    fact: str | None = None
    target: str | None = None
    slot: str | None = None
    stresses: tuple[Stress, ...] = ()
    link: str | None = None
    note: Note | None = None


def text_of(spans: Iterable[Span]) -> str:
    """Return the words of spans.

    >>> text_of([Span("380"), Span("件")])
    '380件'
    """
    return "".join([span.text for span in spans])


def notes_of(spans: Iterable[Span]) -> list[Note]:
    """Return the notes whose marks stand among some spans, in order."""
    return [span.note for span in spans if span.note]


def links_of(spans: Iterable[Span]) -> Iterator[str]:
    """Yield where some spans, and the notes at them, lead."""
    for span in spans:
        if span.link:
            yield span.link
        if span.note:
            yield from links_of(span.note.spans)


LAST_CIRCLED = 20
"""The last number that Word prints in a circle; ⑪ to ⑳ are in typefaces of GBK."""


def note_mark(number: int) -> str:
    """Return the mark of a note as it is typed: ① to ⑳, 〔21〕 from there on.

    >>> note_mark(3), note_mark(21)
    ('③', '〔21〕')
    """
    return chr(ord("①") + number - 1) if number <= LAST_CIRCLED else f"〔{number}〕"
