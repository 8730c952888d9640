"""Two manuscripts beside each other: which paragraph, table, row and word of one is which of the other."""

from reportkit.alignment.anchors import anchors
from reportkit.alignment.blocks import align
from reportkit.alignment.hunks import Hunk, changed
from reportkit.alignment.names import names_in
from reportkit.alignment.pairs import Alignment
from reportkit.alignment.rows import aligned_rows
from reportkit.alignment.tokens import Tokeniser, is_figure

__all__ = ["Alignment", "Hunk", "Tokeniser", "align", "aligned_rows", "anchors", "changed", "is_figure", "names_in"]
