"""Text with slots to spans: each fact says itself as its format word asks."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from functools import singledispatch

from reportkit.manuscript import Mark, Span
from reportkit.model import Body, Citation, Points, Report, Statistic, Term, slots
from reportkit.model.content import Paragraph, Phrase, pieces
from reportkit.model.facts import Fact
from reportkit.numbering import run_labels
from reportkit.wording import number, quantity, quoted_title


class Speaker:
    """Says the texts of one report in reading order, and remembers which documents were named."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._to_come = Tally(slot.name for slot in _slots(report) if slot.word == "")
        self._introduced: set[str] = set()

    def paragraph(self, paragraph: Paragraph, path: str) -> tuple[Span, ...]:
        """Say a paragraph: its texts, phrases and runs, one after the other."""
        return tuple(self._run_on(paragraph, path))

    def points(self, points: Points, path: str) -> Iterator[Span]:
        """Say a run of points with its markers and end marks."""
        labels = run_labels(points.series, len(points.items))
        said = [list(self._run_on(item, f"{path}.items[{n}]")) for n, item in enumerate(points.items)]
        sentences = any("。" in _text(spans) for spans in said)
        for position, (label, spans) in enumerate(zip(labels, said, strict=True)):
            yield Span(label)
            yield from spans
            if not _text(spans).endswith(_ENDED):
                yield Span("。" if sentences or position == len(said) - 1 else "；")

    def plain(self, text: str, path: str) -> str:
        """Say a heading, lead or title: no document is introduced there."""
        return _text(self._resolve(text, path, heading=True))

    def _run_on(self, paragraph: Paragraph, path: str) -> Iterator[Span]:
        for piece in pieces(paragraph):
            if isinstance(piece, Points):
                yield from self.points(piece, path)
            else:
                yield from self._resolve(piece, path)

    def _resolve(self, text: str | Phrase, path: str, *, heading: bool = False) -> Iterator[Span]:
        for piece in slots.parse(self._report.said(text, path), path):
            yield Span(piece) if isinstance(piece, str) else self._fill(piece, heading=heading)

    def _fill(self, slot: slots.Slot, *, heading: bool) -> Span:
        if slot.name == slots.PLACEHOLDER:
            return Span(f"【待补：{slot.word}】" if slot.word else "【待补】", Mark.PLACEHOLDER)
        fact = self._report.fact(slot.name)
        if fact is None:
            return Span(self._report.word(slot.name) or "")
        if isinstance(fact, Citation) and not slot.word:
            return Span(self._mention(fact, heading=heading), fact=fact.name)
        return Span(tell(fact, slot.word), fact=fact.name)

    def _mention(self, citation: Citation, *, heading: bool) -> str:
        """Name a document: in full the first time, with the short name it goes by from then on."""
        self._to_come[citation.name] -= 1
        if citation.name in self._introduced:
            return quoted_title(citation.short or citation.title)
        if heading:
            return quoted_title(citation.title)
        self._introduced.add(citation.name)
        behind = [citation.number] if citation.number else []
        if citation.short and self._to_come[citation.name] > 0:
            behind.append(f"以下简称{quoted_title(citation.short)}")
        return quoted_title(citation.title) + (f"（{'，'.join(behind)}）" if behind else "")


_ENDED = ("。", "！", "？", "。”", "！”", "？”", "。）", "……")


def _text(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def _slots(report: Report) -> Iterator[slots.Slot]:
    for path, text in report.texts():
        yield from (piece for piece in slots.parse(text, path) if isinstance(piece, slots.Slot))


@singledispatch
def tell(fact: Fact, word: str) -> str:
    """Return what a slot prints of a fact; the words of each kind stand in its class."""
    raise NotImplementedError(f"{type(fact).__name__} cannot be told")


@tell.register
def _statistic(statistic: Statistic, word: str) -> str:
    if word == "数":
        return number(statistic.value)
    told = quantity(statistic.value, statistic.unit, exactness=statistic.exactness)
    return told if word == "数值" else f"{statistic.name}{told}"


@tell.register
def _citation(citation: Citation, word: str) -> str:
    return (citation.number or "") if word == "文号" else quoted_title(citation.title)


@tell.register
def _body(body: Body, word: str) -> str:
    return body.name


@tell.register
def _term(term: Term, word: str) -> str:
    return term.text
