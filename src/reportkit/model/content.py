"""What a report says, in order: sections, measures, and paragraphs with their runs of points."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.messages import Message
from reportkit.model import fields
from reportkit.model.paragraph import (
    GivenParagraph,
    Paragraph,
    Phrase,
    Piece,
    Points,
    as_paragraph,
    as_paragraphs,
    heading,
    paragraph_texts,
    require_paragraph,
)
from reportkit.values import value_class


def as_content(given: "Sequence[GivenContent] | GivenContent") -> "tuple[Content, ...]":
    """Take content, or one item alone; a list in it is one paragraph whose pieces run on."""
    return as_paragraphs(given)  # type: ignore[arg-type]  # whose items pass as they are


def _paragraph(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if value != "" and not fields.is_prose(value):
        require_paragraph(value, fields.where(instance, attribute))


CONTENT = Message("a Section, a Measure, a Table …, text, a phrase, Points, or a list of what one paragraph holds")


def content(instance: object, attribute: "attrs.Attribute[Any]", value: tuple[object, ...]) -> None:
    """Accept paragraphs, sections and measures, in any order."""
    for number, item in enumerate(value):
        if not isinstance(item, Block) and not fields.is_prose(item):
            require_paragraph(item, f"{fields.where(instance, attribute)}[{number}]", wanted=CONTENT)


class Block:
    """What stands in content as more than a paragraph; a new kind subclasses it and is told to `compose`."""

    __slots__ = ()

    def texts(self, path: str) -> "Iterator[tuple[str, str | Phrase]]":
        """Yield every text of its own with its path, in reading order; content below it is walked by `References`."""
        raise NotImplementedError


def _level(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if value is None:
        return
    place = fields.where(instance, attribute)
    if not isinstance(value, int) or isinstance(value, bool):
        raise fields.wrong_type(place, value, "a level of the scheme as a whole number, or None")
    if not 1 <= value <= 9:
        raise InvalidValue("{place}: got {value}; levels count from 1", place=place, value=fields.shown(value))


@value_class
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
    return fields.as_day(given) if isinstance(given, date) else given


@value_class
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
    text: Paragraph = field(default="", converter=as_paragraph, validator=_paragraph)
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
        for body in self.responsible:
            yield f"{path}.responsible", body
        if isinstance(self.by, str):
            yield f"{path}.by", self.by


Content = Paragraph | Block
GivenContent = GivenParagraph | Block
"""What may be given as an item of content: a paragraph, or a Section, Measure, Table, Chart or Picture."""
