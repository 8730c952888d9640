"""Paragraphs that became several, and several that became one: found by the words that they share, part by part."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import NamedTuple

from reportkit.alignment.hunks import STOPS
from reportkit.alignment.likeness import likenesses
from reportkit.manuscript import HEADINGS, ITEMS, Block, Line, Role

TEXT = frozenset((Role.BODY, *HEADINGS, *ITEMS))
"""Roles between which a paragraph may change."""

LIKE = 0.5  # how alike a part has to be to the words of the whole that it has
SHORTEST = 4  # characters of a part
AROUND = 4  # characters on either side by which a bound is known
MOST = 12  # paragraphs between two that stayed, of which none is known

Tokenise = Callable[[str], Sequence[str]]


class Parting(NamedTuple):
    """A paragraph that became several, or several that became one (分段、并段): the positions of either, in order.

    `bounds` are where each of several but the first begins in the words of the one, in characters.
    """

    olds: tuple[int, ...]
    news: tuple[int, ...]
    bounds: tuple[int, ...]


class _Side(NamedTuple):
    """One manuscript (一稿): its blocks, and which of them are known from the other."""

    blocks: Sequence[Block]
    known: frozenset[int]

    def text(self, at: int) -> str:
        block = self.blocks[at]
        return block.text.replace("\n", "") if isinstance(block, Line) else ""

    def is_told(self, at: int) -> bool:
        block = self.blocks[at]
        return not isinstance(block, Line) or (block.origin != "" and block.text != "")

    def next(self, at: int, step: int) -> int | None:
        """Return the paragraph of the text that stands next to one and is not known, if one does."""
        at += step
        while 0 <= at < len(self.blocks) and not self.is_told(at):
            at += step
        return at if 0 <= at < len(self.blocks) and at not in self.known and self.is_text(at) else None

    def is_text(self, at: int) -> bool:
        block = self.blocks[at]
        return isinstance(block, Line) and block.role in TEXT and len(self.text(at)) >= SHORTEST


def partings(
    old: Sequence[Block], new: Sequence[Block], former: Mapping[int, int], moved: Container[int], tokenise: Tokenise
) -> Iterator[Parting]:
    """Yield what was parted and joined between two rows of blocks, of which `former` tells what was what.

    What is not known from the other side is so where it stood only: between the neighbours that stayed.
    """
    sides = _Side(old, frozenset(former.values())), _Side(new, frozenset(former))
    finding = _Finding(sides[0], sides[1], tokenise), _Finding(sides[1], sides[0], tokenise)
    found = [
        *(
            Parting((whole,), parts, bounds)
            for whole, parts, bounds in finding[0].all({o: n for n, o in former.items()})
        ),
        *(Parting(parts, (whole,), bounds) for whole, parts, bounds in finding[1].all(former)),
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    stayed = [(was, at) for at, was in former.items() if at not in moved]
    for one in found:
        first, first_new = one.olds[0], one.news[0]
        is_known = not former.keys().isdisjoint(one.news)
        in_place = is_known or all((was < first) is (at < first_new) for was, at in stayed)
        if in_place and taken[0].isdisjoint(one.olds) and taken[1].isdisjoint(one.news):
            taken[0].update(one.olds)
            taken[1].update(one.news)
            stayed += [] if is_known else [(first, first_new)]
            yield one


class _Finding(NamedTuple):
    """Looks for wholes of one side in parts of the other (拆分查找)."""

    wholes: _Side
    parts: _Side
    tokenise: Tokenise

    def all(self, pairs: Mapping[int, int]) -> Iterator[tuple[int, tuple[int, ...], tuple[int, ...]]]:
        for whole, part in sorted(pairs.items()):
            if self.wholes.is_text(whole) and self.parts.is_text(part) and self._differ(whole, part):
                yield from self._grown(whole, (part,))
        gone = [at for at in range(len(self.wholes.blocks)) if at not in self.wholes.known and self.wholes.is_text(at)]
        came = [at for at in range(len(self.parts.blocks)) if at not in self.parts.known and self.parts.is_text(at)]
        if len(gone) <= MOST and len(came) <= MOST:
            for whole in gone:
                for first in came:
                    found = list(self._grown(whole, (first,)))
                    if found:
                        yield found[0]
                        break

    def _differ(self, whole: int, part: int) -> bool:
        return self.wholes.text(whole) != self.parts.text(part)

    def _grown(self, whole: int, parts: tuple[int, ...]) -> Iterator[tuple[int, tuple[int, ...], tuple[int, ...]]]:
        """Yield a whole with as many parts as it has, if these are several."""
        bounds: tuple[int, ...] = ()
        for step, end in ((1, -1), (-1, 0)):
            while (other := self.parts.next(parts[end], step)) is not None:
                more = (*parts, other) if step > 0 else (other, *parts)
                found = self._bounds(self.wholes.text(whole), [self.parts.text(at) for at in more])
                if found is None:
                    break
                parts, bounds = more, found
        if bounds:
            yield whole, parts, bounds

    def _bounds(self, whole: str, parts: Sequence[str]) -> tuple[int, ...] | None:
        """Return where the parts but the first begin in the whole, None where its words are not theirs."""
        tokens, others = self.tokenise(whole), [self.tokenise(part) for part in parts]
        matcher = SequenceMatcher(None, tokens, [token for part in others for token in part], autojunk=False)
        blocks = matcher.get_matching_blocks()
        ends = list(accumulate(map(len, others)))[:-1]
        starts = [0, *accumulate(map(len, tokens))]
        carried = [starts[_carried(bound, blocks, tokens)] for bound in ends]
        found = [
            _unchanged(whole, above, below, at) for (above, below), at in zip(pairwise(parts), carried, strict=True)
        ]
        slices = [whole[begin:end] for begin, end in pairwise([0, *found, len(whole)])]
        alike = all(_are_alike(one, other) for one, other in zip(slices, parts, strict=True))
        return tuple(found) if alike else None


def _unchanged(whole: str, above: str, below: str, near: int) -> int:
    """Return where in a whole the very words stand that two parts have at their bound, which may cut a figure."""
    around = above[-AROUND:] + below[:AROUND]
    places = [at + len(above[-AROUND:]) for at in range(len(whole)) if whole.startswith(around, at)]
    return min(places, key=lambda at: abs(at - near), default=near)


def _carried(bound: int, blocks: Sequence[tuple[int, int, int]], tokens: Sequence[str]) -> int:
    """Return where in the tokens of a whole a bound of its parts is: behind stops, where words differ there."""
    end, end_new = 0, 0
    for begin, begin_new, size in blocks:
        if bound < begin_new + size and bound > begin_new:
            return begin + bound - begin_new
        if bound <= begin_new:
            if end_new < bound == begin_new:
                return begin
            if end_new == bound < begin_new:
                return end
            while end < begin and tokens[end] in STOPS:
                end += 1
            return end
        end, end_new = begin + size, begin_new + size
    return len(tokens)


def _are_alike(one: str, other: str) -> bool:
    found = next(likenesses({0: one}, {0: other}), None)
    return found is not None and found.degree >= LIKE
