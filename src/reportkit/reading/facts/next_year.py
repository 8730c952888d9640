"""A report of the next year out of this year's: the same words, every figure, date and document of the year open."""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportkit.annual_report.next_year import ITEM_NUMBER, Eraser, gap, opened_facts, words_of
from reportkit.errors import InvalidValue
from reportkit.model import Cell, FigureStyle, Report, Statistic, Table, slots
from reportkit.model.facts import Fact
from reportkit.model.figure import Figure
from reportkit.model.report import require_report
from reportkit.model.rewriting import BREAK, cell_texts, rewritten, stretches, tables, words_of_cell
from reportkit.reading.facts.result import WithFacts
from reportkit.reading.result import ReadingNote
from reportkit.wording import full_date

AGAIN = "换年后重新填写"
WHETHER = "原报告说没有；仍然没有的照写，有的改写"
DATE_AGAIN = "成文日期重新填写；填写以前，文末没有署名和日期"
SKIPPED = "原报告是{before}年的，它的数不是{last}年的数，没有列为上年数；请填{last}年的数为last=，或者不作比较"

LAST_YEAR = re.compile("上年|去年|上一年")
ORDINAL = re.compile("序号|编号|行次|代码")


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
    texts = {path: _sayable(eraser.text(text), figures) for path, text in _texts(report)}
    texts |= {path: eraser.text(text) for path, text in cell_texts(report) if ".header[" in path}
    notes += [note for path, text in _texts(report) for note in _notes(path, text, texts[path])]
    for path, before, now in _cells(report, eraser, follows=after == report.year + 1):
        texts[path] = _sayable(now, figures)
        if f"{{{slots.PLACEHOLDER}" in texts[path]:
            asked = GAP_OF_CELL.match(texts[path])
            notes.append(ReadingNote("待补", path, f"{asked['what']}，{AGAIN}" if asked else AGAIN, str(before)))
    if report.signed is not None:
        notes.append(ReadingNote("待补", "文末", DATE_AGAIN, full_date(report.signed)))
    opened = rewritten(report, texts, year=after, signed=None, facts=facts, record={}, identities=())
    return WithFacts(opened, tuple(notes))


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


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    for text in stretches(report):
        yield from ((path, piece) for path, piece in text.pieces if piece != BREAK)


def _named_by_phrases(report: Report) -> set[str]:
    """Return the names that derived sentences ask for: they cannot be taken from them."""
    typed = {path for path, _ in _texts(report)}
    said = (text for path, text in report.texts() if path not in typed and ".rows[" not in path)
    return {slot.name for text in said for slot in slots.slots_of(text)}


GAP_OF_CELL = re.compile(rf"\{{{slots.PLACEHOLDER}:(?P<what>[^{{}}，]+)，原为[^{{}}]*\}}\Z")
NIL_GAP = f"{{{slots.PLACEHOLDER}:有无"


def _notes(path: str, before: str, now: str) -> Iterator[ReadingNote]:
    """Yield a note for each gap of a text, with the words that stood there."""
    place = 0
    pieces = [piece if isinstance(piece, str) else piece.written for piece in slots.parse(now)]
    old = "".join(piece if isinstance(piece, str) else piece.written for piece in slots.parse(before))
    for number, piece in enumerate(pieces):
        if piece.startswith("{待补:") and not old.startswith(piece, place):
            behind = next((one for one in pieces[number + 1 :] if not one.startswith("{待补:")), "")
            end = old.find(behind, place) if behind else len(old)
            if end > place:
                yield ReadingNote("待补", path, WHETHER if piece.startswith(NIL_GAP) else AGAIN, old[place:end])
                place = end
        elif old.startswith(piece, place):
            place += len(piece)


def _cells(report: Report, eraser: Eraser, *, follows: bool) -> Iterator[tuple[str, object, str]]:
    """Yield the path of each cell that changes, with what stood there and what is to stand there."""
    for path, table in tables(report):
        heads = _heads(table)
        for number, row in enumerate(table.rows):
            keyed = row if isinstance(row, Mapping) else dict(enumerate(row))
            values = {key: cell.value if isinstance(cell, Cell) else cell for key, cell in keyed.items()}
            figures = {key: value for key, value in values.items() if _is_figure(value)}
            before = [key for key in figures if LAST_YEAR.search(heads.get(key, str(key)))]
            now = [key for key in figures if key not in before and not ORDINAL.search(heads.get(key, str(key)))]
            label = next((text for text in values.values() if isinstance(text, str) and not _is_figure(text)), "")
            for key, value in values.items():
                place = f"{path}.rows[{number}][{key}]"
                if follows and key in before and len(now) == 1 and len(before) == 1:
                    yield place, value, _as_last(figures[now[0]])
                elif key in now or key in before:
                    told, head = str(value), heads.get(key, "") if len(figures) > 1 else ""
                    yield place, value, told if told.startswith("{") else gap(_called(label, head), told)
                else:
                    for inner, text in words_of_cell(value, place):
                        opens = inner == f"{place}[0]" and _is_figure(text)
                        yield inner, text, gap(_called(label, ""), text) if opens else eraser.text(text)


def _called(label: str, head: str) -> str:
    """Return what a cell is asked for by: the label of its row and, where there are several, the head of its column."""
    words = [re.sub(r"\{[^{}]*\}|[{}｛｝:：\s]", "", ITEM_NUMBER.sub("", each)) for each in (label, head)]
    return "、".join(filter(None, words)) or "数字"


def _heads(table: Table) -> dict[object, str]:
    """Return what stands above each column where a header row has a cell for each."""
    row = table.header[-1] if table.header else ()
    return {at: str(cell.value if isinstance(cell, Cell) else cell) for at, cell in enumerate(row)}


FIGURE_SLOT = re.compile(r"\{([^{}:]+)(?::数值?)?\}")


def _is_figure(value: object) -> bool:
    if isinstance(value, str):
        return bool(re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?%?", value) or FIGURE_SLOT.fullmatch(value))
    return value is not None and not isinstance(value, bool) and hasattr(value, "real")


def _as_last(value: object) -> str:
    """Return what a column of last year's says of a figure of this year's, which by then is last year's."""
    slot = FIGURE_SLOT.fullmatch(value) if isinstance(value, str) else None
    return f"{{{slot[1]}:上年数}}" if slot else str(value)
