"""Numbers in tables beside the same figures in the report, or in the text; and the period that figures are of."""

from pathlib import Path

import pytest

from reportkit import Attachment, Section, Statistic, Table, check, render
from reportkit.rules import check_docx, check_text
from reportkit.rules.figures.cells import cell_against_text
from reportkit.rules.figures.periods import wrong_period
from rule_examples import example_context
from samples import report

PERMITS = Statistic("行政许可", 1850, "件", last=1790)
YEARS = ["指标", "{年}年", "{上年}年"]


def of_report(table: Table) -> list[str]:
    given = report(facts=[PERMITS], preamble=["{行政许可}。"], sections=[Section("甲", [table])])
    return [finding.quotation for finding in check(given, rules=(cell_against_text,))]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(Table([["行政许可", 1805]], header=["指标", "数量"]), id="two columns"),
        pytest.param(Table([["行政许可", "1805件"]]), id="no head"),
        pytest.param(Table([["行政许可", 1805, 1790]], header=YEARS, caption="主要公开情况"), id="beside last year"),
        pytest.param(Table([["行政许可", 1805, 1790]], header=["项目", "2018年", "2017年"]), id="years in digits"),
        pytest.param(Table([["行政许可", "件", 1805]], header=["指标名称", "计量单位", "本年数"]), id="with its unit"),
        pytest.param(Table([["行政许可", 1805, "3.4%"]], header=["指标", "件数", "同比增长"]), id="beside the change"),
        pytest.param(Table([["{行政许可:名称}", 1805]], header=["指标", "本年"]), id="a label from its fact"),
    ],
)
def test_a_typed_cell_of_the_year_that_is_not_the_figure_is_found(table: Table) -> None:
    assert 1 == len(of_report(table))
    assert of_report(table)[0].startswith("1805")


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(Table([["行政许可", 1850, 1790]], header=YEARS), id="the figure itself"),
        pytest.param(Table([["行政许可", "{行政许可:数}", 1690]], header=YEARS), id="last year's column"),
        pytest.param(Table([["行政许可", "新办", 805]], header=["指标", "类型", "件数"]), id="a column that divides"),
        pytest.param(Table([["行政许可", 65, 70]], header=["指标", "件数", "数量"]), id="two columns of figures"),
        pytest.param(
            Table([["行政许可", 65]], header=["指标", "件数"], caption="县教育局公开情况"), id="another body's"
        ),
        pytest.param(Table([["行政许可", 65]], header=["指标", "本年"], caption="上半年公开情况"), id="half a year's"),
        pytest.param(Table([["行政许可", 65, 70]], header=["单位", "本年", "上年"]), id="rows of bodies"),
        pytest.param(Table([["行政许可", "万元", 65]], header=["指标", "单位", "本年"]), id="another unit"),
        pytest.param(Table([["行政许可", 65], ["行政许可", 3]], header=["指标", "本年"]), id="a label twice"),
        pytest.param(Table([["收费金额", 65]], header=["指标", "本年"]), id="another figure"),
    ],
)
def test_cells_that_may_be_of_something_else_are_left_alone(table: Table) -> None:
    assert [] == of_report(table)


HEAD = ["指标", "本年", "上年"]
ROW = ["行政许可", "1850", "1790"]


def of_text(text: str, *rows: list[str]) -> list[tuple[str, str]]:
    context = example_context({"text": f"示例县2018年工作报告\n{text}", "table": list(rows) or [HEAD, ROW]})
    return [(finding.quotation, finding.message) for finding in cell_against_text.findings(context)]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("全县办理行政许可1805件。", "行政许可1805"),
        ("2018年，全县共办理行政许可1,805件。", "行政许可1,805"),
        ("情况如下：行政许可1805件，行政处罚3件。", "行政许可1805"),
        ("行政许可数量为0.18万件。", "行政许可数量为0.18"),
    ],
)
def test_a_figure_of_a_typed_text_is_held_against_its_table(text: str, quotation: str) -> None:
    table_says = "第1个表格“行政许可”为1850；请核对"
    assert [(quotation, f"正文写“{quotation}”，{table_says}")] == of_text(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("全县办理行政许可1850件。", id="the same"),
        pytest.param("全县办理行政许可0.19万件。", id="the same, rounded"),
        pytest.param("县水利局办理行政许可65件。", id="another body's"),
        pytest.param("上年办理行政许可1790件。", id="last year's"),
        pytest.param("受理行政许可1900件，办理行政许可1850件。", id="told twice"),
        pytest.param("不予行政许可65件。", id="a part of it"),
        pytest.param("行政许可占85%，行政许可100%公示。", id="no count"),
        pytest.param("行政许可5项内容已公示。", id="told once, as a number of another kind"),
    ],
)
def test_a_text_that_may_speak_of_something_else_is_left_alone(text: str) -> None:
    rows = ([["指标", "计量单位", "本年"], ["行政许可", "件", "1850"]],)
    assert [] == of_text(text, *rows[0])


def test_a_table_of_a_body_says_nothing_of_the_whole() -> None:
    assert [] == of_text("全县办理行政许可1805件。", ["单位", "本年"], ["行政许可", "1850"])


def test_a_word_file_is_held_against_its_table(tmp_path: Path) -> None:
    given = report(
        title="{地区}{年}年工作报告",
        sections=[Section("公开情况", ["全县办理行政许可1805件。", Table([ROW], header=HEAD, caption="公开情况")])],
        attachments=[Attachment("甲", ["无。"])],
    )
    path = tmp_path / "报告.docx"
    path.write_bytes(render(given))
    assert ["行政许可1805"] == [one.quotation for one in check_docx(path, rules=(cell_against_text,))]


# ---------------------------------------------------------------- periods


def periods(text: str, title: str = "示例县2018年工作报告") -> list[str]:
    return [finding.quotation for finding in check_text(f"{title}\n{text}", rules=(wrong_period,))]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("本报告所列数据的统计期限为2017年1月1日至12月31日。", "2017年1月1日至12月31日"),
        ("本报告统计期限自2017年1月1日起,至2017年12月31日止。", "2017年1月1日起,至2017年12…"),
        ("数据统计期限为2018年1月1日至11月30日。", "数据统计期限为2018年1月1日至11…"),
    ],
)
def test_the_period_of_a_typed_text_is_the_year_of_its_title(text: str, quotation: str) -> None:
    assert [quotation] == periods(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("本报告统计期限为2018年1月1日至12月31日。", "示例县2018年工作报告"),
        ("与上年同期（2017年1月1日至12月31日）相比有所增加。", "示例县2018年工作报告"),
        ("主任任期为2017年1月1日至2018年12月31日。", "示例县2018年工作报告"),
        ("本报告统计期限为2017年1月1日至2018年12月31日。", "示例县2017—2018年工作报告"),
        ("本报告统计期限为2018年1月1日至6月30日。", "示例县2018年上半年工作报告"),
        ("本报告统计期限为2017年1月1日至12月31日。", "工作报告"),
    ],
)
def test_other_periods_are_left_alone(text: str, title: str) -> None:
    assert [] == periods(text, title)


def test_a_report_s_period_is_told_once() -> None:
    given = report(preamble=["本报告数据的统计期限为2017年1月1日至12月31日。"])
    assert [wrong_period.name] == [finding.name for finding in check(given)]
