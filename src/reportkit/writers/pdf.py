"""The PDF: what LibreOffice prints of the Word file."""

import warnings
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from reportkit.errors import MissingFonts, SaveFailed
from reportkit.formats import Format
from reportkit.formats.installed import fonts_here
from reportkit.libreoffice import converted, libreoffice_command
from reportkit.manuscript import Manuscript
from reportkit.messages import Message
from reportkit.writers.docx import write as word_file


def write(manuscript: Manuscript, layout: Format, mode: str) -> bytes:
    """Return the manuscript as the bytes of a PDF, which LibreOffice dates; the Word file in it is the same each time.

    Warns with MissingFonts where this machine lacks typefaces of the format. Raises SaveFailed where LibreOffice is not
    installed, or makes no PDF in two minutes.
    """
    program = libreoffice_command()
    if program is None:
        raise SaveFailed(
            "a PDF is made by LibreOffice, which is not installed; install it from libreoffice.org, "
            "or save a .docx file and let Word or WPS make the PDF of it"
        )
    if missing := [one.font.name for one in fonts_here(layout) if not one.installed]:
        told = Message(
            "the PDF is set in other typefaces than the format's: this machine has no {fonts}; "
            "install them, `reportkit fonts` lists them all",
            fonts=", ".join(missing),
        )
        warnings.warn(MissingFonts(told), stacklevel=5)  # the line that called save
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        given = Path(folder) / "report.docx"
        word = word_file(manuscript, layout, mode)
        given.write_bytes(word)
        made = converted(program, given, "pdf")
        if made is None:
            raise SaveFailed("LibreOffice made no PDF; save a .docx file and let Word or WPS make the PDF of it")
        return made.read_bytes() + SOURCE + sha256(word).hexdigest().encode() + b"\n"


SOURCE = b"%reportkit "
"""Begins the comment at the end of a PDF that names the Word file it was made of, by its SHA-256."""


def source_of(content: bytes) -> str:
    """Return the mark of the Word file that a PDF of the library was made of, "" for one of others."""
    last = content[content.rstrip().rfind(b"\n") + 1 :]
    return last.removeprefix(SOURCE).decode("ascii", "replace").strip() if last.startswith(SOURCE) else ""
