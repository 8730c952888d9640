"""What a report knows: figures, documents, bodies and terms, each under one name, told through slots."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import ClassVar, Literal, get_args

import attrs
from attrs import Factory, field

from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.wording import Exactness, Number, document_number_fault, quantity, quoted_title

GivenValue = int | Decimal | str | float

Sums = Literal["==", "<=", ">="]


def _as_value(value: GivenValue) -> Number:
    """Take a number as people have it; a float goes through its shortest decimal form."""
    if not isinstance(value, (str, float)):
        return value
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise InvalidValue(f"Statistic.value: got {value!r}; give a number such as 12656 or '93.5'") from None
    return int(number) if number.is_finite() and number.as_tuple().exponent == 0 else number


def _number(instance: object, attribute: "attrs.Attribute[Number]", value: object) -> None:
    place = fields.where(instance, attribute)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise fields.wrong_type(place, value, "a number: int, Decimal, or a str such as '93.5'")
    if isinstance(value, Decimal) and not value.is_finite():
        raise InvalidValue(f"{place}: got {value}; give a finite number")


def _as_parts(given: "Mapping[str, GivenValue] | Sequence[Statistic]") -> "tuple[Statistic, ...]":
    """Take {name: value}, or Statistics."""
    if isinstance(given, Mapping):
        return tuple(Statistic(name, value) for name, value in given.items())
    parts: tuple[Statistic, ...] = fields.as_tuple(given)
    for part in parts:
        if not isinstance(part, Statistic):
            raise fields.wrong_type("Statistic.parts", part, "a mapping of names to values, or Statistics")
    return parts


class Fact:
    """Something a report knows under a name of its own; `words` are the format words its slots may ask for."""

    __slots__ = ()
    words: ClassVar[tuple[str, ...]] = ()
    name: str


@attrs.frozen
class Statistic(Fact):
    """A figure (统计数据): one number, told wherever its name stands in a slot.

    `{name}` prints name, value and unit; `{name:数值}` value and unit; `{name:数}` the value alone.

    Parameters: `value` int, Decimal, str or float; `unit` the measure word (条, 件, 万元 …), printed behind
    it; `parts` what it consists of, as a mapping of names to values or as Statistics, each a figure of its
    own that slots can name, in this one's unit unless it has another; `sums` the arithmetic of the parts:
    "==" they add up to it, "<=" there is a remainder (其中), ">=" one item counts under several parts;
    `exactness` 余, 多, 近 or 约.

    Raises InvalidValue for NaN, infinities and empty names, WrongType for what is no number.

    >>> Statistic("主动公开政府信息", 12656, "条", parts={"通过网站公开": 9136}, sums="<=").parts[0]
    Statistic(name='通过网站公开', value=9136, unit='条', parts=(), sums='==', exactness='')
    """

    words: ClassVar[tuple[str, ...]] = ("数值", "数")

    name: str = field(validator=fields.name)
    value: Number = field(converter=_as_value, validator=_number)
    unit: str = field(default="", validator=fields.text_or_empty)
    parts: "tuple[Statistic, ...]" = field(default=(), kw_only=True, converter=_as_parts)
    sums: Sums = field(default="==", kw_only=True, validator=fields.one_of(*get_args(Sums)))
    exactness: Exactness = field(default="", kw_only=True, validator=fields.one_of(*get_args(Exactness)))

    def __attrs_post_init__(self) -> None:
        quantity(self.value, self.unit, exactness=self.exactness)
        in_our_unit = tuple(part if part.unit else attrs.evolve(part, unit=self.unit) for part in self.parts)
        object.__setattr__(self, "parts", in_our_unit)

    def family(self) -> "Iterator[Statistic]":
        """Yield this figure and, below it, every figure it consists of."""
        yield self
        for part in self.parts:
            yield from part.family()


def _citation_name(citation: "Citation") -> str:
    return citation.short or citation.title


@attrs.frozen
class Citation(Fact):
    """A document that the report names (引用的文件): its title, number and short name.

    The first mention prints 《title》（number，以下简称《short》）, every later one 《short》, or 《title》 when
    there is none; a short name that would never be used again is not defined. `{name:全称}` prints the full
    title alone, `{name:文号}` the number alone.

    Parameters: `title` without the outer 《》; `number` the 发文字号, such as 庐府办发〔2018〕95号; `short` the
    short name without 《》; `name` the name for slots, by default `short`, or else `title`.

    Raises InvalidValue for a number that is not of the form of GB/T 9704-2012, 7.2.5, or for brackets that
    do not pair.

    >>> Citation("中华人民共和国政府信息公开条例", short="条例").name
    '条例'
    """

    words: ClassVar[tuple[str, ...]] = ("全称", "文号")

    title: str = field(validator=fields.text)
    number: str | None = field(default=None)
    short: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    name: str = field(default=Factory(_citation_name, takes_self=True), kw_only=True, validator=fields.name)

    @title.validator
    def _title_pairs(self, attribute: "attrs.Attribute[str]", value: str) -> None:
        quoted_title(value)

    @number.validator
    def _number_form(self, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
        if value is None:
            return
        fields.text(self, attribute, value)
        fault = document_number_fault(value)
        if fault:
            raise InvalidValue(f"{fields.where(self, attribute)}: {value!r}: {fault}")


LEVELS = ("街道", "省", "州", "盟", "市", "县", "旗", "区", "镇", "乡")


def _level(body: "Body") -> str:
    found = next((level for level in LEVELS if body.area.endswith(level)), None)
    if found is None:
        raise InvalidValue(f"Body({body.name!r}).area: {body.area!r} ends in none of {'、'.join(LEVELS)}; give level=")
    return found


@attrs.frozen
class Body(Fact):
    """An office or body (机关、单位): its full name, its area, and how to reach it.

    The words 全市, 我市 and 市 of the slots {全市}, {我市}, {市} follow from `level`, which is by default the last
    word of `area`. What is absent vanishes from every sentence together with its label.

    Parameters: `name` the full or standard short name; `area` the place it serves (庐山市); `level` 市, 县, 区,
    镇, 乡, 街道 …; `address`, `postcode`, `telephone` (with area code), `fax`, `email`; `website` as (name, URL).

    >>> Body("示例县人民政府办公室", area="示例县").level
    '县'
    """

    name: str = field(validator=fields.name)
    area: str = field(kw_only=True, validator=fields.text)
    level: str = field(default=Factory(_level, takes_self=True), kw_only=True, validator=fields.text)
    address: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    postcode: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    telephone: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    fax: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    email: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    website: tuple[str, str] | None = field(default=None, kw_only=True)

    @website.validator
    def _name_and_address(self, attribute: "attrs.Attribute[tuple[str, str]]", value: object) -> None:
        if value is None:
            return
        place = fields.where(self, attribute)
        if not isinstance(value, tuple) or len(value) != 2:
            raise fields.wrong_type(place, value, 'the site\'s name and URL, such as ("…门户网站", "http://…")')
        for part in value:
            fields.require_text(part, place)


@attrs.frozen
class Term(Fact):
    """A wording (用语) that changes with the office or the year: a column, a project, a site, a slogan.

    >>> Term("热线", "“12345”政务服务便民热线").text
    '“12345”政务服务便民热线'
    """

    name: str = field(validator=fields.name)
    text: str = field(validator=fields.text)
