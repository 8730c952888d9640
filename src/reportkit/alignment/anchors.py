"""Names by which the blocks of a manuscript are known again in its Word file: made of what they say, never counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from reportkit.manuscript import CONTENTS, HEAD, IMPRINT, Block, Grid, GridEntry, Image, Line, Manuscript, cell_text

OF_TEXT, BESIDE = "_rk0", "_rk1"
"""How the names begin of what a report says, and of what stands in its file beside it, such as a checklist."""

AROUND = frozenset((*HEAD, *CONTENTS, *IMPRINT))
"""What is known by its role alone."""

Anchors = Sequence[Sequence[str]]


def anchors(manuscript: Manuscript) -> Anchors:
    """Return the names of each block: that of a line or a picture, those of a table's rows, none of a blank line.

    A name stays while the text that was written stays, whatever its slots print; what is written twice is told apart
    by which of both it is.

    >>> from reportkit.manuscript import Role, Span
    >>> line = Line(Role.BODY, (Span("全年公开"), Span("380条", slot="公开:数值")), origin="preamble[0]")
    >>> anchors(Manuscript("", "", (line, Line(Role.BODY)), ()))
    [['_rk0099809755791758'], []]
    """
    seen: Counter[str] = Counter()
    return [[_name(block, key, seen) for key in _keys(block)] for block in manuscript.blocks]


def _name(block: Block, key: str, seen: Counter[str]) -> str:
    seen[key] += 1
    hashed = sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).digest()
    return f"{OF_TEXT if block.origin else BESIDE}{int.from_bytes(hashed[:6]):015d}"


def _keys(block: Block) -> Iterator[str]:
    """Yield what a block is known by, or each row of it."""
    match block:
        case Line() if block.text and block.role not in AROUND:
            written = "".join(f"{{{span.slot}}}" if span.slot else span.text for span in block.spans)
            yield f"{type(block).__name__}\0{block.name or written}"
        case Grid():
            yield from (_row_key(row) for row in block.rows)
        case Image():
            yield f"{type(block).__name__}\0{block.alt}"


def _row_key(row: Sequence[GridEntry]) -> str:
    """Return a row's label: its first words."""
    return f"row\0{next(filter(None, map(cell_text, row)), '')}"
