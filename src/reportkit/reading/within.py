"""What stands within the paragraphs of a file: where links lead, and the proof that the report has all of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from reportkit.manuscript import Block, Line, Span, links_of, notes_of, text_of, texts_of
from reportkit.reading.result import Notes
from reportkit.reading.words import tight


class Within(NamedTuple):
    """One thing within a paragraph (行内成分): what it is, its words, where it leads, where it stands."""

    kind: str
    words: str
    leads: str
    place: str

    @property
    def alike(self) -> tuple[str, str, str]:
        """What it is known by wherever it stands."""
        return self[:3]


def names_in(blocks: Sequence[Block]) -> Mapping[str, str]:
    """Return what the bookmarks of a file that links lead to are called in its report."""
    linked = {link for block in blocks for spans in texts_of(block) for link in links_of(spans) if link.startswith("#")}
    named = [block.name for block in blocks if isinstance(block, Line) and block.name and f"#{block.name}" in linked]
    return {bookmark: f"链接{number}" for number, bookmark in enumerate(dict.fromkeys(named), 1)}


def prove_within(given: Sequence[Block], printed: Sequence[Block], notes: Notes) -> None:
    """Tell what stands within the paragraphs of a file and not within those of its report."""
    ours = Counter(one.alike for one in _within(printed))
    for one in _within(given):
        if ours[one.alike]:
            ours[one.alike] -= 1
            if one.kind == "注释" and one.place.startswith("尾注"):
                notes.guessed(one.place, "尾注写成脚注，排在当页下端", one.words)
        elif one.kind == "注释":
            notes.left(one.place, "注释所在的位置不能有注释，没有写入", one.words)
        else:
            notes.left(one.place, f"文字已写入，{one.kind}没有写入", one.words)


def _within(blocks: Sequence[Block]) -> Iterator[Within]:
    for block in blocks:
        for spans in texts_of(block):
            yield from _of(spans, block.origin)
            for note in notes_of(spans):
                place, words = note.origin or block.origin, tight(note.text)
                if words and isinstance(block, Line):  # those of a table stand below it, as lines
                    yield Within("注释", words, "", place)
                if words:
                    yield from _of(note.spans, place)


def _of(spans: Sequence[Span], place: str) -> Iterator[Within]:
    worded = [span for span in spans if span.text.strip()]
    for link, led in groupby(worded, key=lambda span: span.link):
        if link:
            inside = link.startswith("#")
            yield Within("链接", tight(text_of(led)), "" if inside else link, place)
    for stress in {stress: None for span in worded for stress in span.stresses}:
        for has, alike in groupby(worded, key=lambda span: stress in span.stresses):
            if has:
                yield Within(stress.value, tight(text_of(alike)), "", place)
