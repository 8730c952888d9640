"""Changes of a line, and what stands in the place of its slots after them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from reportkit.approval.applying.sources import Leads, Stresses, bare
from reportkit.manuscript import Span

BREAK = "\U0010fffd"
"""What stands in a text where another paragraph begins: the last of the characters that nobody assigns."""


class Cut(NamedTuple):
    """A change of a line (改动): the stretch that goes, the words that come, whose edit it is.

    `spans` are the words that come as the file has them, with how they are stressed, none where that does not matter;
    `stays` tells that the words are those that were there, and only look otherwise, `leads` that they lead elsewhere.
    Of cuts at one place, that with the lower `rank` stands first; `noted` is how many of the words stand before the
    mark of a note that stands at them, None where there is none.
    """

    start: int
    end: int
    words: str
    edit: int
    spans: tuple[Span, ...] = ()
    stays: bool = False
    leads: bool = False
    rank: int = 0
    noted: int | None = None

    def dressed(self, usual: Stresses) -> "Iterator[tuple[str, Stresses]]":
        """Yield the words that come, each stretch with how it is stressed."""
        if "".join(bare(span.text) for span in self.spans) != self.words:
            yield self.words, usual
            return
        for look, alike in groupby(self.spans, key=lambda span: _look(span, usual)):
            yield "".join(bare(span.text) for span in alike), look


def _look(span: Span, usual: Stresses) -> Stresses:
    """Return how words of a file are stressed, and where they lead: within a link where this does."""
    if not span.link:
        return span.stresses
    own = next((one for one in usual if isinstance(one, Leads)), None)
    return (*span.stresses, Leads(span.link.removeprefix("#")) if own is None else own)


class Substitute(NamedTuple):
    """Some of what a slot is to print (替换文字): typed words, or what another slot prints and printed before."""

    words: str
    slot: str | None = None
    printed: str | None = None


Otherwise = Mapping[tuple[str, str], Sequence[Substitute]]
"""What stands in the place of slots, by the slot and the words that it cannot print."""


Shorts = Mapping[str, str]
"""What later mentions of documents and bodies print now, by their slots, where that is another short name."""


NO_SHORTS: Shorts = MappingProxyType({})


class Pending(NamedTuple):
    """Words that a slot is to print instead (待印证): the slot, what it printed, what it is to print, whose edits."""

    slot: str
    old: str
    new: str
    edits: tuple[int, ...]


class Replaced(NamedTuple):
    """A slot in whose place words stand (改为文字): which, what it printed, what stands there, by whose edit."""

    slot: str
    printed: str
    words: str
    edit: int
