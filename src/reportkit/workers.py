"""Work shared out to many workers: threads, processes, or the machines of a cluster."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import Generic, TypeVar
from uuid import uuid4

import attrs
from attrs import field

from reportkit.errors import MissingExtra

T = TypeVar("T")
R = TypeVar("R")

BATCHES_AHEAD = max(16, 2 * (os.cpu_count() or 1))
"""Batches handed out at a time: the caller keeps fewer workers busy, and memory has a bound."""


def batches(items: Iterable[T], size: int) -> Iterator[Sequence[T]]:
    """Yield items so many at a time."""
    rest = iter(items)
    while batch := tuple(islice(rest, size)):
        yield batch


def in_workers(
    shares: Iterator[Sequence[T]],
    work: Callable[[Sequence[T]], Sequence[R]],
    executor: Executor,
    lost: Callable[[T], R],
) -> Generator[R, None, None]:
    """Yield what comes of each item, in the order of the items, whichever is finished first.

    Parameters: `shares` the items in batches, taken as they are needed; `work` a function that workers can be sent,
    from a batch to what comes of each of its items; `executor` stays open; `lost` what is said of an item whose
    worker ended.
    """
    workers = _Workers(executor, work, lost)
    ahead: deque[tuple[Sequence[T], Future[Sequence[R]]]] = deque()
    try:
        ahead.extend((batch, workers.submit(batch)) for batch in islice(shares, BATCHES_AHEAD))
        while ahead:
            came = workers.outcome(*ahead.popleft())
            ahead.extend((batch, workers.submit(batch)) for batch in islice(shares, 1))
            yield from came
    finally:  # the caller may have stopped in the middle
        for _, future in ahead:
            future.cancel()
        workers.close()


@attrs.define
class _Workers(Generic[T, R]):
    """The caller's executor, and processes of our own where it fails.

    A pool of processes one of which died takes no more work, and does not say what it died of.
    """

    executor: Executor
    work: Callable[[Sequence[T]], Sequence[R]]
    lost: Callable[[T], R]
    apart: Executor | None = None
    own: list[Executor] = field(factory=list)

    def submit(self, batch: Sequence[T]) -> Future[Sequence[R]]:
        """Hand out a batch."""
        try:
            return self._sent(self.executor, batch)
        except BrokenExecutor:
            self.executor = self._new(os.cpu_count())
            return self._sent(self.executor, batch)

    def outcome(self, batch: Sequence[T], future: Future[Sequence[R]]) -> Sequence[R]:
        """Return what came of each item of a batch; where the worker was lost, each is tried once more."""
        try:
            return future.result()
        except MissingExtra:
            raise
        except Exception:  # each executor has its own way to say so
            return [self._tried_apart(item) for item in batch]

    def _tried_apart(self, item: T) -> R:
        """Work on an item in a process where nothing else runs: if that is lost too, it is because of this item."""
        self.apart = self.apart or self._new(1)
        try:
            return self._sent(self.apart, (item,)).result()[0]
        except BrokenExecutor:
            self.apart = None
            return self.lost(item)

    def _sent(self, executor: Executor, batch: Sequence[T]) -> Future[Sequence[R]]:
        # Dask takes what it knows the same arguments of for done; a file may have changed since, hence the last
        return executor.submit(_worked, self.work, batch, uuid4().hex)

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


def _worked(work: Callable[[Sequence[T]], Sequence[R]], batch: Sequence[T], call: str) -> Sequence[R]:
    """Return what comes of a batch; this runs in a worker, and `call` tells one call from another."""
    return work(batch)
