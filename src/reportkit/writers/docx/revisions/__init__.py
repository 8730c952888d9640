"""document.xml with changes marked (修订): both versions are written as ever, and put together block by block.

Accepting all gives what the new one is written as, rejecting all the words, styles and tables of the old one; numbers,
pages, distances and the contents, which fields gather, are the new one's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

import attrs
from lxml import etree

from reportkit.alignment import Tokeniser, align, names_in
from reportkit.formats import Format
from reportkit.manuscript import Baseline, Block, Manuscript, Note, text_of
from reportkit.packing import packed
from reportkit.writers.docx.document import FRONT, Document, Writing
from reportkit.writers.docx.images import Images
from reportkit.writers.docx.inline import count_notes
from reportkit.writers.docx.markup import IDENTIFIED, NAMESPACES
from reportkit.writers.docx.pagination import GridPlan, Plan
from reportkit.writers.docx.paragraphs import bookmark, leading
from reportkit.writers.docx.revisions.markup import CHART, Element, R, RevisionStamp, W, properties
from reportkit.writers.docx.revisions.paragraphs import ParagraphMarks
from reportkit.writers.docx.revisions.pieces import PLACES
from reportkit.writers.docx.revisions.text import RevisedText


def revised(manuscript: Manuscript, baseline: Baseline, layout: Format, *, counted: bool) -> Document:
    """Write a manuscript with its changes since its baseline marked."""
    alignment = align(baseline.since, attrs.evolve(manuscript, blocks=manuscript.blocks[: baseline.ends]))
    new = _Version(manuscript, layout, counted=counted)
    inline = new.paragraphs.inline
    inline.expected += count_notes(leading(baseline.since.blocks))
    written = new.pieces()
    widths = {old: new.grids[at].widths for at, old in alignment.former.items() if at in new.grids}
    old = _Version(baseline.since, layout, counted=counted, images=new.images, widths=widths)
    old.paragraphs.inline.go_on_from(inline)
    root, olds, news = _parsed(old.pieces(), written)
    lists = _Lists.joined(new.paragraphs.firsts, old.paragraphs.firsts)
    for elements in olds.values():
        lists.renumber(elements)
    stamp = RevisionStamp(baseline.author, baseline.date)
    lost = frozenset(map(bookmark, old.paragraphs.bookmarks.keys() - new.paragraphs.bookmarks.keys()))
    apart = {str(number): _said(note) for number, note in inline.notes.items()}
    apart |= {chart.name: repr(chart.xml) for chart in new.images.charts}
    paragraphs = ParagraphMarks(stamp, Tokeniser(names_in(baseline.since, manuscript)), lost, apart)
    text = RevisedText(alignment, (olds, news), paragraphs)
    behind = (one for at in sorted(news) if at >= baseline.ends for one in news[at])
    body, *emptied = root
    for position, element in enumerate([*news.get(FRONT, ()), *text.elements(), *behind]):
        body.insert(position, element)
    for one in emptied:
        root.remove(one)
    _number_notes(root, inline.notes)
    xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    shown = {one.get(R + "id") for one in root.iter(CHART)}
    kept = tuple(one for one in new.images.charts if one.name in shown)
    return new.document(packed((xml,)))._replace(firsts=lists.firsts, charts=kept)


def _number_notes(root: Element, notes: dict[int, Note]) -> None:
    """Leave the notes whose marks stand in the text, in the order of these: LibreOffice gives marks texts in turn."""
    given = dict(notes)
    notes.clear()
    for number, mark in enumerate(root.iter(W + "footnoteReference"), 1):
        notes[number] = given[int(mark.get(W + "id", ""))]
        mark.set(W + "id", str(number))


def _said(note: Note) -> str:
    """Return what a note says, and how it looks."""
    alike = groupby(note.spans, key=lambda span: (span.stresses, span.link))
    return repr([(look, text_of(spans)) for look, spans in alike])


class _Version(Writing):
    """The writing of one version, as elements; `widths` are those that columns of its tables are given."""

    def __init__(
        self,
        manuscript: Manuscript,
        layout: Format,
        *,
        counted: bool,
        images: Images | None = None,
        widths: Mapping[int, tuple[int, ...]] | None = None,
    ) -> None:
        super().__init__(manuscript, layout, counted=counted, images=images)
        self.grids: dict[int, GridPlan] = {}
        self._widths = widths

    def planned(self, blocks: Sequence[Block], start: int = 0, *, counted: bool = False) -> Plan:
        """Plan the blocks; of a version that is past nothing stays of pages but the widths of columns."""
        made = super().planned(blocks, start, counted=counted)
        if self._widths is not None:
            bare = {at: GridPlan(self._widths.get(start + at, grid.widths)) for at, grid in made.grids.items()}
            made = made._replace(grids=MappingProxyType(bare))
        self.grids.update({start + at: grid for at, grid in made.grids.items()})
        return made

    def pieces(self) -> dict[int | None, str]:
        """Return the XML of each block, and of the body without them."""
        written: defaultdict[int | None, list[str]] = defaultdict(list)
        for piece in self.xml():
            written[self.at].append(piece)
        return {at: "".join(pieces) for at, pieces in written.items()}


Elements = dict[int, list[Element]]


def _parsed(old: Mapping[int | None, str], new: Mapping[int | None, str]) -> tuple[Element, Elements, Elements]:
    """Return the new document, its body empty, and the paragraphs and tables of either version's blocks.

    All of them stand in one tree: from one tree to another, lxml moves large ones slowly.
    """
    blocks = [(side, at, xml) for side, version in enumerate((old, new)) for at, xml in version.items()]
    apart = "".join(f"<w:r>{xml}</w:r>" for _, at, xml in blocks if at is not None)
    root = etree.fromstring(f"<w:document {NAMESPACES} {IDENTIFIED}>{new[None]}{apart}</w:document>")
    sides: tuple[Elements, Elements] = {}, {}
    held = [(side, at) for side, at, _ in blocks if at is not None]
    _, *holders = root
    for (side, at), holder in zip(held, holders, strict=True):
        if at != FRONT:
            _take_in(holder)
        sides[side][at] = list(holder)
    return root, *sides


def _take_in(holder: Element) -> None:
    """Let bookmarks between paragraphs begin or end in the paragraph behind them."""
    for one in [one for one in holder if one.tag in PLACES]:
        behind = one.getnext()
        if behind is not None and behind.tag == W + "p":
            properties(behind).addnext(one)


@attrs.frozen
class _Lists:
    """The lists by which Word counts, of both versions (编号列表): those of the old one that are also the new one's."""

    firsts: tuple[int, ...]
    numbers: Mapping[str, str]

    @classmethod
    def joined(cls, new: Sequence[int], old: Sequence[int]) -> "_Lists":
        firsts, numbers = list(new), {}
        for number, first in enumerate(old, 1):
            if number > len(new) or new[number - 1] != first:
                firsts.append(first)
                numbers[str(number)] = str(len(firsts))
        return cls(tuple(firsts), numbers)

    def renumber(self, elements: Iterable[Element]) -> None:
        """Give paragraphs of the old version the numbers that its lists have here."""
        for element in elements:
            for own in element.iter(W + "numId"):
                number = own.get(W + "val", "")
                own.set(W + "val", self.numbers.get(number, number))
