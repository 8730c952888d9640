"""The edition of 2019, for 2019 and 2020: its tables, its identities, and how 2020 leads into the edition of 2021."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest

import annual_report_2019
from annual_figures import IDENTITY_RULES, equations, identities_found
from instruments.package import DOCUMENT, read
from instruments.session import Rendered, Validated
from reportkit import check, render
from reportkit.annual_report import (
    AnnualReport2019,
    AnnualReport2021,
    AnnualReportBefore2019,
    Applications,
    Applications2019,
    Disclosure2019,
    Ledgers2019,
    edition_for,
)
from reportkit.annual_report.edition import AnnualReport
from reportkit.annual_report.edition2021 import TITLES
from reportkit.errors import InvalidValue
from reportkit.rules import Severity
from samples import text
from test_national_tables import shown

DISCLOSURE = """\
第二十条第（一）项*4
信息内容|本年新制作数量|本年新公开数量|对外公开总数量
规章|0|0|0
规范性文件|21|21|82
第二十条第（五）项*4
信息内容|上一年项目数量|本年增/减|处理决定数量
行政许可|538|+17|17012
其他对外管理服务事项|176|+3|9455
第二十条第（六）项*4
信息内容|上一年项目数量|本年增/减|处理决定数量
行政处罚|2149|-18|3402
行政强制|141|+2|165
第二十条第（八）项*4
信息内容|上一年项目数量|本年增/减*2
行政事业性收费|11|0*2
第二十条第（九）项*4
信息内容|采购项目数量|采购总金额*2
政府集中采购|231|75394432.52元*2"""


def edition(**changed: Any) -> AnnualReport2019:
    return attrs.evolve(annual_report_2019.edition(), **changed)


def test_the_example_has_no_finding() -> None:
    assert [] == check(annual_report_2019.build())


def test_table_two_has_five_items_in_the_formats_columns() -> None:
    table, *_ = read(render(annual_report_2019.build())).all("tbl", DOCUMENT)
    assert DISCLOSURE.splitlines() == list(shown(table))


def test_table_three_has_other_handling_in_one_row() -> None:
    _, table, _ = read(render(annual_report_2019.build())).all("tbl", DOCUMENT)
    rows = list(shown(table))
    assert 26 == len(rows)
    assert "↑|（六）其他处理*2|1|0|0|0|0|0|1" == rows[-3]
    assert sum(row.startswith(("↓三、", "↑|")) for row in rows[5:]) == 20


def test_titles_are_those_of_2021_and_the_platform_has_its_shorter_name() -> None:
    said = text(annual_report_2019.build())
    assert [title for title in TITLES if any(line.endswith(f"、{title}") for line in said)] == list(TITLES)
    assert any(line.startswith("（四）平台建设。") for line in said)
    assert "2020年，全县没有其他需要报告的事项。" in said


def disclosure(**rows: Any) -> Disclosure2019:
    return attrs.evolve(annual_report_2019.edition().disclosure, **rows)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("normative_documents", (21, 21, 83)),
        ("normative_documents", (21, 20, 82)),
        ("licences", (537, 17, 17012)),
        ("other_services", (177, 3, 9455)),
        ("penalties", (2148, -18, 3402)),
        ("coercive_measures", (140, 2, 165)),
        ("charges", (12, 0)),
    ],
)
def test_a_stock_that_does_not_continue_last_years_asks_for_a_reason(name: str, row: tuple[int, ...]) -> None:
    wrong = edition(disclosure=disclosure(**{name: row}))
    assert [("A1", Severity.WARNING)] == identities_found(wrong)
    assert [] == identities_found(attrs.evolve(wrong, reasons={"A1": "权责清单调整"}))


@pytest.mark.slow
def test_every_cell_of_table_three_is_guarded() -> None:
    rows = [list(row.cells()) for _, row in annual_report_2019.APPLICATIONS.rows()]
    seen = 0
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            wrong = [list(other) for other in rows]
            wrong[number][column] = (value or 0) + 1
            given = edition(applications=Applications2019.from_rows(wrong))
            seen += bool(check(equations(given), rules=IDENTITY_RULES))
    assert 23 * 7 == seen
    assert equations(edition()).identities == edition().to_report().identities


@pytest.mark.parametrize("year", [2018, 2021])
def test_a_year_of_another_edition_is_refused(year: int) -> None:
    with pytest.raises(InvalidValue, match=f"got {year}; this edition is for 2019 to 2020"):
        edition(year=year)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2008, AnnualReportBefore2019),
        (2018, AnnualReportBefore2019),
        (2019, AnnualReport2019),
        (2020, AnnualReport2019),
        (2021, AnnualReport2021),
        (2031, AnnualReport2021),
    ],
)
def test_the_year_chooses_the_edition(year: int, expected: type) -> None:
    assert expected is edition_for(year)


def test_before_2008_nobody_reported() -> None:
    with pytest.raises(InvalidValue, match="for the years from 2008 on"):
        edition_for(2007)


def test_2019_rolls_over_into_its_own_edition() -> None:
    after = edition(year=2019, signed=date(2020, 2, 10), last_year=None).roll_over()
    assert isinstance(after, AnnualReport2019)
    assert (2020, None) == (after.year, after.signed)
    assert after.last_year == edition().ledgers
    after.to_report()


def test_2020_rolls_over_into_the_edition_of_2021_with_the_carry_over_beside_it() -> None:
    before = edition()
    after = before.roll_over()
    assert isinstance(after, AnnualReport2021)
    assert "{全市}{主动公开政府信息}，新公开规范性文件{待补:新公开规范性文件}。" == after.overview.disclosure.text
    carried = [[5, 0, 0, 0, 0, 0], [1, 1, 0, 0, 0, 0], *[[0] * 6] * 21, [0] * 6, [6, 1, 0, 0, 0, 0]]
    filled = attrs.evolve(after, applications=Applications.from_rows(carried))
    found = [finding for finding in check(filled.to_report()) if finding.message.startswith("B4")]
    assert [Severity.ERROR] * 2 == [finding.severity for finding in found]
    assert "本年第二项（上年结转）为1，上年第四项（结转下年度）为2" in found[0].message


def test_a_summary_adds_up_its_units() -> None:
    one = edition().ledgers
    twice = Ledgers2019.sum_of([one, one])
    assert twice.disclosure is not None
    assert (42, 42, 164) == attrs.astuple(twice.disclosure.normative_documents)
    assert (4298, -36, 6804) == attrs.astuple(twice.disclosure.penalties)
    assert "150788865.04" == str(twice.disclosure.procurement.amount)


DRAFTS: dict[str, Callable[[], AnnualReport]] = {
    "filled": annual_report_2019.edition,
    "open": lambda: annual_report_2019.edition().roll_over(),
}


def test_drafts_are_valid(validated: Validated) -> None:
    validated.all([render(make().to_report()) for make in DRAFTS.values()])


def test_tables_stay_in_the_text_block(rendered: Rendered) -> None:
    lines = [line for page in rendered(render(annual_report_2019.build())) for line in page.lines]
    assert all(28 - 0.5 <= line.left and line.right <= 28 + 156 + 0.5 for line in lines if line.size < 14)


def test_required_are_the_parts_without_fees() -> None:
    required = {field.name for field in attrs.fields(AnnualReport2019) if field.default is attrs.NOTHING}
    parts = {"overview", "disclosure", "applications", "reviews", "problems"}
    assert {"office", "year", "signed", "scope"} | parts == required
