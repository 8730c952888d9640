"""Units and their roster, one unit's return and its cells, findings: what they hold and what they refuse."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_figures import FEES, published
from reportkit import Statistic, language
from reportkit.annual_report import (
    AnnualReport2019,
    AnnualReport2021,
    Fee,
    Ledgers,
)
from reportkit.annual_report.application_figures import sums_for_sentences
from reportkit.annual_report.reviews import sums_for_sentences as review_sums
from reportkit.errors import InvalidValue, WrongType
from reportkit.rules import Severity
from reportkit.rules.reading import mentions
from reportkit.submissions import (
    FAULTS,
    InvalidRoster,
    ReadResult,
    ReturnFinding,
    Roster,
    Unit,
    UnitReturn,
    cell_names,
    load_roster,
    save_roster,
)
from reportkit.submissions.cells import ledgers_of, sums, totals
from returns_samples import FINANCE, OFFICE, ROSTER, unit_return, unit_returns

TOWN = Unit("示例镇人民政府", "乡镇")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Unit("", "部门"), "not empty"),
        (lambda: Unit("甲局 ", "部门"), "blanks around it"),
        (lambda: Unit("甲{局}", "部门"), "which slots use"),
        (lambda: Unit("甲局", ""), "not empty"),
        (lambda: Roster(OFFICE, 2024, []), "got none; give every unit"),
        (lambda: Roster(OFFICE, 2018, [TOWN]), "for the years from 2019 on"),
        (lambda: Roster(OFFICE, 2024, [TOWN, Unit("甲局", "部门"), TOWN]), r"units\[2\]: 示例镇人民政府 stands twice"),
        (lambda: Roster(OFFICE, 2024, [Unit(OFFICE, "本机关"), Unit("甲局", "本机关")]), "only the office is"),
        (lambda: Roster(OFFICE, 2024, [Unit("甲局", "汇总单位")]), "甲局 is 汇总单位; give it as the office alone"),
        (lambda: Roster(OFFICE, 2024, [TOWN, Unit("甲局", "部门", TOWN.name)]), "is another unit too; give it to one"),
        (
            lambda: Roster(OFFICE, 2024, [Unit("甲局", "部门", "丙局"), Unit("乙局", "部门", "丙局")]),
            r"units\[1\]: 丙局 is another unit too",
        ),
        (lambda: Roster(OFFICE, 2024, [TOWN], rank="乡级"), "give one of '县级'"),  # type: ignore[arg-type]  # meant
    ],
)
def test_what_is_no_unit_or_roster_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        make()


def test_a_roster_holds_units_alone() -> None:
    with pytest.raises(WrongType, match=r"Roster\.units\[0\]: got '示例镇人民政府'"):
        Roster(OFFICE, 2024, ["示例镇人民政府"])  # type: ignore[list-item]  # meant


@pytest.mark.parametrize(
    ("year", "edition"),
    [(2019, AnnualReport2019), (2020, AnnualReport2019), (2021, AnnualReport2021), (2026, AnnualReport2021)],
)
def test_the_year_decides_the_edition(year: int, edition: type) -> None:
    assert edition is Roster(OFFICE, year, [TOWN]).edition


def test_a_roster_knows_its_units() -> None:
    assert Unit(FINANCE, "部门") == ROSTER.unit(FINANCE)
    assert ("本机关", "部门", "乡镇") == ROSTER.kinds
    assert Unit(OFFICE, "本机关") == ROSTER.own
    assert None is Roster(OFFICE, 2024, [TOWN]).own
    assert (True, False) == (FINANCE in ROSTER, "示例县文旅局" in ROSTER)
    assert (1, 12) == (ROSTER.place(FINANCE), ROSTER.place("示例县文旅局"))


def test_a_name_that_is_mistyped_is_met_with_the_closest() -> None:
    with pytest.raises(InvalidValue, match="'示例县财证局' is not in the roster; did you mean 示例县财政局"):
        ROSTER.unit("示例县财证局")
    with pytest.raises(InvalidValue, match="give a unit of the roster"):
        ROSTER.unit("x")


@pytest.mark.parametrize(("year", "cells"), [(2019, 198), (2020, 198), (2021, 202), (2024, 202)])
def test_each_cell_has_a_name_of_its_own(year: int, cells: int) -> None:
    assert cells == len(cell_names(year)) == len(set(cell_names(year)))


@pytest.mark.parametrize("year", [2018, -1])
def test_before_2019_there_are_no_cells(year: int) -> None:
    with pytest.raises(InvalidValue, match="for the years from 2019 on"):
        cell_names(year)


def test_cells_have_the_names_that_the_slots_of_a_reports_tables_use() -> None:
    report = published(fees=FEES).to_report()
    slots = {slot.name for path, slot in mentions(report) if re.match(r"sections\[[123]\]", path)}
    assert {*cell_names(2023)} - {"收费申请", "信息处理费"} == slots - {"待补"}


def test_cells_are_the_figures_of_a_report() -> None:
    annual = published()
    cells = UnitReturn(OFFICE, 2023, annual.ledgers).cells()
    told = {
        name.name: name.value
        for fact in annual.to_report().facts
        if isinstance(fact, Statistic)
        for name in fact.family()
    }
    assert {name: told[name] for name in cells if name in told and name not in ("收费申请", "信息处理费")} == {
        name: value for name, value in cells.items() if name in told and name not in ("收费申请", "信息处理费")
    }


@pytest.mark.parametrize("year", [2020, 2024])
def test_what_sentences_alone_use_is_a_sum_of_cells(year: int) -> None:
    account = ledgers_of(year, {}).applications
    assert account is not None
    assert {*sums_for_sentences(account), *review_sums()} == set(sums(year))


@given(st.data(), st.sampled_from((2019, 2020, 2021, 2024)), st.booleans())
def test_cells_make_the_return_that_has_them(data: st.DataObject, year: int, gaps: bool) -> None:
    made = data.draw(unit_returns(year=year, gaps=gaps))
    again = UnitReturn.from_cells(made.unit, year, made.cells(), file=made.file)
    assert made.cells() == again.cells()
    assert cell_names(year) == tuple(made.cells())


@given(unit_returns())
def test_totals_are_worked_out(made: UnitReturn) -> None:
    entered = {name: value for name, value in made.cells().items() if name not in totals(2024)}
    assert made.cells() == UnitReturn.from_cells(FINANCE, 2024, entered).cells()


def test_entered_totals_are_kept() -> None:
    made = unit_return(自然人新收申请=3, 新收申请=4, 自然人办结申请=2, 行政复议=1)
    cells = made.cells()
    assert (4, 2, 2, 1) == tuple(cells[name] for name in ("新收申请", "自然人办结申请", "办结申请", "行政复议"))


def test_a_row_in_part_entered_is_worked_out_in_the_rest() -> None:
    cells = unit_return(自然人新收申请=3, 商业企业新收申请=2, 自然人结转下年申请=1).cells()
    assert (1, 2, 3) == tuple(cells[name] for name in ("自然人结转下年申请", "商业企业结转下年申请", "结转下年申请"))


def test_what_is_not_named_is_not_reported() -> None:
    assert {None} == set(UnitReturn.from_cells(FINANCE, 2024, {}).cells().values())


def test_an_open_cell_leaves_open_what_follows_from_it() -> None:
    cells = unit_return(自然人新收申请=None).cells()
    assert ["自然人新收申请", "新收申请", "自然人结转下年申请", "结转下年申请"] == [
        name for name, value in cells.items() if value is None
    ]


@pytest.mark.parametrize(
    ("cases", "amount", "fee", "charged"),
    [
        (0, 0, None, False),
        (2, 0, Fee(FINANCE, 2, 0), True),
        (2, 60, Fee(FINANCE, 2, 60), True),
        (None, None, Fee(FINANCE, None, None), True),
        (0, None, Fee(FINANCE, 0, None), True),
    ],
)
def test_a_fee_of_nothing_is_none(cases: int | None, amount: int | None, fee: Fee | None, charged: bool) -> None:
    made = unit_return(收费申请=cases, 信息处理费=amount)
    assert (fee, charged) == (made.fee, made.charged)
    assert {"收费申请": cases, "信息处理费": amount} == {
        name: made.cells()[name] for name in ("收费申请", "信息处理费")
    }


def test_a_unit_may_be_given_itself() -> None:
    assert FINANCE == UnitReturn(Unit(FINANCE, "部门"), 2024, unit_return().ledgers).unit


LEDGERS = unit_return().ledgers


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: UnitReturn(FINANCE, 2020, LEDGERS), InvalidValue, "got Ledgers for 2020; give Ledgers2019"),
        (lambda: UnitReturn(FINANCE, 2018, LEDGERS), InvalidValue, "for the years from 2019 on"),
        (lambda: UnitReturn(FINANCE, 2024, Ledgers()), InvalidValue, "no disclosure and no applications and no rev"),
        (lambda: UnitReturn(FINANCE, 2024, attrs.evolve(LEDGERS, reviews=None)), InvalidValue, "no reviews; give all"),
        (lambda: UnitReturn(FINANCE, 2024, {}), WrongType, "give Ledgers"),  # type: ignore[arg-type]  # meant
        (lambda: UnitReturn(FINANCE, 2024, LEDGERS, Fee("他局", 1, 2)), InvalidValue, "the fee is of 他局"),
        (
            lambda: UnitReturn(FINANCE, 2020, unit_return(year=2020).ledgers, Fee(FINANCE, 1, 2)),
            InvalidValue,
            "not reported for 2020",
        ),
        (lambda: unit_return(reasons={"A9": "原因"}), InvalidValue, 'reasons: "A9" is no cell of 2024'),
        (lambda: unit_return(reasons={"A1": ""}), InvalidValue, "not empty"),
        (lambda: unit_return(新收申情=1), InvalidValue, 'no cell of 2024; did you mean "新收申请"'),
        (lambda: unit_return(行政许可=-1), InvalidValue, "示例县财政局.*licences: got -1; give 0 or more"),
        (lambda: unit_return(行政许可=Decimal("1.5")), WrongType, "give a whole number"),
        (lambda: unit_return(行政事业性收费=-1), InvalidValue, "give a finite amount of 0 or more"),
    ],
)
def test_what_is_no_return_is_refused(make: Callable[[], object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        make()


def test_a_reason_may_be_for_an_identity_or_a_cell() -> None:
    assert {"A1": "机构改革", "行政许可": "下放审批权限"} == dict(
        unit_return(reasons={"A1": "机构改革", "行政许可": "下放审批权限"}).reasons
    )


def test_where_cells_stand_does_not_make_returns_differ() -> None:
    assert unit_return() == attrs.evolve(unit_return(), places={"行政许可": ("主动公开", "B5")})


@pytest.mark.parametrize("name", FAULTS)
def test_a_finding_is_as_grave_as_its_kind(name: str) -> None:
    found = ReturnFinding.of(name, FINANCE, "有问题")
    assert FAULTS[name][0] is found.severity
    other = Severity.WARNING if found.is_error else Severity.ERROR
    with pytest.raises(InvalidValue, match=rf"severity: {name} is"):
        ReturnFinding(name, other, FINANCE, "有问题")


def test_the_kinds_of_fault_are_closed() -> None:
    with pytest.raises(InvalidValue, match="give one of 'file_unreadable'"):
        ReturnFinding.of("something_else", FINANCE, "有问题")


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ({}, ""),
        ({"file": "财政局.xlsx"}, "财政局.xlsx"),
        ({"file": "财政局.xlsx", "sheet": "申请"}, "财政局.xlsx［申请］"),
        ({"file": "财政局.xlsx", "sheet": "申请", "cell": "D12"}, "财政局.xlsx［申请］D12"),
    ],
)
def test_a_finding_names_its_place(where: dict[str, str], place: str) -> None:
    found = ReturnFinding.of("cell_wrong", FINANCE, "应填整数", **where)
    assert place == found.place
    assert f"【错误】{FINANCE}{f'（{place}）' if place else ''}：应填整数" == str(found)


def test_a_finding_of_nobody_says_so() -> None:
    assert "【错误】单位不明（a.xlsx）：没有填写单位" == str(
        ReturnFinding.of("unit_unnamed", "", "没有填写单位", file="a.xlsx")
    )


UNREADABLE = ReturnFinding.of("file_unreadable", FINANCE, "文件无法打开", file="a.xlsx")


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ((FINANCE, "a.xlsx", None), InvalidValue, "no error says why"),
        ((FINANCE, "a.xlsx", None, [ReturnFinding.of("sheet_added", FINANCE, "另有")]), InvalidValue, "no error"),
        (("示例县水利局", "", unit_return()), InvalidValue, "the return of 示例县财政局; the unit is 示例县水利局"),
        ((None, "", unit_return()), InvalidValue, "the unit is None"),
        ((FINANCE, "a.xlsx", None, ["错误"]), WrongType, r"findings\[0\]"),
    ],
)
def test_what_came_says_what_it_is(given: tuple[Any, ...], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        ReadResult(*given)


def test_what_could_not_be_read_says_why() -> None:
    assert (UNREADABLE,) == ReadResult(None, "a.xlsx", None, UNREADABLE).findings


@pytest.mark.parametrize("year", [2019, 2024])
def test_a_roster_is_kept_as_a_list_for_excel(tmp_path: Path, year: int) -> None:
    kept = Roster(OFFICE, year, ROSTER.units)
    save_roster(kept, tmp_path / "单位名单.csv")
    assert kept == load_roster(tmp_path / "单位名单.csv")
    head = (tmp_path / "单位名单.csv").read_bytes().split(b"\r\n")[:2]
    assert ["\ufeff单位,类别,年度", f"{OFFICE},本机关,{year}"] == [line.decode() for line in head]


def test_a_roster_without_its_office_is_told_it(tmp_path: Path) -> None:
    kept = Roster(OFFICE, 2024, [Unit('示例,"镇"', "乡镇")], rank="市级")
    save_roster(kept, tmp_path / "名单.csv")
    assert kept == load_roster(tmp_path / "名单.csv", office=OFFICE, rank="市级")
    assert kept == load_roster(tmp_path / "名单.csv", rank="市级")
    (tmp_path / "无.csv").write_text("单位,类别,年度\n甲局,部门,2024\n", encoding="utf-8")
    with pytest.raises(
        InvalidValue, match=r"no unit is 本机关; mark the office as 本机关, or as 汇总单位 .*, or give office=…"
    ):
        load_roster(tmp_path / "无.csv")


def test_a_former_name_is_kept_in_a_column_of_its_own(tmp_path: Path) -> None:
    kept = Roster(OFFICE, 2024, [Unit(OFFICE, "本机关"), Unit("甲和乙局", "部门", "甲局")])
    save_roster(kept, tmp_path / "名单.csv")
    assert "\ufeff单位,类别,年度,原名称" == (tmp_path / "名单.csv").read_text(encoding="utf-8").splitlines()[0]
    assert kept == load_roster(tmp_path / "名单.csv")


@pytest.mark.parametrize("text", ["=cmd|'/C calc'!A0", "+1", "-1", "@SUM(A1)", "＝1+1", "－1", "局" * 1001])
@pytest.mark.parametrize(
    ("made", "place"),
    [
        (lambda text: Unit(text, "部门"), "Unit.name"),
        (lambda text: Unit("甲局", text), "Unit.*kind"),
        (lambda text: Unit("甲局", "部门", text), "Unit.*formerly"),
        (lambda text: Roster(text, 2024, [Unit("甲局", "部门")]), "Roster.office"),
    ],
    ids=["name", "kind", "formerly", "office"],
)
def test_what_no_cell_holds_as_it_is_is_no_name(made: Callable[[str], object], place: str, text: str) -> None:
    with pytest.raises(InvalidValue, match=rf"^{place}: .*(begins with|1001 characters; give at most 1000)"):
        made(text)


def test_a_sign_of_formulas_may_stand_within_a_name() -> None:
    assert "甲局（=乙局+丙局）" == Unit("甲局（=乙局+丙局）", "部门").name


def test_what_excel_calls_unicode_text_is_read(tmp_path: Path) -> None:
    text = LISTED.replace(",", "\t")
    (tmp_path / "a.txt").write_text(text, encoding="utf-16")
    assert Roster(OFFICE, 2024, [Unit(OFFICE, "本机关"), Unit("甲局", "部门")]) == load_roster(tmp_path / "a.txt")


LISTED = f"年度,单位,类别\n2024, {OFFICE} ,本机关\n\n2024,甲局,部门,\n,,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_read_as_excel_and_wps_save_it(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csv").write_text(LISTED, encoding=encoding)
    assert Roster(OFFICE, 2024, [Unit(OFFICE, "本机关"), Unit("甲局", "部门")]) == load_roster(tmp_path / "a.csv")


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("", ["line 1: got the columns ; give 单位、类别、年度"]),
        ("单位,类别\n", ["line 1: got the columns 单位、类别; give 单位、类别、年度"]),
        ("单位,类别,年度\n", ["no units below the header"]),
        (
            "单位,类别,年度\n甲局,部门,2018\n",
            ["line 2: got the year 2018; units report ledgers for the years from 2019 on"],
        ),
        ("单位,类别,年度\n甲局,部门,二四\n", ["line 2: got the year 二四; give four digits"]),
        ('单位,类别,年度\n"甲局,部门,2024\n', ["line 2: the year is not filled in"]),
        (
            "单位,类别,年度\n甲局,部门,2024\n甲局,部门,2024\n乙局,,2024\n丙局,部门,2023\n丁局,本机关,2024\n戊局,部门,,多\n",
            [
                "line 3: 甲局 stands twice",
                "line 4: 类别 is not filled in",
                "line 5: the year 2023 beside 2024 of the first unit",
                "line 6: 丁局 is 本机关, the office is 示例县人民政府办公室",
                "line 7: 多 stands beyond the columns",
                "line 7: the year is not filled in",
            ],
        ),
    ],
)
def test_a_list_is_refused_with_every_fault_at_once(tmp_path: Path, content: str, faults: list[str]) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    with pytest.raises(InvalidValue) as refused:
        load_roster(tmp_path / "a.csv", office=OFFICE)
    assert str(tmp_path / "a.csv") in str(refused.value)
    assert [] == [fault for fault in faults if fault not in str(refused.value)]


CHINESE: dict[str, tuple[str | bytes, str]] = {
    "other columns": ("单位,类别\n", "第1行：各列应为单位、类别、年度，可以另加原名称；文件中为“单位、类别”"),
    "a column twice": ("单位,类别,年度,年度\n", "第1行：各列应为单位、类别、年度"),
    "no unit": ("单位,类别,年度\n", "表头下面没有单位；请每行填写一个单位"),
    "the office alone": (f"单位,类别,年度\n{OFFICE},汇总单位,2024\n", "表头下面没有单位"),
    "no office": (
        "单位,类别,年度\n甲局,部门,2024\n",
        "没有类别为“本机关”的单位；负责汇总的单位请填“本机关”，它自己不报送的填“汇总单位”",
    ),
    "before there were ledgers": (
        f"单位,类别,年度\n{OFFICE},本机关,2018\n",
        "第2行：年度为2018，应为2019年或者以后；2019年以前的年度报告没有统计表",
    ),
    "a year in words": (f"单位,类别,年度\n{OFFICE},本机关,二四\n", "第2行：年度为“二四”，应为四位数字，如2024"),
    "a name twice": (
        f"单位,类别,年度\n{OFFICE},本机关,2024\n甲局,部门,2024\n甲局,部门,2024\n",
        "第4行：“甲局”重复，只保留一行",
    ),
    "two offices": (
        f"单位,类别,年度\n{OFFICE},本机关,2024\n甲局,汇总单位,2024\n",
        f"第2行：“{OFFICE}”的类别为“本机关”，而负责汇总的是“甲局”；只能有一个",
    ),
    "no kind": (f"单位,类别,年度\n{OFFICE},本机关,2024\n甲局,,2024\n", "第3行：没有填写类别"),
    "a former name of two": (
        f"单位,类别,年度,原名称\n{OFFICE},本机关,2024,\n甲局,部门,2024,{OFFICE}\n",
        "原名称与另一个单位的名称或者原名称相同",
    ),
    "a year in several": (
        f"单位,类别,年度\n{OFFICE},本机关,2024\n甲局,部门,2023\n",
        "第3行：年度为2023，第一个单位为2024；一份名单只能有一个年度",
    ),
    "a formula": (
        f"单位,类别,年度\n{OFFICE},本机关,2024\n=1+1,部门,2024\n",
        "第3行：单位“=1+1”以=开头，Excel会当作公式，请重新输入",
    ),
    "a name without end": (
        f"单位,类别,年度\n{OFFICE},本机关,2024\n{'局' * 1001},部门,2024\n",
        "第3行：单位超过1000字，请重新输入",
    ),
    "an entry without end": (f"单位,类别,年度\n{'局' * 140_000},部门,2024\n", "第2行：这一行不是完整的CSV，请检查引号"),
    "further columns": (f"单位,类别,年度\n{OFFICE},本机关,2024,多\n", "第2行：多出“多”，请删去"),
    "no text": (b"\xff\xff", "请在Excel中另存为“CSV UTF-8（逗号分隔）”"),
    "half of UTF-16": (b"\xff\xfe\x00", "请在Excel中另存为“CSV UTF-8（逗号分隔）”"),
}


@pytest.mark.parametrize(("content", "told"), CHINESE.values(), ids=list(CHINESE))
def test_what_is_wrong_with_a_list_is_told_in_chinese_too(content: str | bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InvalidRoster) as refused:
        load_roster(tmp_path / "a.csv")
    with language("zh"):
        assert told in str(refused.value)


@pytest.mark.parametrize(
    ("content", "message"), [(b"\xff\xff", "not in UTF-8, UTF-16 or GB 18030"), (None, "cannot be read: No such file")]
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(InvalidValue, match=message):
        load_roster(tmp_path / "a.csv")
