"""The sheets that facts stand in: their columns, and which parameter of which class each column gives."""

from collections.abc import Mapping
from typing import Literal

import attrs

from reportkit.frozen import FrozenMapping
from reportkit.model import Body, Citation, Statistic, Term
from reportkit.model.facts import Fact

Takes = Literal["text", "number", "word"]
"""What the cells of a column hold: text, a number, or one of a few words."""


@attrs.frozen
class SheetColumn:
    """A column of a sheet of facts (数据列): its heading, the parameter that it gives, and a hint for its cells.

    `words` are those that a cell may hold, each with the value that it stands for; a sheet has all that is `needed`.
    """

    heading: str
    parameter: str
    hint: str
    takes: Takes = "text"
    words: Mapping[str, str] = FrozenMapping({})
    needed: bool = False
    width: int = 14


def _words(heading: str, parameter: str, hint: str, words: Mapping[str, str], width: int = 12) -> SheetColumn:
    return SheetColumn(heading, parameter, hint, "word", FrozenMapping(words), width=width)


@attrs.frozen
class SheetForm:
    """A sheet of facts of one kind (数据表), a row for each."""

    title: str
    kind: type[Fact]
    columns: tuple[SheetColumn, ...]

    @property
    def needed(self) -> tuple[str, ...]:
        """The parameters whose columns a sheet has to have."""
        return tuple(column.parameter for column in self.columns if column.needed)

    def column(self, heading: str) -> SheetColumn | None:
        """Return the column of a heading, None where there is none."""
        return next((column for column in self.columns if column.heading == heading), None)

    def giving(self, parameter: str) -> SheetColumn:
        """Return the column that gives a parameter."""
        return next(column for column in self.columns if column.parameter == parameter)


EXACTNESS = {"余": "余", "多": "多", "近": "近", "约": "约"}

FIGURES = SheetForm(
    "数据",
    Statistic,
    (
        SheetColumn("名称", "name", "数据的名称，文字中用{名称}引用；不能重复", needed=True, width=24),
        SheetColumn("数值", "value", "只填数字，不带单位；没有发生的填0，尚未上报的留空", "number", needed=True),
        SheetColumn("单位", "unit", "条、件、万元、%等", width=8),
        SheetColumn("上年", "last", "上年的数，只填数字；不知道的留空", "number"),
        SheetColumn("其中属于", "whole", "这一项包含在哪一项数据中，填那一项的名称；没有的留空", width=24),
        _words(
            "类型",
            "kind",
            "年度：当年发生的；时点：年末的；累计：历年累计的。留空的同总数，总数留空的为年度",
            {"年度": "年度", "时点": "时点", "累计": "累计"},
            8,
        ),
        SheetColumn("来源", "source", "报送这项数据的单位，供审核"),
        _words("精确程度", "exactness", "确数留空；70余个填70，选余", EXACTNESS),
        _words("上年精确程度", "last_exactness", "上年数的精确程度，确数留空", EXACTNESS),
        _words(
            "各项之和",
            "sums",
            "填在总数一行：其中各项加起来等于、不超过还是不少于总数；留空为等于",
            {"等于总数": "==", "不超过总数": "<=", "不少于总数": ">="},
        ),
        SheetColumn("显示名称", "label", "文中显示的名称，与名称相同的留空"),
        SheetColumn("说明", "note", "变化较大的原因等，供审核", width=28),
    ),
)

OFFICE, OTHER = "本机关", "其他单位"

BODIES = SheetForm(
    "机关",
    Body,
    (
        SheetColumn(
            "身份",
            "role",
            "编制报告的机关选本机关，文中提到的选其他单位",
            "word",
            FrozenMapping({OFFICE: OFFICE, OTHER: OTHER}),
            needed=True,
        ),
        SheetColumn("名称", "name", "全称或者规范化简称", needed=True, width=28),
        SheetColumn("地区", "area", "所在地区，如示例县", needed=True),
        SheetColumn("简称", "short", "第一次提到以后使用的简称，没有的留空"),
        SheetColumn("级别", "level", "市、县、区等；地区名称末尾已经写明的留空", width=8),
        SheetColumn("地址", "address", "联系地址", width=28),
        SheetColumn("邮编", "postcode", "邮政编码", width=10),
        SheetColumn("电话", "telephone", "联系电话，带区号", width=16),
        SheetColumn("传真", "fax", "传真号码，带区号", width=16),
        SheetColumn("邮箱", "email", "电子邮箱", width=20),
        SheetColumn("网站", "site", "网站的名称，与网址一起填", width=20),
        SheetColumn("网址", "url", "网站的地址，与网站一起填", width=28),
    ),
)

CITATIONS = SheetForm(
    "文件",
    Citation,
    (
        SheetColumn("标题", "title", "文件的标题，不带书名号", needed=True, width=48),
        SheetColumn("文号", "number", "发文字号，如示政办发〔2024〕5号", width=24),
        SheetColumn("简称", "short", "第一次提到以后使用的简称，不带书名号", width=20),
        SheetColumn("名称", "name", "文字中引用用的名称；留空的用简称，没有简称的用标题", width=20),
    ),
)

TERMS = SheetForm(
    "用语",
    Term,
    (
        SheetColumn("名称", "name", "文字中引用用的名称", needed=True, width=24),
        SheetColumn("文字", "text", "文中写成的文字", needed=True, width=60),
    ),
)

FORMS = (FIGURES, BODIES, CITATIONS, TERMS)
"""The sheets in their order."""
