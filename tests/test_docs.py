"""The documents keep their word: their code runs, their links lead somewhere, both languages show the same."""

import doctest
import importlib
import inspect
import pkgutil
import re
import runpy
from pathlib import Path

import pytest

import make_rules
import reportkit
from clauses import FORMATS
from reportkit.errors import language
from reportkit.manuscript import Mark, Role
from reportkit.rules import RULES, Force, Severity
from website.pages import anchor

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
DOCUMENTS = [*READMES, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
WITH_CODE = [
    path
    for path in DOCUMENTS
    if "```py" in path.read_text(encoding="utf-8") and not path.name.startswith("tutorial")  # see test_tutorial.py
]
IN_TWO_LANGUAGES = [path for path in DOCUMENTS if path.with_suffix(".zh-CN.md").exists()]
FOR_USERS = [
    "README.md",
    *(
        f"docs/{page}.md"
        for page in (
            *(
                "tutorial",
                "install",
                "writing",
                "reading",
                "figures",
                "excel",
                "inline",
                "letterhead",
                "annual-report",
                "data",
            ),
            *("checking", "returns", "own-format"),
            *(f"formats/{name}" for name in FORMATS),
        )
    ),
]
EXAMPLES = sorted((ROOT / "examples").rglob("*.py"))
IMPORT = re.compile(r"^(?:>>> )?from (reportkit[\w.]*) import (?:\(([^)]*)\)|([\w, ]+))", re.MULTILINE)
BLOCK = re.compile(r"^```(python|pycon|console|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path) -> list[tuple[str, str]]:
    """The kind and content of every piece of code."""
    return BLOCK.findall(path.read_text(encoding="utf-8"))


def anchors(path: Path) -> set[str]:
    """What leads to the headings of a page in GitHub's view, and in the site."""
    text = BLOCK.sub("", path.read_text(encoding="utf-8"))
    found: dict[str, int] = {}
    for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        found[anchor(title)] = found.get(anchor(title), -1) + 1
    return {f"{name}-{number}" if number else name for name, last in found.items() for number in range(last + 1)}


def links(path: Path) -> list[str]:
    """Where a document leads within the project."""
    return re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", WITH_CODE, ids=name)
def test_the_code_runs_and_prints_what_it_shows(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a document's blocks run in order, in one namespace
    namespace: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    with language("zh" if path.name.endswith(".zh-CN.md") else "en"):
        for number, (kind, code) in enumerate(blocks(path), start=1):
            place = f"{name(path)}, block {number}"
            if kind == "python":
                exec(compile(code, place, "exec"), namespace)
            elif kind == "pycon":
                example = doctest.DocTestParser().get_doctest(code, namespace, place, place, 0)
                runner.run(example, clear_globs=False)
                namespace = example.globs
    assert 0 == runner.summarize(verbose=False).failed


@pytest.mark.parametrize("page", FOR_USERS)
def test_each_page_for_users_exists_in_both_languages(page: str) -> None:
    assert page in {name(path) for path in IN_TWO_LANGUAGES}


@pytest.mark.parametrize("path", IN_TWO_LANGUAGES, ids=name)
def test_each_language_leads_to_the_other_below_the_title(path: Path) -> None:
    chinese = path.with_suffix(".zh-CN.md")
    below = [page.read_text(encoding="utf-8").splitlines()[2] for page in (path, chinese)]
    assert [f"[中文]({chinese.name})", f"[English]({path.name})"] == below


@pytest.mark.parametrize("path", IN_TWO_LANGUAGES, ids=name)
def test_a_chinese_page_leads_to_chinese_pages(path: Path) -> None:
    chinese = path.with_suffix(".zh-CN.md")
    linked = [(chinese.parent / link).resolve() for link in links(chinese)]
    assert [path] == [page for page in linked if page in IN_TWO_LANGUAGES]


def typed(path: Path) -> list[tuple[str, list[str]]]:
    """The kind and lines of every piece of code, without what a console answers, in the page's language."""
    every = [(kind, code.splitlines()) for kind, code in blocks(path)]
    return [(kind, [one for one in code if kind != "pycon" or one.startswith((">>>", "..."))]) for kind, code in every]


@pytest.mark.parametrize("path", IN_TWO_LANGUAGES, ids=name)
def test_both_languages_show_the_same_code(path: Path) -> None:
    english, chinese = map(typed, (path, path.with_suffix(".zh-CN.md")))
    assert english == chinese
    assert english or "rules" in path.relative_to(ROOT).as_posix()  # they are made, and hold no code


@pytest.mark.parametrize("path", READMES, ids=name)
def test_each_command_of_a_readme_is_one_of_dev_py(path: Path) -> None:
    shown = set(re.findall(r"python dev\.py (\w+)", path.read_text(encoding="utf-8")))
    assert {"draft", "test"} <= shown <= set(runpy.run_path(str(ROOT / "dev.py"))["COMMANDS"])


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_link_within_the_project_leads_somewhere(path: Path) -> None:
    assert [] == [link for link in links(path) if not (path.parent / link).exists()]


@pytest.mark.parametrize("path", [*DOCUMENTS, *EXAMPLES], ids=name)
def test_what_users_are_told_to_import_is_public_and_found_from_the_package(path: Path) -> None:
    given = [
        (module, word)
        for module, bracketed, line in IMPORT.findall(path.read_text(encoding="utf-8"))
        for word in re.findall(r"\w+", bracketed or line)
    ]
    public = {module: importlib.import_module(module) for module, _ in given}
    assert [] == [one for one in given if one[1] not in public[one[0]].__all__]
    assert [] == [module for module in public if ".".join(module.split(".")[:2]) not in str(reportkit.__doc__)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_link_to_a_heading_finds_it(path: Path) -> None:
    text = BLOCK.sub("", path.read_text(encoding="utf-8"))
    led = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", text)
    assert [] == [link for link in led if link[1] not in anchors((path.parent / link[0]) if link[0] else path)]


def test_the_pages_of_rules_are_what_the_rules_say() -> None:
    made = make_rules.pages()
    kept = [*(ROOT / "docs").glob("rules*.md"), *(ROOT / "docs" / "rules").glob("*.md")]
    assert made == {path: path.read_text(encoding="utf-8") for path in kept}, "call: python docs/make_rules.py"


KIND = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


@pytest.mark.parametrize("page", ["checking.md", "checking.zh-CN.md"])
def test_35_kinds_of_fault_are_found_by_rules_and_two_by_none(page: str) -> None:
    kinds = KIND.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
    found = {int(number): set(re.findall(r"`(\w+)`", names)) for number, _, names in kinds}
    assert list(range(1, 36)) == list(found)
    assert set() == set().union(*found.values()) - {rule.name for rule in RULES}
    assert [31, 32] == [number for number, names in found.items() if not names]


def glossary() -> dict[str, str]:
    """The Chinese terms by their names in the code."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", text, re.MULTILINE)
    assert len(rows) == len(dict(rows)), "a name stands twice"
    return dict(rows)


def nouns() -> list[type]:
    """Every public class of the library."""
    modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(reportkit.__path__, "reportkit.")]
    return [
        noun
        for module in modules
        for noun in vars(module).values()
        if inspect.isclass(noun) and noun.__module__ == module.__name__ and not noun.__name__.startswith("_")
    ]


def test_every_noun_stands_in_the_glossary() -> None:
    assert set() == {noun.__name__ for noun in nouns()} - set(glossary())


def test_the_glossary_gives_the_terms_of_the_code() -> None:
    terms = {member.name: member.value for kind in (Role, Mark, Severity, Force) for member in kind}
    for noun in nouns():
        first_line = (noun.__doc__ or "").partition("\n")[0]
        if term := re.search(r"\(([一-鿿、]+)\)", first_line):
            terms[noun.__name__] = term[1]
    known = glossary()
    assert terms == {key: known.get(key, "").strip() for key in terms}
