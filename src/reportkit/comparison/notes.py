"""Notes beside each other: what they say, and those whose marks stand at other words of their text."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportkit.comparison.changes import Moved
from reportkit.comparison.texts import TextComparison, Where
from reportkit.manuscript import Note, Span
from reportkit.place import Place

NEAR = 8
"""Characters that are quoted before the mark of a note."""


def with_words(notes: Sequence[Note]) -> list[Note]:
    """Leave out the notes of a table, whose words stand below it."""
    return [note for note in notes if note.spans]


def moved_marks(texts: TextComparison, old: Sequence[Span], new: Sequence[Span], at: Where) -> Iterator[Moved]:
    """Yield the notes that stayed on a text and whose marks stand at other words of it."""
    marks, marks_new = list(_marks(old)), list(_marks(new))
    keys = [note.text for note, _ in marks], [note.text for note, _ in marks_new]
    for kind, first, last, first_new, last_new in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind not in ("equal", "replace"):
            continue
        for (note, above), (other, now) in zip(marks[first:last], marks_new[first_new:last_new], strict=False):
            if len(now) not in texts.carried(old, new, len(above)):
                yield Moved(
                    before=Place.parse(note.origin),
                    after=Place.parse(other.origin),
                    where_before=_where(at["where_before"], above),
                    where_after=_where(at["where_after"], now),
                    old=note.text,
                    new=other.text,
                )


def _where(text: str, above: str) -> str:
    return f"{text}“{above[-NEAR:]}”之后的注释" if above else f"{text}开头的注释"


def _marks(spans: Sequence[Span]) -> Iterator[tuple[Note, str]]:
    """Yield the notes of a text that have words, each with what stands before its mark."""
    above = ""
    for span in spans:
        above += span.text.replace("\n", "")
        if span.note is not None and span.note.spans:
            yield span.note, above
