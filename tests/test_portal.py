"""What a page says of itself: the tags of 政府网站发展指引, related links, the QR code of its address."""

import builtins
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import unquote

import attrs
import pytest
import zxingcpp
from lxml import etree
from PIL import Image, ImageDraw

from reportkit import Report, render
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue, MissingExtra, language
from reportkit.manuscript.portal import TAGS
from reportkit.model import PortalPage
from reportkit.reading import next_year
from samples import report

SITE: dict[str, Any] = {"site_name": "示例县人民政府", "site_domain": "www.shili.example", "site_id_code": "3604270001"}
COLUMN: dict[str, Any] = {
    "column_name": "政府信息公开年报",
    "column_description": "发布示例县各单位的年度报告",
    "column_keywords": ["年报", "政府信息公开"],
    "column_type": "信息公开年报",
}
ARTICLE: dict[str, Any] = {
    "pub_date": "2019-01-21 10:15",
    "content_source": "县政务公开办",
    "keywords": ["政府信息公开", "年度报告"],
    "author": "张三",
    "description": "2018年的“公开”工作",
    "image": "https://www.shili.example/a.png",
    "url": "https://www.shili.example/xxgk/2018.html?a=1&b=2",
}
SVG = "{http://www.w3.org/2000/svg}svg"


def page(given: Report) -> etree._Element:
    return etree.fromstring(render(given, ".html"))


def tags(given: Report) -> dict[str, str]:
    found = [(one.get("name"), one.get("content")) for one in page(given).iter("meta") if one.get("name")]
    return {str(name): str(content) for name, content in found if name != "viewport"}


def test_each_tag_of_the_guide_stands_in_the_head_in_its_order() -> None:
    said = tags(report(portal=PortalPage(**SITE, **COLUMN, **ARTICLE), signed=date(2019, 1, 14)))
    assert list(TAGS) == list(said)
    assert {
        "SiteName": "示例县人民政府",
        "SiteDomain": "www.shili.example",
        "SiteIDCode": "3604270001",
        "ColumnName": "政府信息公开年报",
        "ColumnDescription": "发布示例县各单位的年度报告",
        "ColumnKeywords": "年报,政府信息公开",
        "ColumnType": "信息公开年报",
        "ArticleTitle": "工作报告",
        "PubDate": "2019-01-21 10:15",
        "ContentSource": "县政务公开办",
        "Keywords": "政府信息公开,年度报告",
        "Author": "张三",
        "Description": "2018年的“公开”工作",
        "Image": "https://www.shili.example/a.png",
        "Url": "https://www.shili.example/xxgk/2018.html?a=1&b=2",
    } == said


def test_what_is_not_given_follows_from_the_report_or_is_left_out() -> None:
    said = tags(report(portal=PortalPage(keywords="年度报告"), signed=date(2019, 1, 14), preamble=["全年平稳。"]))
    assert {
        "ArticleTitle": "工作报告",
        "PubDate": "2019-01-14 00:00",
        "ContentSource": "示例县人民政府办公室",
        "Keywords": "年度报告",
        "Description": "全年平稳。",
    } == said


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (datetime(2019, 1, 21, 9, 5, 30), "2019-01-21 09:05"),
        (date(2019, 1, 21), "2019-01-21 00:00"),
        ("2019-01-21 09:05", "2019-01-21 09:05"),
    ],
)
def test_a_moment_is_taken_as_people_have_it(given: str | date, expected: str) -> None:
    assert expected == PortalPage(pub_date=given).pub_date


LINKS = {"2017年年度报告": "https://www.shili.example/2017.html", "一<图>读懂": "https://www.shili.example/a?b=1&c=2"}


def test_related_links_stand_below_the_text_as_a_list_under_a_heading() -> None:
    made = page(report(preamble=["全年平稳。"], portal=PortalPage(related=LINKS)))
    nav = made.find("body/article/nav")
    assert nav is not None
    assert ("相关链接", "相关链接") == (nav.get("aria-label"), nav.findtext("h2"))
    assert LINKS == {str(one.text): one.get("href") for one in nav.iterfind("ul/li/a")}
    assert [] == page(report()).findall(".//nav")


ADDRESSES = [
    "https://www.shili.example/xxgk/2018.html?a=1&b=2",
    "http://www.shili.example/公开/年报.html",
    f"https://www.shili.example/{'a' * 274}",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_qr_code_leads_a_phone_to_the_page(address: str) -> None:
    made = page(report(portal=PortalPage(url=address, qr_code=True)))
    figure = made.find(".//figure[@class='code']")
    assert figure is not None
    drawn = figure.find("div")
    assert drawn is not None
    assert ("img", f"二维码，内容为本页的网址：{address}") == (drawn.get("role"), drawn.get("aria-label"))
    assert "扫一扫在手机打开当前页" == figure.findtext("figcaption")
    [read] = zxingcpp.read_barcodes(pixels(drawn))
    assert address == unquote(read.text)
    assert read.text.isascii()  # some programs take other signs for another script


def pixels(drawn: etree._Element) -> Image.Image:
    """The picture that a drawing of strokes gives: each line of a path is a row of dark modules."""
    svg = drawn.find(SVG)
    assert svg is not None
    side = int(str(svg.get("viewBox")).split()[2])
    picture = Image.new("L", (side * 4, side * 4), 255)
    pen = ImageDraw.Draw(picture)
    strokes = [one for one in svg.iter("{http://www.w3.org/2000/svg}path") if one.get("stroke")]
    x = y = 0.0
    for sign, first, second in _steps(str(strokes[0].get("d"))):
        if sign == "M":
            x, y = first, second
        elif sign == "m":
            x, y = x + first, y + second
        else:
            pen.rectangle([x * 4, (y - 0.5) * 4, (x + first) * 4 - 1, (y + 0.5) * 4 - 1], fill=0)
            x += first
    return picture


def _steps(drawn: str) -> list[tuple[str, float, float]]:
    found = re.findall(r"([Mmh])(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", drawn)
    return [(sign, float(first), float(second or 0)) for sign, first, second in found]


def test_without_segno_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    known = builtins.__import__

    def importing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "segno":
            raise ImportError(name)
        return known(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", importing)
    given = report(portal=PortalPage(url=ADDRESSES[0], qr_code=True))
    with language("zh"), pytest.raises(MissingExtra) as caught:
        render(given, ".html")
    with language("zh"):
        assert "二维码需要segno，请先安装：pip install segno" == str(caught.value)
    assert render(report(), ".txt") == render(given, ".txt")  # no other kind of file has one


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: PortalPage(**{**SITE, "site_name": "{地区}人民政府"}), "site_name: '{地区}人民政府' has braces; a tag takes no slots, give the words"),
        (lambda: PortalPage(**{**SITE, "site_domain": "https://www.shili.example/"}), "site_domain: got 'https://www.shili.example/'; give a domain alone, such as www.example.gov.cn"),
        (lambda: PortalPage(**{**SITE, "site_id_code": "360427"}), "site_id_code: got '360427'; give the code of ten characters that the site was given, such as 3604270001 or bm01000001"),
        (lambda: PortalPage(site_name="示例县人民政府"), "site_name: with it stand site_domain, site_id_code; give them too"),
        (lambda: PortalPage(column_type="信息公开年报"), "column_type: with it stand column_name, column_description, column_keywords; give them too"),
        (lambda: PortalPage(pub_date="2019年1月21日"), "pub_date: got '2019年1月21日'; give a moment such as 2019-01-21 10:15, or a datetime"),
        (lambda: PortalPage(pub_date="2019-02-30 10:15"), "pub_date: got '2019-02-30 10:15'; give a moment"),
        (lambda: PortalPage(url="www.shili.example"), "url: got 'www.shili.example'; give an address that begins with http:// or https://"),
        (lambda: PortalPage(image="javascript:alert(1)"), "image: got 'javascript:alert\\(1\\)'; give an address"),
        (lambda: PortalPage(related={"年报": "mailto:a@b.example"}), "related\\['年报'\\]: got 'mailto:a@b.example'; give an address"),
        (lambda: PortalPage(keywords=["年报", ""]), "keywords\\[1\\]: got ''; give text that is not empty"),
        (lambda: PortalPage(url="https://a.example/" + "公" * 40, qr_code=True), "qr_code: an address of 378 characters makes a code that no phone reads from paper; give a shorter url=, of at most 300"),
        (lambda: PortalPage(qr_code=True), "qr_code: there is no address to put into it; give url="),
        (lambda: report(portal={"url": "甲"}), "portal: got .* of type dict; give a PortalPage"),
    ],
)  # fmt: skip
def test_what_no_page_can_say_is_refused(make: Callable[[], object], expected: str) -> None:
    with pytest.raises((InvalidValue, TypeError), match=expected):
        make()


def test_it_is_kept_as_data_and_the_next_year_keeps_site_and_column() -> None:
    whole = PortalPage(**SITE, **COLUMN, **ARTICLE, related=LINKS, qr_code=True)
    given = report(portal=whole, year=2018)
    assert given == from_json(to_json(given))
    assert PortalPage(**SITE, **COLUMN, content_source="县政务公开办") == next_year(given).report.portal
    assert "None" == repr(next_year(attrs.evolve(given, portal=None)).report.portal)
