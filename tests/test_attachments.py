"""Attachments: the note that lists them, the head of each, numbers that begin anew and pages that run on."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from instruments.page import LEFT, RIGHT, TOP, Page
from instruments.pdf import MM
from instruments.reader import paragraphs
from instruments.session import Rendered, Validated
from looking import Look, looking, near
from reportkit import Attachment, Letterhead, Measure, Report, Section, Table, render
from reportkit.compose import compose
from reportkit.manuscript import Line, Role
from reportkit.rules import check_text
from samples import lines, report, text

WORD = 15.75 / MM
ROW = 28.95 / MM
SIGNED = {"signed": date(2019, 1, 14)}
LONG = "关于进一步加强全县政府信息公开和政务公开工作考核评议有关事项的说明和统计表"

MADE: Mapping[str, Report] = {
    "one": report(preamble=["文字。"], attachments=[Attachment("统计表", ["附文。"])], **SIGNED),
    "one, long title": report(preamble=["文字。"], attachments=[Attachment(LONG, ["附文。"])]),
    "several": report(
        preamble=["文字。"],
        sections=[Section("甲", [Measure("乙")])],
        attachments=[
            Attachment("统计表", [Section("子", [Measure("丑", "附文。")])]),
            Attachment(LONG, [Section("寅"), Section("卯"), "国" * 1200]),
            Attachment("名单", [Table([["甲", 1]], caption="表题")]),
        ],
        **SIGNED,
    ),
    "ten": report(preamble=["文字。"], attachments=[Attachment(f"表{n}") for n in range(1, 11)]),
}


@cache
def documents() -> Mapping[str, bytes]:
    return {name: render(given) for name, given in MADE.items()}


@pytest.fixture
def look(rendered: Rendered) -> Look:
    return looking(rendered, documents())


def roles(given: Report) -> list[tuple[Role, str]]:
    return [(b.role, b.text) for b in compose(given).blocks if isinstance(b, Line) and b.text]


# ---------------------------------------------------------------- what is said


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ([], []),
        (["甲表"], ["附件：甲表"]),
        (["{年}年甲表"], ["附件：2018年甲表"]),
        (["甲表", "乙表"], ["附件：1.甲表", "2.乙表"]),
        ([f"表{n}" for n in range(1, 12)], ["附件：1.表1", *(f"{n}.表{n}" for n in range(2, 12))]),
    ],
)
def test_the_note_lists_the_titles_without_end_marks(titles: list[str], expected: list[str]) -> None:
    made = report(attachments=[Attachment(title) for title in titles])
    assert expected == [words for role, words in roles(made) if role is Role.ATTACHMENT_NOTE]


def test_in_plain_text_the_numbers_of_the_note_stand_under_each_other() -> None:
    made = report(preamble=["内容。"], attachments=[Attachment(f"表{n}", ["见表。"]) for n in range(1, 12)])
    told = render(made, ".txt").decode("utf-8")
    assert ["附件：1.表1", "　　　2.表2", *(f"　　　{n}.表{n}" for n in range(3, 12))] == told.splitlines()[4:15]
    assert [] == [one for one in check_text(told) if "附件" in one.message]


@pytest.mark.parametrize(("count", "expected"), [(1, ["附件"]), (2, ["附件1", "附件2"])])
def test_labels_and_titles_are_those_of_the_note(count: int, expected: list[str]) -> None:
    made = report(attachments=[Attachment(f"表{n}") for n in range(count)])
    assert expected == [words for role, words in roles(made) if role is Role.ATTACHMENT_LABEL]
    assert [f"表{n}" for n in range(count)] == [words for role, words in roles(made) if role is Role.ATTACHMENT_TITLE]


def test_the_note_stands_between_text_and_signature() -> None:
    expected = [
        "文字。",
        "",
        "附件：统计表",
        "",
        "示例县人民政府办公室",
        "2019年1月14日",
        "附件",
        "",
        "统计表",
        "",
        "附文。",
    ]
    assert expected == text(MADE["one"])


def test_numbers_begin_anew_in_each_attachment() -> None:
    expected = ["一、甲", "（一）乙。", "一、子", "（一）丑。附文。", "一、寅", "二、卯", "表1\u3000表题"]
    assert expected == [line for line in lines(MADE["several"]) if line.startswith(("一、", "二、", "（一）", "表"))]
    assert expected[:6] == [
        line for line in paragraphs(documents()["several"]) if line.startswith(("一、", "二、", "（一）"))
    ]


def test_plain_text_holds_the_attachments() -> None:
    said = render(MADE["one"], ".txt").decode().splitlines()
    assert ["附件", "", "统计表", "", "附文。"] == said[-5:]


def test_files_with_attachments_are_valid(validated: Validated) -> None:
    validated.all([*documents().values(), render(MADE["several"], numbering="typed")])


# ---------------------------------------------------------------- on the page


def lines_of_note(pages: list[Page]) -> list[tuple[str, float]]:
    """The lines of the note, and how far each begins from the edge, in 字."""
    body = pages[0].body
    start = next(number for number, line in enumerate(body) if line.text.startswith("附件："))
    end = next((n for n, line in enumerate(body) if line.text == "示例县人民政府办公室"), len(body))
    return [(line.text, (line.left - LEFT) / WORD) for line in body[start:end]]


def test_one_attachment_is_listed_two_characters_in(look: Look) -> None:
    assert [("附件：统计表", near(2, 0.1))] == lines_of_note(look("one"))


def test_a_long_title_turns_under_its_own_first_character(look: Look) -> None:
    first, second = lines_of_note(look("one, long title"))
    assert [near(2, 0.1), near(5, 0.1)] == [first[1], second[1]]
    assert f"附件：{LONG}" == first[0] + second[0]


def test_the_numbers_of_several_stand_under_each_other(look: Look) -> None:
    first, second, turned, third = lines_of_note(look("several"))
    assert ["附件：1.统计表", "3.名单"] == [first[0], third[0]]
    # the stand-in font sets the dot of 1. narrower than half a 字
    assert [near(2, 0.1), near(5, 0.1), near(6, 0.3), near(5, 0.1)] == [first[1], second[1], turned[1], third[1]]
    assert f"2.{LONG}" == second[0] + turned[0]


def test_a_blank_line_parts_the_note_from_the_text(look: Look) -> None:
    body = look("one")[0].body
    note = next(number for number, line in enumerate(body) if line.text.startswith("附件："))
    assert near(2 * ROW, 0.1) == body[note].baseline - body[note - 1].baseline


@pytest.mark.parametrize("name", list(MADE))
def test_each_attachment_begins_a_page_with_its_label_and_its_title_on_the_third_line(
    name: str, look: Look, rendered: Rendered
) -> None:
    labels = (
        ["附件"]
        if len(MADE[name].attachments) == 1
        else [f"附件{n}" for n in range(1, len(MADE[name].attachments) + 1)]
    )
    heads = [page for page in look(name) if page.body[0].text in labels]
    assert labels == [page.body[0].text for page in heads]
    for page, attachment in zip(heads, MADE[name].attachments, strict=True):
        label, title = page.body[0], page.title[0]
        assert (("黑体",), 16.0, near(LEFT, 0.1)) == (label.fonts, label.size, label.left)
        assert near(TOP + rendered.engine.rise * ROW, 0.1) == label.baseline
        assert near(TOP + 2 * ROW + rendered.engine.rise * 36 / MM, 0.8) == title.baseline
        assert attachment.title == "".join(line.text for line in page.title)
        assert {("小标宋",)} == {line.fonts for line in page.title}
        for line in page.title:
            assert near((LEFT + RIGHT) / 2, 0.5) == (line.left + line.right) / 2


def test_what_is_bound_apart_begins_at_the_left_with_the_number_of_its_document(rendered: Rendered) -> None:
    head = Letterhead("示例县人民政府", number="示县发〔2019〕5号")
    apart = [Attachment(title, ["附文。"], apart=True) for title in ("甲表", "乙表")]
    pages = rendered(render(report(preamble=["文字。"], attachments=apart, letterhead=head)))
    labels = [page.body[0] for page in pages[1:]]
    assert ["示县发〔2019〕5号附件1", "示县发〔2019〕5号附件2"] == [label.text for label in labels]
    for label in labels:
        assert (near(LEFT, 0.1), 16.0) == (label.left, label.size)
        assert near(TOP + rendered.engine.rise * ROW, 0.1) == label.baseline


def test_page_numbers_run_on(look: Look) -> None:
    for name in MADE:
        numbers = [page.page_number.number for page in look(name) if page.page_number]
        assert list(range(1, len(look(name)) + 1)) == numbers
    assert len(look("several")) == 6
