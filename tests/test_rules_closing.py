"""Title, addressee, signature and attachments of typed texts."""

from datetime import date
from pathlib import Path

import pytest

from reportkit import Attachment, check, render, save
from reportkit.rules import check_docx, check_text
from reportkit.rules.structure import attached, closing
from samples import report

RULES = (
    attached.malformed_attachment_note,
    attached.malformed_attachment_label,
    attached.attachments_disagree,
    attached.captions_out_of_order,
    closing.compiler_against_signature,
    closing.signature_missing,
    closing.genre_missing,
    closing.genre_unsaid,
    closing.mark_behind_addressee,
)
BUREAU = "云溪县教育局\n2019年1月14日"
SIGNED = "示例县人民政府办公室\n2019年1月14日"
TWO = "附件：1.统计表\n2.目录\n"
ATTACHED = "附件1\n统计表\n附件2\n目录"


def found(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.quotation) for one in check_text(text, rules=RULES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"工作报告\n本报告由示例县政府办公室编制完成。\n{SIGNED}",
            [("compiler_against_signature", "示例县政府办公室")],
        ),
        (f"工作报告\n本报告由示例县人民政府办公室编制完成。\n{SIGNED}", []),
        (f"工作报告\n云溪县教育体育局编制了本报告。\n{BUREAU}", [("compiler_against_signature", "云溪县教育体育局")]),
        (f"工作报告\n云溪县教育局编制了本报告。\n{BUREAU}", []),
        (
            f"工作报告\n现将云溪县教育体育局2018年工作情况报告如下。\n{BUREAU}",
            [("compiler_against_signature", "云溪县教育体育局")],
        ),
        (
            f"工作报告\n云溪县教育体育局现将2018年工作情况报告如下。\n{BUREAU}",
            [("compiler_against_signature", "云溪县教育体育局")],
        ),
        (f"工作报告\n现将我局2018年工作情况报告如下。\n{BUREAU}", []),
        (f"工作报告\n现将云溪县人民政府2018年工作情况报告如下。\n{SIGNED}", []),
        (f"工作报告\n现将云溪县教育体育局2018年工作情况报告如下。\n{SIGNED}", []),
        (f"示例县2018年政务公开工作情况\n内容。\n{SIGNED}", [("genre_unsaid", "政务公开工作情况")]),
        ("示例县2018年政务公开工作情况\n内容。", []),
        (f"示例县2018年政务公开工作总结\n内容。\n{SIGNED}", []),
        (f"工作报告\n本报告由我办编制，由各局汇总。\n{SIGNED}", []),
        ("工作报告\n本报告由示例县政府办公室编制完成。", []),
        ("示例县2018年工作报告\n" + "内容。\n" * 12, [("signature_missing", "")]),
        ("示例县2018年工作报告\n" + "内容。\n" * 12 + "示例县人民政府\n", [("signature_missing", "")]),
        ("示例县2022年政府信息公开工作年度报告\n" + "内容。\n" * 12, []),
        ("示例县2018年工作报告\n内容。", []),
        ("关于2018年工作情况\n内容。", [("genre_missing", "018年工作情况")]),
        ("关于增加经费的请示报告\n内容。", [("genre_missing", "请示报告")]),
        ("2018年工作情况\n内容。", []),
        ("关于2018年工作情况的报告（送审稿）\n内容。", []),
        ("关于工作的报告\n县人民政府\n现报告如下。", [("mark_behind_addressee", "县人民政府")]),
        (
            "关于工作的报告\n各乡镇人民政府，县直各单位。\n现报告如下。",
            [("mark_behind_addressee", "府，县直各单位。")],
        ),
        ("关于工作的通知\n各乡镇人民政府;\n现通知如下。", [("mark_behind_addressee", "各乡镇人民政府;")]),
        ("关于工作的报告\n县人民政府：\n现报告如下。", []),
        ("关于工作的报告\n示例县人民政府办公室\n（2019年1月14日）\n现报告如下。", []),
        ("关于工作的报告\n纪要明确，由县城管局负责牵头落实。\n示例县人民政府\n2019年1月14日", []),
        ("关于工作的报告\n内容。\n抄送：县委办公室", [("mark_behind_addressee", "抄送：县委办公室")]),
    ],
)
def test_title_addressee_and_signature(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"情况见附件2。\n{TWO}{SIGNED}\n{ATTACHED}", []),
        (f"附件：统计表\n{SIGNED}\n附件\n统计表", []),
        (f"附件：统计表\n{SIGNED}\n附件\n2018年统计表", [("attachments_disagree", "2018年统计表")]),
        (f"附件：统计表；\n{SIGNED}", [("malformed_attachment_note", "附件：统计表；")]),
        (f"附：统计表\n{SIGNED}", [("malformed_attachment_note", "附：")]),
        (
            f"附件一：统计表\n附件二：目录\n{SIGNED}",
            [("malformed_attachment_note", "附件一："), ("malformed_attachment_note", "附件二：")],
        ),
        (f"附件：1.统计表\n{SIGNED}", [("malformed_attachment_note", "附件：1.")]),
        (f"附件：1.统计表\n3.目录\n{SIGNED}", [("attachments_disagree", "3.目录")]),
        (f"{TWO}{SIGNED}\n附件1\n统计表", [("attachments_disagree", "附件：1.统计表")]),
        (f"{TWO}{SIGNED}\n附件1：\n统计表\n附件2\n目录", [("malformed_attachment_label", "附件1：")]),
        (f"{TWO}{SIGNED}\n附件1：统计表\n附件2\n目录", [("malformed_attachment_label", "附件1：")]),
        (f"情况见附件3。\n{TWO}{SIGNED}\n{ATTACHED}", [("attachments_disagree", "附件3")]),
        ("情况见附件3，相关附件1.5兆。", []),
        (f"情况见附件1—3。\n{TWO}{SIGNED}\n{ATTACHED}", [("attachments_disagree", "附件1—3")]),
        (f"情况见附件1、3。\n{TWO}{SIGNED}\n{ATTACHED}", [("attachments_disagree", "3")]),
        ("情况见表2。\n表1　甲\n内容。\n表2　乙", []),
        ("情况见表3。\n表1　甲\n内容。\n表2　乙", [("captions_out_of_order", "见表3")]),
        ("表1　甲\n内容。\n表3　乙", [("captions_out_of_order", "表3")]),
        ("表1　甲\n内容。\n图1　乙\n续表1　甲", []),
        ("详见表3。", []),
    ],
)
def test_attachments_and_captions(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(f"工作报告\n内容。\n{text}")


def test_a_wrong_attachment_says_both_names() -> None:
    findings = check_text(f"工作报告\n内容。\n{TWO}{SIGNED}\n附件1\n统计表\n附件2\n清单", rules=RULES)
    assert ["附件说明中附件2为“目录”，这里为“清单”"] == [one.message for one in findings]


def test_attachments_whose_names_begin_with_digits_are_read_as_they_were_saved(tmp_path: Path) -> None:
    names = ["2018年任务表", "5月份名单", "12345热线办理表"]
    attachments = [Attachment(name, ["内容。"]) for name in names]
    given = report(signed=date(2019, 1, 14), preamble=["见附件1至3。"], attachments=attachments)
    path = tmp_path / "报告.docx"
    save(given, path)
    assert [[], [], []] == [check(given), check_text(render(given, ".txt").decode()), check_docx(path)]
