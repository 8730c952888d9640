"""What a report knows beside its figures: documents, bodies and terms, each under one name, told through slots."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, cast

import attrs
from attrs import field

from reportkit.errors import InvalidValue, brief, located, shown
from reportkit.messages import Message
from reportkit.model import fields
from reportkit.values import value_class
from reportkit.wording import document_number_fault, quoted_title


class Fact:
    """Something a report knows under a name of its own; `words` are the format words its slots may ask for."""

    __slots__ = ()
    words: ClassVar[tuple[str, ...]] = ()

    @property
    def name(self) -> str:
        """What slots call it."""
        raise NotImplementedError(f"{type(self).__name__} has no name")

    def missing(self, word: str) -> Message | None:
        """Say what it lacks for a format word, None when it lacks nothing."""
        return None

    def family(self) -> "Iterator[Fact]":
        """Yield this fact and, below it, every one it consists of."""
        yield self


def as_facts(given: Sequence[Fact] | Fact) -> tuple[Fact, ...]:
    """Take facts, or one alone."""
    return fields.as_tuple(given)


@value_class
class Citation(Fact):
    """A document that the report names (引用的文件): its title, number and short name.

    The first mention prints 《title》（number，以下简称《short》）, every later one 《short》, or 《title》 when
    there is none; a short name that would never be used again is not defined. `{name:全称}` prints the full
    title alone, `{name:简称}` the short one, `{name:文号}` the number.

    Parameters: `title` without the outer 《》; `number` the 发文字号, such as 庐府办发〔2018〕95号; `short` the
    short name without 《》; `name` the name for slots, by default `short`, or else `title`.

    Raises InvalidValue for a number that is not of the form of GB/T 9704-2012, 7.2.5, or for brackets that
    do not pair.

    >>> Citation("中华人民共和国政府信息公开条例", short="条例").name
    '条例'
    """

    words: ClassVar[tuple[str, ...]] = ("全称", "简称", "文号")

    title: str = field(validator=fields.text)
    number: str | None = field(default=None)
    short: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    _name: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))

    @title.validator
    @short.validator
    def _marks_pair(self, attribute: "attrs.Attribute[Any]", value: str | None) -> None:
        if value is not None:
            with located(fields.where(self, attribute)):
                quoted_title(value)

    @number.validator
    def _number_form(self, attribute: "attrs.Attribute[str | None]", value: str | None) -> None:
        if value is None:
            return
        fields.text(self, attribute, value)
        fault = document_number_fault(value)
        if fault:
            raise InvalidValue(
                "{place}: {value}: {fault}", place=fields.where(self, attribute), value=shown(value), fault=fault
            )

    def __attrs_post_init__(self) -> None:
        fields.require_name(self.name, f"Citation.{'short' if self.short else 'title'}", instead=Message("give name="))

    @property
    def name(self) -> str:
        """What slots call it."""
        return self._name or self.short or self.title

    def missing(self, word: str) -> Message | None:
        """Say what it lacks for a format word."""
        return Message("a number; give it as number=") if word == "文号" and self.number is None else None


LEVELS = ("街道", "省", "州", "盟", "市", "县", "旗", "区", "镇", "乡")


def _as_pair(given: tuple[str, str] | list[str] | None) -> tuple[str, str] | None:
    return cast("tuple[str, str]", tuple(given)) if isinstance(given, list) else given


@value_class
class Body(Fact):
    """An office or body (机关、单位): its full name, its area, and how to reach it.

    The words 全市, 我市 and 市 of the slots {全市}, {我市}, {市} follow from `level`, which is by default the last
    word of `area`. What is absent vanishes from every sentence together with its label.

    As a fact it prints its name; with a `short` name the first mention prints name（以下简称short）, when it is
    mentioned again, and every later one the short name; `{name:全称}` and `{name:简称}` print one of the two.

    Parameters: `name` the full or standard short name; `area` the place it serves (庐山市); `short` the name
    it goes by after its first mention; `level` 市, 县, 区, 镇, 乡, 街道 …; `address`, `postcode`, `telephone`
    (with area code), `fax`, `email`; `website` as (name, URL).

    >>> Body("示例县人民政府办公室", area="示例县").level
    '县'
    """

    words: ClassVar[tuple[str, ...]] = ("全称", "简称")

    name: str = field(validator=fields.name)
    area: str = field(kw_only=True, validator=fields.text)
    short: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    _level: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    address: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    postcode: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    telephone: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    fax: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    email: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    website: tuple[str, str] | None = field(default=None, kw_only=True, converter=_as_pair)

    @website.validator
    def _name_and_address(self, attribute: "attrs.Attribute[tuple[str, str]]", value: object) -> None:
        if value is None:
            return
        place = fields.where(self, attribute)
        if not isinstance(value, tuple) or len(value) != 2:
            raise fields.wrong_type(place, value, 'the site\'s name and URL, such as ("…门户网站", "http://…")')
        for part in value:
            fields.require_text(part, place)

    def __attrs_post_init__(self) -> None:
        if not self.level:
            known = "、".join(LEVELS)
            raise InvalidValue(
                "{place}: {area} ends in none of {known}; give level=",
                place=f'Body("{brief(self.name)}").area',
                area=shown(self.area),
                known=known,
            )

    @property
    def level(self) -> str:
        """What kind of area it serves."""
        return self._level or next((level for level in LEVELS if self.area.endswith(level)), "")


@value_class
class Term(Fact):
    """A wording (用语) that changes with the office or the year: a column, a project, a site, a slogan.

    Parameters: `name` what slots call it; `text` what they print.

    >>> Term("热线", "“12345”政务服务便民热线").text
    '“12345”政务服务便民热线'
    """

    name: str = field(validator=fields.name)
    text: str = field(validator=fields.text)
