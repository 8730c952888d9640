"""Pages of a browser, opened as somebody opens them who has a folder of files and neither server nor network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from instruments.tools import chromium

if TYPE_CHECKING:  # playwright is loaded by the first test that opens a page
    from playwright.sync_api import Browser, Page

HEIGHT = 900
TOO_WIDE = """
() => {
    const wide = document.documentElement.clientWidth;
    const within = (element) => {  // what scrolls by itself, or shows no more than it has room for
        for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
            if (getComputedStyle(above).overflowX !== "visible") return true;
        return false;
    };
    if (document.documentElement.scrollWidth <= wide) return [];
    const reaching = [...document.body.querySelectorAll("*")].filter(
        (element) => element.getBoundingClientRect().right > wide + 0.5 && !within(element));
    const told = (element) => [element.tagName.toLowerCase(), ...element.classList].join(".")
        + " " + element.textContent.trim().slice(0, 40);
    return reaching.length ? reaching.map(told) : ["?"];
}
"""


@frozen
class View:
    """A page that was opened, and what came of it; `page` is playwright's, for all that is asked beyond."""

    page: "Page"
    requests: list[str] = field(factory=list)  # every address that it asked for, its own among them
    said: list[str] = field(factory=list)  # what its scripts complained of

    def outside(self, folder: Path) -> list[str]:
        """What it asked for that does not lie in the folder."""
        home = folder.resolve().as_uri() + "/"
        return [address for address in self.requests if not address.startswith((home, "data:", "blob:", "about:"))]

    def too_wide(self) -> list[str]:
        """The elements for which the page has to be moved sideways."""
        found: list[str] = self.page.evaluate(TOO_WIDE)
        return found


@frozen
class Chromium:
    """Files as a browser shows them: chromium(path, width=390)."""

    browser: "Browser"
    opened: set[str] = field(factory=set)
    views: list[View] = field(factory=list)

    def __call__(self, file: Path, *, width: int = 1280) -> View:
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHT}, locale="zh-CN", offline=True, reduced_motion="reduce"
        )
        view = View(context.new_page())
        view.page.on("request", lambda request: view.requests.append(request.url))
        view.page.on("pageerror", lambda error: view.said.append(str(error)))
        view.page.on("console", lambda line: view.said.append(line.text) if line.type == "error" else None)
        self.views.append(view)
        view.page.goto(file.resolve().as_uri())
        self.opened.add(f"{file.parent.name}/{file.name}")
        return view

    def close_views(self) -> None:
        while self.views:
            self.views.pop().page.context.close()


@contextmanager
def running() -> Iterator[Chromium]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium())
        yield Chromium(browser)
        browser.close()
