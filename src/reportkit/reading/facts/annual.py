"""A report with the national tables of an edition as its form: its tables are ledgers, its words stay (自拟文字)."""

import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from reportkit.annual_report import AnnualReportInOwnWords
from reportkit.annual_report.edition import edition_with_ledgers
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.annual_report.next_year import gap
from reportkit.annual_report.own_words import OF_A_REPORT, TABLES, slot_of
from reportkit.compose import compose
from reportkit.errors import InvalidValue
from reportkit.manuscript import Grid
from reportkit.model import Measure, Report, Section, Statistic, Table, slots
from reportkit.model.content import Content
from reportkit.model.rewriting import rewritten, table_texts, tables, typed_texts
from reportkit.reading.facts.open_cells import AGAIN
from reportkit.reading.national import as_form, recognised
from reportkit.reading.result import ReadingNote

OTHER_HEADS = "栏目文字与该版格式不同，以格式为准"
CARRIED = "“上年结转”一行由上年的“结转下年度”填好，请核对"
NOT_ASKED = "新年度的统计表没有这一栏，请改写"


def with_form_tables(report: Report) -> tuple[Report, list[ReadingNote]]:
    """Return a report in which each national table is the form's own, its cells figures, though its heads differ."""
    known = {fact.name for fact in report.facts}
    grids = {block.origin: block for block in compose(report).blocks if isinstance(block, Grid)}
    instead: dict[str, Content] = {}
    facts: list[Statistic] = []
    notes: list[ReadingNote] = []
    for place, _ in tables(report):
        rows = grids[place].texts() if place in grids else []
        ledger = recognised(rows)
        made = None if ledger is None else as_form(ledger, rows, in_its_words=False)
        if made is not None and not known & {fact.name for fact in made.figures}:
            instead[place] = made.table
            facts += made.figures
            notes.append(ReadingNote("未照原文", place, OTHER_HEADS, " ".join(rows[0])))
    if not instead:
        return report, []
    return attrs.evolve(
        report, sections=_replaced(report.sections, "sections", instead), facts=[*report.facts, *facts]
    ), notes


def in_own_words(
    opened: Report, last: AnyLedgers, *, follows: bool
) -> tuple[AnnualReportInOwnWords, list[ReadingNote]]:
    """Return a report of next year as the annual report in its own words: open tables, last year's beside them.

    `opened` is what `next_year` made of last year's report, whose tables were the form's; `last` their ledgers;
    `follows` whether they are those of the year before, which are carried over and compared.

    Raises InvalidValue for a report that the form cannot hold.
    """
    if opened.year is None:
        raise InvalidValue("next_year: the report is of no year; give year= to it")
    kind = edition_with_ledgers(opened.year).tables
    ledgers = kind.following(last) if follows else _open(kind, last)
    cells = {part: _names(attrs.evolve(AnyLedgers(), **{part: getattr(last, part)})) for part in TABLES}
    told = set[str]().union(*cells.values())
    instead: dict[str, Content] = {
        path: slot_of(part) for path, table in tables(opened) for part in TABLES if _prints(table, cells[part])
    }
    texts, notes = _without(opened, told - _names(ledgers))
    if follows and ledgers.applications is not None:
        place = next((path for path, slot in instead.items() if slot == slot_of("applications")), "全文")
        notes.append(ReadingNote("推定", place, CARRIED))
    report = rewritten(opened, texts)
    given = {name: getattr(report, name) for name in OF_A_REPORT}
    given["facts"] = [fact for fact in report.facts if fact.name not in told]
    given["sections"] = _replaced(report.sections, "sections", instead)
    return AnnualReportInOwnWords(**given, ledgers=ledgers, last_year=last if follows else None), notes


def rows_of_forms(report: Report, last: AnyLedgers) -> Iterator[ReadingNote]:
    """Yield a note on each row of the tables that are the form's, as they were printed."""
    cells = _names(last)
    forms = {path for path, table in tables(report) if _prints(table, cells)}
    for block in compose(report).blocks:
        if isinstance(block, Grid) and block.origin in forms:
            for number, row in enumerate(block.texts()[len(block.head) :]):
                if re.search(r"\d", "".join(row)):
                    words = " ".join(filter(None, map(str.strip, row)))
                    yield ReadingNote("待补", f"{block.origin}.rows[{number}]", AGAIN, words)


def _replaced(items: Sequence[Content], path: str, instead: Mapping[str, Content]) -> list[Content]:
    """Return content with other things at some places."""
    found: list[Content] = []
    for number, item in enumerate(items):
        place = f"{path}[{number}]"
        if place in instead:
            found.append(instead[place])
        elif isinstance(item, (Section, Measure)):
            found.append(attrs.evolve(item, content=_replaced(item.content, f"{place}.content", instead)))
        else:
            found.append(item)
    return found


def _open(kind: type[AnyLedgers], last: AnyLedgers) -> AnyLedgers:
    """Return open tables where those before are not last year's."""
    return kind(
        disclosure=None if last.disclosure is None else kind.disclosed.open(),
        applications=None if last.applications is None else kind.applied.open(),
        reviews=kind.following(last).reviews,
    )


def _names(ledgers: AnyLedgers) -> set[str]:
    return {one.name for fact in ledgers.figures(AnyLedgers(), {}) for one in fact.family()}


def _prints(table: Table, names: set[str]) -> bool:
    """Tell whether a table is the form's: each of its slots names a cell of the ledger."""
    named = {slot.name for text in table_texts(table) for slot in slots.slots_of(text)}
    return bool(named) and named <= names


def _without(report: Report, lost: set[str]) -> tuple[dict[str, str], list[ReadingNote]]:
    """Return the texts with gaps for figures that the new tables have not, and notes on them."""
    texts: dict[str, str] = {}
    notes: list[ReadingNote] = []
    for path, text in typed_texts(report):
        pieces = slots.parse(text)
        gone = [piece.name for piece in pieces if isinstance(piece, slots.Slot) and piece.name in lost]
        if gone:
            texts[path] = "".join(_kept(piece, lost) for piece in pieces)
            notes.append(ReadingNote("待补", path, NOT_ASKED, "、".join(gone)))
    return texts, notes


def _kept(piece: str | slots.Slot, lost: set[str]) -> str:
    if isinstance(piece, slots.Slot) and piece.name in lost:
        return gap(piece.name)
    return slots.written(piece)
