"""What the text of a Word file consists of, as it was read: paragraphs, tables, their cells."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

import attrs

from reportkit.readers.docx.lists import Counted
from reportkit.readers.docx.runs import ReadWords
from reportkit.readers.docx.styles import Properties


@attrs.frozen
class ReadParagraph:
    """A paragraph as it stands in the file (原段落): its words, its style, what is said of it in all, its number.

    `listed` tells that its style, or what holds it, is for contents; `note` is what holds it where that is not the text
    itself, as in 脚注 or 文本框; `notes` are those at its words; `element` what it was read from; `elements` all of the
    file that it consists of, more than one where the end of a paragraph is struck out, so that the next one runs on.
    """

    words: ReadWords
    style: str
    own: Properties
    look: Properties
    counted: Counted | None = None
    listed: bool = False
    note: str = ""
    section: Element | None = None
    element: Element | None = attrs.field(default=None, repr=False)
    elements: tuple[Element, ...] = attrs.field(default=(), repr=False)
    notes: "tuple[ReadNote, ...]" = ()

    @property
    def text(self) -> str:
        """Its words, without the number that Word counts."""
        return self.words.text

    @property
    def label(self) -> str:
        """The number that Word counts, "" where it counts none."""
        return self.counted.label if self.counted else ""

    @property
    def contents(self) -> bool:
        """Whether it is a line of contents."""
        return self.listed or self.words.contents


@attrs.frozen
class ReadNote:
    """A note where its mark stands (原注释): so many characters before it, 脚注 or 尾注, its paragraphs."""

    at: int
    kind: str
    paragraphs: tuple[ReadParagraph, ...]


@attrs.frozen
class ReadCell:
    """A cell as it stands in the file (原单元格): columns it covers, whether it goes on with the cell above.

    `blocks` are all that it holds, tables and what stands in text boxes with it; `begins` tells that cells below may
    go on with it.
    """

    blocks: "tuple[ReadBlock, ...]"
    across: int = 1
    continued: bool = False
    begins: bool = False

    @property
    def paragraphs(self) -> tuple[ReadParagraph, ...]:
        """Its own paragraphs."""
        return tuple(one for one in self.blocks if isinstance(one, ReadParagraph) and not one.note)

    @property
    def others(self) -> "tuple[ReadBlock, ...]":
        """What it holds besides: tables, and paragraphs of text boxes and notes."""
        return tuple(one for one in self.blocks if isinstance(one, ReadTable) or one.note)

    @property
    def tables(self) -> "tuple[ReadTable, ...]":
        """The tables that it holds."""
        return tuple(one for one in self.blocks if isinstance(one, ReadTable))


@attrs.frozen
class ReadTable:
    """A table as it stands in the file (原表格): its rows, and how many at its head are repeated.

    `nested` tells that it stands in a cell of another; `came` are the numbers of the rows that were put in while
    changes were tracked.
    """

    rows: tuple[tuple[ReadCell, ...], ...]
    repeated: int
    nested: bool = False
    came: frozenset[int] = frozenset()


ReadBlock = ReadParagraph | ReadTable


def is_written(paragraph: ReadParagraph) -> bool:
    """Tell whether a reader sees words or a number."""
    return bool(paragraph.text.strip() or paragraph.label)


def lays_out(table: ReadTable) -> bool:
    """Tell a table that only places the text, as pages of the web do: one cell a row, several paragraphs in one."""
    rows = [[cell for cell in row if cell.others or any(map(is_written, cell.paragraphs))] for row in table.rows]
    if not any(rows) or any(len(row) > 1 for row in rows):
        return False
    cells = [cell for row in rows for cell in row]
    return any(sum(map(is_written, cell.paragraphs)) + 2 * len(cell.tables) > 1 for cell in cells)


def opened_out(blocks: Iterable[ReadBlock], *, nested: bool = False) -> Iterator[ReadBlock]:
    """Yield blocks with what the cells of their tables hold besides paragraphs behind each table.

    What a table holds that only places it stands for the table.
    """
    for block in blocks:
        if isinstance(block, ReadParagraph):
            yield block
        elif lays_out(block) and not nested:
            yield from opened_out(one for row in block.rows for cell in row for one in cell.blocks)
        else:
            yield attrs.evolve(block, nested=nested)
            others = (one for row in block.rows for cell in row for one in cell.others)
            yield from opened_out(others, nested=True)
