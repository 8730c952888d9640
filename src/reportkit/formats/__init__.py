"""How each role looks: formats are data, in the standard's own units (字, 行, mm, 号)."""

from typing import TYPE_CHECKING

from reportkit.formats.charts import ChartLook
from reportkit.formats.contents import ContentsLook
from reportkit.formats.font import Font
from reportkit.formats.fonts import with_fonts
from reportkit.formats.format import Format, Style, TableLook
from reportkit.formats.gb9704 import GB9704
from reportkit.formats.imprint import ImprintLook
from reportkit.formats.inline import InlineLook, LinkLook, NoteLook, StressLook
from reportkit.formats.letter import LETTER
from reportkit.formats.letterhead import DoubleLines, HeadLook
from reportkit.formats.minutes import MINUTES
from reportkit.formats.order import ORDER
from reportkit.formats.page import Page
from reportkit.formats.registry import named
from reportkit.formats.regulations import REGULATIONS
from reportkit.later import loaded_later

if TYPE_CHECKING:
    from reportkit.formats.approval import ApprovalBox, ApprovalForm, ApprovalRow
    from reportkit.formats.installed import FontHere, fonts_here
else:  # the approval sheet's form, and what looks for typefaces
    __getattr__ = loaded_later(
        __name__,
        {
            "ApprovalBox": "approval",
            "ApprovalForm": "approval",
            "ApprovalRow": "approval",
            "FontHere": "installed",
            "fonts_here": "installed",
        },
    )


__all__ = [
    "GB9704",
    "LETTER",
    "MINUTES",
    "ORDER",
    "REGULATIONS",
    "ApprovalBox",
    "ApprovalForm",
    "ApprovalRow",
    "ChartLook",
    "ContentsLook",
    "DoubleLines",
    "Font",
    "FontHere",
    "Format",
    "HeadLook",
    "ImprintLook",
    "InlineLook",
    "LinkLook",
    "NoteLook",
    "Page",
    "StressLook",
    "Style",
    "TableLook",
    "fonts_here",
    "named",
    "with_fonts",
]
