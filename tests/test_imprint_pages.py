"""版记 as it stands on the page in both engines: a row for each case, the figures typed from GB/T 9704-2012, 7.4 and 7.5.

Both engines leave a blank page out of the PDF, and count it: the page before the imprint's is then missing.
"""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import attrs
import pytest

from instruments.page import BOTTOM, LEFT, RIGHT, Page
from instruments.pdf import MM, Box, drawings
from instruments.session import Rendered, Validated
from looking import near
from reportkit import Attachment, Imprint, Letterhead, Table, check, render
from reportkit.compose import compose
from reportkit.formats import GB9704, LETTER
from reportkit.writers.docx.pagination import page_count
from samples import report

CHARACTER = 14 / MM  # of 四号
COPIES = ["县委办公室", "县人大常委会办公室", "县政协办公室", "县法院", "县检察院", "县人武部", "各人民团体"]
ONE_LINE = Imprint("示例县人民政府办公室", date(2019, 1, 15), copies=COPIES[:2])
TWO_LINES = attrs.evolve(ONE_LINE, copies=COPIES)
ALONE = attrs.evolve(ONE_LINE, copies=None)
MANY = [f"示例县第{n}工作委员会" for n in "一二三四五六七八九十"]
MOVED = attrs.evolve(ONE_LINE, takes_addressees=True)
TABLE = Table([["甲", 1], ["乙", 2]], header=["名称", "数"])
TURNED = Attachment("甲表", [TABLE], landscape=True)
UPRIGHT = Attachment("乙表", [TABLE])
EDGE = "国" * 26 + "。"  # one row where 。 hangs over its end, else two
HEAD = Letterhead("示例县人民政府", number="示县发〔2019〕15号")

CASES: Mapping[str, tuple[Imprint, dict[str, Any], int, bool]] = {
    # what is given, the page of the imprint, and whether a page before it is blank
    "one page": (ONE_LINE, {"sections": ["国"] * 5}, 2, False),
    "one full page": (ONE_LINE, {"sections": ["国"] * 19}, 2, False),
    "two pages": (ONE_LINE, {"sections": ["国"] * 24}, 2, False),
    "two pages with room to the line": (ONE_LINE, {"sections": ["国"] * 38}, 2, False),
    "two pages without room": (ONE_LINE, {"sections": ["国"] * 39}, 4, True),
    "two full pages": (ONE_LINE, {"sections": ["国"] * 41}, 4, True),
    "three pages": (ONE_LINE, {"sections": ["国"] * 45}, 4, False),
    "signed": (TWO_LINES, {"sections": ["国" * 60] * 8, "signed": date(2019, 1, 14)}, 2, False),
    "no copies": (ALONE, {"sections": ["国"] * 24}, 2, False),
    "copies of two lines": (TWO_LINES, {"sections": ["国"] * 5}, 2, False),
    "addressees of many lines": (MOVED, {"sections": ["国"] * 5, "addressees": MANY}, 2, False),
    "attachment": (ONE_LINE, {"sections": ["国"] * 5, "attachments": [UPRIGHT]}, 2, False),
    "attachments": (ONE_LINE, {"sections": ["国"] * 5, "attachments": [UPRIGHT, UPRIGHT]}, 4, False),
    "table": (ONE_LINE, {"sections": [*["国"] * 20, TABLE]}, 2, False),
    "turned table on an even page": (ONE_LINE, {"sections": ["国"] * 5, "attachments": [TURNED]}, 4, True),
    "turned table on an odd page": (ONE_LINE, {"sections": ["国"] * 24, "attachments": [TURNED]}, 4, False),
    "within a row of the page's foot": (ONE_LINE, {"sections": [*["国"] * 18, EDGE]}, 4, True),
    "letterhead": (ONE_LINE, {"sections": ["国"] * 6, "letterhead": HEAD}, 2, False),
    "letterhead and two pages": (ONE_LINE, {"sections": ["国"] * 20, "letterhead": HEAD}, 2, False),
}


@cache
def documents() -> Mapping[str, bytes]:
    return {name: render(report(imprint=imprint, **given)) for name, (imprint, given, *_) in CASES.items()}


@attrs.frozen
class Look:
    rendered: Rendered
    docx: bytes

    @property
    def pages(self) -> list[Page]:
        return self.rendered(self.docx)

    def lines(self) -> list[Box]:
        """The lines across the last page below its text, from the top."""
        boxes = drawings(self.rendered.pdf(self.docx), len(self.pages))
        ruled = [box for box in boxes if box.right - box.left > 155 and box.bottom - box.top < 1]
        return sorted((box for box in ruled if middle(box) > 150), key=middle)


def middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest, rendered: Rendered) -> tuple[str, Look]:
    rendered.all(list(documents().values()))
    return request.param, Look(rendered, documents()[request.param])


def test_the_last_line_is_at_the_foot_of_the_type_area(case: tuple[str, Look]) -> None:
    name, look = case
    lines = look.lines()
    assert near(BOTTOM, 1) == middle(lines[-1])
    for line in lines:
        assert [near(LEFT, 0.5), near(RIGHT, 0.5)] == [line.left, line.right]
    assert (2 if name == "no copies" else 3) == len(lines)


def test_it_stands_on_an_even_page_with_a_number_unless_a_blank_one_precedes(case: tuple[str, Look]) -> None:
    name, look = case
    _, _, page, blank = CASES[name]
    assert page - blank == len(look.pages)
    number = look.pages[-1].page_number
    assert (None if blank else page) == (number and number.number)
    assert look.pages[-1].lines[-1 if blank else -2].text.endswith("2019年1月15日印发")


def test_no_line_of_text_stands_in_it(case: tuple[str, Look]) -> None:
    _, look = case
    above = look.lines()[0].top
    text = [line for line in look.pages[-1].body if line.size > 14.5]
    assert [] == [line.text for line in text if line.baseline > above]


@pytest.mark.parametrize("name", ["one page", "copies of two lines", "addressees of many lines", "two full pages"])
def test_its_words_are_in_size_four_one_character_in(name: str, rendered: Rendered) -> None:
    page = rendered(documents()[name])[-1]
    words = [line for line in page.body if line.size == 14]
    assert {("仿宋",)} == {line.fonts for line in words}
    *names, last = words
    assert [near(LEFT + CHARACTER, 0.2), near(RIGHT - CHARACTER, 0.3)] == [last.left, last.right]
    for line in names:
        begins = line.text.startswith(("抄送：", "主送："))
        assert near(LEFT + CHARACTER * (1 if begins else 4), 0.2) == line.left
        assert line.right < RIGHT - CHARACTER + 0.3


def test_its_lines_are_thick_thin_and_thick(rendered: Rendered) -> None:
    look = Look(rendered, documents()["one page"])
    weights = [(box.bottom - box.top) / 2 for box in look.lines()]  # PDFium's bounds are a width wider
    assert [near(0.35, 0.02), near(0.25, 0.02), near(0.35, 0.02)] == weights
    apart = [middle(below) - middle(above) for above, below in pairwise(look.lines())]
    assert [near(28 / MM + 0.3, 0.1)] * 2 == apart


@cache
def letter() -> bytes:
    imprint = Imprint(copies=COPIES[:2])
    return render(report(imprint=imprint, sections=["国"] * 25, letterhead=HEAD), layout=LETTER)


def test_the_imprint_of_a_letter_has_no_lines(rendered: Rendered) -> None:
    look = Look(rendered, letter())
    page = look.pages[-1]
    copies = page.find("抄送：")
    assert [] == look.lines()
    assert near(BOTTOM, 1) == copies.baseline + (1 - rendered.engine.rise) * 28 / MM
    assert page.page_number is not None
    assert page.number % 2 == 0


def test_every_file_with_an_imprint_is_valid(validated: Validated) -> None:
    validated.all([*documents().values(), letter()])


def test_a_finding_about_an_imprint_is_a_comment_beside_it(validated: Validated) -> None:
    given = report(imprint=ONE_LINE, sections=[*["国"] * 18, EDGE])
    commented = render(given, findings=check(given))
    with zipfile.ZipFile(io.BytesIO(commented)) as package:
        assert "版记已另起双页" in package.read("word/comments.xml").decode()
        assert b"commentRangeStart" in package.read("word/document.xml")
    validated(commented)


@pytest.mark.parametrize("rows", range(1, 30, 3))
def test_pages_are_counted_below_a_letterhead_too(rows: int, onlyoffice: Rendered) -> None:
    given = report(letterhead=HEAD, sections=["国"] * rows)
    assert len(onlyoffice(render(given))) == page_count(compose(given).blocks, GB9704).pages
