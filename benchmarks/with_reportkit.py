"""The report through reportkit: built from its data and saved."""

from pathlib import Path

from workload import Words, report

import reportkit
import reportkit.writers.docx  # before the clock starts, as python-docx is for its side


def save(words: Words, path: Path) -> None:
    reportkit.save(report(words), path)
