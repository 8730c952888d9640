"""Returns as nobody should fill them: every one gives few, clear findings, and none stops the reading."""

import os
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from filled_forms import APPLIED, CELLS, DISCLOSED, FEES, filed, filled, put, reported, saved
from laws import times
from reportkit.archives import open_archive
from reportkit.data import save_data
from reportkit.errors import InvalidValue
from reportkit.model.unprintable import UNPRINTABLE
from reportkit.packing import zipped
from reportkit.submissions import ReadResult, ReturnFinding, Roster, Unit, add_up, form_for, read_return, read_returns
from reportkit.submissions.form import COVER
from reportkit.submissions.reading.collector import MOST_FOUND
from reportkit.workbooks.pages import MOST_ROWS
from returns_samples import FINANCE, OFFICE, ROSTER, WATER, unit_return


def found_in(path: Path) -> list[tuple[str, str, str]]:
    return [(one.name, one.sheet, one.cell) for one in read_return(path, ROSTER).findings]


def read_with(tmp_path: Path, *changes: tuple[str, str, object], file: str = "a.xlsx") -> ReadResult:
    book = filled()
    for sheet, address, value in changes:
        put(sheet, address, value)(book)  # type: ignore[arg-type]  # what a cell takes
    return read_return(saved(book, tmp_path / file), ROSTER)


# signs that no page shows


def test_a_reason_over_two_lines_is_one_reason(tmp_path: Path) -> None:
    row = next(row for row in range(1, 40) if filled()[COVER].cell(row, 1).value == "上年结转数与上年报告不一致的原因")
    received = read_with(tmp_path, (COVER, f"B{row}", " 机构改革，\n职能\u200b划转\t"))
    assert () == received.findings
    assert received.given is not None
    assert {"B4": "机构改革，职能划转"} == dict(received.given.reasons)


@pytest.mark.parametrize("typed", ["示例县\n财政局", " 示例县　财政局\u200b", "示例县\t财政局"])
def test_a_units_name_may_be_wrapped(typed: str, tmp_path: Path) -> None:
    assert (FINANCE, ()) == ((received := read_with(tmp_path, (COVER, "B2", typed))).unit, received.findings)


@pytest.mark.parametrize("typed", ["2024", "2024年", "２０２４", "2024年度", "2024\n", 2024.0])
def test_a_year_may_be_a_text(typed: object, tmp_path: Path) -> None:
    assert () == read_with(tmp_path, (COVER, "B3", typed)).findings


def test_a_number_over_two_lines_is_told_on_one(tmp_path: Path) -> None:
    (found,) = read_with(tmp_path, (APPLIED, "D9", "582\n件")).findings
    assert "自然人予以公开填的是文本“582␊件”，应为数字582，不带单位" == found.message
    assert "582␊件" == found.quotation


TEXT = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda sign: not ILLEGAL_CHARACTERS_RE.match(sign)), max_size=20
)

ENTERED = [cell for cell in form_for(2024).cells() if not cell.parts]


@times(1 / 2)
@given(st.sampled_from([*ENTERED[:3], *ENTERED[40:44], *ENTERED[-2:]]), TEXT | st.floats() | st.integers())
@example(ENTERED[0], "=1+5")
@example(ENTERED[0], "\u200b")
@example(ENTERED[0], "9" * 400)
@example(ENTERED[0], -0.0)
def test_whatever_stands_in_a_cell_is_a_number_or_one_finding(tmp_path: Path, cell: object, value: object) -> None:
    book = filled()
    one = next(each for each in ENTERED if each == cell)
    book[one.sheet][one.address] = value  # type: ignore[assignment]  # what a cell takes
    received = read_return(saved(book, tmp_path / "a.xlsx"), ROSTER)
    assert len(received.findings) <= 1
    if received.findings:
        assert (one.sheet, one.address) == (received.findings[0].sheet, received.findings[0].cell)
        assert len(received.findings[0].message) < 200
    else:
        assert received.given is not None
        assert isinstance(value, (int, float))
        amount = received.given.cells()[one.name]
        assert amount is not None
        assert value == pytest.approx(float(amount))


@times(1 / 2)
@given(st.sampled_from([(COVER, "B2"), (COVER, "B3"), (COVER, "B4"), (APPLIED, "C13"), (APPLIED, "E6")]), TEXT)
def test_whatever_stands_in_a_label_is_at_most_one_finding(tmp_path: Path, place: tuple[str, str], text: str) -> None:
    book = filled()
    book[place[0]][place[1]].value = text
    assert len(read_return(saved(book, tmp_path / "a.xlsx"), ROSTER).findings) <= 1


@times(4)
@given(st.integers(0, 3), st.text(max_size=20))
def test_whatever_stands_in_a_list_does_not_stop_it(tmp_path: Path, column: int, text: str) -> None:
    line = [FINANCE, "2024", "行政许可", "12"]
    line[column] = '"' + text.replace('"', '""') + '"'
    lines = [f"{FINANCE},2024,{cell.name},{CELLS.get(cell.name, 0)}" for cell in ENTERED if cell.name != "行政许可"]
    content = "\r\n".join(["单位,年度,项目,数值", *lines, ",".join(line)])
    (tmp_path / "a.csv").write_bytes(content.encode("utf-8", "surrogatepass"))
    received = list(read_returns([tmp_path / "a.csv"], ROSTER))
    assert 1 <= len(received) <= 2
    assert not any(UNPRINTABLE.search(str(found)) for one in received for found in one.findings)


def test_a_finding_shows_what_no_page_shows() -> None:
    found = ReturnFinding.of("cell_wrong", "", "填的是\x1b[31m", file="甲\n局\x1b.xlsx", sheet="表\u202e一")
    assert "【错误】单位不明（甲␊局␛.xlsx［表一］）：填的是␛[31m" == str(found)
    assert "甲\n局\x1b.xlsx" == found.file


# too much


def with_rows(tmp_path: Path, rows: int, *values: object) -> Path:
    book = filled()
    for row in range(40, 40 + rows):
        for column, value in enumerate(values, 1):
            book[APPLIED].cell(row, column).value = value  # type: ignore[assignment]  # what a cell takes
    return saved(book, tmp_path / "a.xlsx")


def test_rows_below_the_table_are_one_finding(tmp_path: Path) -> None:
    (found,) = read_return(with_rows(tmp_path, 500, "草稿", 7), ROSTER).findings
    assert ("form_changed", APPLIED, "A40") == (found.name, found.sheet, found.cell)
    assert "报表中没有第40行至第539行的内容（“草稿”等，共500行）" in found.message


def test_a_row_many_times_is_one_finding(tmp_path: Path) -> None:
    (found,) = read_return(with_rows(tmp_path, 100, "一、本年新收政府信息公开申请数量"), ROSTER).findings
    assert "与第7行重复，共重复100次，至第139行" in found.message


def test_a_sheet_with_too_many_rows_is_not_read(tmp_path: Path) -> None:
    path = with_rows(tmp_path, MOST_ROWS + 1, 1)
    assert [("form_changed", APPLIED, "")] == found_in(path)
    assert "工作表过大" in read_return(path, ROSTER).findings[0].message


def test_of_too_many_findings_the_rest_is_counted(tmp_path: Path) -> None:
    lines = f"{FINANCE},2024,行政许可,1\r\n" * 1000
    (tmp_path / "a.csv").write_text(f"单位,年度,项目,数值\r\n{lines}", encoding="utf-8")
    found = read_return(tmp_path / "a.csv", ROSTER).findings
    assert MOST_FOUND + 1 == len(found)
    assert f"另有{1000 - MOST_FOUND}处" in found[-1].message  # 999 lines twice, and the lines that are not there


# sums of money


def test_a_fee_for_no_application_is_found_at_its_cell(tmp_path: Path) -> None:
    received = read_with(tmp_path, (FEES, "B6", 100))
    (found,) = add_up(ROSTER, [received]).findings
    assert ("fee_unfounded", FEES, "B5") == (found.name, found.sheet, found.cell)
    assert "收取的信息处理费为100元，而收费的申请为0件；请核对，补填件数或者更正金额" == found.message


@pytest.mark.parametrize(
    ("sheet", "address", "value", "words"),
    [
        (FEES, "B6", 0.125, "信息处理费填的是0.125，小数位过多；金额精确到分，最多2位小数"),
        (DISCLOSED, "B17", 0.0000001, "小数位过多；金额精确到分，最多6位小数"),
        (APPLIED, "D9", "-0", "应为数字0（"),
        (APPLIED, "D9", "-3", "应为数字，不带单位、逗号和其他字符"),
        (APPLIED, "D9", "9" * 400, "…”，应为数字，不带单位、逗号和其他字符"),
        (APPLIED, "D9", 1e15, "填的数超出了范围"),
    ],
)
def test_what_is_told_of_a_cell_can_be_read_out(
    sheet: str, address: str, value: object, words: str, tmp_path: Path
) -> None:
    (found,) = read_with(tmp_path, (sheet, address, value)).findings
    assert words in found.message


@pytest.mark.parametrize(("sheet", "address"), [(APPLIED, "D9"), (FEES, "B6")])
def test_a_share_is_no_number(sheet: str, address: str, tmp_path: Path) -> None:
    book = filled()
    book[sheet][address] = 0.03
    book[sheet][address].number_format = "0%"
    (found,) = read_return(saved(book, tmp_path / "a.xlsx"), ROSTER).findings
    assert "的单元格格式为百分比：3%；请把单元格格式改为“常规”后重新填写" in found.message


def test_a_script_has_the_limit_of_the_workbook() -> None:
    assert 10**15 - 1 == unit_return(行政许可=10**15 - 1).cells()["行政许可"]
    for value in (10**15, Decimal(10**15)):
        with pytest.raises(InvalidValue, match=r"行政事业性收费: got 1000000000000000; give less than 10\*\*15"):
            unit_return(行政事业性收费=value)


def test_digits_of_another_script_are_refused(tmp_path: Path) -> None:
    path = filed(tmp_path / "a.xlsx")
    with open_archive(path).opened() as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet3.xml"
    for other in ("٤", "1_0", "&#x664;"):
        changed = re.sub(rb'(<c r="D9"[^>]*><v>)6(</v>)', rf"\g<1>{other}\g<2>".encode(), parts[name])
        assert parts[name] != changed
        path.write_bytes(zipped({**parts, name: changed}))
        assert ["文件内容异常，没有读取；请使用下发的报表重新填写"] == [
            found.message for found in read_return(path, ROSTER).findings
        ]


# a total that somebody wrote over


@pytest.mark.parametrize("address", ["D30", "J30", "J9"])
def test_a_total_written_over_is_told_at_its_cell_alone(address: str, tmp_path: Path) -> None:
    received = read_with(tmp_path, *((sheet, at, value) for sheet, at, value in TOTALS if at != address))
    assert () == add_up(ROSTER, [received]).findings
    received = read_with(tmp_path, (APPLIED, address, 99))
    (found,) = add_up(ROSTER, [received]).findings
    assert (address, "identity_broken") == (found.cell, found.name)
    assert "这一格由报表自动计算，不要改写" in found.message


TOTALS = [
    (cell.sheet, cell.address, reported().cells()[cell.name])
    for cell in form_for(2024).cells()
    if cell.parts and cell.sheet == APPLIED
]


def test_what_is_wrong_beside_a_total_written_over_is_told_too(tmp_path: Path) -> None:
    received = read_with(tmp_path, (APPLIED, "J9", 99), (APPLIED, "D31", 3))
    found = add_up(ROSTER, [received]).findings
    assert [("B3", "J9"), ("B1", "D31"), ("B1", "J31")] == [(one.quotation, one.cell) for one in found]


def test_an_error_in_a_total_over_a_deleted_row_is_not_told(tmp_path: Path) -> None:
    received = read_with(tmp_path, (APPLIED, "C13", "改了"), (APPLIED, "J13", "#VALUE!"), (APPLIED, "D30", "#VALUE!"))
    assert [("form_changed", "C13")] == [(one.name, one.cell) for one in received.findings]


def test_unpaid_fees_are_told_in_the_words_of_the_form() -> None:
    (found,) = add_up(ROSTER, [unit_return(自然人新收申请=1, 自然人逾期未缴费=1)]).findings
    assert "行，总计为1，而“收取信息处理费情况”中收费的申请和金额均为0；有逾期未缴费的申请，应填报" in found.message
    assert found.message.endswith("（勾稽关系B8）")


# files and their names


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (f"{FINANCE}.xlsx", b""),
        (f"{FINANCE}（1）.xlsx", b"abc"),
        (f"{FINANCE}_最终.xls", b"abc"),
        (f"{FINANCE}.xlsm", b"abc"),
        (f" {FINANCE.replace('县', '县　')}副本.xlsx", b"abc"),
    ],
)
def test_a_file_that_cannot_be_read_is_that_of_the_unit_in_its_name(file: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / file).write_bytes(content)
    county = add_up(ROSTER, read_returns(tmp_path, ROSTER))
    assert [FINANCE] == [unit.name for unit in county.faulty]
    assert f"（按文件名，应为{FINANCE}的报表）" in county.findings[0].message
    assert "无法对应" not in county.statement


def test_a_return_that_states_its_unit_outdoes_the_name_of_another_file(tmp_path: Path) -> None:
    (tmp_path / f"{FINANCE}.xls").write_bytes(b"abc")
    filed(tmp_path / f"{FINANCE}.xlsx")
    received = list(read_returns(tmp_path, ROSTER))
    for came in (received, received[::-1]):
        county = add_up(ROSTER, came)
        assert [FINANCE] == [unit.name for unit in county.reported]
        assert ["file_unreadable"] == [found.name for found in county.findings]
    with pytest.raises(InvalidValue, match="nothing says whose return"):
        county.replaced(received[0])


def test_of_two_units_the_longer_name_counts(tmp_path: Path) -> None:
    both = Roster(OFFICE, 2024, [Unit("甲局", "部门"), Unit("甲局/二所", "部门")])
    (tmp_path / "甲局＿二所.xls").write_bytes(b"abc")
    assert "甲局/二所" == read_return(tmp_path / "甲局＿二所.xls", both).unit


def test_a_workbook_that_names_no_unit_is_that_of_its_file(tmp_path: Path) -> None:
    received = read_with(tmp_path, (COVER, "B2", None), file=f"{WATER}.xlsx")
    assert (WATER, True, None) == (received.unit, received.guessed, received.given)
    assert f"（按文件名，应为{WATER}的报表）" in received.findings[0].message


def test_a_file_named_after_another_unit_counts_for_the_one_it_states(tmp_path: Path) -> None:
    received = read_with(tmp_path, file=f"{WATER}.xlsx")
    county = add_up(ROSTER, [received])
    assert [FINANCE] == [unit.name for unit in county.reported]
    (found,) = county.findings
    assert "file_misnamed" == found.name
    assert f"文件名中的单位是{WATER}，填报单位是{FINANCE}；" in found.message


def rubbish(folder: Path) -> None:
    for name in ("截图.jpg", f"{FINANCE}.pdf", "报表.zip", "a.docx", "其他.json"):
        (folder / name).write_bytes(b"x")
    (folder / "旧").mkdir()
    save_data(add_up(ROSTER, [unit_return()]), folder / "汇总.json")


def test_what_is_no_return_is_no_return_of_nobody(tmp_path: Path) -> None:
    rubbish(tmp_path)
    county = add_up(ROSTER, read_returns(tmp_path, ROSTER))
    assert {"not_a_return"} == {found.name for found in county.findings}
    assert {"截图.jpg", f"{FINANCE}.pdf", "报表.zip", "a.docx", "其他.json", "旧"} == {
        found.file for found in county.findings
    }
    assert "应报送12个单位，均未报送。" == county.statement
    assert "【提示】截图.jpg：不是填报表，没有读取" in [
        str(found).replace(found.severity.value, "提示") for found in county.findings
    ]


def test_what_may_be_a_return_is_counted_among_those_of_nobody(tmp_path: Path) -> None:
    (tmp_path / "报表.xls").write_bytes(b"x")
    assert "另有1份报表无法对应到单位名单" in add_up(ROSTER, read_returns(tmp_path, ROSTER)).statement


@pytest.mark.parametrize("file", ["a.xlsx", "b.csv", "c"])
def test_what_is_no_file_is_not_waited_for(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: Callable[[Path], None] | None = getattr(os, "mkfifo", None)
    if made is None:  # a system without them: a path that says so of itself is the same to the reader
        (tmp_path / file).write_bytes(b"x")
        monkeypatch.setattr(Path, "is_file", lambda self: False)
    else:
        made(tmp_path / file)
    (received,) = read_returns(tmp_path, ROSTER)
    assert ["不是普通文件，没有读取"] == [found.message for found in received.findings]


def test_a_file_that_has_gone_is_told_in_chinese(tmp_path: Path) -> None:
    path = filed(tmp_path / "a.xlsx")
    coming = read_returns(tmp_path, ROSTER)
    path.unlink()
    assert ["文件已不在原处，没有读取；请核对后重新报送"] == [found.message for found in next(coming).findings]
