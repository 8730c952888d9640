"""The two verbs that make files: render a report to bytes, save it whole or not at all."""

import os
import tempfile
from pathlib import Path

from reportkit.compose import compose
from reportkit.errors import SaveFailed, WrongType
from reportkit.formats import GB9704, Format
from reportkit.model import Report
from reportkit.model.fields import shown
from reportkit.writers import Numbering, require_numbering, writer_for


def render(
    report: Report, kind: str = ".docx", *, layout: Format = GB9704, numbering: Numbering = "automatic"
) -> bytes:
    """Return a report as the bytes of a file; the same report gives the same bytes.

    Parameters: `kind` ".docx" or ".txt"; `layout` the format; `numbering` "automatic" lets Word count, "typed"
    writes the same numbers as text, for portals and systems that drop automatic numbers.

    Raises InvalidValue for an unknown kind or numbering, WrongType for what is no Report.

    >>> from reportkit import Body
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> render(Report("{地区}工作报告", office, year=2018), ".txt").decode("utf-8")
    '示例县工作报告\\n\\n'
    """
    if not isinstance(report, Report):
        raise WrongType(f"render: got {shown(report)} of type {type(report).__name__}; give a Report")
    if not isinstance(layout, Format):
        raise WrongType(f"render: got the layout {shown(layout)}; give a Format such as GB9704")
    writer = writer_for(kind)
    return writer(compose(report), layout, require_numbering(numbering))


def save(
    report: Report,
    path: str | os.PathLike[str],
    *,
    layout: Format = GB9704,
    numbering: Numbering = "automatic",
) -> None:
    """Save a report as a .docx or .txt file, as the path's suffix says; folders on the way are made.

    The file is written beside its target and put in its place when it is whole: an error, or a full disk,
    leaves the old file as it was and nothing else behind.

    Raises InvalidValue for an unknown suffix, SaveFailed where the file cannot be written, for instance
    because it is open in Word.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise WrongType(f"save: got {shown(path)} of type {type(path).__name__}; give a path")
    target = Path(path)
    content = render(report, target.suffix, layout=layout, numbering=numbering)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
    except PermissionError as error:
        raise SaveFailed(
            f"{target}: the file or its folder may not be written; if it is open in Word or WPS, close it there"
        ) from error
    except OSError as error:
        raise SaveFailed(f"{target}: {error.strerror or error}; nothing was changed") from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".reportkit-", suffix=".tmp", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _take_mode(beside, target)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _take_mode(beside: Path, target: Path) -> None:
    """Give the new file the old one's permissions, or those that any new file gets."""
    if target.exists():
        beside.chmod(target.stat().st_mode & 0o777)
    elif os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        beside.chmod(0o666 & ~mask)
