"""What the rules say of how a Word file is set: one finding for each way to depart, with its count."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.formats import GB9704, Font
from reportkit.formats.format import POINTS_OF_SIZE
from reportkit.manuscript import Role
from reportkit.readers import SetPage, SetPageNumber, SetParagraph, SetTable, WordFile, read_text
from reportkit.rules import RULES, CheckContext, Input
from reportkit.rules.layout.lines import DAY, NAME
from reportkit.rules.layout.looks import JUDGED, TITLE
from reportkit.rules.layout.typeface_kinds import kind

LAYOUT = tuple(rule for rule in RULES if rule.needs is Input.FILE)
ONE = attrs.evolve(SetParagraph(), text="内容。")
FIRST = SetParagraph(role=Role.HEADING_1, font="黑体", lead="黑体", number="一、", text="概述")
SECOND = SetParagraph(role=Role.HEADING_2, font="楷体_GB2312", lead="楷体_GB2312", number="（一）", text="公开")
ITEM = SetParagraph(role=Role.ITEM_2, lead="楷体_GB2312", number="（一）")
BOTH = (SetPageNumber(), SetPageNumber(side="双页", text="— 2 —", align="left"))
TURNED = SetPage(width=297, height=210, top=28, right=37, bottom=26, left=35)


def found(layout: Any = GB9704, **file: Any) -> list[tuple[str, str, str]]:
    context = CheckContext(None, read_text("工作报告"), layout, file=WordFile(**file))
    return [(one.name, one.place, one.message) for rule in LAYOUT for one in rule.findings(context)]


def names(*paragraphs: SetParagraph, **file: Any) -> list[str]:
    return [name for name, _, _ in found(paragraphs=paragraphs, **file)]


def messages(*paragraphs: SetParagraph, **file: Any) -> list[str]:
    return [message for _, _, message in found(paragraphs=paragraphs, **file)]


def test_a_file_that_is_right_has_no_findings() -> None:
    right = (TITLE, attrs.evolve(ONE, text="各乡镇人民政府：", first_line=0), FIRST, ITEM, ONE, SECOND, NAME, DAY)
    assert [] == found(paragraphs=right, pages=(SetPage(), TURNED), page_numbers=BOTH)


def test_many_paragraphs_that_depart_alike_are_one_finding_at_the_first() -> None:
    paragraphs = [attrs.evolve(ONE, place=f"第{n}段", size=12) for n in range(2, 36)]
    assert [("wrong_size", "第2段", "正文：34段为小四，一般应为三号")] == found(paragraphs=(TITLE, *paragraphs))


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (attrs.evolve(ONE, font="宋体"), "正文：1段为宋体，一般应为仿宋体"),
        (attrs.evolve(ONE, font="微软雅黑"), "正文：1段为微软雅黑，一般应为仿宋体"),
        (attrs.evolve(ONE, font=""), "正文：1段没有指定中文字体，一般应为仿宋体"),
        (attrs.evolve(FIRST, font="宋体"), "一级标题：1段为宋体，一般应为黑体"),
        (attrs.evolve(SECOND, font="黑体"), "二级标题：1段为黑体，一般应为楷体"),
        (attrs.evolve(TITLE, font="黑体"), "标题：1段为黑体，一般应为小标宋体"),
        (attrs.evolve(ITEM, lead="隶书"), "正文：1段开头为隶书，二级条目的题一般应为楷体"),
        (attrs.evolve(ONE, size=15), "正文：1段为小三，一般应为三号"),
        (attrs.evolve(ONE, size=13), "正文：1段为13磅，一般应为三号"),
        (attrs.evolve(TITLE, size=18), "标题：1段为小二，一般应为二号"),
        (
            attrs.evolve(ONE, latin="Calibri"),
            "正文：1段的数字和字母为Calibri，一般与汉字用同一字体，也可以用Times New Roman",
        ),
        (attrs.evolve(SECOND, bold=True), "二级标题：1段加粗，不必加粗"),
        (attrs.evolve(ONE, color="0563C1"), "正文：1段有超链接的蓝色文字，应为黑色"),
        (attrs.evolve(ONE, color="1F4E79"), "正文：1段有颜色1F4E79文字，应为黑色"),
        (attrs.evolve(TITLE, align="both"), "标题：1段没有居中，应居中排布"),
        (attrs.evolve(ONE, first_line=0), "正文：1段首行缩进0字，应为2字"),
        (attrs.evolve(ONE, first_line=0, spaces="　"), "正文：1段首行缩进1字，应为2字"),
        (attrs.evolve(ONE, first_line=2, spaces="　　"), "正文：1段首行缩进4字，应为2字"),
        (attrs.evolve(FIRST, align="center", first_line=0), "一级标题：1段居中，应左空2字"),
        (attrs.evolve(ONE, first_line=0, spaces="    "), "正文：1段用空格缩进，请改为首行缩进2字"),
        (attrs.evolve(ONE, line=30), "正文：1段行距30磅，每面21行，一般应为固定值28.95磅左右（每面22行）"),
        (attrs.evolve(ONE, line=20), "正文：1段行距20磅，每面31行，一般应为固定值28.95磅左右（每面22行）"),
        (
            attrs.evolve(ONE, line=1.5, line_rule="auto"),
            "正文：1段为1.5倍行距，行数随字体而变，一般应为固定值28.95磅左右（每面22行）",
        ),
        (attrs.evolve(ONE, spacing=1), "正文：1段字距为17磅，每行26字，一般应为每行28字"),
        (attrs.evolve(ONE, spacing=-1.5), "正文：1段字距为14.5磅，每行30字，一般应为每行28字"),
        (attrs.evolve(ONE, loose_marks=True), "正文：1段的引号或破折号用西文字体，请改为中文字体"),
        (attrs.evolve(ONE, blanks=9), "前面有9个空段，另起一页请用分页"),
        (attrs.evolve(ONE, bullet=True), "1段用项目符号，可以用“一、”“（一）”“1.”“（1）”标注层次"),
        (
            attrs.evolve(SECOND, numbered=True, behind="tab"),
            "二级标题：1段的自动编号后面为制表符，应紧接文字，请把“编号之后”设为“不特别标注”",
        ),
        (attrs.evolve(NAME, spaces="　" * 18), "发文机关署名：1段用空格推到现在的位置，请用对齐和缩进排定"),
    ],
)
def test_each_departure_is_told_once_with_both_sides(paragraph: SetParagraph, expected: str) -> None:
    assert [expected] == messages(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        attrs.evolve(ONE, font="FangSong", latin="Times New Roman"),
        attrs.evolve(ONE, font="方正仿宋_GBK", latin="仿宋"),
        attrs.evolve(TITLE, font="方正小标宋_GBK", align="center"),
        attrs.evolve(ITEM, lead="仿宋_GB2312"),
        attrs.evolve(ONE, align="left"),
        attrs.evolve(ONE, first_line=1.97),
        attrs.evolve(ONE, line=28),
        attrs.evolve(ONE, line=27.8),
        attrs.evolve(ONE, spacing=0),
        attrs.evolve(ONE, blanks=2),
        attrs.evolve(ONE, align="center", first_line=0, text="（此页无正文）"),
        attrs.evolve(ONE, role=Role.TABLE_CAPTION, font="黑体", size=14, first_line=0, color=""),
        attrs.evolve(ONE, role=Role.PAGE_NUMBER, font="Arial", size=9),
        attrs.evolve(SECOND, numbered=True),
        attrs.evolve(SECOND, behind="tab"),
        attrs.evolve(NAME, spaces="　　"),
    ],
)
def test_what_offices_may_do_is_no_finding(paragraph: SetParagraph) -> None:
    assert [] == messages(paragraph)


def test_an_office_is_judged_by_its_own_format() -> None:
    styles = {**GB9704.styles, Role.HEADING_2: attrs.evolve(GB9704.styles[Role.HEADING_2], font=Font("黑体"))}
    ours = attrs.evolve(GB9704, name="示例县", latin_font=Font("Arial"), styles=styles)
    paragraphs = (attrs.evolve(SECOND, font="黑体", lead="黑体"), attrs.evolve(ONE, latin="Arial"))
    assert [] == found(ours, paragraphs=paragraphs)
    assert ["wrong_typeface", "wrong_latin_typeface"] == [name for name, _, _ in found(paragraphs=paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于2018年政务公开工作的报告", []),
        ("示例县人民政府办公室\n关于2018年政务公开工作的报告", []),
        ("关于2018年政务公开工作的\n情况报告", []),
        ("示例县\n关于2018年政务公开工作的\n情况报告", []),
        ("示例县人民政府办公室\n工作报告\n二〇一八年度及以前", ["title_shape"]),
        ("工作情况\n工作报告", ["title_shape"]),
        ("示例县人民政府办公室关于2018年政务公开工作情况的报告", ["title_shape"]),
    ],
)
def test_titles_form_a_trapezium_or_a_rhombus(text: str, expected: list[str]) -> None:
    assert expected == names(attrs.evolve(TITLE, text=text))
    assert expected == names(*(attrs.evolve(TITLE, text=line) for line in text.split("\n")))


@pytest.mark.parametrize(
    ("name", "day", "right"),
    [
        ((9, 2), (7, 0.5), True),  # no seal
        ((10.5, 6.5), (8.5, 2), True),  # no seal, a date longer than the name
        ((10.75, 3.75), (10.5, 4), True),  # a seal
        ((16, 0), (11.25, 4.75), True),  # a seal and a long name
        ((7, 0), (6.5, 0), False),
        ((12, 5), (7, 0.5), False),
        ((9, 2), (8.5, 2), False),
        ((16, 9), (15.5, 9), False),
    ],
)
def test_signatures_stand_as_with_a_seal_or_without(
    name: tuple[float, float], day: tuple[float, float], right: bool
) -> None:
    (name_begins, name_ends), (day_begins, day_ends) = name, day
    signed = (
        attrs.evolve(NAME, begins=name_begins, ends=name_ends),
        attrs.evolve(DAY, begins=day_begins, ends=day_ends),
    )
    assert ([] if right else ["signature_misplaced"]) == names(*signed)
    assert [] == names(signed[0], *signed), "several sign together"
    assert [] == names(signed[0], attrs.evolve(signed[1], begins=None, ends=None))


def test_counted_and_typed_numbers_of_one_level_do_not_mix_among_siblings() -> None:
    auto, typed = attrs.evolve(SECOND, numbered=True), attrs.evolve(SECOND, number="（二）", place="第7段")
    expected = [("counted_beside_typed", "第7段", "“（二）”为手工编号，前面的“（一）”为自动编号，请统一")]
    assert expected == found(paragraphs=(FIRST, auto, typed))
    assert [] == found(paragraphs=(FIRST, auto, attrs.evolve(FIRST, number="二、"), typed))
    assert [] == found(paragraphs=(FIRST, auto, attrs.evolve(auto, number="")))


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ({"pages": (SetPage(), SetPage())}, []),
        ({"pages": (SetPage(top=36.2, bottom=35.8),)}, []),
        ({"pages": (SetPage(left=28.9, right=25.1),)}, []),
        ({"pages": (SetPage(width=182, height=257),)}, ["纸张为182毫米×257毫米，应为210毫米×297毫米"]),
        ({"pages": (SetPage(left=25, right=29),)}, ["订口（左白边）25.0毫米，应为28毫米±1毫米"]),
        ({"pages": (SetPage(bottom=25),)}, ["版心高235.0毫米，应为225毫米"]),
        (
            {"pages": (SetPage(top=25.4, bottom=25.4, left=31.7, right=31.7),) * 3},
            [
                (
                    "天头（上白边）25.4毫米，应为37毫米±1毫米；订口（左白边）31.7毫米，应为28毫米±1毫米；"
                    "版心宽146.6毫米，应为156毫米；版心高246.2毫米，应为225毫米"
                )
            ],
        ),
        ({"pages": (SetPage(line_pitch=28.95),), "paragraphs": (attrs.evolve(ONE, line=1, line_rule="auto"),)}, []),
        (
            {"pages": (SetPage(line_pitch=15.6),), "paragraphs": (attrs.evolve(ONE, line=1, line_rule="auto"),)},
            ["正文：1段为1倍行距，每面20行，一般应为固定值28.95磅左右（每面22行）"],
        ),
        ({"pages": (SetPage(character_space=-0.21),), "paragraphs": (attrs.evolve(ONE, spacing=0),)}, []),
        (
            {"page_numbers": (BOTH[0], SetPageNumber(side="双页", text=""))},
            ["双页没有页码，应在版心下边缘之下编排页码"],
        ),
        ({"page_numbers": (BOTH[0], attrs.evolve(BOTH[1], align="right"))}, ["双页页码居右，应为双页居左空一字"]),
        (
            {"page_numbers": tuple(attrs.evolve(one, align="center") for one in BOTH)},
            ["单页页码居中，双页页码居中，应为单页居右空一字、双页居左空一字"],
        ),
        ({"page_numbers": tuple(attrs.evolve(one, align="") for one in BOTH)}, []),
        (
            {"page_numbers": (attrs.evolve(BOTH[0], text="-1-"), attrs.evolve(BOTH[1], text="-2-"))},
            ["页码“-1-”，数字左右应各有一条一字线，如“— 1 —”"],
        ),
        ({"page_numbers": (attrs.evolve(BOTH[0], size=9, font="SimSun"),)}, ["页码字号为小五，一般应为四号"]),
        ({"headers": ("示例县",)}, ["公文格式没有页眉，请核对是否保留"]),
        ({"tables": (SetTable(rows=20, repeated=0), SetTable(rows=90))}, []),
        ({"tables": (SetTable(rows=21, repeated=0),)}, ["表格有21行，排不在一页，请设置标题行在各页重复"]),
        ({"language": "ja-JP"}, ["中文文字的语言设置为ja-JP，应为中文（中国）zh-CN"]),
        ({"language": "zh-CN"}, []),
        ({"revisions": 2}, ["还有2处修订没有接受或者拒绝；本次检查按接受插入、删除后的文字进行"]),
        ({"unread": ("图表1处", "墨迹2处")}, ["文件中的图表1处、墨迹2处没有读取，请自行核对"]),
        ({"macros": True}, ["文件带有宏，请去掉后再报送"]),
        ({"linked": True}, ["文件引用了文件以外的内容，请去掉后再报送"]),
    ],
)
def test_pages_and_what_was_left_in_the_file(file: dict[str, Any], expected: list[str]) -> None:
    assert expected == [message for _, _, message in found(**file)]


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        ("仿宋_GB2312", "仿宋体"),
        ("华文仿宋", "仿宋体"),
        ("楷体", "楷体"),
        ("方正楷体_GBK", "楷体"),
        ("SimHei", "黑体"),
        ("微软雅黑", "微软雅黑"),
        ("等线", "等线"),
        ("方正小标宋简体", "小标宋体"),
        ("华文中宋", "华文中宋"),
        ("宋体", "宋体"),
        ("NSimSun", "宋体"),
        ("Times New Roman", "Times New Roman"),
        ("", ""),
    ],
)
def test_typefaces_have_the_names_of_the_standard(font: str, expected: str) -> None:
    assert expected == kind(font)


@given(
    role=st.sampled_from(JUDGED),
    font=st.sampled_from(["仿宋", "宋体", "", "Arial"]),
    size=st.sampled_from([*POINTS_OF_SIZE.values(), 0.5, 500]),
    first=st.floats(-5, 40),
    line=st.floats(-100, 200),
    rule=st.sampled_from(["exact", "auto", "atLeast", "?"]),
    spacing=st.floats(-100, 100),
    text=st.text("甲乙\n", max_size=60),
    align=st.sampled_from(["left", "center", "both", "thaiDistribute"]),
)
def test_no_looks_are_too_strange_for_the_rules(
    role: Role, font: str, size: float, first: float, line: float, rule: str, spacing: float, text: str, align: str
) -> None:
    paragraph = SetParagraph(
        role=role,
        font=font,
        size=size,
        first_line=first,
        line=line,
        line_rule=rule,
        spacing=spacing,
        text=text,
        align=align,
    )
    told = found(paragraphs=(paragraph,))
    assert len({(name, message) for name, _, message in told}) == len(told)
