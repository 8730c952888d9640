"""Gaps typed by hand, in texts, in Word files and in reports."""

from pathlib import Path

import pytest

from reportkit import Table, save
from reportkit.rules import check_docx, check_text
from reportkit.rules.structure.gaps import gap_left_open
from samples import report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到【待补】件，金额【待补：金额】元。", ["【待补】", "【待补：金额】"]),
        (
            "金额（待补），名单〔待补充〕，数据(待填)，时间（待补：时间）。",
            ["（待补）", "〔待补充〕", "(待填)", "（待补：时间）"],
        ),
        ("收到XX件，××件，___件，ＸＸ条，xx条，〇〇条。", ["XX件", "××件", "___件", "ＸＸ条", "xx条", "〇〇条"]),
        ("由××县财政局、XX镇负责，XX年XX月完成。", ["××县", "XX镇", "XX年", "XX月"]),
    ],
)
def test_a_gap_is_found_at_its_words(text: str, expected: list[str]) -> None:
    found = check_text(f"工作报告\n{text}", rules=(gap_left_open,))
    assert expected == [one.quotation for one in found]
    assert [text.index(one) for one in expected] == [one.start for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "统一命名为“××镇政务公开专区”，印发《XX县申请表》。",
        "采购HXX型设备2台、XXL号服装3件，面积3×4米，全天7×24小时服务。",
        "待补充完善后印发，待遇补发3件，材料待补正。",
        "见http://a.gov.cn/__a/xx县.html，文件名a__b，二〇二三年，经办人：____",
    ],
)
def test_what_only_looks_like_a_gap_is_left_alone(text: str) -> None:
    assert [] == check_text(f"工作报告\n{text}", rules=(gap_left_open,))


def test_a_gap_of_a_report_is_found_in_the_file_that_it_was_saved_to(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    save(report(preamble=["收到{待补:金额}元。"]), path)
    assert [("gap_left_open", "【待补：金额】")] == [
        (one.name, one.quotation) for one in check_docx(path, rules=(gap_left_open,))
    ]


def test_the_gaps_in_a_row_of_a_table_are_told_together(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [["财政局", "【待补】", "【待补】"], ["教育局", 3, "【待补】"], ["水利局", 2, 1]]
    save(
        report(sections=["编制人【待补】，电话【待补】。", Table(rows, header=["单位", "条", "件"])]),
        tmp_path / "表.docx",
    )
    expected = [
        ("“编制人【待补】，电话…”", "这里留有空缺，请补上"),
        ("“编制人【待补】，电话…”", "这里留有空缺，请补上"),
        ("第1个表格 → 第1行“财政局”", "这一行有2处空缺，请补上"),
        ("第1个表格 → 第2行“教育局”", "这里留有空缺，请补上"),
    ]
    found = check_docx(tmp_path / "表.docx", rules=(gap_left_open,))
    assert expected == [(one.where, one.message) for one in found]
