"""Where a report says a fact, and which fact printed words that were changed."""

from collections.abc import Callable, Iterator, Sequence

import attrs

from reportkit.comparison.changes import Reworded
from reportkit.comparison.difference import Difference
from reportkit.manuscript import Block, Grid, GridCell, Image, Line, Manuscript, Span, notes_of
from reportkit.place import Place


@attrs.frozen
class FactPlaces:
    """What a fact says where (数据出处): by its name, the places that print it."""

    manuscript: Manuscript

    def places_of(self, fact: str, so: Callable[[str], bool] = bool) -> list[Place]:
        return [
            place
            for block in self.manuscript.blocks
            for place, spans in _texts(block)
            if any(span.fact == fact and so(span.text) for span in spans)
        ]

    def fact_at(self, difference: Difference) -> str | None:
        """Return the name of the fact that printed the words that were changed."""
        change = difference.change
        if not isinstance(change, Reworded) or change.before is None:
            return None
        texts = _texts(self.manuscript.blocks[difference.olds[0]])
        spans = next((spans for place, spans in texts if place == change.before), ())
        at, end = 0, change.start_before + len(change.old)
        for span in spans:
            inside = at < change.start_before < at + len(span.text)
            if span.fact and ((at < end and change.start_before < at + len(span.text)) or inside):
                return span.fact
            at += len(span.text.replace("\n", ""))
        return None


def _texts(block: Block) -> Iterator[tuple[Place, Sequence[Span]]]:
    match block:
        case Line():
            if block.origin:
                yield Place.parse(block.origin), block.spans
            yield from ((Place.parse(note.origin), note.spans) for note in notes_of(block.spans))
        case Image() if not isinstance(block.content, bytes):
            yield Place.parse(block.origin), block.content.told
        case Grid():
            for place, entry in block.placed():
                if isinstance(entry, GridCell):
                    yield Place.parse(place), entry.spans
