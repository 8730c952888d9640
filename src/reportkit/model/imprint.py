"""The imprint: who gets a copy of a document, who printed it and when (GB/T 9704-2012, 7.4)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import attrs
from attrs import field

from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.model import fields
from reportkit.values import value_class

ENDS = ("：", ":", "。", "，", "、", "；")
"""Marks that are set behind a name, and are not given with it."""


def _as_names(given: str | Sequence[str] | None) -> tuple[str, ...] | None:
    return None if given is None else fields.as_texts(given)


def _printer(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    place = fields.where(instance, attribute)
    require_name(value, place)
    if str(value).endswith("印发"):
        raise InvalidValue("{place}: {value} ends in 印发; leave it out, it is set", place=place, value=shown(value))


def require_name(value: object, place: str) -> None:
    """Refuse what is no name, nor a text of several, as it stands behind 抄送： with label and end left to the format.

    In a text of several, 、 joins those of a rank and ， parts the ranks: which is which only its writer knows.
    """
    text = fields.require_prose(value, place)
    fields.require_unpadded(text, place)
    if text.endswith(ENDS):
        raise InvalidValue(
            "{place}: {value} ends in {mark}; leave it out, the marks are set",
            place=place,
            value=shown(text),
            mark=text[-1],
        )
    if text.startswith(("抄送", "抄报", "主送")):
        raise InvalidValue(
            "{place}: {value} begins with {label}; leave it out, the label is set",
            place=place,
            value=shown(text),
            label=text[:2],
        )


@value_class
class Imprint:
    """The imprint (版记): it stands at the foot of the last page, which is an even one, behind the attachments.

    Parameters: `office` the 印发机关, which need not be the one that signs, and `printed` the 印发日期, the day on
    which it went to print: both or, as in letters, neither; `copies` the 抄送机关, names or one text of several, None
    for none; `takes_addressees` True moves the addressees of the report here, above the copies, where they would leave
    no room for text on the first page (7.3.2).

    Raises InvalidValue for copies that name nobody, for a label or mark that the format sets, for a name twice, for one
    of office and day without the other, and for an imprint that says nothing.

    Source: GB/T 9704-2012, 7.4.

    >>> Imprint("示例县人民政府办公室", date(2019, 1, 15), copies=["县委办公室", "县人大常委会办公室"]).copies
    ('县委办公室', '县人大常委会办公室')
    >>> Imprint("示例县人民政府办公室", date(2019, 1, 15), copies=[])
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: Imprint.copies: names nobody; give a name such as '县委办公室', or leave it out
    """

    office: str | None = field(default=None, validator=fields.optional(_printer))
    printed: date | None = field(default=None, converter=fields.as_day, validator=fields.optional(fields.day))
    copies: tuple[str, ...] | None = field(default=None, kw_only=True, converter=_as_names)
    takes_addressees: bool = field(default=False, kw_only=True, validator=fields.flag)

    @copies.validator
    def _each_once(self, attribute: "attrs.Attribute[Any]", value: tuple[object, ...] | None) -> None:
        place = fields.where(self, attribute)
        if value is None:
            return
        if all(isinstance(name, str) and not name for name in value):
            raise InvalidValue("{place}: names nobody; give a name such as '县委办公室', or leave it out", place=place)
        for number, name in enumerate(value):
            if not isinstance(name, str):
                raise wrong_type(f"{place}[{number}]", name, "a name as a str")
            require_name(name, f"{place}[{number}]")
            if name in value[:number]:
                at = f"{place}[{number}]"
                raise InvalidValue("{place}: {value} stands in it twice; name each once", place=at, value=shown(name))

    def __attrs_post_init__(self) -> None:
        if (self.office is None) != (self.printed is None):
            lacking = "office" if self.office is None else "printed"
            raise InvalidValue("Imprint.{name}: 印发机关 and 印发日期 stand in one row; give both", name=lacking)
        if self.office is None and self.copies is None and not self.takes_addressees:
            raise InvalidValue("Imprint: says nothing; give who printed the document and when, or copies")

    def texts(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield the texts with slots, with their paths."""
        yield from ((f"{path}.copies[{number}]", name) for number, name in enumerate(self.copies or ()))
        if self.office is not None:
            yield f"{path}.office", self.office
