"""Texts and Word files made by anyone, as manuscripts: what stands there, and nothing run, fetched or expanded."""

from reportkit.readers.docx import read_docx, read_traces
from reportkit.readers.text import read_text
from reportkit.readers.word_file import (
    Remark,
    Revision,
    SetPage,
    SetPageNumber,
    SetParagraph,
    SetTable,
    Trace,
    WordFile,
)

__all__ = [
    "Remark",
    "Revision",
    "SetPage",
    "SetPageNumber",
    "SetParagraph",
    "SetTable",
    "Trace",
    "WordFile",
    "read_docx",
    "read_text",
    "read_traces",
]
