"""Values of the model as a script writes them, short enough for a list of what to change."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from reportkit.model import Stage


def written(value: object) -> str:
    """Return a value as it stands in a script, a text and a number as they are.

    >>> from reportkit.model import Emphasis, Measure
    >>> written("全年公开。"), written(("全年", Emphasis("零投诉"))), written(Measure("加强培训", points=["甲", "乙"]))
    ('全年公开。', '["全年", Emphasis("零投诉")]', 'Measure("加强培训", points=Points(["甲", "乙"]))')
    """
    match value:
        case None:
            return "无"
        case str() | int() | Decimal():
            return str(value)
        case Stage() | date():
            return str(value)
    return _expression(value)


def _expression(value: Any) -> str:
    match value:
        case str():
            return f'"{value}"'
        case tuple():
            return f"[{', '.join(map(_expression, value))}]"
        case date():
            return f"date({value.year}, {value.month}, {value.day})"
    if not attrs.has(type(value)):
        return repr(value)
    told: list[str] = []
    for number, field in enumerate(attrs.fields(type(value))):
        name = field.alias or field.name
        held = getattr(value, name if hasattr(value, name) else field.name)
        default = field.default.factory() if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]
        if field.init and held != default:
            first = number == len(told) and not field.kw_only and number < BARE
            told.append(_expression(held) if first else f"{name}={_expression(held)}")
    return f"{type(value).__name__}({', '.join(told)})"


BARE = 1
"""How many values are written without their names."""
