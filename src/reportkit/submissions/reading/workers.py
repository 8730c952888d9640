"""Many files read by many workers at a time: threads, processes, or the machines of a cluster."""

import pickle
import zlib
from collections.abc import Generator, Sequence
from concurrent.futures import Executor
from functools import lru_cache, partial
from pathlib import Path

from reportkit.submissions.read_result import ReadResult
from reportkit.submissions.reading.one_file import BROKEN_OFF, failed, read_file_or_say
from reportkit.submissions.units import Roster
from reportkit.workers import batches, in_workers

Came = list[ReadResult]
"""What came of one file: a return, or those of a list."""

BATCH = 4
"""Files that a worker reads in one go: sending one costs less than a hundredth of reading it."""


def read_in_workers(paths: Sequence[Path], roster: Roster, executor: Executor) -> Generator[Came, None, None]:
    """Yield what came of each file in the order of the paths, whichever is finished first."""
    packed = zlib.compress(pickle.dumps(roster))  # it goes with each batch
    return in_workers(batches(paths, BATCH), partial(read_batch, roster=packed), executor, _broken_off)


def _broken_off(path: Path) -> Came:
    return [failed(path, BROKEN_OFF)]


def read_batch(batch: Sequence[Path], roster: bytes) -> list[Came]:
    """Return what came of each file; this runs in a worker."""
    known = _roster(roster)
    return [read_file_or_say(path, known) for path in batch]


@lru_cache(maxsize=1)
def _roster(packed: bytes) -> Roster:
    """Return the roster, which may have thousands of names: a worker takes it in once."""
    found: Roster = pickle.loads(zlib.decompress(packed))
    return found
