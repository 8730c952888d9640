"""Paragraphs that became several, and several that became one: found by the words that they share, part by part."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from reportkit.alignment.hunks import STOPS
from reportkit.alignment.likeness import likenesses
from reportkit.manuscript import HEADINGS, ITEMS, Block, Line, Role

TEXT = frozenset((Role.BODY, *HEADINGS, *ITEMS))
"""Roles between which a paragraph may change."""

LIKE = 0.5  # how alike a part has to be to the words of the whole that it has
SHORT = 4  # characters below which a part has the very words of the whole
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
        at = self.beside(at, step)
        return at if 0 <= at < len(self.blocks) and at not in self.known and self.is_text(at) else None

    def beside(self, at: int, step: int) -> int:
        """Return where that stands which is next to a block, beyond the last one where nothing is."""
        at += step
        while 0 <= at < len(self.blocks) and not self.is_told(at):
            at += step
        return at

    def is_text(self, at: int) -> bool:
        block = self.blocks[at]
        return isinstance(block, Line) and block.role in TEXT and self.text(at) != ""


def partings(
    old: Sequence[Block], new: Sequence[Block], former: Mapping[int, int], moved: Container[int], tokenise: Tokenise
) -> Iterator[Parting]:
    """Yield what was parted and joined between two rows of blocks, of which `former` tells what was what.

    What is not known from the other side is so where it stood only: between the neighbours that stayed.
    """

    def alike(wholes: _Side, parts: _Side, pairs: Mapping[int, int]) -> Iterator[Parts]:
        return _Finding(wholes, parts, tokenise).all(pairs)

    found = chain.from_iterable(_both_ways(old, new, former, find) for find in (_exact, alike))
    stayed = [(was, at) for at, was in former.items() if at not in moved]
    for one in _apart(found):
        first, first_new = one.olds[0], one.news[0]
        is_known = not former.keys().isdisjoint(one.news)
        if is_known or all((was < first) is (at < first_new) for was, at in stayed):
            stayed += [] if is_known else [(first, first_new)]
            yield one


def exact_partings(old: Sequence[Block], new: Sequence[Block], former: Mapping[int, int]) -> Iterator[Parting]:
    """Yield what was parted and joined so that its very words are there, however short a part is."""
    return _apart(_both_ways(old, new, former, _exact))


def _both_ways(
    old: Sequence[Block],
    new: Sequence[Block],
    former: Mapping[int, int],
    find: "Callable[[_Side, _Side, Mapping[int, int]], Iterator[Parts]]",
) -> Iterator[Parting]:
    """Yield what is found to have been parted, then what is found to have been joined."""
    before, after = _Side(old, frozenset(former.values())), _Side(new, frozenset(former))
    for whole, parts, bounds in find(before, after, {was: at for at, was in former.items()}):
        yield Parting((whole,), parts, bounds)
    for whole, parts, bounds in find(after, before, former):
        yield Parting(parts, (whole,), bounds)


def _apart(found: Iterable[Parting]) -> Iterator[Parting]:
    """Yield those of which no paragraph is of one before."""
    taken: tuple[set[int], set[int]] = set(), set()
    for one in found:
        if taken[0].isdisjoint(one.olds) and taken[1].isdisjoint(one.news):
            taken[0].update(one.olds)
            taken[1].update(one.news)
            yield one


Parts = tuple[int, tuple[int, ...], tuple[int, ...]]
"""A whole, its parts, and where these but the first begin in it."""


def _exact(wholes: _Side, parts: _Side, pairs: Mapping[int, int]) -> Iterator[Parts]:
    """Yield wholes with the paragraphs that have their very words in order; `pairs` tells what is known."""
    beginning, alike = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for at in filter(parts.is_text, range(len(parts.blocks))):
        beginning[parts.text(at)[0]].append(at)
    for whole in filter(wholes.is_text, range(len(wholes.blocks))):
        if whole not in pairs or wholes.text(whole) != parts.text(pairs[whole]):
            alike[wholes.text(whole)].append(whole)
    for words, same in alike.items():
        known = {pairs[whole]: whole for whole in same if whole in pairs}
        first = [at for at in beginning[words[0]] if at not in parts.known or at in known]
        runs = [run for at in first if (run := _run(parts, at, words, known))]
        for whole, run in _of(runs, [whole for whole in same if whole not in pairs], known):
            if len(run) > 1:
                yield whole, run, tuple(accumulate(len(parts.text(at)) for at in run[:-1]))


def _run(parts: _Side, first: int, words: str, free: Container[int]) -> tuple[int, ...]:
    """Return the paragraphs from one on that have some words, none where they have others besides."""
    run: tuple[int, ...] = (first,)
    said = parts.text(first)
    while words.startswith(said) and said != words:
        at = parts.beside(run[-1], 1)
        if at >= len(parts.blocks) or not parts.is_text(at) or (at in parts.known and at not in free):
            return ()
        run, said = (*run, at), said + parts.text(at)
    return run if said == words else ()


def _of(
    runs: Sequence[tuple[int, ...]], wholes: Sequence[int], known: Mapping[int, int]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield which whole of the same words each run is: the one that is known, else in order, else the nearest."""
    left = []
    for run in runs:
        of = [known[at] for at in run if at in known]
        if of:
            yield of[0], run
        else:
            left.append(run)
    if len(left) == len(wholes):
        yield from zip(wholes, left, strict=True)
    else:
        yield from sorted(((whole, run) for whole in wholes for run in left), key=lambda one: abs(one[0] - one[1][0]))


class _Finding(NamedTuple):
    """Looks for wholes of one side in parts of the other (拆分查找)."""

    wholes: _Side
    parts: _Side
    tokenise: Tokenise

    def all(self, pairs: Mapping[int, int]) -> Iterator[Parts]:
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

    def _grown(self, whole: int, parts: tuple[int, ...]) -> Iterator[Parts]:
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
        carried = [_Carried(*(starts[at] for at in _carried(bound, blocks, tokens))) for bound in ends]
        found = [
            _unchanged(whole, above, below, near) for (above, below), near in zip(pairwise(parts), carried, strict=True)
        ]
        slices = [whole[begin:end] for begin, end in pairwise([0, *found, len(whole)])]
        alike = all(_are_alike(one, other) for one, other in zip(slices, parts, strict=True))
        return tuple(found) if alike else None


class _Carried(NamedTuple):
    """Where in a whole a bound of its parts is (分界): at which place, and from and up to where words differ there."""

    at: int
    first: int
    last: int


def _unchanged(whole: str, above: str, below: str, near: _Carried) -> int:
    """Return where in a whole the very words stand that two parts have at their bound, which may cut a figure.

    Fewer of them than tell a place wherever it is have to stand where words differ.
    """
    for size in range(AROUND, 0, -1):
        around = above[-size:] + below[:size]
        places = [at + len(above[-size:]) for at in range(len(whole)) if whole.startswith(around, at)]
        found = min(places, key=lambda at: abs(at - near.at), default=None)
        if found is not None and (size == AROUND or near.first <= found <= near.last):
            return found
    return near.at


def _carried(bound: int, blocks: Sequence[tuple[int, int, int]], tokens: Sequence[str]) -> _Carried:
    """Return where in the tokens of a whole a bound of its parts is: behind stops, where words differ there."""
    end, end_new = 0, 0
    for begin, begin_new, size in blocks:
        if bound < begin_new + size and bound > begin_new:
            return _Carried(*(begin + bound - begin_new,) * 3)
        if bound <= begin_new:
            first = end
            if end_new < bound == begin_new:
                end = begin
            elif not end_new == bound < begin_new:
                while end < begin and tokens[end] in STOPS:
                    end += 1
            return _Carried(end, first, begin)
        end, end_new = begin + size, begin_new + size
    return _Carried(len(tokens), end, len(tokens))


def _are_alike(one: str, other: str) -> bool:
    if len(other) < SHORT:
        return one == other
    found = next(likenesses({0: one}, {0: other}), None)
    return found is not None and found.degree >= LIKE
