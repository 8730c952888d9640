"""How a letterhead looks: where its mark stands, how large it is, and the red line below."""

from typing import Any

import attrs
from attrs import field

from reportkit.checks import instance_of, optional, within
from reportkit.errors import InvalidValue
from reportkit.values import value_class


@value_class
class DoubleLines:
    """The two red double lines of a letter (信函的红色双线; GB/T 9704-2012, 10.1), thick and thin, on the first page.

    `below_mark` and `above_foot` are their distances in mm, from the foot of the mark's characters and from that of the
    sheet; `length` is in mm, `thick` and `thin` in 磅, `apart` from the middle of the one to that of the other in mm.
    """

    below_mark: float = field(default=4, validator=within(1, 30, "mm"))
    above_foot: float = field(default=20, validator=within(5, 50, "mm"))
    length: float = field(default=170, validator=within(50, 297, "mm"))
    thick: float = field(default=2.25, validator=within(0.5, 6, "磅"))
    thin: float = field(default=0.75, validator=within(0.25, 6, "磅"))
    apart: float = field(default=0.9, validator=within(0.3, 5, "mm"))


@value_class
class HeadLook:
    """The looks of a letterhead (版头版式).

    `mark_top` is the distance in mm from the upper edge of the 版心 to that of the mark's characters, `ascent` how far
    these reach above their baseline in parts of their size, by which the one is made to stand at the other whatever
    the typeface; `mark_pitch` the distance of the mark's lines in parts of their size, `mark_height` what the bodies
    of a joint mark take together in mm, at the most: their size follows from it and from the longest of them. `line`
    is the width of the red line in 磅, 0 for none, and `line_drop` its distance in mm from the characters above it.
    With `double_lines` the mark stands above the first of them, the rest of the letterhead below.
    """

    mark_top: float = field(default=35, validator=within(-30, 100, "mm"))
    ascent: float = field(default=0.848, repr=False, validator=within(0.5, 1.2, "of its size"))
    mark_pitch: float = field(default=1.1, repr=False, validator=within(1, 3, "of its size"))
    mark_height: float = field(default=70, repr=False, validator=within(10, 150, "mm"))
    line: float = field(default=1.5, validator=within(0, 6, "磅"))
    line_drop: float = field(default=4, validator=within(2, 20, "mm"))
    double_lines: DoubleLines | None = field(
        default=None, validator=optional(instance_of(DoubleLines, "DoubleLines, or None"))
    )

    @mark_pitch.validator
    def _holds_the_ascent(self, attribute: "attrs.Attribute[Any]", value: float) -> None:
        if value * 0.8 < self.ascent:  # an exact line has four fifths of its height above the baseline
            raise InvalidValue(
                "HeadLook.mark_pitch: {value} would cut the characters off; give {least}",
                value=value,
                least=f"{self.ascent / 0.8:.2f}",
            )
