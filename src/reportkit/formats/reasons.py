"""Why an office's own format departs from the official one, by the aspect in which it does."""

from collections.abc import Mapping
from typing import Any

import attrs

from reportkit.checks import where
from reportkit.errors import InvalidValue, shown, wrong_type, wrong_value

ASPECTS = (
    *(
        "纸张",
        "页边",
        "镜像页边",
        "版心",
        "行距",
        "每行字数",
        "字体",
        "字号",
        "颜色",
        "西文字体",
        "排法",
        "页码",
        "编排要素",
    ),
    *("版头", "版记"),
)
"""In what a format can depart from an official one."""


def of_aspects(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    """Accept a mapping of aspects to reasons of one line."""
    place = where(instance, attribute)
    if not isinstance(value, Mapping):
        raise wrong_type(place, value, 'a mapping of aspects to reasons, such as {"行距": "……"}')
    for aspect, reason in value.items():
        if aspect not in ASPECTS:
            raise InvalidValue(
                "{place}: got the aspect {aspect}; give one of {aspects}",
                place=place,
                aspect=shown(aspect),
                aspects="、".join(ASPECTS),
            )
        if not isinstance(reason, str):
            raise wrong_type(f"{place}[{aspect}]", reason, "why the office departs, as a text of one line")
        if not reason.strip() or not reason.isprintable():
            raise wrong_value(f"{place}[{aspect}]", reason, "why the office departs, as a text of one line")
