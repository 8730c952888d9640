"""What stands beside tables and pictures with words that the library sets before it."""

import re

from reportkit.approval.applying.pieces import Piece
from reportkit.approval.applying.refusing import Refusal
from reportkit.manuscript import Role

ABOVE = (Role.TABLE_CAPTION, Role.TABLE_UNIT)
LABEL = re.compile(r"^\s*(?:注\d*：|资料来源：|单位：)|^\u3000")
UNIT, SOURCE = "单位：", "资料来源："


def keep_label(piece: Piece, length: int) -> None:
    """Refuse a change of what the library sets before words."""
    if not piece.is_new and (torn := [one.edit for one in piece.cuts if one.start < length]):
        raise Refusal(torn, "generated")
