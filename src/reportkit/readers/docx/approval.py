"""The approval sheet that this library sets in front of a draft: no part of what the file says."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from reportkit.manuscript import Role
from reportkit.readers.docx.read_blocks import ReadBlock, ReadCell, ReadParagraph, ReadTable, is_written

TITLE = f"公文{Role.SHEET_TITLE.value}"
"""The style of its title."""

LABEL = f"公文{Role.TABLE_HEAD.value}"
"""The style of its labels."""

SHEET = "发文稿纸"
"""How the place of what stands on a sheet begins; behind it the label of its box in “”."""


def sheet_paragraphs(sheet: Sequence[ReadBlock]) -> Iterator[tuple[str, ReadParagraph]]:
    """Yield the paragraphs of a sheet with their places."""
    for block in sheet:
        if isinstance(block, ReadParagraph):
            yield SHEET, block
        else:
            yield from ((_place(label), one) for label, cell, _ in _labelled(block) for one in cell.paragraphs)


def sheet_lines(sheet: Sequence[ReadBlock]) -> dict[str, list[str]]:
    """Return the paragraphs of a sheet by the places of its boxes, the label first, as one."""
    said: dict[str, list[str]] = {}
    for block in sheet:
        if isinstance(block, ReadParagraph):
            said.setdefault(SHEET, []).append(block.text)
            continue
        for label, cell, beside in _labelled(block):
            lines = said.setdefault(_place(label), [label])
            lines += [one.text for one in cell.paragraphs] if beside else []
    return said


def _labelled(table: ReadTable) -> Iterator[tuple[str, ReadCell, bool]]:
    """Yield the cells with their labels, and whether each is beside it: a row has a label, a box, the next label."""
    for row in table.rows:
        label = ""
        for at, cell in enumerate(row):
            beside = at % 2 == 1
            label = label if beside else "".join("".join(one.text for one in cell.paragraphs).split())
            yield label, cell, beside


def _place(label: str) -> str:
    return f"{SHEET}“{label}”"


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
