"""How charts look: what their columns, lines and slices are filled with."""

import re
from collections.abc import Sequence
from typing import Any, cast

import attrs
from attrs import field

from reportkit.checks import where
from reportkit.errors import wrong_value
from reportkit.values import value_class

GREYS = ("595959", "A6A6A6", "262626", "D9D9D9", "7F7F7F", "BFBFBF")


def _as_colours(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(given) if isinstance(given, list) else cast("tuple[str, ...]", given)


@value_class
class ChartLook:
    """The looks of charts (统计图版式): the colours of their series, or of the slices of a pie, one after the other.

    Their words are set as those of a dense table. The colours are greys, which a printer in black and white keeps
    apart, each as six hexadecimal digits of red, green and blue; when all are used they begin anew.
    """

    colours: tuple[str, ...] = field(default=GREYS, converter=_as_colours)

    @colours.validator
    def _hexadecimal(self, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, tuple) or not value or not all(_is_colour(one) for one in value):
            raise wrong_value(where(self, attribute), value, "colours of six digits, such as ['595959', 'A6A6A6']")


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9A-Fa-f]{6}", value) is not None
