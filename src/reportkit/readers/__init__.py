"""Texts and Word files made by anyone, as manuscripts: what stands there, and nothing run, fetched or expanded."""

from reportkit.readers.docx import read_docx
from reportkit.readers.text import read_text
from reportkit.readers.word_file import SetPage, SetPageNumber, SetParagraph, SetTable, WordFile

__all__ = ["SetPage", "SetPageNumber", "SetParagraph", "SetTable", "WordFile", "read_docx", "read_text"]
