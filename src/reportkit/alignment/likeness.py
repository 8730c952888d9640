"""How alike texts are, many against many: by the pairs of neighbouring characters that they share."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from typing import NamedTuple


class Likeness(NamedTuple):
    """How alike two texts are (相似度), from 0 to 1, and their positions."""

    degree: float
    old: int
    new: int


COMMON = 20  # texts that share a pair of characters; one in more tells little, and comparing them all takes long


def likenesses(old: Mapping[int, str], new: Mapping[int, str]) -> Iterator[Likeness]:
    """Yield how alike each old text is to the new ones that share something with it that is not common.

    >>> list(likenesses({0: "公开信息"}, {5: "公开信件", 6: "无"}))
    [Likeness(degree=0.6666666666666666, old=0, new=5)]
    """
    pieces = {position: _pieces(text) for position, text in new.items()}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for position, counts in pieces.items():
        for piece in counts:
            holders[piece].append(position)
    for position, text in old.items():
        own = _pieces(text)
        shared = [found for piece in own if (found := holders.get(piece))]
        telling = [found for found in shared if len(found) <= COMMON] or shared
        for holder in dict.fromkeys(chain.from_iterable(telling)):
            other = pieces[holder]
            common = sum(min(count, other[piece]) for piece, count in own.items() if piece in other)
            yield Likeness(2 * common / (own.total() + other.total()), position, holder)


def _pieces(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(text))) or Counter(text)
