"""Typefaces by what the standard calls them: 仿宋_GB2312, 仿宋 and FangSong are one."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from reportkit.formats.format import POINTS_OF_SIZE
from reportkit.patterns import expression

KINDS = (
    ("小标宋体", expression("小标宋|XiaoBiaoSong|FZXBS", re.IGNORECASE)),
    ("仿宋体", expression("仿宋|FangSong|FZFS|STFangsong", re.IGNORECASE)),
    ("楷体", expression("楷体|楷_|楷简|^方正楷|^华文楷|KaiTi|FZKT|STKai", re.IGNORECASE)),
    ("黑体", expression("^黑体|SimHei|^方正黑体|^华文黑体|FZHT|STHeiti", re.IGNORECASE)),
    ("宋体", expression("^(?:新?宋体|方正书宋.*|华文宋体|N?SimSun|STSong|宋体-.*)$", re.IGNORECASE)),
)
"""The kinds of typefaces that GB/T 9704-2012 names, by what their files are called."""

SIZES: Mapping[float, str] = MappingProxyType({points: size for size, points in POINTS_OF_SIZE.items()})


def kind(font: str) -> str:
    """Return the standard's name for a typeface, its own name where the standard has none.

    >>> kind("仿宋_GB2312"), kind("SimHei"), kind("微软雅黑")
    ('仿宋体', '黑体', '微软雅黑')
    """
    return next((name for name, pattern in KINDS if pattern.search(font.strip().lstrip("@"))), font)


def size_name(points: float) -> str:
    """Return a size as offices call it.

    >>> size_name(16), size_name(13)
    ('三号', '13磅')
    """
    return SIZES.get(points, f"{points:g}磅")
