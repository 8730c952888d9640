"""What stands within the paragraphs of a Word file: stressed words, links and notes, put to the words of lines."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import attrs

from reportkit.manuscript import ITEMS, Line, Mark, Note, Role, Span, Stress
from reportkit.patterns import expression
from reportkit.readers.docx.document import WordText
from reportkit.readers.docx.read_blocks import ReadParagraph
from reportkit.readers.docx.roles import BLACK
from reportkit.readers.docx.runs import ReadWords
from reportkit.readers.docx.styles import Properties

MARK_STYLES = ("footnote reference", "footnote characters")
LEAD = "OfficialLead"
"""What the styles of leads begin with that this library writes."""

MARK = expression(r"[①-⑳]|〔(\d{1,4})〕")
"""The mark of a note under a table, which is typed."""

OURS = "公文"
"""What the names of the styles begin with that this library writes."""

BY_HAND = frozenset(("b", "u", "eastAsia"))
"""What somebody sets by the buttons for stress."""

LEAD_ENDS = ("。", "：", ":", ".")
RUNNING = (Role.BODY, *ITEMS, Role.TABLE_NOTE)
"""Where words are stressed; what stands elsewhere has a look of its own."""

Placed = tuple[int, Note]
"""A note, and how many characters of its paragraph stand before its mark."""


class StretchLook(NamedTuple):
    """How a stretch looks among others (文字面貌)."""

    bold: bool
    underlined: bool
    typeface: Stress | None


def dressed(line: Line, source: ReadParagraph, notes: Sequence[Placed], text: WordText) -> Line:
    """Return a line with what stands within the paragraph that it was made of; no note is left out."""
    words = source.words
    if not (notes or words.links or _varied(words) or _set_by_hand(source, text)):  # most paragraphs
        return line
    begins = source.text.rfind(line.text) if line.text else -1
    if begins < 0:
        return attrs.evolve(line, spans=(*line.spans, *(Span("", note=note) for _, note in notes)))
    links = [Extent(one.start, one.end, text.leads_to(one, source.note)) for one in words.links]
    ours = text.ours
    lead = 0 if ours else sum(len(span.text) for span in line.spans if span.mark is Mark.LEAD)
    stressed = list(_stressed(source, text, begins + lead, ours=ours)) if ours or line.role in RUNNING else []
    if not (links or stressed or notes):
        return line
    return attrs.evolve(line, spans=tuple(_cut(line.spans, begins, _Within(links, stressed, notes), ours=ours)))


def unstressed(own: Properties, text: WordText) -> Properties:
    """Return what is said of a run but for the style in which this library stresses its words or links them."""
    name = text.styles.style(own["style"]).name if "style" in own else ""
    within = name.startswith(OURS) and (name.endswith("链接") or any(stress.value in name for stress in Stress))
    return {key: value for key, value in own.items() if key != "style"} if within else own


def in_cell(source: ReadParagraph, noted: Sequence[Placed], text: WordText) -> tuple[Span, ...]:
    """Return the words of the paragraph of a cell, with the marks of the notes under its table by their numbers."""
    plain = not (noted or source.words.links or _varied(source.words) or _set_by_hand(source, text))
    if len(source.words.runs) < 2 and plain:  # most cells
        words = source.text.strip("\n")
        return (Span(words),) if words else ()
    marks: list[tuple[int, int]] = []
    runs: list[tuple[str, Properties]] = []
    notes: list[Placed] = []
    place = 0
    for words, own in source.words.runs:
        mark = MARK.fullmatch(words) if text.styles.style(own.get("style", "")).name.lower() in MARK_STYLES else None
        if mark:
            number = int(mark[1]) if mark[1] else ord(words) - ord("①") + 1
            notes.append((place, Note((), "", number)))
            marks.append((place + sum(length for _, length in marks), len(words)))
        else:
            runs.append((words, own))
            place += len(words)
    links = [one._replace(start=_without(one.start, marks), end=_without(one.end, marks)) for one in source.words.links]
    notes += ((_without(at, marks), note) for at, note in noted)
    bare = attrs.evolve(source, words=ReadWords(runs, length=place, links=links))
    words = bare.text.strip("\n")
    return dressed(Line(Role.BODY, (Span(words),) if words else ()), bare, notes, text).spans


def _without(place: int, marks: Sequence[tuple[int, int]]) -> int:
    """Return where a place of a text comes to stand when marks, so long from where they begin, are taken out."""
    return place - sum(length for start, length in marks if start < place)


class Extent(NamedTuple):
    """So many characters of a paragraph (起止): where they begin and end, where they lead or how they are stressed."""

    start: int
    end: int
    link: str | None = None
    stresses: tuple[Stress, ...] = ()


class _Within:
    """What stands within a paragraph, found by its place in a time that does not grow with it."""

    def __init__(self, links: Sequence[Extent], stressed: Sequence[Extent], notes: Sequence[Placed]) -> None:
        self._links, self._stressed = sorted(links, key=_start), stressed
        self.notes = sorted(notes, key=lambda placed: placed[0])
        edges = {place for one in (*links, *stressed) for place in one[:2]}
        self.cuts = sorted(edges | {at for at, _ in notes})

    def at(self, place: int) -> Extent:
        """Return where the words at a place lead, and how they are stressed."""
        nothing = Extent(place, place)
        link, stressed = (_at(place, found) or nothing for found in (self._links, self._stressed))
        return Extent(place, place, link.link, stressed.stresses)


def _start(stretch: Extent) -> int:
    return stretch.start


def _at(place: int, found: Sequence[Extent]) -> Extent | None:
    """Return which of some stretches, in their order, a place lies in."""
    number = bisect_right(found, place, key=_start) - 1
    return found[number] if number >= 0 and place < found[number].end else None


def _cut(spans: Sequence[Span], begins: int, within: _Within, *, ours: bool) -> Iterator[Span]:
    """Yield spans cut where something begins or ends, with the marks of notes between them."""
    place, told = begins, 0
    for span in spans:
        end = place + len(span.text)
        inside = within.cuts[bisect_right(within.cuts, place) : bisect_left(within.cuts, end)]
        for start, stop in pairwise([place, *inside, end]):
            there = within.at(start)
            words = span.text[start - place : stop - place]
            stresses = () if span.mark is Mark.LEAD and not ours else there.stresses
            yield span._replace(text=words, link=there.link, stresses=stresses)
            while told < len(within.notes) and within.notes[told][0] <= stop:
                yield Span("", note=within.notes[told][1])
                told += 1
        place = end
    yield from (Span("", note=note) for _, note in within.notes[told:])


def _stressed(source: ReadParagraph, text: WordText, begins: int, *, ours: bool) -> Iterator[Extent]:
    """Yield the stretches that look otherwise than their paragraph, but for the lead in front of where it begins.

    In a style of this library, that says how a paragraph looks; elsewhere most of its words do.
    """
    runs = source.words.runs
    looks = [(len(words), _look(text.run_look(source, own)), own) for words, own in runs]
    ends = accumulate(length for length, _, _ in looks)
    behind = [one for one, end in zip(looks, ends, strict=True) if end > begins]
    styled = _look(text.run_look(source, {}))
    plain = styled if ours else _plain(behind or looks, styled)
    found: list[Extent] = []
    place = 0
    for length, look, own in looks:
        name = text.styles.style(own.get("style", "")).name
        by_name = name.startswith(OURS)
        stresses = _by_hand(name, look, _look(text.run_look(source, {"style": own["style"]}))) if by_name else None
        stresses = _beside(look, plain) if stresses is None else stresses
        if stresses and found and (found[-1].end, found[-1].stresses) == (place, stresses):
            found[-1] = found[-1]._replace(end=place + length)
        elif stresses and (ours or by_name or place > begins or not _ends_lead(source.text[begins : place + length])):
            found.append(Extent(place, place + length, None, stresses))
        place += length
    yield from found


def _varied(words: ReadWords) -> bool:
    """Tell whether runs are set otherwise than each other, or in a style of their own, but for our leads."""
    last = words.runs[-1][1] if words.runs else {}
    return "style" in last or any(own != last and not own.get("style", "").startswith(LEAD) for _, own in words.runs)


def _set_by_hand(source: ReadParagraph, text: WordText) -> bool:
    """Tell whether words of a file that this library saved may be set otherwise than their style says."""
    return text.ours and any(not BY_HAND.isdisjoint(own) for _, own in source.words.runs)


def _ends_lead(words: str) -> bool:
    return words.rstrip().endswith(LEAD_ENDS)


def _plain(looks: Sequence[tuple[int, "StretchLook", Properties]], styled: "StretchLook") -> "StretchLook":
    """Return how the paragraph looks: as its style says, or else as most of its words do."""
    shares: Counter[StretchLook] = Counter()
    for length, look, _ in looks:
        shares[look] += length
    return styled if styled in shares else shares.most_common(1)[0][0]


def _look(look: Properties) -> StretchLook:
    typeface = look.get("eastAsia", "")
    is_hei = "黑体" in typeface or "SimHei" in typeface
    is_kai = "楷" in typeface or "Kai" in typeface
    underlined = look.get("u") == "1" and look.get("color", "") in BLACK  # in a colour it is how links look
    return StretchLook(look.get("b") == "1", underlined, Stress.HEI if is_hei else Stress.KAI if is_kai else None)


def _by_hand(style: str, look: StretchLook, styled: StretchLook) -> tuple[Stress, ...]:
    """Return how words in a style of this library are stressed, which may look otherwise by hand than it says."""
    found = {stress for stress in Stress if stress.value in style}
    for stress, had, has in (
        (Stress.BOLD, styled.bold, look.bold),
        (Stress.UNDERLINED, styled.underlined, look.underlined),
    ):
        if had is not has:
            found = found | {stress} if has else found - {stress}
    if look.typeface is not styled.typeface:
        found = found - {Stress.HEI, Stress.KAI} | ({look.typeface} if look.typeface else set())
    return tuple(stress for stress in Stress if stress in found)


def _beside(look: StretchLook, plain: StretchLook) -> tuple[Stress, ...]:
    """Return how a look stands out of another, in the order of the stresses."""
    bold = look.bold and not plain.bold
    underlined = look.underlined and not plain.underlined
    typeface = look.typeface if look.typeface is not plain.typeface else None
    return (*(Stress.BOLD,) * bold, *(Stress.UNDERLINED,) * underlined, *((typeface,) if typeface else ()))
