"""版头 and 主体 as they stand on the page: a row for each clause of GB/T 9704-2012, the figure typed from the standard.

The mark is set for the typeface that documents name; a stand-in reaches less high above its baseline, and is taken for
what it is. An exact line lies a twentieth of its height higher in ONLYOFFICE than in LibreOffice.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import attrs
import pytest

from instruments.page import LEFT, RIGHT, TOP
from instruments.pdf import MM, Box, colour, sheets
from instruments.session import Rendered, Validated
from looking import InkedPages, gap, near
from reportkit import Letterhead, Report, render
from reportkit.compose import compose
from reportkit.formats import GB9704
from reportkit.writers.docx.head import head_of
from samples import report

ROW = 28.95 / MM
CHARACTER = 15.75 / MM
MIDDLE = (LEFT + RIGHT) / 2
NAMES = ["示例县人民政府", "示例县自然资源和规划局", "示例县财政局", "示例县审计局", "示例县司法局"]
NUMBER = "示县发〔2019〕15号"
ONE = Letterhead("示例县人民政府", number=NUMBER)
WORDS = ["现将有关事项通知如下。", "国" * 40]


def letter(head: Letterhead, **given: Any) -> Report:
    fields = {"title": "关于做好政务公开工作的通知", "preamble": WORDS, "addressees": ["县财政局", "县审计局"]}
    return report(**{**fields, "letterhead": head, **given})


@cache
def reports() -> Mapping[str, Report]:
    upward = {"title": "关于政务公开工作的报告"}
    return {
        "one": letter(ONE),
        "corner": letter(attrs.evolve(ONE, copy=12, secrecy="机密★1年", urgency="特急")),
        "long": letter(attrs.evolve(ONE, mark=["示例县自然资源和规划局政务公开办公室领导小组"])),
        "preprinted": letter(attrs.evolve(ONE, preprinted=True)),
        "one signer": letter(attrs.evolve(ONE, signers=["张三"]), **upward),
        "three signers": letter(attrs.evolve(ONE, signers=["张三", "李四光", "王五"]), **upward),
        "many addressees": letter(ONE, addressees=[f"示例县第{n}工作委员会" for n in "一二三四五"]),
        "note": letter(ONE, signed=date(2019, 1, 14), note="此件公开发布"),
        **{f"joint {n}": letter(attrs.evolve(ONE, mark=NAMES[:n])) for n in range(2, 6)},
    }


@cache
def documents() -> Mapping[str, bytes]:
    return {name: render(made) for name, made in reports().items()}


class Look(InkedPages):
    """The first page of a document, with the ink on it."""

    def red_line(self) -> Box:
        (found,) = self.rules()
        return self.ink_in((20, found.top - 0.5, 170, found.bottom - found.top + 1))

    def sign(self, text: str) -> float:
        """The left edge of a character."""
        return next(g.box.left for g in sheets(self.rendered.pdf(self.docx))[0].glyphs if g.text == text)


@pytest.fixture
def look(rendered: Rendered) -> Callable[[str], Look]:
    rendered.all(list(documents().values()))
    return lambda name: Look(rendered, documents()[name])


def rise(look: Look) -> float:
    return look.rendered.engine.rise


Measured = Callable[[Look], float]
MARK = "示例县人民政府文件"
LONG = "示例县自然资源和规划局政务公开办公室领导小组文件"
CLAUSES: list[tuple[str, str, str, Measured, float, float]] = [
    # clause, document, what, measured, the standard's figure in mm, tolerance
    ("7.2.1", "corner", "份号顶格", lambda on: on.line("000012").left, 28, 0.3),
    ("7.2.1", "corner", "份号在第一行", lambda on: on.line("000012").baseline - rise(on) * ROW, TOP, 0.1),
    ("7.2.2", "corner", "密级顶格", lambda on: on.line("机密★1年").left, 28, 0.3),
    ("7.2.2", "corner", "密级在第二行", lambda on: on.line("机密★1年").baseline - rise(on) * ROW, TOP + ROW, 0.1),
    ("7.2.3", "corner", "紧急程度顶格", lambda on: on.line("特急").left, 28, 0.3),
    ("7.2.3", "corner", "紧急程度在第三行", lambda on: on.line("特急").baseline - rise(on) * ROW, TOP + 2 * ROW, 0.1),
    ("7.2.4", "one", "标志上边缘至版心上边缘35mm", lambda on: on.mark_top(MARK), 72, 1),
    ("7.2.4", "corner", "有份号等三行时同样35mm", lambda on: on.mark_top(MARK), 72, 1),
    ("7.2.4", "long", "长标志同样35mm", lambda on: on.mark_top(LONG), 72, 1),
    ("7.2.4", "three signers", "上行文同样35mm", lambda on: on.mark_top(MARK), 72, 1),
    ("7.2.4", "one", "标志居中", lambda on: (on.ink(MARK).left + on.ink(MARK).right) / 2, MIDDLE, 0.5),
    ("7.2.4", "long", "长标志居中", lambda on: (on.ink(LONG).left + on.ink(LONG).right) / 2, MIDDLE, 0.5),
    ("7.2.4", "long", "长标志排成一行，满版心", lambda on: on.line(LONG).right - on.line(LONG).left, 156, 5),
    ("7.2.5", "one", "发文字号居中", lambda on: (on.line(NUMBER).left + on.line(NUMBER).right) / 2, MIDDLE, 0.5),
    ("7.2.5", "one", "标志下空二行", lambda on: gap(on, MARK, NUMBER), 24.5, 2),
    ("7.2.5", "three signers", "上行文左空一字", lambda on: on.line("示县发").left, LEFT + CHARACTER, 0.6),
    ("7.2.6", "three signers", "签发人右空一字", lambda on: on.line("李四光").right, RIGHT - CHARACTER, 0.3),
    ("7.2.6", "one signer", "只有一名时右空一字", lambda on: on.line("签发人").right, RIGHT - CHARACTER, 0.3),
    ("7.2.6", "one signer", "标志下空二行", lambda on: gap(on, MARK, "签发人"), 24.5, 2),
    ("7.2.6", "one signer", "与发文字号同处一行", lambda on: on.line("签发人").left, LEFT + CHARACTER, 0.6),
    ("7.2.6", "three signers", "回行与上一行第一名对齐", lambda on: on.sign("王") - on.sign("张"), 0, 0.1),
    ("7.2.7", "one", "分隔线在字号下4mm", lambda on: on.red_line().top - on.ink(NUMBER).bottom, 4, 0.5),
    ("7.2.7", "three signers", "签发人多行时同样4mm", lambda on: on.red_line().top - on.ink("示县发").bottom, 4, 0.5),
    *(
        ("7.2.7", name, f"分隔线{side}与版心等宽", measured, wanted, 0.3)
        for name in ("one", "three signers", "joint 3")
        for side, measured, wanted in (
            ("左端", lambda on: on.red_line().left, 28.0),
            ("右端", lambda on: on.red_line().right, 184.0),
        )
    ),
    ("7.3.1", "one", "标题在分隔线下空二行", lambda on: on.ink("关于").top - on.red_line().bottom, 24.5, 1.5),
    ("7.3.2", "one", "主送机关顶格", lambda on: on.line("县财政局").left, 28, 0.3),
    ("7.3.2", "many addressees", "主送机关回行时仍顶格", lambda on: on.line("委员会：").left, 28, 0.3),
    ("7.3.2", "one", "主送机关在标题下空一行", lambda on: gap(on, "关于", "县财政局"), 15.5, 1),
    ("7.3.3", "one", "正文在主送机关下一行", lambda on: below(on, "县财政局", "现将"), ROW, 0.1),
    ("7.3.6", "note", "附注在成文日期下一行", lambda on: below(on, "2019年1月14日", "此件公开发布"), ROW, 0.1),
    ("7.3.6", "note", "附注左空二字", lambda on: on.line("此件公开发布").left, LEFT + 2 * CHARACTER, 0.3),
]


def below(on: Look, above: str, text: str) -> float:
    return on.line(text).baseline - on.line(above).baseline


@pytest.mark.parametrize(
    ("document", "measured", "wanted", "tolerance"),
    [pytest.param(*row[1:2], *row[3:], id=f"{row[0]}-{row[2]}-{row[1]}") for row in CLAUSES],
)
def test_each_clause_is_measured_on_the_page(
    document: str, measured: Measured, wanted: float, tolerance: float, look: Callable[[str], Look]
) -> None:
    on = look(document)
    low = tolerance + (1 if wanted == 72 and on.rendered.engine.rise < 0.8 else 0)
    assert wanted - low <= measured(on) <= wanted + tolerance


@pytest.mark.parametrize(
    ("document", "text", "fonts", "size"),
    [
        pytest.param("corner", "000012", ("仿宋",), 16, id="7.2.1-份号三号"),
        pytest.param("corner", "机密", ("黑体",), 16, id="7.2.2-密级三号黑体"),
        pytest.param("corner", "特急", ("黑体",), 16, id="7.2.3-紧急程度三号黑体"),
        pytest.param("one", NUMBER, ("仿宋",), 16, id="7.2.5-发文字号三号仿宋"),
        pytest.param("one signer", "签发人", ("仿宋", "楷体"), 16, id="7.2.6-签发人三号仿宋，姓名楷体"),
        pytest.param("one", "关于做好", ("小标宋",), 22, id="7.3.1-标题二号小标宋"),
        pytest.param("one", "县财政局", ("仿宋",), 16, id="7.3.2-主送机关三号仿宋"),
        pytest.param("note", "（此件公开发布）", ("仿宋",), 16, id="7.3.6-附注三号仿宋，加圆括号"),
    ],
)
def test_each_element_has_its_typeface_and_size(
    document: str, text: str, fonts: tuple[str, ...], size: float, look: Callable[[str], Look]
) -> None:
    line = look(document).line(text)
    assert (fonts, size) == (line.fonts, line.size)


def test_mark_and_line_are_red_and_the_rest_is_black(look: Callable[[str], Look]) -> None:
    on = look("one")
    line = on.red_line()
    places = [
        *(
            (box.left, box.top, box.right - box.left, box.bottom - box.top)
            for box in map(on.ink, (MARK, NUMBER, "关于"))
        ),
        (line.left, line.top - 0.1, line.right - line.left, line.bottom - line.top + 0.2),
    ]
    colours = [colour(on.rendered.pdf(on.docx), 1, place) for place in places]
    assert ["FF0000", "000000", "000000", "FF0000"] == colours


@pytest.mark.parametrize("bodies", range(2, 6))
def test_a_joint_mark_is_a_block_with_the_word_in_its_middle(bodies: int, look: Callable[[str], Look]) -> None:
    on = look(f"joint {bodies}")
    glyphs = [g for g in sheets(on.rendered.pdf(on.docx))[0].glyphs if "FandolSong-Bold" in g.font]
    red = [g for g in glyphs if g.baseline < on.red_line().top]
    names = sorted({round(g.baseline, 2) for g in red if g.text not in "文件"})
    first, last = ([g for g in red if round(g.baseline, 2) == edge] for edge in (names[0], names[-1]))
    pitch = GB9704.head.mark_pitch * red[0].size / MM
    assert "".join(name for name in NAMES[:bodies]) == "".join(
        g.text for row in names for g in sorted(red, key=lambda g: g.box.left) if round(g.baseline, 2) == row
    ).replace("文件", "")
    assert [near(pitch, 0.05)] * (bodies - 1) == [lower - upper for upper, lower in pairwise(names)]
    assert near(72, 2) == first[0].baseline - GB9704.head.ascent * red[0].size / MM
    (word,) = {round(g.baseline, 2) for g in red if g.text in "文件"}
    assert near((names[0] + names[-1]) / 2, 0.1) == word
    right = max(g.box.right for g in red if g.text not in "文件")
    for row in (first, last):
        own = [g for g in row if g.text not in "文件"]
        assert [near(LEFT, 1), near(right, 0.3)] == [own[0].box.left, own[-1].box.right]
    assert near(RIGHT, 1) == max(g.box.right for g in red)


def test_preprinted_paper_gets_all_but_mark_and_line_where_they_stand(look: Callable[[str], Look]) -> None:
    printed, paper = look("one"), look("preprinted")
    assert [] == paper.rules()
    expected = [(line.text, line.left, line.baseline) for line in printed.page.lines if line.text != MARK]
    assert expected == [(line.text, line.left, line.baseline) for line in paper.page.lines]


@pytest.mark.parametrize("document", documents())
def test_the_first_page_shows_text(document: str, look: Callable[[str], Look]) -> None:
    assert [near(LEFT + 2 * CHARACTER, 0.3)] == [look(document).line("现将").left]


@pytest.mark.parametrize("document", ["one", "corner", "long", "three signers", "joint 2", "joint 5"])
def test_the_planning_of_pages_knows_how_high_a_letterhead_is(document: str, libreoffice: Rendered) -> None:
    head = head_of(compose(reports()[document]).blocks, GB9704)
    assert head is not None
    title = Look(libreoffice, documents()[document]).line("关于")
    begins = title.baseline - libreoffice.engine.rise * 36 / MM - 2 * ROW  # of the blank lines below the red line
    assert near(head.height(GB9704) * 25.4 / 1440, 0.3) == begins - TOP


def test_every_letterhead_is_a_valid_file(validated: Validated) -> None:
    validated.all(list(documents().values()))
