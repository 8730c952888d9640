"""Returns read by many workers: the same county to the byte, whoever reads them, and no file stops the others."""

import io
import pickle
import sys
import threading
import warnings
import zipfile
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import pytest

from failing_reader import fails, make_it_fail
from filled_forms import CELLS, DAMAGES, filed, filled, saved
from reportkit import workers
from reportkit.data import to_json
from reportkit.errors import MissingExtra, WrongType
from reportkit.packing import zipped
from reportkit.submissions import (
    ReadResult,
    add_up,
    progress_bar,
    read_returns,
    save_csv,
    save_roster,
)
from reportkit.submissions.reading import one_file
from reportkit.submissions.reading import workers as readers
from returns_samples import FINANCE, ROSTER, WATER

DAMAGED = ("a number with its unit", "a row elsewhere", "another year", "a blank cell", "no unit")
"""How some of the units damaged theirs; the others filled them well."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What lies in a folder of returns: twelve workbooks, five of them damaged, and what is none."""
    target = tmp_path_factory.mktemp("returns")
    save_roster(ROSTER, target / "单位名单.csv")
    for number, unit in enumerate(ROSTER.units):
        book = filled({**CELLS, "行政许可": number}, unit.name)
        if number < len(DAMAGED):
            DAMAGES[DAMAGED[number]].change(book)
        saved(book, target / f"{unit.name}.xlsx")
    whole = (target / f"{ROSTER.units[-1].name}.xlsx").read_bytes()
    (target / "第二份.xlsx").write_bytes(whole)
    (target / "截断.xlsx").write_bytes(whole[:2000])
    (target / "说明.docx").write_bytes(b"PK")
    (target / "子文件夹").mkdir()
    return target


@pytest.fixture(scope="module")
def serial(folder: Path) -> list[ReadResult]:
    """The returns as one reads them after the other."""
    return list(read_returns(folder, ROSTER))


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@contextmanager
def processes(initializer: Callable[[], None] | None = None) -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=initializer) as pool:
        yield pool


@contextmanager
def dask_cluster() -> Iterator[Executor]:
    dask = import_module("distributed")  # here, since it takes longest to load of all that the tests need
    with (
        dask.LocalCluster(n_workers=2, threads_per_worker=2, processes=False, dashboard_address=":0") as cluster,
        dask.Client(cluster) as client,
    ):
        yield client.get_executor()


def county(received: Iterator[ReadResult]) -> str:
    return to_json(add_up(ROSTER, received))


@pytest.mark.slow
@pytest.mark.parametrize("many", [threads, processes, dask_cluster], ids=lambda many: many.__name__)
def test_the_county_has_the_same_bytes_whoever_reads(
    many: Any, folder: Path, serial: list[ReadResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "BATCH", 2)
    with many() as executor:
        parallel = list(read_returns(folder, ROSTER, executor=executor))
    assert 16 == len(serial)
    assert serial == parallel
    assert county(iter(serial)) == county(iter(parallel))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_the_county_has_the_same_bytes_in_any_order(seed: int, folder: Path, serial: list[ReadResult]) -> None:
    paths = [path for path in folder.iterdir() if path.name != "单位名单.csv"]
    Random(seed).shuffle(paths)
    with ThreadPoolExecutor(2) as pool:
        assert serial == list(read_returns(paths, ROSTER, executor=pool))
    assert county(iter(serial)) == county(iter(Random(seed).sample(serial, len(serial))))


class Later(Future[Any]):
    """A future that is worked off when it is asked for, the last one handed out first."""

    def __init__(self, executor: "LastFirst", call: Callable[[], Any]) -> None:
        super().__init__()
        self.executor = executor
        self.call = call

    def result(self, timeout: float | None = None) -> Any:
        for future in reversed(self.executor.waiting):
            future.set_result(future.call())
        self.executor.waiting.clear()
        return super().result(timeout)


class LastFirst(Executor):
    """Works off whatever waits, in the wrong order, and keeps count of it."""

    def __init__(self) -> None:
        self.waiting: list[Later] = []
        self.handed_out: list[Later] = []
        self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = Later(self, partial(fn, *args, **kwargs))
        self.waiting.append(future)
        self.handed_out.append(future)
        self.most = max(self.most, len(self.waiting))
        return future


@pytest.fixture
def many(tmp_path: Path) -> list[Path]:
    """Two hundred files that are quickly read: they are no returns."""
    paths = [tmp_path / f"{number:03}.txt" for number in range(200)]
    for path in paths:
        path.touch()
    return paths


def test_what_comes_is_in_order_whatever_is_finished_first(many: list[Path]) -> None:
    received = read_returns(many, ROSTER, executor=LastFirst())
    assert [path.name for path in many] == [one.file for one in received]


def test_few_files_are_in_the_workers_hands_at_a_time(many: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BATCHES_AHEAD", 3)
    executor = LastFirst()
    received = read_returns(many, ROSTER, executor=executor)
    next(received)
    assert 3 + 1 == len(executor.handed_out)  # of fifty
    assert 199 == len(list(received))
    assert 3 == executor.most


def test_who_stops_in_the_middle_leaves_nothing_to_do(many: list[Path]) -> None:
    executor = LastFirst()
    received = read_returns(many, ROSTER, executor=executor)
    next(received)
    assert isinstance(received, Generator)
    received.close()
    assert executor.waiting
    assert all(future.cancelled() for future in executor.waiting)


class Remembering(Executor):
    """Takes a call with the same arguments for done, as Dask does."""

    def __init__(self) -> None:
        self.known: dict[object, Future[Any]] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if args not in self.known:
            self.known[args] = Future()
            self.known[args].set_result(fn(*args, **kwargs))
        return self.known[args]


def test_a_file_that_was_corrected_is_read_anew(tmp_path: Path) -> None:
    path, executor = tmp_path / "a.xlsx", Remembering()
    path.write_bytes(b"not yet")
    assert [False] == [one.given is not None for one in read_returns([path], ROSTER, executor=executor)]
    filed(path)
    assert [True] == [one.given is not None for one in read_returns([path], ROSTER, executor=executor)]


@pytest.mark.parametrize("with_threads", [False, True])
def test_a_file_over_which_reading_raises_is_one_finding(
    with_threads: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [path for path in folder.iterdir() if path.name != "第二份.xlsx"]
    well = list(read_returns(paths, ROSTER))
    monkeypatch.setattr(one_file, "read_file", fails)
    with ThreadPoolExecutor(2) as pool:
        received = list(read_returns(paths, ROSTER, executor=pool if with_threads else None))
    lost = [one for one in received if one.file == "子文件夹"]
    assert [("file_unreadable", True)] == [
        (found.name, "程序出错（KeyError）" in found.message) for one in lost for found in one.findings
    ]
    assert [one for one in well if one.file != "子文件夹"] == [one for one in received if one not in lost]


@pytest.mark.slow
def test_a_file_that_ends_its_process_is_one_finding(
    folder: Path, serial: list[ReadResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    def new_pool(workers: int | None) -> Executor:
        return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=make_it_fail)

    monkeypatch.setattr(workers, "new_pool", new_pool)
    monkeypatch.setattr(workers, "BATCHES_AHEAD", 2)  # so that batches are handed out after the pool broke
    with processes(make_it_fail) as executor:
        received = list(read_returns(folder, ROSTER, executor=executor))
    differ = [ours for ours, theirs in zip(received, serial, strict=True) if ours != theirs]
    assert [("子文件夹", "（KeyError）"), ("第二份.xlsx", "（程序中断）")] == [
        (one.file, word)
        for one in differ
        for word in ("（KeyError）", "（程序中断）")
        if word in one.findings[0].message
    ]
    assert 2 == len(differ)


@pytest.mark.slow
def test_who_only_lost_a_worker_loses_no_file(folder: Path, serial: list[ReadResult]) -> None:
    with processes(make_it_fail) as executor:
        received = list(read_returns(folder, ROSTER, executor=executor))
    assert {"子文件夹"} >= {ours.file for ours, theirs in zip(received, serial, strict=True) if ours != theirs}


@pytest.mark.slow
def test_what_openpyxl_warns_of_is_kept_quiet_in_every_thread(tmp_path: Path) -> None:
    """As Excel writes them, sheets have extensions of which openpyxl warns; a warning is an error in these tests."""
    book = io.BytesIO()
    filled().save(book)
    with zipfile.ZipFile(book) as written:
        parts = {name: written.read(name) for name in written.namelist()}
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    blob = zipped({name: part.replace(b"</worksheet>", extension) for name, part in parts.items()})
    paths = [tmp_path / f"{number:02}.xlsx" for number in range(24)]
    for path in paths:
        path.write_bytes(blob)
    shown = warnings.filters[:]
    with ThreadPoolExecutor(8) as pool:
        received = list(read_returns(paths, ROSTER, executor=pool))
    assert [()] * 24 == [one.findings for one in received]
    assert shown == warnings.filters


@pytest.mark.parametrize("with_threads", [False, True])
def test_progress_is_told_after_each_file_in_the_callers_thread(with_threads: bool, tmp_path: Path) -> None:
    save_csv(ROSTER, tmp_path / "a.csv", units=[FINANCE, WATER])  # one file, two units
    (tmp_path / "b.txt").touch()
    told: list[tuple[int, int, threading.Thread]] = []
    with ThreadPoolExecutor(2) as pool:
        received = read_returns(
            tmp_path,
            ROSTER,
            executor=pool if with_threads else None,
            progress=lambda done, total: told.append((done, total, threading.current_thread())),
        )
        assert [] == told
        assert ["a.csv", "a.csv", "b.txt"] == [one.file for one in received]
    assert [(1, 2, threading.current_thread()), (2, 2, threading.current_thread())] == told


def test_an_extra_that_is_not_installed_is_no_fault_of_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reportkit.submissions.reading.xlsx", None)
    with ThreadPoolExecutor(2) as pool, pytest.raises(MissingExtra, match=r"pip install openpyxl$"):
        list(read_returns(folder, ROSTER, executor=pool))
    with pytest.raises(MissingExtra, match=r"pip install openpyxl$"):
        list(read_returns(folder, ROSTER))


def test_what_is_missing_names_its_library_from_another_process_too() -> None:
    missing = MissingExtra("workbooks need openpyxl", library="openpyxl")
    again = pickle.loads(pickle.dumps(missing))
    assert ("openpyxl", "workbooks need openpyxl: pip install openpyxl") == (again.library, str(again))
    assert str(missing) == str(again)


def test_what_is_no_executor_is_refused_at_once(folder: Path) -> None:
    with pytest.raises(WrongType, match=r"client\.get_executor"):
        read_returns(folder, ROSTER, executor="processes")  # type: ignore[arg-type]


def test_the_bar_is_drawn_on_the_error_stream(many: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("读取") as bar:
        assert 200 == len(list(read_returns(many, ROSTER, progress=bar)))
    out, err = capsys.readouterr()
    assert "" == out
    assert "读取" in err
    assert "200/200" in err


def test_a_bar_without_tqdm_names_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(MissingExtra, match=r"pip install tqdm$"), progress_bar():
        pass


def test_without_a_bar_reading_is_silent(many: list[Path], capfd: pytest.CaptureFixture[str]) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(read_returns(many, ROSTER, executor=pool))
    assert ("", "") == tuple(capfd.readouterr())
