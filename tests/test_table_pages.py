"""Tables on the rendered page: what is repeated on each page, where figures stand, pages that are turned and back."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from instruments import pdf
from instruments.page import LEFT, RIGHT, Page
from instruments.pdf import MM
from instruments.session import Rendered
from looking import Look, looking, near
from reportkit import Attachment, Cell, Report, Section, Table, render
from samples import report

HEADS: list[list[Any]] = [
    ["组别", Cell("表头甲", down=2), Cell("表头乙", across=2)],
    ["小组", "表头丙", "表头丁"],
]


def long_table(rows: int, **fields: Any) -> Table:
    """Rows in groups of 17 and smaller ones of 5, every seventh of two lines."""
    made: list[list[str | int]] = [
        [f"大组{n // 20}。", f"小组{n // 5}。", n, f"起{n}{'国' * 30 if n % 7 == 0 else ''}止{n}。"]
        for n in range(rows)
    ]
    return Table(made, **{"header": HEADS, "grouped": 2, "align": ["left", "left", "right", "left"], **fields})


LONG: Mapping[str, Report] = {
    "mid-text": report(preamble=["国" * 300], sections=[Section("标题", [long_table(70, caption="长表"), "文字。"])]),
    "mid-text, no caption": report(preamble=["国" * 300], sections=[long_table(70), "文字。"]),
    "behind a few lines": report(
        preamble=["国" * 40] * 5, sections=[Section("标题", [long_table(70, caption="长表")])]
    ),
    "captions and unit": report(preamble=["国" * 300], sections=[long_table(80, caption="长表", unit="件")]),
    "on the first page": report(sections=[long_table(70, caption="长表")]),
    "in an attachment": report(attachments=[Attachment("统计表", [long_table(70, unit="件")])]),
    "in an attachment of a long title": report(
        attachments=[Attachment("示例县关于政府信息公开工作考核办法落实情况的统计表", [long_table(70)])]
    ),
    "turned": report(preamble=["文字。"], sections=[long_table(60, landscape=True), "文字。"]),
    "in a turned attachment": report(attachments=[Attachment("统计表", [long_table(60)], landscape=True)]),
    "dense": report(preamble=["文字。"], sections=[long_table(110, dense=True)]),
    "after a full page of lines": report(preamble=["国"] * 25, sections=[long_table(70, caption="长表")]),
    "short labels long words": report(
        preamble=["文字。"],
        sections=[
            Table(
                [[f"第{n // 3}组名称很长需要在很窄的一列里转行写成许多行", f"起{n}止{n}。"] for n in range(60)],
                header=["组", "文字"],
                widths=[3, 10],
                grouped=1,
            )
        ],
    ),
}


@cache
def documents() -> Mapping[str, bytes]:
    """Everything these tests look at, for one call of LibreOffice."""
    made = {
        **LONG,
        "decimals": report(sections=[Table([[1], ["2.5"], ["3.25"], ["100"], ["0.125"]], caption="一列")]),
        "columns": report(
            sections=[
                Table(
                    [["国" * 30, "件", 12345, "甲"], ["国" * 50, "件", 6, "乙"]],
                    header=["指标", "单位", "数量", "注"],
                    caption="四列",
                    notes=["注文" * 40, "短注。"],
                    source="来源",
                    unit="件",
                )
            ]
        ),
        "turned and back": report(
            preamble=["国" * 28 * 3],
            sections=[
                Table([["甲", 1]], caption="横表", landscape=True),
                *["国" * 28 * 30] * 2,
                Table([["甲", 2]], caption="横表", landscape=True),
                "文字。",
            ],
        ),
        "together": report(
            preamble=["国" * 28 * 18],
            sections=[Table([[n] for n in range(9)], header=["数"], caption="短表"), "文字。"],
        ),
        "neighbours": report(sections=[Table([["甲"]]), Table([["乙"]]), Table([["丙"]])]),
    }
    return {name: render(given) for name, given in made.items()}


@pytest.fixture
def look(rendered: Rendered) -> Look:
    return looking(rendered, documents())


def words(page: Page, pattern: str) -> list[str]:
    """What a pattern finds on a page, line by line."""
    return [found for line in page.lines for found in re.findall(pattern, line.text)]


# ---------------------------------------------------------------- over several pages

every_long_table = pytest.mark.parametrize("name", [name for name in LONG if name != "short labels long words"])


@every_long_table
def test_header_rows_and_labels_stand_on_every_page_once_for_each_group_on_it(name: str, look: Look) -> None:
    pages = [page for page in look(name) if words(page, r"起\d+")]
    assert len(pages) >= 3
    for page in pages:
        rows = [int(n) for n in words(page, r"起(\d+?)(?:国|止)")]
        for head in ("组别", "小组$|小组表", "表头甲", "表头乙", "表头丙", "表头丁"):
            assert len(words(page, head)) == 1, (page.number, head)
        assert sorted({n // 20 for n in rows}) == sorted(int(n) for n in words(page, r"大组(\d+)。"))
        assert sorted({n // 5 for n in rows}) == sorted(int(n) for n in words(page, r"小组(\d+)。"))


@every_long_table
def test_every_row_is_printed_once_and_none_is_split(name: str, look: Look) -> None:
    pages = look(name)
    begun = [words(page, r"起(\d+?)(?:国|止)") for page in pages]
    ended = [words(page, r"止(\d+)。") for page in pages]
    assert begun == ended
    rows = [int(n) for page in begun for n in page]
    assert list(range(len(rows))) == rows
    assert len(rows) >= 60


def test_a_label_taller_than_its_rows_stretches_them_on_each_page(look: Look) -> None:
    pages = [page for page in look("short labels long words") if words(page, r"起\d+")]
    assert len(pages) >= 3
    label = "名称很长需要在很窄的一列里转行写成许多行"
    for page in pages:
        rows = [int(n) for n in words(page, r"起(\d+)止")]
        text = "".join(re.sub(r"起\d+止\d+。", "", line.text) for line in page.body)
        assert len({n // 3 for n in rows}) == text.count(label)


def test_a_table_with_labels_begins_a_page_only_where_it_has_to(look: Look) -> None:
    first = {name: next(p.number for p in look(name) if words(p, r"起0\D")) for name in LONG}
    expected = {
        "mid-text": 1,
        "mid-text, no caption": 1,
        "captions and unit": 1,
        "behind a few lines": 1,
        "on the first page": 1,
        "in an attachment": 2,  # the page of the attachment itself
        "in an attachment of a long title": 2,
        "turned": 2,
        "in a turned attachment": 2,
        "dense": 1,
        "after a full page of lines": 2,
        "short labels long words": 1,
    }
    assert expected == first


def test_a_caption_stays_with_its_table(look: Look) -> None:
    for name in ("mid-text", "captions and unit", "on the first page"):
        (page,) = [page for page in look(name) if words(page, "长表")]
        assert words(page, r"起0\D")


def test_a_short_table_moves_to_the_next_page_as_a_whole(look: Look) -> None:
    first, second = look("together")
    assert [] == words(first, "短表")
    assert "表1\u3000短表" == second.body[0].text
    assert 9 + 3 == len(second.body)


# ---------------------------------------------------------------- where things stand


def test_figures_line_up_at_their_decimal_points(look: Look) -> None:
    (page,) = look("decimals")
    figures = {line.text: line.right for line in page.body if re.fullmatch(r"[\d.]+", line.text)}
    digit = 6 / MM  # half a 小四
    points = {text: figures[text] - digit * len(text.partition(".")[2]) for text in figures}
    points = {text: x if "." in text else x + digit for text, x in points.items()}
    assert len(points) == 5
    assert max(points.values()) - min(points.values()) < 0.1


def test_captions_unit_and_notes_around_a_table(look: Look) -> None:
    (page,) = look("columns")
    caption, unit, source = (page.find(words) for words in ("表1", "单位：", "资料来源："))
    assert near((LEFT + RIGHT) / 2, 0.5) == (caption.left + caption.right) / 2
    assert ("黑体",) == caption.fonts
    assert near(RIGHT, 0.5) == unit.right
    assert caption.baseline < unit.baseline < source.baseline
    first, second, third, *_ = [line for line in page.body if "注文" in line.text]
    mark = first.left + 2.5 * 12 / MM  # 注1： hangs out of the lines below it
    assert [near(LEFT, 0.1), near(mark, 0.8), near(mark, 0.8)] == [first.left, second.left, third.left]


def test_a_table_that_is_fitted_is_as_wide_as_the_type_area_and_turns_no_figure(look: Look, rendered: Rendered) -> None:
    (page,) = look("columns")
    assert ["12345"] == words(page, r"\d{5}")
    edges = [x for rule in pdf.drawings(rendered.pdf(documents()["columns"]), 1) for x in (rule.left, rule.right)]
    assert [near(LEFT, 0.3), near(RIGHT, 0.3)] == [min(edges), max(edges)]


def test_a_blank_line_parts_tables_that_follow_each_other(look: Look) -> None:
    (page,) = look("neighbours")
    rows = [line.baseline for line in page.body if line.text in "甲乙丙"]
    steps = [(b - a) * MM for a, b in pairwise(rows)]
    assert [near(24 + 28.95, 1)] * 2 == steps


# ---------------------------------------------------------------- turned pages


def turned_number(rendered: Rendered, name: str, page: int) -> tuple[str, tuple[float, float], tuple[float, float]]:
    """The text that runs down a turned sheet, and where its first and its last dash are printed."""
    file = rendered.pdf(documents()[name])
    signs = [glyph for glyph in pdf.sheets(file)[page - 1].glyphs if not glyph.is_upright and glyph.text.strip()]
    signs.sort(key=lambda sign: sign.box.top)
    first, last = (
        pdf.ink(file, page, (20, sign.box.top, 14, sign.box.bottom - sign.box.top)) for sign in (signs[0], signs[-1])
    )
    return "".join(sign.text for sign in signs), first, last


def test_a_turned_table_stands_between_upright_pages(look: Look) -> None:
    pages = look("turned and back")
    turned = [page.width > page.height for page in pages]
    assert [False, True, False, False, False, True, False] == turned
    for page in pages:
        assert [near(210, 0.1), near(297, 0.1)] == sorted([page.width, page.height])
        upright = page.page_number
        assert page.width > page.height or (upright is not None and upright.number == page.number)


@pytest.mark.parametrize("page", [2, 6])
def test_the_type_area_of_a_turned_page_is_225_by_156(page: int, look: Look) -> None:
    sheet = look("turned and back")[page - 1]
    caption = sheet.find("表")
    # the head lies at the binding side of an odd page: the left margin is the top one now, the bottom the left
    assert near(35 + 225 / 2, 0.5) == (caption.left + caption.right) / 2
    assert near(28 + 0.8 * 28.95 / MM, 1.5) == caption.baseline


@pytest.mark.parametrize(
    ("name", "page"), [("turned and back", 2), ("turned and back", 6), ("in a turned attachment", 3)]
)
def test_the_number_of_a_turned_page_stands_where_it_stands_on_the_others(
    name: str, page: int, look: Look, rendered: Rendered
) -> None:
    look(name)
    text, first, last = turned_number(rendered, name, page)
    assert f"—{page}—" == text
    assert [near(7, 0.5), near(7, 0.5)] == [35 - x for x, _ in (first, last)]  # from the type area to the dash
    # turned upright, an odd number ends and an even one begins one 字 from the edge of the type area;
    # LibreOffice 7.4 sets it some 2 mm further in
    edge = 28 + 14 / MM if page % 2 == 0 else 28 + 156 - 14 / MM
    dash = first[1] - 7 / MM if page % 2 == 0 else last[1] + 7 / MM
    inwards = dash - edge if page % 2 == 0 else edge - dash
    assert near(1, 1.5) == inwards
