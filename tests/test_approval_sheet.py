"""The approval sheet in front of a draft: what it tells, where each of it stands, and the pages behind it."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from instruments.page import LEFT, RIGHT
from instruments.pdf import drawings
from instruments.session import Rendered, Validated
from reportkit import Attachment, Contents, Imprint, Letterhead, Report, Section, check, render, save
from reportkit.approval import read_back
from reportkit.compose.approval import approval_sheet
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue, WrongType
from reportkit.formats import GB9704, ApprovalBox, ApprovalForm, ApprovalRow
from reportkit.model import Opinion, Stage
from reportkit.review import Clean
from reportkit.rules import check_docx
from reportkit.scripts import to_script
from samples import report

EIGHTH = date(2019, 1, 8)
BLANK = "　　年　　月　　日"
TOLD: dict[str, Any] = {
    "签发": Opinion(),
    "会签": [
        Opinion("赵六", unit="县财政局", words="同意。", day=EIGHTH),
        Opinion(unit="县司法局"),
    ],
    "核稿": Opinion("王五", words="数据已与台账核对无误，文字已作修改，同意报审。", day=EIGHTH),
    "拟稿": Opinion("李四", unit="信息公开股", day=EIGHTH),
    "公开属性": "主动公开",
    "份数": 60,
}
SENT = report(
    title="{地区}{年}年工作报告",
    letterhead=Letterhead("示例县人民政府", number="{待补:发文字号}", urgency="加急", signers=["{待补:签发人}"]),
    addressees=["市政府办公室", "市司法局"],
    imprint=Imprint("示例县人民政府办公室", date(2019, 1, 15), copies=["县委办公室", "县人大常委会办公室"]),
    attachments=[Attachment("统计表", ["甲。"]), Attachment("名单", ["乙。"])],
    stage=Stage("送审稿", version=2),
    approval=TOLD,
)


def told(given: Report) -> dict[str, list[tuple[str, str]]]:
    made = approval_sheet(given)
    return {} if made is None else {k: [(one.words, one.signed) for one in v] for k, v in made.told.items()}


# ---------------------------------------------------------------- what it tells


def test_it_tells_what_is_given_and_what_the_report_says_itself() -> None:
    assert {} == told(report())
    assert {
        "标题": [("示例县2018年工作报告", "")],
        "紧急程度": [("加急", "")],
        "主送机关": [("市政府办公室、市司法局", "")],
        "抄送机关": [("县委办公室、县人大常委会办公室", "")],
        "附件": [("1.统计表", ""), ("2.名单", "")],
        "稿次": [("送审稿第二稿", "")],
        "印发机关": [("示例县人民政府办公室", "")],
        "印发日期": [("2019年1月15日", "")],
        "签发": [("", BLANK)],
        "会签": [("县财政局：同意。", "赵六　2019年1月8日"), ("县司法局：", BLANK)],
        "核稿": [("数据已与台账核对无误，文字已作修改，同意报审。", "王五　2019年1月8日")],
        "拟稿": [("信息公开股", "李四　2019年1月8日")],
        "公开属性": [("主动公开", "")],
        "份数": [("60", "")],
    } == told(SENT)
    assert [("示县发〔2019〕5号", "")] == told(
        attrs.evolve(SENT, letterhead=Letterhead("示例县人民政府", number="示县发〔2019〕5号"), approval={"份数": "1"})
    )["发文字号"]


def test_it_is_kept_as_data_and_as_a_script() -> None:
    assert SENT == from_json(to_json(SENT), Report)
    made: dict[str, Any] = {}
    exec(to_script(SENT).partition('if __name__ == "__main__"')[0], made)
    assert SENT in made.values() or SENT == made["build"]()


@pytest.mark.parametrize(
    ("approval", "error", "said"),
    [
        (3, WrongType, r'^Report\("工作报告"\)\.approval: got 3 of type int; give a text, an Opinion or several'),
        ({"签发": 3.5}, WrongType, r"approval\['签发'\]: got 3.5 of type float"),
        ({"签发": []}, WrongType, "give a text, an Opinion or several"),
        ({"会签": ["县财政局"]}, WrongType, "give a text, an Opinion or several"),
        ({"签发：": "同意"}, InvalidValue, "ends in ：; leave it out, the label has a box of its own"),
        ({"": "同意"}, InvalidValue, "give a label that is not empty"),
        ({"备注": ""}, InvalidValue, "备注"),
        ({"公开属性": "公开"}, InvalidValue, "give 主动公开, 依申请公开, or 不予公开 with its reason in （）"),
        ({"公开属性": "不予公开"}, InvalidValue, "give the reason too, such as 不予公开（内部事务信息）"),
        ({"紧急程度": "急"}, InvalidValue, "give one of '特急', '加急'"),
        ({"密级": "内部"}, InvalidValue, "give 绝密, 机密 or 秘密"),
        ({"份数": 0}, InvalidValue, "give how many copies are printed"),
        ({"份数": "若干"}, InvalidValue, "give how many copies are printed"),
    ],
)
def test_what_no_sheet_says_is_refused(approval: object, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        report(approval=approval)


@pytest.mark.parametrize("openness", ["主动公开", "依申请公开", "依申请公开（涉及第三方）", "不予公开（内部事务信息）"])
def test_how_open_a_document_is_has_its_words(openness: str) -> None:
    assert [(openness, "")] == told(report(approval={"公开属性": openness}))["公开属性"]


def test_it_does_not_say_otherwise_than_the_report() -> None:
    given = attrs.evolve(SENT, approval={"紧急程度": "特急"})
    with pytest.raises(InvalidValue, match=r"approval\['紧急程度'\]: the report itself says '加急'; leave it out here"):
        render(given)
    render(attrs.evolve(SENT, approval={"紧急程度": "加急"}))


def test_what_has_no_box_is_refused() -> None:
    with pytest.raises(InvalidValue, match="no box “法规科审核”; its boxes are 签发、"):
        render(report(approval={"法规科审核": Opinion(), "拟稿": Opinion()}))


def test_no_text_and_no_clean_copy_has_it() -> None:
    bare = report(preamble=["甲。"])
    drafted = attrs.evolve(bare, approval=TOLD, stage="送审稿")
    assert render(bare) == render(drafted, copy=Clean())
    assert render(attrs.evolve(bare, stage="送审稿"), ".txt") == render(drafted, ".txt")


# ---------------------------------------------------------------- how it stands on the page

OURS = attrs.evolve(
    GB9704,
    approval=ApprovalForm(
        [
            ApprovalRow(ApprovalBox("领导批示", signed=True)),
            ApprovalRow([ApprovalBox("法规科审核", signed=True), ApprovalBox("秘书科核稿", signed=True)], height=30),
            ApprovalRow(["标题"], height=14),
            ApprovalRow(["拟稿人", "电话", "份数"], height=10),
            ApprovalRow(ApprovalBox("办理结果", blank="□同意　□退回"), height=10),
        ],
        title="公文审批单",
        label_width=26,
    ),
)
LONG = "关于" + "进一步做好全县政府信息公开工作有关事项" * 10
TEXT = [Section("甲", [f"第{number}段。" * 60 for number in range(6)])]
FILES = {
    "usual": render(SENT),
    "ours": render(
        report(
            title="工作报告",
            sections=TEXT,
            approval={"法规科审核": Opinion("张三", words="同意。" * 20), "电话": "0000-0000000"},
        ),
        layout=OURS,
        numbering="typed",
    ),
    "contents": render(report(sections=TEXT, contents=Contents(), approval={"拟稿": Opinion("李四")})),
    "long": render(
        report(sections=TEXT, approval={"会签": [Opinion(unit="县财政局", words=LONG)] * 2, "拟稿": Opinion()})
    ),
}


def test_its_files_are_valid(validated: Validated) -> None:
    validated.all(list(FILES.values()))


def test_it_fills_the_type_area_of_a_page_without_number_and_the_text_begins_with_one(rendered: Rendered) -> None:
    made = dict(zip(FILES, rendered.all(list(FILES.values())), strict=True))
    for name, pages in made.items():
        sheet, *behind = pages
        assert (210, 297) == (round(sheet.width), round(sheet.height))
        assert sheet.page_number is None
        drawn = drawings(rendered.pdf(FILES[name]), 1)
        assert LEFT == pytest.approx(min(rule.left for rule in drawn), abs=0.3)
        assert RIGHT == pytest.approx(max(rule.right for rule in drawn), abs=0.3)
        foot = max(rule.bottom for rule in drawn)
        least = 255 if name == "long" else 259.5  # LibreOffice counts rules to the heights of rows, 2 mm in 11 rows
        assert least < foot < 262.5, name
        front = [None] * (name == "contents")  # its number is a roman one
        numbers = [page.page_number.number if page.page_number else None for page in behind]
        assert [*front, *range(1, len(behind) - len(front) + 1)] == numbers, name
    assert "示例县人民政府办公室发文稿纸" in made["usual"][0].text
    assert "示例县人民政府办公室公文审批单" in made["ours"][0].text
    assert 2 == made["long"][0].text.replace("\n", "").count(LONG)


def test_a_draft_with_all_that_goes_up_with_it_is_read_as_its_text_alone(tmp_path: Path) -> None:
    given = attrs.evolve(
        SENT, sections=TEXT, imprint=None, letterhead=None, signed=date(2019, 1, 14), stage=Stage("送审稿", version=2)
    )
    save(given, tmp_path / "送审稿.docx", findings=check(given), checklist=True, anchors=True)
    told = "文件中的发文稿纸1处没有读取，请自行核对"
    assert [told] == [one.message for one in check_docx(tmp_path / "送审稿.docx") if one not in check(given)]
    returned = read_back(tmp_path / "送审稿.docx", given)
    assert ((), (), "same") == (returned.edits, returned.comments, returned.version)
