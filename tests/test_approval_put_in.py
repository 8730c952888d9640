"""What was struck out whole beside what was put in whole, while changes were tracked: the marks say that it is another."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edited_by_hand import told as generated_with_facts
from instruments.package import Element, W
from laws import times
from reportkit import Measure, Section, Statistic, Table, render
from reportkit.approval import Applied, ReturnedDraft, apply, read_back
from reportkit.comparison import Revisions
from settling import parent
from test_approval_back import REPORT
from test_approval_law import DRAFT as ODD_DRAFT
from test_approval_law import ODD, lost
from word_edits import WordEdits, child, words

OF = attrs.evolve(
    REPORT,
    facts=[*REPORT.facts, Statistic("培训人员", 320, "人次")],
    sections=[
        *REPORT.sections[:1],
        Section(
            "主要做法",
            [
                Measure("坚持群众参与", "改造前入户征求意见，方案经居民代表表决后实施。"),
                Measure("完善配套设施", "新增停车位850个，增设充电桩120处。"),
                Measure("加强业务培训", "举办改造业务培训班6期，{培训人员}。"),
            ],
        ),
        Section("存在问题", ["个别单位公开不够及时。", "人手不足，经费紧张。"]),
        Section("下步打算", ["抓好整改落实。", Table([["甲项", 1], ["乙项", 2]], header=["事项", "数量"])]),
    ],
)
DRAFT, BARE = render(OF, anchors=True), render(OF)
NEW = ["邀请媒体记者走进镇街", "组建青年突击队伍", "签订目标责任状", "评选先进典型", "开展夜间巡逻"]
"""What no generated report says."""

NEW_ITEM = "强化组织领导。成立由分管县长任组长的专班，每周调度。"
Edit = Callable[[WordEdits], None]
Back = Callable[..., tuple[ReturnedDraft, Applied]]


@pytest.fixture
def back(tmp_path: Path) -> Back:
    def read(file: WordEdits) -> tuple[ReturnedDraft, Applied]:
        path = tmp_path / "修改稿.docx"
        path.write_bytes(file.saved())
        returned = read_back(path, OF)
        applied = apply(OF, returned.edits)
        assert () == applied.refused
        assert [] == [str(one) for one in read_back(path, applied.report).edits if not one.fact]
        return returned, applied

    return read


def _put(file: WordEdits, like: Element, text: str, *, above: bool) -> Element:
    """A new paragraph that looks as one, beside it."""
    made = file.insert(like, text)
    if above:
        like.addprevious(made)
    return made


def _instead(said: str, text: str, *, above: bool = False) -> Edit:
    def edit(file: WordEdits) -> None:
        paragraph = file.paragraph(said)
        _put(file, paragraph, text, above=above)
        file.delete(paragraph)

    return edit


def _entered(file: WordEdits) -> None:
    """One goes on below a paragraph, whose end comes so; another strikes that paragraph."""
    paragraph = file.paragraph("坚持群众")
    made = _put(file, paragraph, NEW_ITEM, above=False)
    (end,) = made.iter(W + "rPr")
    end.remove(child(end, "ins"))
    file._mark_end(paragraph, "ins")
    file.by = "李四"
    file.delete(paragraph)


def _row(file: WordEdits) -> None:
    row = file.rows("政务微博")
    file.insert_row(row, ["电视台", "28"])
    file.delete_row(row)


def _part(*, above: bool) -> Edit:
    def edit(file: WordEdits) -> None:
        lines = [file.paragraph(said) for said in ("存在问题", "个别单位", "人手不足")]
        behind = lines[0] if above else lines[-1]
        for like, text in reversed(list(zip(lines, ["收到建议", "公众提出建议三条。", "均已采纳。"], strict=True))):
            made = file.insert(like, text)
            behind.addprevious(made) if above else behind.addnext(made)
            behind = made if above else behind
        for line in lines:
            file.delete(line)

    return edit


def _table(file: WordEdits) -> None:
    old = parent(file.rows("甲项"))
    made = deepcopy(old)
    for mark in [*made.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
        parent(mark).remove(mark)
    old.addnext(made)
    for row in list(old.iter(W + "tr")):
        file.delete_row(row)
    for row in list(made.iter(W + "tr")):
        child(row, "trPr").append(file._mark("ins"))
        for paragraph, text in zip(row.iter(W + "p"), ("建议", "件数"), strict=True):
            for run in paragraph.findall(W + "r"):
                paragraph.remove(run)
            paragraph.append(file._wrapped("ins", [file.run(text)]))


def _pasted(file: WordEdits) -> None:
    """An item is struck, and another pasted below it with another figure: struck where it stood, put in here."""
    moved = file.paragraph("加强业务培训")
    _instead("坚持群众", words(moved).replace("320", "325"))(file)
    file.delete(moved)


def _typed_in(file: WordEdits) -> None:
    file.reword("人手不足", "人手不足，经费紧张。", "编制、资金和场地均有缺口。")


GONE = "【删去】原稿二、（一）：坚持群众参与。改造前入户征求意见，方案经居民代表表决后实施。"
CAME = f"【新增】新稿二、（一）：{NEW_ITEM}"
PARTS = [
    "【删去】原稿三、标题：存在问题\n个别单位公开不够及时。\n人手不足，经费紧张。",
    "【新增】新稿三、标题：收到建议",
    "【新增】新稿三、第1段：公众提出建议三条。",
    "【新增】新稿三、第2段：均已采纳。",
]
TABLES = [
    "【删去】原稿四、表格：事项\t数量\n甲项\t1\n乙项\t2",
    "【新增】新稿四、表格：建议\t件数\n建议\t件数\n建议\t件数",
]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (_instead("坚持群众", NEW_ITEM), [GONE, CAME]),
        (_instead("坚持群众", NEW_ITEM, above=True), [GONE, CAME]),
        (_entered, [GONE, CAME]),
        (
            _instead("人手不足", "经费紧张的乡镇较多。"),
            ["【删去】原稿三、第2段：人手不足，经费紧张。", "【新增】新稿三、第2段：经费紧张的乡镇较多。"],
        ),
        (_row, ["【删去】原稿表1第2行：政务微博；28", "【新增】新稿表1第2行：电视台；28"]),
        (_part(above=False), PARTS),
        (_part(above=True), PARTS),
        (_table, TABLES),
        (
            _pasted,
            [
                GONE,
                "【移动】原稿二、（三） → 新稿二、（一）：加强业务培训。举办改造业务培训班6期，培训人员325人次。",
                "【数据】原稿二、（三），新稿二、（一）：“320人次” → “325人次”（培训人员325人次。）",
            ],
        ),
        (_instead("存在问题", "主要不足"), ["【改写】三、标题：“存在问题” → “主要不足”（主要不足）"]),  # its text stays
        (_instead("人手不足", "人手不足，编制紧张。"), ["【改写】三、第2段：“经费” → “编制”（编制紧张。）"]),
    ],
)
def test_what_was_put_in_whole_beside_what_was_struck_whole_is_another(
    edit: Edit, expected: list[str], back: Back
) -> None:
    for docx in (DRAFT, BARE):
        file = WordEdits(docx, "张三")
        edit(file)
        returned, _ = back(file)
        assert expected == [str(one.change) for one in returned.edits]


@pytest.mark.parametrize("by", ["", "张三"])
@pytest.mark.parametrize(
    ("said", "text", "where"),
    [
        ("人手不足", "机制还不健全。", "三、第2段"),
        ("坚持群众", NEW_ITEM, "二、（一）"),
        ("存在问题", "有关建议", "三、标题"),
        ("完善配套", "完善配套政策。出台办法两件，增设窗口。", "二、（二）"),
        ("完善配套", "", ""),
    ],
)
def test_what_was_typed_above_a_paragraph_is_not_that_though_its_anchor_begins_there(
    said: str, text: str, where: str, by: str, back: Back
) -> None:
    """So Word leaves it: who presses Enter before the first words of a paragraph does so behind where that begins."""
    file = WordEdits(DRAFT, by)
    paragraph = file.paragraph(said)
    made = _put(file, paragraph, text, above=True)
    for mark in [one for one in paragraph.iter(W + "bookmarkStart") if (one.get(W + "name") or "").startswith("_rk")]:
        made.insert(1, mark)
    if not text:
        file.reword_in(paragraph, words(paragraph)[:-2], "另行规定的各项内容如有调整从其规定")
        expected = {"sections[1].content[1]"}
        assert expected == {str(one.change.before) for one in back(file)[0].edits}
        return
    author = f"（{by}）" if by else ""
    assert [f"【新增】新稿{where}：{text}{author}"] == [str(one) for one in back(file)[0].edits]


def test_a_row_that_the_draft_itself_tracks_as_new_is_reworded_as_any_other(tmp_path: Path) -> None:
    table = Table([["甲项", 1], ["丙项", 3], ["乙项", 2]], header=["事项", "数量"])
    of = attrs.evolve(OF, sections=[*OF.sections[:3], Section("下步打算", ["抓好整改落实。", table])])
    revisions = Revisions(since=OF, author="陈七", date=datetime(2019, 1, 15, tzinfo=UTC))
    file = WordEdits(render(of, anchors=True, revisions=revisions), "张三")
    cell = next(one for one in file.rows("丙项").iter(W + "t") if one.text == "丙项")
    cell.text = "丁项"
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    assert ["【改写】四、表格第2行：“丙项” → “丁项”（丁项）"] == [str(one.change) for one in read_back(path, of).edits]


def test_a_note_below_a_table_that_was_struck_with_its_caption_is_one_with_the_style_of_that(tmp_path: Path) -> None:
    """So LibreOffice leaves it: the words of the cells are struck, and no rows."""
    table = Table([["甲项", 1]], header=["事项", "数量"], caption="事项情况", notes="数据截至年底。")
    of = attrs.evolve(OF, sections=[Section("总体", ["情况如下。", table, "特此报告。"])], preamble=[])
    file = WordEdits(render(of, anchors=True), "张三")
    caption, note = file.paragraph("事项情况"), file.paragraph("数据截至")
    style = child(child(caption, "pPr"), "pStyle").get(f"{W}val") or ""
    child(child(note, "pPr"), "pStyle").set(f"{W}val", style)
    for cell in list(parent(file.rows("甲项")).iter(W + "p")):
        file.delete(cell)
    file.delete(caption)
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, of)
    assert ["【删去】原稿表1：　事项情况\n事项\t数量\n甲项\t1（张三）"] == [*map(str, returned.edits)]
    assert ["captioned"] == [one.reason for one in apply(of, returned.edits).refused]


@pytest.mark.parametrize("by", ["张三", ""])
def test_a_table_of_which_all_cells_were_emptied_is_struck_whole(tmp_path: Path, by: str) -> None:
    after = Table([["丙项", 3]], header=["事项", "数量"], caption="进展")
    of = attrs.evolve(OF, sections=[*OF.sections, Section("进度安排", ["进度如下。", after])])
    file = WordEdits(render(of, anchors=True), by)
    file.delete(file.paragraph("进展"))
    for said in ("甲项", "丙项"):
        for cell in parent(file.rows(said)).iter(W + "p"):
            file.empty(cell)
    (path := tmp_path / "修改稿.docx").write_bytes(file.saved())
    returned = read_back(path, of)
    told = ["原稿四、表格：事项\t数量\n甲项\t1\n乙项\t2", "原稿表2：　进展\n事项\t数量\n丙项\t3"]
    assert [(f"【删去】{one}", by) for one in told] == [(str(edit.change), edit.author) for edit in returned.edits]
    applied = apply(of, returned.edits)
    left = [Section("下步打算", ["抓好整改落实。"]), Section("进度安排", ["进度如下。"])]
    assert left == list(applied.report.sections[-2:])
    assert ((), ()) == (applied.refused, read_back(path, applied.report).edits)


@pytest.mark.parametrize(
    ("new", "lead", "text"),
    [
        (NEW_ITEM, "强化组织领导", NEW_ITEM.partition("。")[2]),
        ("邀请媒体记者走进镇街", None, "邀请媒体记者走进镇街"),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_an_item_for_which_another_was_typed_has_a_lead_whether_its_end_stayed_or_not(
    back: Back, new: str, lead: str | None, text: str, *, whole: bool
) -> None:
    file = WordEdits(DRAFT, "张三")
    if whole:
        _instead("坚持群众", new)(file)
    else:
        file.reword("坚持群众", words(file.paragraph("坚持群众")), new)
    made = back(file)[1].report.sections[1].content[0]  # type: ignore[union-attr]
    assert Measure(lead, text) == made


def test_who_writes_others_for_all_words_of_a_paragraph_has_reworded_it(back: Back) -> None:
    file = WordEdits(DRAFT, "张三")
    _typed_in(file)
    returned, _ = back(file)
    assert {("改写", "sections[2].content[1]")} == {(one.change.kind, str(one.change.before)) for one in returned.edits}


def _whole(file: WordEdits, random: Random) -> None:
    """A paragraph or a row is struck whole and another put in beside it, or one that stood elsewhere."""
    lines = [
        one for one in file.paragraphs() if words(one).endswith("。") and next(one.iter(W + "sectPr"), None) is None
    ]
    here, other = random.sample(lines, 2)
    match random.choice(("new", "new", "pasted", "row")):
        case "new":
            _put(file, here, f"{random.choice(NEW)}。", above=random.random() < 0.5)
        case "pasted":
            _put(file, here, words(other), above=random.random() < 0.5)
            file.delete(other)
        case "row":
            row = random.choice(list(file.body.iter(W + "tr"))[1:])
            file.insert_row(row, [random.choice(NEW), *(words(cell) for cell in list(row.iter(W + "tc"))[1:])])
            file.delete_row(row)
            return
    file.delete(here)


@times(0.5)
@given(seed=st.integers(0, 10**6), count=st.integers(0, 1))
def test_what_was_put_in_beside_what_was_struck_is_in_the_new_report_or_refused(
    seed: int, count: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(seed)
    file = WordEdits(ODD_DRAFT, "张三")
    try:
        for _ in range(count):
            random.choice(ODD)(file, random)
        _whole(file, random)
    except (ValueError, AssertionError, IndexError, StopIteration):  # what an edit before took away
        return
    path = tmp_path_factory.mktemp("稿") / "修改稿.docx"
    path.write_bytes(file.saved())
    assert [] == lost(path)


@times(0.5)
@given(seed=st.integers(0, 10**6), anchors=st.booleans())
def test_of_what_was_put_in_and_struck_beside_each_other_each_is_told_and_taken(
    seed: int, *, anchors: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(seed)
    of = generated_with_facts(seed)
    file = WordEdits(render(of, anchors=anchors), "张三")
    lines = [
        one for one in file.paragraphs() if words(one).endswith("。") and next(one.iter(W + "sectPr"), None) is None
    ]
    gone = random.sample(lines, min(len(lines), random.randint(1, 3)))
    struck = [words(one) for one in gone]
    came: list[str] = []
    for paragraph in gone:
        for text in random.sample(NEW, random.randint(1, 2)):
            came.append(f"{text}{len(came)}。")
            _put(file, paragraph, came[-1], above=random.random() < 0.5)
        file.delete(paragraph)
    path = tmp_path_factory.mktemp("稿") / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, of)
    applied = apply(of, returned.edits)
    assert (sorted(struck), sorted(came), ()) == (
        sorted(one.change.old for one in returned.edits if one.change.kind == "删去"),
        sorted(one.change.new for one in returned.edits if one.change.kind == "新增"),
        applied.refused,
    )
    assert len(returned.edits) == len(struck) + len(came)
    assert [] == [str(one) for one in read_back(path, applied.report).edits]
