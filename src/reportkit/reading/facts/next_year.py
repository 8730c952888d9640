"""A report of the next year out of this year's: the same words, every figure, date and document of the year open."""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportkit.annual_report.next_year import Eraser, gap, opened_facts, words_of
from reportkit.compose.figures import figure_text
from reportkit.errors import InvalidValue
from reportkit.model import FigureStyle, Report, Statistic, fields, slots
from reportkit.model.facts import Fact
from reportkit.model.figure import PRECONDITIONS, Figure
from reportkit.model.report import require_report
from reportkit.model.rewriting import cell_texts, rewritten, typed_texts
from reportkit.reading.facts.open_cells import AGAIN, MONTH, open_cells
from reportkit.reading.facts.result import WithFacts
from reportkit.reading.result import ReadingNote
from reportkit.wording import full_date

WHETHER = "原报告说没有；仍然没有的照写，有的改写"
DATE_AGAIN = "成文日期重新填写；填写以前，文末没有署名（{office}）和日期"
FOLLOWS = "由数据得出，数据填好以后自动改写"
NOW_LAST = "这里是上年数，换年后为{now}"
STAYS = "仍是原报告的，换年时请改"
SKIPPED = "原报告是{before}年的，它的数不是{last}年的数，没有列为上年数；请填{last}年的数为last=，或者不作比较"


def next_year(report: Report, year: int | None = None) -> WithFacts:
    """Return next year's report with the words of this year's (换年): what was so in one year alone is open.

    Figures keep this year's value as `last=` and print 【待补：…】; the year and {上年} move on by themselves. Typed
    figures, dates, years and document numbers become gaps, as do documents of the year, and the figures of tables;
    a column of last year's takes over this year's. The date, the record of the portal and equations go.

    What is said not to have happened, and what counts on (第六期), is open too; each gap keeps what stood there.

    `year` is by default the one after the report's; for a later one no `last=` is known, which a note tells.

    Returns the report, and a note on each text and cell that is open. Raises InvalidValue for a report without a year,
    and for a year that is not after it.

    >>> from reportkit import Body, Statistic
    >>> office, figures = Body("示例县人民政府办公室", area="示例县"), [Statistic("受理申请", 86, "件")]
    >>> said = ["{年}年{受理申请}，4月20日培训3次。"]
    >>> after = next_year(Report("工作报告", office, year=2024, facts=figures, preamble=said))
    >>> after.report.year, after.report.facts[0].last_value, after.report.preamble[0]
    (2025, 86, '{年}年{受理申请}，{待补:日期，原为4月20日}培训{待补:数字，原为3}次。')
    >>> print(after.notes[0])
    【待补】preamble[0]“4月20日”：换年后重新填写
    """
    report = require_report(report, "next_year")
    if report.year is None:
        raise InvalidValue("next_year: the report is of no year; give year= to it")
    after = report.year + 1 if year is None else year
    fields.require_whole_year(after, "next_year: year")
    if after <= report.year:
        raise InvalidValue("next_year: got {year}; give a year after {before}", year=after, before=report.year)
    open_facts = opened_facts(report.facts, report.year)
    notes: list[ReadingNote] = []
    if after > report.year + 1:
        notes.append(ReadingNote("待补", "全文", SKIPPED.format(before=report.year, last=after - 1)))
        open_facts = [attrs.evolve(fact, last=None) if isinstance(fact, Statistic) else fact for fact in open_facts]
    gone = {fact.name for fact in report.facts} - {fact.name for fact in open_facts}
    kept = gone & _named_by_phrases(report)
    facts = [*open_facts, *(fact for fact in report.facts if fact.name in kept)]
    eraser = Eraser({one.name: words_of(one) for one in report.facts if one.name in gone - kept}, report.year)
    figures = dict(_figures(facts, report.figures))
    texts = {path: _sayable(eraser.text(text), figures) for path, text in typed_texts(report)}
    heads = [(path, text) for path, text in cell_texts(report) if ".header[" in path and not MONTH.fullmatch(text)]
    texts |= {path: eraser.text(text) for path, text in heads}
    printed = _Printed(dict(_figures(report.facts, report.figures)), eraser.gone)
    notes += [
        note
        for path, text in (*typed_texts(report), *heads)
        for note in _notes(path, text, texts[path], printed, figures)
    ]
    for path, before, now in open_cells(report, eraser, follows=after == report.year + 1):
        texts[path] = _sayable(now, figures)
        was = printed.text(before) if isinstance(before, str) else str(before)
        if f"{{{slots.PLACEHOLDER}" in texts[path]:
            asked = GAP_OF_CELL.match(texts[path])
            notes.append(ReadingNote("待补", path, f"{asked['what']}，{AGAIN}" if asked else AGAIN, was))
        elif now != before:
            told = _Printed(figures, {}).text(now)
            notes.append(ReadingNote("待补", path, NOW_LAST.format(now=told), was))
        elif isinstance(before, str):
            notes += _follows(path, texts[path], printed, figures)
    notes += _kept(report, eraser)
    if report.signed is not None:
        notes.append(ReadingNote("待补", "文末", date_again(report.office.name), full_date(report.signed)))
    page = report.portal and report.portal.of_another_article()
    opened = rewritten(report, texts, year=after, signed=None, facts=facts, record={}, identities=(), portal=page)
    return WithFacts(opened, tuple(notes))


@attrs.frozen
class _Printed:
    """What slots of a report print: its figures, and the documents and terms that go, by their names."""

    figures: Mapping[str, Figure]
    others: Mapping[str, str]

    def text(self, written: str) -> str:
        """Return a text as it was printed, its other slots as they are written."""
        return "".join(piece if isinstance(piece, str) else self._slot(piece) for piece in slots.parse(written))

    def _slot(self, slot: slots.Slot) -> str:
        figure = self.figures.get(slot.name)
        if figure is not None and figure.missing(slot.word) is None:
            return figure_text(figure, slot.word)
        return self.others.get(slot.name) or slot.written


def _figures(facts: Sequence[Fact], style: FigureStyle) -> Iterator[tuple[str, Figure]]:
    for fact in facts:
        for whole in fact.family() if isinstance(fact, Statistic) else ():
            if whole is fact:
                yield whole.name, Figure(whole, None, style)
            yield from ((part.name, Figure(part, whole, style)) for part in whole.parts)


def _sayable(text: str, figures: Mapping[str, Figure]) -> str:
    """Return a text with gaps for what its figures cannot say, such as 同比 where nothing is known of last year."""
    told = ""
    for piece in slots.parse(text):
        if isinstance(piece, str):
            told += slots.escape(piece)
        else:
            figure = figures.get(piece.name)
            lacks = figure is not None and figure.missing(piece.word) is not None
            told += gap(f"{piece.name}{piece.word}") if lacks else piece.written
    return told


def _named_by_phrases(report: Report) -> set[str]:
    """Return the names that derived sentences ask for: they cannot be taken from them."""
    typed = {path for path, _ in typed_texts(report)}
    said = (text for path, text in report.texts() if path not in typed and ".rows[" not in path)
    return {slot.name for text in said for slot in slots.slots_of(text)}


OF_LAST_YEAR = ("上年", "上年数")
GAP_OF_CELL = re.compile(rf"\{{{slots.PLACEHOLDER}:(?P<what>[^{{}}，]+)，原为[^{{}}]*\}}\Z")
NIL_GAP = f"{{{slots.PLACEHOLDER}:有无"


def _notes(path: str, before: str, now: str, printed: _Printed, figures: Mapping[str, Figure]) -> Iterator[ReadingNote]:
    """Yield a note for each gap of a text, with the words that stood there, and for what follows from figures."""
    place = 0
    pieces = [*map(slots.written, slots.parse(now))]
    old = "".join(map(slots.written, slots.parse(before)))
    for number, piece in enumerate(pieces):
        if piece.startswith("{待补:") and not old.startswith(piece, place):
            behind = next((one for one in pieces[number + 1 :] if not one.startswith("{待补:")), "")
            end = old.find(behind, place) if behind else len(old)
            if end > place:
                message = WHETHER if piece.startswith(NIL_GAP) else AGAIN
                yield ReadingNote("待补", path, message, printed.text(old[place:end]))
                place = end
        elif old.startswith(piece, place):
            place += len(piece)
    yield from _follows(path, now, printed, figures)


BESIDE = re.compile(r"\.(?:notes\[\d+\]|source)(?=\Z|[.\[])|note\Z")


def _kept(report: Report, eraser: Eraser) -> Iterator[ReadingNote]:
    """Yield a note on what is said of the year where nothing is opened: below tables and around the text."""
    for path, text in report.texts():
        if BESIDE.search(path) and f"{{{slots.PLACEHOLDER}" in eraser.text(text):
            yield ReadingNote("保留为文字", path, STAYS, text)
    if report.letterhead and report.letterhead.number:
        yield ReadingNote("保留为文字", "版头", STAYS, report.letterhead.number)
    if report.imprint and report.imprint.printed:
        yield ReadingNote("保留为文字", "版记", STAYS, full_date(report.imprint.printed))


def _follows(path: str, now: str, printed: _Printed, figures: Mapping[str, Figure]) -> Iterator[ReadingNote]:
    """Yield a note for each slot that says more of a figure than its value: what it printed, and what becomes of it."""
    for slot in slots.slots_of(now):
        figure = figures.get(slot.name)
        if figure is None or slot.word not in PRECONDITIONS:
            continue
        was, told = printed.text(slot.written), figure_text(figure, slot.word)
        if was != told:
            message = NOW_LAST.format(now=told) if slot.word in OF_LAST_YEAR else FOLLOWS
            yield ReadingNote("待补", path, message, was)


def date_again(office: str) -> str:
    """Return what is said of the date: it is set again, and until then nobody has signed.

    >>> date_again("县政府办公室")
    '成文日期重新填写；填写以前，文末没有署名（县政府办公室）和日期'
    """
    return DATE_AGAIN.format(office=office)
