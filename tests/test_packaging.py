"""What is installed, where, and from where: the same on any machine and any day, and never a first_foreign_place's package."""

import importlib.util
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from packaging.requirements import Requirement

from instruments.session import Rendered
from reportkit.__main__ import main

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOT_OURS = {".venv", "out", "dist", "wheels"}  # what commands leave in the checkout
TEXTS = {".py", ".md", ".txt", ".toml", ".in", ".json", ".cfg", ""}


def module(path: Path) -> ModuleType:
    """A script as a module, to be looked into."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    return module(ROOT / "dev.py")


# ---------------------------------------------------------------- the name

OUR_NAME = r"""["']?(?:gongwen[-_.]?)?reportkit(?:\[[^\]]*\])?(?:[=<>~!@].*)?["']?"""
INSTALLING = re.compile(r"\b(?:install|add|download|wheel)\b([^\n`]*)")


def fetching(text: str) -> list[str]:
    """What of a text would fetch our name from an index: words of commands, and extras without a path."""
    words = [word for found in INSTALLING.finditer(text) for word in found[1].split()]
    named = re.findall(r"(?<![A-Za-z0-9_./\\-])(?:gongwen[-_.]?)?reportkit\\?\[[a-z…{]", text)
    return [word for word in words if re.fullmatch(OUR_NAME, word)] + named


def texts() -> Iterator[Path]:
    """Every text of the project."""
    for top in ROOT.iterdir():
        if top.name in NOT_OURS or (top.name.startswith(".") and top.name != ".ci"):
            continue
        for path in top.rglob("*") if top.is_dir() else [top]:
            if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts:
                yield path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pip install {}", 1),
        ('pip install "{}[excel]"', 2),
        ("pip install -U '{}>=0.1'", 1),
        ("pip install gongwen-{}", 1),
        ("须安装{}[progress]", 1),
        ("install {}[{{extra}}]", 2),
        ("pip install .", 0),
        ('pip install ".[excel]"', 0),
        ("pip install ../{}-main", 0),
        ('pip install "../{}[excel]"', 0),
        ("pip install wheels/gongwen_{}-0.1.0-py3-none-any.whl", 0),
        ("`pip install openpyxl`, then call {}", 0),
        ("python -m {} check", 0),
    ],
)
def test_a_line_that_fetches_our_name_from_an_index_is_known(text: str, found: int) -> None:
    assert found == len(fetching(text.format("reportkit")))


def test_no_text_fetches_our_name_from_an_index() -> None:
    named = {path.relative_to(ROOT).as_posix(): fetching(path.read_text(encoding="utf-8")) for path in texts()}
    assert {"README.md", "README.zh-CN.md", "src/reportkit/errors.py", ".ci/run", "pyproject.toml"} <= set(named)
    assert {} == {name: words for name, words in named.items() if words}


def test_the_distribution_has_another_name_than_the_import_and_the_command() -> None:
    (command,) = entry_points(group="console_scripts", name="reportkit")
    assert (PROJECT["name"], main) == (command.dist and command.dist.name, command.load())
    assert "reportkit" != PROJECT["name"]


# ---------------------------------------------------------------- the lock

PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; [^\\\n]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n", re.MULTILINE)


def pins(lock: str) -> dict[str, list[str]]:
    """The releases that a lock names, by library; different systems and Pythons may get different ones."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    named: dict[str, list[str]] = {}
    for library, release, _ in PINNED.findall(text):
        named.setdefault(library, []).append(release)
    others = [line for line in PINNED.sub("", text).splitlines() if not line.lstrip().startswith("#")]
    assert [] == others, "neither a release with its hashes nor a comment"
    return named


@pytest.mark.parametrize("lock", ["draft", "docs", "test", "lint"])
def test_a_lock_holds_releases_that_the_project_asks_for(lock: str, dev: ModuleType) -> None:
    extras = [line for extra in dev.LOCKS[lock] for line in PROJECT["optional-dependencies"][extra]]
    build = ["hatchling", "editables", "babel"]
    asked = [Requirement(line) for line in [*PROJECT["dependencies"], *extras, *build]]
    named = pins(lock)
    fitting = {one.name: [one.specifier.contains(release) for release in named.get(one.name, [])] for one in asked}
    assert {} == {name: fits for name, fits in fitting.items() if not fits or not all(fits)}, "call: dev.py lock"


def test_each_lock_holds_the_one_before_it(dev: ModuleType) -> None:
    draft, docs, test, lint = (set(map(str, pins(lock).items())) for lock in dev.LOCKS)
    assert draft < docs < test < lint


@pytest.mark.parametrize("library", ["colorama", "tzdata"])
def test_a_lock_made_on_one_system_serves_the_others(library: str) -> None:
    assert library in pins("test")


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").iterdir()), ids=lambda path: path.name)
def test_no_lock_knows_an_index_or_a_machine(path: Path) -> None:
    told = re.findall(
        r"\w+://\S*|--(?:index|extra|find|trusted)\S*|(?:^|\s)(?:[A-Za-z]:)?[/\\]\w\S*",
        path.read_text(encoding="utf-8"),
    )
    assert [] == told


def test_what_users_get_is_bounded_below_only() -> None:
    lines = [*PROJECT["dependencies"], *(line for lines in PROJECT["optional-dependencies"].values() for line in lines)]
    bounds = {line: [one.operator for one in Requirement(line).specifier] for line in lines}
    assert {line: [">="] for line in bounds} == bounds


def test_the_classifiers_name_the_pythons_that_are_tried() -> None:
    (tried,) = re.findall(
        r"^for minor in ([\d ]+); do$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE
    )
    named = [found[1] for line in PROJECT["classifiers"] if (found := re.search(r":: 3\.(\d+)$", line))]
    assert tried.split() == named


# ---------------------------------------------------------------- the commands

WORKERS = ("-n", "logical", "--maxprocesses", "8", "--dist", "worksteal")


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        ([], WORKERS),
        (["-q"], (*WORKERS, "-q")),
        (["--quick"], ("-m", "not pages and not slow", "--hypothesis-profile", "quick", *WORKERS)),
        (
            ["--coverage", "--quick"],
            ("--cov", "-m", "not pages and not slow", "--hypothesis-profile", "quick", *WORKERS),
        ),
        (["--long", "-m", "hypothesis"], ("--hypothesis-profile", "long", *WORKERS, "-m", "hypothesis")),
        (["--search"], ("--hypothesis-profile", "search", *WORKERS)),
        (["-n0"], ("-n0",)),
        (["--pdb", "-k", "slots"], ("--pdb", "-k", "slots")),
        (["tests/test_slots.py"], ("tests/test_slots.py",)),
    ],
)
def test_pytest_is_called_with_workers_unless_told_otherwise(
    given: list[str], passed: tuple[str, ...], dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "prepare", lambda _: None)
    monkeypatch.setattr(dev, "run", lambda *arguments: arguments)
    assert ("-m", "pytest", *passed) == dev.test(given)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([], "4 to 6 minutes"),
        (["--coverage", "--quick"], "1 to 2 minutes"),
        (["--long"], "1,000"),
        (["--search"], "new"),
    ],
)
def test_the_tests_say_at_the_start_how_long_they_take(
    given: list[str], told: str, dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "prepare", lambda _: None)
    monkeypatch.setattr(dev, "run", lambda *_: 0)
    dev.test(given)
    assert told in capsys.readouterr().out


@pytest.fixture(scope="module")
def prepared(dev: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ModuleType, list[str]]]:
    """dev.py in a folder of its own, which notes what it would do."""
    root = tmp_path_factory.mktemp("checkout")
    (root / "requirements").mkdir()
    catalogue = "src/reportkit/locale/zh/LC_MESSAGES/reportkit.po"
    (root / catalogue).parent.mkdir(parents=True)
    for name in ("pyproject.toml", catalogue, *(f"requirements/{lock}.txt" for lock in dev.LOCKS)):
        (root / name).write_text(name, encoding="utf-8")
    done: list[str] = []

    def made(*, afresh: bool) -> None:
        done.append("venv afresh" if afresh else "venv")
        dev.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        dev.PYTHON.touch()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dev, "ROOT", root)
        patch.setattr(dev, "VENV", root / ".venv")
        patch.setattr(dev, "PYTHON", root / ".venv" / "bin" / "python")
        patch.setattr(dev, "STAMP", root / ".venv" / "reportkit.json")
        patch.setattr(dev, "CATALOGUE", root / catalogue)
        patch.setattr(dev, "make_venv", made)
        patch.setattr(dev, "pip", lambda *arguments: done.append(" ".join(arguments).replace(str(root), "…")))
        yield dev, done


def test_what_a_lock_names_is_installed_once_and_again_when_it_changes(prepared: tuple[ModuleType, list[str]]) -> None:
    dev, done = prepared

    def steps(wanted: str) -> list[str]:
        done.clear()
        dev.prepare(wanted)
        return [step.replace("\\", "/") for step in done]

    project = "--no-deps --no-build-isolation --editable ."
    hashes = {lock: f"--require-hashes --requirement …/requirements/{lock}.txt" for lock in dev.LOCKS}
    assert ["venv", hashes["draft"], project] == steps("draft")
    assert [] == steps("draft")
    assert [hashes["lint"], project] == steps("lint")
    assert [] == steps("draft"), "a wider environment serves"
    dev.locked("lint").write_text("newer", encoding="utf-8")
    assert [hashes["lint"], project] == steps("test")
    dev.CATALOGUE.write_text("newer", encoding="utf-8")
    assert [project] == steps("test"), "which compiles the catalogue"
    dev.STAMP.write_text('{"extras": "test", "python": "", "place": ""}', encoding="utf-8")
    assert ["venv afresh", hashes["test"], project] == steps("test")


def test_what_git_asks_before_a_commit_fetches_nothing_and_is_a_command_of_dev_py(dev: ModuleType) -> None:
    asked = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [(repository["repo"], hook) for repository in asked["repos"] for hook in repository["hooks"]]
    assert {("local", "system")} == {(home, hook["language"]) for home, hook in hooks}
    called = [hook["entry"].split()[2:] for _, hook in hooks if hook["entry"].startswith("python dev.py ")]
    assert ["lint", "messages", "test"] == [command for command, *_ in called] == [hook["id"] for _, hook in hooks]
    assert {"lint", "messages", "test"} <= set(dev.COMMANDS)
    assert {"--quick"} == {word for _, *words in called for word in words} <= set(dev.MEANT)


# ---------------------------------------------------------------- the files to look at in Word or WPS


@pytest.fixture(scope="module")
def specimen() -> Iterator[ModuleType]:
    path = list(sys.path)
    yield module(ROOT / "docs" / "make_specimen.py")
    sys.path[:] = path


def test_the_specimens_are_what_their_list_names(specimen: ModuleType, tmp_path: Path) -> None:
    written = specimen.write(tmp_path)
    assert sorted(tmp_path.iterdir()) == written
    listed = {name for name, *_ in specimen.LOOK_AT} - {specimen.ALL}
    assert listed | {"查看要点"} == {path.stem for path in written}


def test_the_specimens_have_as_many_pages_as_their_list_says(
    specimen: ModuleType, rendered: Rendered, tmp_path: Path
) -> None:
    files = [path for path in specimen.write(tmp_path) if path.suffix == ".docx"]
    pages = {path.stem: len(made) for path, made in zip(files, rendered.all(files), strict=True)}
    assert {**specimen.PAGES, "查看要点": 1} == pages
