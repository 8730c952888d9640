"""The Word file: what each kind of line, style and part is as XML, and that it says what the manuscript says."""

import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import reportkit
from instruments import checks
from instruments.package import (
    CORE,
    DOCUMENT,
    NUMBERING,
    SETTINGS,
    STYLES,
    Element,
    Package,
    W,
    attribute,
    child_value,
    local_name,
    read,
)
from instruments.reader import paragraphs
from instruments.session import Validated
from reportkit import Body, Measure, Points, Report, Section, render
from reportkit.formats import GB9704, Font
from reportkit.manuscript import CONTENTS, HEADINGS, Role
from reportkit.model.content import Content
from reportkit.numbering import TWO_LEVEL
from samples import REPORTS, WORDS, lines, report, trees

NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')
HINTED = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
LEAD_HINTED = '<w:rPr><w:rStyle w:val="OfficialLead{}"/><w:rFonts w:hint="eastAsia"/></w:rPr>'
UNCOUNTED = (
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr><w:ind w:firstLineChars="200" w:firstLine="630"/>'
)

FULL = report(
    title="{地区}\n工作报告",
    stage="送审稿",
    signed=date(2019, 1, 14),
    preamble=["“{年}年”——平稳……"],
    sections=[
        Section("总体情况", [Measure("加强领导", "文字。", points=["甲", "乙"]), Section("成效", [Section("分项")])]),
        Section("问题", [Points(["甲", "乙"], "（1）"), Measure("跳级", level=4)]),
    ],
)


def body(given: Report, **how: Any) -> list[str]:
    """Every paragraph as XML."""
    return [xml(paragraph) for paragraph in read(render(given, **how)).all("p", DOCUMENT)]


def xml(element: Element) -> str:
    return NAMESPACES.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def styles(package: Package) -> dict[str, Element]:
    return {attribute(style, "styleId"): style for style in package.all("style", STYLES)}


def part(name: str, given: Report = FULL, **how: Any) -> str:
    content = read(render(given, **how)).parts[name].decode("utf-8")
    return NAMESPACES.sub("", content.partition("?>\n")[2])


# ---------------------------------------------------------------- paragraphs


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"preamble": ["甲<乙>&“丙”"]},
            f'<w:p><w:pPr><w:pStyle w:val="OfficialBody"/></w:pPr><w:r>{HINTED}<w:t>甲&lt;乙&gt;&amp;“丙”</w:t></w:r></w:p>',
        ),
        (
            {"preamble": [" 甲 "]},
            (
                '<w:p><w:pPr><w:pStyle w:val="OfficialBody"/></w:pPr>'
                f'<w:r>{HINTED}<w:t xml:space="preserve"> 甲 </w:t></w:r></w:p>'
            ),
        ),
        (
            {"preamble": ["{待补}"]},
            (
                '<w:p><w:pPr><w:pStyle w:val="OfficialBody"/></w:pPr><w:r><w:rPr><w:rStyle w:val="OfficialPlaceholder"/>'
                '<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>【待补】</w:t></w:r></w:p>'
            ),
        ),
        (
            {"sections": [Section("甲")]},
            f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r>{HINTED}<w:t>甲</w:t></w:r></w:p>',
        ),
        (
            {"sections": [Section("甲", level=2)]},  # nothing above it: Word could not count it
            (
                f'<w:p><w:pPr><w:pStyle w:val="Heading2"/>{UNCOUNTED}</w:pPr>'
                f"<w:r>{LEAD_HINTED.format(2)}<w:t>（一）</w:t></w:r><w:r>{HINTED}<w:t>甲</w:t></w:r></w:p>"
            ),
        ),
        (
            {"sections": [Measure("甲", "文字。")]},
            (
                '<w:p><w:pPr><w:pStyle w:val="OfficialItem1"/></w:pPr>'
                f"<w:r>{LEAD_HINTED.format(1)}<w:t>甲。</w:t></w:r><w:r>{HINTED}<w:t>文字。</w:t></w:r></w:p>"
            ),
        ),
        (
            {"signed": date(2019, 1, 14)},
            (
                '<w:p><w:pPr><w:pStyle w:val="OfficialDate"/><w:ind w:right="-630" w:left="5670"/></w:pPr>'
                f"<w:r>{HINTED}<w:t>2019年1月14日</w:t></w:r></w:p>"
            ),
        ),
    ],
)
def test_the_last_paragraph(fields: dict[str, Any], expected: str) -> None:
    assert expected == body(report(**fields))[-1]


def test_the_head_of_a_document_and_its_signature() -> None:
    made = report(title="示例县\n工作报告", stage="送审稿", signed=date(2019, 1, 14), preamble=["文字。"])
    expected = [
        (
            '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>'
            f"<w:r>{HINTED}<w:t>示例县</w:t><w:br/><w:t>工作报告</w:t></w:r></w:p>"
        ),
        f'<w:p><w:pPr><w:pStyle w:val="OfficialStage"/></w:pPr><w:r>{HINTED}<w:t>（送审稿）</w:t></w:r></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="OfficialBody"/></w:pPr></w:p>',
        f'<w:p><w:pPr><w:pStyle w:val="OfficialBody"/><w:keepNext/></w:pPr><w:r>{HINTED}<w:t>文字。</w:t></w:r></w:p>',
        '<w:p><w:pPr><w:pStyle w:val="OfficialBody"/><w:keepNext/></w:pPr></w:p>',
        (
            '<w:p><w:pPr><w:pStyle w:val="OfficialSignature"/><w:keepNext/><w:ind w:left="5040"/></w:pPr>'
            f"<w:r>{HINTED}<w:t>示例县人民政府办公室</w:t></w:r></w:p>"
        ),
    ]
    assert expected == body(made)[:-1]


def test_typed_numbers_are_text_in_the_leads_font() -> None:
    made = report(sections=[Section("甲", [Measure("乙")])])
    expected = [
        (
            f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r>{LEAD_HINTED.format(1)}<w:t>一、</w:t></w:r>'
            f"<w:r>{HINTED}<w:t>甲</w:t></w:r></w:p>"
        ),
        (
            f'<w:p><w:pPr><w:pStyle w:val="OfficialItem2"/></w:pPr><w:r>{LEAD_HINTED.format(2)}<w:t>（一）</w:t></w:r>'
            f"<w:r>{LEAD_HINTED.format(2)}<w:t>乙。</w:t></w:r></w:p>"
        ),
    ]
    assert expected == body(made, numbering="typed")[2:]


@pytest.mark.parametrize("numbering", ["automatic", "typed"])
def test_every_run_has_the_hint_and_no_look_outside_styles(numbering: str) -> None:
    package = read(render(FULL, numbering=numbering))  # type: ignore[arg-type]
    runs = list(package.all("r"))
    assert len(runs) > 20
    for run in runs:
        properties = run.find(W + "rPr")
        assert properties is not None
        assert {"rFonts"} == {local_name(e) for e in properties} - {"rStyle"}
        fonts = properties.find(W + "rFonts")
        assert fonts is not None
        assert [(W + "hint", "eastAsia")] == fonts.items()
    direct = {local_name(e) for p in package.all("pPr", DOCUMENT) for e in p}
    assert direct <= {"pStyle", "keepNext", "numPr", "ind"}


# ---------------------------------------------------------------- styles

SET_IN_NORMAL = {"widowControl": "0", "overflowPunct": "", "autoSpaceDE": "0", "autoSpaceDN": "0", "snapToGrid": "0"}


def test_normal_says_how_lines_are_set() -> None:
    properties = styles(read(render(FULL)))["Normal"].find(W + "pPr")
    assert properties is not None
    assert SET_IN_NORMAL == {local_name(e): attribute(e) for e in properties if local_name(e) in SET_IN_NORMAL}
    spacing = properties.find(W + "spacing")
    assert spacing is not None
    assert ["0", "0", "579", "exact"] == [attribute(spacing, name) for name in ("before", "after", "line", "lineRule")]


def test_no_other_style_changes_that() -> None:
    package = read(render(FULL))
    set_elsewhere = [
        f"{name}.{local_name(e)}"
        for name, style in styles(package).items()
        for e in style.iter(*(W + tag for tag in SET_IN_NORMAL))
        if name != "Normal"
    ]
    assert [] == set_elsewhere


def test_nothing_is_bold_or_slanted() -> None:
    package = read(render(FULL))
    assert {"0"} == {attribute(bold) for bold in package.all("b bCs", *package.xml)}
    assert [] == list(package.all("i iCs", *package.xml))


LOOKS = [  # style, font, half-points, between characters, line, first line, alignment, outline level
    ("Title", "方正小标宋简体", "44", "0", "720", "0", "center", "9"),
    ("OfficialStage", "楷体_GB2312", "32", "-5", "579", "0", "center", "9"),
    ("Heading1", "黑体", "32", "-5", "579", "200", "both", "0"),
    ("Heading2", "楷体_GB2312", "32", "-5", "579", "200", "both", "1"),
    ("Heading3", "仿宋_GB2312", "32", "-5", "579", "200", "both", "2"),
    ("Heading4", "仿宋_GB2312", "32", "-5", "579", "200", "both", "3"),
    ("Heading5", "仿宋_GB2312", "32", "-5", "579", "200", "both", "4"),
    ("OfficialItem1", "仿宋_GB2312", "32", "-5", "579", "200", "both", "9"),
    ("OfficialItem5", "仿宋_GB2312", "32", "-5", "579", "200", "both", "9"),
    ("OfficialBody", "仿宋_GB2312", "32", "-5", "579", "200", "both", "9"),
    ("OfficialSignature", "仿宋_GB2312", "32", "-5", "579", "0", "left", "9"),
    ("OfficialDate", "仿宋_GB2312", "32", "-5", "579", "0", "left", "9"),
    ("OfficialPageNumber", "宋体", "28", "0", "280", "0", "right", "9"),
]


@pytest.mark.parametrize(("name", "font", "size", "between", "line", "first", "align", "outline"), LOOKS)
def test_how_each_style_looks(
    name: str, font: str, size: str, between: str, line: str, first: str, align: str, outline: str
) -> None:
    style = styles(read(render(FULL)))[name]
    fonts, spacing, indent = (
        next(style.iter(W + tag)) for tag in ("rFonts", "spacing", "ind")
    )  # pPr stands before rPr
    look = style.find(W + "rPr")
    paragraph = style.find(W + "pPr")
    assert {"eastAsia", font} == {*fonts.attrib.values()}
    assert {"hint", "ascii", "hAnsi", "eastAsia", "cs"} == {key.removeprefix(W) for key in map(str, fonts.attrib)}
    assert [size, size, between, "0"] == [child_value(look, tag) for tag in ("sz", "szCs", "spacing", "kern")]
    assert [line, first] == [attribute(spacing, "line"), attribute(indent, "firstLineChars")]
    assert [align, outline] == [child_value(paragraph, tag) for tag in ("jc", "outlineLvl")]


@pytest.mark.parametrize(
    ("level", "font"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312"), (5, "仿宋_GB2312")]
)
def test_leads_and_numbers_have_the_levels_font(level: int, font: str) -> None:
    package = read(render(FULL))
    lead = styles(package)[f"OfficialLead{level}"]
    counted = list(package.all("lvl", NUMBERING))[level - 1]
    for element in (lead, counted):
        fonts = next(element.iter(W + "rFonts"))
        assert {"eastAsia", font} == {*fonts.attrib.values()}


def test_only_what_stands_above_something_stays_with_what_follows() -> None:
    kept = {
        name
        for name, style in styles(read(render(FULL))).items()
        if child_value(style.find(W + "pPr"), "keepNext") == "1"
    }
    above = {"AttachmentLabel", "AttachmentTitle", "Stage", "TableCaption", "TableUnit"}
    assert {"Title", *(f"Heading{level}" for level in range(1, 6)), *(f"Official{name}" for name in above)} == kept


def test_every_role_has_its_style_and_a_chinese_name_unless_word_has_one() -> None:
    named = {name: child_value(style, "name") for name, style in styles(read(render(FULL))).items()}
    own = {"Title": "Title", **{f"Heading{level}": f"heading {level}" for level in range(1, 6)}}
    assert own == {name: said for name, said in named.items() if name in own}
    official = {said for name, said in named.items() if name.startswith("Official")}
    assert all(said.startswith("公文") for said in official)
    words_own = (Role.TITLE, *HEADINGS, *CONTENTS)
    assert {f"公文{role.value}" for role in Role if role not in (*words_own, Role.SHEET_TITLE)} <= official


def test_digits_are_in_the_chinese_font_unless_the_format_has_one_for_them() -> None:
    layout = attrs.evolve(GB9704, latin_font=Font("Times New Roman"))
    fonts = next(styles(read(render(FULL, layout=layout)))["OfficialBody"].iter(W + "rFonts"))
    expected = ["Times New Roman", "Times New Roman", "仿宋_GB2312", "Times New Roman"]
    assert expected == [attribute(fonts, slot) for slot in ("ascii", "hAnsi", "eastAsia", "cs")]


# ---------------------------------------------------------------- numbering

OFFICIAL_LEVELS = [
    ("0", "chineseCountingThousand", "Heading1", "nothing", "%1、"),
    ("1", "chineseCountingThousand", "Heading2", "nothing", "（%2）"),
    ("2", "decimal", "Heading3", "nothing", "%3."),
    ("3", "decimal", "Heading4", "nothing", "（%4）"),
    ("4", "decimalEnclosedCircle", "Heading5", "nothing", "%5"),
]


def levels(package: Package) -> list[tuple[str, ...]]:
    found = package.all("lvl", NUMBERING)
    tags = ("numFmt", "pStyle", "suff", "lvlText")
    return [(attribute(level, "ilvl"), *(child_value(level, tag) for tag in tags)) for level in found]


def test_the_scheme_is_one_list_linked_to_the_headings() -> None:
    assert OFFICIAL_LEVELS == levels(read(render(FULL)))


def test_a_shorter_scheme_links_fewer_headings() -> None:
    package = read(render(report(scheme=TWO_LEVEL, sections=[Section("甲", [Measure("乙")])])))
    expected = [OFFICIAL_LEVELS[0], ("1", "decimal", "Heading2", "nothing", "%2.")]
    assert expected == levels(package)
    assert ["Heading1", "Heading2"] == [
        n for n, style in styles(package).items() if next(style.iter(W + "numPr"), None) is not None
    ]


def test_typed_numbers_need_no_list() -> None:
    package = read(render(FULL, numbering="typed"))
    assert (False, []) == (NUMBERING in package.parts, list(package.all("numPr", STYLES, DOCUMENT)))


@pytest.mark.parametrize(
    ("sections", "typed"),  # the numbers that Word cannot count as the office prints them
    [
        ([Section("甲")] * 99, []),
        ([Section("甲")] * 100, ["一、", "二、", "一百、"]),
        ([Section("甲", [Measure("乙")] * 100), Section("丙", [Measure("丁")])], ["（一）", "（九十九）", "（一百）"]),
        ([Section("甲", [Section("乙", [Measure("丙")] * 120)])], []),
        ([Section("甲", [Measure("乙", level=3), Measure("丙")])], ["1."]),
        ([Section("甲", [Measure("乙", level=3, content=[Measure("丙")])])], ["1.", "（1）"]),
        ([Measure("甲", level=5)] * 21, ["①", "⑳", "㉑"]),
    ],
)
def test_what_word_cannot_count_is_typed_as_a_whole(sections: list[Section], typed: list[str]) -> None:
    made = report(sections=sections)
    shown = [p for p in read(render(made)).all("p", DOCUMENT) if next(p.iter(W + "numId"), None) is not None]
    numbers = [next(p.iter(W + "t")).text for p in shown]
    assert typed == [number for number in numbers if number in typed]
    assert bool(typed) == bool(numbers)


@pytest.mark.parametrize(
    "sections",
    [
        [Section("甲", [Measure("乙", content=[Measure("丙")] * 2)] * 3)] * 2,
        [Section("甲", [Measure("乙")] * 112), Section("丙", [Measure("丁")] * 2)],
        [Section("甲")] * 112,
        [Section("甲", [Measure("乙", level=3), Measure("丙", level=3), Measure("丁"), Measure("戊", level=3)])],
        [Section("甲", [Section("乙", [Section("丙", [Section("丁", [Measure("戊")] * 22)])])])],
        [Measure("甲", level=2), Section("乙", [Measure("丙")]), Measure("丁", level=2)],
    ],
    ids=["restarts", "more than 99 items", "more than 99 parts", "skipped", "circled", "no part above"],
)
def test_both_ways_of_numbering_print_what_the_manuscript_says(sections: list[Content]) -> None:
    made = report(sections=sections)
    expected = lines(made)
    assert expected == paragraphs(render(made))
    assert expected == paragraphs(render(made, numbering="typed"))


@given(REPORTS)
def test_the_file_says_what_the_manuscript_says_in_both_ways_of_numbering(made: Report) -> None:
    expected = [line for line in lines(made) if line]
    for docx_file in (render(made), render(made, numbering="typed")):
        assert expected == [re.sub(r"\t\d+$", "", line) for line in paragraphs(docx_file) if line]
        assert [] == checks.faults(docx_file)


@given(trees(deepest=2), st.integers(1, 130), st.sampled_from([0, 1, 2]))
def test_long_runs_between_short_ones_are_counted_right(content: list[Content], many: int, below: int) -> None:
    run = Section("很多", [Measure("项", content=[Measure("目")] * below)] * many)
    made = report(scheme=("一、", "（一）", "1."), sections=[*content, run, *content])
    assert lines(made) == paragraphs(render(made))


def test_the_files_are_valid(validated: Validated) -> None:
    long = report(sections=[Section("甲", [Measure("乙")] * 112)])
    given = (FULL, long, report())
    validated.all([render(r, numbering=n) for r in given for n in ("automatic", "typed")])


# ---------------------------------------------------------------- the other parts


def test_the_font_table_names_a_stand_in_for_each_typeface() -> None:
    package = read(render(FULL))
    actual = {attribute(f, "name"): child_value(f, "altName") for f in package.all("font", "word/fontTable.xml")}
    expected = {
        "方正小标宋简体": "宋体",
        "楷体_GB2312": "楷体",
        "黑体": "SimHei",
        "仿宋_GB2312": "仿宋",
        "宋体": "SimSun",
    }
    assert expected == actual


def test_settings() -> None:
    package = read(render(FULL))
    actual = {local_name(e): attribute(e) for e in package.xml[SETTINGS]}
    assert "evenAndOddHeaders" in actual
    assert "doNotCompress" == actual["characterSpacingControl"]
    (compatible,) = package.all("compatSetting", SETTINGS)
    assert ["compatibilityMode", "15"] == [attribute(compatible, "name"), attribute(compatible)]


def test_the_language_is_chinese() -> None:
    package = read(render(FULL))
    found = [*package.all("lang", STYLES), *package.all("themeFontLang", SETTINGS)]
    assert ["zh-CN", "zh-CN"] == [attribute(e, "eastAsia") for e in found]


@pytest.mark.parametrize(
    ("name", "style", "cached"),
    [("word/footer1.xml", "OfficialPageNumber", "1"), ("word/footer2.xml", "OfficialEvenPageNumber", "2")],
)
def test_the_page_number_is_a_field_between_dashes(name: str, style: str, cached: str) -> None:
    package = read(render(FULL))
    (paragraph,) = package.all("p", name)
    assert f"— {cached} —" == "".join(t.text or "" for t in paragraph.iter(W + "t"))
    assert [" PAGE "] == [t.text for t in package.all("instrText", name)]
    assert style == child_value(paragraph.find(W + "pPr"), "pStyle")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            FULL,
            {
                "title": "示例县工作报告",
                "creator": "示例县人民政府办公室",
                "lastModifiedBy": "示例县人民政府办公室",
                "created": "2019-01-14T00:00:00Z",
                "modified": "2019-01-14T00:00:00Z",
                "language": "zh-CN",
            },
        ),
        (
            report(title="甲 & <乙>", office=Body("“丙”", area="丙县")),
            {"title": "甲 & <乙>", "creator": "“丙”", "lastModifiedBy": "“丙”", "language": "zh-CN"},
        ),
    ],
)
def test_properties_come_from_the_report_and_none_from_the_clock(given: Report, expected: dict[str, str]) -> None:
    assert expected == {local_name(e): e.text for e in read(render(given)).xml[CORE]}


def test_the_page_is_the_standards() -> None:
    (section,) = read(render(FULL)).all("sectPr", DOCUMENT)
    size, margins, grid = (section.find(W + tag) for tag in ("pgSz", "pgMar", "docGrid"))
    assert size is not None
    assert margins is not None
    assert grid is not None
    assert ["11906", "16838"] == [attribute(size, side) for side in "wh"]
    assert ["2098", "1474", "1984", "1587"] == [attribute(margins, s) for s in ("top", "right", "bottom", "left")]
    assert ["", "579"] == [attribute(grid, name) for name in ("type", "linePitch")]


# ---------------------------------------------------------------- the same report, the same bytes


@given(REPORTS)
def test_the_same_report_gives_the_same_bytes(made: Report) -> None:
    again = attrs.evolve(made)
    assert render(made) == render(again)


ELSEWHERE = """
import sys, time
from datetime import date
from hashlib import sha256
time.sleep(float(sys.argv[1]))
from reportkit import render
import lushan_2018
for numbering in ("automatic", "typed"):
    print(sha256(render(lushan_2018.build(), numbering=numbering)).hexdigest())
"""


@pytest.mark.slow
def test_another_hash_seed_time_and_time_zone_give_the_same_bytes() -> None:
    places = [str(Path(reportkit.__file__).parents[1]), str(Path(__file__).parents[1] / "examples")]
    said = set()
    for seed, zone, wait in (("1", "Asia/Shanghai", "0"), ("2", "America/New_York", "2.1")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(places)}
        command = [sys.executable, "-c", ELSEWHERE, wait]
        said.add(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)
    assert 1 == len(said)


def test_python_docx_opens_the_file_and_reads_the_same_text() -> None:
    for made in (FULL, report()):
        document = docx.Document(io.BytesIO(render(made, numbering="typed")))
        assert lines(made) == [paragraph.text for paragraph in document.paragraphs]
        assert "zh-CN" == document.core_properties.language


@given(WORDS)
def test_any_text_comes_back_from_the_file(words: str) -> None:
    expected = words.replace("{{", "{").replace("}}", "}")
    assert expected == paragraphs(render(report(preamble=[words])))[-1]
