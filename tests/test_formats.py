"""Formats: what no sheet can hold is refused where it is built, whatever is taken gives a valid file."""

import pickle
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments import checks
from instruments.package import read
from instruments.session import Rendered, Validated
from reportkit import Attachment, Body, Measure, Picture, Report, Section, Table, check, render, save
from reportkit.errors import InvalidValue, WrongType
from reportkit.formats import (
    GB9704,
    ApprovalBox,
    ApprovalForm,
    ApprovalRow,
    ChartLook,
    ContentsLook,
    DoubleLines,
    Font,
    Format,
    HeadLook,
    ImprintLook,
    InlineLook,
    LinkLook,
    NoteLook,
    Page,
    StressLook,
    Style,
    TableLook,
)
from reportkit.manuscript import Element, Role, Stress
from samples import png, report

HEI = Font("黑体")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EVERYTHING = report(
    signed=date(2019, 1, 14),
    preamble=["文字。"],
    sections=[
        Section("甲", [Measure("乙", "文字。", points=["子", "丑"]), Picture(png(), alt="灰色", caption="图题")]),
        Section("乙", [Table([["规章", 1], ["文件", 2]], header=["类别", "数量"], caption="表题", unit="件")]),
    ],
    attachments=[Attachment("统计图", [Picture(png(), alt="灰色")], landscape=True)],
)


def without(*roles: Role) -> Format:
    return attrs.evolve(GB9704, styles={role: style for role, style in GB9704.styles.items() if role not in roles})


# ---------------------------------------------------------------- what is refused

GOOD: dict[type, dict[str, Any]] = {  # of each class, what builds one
    Font: {"name": "黑体"},
    Page: {},
    Style: {"font": HEI},
    TableLook: {},
    HeadLook: {},
    DoubleLines: {},
    ChartLook: {},
    ContentsLook: {},
    ImprintLook: {},
    ApprovalBox: {"label": "签发"},
    ApprovalRow: {"boxes": "签发"},
    ApprovalForm: {"rows": [ApprovalRow("签发")]},
    StressLook: {},
    LinkLook: {},
    NoteLook: {},
    InlineLook: {},
    Format: {"name": "某县", "page": Page(), "styles": GB9704.styles},
}
REFUSED: list[tuple[type, str, Any, str]] = [
    (Font, "name", "", "got ''; give a name that is not empty"),
    (Font, "name", "a\x01b", "U+0001 at position 1 cannot be printed; take it out"),
    (Font, "name", "\ud800", "U+D800 at position 0 cannot be printed; take it out"),
    (Font, "name", 5, "got 5 of type int; give a name as a str"),
    (Font, "stand_in", "\n", "got '\\n'; give a name that is not empty"),
    (Font, "repertoire", "foo", "got 'foo'; give one of 'gb2312', 'gbk'"),
    (Page, "width", -210, "got -210 mm; give 90 to 558"),
    (Page, "width", 1e6, "got 1000000.0 mm; give 90 to 558"),
    (Page, "width", float("nan"), "got nan mm; give 90 to 558"),
    (Page, "width", 10**5000, "got <int …> mm; give 90 to 558"),
    (Page, "width", "210", "got '210' of type str; give a number of mm"),
    (Page, "height", True, "got True of type bool; give a number of mm"),
    (Page, "top", -1, "got -1 mm; give 0 to 558"),
    (Page, "left", -1, "got -1 mm; give 0 to 558"),
    (Page, "text_width", 0, "got 0 mm; give 50 to 558"),
    (Page, "text_width", 188, "the type area ends 6 mm beyond the sheet; make it narrower"),
    (Page, "text_height", 0, "got 0 mm; give 50 to 558"),
    (Page, "text_height", 252, "8 mm remain below; the page number needs 10"),
    (Page, "lines", 0, "got 0 行; give 1 to 100"),
    (Page, "lines", 22.5, "got 22.5 of type float; give a whole number of 行"),
    (Page, "characters", 0, "got 0 字; give 1 to 100"),
    (Page, "line", 8, "got 8 磅; give 9 to 400"),
    (Page, "line", 26, "26 磅 sets 24 行 on a side, not 22; give lines=24, or another distance"),
    (Page, "line", 30, "30 磅 sets 21 行 on a side, not 22; give lines=21, or another distance"),
    (Page, "mirrored", "yes", "got 'yes' of type str; give True or False"),
    (Page, "grid", 1, "got 1 of type int; give True or False"),
    (Page, "page_number_drop", 0, "got 0 mm; give 5 to 50"),
    (Style, "font", "仿宋", "got '仿宋' of type str; give a Font, such as Font(\"黑体\")"),
    (Style, "size", "7号", "got '7号'; give one of '初号', '小初', "),
    (Style, "size", 16, "got 16 of type int; give one of '初号', "),
    (Style, "align", '"<', "got '\"<'; give one of 'left', 'center', "),
    (Style, "first_line", -2, "got -2 字; give 0 to 20"),
    (Style, "right", 30, "got 30 字; give 0 to 20"),
    (Style, "line", -5, "got -5 磅; give 0 to 400"),
    (Style, "line", float("nan"), "got nan 磅; give 0 to 400"),
    (Style, "line", 15, "15 磅 would cut 三号 off; give 16 or more, or 0"),
    (Style, "lead", "黑体", "got '黑体' of type str; give a Font"),
    (Style, "outline", 99, "got 99 级; give 1 to 9"),
    (Style, "outline", 0, "got 0 级; give 1 to 9"),
    (Style, "red", 1, "got 1 of type int; give True or False"),
    (Style, "keep_next", 1, "got 1 of type int; give True or False"),
    (Style, "new_page", "no", "got 'no' of type str; give True or False"),
    (TableLook, "rule", -1, "got -1 磅; give 0.25 to 6"),
    (TableLook, "side_margin", 500, "got 500 mm; give 0 to 10"),
    (TableLook, "end_margin", -5, "got -5 mm; give 0 to 10"),
    (TableLook, "dense_end_margin", 11, "got 11 mm; give 0 to 10"),
    (HeadLook, "mark_top", 500, "got 500 mm; give -30 to 100"),
    (HeadLook, "ascent", 0, "got 0 of its size; give 0.5 to 1.2"),
    (HeadLook, "mark_pitch", 1, "1 would cut the characters off; give 1.06"),
    (HeadLook, "mark_height", 0, "got 0 mm; give 10 to 150"),
    (HeadLook, "line", -1, "got -1 磅; give 0 to 6"),
    (HeadLook, "double_lines", 4, "got 4 of type int; give DoubleLines, or None"),
    (DoubleLines, "below_mark", 0, "got 0 mm; give 1 to 30"),
    (DoubleLines, "above_foot", 0, "got 0 mm; give 5 to 50"),
    (DoubleLines, "length", 0, "got 0 mm; give 50 to 297"),
    (DoubleLines, "thick", 0, "got 0 磅; give 0.5 to 6"),
    (DoubleLines, "thin", 0, "got 0 磅; give 0.25 to 6"),
    (DoubleLines, "apart", 0, "got 0 mm; give 0.3 to 5"),
    (HeadLook, "line_drop", 1, "got 1 mm; give 2 to 20"),
    (Format, "name", "", "got ''; give a name that is not empty"),
    (Format, "page", None, "got None of type NoneType; give a Page"),
    (Format, "tables", None, "got None of type NoneType; give a TableLook"),
    (Format, "head", None, "got None of type NoneType; give a HeadLook"),
    (Format, "charts", [], "got [] of type list; give a ChartLook"),
    (ChartLook, "colours", ["红"], "got ('红',); give colours of six digits, such as ['595959', 'A6A6A6']"),
    (ContentsLook, "numbered", "罗马", "got '罗马' of type str; give True or False"),
    (ContentsLook, "step", 6, "got 6 字; give 0 to 5"),
    (ContentsLook, "hanging", -1, "got -1 字; give 0 to 10"),
    (Format, "contents", True, "got True of type bool; give a ContentsLook"),
    (ImprintLook, "outer_rule", -1, "got -1 mm; give 0 to 2"),
    (ImprintLook, "inner_rule", "细", "got '细' of type str; give a number of mm"),
    (ImprintLook, "even_page", 1, "got 1 of type int; give True or False"),
    (StressLook, "font", "黑体", "got '黑体' of type str; give a Font"),
    (StressLook, "bold", 1, "got 1 of type int; give True or False"),
    (StressLook, "underlined", "是", "got '是' of type str; give True or False"),
    (LinkLook, "underlined", 1, "got 1 of type int; give True or False"),
    (LinkLook, "colour", "蓝", "got '蓝'; give red, green and blue as six hexadecimal digits, such as 0000FF"),
    (NoteLook, "font", None, "got None of type NoneType; give a Font"),
    (NoteLook, "size", "初号", "got '初号'; give one of '三号', "),
    (NoteLook, "line", 1, "got 1 磅; give 9 to 60"),
    (NoteLook, "each_page", "是", "got '是' of type str; give True or False"),
    (InlineLook, "stresses", [], "got [] of type list; give a mapping of Stress to StressLook"),
    (InlineLook, "stresses", {"加粗": StressLook()}, " key: got '加粗' of type str; give a Stress"),
    (InlineLook, "stresses", {Stress.BOLD: HEI}, "[加粗]: got Font("),
    (InlineLook, "link", None, "got None of type NoneType; give a LinkLook"),
    (InlineLook, "note", None, "got None of type NoneType; give a NoteLook"),
    (Format, "inline", None, "got None of type NoneType; give an InlineLook"),
    (Format, "imprint", 0.35, "got 0.35 of type float; give an ImprintLook"),
    (Format, "elements", "标题", "got '标题' of type str; give a list of Element"),
    (Format, "elements", ["标题"], "[0]: got '标题' of type str; give an Element"),
    (Format, "elements", [Element.TEXT, Element.TEXT], "[1]: Element.TEXT stands in it twice; name it once"),
    (Format, "page_number", "", "got ''; give text that is not empty"),
    (Format, "page_number", "— —", "got '— —'; give one 1, as in '— 1 —' or '第1页'"),
    (Format, "page_number", "第1页共12页", "got '第1页共12页'; give one 1, as in "),
    (ApprovalBox, "label", "", "got ''; give a name that is not empty"),
    (ApprovalBox, "blank", "a\x01", "U+0001 at position 1 cannot be printed; take it out"),
    (ApprovalBox, "signed", 1, "got 1 of type int; give True or False"),
    (ApprovalRow, "boxes", [], "got 0 boxes; give 1 to 4"),
    (ApprovalRow, "boxes", ["一", "二", "三", "四", "五"], "got 5 boxes; give 1 to 4"),
    (ApprovalRow, "boxes", [3], "[0]: got 3 of type int; give a label, or an ApprovalBox"),
    (ApprovalRow, "height", 3, "got 3 mm; give 5 to 200"),
    (ApprovalForm, "rows", [], "no row; give one at the least"),
    (ApprovalForm, "rows", ["签发"], "[0]: got '签发' of type str; give an ApprovalRow"),
    (ApprovalForm, "rows", [ApprovalRow("签发"), ApprovalRow("签发")], "'签发' stands in it twice; name each once"),
    (ApprovalForm, "title", "", "got ''; give a name that is not empty"),
    (ApprovalForm, "label_width", 5, "got 5 mm; give 8 to 60"),
    (Format, "approval", "稿纸", "got '稿纸' of type str; give an ApprovalForm"),
    (Format, "standard", "", "got ''; give a name that is not empty"),
    (Format, "reasons", ["行距"], "got ['行距'] of type list; give a mapping of aspects to reasons, such as "),
    (Format, "reasons", {"行": "规定"}, "got the aspect '行'; give one of 纸张、页边、"),
    (Format, "reasons", {"行距": 28}, "[行距]: got 28 of type int; give why the office departs, as a text of one line"),
    (Format, "reasons", {"行距": " "}, "[行距]: got ' '; give why the office departs, as a text of one line"),
    (Format, "wps_official", 1, "got 1 of type int; give True or False"),
    (Format, "latin_font", "Times", "got 'Times' of type str; give a Font"),
    (Format, "styles", None, "got None of type NoneType; give a mapping of Role to Style"),
    (Format, "styles", {}, "no style for ['Role.COPY_NUMBER', 'Role.SECRECY', "),
    (Format, "styles", {"正文": Style(HEI)}, " key: got '正文' of type str; give a Role"),
    (Format, "styles", {Role.BODY: HEI}, "[Role.BODY]: got Font("),
    (
        Format,
        "styles",
        {Role.BODY: Style(HEI, lead=HEI)},
        "[Role.BODY].lead: only items and what has a label have a lead; leave it out",
    ),
    (Format, "styles", {Role.PICTURE: Style(HEI)}, "[Role.PICTURE].line: got None; give 0, or pictures are cut off"),
    (
        Format,
        "styles",
        {Role.BODY: Style(HEI, "初号")},
        "[Role.BODY].line: the page's 行 of 28.95 磅 would cut 初号 off",
    ),
]


IDS = [f"{kind.__name__}.{name} {message}" for kind, name, _, message in REFUSED]


@pytest.mark.parametrize(("kind", "name", "value", "message"), REFUSED, ids=IDS)
def test_what_no_sheet_can_hold_is_refused_with_its_place(kind: type, name: str, value: object, message: str) -> None:
    own = "" if name in ("name", "title") else {Font: "黑体", Format: "某县", ApprovalForm: "发文稿纸"}.get(kind, "")
    called = f'("{own}")' if own else ""
    error = WrongType if " of type " in message or "got Font(" in message else InvalidValue
    with pytest.raises(error, match=rf"{re.escape(f'{kind.__name__}{called}.{name}')}(: )?{re.escape(message)}"):
        kind(**{**GOOD[kind], name: value})


def test_every_field_has_a_refusal() -> None:
    fields = {(kind, field.name) for kind in GOOD for field in attrs.fields(kind)}
    assert fields == {(kind, name) for kind, name, *_ in REFUSED}


def test_a_line_of_the_page_holds_its_characters() -> None:
    with pytest.raises(InvalidValue, match=r"^Page\.characters: 32 字 of 三号 do not fit; give at most 31$"):
        attrs.evolve(GB9704, page=Page(characters=32))


@pytest.mark.parametrize("role", Role)
def test_a_missing_style_is_named(role: Role) -> None:
    with pytest.raises(InvalidValue, match=re.escape(f"no style for ['{role}']; give one for every Role")):
        without(role)


# ---------------------------------------------------------------- what is taken

A5 = Page(148, 210, 20, 20, 108, 160, lines=15, characters=19, page_number_drop=5)
WIDE_LINES = {role: attrs.evolve(style, line=style.line and 400.0) for role, style in GB9704.styles.items()}
SMALL_TYPE = {
    role: attrs.evolve(style, size="小五", line=0, lead=None, outline=None) for role, style in GB9704.styles.items()
}
TAKEN = {
    "A5": attrs.evolve(GB9704, page=A5),
    "smallest": Format(
        "小", Page(90, 90, 0, 0, 50, 50, 1, 1, 5), SMALL_TYPE, HEI, TableLook(0.25, side_margin=0, end_margin=0)
    ),
    "largest": Format(
        "大", Page(558, 558, 0, 0, 558, 505, page_number_drop=50), WIDE_LINES, None, TableLook(6, 10, 10, 10)
    ),
    "no leads": attrs.evolve(
        GB9704, styles={role: attrs.evolve(style, lead=None) for role, style in GB9704.styles.items()}
    ),
    "odd names": attrs.evolve(GB9704, name='<"&', latin_font=Font('Times "<&', 'New "<&')),
}


@pytest.mark.parametrize("layout", TAKEN.values(), ids=list(TAKEN))
def test_whatever_is_taken_gives_a_valid_file(layout: Format, validated: Validated) -> None:
    validated(render(EVERYTHING, layout=layout))
    assert [] == checks.faults(render(EVERYTHING, layout=layout, numbering="typed"))


PAGES = st.builds(
    Page,
    left=st.floats(0, 54),
    top=st.floats(0, 62),
    lines=st.integers(1, 30),
    characters=st.integers(1, 31),
    page_number_drop=st.floats(5, 7),
)


@given(PAGES)
def test_no_distance_of_a_page_is_negative_but_what_a_date_may_run_over(page: Page) -> None:
    xml = render(EVERYTHING, layout=attrs.evolve(GB9704, page=page))
    parts = [part.decode("utf-8") for name, part in read(xml).parts.items() if name.endswith(".xml")]
    negative = [
        found for part in parts for found in re.findall(r'<w:(?:pgMar|ind|pgSz|spacing w:l)[^>]*"-[^>]*>', part)
    ]
    assert ["<w:ind w:right"] == [found.split("=")[0] for found in negative]


def test_a_format_is_frozen_as_a_whole_and_can_be_kept() -> None:
    styles = dict(GB9704.styles)
    made = attrs.evolve(GB9704, styles=styles)
    styles.clear()
    assert GB9704.styles == made.styles
    again = pickle.loads(pickle.dumps(GB9704))
    assert {GB9704} == {again, attrs.evolve(GB9704)}


# ---------------------------------------------------------------- pictures on its page


def extents(made: Report, layout: Format = GB9704) -> list[list[float]]:
    """Width and height of each picture in mm."""
    found = read(render(made, layout=layout)).xml["word/document.xml"].iter(DRAWING + "extent")
    return [[round(int(extent.get(side, "0")) / 36000, 1) for side in ("cx", "cy")] for extent in found]


SQUARE = Picture(png(800, 800), alt="灰色", width=420)
CAPTIONED = attrs.evolve(SQUARE, caption="图题")
HALF = Picture(png(), alt="灰色", characters=14)
SIZES: list[tuple[Format, Picture, bool, list[float]]] = [
    (GB9704, SQUARE, False, [156, 156]),
    (GB9704, SQUARE, True, [151.3, 151.3]),  # 15 行, less what letters hang below their line
    (GB9704, CAPTIONED, True, [141.1, 141.1]),  # 14 行 above the caption
    (GB9704, HALF, False, [78, 39]),
    (GB9704, HALF, True, [78, 39]),
    (TAKEN["A5"], SQUARE, False, [108, 108]),
    (TAKEN["A5"], CAPTIONED, True, [94, 94]),
    (TAKEN["A5"], HALF, False, [79.6, 39.8]),
]


@pytest.mark.parametrize(("layout", "picture", "turned", "expected"), SIZES)
def test_a_picture_fits_the_page_of_its_format(
    layout: Format, picture: Picture, turned: bool, expected: list[float]
) -> None:
    made = report(attachments=[Attachment("统计图", [picture], landscape=turned)])
    assert [expected] == extents(made, layout)


def test_the_largest_picture_shares_its_page_with_its_caption(rendered: Rendered) -> None:
    captions = [None, "图题", "图题" * 40]
    cases = [(turned, caption) for turned in (False, True) for caption in captions]
    made = [
        report(
            attachments=[
                Attachment(
                    "统计图",
                    [Picture(png(400, 900, dots=600), alt="灰色", caption=caption)],
                    landscape=turned,
                )
            ]
        )
        for turned, caption in cases
    ]
    documents = rendered.all([render(each) for each in made])
    assert [3] * 6 == [len(pages) for pages in documents]  # the report, the attachment's title, the picture
    shown = ["图1" in "".join(line.text for line in pages[-1].body) for pages in documents]
    assert [caption is not None for _, caption in cases] == shown


# ---------------------------------------------------------------- the argument

UNLUCKY = [None, "GB/T 9704", Format, GB9704.page, {"name": "x"}]


@pytest.mark.parametrize("layout", UNLUCKY)
def test_an_argument_that_is_no_format_is_refused(layout: Any, tmp_path: Path) -> None:
    verbs: dict[str, Callable[[], object]] = {
        "render": lambda: render(EVERYTHING, layout=layout),
        "render: ": lambda: render(EVERYTHING, ".txt", layout=layout),
        "render: got": lambda: save(EVERYTHING, tmp_path / "报告.docx", layout=layout),
        "check": lambda: check(EVERYTHING, layout=layout),
    }
    for verb, call in verbs.items():
        with pytest.raises(WrongType, match=rf"^{verb}.*the layout .*; give a Format such as GB9704"):
            call()
    assert [] == list(tmp_path.iterdir())


# ---------------------------------------------------------------- names longer than a line


@pytest.mark.parametrize(
    ("length", "name_left", "date_left"),
    [(10, 5040, 5670), (26, 0, 630), (27, 0, 630), (28, 0, 630), (45, 0, 630)],  # of 28 字 at 315 twips
)
def test_a_name_too_long_for_its_place_begins_at_the_left_edge(length: int, name_left: int, date_left: int) -> None:
    made = report(office=Body("长" * length, area="示例县"), signed=date(2019, 1, 14))
    xml = read(render(made)).parts["word/document.xml"].decode("utf-8")
    assert [str(name_left), str(date_left)] == re.findall(r'w:left="(-?\d+)"/></w:pPr>', xml)


def test_a_date_may_run_into_the_margin_rather_than_break_where_a_program_widens_it() -> None:
    xml = read(render(report(signed=date(2019, 1, 20)))).parts["word/document.xml"].decode("utf-8")
    assert ["-630"] == re.findall(r'OfficialDate"/><w:ind w:right="(-?\d+)"', xml)


def test_the_signature_keeps_its_distance_from_the_right_edge_in_any_size() -> None:
    layout = attrs.evolve(
        GB9704,
        styles={
            **GB9704.styles,
            **{role: attrs.evolve(GB9704.styles[role], size="小四") for role in (Role.SIGNATURE, Role.DATE)},
        },
    )
    xml = read(render(report(signed=date(2019, 1, 14)), layout=layout)).parts["word/document.xml"].decode("utf-8")
    assert [str(28 * 315 - 12 * 240), str(28 * 315 - 10 * 240)] == re.findall(r'w:left="(-?\d+)"/></w:pPr>', xml)
