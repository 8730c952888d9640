"""Sheets torn about in any way: a figure is found under its own labels, or not at all, and then something says why."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laws import times
from reportkit.submissions import form_for
from reportkit.submissions.form import FormSheet
from reportkit.submissions.reading.matching import cells_in

Sheet = list[list[object]]

SHEETS = [sheet for year in (2020, 2024) for sheet in form_for(year).sheets]


SPANNING = {label.text for sheet in SHEETS for line in sheet.lines for label in line.labels if label.across > 1}


def printed(sheet: FormSheet) -> Sheet:
    """A sheet as it is sent out, each cell with a number of its own."""
    rows: Sheet = [[None] * (sheet.columns + 2) for _ in range(sheet.lines[-1].row)]
    rows[0][0] = sheet.name
    for line in sheet.lines:
        for label in line.labels:
            rows[line.row - 1][label.column - 1] = label.text
    for name, number in numbers(sheet).items():
        cell = next(cell for cell in sheet.cells() if cell.name == name)
        rows[cell.row - 1][cell.column - 1] = number
    return rows


def numbers(sheet: FormSheet) -> dict[str, int]:
    return {cell.name: 1000 + number for number, cell in enumerate(sheet.cells())}


def found(sheet: FormSheet, rows: Sheet) -> tuple[dict[str, object], int]:
    cells, misfits = cells_in(sheet, list(enumerate(rows, 1)))
    return {name: cell.value for name, cell in cells.items()}, len(misfits)


Tear = Callable[[Sheet], None]


@st.composite
def tears(draw: st.DrawFn) -> Tear:
    """A way to tear a sheet about that takes no label from its figures."""
    kind = draw(st.sampled_from(("delete", "blank", "copy", "move", "column", "text", "swap columns", "delete column")))
    first, second = draw(st.integers(3, 40)), draw(st.integers(3, 40))

    def tear(rows: Sheet) -> None:
        one, other = first % len(rows), second % len(rows)
        column = second % len(rows[0])
        match kind:
            case "delete":
                del rows[one]
            case "blank":
                rows.insert(one, [None] * len(rows[0]))
            case "copy":
                rows.insert(other, list(rows[one]))
            case "move":
                rows.insert(other, rows.pop(one))
            case "column":
                for row in rows:
                    row.insert(column, None)
            case "text":
                rows.insert(one, ["另加的一行", *[None] * (len(rows[0]) - 1)])
            case "delete column":
                for row in rows:
                    del row[column]
            case _:
                for row in rows:
                    row[column], row[column - 1] = row[column - 1], row[column]

    def held(rows: Sheet) -> bool:
        """Whether a label over several columns stands in one of two: a spreadsheet keeps it over what it is for."""
        column = second % len(rows[0])
        return any(row[place] in SPANNING for row in rows for place in (column, column - 1))

    def tear_or_leave(rows: Sheet) -> None:
        if "column" not in kind or kind == "column" or not held(rows):
            tear(rows)

    return tear_or_leave


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.columns}-{len(sheet.lines)}")
def test_a_sheet_as_it_was_sent_out_gives_every_cell(sheet: FormSheet) -> None:
    assert (numbers(sheet), 0) == found(sheet, printed(sheet))


@times(4)
@given(st.sampled_from(SHEETS), st.lists(tears(), max_size=4))
def test_no_figure_is_taken_for_another(sheet: FormSheet, torn: list[Tear]) -> None:
    rows = printed(sheet)
    for tear in torn:
        tear(rows)
    values, misfits = found(sheet, rows)
    right = numbers(sheet)
    assert {name: right[name] for name in values} == {
        name: right[name] if value is None else value for name, value in values.items()
    }
    assert set(right) == set(values) or misfits


@times(2)
@given(st.sampled_from(SHEETS), st.data())
def test_one_row_less_or_twice_is_one_misfit(sheet: FormSheet, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from([line for line in sheet.lines if line.cells]))
    rows = printed(sheet)
    if data.draw(st.booleans()):
        del rows[line.row - 1]
    else:
        rows.append(list(rows[line.row - 1]))
    values, misfits = found(sheet, rows)
    assert 1 == misfits
    assert {
        name: number for name, number in numbers(sheet).items() if name not in {cell.name for cell in line.cells}
    } == values


@times(2)
@given(st.sampled_from(SHEETS), st.data(), st.sampled_from((None, "其他内容")))
def test_one_label_changed_is_at_most_one_misfit(sheet: FormSheet, data: st.DataObject, instead: str | None) -> None:
    label = data.draw(st.sampled_from([label for line in sheet.lines for label in line.labels]))
    rows = printed(sheet)
    rows[label.row - 1][label.column - 1] = instead
    values, misfits = found(sheet, rows)
    assert misfits <= 1
    assert misfits == 1 or numbers(sheet) == values
