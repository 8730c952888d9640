"""Fixtures for the rendered page and the valid file, the marker of tests that use them, and the run's account of both.

REPORTKIT_NO_SKIPS   when set, a skipped test fails the run, a missing instrument is an error, and nothing that was
                     rendered or validated before is taken for this run
REPORTKIT_COUNTS     a file that receives how much each engine rendered and how much was validated
"""

import gc
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from instruments import chromium as browsers
from instruments import keeping, validator
from instruments.chromium import Chromium
from instruments.libreoffice import documents, workbooks
from instruments.session import ENGINES, Engine, Rendered, Validated
from instruments.tools import missing_for_chromium, missing_for_libreoffice, missing_for_validating
from laws import register

os.environ["REPORTKIT_LANG"] = "en"  # here and in the processes that tests start, whatever this machine speaks

NO_SKIPS = bool(os.environ.get("REPORTKIT_NO_SKIPS"))
RENDERED = pytest.StashKey[dict[str, Rendered]]()
VALIDATED = pytest.StashKey[Validated]()
OPENED = pytest.StashKey[set[str]]()
SEEN = pytest.StashKey[dict[str, set[str]]]()

LOOKED_AT = (*ENGINES, "validated", "chromium")
NEED_INSTRUMENTS = {"chromium", "libreoffice", "onlyoffice", "rendered", "saved_anew", "validated", "word_saved_anew"}

register()


def lacking(missing: list[str]) -> None:
    reason = f"missing: {', '.join(missing)} (CONTRIBUTING.md says how to get them)"
    if NO_SKIPS:
        pytest.fail(reason)
    pytest.skip(reason)


def of_this_run(tmp_path_factory: pytest.TempPathFactory, name: str) -> Path:
    """One folder for all processes of the run: what one of them had made, the others do not have made again."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def _rendered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    def folder(name: str, engine: Engine) -> Path:
        kept = not NO_SKIPS and not engine.missing()
        return keeping.place(name, engine.rests_on()) if kept else of_this_run(tmp_path_factory, name)

    keeping.forget()
    made = {name: Rendered(engine, folder(name, engine)) for name, engine in ENGINES.items()}
    return request.config.stash.setdefault(RENDERED, made)


@pytest.fixture(scope="session")
def _validated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Validated:
    kept = None if NO_SKIPS else keeping.place("validated", validator.rests_on())
    folder = kept or of_this_run(tmp_path_factory, "validated")
    return request.config.stash.setdefault(VALIDATED, Validated(folder, use_sdk=not missing_for_validating()))


def _usable(rendered: Rendered) -> Rendered:
    if missing := rendered.engine.missing():
        lacking(missing)
    return rendered


@pytest.fixture
def libreoffice(_rendered: dict[str, Rendered]) -> Rendered:
    """Word files as pages of LibreOffice, for what ONLYOFFICE does not do: it works no field out anew."""
    return _usable(_rendered["libreoffice"])


@pytest.fixture
def onlyoffice(_rendered: dict[str, Rendered]) -> Rendered:
    """Word files as pages of ONLYOFFICE, for what LibreOffice does otherwise than Word: it widens beside digits."""
    return _usable(_rendered["onlyoffice"])


@pytest.fixture(params=list(ENGINES))
def rendered(request: pytest.FixtureRequest) -> Rendered:
    """Word files as measured pages: the test is made with each engine."""
    made = request.getfixturevalue(request.param)
    assert isinstance(made, Rendered)
    return made


@pytest.fixture(scope="session")
def saved_anew() -> Callable[[Sequence[Path], Path], list[Path]]:
    """Workbooks as another program saves them, in one call for all: saved_anew(files, folder)."""
    if missing := missing_for_libreoffice():
        lacking(missing)
    return workbooks


@pytest.fixture(scope="session")
def word_saved_anew() -> Callable[[Sequence[Path], Path], list[Path]]:
    """Word files as another program saves them, in one call for all: word_saved_anew(files, folder)."""
    if missing := missing_for_libreoffice():
        lacking(missing)
    return documents


@pytest.fixture
def validated(_validated: Validated) -> Iterator[Validated]:
    """Asserts that Word files are valid; without the SDK the project's own checks are made all the same."""
    missing = missing_for_validating()
    if missing and NO_SKIPS:
        lacking(missing)
    yield _validated
    if missing:  # after the test, which has run in full
        lacking(missing)


@pytest.fixture(scope="module")  # while it is open, no other test of its process can run an event loop
def _browser(request: pytest.FixtureRequest) -> Iterator[Chromium]:
    if missing := missing_for_chromium():
        lacking(missing)
    with browsers.running() as browser:
        yield browser
    request.config.stash.setdefault(OPENED, set()).update(browser.opened)


@pytest.fixture
def chromium(_browser: Chromium) -> Iterator[Chromium]:
    """Files as a browser shows them that has neither server nor network: chromium(path, width=390)."""
    yield _browser
    _browser.close_views()


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their markers
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if NEED_INSTRUMENTS.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("pages")


# ---------------------------------------------------------------- the account: of each worker, then of the run


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without looking for garbage: what is made here stays, and is not looked through while tests run."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    nothing: dict[str, set[str]] = {what: set() for what in (*LOOKED_AT, "skipped")}
    config.stash[SEEN] = nothing


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        item.config.stash[SEEN]["skipped"].add(item.nodeid)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped:
        collector.config.stash[SEEN]["skipped"].add(collector.nodeid)
    return report


@pytest.hookimpl(optionalhook=True)  # of pytest-xdist
def pytest_testnodedown(node: Any) -> None:
    for what, names in getattr(node, "workeroutput", {}).get("seen", {}).items():
        node.config.stash[SEEN][what].update(names)


def pytest_sessionfinish(session: pytest.Session) -> None:
    config, seen = session.config, session.config.stash[SEEN]
    for engine, rendered in config.stash.get(RENDERED, {}).items():
        seen[engine].update(rendered.documents)
    if VALIDATED in config.stash:
        seen["validated"].update(config.stash[VALIDATED].of_sdk)
    opened = config.stash.get(OPENED, None)
    seen["chromium"].update(opened or ())
    if hasattr(config, "workeroutput"):
        config.workeroutput["seen"] = {what: sorted(names) for what, names in seen.items()}
        return
    if path := os.environ.get("REPORTKIT_COUNTS"):
        lines = [f"{what} {len(seen[what])}\n" for what in LOOKED_AT]
        Path(path).write_text("".join(lines), encoding="utf-8")
    if NO_SKIPS and seen["skipped"] and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    seen = config.stash[SEEN]
    terminalreporter.write_line("files: " + ", ".join(f"{what} {len(seen[what])}" for what in LOOKED_AT))
    if NO_SKIPS:
        for name in sorted(seen["skipped"]):
            terminalreporter.write_line(f"skipped, which is forbidden here: {name}", red=True)
