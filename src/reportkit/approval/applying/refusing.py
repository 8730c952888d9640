"""Why an edit cannot be carried into the model."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Literal

Reason = Literal[
    "addressees",
    "attachment",
    "between",
    "brackets",
    "captioned",
    "chart",
    "day",
    "derived",
    "exactness",
    "figure",
    "frame",
    "generated",
    "invalid",
    "link",
    "listed",
    "look",
    "mark",
    "mention",
    "note",
    "outdated",
    "outside",
    "part",
    "picture",
    "referred",
    "set",
    "signature",
    "style",
    "table",
    "twice",
    "two values",
    "unit",
]
"""Why an edit was not carried over, as a word for programs; `RefusedEdit.message` says it in Chinese."""

SAID = MappingProxyType(
    {
        "addressees": "主送机关以冒号结尾（版记中以句号结尾），后面不写别的，请在报告中改",
        "attachment": "附件的标识和标题要成对，请在报告中改附件",
        "between": "表题、表格和表注之间，图和图题之间不能有别的内容，请在报告中写到合适的位置",
        "brackets": "这里的文字要写在圆括号里，如（送审稿）、（联系人：张三）",
        "captioned": "它的题注、计量单位或者注还在，请一起删去",
        "chart": "图表由数据生成：改数请改数据，名称、类别和新加的图表请在报告中写",
        "day": "日期要写成完整的年月日，如2024年1月16日",
        "derived": "这个数由其他数据推算得出，请改原来的数据",
        "exactness": "改成了约数（余、多、近、约、超过等），增减、占比等不能再由它推算，请在报告中改这项数据",
        "figure": "这里是数据，从改后的文字读不出它的数，请在报告中改",
        "frame": "标题、署名等处不能增删段落，请在报告中改相应的内容",
        "generated": "这里的文字由报告的内容生成，请改原来的内容",
        "invalid": "改后的内容不能写入报告",
        "link": "链接请在报告中改",
        "listed": "附件说明随附件生成，请连同附件一起增删",
        "look": "这里的文字格式由版式统一设定，或者只及一项数据的部分文字，请在报告中改",
        "mark": "联合行文的发文机关标志，以及机关名称以外的文字，请在报告的版头中写",
        "mention": "这里第一次写全文件、机构的名称，改后读不出名称、文号和简称，后文会照原来的再写全一遍，请在报告中改",
        "note": "注释请在报告中写到所注文字的后面",
        "outdated": "这份文件来自另一稿，别处的数与报告一致，这里可能只是没有跟着改；确要改的，请在报告中改",
        "outside": "不在正文之中，请在报告中写到合适的位置",
        "part": "这里的文字由报告中的占位符整体生成，不能只删去一部分，请在报告中换一种写法",
        "picture": "图片不能写入报告",
        "referred": "文中还引用它（见表1），请先改引用的文字",
        "set": "这样写印出来与原来一样：写法由版式或者报告的内容统一设定",
        "signature": "署名和成文日期要么都有，要么都没有，请在报告中改",
        "style": "数没有改，改的是由数据生成的单位、说法或者排法，请在报告中改",
        "table": "表格的形状不能写入报告",
        "twice": "这一项只能有一处，请在原有的文字上改",
        "two values": "同一项数据在不同地方改成了不同的数，请核对",
        "unit": "改后换了计量单位，数也不同，请在报告中按原来的单位改数据",
    }
)


class Refusal(Exception):
    """Edits cannot be carried over (不予采用): their numbers, and why, with what it is about, if that is to be said."""

    def __init__(self, edits: Iterable[int], reason: Reason, about: str = "") -> None:
        super().__init__(reason)
        self.about = about
        self.edits = tuple(dict.fromkeys(edits))
        self.reason: Reason = reason

    @property
    def said(self) -> str:
        """Its reason and what it is about in Chinese, "" where the reason says all."""
        return f"{SAID[self.reason]}：{self.about}" if self.about else ""
