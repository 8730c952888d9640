"""What other programs made of a file, kept from one run to the next: nothing is made twice of the same bytes.

A folder belongs to one version of a program and of the code that calls it; what no run asked for in two weeks goes.
`.ci/run` keeps nothing: its floors count what was made there and then.
"""

import os
import shutil
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from instruments.tools import FOLDER

KEPT = FOLDER / "kept"
TWO_WEEKS = 14 * 24 * 60 * 60


def place(name: str, rests_on: Iterable[Path]) -> Path:
    """The folder of what is made by these programs, fonts and modules."""
    stamp = sha256()
    for file in rests_on:
        if file.suffix == ".py":  # of many checkouts
            stamp.update(file.read_bytes())
        else:
            state = file.stat()
            stamp.update(f"{file} {state.st_size} {state.st_mtime_ns}\n".encode())
    folder = KEPT / f"{name}-{stamp.hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def used(file: Path) -> bool:
    """Whether it is there; if so, it stays for another two weeks."""
    try:
        os.utime(file)
    except FileNotFoundError:
        return False
    return True


def keep(made: Path, target: Path) -> None:
    """Moves a file to where it is kept, as a whole: other runs may read it, or keep the same."""
    waiting = target.with_name(f"{os.getpid()}-{target.name}")
    shutil.move(made, waiting)
    waiting.replace(target)


def forget() -> None:
    """Removes what nobody asked for in two weeks."""
    for file in KEPT.glob("*/*"):
        try:
            if file.stat().st_mtime < time.time() - TWO_WEEKS:
                file.unlink()
        except FileNotFoundError:  # another run was quicker
            continue
