"""Each way to say a figure beside what it prints, and the same facts in a table and in sentences."""

import sys
from pathlib import Path

import attrs

from reportkit import Body, Report, Statistic, Table, save
from reportkit.formats import GB9704
from reportkit.phrases import breakdown, claim, compared, figure_rows, totals
from reportkit.phrases.rows import FIGURE_HEADER

DISCLOSED = Statistic("主动公开政府信息", 12656, "条", last=10820, parts={"通过网站公开": 9136}, sums="<=")

RECEIVED = Statistic(
    "收到申请",
    380,
    "件",
    last=Statistic("收到申请", 352, "件", parts={"自然人申请": 331, "法人申请": 21}),
    parts={"自然人申请": 352, "法人申请": 28},
)

HANDLED = Statistic("办理申请", 380, "件", parts={"按期办结": 380, "逾期办结": 0})

MEDIA = Statistic("政务新媒体", 176, "个", kind="时点", last=165)

FACTS = [
    DISCLOSED,
    RECEIVED,
    HANDLED,
    MEDIA,
    Statistic("信息化投入", 186_000_000, "元"),
    Statistic("群众满意率", "98.5", "%", last="95.5"),
    Statistic("参训单位", 70, "个", exactness="余"),
    Statistic("参训人员", None, "人次", source="人社局"),
    Statistic("改进措施", 3, "项"),
]

WAYS = {
    "主动公开政府信息": "名称、数值、单位",
    "主动公开政府信息:名称": "只说名称",
    "主动公开政府信息:数值": "数值和单位",
    "主动公开政府信息:数": "只说数值",
    "主动公开政府信息:以万计": "四舍五入",
    "信息化投入:以亿计": "四舍五入",
    "参训单位:数值": "余、多、近、约",
    "主动公开政府信息:同比": "比上年，用百分数",
    "主动公开政府信息:增减": "比上年，用绝对数",
    "政务新媒体:同比": "时点数比上年末",
    "群众满意率:同比": "比率用百分点",
    "主动公开政府信息:上年": "上年数值",
    "通过网站公开:占比": "占总数的比例",
    "自然人申请:占比变化": "比例的变化",
    "收到申请:其中": "各项，略去为零的",
    "办理申请:各项": "各项，包括为零的",
    "收到申请:其中占比": "各项及其占比",
    "改进措施:汉字": "用汉字计数",
    "改进措施:序数": "次序",
    "参训人员:数值": "尚未上报",
}
"""The format words: what stands in the text, and when to use it."""


def build() -> Report:
    return Report(
        "数字的说法",
        Body("示例县人民政府办公室", area="示例县"),
        year=2018,
        facts=FACTS,
        sections=[
            Table(
                [[f"{{{{{slot}}}}}", f"{{{slot}}}", use] for slot, use in WAYS.items()],
                header=["写法", "写成", "用途"],
                widths=[12.2, 19.4, 8.8],
                dense=True,
            ),
            [totals("收到申请"), breakdown("办理申请"), claim("按期办结", of="办理申请", words="申请均已按期办结。")],
            Table(figure_rows(DISCLOSED, RECEIVED, MEDIA), header=FIGURE_HEADER, dense=True),
            compared("群众满意率", who="{全市}"),
        ],
    )


COMPACT = attrs.evolve(GB9704, tables=attrs.evolve(GB9704.tables, dense_end_margin=0.5))  # all of it on one page


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"数字的说法{kind}"
        save(build(), path, layout=COMPACT)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
