"""Word files made by anyone: what they say and how they are set, read from the package alone."""

import os
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs

from reportkit.archives import Archive, RefusedFile, open_archive
from reportkit.errors import InvalidValue, located, system_reason
from reportkit.files import as_path
from reportkit.manuscript import Line, Manuscript, Role
from reportkit.numbering import OFFICIAL
from reportkit.readers.closing import signed_on
from reportkit.readers.docx.approval import sheet_lines, sheet_paragraphs
from reportkit.readers.docx.document import WordText
from reportkit.readers.docx.lines import LineReader
from reportkit.readers.docx.looks import word_file
from reportkit.readers.docx.parts import WordParts
from reportkit.readers.docx.references import references
from reportkit.readers.docx.traces import removed, traces
from reportkit.readers.letterhead import in_order
from reportkit.readers.typed_tables import with_grids
from reportkit.readers.word_file import Revision, ShownReference, Trace, WordFile


@attrs.define(slots=False)
class WordReading:
    """A Word file that was read (Word文件读取): what it says, and what else is known of it, when it is asked."""

    manuscript: Manuscript
    _text: WordText
    _lines: LineReader

    @cached_property
    def file(self) -> WordFile:
        """How it is set."""
        return word_file(self._text, self._lines)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """What reviewers left at its paragraphs, and what tells these from others."""
        return tuple(traces(self._text, self._lines))

    @cached_property
    def removed(self) -> tuple[Revision, ...]:
        """What was deleted or moved away while changes were tracked, and waits to be accepted."""
        return tuple(removed(self._text))

    @cached_property
    def sheet(self) -> Mapping[str, list[str]]:
        """What its approval sheet says, line by line, by the places of the boxes; labels come first."""
        return sheet_lines(self._text.sheet)

    @cached_property
    def references(self) -> tuple[ShownReference, ...]:
        """What its fields show of numbers that stand elsewhere."""
        return tuple(references(self._lines))

    @property
    def drawn(self) -> Sequence[tuple[str, str]]:
        """What is drawn in it that neither is a picture of the text nor holds words: where, and of which kind."""
        on_sheet = sheet_paragraphs(self._text.sheet)
        kinds = ((place, (*one.words.drawn, *("图片" for _ in one.words.pictures))) for place, one in on_sheet)
        return [*((place, kind) for place, held in kinds for kind in held), *self._lines.drawn]

    @cached_property
    def properties(self) -> Mapping[str, str]:
        """Its own properties (ISO/IEC 29500-1, 22.3), by their names."""
        return self._text.parts.own_properties


def read_docx(path: str | os.PathLike[str]) -> tuple[Manuscript, WordFile]:
    """Return what a Word file says, and how it is set.

    Numbers are those that Word counts, headings are told by style, outline or number; insertions are read and
    deletions are not. Places are 第5段, blank paragraphs not counted, and 第1个表格. What no text can be made of, such
    as charts, is listed in `WordFile.unread`. Nothing is run, fetched or expanded.

    Raises InvalidValue, with the path and what would be right, for what is no Word file, or none that can be read
    without harm; WrongType for what is no path.

    Source: ISO/IEC 29500-1, 17.

    >>> read_docx("报告.doc")
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: 报告.doc: No such file or directory; give a .docx file
    """
    reading = open_docx(path)
    return reading.manuscript, reading.file


def read_traces(path: str | os.PathLike[str]) -> tuple[Trace, ...]:
    """Return what reviewers left in a Word file: tracked changes, comments, struck-out words, by their paragraphs.

    Paragraphs without any of it, and without an identity or a bookmark, are left out. Places and errors are those of
    `read_docx`.
    """
    return open_docx(path, "read_traces").traces


def open_docx(
    path: str | os.PathLike[str], verb: str = "read_docx", *, as_report: bool = False, charts: bool = False
) -> WordReading:
    """Read a Word file; `as_report` takes struck-out words for no text, lines broken by hand for paragraphs.

    Typed tables, too, are left rows then. With `charts` these are blocks of its manuscript.
    """
    archive = opened(path, verb)
    with located(str(as_path(path, verb))):
        text = WordText(WordParts(archive), struck=not as_report)
        lines = LineReader(text, breaks_apart=as_report, charts=charts)
        reading = WordReading(manuscript_of(lines, as_report=as_report), text, lines)
        reading.file  # noqa: B018 - its errors name the path, too
        return reading


def opened(path: str | os.PathLike[str], verb: str) -> Archive:
    """Return a Word file after looking at all that could harm whoever reads it; raises as `read_docx` does."""
    file = as_path(path, verb)
    try:
        return open_archive(file, kind=".docx")
    except RefusedFile as error:
        raise RefusedFile("{place}: {error}", error.danger, place=file, error=error.message) from error
    except (OSError, ValueError) as error:
        reason = system_reason(error)
        raise InvalidValue("{file}: {reason}; give a .docx file", file=file, reason=reason) from error


def manuscript_of(lines: LineReader, *, as_report: bool = False) -> Manuscript:
    """Return what the lines of a Word file say as one; `as_report` leaves the rows of typed tables rows."""
    read = in_order([*lines.blocks()])
    blocks = tuple(read if as_report else with_grids(read))
    written = [block for block in blocks if isinstance(block, Line)]
    title = "".join(line.text for line in written if line.role is Role.TITLE).replace("\n", "")
    title = title or "".join(line.text for line in written if line.role is Role.MARK)  # of an order
    author = "、".join(line.text for line in written if line.role is Role.SIGNATURE)
    signed = next((signed_on(line.text) for line in written if line.role is Role.DATE), None)
    return Manuscript(title, author, blocks, OFFICIAL, signed)
