"""The same document on the same pages, whoever sets it: LibreOffice, and ONLYOFFICE, which has nothing in common with it.

LibreOffice sets a quarter of a 字 between digits and 汉字 whatever the file says, so now and then its text is a line
longer and turns a page more. Where only that makes the difference, ONLYOFFICE decides, and the report is named here.
"""

import importlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from county_returns import county_returns
from generated import generated
from instruments.page import LEFT, Line, Page
from instruments.pdf import MM, drawings
from instruments.session import Rendered, Validated
from looking import near
from reportkit import Attachment, Body, Picture, Report, Section, Table, render
from samples import png, report

EXAMPLES = (
    "annual_report_2019",
    "annual_report_2021",
    "charts",
    "checks",
    "figures",
    "hello",
    "joint_notice",
    "letter",
    "long_report",
    "lushan_2018",
    "lushan_sent_up",
    "lushan_statistics",
    "minutes",
    "notice",
    "order",
    "other_county",
    "regulations",
    "tables",
    "upward_report",
)

GENERATED = range(50 if settings().max_examples >= 1000 else 6)
LONGER_IN_LIBREOFFICE = {8, 14, 41}  # a page more, for the gaps beside digits alone
LEADERS = "...."  # of an entry of contents
NEARLY_EMPTY = 4  # lines on a page that ends for no reason of its own


def files(folder: Path) -> Mapping[str, Path]:
    """Every Word file that the examples write."""
    for name in EXAMPLES:
        importlib.import_module(name).main(str(folder / name))
    county_returns.main(str(folder / "county_returns"))
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.docx"))}


def alone_at_the_foot(pages: Sequence[Page]) -> Iterator[str]:
    """Headings, captions of tables and header rows on which a page ends; a picture's caption may end one, and contents."""
    for page in pages[:-1]:
        last = page.body[-1] if page.body else None
        if last and last.fonts == ("黑体",) and not last.text.startswith("图") and LEADERS not in last.text:
            yield f"page {page.number}: {last.text}"


def nearly_empty(pages: Sequence[Page], pictures: Callable[[int], bool]) -> Iterator[str]:
    """Pages of few lines that neither end the document or the text before an attachment, nor hold a picture."""
    for page, following in itertools.pairwise(pages):
        ends = following.body and (following.body[0].text.startswith("附件") or following.width != page.width)
        if len(page.body) <= NEARLY_EMPTY and not ends and not pictures(page.number):
            yield f"page {page.number}: {page.text}"


def judged(rendered: Rendered, docx: bytes | Path) -> tuple[list[str], list[str]]:
    def has_picture(page: int) -> bool:
        return any(box.bottom - box.top > 20 for box in drawings(rendered.pdf(docx), page))

    pages = rendered(docx)
    return list(alone_at_the_foot(pages)), list(nearly_empty(pages, has_picture))


def test_every_example_has_the_same_pages_in_both(libreoffice: Rendered, onlyoffice: Rendered, tmp_path: Path) -> None:
    made = files(tmp_path)
    counts = [
        {name: len(pages) for name, pages in zip(made, engine.all(list(made.values())), strict=True)}
        for engine in (libreoffice, onlyoffice)
    ]
    assert counts[0] == counts[1]
    assert {name: ([], []) for name in made} == {name: judged(onlyoffice, path) for name, path in made.items()}


def test_every_example_is_a_valid_file(validated: Validated, tmp_path: Path) -> None:
    validated.all([path.read_bytes() for path in files(tmp_path).values()])


def test_every_generated_report_has_the_same_pages_in_both(libreoffice: Rendered, onlyoffice: Rendered) -> None:
    made = {seed: render(generated(seed)) for seed in GENERATED}
    libre, only = (
        {seed: len(pages) for seed, pages in zip(made, engine.all(list(made.values())), strict=True)}
        for engine in (libreoffice, onlyoffice)
    )
    assert only == {seed: libre[seed] - (seed in LONGER_IN_LIBREOFFICE) for seed in made}
    assert {seed: ([], []) for seed in made} == {seed: judged(onlyoffice, docx) for seed, docx in made.items()}


# ---------------------------------------------------------------- places and heights


def rules(rendered: Rendered, docx: bytes, page: int) -> list[float]:
    """The heights of the horizontal rules on a page, in 磅, from the top; one height once."""
    found: list[float] = []
    for box in sorted(drawings(rendered.pdf(docx), page), key=lambda box: box.top):
        middle = (box.top + box.bottom) / 2 * MM
        if box.right - box.left > 5 and box.bottom - box.top < 0.5 and (not found or middle - found[-1] > 2):
            found.append(middle)
    return found


@pytest.mark.parametrize(("dense", "pitch"), [(False, 24), (True, 18)], ids=["normal", "dense"])
def test_a_row_is_as_high_as_its_line_two_margins_and_a_rule(rendered: Rendered, dense: bool, pitch: float) -> None:
    rows: list[list[Any]] = [[f"第{n}行", n, f"{n / 4:.2f}"] for n in range(12)]
    docx = render(report(sections=[Table(rows, header=["甲", "乙", "丙"], dense=dense)]))
    edges = rules(rendered, docx, 1)
    assert 14 == len(edges)
    assert [near(pitch, 0.3)] * 13 == [below - above for above, below in itertools.pairwise(edges)]


def test_a_row_in_which_a_label_begins_is_no_higher(rendered: Rendered) -> None:
    rows: list[list[Any]] = [[f"组{n // 4}", f"第{n}行", n] for n in range(12)]
    docx = render(report(sections=[Table(rows, header=["组", "甲", "乙"], grouped=1)]))
    edges = rules(rendered, docx, 1)
    assert near(24 * 13, 1.5) == edges[-1] - edges[0]


def line(pages: Sequence[Page], text: str) -> Line:
    return next(line for page in pages for line in page.lines if line.text.startswith(text))


def test_the_list_of_attachments_begins_two_characters_in(rendered: Rendered) -> None:
    attachments = [Attachment(title, ["内容。"]) for title in ("甲表", "乙表")]
    pages = rendered(render(report(sections=["正文。"], attachments=attachments)))
    assert near(39.1, 0.3) == line(pages, "附件：1.").left


def test_decimals_stand_under_each_other(rendered: Rendered) -> None:
    docx = render(report(sections=[Table([["甲", 1], ["乙", "2.5"], ["丙", "3.25"]], header=["名称", "数"])]))
    right = [line(rendered(docx), label).right for label in "甲乙丙"]
    assert [near(right[2] - step * 12 / 2 / MM, 0.15) for step in (3, 1)] == right[:2]


def test_the_table_of_applications_stands_whole_on_a_page(rendered: Rendered) -> None:
    docx = render(importlib.import_module("annual_report_2021").build())
    begun, ended = (
        [page.number for page in rendered(docx) if any(line.text.startswith(text) for line in page.lines)]
        for text in ("三、收到和处理政府信息公开申请情况", "四、结转下年度继续办理")
    )
    assert begun == ended


def test_a_chain_that_no_page_holds_is_let_go(rendered: Rendered) -> None:
    parts = [Section(f"标题{n}") for n in range(30)]
    pages = rendered(render(report(sections=[*parts, Section("末题", ["文字。"])])))
    assert [20, 13] == [len(page.body) for page in pages]


def test_no_line_is_spread_out_before_an_address(rendered: Rendered) -> None:
    text = "本报告电子版可在县政府门户网站（http://www.example.gov.cn/zwgk/2018/annual-report/）下载查阅。" * 2
    pages = rendered(render(report(sections=[text])))
    for spread in pages[0].body:
        if spread.characters > 3 and spread.size == 16:
            assert spread.right - max(spread.left, LEFT) < (spread.characters + 1) * 16.2 / MM


@pytest.mark.parametrize("length", [4, 9, 14])
def test_a_heading_stays_with_the_picture_behind_it(rendered: Rendered, length: int) -> None:
    made = Report(
        "工作报告",
        Body("示例县人民政府", area="示例县"),
        year=2018,
        sections=["国" * 28 * length, Section("大图", [Picture(png(400, 900, dots=600), alt="图")])],
    )
    pages = rendered(render(made))
    assert [] == list(alone_at_the_foot(pages))
