"""What edits take out, and what that would leave behind: captions and notes of it, and references to it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from reportkit.approval.applying.pieces import Gone, Piece
from reportkit.approval.applying.refusing import Refusal
from reportkit.manuscript import Block, Line, texts_of


def targets(block: Block) -> dict[str, str]:
    """Return the names that a block refers to, each with what the reference prints."""
    return {span.target: span.text for spans in texts_of(block) for span in spans if span.target}


@attrs.frozen
class Removals:
    """What edits take out (删去内容): by its place whose edit it is, and the names that what stays refers to.

    `moved` are the edits by which tables, pictures and charts stand elsewhere, by their places.
    """

    edits: Mapping[str, int] = attrs.Factory(dict)
    moved: Mapping[str, Sequence[int]] = attrs.Factory(dict)
    referred: AbstractSet[str] = frozenset()

    @classmethod
    def of(cls, pieces: Sequence[Piece], gone: Sequence[Gone]) -> "Removals":
        """Return what is gone of a report of which some pieces stay."""
        referred = {target for one in pieces for target in targets(one.block)}
        moved = {one.block.origin: one.edits for one in pieces if one.is_moved and not isinstance(one.block, Line)}
        return cls({one.block.origin: one.edit for one in gone}, moved, referred)

    def require_none_left(self, piece: Piece, unit: str) -> None:
        """Refuse to take a table, a picture or a chart out of which a caption or a note stays, or to part them."""
        if unit in self.edits:
            named = isinstance(piece.block, Line) and piece.block.name in self.referred
            raise Refusal([self.edits[unit]], "referred" if named else "captioned")
        if edits := piece.edits if piece.is_moved else self.moved.get(unit):
            raise Refusal(edits, "between")
