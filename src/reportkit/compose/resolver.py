"""Text with slots to spans: each slot gives what its fact prints, with the fact's name."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, singledispatch

from reportkit.compose.figures import Spans, gap, render_figure
from reportkit.manuscript import Mark, Span, text_of
from reportkit.model import Body, Citation, Points, Report, Term, slots
from reportkit.model.facts import Fact
from reportkit.model.item_counts import COUNT
from reportkit.model.paragraph import ENDED, Inline, Paragraph, Phrase
from reportkit.model.references import Target
from reportkit.numbering import run_labels
from reportkit.wording import counted, quoted_title

Pieces = Sequence[str | Span]
"""What a text comes to before its words are run together: a str is words that were typed."""


class SlotResolver:
    """Fills the slots of one report in reading order (占位符填充).

    It remembers which documents and bodies were named.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._to_come = Counter(report.named)
        self._introduced: set[str] = set()
        self._told: dict[slots.Slot, Spans] = {}

    def paragraph(self, paragraph: Paragraph, path: str, *, heading: bool = False) -> Spans:
        """Resolve a paragraph: its texts, phrases and runs, one after the other, and what stands within them."""
        if isinstance(paragraph, str) and slots.is_literal(paragraph):  # most paragraphs
            return (Span(paragraph),) if paragraph else ()
        return _run_together(self._paragraph(paragraph, path, heading=heading))

    def is_target(self, name: str) -> bool:
        """Tell whether something in the report has a name that references know."""
        return name in self._report.references.targets

    def heading(self, text: str, path: str, mark: Mark = Mark.TEXT) -> Spans:
        """Resolve a heading, lead, caption or title, all of one look: no document is introduced there."""
        if slots.is_literal(text):  # most headings
            return (Span(text, mark),)
        pieces = self._text(text, path, heading=True)
        spans = (Span(one) if isinstance(one, str) else one for one in pieces)
        return tuple([Span(one.text, mark, one.fact, slot=one.slot) for one in spans])

    def beside(self, text: str | None, path: str) -> Spans:
        """Resolve what stands beside the text, such as addressees and notes: no document is introduced there."""
        return _run_together(self._text(text, path, heading=True)) if text else ()

    def _paragraph(self, paragraph: Paragraph, path: str, *, heading: bool = False) -> Pieces:
        match paragraph:
            case str():
                return self._text(paragraph, path, heading=heading)
            case tuple():
                return [
                    told
                    for number, piece in enumerate(paragraph)
                    for told in self._paragraph(piece, f"{path}[{number}]", heading=heading)
                ]
            case Points():
                return self._points(paragraph, path)
            case Inline():
                from reportkit.compose.inline import within

                return within(paragraph, self, path, heading)
            case _:
                return self._text(paragraph, path, heading=heading)

    def _points(self, points: Points, path: str) -> Pieces:
        """Resolve a run of points with its markers and end marks."""
        markers = _markers(points.series, len(points.items))
        said = [self._paragraph(item, f"{path}.items[{number}]") for number, item in enumerate(points.items)]
        texts = [_words_of(pieces) for pieces in said]
        marks = ["。" if any("。" in text for text in texts) else "；"] * (len(said) - 1) + ["。"]
        pieces: list[str | Span] = []
        for marker, told, text, mark in zip(markers, said, texts, marks, strict=True):
            pieces += (marker, *told)
            if not text.endswith(ENDED):
                pieces.append(mark)
        return pieces

    def _text(self, given: str | Phrase, path: str, *, heading: bool = False) -> Pieces:
        text = given if isinstance(given, str) else self._report.said(given, path)
        if slots.is_literal(text):  # most texts
            return (text,) if text else ()
        pieces: list[str | Span] = []
        for piece in slots.parse(text, path):
            if isinstance(piece, str):
                pieces.append(piece)
            else:
                pieces += self._fill(piece, path, heading=heading)
        return pieces

    def _fill(self, slot: slots.Slot, path: str, *, heading: bool) -> Spans:
        if told := self._told.get(slot):  # all but mentions and counts print the same wherever they stand
            return told
        fact = self._report.fact(slot.name)
        if isinstance(fact, (Citation, Body)) and not slot.word:
            return _printed_from(slot, self._mention(fact, heading=heading))
        if fact is None and slot.name.startswith(COUNT):
            count = counted(self._report.announced(path) or 0, slot.name.removeprefix(COUNT))
            return _printed_from(slot, (Span(count),))
        return self._told.setdefault(slot, _printed_from(slot, self._print(slot, fact)))

    def _print(self, slot: slots.Slot, fact: Fact | None) -> Spans:
        if slot.name == slots.PLACEHOLDER:
            return (gap(slot.word),)
        if target := self._report.references.targets.get(slot.name):
            return (self._refer(target, slot.word),)
        if figure := self._report.figure(slot.name):
            return render_figure(figure, slot.word)
        if fact:
            return render_fact(fact, slot.word)
        return (Span(self._report.word(slot.name) or ""),)

    def _refer(self, target: Target, word: str) -> Span:
        """Return a cross reference; the number itself stays live, what is made from it is computed text."""
        match word:
            case "标题":
                return Span(text_of(self.heading(target.title, "title")))
            case "部分":
                return Span(target.part)
            case _:
                return Span(target.number, target=target.name if target.counted else None)

    def _mention(self, fact: Citation | Body, *, heading: bool) -> Spans:
        """Name a document or body: in full the first time, with the short name it goes by from then on."""
        full, short = (self._fill(slots.Slot(fact.name, word), "", heading=heading) for word in ("全称", "简称"))
        self._to_come[fact.name] -= 1
        if fact.name in self._introduced:
            return short
        if heading:
            return full
        self._introduced.add(fact.name)
        behind = [fact.number] if isinstance(fact, Citation) and fact.number else []
        if _words_of(short) != _words_of(full) and self._to_come[fact.name] > 0:
            name = _words_of(short)
            behind.append(f"以下简称{name if isinstance(fact, Citation) else f'“{name}”'}")
        return (*full, *_words(fact, f"（{'，'.join(behind)}）")) if behind else full


@lru_cache(maxsize=256)
def _markers(series: str, count: int) -> tuple[Span, ...]:
    return tuple([Span(label, slot="") for label in run_labels(series, count)])


def _printed_from(slot: slots.Slot, spans: Spans) -> Spans:
    """Return what a slot prints, each span with the slot; what prints nothing is a span without words."""
    inside = slot.inside
    return tuple([Span(span.text, span.mark, span.fact, span.target, inside) for span in spans or (Span(""),)])


def _words_of(pieces: Pieces) -> str:
    return "".join([piece if isinstance(piece, str) else piece.text for piece in pieces])


def _run_together(pieces: Pieces) -> Spans:
    """Return spans for pieces, one for words of no fact that follow each other."""
    spans: list[Span] = []
    words = ""
    for piece in pieces:
        if isinstance(piece, str):
            words += piece
        elif words:
            spans += (Span(words), piece)
            words = ""
        else:
            spans.append(piece)
    return (*spans, Span(words)) if words else tuple(spans)


@singledispatch
def render_fact(fact: Fact, word: str) -> Spans:
    """Return what a slot prints of a fact that is no figure; the format words of each kind stand in its class.

    A new kind of fact registers its own function.

    >>> [(span.text, span.fact) for span in render_fact(Term("热线", "12345热线"), "")]
    [('12345热线', '热线')]
    """
    raise NotImplementedError(f"{type(fact).__name__} has no function registered with render_fact")


def _words(fact: Fact, text: str) -> Spans:
    return (Span(text, fact=fact.name),)


@render_fact.register
def _citation(citation: Citation, word: str) -> Spans:
    if word == "文号":
        return _words(citation, citation.number or "")
    return _words(citation, quoted_title((citation.short or citation.title) if word == "简称" else citation.title))


@render_fact.register
def _body(body: Body, word: str) -> Spans:
    return _words(body, (body.short or body.name) if word == "简称" else body.name)


@render_fact.register
def _term(term: Term, word: str) -> Spans:
    return _words(term, term.text)
