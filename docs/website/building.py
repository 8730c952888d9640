"""The two sites that MkDocs makes, Chinese at the top and English in en/, but for what no page asks for."""

import io
import json
import logging
import os
import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from website import words
from website.languages import CHINESE, ENGLISH, Language
from website.pages import SECTIONS, Section, address, anchor, present
from website.staging import Staging

os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme's words about a release that the lock does not take

SETTINGS = Path(__file__).with_name("mkdocs.yml")
MADE = "search/search_index.js"  # by which a site is known
NOT_NEEDED = ("**/*.map", "assets/javascripts/lunr", "sitemap.xml*")


def build(folder: Path) -> None:
    """Make the site, in place of an earlier one; raise SystemExit where MkDocs warns, or where files of others lie."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MADE).exists():
        sys.exit(f"{folder} holds what this command did not make; name a folder that is new or empty")
    with tempfile.TemporaryDirectory() as place, ProcessPoolExecutor(2) as pool:
        for told in pool.map(_in_one_language, (CHINESE, ENGLISH), (Path(place),) * 2):
            if told:
                sys.exit(told)
        shutil.rmtree(folder, ignore_errors=True)
        for language in (CHINESE, ENGLISH):
            shutil.move(Path(place, "site", language.code), folder / language.folder)


def _in_one_language(language: Language, place: Path) -> str:
    """Make one site below a folder, and return what MkDocs complains of."""
    from material.plugins.search import plugin  # noqa: PLC0415 - in the process that builds
    from mkdocs.commands.build import build as make  # noqa: PLC0415
    from mkdocs.exceptions import Abort  # noqa: PLC0415

    plugin.jieba = words
    said = io.StringIO()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler := logging.StreamHandler(said))
    handler.setLevel(logging.WARNING)
    pages, site = place / "pages" / language.code, place / "site" / language.code
    Staging(pages, language.is_chinese).write()
    try:
        make(_settings(language, pages, site))
    except Abort as stopped:
        return f"{said.getvalue()}{stopped}"
    _mend_search(site)
    for pattern in NOT_NEEDED:
        for path in list(site.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return ""


def _mend_search(site: Path) -> None:
    """Let it find the last 字 of a query, and what it reads with each page take half the room, 汉字 as they are."""
    (program,) = site.glob("assets/javascripts/workers/search.*.js")
    program.write_text(words.mended(program.read_text(encoding="utf-8")), encoding="utf-8")
    served, opened = site / "search" / "search_index.json", site / MADE
    index = json.dumps(json.loads(served.read_bytes()), ensure_ascii=False, separators=(",", ":"))
    served.write_text(index, encoding="utf-8")
    opened.write_text(f"var __index = {index}", encoding="utf-8")


def _settings(language: Language, pages: Path, site: Path) -> Any:
    from mkdocs.config import load_config  # noqa: PLC0415 - in the process that builds

    nav = [entry for section in SECTIONS for entry in _entries(section, language)]
    settings = load_config(str(SETTINGS), docs_dir=str(pages), site_dir=str(site), nav=nav)
    settings.site_description = language.description
    settings.theme["language"] = language.code
    settings.extra["other"] = language.other
    settings.extra["way_to_other"] = os.path.relpath(language.other.folder, language.folder).replace(os.sep, "/")
    settings.mdx_configs["toc"] |= {
        "slugify": lambda title, _: anchor(title),
        "permalink_title": language.link_to_part,
    }
    return settings


def _entries(section: Section, language: Language) -> list[Any]:
    """What the table of the site has for a section: a page where that is all, nothing where none is there."""
    parts: list[Any] = []
    for part in section.parts:
        parts += [address(page) for page in present(part)] if isinstance(part, str) else _entries(part, language)
    title = section.chinese if language.is_chinese else section.english
    return [{title: parts[0] if len(parts) == 1 else parts}] if parts else []
