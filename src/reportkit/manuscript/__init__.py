"""The manuscript (文稿): final text in which only the looks are open, a closed set of blocks."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from reportkit.manuscript.grids import Column, Grid, GridCell, GridEntry, Merged, cell_text, starts
from reportkit.manuscript.roles import (
    CELLS,
    CLOSING,
    CONTENTS,
    DENSE_CELLS,
    ENTRIES,
    HEAD,
    HEADINGS,
    IMPRINT,
    ITEMS,
    LABELLED,
    PLAIN,
    PLAIN_CELLS,
    Element,
    Role,
    level_of,
)
from reportkit.manuscript.spans import LAST_CIRCLED, Mark, Note, Span, Stress, links_of, note_mark, notes_of, text_of
from reportkit.values import value_class

if TYPE_CHECKING:  # charts, the approval sheet and the portal's record are loaded by the first report that has one
    from reportkit.manuscript.approval import ApprovalSheet
    from reportkit.manuscript.charts import ChartData
    from reportkit.manuscript.portal import PortalRecord


@value_class
class Overprint:
    """A picture printed over a line (压印): a seal or a signature stamp, in mm.

    `centre` is the distance of its middle from the left edge of the type area in 字, `middle` how far its middle lies
    below the line's upper edge. Without `content`, room is left for it.
    """

    content: bytes | None
    suffix: str
    alt: str
    width: float
    height: float
    centre: float
    middle: float


@value_class
class Line:
    """One paragraph of the document.

    `number` is kept apart from the text, so that a writer may print it as automatic numbering; `origin` is
    the path of its place in the report; `name` what references call it. `begins`, `left` and `hanging` are
    distances in 字 where the text decides them: how far from the right edge its first character stands, how
    far from the left edge it is indented, at the least if it has to begin somewhere, and how far its first
    line stands out of that.
    `keep_next` holds it on the page of the next line; `landscape` puts it on a turned page. `centres` are the places
    in 字 from the left edge at which its first, third, fifth … spans are centred, what stands between them being left
    to the distance; `over` is printed over it; `leads_to` is the origin of the line whose page it tells. A line without
    spans is blank.
    """

    role: Role
    spans: tuple[Span, ...] = ()
    number: str = ""
    origin: str = ""
    name: str | None = None
    begins: float | None = None
    left: float | None = None
    hanging: float = 0
    keep_next: bool = False
    landscape: bool = False
    centres: tuple[float, ...] = ()
    over: tuple[Overprint, ...] = ()
    leads_to: str = ""

    @property
    def text(self) -> str:
        """The words without the number; line breaks inside a title are \\n."""
        return text_of(self.spans)

    @property
    def lead(self) -> str:
        """The words of an item's heading, which run into its text."""
        return "".join([span.text for span in self.spans if span.mark is Mark.LEAD])


@value_class
class Image:
    """A picture on a line of its own: the file's bytes or what a chart shows, what stands for it, the size wanted.

    `width` and `height` are in mm; `characters` is the width in 字 where it was given so. Where the page has
    less room, the picture becomes smaller as a whole.
    """

    content: "bytes | ChartData"
    suffix: str
    alt: str
    width: float
    height: float
    characters: float | None = None
    origin: str = ""
    keep_next: bool = False
    landscape: bool = False


Block = Line | Grid | Image


@value_class
class Comment:
    """A remark at some words (批注): paragraphs, whose they are, of which day if one is told.

    `block` is the position of the block; `cell` the row of a grid, its head counted with it, and the entry in that
    row; the words are those from `start` up to `end` in the text there.
    """

    block: int
    cell: tuple[int, int] | None
    start: int
    end: int
    paragraphs: tuple[str, ...]
    author: str
    initials: str
    day: date | None = None


@value_class
class Baseline:
    """What a manuscript was before (修订底稿): the manuscript since which its changes are marked, by whom and when.

    `ends` is how many of its blocks are of its text: what stands behind was added, such as a checklist.
    """

    since: "Manuscript"
    author: str
    date: datetime
    ends: int


@value_class
class Manuscript:
    """A report as it will stand on the page: what it is called, whose it is, its blocks in order, remarks on them.

    `properties` are names and values that the file keeps beside its text, `approval` the sheet in front of it,
    `portal` what its page says of itself; `version` is the mark of the version where the file is to tie what it says to
    it, "" where it is not.
    """

    title: str
    author: str
    blocks: tuple[Block, ...]
    scheme: tuple[str, ...]
    signed: date | None = None
    comments: tuple[Comment, ...] = ()
    baseline: Baseline | None = None
    properties: tuple[tuple[str, str], ...] = ()
    version: str = ""
    approval: "ApprovalSheet | None" = None
    portal: "PortalRecord | None" = None

    @property
    def digest(self) -> str:
        """A mark that only manuscripts of the same words at the same places share."""
        pieces = [self.title, *(piece for block in self.blocks for piece in _pieces(block))]
        return sha256("\0".join(pieces).encode("utf-8", "surrogatepass")).hexdigest()


def _pieces(block: Block) -> Iterator[str]:
    """Yield what tells a block from others: where it stands, its number, its words."""
    yield block.origin
    match block:
        case Line():
            yield from (block.role.value, block.number, block.text)
            yield from (note.text for note in notes_of(block.spans))
        case Image():
            yield from (block.alt, "" if isinstance(block.content, bytes) else repr(block.content))
        case Grid():
            for row in block.rows:
                yield from map(cell_text, row)
                yield "\n"


def texts_of(block: Block) -> Sequence[tuple[Span, ...]]:
    """Return the spans of a line, of each cell of a table that is more than a text, or of what a chart shows."""
    if isinstance(block, Line):
        return (block.spans,)
    if isinstance(block, Image):
        return () if isinstance(block.content, bytes) else (block.content.told,)
    return [entry.spans for row in block.rows for entry in row if isinstance(entry, GridCell)]


def notes_in(block: Block) -> list[Note]:
    """Return the notes whose marks stand in a line or in a table, in order."""
    return [note for spans in texts_of(block) for note in notes_of(spans)]


def width(text: str) -> float:
    """Return the width of a text in 字: one for each Chinese character or mark, a half for each digit.

    >>> width("2019年1月14日")
    6.5
    """
    return sum(map(_WIDTHS.__getitem__, text), 0.0)


class _Widths(dict[str, float]):
    """The widths of signs, each worked out once; to count the bytes of GBK, a first save would load its codec."""

    def __missing__(self, sign: str) -> float:
        wide = self[sign] = 1.0 if east_asian_width(sign) in "WFA" else 0.5
        return wide


_WIDTHS = _Widths()


__all__ = [
    "CELLS",
    "CLOSING",
    "CONTENTS",
    "DENSE_CELLS",
    "ENTRIES",
    "HEAD",
    "HEADINGS",
    "IMPRINT",
    "ITEMS",
    "LABELLED",
    "LAST_CIRCLED",
    "PLAIN",
    "PLAIN_CELLS",
    "Baseline",
    "Block",
    "Column",
    "Comment",
    "Element",
    "Grid",
    "GridCell",
    "GridEntry",
    "Image",
    "Line",
    "Manuscript",
    "Mark",
    "Merged",
    "Note",
    "Overprint",
    "Role",
    "Span",
    "Stress",
    "cell_text",
    "level_of",
    "links_of",
    "note_mark",
    "notes_in",
    "notes_of",
    "starts",
    "text_of",
    "texts_of",
    "width",
]
