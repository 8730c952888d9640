"""The form that units fill: the report's own tables, each number cell with the name of its figure."""

from collections.abc import Callable

import pytest

from reportkit.annual_report import Applications, Applications2019, edition_for
from reportkit.errors import InvalidValue
from reportkit.submissions import cell_names, form_for
from reportkit.submissions.form import Form
from reportkit.workbooks.places import address
from returns_samples import unit_return

YEARS = (2019, 2020, 2021, 2024)

SHEETS = ["主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况"]


@pytest.mark.parametrize("year", YEARS)
def test_the_form_has_each_cell_of_the_year_once_in_the_order_of_print(year: int) -> None:
    assert list(cell_names(year)) == [cell.name for cell in form_for(year).cells()]


@pytest.mark.parametrize("year", YEARS)
def test_no_two_cells_share_a_place(year: int) -> None:
    places = [(cell.sheet, cell.address) for cell in form_for(year).cells()]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("year", "edition", "sheets"), [(2020, "2019年版", SHEETS), (2021, "2021年版", [*SHEETS, "收取信息处理费情况"])]
)
def test_the_sheets_are_called_as_the_parts_of_the_report(year: int, edition: str, sheets: list[str]) -> None:
    form = form_for(year)
    assert (edition, sheets) == (form.edition, [sheet.name for sheet in form.sheets])
    assert SHEETS == list(edition_for(year).titles[1:4])  # type: ignore[union-attr]  # both editions have parts


@pytest.mark.parametrize(("year", "rows"), [(2020, Applications2019.schema), (2024, Applications.schema)])
def test_table_three_has_the_rows_of_its_edition_by_their_labels(year: int, rows: object) -> None:
    lines = [line for line in form_for(year).sheets[1].lines if line.cells]
    assert [row.label for row in rows] == [line.label for line in lines]  # type: ignore[attr-defined]  # a tuple of rows


@pytest.mark.parametrize("year", YEARS)
def test_each_row_of_cells_is_known_by_a_label_of_its_own(year: int) -> None:
    for sheet in form_for(year).sheets:
        labels = [line.label for line in sheet.lines if line.cells]
        assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("name", "year", "kind"),
    [
        ("行政许可", 2024, "count"),
        ("行政事业性收费", 2024, "amount"),
        ("信息处理费", 2024, "amount"),
        ("收费申请", 2024, "count"),
        ("政府集中采购金额", 2020, "amount"),
        ("政府集中采购项目", 2020, "count"),
        ("行政许可增减", 2020, "change"),
        ("行政事业性收费增减", 2020, "change"),
        ("新收申请", 2020, "count"),
    ],
)
def test_a_cell_knows_its_kind_of_number(name: str, year: int, kind: str) -> None:
    assert kind == form_for(year).cell(name).kind


@pytest.mark.parametrize("year", YEARS)
def test_totals_are_the_sums_of_their_parts(year: int) -> None:
    given = {
        cell.name: number
        for number, cell in enumerate(form_for(year).cells())
        if not cell.parts and cell.kind == "count"
    }
    cells = unit_return("示例县财政局", year, **given).cells()  # type: ignore[arg-type]  # cells by their names
    totals = [cell for cell in form_for(year).cells() if cell.parts]
    assert totals
    for total in totals:
        assert cells[total.name] == sum(cells[part] or 0 for part in total.parts)


@pytest.mark.parametrize(
    ("name", "place", "label"),
    [
        ("现行有效规章", "D6", "规章"),
        ("自然人新收申请", "D7", "一、本年新收政府信息公开申请数量"),
        ("结转下年申请", "J31", "四、结转下年度继续办理"),
        ("行政复议结果维持", "B7", "件数"),
        ("复议后起诉", "P7", "件数"),
        ("信息处理费", "B6", "收取的信息处理费（元）"),
    ],
)
def test_a_cell_stands_where_the_report_prints_it(name: str, place: str, label: str) -> None:
    cell = form_for(2024).cell(name)
    assert (place, label) == (cell.address, cell.label)


def test_headers_begin_a_block_of_cells() -> None:
    by_block = [(line.row, line.block) for line in form_for(2024).sheets[0].lines if line.cells]
    assert [(6, 0), (7, 0), (10, 1), (13, 2), (14, 2), (17, 3)] == by_block


@pytest.mark.parametrize(
    ("row", "column", "said"), [(1, 1, "A1"), (12, 4, "D12"), (3, 26, "Z3"), (3, 27, "AA3"), (9, 703, "AAA9")]
)
def test_places_are_called_as_spreadsheets_call_them(row: int, column: int, said: str) -> None:
    assert said == address(row, column)


@pytest.mark.parametrize("ask", [form_for, cell_names])
def test_years_without_ledgers_have_no_form(ask: Callable[[int], Form | tuple[str, ...]]) -> None:
    with pytest.raises(InvalidValue, match="2018"):
        ask(2018)
