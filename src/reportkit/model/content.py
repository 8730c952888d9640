"""What a report says, in order: sections, measures, and paragraphs with their runs of points."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeGuard, cast

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.numbering import run_labels

if TYPE_CHECKING:
    from reportkit.model.report import Report

Phrase = Callable[["Report"], str]
"""A derived sentence: a function of the report that returns text with slots."""

Series = Literal["一是", "第一，", "首先，", "其一，", "1.", "（1）", "①"]

SERIES: tuple[Series, ...] = ("一是", "第一，", "首先，", "其一，", "1.", "（1）", "①")

END_MARKS = tuple("；;。.，,、：:")


def _as_paragraph(given: "GivenParagraph") -> "Paragraph":
    """Take a paragraph: a list is one paragraph whose pieces run on."""
    return tuple(given) if isinstance(given, (list, tuple)) else cast("Piece", given)


def as_paragraphs(given: "Sequence[GivenParagraph] | GivenParagraph") -> "tuple[Paragraph, ...]":
    """Take paragraphs, or one alone; a list among them is one paragraph whose pieces run on."""
    items: tuple[GivenParagraph, ...] = fields.as_tuple(given)
    return tuple([_as_paragraph(item) for item in items])


def as_content(given: "Sequence[GivenContent] | GivenContent") -> "tuple[Content, ...]":
    """Take content, or one item alone; a list in it is one paragraph whose pieces run on."""
    return as_paragraphs(cast("Sequence[GivenParagraph]", given))


@attrs.frozen
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
            place = f"Points.items[{number}]"
            require_paragraph(item, place)
            first, last = pieces(item)[0], pieces(item)[-1]
            if isinstance(first, str):
                require_unnumbered(first, place)
            if isinstance(last, str) and last.endswith(END_MARKS):
                mark = repr(last[-1])
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


Piece = str | Phrase | Points
Paragraph = Piece | tuple[Piece, ...]
GivenParagraph = Piece | Sequence[Piece]


def pieces(paragraph: Paragraph) -> tuple[Piece, ...]:
    """Return what a paragraph runs together."""
    return paragraph if isinstance(paragraph, tuple) else (paragraph,)


def is_phrase(value: object) -> TypeGuard[Phrase]:
    """Tell a derived sentence from a class or an object that merely can be called."""
    return callable(value) and not isinstance(value, type)


def phrase_name(phrase: Phrase) -> str:
    """Return the name by which a phrase is called in a script: that of its function, or of what made it."""
    name = getattr(phrase, "__qualname__", None) or getattr(phrase, "__name__", None)
    return name.split(".")[0] if isinstance(name, str) else fields.shown(phrase)


def require_paragraph(value: object, place: str) -> None:
    """Refuse what is no paragraph."""
    if isinstance(value, tuple) and not value:
        raise InvalidValue("{place}: an empty list; give the pieces of a paragraph", place=place)
    for piece in value if isinstance(value, tuple) else (value,):
        if isinstance(piece, str):
            fields.require_prose(piece, place)
        elif not isinstance(piece, Points) and not is_phrase(piece):
            raise fields.wrong_type(place, piece, "text, a phrase, Points, or a list of these")


def placed_pieces(paragraph: Paragraph, path: str) -> "list[tuple[str, Piece]]":
    """Return what a paragraph runs together, each piece with its path."""
    if isinstance(paragraph, tuple):
        return [(f"{path}[{number}]", piece) for number, piece in enumerate(paragraph)]
    return [(path, paragraph)]


def paragraph_texts(paragraph: Paragraph, path: str) -> "Iterator[tuple[str, str | Phrase]]":
    """Yield the texts of a paragraph with their paths."""
    if isinstance(paragraph, tuple):
        for place, piece in placed_pieces(paragraph, path):
            yield from paragraph_texts(piece, place)
    elif isinstance(paragraph, Points):
        yield from paragraph.texts(path)
    else:
        yield path, paragraph


def _paragraph(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if value != "" and not fields.is_plain(value):
        require_paragraph(value, fields.where(instance, attribute))


def content(instance: object, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
    """Accept paragraphs, sections and measures, in any order."""
    for number, item in enumerate(value):
        if not isinstance(item, Block) and not fields.is_plain(item):
            require_paragraph(item, f"{fields.where(instance, attribute)}[{number}]")


class Block:
    """What stands in content as more than a paragraph; a new kind subclasses it and is told to `compose`."""

    def texts(self, path: str) -> "Iterator[tuple[str, str | Phrase]]":
        """Yield every text of its own with its path, in reading order; content below it is walked by `References`."""
        raise NotImplementedError


TYPED_NUMBER = re.compile(
    r"第?[一二三四五六七八九十百]+[、，]|第[一二三四五六七八九十百零]+[编章节条][ 　]|"
    r"（[一二三四五六七八九十百\d]+）|\d+(?:[．、]|\.(?!\d))|[①-⑳]|[一二三四五六七八九十]是"
)


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
    place = fields.where(instance, attribute)
    if fields.require_prose(value, place).endswith(END_MARKS):
        mark = repr(str(value)[-1])
        raise InvalidValue(
            "{place}: {value} ends in {mark}; leave the end mark out", place=place, value=fields.shown(value), mark=mark
        )
    fields.require_unpadded(str(value), place)
    require_unnumbered(str(value), place)


def _level(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if value is None:
        return
    place = fields.where(instance, attribute)
    if not isinstance(value, int) or isinstance(value, bool):
        raise fields.wrong_type(place, value, "a level of the scheme as a whole number, or None")
    if not 1 <= value <= 9:
        raise InvalidValue("{place}: got {value}; levels count from 1", place=place, value=fields.shown(value))


@attrs.frozen
class Section(Block):
    """A part of the report under a heading on a line of its own (层次): 一、, （一）, 1., （1）, ①.

    Its number is never typed: it follows from the place. Sections nest as deep as the scheme has levels.

    Parameters: `title` the heading, without number and without end mark (GB/T 15834-2011, B.4); `content`
    paragraphs, measures and further sections; `name` what slots refer to it by; `level` a deeper level of
    the scheme than the place would give, from 1.

    >>> Section("总体情况", ["{年}年，{全市}……"]).title
    '总体情况'
    """

    title: str = field(validator=heading)
    content: "tuple[Content, ...]" = field(default=(), converter=as_content, validator=content)
    name: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    level: int | None = field(default=None, kw_only=True, converter=fields.as_count, validator=_level)

    def texts(self, path: str) -> "Iterator[tuple[str, str | Phrase]]":
        """Yield its heading with its path."""
        yield f"{path}.title", self.title


def _as_points(given: "Points | Sequence[Piece | Sequence[Piece]] | None") -> Points | None:
    if given is None or isinstance(given, Points):
        return given
    if not isinstance(given, (list, tuple)):
        raise fields.wrong_type("Measure.points", given, "a list of points, or Points")
    return Points(given) if given else None


def _as_due(given: date | str | None) -> date | str | None:
    return given if isinstance(given, str) else fields.as_day(given)


@attrs.frozen
class Measure(Block):
    """A numbered item whose heading runs into its text (举措、条目): （一）领导重视，高位推进。一是……；二是……。

    It counts together with the sections beside it.

    Parameters: `lead` the words in the heading's font, without end mark; `text` a paragraph; `points` a run of 一是
    points, or Points of another series; `content` what follows below; `responsible` who answers for it, printed behind
    it with `by`, when it is due; `name` and `level` as for a section. A `lead`, a `text` or `points` are given.

    >>> Measure("领导重视", points=["成立领导小组", "制定工作计划"]).points.series
    '一是'
    """

    lead: str | None = field(default=None, validator=fields.optional(heading))
    text: Paragraph = field(default="", converter=_as_paragraph, validator=_paragraph)
    points: Points | None = field(default=None, kw_only=True, converter=_as_points)
    content: "tuple[Content, ...]" = field(default=(), kw_only=True, converter=as_content, validator=content)
    responsible: tuple[str, ...] = field(default=(), kw_only=True, converter=fields.as_texts)
    by: date | str | None = field(default=None, kw_only=True, converter=_as_due)
    name: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    level: int | None = field(default=None, kw_only=True, converter=fields.as_count, validator=_level)

    @responsible.validator
    def _bodies(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
        for body in value:
            fields.require_prose(body, "Measure.responsible")

    @by.validator
    def _date_or_words(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if isinstance(value, str):
            fields.require_prose(value, "Measure.by")
        elif value is not None:
            fields.day(self, attribute, value)

    def __attrs_post_init__(self) -> None:
        if self.lead is None and self.text == "" and self.points is None:
            raise InvalidValue("Measure: got neither lead, text nor points; give at least one")

    def texts(self, path: str) -> "Iterator[tuple[str, str | Phrase]]":
        """Yield every text of its own with its path, in reading order."""
        if self.lead is not None:
            yield f"{path}.lead", self.lead
        if self.text != "":
            yield from paragraph_texts(self.text, f"{path}.text")
        if self.points is not None:
            yield from self.points.texts(f"{path}.points")
        yield from ((f"{path}.responsible", body) for body in self.responsible)
        if isinstance(self.by, str):
            yield f"{path}.by", self.by


Content = Paragraph | Block
GivenContent = GivenParagraph | Block
