"""The order (命令（令）格式; GB/T 9704-2012, 10.2): the mark is the title, and the text follows the number."""

import attrs

from reportkit.formats.gb9704 import GB9704
from reportkit.formats.letterhead import HeadLook
from reportkit.manuscript import PLAIN, Element

NOT_IN_IT = (Element.CONTENTS, Element.TITLE, Element.STAGE, Element.BLANK, Element.ADDRESSEES)

ORDER = attrs.evolve(
    GB9704,
    name="GB/T 9704-2012 命令（令）格式",
    standard="GB/T 9704-2012 命令（令）格式",
    elements=tuple(kind for kind in PLAIN if kind not in NOT_IN_IT),
    head=HeadLook(mark_top=20, line=0),
)
"""The format of orders: the mark 20 mm below the upper edge of the 版心, two blank lines above and below the number."""
