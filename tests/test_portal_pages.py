"""The portal's page as a browser shows it: on a phone and a screen, by the keyboard, to whoever does not see it, on paper."""

import importlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pypdfium2
import pytest

from instruments.chromium import Chromium, View
from reportkit import Link, Report, Section, Table, render, save
from reportkit.model import PortalPage
from test_html import PORTAL

CHARTS: Report = importlib.import_module("charts").build()
WIDE = Table(
    [["示例县第一初级中学附属幼儿园", *range(1000, 1024)]],
    header=["单位", *(f"第{number}项" for number in range(24))],
    caption="各单位明细",
    name="宽表",
)
PUBLISHED = attrs.evolve(
    PORTAL,
    preamble=[
        *PORTAL.preamble,
        ["全文见", Link("https://www.example.gov.cn/" + "a" * 120, "https://www.example.gov.cn/")],
    ],
    sections=[
        *PORTAL.sections,
        Section("明细", [WIDE]),
        *CHARTS.sections,
    ],
    facts=CHARTS.facts,
    portal=PortalPage(
        url="https://www.shili.example/2018.html", related={"上年": "https://www.shili.example/"}, qr_code=True
    ),
)
REPORTS = {"各种内容": PUBLISHED, "年度报告": importlib.import_module("annual_report_2021").build()}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of each report."""
    folder = tmp_path_factory.mktemp("网 页")
    for name, given in REPORTS.items():
        save(given, folder / f"{name}.html")
    return {name: folder / f"{name}.html" for name in REPORTS}


CONTRAST = """
() => {
    const light = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (!/, 0\\)$/.test(colour)) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    const weak = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim()) continue;
        const style = getComputedStyle(element);
        const colour = element.closest("svg") ? style.fill : style.color;
        const lights = [light(colour), light(behind(element))].sort();
        const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
        if ((lights[1] + 0.05) / (lights[0] + 0.05) < (large ? 3 : 4.5)) weak.push(walker.currentNode.data.trim());
    }
    return weak;
}
"""

TABLES = """
() => [...document.querySelectorAll("table")].flatMap((table) => {
    const region = table.parentElement, faults = [];
    const heads = [...table.querySelectorAll("th")];
    if (table.tHead && [...table.tHead.rows].some((row) => [...row.cells].some((cell) => cell.tagName !== "TH")))
        faults.push("a head that is a cell");
    if (heads.some((head) => !["col", "colgroup", "row", "rowgroup"].includes(head.scope))) faults.push("no scope");
    if (region.scrollWidth > region.clientWidth && region.tabIndex !== 0) faults.push("moves, but not by keys");
    if (!region.getAttribute("aria-label")) faults.push("has no name");
    return faults.map((fault) => [table.textContent.slice(0, 20), fault]);
})
"""

MARKED = """
() => [...document.querySelectorAll("a[href], .table")].map((element) => element.outerHTML.slice(0, 80))
"""
FOCUSED = """
() => {
    const element = document.activeElement, style = getComputedStyle(element);
    if (element === document.body) return null;
    return [element.outerHTML.slice(0, 80), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
}
"""


def by_keys(view: View, most: int) -> list[Any]:
    """What has the focus after each press of the tabulator, until it leaves the page."""
    found: list[Any] = []
    while len(found) < most:
        view.page.keyboard.press("Tab")
        now = view.page.evaluate(FOCUSED)
        if now is None:
            break
        found.append(now)
    return found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", REPORTS)
def test_a_page_fits_the_screen_stands_out_and_is_in_order(
    name: str, width: int, pages: dict[str, Path], chromium: Chromium
) -> None:
    view = chromium(pages[name], width=width)
    assert ([], [], []) == (view.too_wide(), view.outside(pages[name].parent), view.said)
    assert [] == view.page.evaluate(CONTRAST)
    assert [] == view.page.evaluate(TABLES)
    headings = view.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map((one) => Number(one.tagName[1]))"
    )
    assert (1, 1) == (headings[0], headings.count(1))
    assert [] == [pair for pair in pairwise(headings) if pair[1] > pair[0] + 1]
    pictures = view.page.locator("img, svg[role=img], [role=img]").evaluate_all(
        "all => all.filter((one) => !(one.alt || one.getAttribute('aria-label'))).length"
    )
    assert 0 == pictures


def test_the_keyboard_reaches_every_link_and_table_in_order_and_moves_a_wide_one(
    pages: dict[str, Path], chromium: Chromium
) -> None:
    view = chromium(pages["各种内容"], width=390)
    expected = view.page.evaluate(MARKED)
    assert [[element, True] for element in expected] == by_keys(view, len(expected) + 5)
    wide = view.page.locator(".table").nth(1)
    wide.focus()
    view.page.keyboard.press("ArrowRight")
    view.page.wait_for_function("() => document.querySelectorAll('.table')[1].scrollLeft > 0")


A4 = (595, 842)  # points
MM = 72 / 25.4


@pytest.mark.parametrize(("name", "most"), [("各种内容", 5), ("年度报告", 7)])
def test_on_paper_nothing_is_cut_and_pages_are_those_of_the_format(
    name: str, most: int, pages: dict[str, Path], chromium: Chromium
) -> None:
    view = chromium(pages[name])
    printed = pypdfium2.PdfDocument(view.page.pdf(prefer_css_page_size=True))
    assert 1 < len(printed) <= most
    words = ""
    for page in printed:
        assert A4 == tuple(round(length) for length in page.get_size())
        text = page.get_textpage()
        words += text.get_text_bounded()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        inked = [box for box in boxes if box[2] > box[0]]
        assert min(box[0] for box in inked) >= 28 * MM - 2
        assert max(box[2] for box in inked) <= A4[0] - 26 * MM + 2
    assert Counter() == Counter(kept(view.page.locator("body").inner_text())) - Counter(kept(words))


def kept(text: str) -> str:
    """What every program takes from a page as the same sign: 汉字 and digits."""
    return re.sub("[^0-9\u4e00-\u9fff]", "", text)


def test_all_of_it_is_read_from_the_page(pages: dict[str, Path], chromium: Chromium) -> None:
    given: Report = REPORTS["年度报告"]
    text = chromium(pages["年度报告"]).page.locator("body").inner_text()
    assert Counter(kept(render(given, ".txt").decode("utf-8"))) == Counter(kept(text))
