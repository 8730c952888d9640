"""The stage of a draft: what it is on its way through approval, as the line under the title says."""

from datetime import date
from typing import Any

import attrs
from attrs import field

from reportkit.errors import InvalidValue, shown, wrong_type
from reportkit.model import fields
from reportkit.values import value_class
from reportkit.wording import full_date, numeral

MOST = 9999


def require_bare(text: str, place: str) -> None:
    """Refuse words with the parentheses that are set around them."""
    if text.startswith(("（", "(")):
        raise InvalidValue(
            "{place}: {value} has parentheses; leave them out, they are set", place=place, value=shown(text)
        )


def _bare(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    fields.text(instance, attribute, value)
    require_bare(str(value), fields.where(instance, attribute))


@value_class
class Stage:
    """The stage of a draft (稿次), printed under the title in parentheses.

    Parameters: `name` such as 征求意见稿, 送审稿, 签发稿; `version` which of them, from 1 on; `day` of when.

    Raises InvalidValue for parentheses, which are set, and for another version.

    Source: office practice.

    >>> print(Stage("送审稿", version=2, day=date(2019, 1, 10)))
    送审稿第二稿，2019年1月10日
    """

    name: str = field(validator=_bare)
    version: int | None = field(
        default=None,
        kw_only=True,
        converter=fields.as_count,
        validator=fields.optional(fields.whole_number(1, MOST)),
    )
    day: date | None = field(default=None, kw_only=True, converter=fields.as_day, validator=fields.optional(fields.day))

    def __str__(self) -> str:
        version = f"第{numeral(self.version)}稿" if self.version else ""
        return f"{self.name}{version}{f'，{full_date(self.day)}' if self.day else ''}"


def stage(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a Stage, or its words."""
    if isinstance(value, Stage):
        return
    if not isinstance(value, str):
        place = fields.where(instance, attribute)
        raise wrong_type(place, value, 'the stage of a draft, such as "送审稿" or Stage("送审稿", version=2)')
    _bare(instance, attribute, value)
