"""The words of an edition: what an office writes itself, in the places that the edition has for it."""

from collections.abc import Sequence
from typing import cast

import attrs
from attrs import field

from reportkit.errors import InvalidValue
from reportkit.model import Measure, Points, fields
from reportkit.model.content import Content
from reportkit.model.paragraph import END_MARKS
from reportkit.values import value_class


def _as_points(given: Sequence[str] | str) -> tuple[str, ...]:
    return fields.as_texts(given)


def _prose_or_empty(instance: object, attribute: "attrs.Attribute[str]", value: object) -> None:
    if value != "":
        fields.prose(instance, attribute, value)


@value_class
class Aspect:
    """What part one says of one aspect of the work (工作情况): text, and behind it a run of 一是 points.

    Parameters: `text` and `points` with slots: figures, and whole sentences such as {申请收办情况}; `title` the
    edition's where it has one for the place.
    """

    text: str = field(default="", validator=_prose_or_empty)
    points: tuple[str, ...] = field(default=(), converter=_as_points)
    title: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.prose))

    def __attrs_post_init__(self) -> None:
        if self.text == "" and not self.points:
            raise InvalidValue("Aspect: got neither text nor points; give at least one")
        if self.points:
            Points(self.points)


GivenAspect = Aspect | str | Sequence[str]


def as_aspect(given: GivenAspect) -> Aspect:
    """Take a text, or a list of points, or both as an Aspect."""
    if isinstance(given, str):
        return Aspect(given)
    if isinstance(given, (list, tuple)):
        return Aspect(points=given)
    return cast("Aspect", given)  # anything else is refused by the field


def as_aspects(given: Sequence[Aspect] | Aspect) -> tuple[Aspect, ...]:
    """Take aspects, or one alone."""
    return fields.as_tuple(given)


_aspect = fields.instance_of(Aspect, "text, a list of points, or an Aspect")

ASPECTS = (
    ("disclosure", "主动公开"),
    ("requests", "依申请公开"),
    ("management", "政府信息管理"),
    ("platform", "政府信息公开平台建设"),
    ("supervision", "监督保障"),
)
"""The five aspects of part one in their order, with the titles of 2021."""


@value_class(kw_only=True)
class Overview:
    """Part one (总体情况): five aspects in the edition's order, an opening before and further ones behind them.

    Parameters: `opening` the paragraph before them; `disclosure` 主动公开; `requests` 依申请公开; `management`
    政府信息管理; `platform` 政府信息公开平台建设; `supervision` 监督保障, under which a government reports its
    assessment, 社会评议 and 责任追究 results; `further` other aspects.

    >>> Overview(
    ...     disclosure="{制发行政规范性文件}。", requests="{申请收办情况}", management="……", platform="……",
    ...     supervision=["开展培训", "组织考核"],
    ... ).supervision.points
    ('开展培训', '组织考核')
    """

    opening: str = field(default="", validator=_prose_or_empty)
    disclosure: Aspect = field(converter=as_aspect, validator=_aspect)
    requests: Aspect = field(converter=as_aspect, validator=_aspect)
    management: Aspect = field(converter=as_aspect, validator=_aspect)
    platform: Aspect = field(converter=as_aspect, validator=_aspect)
    supervision: Aspect = field(converter=as_aspect, validator=_aspect)
    further: tuple[Aspect, ...] = field(default=(), converter=as_aspects)

    @further.validator
    def _titled(self, attribute: "attrs.Attribute[tuple[Aspect, ...]]", value: tuple[object, ...]) -> None:
        for number, aspect in enumerate(value):
            place = f"Overview.further[{number}]"
            if not isinstance(aspect, Aspect):
                raise fields.wrong_type(place, aspect, "an Aspect")
            if aspect.title is None:
                raise InvalidValue("{place}: has no title; give title=", place=place)


@value_class
class Problem:
    """A problem and what will be done about it (存在的问题及改进): `what`, without end mark, and `improvement`.

    The improvement speaks of next year: the sentence that holds it begins with it.

    >>> Problem("个别单位更新不及时", "按季度通报更新情况").what
    '个别单位更新不及时'
    """

    what: str = field(validator=fields.prose)
    improvement: str = field(validator=fields.prose)

    def __attrs_post_init__(self) -> None:
        for name in ("what", "improvement"):
            words = getattr(self, name)
            if words.endswith(END_MARKS):
                mark = repr(words[-1])
                raise InvalidValue(
                    "Problem.{name}: ends in {mark}; leave it out, the sentence sets it", name=name, mark=mark
                )


def measure(title: str, aspect: Aspect) -> Measure:
    """Return an aspect as a numbered item whose heading runs into its text."""
    return Measure(title, aspect.text, points=aspect.points or None)


def problems_and_improvements(problems: Sequence[Problem]) -> list[Content]:
    """Return part five: what the problems are, and what will be done next year."""
    return [
        ("{年}年，{报告范围}政府信息公开工作还存在以下问题：", *_run([problem.what for problem in problems])),
        ("{下年}年，{报告范围}将从以下方面加以改进：", *_run([problem.improvement for problem in problems])),
    ]


def _run(texts: Sequence[str]) -> tuple[str | Points, ...]:
    return (Points(texts),) if len(texts) > 1 else (f"{texts[0]}。",)
