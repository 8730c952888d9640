"""Figures: a value with its unit, what it consists of, and what it was last year."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Literal, cast, get_args

import attrs
from attrs import field

from reportkit.errors import InvalidValue, brief, located
from reportkit.foreign import own_number
from reportkit.messages import Message
from reportkit.model import fields
from reportkit.model.facts import Fact
from reportkit.values import value_class
from reportkit.wording import Exactness, Number, exactly, noise_fault, places, quantity

GivenValue = int | Decimal | str | float

Sums = Literal["==", "<=", ">="]

Kind = Literal["年度", "时点", "累计"]


MOST_NESTED = 9
"""How deep parts may consist of parts; five levels are much."""


def as_value(given: GivenValue | None) -> Number | None:
    """Take a number as people have it, 12.0 as 12 and 1e3 as 1000; what is none is left to the validator."""
    given = own_number(given)
    if not isinstance(given, (str, float)) or (isinstance(given, float) and noise_fault(given)):
        return cast("Number | None", given)
    try:
        number = Decimal(given if isinstance(given, str) else str(given).removesuffix(".0"))
    except InvalidOperation:
        return cast("Number", given)
    if not number.is_finite() or number.adjusted() >= fields.DIGITS or places(number):
        return number
    return int(number)


def _as_last(given: "GivenValue | Statistic | None") -> "Number | Statistic | None":
    return given if isinstance(given, Statistic) else as_value(given)


def _number_or_figure(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not isinstance(value, Statistic):
        fields.figure(instance, attribute, value)


GivenParts = Mapping[str, "GivenValue | Statistic | None"] | Sequence["Statistic"]


def _as_parts(given: "GivenParts") -> "tuple[Statistic, ...]":
    """Take {name: value}, with Statistics of the same name for values too, or Statistics alone."""
    if isinstance(given, Mapping):
        return tuple(_as_part(name, value) for name, value in given.items())
    parts: tuple[Statistic, ...] = fields.as_tuple(given)
    for part in parts:
        if not isinstance(part, Statistic):
            raise fields.wrong_type("Statistic.parts", part, "a mapping of names to values, or Statistics")
    return parts


def _as_part(name: str, given: "GivenValue | Statistic | None") -> "Statistic":
    if not isinstance(given, Statistic):
        return Statistic(name, given)
    if given.name != name:
        raise InvalidValue(
            "Statistic.parts[{name}]: the Statistic there is named {other}; give both one name, or Statistics in "
            "a list",
            name=fields.shown(name),
            other=fields.shown(given.name),
        )
    return given


@value_class
class Statistic(Fact):
    """A figure (统计数据): one number, told wherever its name stands in a slot.

    `{name}` prints label, value and unit; `{name:数值}` value and unit; `{name:数}` the value alone;
    docs/figures.md lists every format word: 占比, 同比, 其中, 以万计, 汉字 …

    Parameters: `name` what slots call it; `value` int, Decimal, str or float, None while it is not reported, which
    prints 【待补：…】; `unit` the measure word (条, 件, 万元 …), printed behind it; `parts` what it consists of, as a
    mapping of names to values or as Statistics, each a figure of its own that slots can name, of this one's unit and
    kind unless it has others; `sums` the arithmetic of the parts: "==" they add up to it, "<=" there is a remainder
    (其中), ">=" one item counts under several parts; `exactness` 余, 多, 近 or 约; `kind` 年度 for what happened in the
    year, 时点 for what there is on 31 December, 累计 for what there has been since the beginning; `last` last year's
    value, or last year's Statistic with an exactness of its own, whose parts then are last year's of the parts of the
    same name; `label` what it is called in print, by default its name; `source` the unit that reported it, and `note`
    what explains it, both for the reviewer.

    Raises InvalidValue for NaN, infinities, numbers of more than 18 digits and empty names, WrongType for what is
    no number.

    >>> Statistic("主动公开政府信息", 12656, "条", parts={"通过网站公开": 9136}, sums="<=").parts[0].unit
    '条'
    """

    words: ClassVar[tuple[str, ...]] = (
        *("名称", "数值", "数", "以万计", "以亿计", "汉字", "序数", "其中", "各项", "其中占比"),
        *("占比", "占比变化", "同比", "增减", "上年", "上年数", "为零", "为全部"),
    )

    name: str = field(validator=fields.name)
    value: Number | None = field(converter=as_value, validator=fields.optional(fields.figure))
    unit: str = field(default="", validator=fields.text_or_empty)
    _parts: "tuple[Statistic, ...]" = field(default=(), kw_only=True, converter=_as_parts, eq=False)
    sums: Sums = field(default="==", kw_only=True, validator=fields.one_of(*get_args(Sums)))
    exactness: Exactness = field(default="", kw_only=True, validator=fields.one_of(*get_args(Exactness)))
    _kind: Kind | None = field(default=None, kw_only=True, validator=fields.optional(fields.one_of(*get_args(Kind))))
    _last: "Number | Statistic | None" = field(
        default=None,
        kw_only=True,
        converter=_as_last,
        validator=fields.optional(_number_or_figure),
        eq=False,
    )
    _label: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    source: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    note: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    parts: "tuple[Statistic, ...]" = field(init=False, repr=False)
    last: "Number | Statistic | None" = field(init=False, repr=False)

    @_last.validator
    def _same_unit(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if isinstance(value, Statistic) and value.unit not in ("", self.unit):
            raise InvalidValue(
                "{place}: is in {unit}, this year's in {own}; give both in one unit",
                place=fields.where(self, attribute),
                unit=value.unit,
                own=self.unit or Message("no unit"),
            )

    def __attrs_post_init__(self) -> None:
        deepest = MOST_NESTED
        if self._nesting() > deepest:
            raise InvalidValue(
                "{place}: nests deeper than {deepest} levels; nest less", place=self._place(), deepest=deepest
            )
        if self.exactness and self.value is not None:
            with located(self._place()):
                quantity(self.value, self.unit, exactness=self.exactness)
        last = self._last
        if isinstance(last, Statistic) and last.unit != self.unit:
            last = attrs.evolve(last, unit=self.unit)
        # what was given stays beside what follows from it, so that attrs.evolve has only the former to keep
        object.__setattr__(self, "last", last)
        object.__setattr__(self, "parts", tuple(self._adopted(part) for part in self._parts))

    def _place(self) -> str:
        return f'Statistic("{brief(self.name)}")'

    def _nesting(self) -> int:
        below = [*self._parts, *([self._last] if isinstance(self._last, Statistic) else [])]
        return 1 + max((figure._nesting() for figure in below), default=0)

    def _adopted(self, part: "Statistic") -> "Statistic":
        """Return a part with what it has in common with its whole."""
        last = part._last
        if last is None and isinstance(self.last, Statistic):
            last = next((before for before in self.last.parts if before.name == part.name), None)
        return attrs.evolve(part, unit=part.unit or self.unit, kind=part._kind or self.kind, last=last)

    @property
    def given_parts(self) -> "tuple[Statistic, ...]":
        """Its parts as they were given, without what they have in common with it."""
        return self._parts

    @property
    def kind(self) -> Kind:
        """Whether it is of the year, of its last day, or of all years together."""
        return self._kind or "年度"

    @property
    def label(self) -> str:
        """What it is called in print."""
        return self._label or self.name

    @property
    def last_value(self) -> Number | None:
        """Last year's value, None when it is not known."""
        return self.last.value if isinstance(self.last, Statistic) else self.last

    @property
    def last_exactness(self) -> Exactness:
        """How exact last year's value is; a mere number is exact."""
        return self.last.exactness if isinstance(self.last, Statistic) else ""

    @property
    def adds_up(self) -> bool:
        """Whether its parts can be added up and compared with it: all are exact, and in its unit."""
        family = (self, *self.parts)
        return all(not figure.exactness and figure.unit == self.unit for figure in family)

    def sum_of_parts(self) -> Number | None:
        """Return what the parts add up to, None when there are none or one is not reported.

        >>> Statistic("申请", 380, "件", parts={"自然人申请": 352, "法人申请": 28}).sum_of_parts()
        380
        """
        values = [part.value for part in self.parts if part.value is not None]
        with exactly():
            return sum(values) if values and len(values) == len(self.parts) else None

    def family(self) -> "Iterator[Statistic]":
        """Yield this figure and, below it, every figure it consists of."""
        yield self
        for part in self.parts:
            yield from part.family()
