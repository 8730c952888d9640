"""The references in a Word file: where fields show the number of another place (REF, ISO/IEC 29500-1, 17.16.5.47)."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.readers.docx.lines import LineReader
from reportkit.readers.docx.runs import ReadWords
from reportkit.readers.word_file import ShownReference

REF = expression(r"REF\s+\"?([^\s\"]+)")


def references(lines: LineReader) -> Iterator[ShownReference]:
    """Yield what fields of references show, in paragraphs of the text and in the cells of tables.

    Where one stands in its text is told without the number of that.
    """
    for placed in lines.placed:
        text = placed.line.text
        begins = placed.source.text.rfind(text)
        yield from _shown(placed.source.words, placed.line.origin, begins, len(text))
    for place, table in lines.tables:
        for row_number, row in enumerate(table.rows):
            for entry, cell in enumerate(row):
                if len(cell.paragraphs) == 1:
                    (one,) = cell.paragraphs
                    yield from _shown(one.words, f"{place}.rows[{row_number}][{entry}]", 0, len(one.text))


def _shown(words: ReadWords, place: str, begins: int, length: int) -> Iterator[ShownReference]:
    at = -begins
    for (text, _), instruction in zip(words.runs, words.fields, strict=False):
        found = REF.match(instruction)
        if found and at >= 0 and at + len(text) <= length:
            yield ShownReference(place, at, at + len(text), found[1], text)
        at += len(text)
