"""Charts: figures of the report, drawn."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, get_args

import attrs
from attrs import field

from reportkit.checks import within
from reportkit.errors import InvalidValue, shown
from reportkit.frozen import FrozenMapping
from reportkit.messages import Message
from reportkit.model import fields, slots
from reportkit.model.content import Block
from reportkit.model.figure import Figure
from reportkit.model.labels import unlabelled
from reportkit.model.paragraph import Phrase, heading
from reportkit.values import value_class

ChartKind = Literal["bar", "line", "pie"]

THIS_YEAR, LAST_YEAR = WORDS = ("数", "上年数")
"""The format words that a value of a chart can have: this year's, and last year's."""

MOST = 50  # values of a series: what can be told apart on a line of 28 字

WIDTHS, HEIGHTS = (40, 420), (30, 420)  # mm: what can be read, and the long side of the largest sheet, A3


def _as_series(given: "Mapping[str, Sequence[str] | str] | Sequence[str] | str") -> Mapping[str, tuple[str, ...]]:
    """Take names of figures by series, or those of one series alone."""
    if isinstance(given, Mapping):
        return FrozenMapping({name: fields.as_texts(values) for name, values in given.items()})
    return FrozenMapping({"": fields.as_texts(given)})


@value_class
class Chart(Block):
    """A chart (统计图) of figures that the report has: columns (柱形图), lines (折线图) or a pie (饼图).

    It is a chart of Word's own: who opens the file can change its looks and its data. Each value is drawn with its
    number and unit. Below stands its caption, counted with those of pictures: 图1.

    Parameters: `kind` "bar", "line" or "pie"; `series` the names of Statistics or of their parts, or several rows of
    them by what each is called, such as {"{上年}年": ["收到申请:上年数"], "{年}年": ["收到申请"]}: with 上年数 last
    year's value is drawn; `categories` what stands below each value, by default what the figures of the first series
    are called; `caption` without its number; `name` for slots that refer to it; `alt` what it shows, for readers who
    do not see it, by default every figure in words; `width` and `height` in mm, made smaller where the page has less.

    Raises InvalidValue for a chart without figures, rows of different lengths, a pie of several series, an unknown
    figure, figures of different units, and a pie of a figure below nought; the report raises the last three.

    >>> Chart("bar", ["通过网站公开", "通过微信公开"], caption="各渠道公开数量").series[""]
    ('通过网站公开', '通过微信公开')
    """

    kind: ChartKind = field(validator=fields.one_of(*get_args(ChartKind)))
    series: Mapping[str, tuple[str, ...]] = field(converter=_as_series)
    categories: tuple[str, ...] = field(default=(), kw_only=True, converter=fields.as_texts)
    caption: str | None = field(default=None, kw_only=True, validator=fields.optional(unlabelled(heading, "图")))
    name: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    alt: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    width: float = field(default=150, kw_only=True, validator=within(*WIDTHS, "mm"))
    height: float = field(default=80, kw_only=True, validator=within(*HEIGHTS, "mm"))

    @series.validator
    def _rows(self, attribute: "attrs.Attribute[Any]", value: Mapping[str, tuple[str, ...]]) -> None:
        lengths = set()
        for name, values in value.items():
            place = f"Chart.series[{shown(name)}]" if name else "Chart.series"
            if name or len(value) > 1:
                fields.require_text(name, place, what=Message("what the series is called"))
            for number, one in enumerate(values):
                slot = _slot(fields.require_text(one, f"{place}[{number}]", what=Message("the name of a figure")))
                if slot.word not in WORDS:
                    raise InvalidValue(
                        "{place}[{number}]: got the format word {word}; give the figure's name alone, or with :上年数",
                        place=place,
                        number=number,
                        word=shown(slot.word),
                    )
            lengths.add(len(values))
        if not value or 0 in lengths:
            raise InvalidValue("Chart.series: a chart without figures; give the names of Statistics")
        if len(lengths) > 1 or max(lengths) > MOST:
            raise InvalidValue(
                "Chart.series: rows of {lengths} figures; give each as many, at most {most}",
                lengths=", ".join(map(str, sorted(lengths))),
                most=MOST,
            )
        if self.kind == "pie" and len(value) > 1:
            raise InvalidValue("Chart.series: {count} series; a pie shows one", count=len(value))

    @categories.validator
    def _one_each(self, attribute: "attrs.Attribute[Any]", value: tuple[str, ...]) -> None:
        for number, one in enumerate(value):
            fields.require_prose(one, f"Chart.categories[{number}]")
        wanted = len(next(iter(self.series.values())))
        if value and len(value) != wanted:
            raise InvalidValue(
                "Chart.categories: got {count} for {wanted} figures; give one each", count=len(value), wanted=wanted
            )

    @property
    def figures(self) -> "frozenset[str]":
        """The names of the figures that it draws."""
        return frozenset(slot.name for _, values in self.slots() for slot in values)

    def slots(self) -> "Iterator[tuple[str, list[slots.Slot]]]":
        """Yield what each series is called, and what its values are told from."""
        for name, values in self.series.items():
            yield name, [_slot(value) for value in values]

    def texts(self, path: str) -> Iterator[tuple[str, str | Phrase]]:
        """Yield every text with its path, in reading order."""
        for number, (name, values) in enumerate(self.slots()):
            if name:
                yield f"{path}.series[{number}]", name
            yield from ((f"{path}.series[{number}][{at}]", slot.written) for at, slot in enumerate(values))
        yield from ((f"{path}.categories[{number}]", one) for number, one in enumerate(self.categories))
        if self.caption:
            yield f"{path}.caption", self.caption

    def require_drawable(self, figure_of: Callable[[str], Figure | None], place: str) -> None:
        """Refuse figures that one scale cannot show, once the report knows them."""
        known = [slot.name for _, values in self.slots() for slot in values]
        facts = [figure.fact for name in known if (figure := figure_of(name))]
        for fact in facts:
            if fact.unit != facts[0].unit:
                raise InvalidValue(
                    "{place}.series: {first} is in {unit}, {other} in {another}; give figures of one unit",
                    place=place,
                    first=facts[0].name,
                    unit=facts[0].unit or Message("no unit"),
                    other=fact.name,
                    another=fact.unit or Message("no unit"),
                )
            if self.kind == "pie" and min(fact.value or 0, fact.last_value or 0) < 0:
                raise InvalidValue(
                    "{place}.series: {name} is below nought; a pie shows parts of a whole", place=place, name=fact.name
                )


def _slot(value: str) -> slots.Slot:
    """Return what a value of a chart is told from."""
    name, _, word = value.partition(":")
    return slots.Slot(name.strip(), word.strip() or THIS_YEAR)
