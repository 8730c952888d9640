"""The approval sheet that this library sets in front of a draft: no part of what the file says."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from reportkit.manuscript import Role
from reportkit.readers.docx.read_blocks import ReadBlock, ReadParagraph, ReadTable, is_written

TITLE = f"公文{Role.SHEET_TITLE.value}"
"""The style of its title."""

LABEL = f"公文{Role.TABLE_HEAD.value}"
"""The style of its labels."""

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
    """Return the paragraphs of a sheet by the places of its boxes, the label first, as one."""
    said: dict[str, list[str]] = {}
    for block in sheet:
        if isinstance(block, ReadParagraph):
            said.setdefault(SHEET, []).append(block.text)
            continue
        for row in block.rows:
            lines: list[str] = []
            for at, cell in enumerate(row):
                texts = [one.text for one in cell.paragraphs]
                if at % 2 == 0:
                    label = "".join("".join(texts).split())
                    lines = said.setdefault(f"{SHEET}“{label}”", [label])
                else:
                    lines += texts
    return said


def sheet_length(blocks: Sequence[ReadBlock], styles: Callable[[str], str]) -> int:
    """Return how many of a file's blocks are a sheet, given what names styles: up to its section's end.

    Who took that out left its table at the least, and who took out its title the table with its labels.
    """
    first = next((one for one in blocks if isinstance(one, ReadTable) or is_written(one)), None)
    if isinstance(first, ReadTable):
        begins = first.rows[0][0].paragraphs if first.rows[0] else ()
        known = len(first.rows) > 1 and bool(begins) and styles(begins[0].style) == LABEL
    else:
        known = first is not None and styles(first.style) == TITLE
    if not known:
        return 0
    sections = (at for at, one in enumerate(blocks) if isinstance(one, ReadParagraph) and one.section is not None)
    tables = (at for at, one in enumerate(blocks) if isinstance(one, ReadTable))
    return 1 + next(chain(sections, tables), 0)
