"""A draft as its Word file has it now: the text of the report as a manuscript, with what ties it to the report."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

import attrs

from reportkit.alignment.anchors import BESIDE
from reportkit.alignment.blocks import block_text
from reportkit.approval.beside import apart, with_mark_whole, with_signers_whole
from reportkit.approval.broken import with_breaks_told
from reportkit.approval.charted import with_charts_told
from reportkit.approval.digits import FULL, with_half_digits
from reportkit.approval.inherited import by_words
from reportkit.approval.known import known_by_anchors, names_at
from reportkit.approval.labels import with_labels_whole
from reportkit.approval.put_in import is_blank, is_empty, rows_put_in, without_blank_rows
from reportkit.approval.ticked import begins_internal
from reportkit.manuscript import (
    CONTENTS,
    IMPRINT,
    Block,
    Grid,
    GridCell,
    GridEntry,
    Image,
    Line,
    Manuscript,
    Mark,
    Role,
    Span,
)
from reportkit.readers.docx import WordReading
from reportkit.readers.word_file import Revision, ShownReference, Trace
from reportkit.writers.docx.paragraphs import bookmark

ROW = re.compile(r"第(\d+)行$")

OF_HEADINGS = re.compile(r"[第（）()、.．〇零一二三四五六七八九十百0-9]+(?:部分|[编章节条款项])?")
"""What a field prints of headings and items, and of these alone: （三）, 二、（三）, 第二章."""

LOST = ("错误", "Error")
"""How that begins which programs print in a field whose bookmark is gone."""
UNTOLD = "图片"
"""What stands for a picture of which nobody said anything."""


@attrs.frozen
class Draft:
    """A draft that was read (退回的文件): its text, which block of the report is where in it, what was left there.

    `known` gives the block of the report that each block of the file is, by its anchor; `traces` are by the origin of
    the block that they stand at; `removed` is all that was deleted or moved away while changes were tracked; by the
    position of a table, `rows_came` gives the numbers of its rows that were put in.
    """

    manuscript: Manuscript
    known: Mapping[int, int]
    traces: Mapping[str, Sequence[Trace]]
    removed: Sequence[Revision]
    rows_came: Mapping[int, frozenset[int]] = attrs.Factory(dict)


def comparable(manuscript: Manuscript) -> Manuscript:
    """Return a manuscript as it is compared: without what follows from it, and with labels whole."""
    kept = tuple(block for block in with_signers_whole(manuscript.blocks) if _is_compared(block))
    return with_labels_whole(attrs.evolve(manuscript, blocks=kept))


def _is_compared(block: Block) -> bool:
    """Tell what is compared: no contents, and no mark that the paper has."""
    if not isinstance(block, Line):
        return True
    return block.role not in CONTENTS and not any(span.mark is Mark.PREPRINTED for span in block.spans)


def draft_of(reading: WordReading, report: Manuscript, *, other: bool = False) -> Draft:
    """Return what was read of a file as a draft of a report, or of an `other` version of it."""
    given, traces = apart(reading.manuscript.blocks, _by_block(reading.traces))
    if not any(isinstance(block, Line) and block.role is Role.MARK_WORD for block in report.blocks):
        given = with_mark_whole(given)
    named = {at: tuple(names_at(traces.get(block.origin, ()))) for at, block in enumerate(given)}
    kept = [at for at in _text(given, named) if _says(given[at])]
    targets = {bookmark(name): name for block in report.blocks if isinstance(block, Line) and (name := block.name)}
    referring = _References(_that_follow(reading.references, targets, report), targets)
    pictures = count(1)
    blocks = tuple(
        attrs.evolve(block, origin=f"第{next(pictures)}张图", alt=block.alt.strip() or UNTOLD)
        if isinstance(block, Image)
        else referring.block(block)
        for block in (given[at] for at in kept)
    )
    names = [named[at] for at in kept]
    whole, traces = with_breaks_told([*zip(blocks, names, strict=True)], report.blocks, traces)
    if not any(map(is_empty, report.blocks)):
        whole = [one for one in whole if not is_empty(one[0])]
    blocks, names = tuple(block for block, _ in whole), [names for _, names in whole]
    blank = any(isinstance(block, Grid) and any(map(is_blank, block.body)) for block in report.blocks)
    rows = {
        at: found
        for at, block in enumerate(blocks)
        if isinstance(block, Grid) and (found := rows_put_in(block, traces.get(block.origin, ()), blank=blank))
    }
    if not blank:
        blocks = tuple(without_blank_rows(block) if isinstance(block, Grid) else block for block in blocks)
    if not any(FULL.search(block_text(block)) for block in report.blocks):
        blocks = tuple(map(with_half_digits, blocks))
    blocks = tuple(with_charts_told(blocks, report.blocks))
    known = known_by_anchors(blocks, names, traces, report, other=other)
    inherits = {place for place, held in traces.items() if any(one.inherits for one in held)}
    blocks = tuple(by_words(blocks, known, report.blocks, inherits))
    manuscript = with_labels_whole(attrs.evolve(reading.manuscript, blocks=blocks))
    return Draft(manuscript, known, traces, reading.removed, rows)


def _says(block: Block) -> bool:
    """Tell what a file gives back: no paragraph of which there is but the end, or the number that Word counts."""
    return _is_compared(block) and not (isinstance(block, Line) and not block.text.strip())


def _by_block(traces: Sequence[Trace]) -> Mapping[str, Sequence[Trace]]:
    found: defaultdict[str, list[Trace]] = defaultdict(list)
    for one in traces:
        found[ROW.sub("", one.place)].append(one)
    return found


def _text(blocks: Sequence[Block], named: Mapping[int, Sequence[str]]) -> Iterator[int]:
    """Yield the positions of the blocks that are of the text, and not of what a draft has before and behind it."""
    last = any(names for names in named.values())
    ended = False
    for at, block in enumerate(blocks):
        ended = ended or begins_internal(block)
        if ended and not (isinstance(block, Line) and block.role in IMPRINT):  # which is read last, as on paper
            continue
        if any(name.startswith(BESIDE) for name in named[at]) and last:
            continue
        if block.origin or isinstance(block, Image):
            yield at


def _that_follow(
    shown: Sequence[ShownReference], targets: Mapping[str, str], report: Manuscript
) -> Iterator[ShownReference]:
    """Yield what fields show that a program may have counted anew; words that somebody typed in one are words."""
    printed: defaultdict[str, set[str]] = defaultdict(set)
    for block in report.blocks:
        rows = [[block]] if isinstance(block, Line) else [*block.head, *block.body] if isinstance(block, Grid) else []
        for span in (span for row in rows for one in row if isinstance(one, (Line, GridCell)) for span in one.spans):
            if span.target:
                printed[span.target].add(_but_for_number(span.text))
    whole: list[ShownReference] = []
    for one in shown:  # a program may part what one field shows
        above = whole[-1] if whole else None
        if above and (above.place, above.end, above.bookmark) == (one.place, one.start, one.bookmark):
            whole[-1] = attrs.evolve(above, end=one.end, words=above.words + one.words)
        else:
            whole.append(one)
    for one in whole:
        forms = printed.get(targets.get(one.bookmark, ""))
        if not forms or _but_for_number(one.words) in forms or one.words.startswith(LOST):
            yield one


def _but_for_number(words: str) -> str:
    """Return what a reference prints besides what is counted.

    >>> _but_for_number("表12"), _but_for_number("二、（三）"), _but_for_number("下表")
    ('表', '', '下表')
    """
    bare = "".join(words.split())
    return "" if OF_HEADINGS.fullmatch(bare) else re.sub("[0-9]+", "", bare)


@attrs.frozen
class _References:
    """Sets the targets of references at the words that show them (引用还原)."""

    shown: Iterable[ShownReference]
    targets: Mapping[str, str]
    _at: Mapping[str, list[tuple[int, int, str]]] = attrs.field(init=False)

    @_at.default
    def _by_place(self) -> Mapping[str, list[tuple[int, int, str]]]:
        found: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for one in self.shown:
            if one.bookmark in self.targets:
                found[one.place].append((one.start, one.end, self.targets[one.bookmark]))
        return found

    def block(self, block: Block) -> Block:
        """Return a block in which references are told, and where links lead."""
        match block:
            case Line() if block.origin in self._at or any(span.link for span in block.spans):
                shown = self._at.get(block.origin, ())
                return attrs.evolve(block, spans=tuple(map(self._leading, self._spans(block.spans, shown))))
            case Grid():
                return self._grid(block)
        return block

    def _leading(self, span: Span) -> Span:
        """Return a stretch that leads to the name of a place, and not to its bookmark."""
        to = self.targets.get(span.link[1:]) if span.link and span.link.startswith("#") else None
        return span._replace(link=f"#{to}") if to else span

    def _grid(self, grid: Grid) -> Grid:
        head, rows = len(grid.head), [*grid.head, *grid.body]
        for number, row in enumerate(rows):
            rows[number] = tuple(
                self._entry(entry, f"{grid.origin}.rows[{number}][{at}]") for at, entry in enumerate(row)
            )
        return attrs.evolve(grid, head=tuple(rows[:head]), body=tuple(rows[head:]))

    def _entry(self, entry: GridEntry, place: str) -> GridEntry:
        shown = self._at.get(place, ())
        match entry:
            case str() if shown:
                return GridCell(tuple(self._spans((Span(entry),), shown)))
            case GridCell() if shown or any(span.link for span in entry.spans):
                return attrs.evolve(entry, spans=tuple(map(self._leading, self._spans(entry.spans, shown))))
        return entry

    def _spans(self, spans: Sequence[Span], shown: Sequence[tuple[int, int, str]]) -> Iterator[Span]:
        at = 0
        for span in spans:
            end = at + len(span.text)
            cut = at
            for start, stop, target in shown:
                if at <= start and stop <= end:
                    if start > cut:
                        yield span._replace(text=span.text[cut - at : start - at])
                    yield span._replace(text=span.text[start - at : stop - at], target=target)
                    cut = stop
            if cut < end or at == end:
                yield span._replace(text=span.text[cut - at :])
            at = end
