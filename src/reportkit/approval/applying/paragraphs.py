"""Paragraphs, items and headings of the model as cuts in their lines leave them."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import attrs

from reportkit.approval.applying.cuts import BREAK, NO_SHORTS, Cut, Otherwise, Pending, Replaced, Shorts
from reportkit.approval.applying.cutting import Written, cut, with_slots_otherwise
from reportkit.approval.applying.leads import LEAD, STOP, at_stop
from reportkit.approval.applying.looks import Given, dressed, in_one, is_dressed_anew
from reportkit.approval.applying.refusing import Reason, Refusal
from reportkit.approval.applying.sources import Leaf, Segment, as_written, leaves, segments
from reportkit.errors import InvalidValue
from reportkit.manuscript import HEADINGS, ITEMS, Image, Line, Role, Span, level_of, text_of
from reportkit.model import Footnote, Link, Measure, Points, Report, Section
from reportkit.model.content import Content
from reportkit.model.paragraph import Inline, Paragraph
from reportkit.numbering import run_labels
from reportkit.place import Place
from reportkit.reading.content import led
from reportkit.reading.points import MOST
from reportkit.reading.points import paragraph as with_points
from reportkit.reading.rich_text import RichText, spans_behind
from reportkit.reading.words import said

I = TypeVar("I", bound=Inline)  # noqa: E741

HERE = Place(())


def put(value: Given, path: Sequence[str | int], new: object) -> Given:
    """Return a value of the model in which what stands at a path is another.

    >>> put(Section("概况", ["甲。", "乙。"]), ("content", 1), "丙。").content
    ('甲。', '丙。')
    """
    if not path:
        return new  # type: ignore[return-value]
    step, *rest = path
    held: Any = value
    if isinstance(held, tuple):
        at = int(step)
        return (*held[:at], put(held[at], rest, new), *held[at + 1 :])  # type: ignore[return-value]
    return attrs.evolve(held, **{str(step): put(getattr(held, str(step)), rest, new)})  # type: ignore[no-any-return]


@attrs.define
class Lines:
    """Writes lines anew as cuts leave them (改写段落), and keeps what slots are to print instead.

    `literal` are the edits whose words are to stand in the place of slots, as they are; `otherwise` is what stands in
    the place of slots that cannot print what they are to, `shorts` the short names that edits gave to documents and
    bodies; `replaced` keeps the slots that gave way to words.
    """

    report: Report
    literal: frozenset[int]
    otherwise: Otherwise = attrs.Factory(dict)
    shorts: Shorts = NO_SHORTS
    pending: list[Pending] = attrs.Factory(list)
    replaced: list[Replaced] = attrs.Factory(list)

    def written(self, spans: Sequence[Span], texts: Sequence[Leaf], cuts: Sequence[Cut]) -> Written | None:
        """Return a line after its cuts, None where its words are not those of its texts."""
        found = segments(spans, texts)
        if found is None:
            return None
        made = with_slots_otherwise(cut(found, cuts, self.literal, self.shorts), self.otherwise)
        self.pending += made.pending
        self.replaced += made.replaced
        return made

    def text(self, spans: Sequence[Span], text: str, cuts: Sequence[Cut]) -> str:
        """Return a text whose line has little beside it, such as a label."""
        if not cuts:
            return text
        require_words(cuts)
        made = self.written(spans, [Leaf(HERE, text)], cuts)
        return plain(spans, cuts) if made is None else made.whole() if made.across else made.text(HERE)

    def figures(self, chart: Image, cuts: Sequence[Cut]) -> None:
        """Keep what the figures of a chart are to be; it says nothing else that an edit could change."""
        assert not isinstance(chart.content, bytes)
        given = [Segment(one.text, one.text, HERE, one.slot) for one in chart.content.told]
        made = cut(given, cuts, self.literal)
        if [one.words for one in made.segments if not one.slot] != [one.words for one in given if not one.slot]:
            raise Refusal([one.edit for one in cuts], "chart")
        self.pending += made.pending

    def paragraph(self, given: Paragraph, spans: Sequence[Span], cuts: Sequence[Cut], whole: Place) -> Paragraph:
        """Return a paragraph after cuts in its line: text by text, or as one where a cut goes across."""
        if not cuts:
            return given
        texts = list(leaves(given, HERE, self.report, whole))
        made = self.written(spans, texts, cuts)
        if made is not None and not made.across:
            return _filled(given, texts, made)
        _require_in_one(given, cuts, made)
        if made is None:
            return with_points(plain(spans, cuts))
        return in_one(made.segments)

    def one_text(
        self, given: Paragraph | Section | Measure, line: Line, cuts: Sequence[Cut], whole: Place
    ) -> Paragraph:
        """Return what a line says as one text, with its slots."""
        match given:
            case Section():
                texts = [Leaf(HERE, given.title)]
            case Measure():
                texts = list(self._of_measure(given, whole))
            case _:
                texts = list(leaves(given, HERE, self.report, whole))
        made = self.written(line.spans, texts, cuts)
        _require_in_one(given, cuts, made)
        return as_written(plain(line.spans, cuts)) if made is None else in_one(made.segments)

    def measure(self, given: Measure, line: Line, cuts: Sequence[Cut], whole: Place) -> Measure:
        """Return an item after cuts in its line."""
        if not cuts:
            return given
        texts = list(self._of_measure(given, whole))
        made = self.written(line.spans, texts, cuts)
        if made is not None and (given.responsible or given.by) and any(one.words == BREAK for one in cuts):
            made.across = True
        if made is None or made.across:
            _require_in_one(given, cuts, made)
        if made is None:
            return attrs.evolve(_bare(given), text=as_written(plain(line.spans, cuts)))
        if not made.across:
            try:
                return _filled(given, texts, made)
            except InvalidValue:
                pass
        return self._in_one(given, made)

    def _of_measure(self, given: Measure, whole: Place) -> Iterator[Leaf]:
        if given.lead is not None:
            yield Leaf(LEAD, given.lead)
        for name in ("text", "points"):
            part: Any = getattr(given, name)
            if part not in ("", None):
                yield from leaves(part, Place((name,)), self.report, whole)
        yield from (Leaf(Place(("responsible", number)), body) for number, body in enumerate(given.responsible))
        if isinstance(given.by, str):
            yield Leaf(Place(("by",)), given.by)

    def _in_one(self, given: Measure, made: Written) -> Measure:
        """Return an item whose text is one, its lead apart where that still ends in its stop or was typed anew."""
        if given.lead is not None and (parts := at_stop(made.segments)) is not None:
            lead, rest = parts
            try:
                return attrs.evolve(_bare(given), lead=made.whole(lead), text=in_one(rest))
            except InvalidValue:
                pass
        return attrs.evolve(_bare(given), text=in_one(made.segments))


def _bare(given: Measure) -> Measure:
    """Return an item with nothing but a text."""
    return attrs.evolve(given, lead=None, text="。", points=None, responsible=(), by=None)


def require_words(cuts: Sequence[Cut]) -> None:
    """Refuse cuts that only change looks, where words have that of their place."""
    if looks := [one.edit for one in cuts if one.stays]:
        raise Refusal(looks, "look")


def _require_in_one(given: object, cuts: Sequence[Cut], made: Written | None) -> None:
    """Refuse cuts after which a text could only be one, without the links, or all that is in it, that it has."""
    edits = [one.edit for one in cuts]
    if made is None:
        require_without(given, edits)
    if any(link.printed for link in _inlines(Link, given)):
        raise Refusal(edits, "link")


def require_without(given: object, edits: Sequence[int]) -> None:
    """Refuse edits after which a text can have no notes and no links, where it has some."""
    kinds: tuple[tuple[type[Inline], Reason], ...] = ((Footnote, "note"), (Link, "link"))
    for kind, reason in kinds:
        if any(_inlines(kind, given)):
            raise Refusal(edits, reason)


def _inlines(kind: type[I], given: object) -> Iterator[I]:
    match given:
        case tuple():
            for one in given:
                yield from _inlines(kind, one)
        case Points():
            yield from _inlines(kind, given.items)
        case Measure():
            yield from _inlines(kind, (given.text, given.points))
        case Inline():
            if isinstance(given, kind):
                yield given
            yield from _inlines(kind, given.words)


def _filled(given: Given, texts: Sequence[Leaf], made: Written) -> Given:
    if is_dressed_anew(texts, made):
        return _with_points_apart(dressed(given, texts, made))
    for leaf in texts:
        new = made.text(leaf.path)
        if new != leaf.text:
            given = put(given, leaf.path.steps, new)
    return _with_points_apart(given)


def _with_points_apart(given: Given) -> Given:
    """Return a value of the model whose runs have a point for each that somebody typed behind another's words."""
    match given:
        case Points():
            items = _points_apart(given)
            return given if items is None else attrs.evolve(given, items=items)
        case Measure() if given.points is not None:
            apart = _with_points_apart(given.points)
            return given if apart is given.points else attrs.evolve(given, points=apart)
        case tuple():
            return tuple(map(_with_points_apart, given))  # type: ignore[return-value]
    return given


def _points_apart(run: Points) -> list[Any] | None:
    """Return the points of a run with those apart that bear the next label, None where there is none."""
    words_of_order = run.series == "首先，"  # which they are depends on how many
    if words_of_order or any(isinstance(item, str) and STOP in item for item in run.items):  # these end otherwise
        return None
    found: list[Any] = []
    for item in run.items:
        rest = item
        while isinstance(rest, str) and len(found) + 2 <= MOST:
            before, label, behind = rest.partition(f"；{run_labels(run.series, len(found) + 2)[-1]}")
            if not (label and before and behind):
                break
            found.append(before)
            rest = behind
        found.append(rest)
    return found if len(found) > len(run.items) else None


def plain(spans: Sequence[Span], cuts: Sequence[Cut]) -> str:
    """Return the words of a line after its cuts, as they print."""
    words = text_of(spans).replace("\n", "")
    for one in sorted(cuts, key=lambda one: one.start, reverse=True):
        words = f"{words[: one.start]}{one.words}{words[one.end :]}"
    return words


def level_in(role: Role | None) -> int:
    """Return the level of a heading or an item, 0 for all else."""
    return (level_of(role) if role else None) or 0


def new_content(line: Line, role: Role) -> Content:
    """Return what a line that came says."""
    if role in HEADINGS:
        try:
            return Section(said(line.text))
        except InvalidValue:  # a sentence that has the style of a heading
            return Measure(text=said(line.text))
    if role in ITEMS:
        lead = line.lead
        return _item(line.spans, lead)
    return typed((Span(line.number), *line.spans))


def _item(spans: Sequence[Span], lead: str) -> Measure:
    """Return an item as typed, which begins with its lead, if it has one."""
    if lead.endswith(STOP) and len(lead) > 1:
        try:
            return led(said(lead[:-1]), typed(spans_behind(spans, len(lead))), None)
        except InvalidValue:
            pass
    return led(None, typed(spans), None)


def typed(spans: Sequence[Span]) -> Paragraph:
    """Return words of the file as a paragraph, without their notes, which are told by themselves."""
    names = {link[1:]: link[1:] for span in spans if (link := span.link or "").startswith("#")}
    return with_points(RichText.of([span for span in spans if not span.note]), names)


def as_text(line: Line, cuts: Sequence[Cut]) -> Content:
    """Return the words of a line after its cuts as a paragraph."""
    return said(f"{line.number}{plain(line.spans, cuts)}")
