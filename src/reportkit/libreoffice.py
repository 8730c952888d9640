"""LibreOffice as a converter: run beside this program, with a profile of its own, for a limited time."""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("soffice", "libreoffice")
FOLDERS = (r"C:\Program Files\LibreOffice\program", r"C:\Program Files (x86)\LibreOffice\program", "/opt/libreoffice")
LONGEST = 120  # seconds


def libreoffice_command() -> str | None:
    """Return the command of LibreOffice, None where it is not installed."""
    found = (shutil.which(name) for name in NAMES)
    others = (shutil.which("soffice", path=folder) for folder in FOLDERS)
    return next((path for path in (*found, *others) if path), None)


def converted(program: str, given: Path, kind: str) -> Path | None:
    """Return the file of another kind that LibreOffice makes beside the given one, None where it makes none.

    The profile is made beside it too, so the folder has to be one that is thrown away. In a new profile no macros run
    and no links are followed; two programs, or LibreOffice open on the screen, do not meet in it.

    Parameters: `program` what `libreoffice_command` returns; `kind` a suffix without its point, such as "pdf".
    """
    profile = (given.parent / "profile").as_uri()
    options = ["--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"]
    try:
        subprocess.run(
            [program, *options, "--convert-to", kind, "--outdir", os.fspath(given.parent), os.fspath(given)],
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    made = given.with_suffix(f".{kind}")
    return made if made.exists() else None
