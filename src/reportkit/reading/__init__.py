"""A Word file or a text of anyone as a report of the object model, with notes on what a person should look at."""

import os

from reportkit.reading.facts import WithFacts, next_year, with_facts
from reportkit.reading.rebuilding import rebuilt
from reportkit.reading.result import Reading, ReadingNote
from reportkit.reading.sources import source_of


def read_report(path: str | os.PathLike[str]) -> Reading:
    """Return a Word file or a text as a report, with notes on what was guessed, left as text or not written.

    Headings and items of whatever numbering are Sections and Measures at their levels, runs of 一是 are Points, rows
    are Tables with their captions, units and notes; the national tables of the annual report are those of their
    edition; attachments, pictures, letterhead, signature and imprint are fields of the report. The report prints every
    word of the file in its order, or a note says which not, with its place and its words. Nothing is run or fetched.

    Parameters: `path` a .docx (.dotx, .docm without its macros), a .txt in UTF-8 or GB 18030, or a .doc, .wps or
    .rtf, for which LibreOffice has to be installed.

    Raises InvalidValue for what is no such file, is too large or cannot be read without harm, with the path and what
    would be right; WrongType for what is no path.

    >>> read_report("去年.docx")
    Traceback (most recent call last):
    reportkit.errors.InvalidValue: 去年.docx: No such file or directory; give a .docx file
    """
    return rebuilt(source_of(path))


__all__ = ["Reading", "ReadingNote", "WithFacts", "next_year", "read_report", "with_facts"]
