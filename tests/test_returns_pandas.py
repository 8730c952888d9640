"""The county's sum, to the last cell, as pandas finds it: it reads the same files by its own knowledge of the tables."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

from filled_forms import filled, saved
from reportkit.submissions import Roster, add_up, read_returns, save_csv
from returns_samples import roster

KINDS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他组织"]

RESULTS = {  # as table three prints the row, and as its figure is named
    "（一）予以公开": "予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "部分公开",
    "1.属于国家秘密": "属于国家秘密",
    "2.其他法律行政法规禁止公开": "法律禁止公开",
    "3.危及“三安全一稳定”": "危及三安全一稳定",
    "4.保护第三方合法权益": "保护第三方合法权益",
    "5.属于三类内部事务信息": "内部事务信息",
    "6.属于四类过程性信息": "过程性信息",
    "7.属于行政执法案卷": "行政执法案卷",
    "8.属于行政查询事项": "行政查询事项",
    "1.本机关不掌握相关政府信息": "本机关不掌握",
    "2.没有现成信息需要另行制作": "需要另行制作",
    "3.补正后申请内容仍不明确": "补正后仍不明确",
    "1.信访举报投诉类申请": "信访举报投诉类申请",
    "2.重复申请": "重复申请",
    "3.要求提供公开出版物": "要求提供公开出版物",
    "4.无正当理由大量反复申请": "大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息": "要求确认或重新出具",
}
OTHERWISE = {
    2019: {"（六）其他处理": "其他处理"},
    2024: {
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": "逾期不补正",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": "逾期未缴费",
        "3.其他": "其他情形",
    },
}
CAME, CARRIED, HANDLED, LEFT = "新收申请", "上年结转申请", "办结申请", "结转下年申请"
FLOWS = {
    "一、本年新收政府信息公开申请数量": CAME,
    "二、上年结转政府信息公开申请数量": CARRIED,
    "四、结转下年度继续办理": LEFT,
}
GROUPS = ["行政复议", "未经复议直接起诉", "复议后起诉"]
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结"]
FEES = {"收取信息处理费的申请（件）": "收费申请", "收取的信息处理费（元）": "信息处理费"}

Columns = tuple[str, ...]

DOCUMENTS: Columns = ("制发{}", "废止{}", "现行有效{}")
PUBLISHED: Columns = ("新制作{}", "新公开{}", "对外公开{}")
MATTERS: Columns = ("上一年{}项目", "{}增减", "{}决定")
DISCLOSED: dict[int, dict[str, Columns]] = {  # the rows of table two, with the names of the figures in their columns
    2024: {
        **dict.fromkeys(["规章", "行政规范性文件"], DOCUMENTS),
        **dict.fromkeys(["行政许可", "行政处罚", "行政强制", "行政事业性收费"], ("{}",)),
    },
    2019: {
        **dict.fromkeys(["规章", "规范性文件"], PUBLISHED),
        **dict.fromkeys(["行政许可", "其他对外管理服务事项", "行政处罚", "行政强制"], MATTERS),
        "行政事业性收费": MATTERS[:2],
        "政府集中采购": ("{}项目", "{}金额"),
    },
}
MONEY = {"行政事业性收费": 4, "信息处理费": 2, "政府集中采购金额": 2}  # down to the yuan or to 分

Cells = dict[str, Decimal]


def results(year: int) -> list[str]:
    return [*RESULTS.values(), *OTHERWISE[year].values()]


def totalled(cells: Cells, year: int) -> Cells:
    """Cells with the sums that the tables have: the row （七）, the column 总计, the totals of table four."""
    found = dict(cells)
    for kind in KINDS:
        found[f"{kind}{HANDLED}"] = sum((cells[f"{kind}{result}"] for result in results(year)), Decimal(0))
    for row in (CAME, CARRIED, *results(year), HANDLED, LEFT):
        found[row] = sum((found[f"{kind}{row}"] for kind in KINDS), Decimal(0))
    for group in GROUPS:
        found[group] = sum((cells[f"{group}{outcome}"] for outcome in OUTCOMES), Decimal(0))
    return found


def invented(random: Random, year: int) -> dict[str, Any]:
    """What a unit enters: any numbers, but what came is what was handled and what is left."""

    def some() -> int:
        return random.choice([0, 0, 1, 7, 12, 345])

    patterns = ((label, pattern) for label, columns in DISCLOSED[year].items() for pattern in columns)
    cells: dict[str, Any] = {pattern.format(label): some() for label, pattern in patterns}
    cells |= {name: random.choice([-3, 0, 2]) for name in cells if name.endswith("增减")}
    for kind in KINDS:
        cells |= {f"{kind}{result}": some() for result in results(year)}
        cells[f"{kind}{LEFT}"] = some()
        came = sum(cells[f"{kind}{name}"] for name in (*results(year), LEFT))
        cells[f"{kind}{CARRIED}"] = came // 3
        cells[f"{kind}{CAME}"] = came - came // 3
    cells |= {f"{group}{outcome}": some() for group in GROUPS for outcome in OUTCOMES}
    cells |= {"收费申请": 1 + some(), "信息处理费": 0} if year == 2024 else {}
    cells |= {name: Decimal(random.randrange(10**9)).scaleb(-finest) for name, finest in MONEY.items() if name in cells}
    return cells


def number(value: Any) -> Decimal:
    return Decimal(str(value))


def labelled(frame: pd.DataFrame, depth: int) -> Iterator[tuple[str, Any]]:
    """The rows of a sheet: the last label in its first columns, and what stands behind these."""
    for _, row in frame.iterrows():
        labels = row.iloc[:depth].dropna()
        if len(labels):
            yield str(labels.iloc[-1]), row.iloc[depth:]


def read_by_pandas(path: Path, year: int) -> Cells:
    """The cells of a workbook that a unit enters, each found by the labels of its row and the order of its columns."""
    sheets = pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
    found: Cells = {}
    for label, values in labelled(sheets["主动公开政府信息情况"], 1):
        for pattern, value in zip(DISCLOSED[year].get(label, ()), values, strict=False):
            found[pattern.format(label)] = number(value)
    rows = {**RESULTS, **OTHERWISE[year], **FLOWS}
    for label, values in labelled(sheets["收到和处理政府信息公开申请情况"], 3):
        if label in rows:
            found |= {f"{kind}{rows[label]}": number(value) for kind, value in zip(KINDS, values, strict=False)}
    [cases] = [values for label, values in labelled(sheets["政府信息公开行政复议、行政诉讼情况"], 1) if label == "件数"]
    for place, group in enumerate(GROUPS):
        found |= {f"{group}{outcome}": number(cases.iloc[5 * place + n]) for n, outcome in enumerate(OUTCOMES)}
    for label, values in labelled(sheets["收取信息处理费情况"], 1) if year == 2024 else ():
        if label in FEES:
            found[FEES[label]] = number(values.iloc[0])
    return found


@pytest.fixture(params=[2024, 2019])
def due(request: pytest.FixtureRequest) -> Roster:
    """The office and four departments: a sum of five is a sum."""
    whole = roster(request.param)
    return Roster(whole.office, whole.year, whole.units[:5])


@pytest.mark.slow
def test_pandas_finds_the_same_sums_in_the_workbooks(due: Roster, tmp_path: Path) -> None:
    random = Random(due.year)
    paths = [
        saved(filled(invented(random, due.year), unit.name, due), tmp_path / f"{unit.name}.xlsx") for unit in due.units
    ]
    frame = pd.DataFrame([totalled(read_by_pandas(path, due.year), due.year) for path in paths])
    county = add_up(due, read_returns(tmp_path, due))
    assert due.units == county.reported
    assert frame.sum().to_dict() == county.cells()
    one = frame.iloc[3].to_dict()  # and unit by unit
    assert one == {name: dict(county.trace(name)).get(due.units[3].name, 0) for name in county.cells()}


def test_pandas_finds_the_same_sums_in_a_list(due: Roster, tmp_path: Path) -> None:
    random, path = Random(due.year), tmp_path / "填报.csv"
    save_csv(due, path)
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    given = {unit.name: invented(random, due.year) for unit in due.units}
    entered = frame.apply(lambda line: str(given[line["单位"]].get(line["项目"], "")), axis=1)
    frame.assign(数值=entered).to_csv(path, index=False, encoding="utf-8-sig")
    county = add_up(due, read_returns(path.parent, due))
    assert due.units == county.reported
    sums = frame.assign(数值=entered.map(number)).groupby("项目")["数值"].sum().to_dict()
    assert totalled(sums, due.year) == county.cells()
