"""Word files of anyone as manuscripts: what a reader sees, with the numbers Word counts, and nothing harmful."""

import importlib
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wordfiles as w
from instruments.package import read
from instruments.reader import paragraphs
from laws import times
from reportkit import Measure, Report, Section, archives, render
from reportkit.compose import compose
from reportkit.errors import InvalidValue, WrongType
from reportkit.manuscript import ENTRIES, ITEMS, Grid, GridCell, Line, Manuscript, Mark, Merged, Role, notes_of
from reportkit.readers import Remark, Revision, Trace, WordFile, read_docx, read_traces
from reportkit.readers.docx.numerals import FORMATS, printed
from samples import REPORTS, png, report
from wordfiles import counted, docx, level, numbering, p, saved

EXAMPLES = Path(__file__).parents[1] / "examples"
BUILT = [
    "hello",
    "figures",
    "long_report",
    "lushan_2018",
    "other_county",
    "tables",
    "annual_report_2019",
    "annual_report_2021",
]


def told(manuscript: Manuscript) -> list[tuple[str, str, str]]:
    """Role, number and words of every line that is not blank; what contents call a heading is one text."""
    return [
        (line.role.value, "", line.number + line.text)
        if line.role in ENTRIES
        else (line.role.value, line.number, line.text.strip("\n"))
        for line in manuscript.blocks
        if isinstance(line, Line) and (line.text.strip() or line.number)
    ]


def lead(line: Line) -> str:
    return "".join(span.text for span in line.spans if span.mark is Mark.LEAD and line.role in ITEMS)


def leads(manuscript: Manuscript) -> list[str]:
    return [lead(line) for line in manuscript.blocks if isinstance(line, Line) and (line.text.strip() or line.number)]


def lines(content: bytes, folder: Path) -> list[str]:
    """Every line of a file with its number in front."""
    manuscript, _ = read_docx(saved(content, folder))
    return [line.number + line.text for line in manuscript.blocks if isinstance(line, Line)]


def cells(manuscript: Manuscript) -> Iterator[list[str]]:
    for grid in manuscript.blocks:
        if isinstance(grid, Grid):
            for row in (*grid.head, *grid.body):
                yield [one if isinstance(one, str) else "↑" if isinstance(one, Merged) else one.text for one in row]


def built(name: str, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.syspath_prepend(EXAMPLES)
    try:
        report = importlib.import_module(name).build()
        assert isinstance(report, Report)
        return report
    finally:
        sys.modules.pop(name, None)


# ---------------------------------------------------------------- what this library saved


@pytest.mark.parametrize("name", BUILT)
@pytest.mark.parametrize("how", ["automatic", "typed"])
def test_a_saved_report_reads_back_line_by_line(
    name: str, how: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report = built(name, monkeypatch)
    manuscript, _ = read_docx(saved(render(report, numbering=how), tmp_path))
    assert told(compose(report)) == told(manuscript)
    assert leads(compose(report)) == leads(manuscript)


@pytest.mark.parametrize("name", ["figures", "annual_report_2019", "annual_report_2021"])
def test_tables_read_back_cell_by_cell(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = built(name, monkeypatch)
    manuscript, _ = read_docx(saved(render(report), tmp_path))
    assert list(cells(compose(report))) == list(cells(manuscript))


@given(report=REPORTS, how=st.sampled_from(("automatic", "typed")))
def test_any_tree_of_numbers_reads_back(report: Report, how: Any, tmp_path: Path) -> None:
    manuscript, _ = read_docx(saved(render(report, numbering=how), tmp_path))
    expected = [(role, number, words.strip()) for role, number, words in told(compose(report))]
    assert expected == [(role, number, words.strip()) for role, number, words in told(manuscript)]
    assert leads(compose(report)) == leads(manuscript)


@given(report=REPORTS)
def test_a_reader_of_the_package_alone_sees_the_same(report: Report, tmp_path: Path) -> None:
    content = render(report)
    expected = [re.sub(r"\t\d+$", "", line).strip() for line in paragraphs(content) if line.strip()]
    assert expected == [line.strip() for line in lines(content, tmp_path)]


def test_whose_a_report_is_and_of_which_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = built("lushan_2018", monkeypatch)
    manuscript, _ = read_docx(saved(render(report), tmp_path))
    assert ("庐山市2018年政府信息公开工作年度报告", "庐山市人民政府办公室", date(2019, 1, 14)) == (
        manuscript.title,
        manuscript.author,
        manuscript.signed,
    )


# ---------------------------------------------------------------- what a reader sees

RUN = "<w:r><w:t>{}</w:t></w:r>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
NESTED = BEGIN + FIELD.format("REF a", "条件") + SEPARATE + FIELD.format("REF b", "内") + END
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f"<w:ins>{RUN.format('插入')}</w:ins><w:del><w:r><w:delText>删除</w:delText></w:r></w:del>", "插入"),
        (f"<w:moveFrom>{RUN.format('旧')}</w:moveFrom><w:moveTo>{RUN.format('新')}</w:moveTo>", "新"),
        (f"<w:hyperlink>{RUN.format('链接')}</w:hyperlink>", "链接"),
        (f"<w:sdt><w:sdtContent>{RUN.format('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f'<w:fldSimple w:instr="REF a">{RUN.format("二、")}</w:fldSimple>', "二、"),
        (FIELD.format("REF a", "（三）"), "（三）"),
        (NESTED, "内"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + RUN.format("甲"), ""),
        ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>", "甲\n乙\t丙"),
        (
            '<w:r><w:t>0792</w:t><w:noBreakHyphen/><w:t>266</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            "0792-266☑",
        ),
        ('<w:r><w:sym w:font="宋体" w:char="4E00"/></w:r>', "一"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>yī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>一</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "一",
        ),
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "a=b"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>" + RUN.format("可见"), "可见"),
    ],
)
def test_words_are_those_that_are_seen(inside: str, expected: str, tmp_path: Path) -> None:
    body = f"{p('标题')}<w:p>{RUN.format('前')}{inside}</w:p>{p('后。')}"
    assert ["标题", f"前{expected}", "后。"] == lines(docx(body), tmp_path)


def test_a_field_without_end_swallows_only_its_paragraph(tmp_path: Path) -> None:
    body = p("标题") + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("内容。")
    assert ["标题", "内容。"] == lines(docx(body), tmp_path)


def test_text_boxes_and_notes_stand_behind_their_paragraph_with_places_of_their_own(tmp_path: Path) -> None:
    noted = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    body = f"{p('标题')}<w:p>{RUN.format('正文。')}{noted}{BOX.format(p('框内'))}</w:p>{p('末段。')}"
    content = docx(
        body,
        footnotes=f'<w:footnote w:id="2">{p("脚注文字。")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("尾注文字。")}</w:endnote>',
    )
    manuscript, _ = read_docx(saved(content, tmp_path))
    assert [
        ("标题", "第1段"),
        ("正文。", "第2段"),
        ("框内", "文本框第1段"),
        ("末段。", "第3段"),
    ] == [(line.text, line.origin) for line in manuscript.blocks if isinstance(line, Line)]
    notes = [note for line in manuscript.blocks if isinstance(line, Line) for note in notes_of(line.spans)]
    assert [("脚注文字。", "脚注第1段"), ("尾注文字。", "尾注第1段")] == [
        (note.spans[0].text, note.origin) for note in notes
    ]


def test_blank_paragraphs_are_not_counted_and_struck_ones_not_read(tmp_path: Path) -> None:
    struck = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"
    )
    body = p("标题") + p() + p("　") + counted("甲") + struck + counted("乙")
    content = docx(body, numbering=numbering(level(0, "chineseCounting", "%1、")))
    manuscript, _ = read_docx(saved(content, tmp_path))
    assert [("标题", "第1段"), ("一、甲", "第2段"), ("二、乙", "第3段")] == [
        (line.number + line.text, line.origin) for line in manuscript.blocks if isinstance(line, Line)
    ]


@pytest.mark.parametrize("gone", ["del", "moveFrom"])
def test_a_paragraph_that_is_gone_counts_nothing_and_one_whose_end_is_gone_runs_on(gone: str, tmp_path: Path) -> None:
    counts = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    away = f"<w:p><w:pPr>{counts}<w:rPr><w:{gone}/></w:rPr></w:pPr><w:{gone}>{RUN.format('别处')}</w:{gone}></w:p>"
    open_end = f"<w:p><w:pPr>{counts}<w:rPr><w:{gone}/></w:rPr></w:pPr>{RUN.format('乙')}</w:p>"
    table = f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>"
    body = p("标题") + counted("甲") + away + open_end + away + counted("丙。") + open_end + table
    content = docx(body, numbering=numbering(level(0, "chineseCounting", "%1、")))
    assert ["标题", "一、甲", "二、乙丙。", "三、乙"] == lines(content, tmp_path)


@pytest.mark.parametrize(
    ("look", "expected"),
    [('<w:rFonts w:eastAsia="楷体"/>', "公开信息3条。"), ("<w:b/>", "公开信息3条。"), ("", "")],
)
def test_an_item_is_led_by_what_its_typeface_or_weight_sets_off(look: str, expected: str, tmp_path: Path) -> None:
    led = f"<w:r><w:rPr>{look}</w:rPr><w:t>（一）公开信息3条。</w:t></w:r>{RUN.format('其中网站2条，另有公报。')}"
    manuscript, _ = read_docx(saved(docx(f"{p('标题')}{p('一、概述')}<w:p>{led}</w:p>"), tmp_path))
    assert [("标题", ""), ("概述", ""), ("公开信息3条。其中网站2条，另有公报。", expected)] == [
        (line.text, lead(line)) for line in manuscript.blocks if isinstance(line, Line)
    ]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    chart = '<w:r><w:drawing><a:graphic><a:graphicData uri="http://x/chart"/></a:graphic></w:drawing></w:r>'
    body = (
        f"{p('标题')}<w:p>{RUN.format('见图')}{chart}<w:r><w:object/></w:r></w:p>"
        '<w:altChunk/><w:p><w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r></w:p>'
        + p("隐藏", look="<w:vanish/>")
        + counted("甲")
    )
    content = docx(body, numbering=numbering(level(0, "hebrew1", "%1.")))
    _, file = read_docx(saved(content, tmp_path))
    assert {"图表1处", "嵌入对象1处", "嵌入的文档1处", "特殊符号1处", "隐藏文字1处", "编号格式hebrew11处"} == set(
        file.unread
    )


def test_pictures_come_with_their_file_and_links_to_others_are_not_followed(tmp_path: Path) -> None:
    blip = '<w:drawing><a:blip r:embed="{}"/></w:drawing>'
    body = f"{p('标题')}<w:p><w:r>{blip.format('here')}</w:r></w:p><w:p><w:r>{blip.format('there')}</w:r></w:p>"
    more = (
        f'<Relationship Id="here" Type="{w.OFFICE}/image" Target="media/a.png"/>'
        f'<Relationship Id="there" Type="{w.OFFICE}/image" Target="http://10.0.0.1/a.png" TargetMode="External"/>'
    )
    manuscript, file = read_docx(saved(docx(body, more=more, files={"word/media/a.png": png()}), tmp_path))
    assert [("png", png())] == [
        (block.suffix, block.content) for block in manuscript.blocks if not isinstance(block, (Line, Grid))
    ]
    assert (("链接的图片1处",), True) == (file.unread, file.linked)


def test_a_table_keeps_its_cells_spans_and_head(tmp_path: Path) -> None:
    def cell(text: str, look: str = "") -> str:
        return f"<w:tc><w:tcPr>{look}</w:tcPr>{p(text)}</w:tc>"

    wide, label, under = (f"<w:{look}/>" for look in ('gridSpan w:val="2"', 'vMerge w:val="restart"', "vMerge"))
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('项目')}{cell('数量', wide)}</w:tr>"
        f"<w:tr>{cell('申请', label)}{cell('3')}{cell('4')}</w:tr><w:tr>{cell('', under)}{cell('5')}</w:tr>"
    )
    nested = f"<w:tbl><w:tr><w:tc><w:p/><w:tbl><w:tr>{cell('内表')}</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"
    manuscript, file = read_docx(saved(docx(f"{p('标题')}<w:tbl>{rows}</w:tbl>{nested}"), tmp_path))
    assert [["项目", "数量"], ["申请", "3", "4"], ["↑", "5", ""], ["内表"]] == list(cells(manuscript))
    grids = [block for block in manuscript.blocks if isinstance(block, Grid)]
    assert ["第1个表格", "第2个表格"] == [grid.origin for grid in grids]
    first = grids[0].body[0][0]
    assert isinstance(first, GridCell)
    assert (1, 2, [(3, 1), (1, 0)]) == (
        len(grids[0].head),
        first.down,
        [(table.rows, table.repeated) for table in file.tables],
    )


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("chineseCountingThousand", {1: "一", 10: "十", 21: "二十一", 100: "一百", 101: "一百〇一", 110: "一百一十"}),
        ("chineseCounting", {1: "一", 10: "十", 99: "九十九", 100: "一○○", 101: "一○一"}),
        ("taiwaneseCountingThousand", {101: "一百零一"}),
        (
            "japaneseCounting",
            {1: "一", 10: "十", 21: "二十一", 100: "百", 101: "百一", 1111: "千百十一", 20000: "二万"},
        ),
        ("ideographDigital", {1: "一", 10: "一〇", 21: "二一", 100: "一〇〇"}),
        ("chineseLegalSimplified", {10: "壹拾", 21: "贰拾壹", 101: "壹佰零壹"}),
        ("decimal", {1: "1", 100: "100"}),
        ("decimalFullWidth", {10: "１０"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {10: "⑩", 11: "11"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 10_000: "10000"}),
        ("upperLetter", {28: "BB"}),
        ("lowerRoman", {4: "iv", 1994: "mcmxciv"}),
        ("upperRoman", {9: "IX"}),
        ("none", {1: ""}),
        ("decimal", {0: "0", 10**9: str(10**9)}),
    ],
)
def test_numbers_are_printed_as_word_prints_them(form: str, expected: dict[int, str]) -> None:
    assert expected == {number: printed(number, form) for number in expected}


@given(number=st.integers(0, 10**6), form=st.sampled_from(sorted(FORMATS)))
def test_every_number_has_a_print_of_modest_length(number: int, form: str) -> None:
    assert 0 < len(printed(number, form)) <= 60


FOUR = (
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%4", "<w:isLgl/>"),
)


@pytest.mark.parametrize(
    ("levels", "where", "expected"),
    [
        (FOUR, [0, 1, 1, 0, 1, 2, 2, 1, 2], ["一、", "（一）", "（二）", "二、", "（一）", "1.", "2.", "（二）", "1."]),
        (FOUR, [0, 0, 3], ["一、", "二、", "2.1"]),
        (
            (FOUR[0], level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>')),
            [0, 1, 1, 0, 1],
            ["一、", "第1条", "第2条", "二、", "第3条"],
        ),
        (
            (FOUR[0], FOUR[1], level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')),
            [0, 1, 2, 1, 2, 0, 2],
            ["一、", "（一）", "1.", "（二）", "2.", "二、", "1."],
        ),
        ((level(0, "decimal", "%1.%2"),), [0, 0], ["1.", "2."]),
    ],
)
def test_levels_restart_as_word_has_them(
    levels: tuple[str, ...], where: list[int], expected: list[str], tmp_path: Path
) -> None:
    body = p("标题") + "".join(counted("甲", at) for at in where)
    assert ["标题", *[f"{number}甲" for number in expected]] == lines(
        docx(body, numbering=numbering(*levels)), tmp_path
    )


def test_a_list_may_start_anew_and_another_go_on(tmp_path: Path) -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
        f'<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level(0, "decimal", "（%1）")}'
        "</w:lvlOverride></w:num>"
    )
    body = p("标题") + "".join(counted("甲", 0, number) for number in (1, 1, 2, 2, 1, 3))
    content = docx(body, numbering=numbering(FOUR[0], nums=nums))
    assert ["标题", "一、甲", "二、甲", "五、甲", "六、甲", "七、甲", "（8）甲"] == lines(content, tmp_path)


def test_styles_count_and_paragraphs_leave_their_list(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="借用"/><w:basedOn w:val="2"/></w:style>'
    )
    levels = (
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
        level(1, "decimal", "%2．", '<w:pStyle w:val="2"/>'),
    )
    off = '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("标题") + p("甲", '<w:pStyle w:val="1"/>') + p("乙", '<w:pStyle w:val="2"/>') + p("丙", off)
    body += p("丁", '<w:pStyle w:val="3"/>')
    manuscript, _ = read_docx(saved(docx(body, styles=styles, numbering=numbering(*levels)), tmp_path))
    assert [
        ("标题", "", "标题"),
        ("一级标题", "一、", "甲"),
        ("二级标题", "1．", "乙"),
        ("一级标题", "", "丙"),
        ("三级标题", "2．", "丁"),
    ] == told(manuscript)


def test_bullets_are_no_numbers(tmp_path: Path) -> None:
    content = docx(p("标题") + counted("甲。"), numbering=numbering(level(0, "bullet", "\uf06c")))
    manuscript, file = read_docx(saved(content, tmp_path))
    assert ("正文", "", "甲。") == told(manuscript)[1]
    assert [False, True] == [paragraph.bullet for paragraph in file.paragraphs]


def test_the_title_is_the_largest_centred_black_line_and_what_is_above_it_is_not_judged(tmp_path: Path) -> None:
    def centred(text: str, size: int, color: str = "auto") -> str:
        return p(text, '<w:jc w:val="center"/>', f'<w:sz w:val="{size}"/><w:color w:val="{color}"/>')

    body = (
        centred("示例县人民政府文件", 72, "FF0000")
        + centred("示府发〔2019〕1号", 32)
        + centred("示例县人民政府", 44)
        + centred("关于2018年工作情况的报告", 44)
        + p("各乡镇人民政府：")
        + p("一、总体情况")
        + p("示例县人民政府")
        + p("2019年1月14日")
    )
    manuscript, file = read_docx(saved(docx(body), tmp_path))
    assert "示例县人民政府关于2018年工作情况的报告" == manuscript.title
    assert ["第3段", "第4段", "第5段", "第6段", "第7段", "第8段"] == [one.place for one in file.paragraphs]
    assert [Role.TITLE, Role.TITLE, Role.ADDRESSEES, Role.HEADING_1, Role.SIGNATURE, Role.DATE] == [
        one.role for one in file.paragraphs
    ]


def test_a_field_for_contents_shows_no_headings(tmp_path: Path) -> None:
    entry = "<w:p>" + FIELD.format('TOC \\o "1-3"', "一、概述\t1") + "</w:p>"
    manuscript, file = read_docx(saved(docx(p("标题") + entry + p("一、概述")), tmp_path))
    assert [("标题", "", "标题"), ("一级目录", "", "一、概述"), ("一级标题", "一、", "概述")] == told(manuscript)
    assert ["第1段", "第3段"] == [one.place for one in file.paragraphs]


# ---------------------------------------------------------------- how it is set


def only(content: bytes, folder: Path) -> WordFile:
    return read_docx(saved(content, folder))[1]


DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{}</w:pPr></w:pPrDefault></w:docDefaults>"


def test_looks_come_from_defaults_styles_and_the_paragraph_in_this_order(tmp_path: Path) -> None:
    styles = (
        DEFAULTS.format(
            '<w:rFonts w:ascii="Calibri" w:eastAsia="宋体"/><w:sz w:val="21"/><w:lang w:eastAsia="zh-CN"/>',
            '<w:spacing w:line="360" w:lineRule="auto"/>',
        )
        + '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr>'
        '<w:rPr><w:rFonts w:eastAsia="楷体"/><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:name w:val="强调"/><w:rPr><w:b/><w:color w:val="C00000"/></w:rPr></w:style>'
    )
    own = '<w:ind w:firstLineChars="200" w:firstLine="1"/><w:spacing w:line="560" w:lineRule="exact"/>'
    body = (
        p("标题")
        + p("甲2", own, '<w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/>')
        + p("乙", look='<w:rStyle w:val="b"/>')
    )
    first, second = only(docx(body, styles=styles), tmp_path).paragraphs[1:]
    assert ("仿宋", "Calibri", 16, True, "both", 2, 28, "exact", "") == (
        *(first.font, first.latin, first.size, first.bold, first.align, first.first_line),
        *(first.line, first.line_rule, first.color),
    )
    assert ("楷体", 10.5, False, 1.5, "auto", "C00000") == (
        *(second.font, second.size, second.bold),
        *(second.line, second.line_rule, second.color),
    )


def test_typefaces_of_the_theme_are_named(tmp_path: Path) -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont><a:latin typeface="Calibri"/>'
        '<a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont></a:theme>'
    )
    look = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    paragraph = only(docx(p("标题") + p("甲2", look=look), theme=theme), tmp_path).paragraphs[1]
    assert ("等线", "Calibri") == (paragraph.font, paragraph.latin)


@pytest.mark.parametrize(
    ("properties", "text", "begins", "ends"),
    [
        ('<w:jc w:val="right"/><w:ind w:rightChars="400" w:right="1280"/>', "甲乙丙", 7, 4),
        ('<w:jc w:val="right"/>', "2019年1月14日", 6.5, 0),
        ('<w:jc w:val="left"/><w:ind w:left="5760"/>', "甲", 8, 7),
        ('<w:jc w:val="center"/>', "甲乙", 14, 12),
        ("", "甲" * 60, None, None),
    ],
)
def test_where_a_line_stands_follows_from_its_alignment_and_indents(
    properties: str, text: str, begins: float | None, ends: float | None, tmp_path: Path
) -> None:
    section = (
        '<w:sectPr><w:pgSz w:w="12320" w:h="16838"/><w:pgMar w:left="2000" w:right="2000" w:top="2098"/></w:sectPr>'
    )
    body = p("标题") + p(text, properties, '<w:sz w:val="32"/>') + section  # 26 字 of 三号
    paragraph = only(docx(body), tmp_path).paragraphs[1]
    assert (begins, ends) == (paragraph.begins, paragraph.ends)


def test_pages_footers_and_settings(tmp_path: Path) -> None:
    number = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{FIELD.format("PAGE", "1")}</w:p>'
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="f"/><w:headerReference w:type="default" r:id="h"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:bottom="1440" w:left="1800" w:right="1800"/>'
        '<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    )
    more = (
        f'<Relationship Id="f" Type="{w.OFFICE}/footer" Target="footer1.xml"/>'
        f'<Relationship Id="h" Type="{w.OFFICE}/header" Target="header1.xml"/>'
    )
    files = {"word/footer1.xml": w.part("ftr", number), "word/header1.xml": w.part("hdr", p("示例县"))}
    revised = "<w:p><w:ins><w:r><w:t>甲。</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>"
    file = only(docx(p("标题") + revised + section, more=more, files=files), tmp_path)
    assert [(210.01, 297.0, 25.4, 31.75, 15.6)] == [
        (page.width, page.height, page.top, page.left, page.line_pitch) for page in file.pages
    ]
    assert [("单页", "1", "center"), ("双页", "1", "center")] == [
        (one.side, one.text, one.align) for one in file.page_numbers
    ]
    assert (("示例县",), 2) == (file.headers, file.revisions)


# ---------------------------------------------------------------- what harms


def styles_in_a_circle() -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("a", "b"), ("b", "a"))
    )


def styles_in_a_chain() -> str:
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="s{n}"/><w:basedOn w:val="{n + 1}"/></w:style>'
        for n in range(500)
    )


DEEP = "<w:sdt><w:sdtContent>" * 5000 + p("甲") + "</w:sdtContent></w:sdt>" * 5000
DEEP_TABLES = "<w:tbl><w:tr><w:tc>" * 900 + p("甲") + "</w:tc></w:tr></w:tbl>" * 900
DEEP_LINKS = f"<w:p>{'<w:hyperlink>' * 5000}{RUN.format('甲')}{'</w:hyperlink>' * 5000}</w:p>"
CIRCLE = (
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="l"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="l"><w:name w:val="l"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
)
DTD = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + w.part(
    "document", f"<w:body>{p('&a;')}</w:body>"
)
EMPTY_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no Office file"),
        (b"not a file at all", "no Office file"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600, r"before 2007"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), "password"),
        (docx(p("甲"))[:-40], "damaged"),
        (w.zipped({"a.txt": "甲"}), "no Office file"),
        (w.zipped({"[Content_Types].xml": EMPTY_TYPES}), r"no Word text \(document.xml\)"),
        (docx("", files={"word/document.xml": "<a/>"}), r"no Word text"),
        (docx("", files={"word/document.xml": w.part("document", "")}), "no body"),
        (docx("", files={"word/document.xml": "<w:document>"}), "no whole XML"),
        (docx("", files={"word/document.xml": DTD}), "DTD"),
        (docx(p("甲", '<w:pStyle w:val="a"/>'), styles=styles_in_a_circle()), "based on itself"),
        (docx(p("甲", '<w:pStyle w:val="0"/>'), styles=styles_in_a_chain()), "more than 100 others"),
        (docx(DEEP), "deep"),
        (docx(DEEP_TABLES), "deep"),
        (docx(DEEP_LINKS), "deep"),
        (docx(counted("甲"), numbering=CIRCLE, styles=LIST_STYLE), "circle"),
        (docx(counted("甲"), numbering=numbering(level(0, "decimal", "%1" * 200))), "pattern of 400 characters"),
        (docx(f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 201}</w:tr></w:tbl>"), "more than 200 columns; split it"),
        pytest.param(docx("<w:p/>" * 200_001), r"more than 200000 paragraphs|times the file", marks=pytest.mark.slow),
    ],
    ids=range(20),
)
def test_what_is_no_whole_word_file_is_refused_with_its_path(content: bytes, message: str, tmp_path: Path) -> None:
    path = saved(content, tmp_path)
    with pytest.raises(InvalidValue, match=message) as refused:
        read_docx(path)
    assert str(refused.value).startswith(f"{path}: ")


def test_a_part_of_too_many_tags_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MARKUP", 200)
    with pytest.raises(InvalidValue, match=r"document.xml' has too many tags, or too long ones; split it"):
        read_docx(saved(docx(p("甲") * 50), tmp_path))


def test_a_folder_and_a_missing_file_are_told_apart_from_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match=r"give a \.docx file"):
        read_docx(tmp_path / "无.docx")
    with pytest.raises(InvalidValue, match=r"give a \.docx file"):
        read_docx(tmp_path)
    with pytest.raises(InvalidValue, match=r"give a \.docx file"):
        read_docx("a\0b.docx")
    wrong: Any = 3
    with pytest.raises(WrongType, match="read_docx: got 3"):
        read_docx(wrong)


def test_huge_numbers_in_a_file_are_no_number(tmp_path: Path) -> None:
    spans = '<w:gridSpan w:val="999999999"/>'
    huge = '<w:ind w:firstLine="999999999999999999999999"/><w:spacing w:line="1e400" w:lineRule="exact"/>'
    body = (
        p("标题", huge, '<w:sz w:val="99999999999"/>')
        + f"<w:tbl><w:tr><w:tc><w:tcPr>{spans}</w:tcPr>{p('甲')}</w:tc></w:tr></w:tbl>"
        + counted("乙", 0)
    )
    start = (
        '<w:lvl w:ilvl="0"><w:start w:val="99999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    manuscript, file = read_docx(saved(docx(body, numbering=numbering(start)), tmp_path))
    assert [["甲"]] == list(cells(manuscript))
    assert (0, 10) == (file.paragraphs[0].first_line, file.paragraphs[0].size)


def test_strict_files_are_read(tmp_path: Path) -> None:
    strict = w.part("document", f"<w:body>{p('标题')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert ["标题"] == lines(docx("", files={"word/document.xml": strict}), tmp_path)


SAVED = render(report(title="报告", sections=[Section("甲", [Measure("乙", "丙。", points=["丁", "戊"])])]))
PARTS = read(SAVED).parts


def outcome(path: Path) -> str:
    try:
        read_docx(path)
    except InvalidValue as refused:
        return str(refused)
    return "read"


TEXTS = sorted(name for name in PARTS if name.startswith("word/") and name.endswith(".xml"))


@times(3)
@given(place=st.integers(0, len(SAVED) - 1), byte=st.integers(0, 255))
def test_a_file_with_a_wrong_byte_is_read_or_refused(place: int, byte: int, tmp_path: Path) -> None:
    path = saved(SAVED[:place] + bytes([byte]) + SAVED[place + 1 :], tmp_path)
    assert outcome(path).startswith(("read", f"{path}: "))


@times(3)
@given(name=st.sampled_from(TEXTS), data=st.data())
def test_a_file_with_strange_elements_is_read_or_refused(name: str, data: st.DataObject, tmp_path: Path) -> None:
    root = ElementTree.fromstring(PARTS[name])
    elements = list(root.iter())
    for _ in range(data.draw(st.integers(1, 5))):
        one, other = (data.draw(st.sampled_from(elements)) for _ in range(2))
        match data.draw(st.sampled_from(("clear", "move", "value", "tag"))):
            case "clear":
                one.clear()
            case "move" if other not in list(one.iter()):
                other.append(one)
            case "value":
                for key in one.attrib:
                    one.set(
                        key, data.draw(st.sampled_from(("", "0", "-1", "99999999999", "1.5", "a", "%1%9", "bullet")))
                    )
            case "tag":
                one.tag = other.tag
    path = saved(w.zipped({**PARTS, name: ElementTree.tostring(root)}), tmp_path)
    assert outcome(path).startswith(("read", f"{path}: "))


def test_the_file_that_is_made_strange_is_read_as_it_is(tmp_path: Path) -> None:
    assert "read" == outcome(saved(w.zipped(PARTS), tmp_path))


# ---------------------------------------------------------------- what reviewers left


def test_changes_comments_and_bookmarks_are_told_by_their_paragraphs(tmp_path: Path) -> None:
    begins, ends = '<w:commentRangeStart w:id="{0}"/>', '<w:commentRangeEnd w:id="{0}"/>'
    changed = (
        '<w:p w14:paraId="0A0B0C0D" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f'<w:bookmarkStart w:id="0" w:name="_rk1"/>{begins.format(1)}'
        f'<w:ins w:author="张三" w:date="2024-01-02T03:04:05Z">{RUN.format("新")}</w:ins>{ends.format(1)}'
        '<w:del w:author="李四"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>废</w:t></w:r></w:p>"
    )
    table = f"<w:tbl><w:tr><w:tc><w:p>{begins.format(2)}{RUN.format('格')}{ends.format(2)}</w:p></w:tc></w:tr></w:tbl>"
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    one = f'<w:comment w:id="{{0}}" w:author="王五"><w:p {w14} w14:paraId="{{1}}">{RUN.format("{2}")}</w:p></w:comment>'
    reply = '<w15:commentEx w15:paraId="00000022" w15:paraIdParent="00000011" w15:done="1"/>'
    content = docx(
        p("标题") + p("无痕迹。") + changed + table,
        comments=one.format(1, "00000011", "请核对") + one.format(2, "00000022", "已核对"),
        more=f'<Relationship Id="x" Type="{w.OFFICE}/commentsExtended" Target="ex.xml"/>',
        files={"word/ex.xml": f"<w15:commentsEx {w15}>{reply}</w15:commentsEx>"},
    )
    assert (
        Trace(
            "第3段",
            identity="0A0B0C0D",
            bookmarks=("_rk1",),
            revisions=(Revision("插入", "新", "张三", "2024-01-02T03:04:05Z"), Revision("删除", "旧", "李四", start=1)),
            remarks=(Remark("请核对", "新", author="王五", identity="1"),),
            struck=("废",),
        ),
        Trace("第1个表格第1行", remarks=(Remark("已核对", "格", author="王五", identity="2", answers="1", done=True),)),
    ) == read_traces(saved(content, tmp_path))
