"""A reader of returns that fails over one file and ends its process over another, for workers that have such a fault.

A worker's process loads this module and nothing else of the tests.
"""

import os
from pathlib import Path

from reportkit.submissions import ReadResult, Roster
from reportkit.submissions.reading import one_file

READ_FILE = one_file.read_file


def fails(path: Path, roster: Roster) -> list[ReadResult]:
    """Fail over one file; end the process over another."""
    if path.name == "子文件夹":
        raise KeyError(path.name)
    if path.name == "第二份.xlsx":
        os._exit(3)
    return READ_FILE(path, roster)


def make_it_fail() -> None:
    """Prepare a worker that has a fault."""
    one_file.read_file = fails
