"""The figures, documents and names of a report whose words are typed, as facts that slots print (数据化)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import attrs

from reportkit.compose import compose
from reportkit.errors import InvalidValue
from reportkit.formats import GB9704, LETTER, MINUTES, ORDER, REGULATIONS
from reportkit.manuscript import Block, Grid, GridCell, Line, Manuscript, notes_of
from reportkit.model import Body, FigureStyle, Report, slots
from reportkit.model.facts import Fact
from reportkit.model.namespace import own_words
from reportkit.model.report import require_report
from reportkit.model.rewriting import TypedText, cell_texts, rewritten, stretches
from reportkit.reading.facts.citations import cite
from reportkit.reading.facts.marking import Marking
from reportkit.reading.facts.own_words import completed, put_own_words
from reportkit.reading.facts.result import WithFacts
from reportkit.reading.facts.statistics import FigureGatherer
from reportkit.reading.facts.tables import cells_of_facts
from reportkit.reading.result import ReadingNote


def with_facts(report: Report) -> WithFacts:
    """Return a report that prints the same words, its figures, documents and names told through slots (数据化).

    A number with a measure word becomes a Statistic, named by its sentence, with the parts that follow 其中 and last
    year's value where the sentence compares; figures of one label and one value are one, in texts and tables. What
    stands in 《》 becomes a Citation. The year, the area, the office's name, address and telephone become the slots
    that every report has, and the office gets what it lacks of them. What no slot prints as it was typed stays text.

    Returns the report, and notes on what stayed text, what was worked out and what does not add up.
    Raises WrongType for anything but a Report.

    >>> from reportkit import Body, Section, render
    >>> office = Body("示例县人民政府办公室", area="示例县")
    >>> typed = ["2018年全县主动公开政府信息380条，其中通过网站公开352条。"]
    >>> report = Report("示例县2018年工作报告", office, year=2018, sections=[Section("公开情况", typed)])
    >>> read = with_facts(report).report
    >>> read.sections[0].content[0]
    '{年}年{全市}{主动公开政府信息}，其中{通过网站公开}。'
    >>> read.facts[0].parts[0].value, render(read, ".txt") == render(report, ".txt")
    (352, True)
    """
    report = require_report(report, "with_facts")
    markings = [Marking(stretch) for stretch in stretches(report)]
    office = completed(report.office, markings)
    reserved = _names(report)
    citations, notes = cite(markings, reserved.__contains__)
    for marking in markings:
        put_own_words(marking, office, report.year)
    statistics = FigureGatherer(report, office, reserved | {citation.name for citation in citations})
    for marking in markings:
        statistics.read(marking)
    figures = statistics.facts()
    texts = dict(text for marking in markings for text in marking.texts())
    for path, cell in cell_texts(report):
        marking = Marking(TypedText(((path, cell),), heading=True))
        put_own_words(marking, office, report.year)
        texts.update(marking.texts())
    texts |= cells_of_facts(report, statistics.labelled())
    report = attrs.evolve(report, facts=[*statistics.with_last(report.facts)])
    read, left = _printing_the_same(report, texts, [*citations, *figures], office, statistics.style)
    return WithFacts(read, (*notes, *statistics.notes(), *left))


def _names(report: Report) -> set[str]:
    """Return the names that are taken in a report."""
    known = {fact.name for fact in report.known_facts()}
    return {*own_words(report.office, None, None), slots.PLACEHOLDER, *known, *report.references.targets}


def _printing_the_same(
    report: Report, texts: Mapping[str, str], facts: Sequence[Fact], office: Body, style: FigureStyle
) -> tuple[Report, list[ReadingNote]]:
    """Return the report with its slots, and notes on texts that had to stay since they would be printed otherwise."""
    wanted = _said(report)
    kept, notes = dict(texts), list[ReadingNote]()
    while True:
        used = [*report.facts, *_used(facts, kept)]
        read = rewritten(report, kept, office=office, facts=used, figures=style)
        origins = tuple(_differences(wanted, _said(read)))
        if not origins:
            return read, notes
        wrong = [path for path in kept if path.startswith(origins)] or list(kept)
        for path in wrong:
            notes.append(ReadingNote("保留为文字", path, "改用数据后文字会有变化，仍为原来的文字"))
            del kept[path]


def _used(facts: Sequence[Fact], texts: Mapping[str, str]) -> Iterator[Fact]:
    """Yield the facts that a slot names, themselves or a part of them."""
    named = {slot.name for text in texts.values() for slot in slots.slots_of(text)}
    for fact in facts:
        if any(one.name in named for one in fact.family()):
            yield fact


FORMATS = (GB9704, LETTER, MINUTES, ORDER, REGULATIONS)


def _said(report: Report) -> Manuscript:
    """Return what a report says, in the first official format that has a place for all of it."""
    for layout in FORMATS[:-1]:
        try:
            return compose(report, layout.elements)
        except InvalidValue:
            continue
    return compose(report, FORMATS[-1].elements)


def _differences(wanted: Manuscript, got: Manuscript) -> Iterator[str]:
    """Yield where two manuscripts differ, by the places in the report: the first, where one has more blocks."""
    if wanted.digest == got.digest:
        return
    pairs = zip_longest(wanted.blocks, got.blocks)
    places = ["" if before is None else before.origin for before, now in pairs if _words(before) != _words(now)]
    yield from (places if len(wanted.blocks) == len(got.blocks) else places[:1]) or [""]


def _words(block: Block | None) -> object:
    match block:
        case Line():
            notes = [note.text for note in notes_of(block.spans)]
            return block.role, block.number, block.text, notes
        case Grid():
            return [[entry.text if isinstance(entry, GridCell) else entry for entry in row] for row in block.rows]
        case _:
            return None
