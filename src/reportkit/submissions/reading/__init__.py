"""Returns as they come in: files of any kind in a folder, each read, or said why not; none stops the others."""

import os
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path

from reportkit.errors import InvalidValue, brief, wrong_type
from reportkit.files import as_path, hidden
from reportkit.submissions.read_result import ReadResult
from reportkit.submissions.reading.one_file import read_file, read_file_or_say
from reportkit.submissions.reading.progress import Progress
from reportkit.submissions.reading.workers import Came, read_in_workers
from reportkit.submissions.units import Roster, require_roster
from reportkit.submissions.workbook import ROSTER_FILE


def read_return(path: str | os.PathLike[str], roster: Roster) -> ReadResult:
    """Return what came of one file: a workbook that a unit filled, or a .csv with the cells of one unit.

    Whatever is wrong with the file is among the findings, each at its own cell.

    Raises InvalidValue where there is no such file, and for a .csv of several units.

    >>> from reportkit.submissions import Unit
    >>> read_return("没有.xlsx", Roster("示例县人民政府办公室", 2024, [Unit("示例县财政局", "部门")]))
    Traceback (most recent call last):
    ...
    reportkit.errors.InvalidValue: read_return: there is no file 没有.xlsx; give the path of a return
    """
    require_roster(roster, "read_return")
    given = as_path(path, "read_return")
    if not given.is_file():
        raise InvalidValue("read_return: there is no file {given}; give the path of a return", given=brief(str(given)))
    found = read_file(given, roster)
    if len(found) != 1:
        raise InvalidValue(
            "read_return: {name} has the returns of {count} units; use read_returns", name=given.name, count=len(found)
        )
    return found[0]


def read_returns(
    source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    roster: Roster,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Iterator[ReadResult]:
    """Yield what came of each file of a folder, or of each path given, one at a time, in the order of their names.

    The roster's own list, hidden files and those that Excel keeps beside an open one are passed over; of every other
    file that is no return a finding says so.

    Parameters: `executor` reads many files at a time: a ProcessPoolExecutor, a ThreadPoolExecutor, or Dask's
    `client.get_executor()`; what comes is the same. It stays open. Where its processes die others take their place,
    for which a script needs its `if __name__ == "__main__":`. `progress` is called after each file with how many
    are done, of how many; `progress_bar` gives one.

    Raises InvalidValue where the folder, or a path given, is not there; MissingExtra for a workbook where openpyxl
    is not installed.
    """
    require_roster(roster, "read_returns")
    paths = _files(source)
    if executor is None:
        return _one_by_one((read_file_or_say(path, roster) for path in paths), len(paths), progress)
    if not isinstance(executor, Executor):
        raise wrong_type("read_returns.executor", executor, "an Executor: a ProcessPoolExecutor, client.get_executor()")
    return _one_by_one(read_in_workers(paths, roster, executor), len(paths), progress)


def _one_by_one(files: Generator[Came, None, None], total: int, progress: Progress | None) -> Iterator[ReadResult]:
    with closing(files):
        for done, came in enumerate(files, 1):
            if progress is not None:
                progress(done, total)
            yield from came


def _files(source: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[Path]:
    if isinstance(source, (str, os.PathLike)):
        folder = as_path(source, "read_returns")
        if not folder.is_dir():
            raise InvalidValue(
                "read_returns: there is no folder {folder}; give one, or a list of paths", folder=brief(str(folder))
            )
        paths = [path for path in folder.iterdir() if path.name != ROSTER_FILE and not hidden(path.name)]
    elif isinstance(source, Iterable):
        paths = [as_path(path, "read_returns") for path in source]
        for path in paths:
            if not path.exists():
                raise InvalidValue(
                    "read_returns: there is no file {path}; give paths of returns", path=brief(str(path))
                )
    else:
        raise wrong_type("read_returns", source, "a folder, or a list of paths")
    return sorted(paths, key=lambda path: (path.name, str(path)))
