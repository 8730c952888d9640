"""Identities: what figures of a report must be to one another, whoever entered them."""

from datetime import date
from typing import Any, Literal, get_args

import attrs
from attrs import field

from reportkit.errors import InvalidValue, brief
from reportkit.foreign import own_value
from reportkit.model import fields
from reportkit.values import value_class
from reportkit.wording import Number

Side = Number | date | None

Relation = Literal["==", "<="]


def _as_side(given: Side) -> Side:
    return own_value(given)


def _side(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if isinstance(value, date):
        fields.day(instance, attribute, value)
    elif isinstance(value, bool) or not isinstance(value, Number):
        raise fields.wrong_type(
            fields.where(instance, attribute), value, "a number, a date, or None while it is not reported"
        )
    else:
        fields.figure(instance, attribute, value)


@value_class
class Identity:
    """An equation between figures (勾稽关系), with both sides as they are.

    Parameters: `name` what it is known by, such as B3; `place` where it stands in the report, in Chinese;
    `left_words` and `right_words` what its sides are, `left` and `right` what they come to, None while a figure
    is not reported; `relation` "==" or "<="; `figure` the name of the figure that it is marked at; `must_hold`
    False where there can be a good reason to break it, and `reason` the one that was given.

    >>> Identity("B3", "总计行", "总计", 4, "各类申请人合计", 3).holds
    False
    """

    name: str = field(validator=fields.text)
    place: str = field(validator=fields.text)
    left_words: str = field(validator=fields.text)
    left: Side = field(converter=_as_side, validator=fields.optional(_side))
    right_words: str = field(validator=fields.text)
    right: Side = field(converter=_as_side, validator=fields.optional(_side))
    relation: Relation = field(default="==", kw_only=True, validator=fields.one_of(*get_args(Relation)))
    figure: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.name))
    must_hold: bool = field(default=True, kw_only=True, validator=fields.flag)
    reason: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))

    def __attrs_post_init__(self) -> None:
        if None not in (self.left, self.right) and isinstance(self.left, date) != isinstance(self.right, date):
            raise InvalidValue('Identity("{name}"): a date beside a number; give two of a kind', name=brief(self.name))

    @property
    def holds(self) -> bool | None:
        """Whether it holds, None while a side is not known."""
        if self.left is None or self.right is None:
            return None
        if self.relation == "==":
            return self.left == self.right
        return self.left <= self.right  # type: ignore[operator]  # both are numbers, or both dates
