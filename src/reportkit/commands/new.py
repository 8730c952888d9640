"""`new FOLDER`: a folder to begin a report in, empty, in an edition of the annual report, or from last year's."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from reportkit import Report, Statistic
from reportkit.annual_report import AnnualReportBefore2019
from reportkit.annual_report.editions import EDITIONS
from reportkit.commands.file_contents import given_in
from reportkit.commands.given_format import add_format
from reportkit.commands.parser import whole_number
from reportkit.commands.status import NOTHING, Unreadable, WrongArguments
from reportkit.compose import compose
from reportkit.errors import ReportkitError, SaveFailed
from reportkit.formats import GB9704, Format
from reportkit.projects import open_edition, smallest_report, start_project, year_to_report
from reportkit.reading import next_year, read_report, with_facts
from reportkit.rules.places import Places
from reportkit.scripts import Given
from reportkit.wording import quantity

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
        given, told, layout = _given(chosen)
        changes = "".join(f"{line}\n" for line in told)
        files = start_project(chosen.folder, given, changes=changes, layout=layout, workbook=chosen.facts)
    except SaveFailed as error:
        raise Unreadable(chosen.folder, error) from error
    except ReportkitError as error:
        raise WrongArguments(str(error)) from error
    print(f"已建立{chosen.folder}：{'、'.join(file.name for file in files)}。")
    if told:
        print("\n".join(told[:MOST_TOLD]))
        print(f"共{len(told)}处，全部列在换年说明.txt。" if len(told) > MOST_TOLD else "这些也列在换年说明.txt。")
    print("请按README.md填写；运行 python report.py 生成报告，运行 python check.py 列出还要填写的内容。")
    return NOTHING


def _given(chosen: argparse.Namespace) -> tuple[Given, Sequence[str], Format]:
    """Return the report to begin with, what was taken from last year's, and the format."""
    layout: Format = chosen.layout
    if chosen.before is None:
        return _begun(chosen), (), layout
    if chosen.before.suffix.lower() == ".json":
        return *_from_last_year(given_in(chosen.before), chosen.year, layout), layout
    reading = read_report(chosen.before)
    layout = reading.layout if layout == GB9704 else layout
    after, told = _from_last_year(reading.report, chosen.year, layout)
    return after, [*map(str, reading.notes), *told], layout


def _begun(chosen: argparse.Namespace) -> Given:
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


def _from_last_year(before: Given, year: int | None, layout: Format) -> tuple[Given, Sequence[str]]:
    if isinstance(before, AnnualReportBefore2019):
        before = before.to_report()
    if not isinstance(before, Report):
        if year not in (None, before.year + 1):
            raise WrongArguments(f"这是{before.year}年的年度报告，只能换到{before.year + 1}年")
        return before.roll_over(), ()
    if before.year is None:
        if year is None:
            raise WrongArguments("上年报告没有写明年度，请用 --year 给出新报告的年度")
        before = attrs.evolve(before, year=year - 1)
    read = with_facts(before)
    after = next_year(read.report, year)
    figures = (one for fact in after.report.facts if isinstance(fact, Statistic) for one in fact.family())
    places = Places(compose(before, layout.elements))
    notes = (attrs.evolve(note, place=places.where(note.place) or note.place) for note in (*read.notes, *after.notes))
    return after.report, [*map(str, notes), *filter(None, map(_last_year, figures))]


def _last_year(figure: Statistic) -> str:
    """Return the line that tells a figure's value of last year, nothing where there is none."""
    before, mark = figure.last_value, figure.last_exactness
    return "" if before is None else f"【上年数】{figure.name}：{quantity(before, figure.unit, exactness=mark)}"
