"""Each clause of the standard is held by tests that exist, and each row that is measured belongs to a clause."""

import importlib
import runpy
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from clauses import CLAUSES, FORMATS, PRACTICE, Clause, in_both_engines

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs" / "formats").glob("*.md"))
TABLES = {"test_letterhead_pages": "CLAUSES", "test_special_formats": "CLAUSES", "test_signature_pages": "CASES"}


def rows(module: str) -> set[tuple[str, str]]:
    """The rows of a module's table: clause, and what is measured."""
    table = getattr(importlib.import_module(module), TABLES[module])
    return {(clause, what) for clause, _, what, *_ in table}


def numbers(clause: Clause) -> list[str]:
    return clause.number.split("、")


def named(module: str) -> Iterator[tuple[str, str]]:
    """The rows of a module's table that a clause names."""
    for clause in CLAUSES:
        for what in clause.held.get(module, ()):
            if not what.startswith("test_"):
                yield numbers(clause)[0], what


def label(clause: Clause) -> str:
    return f"{clause.number}-{clause.chinese[:12]}"


@pytest.mark.parametrize("clause", CLAUSES, ids=label)
def test_each_clause_is_held_by_tests_that_exist(clause: Clause) -> None:
    named = [(module, name) for module, names in clause.held.items() for name in names if name.startswith("test_")]
    assert [] == [one for one in named if not callable(getattr(importlib.import_module(one[0]), one[1], None))]


@pytest.mark.parametrize("clause", CLAUSES, ids=label)
def test_each_clause_is_measured_in_both_engines_or_says_why_it_is_not(clause: Clause) -> None:
    held = [in_both_engines(module, name) for module, names in clause.held.items() for name in names]
    assert any(held) != any(clause.why)
    assert all(clause.why) == any(clause.why)


@pytest.mark.parametrize("module", TABLES)
def test_each_row_that_is_measured_belongs_to_a_clause(module: str) -> None:
    assert rows(module) == set(named(module))


def test_each_format_has_its_clauses_and_each_page_of_the_documents_its_format() -> None:
    assert set(FORMATS) == set(chain.from_iterable(clause.formats for clause in CLAUSES))
    assert {*FORMATS} | {f"{name}.zh-CN" for name in FORMATS} == {page.stem for page in PAGES}


def test_chapters_4_to_10_are_there() -> None:
    given = {number.split(".")[0] for clause in CLAUSES for number in numbers(clause)} - {PRACTICE}
    assert {*map(str, range(3, 11))} == given


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_page_shows_the_clauses_as_they_are(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    made = runpy.run_path(str(ROOT / "docs" / "make_formats.py"))["with_tables"](page, text)
    assert made == text, "call: python docs/make_formats.py"
