"""Fixtures for the rendered page and the valid file, and the session's account of both.

REPORTKIT_NO_SKIPS   when set, a skipped test fails the run, and a missing instrument is an error
REPORTKIT_COUNTS     a file that receives how much was rendered and validated
"""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import pytest

from instruments.renderer import workbooks
from instruments.session import Rendered, Validated
from instruments.tools import missing_for_rendering, missing_for_validating

NO_SKIPS = bool(os.environ.get("REPORTKIT_NO_SKIPS"))
RENDERED = pytest.StashKey[Rendered]()
VALIDATED = pytest.StashKey[Validated]()
SKIPPED = pytest.StashKey[list[str]]()


def lacking(missing: list[str]) -> None:
    reason = f"missing: {', '.join(missing)} (CONTRIBUTING.md says how to get them)"
    if NO_SKIPS:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def _rendered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    return request.config.stash.setdefault(RENDERED, Rendered(tmp_path_factory.mktemp("rendered")))


@pytest.fixture(scope="session")
def _validated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Validated:
    folder = tmp_path_factory.mktemp("validated")
    return request.config.stash.setdefault(VALIDATED, Validated(folder, use_sdk=not missing_for_validating()))


@pytest.fixture
def rendered(_rendered: Rendered) -> Rendered:
    """Word files as measured pages."""
    if missing := missing_for_rendering():
        lacking(missing)
    return _rendered


@pytest.fixture(scope="session")
def saved_anew() -> Callable[[Sequence[Path], Path], list[Path]]:
    """Workbooks as another program saves them, in one call for all: saved_anew(files, folder)."""
    if missing := missing_for_rendering():
        lacking(missing)
    return workbooks


@pytest.fixture
def validated(_validated: Validated) -> Iterator[Validated]:
    """Asserts that Word files are valid; without the SDK the project's own checks are made all the same."""
    missing = missing_for_validating()
    if missing and NO_SKIPS:
        lacking(missing)
    yield _validated
    if missing:  # after the test, which has run in full
        lacking(missing)


def counts(config: pytest.Config) -> dict[str, int]:
    documents = config.stash[RENDERED].documents if RENDERED in config.stash else {}
    verdicts = config.stash[VALIDATED].verdicts if VALIDATED in config.stash else {}
    return {
        "rendered": len(documents),
        "pages": sum(len(pages) for pages in documents.values()),
        "validated": len(verdicts),
    }


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SKIPPED] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        item.config.stash[SKIPPED].append(item.nodeid)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped:
        collector.config.stash[SKIPPED].append(collector.nodeid)
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    if path := os.environ.get("REPORTKIT_COUNTS"):
        lines = [f"{what} {number}\n" for what, number in counts(session.config).items()]
        Path(path).write_text("".join(lines), encoding="utf-8")
    if NO_SKIPS and session.config.stash[SKIPPED] and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    done = counts(config)
    terminalreporter.write_line(
        f"rendered {done['rendered']} PDFs of {done['pages']} pages, validated {done['validated']} files"
    )
    if NO_SKIPS:
        for name in config.stash[SKIPPED]:
            terminalreporter.write_line(f"skipped, which is forbidden here: {name}", red=True)
