"""The letterhead and the imprint of a Word file, taken out of the tables, text boxes and footers that place them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from xml.etree.ElementTree import Element

import attrs

from reportkit.readers.docx.document import WordText
from reportkit.readers.docx.pages import sections
from reportkit.readers.docx.read_blocks import ReadBlock, ReadNote, ReadParagraph, ReadTable, is_written
from reportkit.readers.docx.roles import Recognizer
from reportkit.readers.docx.runs import ReadLink
from reportkit.readers.docx.styles import Properties
from reportkit.readers.letterhead import DEEPEST, head_reach, is_imprint
from reportkit.readers.paragraphs import joined

BOX = "文本框"
MOST_ABOVE = 60  # paragraphs above the text, blank ones with them


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
    held = [one for row in block.rows for cell in row for one in cell.paragraphs]
    if not held:
        return []  # all that stood in it was struck out, with the ends of its paragraphs
    if above and len(held) == 1 and not is_written(held[0]) and not _said(held[0]):
        return []  # the red line, where nothing but the mark stands above it
    written = [one for one in held if is_written(one)]
    places = written or (held if recognizer.ours else [])  # of one whose words were all struck out, styles tell
    return written if places and recognizer.is_around(places, above=above) else [block]


def _said(paragraph: ReadParagraph) -> bool:
    """Tell whether anything was written in a paragraph, struck out or not."""
    return any(words.strip() for element in paragraph.elements for words in element.itertext())


def _in_footers(text: WordText) -> Iterator[ReadParagraph]:
    """Yield the imprint that is the footer of a page: of an even one, where several pages of a section have it."""
    roots: dict[int, Element] = {}
    for section in sections(text):
        held = text.edge(section, "footerReference")
        for root in (held[kind] for kind in ("even", "default", "first") if kind in held):
            if id(root) in roots or _imprint(text, root):
                roots[id(root)] = root
                break
    for root in roots.values():
        yield from _imprint(text, root)


def _imprint(text: WordText, footer: Element) -> list[ReadParagraph]:
    """Return the paragraphs of a footer that is an imprint, none of any other."""
    written = [attrs.evolve(one, note="") for one in text.paragraphs_of(footer) if is_written(one)]
    return written if is_imprint([one.text.strip() for one in written]) else []


def parted(block: ReadBlock) -> Iterator[ReadBlock]:
    """Yield a paragraph in pieces where its lines were broken by hand, as text pasted from a web page is."""
    if isinstance(block, ReadTable) or block.note or "\n" not in block.text.strip():
        yield block
        return
    pieces: list[list[tuple[str, Properties]]] = [[]]
    for words, look in block.words.runs:
        first, *others = words.split("\n")
        pieces[-1].append((first, look))
        pieces += [[(one, look)] for one in others]
    begins = 0
    for number, runs in enumerate(pieces):
        length = sum(len(text) for text, _ in runs)
        links, notes = _there(block, begins, begins + length)
        piece = attrs.evolve(block.words, runs=runs, length=length, links=links)
        if number:
            piece = attrs.evolve(piece, pictures=[], charts=[], drawn=[], struck=[], bookmarks=[])
        elements = () if number else block.elements
        counted = None if number else block.counted
        yield attrs.evolve(block, words=piece, counted=counted, elements=elements, notes=notes)
        begins += length + 1


def _there(block: ReadParagraph, start: int, end: int) -> tuple[list[ReadLink], tuple[ReadNote, ...]]:
    """Return the links and notes between two places of a paragraph, by their places behind the first."""
    links = [
        one._replace(start=max(one.start - start, 0), end=min(one.end, end) - start)
        for one in block.words.links
        if one.start < end and one.end > start
    ]
    return links, tuple(attrs.evolve(one, at=one.at - start) for one in block.notes if start <= one.at <= end)


def joined_again(blocks: Sequence[ReadBlock]) -> list[ReadBlock]:
    """Return blocks with the paragraphs joined that are the lines of a page, as text taken from a PDF is."""
    at = [place for place, one in enumerate(blocks) if isinstance(one, ReadParagraph) and not one.note]
    written = [one for place in at if isinstance(one := blocks[place], ReadParagraph)]
    groups = [group for group in joined([one.label + one.text.strip() for one in written]) if len(group) > 1]
    if not groups:
        return list(blocks)
    found: list[ReadBlock | None] = list(blocks)
    for group in groups:
        first, together = written[group.start], [written[one] for one in group]
        starts = list(accumulate((one.words.length for one in together), initial=0))
        moved = [_there(one, -start, one.words.length) for one, start in zip(together, starts, strict=False)]
        words = attrs.evolve(
            first.words,
            runs=[run for one in together for run in one.words.runs],
            length=starts[-1],
            links=[link for links, _ in moved for link in links],
            bookmarks=[name for one in together for name in one.words.bookmarks],
            pictures=[shown for one in together for shown in one.words.pictures],
            charts=[chart for one in together for chart in one.words.charts],
            drawn=[kind for one in together for kind in one.words.drawn],
            struck=[struck for one in together for struck in one.words.struck],
        )
        elements = tuple(element for one in together for element in one.elements)
        notes = tuple(note for _, notes in moved for note in notes)
        found[at[group.start]] = attrs.evolve(first, words=words, elements=elements, notes=notes)
        for place in group[1:]:
            found[at[place]] = None
    return [block for block in found if block is not None]
