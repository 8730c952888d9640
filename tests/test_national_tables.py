"""The three tables of the national form of 2021 can be said cell by cell: the same spans, the same words.

In a specimen a row is a line, its cells parted by |; behind a cell stands *n where it spans n columns; ↓ begins a
cell that goes on below, and ↑ goes on.
"""

from collections.abc import Iterator

import attrs
import pytest

from instruments.package import DOCUMENT, Element, W, attribute, child_value, plain_text, read
from instruments.session import Validated
from reportkit import Cell, Section, Table, render
from reportkit.formats import GB9704, Page
from reportkit.model.grid import Row, Value
from samples import report

DISCLOSURE = """\
第二十条第（一）项*4
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|||
行政规范性文件|||
第二十条第（五）项*4
信息内容|本年处理决定数量*3
行政许可|*3
第二十条第（六）项*4
信息内容|本年处理决定数量*3
行政处罚|*3
行政强制|*3
第二十条第（八）项*4
信息内容|本年收费金额（单位：万元）*3
行政事业性收费|*3"""

APPLICATIONS = """\
↓（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）*3|申请人情况*7
↑*3|↓自然人|法人或其他组织*5|↓总计
↑*3|↑|商业企业|科研机构|社会公益组织|法律服务机构|其他|↑
一、本年新收政府信息公开申请数量*3|||||||
二、上年结转政府信息公开申请数量*3|||||||
↓三、本年度办理结果|（一）予以公开*2|||||||
↑|（二）部分公开（区分处理的，只计这一情形，不计其他情形）*2|||||||
↑|↓（三）不予公开|1.属于国家秘密|||||||
↑|↑|2.其他法律行政法规禁止公开|||||||
↑|↑|3.危及“三安全一稳定”|||||||
↑|↑|4.保护第三方合法权益|||||||
↑|↑|5.属于三类内部事务信息|||||||
↑|↑|6.属于四类过程性信息|||||||
↑|↑|7.属于行政执法案卷|||||||
↑|↑|8.属于行政查询事项|||||||
↑|↓（四）无法提供|1.本机关不掌握相关政府信息|||||||
↑|↑|2.没有现成信息需要另行制作|||||||
↑|↑|3.补正后申请内容仍不明确|||||||
↑|↓（五）不予处理|1.信访举报投诉类申请|||||||
↑|↑|2.重复申请|||||||
↑|↑|3.要求提供公开出版物|||||||
↑|↑|4.无正当理由大量反复申请|||||||
↑|↑|5.要求行政机关确认或重新出具已获取信息|||||||
↑|↓（六）其他处理|1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请|||||||
↑|↑|2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请|||||||
↑|↑|3.其他|||||||
↑|（七）总计*2|||||||
四、结转下年度继续办理*3|||||||"""

DISPUTES = """\
行政复议*5|行政诉讼*10
↓结果维持|↓结果纠正|↓其他结果|↓尚未审结|↓总计|未经复议直接起诉*5|复议后起诉*5
↑|↑|↑|↑|↑|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
||||||||||||||"""

NUMBERS: tuple[Value, ...] = (None,) * 7

RESULTS = {
    "（三）不予公开": [
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
    ],
    "（四）无法提供": ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"],
    "（五）不予处理": [
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
    ],
    "（六）其他处理": [
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "3.其他",
    ],
}


def disclosure() -> Table:
    def article(number: str) -> Row:
        return (Cell(f"第二十条第（{number}）项", across=4, align="center"),)

    def decisions(label: str) -> Row:
        return (label, Cell(across=3))

    return Table(
        [
            article("一"),
            ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
            ("规章", None, None, None),
            ("行政规范性文件", None, None, None),
            article("五"),
            ("信息内容", Cell("本年处理决定数量", across=3)),
            decisions("行政许可"),
            article("六"),
            ("信息内容", Cell("本年处理决定数量", across=3)),
            decisions("行政处罚"),
            decisions("行政强制"),
            article("八"),
            ("信息内容", Cell("本年收费金额（单位：万元）", across=3)),
            decisions("行政事业性收费"),
        ],
        dense=True,
    )


def applications() -> Table:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    results: list[Row] = [
        (Cell("（一）予以公开", across=2), *NUMBERS),
        (Cell("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", across=2), *NUMBERS),
    ]
    for result, kinds in RESULTS.items():
        first, *others = kinds
        results.append((Cell(result, down=len(kinds)), first, *NUMBERS))
        results += [(kind, *NUMBERS) for kind in others]
    results.append((Cell("（七）总计", across=2), *NUMBERS))
    results[0] = (Cell("三、本年度办理结果", down=len(results)), *results[0])
    return Table(
        [
            (Cell("一、本年新收政府信息公开申请数量", across=3), *NUMBERS),
            (Cell("二、上年结转政府信息公开申请数量", across=3), *NUMBERS),
            *results,
            (Cell("四、结转下年度继续办理", across=3), *NUMBERS),
        ],
        header=[
            (Cell(corner, across=3, down=3, align="left"), Cell("申请人情况", across=7)),
            (Cell("自然人", down=2), Cell("法人或其他组织", across=5), Cell("总计", down=2)),
            ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
        ],
        dense=True,
    )


def disputes() -> Table:
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return Table(
        [(None,) * 15],
        header=[
            (Cell("行政复议", across=5), Cell("行政诉讼", across=10)),
            (
                *(Cell(outcome, down=2) for outcome in outcomes),
                Cell("未经复议直接起诉", across=5),
                Cell("复议后起诉", across=5),
            ),
            outcomes * 2,
        ],
        dense=True,
    )


def shown(table: Element) -> Iterator[str]:
    """A table of a Word file as a specimen shows it."""
    for row in table.iter(W + "tr"):
        cells = []
        for cell in row.iter(W + "tc"):
            properties = cell.find(W + "tcPr")
            merge = properties.find(W + "vMerge") if properties is not None else None
            sign = "" if merge is None else "↓" if attribute(merge) == "restart" else "↑"
            span = child_value(properties, "gridSpan")
            cells.append(f"{sign}{plain_text(cell).strip()}{f'*{span}' if span else ''}")
        yield "|".join(cells)


# so tall a sheet that no label has to be printed again on another one
TALL = attrs.evolve(GB9704, page=Page(height=558, text_height=510))

FORMS = {
    "A": (disclosure, DISCLOSURE, 4, 14),
    "B": (applications, APPLICATIONS, 10, 28),
    "C": (disputes, DISPUTES, 15, 4),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_national_table_is_said_cell_by_cell(name: str) -> None:
    make, specimen, columns, rows = FORMS[name]
    (table,) = read(render(report(sections=[make()]), layout=TALL)).all("tbl", DOCUMENT)
    assert (columns, rows) == (len(list(table.iter(W + "gridCol"))), len(specimen.splitlines()))
    assert specimen.splitlines() == list(shown(table))


def test_the_three_stand_in_one_valid_report(validated: Validated) -> None:
    parts = ["主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况"]
    made = [Section(title, [make()]) for title, (make, *_) in zip(parts, FORMS.values(), strict=True)]
    validated(render(report(sections=made)))
