"""The library's own count of pages, held against the pages that ONLYOFFICE makes of the same files."""

import importlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import settings

from county_returns import county_returns
from generated import generated
from instruments.page import TOP, Page
from instruments.pdf import MM
from instruments.session import Rendered
from reportkit import Letterhead, Report, Section, render
from reportkit.compose import compose
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, REGULATIONS, Format
from reportkit.manuscript import IMPRINT, Block, Line, Role, Span
from reportkit.model import PlainSignature, SealedSignature, Stamp, StampedSignature
from reportkit.submissions import read_return
from reportkit.writers.docx.flow import Ending
from reportkit.writers.docx.heights import line_count
from reportkit.writers.docx.pagination import page_count
from samples import png, report

EXAMPLES = (
    "annual_report_2019",
    "annual_report_2021",
    "checks",
    "figures",
    "hello",
    "joint_notice",
    "letter",
    "lushan_2018",
    "lushan_statistics",
    "minutes",
    "order",
    "other_county",
    "own_rule",
    "regulations",
    "tables",
    "upward_report",
)
FORMATS = {"letter": LETTER, "minutes": MINUTES, "order": ORDER, "regulations": REGULATIONS}
GENERATED = range(200 if settings().max_examples >= 1000 else 6)
HEAD = Letterhead("示例县人民政府", number="示县发〔2019〕15号")
MOST_UNCERTAIN = 0.05
ROW = 28.95 / MM


def counted(given: Report, layout: Format = GB9704) -> Ending:
    return page_count(compose(given, layout.elements).blocks, layout)


def built(name: str) -> Report:
    made = importlib.import_module(name).build()
    return made if isinstance(made, Report) else made.to_report()


def last_row(page: Page, rise: float) -> float:
    """The row of 22 on which the last line of a page stands."""
    return (page.body[-1].baseline - TOP) / ROW + 1 - rise


def rows_apart(given: Report, page: Page, rise: float) -> float:
    """How many rows lie between the end of a text as it was counted and as it is printed; 0 where no line ends it."""
    last = compose(given).blocks[-1]
    if not isinstance(last, Line) or not last.text or last.landscape or page.body[-1].size != 16:
        return 0
    return counted(given).used / 20 / MM / ROW - last_row(page, rise)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_has_as_many_pages_as_are_counted(name: str, onlyoffice: Rendered) -> None:
    given, layout = built(name), FORMATS.get(name, GB9704)
    assert len(onlyoffice(render(given, layout=layout))) == counted(given, layout).pages


def test_the_report_of_a_county_has_as_many_pages_as_are_counted(onlyoffice: Rendered, tmp_path: Path) -> None:
    county_returns.send_out_and_collect(tmp_path)
    county = county_returns.first_count(tmp_path)
    for path in county_returns.correct(tmp_path):
        corrected = read_return(path, county_returns.ROSTER)
        county = county.replaced(corrected, last_year=county_returns.LAST_YEAR)
    given = county_returns.annual_report(county)
    assert len(onlyoffice(render(given))) == counted(given).pages


def test_every_generated_report_has_as_many_pages_as_are_counted(onlyoffice: Rendered) -> None:
    made: Mapping[int, Report] = {seed: generated(seed) for seed in GENERATED}
    pages = dict(zip(made, onlyoffice.all([render(given) for given in made.values()]), strict=True))
    assert {seed: len(pages[seed]) for seed in made} == {seed: counted(given).pages for seed, given in made.items()}
    uncertain = [seed for seed, given in made.items() if not counted(given).certain]
    assert len(uncertain) <= MOST_UNCERTAIN * len(made), uncertain
    apart = {seed: rows_apart(made[seed], pages[seed][-1], onlyoffice.engine.rise) for seed in made}
    assert {} == {seed: rows for seed, rows in apart.items() if abs(rows) > 1.1}


@pytest.mark.parametrize("name", ["notice", "lushan_sent_up"])
def test_an_example_with_an_imprint_has_as_many_pages_as_are_counted_before_it(name: str, onlyoffice: Rendered) -> None:
    given = built(name)
    assert len(onlyoffice(render(attrs.evolve(given, imprint=None)))) == page_count(text_of(given), GB9704).pages


def text_of(given: Report) -> Sequence[Block]:
    blocks = compose(given).blocks
    return blocks[: next(at for at, block in enumerate(blocks) if isinstance(block, Line) and block.role in IMPRINT)]


SIGNATURES: Mapping[str, Any] = {
    "plain": PlainSignature(["县财政局", "县审计局"]),
    "sealed": SealedSignature(pictures=[png(450, 450)]),
    "sealed jointly": SealedSignature(["县财政局", "县审计局", "县司法局"], pictures=[png(450, 450)] * 3),
    "stamped": StampedSignature(Stamp("县长", "张三", picture=png(400, 180))),
}


@pytest.mark.parametrize("kind", SIGNATURES)
def test_rooms_for_seals_are_counted(kind: str, onlyoffice: Rendered) -> None:
    given = [
        report(letterhead=HEAD, sections=["国"] * rows, signed=date(2019, 1, 14), signature=SIGNATURES[kind])
        for rows in range(1, 11, 3)
    ]
    pages = onlyoffice.all([render(one) for one in given])
    assert [len(one) for one in pages] == [counted(one).pages for one in given]


def paragraphs(rows: int, *, last: str = "国") -> Report:
    """A report whose text takes so many rows below its title and the blank line; both fill two rows and a quarter."""
    return report(sections=["国"] * (rows - 1) + [last])


@pytest.mark.parametrize(("rows", "pages", "row"), [(1, 1, 4), (19, 1, 22), (20, 2, 1), (41, 2, 22), (42, 3, 1)])
def test_rows_of_characters_alone_are_counted_for_certain(rows: int, pages: int, row: int) -> None:
    end = counted(paragraphs(rows))
    assert (pages, row, True) == (end.pages, end.row, end.certain)


@pytest.mark.parametrize(("rows", "certain"), [(10, True), (17, True), (18, False), (19, False), (21, True)])
def test_a_mark_that_may_hang_leaves_the_count_uncertain_at_the_pages_foot_alone(rows: int, certain: bool) -> None:
    end = counted(paragraphs(rows, last="国" * 26 + "。"))  # one row if 。 hangs over its end, else two
    assert certain == end.certain


def test_what_is_held_together_goes_over_as_a_whole(onlyoffice: Rendered) -> None:
    given = [report(sections=["国"] * n + [Section("标题", ["国" * 60])]) for n in range(15, 20)]
    pages = onlyoffice.all([render(one) for one in given])
    assert [len(one) for one in pages] == [counted(one).pages for one in given]


def test_text_indented_beyond_its_line_takes_lines_all_the_same() -> None:
    line = Line(Role.ATTENDANCE, (Span("出席：张三"),), left=40.0, hanging=3.0)
    assert 2 == line_count(line, GB9704)
