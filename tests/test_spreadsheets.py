"""Facts out of sheets: what a workbook and a frame say is taken as it is shown, and all that is wrong is told at its cell."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportkit import Body, Citation, InvalidValue, Statistic, Term
from reportkit.spreadsheets import InvalidSheets, SheetFacts, facts_from

FIGURES = ["名称", "数值", "单位", "上年", "其中属于", "类型", "来源", "精确程度", "上年精确程度", "各项之和"]

Rows = Sequence[list[Any]]
Change = Callable[[Workbook, Worksheet], object]


def workbook(folder: Path, rows: Rows, *, change: Change | None = None, **sheets: Rows) -> Path:
    """A workbook with figures, and further sheets."""
    book = Workbook()
    figures = book.worksheets[0]
    figures.title = "数据"
    for row in rows:
        figures.append(row)
    for title, content in sheets.items():
        page = book.create_sheet(title)
        for row in content:
            page.append(row)
    if change is not None:
        change(book, figures)
    path = folder / "今年 数据.xlsx"
    book.save(path)
    return path


def faults(source: Any, **how: Any) -> list[str]:
    with pytest.raises(InvalidSheets) as caught:
        facts_from(source, **how)
    return [str(fault) for fault in caught.value.faults]


# ---------------------------------------------------------------- what is read


def test_each_row_is_a_fact_of_its_sheet_and_parts_stand_below_their_wholes(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [
            ["2024年数据表"],
            FIGURES,
            ["网上申请", 352, None, 331, "收到申请"],
            ["收到申请", 380, "件", 352, None, None, "政务公开科", None, None, "不超过总数"],
            [],
            ["满意率", 98.5, "%", 95.5],
            ["参训人员", 70, "人", 60, None, None, None, "余", "多"],
            ["政务新媒体", 12, "个", None, None, "时点"],
            ["培训支出", None, "万元"],
        ],
        change=lambda book, page: setattr(page["B6"], "number_format", '0.00_ "分"'),
        机关=[
            ["身份", "名称", "地区", "邮编", "网站", "网址"],
            ["其他单位", "示例市人民政府", "示例市"],
            ["本机关", "示例县人民政府办公室", "示例县", "012345", "示例县门户网站", "http://www.example.gov.cn"],
        ],
        文件=[["标题", "文号", "简称", "名称"], ["中华人民共和国政府信息公开条例", None, "条例"]],
        用语=[["名称", "文字"], ["热线", "“12345”热线"]],
        渠道表=[["渠道", "数量"], ["网站", 5]],
    )
    office = Body(
        "示例县人民政府办公室",
        area="示例县",
        postcode="012345",
        website=("示例县门户网站", "http://www.example.gov.cn"),
    )
    online = Statistic("网上申请", 352, last=331)
    expected = SheetFacts(
        office,
        (
            Statistic("收到申请", 380, "件", last=352, parts=[online], sums="<=", source="政务公开科"),
            Statistic("满意率", Decimal("98.50"), "%", last=Decimal("95.5")),
            Statistic("参训人员", 70, "人", exactness="余", last=Statistic("参训人员", 60, "人", exactness="多")),
            Statistic("政务新媒体", 12, "个", kind="时点"),
            Statistic("培训支出", None, "万元"),
            Body("示例市人民政府", area="示例市"),
            Citation("中华人民共和国政府信息公开条例", short="条例"),
            Term("热线", "“12345”热线"),
        ),
    )
    given = facts_from(path)
    assert expected == given
    assert "98.50" == str(given.facts[1].value)  # type: ignore[attr-defined]  # a Statistic


def test_headings_of_ones_own_are_taken_for_what_is_said_of_them(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["序号", "指标 ", "２０２４年"], [1, "办件", 5]])
    columns = {"指标": "名称", "2024年": "数值", "序号": None}
    assert (Statistic("办件", 5),) == facts_from(path, columns=columns).facts
    assert ["［数据］：没有找到表头；请在第一行写明名称、数值等列的名称"] == faults(path)


class Polars:
    """A data frame of polars, which knows null apart from NaN."""

    def __init__(self, **columns: list[object]) -> None:
        self.columns, self._content = [*columns], columns

    def rows(self) -> list[tuple[object, ...]]:
        return [*zip(*self._content.values(), strict=True)]


def test_a_frame_says_what_a_sheet_says() -> None:
    columns: dict[str, list[object]] = {
        "名称": ["收到申请", "网上申请", "满意率"],
        "数值": [380, 352, None],
        "单位": ["件", None, "%"],
        "其中属于": [None, "收到申请", None],
    }
    figures = (Statistic("收到申请", 380, "件", parts={"网上申请": 352}), Statistic("满意率", None, "%"))
    pandas = pd.DataFrame(columns).convert_dtypes()
    citations = pd.DataFrame({"标题": ["条例"]})
    assert SheetFacts(None, figures) == facts_from(pandas) == facts_from(Polars(**columns))
    assert (*figures, Citation("条例")) == facts_from({"数据": pandas, "文件": citations, "别的": citations}).facts


# ---------------------------------------------------------------- what is wrong


def test_all_that_is_wrong_is_told_at_once_each_at_its_cell(tmp_path: Path) -> None:
    def change(book: Workbook, page: Worksheet) -> None:
        page["B4"].number_format = "0.0%"
        page["B5"].number_format = "0"
        page["B6"].number_format = "0!.0,万"
        page.merge_cells("G12:G13")
        page.row_dimensions[7].hidden = True
        page.column_dimensions["I"].hidden = True

    path = workbook(
        tmp_path,
        [
            [*FIGURES, "上年", "备注"],
            ["甲", "380条", "条", "３３１"],
            ["乙", datetime(2024, 3, 5), None, "#REF!", "无"],
            ["满意率", 0.985, "%"],
            ["丙", 98.5],
            ["丁", 12345],
            ["戊", "=1+1", None, True, None, "季度"],
            ["甲", 2 / 3, 12, 10**15],
            [None, 3],
            ["年", 3],
            ["a{b", 4],
            ["己", 5, "个", None, "庚"],
            ["庚", 70.5, "人", None, "己", None, None, "余"],
            ["辛", 3, "%", None, "甲 ", None, "a\nb", "余"],
            ["壬", 2, "%", None, None, None, None, "余"],
            ["癸", 1, *[None] * 10, "页边"],
        ],
        change=change,
        机关=[
            ["身份", "名称", "地区", "邮编", "网站"],
            ["本机关", "甲县政府", "甲", 12345, "网"],
            [None, "乙县政府", "乙县"],
            ["其他单位", None, "乙县"],
            *[["本机关", "丙县政府", "丙县"]] * 2,
        ],
        文件=[["标题", "文号"], ["办法", "示政办发[2018]095号"], ["x》", None], ["甲", None]],
        用语=[["名称"], ["热线"]],
    )
    assert TOLD == faults(path)


TOLD = [
    "［数据］I1：“上年精确程度”列是隐藏的；请取消隐藏，核对后再读取",
    "［数据］K1：“上年”这一列与D1重复；请只保留一列",
    "［数据］L1：没有“备注”这一列，可以是显示名称、说明；不用的列请删去，或者在columns中说明",
    "［数据］B2：数值填的是文本“380条”，应为数字380，单位填在“单位”列",
    "［数据］D2：上年填的是文本“３３１”，应为数字331（不要设成文本格式，不要用全角字符）",
    "［数据］B3：数值填的是日期或者时间，应为数字；请把单元格格式改为“常规”后重新填写",
    "［数据］D3：上年为错误值#REF!；请改正公式，或者直接填写数字",
    "［数据］E3：没有“无”这项数据；请填写“名称”列中的名称",
    "［数据］B4：数值的格式为百分比，显示为98.5%；请把格式改为“常规”，填98.5，单位填%",
    "［数据］B5：数值显示为99，实际是98.5；请填写要印出的数，公式请用 ROUND 取整",
    "［数据］B6：数值的格式把数字缩小后显示（以千、万计）；请把格式改为“常规”，填写实际的数字",
    "［数据］第7行：是隐藏的行；请取消隐藏（筛选的请取消筛选），核对后再读取",
    "［数据］B7：数值是没有计算结果的公式；请用 Excel 或者 WPS 打开并保存，或者直接填写",
    "［数据］D7：上年填的是逻辑值TRUE，应为数字",
    "［数据］F7：类型填的是“季度”，应为年度、时点、累计之一，或者留空",
    "［数据］A8：名称“甲”与［数据］A2重复；每一项请用不同的名称",
    "［数据］B8：数值是0.666666666666667，小数是计算留下的；请用 ROUND 保留要印出的位数",
    "［数据］C8：单位填的是数字12，应为文本；请把格式改为“文本”后重新填写，开头的0不要漏掉",
    "［数据］D8：上年填的数超出了范围；应为1000万亿以下的数",
    "［数据］A9：没有填写名称",
    "［数据］A10：名称：名称“年”已被使用：{年}是每份报告都有的插槽；各项数据的名称不能相同",
    "［数据］A11：名称：'a{b'中有插槽专用的{；请删去",
    "［数据］E12：这一项包含在它自己之中；请核对“其中属于”列",
    "［数据］G12:G13：是合并的单元格，不知道内容属于哪一行；请取消合并，逐行填写",
    "［数据］E13：这一项包含在它自己之中；请核对“其中属于”列",
    "［数据］G14：来源：位置1（从0数起）是换行符（U+000A）；请删去",
    "［数据］C15：单位：“余”不能用在%前面；请用近或者约",
    "［数据］M16：这一列没有表头，不知道是什么内容；请补上表头，或者删去",
    "［机关］C2：地区：'甲'的末字不是街道、省、州、盟、市、县、旗、区、镇、乡中的一个；请用“级别”说明是哪一级",
    "［机关］D2：邮编填的是数字12345，应为文本；请把格式改为“文本”后重新填写，开头的0不要漏掉",
    "［机关］A3：没有选择身份；编制报告的机关为“本机关”",
    "［机关］B4：没有填写名称",
    "［机关］B6：身份为“本机关”的有两行；请只保留一行",
    "［文件］B2：文号：'示政办发[2018]095号'：年份用〔〕括起，不用[]；序号前不加0；应写成示政办发〔2018〕95号",
    "［文件］A3：标题：'x》'位置1（从0数起）的“》”没有配对",
    "［文件］A4：名称“甲”与［数据］A2重复；每一项请用不同的名称",
    "［用语］：缺少“文字”列；请在表头中写明",
]


@pytest.mark.parametrize(
    ("frames", "told"),
    [
        (
            pd.DataFrame({"名称": ["甲", "乙"], "数值": [1.0, float("nan")], "来源": ["科室", None]}),
            [
                "［数据］第2行“数值”：数值是NaN，分不清是没有上报还是计算有误；没有上报的请改为空值（pandas用.convert_dtypes()，polars用.fill_nan(None)）"
            ],
        ),
        (
            {"数据": Polars(名称=["甲", 5], 数值=[0.1 + 0.2, "5件"]), "文件": Polars(文号=["甲"])},
            [
                "［数据］第1行“数值”：数值是0.30000000000000004，小数是计算留下的；请用 ROUND 保留要印出的位数",
                "［数据］第2行“名称”：名称填的是数字5，应为文本；请把格式改为“文本”后重新填写，开头的0不要漏掉",
                "［数据］第2行“数值”：数值填的是文本“5件”，应为数字5，单位填在“单位”列",
                "［文件］：缺少“标题”列；请在表头中写明",
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_frame_is_told_by_row_and_column(frames: Any, told: Sequence[str]) -> None:
    assert told == faults(frames)


def test_what_is_no_workbook_is_told_with_what_to_do(tmp_path: Path) -> None:
    files: Mapping[str, bytes] = {
        "数据.csv": "名称,数值\n申请,3\n".encode("gbk"),
        "数据2.csv": "名称,数值\n申请,3\n".encode(),
        "数据.xls": b"\xd0\xcf\x11\xe0",
        "改名.xlsx": "名称,数值\n".encode("gbk"),
    }
    told = []
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        told += faults(tmp_path / name)
    assert [
        "是 CSV 文本（GBK编码），其中的数字和文字无法区分，没有读取；请用 Excel 或者 WPS 打开，另存为 .xlsx 后再读取",
        "是 CSV 文本，其中的数字和文字无法区分，没有读取；请用 Excel 或者 WPS 打开，另存为 .xlsx 后再读取",
        ".xls，不是 .xlsx 工作簿，没有读取；请用 Excel 或者 WPS 打开，另存为 .xlsx 后再读取",
        "文件不是 Excel 工作簿；请给出 .xlsx 文件",
    ] == told
    with pytest.raises(InvalidValue, match=r"facts_from: there is no file .*; give the path of a workbook"):
        facts_from(tmp_path / "没有.xlsx")
