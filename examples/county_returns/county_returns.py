"""From the workbooks of twelve units to a county's annual report.

Workbooks go out, eleven come back, two of them with faults; what is wrong is listed and sent back, corrected returns
take their place, and the report says how many units its figures rest on. The county is invented.

python examples/county_returns/county_returns.py [folder]      everything is written below the folder, out/ by default
"""

import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from reportkit import Body, Report, Statistic, Term, check, save
from reportkit.annual_report import AnnualReport2021, Ledgers, Overview, Problem
from reportkit.data import save_data
from reportkit.submissions import (
    Consolidation,
    Roster,
    Unit,
    UnitReturn,
    add_up,
    cell_names,
    form_for,
    read_return,
    read_returns,
    save_workbooks,
    totals,
)
from reportkit.wording import Number

YEAR = 2024

OFFICE = Body(
    "澄溪县人民政府办公室",
    area="澄溪县",
    address="澄溪县溪滨路1号",
    postcode="000000",
    telephone="0000-0000000",
    website=("澄溪县人民政府门户网站", "https://www.chengxi.example"),
)

POLICE, LAND, WATER = "澄溪县公安局", "澄溪县自然资源局", "澄溪县水利局"

ROSTER = Roster(
    OFFICE.name,
    YEAR,
    [
        Unit(OFFICE.name, "本机关"),
        *(
            Unit(name, "部门")
            for name in (
                "澄溪县教育局",
                POLICE,
                "澄溪县民政局",
                "澄溪县财政局",
                LAND,
                WATER,
                "澄溪县农业农村局",
                "澄溪县市场监督管理局",
            )
        ),
        *(Unit(f"澄溪县{name}人民政府", "乡镇") for name in ("城关镇", "河口镇", "云台乡")),
    ],
)

Cells = Mapping[str, Number]

THIS_YEAR: Mapping[str, Cells] = {
    OFFICE.name: {
        "制发行政规范性文件": 5,
        "废止行政规范性文件": 1,
        "现行有效行政规范性文件": 34,
        "自然人新收申请": 18,
        "商业企业新收申请": 2,
        "自然人予以公开": 11,
        "商业企业予以公开": 2,
        "自然人部分公开": 2,
        "自然人内部事务信息": 1,
        "自然人本机关不掌握": 4,
        "自然人结转下年申请": 1,
        "行政复议结果维持": 1,
    },
    "澄溪县教育局": {
        "制发行政规范性文件": 1,
        "废止行政规范性文件": 1,
        "现行有效行政规范性文件": 12,
        "行政许可": 46,
        "行政事业性收费": Decimal("38.4"),
        "自然人新收申请": 5,
        "自然人予以公开": 3,
        "自然人部分公开": 1,
        "自然人信访举报投诉类申请": 1,
    },
    POLICE: {
        "行政许可": 2310,
        "行政处罚": 1872,
        "行政强制": 143,
        "行政事业性收费": Decimal("96.25"),
        "自然人新收申请": 7,
        "自然人予以公开": 3,
        "自然人保护第三方合法权益": 2,
        "自然人行政执法案卷": 1,
        "自然人结转下年申请": 1,
        "收费申请": 1,
        "信息处理费": 100,
    },
    "澄溪县民政局": {
        "制发行政规范性文件": 1,
        "现行有效行政规范性文件": 7,
        "行政许可": 57,
        "自然人新收申请": 3,
        "自然人予以公开": 3,
    },
    "澄溪县财政局": {
        "制发行政规范性文件": 1,
        "现行有效行政规范性文件": 9,
        "行政事业性收费": Decimal("1203.56"),
        "自然人新收申请": 4,
        "自然人予以公开": 3,
        "自然人过程性信息": 1,
    },
    LAND: {
        "制发行政规范性文件": 2,
        "现行有效行政规范性文件": 15,
        "行政许可": 1264,
        "行政处罚": 38,
        "行政事业性收费": Decimal("845.7"),
        "自然人新收申请": 24,
        "商业企业新收申请": 3,
        "自然人予以公开": 10,
        "商业企业予以公开": 2,
        "自然人部分公开": 3,
        "自然人保护第三方合法权益": 1,
        "自然人本机关不掌握": 6,
        "商业企业本机关不掌握": 1,
        "自然人需要另行制作": 2,
        "自然人重复申请": 1,
        "自然人结转下年申请": 3,
        "行政复议结果纠正": 1,
        "未经复议直接起诉结果维持": 1,
        "收费申请": 3,
        "信息处理费": 420,
    },
    WATER: {
        "行政许可": 74,
        "行政处罚": 9,
        "行政事业性收费": Decimal("210.36"),
        "自然人新收申请": 2,
        "自然人予以公开": 2,
    },
    "澄溪县农业农村局": {
        "制发行政规范性文件": 1,
        "废止行政规范性文件": 2,
        "现行有效行政规范性文件": 10,
        "行政许可": 318,
        "行政处罚": 26,
        "行政强制": 4,
        "自然人新收申请": 5,
        "自然人予以公开": 4,
        "自然人本机关不掌握": 2,
    },
    "澄溪县市场监督管理局": {
        "行政许可": 8406,
        "行政处罚": 412,
        "行政强制": 35,
        "行政事业性收费": Decimal("12.8"),
        "自然人新收申请": 6,
        "法律服务机构新收申请": 1,
        "自然人予以公开": 4,
        "法律服务机构行政查询事项": 1,
        "自然人信访举报投诉类申请": 2,
    },
    "澄溪县城关镇人民政府": {
        "现行有效行政规范性文件": 3,
        "行政许可": 385,
        "行政处罚": 21,
        "自然人新收申请": 6,
        "自然人予以公开": 4,
        "自然人本机关不掌握": 1,
        "自然人结转下年申请": 1,
    },
    "澄溪县河口镇人民政府": {
        "行政许可": 203,
        "自然人新收申请": 3,
        "自然人予以公开": 2,
        "自然人补正后仍不明确": 1,
    },
    "澄溪县云台乡人民政府": {"行政许可": 96, "自然人新收申请": 1, "自然人予以公开": 1},
}
"""What each unit has to report; what is not named is 0, and what was carried over stands in its workbook already."""

MISTYPED: Mapping[str, Mapping[str, Number | str]] = {
    POLICE: {"行政处罚": "1872件"},
    LAND: {"自然人予以公开": 12},
}
"""What two of them enter at first."""

STOCKS = {
    OFFICE.name: 30,
    "澄溪县教育局": 12,
    "澄溪县民政局": 6,
    "澄溪县财政局": 8,
    LAND: 13,
    "澄溪县农业农村局": 11,
    "澄溪县城关镇人民政府": 3,
}
RECEIVED = {OFFICE.name: 17, POLICE: 6, LAND: 22, "澄溪县农业农村局": 6, "澄溪县市场监督管理局": 5}
CARRIED = {OFFICE.name: 1, LAND: 2, "澄溪县农业农村局": 1}
PERMITTED = {POLICE: 2255, LAND: 1198, "澄溪县农业农村局": 342, "澄溪县市场监督管理局": 8120, WATER: 80}


def whole(unit: str, year: int, cells: Cells) -> UnitReturn:
    """A return in which what is not named is 0; totals are worked out."""
    entered: Cells = {name: 0 for name in cell_names(year) if name not in totals(year)}
    return UnitReturn.from_cells(unit, year, {**entered, **cells})


def last_year(unit: str) -> Ledgers:
    """What a unit reported for the year before: the stock of documents, and the applications it carried forward."""
    cells = {
        "现行有效行政规范性文件": STOCKS.get(unit, 0),
        "行政许可": PERMITTED.get(unit, THIS_YEAR[unit].get("行政许可", 0)),
        "行政处罚": THIS_YEAR[unit].get("行政处罚", 0),
        "行政强制": THIS_YEAR[unit].get("行政强制", 0),
        "自然人新收申请": RECEIVED.get(unit, 3),
        "自然人予以公开": RECEIVED.get(unit, 3) - CARRIED.get(unit, 0),
    }
    ledgers = whole(unit, YEAR - 1, cells).ledgers
    assert isinstance(ledgers, Ledgers)
    return ledgers


LAST_YEAR = {unit.name: last_year(unit.name) for unit in ROSTER.units}


def fill(sent: Path, back: Path, cells: Mapping[str, Number | str]) -> None:
    """Fill a workbook as its unit does in Excel: every yellow cell but those that came filled, 0 for nothing."""
    book = load_workbook(sent)
    for cell in form_for(YEAR).cells():
        place = book[cell.sheet][cell.address]
        if not cell.parts and place.value is None:
            place.value = cells.get(cell.name, 0)
    back.parent.mkdir(parents=True, exist_ok=True)
    book.save(back)


def send_out_and_collect(folder: Path) -> None:
    """Write the workbooks to 填报, and let all units but one send theirs back to 报送."""
    workbooks = save_workbooks(ROSTER, folder / "填报", last_year=LAST_YEAR, replace=True)
    for unit, sent in zip(ROSTER.units, workbooks, strict=True):
        if unit.name != WATER:
            fill(sent, folder / "报送" / sent.name, {**THIS_YEAR[unit.name], **MISTYPED.get(unit.name, {})})


def correct(folder: Path) -> list[Path]:
    """Let the two units fill theirs once more; return where the corrected workbooks are."""
    for name in MISTYPED:
        fill(folder / "填报" / f"{name}.xlsx", folder / "更正" / f"{name}.xlsx", THIS_YEAR[name])
    return [folder / "更正" / f"{name}.xlsx" for name in MISTYPED]


def first_count(folder: Path) -> Consolidation:
    """Read what came back, and add it up."""
    return add_up(ROSTER, read_returns(folder / "报送", ROSTER), last_year=LAST_YEAR)


def annual_report(county: Consolidation) -> Report:
    """The county's report: its tables are the county's sums, and its preamble says how many units they rest on."""
    tables = county.summary
    assert isinstance(tables, Ledgers)
    assert tables.disclosure
    assert tables.applications
    assert tables.reviews
    form = AnnualReport2021(
        office=OFFICE,
        year=YEAR,
        signed=date(2025, 2, 12),
        scope="汇总",
        stage="送审稿",
        units=county.units,
        preamble=["{编制依据}{统计期限}{下载}{联系方式}", "本报告数据由各单位报送汇总：{填报情况}"],
        facts=[
            Term("填报情况", county.statement),
            Statistic("解读稿件", 58, "篇", last=51),
            Statistic("清理过期信息", 214, "条"),
            Statistic("政务新媒体", 19, "个", kind="时点"),
            Statistic("公开专区", 6, "个", kind="时点"),
            Statistic("培训", 2, "期"),
            Statistic("参训人员", 84, "人次"),
        ],
        overview=Overview(
            disclosure="{全市}{制发行政规范性文件}，年末现行有效{现行有效行政规范性文件:数值}，均在政府网站专栏集中公开；发布{解读稿件}，{解读稿件:同比}。",
            requests="{申请收办情况}{申请办理结果}{复议诉讼情况}",
            management=["健全信息发布审核和动态更新制度，{清理过期信息}", "对公开前的文件逐件标注公开属性"],
            platform="{全市}现有{政务新媒体}，均已备案；在政务服务大厅、图书馆和乡镇便民服务中心设立{公开专区}，提供查阅和申请受理服务。",
            supervision="举办{培训}，{参训人员}；政府信息公开纳入年度综合考核，考核结果和社会评议情况在{全市}通报，{年}年未发生责任追究情形。",
        ),
        disclosure=tables.disclosure,
        applications=tables.applications,
        reviews=tables.reviews,
        problems=[
            Problem("个别单位填报数据不够及时准确", "健全台账，按季度核对申请办理数据"),
            Problem("部分政策解读以文字为主", "对涉及群众切身利益的政策配发图解和问答"),
        ],
        fees=county.fees,
        last_year=Ledgers.sum_of([LAST_YEAR[unit.name] for unit in county.reported]),
    )
    return form.to_report()


def main(folder: str = "out") -> None:
    place = Path(folder)
    send_out_and_collect(place)

    county = first_count(place)
    print("一、首次汇总")
    print(county.statement)
    for found in county.findings:
        print(found)
    print("未报送：", "、".join(unit.name for unit in county.missing), sep="")
    behind = "、".join(f"{unit}{number}件" for unit, number in county.trace("新收申请"))
    print(f"新收申请{county.cells()['新收申请']}件：{behind}")

    corrected = county
    for path in correct(place):
        corrected = corrected.replaced(read_return(path, ROSTER), last_year=LAST_YEAR)
    print("\n二、更正后")
    print(corrected.statement)
    for found in corrected.findings:
        print(found)
    for name, before, after in corrected.differences(county):
        print(f"{name}：{before}→{after}")

    print("\n三、年度报告")
    report = annual_report(corrected)
    findings = check(report, returns=corrected)
    print(findings.summary())
    title = f"澄溪县{YEAR}年政府信息公开工作年度报告"
    save(report, place / f"{title}.docx")
    save(report, place / f"{title}（核对单）.docx", findings=findings, checklist=True)
    save_data(corrected, place / "ledger.json")
    for name in (f"{title}.docx", f"{title}（核对单）.docx", "ledger.json"):
        print(place / name)


if __name__ == "__main__":
    main(*sys.argv[1:2])
