"""Two manuscripts put beside each other, and what changed told in order."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from reportkit.alignment import Alignment, Tokeniser, align, is_figure, names_in
from reportkit.alignment.blocks import block_text
from reportkit.alignment.columns import laid_out
from reportkit.comparison.changes import (
    Added,
    Change,
    Joined,
    Moved,
    PictureReplaced,
    Releveled,
    Removed,
    Split,
)
from reportkit.comparison.difference import Difference
from reportkit.comparison.notes import moved_marks, with_words
from reportkit.comparison.partings import Partings
from reportkit.comparison.tables import Told, table_changes
from reportkit.comparison.texts import TextComparison, Where
from reportkit.manuscript import (
    Block,
    Grid,
    Image,
    Line,
    Manuscript,
    Note,
    Role,
    Span,
    notes_of,
)
from reportkit.place import Place
from reportkit.rules.places import Places

WITHIN = frozenset(("title", "caption", "unit"))
"""What stands first in a part or a table, and is not the whole of it."""


class _Side(NamedTuple):
    """One version, with what its places are called."""

    manuscript: Manuscript
    places: Places

    def place(self, position: int) -> Place:
        return Place.parse(self.manuscript.blocks[position].origin)

    def where(self, place: Place) -> str:
        return self.places.where(str(place)) or str(place)

    def where_all(self, group: Sequence[int]) -> str:
        """Return what blocks that stand together are called: a table with its caption by the table."""
        first = self.manuscript.blocks[group[0]]
        captioned = isinstance(first, Line) and first.role is Role.TABLE_CAPTION
        tables = (at for at in group if captioned and isinstance(self.manuscript.blocks[at], Grid))
        return self.where(self.place(next(tables, group[0])))

    def is_caption(self, position: int, above: int) -> bool:
        """Tell the caption of the picture above, whose places a file does not tell to be of it."""
        own, shown = (self.manuscript.blocks[at] for at in (position, above))
        return isinstance(shown, Image) and isinstance(own, Line) and own.role is Role.PICTURE_CAPTION

    def is_told(self, position: int) -> bool:
        """Tell whether a block says anything of its own, which entries of the contents do not."""
        block = self.manuscript.blocks[position]
        return bool(block.origin) and (bool(block_text(block)) or not isinstance(block, Line))


def changes_between(old: Manuscript, new: Manuscript) -> Iterator[Change]:
    """Yield what changed, in the order in which both are read; numbers that only followed are no change."""
    return (found.change for found in _Comparing(align(old, new), whole=True).differences())


def differences(alignment: Alignment) -> Iterator[Difference]:
    """Yield what differs between two manuscripts, in the order in which both are read; each figure by itself."""
    return _Comparing(alignment, apart=is_figure).differences()


def _joined(token: str) -> bool:
    return False


def opens_untold(alignment: Alignment) -> bool:
    """Tell whether the new version is the file of a report that opens with a preamble, which the file does not say."""
    old, new = ({block.origin.partition("[")[0] for block in one.blocks} for one in (alignment.old, alignment.new))
    return "preamble" in old and not {"preamble", "sections"} & new


class _Comparing:
    def __init__(self, alignment: Alignment, apart: Callable[[str], bool] = _joined, *, whole: bool = False) -> None:
        self._alignment = alignment
        self._whole = whole
        self._old = _Side(alignment.old, Places(alignment.old))
        self._new = _Side(alignment.new, Places(alignment.new, opens=opens_untold(alignment)))
        self._parts = Partings(alignment)
        self._texts = TextComparison(Tokeniser(names_in(alignment.old, alignment.new)), apart)

    def differences(self) -> Iterator[Difference]:
        former, moved = self._alignment.former, self._alignment.moved
        leaving = {former[at] for at in moved}
        steps = list(self._alignment.steps())
        went = [old for old, new in steps if new is None and old is not None and old not in self._parts.joined]
        comes = [new for old, new in steps if old is None and new is not None and new not in self._parts.split]
        gone = self._grouped(self._old, went, leaving)
        came = self._grouped(self._new, comes, moved)
        upto = len(self._alignment.old.blocks)
        behind: list[int] = []
        for old, new in reversed(steps):
            upto = old if old is not None and new is not None else upto
            behind.append(upto)
        for (old, new), upto in zip(steps, reversed(behind), strict=True):
            if new is None and old is not None:
                if (one := self._parts.joined.get(old)) is not None:
                    yield Difference(self._joined(old, *one), (one[0], old), (one[1],), upto)
                    yield from self._within(old, one[1], upto)
                elif old in gone and old not in leaving:
                    yield Difference(self._removed(gone[old]), tuple(gone[old]), (), upto)
            elif old is None and new is not None:
                group = tuple(came.get(new, ()))
                if (whole := self._parts.split.get(new)) is not None:
                    yield Difference(
                        self._split(whole, new), (whole,), (new,), upto, part=self._parts.between(whole, new).number
                    )
                    yield from self._within(whole, new, upto)
                elif group and new in moved:
                    yield Difference(self._moved(former[new], group), tuple(former[at] for at in group), group, upto)
                elif group:
                    yield Difference(self._added(group), (), group, upto)
                    yield from self._notes_that_came(group, upto)
                if new in moved:
                    yield from self._within(former[new], new, upto)
            elif old is not None and new is not None and self._new.is_told(new):
                yield from self._within(old, new, upto)

    def _grouped(self, side: _Side, positions: Sequence[int], apart: AbstractSet[int]) -> dict[int, list[int]]:
        """Return the blocks that went or came together, by the first: a part with all that stands in it."""
        groups: dict[int, list[int]] = {}
        first, home, above = -1, Place(()), -2
        for at in positions:
            if not side.is_told(at):
                continue
            place = side.place(at)
            together = at in apart if first in apart else at not in apart
            inside = place.lies_in(home) or side.is_caption(at, above)
            if first >= 0 and together and inside and self._follow(side, above, at):
                groups[first].append(at)
            else:
                groups[at] = [at]
                first, home = at, Place(place.steps[:-1]) if place.steps[-1] in WITHIN else place
            above = at
        return groups

    def _follow(self, side: _Side, above: int, at: int) -> bool:
        return not any(side.is_told(between) for between in range(above + 1, at))

    def _removed(self, group: Sequence[int]) -> Change:
        place = self._old.place(group[0])
        return Removed(before=place, where_before=self._old.where_all(group), old=self._text(self._old, group))

    def _added(self, group: Sequence[int]) -> Change:
        place = self._new.place(group[0])
        return Added(after=place, where_after=self._new.where_all(group), new=self._text(self._new, group))

    def _moved(self, old: int, group: Sequence[int]) -> Change:
        former = [self._alignment.former[at] for at in group]
        return Moved(
            before=self._old.place(old),
            after=self._new.place(group[0]),
            where_before=self._old.where_all(former),
            where_after=self._new.where_all(group),
            old=self._text(self._old, former),
            new=self._text(self._new, group),
        )

    def _split(self, old: int, new: int) -> Change:
        part = self._parts.between(old, new)
        where = self._at(self._old.place(old), self._new.place(new))
        return Split(**where, old=block_text(part.before), new=self._text(self._new, [new]), start_before=part.begins)

    def _joined(self, old: int, above: int, new: int) -> Change:
        part = self._parts.between(old, new)
        where = self._at(self._old.place(old), self._new.place(new))
        return Joined(
            **where, old=self._text(self._old, [old]), new=block_text(part.after), start_after=part.begins_after
        )

    def _text(self, side: _Side, group: Sequence[int]) -> str:
        return "\n".join(block_text(side.manuscript.blocks[at]) for at in group)

    def _within(self, old: int, new: int, upto: int) -> Iterator[Difference]:
        """Yield what changed in a block that stayed, or was moved."""
        part = self._parts.between(old, new)
        for told in self._told_within(old, new):
            change = told.change if told.note else part.placed(told.change)
            layout = self._alignment.layouts.get(new, ())
            within = told.row, told.entry, told.note, part.number, layout, told.column
            yield Difference(change, (old,), (new,), upto, *within)

    def _notes_that_came(self, group: Sequence[int], upto: int) -> Iterator[Difference]:
        """Yield the notes on lines that came, whose words are none of theirs."""
        for at in group:
            block = self._new.manuscript.blocks[at]
            if isinstance(block, Line) and not self._whole:
                place = self._new.place(at)
                where = Where(before=place, after=place, where_before="", where_after=self._new.where(place))
                for change in self._notes((), with_words(notes_of(block.spans)), where):
                    yield Difference(change, (), (at,), upto, note=True)

    def _told_within(self, old: int, new: int) -> Iterator[Told]:
        before, after, *_ = self._parts.between(old, new)
        places = self._old.place(old), self._new.place(new)
        if isinstance(before, Grid) and isinstance(after, Grid):
            layout = self._alignment.layouts.get(new, ())
            before = laid_out(before, [one.old for one in layout]) if layout else before
            where = self._old.where, self._new.where
            rows_came = self._alignment.rows_came.get(new, ())
            yield from table_changes(before, after, places, layout, where, self._words, came=rows_came)
            return
        yield from self._text_within(before, after, places)

    def _text_within(self, before: Block, after: Block, places: tuple[Place, Place]) -> Iterator[Told]:
        if isinstance(before, Line) and isinstance(after, Line):
            if before.role is not after.role:
                yield Told(
                    Releveled(
                        **self._at(*places),
                        old=before.text,
                        new=after.text,
                        role_before=before.role.value,
                        role_after=after.role.value,
                    )
                )
            yield from self._words(before.spans, after.spans, places)
            return
        yield from self._words(_spans(before), _spans(after), places)
        pictures = [block.content for block in (before, after) if isinstance(block, Image)]
        if pictures[1:] != pictures[:-1] and all(isinstance(one, bytes) for one in pictures):  # a chart's are words
            yield Told(PictureReplaced(**self._at(*places), old=block_text(before), new=block_text(after)))

    def _words(self, old: Sequence[Span], new: Sequence[Span], places: tuple[Place, Place]) -> Iterator[Told]:
        at = self._at(*places)
        yield from map(Told, self._texts.words(old, new, at))
        yield from map(Told, self._texts.looks(old, new, at))
        before, after = (with_words(notes_of(spans)) for spans in (old, new))
        yield from (Told(change, note=True) for change in self._notes(before, after, at))
        if before and after and not self._whole:
            yield from (Told(change, note=True) for change in moved_marks(self._texts, old, new, at))

    def _notes(self, old: Sequence[Note], new: Sequence[Note], at: Where) -> Iterator[Change]:
        """Tell what became of the notes on a text; those on a table stand below it as words of their own."""
        keys = [note.text for note in old], [note.text for note in new]
        noted: Where = {**at, "where_before": f"{at['where_before']}注释", "where_after": f"{at['where_after']}注释"}
        for kind, first, last, first_new, last_new in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            for before, after in zip_longest(old[first:last], new[first_new:last_new]):
                if after is None:
                    place = Place.parse(before.origin)
                    yield Removed(before=place, where_before=noted["where_before"], old=before.text)
                elif before is None:
                    place = Place.parse(after.origin)
                    yield Added(after=place, where_after=noted["where_after"], new=after.text)
                else:
                    places = Place.parse(before.origin), Place.parse(after.origin)
                    where: Where = {**noted, "before": places[0], "after": places[1]}
                    yield from self._texts.words(before.spans, after.spans, where)
                    yield from self._texts.looks(before.spans, after.spans, where)

    def _at(self, before: Place, after: Place) -> Where:
        return {
            "before": before,
            "after": after,
            "where_before": self._old.where(before),
            "where_after": self._new.where(after),
        }


def _spans(block: Block) -> Sequence[Span]:
    """Return what stands for a picture, or every figure of a chart."""
    drawn = isinstance(block, Image) and not isinstance(block.content, bytes)
    return block.content.told if drawn else (Span(block_text(block)),)  # type: ignore[union-attr]  # a chart
