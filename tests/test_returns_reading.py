"""Returns as they come back: each damage is one finding at its own cell, and what changes nothing changes nothing."""

import io
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from filled_forms import (
    APPLIED,
    CELLS,
    DAMAGES,
    DISCLOSED,
    FEES,
    Change,
    Damage,
    filed,
    filled,
    put,
    reported,
    saved,
    sent_out,
    unmerged,
)
from laws import times
from reportkit.errors import InvalidValue, ReportkitError
from reportkit.packing import zipped
from reportkit.submissions import (
    Clerk,
    ReadResult,
    ReturnFinding,
    Roster,
    UnitReturn,
    add_up,
    form_for,
    read_return,
    read_returns,
    save_csv,
    save_roster,
    save_workbooks,
)
from reportkit.submissions.form import COVER
from returns_samples import FINANCE, OFFICE, ROSTER, WATER, roster, unit_return, unit_returns

SavedAnew = Callable[[Sequence[Path], Path], list[Path]]


def told(found: ReturnFinding) -> tuple[str, str, str, str]:
    return found.name, found.file, found.sheet, found.cell


def expected(damage: Damage, file: str = "a.xlsx") -> list[tuple[str, str, str, str]]:
    return [(damage.name, file, damage.sheet, damage.cell)]


def test_a_filled_workbook_is_the_return_that_was_filled_in(tmp_path: Path) -> None:
    received = read_return(filed(tmp_path / "a.xlsx"), ROSTER)
    assert () == received.findings
    assert reported(file="a.xlsx") == received.given
    assert received.given is not None
    assert (APPLIED, "D9") == received.given.places["自然人予以公开"]
    assert {cell.name for cell in form_for(2024).cells()} == set(received.given.places)


@times(1 / 10)
@given(st.sampled_from((2020, 2024)).flatmap(lambda year: unit_returns(year=year, gaps=True)))
def test_whatever_is_filled_in_is_read(tmp_path: Path, whole: UnitReturn) -> None:
    due = roster(whole.year)
    path = saved(filled(whole.cells(), roster=due), tmp_path / f"{FINANCE}.xlsx")
    assert whole == read_return(path, due).given


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_each_damage_is_one_finding_at_its_cell(damage: Damage, tmp_path: Path) -> None:
    book = filled()
    damage.change(book)
    received = read_return(saved(book, tmp_path / "a.xlsx"), ROSTER)
    assert expected(damage) == [told(found) for found in received.findings]
    assert damage.words in received.findings[0].message
    counts = damage.name == "sheet_added"
    assert counts == (received.given is not None and damage.name != "not_reported")
    assert counts == (FINANCE in [unit.name for unit in add_up(ROSTER, [received]).reported])


def rounds() -> list[tuple[str, ...]]:
    """The damages that another program keeps, at most one a sheet in one workbook, as each save takes a second."""
    by_sheet: dict[str, list[str]] = {}
    for name, damage in DAMAGES.items():
        if damage.anew:
            by_sheet.setdefault(damage.sheet, []).append(name)
    alone = [(name,) for name in by_sheet.pop(COVER)]  # what is wrong with the cover may end the reading
    return alone + [tuple(filter(None, names)) for names in zip_longest(*by_sheet.values())]


@pytest.fixture(scope="module")
def anew(saved_anew: SavedAnew, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every damaged workbook, and the whole one, as LibreOffice Calc saves them."""
    made, folder = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("anew")
    files: dict[tuple[str, ...], Path] = {(): saved(filled(coloured=True), made / "whole.xlsx")}
    for number, names in enumerate(rounds()):
        book = filled(coloured=True)
        for name in names:
            DAMAGES[name].change(book)
        files[names] = saved(book, made / f"{number}.xlsx")
    converted = dict(zip(files, saved_anew(list(files.values()), folder), strict=True))
    return {"whole": converted.pop(()), **{name: path for names, path in converted.items() for name in names}}


def test_a_workbook_that_another_program_saved_is_the_same_return(anew: Mapping[str, Path]) -> None:
    received = read_return(anew["whole"], ROSTER)
    assert () == received.findings
    assert received.given is not None
    assert reported().cells() == received.given.cells()
    assert () == add_up(ROSTER, [received]).findings


def test_a_workbook_that_nobody_filled_is_no_return(tmp_path: Path) -> None:
    last = {FINANCE: unit_return(year=2023, 自然人新收申请=4).ledgers}
    (path, *_) = save_workbooks(Roster(OFFICE, 2024, ROSTER.units[1:]), tmp_path, last_year=last)
    received = read_return(path, ROSTER)
    assert [("not_filled", f"{FINANCE}.xlsx", "", "")] == [told(found) for found in received.findings]
    assert "整份报表没有填写；请逐项填报，没有发生的请填0" == received.findings[0].message
    assert FINANCE in [unit.name for unit in add_up(ROSTER, [received]).missing]


@pytest.mark.parametrize("name", [name for name, damage in DAMAGES.items() if damage.anew])
def test_each_damage_is_found_where_another_program_saved_it(name: str, anew: Mapping[str, Path]) -> None:
    found = [told(one) for one in read_return(anew[name], ROSTER).findings]
    assert expected(DAMAGES[name], anew[name].name) == [one for one in found if one[2] == DAMAGES[name].sheet]


def inserted(sheet: str, row: int, count: int) -> Change:
    def change(book: Workbook) -> None:
        unmerged(book[sheet])
        book[sheet].insert_rows(row, count)

    return change


def column_inserted(book: Workbook) -> None:
    unmerged(book[APPLIED])
    book[APPLIED].insert_cols(6)
    book[APPLIED]["F6"] = "备注"


def labels_apart(book: Workbook) -> None:
    book[APPLIED]["C13"] = "3. 危及“三安全\n一稳定”　"
    book[APPLIED]["B9"] = "(一)予以公开"


def hidden(book: Workbook) -> None:
    book[APPLIED].row_dimensions[12].hidden = True
    book[APPLIED].column_dimensions["F"].hidden = True


def labels_everywhere(book: Workbook) -> None:
    """Somebody undid the merged cells and wrote the label into each."""
    unmerged(book[APPLIED])
    for row in range(10, 31):
        book[APPLIED].cell(row, 1).value = "三、本年度办理结果"


def totals_blank(book: Workbook) -> None:
    for cell in form_for(2024).cells():
        if cell.parts:
            book[cell.sheet][cell.address] = None


def totals_typed(book: Workbook) -> None:
    cells = reported().cells()
    for cell in form_for(2024).cells():
        if cell.parts:
            book[cell.sheet][cell.address] = cells[cell.name]


def headers_moved(book: Workbook) -> None:
    """Two columns change places, with all that stands in them."""
    for row in range(6, 32):
        first, second = book[APPLIED].cell(row, 5), book[APPLIED].cell(row, 6)
        first.value, second.value = second.value, first.value


HARMLESS: dict[str, Change] = {
    "blank rows": inserted(APPLIED, 15, 3),
    "blank rows above the table": inserted(DISCLOSED, 4, 2),
    "a column more": column_inserted,
    "columns in another order": headers_moved,
    "labels with blanks and other brackets": labels_apart,
    "hidden rows and columns": hidden,
    "cells no longer merged": labels_everywhere,
    "totals left blank": totals_blank,
    "totals typed in": totals_typed,
    "a whole number as 12.0": put(DISCLOSED, "B10", 12.0),
    "sheets in another order": lambda book: book.move_sheet(APPLIED, 2),
    "an empty sheet more": lambda book: book.create_sheet("Sheet1"),
    "a note beside the table": put(APPLIED, "L12", "已核对"),
    "rows formatted far below": put(APPLIED, "A5000", " "),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_what_moves_no_figure_changes_nothing(change: Change, tmp_path: Path) -> None:
    book = filled()
    change(book)
    received = read_return(saved(book, tmp_path / "a.xlsx"), ROSTER)
    assert () == received.findings
    assert received.given is not None
    assert reported().cells() == received.given.cells()


def test_all_faults_of_a_workbook_are_found_at_once(tmp_path: Path) -> None:
    book = filled()
    for sheet, address, value in (
        (DISCLOSED, "B7", "x"),
        (APPLIED, "E9", -1),
        (APPLIED, "C13", "y"),
        (FEES, "B5", None),
    ):
        book[sheet][address] = value
    found = read_return(saved(book, tmp_path / "a.xlsx"), ROSTER).findings
    assert [("cell_wrong", "B7"), ("form_changed", "C13"), ("cell_wrong", "E9"), ("not_reported", "B5")] == [
        (one.name, one.cell) for one in found
    ]
    assert (
        "【错误】示例县财政局（a.xlsx［主动公开政府信息情况］B7）：制发行政规范性文件填的是文本“x”，应为数字，不带单位、逗号和其他字符"
        == str(found[0])
    )


def test_a_total_that_somebody_wrote_over_is_kept_and_judged(tmp_path: Path) -> None:
    book = filled()
    book[APPLIED]["J9"] = 8
    county = add_up(ROSTER, [read_return(saved(book, tmp_path / "a.xlsx"), ROSTER)])
    assert {"identity_broken"} == {found.name for found in county.findings}
    assert (APPLIED, "J9", "B3") in {(found.sheet, found.cell, found.quotation) for found in county.findings}


@pytest.mark.parametrize(
    ("name", "telephone", "expected"),
    [
        (" 张三 ", "0000-0000000", Clerk("张三", "0000-0000000")),
        ("张三", 13800000000, Clerk("张三", "13800000000")),
        ("张三", 13800000000.0, Clerk("张三", "13800000000")),
        (None, "  ", Clerk()),
    ],
)
def test_who_filled_it_in_is_read_from_the_cover_of_a_faulty_return_too(
    name: str | None, telephone: str | float, expected: Clerk, tmp_path: Path
) -> None:
    book = filled()
    places = {row[0].value: row[1] for row in book[COVER].iter_rows(max_col=2)}
    places["填报人"].value, places["联系电话"].value = name, telephone
    assert expected == read_return(saved(book, tmp_path / "a.xlsx"), ROSTER).clerk
    book[APPLIED]["D9"] = "无"
    wrong = read_return(saved(book, tmp_path / "a.xlsx"), ROSTER)
    assert (None, expected) == (wrong.given, wrong.clerk)


def test_reasons_are_read_from_the_cover(tmp_path: Path) -> None:
    book = filled()
    row = next(row for row in range(1, 40) if book[COVER].cell(row, 1).value == "上年结转数与上年报告不一致的原因")
    book[COVER].cell(row, 2).value = " 机构合并 "
    given_ = read_return(saved(book, tmp_path / "a.xlsx"), ROSTER).given
    assert given_ is not None
    assert {"B4": "机构合并"} == dict(given_.reasons)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def with_part(name: str, blob: bytes) -> bytes:
    return zipped({**parts(sent_out()), name: blob})


LINK = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///c:/b.xlsx"
TargetMode="External"/></Relationships>"""

OLE = bytes.fromhex("D0CF11E0A1B11AE1")

FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "macros": ("a.xlsx", lambda: with_part("xl/vbaProject.bin", b"x"), "带有宏"),
    "an external link": (
        "a.xlsx",
        lambda: with_part("xl/externalLinks/_rels/externalLink1.xml.rels", LINK),
        "引用了其他文件",
    ),
    "a DTD": ("a.xlsx", lambda: with_part("xl/theme/theme2.xml", b"<!DOCTYPE a><a/>"), "文件内容异常"),
    "a bomb": ("a.xlsx", lambda: with_part("xl/media/a.png", bytes(2**26)), "文件过大"),
    "a file cut off": ("a.xlsx", lambda: sent_out()[:-500], "文件已损坏"),
    "a file cut off within": (
        "a.xlsx",
        lambda: with_part("xl/worksheets/sheet3.xml", b"<worksheet><sheetData><row"),
        "文件已损坏",
    ),
    "another kind of package": ("a.xlsx", lambda: zipped({"[Content_Types].xml": b"<Types/>"}), "文件已损坏"),
    "an old workbook": ("a.xlsx", lambda: OLE + bytes(600), "旧版 Excel"),
    "a password": ("a.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "有密码"),
    "a text": ("a.xlsx", lambda: b"abc", "不是 Excel 工作簿"),
    "an old workbook by its name": ("a.xls", lambda: OLE, "旧版 Excel"),
    "a workbook with macros by its name": ("a.xlsm", lambda: b"", "带有宏"),
    "a workbook of WPS": ("a.et", lambda: b"", "WPS"),
    "a list of something else": ("a.csv", lambda: "姓名,电话\r\n".encode("gb18030"), "第1行应为"),
    "a list of nothing": ("a.csv", "单位,年度,项目,数值\r\n".encode, "没有数据"),
    "a list without a line": ("a.csv", lambda: b"\r\n", "文件中为空；"),
    "a list with tabs of nothing": ("a.csv", "单位\t年度\t项目\t数值\r\n".encode, "没有数据"),
    "a list with a quotation mark left open": (
        "a.csv",
        '单位,年度,项目,数值\r\n"甲局,2024'.encode,
        "不是可以读取的 CSV",
    ),
    "a list of strangers": (
        "a.csv",
        "\r\n".join(["单位,年度,项目,数值", *(f"某{number}局,2024,行政许可,1" for number in range(500))]).encode,
        "有100个以上的单位不在单位名单中",
    ),
    "nothing": ("a.xlsx", lambda: b"", "空文件"),
    "a list in another encoding": ("a.csv", lambda: b"\xff\xfe\xff", "不是可以读取的 CSV"),
}


@pytest.mark.parametrize(("file", "content", "words"), FILES.values(), ids=FILES)
def test_a_file_that_cannot_be_read_is_one_finding(
    file: str, content: Callable[[], bytes], words: str, tmp_path: Path
) -> None:
    (tmp_path / file).write_bytes(content())
    (received,) = read_returns(tmp_path, ROSTER)
    assert [("file_unreadable", file, "", "")] == [told(found) for found in received.findings]
    assert words in received.findings[0].message
    assert (None, None) == (received.unit, received.given)


def test_a_folder_is_read_in_the_order_of_names_and_nothing_is_skipped_silently(tmp_path: Path) -> None:
    save_roster(ROSTER, tmp_path / "单位名单.csv")
    for name in ("~$b.xlsx", ".b.xlsx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "旧").mkdir()
    (tmp_path / "c.txt").write_bytes(b"x")
    filed(tmp_path / "b.xlsx")
    filed(tmp_path / "a.xlsx", unit=WATER)
    received = list(read_returns(tmp_path, ROSTER))
    assert [("a.xlsx", WATER), ("b.xlsx", FINANCE), ("c.txt", None), ("旧", None)] == [
        (one.file, one.unit) for one in received
    ]
    assert {WATER, FINANCE} == {unit.name for unit in add_up(ROSTER, received).reported}


def test_returns_come_one_at_a_time(tmp_path: Path) -> None:
    for name in "ab":
        filed(tmp_path / f"{name}.xlsx")
    coming: Iterator[ReadResult] = read_returns([tmp_path / "b.xlsx", tmp_path / "a.xlsx"], ROSTER)
    assert "a.xlsx" == next(coming).file
    (tmp_path / "b.xlsx").write_bytes(b"")
    assert "file_unreadable" == next(coming).findings[0].name


def test_two_returns_of_one_unit_are_told_once(tmp_path: Path) -> None:
    for name in "ab":
        filed(tmp_path / f"{name}.xlsx")
    county = add_up(ROSTER, read_returns(tmp_path, ROSTER))
    assert ["filed_twice"] == [found.name for found in county.findings]


@pytest.mark.parametrize(
    ("source", "words"),
    [("没有", "there is no folder 没有"), (["没有.xlsx"], "there is no file 没有.xlsx"), (b"x", "give a path")],
)
def test_a_source_that_is_not_there_is_refused(source: object, words: str) -> None:
    with pytest.raises(ReportkitError, match=words):
        list(read_returns(source, ROSTER))  # type: ignore[arg-type]  # that is the test


def lines(*changed: tuple[str, str], unit: str = FINANCE, encoding: str = "utf-8-sig") -> bytes:
    """A .csv of the sample unit, with lines changed or added by their item."""
    given = {cell.name: str(CELLS.get(cell.name, 0)) for cell in form_for(2024).cells() if not cell.parts} | dict(
        changed
    )
    rows = "".join(f"{unit},2024,{name},{value}\r\n" for name, value in given.items())
    return f"单位,年度,项目,数值\r\n{rows}".encode(encoding)


def test_a_list_that_excel_saved_as_unicode_text_is_the_same_return(tmp_path: Path) -> None:
    content = lines(("B4", "机构合并"), encoding="utf-8")
    (tmp_path / "a.csv").write_bytes(content)
    (commas,) = read_returns(tmp_path, ROSTER)
    (tmp_path / "a.csv").write_bytes(content.decode().replace(",", "\t").encode("utf-16"))
    (tabs,) = read_returns(tmp_path, ROSTER)
    assert commas.given is not None
    assert (commas.unit, commas.given) == (tabs.unit, tabs.given)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_of_cells_is_the_return_it_lists(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(lines(("B4", "机构合并"), encoding=encoding))
    received = read_return(tmp_path / "a.csv", ROSTER)
    assert () == received.findings
    assert reported(file="a.csv", reasons={"B4": "机构合并"}) == received.given


CSV_FAULTS: dict[str, tuple[bytes, str, str, str]] = {
    "text": (lines(("行政许可", "12件")), "cell_wrong", "第8行", "应为数字12，不带单位"),
    "full-width digits": (lines(("行政许可", "１２")), "cell_wrong", "第8行", "应为数字12"),
    "a fraction": (lines(("行政许可", "1.5")), "cell_wrong", "第8行", "应为整数"),
    "a number below 0": (lines(("行政许可", "-1")), "cell_wrong", "第8行", "应为0或者正数"),
    "a comma in a number": (lines(("行政许可", "1,200")), "cell_wrong", "第8行", "应有4列，这一行有5列"),
    "nothing": (lines(("行政许可", "")), "not_reported", "第8行", "行政许可没有填写"),
    "a row of nothing": (
        lines(*((f"{kind}予以公开", "") for kind in ("自然人", "商业企业", "科研机构"))),
        "not_reported",
        "第24行至第26行",
        "自然人、商业企业、科研机构予以公开没有填写；没有发生的请填0",
    ),
    "a sheet of nothing": (
        lines(("收费申请", ""), ("信息处理费", "")),
        "not_reported",
        "第168行",
        "“收取信息处理费情况”全表没有填写",
    ),
    "nothing at all": (
        lines(*((cell.name, "") for cell in form_for(2024).cells() if not cell.parts)),
        "not_filled",
        "",
        "整份报表没有填写",
    ),
    "an unknown item": (
        lines().replace("行政许可".encode(), "行政许可证".encode()),
        "form_changed",
        "第8行",
        "是否为“行政许可”？",
    ),
    "a line twice": (lines() + f"{FINANCE},2024,行政许可,1\r\n".encode(), "form_changed", "第170行", "与第8行重复"),
    "a line deleted": (
        lines().replace(f"{FINANCE},2024,行政许可,12\r\n".encode(), b""),
        "not_reported",
        "",
        "没有行政许可的数据",
    ),
    "another year": (lines().replace(b",2024,", b",2023,"), "wrong_year", "第2行", "填报年度为2023，应为2024"),
    "another unit": (lines(unit="示例县财证局"), "unknown_unit", "第2行", "是否为“示例县财政局”？"),
    "no unit": (lines(unit=""), "unit_unnamed", "第2行", "没有填写填报单位"),
}


@pytest.mark.parametrize(("content", "name", "cell", "words"), CSV_FAULTS.values(), ids=CSV_FAULTS)
def test_each_fault_of_a_list_is_one_finding_at_its_line(
    content: bytes, name: str, cell: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    received = read_return(tmp_path / "a.csv", ROSTER)
    assert [(name, "a.csv", "", cell)] == [told(found) for found in received.findings]
    assert words in received.findings[0].message


def test_a_list_of_many_units_gives_the_return_of_each(tmp_path: Path) -> None:
    save_csv(ROSTER, tmp_path / "a.csv", units=[FINANCE, WATER])
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "a.csv").write_text(text.replace(",\n", ",0\n"), encoding="utf-8", newline="")
    received = list(read_returns(tmp_path, ROSTER))
    assert [unit_return(unit, file="a.csv") for unit in (FINANCE, WATER)] == [one.given for one in received]
    with pytest.raises(InvalidValue, match="returns of 2 units; use read_returns"):
        read_return(tmp_path / "a.csv", ROSTER)


def test_workbooks_need_openpyxl_and_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filed(tmp_path / "a.xlsx")
    monkeypatch.setitem(sys.modules, "reportkit.submissions.reading.xlsx", None)
    with pytest.raises(ReportkitError, match=r"pip install openpyxl$"):
        read_return(path, ROSTER)


def test_a_size_that_a_sheet_claims_is_not_believed(tmp_path: Path) -> None:
    book = parts(filed(tmp_path / "a.xlsx").read_bytes())
    sheet = book["xl/worksheets/sheet3.xml"]
    assert b'<dimension ref="A1:J31"' in sheet
    for claimed in (b"A1:B2", b"A1:XFD1048576"):
        changed = {**book, "xl/worksheets/sheet3.xml": sheet.replace(b"A1:J31", claimed)}
        (tmp_path / "a.xlsx").write_bytes(zipped(changed))
        assert () == read_return(tmp_path / "a.xlsx", ROSTER).findings


@pytest.mark.slow
def test_a_row_that_claims_to_lie_beyond_the_sheet_does_no_harm(tmp_path: Path) -> None:
    book = parts(filed(tmp_path / "a.xlsx").read_bytes())
    sheet = book["xl/worksheets/sheet3.xml"].replace(
        b"</sheetData>", b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'
    )
    (tmp_path / "a.xlsx").write_bytes(zipped({**book, "xl/worksheets/sheet3.xml": sheet}))
    read_return(tmp_path / "a.xlsx", ROSTER)
