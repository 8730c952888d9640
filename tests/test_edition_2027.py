"""Another edition is one module and one line: tests/edition2027.py has a column more, and everything else follows."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import attrs
import pytest
from attrs import field

from annual_figures import published
from edition2027 import AnnualReport2027, Disclosure2027, Documents2027, Ledgers2027
from filled_forms import filled, saved
from instruments.session import Validated
from reportkit import Cell, Section, Table, check, render
from reportkit.annual_report import AnnualReport2021, Applicants, Applications, Refused, edition_for
from reportkit.annual_report.applicants import as_row
from reportkit.annual_report.application_figures import figures as figures_of
from reportkit.annual_report.applications import A_ROW, NONE
from reportkit.annual_report.editions import EDITIONS
from reportkit.annual_report.schema import CARRIED_FORWARD, Row
from reportkit.annual_report.tables import applications_table
from reportkit.commands.file_contents import report_in
from reportkit.data import from_json, save_data, to_json
from reportkit.errors import InvalidValue
from reportkit.model import fields
from reportkit.submissions import UnitReturn, add_up, cell_names, form_for, read_return
from reportkit.submissions.cells import sums, totals
from reportkit.submissions.workbook.carried import carried_over
from reportkit.submissions.workbook.equations import sheet_checks
from reportkit.wording import Number
from returns_samples import FINANCE, WATER, roster, unit_return

LAPSED = "失效行政规范性文件"

BY_YEAR = (cell_names, sums, totals, form_for)
"""What is worked out once for a year, as no edition comes while a program runs."""


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(EDITIONS, 2027, AnnualReport2027)
    for kept in BY_YEAR:
        kept.cache_clear()
    yield
    for kept in BY_YEAR:
        kept.cache_clear()


def year_2026() -> AnnualReport2021:
    return published(year=2026, signed=date(2027, 1, 20))


def year_2027(**changed: Any) -> AnnualReport2027:
    """The report of 2027: of 597 documents in force 4 lapsed and 30 were repealed, 100 came."""
    before = year_2026()
    rows = attrs.asdict(before.disclosure, recurse=False)
    told = attrs.evolve(before.overview, disclosure=f"{{制发行政规范性文件}}，{{{LAPSED}}}。")
    documents = {"regulations": (2, 2, 0, 11), "normative_documents": (100, 30, 4, 663)}
    given = {
        **attrs.asdict(before, recurse=False),
        "year": 2027,
        "signed": date(2028, 1, 20),
        "overview": told,
        "last_year": before,
        "disclosure": Disclosure2027(**{**rows, **documents}),
    }
    return AnnualReport2027(**{**given, **changed})


def broken(edition: AnnualReport2027, name: str) -> list[str]:
    return [found.message for found in check(edition.to_report()) if found.message.startswith(f"{name}：")]


def reported(unit: str = FINANCE, cells: Mapping[str, Number] = MappingProxyType({})) -> UnitReturn:
    """A return for 2027 in which A1 holds beside the stock of 50 that the unit had."""
    held: Mapping[str, Number] = {
        "制发行政规范性文件": 3,
        "废止行政规范性文件": 2,
        LAPSED: 5,
        "现行有效行政规范性文件": 46,
    }
    return unit_return(unit, 2027, **{**held, **cells})  # type: ignore[arg-type]  # by their names


def before_2027() -> Any:
    return unit_return(FINANCE, 2026, 现行有效行政规范性文件=50).ledgers


def test_it_holds_from_its_first_year_and_ends_the_one_before() -> None:
    assert [AnnualReport2021, AnnualReport2027, AnnualReport2027] == [edition_for(year) for year in (2026, 2027, 2031)]
    assert range(2021, 2027) == AnnualReport2021.years
    with pytest.raises(InvalidValue, match="got 2027; this edition is for 2021 to 2026"):
        published(year=2027, signed=date(2028, 1, 20))


def test_the_column_is_printed_and_the_others_span_its_room() -> None:
    part = year_2027().to_report().sections[1]
    assert isinstance(part, Section)
    (table,) = (content for content in part.content if isinstance(content, Table))
    assert (5, "本年失效件数", f"{{{LAPSED}:数}}") == (table.columns, table.body[1][3], table.body[3][3])
    assert [4] == [cell.across for cell in table.body[5] if isinstance(cell, Cell)]  # one column of decisions


def test_its_document_is_valid(validated: Validated) -> None:
    validated.all([render(year_2027().to_report())])


def test_its_figure_is_a_slot() -> None:
    assert "制发行政规范性文件100件，失效行政规范性文件4件。" in render(year_2027().to_report(), ".txt").decode()


def test_its_stock_continues_that_of_the_edition_before() -> None:
    assert [] == broken(year_2027(), "A1")
    documents = attrs.evolve(year_2027().disclosure, normative_documents=(100, 30, 3, 663))
    (said,) = broken(year_2027(disclosure=documents), "A1")
    assert "上年数加本年增加数、减本年废止数和失效数" in said


def test_last_years_ledgers_of_the_edition_before_have_a_gap_there() -> None:
    assert year_2027().last_year == year_2027(last_year=year_2026().ledgers).last_year
    assert year_2027().last_year == Ledgers2027(
        disclosure=Disclosure2027(
            **{
                **attrs.asdict(year_2026().disclosure, recurse=False),
                "regulations": Documents2027(2, 0, None, 11),
                "normative_documents": Documents2027(109, 489, None, 597),
            }
        ),
        applications=year_2026().applications,
        reviews=year_2026().reviews,
        scope="汇总",
    )


def test_the_report_of_the_year_before_rolls_over_into_it() -> None:
    after = year_2026().roll_over()
    assert (AnnualReport2027, 2027, year_2027().last_year) == (type(after), after.year, after.last_year)
    assert Disclosure2027.open() == after.disclosure
    assert AnnualReport2027 is type(after.roll_over())


def test_it_is_kept_as_data_and_checked_from_the_command_line(tmp_path: Path) -> None:
    assert year_2027() == from_json(to_json(year_2027()), AnnualReport2027)
    save_data(year_2027(), tmp_path / "年报.json")
    assert year_2027().to_report() == report_in(tmp_path / "年报.json")


def test_the_form_has_the_column_and_its_edition() -> None:
    form = form_for(2027)
    assert list(cell_names(2027)) == [cell.name for cell in form.cells()]
    assert ("2027年版", "D7", "count") == (form.edition, form.cell(LAPSED).address, form.cell(LAPSED).kind)
    assert {LAPSED, "失效规章"} == set(cell_names(2027)) - set(cell_names(2026))


def test_the_workbook_reckons_with_the_column() -> None:
    form = form_for(2027)
    groups = sheet_checks(form, form.sheets[0], carried_over(form, before_2027()), may_regulate=False)
    assert [
        ["AND(NOT(ISBLANK(E6)),E6<>0+N(B6)-N(C6)-N(D6))", "AND(NOT(ISBLANK(E7)),E7<>50+N(B7)-N(C7)-N(D7))"],
        ["SUM(B6:E6)>0"],
    ] == [[one.wrong for one in group.checks] for group in groups]


def test_what_is_filled_in_is_read(tmp_path: Path) -> None:
    due = roster(2027)
    path = saved(filled(reported().cells(), roster=due), tmp_path / "a.xlsx")
    received = read_return(path, due)
    assert ((), attrs.evolve(reported(), file="a.xlsx")) == (received.findings, received.given)
    assert Ledgers2027 is type(reported().ledgers)


def test_a_unit_is_held_against_its_last_year_in_the_edition_before() -> None:
    county = add_up(roster(2027), [reported()], last_year={FINANCE: before_2027()})
    assert () == county.findings
    (found,) = add_up(roster(2027), [reported(cells={LAPSED: 4})], last_year={FINANCE: before_2027()}).findings
    assert ("identity_unexplained", "A1", 1) == (found.name, found.quotation, found.distance)


def test_the_county_adds_it_up_and_its_report_takes_the_sum() -> None:
    county = add_up(roster(2027), [reported(), reported(WATER, {LAPSED: 7, "现行有效行政规范性文件": 60})])
    assert 12 == county.cells()[LAPSED] == county.figures()[LAPSED].value
    assert [(WATER, 7), (FINANCE, 5)] == county.trace(LAPSED)
    assert county.summary.disclosure == Ledgers2027.sum_of(list(county.ledgers().values())).disclosure
    assert county.summary.disclosure == year_2027(disclosure=county.summary.disclosure).disclosure
    assert Documents2027(6, 4, 12, 106) == county.summary.disclosure.normative_documents


@attrs.frozen(kw_only=True)
class Refused2027(Refused):
    """Applications refused, by nine reasons."""

    archive: Applicants = field(default=NONE, converter=as_row, validator=A_ROW)


@attrs.frozen(kw_only=True)
class Applications2027(Applications):
    """A ledger of applications with a row more."""

    schema: ClassVar[tuple[Row, ...]] = (
        *Applications.schema[:12],
        Row("refused.archive", "已移交档案馆", "9.已移交档案馆", "不予公开"),
        *Applications.schema[12:],
    )

    refused: Refused2027 = field(validator=fields.instance_of(Refused2027, "Refused2027"))


def test_a_row_more_in_table_three_is_a_field_and_a_line_of_its_schema() -> None:
    before = year_2026().applications
    after = Applications2027.beside(before)
    assert after is not None
    assert before.row(CARRIED_FORWARD) == after.row(CARRIED_FORWARD)
    assert (None, before.refused.process) == (after.refused.archive.natural_person, after.refused.process)
    reported = attrs.evolve(after, refused=attrs.evolve(after.refused, archive=[3, 0, 0, 0, 0, 0]))
    assert 6 == Applications2027.sum_of([reported, reported]).refused.archive.natural_person
    assert (26, "{已移交档案馆:数}") == (
        len(applications_table(reported).body),
        applications_table(reported).body[12][-1],
    )
    figures = {part.name: part for figure in figures_of(reported, before, {}) for part in figure.family()}
    assert (3, 3) == (figures["已移交档案馆"].value, figures["自然人已移交档案馆"].value)


def test_a_name_that_is_nearly_the_columns_is_asked_for() -> None:
    with pytest.raises(InvalidValue, match=f'did you mean "{LAPSED}"'):
        UnitReturn.from_cells(FINANCE, 2027, {"失效行政规范文件": 1})
    with pytest.raises(InvalidValue, match="is no cell of 2026"):
        UnitReturn.from_cells(FINANCE, 2026, {LAPSED: 1})
