"""The house as docs/architecture.md pictures it: who may import whom, who knows what, how large a module may grow."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import reportkit

ROOT = Path(__file__).parents[1]
PACKAGE = Path(reportkit.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PICTURE = PAGE.split("```text\n")[1].split("```")[0]
LAYERS = [names for line in PICTURE.splitlines() if (names := re.findall("[a-z_]+", line.partition(" — ")[0]))]
HEIGHT = {name: -depth for depth, names in enumerate(LAYERS) for name in names}

OTHERS = {
    "docx": ("reportkit.writers.docx",),
    "babel": (),
    "openpyxl": (
        *("reportkit.workbooks", "reportkit.submissions.workbook", "reportkit.spreadsheets.drawing"),
        "reportkit.writers.docx.chart_workbook",
    ),
    "tqdm": ("reportkit.submissions.reading.progress",),
    "lxml": ("reportkit.writers.docx.revisions",),
}
"""Libraries of others, and the modules and packages that know them: one reads or writes, for openpyxl one does each."""
STRANGERS = [("model", "manuscript"), ("formats", "model"), ("writers", "model"), ("writers", "compose")]


def module(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def unit(name: str) -> str:
    """The module or package right below reportkit that a module belongs to; reportkit itself at the root."""
    return name.removeprefix("reportkit.").split(".")[0].strip("_")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@cache
def imports() -> Sequence[tuple[str, str]]:
    return [(module(file), name) for file in FILES for name in imported(file)]


def ours() -> Iterator[tuple[str, str]]:
    return ((unit(here), unit(name)) for here, name in imports() if name.split(".")[0] == "reportkit")


def test_the_picture_shows_what_there_is() -> None:
    assert sorted(HEIGHT) == sorted({unit(module(file)) for file in FILES})


def test_each_file_and_folder_that_the_page_names_is_there() -> None:
    named = sorted({*re.findall(r"`([a-z_\d]+/[a-z_\d/]*(?:\.\w+)?)`", PAGE)})
    assert named
    homes = (ROOT, PACKAGE)
    assert [] == [
        one for one in named if not any((home / f"{one}{end}").exists() for home in homes for end in ("", ".py"))
    ]


def test_imports_point_down_only() -> None:
    assert [] == [(here, there) for here, there in ours() if here != there and HEIGHT[here] <= HEIGHT[there]]


def needed(file: Path, known: set[str]) -> set[str]:
    """The modules that one needs while it is imported; types that are only named in annotations are none."""
    names = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inside = (f"{node.module}.{alias.name}" for alias in node.names)
            names |= {name if name in known else node.module or "" for name in inside}
    return names & known - {module(file)}


def test_no_module_needs_one_that_needs_it() -> None:
    known = {module(file) for file in FILES}
    order = TopologicalSorter({module(file): needed(file, known) for file in FILES}).static_order()
    assert known == set(order)  # a circle raises CycleError and names it


@pytest.mark.parametrize(("here", "there"), STRANGERS)
def test_what_is_said_and_how_it_looks_stay_strangers(here: str, there: str) -> None:
    assert (here, there) not in [*ours()]


@pytest.mark.parametrize(("library", "homes"), OTHERS.items())
def test_another_library_is_known_where_it_is_needed_alone(library: str, homes: Sequence[str]) -> None:
    knowing = {here for here, name in imports() if name.split(".")[0] == library}
    assert set() == {here for here in knowing if not f"{here}.".startswith(tuple(f"{home}." for home in homes))}


def test_importing_is_silent_writes_nothing_and_spares_the_large_libraries(tmp_path: Path) -> None:
    path = f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r}); "
    code = f"{path}import reportkit; sys.exit(sorted(sys.modules.keys() & {set(OTHERS)!r}) or None)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)
    assert [] == list(tmp_path.iterdir())


NOT_FOR_A_SAVE = (
    *(
        "reportkit.rules",
        "reportkit.review.anchors",
        "reportkit.review.checklist",
        "reportkit.review.clean",
        "reportkit.compose.approval",
        "reportkit.compose.charts",
        "reportkit.compose.inline",
        "reportkit.formats.approval",
        "reportkit.formats.installed",
        "reportkit.manuscript.approval",
        "reportkit.manuscript.charts",
        "reportkit.writers.docx.approval",
        "reportkit.writers.docx.anchors",
        "reportkit.writers.docx.charts",
        "reportkit.writers.docx.revisions",
        "reportkit.phrases",
        "reportkit.readers",
    ),
    *(
        "gettext",
        "xml",
        "urllib.request",
        "http",
        "email",
        "ssl",
        "secrets",
        "difflib",
        "json",
        "logging",
        "openpyxl",
        "babel",
    ),
)
"""What costs time to load and is of no use to a script that builds a report and saves it."""


def test_a_first_save_loads_nothing_that_only_checks_and_readers_need(tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})\nimport docx\nbefore = {{*sys.modules}}\n"
        "from reportkit import Body, Report, save\n"
        "save(Report('{地区}工作报告', Body('示例县人民政府', area='示例县'), year=2018), '报告.docx')\n"
        f"loaded = [name for name in {NOT_FOR_A_SAVE!r} if name in sys.modules and name not in before]\n"
        "sys.exit(' '.join(loaded) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)


def test_the_public_names_stay_few() -> None:
    assert len(reportkit.__all__) <= 25


def test_no_module_outgrows_300_lines() -> None:
    lengths = {module(file): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {} == {name: length for name, length in lengths.items() if length > 300}
