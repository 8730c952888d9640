"""Tables as text, as Excel and WPS save and open them: written in one way, read in whichever way they come."""

import csv
import io
import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportkit.errors import InvalidValue, wrong_value
from reportkit.files import as_path
from reportkit.messages import Message

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet would run."""


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would run a text, or may where its signs are full-width.

    >>> is_formula("=1+1"), is_formula("＝1+1"), is_formula("财政局")
    (True, True, False)
    """
    return unicodedata.normalize("NFKC", text[:1]).startswith(FORMULAS)


class BrokenTable(InvalidValue):
    """A text that is no whole table (不完整的表格); `line` is where."""

    def __init__(self, template: str | Message, line: int = 0, /) -> None:
        super().__init__(template)
        self.line = line


def as_csv_path(given: object, verb: str) -> Path:
    """Take the path of a file to be written, and refuse an ending by which no program would read it as .csv."""
    path = as_path(given, verb)
    if path.suffix.lower() != ".csv":
        raise wrong_value(verb, os.fspath(path), "a path that ends in .csv")
    return path


def csv_bytes(rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows as .csv in UTF-8 with a mark at its head (BOM), by which Excel knows it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def csv_rows(text: str, *, strict: bool = False) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield every row with the line in which it ends, without blanks around its entries.

    What Excel calls Unicode text has tabs between its columns. Raises BrokenTable for what is no table, with `strict`
    for quotation marks in the midst of an entry too.
    """
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    try:
        for row in reader:
            yield reader.line_num, [entry.strip() for entry in row]
    except csv.Error as error:
        raise BrokenTable("no whole CSV; look at its quotation marks", reader.line_num) from error
