"""Anchors: what ties the paragraphs and rows of a draft to its report, and stays when others edit the file.

Each has a hidden bookmark and a w14:paraId, both made of what it says ([MS-DOCX], 2.2.4; ISO/IEC 29500-1, 17.13.6).
"""

from collections.abc import Iterator
from zlib import crc32

from reportkit.alignment.anchors import anchors
from reportkit.manuscript import Grid, Manuscript
from reportkit.writers.docx.markup import attribute

FIRST = 100_000
"""The number of the first bookmark, behind all those that references have."""

MOST = 0x7FFF_FFFF
"""What a w14:paraId is below."""

PARAGRAPH, PROPERTIES, END = "<w:p>", "</w:pPr>", "</w:p>"
ROW = "<w:tr>"


class AnchorWriter:
    """Writes the anchors of a document (定位标记) into its pieces, as they come."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._waiting = {position: iter(names) for position, names in enumerate(anchors(manuscript))}
        self._begin = [ROW if isinstance(block, Grid) else PARAGRAPH for block in manuscript.blocks]
        self._number = FIRST
        self._identities: set[int] = set()

    def written(self, piece: str, position: int | None) -> str:
        """Return a piece of the block at a position with the anchor that is next there."""
        if position not in self._waiting or position is None or not piece.startswith(self._begin[position]):
            return piece
        name = next(self._waiting[position], None)
        return piece if name is None else "".join(self._pieces(piece, name, is_row=piece.startswith(ROW)))

    def _pieces(self, piece: str, name: str, *, is_row: bool) -> Iterator[str]:
        before, _, behind = piece.partition(PARAGRAPH)
        properties, _, inside = behind.partition(PROPERTIES)
        yield f'{before}<w:p w14:paraId="{self._identity(name):08X}">{properties}{PROPERTIES}'
        number = f'w:id="{self._number}"'
        self._number += 1
        yield f'<w:bookmarkStart {number} w:name="{attribute(name)}"/>'
        end = f"<w:bookmarkEnd {number}/>"
        words, ending, rest = ("", "", inside) if is_row else inside.rpartition(END)
        yield f"{words}{end}{ending}{rest}"

    def _identity(self, name: str) -> int:
        found = crc32(name.encode()) % MOST or 1
        while found in self._identities:
            found = found % (MOST - 1) + 1
        self._identities.add(found)
        return found
