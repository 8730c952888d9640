"""The approval sheet that this library sets in front of a draft: no part of what the file says."""

from collections.abc import Iterator, Sequence
from itertools import chain

from reportkit.manuscript import Role
from reportkit.readers.docx.read_blocks import ReadBlock, ReadParagraph, ReadTable

TITLE = f"公文{Role.SHEET_TITLE.value}"
"""The style of its title."""


SHEET = "发文稿纸"
"""How the place of what stands on a sheet begins; behind it the label of its box in “”."""


def sheet_paragraphs(sheet: Sequence[ReadBlock]) -> Iterator[tuple[str, ReadParagraph]]:
    """Yield the paragraphs of a sheet with their places: a row has a label, what stands beside it, the next label."""
    for block in sheet:
        if isinstance(block, ReadParagraph):
            yield SHEET, block
            continue
        for row in block.rows:
            label = ""
            for at, cell in enumerate(row):
                if at % 2 == 0:
                    label = "".join("".join(one.text for one in cell.paragraphs).split())
                yield from ((f"{SHEET}“{label}”", one) for one in cell.paragraphs)


def sheet_lines(sheet: Sequence[ReadBlock]) -> dict[str, list[str]]:
    """Return the paragraphs of a sheet by the places of its boxes, the label first."""
    said: dict[str, list[str]] = {}
    for place, one in sheet_paragraphs(sheet):
        said.setdefault(place, []).append(one.text)
    return said


def sheet_length(blocks: Sequence[ReadBlock], style: str) -> int:
    """Return how many of a file's blocks are a sheet, given the name of the first one's style: up to its section's end.

    Who took that out left its table at the least.
    """
    if style != TITLE:
        return 0
    sections = (at for at, one in enumerate(blocks) if isinstance(one, ReadParagraph) and one.section is not None)
    tables = (at for at, one in enumerate(blocks) if isinstance(one, ReadTable))
    return 1 + next(chain(sections, tables), 0)
