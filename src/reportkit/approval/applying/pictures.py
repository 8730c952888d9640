"""Pictures as edits leave them: what they show, and the words for it."""

import attrs

from reportkit.approval.applying.paragraphs import plain
from reportkit.approval.applying.pieces import Piece
from reportkit.approval.applying.refusing import Refusal
from reportkit.approval.draft import UNTOLD
from reportkit.manuscript import Span
from reportkit.model import Picture
from reportkit.reading.words import said


def changed_picture(picture: Picture, piece: Piece) -> Picture:
    """Return a picture as edits leave it: what it shows, and the words for it."""
    alt = plain((Span(picture.alt),), piece.cuts)
    if piece.shown is None:
        return picture if alt == picture.alt else attrs.evolve(picture, alt=said(alt) or UNTOLD)
    if not isinstance(piece.shown.content, bytes):
        raise Refusal(piece.edits, "picture")
    return attrs.evolve(picture, source=piece.shown.content, alt=said(alt) or UNTOLD)
