"""Many reports at once: rendered by as many workers as there are, each file written whole, and none twice."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sized
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path, PurePath
from unicodedata import normalize

import attrs

from reportkit.batch.marks import existing
from reportkit.batch.rendering import Given, Order, Rendered, Renderer
from reportkit.checks import require_flag
from reportkit.errors import InvalidValue, ReportkitError, SaveFailed, brief, wrong_type
from reportkit.files import as_path, write_together
from reportkit.formats import GB9704, Format
from reportkit.formats.format import wrong_layout
from reportkit.messages import Joined, Message
from reportkit.model import Report
from reportkit.workers import batches, in_workers
from reportkit.writers import Numbering, require_numbering

SHARE = 4
"""Reports that a worker renders in one go."""

TOGETHER, LARGEST = 64, 32 * 1024 * 1024
"""How many files, or bytes of them, are in memory before they are written together."""

MOST_TOLD = 10
"""How many of those that failed the message names; the error holds all."""

Progress = Callable[[int, int], None]
"""What is told after each report: how many are done, of how many."""


@attrs.frozen
class SavedAll:
    """What `save_all` did (批量保存结果): the names of the files written, and of those that were there already."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


class NotAllSaved(SaveFailed):
    """Some of many reports could not be saved; `failed` has the error of each by its name, `saved` all others."""

    def __init__(self, failed: Mapping[str, ReportkitError], saved: SavedAll) -> None:
        told = [Message("{name}: {error}", name=brief(name), error=error.message) for name, error in failed.items()]
        more = [Message("…")] if len(told) > MOST_TOLD else []
        super().__init__(
            Message(
                "{count} of {total} reports were not saved, all others were: {faults}",
                count=len(failed),
                total=len(failed) + len(saved.written) + len(saved.unchanged),
                faults=Joined("; ", [*told[:MOST_TOLD], *more]),
            )
        )
        self.failed = failed
        self.saved = saved

    def __reduce__(self) -> tuple[type["NotAllSaved"], tuple[Mapping[str, ReportkitError], SavedAll]]:
        return type(self), (self.failed, self.saved)  # an exception is copied by its args, which hold the message


Reports = Mapping[str, Given] | Iterable[tuple[str, Given]]


def save_all(
    reports: "Reports",
    folder: str | Path,
    *,
    layout: Format = GB9704,
    numbering: Numbering = "automatic",
    executor: Executor | None = None,
    replace: bool = False,
    progress: Progress | None = None,
) -> SavedAll:
    """Save many reports into a folder, each as `save` would; a file that was made of the same already is left alone.

    At the end of each file stands a mark of what it was made of, where the kind of file has a place for it that nobody
    reads: .docx, .html and .pdf. A file that somebody changed since, or that was not made here, is not overwritten.
    Text has no such place: it is made each time, and written where it differs.

    Parameters: `reports` by the names of their files, whose suffixes say the kind, or pairs of both, which are taken
    one after the other, so that no more than a few hundred are in memory; for a report may stand a function that
    builds it, such as `functools.partial(build, "甲县")`, so that workers build it too; `layout` and `numbering` as
    for `save`; `executor` renders many at a time: a ProcessPoolExecutor, a ThreadPoolExecutor, or Dask's
    `client.get_executor()`; the bytes are the same, and it stays open. `replace` True overwrites what somebody changed.
    `progress` is called after each report.

    Raises NotAllSaved at the end if some could not be saved, with the error of each; the others are written.

    >>> from concurrent.futures import ProcessPoolExecutor
    >>> with ProcessPoolExecutor() as pool:  # doctest: +SKIP
    ...     save_all({f"{county}.docx": build(county) for county in counties}, "全市", executor=pool)
    """
    if isinstance(reports, Report) or not isinstance(reports, Iterable):
        raise wrong_type("save_all", reports, "a mapping of file names to Reports, or pairs of both")
    if executor is not None and not isinstance(executor, Executor):
        raise wrong_type("save_all.executor", executor, "an Executor: a ProcessPoolExecutor, client.get_executor()")
    if not isinstance(layout, Format):
        raise wrong_layout("save_all", layout)
    require_flag(replace, "save_all.replace")
    saving = Saving(as_path(folder, "save_all"), progress, len(reports) if isinstance(reports, Sized) else 0)
    renderer = Renderer(layout, require_numbering(numbering), replace)
    pairs = _pairs(reports.items() if isinstance(reports, Mapping) else reports)
    if executor is None:
        return saving.all(renderer.one(name, report, existing(saving.folder / name)) for name, report in pairs)
    orders = (Order.of(name, report, saving.folder, renderer) for name, report in pairs)
    return saving.all(in_workers(batches(orders, SHARE), renderer.all, executor, Order.lost))


def _pairs(given: Iterable[object]) -> Iterator[tuple[str, Given]]:
    for pair in given:
        if not (isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str)):
            raise wrong_type("save_all", pair, "a mapping of file names to Reports, or pairs of both")
        yield pair


class Saving:
    """The saving of many reports into one folder (批量保存)."""

    def __init__(self, folder: Path, progress: Progress | None = None, total: int = 0) -> None:
        self.folder = folder
        self._progress = progress
        self._total = total
        self._waiting: dict[str, Rendered] = {}
        self._seen: set[str] = set()
        self._failed: dict[str, ReportkitError] = {}
        self._written: list[str] = []
        self._unchanged: list[str] = []

    def all(self, made: Generator[Rendered, None, None]) -> SavedAll:
        """Write what comes, also where it is broken off; raise NotAllSaved at the end where some failed."""
        with closing(made):
            try:
                for done, one in enumerate(made, 1):
                    self._take(one)
                    if self._progress is not None:
                        self._progress(done, max(self._total, done))
            finally:
                self._write()
        saved = SavedAll(tuple(self._written), tuple(self._unchanged))
        if self._failed:
            raise NotAllSaved(self._failed, saved)
        return saved

    def _take(self, one: Rendered) -> None:
        fault = one.error or self._fault(one.name)
        if fault:
            self._failed[one.name] = fault
        elif one.content is None:
            self._unchanged.append(one.name)
        else:
            self._waiting[one.name] = one
            size = sum(len(waiting.content or b"") for waiting in self._waiting.values())
            if len(self._waiting) >= TOGETHER or size > LARGEST:
                self._write()

    def _fault(self, name: str) -> ReportkitError | None:
        path = PurePath(name)
        if path.is_absolute() or ".." in path.parts or path.drive:
            return InvalidValue("a file outside of the folder; give a name within it")
        place = normalize("NFC", path.as_posix()).casefold()  # on Windows and macOS they would be one file
        if place in self._seen:
            return InvalidValue("another report goes by this name; give each a name of its own")
        self._seen.add(place)
        return None

    def _write(self) -> None:
        files = {self.folder / name: one for name, one in self._waiting.items()}
        failed = write_together({path: one.content or b"" for path, one in files.items()})
        for path, one in files.items():
            if path in failed:
                self._failed[one.name] = failed[path]
            else:
                self._written.append(one.name)
        self._waiting = {}


__all__ = [
    "NotAllSaved",
    "SavedAll",
    "save_all",
]
