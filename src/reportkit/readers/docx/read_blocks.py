"""What the text of a Word file consists of, as it was read: paragraphs, tables, their cells."""

from xml.etree.ElementTree import Element

import attrs

from reportkit.readers.docx.lists import Counted
from reportkit.readers.docx.runs import ReadWords
from reportkit.readers.docx.styles import Properties


@attrs.frozen
class ReadParagraph:
    """A paragraph as it stands in the file (原段落): its words, its style, what is said of it in all, its number.

    `listed` tells that its style, or what holds it, is for contents; `note` is what holds it where that is not the text
    itself, as in 脚注 or 文本框; `element` what it was read from; `elements` all of the file that it consists of, more
    than one where the end of a paragraph is struck out, so that the next one runs on.
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

    @property
    def text(self) -> str:
        """Its words, without the number that Word counts."""
        return self.words.text

    @property
    def contents(self) -> bool:
        """Whether it is a line of contents."""
        return self.listed or self.words.contents


@attrs.frozen
class ReadCell:
    """A cell as it stands in the file (原单元格): columns it covers, whether it goes on with the cell above.

    `begins` tells that cells below may go on with it.
    """

    paragraphs: tuple[ReadParagraph, ...]
    across: int = 1
    continued: bool = False
    begins: bool = False


@attrs.frozen
class ReadTable:
    """A table as it stands in the file (原表格): its rows, and how many at its head are repeated."""

    rows: tuple[tuple[ReadCell, ...], ...]
    repeated: int
