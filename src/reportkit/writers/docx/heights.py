"""How high lines, paragraphs and rows become, in twips: one arithmetic for styles, tables and the planning of pages.

A row is as high as its lines, the margins above and below them and one rule. The margins are spacing of the
cell's paragraph: to a height of the row (w:trHeight) Word would add margins of the cell, LibreOffice would not.
"""

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

from reportkit.formats import Format, Style
from reportkit.manuscript import (
    DENSE_CELLS,
    ENTRIES,
    PLAIN_CELLS,
    Block,
    Grid,
    GridCell,
    GridEntry,
    Line,
    Role,
    Span,
    note_mark,
    notes_of,
    starts,
    width,
)
from reportkit.writers.docx.line_breaks import LineCount, lines
from reportkit.writers.docx.units import character, half_points, line_height, twips

HIGHEST = 31680  # twips (22 inches): no w:trHeight may say more
PAGE_BEHIND = "\u300099"
"""What an entry of the contents needs behind its words for the page."""


def highest_line(style: Style, layout: Format) -> int:
    """Return the height of a line of text, at the most."""
    return line_height(style, layout.page) or half_points(style.size) * 15  # no typeface needs half as much again


def type_area(block: Block, layout: Format) -> tuple[int, int]:
    """Return width and height of the type area that a block stands in."""
    return _type_area(block.landscape, layout)


@lru_cache(maxsize=64)
def _type_area(landscape: bool, layout: Format) -> tuple[int, int]:
    across, down = twips(layout.page.text_width), twips(layout.page.text_height)
    return (down, across) if landscape else (across, down)


class LineSetting(NamedTuple):
    """How the lines of a role are set (行的排法): what each holds in 字, what the first begins with, their height.

    `latin` tells whether letters have a typeface of their own.
    """

    room: float
    indent: str
    height: int
    latin: bool


def setting(line: Line, layout: Format) -> LineSetting:
    """Return how a line of the manuscript is set."""
    return _setting(line.role, line.landscape, layout)


@lru_cache(maxsize=1024)
def _setting(role: Role, landscape: bool, layout: Format) -> LineSetting:
    style = layout.styles[role]
    room = max(1, _type_area(landscape, layout)[0] / character(style, layout.page) - style.right)
    indent = "\u3000" * round(style.first_line)
    return LineSetting(room, indent, highest_line(style, layout), layout.latin_font is not None)


def line_count(line: Line, layout: Format, count: LineCount = lines) -> int:
    """Return how many lines a line of the manuscript takes, at the most unless it is counted otherwise."""
    room, indent, _, latin = setting(line, layout)
    if line.left is not None and line.begins is None:
        return count(_under(line.text, line.hanging), max(1, room - line.left), latin=latin)
    if line.role in ENTRIES:
        look, words = layout.contents, f"{line.number}{line.text}{PAGE_BEHIND}"
        return count(_under(words, look.hanging), max(1, room - look.left(ENTRIES.index(line.role) + 1)), latin=latin)
    text = marked_text(line.spans)
    return sum([count(words, room, latin=latin) for words in f"{indent}{line.number}{text}".split("\n")])


def marked_text(spans: Sequence[Span]) -> str:
    """Return the words of spans with a mark of full size for each note, so that none is too narrow."""
    return "".join([span.text if span.note is None else note_mark(span.note.number or 1) for span in spans])


def _under(words: str, hanging: float) -> str:
    """Return words without those that stand out of the indent on the first line, by so many 字."""
    ends = accumulate(map(width, words))
    return words[sum(1 for end in ends if end <= hanging) :]


def paragraph(line: Line, layout: Format) -> int:
    """Return the height of a line of the manuscript, at the most."""
    return line_count(line, layout) * setting(line, layout).height


SEPARATOR = 480  # twips: the line of its own with the rule above the first note of a page, at the most


def notes_height(line: Line, layout: Format, count: LineCount = lines, *, parted: bool = True) -> int:
    """Return the height that the notes of a line take at the foot of its page, `parted` from the text."""
    notes = [note for note in notes_of(line.spans) if note.number is None]
    if not notes:
        return 0
    look = layout.inline.note
    room = type_area(line, layout)[0] / (half_points(look.size) * 10) - 1
    texts = (note.text for note in notes)
    taken = sum(count(text, room, latin=layout.latin_font is not None) for text in texts)
    return taken * round(look.line * 20) + (SEPARATOR if parted else 0)


def end_margin(role: Role, layout: Format) -> int:
    """Return the margin above and below the words of a cell; none around what stands in no table."""
    if role in DENSE_CELLS:
        return twips(layout.tables.dense_end_margin)
    return twips(layout.tables.end_margin) if role in PLAIN_CELLS else 0


def rule(layout: Format) -> int:
    """Return the width of a table's rules."""
    return round(layout.tables.rule * 20)


def row_height(role: Role, lines: int, layout: Format) -> int:
    """Return the height of a row with so many lines of a role, at the most, and one of its rules."""
    return lines * highest_line(layout.styles[role], layout) + 2 * end_margin(role, layout) + rule(layout)


def least_row(grid: Grid, layout: Format) -> int:
    """Return the height of a row of one line."""
    return max(row_height(column.role, 1, layout) for column in grid.columns)


class Label(NamedTuple):
    """A cell that spans rows: the first and the last of them, and the height that its words need."""

    first: int
    last: int
    height: int


class RowHeights:
    """Works out how high the rows of a grid become on columns of given widths, at the most unless counted otherwise."""

    def __init__(self, grid: Grid, widths: Sequence[int], layout: Format, count: LineCount = lines) -> None:
        self._grid = grid
        self._widths = widths
        self._layout = layout
        self._beside = 2 * twips(layout.tables.side_margin) + rule(layout)
        self._rooms = [
            self._room(layout.styles[column.role], width) for column, width in zip(grid.columns, widths, strict=True)
        ]
        self._least = least_row(grid, layout)
        self._lines = partial(count, latin=layout.latin_font is not None)

    def of(self, rows: Sequence[Sequence[GridEntry]]) -> list[int]:
        """Return the heights of rows, without what labels that span several of them need."""
        return [self._row(row) for row in rows]

    def labels(self, rows: Sequence[Sequence[GridEntry]]) -> list[list["Label"]]:
        """Return, for each row, the labels that span it and others."""
        found: list[list[Label]] = [[] for _ in rows]
        for number, entries in enumerate(rows):
            for column, entry in zip(starts(entries, len(self._widths)), entries, strict=True):
                if isinstance(entry, GridCell) and entry.down > 1:
                    label = Label(number, number + entry.down - 1, self._cell(entry, column))
                    for spanned in found[number : number + entry.down]:
                        spanned.append(label)
        return found

    def _row(self, entries: Sequence[GridEntry]) -> int:
        tallest = self._least
        for column, entry in zip(starts(entries, len(self._widths)), entries, strict=True):
            if isinstance(entry, str):
                room = self._rooms[column]
                half = entry.isascii() and self._layout.latin_font is None
                if len(entry) * (0.5 if half else 1.25) > room:  # most cells surely take one line
                    role = self._grid.columns[column].role
                    tallest = max(tallest, row_height(role, self._lines(entry, room), self._layout))
            elif isinstance(entry, GridCell) and entry.down == 1:
                tallest = max(tallest, self._cell(entry, column))
        return tallest

    def _cell(self, cell: GridCell, column: int) -> int:
        role = cell.role or self._grid.columns[column].role
        room = self._room(self._layout.styles[role], sum(self._widths[column : column + cell.across]))
        return row_height(role, self._lines(marked_text(cell.spans), room), self._layout)

    def _room(self, style: Style, width: int) -> float:
        """Return how many 字 fit on a line of a cell."""
        return max(1, (width - self._beside) / character(style, self._layout.page))
