"""The reference tells of every public name in both languages, and its pages are what the docstrings make of them."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import make_reference
import reference_pages
import reference_pieces
from make_reference import FOLDER, held, pages, pieces
from reference_pages import PAGES
from website.pages import anchor

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def texts() -> list[tuple[str, str]]:
    """The place and the English of everything that has Chinese."""
    return [entry for page in PAGES for one in pieces(page) for entry in one.everything()]


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


def test_the_pages_are_what_the_command_makes(made: dict[str, str]) -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert made == kept, "call: python docs/make_reference.py"


def test_each_class_function_and_parameter_has_its_chinese_and_none_is_left_over(texts: list[tuple[str, str]]) -> None:
    looked_at = [message for message in held() if message.context and message.string and not message.fuzzy]
    assert texts == [(message.context, message.id) for message in looked_at], "call: python docs/make_reference.py"
    assert [] == [message.context for message in looked_at if not re.search("[一-鿿]", str(message.string))]


def test_every_public_name_of_a_package_stands_on_one_page() -> None:
    assert [] == reference_pages.lacking()
    told = [entry for page in PAGES for entry in page.names()]
    assert sorted(set(told)) == sorted(told)


def _given_back(noun: object) -> Iterator[object]:
    """Yield the types that a function returns, or the methods and properties of a class."""
    members = vars(noun).items() if isinstance(noun, type) else [("it", inspect.unwrap(noun))]  # type: ignore[arg-type]
    for name, member in members:
        made = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
        if not name.startswith("_") and name not in reference_pieces.HOOKS and inspect.isfunction(made):
            yield made.__annotations__.get("return")


def test_what_a_caller_is_given_back_is_of_a_type_that_he_can_import() -> None:
    told = [(module, name) for page in PAGES for module, name in page.names()]
    public = {name for module, _ in told for name in reference_pieces.public(module)}
    sources = "\n".join(path.read_text(encoding="utf-8") for path in reference_pieces.PACKAGE.rglob("*.py"))
    ours = set(re.findall(r"^(?:class )?([A-Z][a-z]\w*)(?:[:(]| = )", sources, re.MULTILINE))
    given = {
        (f"{module}.{name}", word)
        for module, name in told
        for kind in _given_back(getattr(import_module(module), name))
        for word in re.findall(r"\b[A-Z]\w+", kind if isinstance(kind, str) else inspect.formatannotation(kind))
    }
    beside = {"Made", "Path", "WordDocument"}  # what a rule makes itself, pathlib, python-docx
    assert [] == sorted((place, word) for place, word in given if word in ours - public - beside)


def test_a_changed_sentence_keeps_its_chinese_to_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, place, after = make_reference.PO.read_text(encoding="utf-8").partition(
        'msgctxt "model.Body(area)"\nmsgid "'
    )
    copy = tmp_path / "reference.po"
    copy.write_text(before + place + "once " + after.replace('"model.Term"', '"model.Gone"'), encoding="utf-8")
    monkeypatch.setattr(make_reference, "PO", copy)
    assert ["model.Body(area)", "model.Term"] == make_reference.update()
    found = {message.context: (message.fuzzy, message.string) for message in held()}
    assert ((True, "所在的地区，如庐山市"), (False, "")) == (found["model.Body(area)"], found["model.Term"])
    assert "model.Gone" not in found


DOCSTRING = """What it is.

Parameters: `first` the one that
counts; `second` and `third` in mm; `fourth`, in 字, with more; and still more. `fifth` 〔n〕
is last. Raises InvalidValue for others.

>>> 1 + 1
2
"""
SAID = {
    "first": "the one that counts",
    "second": "`second` and `third` in mm",
    "third": "`second` and `third` in mm",
    "fourth": "in 字, with more; and still more",
    "fifth": "〔n〕 is last",
}


def test_the_words_of_each_parameter_are_found_in_a_docstring() -> None:
    found = reference_pieces.parts_of(DOCSTRING, tuple(SAID))
    assert ("What it is.\n\nRaises InvalidValue for others.", ">>> 1 + 1\n2", SAID) == found


@pytest.mark.parametrize("language", ["", ".zh-CN"])
def test_each_page_shows_its_names_in_its_order_and_the_list_of_all_leads_to_each(
    language: str, made: dict[str, str]
) -> None:
    titles = {
        page.name: re.findall(r"^## (`\w+`.*)$", made[f"{page.name}{language}.md"], re.MULTILINE) for page in PAGES
    }
    shown = {page.name: [re.findall(r"\w+", title)[0] for title in titles[page.name]] for page in PAGES}
    assert {page.name: [name for _, name in page.names()] for page in PAGES} == shown
    expected = [f"{page.name}{language}.md#{anchor(title)}" for page in PAGES for title in titles[page.name]]
    assert expected == re.findall(r"^- \[`\w+`\]\(([^)]+)\)", made[f"index{language}.md"], re.MULTILINE)


IMPORT = re.compile(r"from (reportkit[\w.]*) import (?:\(([^)]+)\)|([\w, ]+))")


def test_whatever_the_documents_and_the_examples_import_is_told() -> None:
    told = {id(getattr(import_module(module), name)) for page in PAGES for module, name in page.names()}
    files = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.py")]
    given = {
        (module, name)
        for file in files
        for module, bracketed, line in IMPORT.findall(file.read_text(encoding="utf-8"))
        for name in re.findall(r"\w+", bracketed or line)
    }
    assert {("reportkit", "Report"), ("reportkit.phrases", "basis")} < given
    assert set() == {(module, name) for module, name in given if id(getattr(import_module(module), name)) not in told}
