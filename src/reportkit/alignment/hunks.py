"""What differs between two rows of words: the stretches that were put in the place of others."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from reportkit.alignment.tokens import pieces
from reportkit.manuscript import width

LEAST_COMMON = 2  # 字 that have to stand between two changes for these to be told apart
STOPS = frozenset("，。；：、？！（）\n")


class Hunk(NamedTuple):
    """A stretch of old words and the new ones in its place (改动), as positions from and up to; one may be empty."""

    old: tuple[int, int]
    new: tuple[int, int]


def changed(old: Sequence[str], new: Sequence[str], apart: Callable[[str], bool] = lambda token: False) -> list[Hunk]:
    """Return the hunks that make the old words the new ones, in order.

    Less than two characters in common between two changes belong to the change, as does the single character that
    a change leaves of a clause. A token in the place of another is a hunk by itself where both are to stand `apart`,
    and neither is a piece of a figure (75. 0%).

    >>> changed([*"多措并举，公开"], [*"多点发力，公开"])
    [Hunk(old=(0, 4), new=(0, 4))]
    """
    found = list(_hunks(old, new))
    if not found:
        return []
    alone = [{at for at, token in enumerate(tokens) if apart(token)} - pieces(tokens) for tokens in (old, new)]

    def are_pair(at: int, at_new: int) -> bool:
        return at in alone[0] and at_new in alone[1]

    def is_apart(hunk: Hunk) -> bool:
        (first, last), (first_new, last_new) = hunk
        return last - first == last_new - first_new == 1 and are_pair(first, first_new)

    parted = [piece for hunk in found for piece in _parted(hunk, old, new, are_pair)]
    return [_slid(_widened(hunk, old, new), old, new) for hunk in _joined(parted, old, is_apart)]


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[Hunk]:
    begin, end, end_new = 0, len(old), len(new)
    while begin < min(end, end_new) and old[begin] == new[begin]:
        begin += 1
    while end > begin and end_new > begin and old[end - 1] == new[end_new - 1]:
        end, end_new = end - 1, end_new - 1
    matcher = SequenceMatcher(None, old[begin:end], new[begin:end_new], autojunk=False)
    for kind, *places in matcher.get_opcodes():
        if kind != "equal":
            first, last, first_new, last_new = (place + begin for place in places)
            yield Hunk((first, last), (first_new, last_new))


Pairs = Callable[[int, int], bool]
"""Whether two tokens stand apart, each in the place of the other."""


def _parted(hunk: Hunk, old: Sequence[str], new: Sequence[str], are_pair: Pairs) -> Iterator[Hunk]:
    """Part a hunk at the tokens that stand apart: where as many came as went, else at its ends, of the same unit."""
    (first, last), (first_new, last_new) = hunk
    if last - first == last_new - first_new:
        pairs = zip(range(first, last), range(first_new, last_new), strict=True)
        alone = [(at, at_new) for at, at_new in pairs if are_pair(at, at_new)]
    else:
        alone = list(_at_ends(hunk, lambda at, at_new: are_pair(at, at_new) and _are_of_one_unit(old[at], new[at_new])))
    for at, at_new in [*alone, (last, last_new)]:
        if at > first or at_new > first_new:
            yield Hunk((first, at), (first_new, at_new))
        if at < last and at_new < last_new:
            yield Hunk((at, at + 1), (at_new, at_new + 1))
        first, first_new = at + 1, at_new + 1


def _at_ends(hunk: Hunk, are_pair: Pairs) -> Iterator[tuple[int, int]]:
    """Yield the tokens at the beginning of a hunk that are pairs, and those at its end, in order."""
    (first, last), (first_new, last_new) = hunk
    while first < last and first_new < last_new and are_pair(first, first_new):
        yield first, first_new
        first, first_new = first + 1, first_new + 1
    ends = []
    while first < last and first_new < last_new and are_pair(last - 1, last_new - 1):
        last, last_new = last - 1, last_new - 1
        ends.append((last, last_new))
    yield from reversed(ends)


def _are_of_one_unit(old: str, new: str) -> bool:
    unit = _unit(old)
    return unit == _unit(new) and unit not in ("", old, new)


def _unit(token: str) -> str:
    """Return a figure without its digits."""
    return re.sub(r"[\d.,，]", "", token)


def _joined(hunks: list[Hunk], old: Sequence[str], is_apart: Callable[[Hunk], bool]) -> Iterator[Hunk]:
    """Join hunks that have too little between them, but for those that stand apart."""
    if not hunks:
        return
    whole = hunks[0]
    for above, hunk in pairwise(hunks):
        common = old[above.old[1] : hunk.old[0]]
        alone = is_apart(whole) or is_apart(hunk)
        if not alone and width("".join(common)) < LEAST_COMMON and not STOPS.issuperset(common):
            whole = Hunk((whole.old[0], hunk.old[1]), (whole.new[0], hunk.new[1]))
        else:
            yield whole
            whole = hunk
    yield whole


def _widened(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Hunk:
    """Take the single character in, if there is one between a replacement and a stop on either side."""
    (first, last), (first_new, last_new) = hunk
    if first == last or first_new == last_new:
        return hunk
    if first and _is_alone(old, first - 1, -1) and _are_signs(old[first], new[first_new]):
        first, first_new = first - 1, first_new - 1
    if last < len(old) and _is_alone(old, last, 1) and _are_signs(old[last - 1], new[last_new - 1]):
        last, last_new = last + 1, last_new + 1
    return Hunk((first, last), (first_new, last_new))


def _is_alone(tokens: Sequence[str], position: int, step: int) -> bool:
    """Tell whether a token is a single character that nothing, or a stop, follows on the other side."""
    token, beyond = tokens[position], position + step
    if not _are_signs(token):
        return False
    return not 0 <= beyond < len(tokens) or tokens[beyond] in STOPS


def _are_signs(*tokens: str) -> bool:
    """Tell whether tokens are parts of words, and none whole by itself as a figure is."""
    return all(len(token) == 1 and token.isalpha() for token in tokens)


def _slid(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Hunk:
    """Let words that only came, or only went, begin or end with a stop, where the same words around them allow it.

    >>> _slid(Hunk((4, 4), (4, 7)), [*"县委，县府"], [*"县委，县纪，县府"])  # 纪，县 as well as ，县纪
    Hunk(old=(3, 3), new=(3, 6))
    """
    (first, last), (first_new, last_new) = hunk
    if (first == last) == (first_new == last_new):
        return hunk
    words, begin, end = (new, first_new, last_new) if first == last else (old, first, last)
    moved = next((one for one in _slides(words, begin, end) if {words[begin + one], words[end + one - 1]} & STOPS), 0)
    return Hunk((first + moved, last + moved), (first_new + moved, last_new + moved))


def _slides(words: Sequence[str], begin: int, end: int) -> Iterator[int]:
    """Yield by how far a stretch can stand further on or before and leave the same words around it."""
    yield 0
    before = 0
    while begin + before > 0 and words[begin + before - 1] == words[end + before - 1]:
        before -= 1
        yield before
    behind = 0
    while end + behind < len(words) and words[begin + behind] == words[end + behind]:
        behind += 1
        yield behind
