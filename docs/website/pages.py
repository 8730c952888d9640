"""What the site shows, in which order: the one place to change when a page comes or goes."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from reference_pages import PAGES
from reportkit.rules.families import FAMILIES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
CHINESE = ".zh-CN.md"


@frozen
class Section:
    """A part of the site: its name in both languages, and its pages, by their English files, or parts of its own.

    A * stands for every page that fits and has no place by its name.
    """

    chinese: str
    english: str
    parts: "Sequence[str | Section]"


HOW_TO = Section(
    "怎样做",
    "How to",
    (
        Section("数据", "Figures", ("docs/excel.md", "docs/figures.md", "docs/data.md")),
        Section("文字", "Text", ("docs/writing.md", "docs/inline.md", "docs/contents.md")),
        Section("公文", "Documents", ("docs/letterhead.md", "docs/imprint.md", "docs/own-format.md")),
        Section("年度报告", "Annual reports", ("docs/annual-report.md", "docs/returns.md", "docs/many.md")),
        Section("检查和送审", "Checking", ("docs/checking.md", "docs/approval.md")),
        Section("读入和发布", "Files", ("docs/reading.md", "docs/portal.md")),
    ),
)
"""Each of its pages names the one file that it touches."""

SECTIONS = (
    Section("首页", "Home", ("README.md",)),
    Section("教程", "Tutorial", ("docs/tutorial.md", "docs/install.md")),
    HOW_TO,
    Section("示例", "Gallery", ("docs/gallery.md",)),
    Section("参考", "Reference", ("docs/reference/index.md", *(f"docs/reference/{page.name}.md" for page in PAGES))),
    Section("检查规则", "Rules", ("docs/rules.md", *(f"docs/rules/{family}.md" for family in FAMILIES))),
    Section("版式", "Formats", ("docs/formats/document.md", "docs/formats/*.md")),
    Section("术语", "Glossary", ("docs/glossary.md",)),
    Section("开发（英文）", "Development", ("docs/architecture.md", "CONTRIBUTING.md", "CHANGELOG.md")),
)

LOOKED_UP = (DOCS / "reference", DOCS / "rules")
"""Folders of pages that the search names behind those that say how."""

GLOSSARY = DOCS / "glossary.md"
"""The page that holds both languages side by side."""


def named(sections: Sequence[Section] = SECTIONS) -> Iterator[str]:
    """Yield the pages as the sections name them."""
    for section in sections:
        for part in section.parts:
            yield from [part] if isinstance(part, str) else named([part])


def present(part: str) -> list[Path]:
    """The English files of a part of a section: a page, or all that a * stands for."""
    if "*" not in part:
        return [ROOT / part] if (ROOT / part).exists() else []
    by_name = {ROOT / name for name in named() if "*" not in name}
    found = sorted(ROOT.glob(part))
    return [path for path in found if not path.name.endswith(CHINESE) and path not in by_name]


def every() -> list[Path]:
    """The English file of each page that has a place."""
    return [path for part in named() for path in present(part)]


def alone(page: Path) -> bool:
    """Whether a page is all that its section has."""
    return any([page] == [one for part in named([section]) for one in present(part)] for section in SECTIONS)


def in_chinese(page: Path) -> Path:
    return page.with_suffix(CHINESE)


def address(page: Path) -> str:
    """Where a page stands in the site of its language, as Markdown: docs/formats/letter.md at formats/letter.md."""
    if page == ROOT / "README.md":
        return "index.md"
    return page.relative_to(DOCS if page.is_relative_to(DOCS) else ROOT).as_posix()


def anchor(title: str) -> str:
    """What leads to a heading, as GitHub makes it: no marks, small letters, - for blanks."""
    return re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-")
