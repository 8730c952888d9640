"""The workbooks that are sent out: what is locked, what is filled in, what is worked out, and what turns red."""

import io
import re
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image

from filled_forms import APPLIED, CELLS, DISCLOSED, FEES, REVIEWED, filled, saved, sent_out
from instruments.libreoffice import pdfs
from instruments.pdf import pictures
from reportkit.annual_report.application_figures import cell
from reportkit.annual_report.schema import CARRIED_FORWARD, CARRIED_IN
from reportkit.archives import open_archive
from reportkit.errors import InvalidValue
from reportkit.packing import zipped
from reportkit.submissions import (
    Roster,
    Unit,
    UnitReturn,
    add_up,
    form_for,
    load_roster,
    read_return,
    read_returns,
    save_workbook,
    save_workbooks,
)
from reportkit.submissions.cells import ledgers_of
from reportkit.submissions.form import COVER
from reportkit.submissions.workbook import sheets
from reportkit.submissions.workbook.carried import carried_over
from returns_samples import FINANCE, OFFICE, ROSTER, roster, unit_return

SavedAnew = Callable[[Sequence[Path], Path], list[Path]]


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(sent_out())


def last_year(year: int = 2023, **cells: int) -> Any:
    return ledgers_of(year, unit_return(FINANCE, year, **cells).cells())  # type: ignore[arg-type]  # cells by their names


def with_last_year(folder: Path, year: int, **cells: int) -> Workbook:
    save_workbook(FINANCE, roster(year), folder / "a.xlsx", last_year=last_year(year - 1, **cells))
    return load_workbook(folder / "a.xlsx")


@pytest.mark.parametrize("year", [2020, 2024])
def test_only_what_a_unit_fills_is_unlocked(year: int) -> None:
    pages = opened(sent_out(FINANCE, roster(year)))
    entered = {(one.sheet, one.address) for one in form_for(year).cells() if not one.parts}
    free = {
        (page.title, place.coordinate)
        for page in pages.worksheets[1:]
        for row in page.iter_rows()
        for place in row
        if not place.protection.locked and place.coordinate not in page.merged_cells
    }
    merged = {
        (one.sheet, one.address) for one in form_for(year).cells() if one.address in pages[one.sheet].merged_cells
    }
    assert entered == free | {place for place in merged if not pages[place[0]][place[1]].protection.locked}
    assert all(page.protection.sheet and page.protection.password is None for page in pages.worksheets)


def test_the_labels_are_those_of_the_report(book: Workbook) -> None:
    for sheet in form_for(2024).sheets:
        for line in sheet.lines:
            for label in line.labels:
                assert label.text == book[sheet.name].cell(label.row, label.column).value


def test_totals_are_formulas(book: Workbook) -> None:
    assert ["=SUM(D7:I7)", "=SUM(D9:D29)", "=SUM(D30:I30)"] == [
        book[APPLIED][place].value for place in ("J7", "D30", "J30")
    ]
    assert "=SUM(B7:E7)" == book[REVIEWED]["F7"].value


def test_no_formula_is_longer_than_excel_takes(tmp_path: Path) -> None:
    for year in (2020, 2024):
        book = with_last_year(tmp_path, year, 自然人新收申请=10**9)
        formulas = [place.value for page in book for row in page.iter_rows() for place in row if place.data_type == "f"]
        assert 8192 > max(map(len, map(str, formulas)))
        assert 255 > max(len(text) for formula in formulas for text in re.findall('"([^"]*)"', str(formula)))


def test_the_cover_says_whose_return_it_is(book: Workbook) -> None:
    rows = {row[0].value: row[1].value for row in book[COVER].iter_rows(max_row=6)}
    assert (FINANCE, 2024, "2021年版") == (rows["填报单位"], rows["年度"], rows["表式版本"])


def test_what_is_typed_has_to_be_a_number(book: Workbook) -> None:
    kinds = {
        place: rule.type
        for rule in book[DISCLOSED].data_validations.dataValidation
        for place in str(rule.sqref).split()
    }
    assert ("whole", "decimal") == (kinds["B10"], kinds["B17"])
    before = opened(sent_out(FINANCE, roster(2020)))[DISCLOSED].data_validations.dataValidation
    assert {("whole", "0", None), ("whole", "-999999999", "999999999"), ("decimal", "0", None)} == {
        (rule.type, rule.formula1, rule.formula2) for rule in before
    }
    assert all("没有" in str(rule.error) for rule in before)


def test_a_sheet_prints_on_a4_with_its_header_on_each_page(book: Workbook) -> None:
    page = book[APPLIED]
    assert ("9", 1, 0, "$1:$6", "D7") == (
        str(page.page_setup.paperSize),
        page.page_setup.fitToWidth,
        page.page_setup.fitToHeight,
        page.print_title_rows,
        page.freeze_panes,
    )


def test_last_years_figures_are_filled_in(tmp_path: Path) -> None:
    page = with_last_year(tmp_path, 2024, 自然人新收申请=4, 商业企业新收申请=1, 现行有效行政规范性文件=58)
    form = form_for(2024)
    carried = [page[APPLIED][form.cell(cell(CARRIED_IN, column)).address].value for column in range(6)]
    assert [4, 1, 0, 0, 0, 0] == carried
    assert ["上年现行有效件数", 0, 58] == [page[DISCLOSED][place].value for place in ("F5", "F6", "F7")]
    assert None is page[APPLIED][form.cell(cell(CARRIED_FORWARD, 0)).address].value


def test_the_form_of_2019_takes_over_what_there_was(tmp_path: Path) -> None:
    page = with_last_year(tmp_path, 2020, 上一年行政许可项目=30, 行政许可增减=-2, 对外公开规范性文件=9)
    assert (28, 9) == (page[DISCLOSED]["B10"].value, page[DISCLOSED]["F7"].value)


def test_the_first_form_of_2021_takes_over_what_was_carried_forward(tmp_path: Path) -> None:
    page = with_last_year(tmp_path, 2021, 自然人新收申请=4, 对外公开规范性文件=9)
    assert (4, None) == (page[APPLIED]["D8"].value, page[DISCLOSED]["F7"].value)


def test_the_same_unit_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_workbook(FINANCE, ROSTER, tmp_path / "a.xlsx")
    later = time.time() + 10**6
    monkeypatch.setattr(time, "time", lambda: later)
    sheets._blank.cache_clear()
    save_workbook(FINANCE, ROSTER, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in archive.infolist()}
        assert 2 == archive.read("docProps/core.xml").count(b"2025-01-01T00:00:00Z")


@pytest.mark.parametrize("name", ["示例县财政局", "甲<乙>&“丙”'丁'\"戊\"局", "a_x000D_b 局", "𠮷野镇", "unit"])
def test_a_workbook_is_the_same_whether_drawn_for_its_unit_or_for_all(name: str) -> None:
    unit = Unit(name, "部门")
    drawn = sheets.drawn(name, 2024, "县级", carried_over(form_for(2024), None))
    assert zipped(drawn) == sheets.workbook(unit, Roster(OFFICE, 2024, [unit]), None)


def test_a_workbook_brings_nothing_along() -> None:
    archive = open_archive(sent_out())
    assert (False, False) == (archive.macros, archive.linked)


def test_there_is_a_workbook_for_each_unit_and_the_roster(tmp_path: Path) -> None:
    paths = save_workbooks(ROSTER, tmp_path / "填报", last_year={FINANCE: last_year()})
    assert [f"{unit.name}.xlsx" for unit in ROSTER.units] == [path.name for path in paths]
    assert ROSTER == load_roster(tmp_path / "填报" / "单位名单.csv")
    received = read_return(paths[1], ROSTER)
    assert FINANCE == received.unit


def test_a_workbook_that_stands_there_is_kept(tmp_path: Path) -> None:
    fewer = attrs.evolve(ROSTER, units=ROSTER.units[:2])
    first = save_workbooks(fewer, tmp_path)
    first[0].write_bytes(b"filled")
    assert [f"{unit.name}.xlsx" for unit in ROSTER.units[2:]] == [
        path.name for path in save_workbooks(ROSTER, tmp_path)
    ]
    assert b"filled" == first[0].read_bytes()
    assert ROSTER == load_roster(tmp_path / "单位名单.csv")


def test_a_workbook_is_replaced_where_that_is_meant(tmp_path: Path) -> None:
    only = attrs.evolve(ROSTER, units=ROSTER.units[:1])
    (path,) = save_workbooks(only, tmp_path)
    blank = path.read_bytes()
    path.write_bytes(b"filled")
    assert (path,) == save_workbooks(only, tmp_path, replace=True)
    assert blank == path.read_bytes()


def test_workbooks_of_another_year_are_not_kept_among_this_years(tmp_path: Path) -> None:
    only = attrs.evolve(ROSTER, units=ROSTER.units[:1])
    save_workbooks(attrs.evolve(only, year=2023), tmp_path)
    with pytest.raises(InvalidValue, match="has the workbooks of 2023; give another folder"):
        save_workbooks(only, tmp_path)
    assert 2023 == load_roster(tmp_path / "单位名单.csv").year
    save_workbooks(only, tmp_path, replace=True)
    assert 2024 == load_roster(tmp_path / "单位名单.csv").year


@pytest.mark.parametrize("county", [True, False], ids=["a county", "ledgers"])
def test_last_years_figures_follow_a_unit_to_its_new_name(county: bool, tmp_path: Path) -> None:
    last = add_up(attrs.evolve(ROSTER, year=2023), [UnitReturn(FINANCE, 2023, last_year())])
    renamed = attrs.evolve(ROSTER, units=[Unit("示例县财政金融局", "部门", FINANCE)])
    (path,) = save_workbooks(renamed, tmp_path, last_year=last if county else last.ledgers())
    save_workbook(renamed.units[0], renamed, tmp_path / "expected.xlsx", last_year=last.ledgers()[FINANCE])
    assert (tmp_path / "expected.xlsx").read_bytes() == path.read_bytes()
    save_workbook(renamed.units[0], renamed, tmp_path / "empty.xlsx")
    assert (tmp_path / "empty.xlsx").read_bytes() != path.read_bytes()


def test_the_county_of_any_other_year_is_not_last_years(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match=r"save_workbooks\.last_year: got a county of 2022; give that of 2023"):
        save_workbooks(ROSTER, tmp_path, last_year=add_up(attrs.evolve(ROSTER, year=2022), []))
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("示例县教育/体育局", "示例县教育＿体育局.xlsx"),
        ("CON", "CON＿.xlsx"),
        ("Con.财政", "Con＿.财政.xlsx"),
        ("PRN.xlsx", "PRN＿.xlsx.xlsx"),
        ("nul .财政", "nul＿ .财政.xlsx"),
        ("COM¹", "COM¹＿.xlsx"),
        ("lpt³", "lpt³＿.xlsx"),
        ("CONIN$", "CONIN$＿.xlsx"),
        ("Conout$.甲", "Conout$＿.甲.xlsx"),
        ("COMMON", "COMMON.xlsx"),
        ("~$局", "＿~$局.xlsx"),
        ("...", "＿.xlsx"),
        ("a" * 199 + " .b", "a" * 199 + ".xlsx"),
        ("甲<乙>*局", "甲＿乙＿＿局.xlsx"),
        ("局" * 100, "局" * 66 + ".xlsx"),
    ],
)
def test_any_name_makes_a_file_that_every_system_takes(name: str, file: str, tmp_path: Path) -> None:
    roster = Roster(OFFICE, 2024, [Unit(name, "部门")])
    (path,) = save_workbooks(roster, tmp_path)
    assert file == path.name
    assert [name] == [one.unit for one in read_returns(tmp_path, roster)]


def test_two_units_that_would_share_a_file_are_refused(tmp_path: Path) -> None:
    two = Roster(OFFICE, 2024, [Unit("甲/局", "部门"), Unit("甲*局", "部门")])
    with pytest.raises(InvalidValue, match=r"甲/局 and 甲\*局: two units would share a file, 甲＿局\.xlsx; give"):
        save_workbooks(two, tmp_path)
    long = Roster(OFFICE, 2024, [Unit("局" * 66 + end, "部门") for end in "甲乙"])
    with pytest.raises(InvalidValue, match="that differ in letters, within their first 66"):
        save_workbooks(long, tmp_path)
    assert [] == list(tmp_path.iterdir())


def test_a_unit_outside_of_the_roster_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="is not in the roster"):
        save_workbook("没有局", ROSTER, tmp_path / "a.xlsx")
    with pytest.raises(InvalidValue, match="is not in the roster"):
        save_workbooks(ROSTER, tmp_path, last_year={"没有局": last_year()})
    assert [] == list(tmp_path.iterdir())


GOOD = "数据齐全，符合勾稽关系。"

CHECKED: dict[str, tuple[dict[str, dict[str, object]], str, str, str]] = {
    "nothing": ({}, APPLIED, "D3", GOOD),
    "a blank cell": ({APPLIED: {"D9": None}}, APPLIED, "D3", "还有1格未填（没有发生的填0）；"),
    "text": ({REVIEWED: {"B7": "1件"}}, REVIEWED, "B3", "有1格填的不是规定的数字，见红色单元格；"),
    "B1": (
        {APPLIED: {"D31": 2}},
        APPLIED,
        "D3",
        "第一项加第二项之和不等于（七）总计加第四项之和：“自然人”列“总计”列；",
    ),
    "B3": ({APPLIED: {"J12": 9}}, APPLIED, "D3", "总计不等于各项之和：J12 J30 ；"),
    "B4": (
        {APPLIED: {"D8": 2, "D7": 6}},
        APPLIED,
        "D3",
        "与上年报告的结转下年度数不一致：“自然人”列（上年3），如属实请说明原因；",
    ),
    "A1": (
        {DISCLOSED: {"D7": 61}},
        DISCLOSED,
        "B3",
        "与上年数不衔接：“行政规范性文件”行（上年58），如属实请说明原因；",
    ),
    "A2": (
        {DISCLOSED: {"B6": 1, "D6": 1}},
        DISCLOSED,
        "B3",
        "设区的市以下的机关不制定规章，“规章”行应填0，如属实请说明原因；",
    ),
    "C1": ({REVIEWED: {"F7": 2}}, REVIEWED, "B3", "总计不等于各项之和：F7 ；"),
    "B8": ({APPLIED: {"D28": 1, "D7": 6}}, FEES, "B3", "有逾期未缴费的申请，应填报收取信息处理费情况；"),
    "fractions": (
        {APPLIED: {"D9": 5.5, "D10": 0.5}},
        APPLIED,
        "D3",
        "有2格填的不是规定的数字，见红色单元格；",
    ),
    "a fraction and a number below 0": (
        {DISCLOSED: {"B10": 1.5, "B14": -1}},
        DISCLOSED,
        "B3",
        "有2格填的不是规定的数字，见红色单元格；",
    ),
    "money as a truth value": ({DISCLOSED: {"B17": True}}, DISCLOSED, "B3", "有1格填的不是规定的数字，见红色单元格；"),
    "a part of 分": ({FEES: {"B5": 1, "B6": 0.125}}, FEES, "B3", "有1格填的不是规定的数字，见红色单元格；"),
    "money with decimals": ({DISCLOSED: {"B17": 1.234567}}, DISCLOSED, "B3", GOOD),
    "money for no application": ({FEES: {"B6": 12.34}}, FEES, "B3", "有收费金额而没有收费的申请；"),
    "an error": ({DISCLOSED: {"B7": "#REF!"}}, DISCLOSED, "B3", "表中有错误值，请改正。"),
}


@pytest.fixture(scope="module")
def told(saved_anew: SavedAnew, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Workbook]:
    """Workbooks filled in several ways, as LibreOffice Calc works out their checks."""
    made, folder = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("told")
    before = last_year(现行有效行政规范性文件=58, 自然人新收申请=3)
    save_workbook(FINANCE, ROSTER, made / "empty.xlsx", last_year=before)
    files = []
    for number, (changed, *_) in enumerate(CHECKED.values()):
        page = load_workbook(made / "empty.xlsx")
        given = filled({**CELLS, "制发规章": 0}, coloured=True)
        for one in form_for(2024).cells():
            if not one.parts:
                page[one.sheet][one.address] = given[one.sheet][one.address].value
        for sheet, cells in changed.items():
            for place, value in cells.items():
                page[sheet][place] = value  # type: ignore[assignment]  # what a cell takes
        files.append(saved(page, made / f"{number}.xlsx"))
    return {
        name: load_workbook(path, data_only=True) for name, path in zip(CHECKED, saved_anew(files, folder), strict=True)
    }


@pytest.mark.parametrize("name", CHECKED)
def test_a_sheet_says_what_is_wrong_with_it(name: str, told: Mapping[str, Workbook]) -> None:
    changed, sheet, place, words = CHECKED[name]
    assert words == told[name][sheet][place].value
    assert words in [row[1].value for row in told[name][COVER].iter_rows()], "the cover says so too"
    others = {one.name for one in form_for(2024).sheets} - {*changed, sheet}
    verdicts = {other: told[name][other]["D3" if other == APPLIED else "B3"].value for other in others}
    assert dict.fromkeys(others, GOOD) == verdicts


@pytest.mark.usefixtures("saved_anew")
def test_a_wrong_cell_is_red_on_the_page(tmp_path: Path) -> None:
    files = [saved(filled(coloured=True), tmp_path / "right.xlsx")]
    for name, value in (("B1", 2), ("fraction", 1.5), ("truth", True)):
        wrong = filled(coloured=True)
        wrong[APPLIED]["D31"] = value
        files.append(saved(wrong, tmp_path / f"{name}.xlsx"))
    red = []
    for pdf in pdfs(files, tmp_path):
        colours = Image.open(pictures(pdf, tmp_path)[2]).convert("RGB").getcolors(10**6)
        red.append(sum(count for count, colour in colours or () if colour == (0xFF, 0x99, 0x99)))
    assert 0 == red[0]
    assert 500 < min(red[1:])
