"""What came back in a draft: others' edits and comments in terms of the report, whatever program they edited it in."""

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import annual_report_2019
import tables
from edited import edited, named, referring
from generated import generated
from instruments.package import DOCUMENT, W, read
from instruments.session import Validated
from laws import times
from reportkit import (
    Attachment,
    Body,
    Chart,
    Contents,
    Emphasis,
    Footnote,
    Imprint,
    Link,
    Measure,
    Report,
    Section,
    Statistic,
    Table,
    check,
    render,
    save,
)
from reportkit.approval import ReturnedDraft, read_back
from reportkit.commands import run
from reportkit.comparison import Revisions, compare
from reportkit.data import save_data
from reportkit.errors import InvalidValue, WrongType
from reportkit.model import Opinion
from reportkit.place import Place
from reportkit.reading import read_report
from reportkit.review.reviewer import LIBRARY
from samples import report
from settling import parent
from word_edits import COMMENTS, WordEdits, child, words
from wordfiles import zipped

FACTS = [Statistic("公开信息", 380, "条", parts={"网站公开": 352}, sums="<="), Statistic("答复申请", 12, "件")]
CHANNELS = Table(
    [["政府网站", "{网站公开:数}"], ["政务微博", 28]],
    header=["公开渠道", "数量（条）"],
    caption="各渠道公开情况",
    name="渠道表",
)
REPORT = Report(
    "{地区}{年}年政府信息公开工作报告",
    Body("示例县人民政府办公室", area="示例县"),
    year=2018,
    signed=date(2019, 1, 14),
    facts=FACTS,
    preamble=["本报告数据截至年底。", "{年}年全县共{公开信息}，详见{渠道表}。"],
    sections=[
        Section("总体情况", ["全年{公开信息}，其中{网站公开}，{答复申请}，见{渠道表}。", CHANNELS]),
        Section(
            "主要做法",
            [
                Measure("充实队伍", "新增工作人员两名。"),
                Measure("加强培训", "举办培训班三期，取得较好效果。"),
                Measure("严格考核", points=["制定办法", "按季通报"]),
            ],
        ),
        Section("存在问题", ["个别单位公开不够及时。", "人手不足，经费紧张。"]),
    ],
)
DRAFT = render(REPORT, anchors=True)
BARE = render(REPORT)


@pytest.fixture
def back(tmp_path: Path) -> Callable[..., ReturnedDraft]:
    def read(docx: bytes, of: Report = REPORT, **how: Any) -> ReturnedDraft:
        (tmp_path / "修改稿 一.docx").write_bytes(docx)
        return read_back(tmp_path / "修改稿 一.docx", of, **how)

    return read


def told(returned: ReturnedDraft) -> list[str]:
    return [str(edit.change) for edit in returned.edits]


def _rows(file: WordEdits) -> None:
    file.insert_row(file.rows("政务微博"), ["电视台", "11"])
    file.delete_row(file.rows("政府网站"))


def _last_part(file: WordEdits) -> None:
    for said in ("存在问题", "个别单位", "人手不足"):
        file.delete(file.paragraph(said))


Edit = Callable[[WordEdits], object]

EDITS: dict[str, tuple[Edit, list[str]]] = {
    "a figure": (
        lambda file: file.reword("全年公开信息", "380条", "391条"),
        ["【数据】一、第1段：“380条” → “391条”（全年公开信息391条，）"],
    ),
    "a figure and the mark behind it": (
        lambda file: file.reword("全年公开信息", "380条，", "391条；"),
        [
            "【数据】一、第1段：“380条” → “391条”（全年公开信息391条；）",
            "【改写】一、第1段：“，” → “；”（全年公开信息391条；）",
        ],
    ),
    "words": (
        lambda file: file.reword("举办培训班", "较好效果", "明显成效"),
        ["【改写】二、（二）：“较好效果” → “明显成效”（取得明显成效。）"],
    ),
    "words in what a reference shows": (
        lambda file: file.reword("全年公开信息", "表1", "下表"),
        ["【改写】一、第1段：“表1” → “下表”（见下表。）"],
    ),
    "words before what a reference shows": (
        lambda file: file.reword("全年公开信息", "表1", "后表1"),
        ["【改写】一、第1段：“表1” → “后表1”（见后表1。）"],
    ),
    "a paragraph struck": (
        lambda file: file.delete(file.paragraph("人手不足")),
        ["【删去】原稿三、第2段：人手不足，经费紧张。"],
    ),
    "an item struck before a heading": (
        lambda file: file.delete(file.paragraph("严格考核")),
        ["【删去】原稿二、（三）：严格考核。一是制定办法；二是按季通报。"],
    ),
    "a paragraph written": (
        lambda file: file.insert(file.paragraph("人手不足"), "机制有待健全。"),
        ["【新增】新稿三、第3段：机制有待健全。"],
    ),
    "an item moved": (
        lambda file: file.move(file.paragraph("充实队伍"), file.paragraph("严格考核")),
        ["【移动】原稿二、（一） → 新稿二、（三）：充实队伍。新增工作人员两名。"],
    ),
    "a paragraph written anew": (
        lambda file: file.reword("人手不足", "人手不足，经费紧张。", "编制、资金和场地均有缺口。"),
        [
            "【删去】原稿三、第2段：人手不足，经费紧张。",
            "【新增】新稿三、第2段：编制、资金和场地均有缺口。",
        ],
    ),
    "rows": (
        _rows,
        ["【删去】原稿表1第1行：政府网站；352", "【新增】新稿表1第2行：电视台；11"],
    ),
    "a cell": (
        lambda file: file.reword_in(file.rows("政务微博"), "28", "31"),
        ["【数据】表1第2行：“28” → “31”（31）"],
    ),
    "a heading struck with what stood below": (
        _last_part,
        ["【删去】原稿三、标题：存在问题\n个别单位公开不够及时。\n人手不足，经费紧张。"],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_tracked_or_not_with_anchors_or_without(name: str, back: Callable[..., ReturnedDraft]) -> None:
    edit, expected = EDITS[name]
    for docx in (DRAFT, BARE):
        for by in ("", "张三"):
            file = WordEdits(docx, by)
            edit(file)
            returned = back(file.saved())
            if name != "a paragraph written anew" or docx is BARE:
                assert expected == told(returned)
            assert {(by, "2019-01-16T10:00:00Z" if by else "")} == {(one.author, one.date) for one in returned.edits}


def test_a_figure_is_tied_to_its_fact_and_to_every_other_place_that_says_it(back: Callable[..., ReturnedDraft]) -> None:
    file = WordEdits(DRAFT)
    file.reword("全年公开信息", "380条", "391条")
    returned = back(file.saved())
    (edit,) = returned.edits
    assert ("公开信息", (Place.parse("preamble[1]"),)) == (edit.fact, edit.elsewhere)
    assert "出自数据或者用语“公开信息”，原稿另有1处用到：引言第2段" in returned.text()
    assert Place.parse("sections[0].content[0]") == edit.change.before


@pytest.mark.parametrize(
    ("numbered", "expected"), [(False, []), (True, ["【层次】原稿三、标题，新稿二、（四）第1段：一级标题 → 二级条目"])]
)
def test_a_heading_that_lost_its_style_and_its_number_to_an_item_above_is_no_edit(
    back: Callable[..., ReturnedDraft], expected: list[str], *, numbered: bool
) -> None:
    file = WordEdits(DRAFT)
    item, heading = (child(file.paragraph(said), "pPr") for said in ("严格考核", "存在问题"))
    child(heading, "pStyle").set(f"{W}val", child(item, "pStyle").get(f"{W}val") or "")
    if not numbered:
        none = etree.SubElement(etree.SubElement(heading, f"{W}numPr"), f"{W}numId")
        none.set(f"{W}val", "0")
    assert expected == told(back(file.saved()))


def test_places_below_a_heading_that_lost_its_style_are_those_of_its_part(back: Callable[..., ReturnedDraft]) -> None:
    of = attrs.evolve(REPORT, sections=[*REPORT.sections, Section("下一步打算", [Measure("落实", "逐项落实。")])])
    file = WordEdits(render(of, anchors=True))
    item, heading = (child(file.paragraph(said), "pPr") for said in ("严格考核", "存在问题"))
    child(heading, "pStyle").set(f"{W}val", child(item, "pStyle").get(f"{W}val") or "")
    etree.SubElement(etree.SubElement(heading, f"{W}numPr"), f"{W}numId").set(f"{W}val", "0")
    file.insert(file.paragraph("人手不足"), "机制有待健全。")
    file.reword("落实", "逐项", "逐条")
    assert ["【新增】新稿三、第3段：机制有待健全。", "【改写】四、（一）：“逐项” → “逐条”（逐条落实。）"] == told(
        back(file.saved(), of)
    )


def test_a_heading_above_which_a_paragraph_was_moved_away_is_one_with_the_style_of_that_too(
    back: Callable[..., ReturnedDraft],
) -> None:
    file = WordEdits(DRAFT, "张三")
    heading = file.paragraph("存在问题")
    file.move(file.paragraph("严格考核"), file.paragraph("充实队伍"))
    child(child(heading, "pPr"), "pStyle").set(f"{W}val", "OfficialBody")
    assert ["移动"] == [edit.change.kind for edit in back(file.saved()).edits]


def test_what_has_the_style_of_what_was_struck_out_above_it_is_what_it_was(back: Callable[..., ReturnedDraft]) -> None:
    of = attrs.evolve(REPORT, note="联系人：王五", attachments=[Attachment("名单", ["网站。"])])
    file = WordEdits(render(of, anchors=True), "张三")
    for gone, below in (("存在问题", "个别单位公开不够及时。"), ("（联系人：王五）", "附件")):
        struck, stays = (next(one for one in file.paragraphs() if words(one) == said) for said in (gone, below))
        style = child(child(struck, "pPr"), "pStyle").get(f"{W}val") or ""
        child(child(stays, "pPr"), "pStyle").set(f"{W}val", style)
        file.delete(struck)
    assert ["【删去】原稿三、标题：存在问题", "【删去】原稿附注：（联系人：王五）"] == told(back(file.saved(), of))


def test_a_paragraph_below_one_that_was_struck_out_is_what_it_was_though_it_lost_style_number_and_words(
    back: Callable[..., ReturnedDraft],
) -> None:
    seen = 0
    for number, said in enumerate(map(words, WordEdits(DRAFT).paragraphs())):
        file = WordEdits(DRAFT, "张三")
        struck = file.paragraphs()[number]
        below = struck.getnext()
        if below is None or below.tag != W + "p" or not words(below) or struck.find(f"{W}pPr/{W}sectPr") is not None:
            continue
        style = child(child(struck, "pPr"), "pStyle").get(f"{W}val") or ""
        held = child(below, "pPr")
        if style != child(held, "pStyle").get(f"{W}val"):  # as LibreOffice writes it
            child(held, "pStyle").set(f"{W}val", style)
            none = etree.SubElement(etree.SubElement(held, f"{W}numPr"), f"{W}numId")
            none.set(f"{W}val", "0")
        file.reword_in(below, words(below)[-1], "某某")
        file.delete(struck)
        edits = back(file.saved()).edits
        assert ["删去", "改写"] == sorted(one.change.kind for one in edits), (said, [*map(str, edits)])
        seen += 1
    assert seen == 11


def test_a_paragraph_that_somebody_set_as_the_one_that_was_struck_out_above_it_is_told(
    back: Callable[..., ReturnedDraft],
) -> None:
    file = WordEdits(DRAFT, "张三")
    struck, below = file.paragraph("存在问题"), file.paragraph("个别单位公开不够及时")
    held = child(below, "pPr")
    change = etree.SubElement(held, f"{W}pPrChange", {f"{W}id": "7", f"{W}author": "张三"})
    etree.SubElement(change, f"{W}pPr")
    child(held, "pStyle").set(f"{W}val", child(child(struck, "pPr"), "pStyle").get(f"{W}val") or "")
    file.delete(struck)
    assert ["删去", "层次"] == [one.change.kind for one in back(file.saved()).edits]


def test_each_edit_is_of_whoever_tracked_it_there(back: Callable[..., ReturnedDraft]) -> None:
    file = WordEdits(DRAFT, "张三")
    file.reword("人手不足", "经费紧张", "经费、编制2人紧张")
    file.by = "李四"
    file.reword("人手不足", "人手", "人员")
    file.by = ""
    file.reword("人员不足", "不足", "偏少2人")
    assert [("人员偏少2人", "李四"), ("、编制2人", "张三")] == [
        (edit.change.new, edit.author) for edit in back(file.saved()).edits
    ]


def test_words_that_came_and_were_struck_again_are_of_who_struck_them(back: Callable[..., ReturnedDraft]) -> None:
    file = WordEdits(DRAFT, "张三")
    file.reword("人手不足", "经费紧张", "缺钱")
    (came,) = file.body.iter(W + "ins")
    file.by = "李四"
    file._wrapped("del", list(came))
    came.addnext(file._wrapped("ins", [file.run("资金短缺")]))
    assert [("资金短缺", "李四")] == [(edit.change.new, edit.author) for edit in back(file.saved()).edits]


def test_what_was_struck_whole_is_of_who_struck_it_and_not_of_who_struck_one_of_its_signs(
    back: Callable[..., ReturnedDraft],
) -> None:
    file = WordEdits(DRAFT, "张三")
    file.reword("举办培训班", "，", "；")
    file.insert_row(file.rows("政务微博"), ["微视频号", "9"])
    file.by = "李四"
    file.reword_in(file.rows("政府网站"), "政府网站", "政府网")
    file._cut(file.paragraph("人手不足"), 2, 5)
    file.delete(file.paragraph("人手不足"))
    assert [("站", "李四"), ("微视频号；9", "张三"), ("；", "张三"), ("人手不足，经费紧张。", "李四")] == [
        (edit.change.new or edit.change.old, edit.author) for edit in back(file.saved()).edits
    ]


def test_of_two_paragraphs_that_changed_places_the_one_moved_that_somebody_tracked(
    back: Callable[..., ReturnedDraft],
) -> None:
    file = WordEdits(DRAFT, "张三")
    file.move(file.paragraph("加强培训"), file.paragraph("主要做法"))
    expected = "【移动】原稿二、（二） → 新稿二、（一）：加强培训。举办培训班三期，取得较好效果。（张三）"
    assert [expected] == [str(edit) for edit in back(file.saved()).edits]


def test_words_that_one_struck_and_another_wrote_anew_are_of_both(back: Callable[..., ReturnedDraft]) -> None:
    file = WordEdits(DRAFT, "张三")
    file.reword("人手不足", "经费紧张", "")
    (gone,) = file.body.iter(W + "del")
    file.by = "李四"
    gone.addnext(file._wrapped("ins", [file.run("资金短缺")]))
    assert [("经费紧张", "资金短缺", "张三、李四")] == [
        (edit.change.old, edit.change.new, edit.author) for edit in back(file.saved()).edits
    ]


def _renumbered(file: WordEdits) -> None:
    file.reword("一是制定办法", "一是制定办法；二", "一")


def _broken(file: WordEdits) -> None:
    (run,) = file._cut(file.paragraph("人手不足"), 5, 6)
    came = etree.Element(W + "r")
    etree.SubElement(came, W + "br")
    run.addprevious(file._wrapped("ins", [came]))


def _without_copies(file: WordEdits) -> None:
    for name in [one for one in file._parts if one.startswith("word/footer")]:
        root = etree.fromstring(file._parts[name])
        for paragraph in [one for one in root.iter(W + "p") if "抄送" in words(one)]:
            file._wrapped("del", list(paragraph.iter(W + "r")))
        file._parts[name] = etree.tostring(root)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (_renumbered, "【改写】二、（三）：“制定办法；二是” → “”（一是按季通报。）（张三）"),
        (lambda file: file.strike_mark(file.notes()[0]), "【删去】原稿引言第3段注释：说明文字。（张三）"),
        (_broken, "【分段】原稿三、第2段，新稿三、第3段：“经费紧张。”另起一段（张三）"),
        (_without_copies, "【删去】原稿版记：抄送：县委办。（张三）"),
    ],
)
def test_a_mark_a_break_a_line_of_the_imprint_and_a_number_that_followed_are_of_who_tracked_them(
    back: Callable[..., ReturnedDraft], edit: Edit, expected: str
) -> None:
    imprint = Imprint("示例县人民政府办公室", date(2019, 1, 15), copies=["县委办"])
    of = attrs.evolve(REPORT, preamble=[*REPORT.preamble, ["见说明", Footnote("说明文字。"), "。"]], imprint=imprint)
    file = WordEdits(render(of, anchors=True), "张三")
    edit(file)
    assert [expected] == [str(one) for one in back(file.saved(), of).edits]


def test_a_listed_heading_that_lost_its_style_and_its_number_is_one_for_any_reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    of = attrs.evolve(REPORT, contents=Contents())
    file = WordEdits(render(of, anchors=True))
    headings = [one for one in file.paragraphs() if words(one) == "存在问题"]
    item, heading = (child(one, "pPr") for one in (file.paragraph("一是制定办法"), headings[-1]))
    child(heading, "pStyle").set(f"{W}val", child(item, "pStyle").get(f"{W}val") or "")
    etree.SubElement(etree.SubElement(heading, f"{W}numPr"), f"{W}numId").set(f"{W}val", "0")
    (tmp_path / "新稿.docx").write_bytes(file.saved())
    assert () == tuple(compare(read_report(tmp_path / "新稿.docx").report, of))
    save_data(REPORT, tmp_path / "旧稿.json")
    for entry in file.paragraphs()[:5]:
        if words(entry).startswith(("目", "一、", "二、", "三、")):
            parent(entry).remove(entry)
    (tmp_path / "新稿.docx").write_bytes(file.saved())
    assert 1 == run(["compare", str(tmp_path / "旧稿.json"), str(tmp_path / "新稿.docx")])
    assert "“存在问题”不再是标题：不一定是有人改的" in capsys.readouterr().err


def test_what_is_written_anew_stays_tied_by_its_anchor_alone(back: Callable[..., ReturnedDraft]) -> None:
    file = WordEdits(DRAFT)
    file.reword("人手不足", "人手不足，经费紧张。", "编制、资金和场地均有缺口。")
    assert {Place.parse("sections[2].content[1]")} == {one.change.before for one in back(file.saved()).edits}


def test_comments_stand_at_their_places_with_their_answers(back: Callable[..., ReturnedDraft]) -> None:
    file = WordEdits(DRAFT)
    first = file.comment("个别单位", "不够及时", "请写明哪些单位", "李四")
    file.comment("个别单位", "不够及时", "已核实", "张三", answers=first)
    file.comment("人手不足", "人手", "请补充人数", "王五", known=False)
    file.comment("个别单位", "不够及时", "宜删去", "赵六")
    comment, another, other = back(file.saved()).comments
    assert "三、第1段“不够及时”　赵六：宜删去" == str(another)
    assert ("不够及时", "李四", Place.parse("sections[2].content[0]")) == (
        comment.quotation,
        comment.author,
        comment.place,
    )
    assert [("张三", "已核实")] == [(answer.author, answer.text) for answer in comment.answers]
    assert "三、第1段“不够及时”　李四：请写明哪些单位\n    答复　张三：已核实" == str(comment)
    assert "三、第2段“人手”　王五：请补充人数" == str(other)


def test_findings_and_checklist_of_the_draft_are_no_edit(back: Callable[..., ReturnedDraft]) -> None:
    draft = attrs.evolve(REPORT, preamble=["本年培训支出{待补:金额}万元。"])
    for anchors in (True, False):
        made = render(draft, anchors=anchors, findings=check(draft), checklist=True)
        returned = back(made, draft)
        assert ([], ()) == (told(returned), returned.comments)


def test_a_checklist_that_was_struck_out_is_told(back: Callable[..., ReturnedDraft]) -> None:
    file = WordEdits(render(REPORT, anchors=True, findings=check(REPORT), checklist=True))
    behind = False
    for block in list(file.body):
        behind = behind or "不随报告印发" in words(block)
        if behind and block.tag != f"{W}sectPr":
            file.body.remove(block)
    assert ["核对单　删去了核对单"] == [*map(str, back(file.saved()).comments)]


def test_a_finding_that_was_answered_quotes_the_words_that_it_is_about(back: Callable[..., ReturnedDraft]) -> None:
    of = attrs.evolve(REPORT, preamble=["本年培训支出{待补:金额}万元。", *REPORT.preamble])
    file = WordEdits(render(of, anchors=True), "张三")
    first = file.comment("本年培训", "【待补：金额】", "此处待补", LIBRARY.name)
    file.comment("本年培训", "【待补：金额】", "已补", "张三", answers=first)
    file.comment("本年培训", "【待补：金额】万", "请核对", "李四")
    file.reword("本年培训", "【待补：金额】", "3.2")
    told_there = [(one.text, one.quotation) for one in back(file.saved(), of).comments]
    assert [("此处待补", "【待补：金额】"), ("请核对", "3.2万")] == told_there


def test_what_somebody_typed_into_a_comment_of_the_library_is_told(back: Callable[..., ReturnedDraft]) -> None:
    draft = attrs.evolve(REPORT, preamble=["截止年底，共公开信息300条，培训支出{待补:金额}万元。"])
    package = read(render(draft, anchors=True, findings=check(draft)))
    for typed, count in (("", 0), ("已处理。", 1)):
        told = re.sub("(?=</w:t></w:r></w:p><w:p>)", typed, package.parts[COMMENTS].decode(), count=1)
        returned = back(zipped({**package.parts, COMMENTS: told}), draft)
        assert count == len(returned.comments)
        assert all("已处理。" in str(one) for one in returned.comments)


def test_a_text_box_is_quoted_with_what_stands_around_it(back: Callable[..., ReturnedDraft]) -> None:
    file = WordEdits(DRAFT)
    run = file.paragraph("人手不足").find(W + "r")
    assert run is not None
    said = "<w:txbxContent><w:p><w:r><w:t>此段待议</w:t></w:r></w:p></w:txbxContent>"
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    run.append(etree.fromstring(f"<w:pict {names}><v:textbox>{said}</v:textbox></w:pict>"))
    (edit,) = back(file.saved()).edits
    assert ("此段待议", "手不足，经费紧张。"[-12:]) == (edit.change.new, edit.around.partition("【此处】")[0][-9:])


@pytest.mark.parametrize(
    ("swaps", "expected"),
    [
        ([(">1<", ">12<")], []),
        ([("— ", "第"), (" —", "页")], [f"页码　改为“第{n}页”（原为“— 1 —”）" for n in (1, 2)]),
        ([("</w:ftr>", "<w:p><w:r><w:t>（内部稿）</w:t></w:r></w:p></w:ftr>")], ["页脚　写有“（内部稿）”"]),
    ],
)
def test_what_stands_at_the_foot_of_pages_is_quoted(
    swaps: list[tuple[str, str]], expected: list[str], back: Callable[..., ReturnedDraft]
) -> None:
    file = WordEdits(DRAFT)
    for swap in swaps:
        file.refoot(*swap)
    returned = back(file.saved())
    assert () == returned.edits
    assert [f"{one}；页眉、页脚不在正文之中，读不进报告" for one in expected] == [*map(str, returned.comments)]


@times(0.4)
@given(seed=st.integers(0, 10**6), typed=st.booleans(), anchors=st.booleans())
def test_a_draft_that_nobody_edited_gives_no_edit(
    seed: int, *, typed: bool, anchors: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    given_report = referring(named(generated(seed)))
    path = tmp_path_factory.mktemp("稿") / "稿.docx"
    save(given_report, path, numbering="typed" if typed else "automatic", anchors=anchors)
    returned = read_back(path, given_report)
    assert ([], "same" if anchors else "unknown") == (told(returned), returned.version)


def test_a_draft_that_another_program_only_opened_and_saved_gives_no_edit(
    word_saved_anew: Callable[[Sequence[Path], Path], list[Path]], tmp_path: Path
) -> None:
    noted = attrs.evolve(
        REPORT,
        imprint=Imprint("示例县人民政府办公室", date(2019, 1, 15), copies=["县委办"]),
        sections=[
            *REPORT.sections[:1],
            Section("分项", [Table([["甲", ["乙", Footnote("含丙。")]]], header=["项", "数"], caption="分项")]),
            *REPORT.sections[1:],
        ],
        approval={"公开属性": "主动公开", "拟稿": Opinion("李四", unit="公开股", words="请审。", day=date(2019, 1, 8))},
        contents=Contents(),
        preamble=[
            *REPORT.preamble,
            [
                "平台",
                Footnote("指全年{公开信息}的平台。"),
                Link("可查", "https://www.example.gov.cn"),
                "，见",
                Link("表", "渠道表"),
            ],
            [
                "全年",
                Emphasis("零投诉"),
                "，",
                Emphasis(Emphasis("零差错", "下划线")),
                "，",
                Emphasis("按期", "楷体"),
                "。",
            ],
        ],
    )
    renoted = attrs.evolve(
        noted,
        preamble=[
            *noted.preamble[:-2],
            ["平台", Footnote("指全市的平台。"), "可查", Footnote("全天开通。"), "，见", Link("表", "渠道表")],
        ],
    )
    marked = Revisions(
        since=noted, author="张三", date=datetime(2019, 1, 15, tzinfo=UTC), statement=True, answers={"甲": "乙"}
    )
    spent = [Statistic("甲经费", "36.50", "万元", last="1.10"), Statistic("乙经费", None, "万元", last=12345)]
    series = {"{上年}年": ["甲经费:上年数", "乙经费:上年数"], "{年}年": ["甲经费", "乙经费"]}
    drawn = [Chart("line", series, caption="经费"), Chart("pie", ["公开信息", "网站公开"], alt="构成")]
    charted = attrs.evolve(noted, facts=[*noted.facts, *spent], sections=[*noted.sections, Section("经费", drawn)])
    examples = {"表": tables.build(), "年": annual_report_2019.build()}
    given_reports = {"总": noted, **examples, "改": renoted, "图": charted}
    files = []
    for name, one in given_reports.items():
        files.append(tmp_path / f"{name}.docx")
        tracked = marked if one is renoted else None
        save(one, files[-1], anchors=True, findings=check(one), checklist=True, revisions=tracked)
    for path, one in zip(word_saved_anew(files, tmp_path / "重存"), given_reports.values(), strict=True):
        returned = read_back(path, one)
        assert ([], (), "same") == (told(returned), returned.comments, returned.version)


def test_word_counting_anew_is_no_edit(back: Callable[..., ReturnedDraft]) -> None:
    file = WordEdits(DRAFT)
    file.delete(file.paragraph("充实队伍"))
    for shown in [
        one for one in file.body.iter(W + "t") if one.text == "1"
    ]:  # of the fields that show the table's number
        shown.text = "2"
    assert ["【删去】原稿二、（一）：充实队伍。新增工作人员两名。"] == told(back(file.saved()))


def test_the_file_tells_which_version_it_was_made_from(back: Callable[..., ReturnedDraft]) -> None:
    later = attrs.evolve(REPORT, preamble=["本报告数据截至年底，各单位均已核对。"])
    returned = back(DRAFT, later)
    assert "other" == returned.version
    assert returned.text().startswith("这份文件不是由这一稿生成的")
    assert ["“，各单位均已核对” → “”"] == [one.partition("：")[2].partition("（")[0] for one in told(returned)][:1]


def test_anchors_are_valid_and_stay_where_the_text_is_tracked_too(validated: Validated) -> None:
    new = edited(REPORT, 5)
    revisions = Revisions(since=REPORT, author="张三", date=datetime(2019, 1, 15, tzinfo=UTC))
    validated.all([DRAFT, render(new, anchors=True, revisions=revisions, findings=check(new), checklist=True)])
    names = [one.get(W + "name") for one in read(DRAFT).all("bookmarkStart", DOCUMENT)]
    assert len(names) == len(set(names))
    assert render(REPORT, anchors=True) == DRAFT


@pytest.mark.parametrize(
    ("file", "of", "error", "message"),
    [
        (b"no zip", REPORT, InvalidValue, "give a .docx"),
        (render(report(title="另一份报告", preamble=["毫不相干。"])), REPORT, InvalidValue, "give a draft"),
        (DRAFT, "报告", WrongType, "Report"),
    ],
)
def test_what_is_no_draft_of_the_report_is_refused(
    file: bytes, of: Any, error: type[Exception], message: str, back: Callable[..., ReturnedDraft]
) -> None:
    with pytest.raises(error, match=message):
        back(file, of)


def test_the_command_prints_what_came_back_and_ends_with_a_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_data(REPORT, tmp_path / "报告.json")
    file = WordEdits(DRAFT)
    (tmp_path / "原样.docx").write_bytes(file.saved())
    file.reword("全年公开信息", "380条", "391条")
    (tmp_path / "修改稿.docx").write_bytes(file.saved())
    told_of = [str(tmp_path / "报告.json")]
    assert 0 == run(["back", str(tmp_path / "原样.docx"), "--report", *told_of])
    assert "没有改动，没有批注。\n" == capsys.readouterr().out
    assert 1 == run(["back", str(tmp_path / "修改稿.docx"), "--report", *told_of])
    assert capsys.readouterr().out.startswith("共1处改动，0条批注。\n1. 【数据】一、第1段：“380条” → “391条”")
    assert 1 == run(["back", str(tmp_path / "修改稿.docx"), "--report", *told_of, "--json"])
    held = json.loads(capsys.readouterr().out)
    assert ("same", "公开信息", ["preamble[1]"]) == (
        held["version"],
        held["edits"][0]["fact"],
        held["edits"][0]["elsewhere"],
    )
    assert 2 == run(["back", str(tmp_path / "没有.docx"), "--report", *told_of])
    assert "没有这个文件" in capsys.readouterr().err
