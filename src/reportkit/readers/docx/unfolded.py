"""The letterhead and the imprint of a Word file, taken out of the tables, text boxes and footers that place them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from reportkit.readers.docx.document import ReadParagraph, ReadTable, WordText
from reportkit.readers.docx.pages import sections
from reportkit.readers.docx.roles import Recognizer
from reportkit.readers.letterhead import DEEPEST, head_reach, is_imprint

BOX = "文本框"
MOST_ABOVE = 60  # paragraphs above the text, blank ones with them
ReadBlock = ReadParagraph | ReadTable


def is_written(paragraph: ReadParagraph) -> bool:
    """Tell whether a reader sees words or a number."""
    return bool(paragraph.text.strip() or (paragraph.counted and paragraph.counted.label))


def unfolded(text: WordText, recognizer: Recognizer) -> list[ReadBlock]:
    """Return the blocks of a file, where a letterhead and an imprint are paragraphs among the others.

    What stands in a box is placed by the sheet and not by the paragraph that it hangs on: a letterhead is put above
    that, an imprint at the end, and behind it what stands in a footer.
    """
    found: list[ReadBlock] = []
    behind: list[ReadBlock] = []
    for is_box, blocks in groupby(text.blocks(), lambda block: isinstance(block, ReadParagraph) and block.note == BOX):
        if not is_box:
            for block in blocks:
                found += _opened(block, recognizer, above=_above_text(found))
            continue
        boxed = [block for block in blocks if isinstance(block, ReadParagraph)]
        written = [attrs.evolve(one, note="") for one in boxed if is_written(one)]
        if not written or not recognizer.is_around(written, above=_above_text(found[:-1])):
            found += boxed
        elif is_imprint([one.text.strip() for one in written]):
            behind += written
        else:
            found[len(found) - 1 if found else 0 :] = [*written, *found[-1:]]
    return [*found, *behind, *_in_footers(text)]


def _above_text(found: Sequence[ReadBlock]) -> bool:
    """Tell whether all that was found may stand above the text."""
    if len(found) > MOST_ABOVE:
        return False
    written = [block.text.strip() for block in found if isinstance(block, ReadParagraph) and is_written(block)]
    return head_reach(written[: DEEPEST + 1]) == len(written)


def _opened(block: ReadBlock, recognizer: Recognizer, *, above: bool) -> Sequence[ReadBlock]:
    """Return the paragraphs of a table that only places what stands around the text, and any other block itself."""
    if isinstance(block, ReadParagraph):
        return [block]
    written = [one for row in block.rows for cell in row for one in cell.paragraphs if is_written(one)]
    return written if written and recognizer.is_around(written, above=above) else [block]


def _in_footers(text: WordText) -> Iterator[ReadParagraph]:
    """Yield the imprint that is the footer of a page."""
    roots = {id(root): root for section in sections(text) for root in text.edge(section, "footerReference").values()}
    for root in roots.values():
        written = [attrs.evolve(one, note="") for one in text.paragraphs_of(root) if is_written(one)]
        if is_imprint([one.text.strip() for one in written]):
            yield from written
