"""What a format is made of: a page, and a style for each role."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import attrs
from attrs import field

from reportkit.frozen import FrozenMapping
from reportkit.manuscript import Role

POINTS_OF_SIZE: Mapping[str, float] = MappingProxyType(
    {
        "初号": 42,
        "小初": 36,
        "一号": 26,
        "小一": 24,
        "二号": 22,
        "小二": 18,
        "三号": 16,
        "小三": 15,
        "四号": 14,
        "小四": 12,
        "五号": 10.5,
        "小五": 9,
    }
)
"""The Chinese sizes of type in 磅 (points)."""


@attrs.frozen
class Font:
    """A typeface (字体): the name that documents write, and what stands in for it where it is not installed.

    `repertoire` is the character set that it holds: that of GB/T 2312 (6,763 Chinese characters) or GBK.

    >>> Font("仿宋_GB2312", repertoire="gb2312").lacks("镕")
    True
    """

    name: str
    stand_in: str | None = None
    repertoire: Literal["gb2312", "gbk"] = "gbk"

    def lacks(self, sign: str) -> bool:
        """Tell whether a character is not in the typeface."""
        try:
            code = sign.encode("gbk")
        except UnicodeEncodeError:
            return True
        # GBK keeps the places that GB/T 2312 gave its marks and characters, and adds around them
        return self.repertoire == "gb2312" and len(code) == 2 and not (0xA1 <= code[0] <= 0xF7 and code[1] >= 0xA1)


@attrs.frozen
class Page:
    """The page (版面), in millimetres, and what the type area (版心) holds: 行 a side, 字 a line.

    `page_number_drop` is the distance from the type area's foot to the 一字线 of the page number.
    """

    width: float = 210
    height: float = 297
    top: float = 37
    left: float = 28
    text_width: float = 156
    text_height: float = 225
    lines: int = 22
    characters: int = 28
    page_number_drop: float = 7


@attrs.frozen
class Style:
    """How a role looks: typeface, size in 号, alignment, first-line indent and indent at both edges in 字.

    `line` is the distance of its lines in 磅, None for the page's own 行 and 0 for what the content needs;
    `lead` the typeface of an item's number and lead; `outline` the level in the navigation, from 1;
    `keep_next` holds it on the page of the line below; `new_page` begins a page with it.
    """

    font: Font
    size: str = "三号"
    align: Literal["left", "center", "right", "both"] = "both"
    first_line: float = 0
    line: float | None = None
    lead: Font | None = None
    outline: int | None = None
    keep_next: bool = False
    new_page: bool = False


@attrs.frozen
class TableLook:
    """How tables are ruled (表格线): the line's width in 磅, and the margins inside a cell in mm.

    `side_margin` is the margin left and right, `end_margin` that above and below; `row` the least height of
    a row in 磅, `dense_row` that of a dense table's.
    """

    rule: float = 0.5
    side_margin: float = 1
    end_margin: float = 0.5
    row: float = 24
    dense_row: float = 18


def _read_only(styles: Mapping[Role, Style]) -> Mapping[Role, Style]:
    return FrozenMapping(styles)


@attrs.frozen
class Format:
    """A format (版式): the page, a style for each role, and the typeface of Latin letters and digits.

    `latin_font` None sets digits in the style's own Chinese typeface, which is the letter of GB/T 9704-2012,
    5.2.2; many offices give Font("Times New Roman"). An office's own profile is `attrs.evolve` of a format.

    >>> from reportkit.formats import GB9704
    >>> attrs.evolve(GB9704, latin_font=Font("Times New Roman")).latin_font.name
    'Times New Roman'
    """

    name: str
    page: Page
    styles: Mapping[Role, Style] = field(converter=_read_only)
    latin_font: Font | None = None
    tables: TableLook = TableLook()

    def fonts(self) -> tuple[Font, ...]:
        """Return every typeface the format names, once."""
        used = [font for style in self.styles.values() for font in (style.font, style.lead) if font]
        return tuple(dict.fromkeys([*used, *([self.latin_font] if self.latin_font else [])]))
