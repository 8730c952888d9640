"""Labels that are set before words, 表1, 附件：, 单位：, and so are not typed."""

import re
from functools import cache
from typing import Any

import attrs

from reportkit.errors import InvalidValue
from reportkit.model import fields

_NUMERAL = r"(?:\d+(?:[-－—.．]\d+)*|[一二三四五六七八九十百]+(?=[\s、.．：:]))"


@cache  # each is compiled by the first text that could bring it
def _typed(label: str) -> re.Pattern[str]:
    return re.compile(rf"{label}\s*{_NUMERAL}?\s*[：:]|{label}\s*{_NUMERAL}")


def require_unlabelled(text: str, place: str, *labels: str) -> None:
    """Refuse a text that brings the label that is printed before it: 表1, 附件：, 注1：."""
    for label in labels:
        typed = _typed(label).match(text)
        if typed:
            raise InvalidValue(
                "{place}: {text} begins with the label {typed}; leave it out, it is set",
                place=place,
                text=fields.shown(text),
                typed=repr(typed[0]),
            )


def require_without_mark(text: str, place: str, *marks: str) -> None:
    """Refuse a text that brings the mark that is set behind it."""
    if text.endswith(marks):
        raise InvalidValue(
            "{place}: {value} ends in {mark}; leave it out, the colon is set",
            place=place,
            value=fields.shown(text),
            mark=text[-1],
        )


def unlabelled(validator: fields.Validator, *labels: str) -> fields.Validator:
    """Accept what the validator accepts, without the label that is printed before it."""

    def validate(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        validator(instance, attribute, value)
        require_unlabelled(str(value), fields.where(instance, attribute), *labels)

    return validate
