"""The rendered page, measured: type area, lines and characters, fonts, numbers, page numbers, signature.

LibreOffice 7.4 widens between digits and 汉字 whatever autoSpaceDN says, so what holds digits is measured at its
right edge, and lines are counted in 汉字 alone.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from instruments.page import BOTTOM, LEFT, RIGHT, TOP
from instruments.pdf import MM
from instruments.session import Rendered
from looking import Look, looking, near
from reportkit import Body, Measure, Report, Section, render
from samples import lines, report

WORD = 15.75 / MM  # the pitch of 28 characters a line
ROW = 28.95 / MM  # the pitch of 22 lines a page
LENGTHS = range(15, 25)  # of text, in lines: the signature and the headings fall over the first page's foot

SIGNED: dict[str, Any] = {"signed": date(2019, 1, 14)}
HEADINGS = [Section("标题", [Section("小标题", ["国" * 60])])]
LAST_HEADINGS = [Section("标题", [Section("小标题")])]
LEVELS = report(
    title="示例县人民政府\n工作报告",
    stage="送审稿",
    sections=[
        Section("甲题", [Section("乙题", [Section("丙题", [Section("丁题", [Section("戊题", ["正文。"])])])])]),
        Measure("子题", "子文。", content=[Measure("丑题", "丑文。", content=[Measure("寅题", "寅文。")])]),
    ],
)
COUNTED = report(
    title="甲",
    sections=[
        Section("乙", [Measure("丙", content=[Measure("丁")] * 2)] * 2),
        Section("超过九十九项", [Measure("戊")] * 103),
        Section("重新起算", [Measure("己")] * 2),
        Section("跳级", [Measure("庚", level=3), Measure("辛", level=3), Measure("壬"), Measure("癸", level=3)]),
        Section(
            "圈码", [Section("子", [Section("丑", [Section("寅", [Measure("卯")] * 10)])])]
        ),  # the stand-in font ends at ⑩
    ],
)
MANY_PARTS = report(title="甲", sections=[Section("乙", ["文字。", Measure("丙")])] * 102)

NAME_LENGTHS = range(4, 15)
DATES = {"2026年1月2日": (1, 2), "2026年1月20日": (1, 20), "2026年12月20日": (12, 20), "2026年11月11日": (11, 11)}


@cache
def documents() -> Mapping[str, bytes]:
    """Everything these tests look at, for one call of LibreOffice."""
    made: dict[str, Report] = {
        "plain": report(preamble=["国" * 1960] * 2),
        "levels": LEVELS,
        "long name": report(preamble=["甲。"], **SIGNED),
        "short name": report(preamble=["甲。"], office=Body("县政府", area="示例县"), **SIGNED),
    }
    for n in LENGTHS:
        made[f"signature after {n} paragraphs"] = report(preamble=["国"] * n, **SIGNED)
        made[f"signature after {n} lines"] = report(preamble=["国"] * (n - 3) + ["国" * 80], **SIGNED)
        made[f"headings after {n} lines"] = report(preamble=["国"] * n, sections=HEADINGS)
        made[f"headings and signature after {n} lines"] = report(preamble=["国"] * n, sections=LAST_HEADINGS, **SIGNED)
    typed = {"counted": COUNTED, "many parts": MANY_PARTS}
    return {
        **{name: render(given) for name, given in {**made, **typed}.items()},
        **{f"{name}, typed": render(given, numbering="typed") for name, given in {**typed, "levels": LEVELS}.items()},
    }


@pytest.fixture
def look(rendered: Rendered) -> Look:
    return looking(rendered, documents())


# ---------------------------------------------------------------- the type area


def test_the_sheet_is_a4(look: Look) -> None:
    for page in look("plain"):
        assert [near(210, 0.1), near(297, 0.1)] == [page.width, page.height]


def test_a_full_page_has_22_lines_of_28_characters(look: Look) -> None:
    first, *between, _ = look("plain")
    assert len(between) == 5
    assert [(22, frozenset({28}))] * 5 == [(page.rows, page.characters_per_line) for page in between]
    assert (21, frozenset({28})) == (first.rows, first.characters_per_line)  # the title's line is higher


def test_text_fills_the_type_area(look: Look, rendered: Rendered) -> None:
    for page in look("plain")[1:-1]:
        first, last = page.body[0], page.body[-1]
        assert near(TOP, 0.1) == first.baseline - rendered.engine.rise * ROW
        assert near(BOTTOM, 0.5) == last.baseline + (1 - rendered.engine.rise) * ROW
        assert near(ROW * MM, 0.02) == page.pitch
        for line in page.full_lines:
            assert near(LEFT, 0.1) == line.left
            assert near(RIGHT, 0.5) == line.right


def test_paragraphs_begin_two_characters_in(look: Look) -> None:
    starts = {line.left for page in look("plain") for line in page.body if line.size == 16} - {
        line.left for page in look("plain") for line in page.full_lines
    }
    assert [near(LEFT + 2 * WORD, 0.15)] == sorted(starts)


def test_page_numbers(look: Look) -> None:
    for page in look("plain"):
        number = page.page_number
        assert number is not None
        side = "right" if page.number % 2 else "left"
        expected = (f"— {page.number} —", side, "宋体", 14.0)
        assert expected == (number.text, number.side, number.font, number.size)
        assert [near(7, 0.5), near(14 / MM, 0.2)] == [number.dash_below, number.inset]


# ---------------------------------------------------------------- fonts


def test_the_title_is_centred_in_its_own_font_and_size(look: Look) -> None:
    title = look("levels")[0].title
    assert ["示例县人民政府", "工作报告"] == [line.text for line in title]
    for line in title:
        assert ([near((LEFT + RIGHT) / 2, 0.3)], ("小标宋",), 22.0) == (
            [(line.left + line.right) / 2],
            line.fonts,
            line.size,
        )
    assert near(36 / MM, 0.1) == title[1].baseline - title[0].baseline


LOOKS = [  # the stretches of each line, in their fonts
    [("（送审稿）", "楷体")],
    [("一、甲题", "黑体")],
    [("（一）乙题", "楷体")],
    [("1.丙题", "仿宋")],
    [("（1）丁题", "仿宋")],
    [("①戊题", "仿宋")],
    [("正文。", "仿宋")],
    [("二、子题。", "黑体"), ("子文。", "仿宋")],
    [("（一）丑题。", "楷体"), ("丑文。", "仿宋")],
    [("1.寅题。寅文。", "仿宋")],
]


@pytest.mark.parametrize("name", ["levels", "levels, typed"])
def test_each_level_has_its_font_and_a_lead_another_than_its_text(name: str, look: Look) -> None:
    (page,) = look(name)
    below = page.body[2:]
    assert LOOKS == [[(run.text, run.font) for run in line.runs] for line in below]
    assert {16.0} == {run.size for line in below for run in line.runs}
    assert [near(LEFT + 2 * WORD, 0.15)] * 9 == [line.left for line in below[1:]]


def test_the_stage_is_centred_and_a_blank_line_parts_it_from_the_text(look: Look) -> None:
    stage, first = look("levels")[0].body[2:4]
    assert near((LEFT + RIGHT) / 2, 0.3) == (stage.left + stage.right) / 2
    assert near(2 * ROW, 0.1) == first.baseline - stage.baseline


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize("way", ["", ", typed"])
@pytest.mark.parametrize(("name", "given"), [("counted", COUNTED), ("many parts", MANY_PARTS), ("levels", LEVELS)])
def test_printed_numbers_are_the_manuscripts(name: str, given: Report, way: str, look: Look) -> None:
    expected = [words for line in lines(given) for words in line.split("\n") if words]
    assert expected == [line.text for page in look(name + way) for line in page.body]


# ---------------------------------------------------------------- signature


@pytest.mark.parametrize(
    ("document", "name", "name_begins", "date_begins"),  # 字 from the right edge
    [
        (
            "long name",
            "示例县人民政府办公室",
            12,
            10,
        ),  # it ends two 字 from the edge, the date begins two 字 further in
        ("short name", "县政府", 2 + 2 + 6.5, 2 + 6.5),  # the date is longer, and ends two 字 from the edge
    ],
)
def test_where_name_and_date_stand(
    document: str, name: str, name_begins: float, date_begins: float, look: Look
) -> None:
    (page,) = look(document)
    text, signature, day = page.body[-3:]
    assert [name, "2019年1月14日"] == [signature.text, day.text]
    assert near(RIGHT - name_begins * WORD, 0.6) == signature.left
    assert near(RIGHT - date_begins * WORD, 0.6) == day.left
    assert [near(2 * ROW, 0.1), near(ROW, 0.1)] == [
        signature.baseline - text.baseline,  # one blank line between
        day.baseline - signature.baseline,
    ]
    assert {("仿宋",)} == {signature.fonts, day.fonts}


@cache
def signed() -> Mapping[tuple[int, str], bytes]:
    return {
        (n, words): render(report(office=Body("县" * n, area="示例县"), signed=date(2026, *day)))
        for n in NAME_LENGTHS
        for words, day in DATES.items()
    }


@pytest.mark.parametrize("words", DATES)
@pytest.mark.parametrize("length", NAME_LENGTHS)
def test_no_date_breaks_over_two_lines(length: int, words: str, libreoffice: Rendered) -> None:
    """LibreOffice alone widens dates; what it does not break, nobody does."""
    made = dict(zip(signed(), libreoffice.all(list(signed().values())), strict=True))
    (page,) = made[length, words]
    name, day = page.body[-2:]
    assert ["县" * length, words] == [name.text, day.text]
    assert [near(2 * WORD, 0.1)] == [day.left - name.left]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("of", ["paragraphs", "lines"])
def test_the_signature_never_stands_alone_on_a_page(of: str, length: int, look: Look) -> None:
    *_, last = look(f"signature after {length} {of}")
    texts = [line.text for line in last.body]
    assert ["示例县人民政府办公室", "2019年1月14日"] == texts[-2:]
    assert texts[-3].startswith("国")


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("document", ["headings", "headings and signature"])
def test_headings_never_stand_at_the_foot_of_a_page(document: str, length: int, look: Look) -> None:
    pages = look(f"{document} after {length} lines")
    (where,) = [page.number for page in pages if any(line.text == "一、标题" for line in page.body)]
    texts = [line.text for line in pages[where - 1].body]
    start = texts.index("一、标题")
    assert "（一）小标题" == texts[start + 1]
    assert len(texts) > start + 2


def test_pages_break_differently_over_these_lengths(look: Look) -> None:
    first = {len(look(f"signature after {n} paragraphs")[0].body) for n in LENGTHS}
    assert len(first) > 3  # or the tables above would not have met the foot of a page
    assert {1, 2} == {len(look(f"signature after {n} paragraphs")) for n in LENGTHS}
