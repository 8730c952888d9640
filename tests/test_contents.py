"""目录 in the model, in the manuscript, in text and Word files, and in files that others made."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from instruments.package import DOCUMENT, STYLES, attribute, read
from instruments.reader import paragraphs
from instruments.session import Validated
from reportkit import Attachment, Contents, Imprint, Letterhead, Measure, Report, Section, Table, check, render
from reportkit.compose import compose
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue, NoPlace, WrongType
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, ContentsLook
from reportkit.manuscript import CONTENTS, Line
from reportkit.readers import read_docx, read_text
from reportkit.rules import check_docx, check_text
from reportkit.scripts import to_script
from samples import report
from wordfiles import docx, p, saved

TABLE = Table([["甲", 1]], header=["名称", "数"])
LONG = report(
    title="工作报告",
    preamble=["{地区}报告如下。"],
    sections=[
        Section("总体{地区}情况", ["内容。", Section("机构", ["内容。", Section("人员", ["内容。"])])]),
        Section("问题", [Measure("加强领导", "开展培训。")], name="问题"),
    ],
    attachments=[Attachment("情况\n统计表", [TABLE]), Attachment("方案", [Section("目标", ["内容。"])])],
    signed=date(2019, 1, 14),
    contents=Contents(),
)


def listed(given: Report) -> list[str]:
    """The contents' lines, each with its level in front."""
    lines = [block for block in compose(given).blocks if isinstance(block, Line) and block.role in CONTENTS]
    return [f"{line.role.value[0]}：{line.number}{line.text}" for line in lines]


def told(given: str) -> list[tuple[str, str, str]]:
    return [(line.role.value, line.number, line.text) for line in read_text(given).blocks if isinstance(line, Line)]


# ---------------------------------------------------------------- what they list


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        (
            Contents(),
            ["一：一、总体示例县情况", "二：（一）机构", "一：二、问题", "一：附件1　情况统计表", "一：附件2　方案"],
        ),
        (Contents(1, attachments=False), ["一：一、总体示例县情况", "一：二、问题"]),
        (
            Contents(levels=5, attachments=False),
            ["一：一、总体示例县情况", "二：（一）机构", "三：1.人员", "一：二、问题"],
        ),
    ],
)
def test_contents_list_headings_of_the_text_and_titles_of_attachments(contents: Contents, expected: list[str]) -> None:
    assert ["目：目　录", *expected] == listed(attrs.evolve(LONG, contents=contents))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"sections": ["内容。"]}, "Report.contents: no heading of level 1 to 2 to list; give sections, more levels="),
        ({"sections": [Section("标题", level=3)]}, "no heading of level 1 to 2 to list"),
    ],
)
def test_contents_of_nothing_are_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue, match=re.escape(message)):
        report(**{"contents": Contents(), **given})


def test_a_number_is_no_contents() -> None:
    with pytest.raises(WrongType, match=r"contents: got 2 of type int; give Contents, such as Contents\(\)"):
        report(contents=2)


def test_levels_are_one_to_five_and_attachments_alone_are_enough() -> None:
    with pytest.raises(InvalidValue, match=r"^Contents\.levels: got 6 级; give 1 to 5$"):
        Contents(6)
    assert ["目：目　录", "一：附件　统计表"] == listed(
        report(contents=Contents(), attachments=[Attachment("统计表", [TABLE])])
    )


@pytest.mark.parametrize("layout", [LETTER, ORDER, MINUTES], ids=lambda layout: layout.name)
def test_short_documents_have_no_place_for_them(layout: Any) -> None:
    with pytest.raises(NoPlace, match=r"no place for 目录.*, which the report gives"):
        render(report(contents=Contents(), sections=[Section("标题")], title="命令"), layout=layout)


def test_they_come_back_from_json_and_as_a_script() -> None:
    given = attrs.evolve(LONG, contents=Contents(3, attachments=False))
    assert given == from_json(to_json(given))
    assert "contents=Contents(3, attachments=False)" in to_script(given)


def test_a_text_lists_them_without_pages_between_two_empty_lines() -> None:
    text = render(LONG, ".txt").decode("utf-8")
    lines = text.splitlines()
    entries = ["一、总体示例县情况", "（一）机构", "二、问题", "附件1　情况统计表", "附件2　方案"]
    assert ["目　录", "", *entries, "", "工作报告", ""] == lines[:10]
    assert entries == [words for role, _, words in told(text) if role.endswith("级目录")]


def test_their_words_are_checked_where_they_stand_alone() -> None:
    faulty = attrs.evolve(
        LONG, sections=[Section("截止年底，，的{待补:名称}情况", ["内容。", Section("镕基", ["内容。"])])]
    )
    for given in (LONG, faulty):
        without = attrs.evolve(given, contents=None)
        assert [(one.name, one.place) for one in check(without)] == [(one.name, one.place) for one in check(given)]
        assert () == tuple(check(given).failures)
    assert {"sections[0].title", "sections[0].content[1].title"} <= {one.place for one in check(faulty)}


def test_a_page_that_programs_may_count_otherwise_is_told_at_the_contents() -> None:
    at_the_edge = report(
        preamble=["已公开。"] * 16 + ["全年主动公开政府信息，办理公开申请，组织各类业务培训。"],
        sections=[Section("公开情况", ["已公开。"])],
        contents=Contents(),
    )
    found = [one for one in check(at_the_edge) if one.name == "contents_pages_uncertain"]
    assert [("contents", "目录")] == [(one.place, one.where) for one in found]
    assert "“一、公开情况”离页边太近" in found[0].message
    assert b"commentRangeStart" in read(render(at_the_edge, findings=found)).parts["word/document.xml"]


# ---------------------------------------------------------------- as fields


def body(given: Report, **how: Any) -> str:
    return re.sub(
        r'<w:rPr><w:rFonts w:hint="eastAsia"\s*/></w:rPr>', "", read(render(given, **how)).parts[DOCUMENT].decode()
    )


ENTRY = (
    '<w:hyperlink w:anchor="_Toc000000002" w:history="1"><w:r><w:t>一、总体示例县情况</w:t></w:r><w:r><w:tab/></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF _Toc000000002 \\h '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink></w:p>'
)


def test_an_entry_leads_to_a_bookmark_and_shows_its_page() -> None:
    numbered = attrs.evolve(LONG, attachments=LONG.attachments[:1])
    xml = body(numbered)
    begins = (
        '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText xml:space="preserve"> TOC \\o "1-2" \\f \\h \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    assert begins + ENTRY in xml
    heading = '<w:bookmarkStart w:id="2" w:name="_Toc000000002"/><w:r><w:t>总体示例县情况</w:t></w:r><w:bookmarkEnd w:id="2"/>'
    assert heading in xml
    assert ' TC "附件　情况统计表" \\l 1 ' in xml
    assert '<w:pgNumType w:fmt="upperRoman" w:start="1"/>' in xml
    assert '<w:pgNumType w:start="1"/>' in xml


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({}, ['TOC \\o "1-2" \\b 正文 \\h \\z', "TOC \\f \\h \\z"]),
        ({"contents": Contents(1, attachments=False)}, ['TOC \\o "1-1" \\b 正文 \\h \\z']),
        ({"attachments": []}, ['TOC \\o "1-2" \\h \\z']),
        ({"sections": ["内容。"]}, ["TOC \\f \\h \\z"]),
    ],
)
def test_fields_gather_what_is_listed_and_nothing_else(given: dict[str, Any], fields: list[str]) -> None:
    made = attrs.evolve(LONG, **given)
    assert fields == re.findall(r"> (TOC [^<]*) </w:instrText>", body(made))
    assert ("\\b" in fields[0]) == ('w:name="正文"' in body(made))


def test_typed_numbers_come_with_typed_pages() -> None:
    assert "fldChar" not in body(LONG, numbering="typed")
    assert "一、总体示例县情况\t1" in paragraphs(render(LONG, numbering="typed"))


def test_pages_without_numbers_have_no_footer() -> None:
    first = body(LONG, layout=attrs.evolve(GB9704, contents=ContentsLook(numbered=False))).split("</w:sectPr>")[0]
    assert "footerReference" not in first
    assert "footerReference" in body(LONG).split("</w:sectPr>")[0]


def test_styles_have_the_names_by_which_word_renews_them_where_there_are_contents_alone() -> None:
    def names(given: Report) -> set[str]:
        styles = read(render(given)).all("style", STYLES)
        return {attribute(one, "styleId") for one in styles if attribute(one, "styleId").startswith("TOC")}

    assert {"TOCHeading", "TOC1", "TOC2", "TOC3", "TOC4", "TOC5"} == names(LONG)
    assert set() == names(attrs.evolve(LONG, contents=None))


WHOLE = attrs.evolve(
    LONG,
    letterhead=Letterhead("示例县人民政府", number="示县发〔2019〕15号"),
    addressees=["市人民政府"],
    note="此件公开发布",
    imprint=Imprint("示例县人民政府办公室", date(2019, 1, 15), copies=["县委办公室"]),
)


def test_the_files_are_valid_and_bring_no_finding(validated: Validated, tmp_path: Path) -> None:
    turned = attrs.evolve(LONG, sections=[*LONG.sections, attrs.evolve(TABLE, landscape=True)], attachments=[])
    files = [render(one) for one in (LONG, WHOLE, turned)] + [render(LONG, numbering="typed")]
    validated.all(files)
    for content in (files[0], files[3]):
        assert [] == [one.name for one in check_docx(saved(content, tmp_path)) if one.place in ("全文", "页码")]


# ---------------------------------------------------------------- in files of others

TEXT = ["工作报告", "一、总体情况", "内容。", "（一）机构", "内容。", "二、问题", "内容。"]
READ = [
    ("标题", "", "工作报告"),
    ("一级标题", "一、", "总体情况"),
    ("正文", "", "内容。"),
    ("二级标题", "（一）", "机构"),
    ("正文", "", "内容。"),
    ("一级标题", "二、", "问题"),
    ("正文", "", "内容。"),
]
LISTED = [
    ("目录标题", "", "目　录"),
    ("一级目录", "", "一、总体情况"),
    ("二级目录", "", "（一）机构"),
    ("一级目录", "", "二、问题"),
]
TYPED = {
    "dots": ["目　录", "一、总体情况…………………………1", "（一）机构……………………1", "二、问题 ………………… 12"],
    "full stops": [
        "目　录",
        "一、总体情况......................1",
        "（一）机构 . . . . . . . . . 1",
        "二、问题......（2）",
    ],
    "middle dots": ["目　录", "一、总体情况·············1", "（一）机构··············1", "二、问题·········3"],
    "tabs": ["目　录", "一、总体情况\t1", "（一）机构\t1", "二、问题\t- 2 -"],
    "blanks": ["目　录", "一、总体情况   1", "（一）机构   1", "二、问题   2"],
    "no pages": ["目　录", "一、总体情况", "（一）机构", "二、问题"],
}


@pytest.mark.parametrize("kind", TYPED)
@pytest.mark.parametrize("above", [True, False], ids=["in front", "below the title"])
def test_typed_contents_are_no_headings_and_no_text(kind: str, above: bool) -> None:
    lines = [*TYPED[kind], *TEXT] if above else [TEXT[0], *TYPED[kind], *TEXT[1:]]
    expected = [*LISTED, *READ] if above else [READ[0], *LISTED, *READ[1:]]
    assert expected == told("\n".join(lines))
    text = "\n".join(lines)
    assert [one.name for one in check_text("\n".join(TEXT))] == [one.name for one in check_text(text)]


def test_dots_that_lead_to_pages_are_contents_without_a_title_too() -> None:
    assert [*LISTED[1:], *READ] == told("\n".join([*TYPED["dots"][1:], *TEXT]))


@pytest.mark.parametrize(
    "lines",
    [
        [*TEXT, "附件", "目录", "1.第一项", "2.第二项"],
        [*TEXT, "附件", "目录", "规划纲要\t2019", "统计公报\t2020"],
        ["工作报告", "一、公开了规划、计划、预算……", "二、问题", "内容。"],
        ["工作报告", "目录更新情况", "一、总体情况", "内容。"],
    ],
)
def test_what_only_looks_like_contents_is_text(lines: list[str]) -> None:
    assert [] == [line for line in told("\n".join(lines)) if "目录" in line[0]]


def style(name: str, identity: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/></w:style>'


def styled(text: str, identity: str, inside: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{identity}"/></w:pPr>{inside}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
TOC = f'{BEGIN}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>{SEPARATE}'


def entry(words: str, page: int, look: str = "", before: str = "", anchor: str = "_Toc1") -> str:
    number = f"{BEGIN}<w:r><w:instrText> PAGEREF {anchor} \\h </w:instrText></w:r>{SEPARATE}<w:r><w:t>{page}</w:t></w:r>{END}"
    link = f'<w:hyperlink w:anchor="{anchor}"><w:r><w:t>{words}</w:t></w:r><w:r><w:tab/></w:r>{number}</w:hyperlink>'
    return f"<w:p><w:pPr>{look}</w:pPr>{before}{link}</w:p>"


def toc(level: int) -> str:
    return f'<w:pStyle w:val="TOC{level}"/>'


def control(inside: str) -> str:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


NAMES = [
    style("heading 1", "1"),
    style("heading 2", "2"),
    style("toc 1", "TOC1"),
    style("toc 2", "TOC2"),
    style("TOC Heading", "TOC"),
    style("WPSOffice手动目录 1", "WPSOffice1"),
    style("WPSOffice手动目录 2", "WPSOffice2"),
]
ENTRIES = (
    entry("一、总体情况", 1, toc(1), TOC)
    + entry("（一）机构", 1, toc(2))
    + entry("二、问题", 2, toc(1))
    + f"<w:p>{END}</w:p>"
)
UNSTYLED = entry("一、总体情况", 1, "", TOC) + entry("（一）机构", 1) + entry("二、问题", 2) + f"<w:p>{END}</w:p>"
WPS = [
    entry(words, 1, f'<w:pStyle w:val="WPSOffice{level}"/>', anchor=f"_Toc1_WPSOffice_Level{level}")
    for words, level in (("一、总体情况", 1), ("（一）机构", 2), ("二、问题", 1))
]
BODY = p("工作报告", '<w:jc w:val="center"/>', '<w:sz w:val="44"/>') + "".join(
    styled(words, "1" if words[1:2] == "、" else "2") if words[0] in "一二（" else p(words) for words in TEXT[1:]
)
MADE = {
    "Word's content control": control(styled("目　录", "TOC") + ENTRIES),
    "a field alone": styled("目　录", "Normal") + ENTRIES,
    "a field without styles": p("目　录", '<w:jc w:val="center"/>', '<w:sz w:val="44"/>') + UNSTYLED,
    "a title that is a heading": styled("目　录", "1") + ENTRIES,
    "WPS, typed": control(p("目　录") + "".join(WPS)),
    "WPS without its control": p("目　录") + "".join(WPS),
    "typed with tabs": "".join(p(words.replace("\t", "</w:t><w:tab/><w:t>")) for words in TYPED["tabs"]),
}


@pytest.mark.parametrize("kind", MADE)
def test_contents_of_other_programs_are_read_as_what_they_are(kind: str, tmp_path: Path) -> None:
    path = saved(docx(MADE[kind] + BODY, styles="".join(NAMES)), tmp_path)
    manuscript, file = read_docx(path)
    lines = [(one.role.value, one.number, one.text) for one in manuscript.blocks if isinstance(one, Line)]
    assert [*LISTED, *READ] == lines
    assert "工作报告" == manuscript.title
    assert [] == [one for one in file.paragraphs if "目录" in one.role.value]


def test_an_entry_of_two_lines_is_contents_as_a_whole() -> None:
    long = [
        "目录",
        "一、总体情况………1",
        "二、全县各级各部门推进政务公开标准化规范化建设中存在的主要",
        "问题………2",
        "三、打算………3",
    ]
    assert ["目录标题", *["一级目录"] * 4] == [role for role, *_ in told("\n".join([*long, *TEXT]))[:5]]
    assert READ == told("\n".join([*long, *TEXT]))[5:]


def test_a_field_that_never_ends_swallows_no_text(tmp_path: Path) -> None:
    open_field = (
        p("目　录")
        + entry("一、总体情况", 1, toc(1), TOC)
        + entry("（一）机构", 1, toc(2))
        + entry("二、问题", 2, toc(1))
    )
    manuscript, _ = read_docx(saved(docx(open_field + BODY, styles="".join(NAMES)), tmp_path))
    assert [*LISTED, *READ] == [
        (one.role.value, one.number, one.text) for one in manuscript.blocks if isinstance(one, Line)
    ]


def test_contents_are_the_same_when_the_library_reads_them_back(tmp_path: Path) -> None:
    manuscript, _ = read_docx(saved(render(WHOLE), tmp_path))
    expected = [(one[0], one[2:]) for one in listed(WHOLE)]
    lines = [one for one in manuscript.blocks if isinstance(one, Line) and one.role in CONTENTS]
    assert expected == [(one.role.value[0], one.text) for one in lines]
