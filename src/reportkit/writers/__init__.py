"""The outputs: a writer joins a manuscript and a format, and decides nothing."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, get_args

from reportkit.errors import InvalidValue
from reportkit.formats import Format
from reportkit.manuscript import Manuscript

Numbering = Literal["automatic", "typed"]

Writer = Callable[[Manuscript, Format, Numbering], bytes]


def _docx(manuscript: Manuscript, layout: Format, numbering: Numbering) -> bytes:
    from reportkit.writers.docx import write  # python-docx is imported by the first document, not before

    return write(manuscript, layout, numbering)


def _text(manuscript: Manuscript, layout: Format, numbering: Numbering) -> bytes:
    from reportkit.writers.text import write

    return write(manuscript).encode("utf-8")


def _pdf(manuscript: Manuscript, layout: Format, numbering: Numbering) -> bytes:
    from reportkit.writers.pdf import write

    return write(manuscript, layout, numbering)


def _html(manuscript: Manuscript, layout: Format, numbering: Numbering) -> bytes:
    from reportkit.writers.html import write

    return write(manuscript, layout).encode("utf-8")


WRITERS: Mapping[str, Writer] = MappingProxyType({".docx": _docx, ".html": _html, ".pdf": _pdf, ".txt": _text})
"""The writer for each suffix of a file's name."""

SUFFIXES = ", ".join(WRITERS)


COMMENTED = frozenset({".docx"})
"""The suffixes of files that hold comments."""


def writer_for(suffix: str) -> Writer:
    """Return the writer for a suffix, or raise InvalidValue naming those there are."""
    try:
        return WRITERS[suffix.lower()]
    except (KeyError, AttributeError):
        raise InvalidValue("suffix {suffix}: give one of {writers}", suffix=repr(suffix), writers=SUFFIXES) from None


def require_numbering(numbering: Numbering) -> Numbering:
    """Return how numbers are written, or raise InvalidValue naming the ways there are."""
    if numbering not in get_args(Numbering):
        raise InvalidValue(
            "numbering: got {numbering}; give one of {choices}",
            numbering=repr(numbering),
            choices=", ".join(get_args(Numbering)),
        )
    return numbering
