"""Many files read by many workers at a time: threads, processes, or the machines of a cluster."""

import os
import pickle
import zlib
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

import attrs
from attrs import field

from reportkit.errors import MissingExtra
from reportkit.submissions.read_result import ReadResult
from reportkit.submissions.reading.one_file import BROKEN_OFF, failed, read_file_or_say
from reportkit.submissions.units import Roster

Came = list[ReadResult]
"""What came of one file: a return, or those of a list."""

BATCH = 4
"""Files that a worker reads in one go: sending one costs less than a hundredth of reading it."""

BATCHES_AHEAD = max(16, 2 * (os.cpu_count() or 1))
"""Batches handed out at a time: one caller's adding up keeps fewer workers busy, and memory has a bound."""


def read_in_workers(paths: Sequence[Path], roster: Roster, executor: Executor) -> Generator[Came, None, None]:
    """Yield what came of each file in the order of the paths, whichever is finished first."""
    workers = _Workers(executor, zlib.compress(pickle.dumps(roster)))  # it goes with each batch
    batches = (paths[begin : begin + BATCH] for begin in range(0, len(paths), BATCH))
    ahead: deque[tuple[Sequence[Path], Future[list[Came]]]] = deque()
    try:
        ahead.extend((batch, workers.submit(batch)) for batch in islice(batches, BATCHES_AHEAD))
        while ahead:
            came = workers.outcome(*ahead.popleft())
            ahead.extend((batch, workers.submit(batch)) for batch in islice(batches, 1))
            yield from came
    finally:  # the caller may have stopped in the middle
        for _, future in ahead:
            future.cancel()
        workers.close()


@attrs.define
class _Workers:
    """The caller's executor, and processes of our own where it fails.

    A pool of processes one of which died takes no more work, and does not say which file it died of.
    """

    executor: Executor
    roster: bytes
    apart: Executor | None = None
    own: list[Executor] = field(factory=list)

    def submit(self, batch: Sequence[Path]) -> Future[list[Came]]:
        """Hand out a batch."""
        try:
            return self._sent(self.executor, batch)
        except BrokenExecutor:
            self.executor = self._new(os.cpu_count())
            return self._sent(self.executor, batch)

    def outcome(self, batch: Sequence[Path], future: Future[list[Came]]) -> list[Came]:
        """Return what came of each file of a batch; where the worker was lost, each is read once more."""
        try:
            return future.result()
        except MissingExtra:
            raise
        except Exception:  # each executor has its own way to say so
            return [self._read_apart(path) for path in batch]

    def _read_apart(self, path: Path) -> Came:
        """Read a file in a process where nothing else runs: if that is lost too, it is because of this file."""
        self.apart = self.apart or self._new(1)
        try:
            return self._sent(self.apart, [path]).result()[0]
        except BrokenExecutor:
            self.apart = None
            return [failed(path, BROKEN_OFF)]

    def _sent(self, executor: Executor, batch: Sequence[Path]) -> Future[list[Came]]:
        # Dask takes what it knows the same arguments of for done; a file may have changed since, hence the third
        return executor.submit(read_batch, tuple(batch), self.roster, uuid4().hex)

    def _new(self, workers: int | None) -> Executor:
        self.own.append(new_pool(workers))
        return self.own[-1]

    def close(self) -> None:
        """End the processes that are ours."""
        for pool in self.own:
            pool.shutdown(cancel_futures=True)


def new_pool(workers: int | None) -> Executor:
    """Return so many new processes, started afresh: to fork beside a cluster's threads may never come to an end."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def read_batch(batch: Sequence[Path], roster: bytes, call: str) -> list[Came]:
    """Return what came of each file; this runs in a worker, and `call` tells one call from another."""
    known = _roster(roster)
    return [read_file_or_say(path, known) for path in batch]


@lru_cache(maxsize=1)
def _roster(packed: bytes) -> Roster:
    """Return the roster, which may have thousands of names: a worker takes it in once."""
    found: Roster = pickle.loads(zlib.decompress(packed))
    return found
