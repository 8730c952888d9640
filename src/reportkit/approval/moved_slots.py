"""Slots whose words were struck at one place and written at another: known by what they print, or by noun and unit."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

from reportkit.alignment import is_figure
from reportkit.alignment.hunks import STOPS
from reportkit.approval.applying.facts import FIGURE, NOW
from reportkit.approval.edits import Edit
from reportkit.comparison.cells import spans_of
from reportkit.comparison.changes import Added, FigureChanged, Removed, Reworded
from reportkit.manuscript import Block, Grid, GridCell, GridEntry, Line, Manuscript, Span, cell_text, text_of

SHORTEST = 2
"""Characters of a noun that tells which figure one is."""

NOUN = 4
"""Characters of typed words that are taken for the noun beside a figure."""

DEFINED = re.compile("以下简称《.+》）$")
"""What is said behind a document where it is named first."""

Path = tuple[int, int | None, int | None]
"""Which of the blocks that came, and the row and the cell of a table."""


Text = tuple[int, Path, Sequence[Span], int, int]
"""The number of an edit, a text in which words came by it, and from and up to which character."""


class _Struck(NamedTuple):
    """A slot whose words were struck (删去的占位符): what it is, its fact, what it printed, the words around it."""

    slot: str
    fact: str
    printed: str
    before: str
    behind: str

    @property
    def exact(self) -> re.Pattern[str] | None:
        """What it printed, with what stood before it where that alone is little to be known by."""
        bare = FIGURE.sub("", self.printed)
        lead = "" if len(bare) >= SHORTEST else _clause(self.before)[-SHORTEST:]
        if len(bare) + len(lead) < SHORTEST:
            return None
        return re.compile(rf"(?<={re.escape(lead)})(?<![\d.]){re.escape(self.printed)}(?!\d)")

    @property
    def alike(self) -> re.Pattern[str] | None:
        """What it would print of another value, by the noun and the unit beside that; none that ends in this noun.

        A document is known by the short name that is given to it.
        """
        if defined := DEFINED.search(self.printed):
            return re.compile(f"《[^《》（）]+》（[^（）]*{re.escape(defined[0])}")
        numbers = list(FIGURE.finditer(self.printed))
        if len(numbers) != 1 or self.slot.partition(":")[2] not in NOW:
            return None
        noun, unit = self.printed[: numbers[0].start()], self.printed[numbers[0].end() :]
        lead = "" if len(noun) >= SHORTEST else _clause(self.before)[-NOUN:]
        tail = unit or self.behind[:1]
        if len(noun) + len(lead) < SHORTEST or not tail or tail in STOPS:
            return None
        told = rf"{re.escape(noun)}{FIGURE.pattern}{re.escape(unit)}(?={'' if unit else re.escape(tail)})"
        begins = rf"(?:^|(?<=[{''.join(STOPS)}])|(?<={re.escape(self.before[-SHORTEST:])}))" if self.before else "^"
        return re.compile(f"(?<={re.escape(lead)}){told}" if lead else f"{begins}{told}")


class _Found(NamedTuple):
    """Words that came, which a slot prints (移来的文字): in which edit, where, from and up to which character."""

    edit: int
    path: Path
    start: int
    end: int
    struck: _Struck

    def meets(self, other: "_Found") -> bool:
        same = (self.edit, self.path) == (other.edit, other.path)
        return same and self.start < other.end and other.start < self.end


def tied(edits: Sequence[Edit], report: Manuscript) -> list[Edit]:
    """Return edits in whose new words the slots stand that printed words of the report which are gone.

    Only what is certain: a figure by the noun and the unit beside it, all else by its very words; where words that came
    could be of several, or more came than went, they stay words.
    """
    struck = [one for edit in edits for one in _struck(edit, report)]
    if not struck:
        return list(edits)
    texts = [(number, *one) for number, edit in enumerate(edits) for one in _came(edit)]
    found = list(_in_moved_rows(edits, report))
    for kind in ("exact", "alike"):
        left = Counter(one.slot for one in struck) - Counter(one.struck.slot for one in found)
        more = [one for one in _matches(struck, texts, kind, left) if not any(map(one.meets, found))]
        found += [one for one in more if not any(one.meets(other) and one != other for other in more)]
    made = list(edits)
    for one in sorted(found, key=lambda one: (one.edit, one.start)):
        made[one.edit] = _with_slot(made[one.edit], one)
    return made


def _in_moved_rows(edits: Sequence[Edit], report: Manuscript) -> Iterator[_Found]:
    """Yield what slots print in the rows of a table that went and came with the same label, cell by cell."""
    for number, edit in enumerate(edits):
        row = _came_row(edit)
        if row is None:
            continue
        for other in edits:
            old = other.difference.row[0] if isinstance(other.change, Removed) and other.difference.row else None
            (at, *_), (beside, *_) = (one.difference.olds for one in (edit, other)) if old is not None else ((0,), (1,))
            grid = report.blocks[at]
            if old is None or at != beside or not isinstance(grid, Grid) or _label(grid.rows[old]) != _label(row):
                continue
            for column, (entry, cell) in enumerate(zip(grid.rows[old], row, strict=False)):
                text, spans = cell_text(cell), spans_of(entry)
                whole = [one for one in _slots(spans, 0, len(_text(spans))) if one.printed == _text(spans)]
                if whole and text and edit.difference.row:
                    yield _Found(number, (0, edit.difference.row[1], column), 0, len(text), whole[0])


def _came_row(edit: Edit) -> Sequence[GridEntry] | None:
    block, row = edit.came[0] if edit.came else None, edit.difference.row
    came = isinstance(edit.change, Added) and isinstance(block, Grid) and row is not None and not edit.difference.layout
    return block.rows[row[1]] if came and isinstance(block, Grid) and row and row[1] is not None else None


def _label(row: Sequence[GridEntry]) -> Sequence[str]:
    """Return the words of a row that are no figures, which tell it from others."""
    return [text for entry in row if (text := cell_text(entry)) and not is_figure(text)] or [""]


def _clause(before: str) -> str:
    """Return what stands behind the last stop of some words."""
    return re.split(f"[{''.join(STOPS)}]", before)[-1]


def _matches(
    struck: Sequence[_Struck],
    texts: Sequence[tuple[int, Path, Sequence[Span], int, int]],
    kind: str,
    left: Counter[str],
) -> Iterator[_Found]:
    """Yield the words that slots would print, of those that came no oftener than they went."""
    by_slot: defaultdict[str, list[_Found]] = defaultdict(list)
    for one in {one.slot: one for one in struck}.values():
        pattern: re.Pattern[str] | None = getattr(one, kind)
        for number, path, spans, start, end in texts if pattern else ():
            text = _text(spans)
            by_slot[one.slot] += [
                _Found(number, path, place.start(), place.end(), one)
                for place in pattern.finditer(text)  # type: ignore[union-attr]  # there is one
                if start <= place.start() and place.end() <= end
            ]
    for slot, found in by_slot.items():
        if len(found) <= left[slot]:
            yield from found


def _struck(edit: Edit, report: Manuscript) -> Iterator[_Struck]:
    change, found = edit.change, edit.difference
    if found.note:
        return
    if isinstance(change, Removed):
        row = found.row[0] if found.row else None
        column = found.layout[found.column].old if found.column is not None else None
        for old in found.olds:
            for path, spans in _placed(report.blocks[old], 0, row):
                if column in (None, path[2]):
                    yield from _slots(spans, 0, len(_text(spans)))
    elif isinstance(change, Reworded) and not isinstance(change, FigureChanged) and change.old:
        block = report.blocks[found.olds[0]]
        row = found.row[0] if found.row else None
        texts = list(_texts_of(block, row))
        spans = texts[found.old_entry or 0] if texts else ()
        yield from _slots(spans, change.start_before, change.start_before + len(change.old))


def _slots(spans: Sequence[Span], start: int, end: int) -> Iterator[_Struck]:
    """Yield the slots of facts that print words between two places, all of them."""
    text, at = _text(spans), 0
    groups: list[tuple[str, str, int, int]] = []
    for span in spans:
        length = len(span.text.replace("\n", ""))
        if span.slot and span.fact:
            if groups and groups[-1][0] == span.slot and groups[-1][3] == at:
                groups[-1] = (*groups[-1][:3], at + length)
            else:
                groups.append((span.slot, span.fact, at, at + length))
        at += length
    for slot, fact, begin, behind in groups:
        if start <= begin < behind <= end:
            yield _Struck(slot, fact, text[begin:behind], text[:begin], text[behind:])


def _came(edit: Edit) -> Iterator[tuple[Path, Sequence[Span], int, int]]:
    """Yield the texts in which words came: which, its spans, from and up to which character."""
    change, found = edit.change, edit.difference
    if found.note:
        return
    row = found.row[1] if found.row else None
    if isinstance(change, Added):
        for number, block in enumerate(edit.came):
            for path, spans in _placed(block, number, row):
                if found.column in (None, path[2]):
                    yield path, spans, 0, len(_text(spans))
    elif isinstance(change, Reworded) and not isinstance(change, FigureChanged) and change.new:
        for path, spans in _placed(edit.came[0], 0, row):
            if path[2] == found.entry:
                yield path, spans, change.start_after, change.start_after + len(change.new)


def _placed(block: Block, number: int, row: int | None) -> Iterator[tuple[Path, Sequence[Span]]]:
    match block:
        case Line():
            yield (number, None, None), block.spans
        case Grid():
            for at, entries in enumerate(block.rows):
                if row in (None, at):
                    yield from (((number, at, column), spans_of(entry)) for column, entry in enumerate(entries))


def _texts_of(block: Block, row: int | None) -> Iterator[Sequence[Span]]:
    yield from (spans for _, spans in _placed(block, 0, row))


def _text(spans: Sequence[Span]) -> str:
    return text_of(spans).replace("\n", "")


def _with_slot(edit: Edit, found: _Found) -> Edit:
    """Return an edit in whose words that came a slot stands; of its fact it is, if it is of none."""
    number, row, column = found.path
    block = edit.came[number]
    if isinstance(block, Line):
        block = attrs.evolve(block, spans=_marked(block.spans, found))
    elif isinstance(block, Grid) and row is not None and column is not None:
        rows = [list(entries) for entries in block.rows]
        entry = rows[row][column]
        spans = _marked(spans_of(entry), found)
        rows[row][column] = attrs.evolve(entry, spans=spans) if isinstance(entry, GridCell) else GridCell(spans)
        head = len(block.head)
        block = attrs.evolve(block, head=tuple(map(tuple, rows[:head])), body=tuple(map(tuple, rows[head:])))
    came = (*edit.came[:number], block, *edit.came[number + 1 :])
    return attrs.evolve(edit, came=came, fact=edit.fact or found.struck.fact)


def _marked(spans: Sequence[Span], found: _Found) -> tuple[Span, ...]:
    """Return spans of which some characters are what a slot prints."""
    made: list[Span] = []
    at = 0
    for span in spans:
        text = span.text.replace("\n", "")
        first, last = (min(max(place - at, 0), len(text)) for place in (found.start, found.end))
        if first < last:
            own = span._replace(text=text[first:last], slot=found.struck.slot, fact=found.struck.fact, note=None)
            parts = [span._replace(text=text[:first]), own, span._replace(text=text[last:])]
            made += [part for part in parts if part.text]
        else:
            made.append(span)
        at += len(text)
    return tuple(made)
