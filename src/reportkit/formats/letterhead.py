"""How a letterhead looks: where its mark stands, how large it is, and the red line below."""

from typing import Any

import attrs
from attrs import field

from reportkit.checks import within
from reportkit.errors import InvalidValue


@attrs.frozen
class HeadLook:
    """The looks of a letterhead (版头版式).

    `mark_top` is the distance in mm from the upper edge of the 版心 to that of the mark's characters, `ascent` how far
    these reach above their baseline in parts of their size, by which the one is made to stand at the other whatever
    the typeface; `mark_pitch` the distance of the mark's lines in parts of their size, `mark_height` what the bodies
    of a joint mark take together in mm, at the most: their size follows from it and from the longest of them. `line`
    is the width of the red line in 磅, 0 for none, and `line_drop` its distance in mm from the characters above it.
    """

    mark_top: float = field(default=35, validator=within(-30, 100, "mm"))
    ascent: float = field(default=0.848, validator=within(0.5, 1.2, "of its size"))
    mark_pitch: float = field(default=1.1, validator=within(1, 3, "of its size"))
    mark_height: float = field(default=70, validator=within(10, 150, "mm"))
    line: float = field(default=1.5, validator=within(0, 6, "磅"))
    line_drop: float = field(default=4, validator=within(2, 20, "mm"))

    @mark_pitch.validator
    def _holds_the_ascent(self, attribute: "attrs.Attribute[Any]", value: float) -> None:
        if value * 0.8 < self.ascent:  # an exact line has four fifths of its height above the baseline
            raise InvalidValue(
                f"HeadLook.mark_pitch: {value} would cut the characters off; give {self.ascent / 0.8:.2f}"
            )
