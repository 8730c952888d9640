"""`new FOLDER`: a folder to begin a report in, empty, in an edition of the annual report, or from last year's."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from reportkit import Report, Statistic
from reportkit.annual_report import AnnualReportBefore2019, AnnualReportInOwnWords
from reportkit.annual_report.edition import AnnualReport
from reportkit.annual_report.editions import EDITIONS
from reportkit.annual_report.indicators import IndicatorTable
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.commands.file_contents import given_in
from reportkit.commands.given_format import add_format
from reportkit.commands.parser import whole_number
from reportkit.commands.status import NOTHING, Unreadable, WrongArguments
from reportkit.compose import compose
from reportkit.errors import ReportkitError, SaveFailed
from reportkit.formats import GB9704, Format
from reportkit.model import slots
from reportkit.model.rewriting import BREAK, stretches
from reportkit.projects import open_edition, smallest_report, start_project, year_to_report
from reportkit.reading import ReadingNote, next_year, read_report, with_facts
from reportkit.reading.facts.annual import in_own_words, rows_of_forms, with_form_tables
from reportkit.reading.facts.next_year import date_again
from reportkit.reading.facts.open_cells import AGAIN
from reportkit.rules.places import Places
from reportkit.scripts import Given
from reportkit.wording import full_date, quantity

if TYPE_CHECKING:
    from reportkit.commands.parser import Commands

MOST_TOLD = 10
"""How many notes are printed; all of them stand in the folder."""


def add_to(commands: "Commands") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "new",
        help="建立编写报告的文件夹",
        description="建立编写报告的文件夹：报告脚本、列出待补内容的脚本、测试和说明。给出上年报告的，沿用其结构和文字，"
        "上年的数据列为上年数，今年的待补。",
    )
    parser.add_argument("folder", type=Path, metavar="文件夹", help="新建的文件夹")
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--from", dest="before", type=Path, metavar="上年报告", help="上年的报告（.docx、.txt 或者 .json）"
    )
    first = "、".join(map(str, EDITIONS))
    source.add_argument("--edition", type=whole_number, metavar="版本", help=f"年度报告的版本，以起始年份表示：{first}")
    parser.add_argument(
        "--year", type=whole_number, metavar="年度", help="报告的年度；不写的，是上年报告的下一年，或者去年"
    )
    parser.add_argument(
        "--facts", action="store_true", help="机关和数据放在工作簿（数据.xlsx）中，用 Excel 或者 WPS 填写"
    )
    add_format(parser)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the folder."""
    try:
        begun = _begun(chosen)
        told = begun.told
        files = start_project(
            chosen.folder,
            begun.given,
            changes="".join(f"{line}\n" for line in told),
            layout=begun.layout,
            workbook=chosen.facts,
            last_signed=begun.last_signed,
            last_year=_seen_from(chosen.folder, chosen.before) if begun.follows else None,
            python=python_here(),
        )
    except SaveFailed as error:
        raise Unreadable(chosen.folder, error) from error
    except ReportkitError as error:
        raise WrongArguments(str(error)) from error
    print(f"已建立{chosen.folder}：{'、'.join(file.name for file in files)}。")
    if told:
        print("\n".join(told[:MOST_TOLD]))
        print(f"共{len(told)}处，全部列在换年说明.txt。" if len(told) > MOST_TOLD else "这些也列在换年说明.txt。")
    print(
        f"接下来请照其中的README.md做。在这个文件夹中运行 {python_here()} check.py，列出还要填写的内容；"
        f"运行 {python_here()} report.py，生成报告。"
    )
    return NOTHING


def python_here() -> str:
    """Return what a person types to have this Python run a script: its path, unless `python` leads there."""
    found, here = shutil.which("python"), Path(sys.executable)
    if found and Path(found).parent == here.parent and here.samefile(found):  # in a venv there is python3 beside it
        return "python"
    return f'"{sys.executable}"' if " " in sys.executable else sys.executable


def _seen_from(folder: Path, file: Path) -> str:
    """Return the path of a file from a folder on; the whole one where they lie on different drives."""
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:
        return str(file.absolute())


@attrs.frozen
class _Begun:
    """A report to begin with, what was taken from last year's, and when that was signed."""

    given: Given
    layout: Format
    told: Sequence[str] = ()
    last_signed: date | None = None
    follows: bool = False


def _begun(chosen: argparse.Namespace) -> _Begun:
    """Return the report to begin with."""
    layout: Format = chosen.layout
    if chosen.before is None:
        return _Begun(_empty(chosen), layout)
    if chosen.before.suffix.lower() == ".json":
        return _from_last_year(given_in(chosen.before), chosen.year, layout)
    reading = read_report(chosen.before)
    layout = reading.layout if layout == GB9704 else layout
    return _from_last_year(reading.report, chosen.year, layout, reading.notes, reading.ledgers)


def _empty(chosen: argparse.Namespace) -> Given:
    """Return a report to begin with where there is none of last year's."""
    if chosen.edition is None:
        return smallest_report(chosen.year or year_to_report(date.today()))
    edition = EDITIONS.get(chosen.edition)
    if edition is None:
        raise WrongArguments(f"没有“{chosen.edition}”这个版本，可以是{'、'.join(map(str, EDITIONS))}")
    year = chosen.year or min(max(year_to_report(date.today()), edition.years[0]), edition.years[-1])
    if year not in edition.years:
        raise WrongArguments(f"{chosen.edition}版用于{edition.years[0]}年至{edition.years[-1]}年，不用于{year}年")
    return open_edition(year)


def _from_last_year(
    before: Given,
    year: int | None,
    layout: Format,
    notes: Sequence[ReadingNote] = (),
    ledgers: AnyLedgers | IndicatorTable | None = None,
) -> _Begun:
    """Return next year's report; `notes` are what reading this one told, `ledgers` the national tables in it."""
    if isinstance(before, AnnualReportBefore2019):
        before = before.to_report()
    if not isinstance(before, Report):
        if year not in (None, before.year + 1):
            raise WrongArguments(f"这是{before.year}年的年度报告，只能换到{before.year + 1}年")
        rolled = before.roll_over()
        return _Begun(rolled, layout, [*_of_a_form(before, rolled)], before.signed, True)
    if before.year is None:
        if year is None:
            raise WrongArguments("上年报告没有写明年度，请用 --year 给出新报告的年度")
        before = attrs.evolve(before, year=year - 1)
    forms: Sequence[ReadingNote] = ()
    if isinstance(ledgers, AnyLedgers):
        before, forms = with_form_tables(before)
    read = with_facts(before)
    after = next_year(read.report, year)
    follows = after.report.year == (before.year or 0) + 1
    given: Given = after.report
    if isinstance(ledgers, AnyLedgers):
        given, lost = in_own_words(after.report, ledgers, follows=follows)
        forms = [*forms, *lost, *rows_of_forms(read.report, ledgers)]
    places = Places(compose(before, layout.elements))
    headed = {note.quotation for note in forms}
    told = [
        *(str(note) for note in notes if note.kind != "保留为文字" or note.quotation not in headed),
        *(_placed(note, places) for note in (*forms, *_still_text(read.notes, after.notes), *after.notes)),
        *_values_of(given, "上年数" if follows else f"{before.year}年数", read.report),
    ]
    return _Begun(given, layout, told, before.signed, follows)


def _of_a_form(
    before: AnnualReport | AnnualReportInOwnWords, after: AnnualReport | AnnualReportInOwnWords
) -> Iterator[str]:
    """Yield a line for what is open in an annual report that was given as data, with what stood there."""
    last, now = before.to_report(), after.to_report()
    places, opened = Places(compose(last)), Places(compose(now))
    for path, text in now.texts():
        for slot in slots.slots_of(text) if isinstance(text, str) else ():
            if slot.name == slots.PLACEHOLDER and (was := slot.word.partition("，原为")[2]):
                yield str(ReadingNote("待补", opened.where(path) or path, AGAIN, was))
    for note in rows_of_forms(last, before.ledgers):
        yield _placed(note, places)
    if before.signed:
        yield str(ReadingNote("待补", "文末", date_again(before.office.name), full_date(before.signed)))
    yield from _values_of(after, "上年数", last)


def _placed(note: ReadingNote, places: Places) -> str:
    """Return a note as a line, its place as a reader finds it."""
    return str(attrs.evolve(note, place=places.where(note.place) or note.place))


def _still_text(read: Sequence[ReadingNote], opened: Sequence[ReadingNote]) -> Iterator[ReadingNote]:
    """Yield the notes on what was read, without those on text that is open by now."""
    for note in read:
        again = (one for one in opened if one.place == note.place and one.quotation)
        is_open = any(one.quotation in note.quotation or note.quotation in one.quotation for one in again)
        if note.kind != "保留为文字" or not is_open:
            yield note


def _values_of(given: Given, what: str, before: Report) -> Iterator[str]:
    """Yield a line for the value of each figure that the script has or sentences tell; tables list their rows."""
    names = {fact.name for fact in given.facts}
    pieces = (piece for text in stretches(before) for _, piece in text.pieces if piece != BREAK)
    told = {slot.name for piece in pieces for slot in slots.slots_of(piece)}
    for fact in before.facts:
        for figure in fact.family() if isinstance(fact, Statistic) else ():
            if figure.value is not None and (fact.name in names or figure.name in told):
                yield f"【{what}】{figure.name}：{quantity(figure.value, figure.unit, exactness=figure.exactness)}"
