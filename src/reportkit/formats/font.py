"""A typeface: its name, what stands in for it, and the characters that it holds."""

from typing import Literal

from attrs import field

from reportkit.checks import label, one_of, optional
from reportkit.values import value_class

_GB2312 = bytes(range(0xA1, 0x100))
"""The bytes of GB/T 2312, two a sign: GBK keeps them, and what it adds has another byte among its two."""


@value_class
class Font:
    """A typeface (字体).

    Parameters: `name` the one that documents write; `stand_in` what is taken where it is not installed; `repertoire`
    the character set that it holds: that of GB/T 2312 (6,763 Chinese characters) or GBK.

    >>> Font("仿宋_GB2312", repertoire="gb2312").lacks("镕")
    True
    """

    name: str = field(validator=label)
    stand_in: str | None = field(default=None, validator=optional(label))
    repertoire: Literal["gb2312", "gbk"] = field(default="gbk", validator=one_of("gb2312", "gbk"))

    def lacks(self, signs: str) -> bool:
        """Tell whether a character, or one of several, is not in the typeface."""
        try:
            code = signs.encode("gbk")
        except UnicodeEncodeError:
            return True
        return self.repertoire == "gb2312" and code.translate(None, _GB2312) != signs.encode("ascii", "ignore")


FANG_SONG = Font("仿宋_GB2312", "仿宋", "gb2312")
KAI = Font("楷体_GB2312", "楷体", "gb2312")
HEI = Font("黑体", "SimHei", "gbk")
SONG = Font("宋体", "SimSun", "gbk")
XIAO_BIAO_SONG = Font("方正小标宋简体", "宋体", "gb2312")
