"""Free stand-ins for the fonts of GB/T 9704, and the names under which documents ask for each."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class StandIn:
    """A font file, what it calls itself, and whom it stands in for: first what reportkit writes, and its substitute."""

    file: str
    family: str
    names: tuple[str, ...]
    is_bold: bool = False

    @property
    def stem(self) -> str:
        return Path(self.file).stem


# Fandol's dashes, quotes and digits are as wide as those of the fonts they stand in for, so lines break alike
CHINESE = (
    StandIn(
        "FandolFang-Regular.otf",
        "FandolFang R",
        ("仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "华文仿宋"),
    ),
    StandIn(
        "FandolKai-Regular.otf",
        "FandolKai",
        ("楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "华文楷体"),
    ),
    StandIn("FandolHei-Regular.otf", "FandolHei", ("黑体", "SimHei", "方正黑体_GBK", "华文黑体")),
    StandIn("FandolSong-Regular.otf", "FandolSong", ("宋体", "SimSun", "新宋体", "NSimSun", "华文宋体")),
    StandIn(
        "FandolSong-Bold.otf",
        "FandolSong",
        ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋", "华文中宋"),
        is_bold=True,
    ),
)
LATIN = (
    StandIn("LiberationSerif-Regular.ttf", "Liberation Serif", ("Times New Roman",)),
    StandIn("LiberationSans-Regular.ttf", "Liberation Sans", ("Arial",)),
)
EVERY = (*CHINESE, *LATIN)
