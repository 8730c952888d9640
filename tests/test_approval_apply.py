"""Edits of a draft carried into the report: its words are the file's, figures change with their facts, refusals say why."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby, zip_longest
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edited import edited
from edited_by_hand import edited_by_hand, told
from generated import generated
from instruments.package import W
from instruments.session import Validated
from laws import times
from reportkit import Attachment, Emphasis, Measure, Points, Report, Section, Statistic, Table, Term, render
from reportkit.alignment.blocks import block_text
from reportkit.approval import Applied, ReturnedDraft, apply, read_back, worklist
from reportkit.approval.draft import comparable, draft_of
from reportkit.commands import run
from reportkit.compose import compose
from reportkit.data import save_data
from reportkit.errors import InvalidValue
from reportkit.manuscript import Block, Image, Line, Manuscript, Role, Span, notes_of
from reportkit.model.paragraph import Piece
from reportkit.readers.docx import open_docx
from reportkit.rules.passages import PARAGRAPHS
from samples import report
from test_approval_back import DRAFT, REPORT
from word_edits import WordEdits

Back = Callable[..., tuple[ReturnedDraft, Applied]]


@pytest.fixture
def back(tmp_path: Path) -> Back:
    def read(file: WordEdits, of: Report = REPORT) -> tuple[ReturnedDraft, Applied]:
        (tmp_path / "修改稿.docx").write_bytes(file.saved())
        returned = read_back(tmp_path / "修改稿.docx", of)
        return returned, apply(of, returned.edits)

    return read


def lines(given_report: Report) -> list[str]:
    return [line for line in render(given_report, ".txt").decode("utf-8").splitlines() if line]


def test_a_figure_changes_with_its_fact_and_every_place_follows(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.reword("全年公开信息", "380条", "391条")
    file.reword("全年公开信息", "352条", "360条")
    _, applied = back(file)
    (total, _) = applied.report.facts
    assert isinstance(total, Statistic)
    assert (391, 360, ()) == (total.value, total.parts[0].value, applied.refused)
    assert (Statistic("网站公开", 360),) == total.given_parts
    assert "2018年全县共公开信息391条，详见表1。" in lines(applied.report)
    assert "政府网站\t360" in lines(applied.report)
    assert applied.report.sections == REPORT.sections


def test_a_second_reading_takes_no_figure_back_to_what_was_left_at_another_place(back: Back) -> None:
    for author in ("", "张三"):
        file = WordEdits(DRAFT, author)
        file.reword("全年公开信息", "352条", "360条")
        returned, applied = back(file)
        assert [("网站公开", False)] == [(one.fact, one.outdated) for one in returned.edits]
        again, second = back(file, applied.report)
        left = [one for one in again.edits if one.fact == "网站公开"]
        assert [("360", "352", True)] == [(one.change.old, one.change.new, one.outdated) for one in left]
        assert ["outdated"] == [one.reason for one in second.refused if one.edit in left]
        assert applied.report.facts == second.report.facts
        other, taken = back(
            file, attrs.evolve(REPORT, preamble=["情况如下。"])
        )  # what somebody tracked is none left over
        figures = [one.outdated for one in other.edits if one.fact == "网站公开"]
        assert ("other", [not author]) == (other.version, figures)
        assert [not author] == [any(one.reason == "outdated" for one in taken.refused)]
    file = WordEdits(DRAFT)
    file.reword("全年公开信息", "352条", "0.036万条")
    _, applied = back(file, attrs.evolve(REPORT, preamble=["情况如下。"]))
    assert ["unit"] == [one.reason for one in applied.refused if one.edit.outdated]  # which it would be anyway


def test_slots_stay_where_words_beside_them_change(back: Back) -> None:
    file = WordEdits(DRAFT, "张三")
    file.reword("全年公开信息", "其中", "包括")
    file.reword("一是制定办法", "按季", "按月")
    file.reword("充实队伍", "充实队伍", "壮大队伍")
    _, applied = back(file)
    first, second, _ = applied.report.sections
    assert isinstance(first, Section)
    assert isinstance(second, Section)
    assert "全年{公开信息}，包括{网站公开}，{答复申请}，见{渠道表}。" == first.content[0]
    item, _, points = second.content
    assert isinstance(item, Measure)
    assert isinstance(points, Measure)
    assert ("壮大队伍", Points(["制定办法", "按月通报"])) == (item.lead, points.points)


def test_content_that_came_went_or_moved_stands_where_the_file_has_it(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.delete(file.paragraph("人手不足"))
    file.insert(file.paragraph("个别单位"), "机制有待健全：一是制度不全；二是考核不严。")
    file.insert(file.paragraph("加强培训"), "完善制度。一是修订办法；二是清理文件。")
    file.reword("严格考核", "按季通报", "按季通报；三是约谈整改")
    file.move(file.paragraph("充实队伍"), file.paragraph("严格考核"))
    file.insert_row(file.rows("政务微博"), ["电视台", "11"])
    file.delete_row(file.rows("政府网站"))
    _, applied = back(file)
    _, second, third = applied.report.sections
    assert isinstance(second, Section)
    assert isinstance(third, Section)
    assert ["加强培训", "完善制度", "严格考核", "充实队伍"] == [
        one.lead for one in second.content if isinstance(one, Measure)
    ]
    assert Measure("完善制度", points=["修订办法", "清理文件"]) == second.content[1]
    assert Measure("严格考核", points=["制定办法", "按季通报", "约谈整改"]) == second.content[2]
    assert (
        "个别单位公开不够及时。",
        ("机制有待健全：", Points(["制度不全", "考核不严"])),
    ) == third.content
    assert "二、主要做法" in lines(applied.report)
    assert ["政务微博\t28", "电视台\t11"] == lines(applied.report)[7:9]


def test_words_that_were_stressed_by_hand_are_told_and_emphasised(back: Back) -> None:
    stressed: list[Piece] = ["全年", Emphasis("零投诉、零差错"), "，", Emphasis(Emphasis("都已上网"), "下划线"), "。"]
    of = attrs.evolve(REPORT, preamble=[stressed, "另有{公开信息}。"])
    file = WordEdits(render(of, anchors=True), "张三")
    file.stress(file.paragraph("零投诉"), 6, 9, "b", "0")
    file.stress(file.paragraph("零投诉"), 10, 14, "u", "none")
    file.stress(file.paragraph("另有公开信息"), 6, 10, "b")
    file.stress(file.paragraph("个别单位"), 0, len("个别单位公开不够及时。"), "u", "single")
    file.stress(file.rows("政务微博").find(f".//{W}p"), 0, 2, "b")  # type: ignore[arg-type]  # there is one
    file.reword("人手不足", "经费", "资金")
    file.stress(file.paragraph("人手不足"), 5, 7, "b")
    returned, applied = back(file, of)
    assert [
        "【格式】引言第1段：“零差错”加粗 → 常规",
        "【格式】引言第1段：“都已上网”下划线、加粗 → 加粗",
        "【格式】引言第2段：“380条”常规 → 加粗",
        "【格式】表1第2行：“政务”常规 → 加粗",
        "【格式】三、第1段：“个别单位公开不够及时。”常规 → 下划线",
        "【改写】三、第2段：“经费” → “资金”（资金紧张。）",
    ] == [str(edit.change) for edit in returned.edits]
    assert {"张三"} == {edit.author for edit in returned.edits}
    assert () == applied.refused
    assert (
        ("全年", Emphasis("零投诉、"), "零差错，", Emphasis("都已上网"), "。"),
        ("另有公开信息", Emphasis("{公开信息:数值}"), "。"),
    ) == applied.report.preamble
    table, last = applied.report.sections[0].content[1], applied.report.sections[2]  # type: ignore[union-attr]
    assert isinstance(table, Table)
    assert ((Emphasis("政务"), "微博"), 28) == tuple(table.rows[1])
    assert (
        Emphasis("个别单位公开不够及时。", "下划线"),
        ("人手不足，", Emphasis("资金"), "紧张。"),
    ) == last.content  # type: ignore[union-attr]


def test_looks_that_the_format_sets_are_told_and_stay(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.stress(file.paragraph("主要做法"), 0, 2, "b")
    file.stress(file.paragraph("信息公开工作报告"), 0, 3, "u", "single")
    file.stress(file.rows("政府网站").findall(f".//{W}p")[1], 0, 3, "b")
    file.stress(file.paragraph("加强培训"), 0, len("加强培训。举办培训班三期"), "b")
    returned, applied = back(file)
    assert [
        "【格式】标题：“示例县”常规 → 下划线",
        "【格式】表1第1行：“352”常规 → 加粗",
        "【格式】二、标题：“主要”常规 → 加粗",
        "【格式】二、（二）：“加强培训。”常规 → 加粗",
        "【格式】二、（二）：“举办培训班三期”常规 → 加粗",
    ] == list(map(str, returned.edits))
    assert ["look"] * 3 == [one.reason for one in applied.refused]
    item, cell = applied.report.sections[1].content[1], applied.report.sections[0].content[1].rows[0][1]  # type: ignore[union-attr]
    assert Measure("加强培训", [Emphasis("举办培训班三期"), "，取得较好效果。"]) == item
    assert Emphasis("{网站公开:数}") == cell


def test_a_part_that_was_struck_takes_what_stood_below_it_along(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.delete(file.paragraph("主要做法"))
    _, applied = back(file)
    assert ["总体情况", "存在问题"] == [one.title for one in applied.report.sections if isinstance(one, Section)]
    assert 5 == len(applied.report.sections[0].content)  # type: ignore[union-attr]  # the items stay, below the part above


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda file: file.reword("占网站", "92.6%", "95.0%"), "derived"),
        (lambda file: file.delete(file.paragraph("年度报告")), "frame"),
        (lambda file: file.reword("2019年1月14日", "14日", "日"), "day"),
        (
            lambda file: (file.reword("占网站", "380条", "391条"), file.reword("又公开", "380条", "392条")),
            "two values",
        ),
        (
            lambda file: (file.reword("占网站", "380条", "391条"), file.reword("共计", "380", "392")),
            "two values",
        ),
    ],
)
def test_what_the_model_cannot_take_is_refused_with_a_reason(
    edit: Callable[[WordEdits], object], reason: str, back: Back
) -> None:
    of = attrs.evolve(
        REPORT,
        title="{地区}年度报告",
        preamble=["全年{公开信息}，占网站{网站公开:占比}。", "又{公开信息}。", "共计{公开信息:数}。"],
    )
    file = WordEdits(render(of, anchors=True))
    edit(file)
    _, applied = back(file, of)
    assert {reason} == {one.reason for one in applied.refused}
    assert applied.report == of
    assert all(one.message for one in applied.refused)
    assert (reason == "derived") is applied.refused[0].message.endswith("请改原来的数据：网站公开、公开信息")


def test_words_in_a_reference_are_taken_and_a_line_of_the_list_without_its_attachment_is_refused(back: Back) -> None:
    of = attrs.evolve(REPORT, attachments=[Attachment("点位名单", ["网站。"])])
    file = WordEdits(render(of, anchors=True), "张三")
    file.reword("全年公开信息", "表1", "下表")
    file.insert(file.paragraph("附件：点位名单"), "2.单位名单")
    _, applied = back(file, of)
    assert ["listed"] == [one.reason for one in applied.refused]
    assert "全年公开信息380条，其中网站公开352条，答复申请12件，见下表。" in lines(applied.report)


def test_a_derived_figure_that_was_corrected_too_follows(back: Back) -> None:
    told_in = ["全年{公开信息}，其中网站占{网站公开:占比}。", "{热线}开通。"]
    of = attrs.evolve(REPORT, preamble=told_in, facts=[*REPORT.facts, Term("热线", "12345热线")])
    file = WordEdits(render(of, anchors=True))
    file.reword("其中网站占", "380条", "400条")
    file.reword("其中网站占", "92.6%", "88.0%")
    file.reword("热线开通", "12345热线", "便民热线")
    _, applied = back(file, of)
    assert ((), of.preamble, "便民热线") == (applied.refused, applied.report.preamble, applied.report.facts[2].text)  # type: ignore[attr-defined]


def test_a_figure_in_other_words_stays_tied_or_says_that_its_words_were_changed(back: Back) -> None:
    facts = [
        Statistic("公开信息", 380, "条", last=350),
        Statistic("举办培训", 6, "期"),
        Statistic("点击量", 23000, "次"),
    ]
    told_in = [
        "全年{公开信息}，{公开信息:同比}。",
        "{举办培训}，{举办培训:汉字}都满员。",
        "{点击量}，约{点击量:以万计}。",
        "又{点击量}。",
    ]
    of = attrs.evolve(REPORT, preamble=told_in, facts=[*facts, *REPORT.facts[1:]], sections=REPORT.sections[1:])
    file = WordEdits(render(of, anchors=True))
    for paragraph, old, new in (
        ("全年公开信息", "380条", "391件"),
        ("全年公开信息", "增长", "提高"),
        ("举办培训6期", "6期", "七期"),
        ("举办培训七期", "六期", "七期"),
        ("，约", "23000次", "24100次"),
        ("，约", "2.30万次", "2.41万次"),
        ("又点击量", "23000次", "24100人次"),
    ):
        file.reword(paragraph, old, new)
    _, applied = back(file, of)
    assert (
        "全年公开信息{公开信息:数}件，{公开信息:同比}。",
        "举办培训{举办培训:汉字}，{举办培训:汉字}都满员。",
        "{点击量}，约{点击量:以万计}。",
        "又点击量{点击量:数}人次。",
    ) == applied.report.preamble
    assert [391, 7, 24100] == [one.value for one in applied.report.facts[:3]]  # type: ignore[attr-defined]
    assert [("style", "增长")] == [(one.reason, one.edit.change.old) for one in applied.refused]


def test_nothing_is_applied_to_another_report(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.reword("全年公开信息", "380条", "391条")
    returned, _ = back(file)
    with pytest.raises(InvalidValue, match="read the draft back"):
        apply(attrs.evolve(REPORT, preamble=[]), returned.edits)
    assert REPORT == apply(REPORT, []).report


def said(manuscript: Manuscript) -> list[str]:
    """The words, block by block, but for what is set by the library: the list of attachments, numbers of notes, what
    stands between addressees."""
    apart = (Role.ATTACHMENT_NOTE, Role.ATTACHMENT_LABEL)
    return [
        text.replace("\n", "").removeprefix("注1：").removeprefix("注2：").removeprefix("注：")
        for block in manuscript.blocks
        if (text := _with_notes(block)) and not (isinstance(block, Line) and block.role in apart)
    ]


def _with_notes(block: Block) -> str:
    if not isinstance(block, Line):
        return block_text(block)
    if block.role is Role.ADDRESSEES:
        return "、".join(filter(None, block.text.split("、")))
    noted = [span for note in notes_of(block.spans) for span in note.spans]
    return "".join(f"{span.text}{_looks(span)}" for span in _run_on([*block.spans, *noted]))


def _run_on(spans: Sequence[Span]) -> Iterator[Span]:
    for stresses, alike in groupby((span for span in spans if span.text), key=lambda span: span.stresses):
        yield Span("".join(span.text for span in alike), stresses=stresses)


def _looks(span: Span) -> str:
    return f"〔{'、'.join(stress.value for stress in span.stresses)}〕" if span.stresses else ""


@times(0.5, at_length=1)
@example(seed=56552, count=3, anchors=True, typed=False)  # a table with the caption that a picture had
@example(seed=722, count=7, anchors=False, typed=False)  # a paragraph like two behind a heading that stayed
@given(seed=st.integers(0, 10**6), count=st.integers(1, 9), anchors=st.booleans(), typed=st.booleans())
def test_with_all_edits_the_report_says_what_the_file_says(
    seed: int, count: int, *, anchors: bool, typed: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    old = generated(seed)
    new = edited(old, seed, count)
    path = tmp_path_factory.mktemp("稿") / "修改稿.docx"
    path.write_bytes(render(new, anchors=anchors, numbering="typed" if typed else "automatic"))
    returned = _returned(path, old)
    applied = apply(old, returned.edits) if returned else None
    if applied and not applied.refused:
        assert lines(new) == lines(applied.report)


def _returned(path: Path, of: Report) -> ReturnedDraft | None:
    """What came back, None where so little is left of the report that the file is no draft of it."""
    try:
        return read_back(path, of)
    except InvalidValue as error:
        if "give a draft that was saved of this report" in str(error):
            return None
        raise


LOOK = re.compile("〔(?:加粗|下划线|黑体|楷体|、)+〕")
CAPTIONED = ("\u3000", "单位：")


@times(0.5, at_length=1)
@example(seed=300883, count=5, anchors=False)  # a paragraph with notes that became a heading
@example(seed=818503, count=3, anchors=False)  # a table that was moved away from its caption
@example(seed=574743, count=1, anchors=False)  # a sign between addressees that is left over
@given(seed=st.integers(0, 10**6), count=st.integers(1, 5), anchors=st.booleans())
def test_whatever_is_edited_in_the_file_is_said_or_refused(
    seed: int, count: int, *, anchors: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    of = told(seed)
    path = tmp_path_factory.mktemp("稿") / "修改稿.docx"
    try:
        path.write_bytes(edited_by_hand(render(of, anchors=anchors), Random(seed), count).saved())
    except (ValueError, AssertionError, IndexError):  # words that an edit before took away
        return
    returned = _returned(path, of)
    if returned is None:
        return
    applied = apply(of, returned.edits)
    followed = any(edit.fact for edit in returned.edits) or any(text.startswith(CAPTIONED) for text in _torn(returned))
    if not applied.refused and not followed:
        made = comparable(compose(applied.report))
        in_file = draft_of(open_docx(path, as_report=True), made).manuscript
        pairs = [*zip_longest(_lines(in_file), _lines(made), fillvalue=("", True))]
        assert [LOOK.sub("", text) for (text, _), _ in pairs] == [LOOK.sub("", text) for _, (text, _) in pairs]
        assert [] == [(one, other) for (one, free), (other, too) in pairs if free and too and one != other]


def _lines(manuscript: Manuscript) -> Iterator[tuple[str, bool]]:
    """What is said, line by line, and whether its looks are its own: where the format sets them, new words may differ."""
    for block in manuscript.blocks:
        own = not isinstance(block, Line) or block.role in PARAGRAPHS
        yield from ((text, own) for text in said(attrs.evolve(manuscript, blocks=(block,))))


def _torn(returned: ReturnedDraft) -> list[str]:
    """The captions and units that were parted from what they are of: they become words, with the number that they had."""
    parted = [edit for edit in returned.edits if edit.change.kind in ("移动", "删去", "新增")]
    pictures = [edit for edit in parted if any(isinstance(block, Image) for block in edit.came)]
    return [*(edit.change.old or edit.change.new for edit in parted), *("\u3000" for _ in pictures)]


def test_the_worklist_tells_each_string_of_the_script(back: Back, tmp_path: Path, validated: Validated) -> None:
    file = WordEdits(DRAFT)
    file.reword("全年公开信息", "380条", "391条")
    file.reword("全县共公开", "380条", "391条")
    file.reword("举办培训班", "三期", "四期")
    file.reword("举办培训班", "较好效果", "明显成效")
    file.move(file.paragraph("人手不足"), file.paragraph("主要做法"))
    file.by = "张三"
    file.insert_row(file.rows("政务微博"), ["电视台", "11"])
    file.comment("个别单位", "不够及时", "请写明哪些单位", "李四")
    returned, _ = back(file)
    made = worklist(REPORT, returned)
    assert [
        ("1、2", "facts[0].value", "380", "391"),
        ("3", "sections[0].content[1].rows[1]之后", "", "电视台；11"),
        ("4", "sections[2].content[1]", "人手不足，经费紧张。", "移到原稿“二、主要做法”之后"),
        (
            "5、6",
            "sections[1].content[1].text",
            "举办培训班三期，取得较好效果。",
            "举办培训班四期，取得明显成效。",
        ),
    ] == [(one.numbers, one.place, one.old, one.new) for one in made.changes]
    assert "示例县2018年政府信息公开工作报告" == made.title
    assert "出自数据或者用语“公开信息”，原稿另有1处用到：一、第1段" == made.changes[0].told
    assert ["张三"] == [one.by for one in made.changes if one.by]
    for suffix in (".txt", ".docx"):
        made.save(tmp_path / f"清单{suffix}")
    assert "请写明哪些单位" in (tmp_path / "清单.txt").read_text(encoding="utf-8")
    validated.all([(tmp_path / "清单.docx").read_bytes()])


def test_the_worklist_tells_an_item_that_was_cut_in_two_in_one_row(back: Back) -> None:
    file = WordEdits(DRAFT)
    file.reword("严格考核", "；二是按季通报", "")
    file.insert(file.paragraph("严格考核"), "二是按季通报。")
    returned, _ = back(file)
    assert [
        (
            "sections[1].content[2]",
            'Measure("严格考核", points=Points(["制定办法", "按季通报"]))',
            'Measure("严格考核", text="一是制定办法。二是按季通报。")',
        ),
        ("sections[1].content[2]", "二是按季通报。", "另起一段"),
    ] == [(one.place, one.old, one.new) for one in worklist(REPORT, returned).changes]


def test_the_command_writes_the_new_report_as_a_script_and_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_data(REPORT, tmp_path / "报告.json")
    file = WordEdits(DRAFT)
    file.reword("全年公开信息", "380条", "391条")
    file.delete(file.paragraph("信息公开工作报告"))
    (tmp_path / "修改稿.docx").write_bytes(file.saved())
    given_files = ["back", str(tmp_path / "修改稿.docx"), "--report", str(tmp_path / "报告.json")]
    wanted = ["--script", str(tmp_path / "新稿.py"), "-o", str(tmp_path / "清单.docx")]
    assert 1 == run([*given_files, *wanted])
    told_there = capsys.readouterr().out
    assert "未采用：标题、署名等处不能增删段落" in told_there
    assert "全部采用后检查：" in told_there
    assert "全部采用后检查" not in (run(given_files), capsys.readouterr().out)[1]
    script = (tmp_path / "新稿.py").read_text(encoding="utf-8")
    assert 'Statistic("公开信息", 391, "条"' in script
    assert (tmp_path / "清单.docx").exists()
    assert 2 == run([*given_files, *wanted])
    assert "--replace" in capsys.readouterr().err


def test_tables_keep_labels_that_are_merged_down(back: Back) -> None:
    table = Table(
        [["甲", "一", 1], ["甲", "二", 2], ["乙", "三", 3]], header=["类", "项", "数"], caption="情况", grouped=1
    )
    of = report(sections=[Section("概况", ["见下表。", table])], signed=date(2019, 1, 14))
    file = WordEdits(render(of, anchors=True))
    file.reword_in(file.rows("二"), "2", "22")
    _, applied = back(file, of)
    (part,) = applied.report.sections
    assert isinstance(part, Section)
    changed = part.content[1]
    assert isinstance(changed, Table)
    assert ([["甲", "一", 1], ["甲", "二", 22], ["乙", "三", 3]], 1) == (
        [list(row) for row in changed.rows],
        changed.grouped,
    )
