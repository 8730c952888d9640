"""The proof that a report has every word of its file, in order: what it lacks, and what it adds, is told."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

import attrs

from reportkit.compose import compose
from reportkit.errors import brief
from reportkit.formats import Format
from reportkit.manuscript import (
    Block,
    Grid,
    Image,
    Line,
    Role,
    cell_text,
    note_mark,
    notes_in,
)
from reportkit.model import Report
from reportkit.readers.typed_tables import BARS
from reportkit.reading.result import Notes
from reportkit.reading.words import tight

WINDOW = 64  # lines that are looked at together where two texts part
LONGEST = 4000  # signs of which differences are told one by one
WORD = re.compile(r"\w")
ALIKE = 0.6  # from which on two lines are one, changed


@attrs.frozen
class Said:
    """A line or a row as a reader sees it (逐行文字): where it stands, its number, its signs without blanks."""

    place: str
    number: str
    words: str

    @property
    def text(self) -> str:
        """Its words without its number."""
        return self.words.removeprefix(self.number)


def lines_of(blocks: Sequence[Block], instead: Mapping[str, Sequence[Sequence[str]]] | None = None) -> Iterator[Said]:
    """Yield the lines and rows of blocks; `instead` are rows that stand for the block of a place."""
    for block in blocks:
        if instead and not isinstance(block, Image) and block.origin in instead:
            for printed in instead[block.origin]:
                yield Said(block.origin, "", tight("".join(printed)))
        elif isinstance(block, Line) and block.role is not Role.PAGE_NUMBER:
            number = tight(block.number)
            yield Said(block.origin, number, BARS.sub("", number + tight(block.text)))
        elif isinstance(block, Grid):
            for row in block.rows:
                words = tight("".join(map(cell_text, row)))
                yield Said(block.origin, "", BARS.sub("", words))
            unnumbered = [note for note in notes_in(block) if note.number is None]
            for count, note in enumerate(unnumbered, 1):  # those of a report stand below its table
                yield Said(note.origin, "", note_mark(count) + tight(note.text))


def prove(
    blocks: Sequence[Block],
    instead: Mapping[str, Sequence[Sequence[str]]],
    report: Report,
    layout: Format,
    notes: Notes,
    guessed: Sequence[str] = (),
) -> None:
    """Tell every word of the file that the report does not print, or prints elsewhere, and what it prints besides.

    `guessed` are lines of the report that were told already.
    """
    given = [one for one in lines_of(blocks, instead) if WORD.search(one.words)]
    printed = [one for one in lines_of(compose(report, layout.elements).blocks) if WORD.search(one.words)]
    missing: list[Said] = []
    added: list[tuple[str, Said]] = []
    for theirs, ours in _stretches(given, printed):
        lacking, more = _settled(theirs, ours, notes)
        place = theirs[0].place if theirs else "全文"
        missing += lacking
        added += [(place, one) for one in more]
    elsewhere = Counter(one.words for _, one in added)
    for one in missing:
        if elsewhere[one.words]:
            elsewhere[one.words] -= 1
            added.remove(next(entry for entry in added if entry[1].words == one.words))
            notes.guessed(one.place, "写入报告中公文要素规定的位置，与原文次序不同", one.words)
        else:
            notes.left(one.place, "报告中没有这些文字", one.words)
    for place, one in added:
        if one.words in map(tight, guessed):
            continue
        notes.guessed(place, "报告中多出的文字，由公文格式规定", one.words)


def _stretches(given: Sequence[Said], printed: Sequence[Said]) -> Iterator[tuple[Sequence[Said], Sequence[Said]]]:
    """Yield what stands between lines that are the same."""
    theirs, ours = [one.words for one in given], [one.words for one in printed]
    at = other = 0
    while at < len(theirs) or other < len(ours):
        if at < len(theirs) and other < len(ours) and theirs[at] == ours[other]:
            at, other = at + 1, other + 1
            continue
        size = WINDOW
        while True:
            near = SequenceMatcher(None, theirs[at : at + size], ours[other : other + size], autojunk=False)
            first = near.get_matching_blocks()[0]
            whole = at + size >= len(theirs) and other + size >= len(ours)
            if first.size or whole or size > WINDOW * 16:
                break
            size *= 4
        end, until = (at + first.a, other + first.b) if first.size else (at + size, other + size)
        yield given[at:end], printed[other:until]
        at, other = min(end, len(theirs)), min(until, len(ours))


def _settled(theirs: Sequence[Said], ours: Sequence[Said], notes: Notes) -> tuple[list[Said], list[Said]]:
    """Return the lines of a stretch that are missing and that are added; those that only changed are told."""
    if "".join(one.words for one in theirs) == "".join(one.words for one in ours):
        return [], []  # paragraphs were joined or parted
    missing: list[Said] = []
    left = list(ours)
    for one in theirs:
        partner = _partner(one, left)
        if partner is None:
            missing.append(one)
            continue
        left.remove(partner)
        if partner.text == one.text:
            notes.left(one.place, f"编号“{one.number}”写入后为“{partner.number}”，按所在层次连续编号", one.words)
        else:
            _told(one, partner, notes)
    return missing, left


def _partner(one: Said, left: Sequence[Said]) -> Said | None:
    """Return the line that another became."""
    same = next((other for other in left if other.text == one.text and other.number and one.number), None)
    if same is not None:
        return same
    best: tuple[float, Said] | None = None
    for other in left[:WINDOW]:
        if max(len(one.words), len(other.words)) > LONGEST:
            continue
        likeness = SequenceMatcher(None, one.words, other.words, autojunk=False)
        if (
            likeness.real_quick_ratio() > ALIKE
            and likeness.quick_ratio() > ALIKE
            and (ratio := likeness.ratio()) > ALIKE
        ):
            best = max(best, (ratio, other), key=lambda pair: pair[0]) if best else (ratio, other)
    return best[1] if best else None


def _told(one: Said, partner: Said, notes: Notes) -> None:
    """Tell how a line changed."""
    changes = SequenceMatcher(None, one.words, partner.words, autojunk=False).get_opcodes()
    parts: list[str] = []
    for kind, begin, end, start, until in changes:
        before, behind = brief(one.words[begin:end]), brief(partner.words[start:until])
        if kind == "replace":
            parts.append(f"“{before}”写成“{behind}”")
        elif kind == "delete":
            parts.append(f"没有“{before}”")
        elif kind == "insert":
            parts.append(f"多出“{behind}”")
    notes.left(one.place, f"报告中{'，'.join(parts)}", one.words)
