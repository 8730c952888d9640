"""Which block of a manuscript is which of another: by name and words wherever it stands, then by its neighbours."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from reportkit.alignment.homes import home_of
from reportkit.alignment.likeness import likenesses
from reportkit.alignment.pairs import Alignment
from reportkit.alignment.parting import TEXT, exact_partings
from reportkit.alignment.references import by_target
from reportkit.manuscript import HEADINGS, IMPRINT, ITEMS, Block, Grid, Image, Line, Manuscript, Role, cell_text
from reportkit.place import Place

BESIDE_TABLE = (Role.TABLE_UNIT, Role.TABLE_NOTE)
HEADING_KINDS = frozenset(role.value for role in HEADINGS)

LIKE = 0.5  # how alike what is one and the same has to be, wherever it stands
LIKE_BETWEEN = 0.25  # how alike, where it stands between the same neighbours
TOLD = 4  # characters by which a text is known wherever it stands


def align(
    old: Manuscript,
    new: Manuscript,
    known: Mapping[int, int] | None = None,
    *,
    carried: Container[int] = (),
    came: Container[int] = (),
    ends_together: bool = True,
) -> Alignment:
    """Find for each block of the new manuscript the old one that it was; `known` tells those that something else tells.

    Of two that changed places one moved: that with fewer words, or that somebody is known to have `carried`. What is
    known to have been put in whole, `came`, is what was there before by its words alone, wherever it stands. Where they
    are to end together, the last line is the last one, whatever either is.

    >>> from reportkit.manuscript import Line, Manuscript, Role, Span
    >>> def text(*words):
    ...     lines = tuple(Line(Role.BODY, (Span(word),)) for word in words)
    ...     return Manuscript("", "", lines, ())
    >>> found = align(text("一年来的工作。", "存在问题。"), text("工作概况。", "存在问题。", "一年来的工作。"))
    >>> sorted(found.former.items()), set(found.moved)
    ([(1, 1), (2, 0)], {1})
    """
    return _Aligning(old, new, known or {}, carried, came).done(ends_together=ends_together)


class _Aligning:
    def __init__(
        self, old: Manuscript, new: Manuscript, known: Mapping[int, int], carried: Container[int], came: Container[int]
    ) -> None:
        self._manuscripts = old, new
        self._carried = carried
        self._came = came
        self._old, self._new = by_target(old.blocks, new.blocks)
        self._texts = [block_text(block) for block in self._old], [block_text(block) for block in self._new]
        self._former: dict[int, int] = {}
        self._taken: set[int] = set()
        self._parts: set[int] = set()  # new ones that are parts of one, or have several as parts
        for at, was in known.items():
            if self._is_free(was, at):
                self._pair(was, at)

    def done(self, *, ends_together: bool) -> Alignment:
        self._by_identity()
        self._by_parts()
        self._by_likeness()
        stayed = self._heaviest_in_order()
        if ends_together:
            self._keep_end(stayed)
        moved = frozenset(self._former.keys() - stayed)
        self._between(sorted(stayed))
        return Alignment(*self._manuscripts, self._former, moved)

    def _pair(self, old: int, new: int) -> None:
        self._former[new] = old
        self._taken.add(old)

    def _is_free(self, old: int, new: int) -> bool:
        taken = new in self._former or new in self._parts or old in self._taken
        return not taken and can_be(self._old[old], self._new[new])

    def _by_identity(self) -> None:
        """Pair what has a name or a text that is there as often on either side, in order."""
        for key_of in (_named, _told):
            olds, news = (_held(blocks, key_of) for blocks in (self._old, self._new))
            for key, places in news.items():
                if len(olds.get(key, ())) == len(places):
                    for old, new in zip(olds[key], places, strict=True):
                        if self._is_free(old, new):
                            self._pair(old, new)

    def _by_parts(self) -> None:
        """Pair what became several, or one, in its very words, with the longest; the others are nobody else's."""
        for one in exact_partings(self._old, self._new, self._former):
            if self._former.keys().isdisjoint(one.news):
                olds, news = self._texts
                self._pair(max(one.olds, key=lambda at: len(olds[at])), max(one.news, key=lambda at: len(news[at])))
            self._taken.update(one.olds)
            self._parts.update(one.news)

    def _by_likeness(self) -> None:
        """Pair the most alike first; of those equally alike, what stands at the same place.

        A heading of which the end went, or to which one came, is itself before it is what stands for that end.
        What several tables have beside them alike is known by its table alone.
        """
        olds, news = (
            {at: text for at, text in enumerate(texts) if at not in taken and at not in alike and len(text) >= TOLD}
            for texts, taken, alike in zip(
                self._texts, (self._taken, self._former), (_alike(self._old), _alike(self._new)), strict=True
            )
        )
        found = [one for one in likenesses(olds, news) if one.degree >= LIKE]

        def order(one: tuple[float, int, int]) -> tuple[bool, float, bool, int, int]:
            degree, old, new = one
            return (
                not self._begins_alike(old, new),
                -degree,
                self._old[old].origin != self._new[new].origin,
                abs(old - new),
                new,
            )

        for _, old, new in sorted(found, key=order):
            if self._is_free(old, new):
                self._pair(old, new)

    def _begins_alike(self, old: int, new: int) -> bool:
        """Tell whether one of two headings of a level begins with all the words of the other."""
        was, now = self._texts[0][old], self._texts[1][new]
        kinds = {_kind(self._old[old]), _kind(self._new[new])}
        return len(kinds) == 1 and kinds <= HEADING_KINDS and (was.startswith(now) or now.startswith(was))

    def _heaviest_in_order(self) -> set[int]:
        """Return the new positions of the pairs that stand in one order on both sides, with the most words."""
        ends: list[int] = []  # old positions, and for each the weight and the last pair of the best run up to it
        best: list[tuple[int, int]] = []
        above: dict[int, int | None] = {}
        for new, old in sorted(self._former.items()):
            place = bisect_left(ends, old)
            weight, last = best[place - 1] if place else (0, -1)
            above[new] = last if place else None
            words = 0 if isinstance(self._new[new], Image) else len(self._texts[1][new])
            weight += 0 if new in self._carried else words + 1
            upto = place
            while upto < len(ends) and best[upto][0] <= weight:
                upto += 1
            if upto > place or place == len(ends) or best[place][0] > weight:
                ends[place:upto], best[place:upto] = [old], [(weight, new)]
        stayed = set()
        at: int | None = best[-1][1] if best else None
        while at is not None:
            stayed.add(at)
            at = above[at]
        return stayed

    def _keep_end(self, stayed: set[int]) -> None:
        """Let the last lines be one, if neither stayed: a document has an end, which neither moves nor goes."""
        old, new = _end(self._old), _end(self._new)
        if any(at in stayed and (at == new or self._former[at] == old) for at in self._former):
            return
        for moved in [at for at, was in self._former.items() if at == new or was == old]:
            self._taken.discard(self._former.pop(moved))
        if min(old, new) >= 0 and isinstance(self._old[old], Line) and isinstance(self._new[new], Line):
            self._pair(old, new)
            stayed.add(new)

    def _between(self, stayed: Sequence[int]) -> None:
        """Pair what is left between neighbours that stayed: equal texts, then the like, then what alone can be it."""
        at_old = at_new = 0
        for new in [*stayed, len(self._new)]:
            old = self._former[new] if new < len(self._new) else len(self._old)
            olds = [one for one in range(at_old, old) if one not in self._taken]
            news = [one for one in range(at_new, new) if one not in self._former and one not in self._parts]
            if olds and news:
                self._gap(olds, news)
            at_old, at_new = old + 1, new + 1

    def _gap(self, olds: Sequence[int], news: Sequence[int]) -> None:
        keys = [_key(self._old[one]) for one in olds], [_key(self._new[one]) for one in news]
        matcher = SequenceMatcher(None, *keys, autojunk=False)
        begin_old = begin_new = 0
        for first, first_new, size in matcher.get_matching_blocks():
            self._rest(olds[begin_old:first], news[begin_new:first_new])
            for offset in range(size):
                self._pair(olds[first + offset], news[first_new + offset])
            begin_old, begin_new = first + size, first_new + size

    def _rest(self, olds: Sequence[int], news: Sequence[int]) -> None:
        """Pair those of one kind in order: as many as there are, or of text what is alike."""
        of_old, of_new = (
            {kind: list(members) for kind, members in groupby(sorted(positions, key=kind_of), key=kind_of)}
            for positions, kind_of in (
                (olds, lambda at: _kind(self._old[at])),
                (news, lambda at: _kind(self._new[at])),
            )
        )
        pairs: list[tuple[int, int]] = []
        for kind in of_old.keys() & of_new.keys():
            left, right = of_old[kind], of_new[kind]
            if len(left) == len(right):
                pairs += zip(left, right, strict=True)
        last = -1
        for old, new in sorted(pairs):  # in order on both sides, or they would have been moved
            if new > last and self._is_free(old, new) and self._may_be(old, new):
                self._pair(old, new)
                last = new

    def _may_be(self, old: int, new: int) -> bool:
        if new in self._came and not self._stays(old):
            return False
        if _kind(self._new[new]) not in (Role.BODY.value, *(role.value for role in ITEMS)):
            return True
        one = next(likenesses({0: self._texts[0][old]}, {0: self._texts[1][new]}), None)
        return one is not None and one.degree >= LIKE_BETWEEN

    def _stays(self, old: int) -> bool:
        """Tell what is one with another that was put in, since something else stayed of its part, table or picture."""
        home = home_of(self._old[old])
        stayed = (was for new, was in self._former.items() if was != old and new not in self._came)
        return home is None or any(Place.parse(self._old[was].origin).lies_in(home) for was in stayed)


def _alike(blocks: Sequence[Block]) -> set[int]:
    """Return the positions of what stands beside several tables in the same words."""
    beside = [at for at, block in enumerate(blocks) if isinstance(block, Line) and block.role in BESIDE_TABLE]
    count = Counter(block_text(blocks[at]) for at in beside)
    return {at for at in beside if count[block_text(blocks[at])] > 1}


def _end(blocks: Sequence[Block]) -> int:
    """Return the position of the last block of the text; an imprint stands behind it, on the page."""
    ends = (at for at in reversed(range(len(blocks))) if not _is_of_imprint(blocks[at]))
    return next(ends, -1)


def _is_of_imprint(block: Block) -> bool:
    return isinstance(block, Line) and block.role in IMPRINT


def can_be(old: Block, new: Block) -> bool:
    """Tell whether a block can have become another: of its kind, a table of as many columns."""
    match old, new:
        case Line(), Line():
            return old.role is new.role or (old.role in TEXT and new.role in TEXT)
        case Grid(), Grid():
            return len(old.columns) == len(new.columns)
    return isinstance(old, Image) and isinstance(new, Image) and type(old.content) is type(new.content)


def block_text(block: Block) -> str:
    """Return a block's words, without its number; those of a table cell by cell, of a picture what stands for it.

    Of a chart they are its figures.
    """
    match block:
        case Line():
            return block.text
        case Grid():
            return "\n".join("\t".join(map(cell_text, row)) for row in block.rows)
        case Image():
            return block.alt if isinstance(block.content, bytes) else block.content.words


def _key(block: Block) -> Hashable:
    """Return what equal blocks have in common."""
    match block:
        case Line():
            return block.role, block.text
        case Grid():
            return len(block.columns), block_text(block)
        case Image():
            return (block.content, block.alt) if isinstance(block.content, bytes) else block.content.words


def _kind(block: Block) -> str:
    return block.role.value if isinstance(block, Line) else type(block).__name__


def _named(block: Block) -> Hashable:
    return (_kind(block), block.name) if isinstance(block, Line) and block.name else None


def _told(block: Block) -> Hashable:
    return _key(block) if isinstance(block, Image) or len(block_text(block)) >= TOLD else None


def _held(blocks: Sequence[Block], key_of: Callable[[Block], Hashable]) -> Mapping[Hashable, Sequence[int]]:
    """Return the positions of the blocks, by the key that they have."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for position, block in enumerate(blocks):
        key = key_of(block)
        if key is not None:
            found[key].append(position)
    return found
