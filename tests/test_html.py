"""The portal's page: the words of the report and no others, headings, tables and notes as what they are, nothing fetched."""

import base64
import importlib
import re
from datetime import date

import pytest
from hypothesis import given
from lxml import etree

from generated import generated
from reportkit import (
    Attachment,
    Cell,
    Emphasis,
    Footnote,
    Imprint,
    Letterhead,
    Link,
    Measure,
    Picture,
    Report,
    Section,
    Table,
    render,
)
from reportkit.writers.html.looks import screen
from samples import REPORTS, png, report

PORTAL = report(
    letterhead=Letterhead("示例县人民政府", number="示县发〔2019〕15号"),
    addressees=["各乡镇人民政府"],
    preamble=[
        ["全年", Emphasis("零投诉"), Footnote("截至2018年底。"), "，见", Link("官网", "https://www.example.gov.cn/")]
    ],
    sections=[
        Section("公开情况", [Measure("公开及时", ["已公开。"]), Picture(png(40, 20), alt="走势", caption="走势图")]),
        Section(
            "统计",
            [
                Table(
                    [["规章", 1, 2], [Cell("合计", across=2), 3]],
                    header=[["名称", Cell("件数", across=2)], ["", "上年", "本年"]],
                    caption="制定情况",
                    unit="件",
                    name="制定表",
                ),
                "见{制定表}。{待补:金额}",
            ],
        ),
    ],
    attachments=[Attachment("名单", [Section("单位", ["县财政局。"])])],
    signed=date(2019, 1, 14),
    imprint=Imprint(copies=["县委办公室"]),
)


def page(given: Report) -> etree._Element:
    """The page, which is XML too."""
    return etree.fromstring(render(given, ".html"))


def words(element: etree._Element | None) -> str:
    """What an element says, but for the labels within charts, which their figures in words stand for."""
    assert element is not None
    if element.tag == "{http://www.w3.org/2000/svg}svg":
        return ""
    return (element.text or "") + "".join(words(one) + (one.tail or "") for one in element)


def found(element: etree._Element, path: str) -> list[str]:
    return [words(one) for one in element.iterfind(f".//{path}")]


def squeezed(text: str) -> str:
    return re.sub(r"\s|［图：[^］]*］", "", text)


@given(REPORTS)
def test_it_says_what_the_text_says(given: Report) -> None:
    assert squeezed(render(given, ".txt").decode("utf-8")) == squeezed(words(page(given).find("body")))


@pytest.mark.parametrize("seed", range(12))
def test_it_says_what_the_text_of_an_office_says(seed: int) -> None:
    given = generated(seed)
    assert squeezed(render(given, ".txt").decode("utf-8")) == squeezed(words(page(given).find("body")))


@pytest.mark.parametrize(
    "name", ["annual_report_2021", "charts", "long_report", "lushan_2018", "notice", "regulations", "tables"]
)
def test_it_says_what_the_text_of_an_example_says(name: str) -> None:
    given = importlib.import_module(name).build()
    assert squeezed(render(given, ".txt").decode("utf-8")) == squeezed(words(page(given).find("body")))


def test_headings_have_their_levels_and_those_of_an_attachment_stand_below_its_title() -> None:
    levels = {tag: found(page(PORTAL), tag) for tag in ("h1", "h2", "h3")}
    assert {"h1": ["工作报告"], "h2": ["一、公开情况", "二、统计", "名单"], "h3": ["一、单位"]} == levels


def test_letterhead_attachment_and_imprint_have_elements_of_their_own() -> None:
    parts = {tag: len(page(PORTAL).findall(f"body/article/{tag}")) for tag in ("header", "section", "footer")}
    assert {"header": 1, "section": 2, "footer": 1} == parts  # one section for the attachment, one for the notes


def test_a_table_says_what_its_heads_head() -> None:
    table = page(PORTAL).find(".//table")
    assert table is not None
    assert "表1\u3000制定情况单位：件" == words(table.find("caption"))
    heads = [(words(one), one.get("scope"), one.get("colspan")) for one in table.iter("th")]
    assert [
        ("名称", "col", None),
        ("件数", "colgroup", "2"),
        ("", "col", None),
        ("上年", "col", None),
        ("本年", "col", None),
        ("规章", "row", None),
        ("合计", "row", "2"),
    ] == heads
    assert ["1", "2", "3"] == found(table, "td")


def test_what_stands_within_a_paragraph_is_what_it_is() -> None:
    made = page(PORTAL)
    assert ["零投诉"] == found(made, "strong")
    assert ["【待补：金额】"] == found(made, "mark")
    leads = {words(one): one.get("href") for one in made.iter("a")}
    assert {"官网": "https://www.example.gov.cn/", "表1": "#制定表", "①": "#mark-1"} == leads
    identities = {one.get("id") for one in made.iter() if one.get("id")}
    assert {lead[1:] for lead in leads.values() if lead and lead.startswith("#")} < identities


def test_a_picture_stands_in_the_page_itself_with_what_stands_for_it() -> None:
    picture = page(PORTAL).find(".//figure/img")
    assert picture is not None
    kind, _, content = str(picture.get("src")).partition(";base64,")
    assert ("data:image/png", "走势", png(40, 20)) == (kind, picture.get("alt"), base64.b64decode(content))
    assert ["图1\u3000走势图"] == found(page(PORTAL), "figure/figcaption")


def test_a_chart_is_drawn_with_the_figures_that_it_has_in_word() -> None:
    made = page(importlib.import_module("charts").build())
    drawings = made.findall(".//figure/{http://www.w3.org/2000/svg}svg")
    assert [
        "折线图：2016年9800条，2017年11800条，2018年12656条",
        "饼图：通过网站公开9136条，通过政务新媒体公开2200条，通过公报和查阅点公开1320条",
        "柱形图：2017年，网站9500条，政务新媒体1500条，公报和查阅点800条；2018年，网站9136条，政务新媒体2200条，公报和查阅点1320条",
    ] == [drawing.get("aria-label") for drawing in drawings]
    shown = [[str(one) for one in drawing.itertext() if str(one).endswith("条")] for drawing in drawings]
    assert [
        ["9800条", "11800条", "12656条"],
        ["通过网站公开 9136条", "通过政务新媒体公开 2200条", "通过公报和查阅点公开 1320条"],
        ["9500条", "1500条", "800条", "9136条", "2200条", "1320条"],
    ] == shown


def test_the_portals_record_stands_in_its_head() -> None:
    said = {one.get("name"): one.get("content") for one in page(PORTAL).iter("meta") if one.get("name") != "viewport"}
    assert {
        None: None,
        "ArticleTitle": "工作报告",
        "PubDate": "2019-01-14 00:00",
        "ContentSource": "示例县人民政府办公室",
        "Description": "全年零投诉，见官网",
    } == said


@pytest.mark.parametrize("kept", ["<script>alert(1)</script>", 'a" onclick="x', "]]>&amp;甲", "</style>"])
def test_no_words_become_markup(kept: str) -> None:
    made = page(report(title=kept, preamble=[kept], sections=[Section(kept, [Table([[kept]], caption=kept)])]))
    tags = {str(one.tag) for one in made.iter()}
    assert kept in words(made.find(".//h1"))
    assert not tags & {"script", "iframe", "link", "object"}
    assert 1 == len(list(made.iter("style")))


def test_nothing_is_fetched() -> None:
    made = render(PORTAL, ".html").decode("utf-8")
    assert [] == re.findall(
        r'(?:src|href)="(?!data:|#|https://www\.example\.gov\.cn/)[^"]*"|url\(|@import|<script', made
    )


def contrast(one: str, other: str) -> float:
    """How far two colours are apart in light, as WCAG 2.1 measures it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def colours(sheet: str) -> list[tuple[str, str]]:
    """The selectors of a style sheet that give their words a colour, with it in six digits."""
    given = re.findall(r"([^{}\n]+)\{[^{}]*?(?<!-)\bcolor: #(\w{3,6});", sheet)
    return [(name.strip(), colour if len(colour) == 6 else re.sub("(.)", r"\1\1", colour)) for name, colour in given]


def test_all_words_stand_out_from_the_page() -> None:
    given = colours(screen())
    assert ["body", "a", ".mark"] == [name for name, _ in given]
    assert [] == [name for name, colour in given if contrast(colour, "ffffff") < 4.5]
