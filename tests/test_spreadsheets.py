"""Facts out of sheets: what a workbook and a frame say is taken as it is shown, and all that is wrong is told at its cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportkit import Body, Cell, Citation, Report, Statistic, Table, Term
from reportkit.errors import InvalidValue
from reportkit.model.facts import Fact
from reportkit.reading import next_year
from reportkit.spreadsheets import InvalidSheets, SheetFacts, facts_from, rows_from, save_facts, sheets
from reportkit.spreadsheets.read_areas import left_below, watched
from reportkit.wording import Exactness

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


def raised(read: Callable[..., object], *given: object, **how: Any) -> InvalidSheets:
    with pytest.raises(InvalidSheets) as caught:
        read(*given, **how)
    return caught.value


def faults(source: Any, **how: Any) -> list[str]:
    return [str(fault) for fault in raised(facts_from, source, **how).faults]


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
        book["用语"].sheet_state = "hidden"
        page.merge_cells("G12:G13")
        page.row_dimensions[7].hidden = True
        page.column_dimensions["I"].hidden = True

    path = workbook(
        tmp_path,
        [
            [*FIGURES, "上年", "备注"],
            ["甲", "380人次", "人次", "３３１"],
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
            ["癸", 1, *[None] * 48, "页边"],
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
        **{"文件 (2)": [["标题"], ["条例"]]},
    )
    assert TOLD == faults(path)


TOLD = [
    "［数据］I1：“上年精确程度”列是隐藏的；请取消隐藏，核对后再读取",
    "［数据］K1：“上年”这一列与D1重复；请只保留一列",
    '［数据］L1：没有“备注”这一列，还可以用的列有显示名称、说明；备注请写在“说明”列；不用的列请删去，或者在facts_from中写columns={"备注": None}',
    "［数据］B2：数值填的是文本“380人次”，应为数字380，单位填在“单位”列",
    "［数据］D2：上年填的是文本“３３１”，应为数字331（不要设成文本格式，不要用全角字符）",
    "［数据］B3：数值填的是日期或者时间，应为数字；请把单元格格式改为“常规”后重新填写",
    "［数据］D3：上年为错误值#REF!；请改正公式，或者直接填写数字",
    "［数据］E3：没有“无”这项数据；请填写“名称”列中的名称",
    "［数据］B4：数值的格式为百分比，显示为98.5%；请把格式改为“常规”，填98.5，单位填%",
    "［数据］B5：数值显示为99，实际是98.5；请填写要显示的数，公式请用 ROUND 取整",
    "［数据］B6：数值的格式把数字缩小后显示（以千、万计）；请把格式改为“常规”，填写实际的数字",
    "［数据］第7行：是隐藏的行；请取消隐藏（筛选的请取消筛选），核对后再读取",
    "［数据］B7：数值是没有计算结果的公式；请用 Excel 或者 WPS 打开并保存，或者直接填写",
    "［数据］D7：上年填的是逻辑值TRUE，应为数字",
    "［数据］F7：类型填的是“季度”，应为年度、时点、累计之一，或者留空",
    "［数据］A8：名称“甲”与［数据］A2重复；每一项请用不同的名称",
    "［数据］B8：数值是0.666666666666667，小数是计算留下的；请用 ROUND 保留要显示的位数",
    "［数据］C8：单位填的是数字12，应为文本；请把格式改为“文本”后重新填写，开头的0不要漏掉",
    "［数据］D8：上年填的数超出了范围；应为1000万亿以下的数",
    "［数据］A9：没有填写名称",
    "［数据］A10：名称：名称“年”已被使用：{年}是每份报告都有的占位符；各项数据的名称不能相同",
    "［数据］A11：名称：'a{b'中有占位符专用的{；请删去",
    "［数据］E12：这一项包含在它自己之中；请核对“其中属于”列",
    "［数据］G12:G13：是合并的单元格，不知道内容属于哪一行；请取消合并，逐行填写",
    "［数据］E13：这一项包含在它自己之中；请核对“其中属于”列",
    "［数据］G14：来源：位置1（从0数起）是换行符（U+000A）；请删去",
    "［数据］C15：单位：“余”不能用在%前面；请用近或者约",
    "［数据］AY16：这一列没有表头，不知道是什么内容；请补上表头，或者删去",
    "［机关］C2：地区：'甲'的末字不是街道、省、州、盟、市、县、旗、区、镇、乡中的一个；请用“级别”说明是哪一级",
    "［机关］D2：邮编填的是数字12345，应为文本；请把格式改为“文本”后重新填写，开头的0不要漏掉",
    "［机关］A3：没有填写身份",
    "［机关］B4：没有填写名称",
    "［机关］B6：身份为“本机关”的有两行；请只保留一行",
    "［文件］：另有工作表“文件 (2)”，没有读取；请并入“文件”，或者改用别的名称",
    "［文件］B2：文号：'示政办发[2018]095号'：年份用〔〕括起，不用[]；序号前不加0；应写成示政办发〔2018〕95号",
    "［文件］A3：标题：'x》'位置1（从0数起）的“》”没有配对",
    "［文件］A4：名称“甲”与［数据］A2重复；每一项请用不同的名称",
    "［用语］：工作表是隐藏的；请取消隐藏，核对后再读取",
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
                "［数据］第1行“数值”：数值是0.30000000000000004，小数是计算留下的；请用 ROUND 保留要显示的位数",
                "［数据］第2行“名称”：名称填的是数字5，应为文本；请把格式改为“文本”后重新填写，开头的0不要漏掉",
                "［数据］第2行“数值”：数值填的是文本“5件”，应为数字5，单位填在“单位”列",
                "［文件］：缺少“标题”列；请在表头中写明",
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_frame_is_told_by_row_and_column(frames: Any, told: Sequence[str]) -> None:
    assert told == faults(frames)


def test_what_is_no_workbook_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
    damaged = bytearray(workbook(tmp_path, [["名称", "数值"], *[[f"甲{at}", 1] for at in range(200)]]).read_bytes())
    damaged[damaged.rindex(b"xl/worksheets/sheet1.xml") - 30] ^= 1  # its sum, as the directory has it
    (tmp_path / "坏.xlsx").write_bytes(damaged)
    assert ["文件已损坏，无法读取；请用 Excel 或者 WPS 打开并另存为 .xlsx"] == faults(tmp_path / "坏.xlsx")
    monkeypatch.setattr(sheets, "workbook_content", lambda path: path.joinpath("没有").read_bytes())
    with pytest.raises(InvalidValue, match=r"cannot be read: Not a directory"):
        facts_from(tmp_path / "改名.xlsx")


# ---------------------------------------------------------------- what is written


NAMES = st.text("甲乙丙丁AB=+-'\"“”&<（）.１ #", min_size=1, max_size=6).map(str.strip).filter(bool)
NUMBERS: st.SearchStrategy[int | Decimal | None] = st.one_of(
    st.none(),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.decimals(-(10**6), 10**6, places=2),
    st.sampled_from([0, Decimal("0.10"), Decimal("1E-7")]),
)
MARKS: st.SearchStrategy[Exactness] = st.sampled_from(("", "近", "约"))
TEXTS = st.one_of(st.none(), NAMES)


@st.composite
def figures(draw: st.DrawFn, numbered: Iterator[int], depth: int = 2) -> Statistic:
    """A figure as a sheet can hold it: last year's value alone, or with its exactness."""
    name, unit = f"{draw(NAMES)}{next(numbered)}", draw(st.sampled_from(["", "件", "%", "万元"]))
    last, mark, before = draw(NUMBERS), draw(MARKS), draw(MARKS)
    return Statistic(
        name,
        draw(NUMBERS.filter(lambda number: not mark or number != 0)),
        unit,
        parts=draw(st.lists(figures(numbered, depth - 1), max_size=2)) if depth else [],
        sums=draw(st.sampled_from(["==", "<=", ">="])),
        exactness=mark,
        kind=draw(st.sampled_from([None, "年度", "时点", "累计"])),
        last=Statistic(name, last, unit, exactness=before) if before and last else last,
        label=draw(TEXTS),
        source=draw(TEXTS),
        note=draw(TEXTS),
    )


@st.composite
def told(draw: st.DrawFn) -> tuple[Body | None, tuple[Fact, ...]]:
    """An office and facts of one report, each kind together."""
    numbered, some = count(), range(draw(st.integers(1, 3)))
    level = draw(st.sampled_from([None, "市"]))
    office = Body("示例县人民政府", area="示例", level="县", telephone="0", website=("网", "http://a"))
    return (
        draw(st.sampled_from([None, office])),
        (
            *[draw(figures(numbered)) for _ in some],
            *[Body(f"乙{next(numbered)}", area="示例县", short=draw(TEXTS), level=level) for _ in some],
            *[Citation(f"丙{next(numbered)}", draw(st.sampled_from([None, "政发〔2024〕5号"]))) for _ in some],
            *[Citation("丁", short=f"丁{next(numbered)}", name=f"戊{next(numbered)}") for _ in some],
            *[Term(f"{draw(NAMES)}{next(numbered)}", draw(NAMES)) for _ in some],
        ),
    )


@given(told())
@settings(max_examples=6)
def test_facts_that_are_written_are_read_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, told: tuple[Body | None, tuple[Fact, ...]]
) -> None:
    path, (office, facts) = tmp_path_factory.mktemp("数据") / "数据.xlsx", told
    save_facts(facts, path, office=office)
    assert SheetFacts(office, facts) == facts_from(path)


def test_of_very_many_faults_the_message_lists_the_first_and_the_error_has_all() -> None:
    error = raised(facts_from, pd.DataFrame({"名称": [f"甲{number}" for number in range(300)], "数值": "3件"}))
    assert (300, "……另有100处没有列出") == (len(error.faults), str(error).splitlines()[-1])


def test_what_has_no_office_says_so_when_it_is_asked_for(tmp_path: Path) -> None:
    given_facts = facts_from(pd.DataFrame({"名称": ["甲"], "数值": [1]}))
    with pytest.raises(InvalidValue, match="the sheets give no office; fill it in in the sheet 机关 as 本机关"):
        given_facts.office  # noqa: B018 - it is asked for


def test_what_a_workbook_cannot_keep_is_refused_before_it_is_written(tmp_path: Path) -> None:
    path, twice = tmp_path / "数据.xlsx", [Statistic("甲", 1), Term("甲", "乙")]
    refusals: list[tuple[Path, list[Fact], str]] = [
        (tmp_path / "数据.xls", [], "save_facts: got .*; give a path that ends in .xlsx"),
        (path, twice, 'the name "甲" is taken'),
        (path, [Statistic("甲", 10**15)], 'save_facts: "甲" is 1000000000000000; a spreadsheet keeps 15 digits'),
        (path, [Term("甲", "乙" * 2**15)], "has more than the 32767 characters of a cell; give it shorter"),
        (path, [Statistic("甲", "123456.12345678912")], "a spreadsheet keeps 15 digits, give it rounded"),
    ]
    for target, given_facts, message in refusals:
        with pytest.raises(InvalidValue, match=message):
            save_facts(given_facts, target)
    assert [] == [*tmp_path.iterdir()]


def test_the_workbook_offers_lists_and_has_last_year_s_figures(tmp_path: Path) -> None:
    figures = [Statistic("收到申请", 380, "件", exactness="余", parts={"网上申请": "352.50"}, note="增加较多")]
    report = Report("工作报告", Body("示例县人民政府", area="示例县"), year=2024, facts=figures)
    save_facts(next_year(report).report.facts, tmp_path / "数据.xlsx", office=report.office)
    book = load_workbook(tmp_path / "数据.xlsx")
    page = book["数据"]
    shown = [[cell.value for cell in row[:5]] for row in page.iter_rows(min_row=1, max_row=4)]
    assert [
        ["名称", "数值", "单位", "上年", "其中属于"],
        ["收到申请", None, "件", 380, None],
        ["网上申请", None, "件", 352.5, "收到申请"],
        [None, None, None, None, None],
    ] == shown
    lists = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert ('"年度,时点,累计"', "$A$2:$A$33") == (lists["F2:F33"], lists["E2:E33"])
    assert ("0.00", "余", "填写说明") == (page["D3"].number_format, page["I2"].value, book.sheetnames[0])
    first = (tmp_path / "数据.xlsx").read_bytes()
    save_facts(next_year(report).report.facts, tmp_path / "再一次.xlsx", office=report.office)
    assert first == (tmp_path / "再一次.xlsx").read_bytes()


# ---------------------------------------------------------------- rows of tables


def test_rows_of_a_table_are_what_an_area_shows(tmp_path: Path) -> None:
    def change(book: Workbook, page: Worksheet) -> None:
        page = book["渠道"]
        page.merge_cells("A2:A3")
        page.merge_cells("B2:C2")
        page["C4"].number_format = "0.0%"
        page["B5"].number_format = "#,##0.00_ "

    path = workbook(
        tmp_path,
        [["别的"]],
        change=change,
        渠道=[
            ["各渠道公开情况"],
            ["渠道", "本年", None, "首次公开"],
            [None, "数量", "占比"],
            ["网站", 5210, 0.985, datetime(2024, 1, 5)],
            ["{热线}", 1204.5, None, " "],
        ],
    )
    header = rows_from(path, "渠道", "A2:D3")
    assert [[Cell("渠道", down=2), Cell("本年", across=2), "首次公开"], ["数量", "占比", None]] == header
    rows = rows_from(path, "渠道", "A4:D5")
    assert [["网站", 5210, "98.5%", date(2024, 1, 5)], ["{热线}", Decimal("1204.50"), None, None]] == rows
    assert Table(rows, header=header).columns == 4
    assert [["各渠道公开情况", None, None, None], *header, *rows] == rows_from(path, "渠道")


def test_what_no_table_can_show_is_told_at_its_cell(tmp_path: Path) -> None:
    def change(book: Workbook, page: Worksheet) -> None:
        page.merge_cells("C1:E1")
        page["C2"].number_format = "0%"
        page["C3"].number_format = "0"
        page.row_dimensions[3].hidden = True
        page.column_dimensions["B"].hidden = True

    rows: Rows = [["=1+1", "#N/A", "表"], [True, "a\nb", 0.985], ["{", datetime(2024, 1, 5, 9), 98.5], [1 / 3]]
    path = workbook(tmp_path, rows, change=change)
    assert AREA_TOLD == [str(fault) for fault in raised(rows_from, path, "数据", "A1:D4").faults]
    for sheet, cells, message in [
        ("数", None, "［数］：没有这个工作表，文件中有“数据”"),
        ("数据", "F5:G9", "［数据］F5:G9：没有内容；请核对工作表和区域"),
        ("数据", "A1:XFD1048576", "［数据］A1:XFD4：区域过大；最多2000行、63列，请给出较小的区域"),
    ]:
        assert [message] == [str(fault) for fault in raised(rows_from, path, sheet, cells).faults]


def test_rows_that_were_added_or_left_blank_are_read_or_told_and_none_is_lost(tmp_path: Path) -> None:
    rows: Rows = [["项目", "投资"], ["道路", 1280], ["管网", None], ["合计", 1280], [None, None], ["注：快报数"]]
    path = workbook(tmp_path, [["名称", "数值"]], 项目=rows)
    table = [["道路", 1280], ["管网", None], ["合计", 1280]]
    assert table == rows_from(path, "项目", "A2:B4")
    blank = "［项目］A2:B9：第7行以下没有内容，会印成空行；请改为A2:B6，或者写A2:B，一直读到最后一行"
    between = "［项目］第5行：没有内容，会印成空行；请删去这一行，或者改小区域"
    assert [blank, between] == [str(fault) for fault in raised(rows_from, path, "项目", "A2:B9").faults]
    assert [between] == [str(fault) for fault in raised(rows_from, path, "项目", "A2:B").faults]
    with watched() as areas:
        assert [["项目", "投资"]] == rows_from(path, "项目", "A1:B1")
        assert table[:1] == rows_from(path, "项目", "A2:B2")
    told = "［项目］A3：下面还有内容，没有读取：脚本只读到第2行（A2:B2）；请改为A2:B，一直读到最后一行"
    assert [told] == [str(fault) for fault in left_below(areas)]
    book = load_workbook(path)
    book["项目"].delete_rows(5)
    book.save(path)
    with watched() as areas:
        rows_from(path, "项目", "A2:B4")  # below stands a remark, which is no row
    assert [] == left_below(areas)
    book["项目"].delete_rows(5)
    book["项目"].insert_rows(3)
    book["项目"]["A3"] = "新加项目"
    book.save(path)
    assert [table[0], ["新加项目", None], *table[1:]] == rows_from(path, "项目", "A2:B")


def test_names_and_figures_as_ledgers_have_them_are_told_at_their_cells_with_what_is_right(tmp_path: Path) -> None:
    rows: Rows = [
        ["名称", "数值", "单位", "其中属于"],
        ["产量（万吨）", 15],
        ["　其中：夏粮", 5, "万吨"],
        ["早稻（双季）", 3],
        ["备注：快报数"],
    ]
    assert [
        "［数据］A2：名称里不要写单位，只写“产量”；单位填在“单位”列",
        "［数据］A3：名称开头不要写“其中：”，只写“夏粮”；它属于哪一项，填在“其中属于”列",
        "［数据］A5：是说明，不是数据；请写在有关数据的“说明”列，或者移到另一张工作表",
    ] == faults(workbook(tmp_path, rows))
    rows = [["名称", "数值", "上年"], ["甲", "1,234", "70余人"], ["乙", "15.2万吨", "-"], ["丙", "99.2%", "两三个"]]
    assert [
        "［数据］B2：数值填的是文本“1,234”，应为数字1234",
        "［数据］C2：上年填的是文本“70余人”，应为数字70，“余”选在“上年精确程度”列，单位“人”填在“单位”列",
        "［数据］B3：数值填的是文本“15.2万吨”，应为数字15.2，单位“万吨”填在“单位”列",
        "［数据］C3：上年填的是文本“-”，没有发生的填0，尚未上报的留空",
        "［数据］B4：数值填的是文本“99.2%”，应为数字99.2，单位“%”填在“单位”列",
        "［数据］C4：上年填的是文本“两三个”，应为数字，不带单位、逗号和其他字符",
    ] == faults(workbook(tmp_path, rows))
    free = [*GIVEN_COLUMNS, "备注"]
    told = faults(workbook(tmp_path, [free, ["甲", 3]]))
    assert [
        '［数据］M1：没有“备注”这一列；备注请写在“说明”列；不用的列请删去，或者在facts_from中写columns={"备注": None}'
    ] == told


GIVEN_COLUMNS = [*FIGURES, "显示名称", "说明"]

AREA_TOLD = [
    "［数据］A1：是没有计算结果的公式；请用 Excel 或者 WPS 打开并保存",
    "［数据］B1：所在的列是隐藏的；请取消隐藏，核对后再读取",
    "［数据］B1：为错误值#N/A；请改正公式，或者直接填写",
    "［数据］C1:E1：合并的单元格有一部分在区域A1:D4以外；请把区域扩大到整个单元格",
    "［数据］A2：填的是逻辑值TRUE，应为文本",
    "［数据］B2：位置1（从0数起）是换行符（U+000A）；请删去",
    "［数据］C2：显示为99%，实际是98.5%；请填写要显示的数，公式请用 ROUND 取整",
    "［数据］第3行：是隐藏的行；请取消隐藏（筛选的请取消筛选），核对后再读取",
    "［数据］A3：位置0（从0数起）的“{”没有配对；要写花括号本身，请写“{{”",
    "［数据］B3：是日期和时间，或者不是数字、文字和日期；请改成文字",
    "［数据］C3：显示为99，实际是98.5；请填写要显示的数，公式请用 ROUND 取整",
    "［数据］A4：是0.333333333333333，小数是计算留下的；请用 ROUND 保留要显示的位数",
]
