"""A paragraph: texts, derived sentences, runs of points and what stands within, one after the other."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeGuard

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.messages import Message
from reportkit.model import fields, slots
from reportkit.numbering import run_labels
from reportkit.values import value_class

if TYPE_CHECKING:
    from reportkit.model.report import Report

Phrase = Callable[["Report"], str]
"""A derived sentence: a function of the report that returns text with slots."""

Series = Literal["一是", "第一，", "首先，", "其一，", "1.", "（1）", "①"]

SERIES: tuple[Series, ...] = ("一是", "第一，", "首先，", "其一，", "1.", "（1）", "①")

END_MARKS = tuple("；;。.，,、：:")

ENDED = ("。", "！", "？", "。”", "！”", "？”", "。）", "……")
"""How a point ends that gets no end mark."""


class Inline:
    """What stands within a paragraph as more than text (行内内容); a new kind subclasses it and is told to `compose`.

    Its `words` are a paragraph of their own; one that `follows` stands behind the words that it is about.
    """

    __slots__ = ()
    words: "Paragraph"
    follows: ClassVar[bool] = False

    def texts(self, path: str) -> "Iterator[tuple[str, str | Phrase]]":
        """Yield every text of its own with its path, in reading order."""
        yield from paragraph_texts(self.words, f"{path}.words")


TYPED_NUMBER = re.compile(
    r"第?[一二三四五六七八九十百]+[、，]|第[一二三四五六七八九十百零]+[编章节条][ 　]|"
    r"（[一二三四五六七八九十百\d]+）|\d+(?:[．、]|\.(?!\d))|[①-⑳]|[一二三四五六七八九十]是"
)


def is_bare(text: str) -> bool:
    """Tell whether a text brings neither a number before it nor an end mark behind it."""
    return not text.endswith(END_MARKS) and TYPED_NUMBER.match(text) is None


def require_unnumbered(text: str, place: str) -> None:
    """Refuse a heading or point that brings its own number: numbers follow from the place."""
    typed = TYPED_NUMBER.match(text)
    if typed:
        raise InvalidValue(
            "{place}: {text} begins with the number {typed}; leave it out, it is set",
            place=place,
            text=fields.shown(text),
            typed=repr(typed[0]),
        )


def heading(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept the words of a heading, lead or caption: text with slots and no end mark (GB/T 15834-2011, B.4)."""
    if fields.is_sound(value) and slots.is_well_formed(value) and is_bare(value):
        return
    place = fields.where(instance, attribute)
    if isinstance(value, Inline):
        kind = type(value).__name__
        raise InvalidValue(
            "{place}: got {kind}; what stands here has a look of its own, give the words alone", place=place, kind=kind
        )
    if fields.require_prose(value, place).endswith(END_MARKS):
        mark = repr(str(value)[-1])
        raise InvalidValue(
            "{place}: {value} ends in {mark}; leave the end mark out", place=place, value=fields.shown(value), mark=mark
        )
    fields.require_unpadded(str(value), place)
    require_unnumbered(str(value), place)


def as_paragraph(given: "GivenParagraph") -> "Paragraph":
    """Take a paragraph: a list is one paragraph whose pieces run on."""
    return tuple(given) if isinstance(given, (list, tuple)) else given  # type: ignore[return-value]  # the validator names it


def as_paragraphs(given: "Sequence[GivenParagraph] | GivenParagraph") -> "tuple[Paragraph, ...]":
    """Take paragraphs, or one alone; a list among them is one paragraph whose pieces run on."""
    items: tuple[GivenParagraph, ...] = fields.as_tuple(given)
    return tuple([as_paragraph(item) for item in items])


@value_class
class Points:
    """A run of points inside a paragraph (并列列举): 一是……；二是……。

    The markers count by themselves. Points end in ；and the last in 。, or all in 。 as soon as one of them is
    more than one sentence (GB/T 15834-2011, A.5), so end marks are not given. One point may hold one nested
    run, in another series: a list of its text and the run.

    Parameters: `items` two or more texts; `series` 一是, 第一，, 首先，, 其一，, 1., （1） or ①.

    Raises InvalidValue for fewer than two items, an end mark, a nested run in the same series or nested twice.

    >>> Points(["加强领导", "明确责任"]).series
    '一是'
    """

    items: "tuple[Paragraph, ...]" = field(converter=as_paragraphs)
    series: Series = field(default="一是", validator=fields.one_of(*SERIES))

    @items.validator
    def _whole_run(self, attribute: "attrs.Attribute[Any]", value: tuple[Any, ...]) -> None:
        for number, item in enumerate(value):
            if fields.is_prose(item) and is_bare(item):
                continue
            place = f"Points.items[{number}]"
            require_paragraph(item, place)
            said = [text for text in _outer(item) if isinstance(text, str)]
            if said[:1] == _outer(item)[:1]:
                require_unnumbered(said[0], place)
            if said[-1:] == _outer(item)[-1:] and said[-1].endswith(END_MARKS):
                mark = repr(said[-1][-1])
                raise InvalidValue(
                    "{place}: ends in {mark}; leave it out, the run sets its end marks", place=place, mark=mark
                )
        if len(value) < 2:
            raise InvalidValue("Points.items: got {count}; a run has two points or more", count=len(value))

    def __attrs_post_init__(self) -> None:
        run_labels(self.series, len(self.items))
        for inner in self.nested():
            if inner.series == self.series:
                raise InvalidValue(
                    "Points.items: a run of {series} inside another; give the inner one another series",
                    series=self.series,
                )
            if any(True for _ in inner.nested()):
                raise InvalidValue("Points.items: runs nest once; make the outer one items of a section")

    def nested(self) -> "Iterator[Points]":
        """Yield the runs inside this one's points."""
        for item in self.items:
            yield from (piece for piece in pieces(item) if isinstance(piece, Points))

    def texts(self, path: str) -> "Iterator[tuple[str, str | Phrase]]":
        """Yield every text with its path, in reading order."""
        for number, item in enumerate(self.items):
            yield from paragraph_texts(item, f"{path}.items[{number}]")


Piece = str | Phrase | Points | Inline
Paragraph = Piece | tuple[Piece, ...]
GivenParagraph = Piece | Sequence[Piece]
"""What may be given as a paragraph: text with slots, a phrase, Points, Emphasis, Link, or a list of what runs on."""


def pieces(paragraph: Paragraph) -> tuple[Piece, ...]:
    """Return what a paragraph runs together."""
    return paragraph if isinstance(paragraph, tuple) else (paragraph,)


def _outer(paragraph: Paragraph) -> list[Piece]:
    """Return what a paragraph runs together, with the words of what stands within it, but for what follows them."""
    flat: list[Piece] = []
    for piece in pieces(paragraph):
        if not isinstance(piece, Inline):
            flat.append(piece)
        elif not piece.follows:
            flat += _outer(piece.words)
    return flat


def is_phrase(value: object) -> TypeGuard[Phrase]:
    """Tell a derived sentence from a class or an object that merely can be called."""
    return callable(value) and not isinstance(value, type)


def phrase_name(phrase: Phrase) -> str:
    """Return the name by which a phrase is called in a script: that of its function, or of what made it."""
    name = getattr(phrase, "__qualname__", None) or getattr(phrase, "__name__", None)
    return name.split(".")[0] if isinstance(name, str) else fields.shown(phrase)


A_PARAGRAPH = Message("text, a phrase, Points, Emphasis, Link, or a list of these")


def require_paragraph(value: object, place: str, *, wanted: Message = A_PARAGRAPH) -> None:
    """Refuse what is no paragraph; `wanted` is what may stand at the place."""
    if isinstance(value, tuple) and not value:
        raise InvalidValue("{place}: an empty list; give the pieces of a paragraph", place=place)
    for number, piece in enumerate(value if isinstance(value, tuple) else (value,)):
        if isinstance(piece, str):
            fields.require_prose(piece, place)
        elif isinstance(piece, Inline):
            if piece.follows and not number:
                raise InvalidValue(
                    "{place}: {kind} stands behind the words that it is about; give these first, in one list with it",
                    place=place,
                    kind=type(piece).__name__,
                )
        elif not isinstance(piece, Points) and not is_phrase(piece):
            raise fields.wrong_type(place, piece, wanted)


def placed_pieces(paragraph: Paragraph, path: str) -> "list[tuple[str, Piece]]":
    """Return what a paragraph runs together, each piece with its path."""
    if isinstance(paragraph, tuple):
        return [(f"{path}[{number}]", piece) for number, piece in enumerate(paragraph)]
    return [(path, paragraph)]


def paragraph_texts(paragraph: Paragraph, path: str) -> "Iterator[tuple[str, str | Phrase]]":
    """Yield the texts of a paragraph with their paths."""
    for place, piece in placed_pieces(paragraph, path):
        if isinstance(piece, (Points, Inline)):
            yield from piece.texts(place)
        else:
            yield place, piece
