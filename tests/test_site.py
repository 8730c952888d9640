"""The site of the documents: each page has one place in it, and a browser reads it from a folder, without network."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

import make_gallery
from instruments.chromium import Chromium, View
from website import gallery
from website.pages import CHINESE, DOCS, HOW_TO, ROOT, every, in_chinese, named, present
from website.scripts import without_notes
from website.staging import printed

SOUGHT = {
    "勾稽关系": "annual-report",
    "字体": "own-format",
    "发文稿纸": "approval",
    "附件": "writing",
    "save_facts": "excel",
}
"""Words, and the page that the search has to name among the first three."""


def test_each_page_has_one_place_in_the_site() -> None:
    pages = [path for path in DOCS.rglob("*.md") if not path.name.endswith(CHINESE)]
    beside = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")]
    assert Counter([*pages, *beside]) == Counter(every())


def test_each_place_in_the_site_has_a_page() -> None:
    assert [] == [part for part in named() if not present(part)]


def test_each_page_that_says_how_names_one_file() -> None:
    files = {}
    for page in (path for part in named([HOW_TO]) for path in present(part)):
        beginnings = ((page, "The file it touches: "), (in_chinese(page), "涉及的文件："))
        told = [re.findall(rf"^{words}`([^`]+)`", path.read_text("utf-8"), re.MULTILINE) for path, words in beginnings]
        files[page.stem] = (len(told[0]), told[0] == told[1])
    assert dict.fromkeys(files, (1, True)) == files


def statements(code: str) -> str:
    """What a script does: all of it but docstrings and comments."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        match node:
            case ast.Module() | ast.ClassDef() | ast.FunctionDef() if len(node.body) > 1:
                node.body = [one for one in node.body if not is_text(one)]
    return ast.dump(tree)


def is_text(statement: ast.stmt) -> bool:
    match statement:
        case ast.Expr(ast.Constant(str())):
            return True
    return False


@pytest.mark.parametrize("script", [example.script for example in gallery.every()])
def test_a_script_without_its_english_notes_does_the_same(script: str) -> None:
    code = (gallery.EXAMPLES / script).read_text(encoding="utf-8")
    shown = without_notes(code)
    assert statements(code) == statements(shown)
    assert [] == re.findall(r"^ *(?:#|\"\"\").*[a-z] [a-z]+ [a-z]", shown, re.MULTILINE)


def test_each_example_stands_in_the_gallery() -> None:
    scripts = [path for path in gallery.EXAMPLES.rglob("*.py") if path.name != "__init__.py"]
    assert sorted(scripts) == sorted(example.path for example in gallery.every())
    assert [] == [example.script for example in gallery.every() if not (DOCS / example.picture).exists()]
    assert sorted(DOCS.glob("pictures/gallery/*")) == sorted(DOCS / one.picture for one in gallery.every())


@pytest.mark.parametrize("page", make_gallery.PAGES)
def test_the_gallery_is_what_the_examples_say(page: str) -> None:
    assert make_gallery.page(page) == (DOCS / page).read_text(encoding="utf-8"), "call: python docs/make_gallery.py"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("公开\n信息\n  条例\n380条", "公开信息条例\n380条"),
        ("a line\nand `代码`\n代码", "a line\nand `代码`\n代码"),
        ("```text\n公开\n信息\n```\n", "```text\n公开\n信息\n```\n"),
        ("如下：\n- 甲\n- 乙\n1. 丙\n## 丁\n戊", "如下：\n\n- 甲\n- 乙\n1. 丙\n\n## 丁\n\n戊"),
        ("| 甲 |\n## 乙", "| 甲 |\n\n## 乙"),
        ("[![甲](a.png)](b.md)，``[`](c.md)``，[乙](d.md#e)", "<[![甲](a.png)](b.md)>，``[`](c.md)``，<[乙](d.md#e)>"),
    ],
)
def test_the_site_prints_markdown_as_github_does(text: str, shown: str) -> None:
    assert shown == printed(text, lambda link: f"<{link[0]}>")


def made(site: Path) -> tuple[str, int]:
    command = [sys.executable, str(DOCS / "make_site.py"), str(site)]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return said.stderr, said.returncode


def test_a_folder_with_files_of_others_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "年报.docx"
    mine.touch()
    said, failed = made(tmp_path)
    assert failed
    assert "did not make" in said
    assert [mine] == [*tmp_path.iterdir()]


def leading_nowhere(site: Path) -> list[str]:
    """The links of all pages that lead to no file of the site, or to no place in it."""
    pages = {path: html.parse(path) for path in site.rglob("*.html") if path.name != "404.html"}
    places = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    wrong = []
    for path, page in pages.items():
        for link in sorted(set(page.xpath("//@href | //@src"))):
            if re.match("https?:|data:", link):
                continue
            name, _, place = unquote(link).partition("#")
            led = (path.parent / name).resolve() if name else path
            if not led.is_file() or (place and place not in places.get(led, ()) and not place.startswith("__")):
                wrong.append(f"{path.relative_to(site).as_posix()}: {link}")
    return wrong


def in_english(site: Path) -> list[str]:
    """The English sentences of the Chinese pages, but for those that are said to be in English."""
    told = []
    for path in sorted({*site.rglob("*.html")} - {*site.glob("en/**/*.html")}):
        page = html.parse(path).getroot()
        for hidden in page.xpath("//pre | //code | //script | //style"):
            hidden.drop_tree()
        if path.stem not in ("architecture", "CONTRIBUTING", "CHANGELOG"):
            sentences = re.findall(r"(?:\b[A-Za-z',]+ ){3,}[a-z]+", page.text_content())
            told += [f"{path.relative_to(site).as_posix()}: {sentence}" for sentence in sentences]
    return told


def found(view: View, words: str) -> list[str]:
    """The pages that the search names for words, best first."""
    view.page.fill("[data-md-component=search-query]", words)
    results = view.page.locator(".md-search-result__item > a")  # of each page the first place
    results.first.wait_for(state="attached")
    pages = [re.sub(r".*/|\.html.*", "", str(link.get_attribute("href"))) for link in results.all()]
    view.page.fill("[data-md-component=search-query]", "")
    results.first.wait_for(state="detached")
    return pages


@pytest.mark.slow
def test_the_site_is_read_from_a_folder_without_server_and_network(chromium: Chromium, tmp_path: Path) -> None:
    site = tmp_path / "文 档"
    assert ("", 0) == made(site)
    assert [] == leading_nowhere(site)
    assert [] == in_english(site)
    assert 2 == len([*site.rglob("search_index.json")])  # by which the search works where a server gives the pages

    for page in ("index", "excel", "gallery", "rules/structure", "formats/document", "en/index"):
        view = chromium(site / f"{page}.html")
        wide = view.too_wide()
        view.page.set_viewport_size({"width": 390, "height": 844})
        assert ([], [], [], []) == (view.outside(site), view.said, wide, view.too_wide()), page

    chinese = chromium(site / "index.html")
    for words, page in SOUGHT.items():
        assert page in found(chinese, words)[:3], words
    assert [] == chinese.outside(site)
    chinese.page.keyboard.press("Escape")
    chinese.page.click("text=English")
    assert (site / "en" / "index.html").resolve().as_uri() == chinese.page.url
