"""Which block of a report each block of its draft is, by the anchors that begin and end in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportkit.alignment.anchors import BESIDE, OF_TEXT, anchors
from reportkit.alignment.blocks import block_text
from reportkit.alignment.likeness import likenesses
from reportkit.manuscript import Block, Grid, Line, Manuscript, Role
from reportkit.readers.word_file import Trace

COPIES = re.compile(r"(?:_Copy_\d+)+$")
"""What LibreOffice puts behind the name of a bookmark that was copied, or moved while changes are tracked."""


def names_at(traces: Sequence[Trace], *, ending: bool = False) -> Iterator[str]:
    """Yield the names of the anchors that begin at a place, or that end there and began above it."""
    for trace in traces:
        for name in trace.closes if ending else trace.bookmarks:
            if name.startswith((OF_TEXT, BESIDE)):
                yield COPIES.sub("", name)


def known_by_anchors(
    blocks: Sequence[Block],
    named: Sequence[Sequence[str]],
    traces: Mapping[str, Sequence[Trace]],
    report: Manuscript,
    *,
    other: bool,
) -> Mapping[int, int]:
    """Return the block of the report that each block of the file is by its anchor, which both have once.

    A paragraph has several where the end of another was struck out, so that this one begins with what is left of it: it
    is the one whose words it has. One anchor goes over several where somebody pressed Enter before the first words of
    its paragraph: it is of that which has its words, or has the first of them where it was parted. What stands twice
    in the report is known apart by its order only, which an `other` version may have otherwise. Where words of a line,
    and those that it would have by its anchor, are left over on the other side, they tell which is which.
    """
    told = Counter(block.text for block in report.blocks if isinstance(block, Line))
    places: dict[str, int] = {name: at for at, names in enumerate(anchors(report)) for name in names}
    texts = [block_text(block) for block in report.blocks]
    begin: defaultdict[int, list[int]] = defaultdict(list)
    end: defaultdict[int, list[int]] = defaultdict(list)
    for at, (block, names) in enumerate(zip(blocks, named, strict=True)):
        olds = [places[name] for name in names if name in places]
        if olds:
            of_rows = max(set(olds), key=olds.count)
            begin[of_rows if isinstance(block, Grid) else _most_alike(block_text(block), olds, texts)].append(at)
        if isinstance(block, Line):
            for name in names_at(traces.get(block.origin, ()), ending=True):
                end[places.get(name, -1)].append(at)
    said = [block_text(block) for block in blocks]
    found: dict[int, int] = {}
    for old in (one for one in {**begin, **end} if one >= 0 and len(begin[one]) <= 1):
        above = (at for at in begin[old] if _are_first_words(said[at], [said[one] for one in end[old]], texts[old]))
        at = next(above, _most_alike(texts[old], begin[old] + end[old], said))
        if at not in found and not (other and told[texts[old]] > 1):
            found[at] = old
    unchanged = {at: old for at, old in found.items() if _key(blocks[at]) == _key(report.blocks[old])}
    left = {_key(block) for at, block in enumerate(blocks) if at not in unchanged}
    left_over = {_key(block) for at, block in enumerate(report.blocks) if at not in unchanged.values()}
    return {
        at: old
        for at, old in found.items()
        if at in unchanged or _key(blocks[at]) not in left_over or _key(report.blocks[old]) not in left
    }


def _key(block: Block) -> tuple[Role, str] | None:
    """Return by what a line is known without its anchor."""
    return (block.role, block.text) if isinstance(block, Line) else None


def _are_first_words(words: str, below: Sequence[str], whole: str) -> bool:
    """Tell words of a paragraph that was parted from what somebody typed above it."""
    return words.strip() != "" and words.strip() in whole and whole not in below


def _most_alike(text: str, among: Sequence[int], texts: Sequence[str]) -> int:
    """Return the first of some positions whose words are most like a text."""
    if len(among) == 1:
        return among[0]
    alike = {one.old: one.degree for one in likenesses({at: texts[at] for at in among}, {0: text})}
    return max(among, key=lambda at: alike.get(at, 0))
