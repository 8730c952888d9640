"""Text with slots to spans: each slot gives what its fact prints, with the fact's name."""

from collections import Counter as Tally
from collections.abc import Iterator
from functools import singledispatch

from reportkit.compose.figures import Spans, gap, render_figure, text_of
from reportkit.manuscript import Mark, Span
from reportkit.model import Body, Citation, Points, Report, Term, slots
from reportkit.model.content import Paragraph, Phrase, placed_pieces
from reportkit.model.facts import Fact
from reportkit.model.item_counts import COUNT
from reportkit.model.references import Target
from reportkit.numbering import run_labels
from reportkit.wording import counted, quoted_title


class SlotResolver:
    """Fills the slots of one report in reading order (插槽填充).

    It remembers which documents and bodies were named.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._to_come = Tally(slot.name for slot in _slots(report) if slot.word == "")
        self._introduced: set[str] = set()
        self._told: dict[slots.Slot, Spans] = {}

    def paragraph(self, paragraph: Paragraph, path: str) -> Spans:
        """Resolve a paragraph: its texts, phrases and runs, one after the other."""
        return tuple(self._run_on(paragraph, path))

    def points(self, points: Points, path: str) -> Iterator[Span]:
        """Resolve a run of points with its markers and end marks."""
        labels = run_labels(points.series, len(points.items))
        said = [list(self._run_on(item, f"{path}.items[{n}]")) for n, item in enumerate(points.items)]
        texts = [text_of(spans) for spans in said]
        sentences = any("。" in text for text in texts)
        for position, (label, spans) in enumerate(zip(labels, said, strict=True)):
            yield Span(label)
            yield from spans
            if not texts[position].endswith(_ENDED):
                yield Span("。" if sentences or position == len(said) - 1 else "；")

    def heading(self, text: str, path: str, mark: Mark = Mark.TEXT) -> Spans:
        """Resolve a heading, lead, caption or title, all of one look: no document is introduced there."""
        return tuple([Span(span.text, mark, span.fact) for span in self._resolve(text, path, heading=True)])

    def beside(self, text: str | None, path: str) -> Spans:
        """Resolve what stands beside the text, such as addressees and notes: no document is introduced there."""
        return tuple(self._resolve(text, path, heading=True)) if text else ()

    def _run_on(self, paragraph: Paragraph, path: str) -> Iterator[Span]:
        for place, piece in placed_pieces(paragraph, path):
            if isinstance(piece, Points):
                yield from self.points(piece, place)
            else:
                yield from self._resolve(piece, place)

    def _resolve(self, given: str | Phrase, path: str, *, heading: bool = False) -> Iterator[Span]:
        text = self._report.said(given, path)
        for piece in slots.parse(text, path):
            if isinstance(piece, str):
                yield Span(piece)
            elif piece.name.startswith(COUNT) and self._report.fact(piece.name) is None:
                yield Span(counted(self._report.announced(path) or 0, piece.name.removeprefix(COUNT)))
            else:
                yield from self._fill(piece, heading=heading)

    def _fill(self, slot: slots.Slot, *, heading: bool) -> Spans:
        fact = self._report.fact(slot.name)
        if isinstance(fact, (Citation, Body)) and not slot.word:
            return self._mention(fact, heading=heading)
        if slot not in self._told:  # all but mentions print the same wherever they stand
            self._told[slot] = self._print(slot, fact)
        return self._told[slot]

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

    def _mention(self, fact: Fact, *, heading: bool) -> Spans:
        """Name a document or body: in full the first time, with the short name it goes by from then on."""
        full, short = render_fact(fact, "全称"), render_fact(fact, "简称")
        self._to_come[fact.name] -= 1
        if fact.name in self._introduced:
            return short
        if heading:
            return full
        self._introduced.add(fact.name)
        behind = [fact.number] if isinstance(fact, Citation) and fact.number else []
        if short != full and self._to_come[fact.name] > 0:
            name = text_of(short)
            behind.append(f"以下简称{name if isinstance(fact, Citation) else f'“{name}”'}")
        return (*full, *_words(fact, f"（{'，'.join(behind)}）")) if behind else full


_ENDED = ("。", "！", "？", "。”", "！”", "？”", "。）", "……")


def _slots(report: Report) -> Iterator[slots.Slot]:
    for path, text in report.texts():
        yield from (piece for piece in slots.parse(text, path) if isinstance(piece, slots.Slot))


@singledispatch
def render_fact(fact: Fact, word: str) -> Spans:
    """Return what a slot prints of a fact that is no figure; the format words of each kind stand in its class.

    A new kind of fact registers its own function.

    >>> render_fact(Term("热线", "12345热线"), "")
    (Span(text='12345热线', mark=<Mark.TEXT: '文字'>, fact='热线', target=None),)
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
