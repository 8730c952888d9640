"""What a superior does to a draft beside the words of its paragraphs: to notes, to all the words of one, on the sheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pytest

from instruments.package import Element, W
from reportkit import Contents, Footnote, Measure, Picture, Report, Section, Table, check, render
from reportkit.approval import Applied, ReturnedDraft, apply, read_back, worklist
from reportkit.approval.opinions import opinions
from reportkit.model import Opinion
from samples import png
from settling import parent
from test_approval_back import REPORT
from word_edits import WordEdits, child, words

NOTED = attrs.evolve(
    REPORT,
    preamble=[["数据来自平台", Footnote("指全年{公开信息}的省平台。"), "和热线", Footnote("全天开通。"), "。"]],
    sections=[*REPORT.sections, Section("小节", [Measure("收尾", "完成收尾。")])],
)
Back = Callable[..., tuple[ReturnedDraft, Applied]]


@pytest.fixture
def back(tmp_path: Path) -> Back:
    def read(file: WordEdits, of: Report = NOTED) -> tuple[ReturnedDraft, Applied]:
        (tmp_path / "修改稿.docx").write_bytes(file.saved())
        returned = read_back(tmp_path / "修改稿.docx", of)
        return returned, apply(of, returned.edits)

    return read


def told(returned: ReturnedDraft) -> list[str]:
    return [str(edit.change) for edit in returned.edits]


EVERY = [(anchors, by) for anchors in (True, False) for by in ("", "张三")]


@pytest.mark.parametrize(("anchors", "by"), EVERY)
def test_a_note_that_was_changed_or_struck_is_told_at_its_place_and_taken(
    *, anchors: bool, by: str, back: Back
) -> None:
    file = WordEdits(render(NOTED, anchors=anchors), by)
    first, second = file.notes()
    file.reword_in(first, "省平台", "市平台")
    file.strike_mark(second)
    returned, applied = back(file)
    assert [
        "【改写】引言注释：“省” → “市”（指全年公开信息380条的市平台。）",
        "【删去】原稿引言注释：全天开通。",
    ] == told(returned)
    assert by == returned.edits[0].author
    (opening,) = applied.report.preamble
    assert ("数据来自平台", Footnote("指全年{公开信息}的市平台。"), "和热线", "。") == opening
    assert ((), NOTED.sections) == (applied.refused, applied.report.sections)


@pytest.mark.parametrize("anchors", [True, False])
def test_a_note_that_was_moved_to_other_words_of_its_text_is_told_and_refused(*, anchors: bool, back: Back) -> None:
    file = WordEdits(render(NOTED, anchors=anchors))
    file.reword("数据来自平台", "数据", "全部数据")
    mark = file.mark(file.notes()[0])
    parent(mark).remove(mark)
    next(one for one in file.body.iter(W + "r") if words(one) == "全部数据").addnext(mark)
    returned, applied = back(file)
    assert [
        "【改写】引言：“” → “全部”（全部数据来自平台和热线。）",
        "【移动】原稿引言“数据来自平台”之后的注释 → 新稿引言“全部数据”之后的注释：指全年公开信息380条的省平台。",
    ] == told(returned)
    assert "    改：成为引言“全部数据”之后的注释" in worklist(NOTED, returned).text()
    assert [("note", 2)] == [(one.reason, one.edit.number) for one in applied.refused]
    assert "全部数据来自平台" == applied.report.preamble[0][0]  # type: ignore[index]


def test_words_across_a_note_are_taken_and_the_note_stays(back: Back) -> None:
    file = WordEdits(render(NOTED, anchors=True))
    file.reword("数据来自平台", "平台和热线", "系统")
    _, applied = back(file)
    first, second = [piece for piece in NOTED.preamble[0] if isinstance(piece, Footnote)]  # type: ignore[union-attr]
    assert ((), ("数据来自系统", first, second, "。")) == (applied.refused, applied.report.preamble[0])
    assert () == back(file, applied.report)[0].edits


def test_a_note_that_came_is_told_and_refused(back: Back) -> None:
    bare = attrs.evolve(NOTED, preamble=["数据来自平台和热线。"])
    file = WordEdits(render(NOTED))
    returned, applied = back(file, bare)
    assert ["【新增】新稿引言注释：指全年公开信息380条的省平台。", "【新增】新稿引言注释：全天开通。"] == told(returned)
    assert {"note"} == {one.reason for one in applied.refused}


@pytest.mark.parametrize(("anchors", "by"), EVERY)
def test_paragraphs_with_no_words_left_are_removed_whoever_kept_their_ends(
    *, anchors: bool, by: str, back: Back
) -> None:
    for numbering in ("automatic", "typed"):
        for gone in (WordEdits.empty, WordEdits.line_through):
            file = WordEdits(render(NOTED, anchors=anchors, numbering=numbering), by)
            for said in ("加强培训", "个别单位", "小节"):
                gone(file, file.paragraph(said))
            returned, applied = back(file)
            assert [
                "【删去】原稿二、（二）：加强培训。举办培训班三期，取得较好效果。",
                "【删去】原稿三、第1段：个别单位公开不够及时。",
                "【删去】原稿四、标题：小节",
            ] == told(returned)
            assert () == applied.refused


SENT = attrs.evolve(NOTED, approval={"拟稿": Opinion("李四", unit="信息公开股"), "公开属性": "主动公开", "份数": 60})


@pytest.mark.parametrize(("anchors", "by"), EVERY)
def test_what_is_written_on_the_sheet_is_quoted_with_its_box(*, anchors: bool, by: str, back: Back) -> None:
    file = WordEdits(render(SENT, anchors=anchors), by)
    assert ((), ()) == ((untouched := back(file, SENT)[0]).edits, untouched.comments)
    box, other = ([*file.rows(label).iterchildren(W + "tc")][1] for label in ("签发", "会签"))
    file.reword_in(box[-1], words(box[-1]), f"同意，修改后印发。赵{words(box[-1])}")
    other[-1].append(file.run("请先会签"))
    file.reword("李四", "李四", "王五")
    file.comment("签发", "签发", "周五前报", "赵六")
    returned, applied = back(file, SENT)
    assert [
        "发文稿纸“签发”　" + ("张三：" if by else "") + "同意，修改后印发。赵",
        "发文稿纸“会签”　请先会签",
        "发文稿纸“拟稿”　" + ("张三：" if by else "") + "信息公开股　王五（原为“信息公开股　李四”）",
        "发文稿纸“签发”“签发”　赵六：周五前报",
    ] == list(map(str, returned.comments))
    assert ((), SENT) == (returned.edits, applied.report)
    assert {
        "签发": Opinion("赵", words="同意，修改后印发。"),
        "会签": (Opinion(words="请先会签"),),
        "拟稿": Opinion("王五", unit="信息公开股"),
    } == returned.approval
    again = WordEdits(render(attrs.evolve(SENT, approval={**SENT.approval, **returned.approval})))
    assert "同意，修改后印发。赵" in "".join(words(again.rows("签发")).split())


@pytest.mark.parametrize(
    ("label", "said", "expected"),
    [
        ("签发", "同意。　钱七　2026年1月15日", Opinion("钱七", words="同意。", day=date(2026, 1, 15))),
        ("签发", "同意　2026年1月15日", Opinion(words="同意", day=date(2026, 1, 15))),
        ("签发", "同意\u200b发。　" + "\u3000" * 30_000, Opinion(words="同意发。")),
        ("审核", "请财政局再核。", Opinion(words="请财政局再核。")),
        (
            "审核",
            "请于2019年2月1日前报。孙七 1月15日",
            Opinion("孙七", words="请于2019年2月1日前报。", day=date(2019, 1, 15)),
        ),
        ("公开属性", "☑主动公开　□依申请公开　□不予公开（理由：　　）", "主动公开"),
        ("公开属性", "□主动公开　☑不予公开（理由：内部事务信息）", "不予公开（内部事务信息）"),
        ("份数", "80", "80"),
        ("份数", "八十", None),
        ("标题", "另拟", None),
    ],
)
def test_a_box_is_data_where_the_report_can_say_it(label: str, said: str, expected: object, back: Back) -> None:
    file = WordEdits(render(SENT))
    cells = list(file.rows(label).iterchildren(W + "tc"))
    box = next(cells[at + 1] for at, cell in enumerate(cells) if words(cell) == label)
    for run in list(box[-1].iter(W + "r")):
        parent(run).remove(run)
    box[-1].append(file.run(said))
    returned, _ = back(file, SENT)
    assert expected == returned.approval.get(label)
    assert [f"发文稿纸“{label}”"] == [one.where for one in returned.comments]


NEXT = date(2026, 1, 16)


@pytest.mark.parametrize(
    ("lines", "name", "words"),
    [
        (["同意。孙七　2026年1月16日"], "孙七", "同意。"),
        (["同意 孙七 2026.1.16"], "孙七", "同意"),
        (["　　年　　月　　日同意。孙七　2026年1月16日"], "孙七", "同意。"),
        (["同意孙七26.1.16"], "孙七", "同意"),
        (["已阅。孙七 1.16"], "孙七", "已阅。"),
        (["孙七：同意。1月16日"], "孙七", "同意。"),
        (["同意。（孙七，1月16日）"], "孙七", "同意。"),
        (["同意", "孙七", "二〇二六年一月十六日"], "孙七", "同意"),
        (["2026-01-16　孙七　同意"], "孙七", "同意"),
        (["签字：阿卜杜拉·买买提 1/16"], "阿卜杜拉·买买提", None),
        (["同意印发2026年1月16日"], None, "同意印发"),
        (["同意 印发 1月16日"], None, "同意 印发"),
        (["请财政局再核 2026.1.16"], None, "请财政局再核"),
    ],
)
def test_an_opinion_is_taken_apart_however_name_and_day_are_written(
    lines: list[str], name: str | None, words: str | None
) -> None:
    for room in ([], ["　　年　月　日"]):  # which is left below what was written
        (found,) = opinions([*lines, *room], [], several=False, days=[date(2025, 12, 30)])
        assert Opinion(name, words=words, day=NEXT) == found


def test_several_opinions_end_with_their_days() -> None:
    lines = ["县财政局：无意见。钱七1月16日；县司法局：同意 周八 1.16", "县审计局 1.16"]
    assert [
        Opinion("钱七", words="无意见。", unit="县财政局", day=NEXT),
        Opinion("周八", words="同意", unit="县司法局", day=NEXT),
        Opinion(unit="县审计局", day=NEXT),
    ] == list(opinions(lines, ["县审计局"], several=True, days=[date(2026, 1, 2)]))


@pytest.mark.parametrize("by", ["", "张三"])
def test_what_becomes_of_the_sheet_itself_is_told(by: str, back: Back) -> None:
    def cells(file: WordEdits, label: str) -> list[Element]:
        found = [*file.rows(label).iterchildren(W + "tc")]
        return next(found[at:] for at, cell in enumerate(found) if words(cell) == label)

    file = WordEdits(render(SENT, anchors=True), by)
    title = file.paragraphs()[0]
    file.reword_in(title, "发文稿纸", "发文审批单")
    label, box, *_ = cells(file, "保密审查")
    file.reword_in(label[-1], "审查", "审核")
    file.reword_in(cells(file, "份数")[0][-1], "份数", "印数")
    box[-1].insert(1, file.run("不涉密。孙七 2019.1.16 "))
    parent(file.rows("签发")).remove(file.rows("签发"))
    title.getnext().append(file.run("急件请先办"))  # type: ignore[union-attr]  # the blank paragraph below
    returned, _ = back(file, SENT)
    assert () == returned.edits
    assert [
        ("发文稿纸", "标题改为“示例县人民政府办公室发文审批单”"),
        ("发文稿纸", "写有“急件请先办”"),
        ("发文稿纸“保密审查”", "栏目名称改为“保密审核”；不涉密。孙七　2019.1.16"),
        ("发文稿纸“份数”", "栏目名称改为“印数”"),
        ("发文稿纸“签发”", "删去了这一栏"),
    ] == [(one.where, one.text) for one in returned.comments]
    assert {"保密审查": Opinion("孙七", words="不涉密。", day=date(2019, 1, 16))} == returned.approval
    bare = WordEdits(render(attrs.evolve(SENT, approval={}), anchors=True))
    assert ["发文稿纸　删去了发文稿纸"] == list(map(str, back(bare, SENT)[0].comments))
    titleless = WordEdits(render(SENT, anchors=True), by)
    titleless.delete(titleless.paragraphs()[0])
    assert ["发文稿纸　删去了标题"] == list(map(str, back(titleless, SENT)[0].comments))


@pytest.mark.parametrize("by", ["", "张三"])
def test_a_row_of_which_nobody_left_a_word_is_removed(by: str, back: Back) -> None:
    file = WordEdits(render(NOTED, anchors=True), by)
    for paragraph in file.rows("政务微博").iter(W + "p"):
        if by:
            file.reword_in(paragraph, words(paragraph), "")
        else:
            file.line_through(paragraph)
    returned, applied = back(file)
    assert ["【删去】原稿表1第2行：政务微博；28"] == told(returned)
    table = applied.report.sections[0].content[1]  # type: ignore[union-attr]
    assert 1 == len(table.rows)


def _small(number: int, unit: str) -> Table:
    return Table(
        [["甲", number], ["乙", number + 1]],
        header=["项目", "数"],
        caption=f"情况{number}",
        unit=unit,
        notes=["到年底。"],
        source="县统计局",
    )


TABLES = attrs.evolve(
    REPORT,
    preamble=["概况如下。"],
    sections=[
        Section("总体情况", ["收入情况如下。", _small(1, "件"), "支出情况如下。", _small(5, "件")]),
        Section("其他情况", [_small(9, "万元"), "其余见附表。"]),
    ],
)


def _without_table(file: WordEdits) -> None:
    table = next(file.body.iter(W + "tbl"))
    block = list(file.body)
    at = block.index(table)
    for one in (*block[at - 2 : at], *block[at + 1 : at + 3]):
        file.delete(one)
    for row in table.iter(W + "tr"):
        file.delete_row(row)


def _other_unit(file: WordEdits) -> None:
    file.delete(file.paragraph("单位：万元"))
    file.insert(file.paragraph("情况9"), "单位：元")


@pytest.mark.parametrize("anchors", [True, False])
@pytest.mark.parametrize(
    ("edit", "expected", "units"),
    [
        (
            lambda file: file.delete(file.paragraph("单位：件")),
            ["【删去】原稿表1计量单位：单位：件"],
            [None, "件", "万元"],
        ),
        (
            lambda file: file.reword("单位：万元", "万元", "元"),
            ["【改写】表3计量单位：“万元” → “元”（元）"],
            ["件", "件", "元"],
        ),
        (
            _other_unit,
            ["【改写】表3计量单位：“万元” → “元”（元）"],
            ["件", "件", "元"],
        ),
        (
            _without_table,
            [
                "【删去】原稿表1：　情况1\n单位：件\n项目\t数\n甲\t1\n乙\t2\n注：到年底。\n资料来源：县统计局",
            ],
            ["件", "万元"],
        ),
    ],
)
def test_what_tables_have_beside_them_alike_is_told_of_its_own(
    edit: Callable[[WordEdits], None], expected: list[str], units: list[str | None], *, anchors: bool, back: Back
) -> None:
    file = WordEdits(render(TABLES, anchors=anchors), "张三")
    edit(file)
    returned, applied = back(file, TABLES)
    assert expected == told(returned)
    parts = [one for one in applied.report.sections if isinstance(one, Section)]
    assert units == [one.unit for part in parts for one in part.content if isinstance(one, Table)]


def test_what_somebody_corrects_in_the_contents_is_told_at_the_heading(tmp_path: Path) -> None:
    of = attrs.evolve(REPORT, contents=Contents(), approval=None)
    file = WordEdits(render(of, anchors=True), "张三")
    entries = file.paragraphs()[:4]
    file.reword_in(entries[2], "做法", "措施")
    parent(entries[3]).remove(entries[3])
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, of)
    assert () == returned.edits
    assert [
        ("sections[1].title", "目录“二、主要做法”　张三：改为“二、主要措施”；目录随标题生成，要改请改标题"),
        ("sections[2].title", "目录“三、存在问题”　删去了这一行；目录随标题生成，要改请改标题"),
    ] == [(str(one.place), str(one)) for one in returned.comments]
    file = WordEdits(render(of, anchors=True))
    for heading in [one for one in file.paragraphs() if "主要做法" in words(one)]:  # brings the contents up to date
        file.reword_in(heading, "做法", "措施")
    path.write_bytes(file.saved())
    assert (1, 0) == (len(read_back(path, of).edits), len(read_back(path, of).comments))


@pytest.mark.parametrize("anchors", [True, False])
def test_a_comment_quotes_all_that_it_is_about_and_stands_where_a_reader_finds_it(*, anchors: bool, back: Back) -> None:
    long = ["甲" * 40 + "。", "乙" * 40 + "。"]
    of = attrs.evolve(REPORT, preamble=long)
    sound = check(of, rules=())
    file = WordEdits(render(of, anchors=anchors, findings=sound, checklist=True))

    def over(said: str, until: str, text: str) -> None:
        """A comment from the first words of a paragraph to the end of another."""
        number = str(file.comment(said, said, text, "赵六"))
        end = next(one for one in file.body.iter(W + "commentRangeEnd") if one.get(W + "id") == number)
        last = [one for one in file.body.iter(W + "p") if until in words(one)][-1]
        last.append(end)

    over("个别单位", "人手不足", "合并")
    over("甲甲", "乙乙", "太长")
    over("政务微博", "28", "核对")
    over("核对人", "日期", "请写明")
    returned, _ = back(file, of)
    assert () == returned.edits
    assert [
        ("引言第1段", f"{'甲' * 38}……{'乙' * 19}。"),
        ("表1第2行", "政务微博／28"),
        ("三、第1段", "个别单位公开不够及时。／人手不足，经费紧张。"),
        ("核对单“核对人”", "核对人／日期"),
    ] == [(one.where, one.quotation) for one in returned.comments]


@pytest.mark.parametrize("by", ["", "张三"])
def test_a_comment_on_what_was_struck_out_and_on_a_note_is_told(by: str, back: Back) -> None:
    def on(file: WordEdits, about: str, other: Element) -> None:
        """A comment at something else than words of the text."""
        number = str(file.comment("个别单位", "个别", about, "赵六"))
        for mark in [one for one in file.body.iter() if one.get(W + "id") == number and "commentRange" in str(one.tag)]:
            parent(mark).remove(mark)
            other.append(mark)

    file = WordEdits(render(NOTED, anchors=True), by)
    on(file, "看注", file.notes()[0])
    file.comment("人手不足", "人手", "删去", "赵六")
    file.comment("充实队伍", "两名", "几名", "赵六")
    if by:
        file.delete(file.paragraph("人手不足"))
        file.reword("充实队伍", "两名", "")
    returned, _ = back(file)
    assert [
        ("引言注释", "", "看注"),
        ("二、（一）", "两名", "几名"),
        ("原稿三、第2段" if by else "三、第2段", "人手", "删去"),
    ] == [(one.where, one.quotation, one.text) for one in returned.comments]


def test_a_picture_that_came_is_taken_as_the_file_has_it(back: Back) -> None:
    bare, last = REPORT, Section("存在问题", ["个别单位公开不够及时。", "人手不足，经费紧张。"])
    shows = attrs.evolve(last, content=[*last.content, Picture(png(40, 20), alt="流程")])
    of = attrs.evolve(bare, sections=[*bare.sections[:-1], shows])
    for alt in ("", "申请流程"):
        file = WordEdits(render(of))
        (shown,) = [one for one in file.body.iter() if one.tag.endswith("}docPr")]
        shown.set("descr", alt)
        returned, applied = back(file, bare)
        assert [f"【新增】新稿三、图：{alt or '图片'}"] == told(returned)
        assert ((), []) == (applied.refused, told(back(file, applied.report)[0]))


def test_what_is_written_on_the_checklist_is_quoted(tmp_path: Path) -> None:
    of = attrs.evolve(REPORT, preamble=["本年培训支出{待补:金额}万元，，已核。"])
    file = WordEdits(render(of, anchors=True, findings=check(of), checklist=True))
    told_there = list(file.rows("处理说明").itersiblings(W + "tr"))
    *_, answer = told_there[0].iter(W + "p")
    answer.append(file.run("已问财政局"))
    box = next(one for one in told_there[1].iter(W + "t") if one.text == "□")
    box.text = "☑"
    *_, line = next(file.rows("意见").iterchildren(W + "tc")).itersiblings(W + "tc")
    child(line, "p").append(file.run("请改后再报。"))
    name, _, day = next(file.rows("核对人").iterchildren(W + "tc")).itersiblings(W + "tc")
    child(name, "p").append(file.run("周八"))
    file.reword_in(child(day, "p"), words(day), "2019年1月16日")
    (summary,) = (one for one in file.paragraphs() if words(one).startswith("共发现问题"))
    file.reword_in(summary, words(summary), "共发现问题1处：错误1处。")
    file.insert(summary, "另请核对附表。")
    path = tmp_path / "修改稿.docx"
    path.write_bytes(file.saved())
    returned = read_back(path, of)
    assert () == returned.edits
    rows = len(told_there)
    assert [
        ("核对单“检查结果”", "写有“另请核对附表。”"),
        ("核对单“检查结果”", f"写有“共发现问题1处：错误1处。”，表中有{rows}项"),
        ("核对单第1项", "处理说明：已问财政局"),
        ("核对单第2项", "已改：☑"),
        ("核对单“意见”", "请改后再报。"),
        ("核对单“核对人”", "周八"),
        ("核对单“日期”", "2019年1月16日"),
    ] == [(one.where, one.text) for one in returned.comments]
