"""Text with slots to spans: each fact says itself as its format word asks."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator
from functools import singledispatch

import attrs

from reportkit.manuscript import Mark, Span
from reportkit.model import Body, Citation, Points, Report, Term, slots
from reportkit.model.announced import COUNT
from reportkit.model.content import Paragraph, Phrase, placed_pieces
from reportkit.model.facts import Fact
from reportkit.model.outline import Target
from reportkit.model.ways import WAYS
from reportkit.numbering import run_labels
from reportkit.wording import counted, quoted_title


class Speaker:
    """Says the texts of one report in reading order, and remembers which documents and bodies were named."""

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
            elif self._report.fact(piece.name) is None and piece.name.startswith(COUNT):
                yield Span(counted(self._report.announced(path) or 0, piece.name.removeprefix(COUNT)))
            else:
                yield from self._fill(piece, heading=heading)

    def _fill(self, slot: slots.Slot, *, heading: bool) -> Iterator[Span]:
        if slot.name == slots.PLACEHOLDER:
            yield _placeholder(slot)
        elif target := self._report.outline.targets.get(slot.name):
            yield Span(self.plain(target.title, "title")) if slot.word == "标题" else _refer(target, slot.word)
        elif figure := self._report.figure(slot.name):
            yield from self._tell_figure(WAYS[slot.word].tell(figure), slot.name)
        elif fact := self._report.fact(slot.name):
            told = self._mention(fact, heading=heading) if _has_first_mention(fact, slot) else tell(fact, slot.word)
            yield Span(told, fact=fact.name)
        else:
            yield Span(self._report.word(slot.name) or "")

    def _tell_figure(self, text: str, name: str) -> Iterator[Span]:
        """Yield what a format word says of a figure; the parts it names are figures told in their turn."""
        for piece in slots.parse(text):
            if isinstance(piece, str):
                yield Span(piece, fact=name)
            elif piece.name == slots.PLACEHOLDER:
                yield attrs.evolve(_placeholder(piece), fact=name)
            else:
                yield from self._fill(piece, heading=True)

    def _mention(self, fact: Fact, *, heading: bool) -> str:
        """Name a document or body: in full the first time, with the short name it goes by from then on."""
        full, short = tell(fact, "全称"), tell(fact, "简称")
        self._to_come[fact.name] -= 1
        if fact.name in self._introduced:
            return short
        if heading:
            return full
        self._introduced.add(fact.name)
        behind = [fact.number] if isinstance(fact, Citation) and fact.number else []
        if short != full and self._to_come[fact.name] > 0:
            behind.append(f"以下简称{short if isinstance(fact, Citation) else f'“{short}”'}")
        return f"{full}（{'，'.join(behind)}）" if behind else full


def _has_first_mention(fact: Fact, slot: slots.Slot) -> bool:
    return isinstance(fact, (Citation, Body)) and not slot.word


def _placeholder(slot: slots.Slot) -> Span:
    return Span(f"【待补：{slot.word}】" if slot.word else "【待补】", Mark.PLACEHOLDER)


def _refer(target: Target, word: str) -> Span:
    """Return a cross reference; the number itself stays live, what is made from it is computed text."""
    match word:
        case "部分":
            return Span(target.part)
        case _:
            return Span(target.number, target=target.name if target.counted else None)


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
def _citation(citation: Citation, word: str) -> str:
    if word == "文号":
        return citation.number or ""
    return quoted_title((citation.short or citation.title) if word == "简称" else citation.title)


@tell.register
def _body(body: Body, word: str) -> str:
    return (body.short or body.name) if word == "简称" else body.name


@tell.register
def _term(term: Term, word: str) -> str:
    return term.text
