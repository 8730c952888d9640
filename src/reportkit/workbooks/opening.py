"""A workbook before it is read: whether anything about it could harm, or mean something else than it shows."""

from pathlib import Path

from reportkit.archives import Limits, RefusedFile, open_archive
from reportkit.workbooks.pages import has_other_digits
from reportkit.workbooks.refusal import RefusedWorkbook

LIMITS = Limits(size=16 * 2**20, unpacked=128 * 2**20)
"""What sheets of some thousand cells stay far below, though people do format whole columns."""


def workbook_content(path: Path) -> bytes:
    """Return the bytes of a workbook that may be read.

    Raises RefusedWorkbook for any other, OSError where the file cannot be opened.
    """
    try:
        archive = open_archive(path)
    except RefusedFile as error:
        raise RefusedWorkbook(error.danger) from error
    if archive.macros or archive.linked:
        raise RefusedWorkbook("macros" if archive.macros else "linked")
    try:
        strange = has_other_digits(archive)
    except Exception as error:  # zipfile and zlib have a dozen ways to say that a sheet is not whole
        raise RefusedWorkbook("damaged") from error
    if strange:
        raise RefusedWorkbook("other_digits")
    return archive.content
