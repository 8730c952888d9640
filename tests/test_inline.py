"""What stands within a paragraph: stressed words, links and footnotes, in the model, on the page and back from files."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.package import DOCUMENT, W, attribute, plain_text, read
from instruments.session import Rendered, Validated
from laws import times
from reportkit import (
    Attachment,
    Body,
    Cell,
    Citation,
    Contents,
    Emphasis,
    Footnote,
    Link,
    Measure,
    Points,
    Report,
    ReportkitError,
    Section,
    Statistic,
    Table,
    check,
    render,
)
from reportkit.comparison import Revisions
from reportkit.compose import compose
from reportkit.data import from_json, to_json
from reportkit.formats import GB9704, Font, InlineLook, LinkLook, NoteLook, StressLook
from reportkit.manuscript import Grid, GridCell, Line, Manuscript, Merged, Span, Stress
from reportkit.readers import read_docx
from reportkit.reading import next_year, read_report, with_facts
from reportkit.rules import check_docx
from reportkit.scripts import to_script
from reportkit.writers.docx.pagination import page_count
from samples import REPORTS, report
from settling import settled
from wordfiles import OFFICE as OF_OFFICE
from wordfiles import docx, p, relationships, saved

OFFICE = Body("示例县人民政府", area="示例县", website=("示例县政府网", "www.example.gov.cn"), email="a@example.gov.cn")
FACTS = [Statistic("收到申请", 380, "件"), Citation("中华人民共和国政府信息公开条例", short="条例")]
CHANNELS = Table(
    [["网站", ["5210", Footnote("含新媒体。")]], [Emphasis("其他"), ["28", Footnote(["见", Link("年报", "公开项")])]]],
    header=["渠道", Cell(["条数", Footnote("年末数。")])],
    caption="渠道",
    name="渠道表",
    notes=["甲", ["见", Link("附表", "https://example.cn")]],
)
EVERYTHING = Report(
    "工作报告",
    OFFICE,
    year=2018,
    facts=FACTS,
    preamble=[["全年", Emphasis("{收到申请}"), "，见", Link("{网站}", "{网址}", printed=True), "和", Link("下表", "渠道表"), "。"]],
    sections=[
        Section(
            "情况",
            [
                ["依托平台", Footnote(["指“赣服通”，依据{条例}，见", Link("官网", "{网址}"), "。"]), "公开。"],
                Measure(
                    "公开", ["按{条例}", Emphasis("公开", "楷体")], points=["甲", ["乙", Footnote("乙指某。")]], name="公开项"
                ),
                CHANNELS,
                [Emphasis(Emphasis("{渠道表}"), "下划线"), "见", Link([Emphasis("邮箱", "黑体")], "{邮箱}"), "。"],
            ],
        )
    ],
)  # fmt: skip


def spans(manuscript: Manuscript) -> Iterator[Span]:
    for block in manuscript.blocks:
        if isinstance(block, Line):
            yield from block.spans
        elif isinstance(block, Grid):
            for row in (*block.head, *block.body):
                yield from (span for entry in row if isinstance(entry, GridCell) for span in entry.spans)


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: Link("站", "javascript:alert(1)"), "Link.to: 'javascript:alert(1)' is neither an address that begins"),
        (lambda: Link("站", "file:///C:/秘密.docx"), "Link.to: 'file:///C:/秘密.docx' is neither an address"),
        (lambda: Link("站", " http://a.cn"), "Link.to: ' http://a.cn' has blanks around it"),
        (lambda: Link(Link("站", "http://a.cn"), "http://a.cn"), "Link.words: Link cannot stand within Link; put it"),
        (lambda: Link(["站", Footnote("注")], "http://a.cn"), "Link.words: Footnote cannot stand within Link"),
        (lambda: Footnote(["注", Footnote("注")]), "Footnote.words: Footnote cannot stand within Footnote"),
        (lambda: Emphasis(Points(["甲", "乙"])), "Emphasis.words: Points cannot stand within Emphasis"),
        (lambda: Emphasis(["甲", Emphasis("乙")]), "Emphasis.words: 加粗 within 加粗; say it once"),
        (lambda: Emphasis([]), "Emphasis.words: an empty list"),
        (lambda: Section(Emphasis("甲")), "Section.title: got Emphasis; what stands here has a look of its own"),  # type: ignore[arg-type]
        (lambda: Measure(Footnote("甲")), "Measure.lead: got Footnote; what stands here has a look of its own"),  # type: ignore[arg-type]
        (lambda: Attachment(Emphasis("甲")), "Attachment.title: got Emphasis(words='甲') of type Emphasis"),  # type: ignore[arg-type]
        (lambda: report(preamble=[Footnote("甲")]), "Report.preamble[0]: Footnote stands behind the words that it is"),
        (lambda: report(preamble=[[Footnote("甲"), "乙"]]), "Report.preamble[0]: Footnote stands behind the words"),
        (lambda: report(note=Emphasis("甲")), 'Report("工作报告").note: got Emphasis('),
        (lambda: report(addressees=[Link("甲", "http://a.cn")]), "Report.addressees[0]: got Link("),
        (lambda: Points(["甲", ["乙", Emphasis("丙。")]]), "Points.items[1]: ends in '。'; leave it out"),
        (lambda: Points(["甲", [Emphasis("1.乙"), "丙"]]), "Points.items[1]: '1.乙' begins with the number"),
        (lambda: Table([["甲", [Footnote("乙")]]]), "Table.rows row 1, column 2: Footnote stands behind the words"),
        (lambda: Table([["甲", ["乙", 5, Emphasis("丙")]]]), "Table.rows row 1, column 2: got 5 of type int; give text"),  # type: ignore[list-item]
        (lambda: Table([["甲"]], notes=[["乙", Footnote("丙")]]), "Table.notes[0]: got Footnote("),
        (lambda: report(preamble=[Emphasis("{没有}")]), 'preamble[0].words: no fact "没有"'),
        (lambda: report(preamble=[["甲", Footnote("{没有}")]]), 'preamble[0][1].words: no fact "没有"'),
        (lambda: report(preamble=[Link("甲", "{没有}")]), 'preamble[0].to: no fact "没有"'),
        (lambda: report(preamble=[Link("甲", "乙表")]), "preamble[0].to: '乙表' is neither an address"),
        (lambda: render(report(preamble=[Link("甲", "{地区}")])), "preamble[0].to: '示例县' is neither an address"),
        (
            lambda: render(report(preamble=[Link("甲", "乙", printed=True)], sections=[Section("乙", name="乙")])),
            "preamble[0].to: '乙' is a place of this report, of which no address can be printed",
        ),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_the_reason(make: Callable[[], object], expected: str) -> None:
    with pytest.raises(ReportkitError) as caught:
        make()
    assert str(caught.value).startswith(expected)


# ---------------------------------------------------------------- what is said


def test_the_words_run_on_as_one_passage_and_keep_what_they_are() -> None:
    told = compose(EVERYTHING)
    line = next(block for block in told.blocks if isinstance(block, Line) and block.origin == "preamble[0]")
    assert line.text == "全年收到申请380件，见示例县政府网（www.example.gov.cn）和下表。"
    assert [
        ("收到申请380件", "收到申请", (Stress.BOLD,), None),
        ("示例县政府网", None, (), "http://www.example.gov.cn"),
        ("下表", None, (), "#渠道表"),
    ] == [(span.text, span.fact, span.stresses, span.link) for span in line.spans if span.stresses or span.link]
    notes = [(span.note.origin, span.note.number) for span in spans(told) if span.note]
    assert [
        ("sections[0].content[0][1].words", None),
        ("sections[0].content[1].points.items[1][1].words", None),
        ("sections[0].content[2].header[0][1].words", 1),
        ("sections[0].content[2].rows[0][1].words", 2),
        ("sections[0].content[2].rows[1][1].words", 3),
    ] == notes


def test_plain_text_has_words_marks_and_notes() -> None:
    assert render(EVERYTHING, ".txt").decode("utf-8").splitlines()[2:] == [
        "全年收到申请380件，见示例县政府网（www.example.gov.cn）和下表。",
        "一、情况",
        "依托平台①公开。",
        "（一）公开。按《中华人民共和国政府信息公开条例》公开一是甲；二是乙②。",
        "表1　渠道",
        "渠道\t条数①",
        "网站\t5210②",
        "其他\t28③",
        "①年末数。",
        "②含新媒体。",
        "③见年报",
        "注1：甲",
        "注2：见附表",
        "表1见邮箱。",
        "",
        "①指“赣服通”，依据《中华人民共和国政府信息公开条例》，见官网。",
        "②乙指某。",
    ]
    many = report(preamble=[[f"第{n}", Footnote("注。")] for n in range(21)])
    assert ["第19⑳", "第20〔21〕"] == render(many, ".txt").decode("utf-8").splitlines()[21:23]


def test_rules_read_stressed_words_with_their_neighbours_and_notes_by_themselves_and_comments_stand_there() -> None:
    given = report(preamble=[["收", Emphasis("截"), "止年底", Footnote("每年截止12月。"), "的。"]])
    found = [one for one in check(given) if one.name == "deadline_for_point_in_time"]
    assert [("preamble[0]", 1, "截止年底"), ("preamble[0][3].words", 2, "截止12月")] == [
        (one.place, one.start, one.quotation) for one in found
    ]
    assert {"引言"} == {one.where for one in found}
    content = render(given, findings=found)
    marks = re.sub(r"<w:rPr>.*?</w:rPr>", "", body(content))
    assert (
        '<w:commentRangeStart w:id="0"/><w:r><w:t>截</w:t></w:r><w:r><w:t>止年</w:t></w:r><w:commentRangeStart w:id="1"/>'
        '<w:r><w:t>底</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:commentRangeEnd w:id="0"/>'
    ) in marks
    assert "commentRangeStart" not in read(content).parts["word/footnotes.xml"].decode("utf-8")


# ---------------------------------------------------------------- the Word file


def body(content: bytes) -> str:
    """document.xml without what every run has."""
    xml = read(content).parts[DOCUMENT].decode("utf-8")
    return re.sub(r'<w:rFonts w:hint="eastAsia"/>', "", xml).replace("<w:rPr></w:rPr>", "")


SPECIMEN = (
    '<w:r><w:t>全年</w:t></w:r><w:r><w:rPr><w:rStyle w:val="OfficialBold"/></w:rPr><w:t>收到申请380件</w:t></w:r>'
    '<w:r><w:t>，见</w:t></w:r><w:hyperlink r:id="link1" w:history="1"><w:r><w:t>示例县政府网</w:t></w:r></w:hyperlink>'
    "<w:r><w:t>（www.example.gov.cn）和</w:t></w:r>"
    '<w:hyperlink w:anchor="_Ref034324805283332" w:history="1"><w:r><w:t>下表</w:t></w:r></w:hyperlink>'
)
NOTED = (
    '<w:t>依托平台</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/>'
)
IN_CELL = '<w:t>5210</w:t></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>②</w:t></w:r>'
NUMBERED = '<w:footnotePr><w:numFmt w:val="{}"/><w:numRestart w:val="{}"/></w:footnotePr>'


@pytest.mark.parametrize("mode", ["automatic", "typed"])
def test_runs_links_and_marks_as_they_stand_in_the_file(mode: Any, validated: Validated) -> None:
    content = render(EVERYTHING, numbering=mode)
    xml = body(content)
    for piece in (SPECIMEN, NOTED, IN_CELL, NUMBERED.format("decimalEnclosedCircle", "eachPage")):
        assert piece in xml
    parts = read(content).parts
    for name in ("document", "footnotes"):
        assert b'Target="http://www.example.gov.cn" TargetMode="External"' in parts[f"word/_rels/{name}.xml.rels"]
    notes = read(content).xml["word/footnotes.xml"]
    assert ["-1", "0", "1", "2"] == [attribute(note, "id") for note in notes.iter(f"{W}footnote")]
    validated(content)


def test_what_is_not_used_leaves_no_trace() -> None:
    parts = read(render(report(preamble=["文字。"]))).parts
    assert "word/footnotes.xml" not in parts
    for name in ("styles", "settings", "document"):
        assert not re.search(rb"[Ff]ootnote|OfficialBold|hyperlink", parts[f"word/{name}.xml"])


def test_the_format_says_how_each_looks(validated: Validated) -> None:
    inline = InlineLook(
        {Stress.BOLD: StressLook(Font("楷体"), underlined=True)},
        LinkLook(underlined=True, colour="0000FF"),
        NoteLook(Font("仿宋"), "五号", 16, each_page=False),
    )
    content = render(EVERYTHING, layout=attrs.evolve(GB9704, inline=inline))
    styles = read(content).parts["word/styles.xml"].decode("utf-8")
    for piece in (
        '"公文加粗"/><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="楷体"',
        '"公文链接"/><w:rPr><w:color w:val="0000FF"/><w:u w:val="single"/></w:rPr>',
        '<w:spacing w:line="320" w:lineRule="exact"/><w:ind w:left="210" w:hanging="210"/>',
    ):
        assert piece in styles
    assert NUMBERED.format("decimalEnclosedCircle", "continuous") in body(content)
    many = report(preamble=[[f"第{n}", Footnote("注。")] for n in range(21)])
    beyond = render(many, layout=attrs.evolve(GB9704, inline=inline))
    assert NUMBERED.format("decimal", "continuous") in body(beyond)  # Word's circles end at ⑳
    validated(content)


def test_a_link_is_one_whatever_stands_in_it() -> None:
    given = report(preamble=[["见", Link(["截止", Emphasis("年底"), "的公报"], "http://a.cn"), "。"]])
    made = re.sub(r"<w:rPr>.*?</w:rPr>", "", body(render(given, findings=check(given))))
    assert (
        '<w:commentRangeStart w:id="0"/><w:hyperlink r:id="link1" w:history="1"><w:r><w:t>截止</w:t></w:r><w:r><w:t>年底</w:t>'
        '</w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>的公报</w:t></w:r></w:hyperlink>'
    ) in made


def test_a_page_with_notes_is_not_counted_as_certain() -> None:
    long = [["依托平台", *([Footnote("注释文字。" * 40)] if noted else []), "公开。" * 40] for noted in (True, True)]
    ends = [page_count(compose(report(preamble=given)).blocks, GB9704) for given in (long, [one[::2] for one in long])]
    assert (False, True) == tuple(end.certain for end in ends)
    assert ends[0].used > ends[1].used


def test_notes_stand_at_the_foot_of_their_page_and_count_anew(libreoffice: Rendered) -> None:
    filler = ["文字内容，" * 30] * 6
    given = report(preamble=[["甲处", Footnote("第一页的注。"), "。"], *filler, ["乙处", Footnote("次页的注。"), "。"]])
    pages = libreoffice(render(given))  # ONLYOFFICE counts them anew as well, but has no circles for notes
    assert [["①", "第一页的注。"], ["①", "次页的注。"]] == [
        [line.text.strip() for line in page.body[-2:]] for page in pages
    ]


# ---------------------------------------------------------------- read back


def within(manuscript: Manuscript) -> list[tuple[object, ...]]:
    """What stands within its lines, neighbours that are alike as one."""
    told: list[tuple[object, ...]] = []
    for block in manuscript.blocks:
        for span in block.spans if isinstance(block, Line) else ():
            note = "".join(one.text for one in span.note.spans).strip() if span.note else None
            link = span.link and re.sub("#.*", "#", span.link).replace("公开", "%E5%85%AC%E5%BC%80")
            own = (span.stresses, link, note)
            if told and told[-1][1:] == own and note is None:
                told[-1] = (f"{told[-1][0]}{span.text}", *own)
            elif own != ((), None, None):
                told.append((span.text, *own))
            else:
                told.append(("", *own))
        told.append(("",))
    return [one for one in told if one[1:] not in ((), ((), None, None))]


@times(0.5)
@given(REPORTS, st.sampled_from(("automatic", "typed")))
def test_what_was_saved_reads_back_as_what_it_is(made: Report, mode: Any) -> None:
    with TemporaryDirectory() as folder:
        again, _ = read_docx(saved(render(made, numbering=mode), Path(folder)))
    assert within(compose(made)) == within(again)


@times(0.5)
@given(REPORTS, st.sampled_from(("automatic", "typed")))
def test_a_report_made_of_its_file_has_all_that_stands_within(made: Report, mode: Any) -> None:
    with TemporaryDirectory() as folder:
        reading = read_report(saved(render(made, numbering=mode), Path(folder)))
    assert within(compose(made)) == within(compose(reading.report))
    assert [] == [note for note in reading.notes if note.kind == "未照原文"]


def test_links_notes_and_cells_come_back_as_a_report_with_names_of_its_own(tmp_path: Path) -> None:
    reading = read_report(saved(render(EVERYTHING), tmp_path))
    assert within(compose(EVERYTHING)) == within(compose(reading.report))
    script = to_script(reading.report)
    assert ['Footnote(["见", Link("年报", "链接1")])', 'name="链接2"'] == re.findall(
        r'Footnote\(\["见.*?\]\)|name="链接2"', script
    )
    assert [] == [note for note in reading.notes if note.kind == "未照原文"]


@times(0.5)
@given(REPORTS)
def test_typed_figures_become_facts_and_years_go_on_with_all_that_stands_within(made: Report) -> None:
    made = attrs.evolve(made, year=2018)
    read, after = with_facts(made).report, next_year(made).report
    assert within(compose(made)) == within(compose(read))
    assert [one[1:3] for one in within(compose(made))] == [one[1:3] for one in within(compose(after))]
    assert [read, after] == [from_json(to_json(one)) for one in (read, after)]


def test_figures_in_stresses_links_and_notes_are_facts_and_open_in_the_next_year() -> None:
    told: list[Any] = [
        "全年收到申请",
        Emphasis("380件"),
        "，办结",
        Footnote("2018年3月1日起统计。"),
        Link("申请370件", "http://a.cn"),
        "。",
    ]
    table = Table([["网站", ["5210", Footnote("2018年的数。")]]], header=["渠道", "条数"])
    read = with_facts(report(sections=[Section("情况", [told, table])])).report
    (section,) = next_year(read).report.sections
    assert isinstance(section, Section)
    paragraph, grid = section.content
    assert isinstance(paragraph, tuple)
    assert isinstance(grid, Table)
    assert paragraph[1:3] == (Emphasis("{收到申请:数值}"), "，办结")
    assert re.fullmatch(r"Footnote\(words='\{年\}年\{待补:日期[^}]*\}起统计。'\)", repr(paragraph[3]))
    assert re.fullmatch(r"\(\('网站', \('\{待补:[^}]*\}', Footnote\(words='\{年\}年的数。'\)\)\),\)", repr(grid.rows))


def test_stressed_words_of_our_own_files_are_no_fault_of_their_typefaces(tmp_path: Path) -> None:
    inline = InlineLook(link=LinkLook(underlined=True, colour="0000FF"))
    given = report(preamble=[Emphasis("共办理8件，全部办结", "楷体"), Link("办理结果在门户网站公布。", "http://a.cn")])
    path = saved(render(given, layout=attrs.evolve(GB9704, inline=inline)), tmp_path)
    assert [] == [one.message for one in check_docx(path) if re.search("体|色|字母", one.message)]


def test_everything_comes_back_from_data_a_script_and_cells_of_the_file(tmp_path: Path) -> None:
    namespace: dict[str, Any] = {"__name__": "script"}
    exec(compile(to_script(EVERYTHING), "script", "exec"), namespace)
    assert [EVERYTHING, EVERYTHING] == [from_json(to_json(EVERYTHING)), namespace["build"]()]
    manuscript, _ = read_docx(saved(render(EVERYTHING), tmp_path))
    assert [
        ["渠道", "条数〔1〕"],
        ["网站", "5210〔2〕"],
        ["其他 加粗", "28〔3〕"],
    ] == [
        [entry if isinstance(entry, str) else "".join(map(told, entry.spans)) for entry in row if not isinstance(entry, Merged)]
        for grid in manuscript.blocks
        if isinstance(grid, Grid)
        for row in (*grid.head, *grid.body)
    ]  # fmt: skip


LINK = f'<Relationship Id="l1" Type="{OF_OFFICE}/hyperlink" Target="https://a.cn/x?y=1" TargetMode="External"/>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "{}" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def run(words: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>"


HEI = '<w:rFonts w:eastAsia="黑体"/>'
BLUE = '<w:color w:val="0563C1"/><w:u w:val="single"/>'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("全年") + run("零投诉", "<w:b/>") + run("。"), ["全年", "零投诉 加粗", "。"]),
        (run("全年") + run("零", "<w:b/>") + run("投诉", '<w:b/><w:u w:val="single"/>'), ["全年", "零 加粗", "投诉 加粗下划线"]),
        (run("加强领导。", HEI) + run("成立小组，办理") + run("8件", HEI), ["加强领导。成立小组，办理", "8件 黑体"]),
        (run("全段加粗", "<w:b/>"), ["全段加粗"]),
        (f'<w:hyperlink r:id="l1">{run("官网", BLUE)}</w:hyperlink>{run("公布。")}', ["官网 →https://a.cn/x?y=1", "公布。"]),
        (run("见") + FIELD.format("http://b.cn", "乙网") + run("。"), ["见", "乙网 →http://b.cn", "。"]),
        (f'<w:fldSimple w:instr="HYPERLINK \\l &quot;附&quot;">{run("附表")}</w:fldSimple>', ["附表 →#附"]),
        (
            run("依托平台") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("公开") + '<w:r><w:endnoteReference w:id="1"/></w:r>',
            ["依托平台", "〔脚注第1段：平台指乙网 →http://c.cn〕", "公开", "〔尾注第1段：尾注。〕"],
        ),
        ('<w:r><w:footnoteReference w:id="2"/></w:r>', ["脚注第1段：平台指乙网"]),
    ],
)  # fmt: skip
def test_files_of_others_say_what_stands_within(inside: str, expected: list[str], tmp_path: Path) -> None:
    note = f'{p("平台")[:-6]}{run("指")}<w:hyperlink r:id="n1">{run("乙网")}</w:hyperlink></w:p>'
    content = docx(
        f"{p('标题')}<w:p>{inside}</w:p>",
        more=LINK,
        files={"word/_rels/footnotes.xml.rels": relationships(LINK.replace("l1", "n1").replace("https://a.cn/x?y=1", "http://c.cn"))},
        footnotes=f'<w:footnote w:id="2">{note}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("尾注。")}</w:endnote>',
    )  # fmt: skip
    manuscript, _ = read_docx(saved(content, tmp_path))
    last = manuscript.blocks[-1]
    assert isinstance(last, Line)
    assert expected == [told(span) for span in last.spans] or expected == [f"{last.origin}：{last.text}"]


def told(span: Span) -> str:
    if span.note and span.note.number:
        return f"〔{span.note.number}〕"
    if span.note:
        return f"〔{span.note.origin}：{''.join(told(one) for one in span.note.spans)}〕"
    stresses = "".join(stress.value for stress in span.stresses)
    return " ".join(filter(None, (span.text, stresses, span.link and f"→{span.link}")))


MARKED = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def test_a_file_of_others_is_a_report_with_what_stands_within_and_the_rest_is_told(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    rows = [("渠道", "条数"), ("网站", "5210"), ("其他", "28")]
    grid = "".join(f"<w:tr>{''.join(cell.format(p(words)) for words in row)}</w:tr>" for row in rows)
    grid = grid.replace("5210</w:t></w:r>", f"5210</w:t></w:r>{MARKED.format(3)}")
    heading = p("一、主要措施").replace("<w:r>", '<w:bookmarkStart w:id="1" w:name="措施"/><w:r>', 1)[:-6]
    inside = (
        f"{run('依托平台')}{MARKED.format(2)}{run('公开')}<w:r><w:endnoteReference w:id='1'/></w:r>{run('一是')}"
        f"{run('全年零投诉', '<w:b/>')}{run('；二是见')}<w:hyperlink w:anchor='措施'>{run('措施')}</w:hyperlink>{run('和')}"
        f"<w:hyperlink r:id='l1'>{run('官网', BLUE)}</w:hyperlink>{run('。')}"
    )
    nowhere = f"<w:p>{run('再见')}<w:hyperlink w:anchor='别处'>{run('别处')}</w:hyperlink>{run('。')}</w:p>"
    content = docx(
        f"{p('某县工作报告')}{heading}{MARKED.format(4)}</w:p><w:p>{inside}</w:p>{nowhere}<w:tbl><w:tblGrid/>{grid}</w:tbl>{p('完。')}",
        more=LINK,
        footnotes="".join(
            f'<w:footnote w:id="{at}">{p(words)}</w:footnote>'
            for at, words in ((2, "第2个注。"), (3, "第3个注，，。"), (4, "第4个注。"))
        ),
        endnotes=f'<w:endnote w:id="1">{p("尾注。")}</w:endnote>',
    )
    path = saved(content, tmp_path)
    reading = read_report(path)
    assert "脚注“第3个注，，。”" in [finding.where for finding in check_docx(path) if "，，" in finding.message]
    assert reading.report.sections == (
        Section(
            "主要措施",
            [
                [
                    *("依托平台", Footnote("第2个注。"), "公开", Footnote("尾注。")),
                    *(
                        "一是",
                        Emphasis("全年零投诉"),
                        "；二是见",
                        Link("措施", "链接1"),
                        "和",
                        Link("官网", "https://a.cn/x?y=1"),
                    ),
                    "。",
                ],
                "再见别处。",
                Table([["网站", ["5210", Footnote("第3个注，，。")]], ["其他", 28]], header=["渠道", "条数"]),
                "完。",
            ],
            name="链接1",
        ),
    )
    assert [
        ("脚注第1段", "注释所在的位置不能有注释，没有写入"),
        ("尾注第1段", "尾注写成脚注，排在当页下端"),
        ("第4段", "文字已写入，链接没有写入"),
    ] == [(note.place, note.message) for note in reading.notes if re.search("注释|尾注|链接", note.message)]


def test_notes_and_links_that_changed_are_marked_and_come_back_both_ways() -> None:
    old, new = (
        report(preamble=[["依托平台", *notes, "公开，", Link("见官网", link), "。"], ["另", *gone, "述。"]])
        for notes, link, gone in (
            ([Footnote("指甲平台。"), Footnote("不变。")], "http://a.cn", [Footnote("要删的注。")]),
            ([Footnote("指乙平台。"), Footnote("不变。")], "http://b.cn", []),
        )
    )
    marked = render(new, revisions=Revisions(since=old, author="张三", date=datetime(2019, 1, 14, tzinfo=UTC)))
    package = read(marked)
    notes = {attribute(one, "id"): plain_text(one) for one in package.xml["word/footnotes.xml"]}
    for accept, expected in ((True, ["指乙平台。", "不变。"]), (False, ["指甲平台。", "不变。", "要删的注。"])):
        body = settled(marked, accept=accept)
        assert expected == [notes[attribute(one, "id")] for one in body.iter(f"{W}footnoteReference")]
        links = ["".join(map(str, one.itertext())) for one in body.iter(f"{W}hyperlink")]
        assert ["见官网"] == [words for words in links if words]
    assert 4 + 2 == len(notes)  # the old text of one that stayed is not in the file


def test_a_note_longer_than_a_page_makes_the_pages_behind_it_uncertain_and_is_told(onlyoffice: Rendered) -> None:
    filler = "各地各部门认真贯彻落实有关要求，依法、及时、准确公开政府信息，不断提高工作透明度。" * 6
    given, short = (
        report(
            preamble=[["甲", Footnote(words * "很长的注释，" + "完。"), "乙。"], filler, filler],
            sections=[Section("情况", ["丙。"])],
            contents=Contents(1),
        )
        for words in (900, 9)
    )
    entry = compose(given).blocks[1]
    assert isinstance(entry, Line)
    assert ["contents_pages_uncertain"] == [one.name for one in check(given) if one.name.startswith("contents")]
    assert [] == [one.name for one in check(short) if one.name.startswith("contents")]
    contents, *pages = onlyoffice(render(given))
    (page,) = [number for number, page in enumerate(pages, 1) if any("一、情况" in line.text for line in page.body)]
    assert contents.body[-1].text.replace(" ", "").endswith(str(page))
