"""Long inputs: they build, are valid, and render where rendering is a matter of seconds."""

from collections.abc import Callable

import pytest

from instruments.session import Rendered, Validated
from reportkit import Measure, Report, Section, Table, render
from samples import report


def long_table(rows: int) -> Report:
    return report(
        sections=[Table([[f"组{n // 10}", n, "文字"] for n in range(rows)], header=["组", "数", "字"], grouped=1)]
    )


LONG: dict[str, Callable[[], Report]] = {
    "a paragraph of 100,000 characters": lambda: report(preamble=["国" * 100_000]),
    "a section of 2,000 items": lambda: report(
        sections=[Section("甲", [Measure(f"子{n}", "文字。") for n in range(2000)])]
    ),
    "a table of 3,000 rows": lambda: long_table(3000),
    "200 tables": lambda: report(
        sections=[Table([["甲", n], ["乙", n]], caption=f"表题{n}", name=f"名{n}") for n in range(200)]
    ),
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG)
def test_long_inputs_are_written_as_valid_files(make: Callable[[], Report], validated: Validated) -> None:
    validated(render(make()))


def test_long_inputs_render(libreoffice: Rendered) -> None:
    """One engine is enough: what they make of a page is asked of shorter ones."""
    least = {"a paragraph of 100,000 characters": 160, "a table of 1,000 rows": 33, "200 tables": 15}
    made: dict[str, Callable[[], Report]] = {**LONG, "a table of 1,000 rows": lambda: long_table(1000)}
    for name, pages in zip(least, libreoffice.all([render(made[name]()) for name in least]), strict=True):
        assert len(pages) >= least[name], name
        assert all(page.page_number for page in pages), name
