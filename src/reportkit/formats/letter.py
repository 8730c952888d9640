"""The letter (信函格式; GB/T 9704-2012, 10.1): red double lines at head and foot, no number on the first page."""

import attrs

from reportkit.formats.gb9704 import GB9704
from reportkit.formats.imprint import ImprintLook
from reportkit.formats.letterhead import DoubleLines, HeadLook
from reportkit.manuscript import PLAIN, Element

ABOVE = 30 - 37
"""The mark's upper edge lies 30 mm below that of the sheet, and the 版心 begins at 37."""

LETTER = attrs.evolve(
    GB9704,
    name="GB/T 9704-2012 信函格式",
    standard="GB/T 9704-2012 信函格式",
    elements=tuple(
        Element.LETTER_HEAD if kind is Element.LETTERHEAD else kind for kind in PLAIN if kind is not Element.CONTENTS
    ),
    head=HeadLook(mark_top=ABOVE, line=0, double_lines=DoubleLines()),
    imprint=ImprintLook(outer_rule=0, inner_rule=0, even_page=False),
)
"""The format of letters. Its mark is the leading body's name alone, without 文件."""
