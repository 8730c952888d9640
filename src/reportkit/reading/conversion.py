"""Word files made by LibreOffice of what only Word before 2007, WPS and old editors write."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reportkit.archives import LIMITS
from reportkit.errors import InvalidValue, system_reason

NAMES = ("soffice", "libreoffice")
FOLDERS = (r"C:\Program Files\LibreOffice\program", r"C:\Program Files (x86)\LibreOffice\program", "/opt/libreoffice")
LONGEST = 120  # seconds


def libreoffice() -> str | None:
    """Return the command of LibreOffice, None where it is not installed."""
    found = (shutil.which(name) for name in NAMES)
    others = (shutil.which("soffice", path=folder) for folder in FOLDERS)
    return next((path for path in (*found, *others) if path), None)


@contextmanager
def as_docx(path: Path) -> Iterator[Path]:
    """Give a file as a Word file in a folder of its own, which is gone afterwards.

    LibreOffice works on a copy with a profile of its own, in which no macros run and no links are followed.
    """
    try:
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        reason = system_reason(error)
        raise InvalidValue("{file}: {reason}; give a .docx file", file=path, reason=reason) from error
    if size > LIMITS.size:
        raise InvalidValue(
            "{file}: the file has more than {size} bytes; give a smaller one", file=path, size=LIMITS.size
        )
    command = libreoffice()
    if command is None:
        raise InvalidValue(
            "{file}: a {suffix} file is read through LibreOffice, which is not installed; "
            "open it in Word or WPS and save it as .docx",
            file=path,
            suffix=path.suffix,
        )
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        given = Path(folder) / f"given{path.suffix.lower()}"
        shutil.copyfile(path, given)
        profile = (Path(folder) / "profile").as_uri()
        options = ["--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"]
        try:
            subprocess.run(
                [command, *options, "--convert-to", "docx", "--outdir", folder, os.fspath(given)],
                capture_output=True,
                timeout=LONGEST,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise InvalidValue(
                "{file}: LibreOffice cannot open it; save it as .docx in Word or WPS", file=path
            ) from error
        made = given.with_suffix(".docx")
        if not made.exists():
            raise InvalidValue("{file}: LibreOffice cannot open it; save it as .docx in Word or WPS", file=path)
        yield made
