"""The two sites of MkDocs, Chinese at the top of the folder and English in en/, and what is taken from them again."""

import io
import logging
import os
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from website import words
from website.pages import SECTIONS, Section, address, anchor, present
from website.staging import Staging

os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme's words about a release that the lock does not take

THEME = Path(__file__).with_name("theme")
FOLDERS = {True: ".", False: "en"}
MADE = "search/search_index.js"  # by which a site is known
NOT_NEEDED = ("**/*.map", "assets/javascripts/lunr", "sitemap.xml*", "search/search_index.json")
SEPARATOR = r"[\s\u200b\-.,:;!?()\[\]{}\"'/“”‘’、。，．？！；：（）《》〈〉【】〔〕…—]+"


def build(folder: Path) -> None:
    """Make the site, in place of an earlier one; raise SystemExit where MkDocs warns, or where files of others lie."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MADE).exists():
        sys.exit(f"{folder} holds what this command did not make; name a folder that is new or empty")
    with tempfile.TemporaryDirectory() as made, ProcessPoolExecutor(2) as pool:
        for told in pool.map(_in_one_language, (True, False), (Path(made),) * 2):
            if told:
                sys.exit(told)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.move(Path(made) / "True", folder)
        shutil.move(Path(made) / "False", folder / FOLDERS[False])


def _in_one_language(chinese: bool, place: Path) -> str:
    """Make one site below a folder, and return what MkDocs complains of."""
    from material.plugins.search import plugin  # noqa: PLC0415 - in the process that builds
    from mkdocs.commands.build import build as make  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort  # noqa: PLC0415

    plugin.jieba = words
    said = io.StringIO()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler := logging.StreamHandler(said))
    handler.setLevel(logging.WARNING)
    staging = Staging(place / f"{chinese}.md", chinese)
    staging.write()
    site = place / str(chinese)
    try:
        make(load_config(io.BytesIO(b""), **settings(chinese, docs_dir=str(staging.folder), site_dir=str(site))))
    except Abort as stopped:
        return f"{said.getvalue()}{stopped}"
    (search,) = site.glob("assets/javascripts/workers/search.*.js")
    search.write_text(words.mended(search.read_text(encoding="utf-8")), encoding="utf-8")
    for pattern in NOT_NEEDED:
        for path in list(site.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return ""


def settings(chinese: bool, **places: str) -> dict[str, Any]:
    """What MkDocs is told: nothing that is fetched, and nothing that needs a server."""
    other = (
        {"name": "English", "lang": "en", "folder": "en"} if chinese else {"name": "中文", "lang": "zh", "folder": ".."}
    )
    return {
        "site_name": "reportkit",
        "site_description": "公文报告，由事实和语句生成"
        if chinese
        else "Official Chinese reports, from facts and words",
        "strict": True,
        "nav": [entry for section in SECTIONS for entry in _entries(section, chinese)],
        "not_in_nav": "/examples/",
        "theme": {
            "name": "material",
            "custom_dir": str(THEME),
            "language": "zh" if chinese else "en",
            "font": False,
            "palette": {"primary": "custom", "accent": "custom"},
            "icon": {"logo": "material/file-document-outline"},
            "features": [
                "navigation.tabs",
                "navigation.top",
                "navigation.footer",
                "toc.follow",
                "content.code.copy",
                "search.highlight",
            ],
        },
        "extra": {
            "alternate": True,
            "other_language": other,
            "generator": False,
            "polyfills": ["assets/javascripts/iframe-worker.js"],
        },
        "extra_javascript": ["assets/javascripts/site.js"],
        "extra_css": ["assets/stylesheets/site.css"],
        "plugins": [{"search": {"separator": SEPARATOR, "lang": "en", "pipeline": []}}, "offline"],
        "markdown_extensions": [
            "tables",
            "sane_lists",
            {
                "toc": {
                    "slugify": lambda title, _: anchor(title),
                    "permalink": True,
                    "permalink_title": "本节的链接" if chinese else "Link to this part",
                }
            },
            "pymdownx.superfences",
            {"pymdownx.highlight": {"anchor_linenums": False}},
        ],
        "validation": {"links": {"anchors": "warn", "unrecognized_links": "warn"}},
        **places,
    }


def _entries(section: Section, chinese: bool) -> list[Any]:
    """What the table of the site has for a section: a page where that is all, nothing where none is there."""
    parts: list[Any] = []
    for part in section.parts:
        parts += [address(page) for page in present(part)] if isinstance(part, str) else _entries(part, chinese)
    title = section.chinese if chinese else section.english
    return [{title: parts[0] if len(parts) == 1 else parts}] if parts else []
