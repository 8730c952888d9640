"""Long inputs: they build, are valid, and render where rendering is a matter of seconds."""

from collections.abc import Callable

import pytest

from instruments.page import Page
from instruments.session import Rendered, Validated
from reportkit import Measure, Report, Section, Table, render
from samples import report

LONG: dict[str, Callable[[], Report]] = {
    "a paragraph of 100,000 characters": lambda: report(preamble=["国" * 100_000]),
    "a section of 2,000 items": lambda: report(
        sections=[Section("甲", [Measure(f"子{n}", "文字。") for n in range(2000)])]
    ),
    "a table of 3,000 rows": lambda: report(
        sections=[Table([[f"组{n // 10}", n, "文字"] for n in range(3000)], header=["组", "数", "字"], grouped=1)]
    ),
    "200 tables": lambda: report(
        sections=[Table([["甲", n], ["乙", n]], caption=f"表题{n}", name=f"名{n}") for n in range(200)]
    ),
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG)
def test_long_inputs_are_written_as_valid_files(make: Callable[[], Report], validated: Validated) -> None:
    validated(render(make()))


@pytest.mark.parametrize(
    ("name", "least"),
    [("a paragraph of 100,000 characters", 160), ("a table of 3,000 rows", 100), ("200 tables", 15)],
)
def test_long_inputs_render(name: str, least: int, rendered: Rendered) -> None:
    pages: list[Page] = rendered(render(LONG[name]()))
    assert len(pages) >= least
    assert all(page.page_number for page in pages)
