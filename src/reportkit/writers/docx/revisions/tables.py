"""Tables with their changes marked: rows that came and went, and the words in those that stayed."""

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from reportkit.alignment import aligned_rows
from reportkit.manuscript import Grid
from reportkit.writers.docx.revisions.markup import Element, Fate, W, child
from reportkit.writers.docx.revisions.paragraphs import ParagraphMarks


def merged(old: Element, new: Element, grids: tuple[Grid, Grid], paragraphs: ParagraphMarks) -> Element:
    """Return the new table with what changed in it since it was the old one."""
    olds, news = old.findall(W + "tr"), new.findall(W + "tr")
    labelled = [*_labelled(olds)]
    for row in news:
        new.remove(row)
    for before, after in aligned_rows(*grids):
        if before is None and after is not None:
            new.append(_marked(news[after], "ins", paragraphs))
        elif before is not None and after is None:
            new.append(_marked(olds[before], "del", paragraphs))
        elif before is not None and after is not None:
            for was, cell in zip(labelled[before], news[after].findall(W + "tc"), strict=True):
                paragraphs.merged(_words(was if _merge(cell) != CONTINUES else cell), _words(cell))
            new.append(news[after])
    return new


def whole(table: Element, fate: Fate, paragraphs: ParagraphMarks) -> Element:
    """Mark a table that came or went as a whole."""
    for row in table.findall(W + "tr"):
        _marked(row, fate, paragraphs)
    return table


def _marked(row: Element, fate: Fate, paragraphs: ParagraphMarks) -> Element:
    """Mark a row, and the words and paragraphs of its cells, which LibreOffice would leave otherwise."""
    held = child("trPr", row)
    if held is None:
        held = etree.Element(W + "trPr")
        row.insert(0, held)
    held.append(paragraphs.stamp.mark(fate))
    for cell in list(row.iter(W + "p")):
        paragraphs.whole(cell, fate)
    return row


CONTINUES = "continue"


def _labelled(rows: Iterable[Element]) -> Iterator[list[Element]]:
    """Yield the cells of rows, for those that continue a label the one that has its words.

    A label is said again where a page begins, and no page of the old version begins here.
    """
    labels: dict[int, Element] = {}
    for row in rows:
        column = 0
        cells = []
        for cell in row.findall(W + "tc"):
            merge = _merge(cell)
            if merge == "restart":
                labels[column] = deepcopy(cell)  # the row itself may go before what continues its label
            cells.append(labels[column] if merge == CONTINUES else cell)
            column += int(_property(cell, "gridSpan") or 1)
        yield cells


def _merge(cell: Element) -> str | None:
    """Return how a cell is merged down: restart, continue or not at all."""
    return _property(cell, "vMerge")


def _property(cell: Element, name: str) -> str | None:
    found = cell.find(f"{W}tcPr/{W}{name}")
    return None if found is None else found.get(W + "val", CONTINUES)


def _words(cell: Element) -> Element:
    """Return the paragraph of a cell, of which each has one."""
    return next(cell.iterchildren(W + "p"))
