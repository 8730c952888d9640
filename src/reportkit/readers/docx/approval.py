"""The approval sheet that this library sets in front of a draft: no part of what the file says."""

from collections.abc import Sequence
from itertools import chain

from reportkit.manuscript import Role
from reportkit.readers.docx.read_blocks import ReadBlock, ReadParagraph, ReadTable

TITLE = f"公文{Role.SHEET_TITLE.value}"
"""The style of its title."""


def sheet_length(blocks: Sequence[ReadBlock], style: str) -> int:
    """Return how many of a file's blocks are a sheet, given the name of the first one's style: up to its section's end.

    Who took that out left its table at the least.
    """
    if style != TITLE:
        return 0
    sections = (at for at, one in enumerate(blocks) if isinstance(one, ReadParagraph) and one.section is not None)
    tables = (at for at, one in enumerate(blocks) if isinstance(one, ReadTable))
    return 1 + next(chain(sections, tables), 0)
