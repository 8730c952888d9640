"""The Markdown of one language, as the site wants it: pictures and scripts beside it, its links leading within it."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import field, frozen

from website import glossary, scripts
from website.pages import CHINESE, GLOSSARY, LOOKED_UP, ROOT, address, alone, every, in_chinese

SCRIPTS = ROOT / "examples"
LANGUAGE_LINK = re.compile(r"^\[(?:中文|English)\]\([^)]*\)\n\n?", re.MULTILINE)
CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)[ \t]*$|(?P<ticks>`+)(?!`)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"(?P<picture>!?)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target>[^)\s]+)\)")
BEFORE_A_LIST = r"^(?![ \n]|[-*+] |\d+\. ).+\n(?=[-*+] |\d+\. )"
AROUND_A_HEADING = r"^.+\n(?=#{1,6} )|^#{1,6} .+\n(?!\n)"
BLANK_LINE_BEHIND = re.compile(f"{BEFORE_A_LIST}|{AROUND_A_HEADING}", re.MULTILINE)
"""Lines that GitHub takes for the end of a paragraph, and the site only where a blank line follows."""
NAMES_OF_TESTS = re.compile(r"(?<=\.py\))(?:：|: )`test_\w+`(?:(?:、|, )`test_\w+`)*")
"""What measures a clause, for who reads the code; the site says the file."""
WIDE = "\u2014\u201c\u201d\u2026\u3000-\u9fff\uff00-\uffef"
WITHIN_CHINESE = re.compile(rf"(?<=[{WIDE}])\n *(?=[{WIDE}])")
"""The end of a line where a browser would print a blank between two 汉字."""


@frozen
class Staging:
    """A folder that the pages of one language are written to."""

    folder: Path
    chinese: bool
    scripts: set[Path] = field(factory=set)  # those that a page leads to

    def write(self) -> None:
        for page in every():
            self._write(address(page), self._page(page))
        for script in sorted(self.scripts):
            up = "../" * (len(Path(_beside(script)).parts) - 1)
            self._write(_beside(script), scripts.page(script, chinese=self.chinese, up=up))

    def source(self, page: Path) -> Path:
        """The file that says a page in this language."""
        return in_chinese(page) if self.chinese and in_chinese(page).exists() else page

    def _write(self, name: str, text: str) -> None:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def _page(self, page: Path) -> str:
        source = self.source(page)
        text = LANGUAGE_LINK.sub("", source.read_text(encoding="utf-8"), count=1)
        text = NAMES_OF_TESTS.sub("", text)
        if self.chinese and page == GLOSSARY:
            text = glossary.in_chinese(text)
        return self._head(page) + printed(text, lambda link: self._link(link, source, address(page)))

    def _head(self, page: Path) -> str:
        """What is said to the site and not on the page."""
        foreign = self.chinese and not in_chinese(page).exists() and page != GLOSSARY
        boost = 0.001 if page.parent in LOOKED_UP else 1
        told = {"search": {"exclude": foreign, "boost": boost}, "hide": ["navigation"] if alone(page) else []}
        return f"---\n{json.dumps(told)}\n---\n\n"  # JSON is YAML

    def _link(self, link: re.Match[str], source: Path, at: str) -> str:
        target, hash_sign, anchor = link["target"].partition("#")
        words = LINK.sub(lambda within: self._link(within, source, at), link["words"])  # a picture that leads somewhere
        if not target or re.match(r"\w+:", target):
            return link[0]
        led = (source.parent / target).resolve()
        if led.suffix == ".md":
            english = led.with_name(led.name.replace(CHINESE, ".md"))
            to = address(english) if english in every() else ""
        elif led.suffix == ".png":
            to = self._picture(led)
        else:
            to = self._beside(led)
        if not to:
            return words
        return f"{link['picture']}[{words}]({_relative(to, at)}{hash_sign}{anchor})"

    def _picture(self, picture: Path) -> str:
        to = self.folder / address(picture)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, to)
        return address(picture)

    def _beside(self, led: Path) -> str:
        """A script of examples/ has a page; what else the project holds is not in the site."""
        if led == SCRIPTS:
            return "gallery.md"
        inside = list(_scripts(led))
        self.scripts.update(inside)
        return _beside(inside[0]) if inside else ""


def printed(text: str, led: Callable[[re.Match[str]], str]) -> str:
    """Return Markdown that the site prints as GitHub does, its links led elsewhere; code stays as it is."""
    codes: list[str] = []

    def kept(code: re.Match[str]) -> str:
        codes.append(code[0])
        return f"\0{len(codes) - 1}\0"

    made = WITHIN_CHINESE.sub("", BLANK_LINE_BEHIND.sub(r"\g<0>\n", CODE.sub(kept, text)))
    return re.sub(r"\0(\d+)\0", lambda place: codes[int(place[1])], LINK.sub(led, made))


def _scripts(led: Path) -> Iterator[Path]:
    if not led.is_relative_to(SCRIPTS):
        return
    yield from [led] if led.is_file() else sorted(path for path in led.rglob("*.py") if path.name != "__init__.py")


def _beside(script: Path) -> str:
    return script.relative_to(ROOT).as_posix() + ".md"


def _relative(to: str, at: str) -> str:
    return Path(os.path.relpath(to, Path(at).parent)).as_posix()
