"""Returns added up: what counts and what does not, who is behind each cell, what a corrected return changes."""

import pickle
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Body, Statistic, check
from reportkit.annual_report import AnnualReport2019, AnnualReport2021, Fee, Ledgers, Overview, Problem
from reportkit.annual_report.edition import AnnualReport
from reportkit.annual_report.ledgers import AnyLedgers
from reportkit.data import from_json, load_data, save_data, to_json
from reportkit.errors import InvalidValue, WrongType
from reportkit.rules import Severity
from reportkit.submissions import (
    Clerk,
    Consolidation,
    ReadResult,
    ReturnFinding,
    Roster,
    Submission,
    Unit,
    UnitReturn,
    add_up,
    cell_names,
    form_for,
)
from reportkit.submissions.cells import cells_of, sums, whole
from returns_samples import FINANCE, OFFICE, ROSTER, WATER, filings, roster, unit_return, unit_returns

EDUCATION, EAST = "示例县教育局", "示例东镇人民政府"

OVERVIEW = Overview(
    disclosure="及时公开政府信息。",
    requests="{申请收办情况}{申请办理结果}{复议诉讼情况}",
    management="规范性文件集中统一公开。",
    platform="规范政府网站和政务新媒体运行。",
    supervision="工作考核、社会评议结果已经通报，未发生责任追究情形。",
)

ALL = [unit.name for unit in ROSTER.units]


def of_all(**cells: Any) -> list[UnitReturn]:
    """A return of each of the twelve, with the same cells."""
    return [unit_return(name, **cells) for name in ALL]


def standing(county: Consolidation) -> dict[str, str]:
    """The states of the units that reported, or tried to."""
    return {name: state for name, state in county.states.items() if state != "未报"}


def names(units: tuple[Unit, ...]) -> list[str]:
    return [unit.name for unit in units]


def tables(returns: list[UnitReturn]) -> AnyLedgers:
    """The ledgers added up by their own class."""
    first, *_ = given = [one.ledgers for one in returns]
    return type(first).sum_of(given)


# laws


@given(filings(least=1))
def test_the_county_is_the_sum_of_its_units(given: tuple[Roster, list[UnitReturn]]) -> None:
    due, returns = given
    county = add_up(due, returns)
    assert () == county.faulty
    expected = [one.cells() for one in returns]
    assert {name: sum(cells[name] or 0 for cells in expected) for name in cell_names(due.year)} == county.cells()
    assert cells_of(tables(returns)) == cells_of(county.summary)


@given(filings(gaps=True, least=1))
def test_a_return_with_a_cell_left_open_stays_out(given: tuple[Roster, list[UnitReturn]]) -> None:
    due, returns = given
    county = add_up(due, returns)
    whole_ones = [one for one in returns if None not in one.cells().values()]
    assert {one.unit for one in returns} - {one.unit for one in whole_ones} == set(names(county.faulty))
    assert add_up(due, whole_ones).cells() == county.cells()
    assert ({None} == set(county.cells().values())) == (not whole_ones)


@given(filings(gaps=True))
def test_the_ledgers_are_the_cells(given: tuple[Roster, list[UnitReturn]]) -> None:
    due, returns = given
    county = add_up(due, returns)
    cells = county.cells()
    assert {name: cells[name] for name in cells_of(county.summary)} == cells_of(county.summary)
    figures = county.figures()
    assert cells == {name: figures[name].value for name in cells}
    assert None is next((figure.source for figure in figures.values() if figure.source), None)


@given(filings(), st.randoms(use_true_random=False))
def test_the_order_of_the_returns_does_not_matter(given: tuple[Roster, list[UnitReturn]], random: Any) -> None:
    due, returns = given
    again = list(returns)
    random.shuffle(again)
    assert add_up(due, returns) == add_up(due, again)
    assert to_json(add_up(due, returns)) == to_json(add_up(due, again))


@given(filings(least=1), st.data())
def test_a_trace_adds_up_to_the_countys_figure(given: tuple[Roster, list[UnitReturn]], data: st.DataObject) -> None:
    due, returns = given
    county = add_up(due, returns)
    figures = county.figures()
    touched = [name for name in (*cell_names(due.year), *sums(due.year)) if figures[name].value]
    for name in [*touched, data.draw(st.sampled_from(cell_names(due.year)))]:
        behind = county.trace(name)
        amounts = [amount for _, amount in behind]
        assert figures[name].value == sum(amounts)
        assert 0 not in amounts
        assert sorted(amounts, reverse=True) == amounts
        assert len(behind) == len(dict(behind))


@given(filings(least=1), st.data())
def test_replacing_and_replacing_back_changes_nothing(
    given: tuple[Roster, list[UnitReturn]], data: st.DataObject
) -> None:
    due, returns = given
    county = add_up(due, returns)
    first = returns[0]
    other = data.draw(unit_returns(first.unit, due.year, gaps=True))
    corrected = county.replaced(other)
    assert add_up(due, [other, *returns[1:]]) == corrected
    assert county == corrected.replaced(first)
    assert to_json(county) == to_json(corrected.replaced(first))


@given(filings(least=1), st.data())
def test_differences_are_the_cells_that_changed(given: tuple[Roster, list[UnitReturn]], data: st.DataObject) -> None:
    due, returns = given
    before = add_up(due, returns)
    after = before.replaced(data.draw(unit_returns(returns[0].unit, due.year)))
    changed = {name: (was, now) for name, was, now in after.differences(before)}
    was, now = before.cells(), after.cells()
    assert {name: (was[name], now[name]) for name in was if was[name] != now[name]} == changed
    assert [(name, b, a) for name, a, b in after.differences(before)] == before.differences(after)


@given(filings(gaps=True))
def test_a_county_is_kept_as_data(given: tuple[Roster, list[UnitReturn]]) -> None:
    county = add_up(*given)
    again = from_json(to_json(county), Consolidation)
    assert county == again
    assert county.cells() == again.cells()
    assert county.statement == again.statement


def test_data_that_names_the_kind_as_it_was_called_is_read() -> None:
    county = add_up(ROSTER, [])
    former = to_json(county).replace('"class": "Consolidation"', '"class": "County"')
    assert county == from_json(former, Consolidation)


# what counts


def test_the_offices_own_ledgers_stand_apart() -> None:
    county = add_up(ROSTER, [unit_return(OFFICE, 行政许可=2), unit_return(FINANCE, 行政许可=5)])
    assert isinstance(county.own, Ledgers)
    assert isinstance(county.summary, Ledgers)
    assert county.own.disclosure is not None
    assert county.summary.disclosure is not None
    assert (2, 7) == (county.own.disclosure.licences, county.summary.disclosure.licences)
    assert ("本机关", "汇总") == (county.own.scope, county.summary.scope)


@pytest.mark.parametrize(
    "county",
    [add_up(ROSTER, [unit_return(FINANCE)]), add_up(Roster(OFFICE, 2024, [Unit(FINANCE, "部门")]), [])],
)
def test_an_office_that_did_not_report_has_no_ledgers(county: Consolidation) -> None:
    assert None is county.own


@pytest.mark.parametrize("year", [2020, 2024])
def test_of_no_returns_nothing_is_known(year: int) -> None:
    county = add_up(roster(year), [])
    assert {None} == set(county.cells().values())
    assert {None} == set(cells_of(county.summary).values())
    assert {None} == {figure.value for name, figure in county.figures().items() if name in cell_names(year)}
    assert (ALL, [], []) == (names(county.missing), names(county.reported), county.trace("行政复议"))
    assert ((), {}) == (county.fees, county.units)


def test_units_are_counted_by_kind_without_the_office() -> None:
    assert {"部门": 8, "乡镇": 3} == add_up(ROSTER, of_all()).units
    assert {"乡镇": 1} == add_up(ROSTER, [unit_return(OFFICE), unit_return(EAST)]).units


def test_fees_are_kept_by_unit() -> None:
    county = add_up(
        ROSTER,
        [
            unit_return(EDUCATION, 收费申请=3, 信息处理费=0),
            unit_return(FINANCE, 收费申请=2, 信息处理费=Decimal("60.5")),
            unit_return(OFFICE, 收费申请=1, 信息处理费=0),
            unit_return(WATER),
        ],
    )
    assert (Fee(OFFICE, 1, 0), Fee(FINANCE, 2, "60.5"), Fee(EDUCATION, 3, 0)) == county.fees
    assert 6 == county.cells()["收费申请"]
    assert [(EDUCATION, 3), (FINANCE, 2), (OFFICE, 1)] == county.trace("收费申请")
    assert [(FINANCE, Decimal("60.5"))] == county.trace(f"{FINANCE}信息处理费")


def test_before_2021_there_are_no_fees() -> None:
    county = add_up(roster(2020), [unit_return(FINANCE, 2020, 政府集中采购金额=Decimal("1.5"))])
    assert () == county.fees
    assert ("收费申请" in county.figures(), "收费申请" in county.cells()) == (False, False)


def unreadable(unit: str | None, file: str = "a.xlsx") -> ReadResult:
    return ReadResult(unit, file, None, ReturnFinding.of("file_unreadable", unit or "", "文件无法打开", file=file))


def warned(given: UnitReturn) -> ReadResult:
    return ReadResult(given.unit, given.file, given, ReturnFinding.of("sheet_added", given.unit, "另有工作表"))


GOOD = unit_return(行政许可=1, file="财政局.xlsx")

BLANK = UnitReturn.from_cells(FINANCE, 2024, {"自然人上年结转申请": 3}, file="空白.xlsx")

UNPAID: dict[str, Any] = {"自然人新收申请": 1, "自然人逾期未缴费": 1}

LAST_YEAR = {FINANCE: unit_return(year=2023, 现行有效行政规范性文件=9, 自然人新收申请=1).ledgers}


@pytest.mark.parametrize(
    ("received", "last_year", "states", "found"),
    [
        ([], {}, {}, []),
        ([GOOD], {}, {FINANCE: "已报"}, []),
        ([warned(GOOD)], {}, {FINANCE: "已报"}, ["sheet_added"]),
        ([unit_return(行政许可=None)], {}, {FINANCE: "有误"}, ["not_reported"]),
        ([unit_return(行政许可=None, 行政复议=1)], {}, {FINANCE: "有误"}, ["identity_broken", "not_reported"]),
        ([BLANK], {}, {}, ["not_filled"]),
        ([BLANK, GOOD], {}, {FINANCE: "有误"}, ["filed_twice", "not_filled"]),
        ([unit_return(现行有效规章=1)], {}, {FINANCE: "已报"}, ["identity_unexplained"]),
        ([unit_return(现行有效规章=1, reasons={"A2": "承接市级规章"})], {}, {FINANCE: "已报"}, []),
        ([unit_return(自然人新收申请=3, 新收申请=4)], {}, {FINANCE: "有误"}, ["identity_broken"]),
        ([unit_return(收费申请=0, 信息处理费=100)], {}, {FINANCE: "有误"}, ["fee_unfounded"]),
        ([unit_return(收费申请=2, 信息处理费=0)], {}, {FINANCE: "已报"}, []),
        ([unit_return(行政复议=1)], {}, {FINANCE: "有误"}, ["identity_broken"]),
        ([unit_return(**UNPAID)], {}, {FINANCE: "有误"}, ["identity_broken"]),
        ([unit_return(**UNPAID, 收费申请=1)], {}, {FINANCE: "已报"}, []),
        ([GOOD], LAST_YEAR, {FINANCE: "已报"}, ["identity_unexplained"] * 3),
        ([attrs.evolve(GOOD, reasons={"A1": "清理", "B4": "机构改革"})], LAST_YEAR, {FINANCE: "已报"}, []),
        ([unit_return(year=2023)], {}, {FINANCE: "有误"}, ["wrong_year"]),
        ([unit_return(year=2020)], {}, {FINANCE: "有误"}, ["wrong_year"]),
        ([unreadable(FINANCE)], {}, {FINANCE: "有误"}, ["file_unreadable"]),
        ([unreadable(None)], {}, {}, ["file_unreadable"]),
        ([unreadable("示例县文旅局")], {}, {}, ["file_unreadable", "unknown_unit"]),
        ([unit_return("示例县财证局")], {}, {}, ["unknown_unit"]),
        ([GOOD, GOOD], {}, {FINANCE: "有误"}, ["filed_twice"]),
        ([GOOD, unreadable(FINANCE)], {}, {FINANCE: "有误"}, ["filed_twice", "file_unreadable"]),
        ([GOOD, GOOD, GOOD, unit_return(WATER)], {}, {FINANCE: "有误", WATER: "已报"}, ["filed_twice"]),
    ],
)
def test_what_has_an_error_stays_out_and_is_named(
    received: list[Any], last_year: Any, states: dict[str, str], found: list[str]
) -> None:
    county = add_up(ROSTER, received, last_year=last_year)
    assert states == standing(county)
    assert found == [one.name for one in county.findings]
    assert 12 == len(county.missing) + len(county.faulty) + len(county.reported)


@pytest.mark.parametrize(
    "wrong",
    [
        [unit_return(行政复议=1, 行政许可=7)],
        [unit_return(行政许可=7), unit_return(行政许可=7)],
        [unit_return(year=2023, 行政许可=7)],
    ],
)
def test_a_faulty_return_adds_nothing(wrong: list[UnitReturn]) -> None:
    rest = [unit_return(WATER, 行政许可=2)]
    county = add_up(ROSTER, wrong + rest)
    assert add_up(ROSTER, rest).cells() == county.cells()
    assert ([(WATER, 2)], {"部门": 1}) == (county.trace("行政许可"), county.units)


def test_a_finding_tells_both_sides_and_how_far_they_are_apart() -> None:
    given = unit_return(自然人新收申请=3, 新收申请=5, 自然人办结申请=3, 自然人予以公开=3, file="财政局.xlsx")
    placed = attrs.evolve(given, places={"新收申请": ("申请", "J4")})
    broken = next(one for one in add_up(ROSTER, [placed]).findings if one.quotation == "B3")
    assert (
        "【错误】示例县财政局（财政局.xlsx［申请］J4）：“一、本年新收政府信息公开申请数量”行，总计为5，"
        "六类申请人之和为3，相差2；应当相等，这一格由报表自动计算，不要改写（勾稽关系B3）"
    ) == str(broken)
    assert (2, "申请", "J4") == (broken.distance, broken.sheet, broken.cell)


def test_what_may_have_a_reason_asks_for_it() -> None:
    found, *_ = add_up(ROSTER, [unit_return(现行有效规章=2)]).findings
    assert (
        "工作表“主动公开政府信息情况”“规章”行，各项之和为2，设区的市以下机关的规章数为0，相差2；应当相等；"
        "如属实，请在“填报说明”的“报送规章数的依据”一栏中说明（勾稽关系A2）"
    ) == found.message
    assert Severity.WARNING is found.severity


def test_who_may_make_regulations_is_not_asked_about_them() -> None:
    assert () == add_up(attrs.evolve(ROSTER, rank="市级"), [unit_return(现行有效规章=2)]).findings


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        (["行政许可"], ["行政许可没有填写；没有发生的请填0"]),
        (["自然人重复申请"], ["自然人重复申请没有填写；没有发生的请填0"]),
        (["自然人重复申请", "其他组织重复申请"], ["自然人、其他组织重复申请没有填写；没有发生的请填0"]),
        (
            ["自然人重复申请", "自然人予以公开"],
            ["自然人予以公开没有填写；没有发生的请填0", "自然人重复申请没有填写；没有发生的请填0"],
        ),
        (["制发规章", "现行有效规章"], ["制发规章、现行有效规章没有填写；没有发生的请填0"]),
        (
            [name for name in cell_names(2024) if name.endswith("重复申请")],
            ["自然人、商业企业、科研机构、社会公益组织、法律服务机构等6类申请人重复申请没有填写；没有发生的请填0"],
        ),
        (["收费申请", "信息处理费"], ["“收取信息处理费情况”全表没有填写；没有发生的请填0"]),
        (cell_names(2024), ["整份报表没有填写；请逐项填报，没有发生的请填0"]),
        (
            [*(cell.name for cell in form_for(2024).sheets[1].cells()), "收费申请"],
            ["“收到和处理政府信息公开申请情况”全表没有填写；没有发生的请填0", "收费申请没有填写；没有发生的请填0"],
        ),
    ],
)
def test_blank_cells_are_told_by_row_and_by_sheet(gaps: list[str], said: list[str]) -> None:
    left_open: dict[str, Any] = dict.fromkeys(gaps)
    assert said == [found.message for found in add_up(ROSTER, [unit_return(**left_open)]).findings]


def test_a_form_that_nobody_filled_has_not_come() -> None:
    county = add_up(ROSTER, [BLANK, unit_return(WATER)])
    assert FINANCE in names(county.missing)
    assert ((), [WATER]) == (county.faulty, names(county.reported))
    assert "已报送1个（部门1个）" in county.statement
    assert add_up(ROSTER, [unit_return(), unit_return(WATER)]) == county.replaced(unit_return())


def test_two_returns_of_one_unit_are_named_with_their_files() -> None:
    one, two = (attrs.evolve(GOOD, file=file) for file in ("a.xlsx", "b.xlsx"))
    for received in ([one, two], [two, one]):
        (found,) = add_up(ROSTER, received).findings
        assert (
            "【错误】示例县财政局（b.xlsx）：示例县财政局报送了2份报表（a.xlsx、b.xlsx），"
            "无法判断以哪一份为准，均未计入汇总；请只保留一份"
        ) == str(found)


def test_what_was_found_of_two_returns_does_not_depend_on_their_order() -> None:
    given: list[Any] = [unit_return(行政复议=1), unit_return(复议后起诉=2), unit_return(year=2023), unreadable(FINANCE)]
    first, *others = [to_json(add_up(ROSTER, [given[at] for at in order])) for order in ((0, 1, 2, 3), (3, 1, 0, 2))]
    assert [first] == others


def test_a_unit_that_nobody_knows_is_met_with_the_closest() -> None:
    found = [
        str(one) for one in add_up(ROSTER, [unit_return("示例县财证局", file="a.xlsx"), unit_return("x")]).findings
    ]
    assert [
        "【错误】x：单位名单中没有“x”，请核对单位名称",
        "【错误】示例县财证局（a.xlsx）：单位名单中没有“示例县财证局”，是否为“示例县财政局”？",
    ] == found


def test_a_reader_that_says_so_itself_is_not_repeated() -> None:
    unknown = ReadResult("某局", "a.xlsx", None, ReturnFinding.of("unknown_unit", "某局", "名单中没有"))
    late = unit_return(year=2023)
    wrong = ReadResult(FINANCE, "b.xlsx", late, ReturnFinding.of("wrong_year", FINANCE, "年度有误", cell="B2"))
    assert ["unknown_unit", "wrong_year"] == sorted(one.name for one in add_up(ROSTER, [unknown, wrong]).findings)


def test_the_worst_unit_comes_first() -> None:
    county = add_up(
        ROSTER,
        [
            unit_return(OFFICE, 现行有效规章=900),
            unit_return(FINANCE, 行政复议=3),
            unit_return(WATER, 行政复议=1, 复议后起诉=1),
            unit_return(EDUCATION, 行政复议=5, 现行有效规章=900),
            unit_return("示例县公安局", 行政复议=5),
        ],
    )
    assert [
        (WATER, "C1", 1),
        (WATER, "C1", 1),
        (EDUCATION, "C1", 5),
        (EDUCATION, "A2", 900),
        ("示例县公安局", "C1", 5),
        (FINANCE, "C1", 3),
        (OFFICE, "A2", 900),
    ] == [(found.unit, found.quotation, found.distance) for found in county.findings]


def test_reasons_are_kept_by_unit() -> None:
    county = add_up(ROSTER, [unit_return(reasons={"A1": "清理"}), unit_return(WATER)])
    assert {FINANCE: {"A1": "清理"}} == {name: dict(reasons) for name, reasons in county.reasons.items()}


def test_last_year_may_be_of_the_edition_before() -> None:
    before = {FINANCE: unit_return(year=2020, 自然人新收申请=2).ledgers}
    found = add_up(roster(2021), [unit_return(year=2021, 自然人上年结转申请=1)], last_year=before).findings
    assert ["B4", "B4"] == [one.quotation for one in found]


def test_a_file_may_be_called_anything() -> None:
    county = add_up(
        ROSTER, [ReadResult("某局", " a\n.xlsx", None, unreadable("某局").findings), attrs.evolve(GOOD, file=" b.xlsx")]
    )
    assert ((), [FINANCE]) == (county.faulty, names(county.reported))
    assert {"a.xlsx", " a\n.xlsx"} == {found.file for found in county.findings}


def test_returns_are_taken_one_at_a_time() -> None:
    taken: list[str] = []

    def stream() -> Iterator[UnitReturn]:
        for name in ALL:
            taken.append(name)
            yield unit_return(name, 行政许可=1)

    assert 12 == add_up(ROSTER, stream()).cells()["行政许可"]
    assert ALL == taken


def test_amounts_add_up_exactly() -> None:
    tiny = [unit_return(name, 行政事业性收费=Decimal("0.1")) for name in ALL[:9]]
    amount = Decimal("123456789012345.000000000001")
    county = add_up(ROSTER, [*tiny, unit_return(EAST, 行政事业性收费=amount)])
    assert Decimal("123456789012345.900000000001") == county.cells()["行政事业性收费"]
    assert (EAST, amount) == county.trace("行政事业性收费")[0]


def test_a_total_left_open_is_worked_out_before_it_is_checked() -> None:
    ledgers = unit_return(自然人新收申请=2).ledgers
    assert isinstance(ledgers, Ledgers)
    assert ledgers.applications is not None
    rows = attrs.evolve(ledgers.applications, handled=[None] * 6, carried_forward=[1, 0, 0, 0, 0, 0])
    given = UnitReturn(FINANCE, 2024, attrs.evolve(ledgers, applications=rows))
    assert ["B1", "B1"] == [found.quotation for found in add_up(ROSTER, [given]).findings]


def test_files_of_nobody_are_kept_in_one_order() -> None:
    given = [unit_return("某局", file=file) for file in ("b.xlsx", "a.xlsx", "c.xlsx")]
    assert add_up(ROSTER, given) == add_up(ROSTER, given[::-1])


@pytest.mark.parametrize("wrong", ["财政局.xlsx", None, {}])
def test_what_is_no_return_is_refused(wrong: Any) -> None:
    with pytest.raises(WrongType, match=r"add_up: got .* give a UnitReturn"):
        add_up(ROSTER, [wrong])


# who is behind a cell


def test_a_trace_names_the_largest_first_and_equals_in_the_rosters_order() -> None:
    county = add_up(
        ROSTER,
        [unit_return(name, 未经复议直接起诉结果维持=number) for name, number in zip(ALL, (1, 3, 3), strict=False)],
    )
    expected = [(FINANCE, 3), (WATER, 3), (OFFICE, 1)]
    for name in ("行政诉讼", "行政诉讼结果维持", "未经复议直接起诉", "未经复议直接起诉结果维持"):
        assert expected == county.trace(name)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda county: county.trace("新收申情"),
            'Consolidation: "新收申情" is no cell of 2024; did you mean "新收申请"',
        ),
        (lambda county: county.trace("行政诉松"), 'did you mean "行政诉讼"'),
        (lambda county: county.trace("x"), r"cell_names\(year\) gives all"),
        (lambda county: county.trace(FINANCE), "is no cell of 2024"),
        (lambda county: county.trace("某局收费申请"), 'did you mean "收费申请"'),
        (lambda county: county.replaced(unit_return("示例县财证局")), "did you mean 示例县财政局"),
        (lambda county: county.replaced(unreadable(None)), "nothing says whose return a.xlsx is"),
        (lambda county: county.differences(add_up(roster(2023), [])), "got 2023; give a county of 2024"),
    ],
)
def test_what_a_county_does_not_know_is_refused(ask: Callable[[Consolidation], object], message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        ask(add_up(ROSTER, [GOOD]))


# corrected returns


@pytest.mark.parametrize(
    "before",
    [[], [unit_return(行政复议=1)], [GOOD, unit_return()], [unreadable(FINANCE)], [unit_return(year=2023)]],
)
def test_a_corrected_return_takes_the_place_of_all_that_came(before: list[Any]) -> None:
    rest: list[Any] = [unit_return(WATER, 行政许可=4), unreadable(None)]
    assert add_up(ROSTER, [GOOD, *rest]) == add_up(ROSTER, [*before, *rest]).replaced(GOOD)


def test_a_corrected_return_can_be_faulty_too() -> None:
    corrected = add_up(ROSTER, [GOOD, unit_return(WATER, 行政许可=4)]).replaced(unreadable(FINANCE))
    assert ([FINANCE], 4) == (names(corrected.faulty), corrected.cells()["行政许可"])


def test_a_corrected_return_is_checked_against_last_year() -> None:
    county = add_up(ROSTER, [], last_year=LAST_YEAR)
    assert add_up(ROSTER, [GOOD], last_year=LAST_YEAR) == county.replaced(GOOD, last_year=LAST_YEAR)


def test_a_file_without_a_unit_cannot_replace_and_its_own_findings_say_why() -> None:
    given = unreadable(None)
    with pytest.raises(InvalidValue, match="nothing says whose return") as refused:
        add_up(ROSTER, [GOOD]).replaced(given)
    assert all(str(found) in str(refused.value) for found in given.findings)


# last year's ledgers and this year's units

BEFORE = add_up(roster(2023), [unit_return(year=2023, 自然人新收申请=2, 自然人结转下年申请=2)])
"""A county of last year, to which the finance office alone reported, which carried two applications over."""

RENAMED = Roster(OFFICE, 2024, [Unit(OFFICE, "本机关"), Unit("示例县财政金融局", "部门")])


def asked(county: Consolidation) -> list[tuple[str, str]]:
    return [(found.unit, found.message) for found in county.findings if found.name == "last_year_unmatched"]


def test_the_county_itself_is_last_years() -> None:
    carried = unit_return(自然人上年结转申请=1, 自然人结转下年申请=1)
    expected = add_up(ROSTER, [carried], last_year=BEFORE.ledgers())
    assert {"identity_unexplained"} == {found.name for found in expected.findings}
    given = add_up(ROSTER, [carried], last_year=BEFORE)
    assert expected.filed == given.filed == add_up(ROSTER, []).replaced(carried, last_year=BEFORE).filed


@pytest.mark.parametrize("year", [2022, 2024])
def test_the_county_of_another_year_is_not_last_years(year: int) -> None:
    other = add_up(roster(year), [])
    with pytest.raises(InvalidValue, match=rf"add_up\.last_year: got a county of {year}; give that of 2023"):
        add_up(ROSTER, [], last_year=other)
    with pytest.raises(InvalidValue, match=rf"Consolidation\.replaced\.last_year: got a county of {year}"):
        add_up(ROSTER, []).replaced(GOOD, last_year=other)


def test_what_is_no_county_and_no_ledgers_is_refused() -> None:
    with pytest.raises(WrongType, match="or last year's Consolidation"):
        add_up(ROSTER, [], last_year=2023)  # type: ignore[arg-type]  # meant


def test_a_unit_that_was_renamed_is_asked_about_on_both_sides() -> None:
    messages = dict(asked(add_up(RENAMED, [], last_year=BEFORE)))
    assert {FINANCE, "示例县财政金融局", OFFICE} == set(messages)
    assert "是否就是“示例县财政金融局”？" in messages[FINANCE]
    assert f"是否就是上年的“{FINANCE}”？" in messages["示例县财政金融局"]
    assert "上年没有报送，或者报表有误" in messages[OFFICE]


def test_ledgers_as_far_as_they_are_known_ask_about_those_of_nobody_alone() -> None:
    assert [FINANCE] == [unit for unit, _ in asked(add_up(RENAMED, [], last_year=BEFORE.ledgers()))]
    assert [] == asked(add_up(ROSTER, [], last_year=BEFORE.ledgers()))


@pytest.mark.parametrize("last", [BEFORE, BEFORE.ledgers()], ids=["a county", "ledgers"])
def test_last_years_ledgers_follow_a_unit_to_its_new_name(last: Any) -> None:
    due = Roster(OFFICE, 2024, [Unit("示例县财政金融局", "部门", FINANCE)])
    wrong = unit_return("示例县财政金融局", 自然人上年结转申请=1, 自然人结转下年申请=1)
    county = add_up(due, [wrong], last_year=last)
    assert {("identity_unexplained", "B4")} == {(found.name, found.quotation) for found in county.findings}


def test_what_is_asked_about_last_year_is_no_stray_and_stays_with_a_correction() -> None:
    county = add_up(RENAMED, [], last_year=BEFORE)
    assert "应报送2个单位，均未报送。" == county.statement
    assert asked(county) == asked(county.replaced(unit_return(OFFICE), last_year=BEFORE))
    assert county == from_json(to_json(county), Consolidation)


# who filled it in


def test_who_filled_a_return_in_is_kept(tmp_path: Path) -> None:
    clerk = Clerk("张三", "0000-0000000")
    county = add_up(ROSTER, [attrs.evolve(ReadResult.of(GOOD), clerk=clerk), unit_return(WATER)])
    assert {FINANCE: clerk} == dict(county.clerks)
    save_data(county, tmp_path / "a.json")
    assert county == load_data(tmp_path / "a.json", Consolidation)


def test_of_two_returns_of_a_unit_the_clerk_does_not_depend_on_the_order() -> None:
    two = [attrs.evolve(ReadResult.of(GOOD), clerk=Clerk(name)) for name in ("张三", "李四")]
    assert add_up(ROSTER, two).clerks == add_up(ROSTER, two[::-1]).clerks


def test_differences_name_the_cell_and_what_it_was() -> None:
    county = add_up(ROSTER, [GOOD, unit_return(WATER)])
    corrected = county.replaced(unit_return(行政许可=3, 行政处罚=2))
    assert [("行政许可", 1, 3), ("行政处罚", 0, 2)] == corrected.differences(county)


# what is said of it


@pytest.mark.parametrize(
    ("received", "statement"),
    [
        ([], "应报送12个单位，均未报送。"),
        (of_all(), "应报送12个单位，已全部报送（本机关1个、部门8个、乡镇3个）。"),
        (
            [one for one in of_all() if one.unit != WATER],
            "应报送12个单位，已报送11个（本机关1个、部门7个、乡镇3个），示例县水利局尚未报送。",
        ),
        (
            of_all()[:10],
            "应报送12个单位，已报送10个（本机关1个、部门8个、乡镇1个），示例西镇人民政府、示例南镇人民政府尚未报送。",
        ),
        (
            of_all()[:2],
            (
                "应报送12个单位，已报送2个（本机关1个、部门1个），示例县水利局、示例县教育局、示例县公安局、示例县民政局、"
                "示例县司法局等10个单位尚未报送。"
            ),
        ),
        (
            [*of_all()[:1], unit_return(行政复议=1), unit_return("某局"), unreadable(None), *of_all()[3:]],
            (
                "应报送12个单位，已报送11个（本机关1个、部门7个、乡镇3个），示例县水利局尚未报送；"
                "示例县财政局报送的报表有误，未计入汇总，实际汇总10个单位的数据；另有2份报表无法对应到单位名单，未计入汇总。"
            ),
        ),
        (
            [unreadable(FINANCE), *[unreadable(None, file) for file in ("a", "b", "b")]],
            (
                "应报送12个单位，已报送1个（部门1个），示例县人民政府办公室、示例县水利局、示例县教育局、示例县公安局、"
                "示例县民政局等11个单位尚未报送；示例县财政局报送的报表有误，未计入汇总，目前没有可以汇总的数据；"
                "另有2份报表无法对应到单位名单，未计入汇总。"
            ),
        ),
    ],
)
def test_the_statement_says_what_the_figures_rest_on(received: list[Any], statement: str) -> None:
    assert statement == add_up(ROSTER, received).statement


# as data


def test_a_county_is_saved_and_loaded(tmp_path: Path) -> None:
    returns: list[Any] = [
        unit_return(WATER, 行政事业性收费=Decimal("12.50"), 行政许可=3),
        unit_return(行政复议=1),
        unreadable(None),
    ]
    county = add_up(ROSTER, returns)
    for order in (returns, returns[::-1]):
        save_data(add_up(ROSTER, order), tmp_path / f"{order[0].unit}.json")
    assert county == load_data(tmp_path / f"{WATER}.json", Consolidation)
    assert 1 == len({path.read_bytes() for path in tmp_path.iterdir()})


def test_what_is_sent_between_processes_arrives_whole() -> None:
    received = warned(unit_return(WATER, 行政许可=3, reasons={"A1": "清理"}))
    county = add_up(ROSTER, [received])
    assert (received, county, ROSTER) == pickle.loads(pickle.dumps((received, county, ROSTER)))
    assert county.cells() == pickle.loads(pickle.dumps(county)).cells()


@pytest.mark.parametrize(
    ("filed", "message"),
    [
        ([Submission("某局", "a")], "某局' is not in the roster"),
        ([Submission(WATER, "a"), Submission(FINANCE, "b")], "in the order of the roster"),
        ([Submission(WATER, "a"), Submission(WATER, "b")], "give each unit once"),
        ([Submission(WATER, "a", {"行政许司": 1})], 'Submission."示例县水利局".: "行政许司" is no cell'),
    ],
)
def test_a_county_that_cannot_be_is_refused(filed: list[Submission], message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        Consolidation(ROSTER, filed)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"amounts": {"行政许可": 1}, "findings": unreadable(WATER).findings}, "has an error, and amounts"),
        ({"amounts": {"行政许可": 0}}, "give those that are not 0"),
        ({"amounts": {"行政许可": Decimal("NaN")}}, "give a finite number"),
    ],
)
def test_what_cannot_have_been_filed_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        Submission(WATER, "a.xlsx", **given)


# in the annual report


def amounts(number: int, year: int) -> dict[str, Any]:
    """Cells of one of many units, none of which has the same."""
    shared = {
        "自然人新收申请": 5 + number,
        "商业企业上年结转申请": 2,
        "自然人予以公开": 3,
        "商业企业重复申请": 1,
        "行政复议结果维持": number % 2,
        "未经复议直接起诉尚未审结": number % 3,
    }
    if year == 2020:
        return {
            **shared,
            "对外公开规范性文件": 10 + number,
            "行政许可增减": -number,
            "政府集中采购金额": Decimal("0.5"),
        }
    return {
        **shared,
        "现行有效行政规范性文件": 10 + number,
        "行政许可": 7,
        "收费申请": number % 2,
        "信息处理费": number % 2,
    }


@pytest.mark.parametrize(("year", "kind"), [(2020, AnnualReport2019), (2024, AnnualReport2021)])
def test_the_county_feeds_the_annual_report(year: int, kind: type) -> None:
    county = add_up(roster(year), [unit_return(name, year, **amounts(number, year)) for number, name in enumerate(ALL)])
    disclosure, applications, reviews = whole(county.summary)
    annual: AnnualReport = kind(
        office=Body(OFFICE, area="示例县"),
        year=year,
        signed=date(year + 1, 2, 10),
        scope="汇总",
        units=county.units,
        overview=OVERVIEW,
        disclosure=disclosure,
        applications=applications,
        reviews=reviews,
        problems=[Problem("答复规范性需进一步提升", "加强案例交流和业务培训")],
        **({"fees": county.fees} if kind is AnnualReport2021 else {}),
    )
    report = annual.to_report()
    assert [] == [found for found in check(report) if found.severity is Severity.ERROR]
    figures = county.figures()
    told = {one.name: one.value for fact in report.facts if isinstance(fact, Statistic) for one in fact.family()}
    assert {"部门": 8, "乡镇": 3, "填报单位": 11} == {
        name: told.pop(name) for name in list(told) if name not in figures
    }
    assert {name: figures[name].value for name in told} == told
    assert set(county.cells()) - {"收费申请", "信息处理费"} <= set(told)
