"""Who comments, and of which day."""

from datetime import date
from typing import Any

import attrs
from attrs import field

from reportkit.checks import label, optional, where
from reportkit.errors import InvalidValue
from reportkit.model.fields import as_day
from reportkit.model.fields import day as a_day
from reportkit.values import value_class

LONGEST_NAME, LONGEST_INITIALS = 255, 9
"""Characters that Word takes."""


@value_class
class Reviewer:
    """Whose name stands at comments (批注人): name, initials, and a day where one is to be told.

    No clock is read, so the same findings give the same bytes.

    >>> Reviewer("示例县人民政府办公室", "县府办").day is None
    True
    """

    name: str = field(default="reportkit 检查", validator=label)
    initials: str = field(default="检查", validator=label)
    day: date | None = field(default=None, kw_only=True, converter=as_day, validator=optional(a_day))

    @name.validator
    @initials.validator
    def _short_enough(self, attribute: "attrs.Attribute[Any]", value: str) -> None:
        most = LONGEST_NAME if attribute.name == "name" else LONGEST_INITIALS
        if len(value) > most:
            raise InvalidValue(
                "{place}: got {count} characters; give at most {most}",
                place=where(self, attribute),
                count=len(value),
                most=most,
            )


LIBRARY = Reviewer()
"""The name that comments have where an office gives none."""
