"""Figures: a value with its unit, what it consists of, and what it was last year."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Literal, get_args

import attrs
from attrs import Factory, field

from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.model.facts import Fact
from reportkit.model.ways import WAYS
from reportkit.wording import Exactness, Number, quantity

GivenValue = int | Decimal | str | float

Sums = Literal["==", "<=", ">="]

Kind = Literal["年度", "时点", "累计"]


def _as_value(value: GivenValue | None, place: str = "Statistic.value") -> Number | None:
    """Take a number as people have it; a float goes through its shortest decimal form, 12.0 as 12."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, (str, float)):
        return value
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise InvalidValue(f"{place}: got {value!r}; give a number such as 12656 or '93.5'") from None
    return int(number) if number.is_finite() and number.as_tuple().exponent == 0 else number


def _as_last(value: "GivenValue | Statistic | None") -> "Number | Statistic | None":
    return value if isinstance(value, Statistic) else _as_value(value, "Statistic.last")


def _number(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    place = fields.where(instance, attribute)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise fields.wrong_type(place, value, "a number: int, Decimal, or a str such as '93.5'")
    if isinstance(value, Decimal) and not value.is_finite():
        raise InvalidValue(f"{place}: got {value}; give a finite number")


def _number_or_figure(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not isinstance(value, Statistic):
        _number(instance, attribute, value)


def _as_parts(given: "Mapping[str, GivenValue | None] | Sequence[Statistic]") -> "tuple[Statistic, ...]":
    """Take {name: value}, or Statistics."""
    if isinstance(given, Mapping):
        return tuple(Statistic(name, value) for name, value in given.items())
    parts: tuple[Statistic, ...] = fields.as_tuple(given)
    for part in parts:
        if not isinstance(part, Statistic):
            raise fields.wrong_type("Statistic.parts", part, "a mapping of names to values, or Statistics")
    return parts


@attrs.frozen
class Statistic(Fact):
    """A figure (统计数据): one number, told wherever its name stands in a slot.

    `{name}` prints label, value and unit; `{name:数值}` value and unit; `{name:数}` the value alone;
    model/ways.py lists every format word: 占比, 同比, 其中, 概数, 汉字 …

    Parameters: `value` int, Decimal, str or float, None while it is not reported, which prints 【待补：…】;
    `unit` the measure word (条, 件, 万元 …), printed behind it; `parts` what it consists of, as a mapping of
    names to values or as Statistics, each a figure of its own that slots can name, in this one's unit unless
    it has another; `sums` the arithmetic of the parts: "==" they add up to it, "<=" there is a remainder
    (其中), ">=" one item counts under several parts; `exactness` 余, 多, 近 or 约; `kind` 年度 for what happened
    in the year, 时点 for what there is on 31 December, 累计 for what there has been since the beginning; `last`
    last year's value, or last year's Statistic, whose parts then are last year's of the parts of the same
    name; `label` what it is called in print, by default its name; `source` the unit that reported it, and
    `note` what explains it, both for the reviewer.

    Raises InvalidValue for NaN, infinities and empty names, WrongType for what is no number.

    >>> Statistic("主动公开政府信息", 12656, "条", parts={"通过网站公开": 9136}, sums="<=").parts[0].unit
    '条'
    """

    words: ClassVar[tuple[str, ...]] = tuple(word for word in WAYS if word)

    name: str = field(validator=fields.name)
    value: Number | None = field(converter=_as_value, validator=fields.optional(_number))
    unit: str = field(default="", validator=fields.text_or_empty)
    parts: "tuple[Statistic, ...]" = field(default=(), kw_only=True, converter=_as_parts)
    sums: Sums = field(default="==", kw_only=True, validator=fields.one_of(*get_args(Sums)))
    exactness: Exactness = field(default="", kw_only=True, validator=fields.one_of(*get_args(Exactness)))
    kind: Kind = field(default="年度", kw_only=True, validator=fields.one_of(*get_args(Kind)))
    last: "Number | Statistic | None" = field(
        default=None, kw_only=True, converter=_as_last, validator=fields.optional(_number_or_figure)
    )
    label: str = field(default=Factory(lambda self: self.name, takes_self=True), kw_only=True, validator=fields.name)
    source: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    note: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))

    @last.validator
    def _same_unit(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if isinstance(value, Statistic) and value.unit != self.unit:
            raise InvalidValue(
                f"{fields.where(self, attribute)}: is in {value.unit or 'no unit'}, this year's in "
                f"{self.unit or 'no unit'}; give both in one unit"
            )

    def __attrs_post_init__(self) -> None:
        for value in (self.value, self.last_value):
            if value is not None:
                quantity(value, self.unit, exactness=self.exactness)
        object.__setattr__(self, "parts", tuple(self._adopted(part) for part in self.parts))

    def _adopted(self, part: "Statistic") -> "Statistic":
        """Return a part with what it has in common with its whole."""
        last = part.last
        if last is None and isinstance(self.last, Statistic):
            last = next((before for before in self.last.parts if before.name == part.name), None)
        return attrs.evolve(part, unit=part.unit or self.unit, kind=self.kind, last=last)

    @property
    def last_value(self) -> Number | None:
        """Last year's value, None when it is not known."""
        return self.last.value if isinstance(self.last, Statistic) else self.last

    def sum_of_parts(self) -> Number | None:
        """Return what the parts add up to, None when there are none or one is not reported.

        >>> Statistic("申请", 380, "件", parts={"自然人申请": 352, "法人申请": 28}).sum_of_parts()
        380
        """
        values = [part.value for part in self.parts if part.value is not None]
        return sum(values) if values and len(values) == len(self.parts) else None

    def family(self) -> "Iterator[Statistic]":
        """Yield this figure and, below it, every figure it consists of."""
        yield self
        for part in self.parts:
            yield from part.family()
