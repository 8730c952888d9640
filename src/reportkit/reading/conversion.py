"""Word files made by LibreOffice of what only Word before 2007, WPS and old editors write."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reportkit.archives import LIMITS
from reportkit.errors import InvalidValue, system_reason
from reportkit.libreoffice import converted, libreoffice_command


@contextmanager
def as_docx(path: Path) -> Iterator[Path]:
    """Give a file as a Word file in a folder of its own, which is gone afterwards; LibreOffice works on a copy."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        reason = system_reason(error)
        raise InvalidValue("{file}: {reason}; give a .docx file", file=path, reason=reason) from error
    if size > LIMITS.size:
        raise InvalidValue(
            "{file}: the file has more than {size} bytes; give a smaller one", file=path, size=LIMITS.size
        )
    program = libreoffice_command()
    if program is None:
        raise InvalidValue(
            "{file}: a {suffix} file is read through LibreOffice, which is not installed; "
            "open it in Word or WPS and save it as .docx",
            file=path,
            suffix=path.suffix,
        )
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        given = Path(folder) / f"given{path.suffix.lower()}"
        shutil.copyfile(path, given)
        made = converted(program, given, "docx")
        if made is None:
            raise InvalidValue("{file}: LibreOffice cannot open it; save it as .docx in Word or WPS", file=path)
        yield made
