"""What the two engines that lay Word files out have in common."""

import zipfile
from collections.abc import Sequence
from pathlib import Path


class RenderingError(Exception):
    """An engine refused a file, made nothing of it or ran out of time."""


def targets(files: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    """Where what is made of each file will lie."""
    for file in files:
        if not zipfile.is_zipfile(file):  # an engine would print it as plain text
            raise RenderingError(f"{file.name} is not a zip, so no Word file")
    made = [folder / f"{file.stem}.{kind}" for file in files]
    if len(set(made)) < len(made):
        raise ValueError(f"two files of the same name would share one {kind.upper()}")
    return made
