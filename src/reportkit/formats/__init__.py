"""How each role looks: formats are data, in the standard's own units (字, 行, mm, 号)."""

from reportkit.formats.approval import ApprovalBox, ApprovalForm, ApprovalRow
from reportkit.formats.charts import ChartLook
from reportkit.formats.contents import ContentsLook
from reportkit.formats.font import Font
from reportkit.formats.fonts import with_fonts
from reportkit.formats.format import Format, Style, TableLook
from reportkit.formats.gb9704 import GB9704
from reportkit.formats.imprint import ImprintLook
from reportkit.formats.inline import InlineLook, LinkLook, NoteLook, StressLook
from reportkit.formats.installed import FontHere, fonts_here
from reportkit.formats.letter import LETTER
from reportkit.formats.letterhead import DoubleLines, HeadLook
from reportkit.formats.minutes import MINUTES
from reportkit.formats.order import ORDER
from reportkit.formats.page import Page
from reportkit.formats.registry import named
from reportkit.formats.regulations import REGULATIONS

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
