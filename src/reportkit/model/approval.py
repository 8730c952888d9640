"""The record of a draft's approval: who drafted, reviewed and signed it, as its approval sheet says."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

import attrs
from attrs import field

from reportkit.errors import InvalidValue, shown, wrong_type, wrong_value
from reportkit.foreign import own_number
from reportkit.frozen import FrozenMapping
from reportkit.messages import Message
from reportkit.model import fields
from reportkit.model.letterhead import SECRECY, URGENCIES
from reportkit.values import value_class

WITHHELD = "不予公开"
OPENNESS = "主动公开|(?:依申请公开|不予公开)(?:（[^（）]+）)?"


@value_class
class Opinion:
    """What a person or a body says of a draft (审批意见); what is left out is room for them to write in.

    Parameters: `name` who says it; `words` what, such as 同意; `unit` of which body or section; `day` when: whoever
    issues a document signs with opinion, name and full date.

    Raises InvalidValue for empty texts, WrongType for what is no text or day.

    Source: 党政机关公文处理工作条例, article 22.

    >>> Opinion("张三", words="同意发文。", day=date(2019, 1, 14)).name
    '张三'
    """

    name: str | None = field(default=None, validator=fields.optional(fields.text))
    words: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    unit: str | None = field(default=None, kw_only=True, validator=fields.optional(fields.text))
    day: date | None = field(default=None, kw_only=True, converter=fields.as_day, validator=fields.optional(fields.day))


Told = str | Opinion | tuple[Opinion, ...]
"""What stands under a label of the sheet."""


def as_approval(given: "Mapping[str, str | int | Opinion | Sequence[Opinion]] | None") -> Mapping[str, Told]:
    """Take numbers as text, lists of opinions, and None for no sheet."""
    if given is None:
        return FrozenMapping({})
    told = {label: _as_told(one) for label, one in given.items()} if isinstance(given, Mapping) else given
    return FrozenMapping(told) if isinstance(told, dict) else cast("Mapping[str, Told]", told)


def _as_told(told: object) -> Told:
    number = own_number(told)
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)
    return tuple(told) if isinstance(told, list) else cast("Told", told)


def approval(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept texts and opinions under labels; of some labels it is known what may stand under them."""
    place = fields.where(instance, attribute)
    if not isinstance(value, Mapping):
        raise wrong_type(place, value, WANTED)
    for label, told in value.items():
        at = f"{place}[{shown(label)}]"
        text = fields.require_text(label, Message("{place} label", place=place), what=Message("a label"))
        if text.endswith(("：", ":")):
            raise InvalidValue(
                "{place}: {value} ends in {mark}; leave it out, the label has a box of its own",
                place=place,
                value=shown(text),
                mark=text[-1],
            )
        if isinstance(told, str):
            _require_known(text, fields.require_text(told, at), at)
        elif not (isinstance(told, Opinion) or (told and isinstance(told, tuple) and all(map(_is_opinion, told)))):
            raise wrong_type(at, told, WANTED)


WANTED = 'a text, an Opinion or several under each label, such as {"签发": Opinion("张三")}'


def _is_opinion(given: object) -> bool:
    return isinstance(given, Opinion)


def _require_known(label: str, text: str, place: str) -> None:
    """Refuse what cannot stand under a label."""
    match label:
        case "公开属性" if text == WITHHELD:
            raise wrong_value(place, text, "the reason too, such as 不予公开（内部事务信息）")
        case "公开属性" if not re.fullmatch(OPENNESS, text):
            raise wrong_value(place, text, "主动公开, 依申请公开, or 不予公开 with its reason in （）")
        case "紧急程度" if text not in URGENCIES:
            raise wrong_value(place, text, Message("one of {wanted}", wanted=", ".join(map(repr, URGENCIES))))
        case "密级" if not re.fullmatch(SECRECY, text):
            raise wrong_value(
                place, text, "绝密, 机密 or 秘密, with its term in digits behind a star, such as 机密★1年"
            )
        case "份数" if not re.fullmatch("[1-9][0-9]*", text):
            raise wrong_value(place, text, "how many copies are printed, such as 60")
