"""A finished report as a python-docx Document, for scripts that add something of their own."""

import io
from datetime import date

import pytest

from instruments.package import DOCUMENT, plain_text, read
from instruments.session import Validated
from reportkit import Report, Section, Table, render, to_document
from reportkit.errors import WrongType
from samples import png, report

MADE = report(sections=[Section("工作情况", ["文字。", Table([["甲", 1]], caption="数量")])], signed=date(2019, 1, 14))


def test_what_a_script_adds_stands_behind_the_report_in_a_valid_file(validated: Validated) -> None:
    document = to_document(MADE)
    document.add_heading("另加的部分", 1)
    document.add_paragraph("抄送：县委办公室。")
    document.add_table(1, 2).cell(0, 1).text = "单元格"
    document.add_picture(io.BytesIO(png()))
    saved = io.BytesIO()
    document.save(saved)
    validated(saved.getvalue())
    before, after = (plain_text(next(read(docx).all("body", DOCUMENT))) for docx in (render(MADE), saved.getvalue()))
    assert f"{before}另加的部分抄送：县委办公室。单元格" == after


def test_untouched_it_says_what_the_report_says() -> None:
    expected = [line.text for line in to_document(MADE, numbering="typed").paragraphs if line.text]
    assert ["工作报告", "一、工作情况", "文字。", "表1\u3000数量", "示例县人民政府办公室", "2019年1月14日"] == expected


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(WrongType, match="Report"):
        to_document(Report)  # type: ignore[arg-type]
