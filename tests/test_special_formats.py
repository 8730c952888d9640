"""信函, 命令（令） and 纪要: a row for each clause of GB/T 9704-2012, 10, measured on the page in both engines."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

import attrs
import pytest

from instruments.page import LEFT, RIGHT, Line
from instruments.pdf import MM, drawings
from instruments.session import Rendered, Validated
from looking import ASCENT, InkedPages, gap
from reportkit import Imprint, Letterhead, Report, language, render
from reportkit.compose import compose
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue, NoPlace, WrongType
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, Format, named
from reportkit.formats.registry import SHORT
from reportkit.manuscript import Line as Written
from reportkit.model import Stamp, StampedSignature
from samples import report

ROW = 28.95 / MM
CHARACTER = 15.75 / MM
MIDDLE = (LEFT + RIGHT) / 2
COUNTY = "示例县人民政府"
LONG = "示例县自然资源和规划局政务公开办公室领导小组办公室"
NUMBER = "示县函〔2019〕23号"
PEOPLE = {"出席": ["张三", "李四", "王五"] * 9, "请假": "赵六", "列席": "孙七"}

LETTERS: Mapping[str, Report] = {
    "letter": report(
        title="关于支援物资的函",
        letterhead=Letterhead(COUNTY, number=NUMBER, copy=1, secrecy="秘密", urgency="特急"),
        addressees="邻县人民政府",
        preamble=["国" * 28 * 30],
    ),
    "letter, bare": report(title="关于支援物资的函", letterhead=Letterhead(COUNTY, number=NUMBER), preamble=["正文。"]),
    "letter, long": report(title="关于支援物资的函", letterhead=Letterhead(LONG, number=NUMBER), preamble=["正文。"]),
}
ORDERS = {
    "order": report(
        title=f"{COUNTY}令",
        letterhead=Letterhead(COUNTY, word="令", number="第5号"),
        preamble=["现予公布。"],
        signed=date(2019, 6, 18),
        signature=StampedSignature(Stamp("县长", "张三")),
    )
}
MEETINGS = {
    "minutes": report(
        title="研究工作的会议纪要",
        letterhead=Letterhead("示例县人民政府常务会议", word="纪要"),
        preamble=["议定如下。"],
        attendance=PEOPLE,
    )
}


@cache
def documents() -> Mapping[str, bytes]:
    sets: tuple[tuple[Format, Mapping[str, Report]], ...] = ((LETTER, LETTERS), (ORDER, ORDERS), (MINUTES, MEETINGS))
    return {name: render(made, layout=layout) for layout, reports in sets for name, made in reports.items()}


class Look(InkedPages):
    """A document's pages, with the ink on the first."""

    def mark_foot(self, text: str) -> float:
        """Where its foot would lie."""
        return self.ink(text).bottom - (GB9704.head.ascent - ASCENT) * self.line(text).em

    def middle(self, rule: int) -> float:
        return (self.rules()[rule].top + self.rules()[rule].bottom) / 2

    def thick(self, rule: int) -> float:
        return self.rules()[rule].bottom - self.rules()[rule].top

    def upper_edge(self) -> float:
        """That of a letter's first red line as it is printed."""
        rule = self.rules()[0]
        return self.ink_in((30, rule.top - 0.2, 20, 1.5)).top


@pytest.fixture
def look(rendered: Rendered) -> Callable[[str], Look]:
    rendered.all(list(documents().values()))
    return lambda name: Look(rendered, documents()[name])


def rows(on: Look, above: str, text: str) -> float:
    return (on.line(text).baseline - on.line(above).baseline) / ROW


Measured = Callable[[Look], float]
MARK = "示例县人民政府常务会议纪要"
CLAUSES: list[tuple[str, str, str, Measured, float, float]] = [
    # clause, document, what, measured, the standard's figure in mm, tolerance
    ("10.1", "letter", "标志上边缘至上页边30mm", lambda on: on.mark_top(COUNTY), 30, 1),
    ("10.1", "letter, long", "长标志同样30mm", lambda on: on.mark_top(LONG), 30, 1),
    ("10.1", "letter", "标志居中", lambda on: (on.ink(COUNTY).left + on.ink(COUNTY).right) / 2, 105, 1),
    ("10.1", "letter", "标志下4mm为红色双线", lambda on: on.upper_edge() - on.mark_foot(COUNTY), 4, 1),
    ("10.1", "letter", "上为粗线", lambda on: float(on.thick(0) > on.thick(1)), 1, 0),
    ("10.1", "letter", "第二条双线距下页边20mm", lambda on: on.middle(3), 277, 0.3),
    ("10.1", "letter", "下为粗线", lambda on: float(on.thick(3) > on.thick(2)), 1, 0),
    ("10.1", "letter", "双线长170mm", lambda on: width_of(on, 0), 170, 0.3),
    ("10.1", "letter", "第二条双线长170mm", lambda on: width_of(on, 3), 170, 0.3),
    ("10.1", "letter", "线居中", lambda on: (on.rules()[0].left + on.rules()[0].right) / 2, 105, 1.1),
    ("10.1", "letter", "份号顶格", lambda on: on.line("000001").left, 28, 0.3),
    ("10.1", "letter", "份号距双线为三号字高的7/8", lambda on: on.ink("000001").top - on.middle(1), 4.94, 0.8),
    ("10.1", "letter", "密级在份号下", lambda on: rows(on, "000001", "秘密"), 1, 0.01),
    ("10.1", "letter", "紧急程度在密级下", lambda on: rows(on, "秘密", "特急"), 1, 0.01),
    ("10.1", "letter", "发文字号居右", lambda on: on.line("示县函").right, 184, 0.4),
    (
        "10.1",
        "letter",
        "发文字号与份号同行",
        lambda on: on.line("000001").baseline - on.line("示县函").baseline,
        0,
        0.1,
    ),
    ("10.1", "letter, bare", "只有发文字号时同样居右", lambda on: on.line("示县函").right, 184, 0.4),
    ("10.1", "letter, bare", "只有发文字号时距双线同样", lambda on: on.ink(NUMBER).top - on.middle(1), 4.94, 0.8),
    ("10.1", "letter", "标题与其上要素相距二行", lambda on: gap(on, "特急", "关于"), 24.5, 1.5),
    ("10.1", "letter", "标题居中", lambda on: centre(on, "关于支援"), MIDDLE, 0.5),
    ("10.1", "letter", "第二条双线上一行距线不小于7/8字高", lambda on: min(on.middle(2) - last(on), 4.94), 4.94, 0),
    ("10.1", "letter", "首页不显示页码", lambda on: float(on.pages[0].page_number is None), 1, 0),
    ("10.1", "letter", "第二页有页码", lambda on: float(on.pages[1].page_number is not None), 1, 0),
    ("10.2", "order", "标志上边缘至版心上边缘20mm", lambda on: on.mark_top(f"{COUNTY}令"), 57, 1),
    ("10.2", "order", "标志居中", lambda on: centre(on, f"{COUNTY}令"), MIDDLE, 0.5),
    ("10.2", "order", "标志下空二行编排令号", lambda on: gap(on, f"{COUNTY}令", "第5号"), 24.5, 2),
    ("10.2", "order", "令号居中", lambda on: (on.line("第5号").left + on.line("第5号").right) / 2, MIDDLE, 0.5),
    ("10.2", "order", "令号下空二行编排正文", lambda on: rows(on, "第5号", "现予公布"), 3, 0.01),
    ("10.2", "order", "正文下空二行编排职务和签名章", lambda on: rows(on, "现予公布", "县长"), 4, 0.01),
    ("10.2", "order", "成文日期右空四字", lambda on: (RIGHT - on.line("6月18日").left) / CHARACTER, 4 + 6.5, 0.1),
    ("10.3", "minutes", "标志上边缘至版心上边缘35mm", lambda on: on.mark_top(MARK), 72, 1),
    ("10.3", "minutes", "标志居中", lambda on: (on.ink(MARK).left + on.ink(MARK).right) / 2, MIDDLE, 0.5),
    ("10.3", "minutes", "正文下空一行编排出席人员", lambda on: rows(on, "议定如下", "出席"), 2, 0.01),
    ("10.3", "minutes", "出席左空二字", lambda on: on.line("出席").left, LEFT + 2 * CHARACTER, 0.3),
    ("10.3", "minutes", "回行时与冒号后的首字对齐", lambda on: second(on).left, LEFT + 5 * CHARACTER, 0.3),
    ("10.3", "minutes", "请假另起一行", lambda on: on.line("请假").left, LEFT + 2 * CHARACTER, 0.3),
    ("10.3", "minutes", "列席另起一行", lambda on: rows(on, "请假", "列席"), 1, 0.01),
]


def width_of(on: Look, rule: int) -> float:
    box = on.rules()[rule]
    inked = on.ink_in((10, box.top, 190, box.bottom - box.top))
    return inked.right - inked.left


def centre(on: Look, text: str) -> float:
    return (on.ink(text).left + on.ink(text).right) / 2


def last(on: Look) -> float:
    """The foot of the last line of text on the first page."""
    line = on.pages[0].body[-1]
    place = (line.left - 1, line.baseline - line.em, line.right - line.left + 2, line.em * 1.18)
    return on.ink_in(place).bottom


def second(on: Look) -> Line:
    """The line below the one that begins with 出席."""
    first = on.line("出席").baseline
    return min((line for line in on.pages[0].lines if line.baseline > first + 1), key=lambda line: line.baseline)


@pytest.mark.parametrize(
    ("document", "measured", "wanted", "tolerance"),
    [pytest.param(row[1], *row[3:], id=f"{row[0]}-{row[2]}-{row[1]}") for row in CLAUSES],
)
def test_each_clause_is_measured_on_the_page(
    document: str, measured: Measured, wanted: float, tolerance: float, look: Callable[[str], Look]
) -> None:
    on = look(document)
    low = tolerance + (1 if wanted in (30, 57, 72) and on.rendered.engine.rise < 0.8 else 0)
    high = tolerance + (1 if wanted == 4 and on.rendered.engine.rise < 0.8 else 0)  # since the mark stands higher there
    assert wanted - low <= measured(on) <= wanted + high


@cache
def long_ones() -> Mapping[str, bytes]:
    given = {
        "信函": (LETTER, "letter, bare", LETTERS),
        "令": (ORDER, "order", ORDERS),
        "纪要": (MINUTES, "minutes", MEETINGS),
    }
    return {
        name: render(attrs.evolve(made[one], preamble=["国" * 28 * 50]), layout=layout)
        for name, (layout, one, made) in given.items()
    }


@pytest.mark.parametrize("name", ["信函", "令", "纪要"])
def test_further_pages_are_those_of_any_document(name: str, rendered: Rendered) -> None:
    pages = dict(zip(long_ones(), rendered.all(list(long_ones().values())), strict=True))[name]
    assert 3 <= len(pages)
    assert (22, frozenset({28})) == (pages[1].rows, pages[1].characters_per_line)
    for page in pages[1 if name == "信函" else 0 :]:
        number = page.page_number
        assert number is not None
        side = "right" if page.number % 2 else "left"
        assert (f"— {page.number} —", side, "宋体", 14.0) == (number.text, number.side, number.font, number.size)
        assert pytest.approx(7, abs=0.5) == number.dash_below


def test_labels_of_those_present_are_in_another_typeface_than_their_names(look: Callable[[str], Look]) -> None:
    assert ("黑体", "仿宋") == look("minutes").line("请假").fonts


def test_every_one_is_a_valid_file(validated: Validated) -> None:
    validated.all(list(documents().values()))


# ---------------------------------------------------------------- without the page


def lines(made: Report, layout: Format) -> list[str]:
    return [block.text for block in compose(made, layout.elements).blocks if isinstance(block, Written) and block.text]


def test_a_letter_on_preprinted_paper_has_neither_mark_nor_lines(rendered: Rendered) -> None:
    paper = attrs.evolve(LETTERS["letter, bare"], letterhead=Letterhead(COUNTY, number=NUMBER, preprinted=True))
    docx = render(paper, layout=LETTER)
    (page,) = rendered(docx)
    assert [] == drawings(rendered.pdf(docx), 1)
    printed = rendered(documents()["letter, bare"])[0]
    assert [(line.text, line.baseline) for line in printed.lines if line.text != COUNTY] == [
        (line.text, line.baseline) for line in page.lines
    ]


def test_a_letters_mark_is_the_leading_bodys_name_alone() -> None:
    joint = report(letterhead=Letterhead([COUNTY, "示例县财政局"], number=NUMBER))
    assert [COUNTY, NUMBER, "工作报告"] == lines(joint, LETTER)


def test_a_letter_with_signers_is_refused() -> None:
    signed = report(letterhead=Letterhead(COUNTY, number=NUMBER, signers=["张三"]))
    with pytest.raises(InvalidValue, match="a letter has no signers"):
        render(signed, layout=LETTER)
    assert "签发人：张三" in lines(signed, GB9704)


def test_an_order_whose_title_is_not_its_mark_would_lose_it_and_is_refused() -> None:
    with pytest.raises(InvalidValue, match="no place for 标题, which the report gives"):
        render(report(letterhead=Letterhead(COUNTY, word="令", number="第5号")), layout=ORDER)


def test_who_was_there_has_no_place_but_in_minutes() -> None:
    with pytest.raises(InvalidValue, match="no place for 出席、请假和列席人员"):
        render(report(attendance={"出席": "张三"}))


@pytest.mark.parametrize(("length", "left", "hanging"), [(2, 5, 3), (13, 16, 14), (14, 2, 0), (64, 2, 0)])
def test_names_stand_under_each_other_unless_their_label_takes_half_a_line(
    length: int, left: int, hanging: int
) -> None:
    made = report(attendance={"甲" * length: "张三"}, imprint=Imprint(copies=["县委办公室"]))
    line = next(one for one in compose(made, MINUTES.elements).blocks if isinstance(one, Written) and one.left)
    assert (left, hanging) == (line.left, line.hanging)
    render(made, layout=MINUTES)


@pytest.mark.parametrize("people", [{"出席": ""}, {"出席": []}, {"": "张三"}, {"出席：": "张三"}])
def test_a_label_without_names_is_refused(people: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue, match=r"Report.*\.attendance"):
        report(attendance=people)


def test_those_present_come_back_from_data() -> None:
    made = MEETINGS["minutes"]
    assert made == from_json(to_json(made))


@pytest.mark.parametrize("short", ["信函", "命令", "纪要"])
def test_official_formats_go_by_the_names_that_people_call_them(short: str) -> None:
    assert SHORT[short] is named(short)
    assert f" {short}" in named(short).name


def test_nobody_under_a_label_is_told_in_chinese_with_an_example() -> None:
    with pytest.raises(InvalidValue) as refused:
        report(attendance={"请假": []})
    with language("zh"):
        assert '.attendance[\'请假\']：填的是[]，应为至少一个人名，如 {"出席": ["张三"]}' in str(refused.value)


def test_what_has_no_place_names_the_format_that_has_one() -> None:
    with pytest.raises(NoPlace) as refused:
        render(report(attendance={"出席": "张三"}))
    with language("zh"):
        assert "layout=MINUTES（命令行用 --format 纪要）" in str(refused.value)


def test_no_format_given_by_its_name_names_the_formats() -> None:
    with pytest.raises(WrongType, match=r"got the layout '函'; give a Format such as GB9704, LETTER \(信函\)"):
        render(report(), layout="函")  # type: ignore[arg-type]
