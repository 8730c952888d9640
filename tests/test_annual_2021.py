"""The edition of 2021: published figures give the three national tables, and no wrong digit in them stays unseen."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
import pytest

import annual_report_2021
from annual_figures import (
    CASES,
    FEES,
    IDENTITY_RULES,
    ITEMS,
    OFFICE,
    ROWS,
    WORDS,
    disclosure,
    equations,
    identities_found,
    last_year,
    published,
)
from instruments.package import DOCUMENT, read
from instruments.session import Rendered, Validated
from reportkit import Body, Report, Statistic, Table, check, render
from reportkit.annual_report import (
    IDENTITIES,
    AnnualReport2021,
    Applications,
    Aspect,
    Fee,
    Ledgers,
    Overview,
    Problem,
    Reviews,
)
from reportkit.annual_report.application_figures import sums_for_sentences as application_sums
from reportkit.annual_report.edition import AnnualReport
from reportkit.annual_report.edition2021 import LONG_TITLES, TITLES
from reportkit.annual_report.fees import AMOUNT
from reportkit.annual_report.fees import CASES as CASES_CHARGED
from reportkit.annual_report.reviews import sums_for_sentences as review_sums
from reportkit.annual_report.sentences import UNITS
from reportkit.errors import InvalidValue, WrongType
from reportkit.model import Section
from reportkit.rules import Finding, Severity
from reportkit.rules.figures.annual import SUMS_OF_CELLS, SUMS_OF_PARTS
from samples import text
from test_national_tables import APPLICATIONS, DISCLOSURE, DISPUTES, shown

BOTH_WAYS = pytest.mark.parametrize("last", [None, last_year()], ids=["alone", "with last year"])


def findings(edition: AnnualReport) -> list[Finding]:
    return check(edition.to_report())


# ---------------------------------------------------------------- the tables, cell for cell


def filled(specimen: str, numbers: list[Any]) -> list[str]:
    """A specimen of the template with numbers in its empty cells."""
    left = iter(numbers)
    rows = [
        "|".join(re.sub(r"^(?=\*|$)", lambda _: str(next(left)), cell) for cell in line.split("|"))
        for line in specimen.splitlines()
    ]
    assert list(left) == []
    return rows


@BOTH_WAYS
def test_published_figures_give_the_three_tables(last: Ledgers | None) -> None:
    tables = read(render(published(last_year=last).to_report())).all("tbl", DOCUMENT)
    numbers = [ITEMS, [number for row in ROWS for number in row], CASES]
    expected = [filled(form, given) for form, given in zip((DISCLOSURE, APPLICATIONS, DISPUTES), numbers, strict=True)]
    assert expected == [list(shown(table)) for table in tables]


@BOTH_WAYS
def test_published_figures_have_no_finding(last: Ledgers | None) -> None:
    assert [] == findings(published(last_year=last))


def test_totals_that_are_not_entered_are_worked_out() -> None:
    rows = [row[:6] for row in ROWS]
    ledger = attrs.evolve(Applications.from_rows(rows), handled=None, carried_forward=None)
    assert ROWS == [list(row.cells()) for _, row in ledger.rows()]
    reviews = Reviews(reconsideration=CASES[:4], direct_suits=CASES[5:9], suits_after_reconsideration=CASES[10:14])
    assert CASES == list(reviews.cells())


# ---------------------------------------------------------------- a wrong digit in each cell in turn


def wrong_digits(number: int) -> Iterator[int]:
    """The number with its last digit, and with its first, mistyped."""
    digits = str(number)
    yield int(f"{digits[:-1]}{(int(digits[-1]) + 1) % 10}")
    yield int(f"{int(digits[0]) % 9 + 1}{digits[1:]}")


def unseen(editions: Iterator[tuple[object, AnnualReport2021]]) -> tuple[list[object], int]:
    """The cells whose wrong digit nobody finds, and how many were tried."""
    tried: dict[object, bool] = {}
    for where, edition in editions:
        tried[where] = tried.get(where, True) and bool(check(equations(edition), rules=IDENTITY_RULES))
    return [where for where, found in tried.items() if not found], len(tried)


def with_wrong_application() -> Iterator[tuple[object, AnnualReport2021]]:
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            for wrong in wrong_digits(value):
                rows = [list(other) for other in ROWS]
                rows[number][column] = wrong
                yield (number, column), published(applications=Applications.from_rows(rows))


def with_wrong_case() -> Iterator[tuple[object, AnnualReport2021]]:
    for column, value in enumerate(CASES):
        for wrong in wrong_digits(value):
            yield column, published(reviews=Reviews.from_row([*CASES[:column], wrong, *CASES[column + 1 :]]))


def with_wrong_item() -> Iterator[tuple[object, AnnualReport2021]]:
    for place, value in enumerate(ITEMS[:6]):
        for wrong in wrong_digits(value):
            items = [*ITEMS[:place], wrong, *ITEMS[place + 1 :]]
            yield place, published(disclosure=disclosure(items), last_year=last_year())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "editions", "cells"),
    [("B", with_wrong_application, 175), ("C", with_wrong_case, 15), ("A, with last year", with_wrong_item, 6)],
)
def test_a_wrong_digit_in_any_cell_is_found(table: str, editions: Any, cells: int) -> None:
    missed, tried = unseen(editions())
    print(f"table {table}: {tried - len(missed)} of {tried} cells with a wrong digit are found")  # noqa: T201  # the figures are to be seen
    assert ([], cells) == (missed, tried)


@BOTH_WAYS
def test_the_report_has_the_identities_in_which_wrong_digits_are_found(last: Ledgers | None) -> None:
    edition = published(last_year=last)
    assert equations(edition).identities == edition.to_report().identities


def test_a_blank_cell_is_found_and_differs_from_0() -> None:
    rows = [list(row) for row in ROWS]
    rows[4][2] = None  # type: ignore[call-overload]
    blank = published(applications=Applications.from_rows(rows))
    (found,) = [found for found in findings(blank) if found.name == "not_reported"]
    assert found.message.startswith("“科研机构属于国家秘密”")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"reviews": Reviews.from_row([308, *CASES[1:]])},
            "C1：第四部分表格“行政复议”栏，总计为440，四类结果之和为439，相差1；应当相等",
        ),
        (
            {"applications": Applications.from_rows([*ROWS[:-2], [*ROWS[-2][:5], 1, 3485], ROWS[-1]])},
            "B2：第三部分表格“总计”列，（七）总计为3485，各项办理结果之和为3486，相差1；应当相等",
        ),
        (
            {"fees": []},
            "B8：第三部分表格“2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请”行，逾期未缴费的申请为10，第六部分没有报告收取信息处理费情况时应有的件数为0，相差10；应当相等",
        ),
        (
            {"disclosure": disclosure([3, *ITEMS[1:]]), "last_year": last_year()},
            'A1：第二部分表格“规章”行“现行有效件数”列，现行有效件数为11，上年数加本年增加数、减本年废止数为12，相差1；应当相等；如属实，请说明A1不符的原因：reasons={"A1": "……"}',
        ),
    ],
)
def test_a_finding_gives_both_sides_and_the_place(changed: dict[str, Any], expected: str) -> None:
    assert expected in [found.message for found in findings(published(**changed))]


def test_a_finding_leads_to_the_cell_of_the_table() -> None:
    rows = [list(row) for row in ROWS]
    rows[3][6] = 327
    (found,) = [
        found for found in findings(published(applications=Applications.from_rows(rows))) if "B3" in found.message
    ]
    assert "sections[2].content[0].rows[3][8]" == found.place


# ---------------------------------------------------------------- identities that may fail


def test_every_identity_has_a_name() -> None:
    used = {identity.name for identity in published(last_year=last_year(), fees=[]).to_report().identities}
    assert {"A1", "B1", "B2", "B3", "B4", "B8", "C1", "期限"} == used
    assert used <= set(IDENTITIES)
    assert [f"{table}{n}" for table, last in (("A", 2), ("B", 8), ("C", 3)) for n in range(1, last + 1)] == [
        name for name in IDENTITIES if name.isascii()
    ]


COUNTY = Body("示例县人民政府办公室", area="示例县")

MAY_FAIL: dict[str, dict[str, Any]] = {
    "A1": {"disclosure": disclosure([*ITEMS[:5], 700, *ITEMS[6:]]), "last_year": last_year()},
    "A2": {"office": COUNTY, "signed": date(2024, 2, 20)},
    "B4": {
        "applications": Applications.from_rows([ROWS[0], [90, 4, *ROWS[1][2:]], *ROWS[2:]]),
        "last_year": attrs.evolve(last_year(), scope="本机关"),
    },
    "期限": {"signed": date(2024, 3, 11)},
}


@pytest.mark.parametrize("name", MAY_FAIL)
def test_an_identity_that_may_fail_asks_for_a_reason_that_is_printed_nowhere(name: str) -> None:
    failing = published(**MAY_FAIL[name])
    assert (name, Severity.WARNING) in identities_found(failing)
    explained = attrs.evolve(failing, reasons={name: "机构改革，统计范围调整"})
    assert name not in [broken for broken, _ in identities_found(explained)]
    assert render(failing.to_report()) == render(explained.to_report())


def test_a_carry_over_that_differs_without_a_change_of_scope_is_an_error() -> None:
    failing = published(**{**MAY_FAIL["B4"], "last_year": last_year()})
    assert {("B4", Severity.ERROR)} <= set(identities_found(failing))
    reasoned = attrs.evolve(failing, reasons={"B4": "机构改革，统计范围调整"})
    assert {("B4", Severity.ERROR)} <= set(identities_found(reasoned))


def test_last_years_ledgers_must_hold_in_themselves_too() -> None:
    rows = [list(row) for row in ROWS]
    rows[0][6] += 9
    before = attrs.evolve(last_year(), applications=Applications.from_rows(rows))
    found = [finding.message for finding in findings(published(last_year=before)) if "上年报告" in finding.message]
    assert found
    assert any("B3" in message for message in found)


@pytest.mark.parametrize("verb", [check, render])
def test_a_form_is_turned_into_a_report_first(verb: Any) -> None:
    with pytest.raises(WrongType, match=r"give a Report, such as its \.to_report\(\) makes"):
        verb(published())


def test_a_reason_for_nothing_is_refused() -> None:
    with pytest.raises(InvalidValue, match='reasons: "B3" is no figure, and no identity that may fail'):
        published(reasons={"B3": "录入错误"}).to_report()


def test_a_jump_asks_for_a_reason_too() -> None:
    before = attrs.evolve(
        last_year(), disclosure=disclosure([None, None, 9, None, None, 977, 900000, None, None, None])
    )
    jumped = published(last_year=before)
    (found,) = findings(jumped)
    assert "large_change" == found.name
    assert found.message.endswith('属实的写明原因：reasons={"行政许可": "……"}')
    assert [] == findings(attrs.evolve(jumped, reasons={"行政许可": "新增委托事项"}))


def test_a_figure_of_the_office_s_own_takes_its_reason_in_the_same_place() -> None:
    training = Statistic("培训", 300, "人次", last=100, parts={"网上培训": Statistic("网上培训", 300, last=100)})
    given = published(facts=[training], others=["组织{培训}，其中{网上培训}。"])
    wanted = ["培训", "网上培训"]
    found = [one for one in findings(given) if one.name == "large_change"]
    assert wanted == [one.quotation for one in found]
    for one in found:
        assert f'reasons={{"{one.quotation}": "……"}}' in one.message
    explained = attrs.evolve(given, reasons=dict.fromkeys(wanted, "扩大范围"))
    assert [] == [one for one in findings(explained) if one.name == "large_change"]


# ---------------------------------------------------------------- what the edition fixes


def test_titles_and_their_order_are_the_editions() -> None:
    report = published().to_report()
    assert list(TITLES) == [part.title for part in report.sections if isinstance(part, Section)]
    assert [6, 6] == [len(set(TITLES)), len(set(LONG_TITLES))]


@pytest.mark.parametrize(
    "name", [field.name for field in attrs.fields(AnnualReport2021) if field.default is attrs.NOTHING]
)
def test_what_the_edition_requires_is_a_required_argument(name: str) -> None:
    given = {field.name: getattr(published(), field.name) for field in attrs.fields(AnnualReport2021)}
    del given[name]
    with pytest.raises(TypeError, match=f"missing 1 required keyword-only argument: '{name}'"):
        AnnualReport2021(**given)


def test_required_are_the_six_parts_and_the_circumstances() -> None:
    required = {field.name for field in attrs.fields(AnnualReport2021) if field.default is attrs.NOTHING}
    parts = {"overview", "disclosure", "applications", "reviews", "problems", "fees"}
    assert {"office", "year", "signed", "scope"} | parts == required


@pytest.mark.parametrize("year", [2018, 2019, 2020])
def test_a_year_of_another_edition_is_refused(year: int) -> None:
    with pytest.raises(InvalidValue, match=f"AnnualReport2021.year: got {year}; this edition is for 2021 on"):
        published(year=year)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"problems": []}, "part five names one problem or more"),
        ({"units": {}}, "scope 汇总 needs units"),
        ({"scope": "本机关"}, "scope 本机关 has no units"),
        ({"fees": [FEES[0], FEES[0]]}, "stands twice"),
        ({"scope": "全部"}, "give one of '本机关', '汇总'"),
    ],
)
def test_what_no_edition_can_hold_is_refused(changed: dict[str, Any], error: str) -> None:
    with pytest.raises(InvalidValue, match=error):
        published(**changed)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("reviews", CASES),
        ("applications", ROWS),
        ("disclosure", ITEMS),
        ("overview", "……"),
        ("fees", [3]),
        ("last_year", 1),
        ("office", "示例县政府"),
        ("units", {"部门": "40"}),
        ("units", {"部门": -3}),
    ],
)
def test_a_value_of_another_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(WrongType, match=name):
        published(**{name: value})


def test_rows_that_are_not_the_tables_are_refused() -> None:
    with pytest.raises(InvalidValue, match="got 24 rows; give 25 as printed"):
        Applications.from_rows(ROWS[:-1])
    with pytest.raises(InvalidValue, match="got 5 numbers; give six, or seven with the total"):
        Applications.from_rows([ROWS[0][:5], *ROWS[1:]])


# ---------------------------------------------------------------- sentences


def part(edition: AnnualReport2021, title: str) -> list[str]:
    """The lines of one part, tables left out."""
    lines = text(edition.to_report())
    heads = [number for number, line in enumerate(lines) if any(line.endswith(f"、{name}") for name in TITLES)]
    start = next(number for number in heads if lines[number].endswith(title))
    end = next((number for number in heads if number > start), len(lines))
    return lines[start + 1 : end]


NO_APPLICATIONS = Applications.from_rows([[0] * 7] * 25)
NO_CASES = Reviews.from_row([0] * 15)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {},
            "（二）依申请公开。2023年，全市新收政府信息公开申请3511件，其中，自然人3402件、法人或其他组织109件；上年结转政府信息公开申请96件。办理结果为：予以公开1191件、部分公开328件、不予公开142件、无法提供1078件、不予处理406件、其他处理341件；结转下年度继续办理121件。2023年，全市发生因政府信息公开工作引起的行政复议440件，其中，结果维持309件、结果纠正17件、其他结果88件、尚未审结26件。2023年，全市发生因政府信息公开工作引起的行政诉讼113件，其中，结果维持14件、结果纠正1件、其他结果83件、尚未审结15件。",
        ),
        (
            {"applications": NO_APPLICATIONS, "reviews": NO_CASES},
            "（二）依申请公开。2023年，全市未收到政府信息公开申请。2023年，全市未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
        ),
        (
            {"reviews": Reviews.from_row([2, 0, 0, 0, 2, *[0] * 10]), "applications": NO_APPLICATIONS},
            "（二）依申请公开。2023年，全市未收到政府信息公开申请。2023年，全市发生因政府信息公开工作引起的行政复议2件，其中，结果维持2件，均已审结。2023年，全市未发生因政府信息公开工作引起的行政诉讼。",
        ),
    ],
)
def test_sentences_follow_the_ledgers(changed: dict[str, Any], expected: str) -> None:
    assert expected == part(published(**changed), "总体情况")[1]


def test_fees_are_told_by_body_and_add_up() -> None:
    expected = "依据《政府信息公开信息处理费管理办法》，2023年收取信息处理费2950元，涉及25件。其中，沭阳县自然资源和规划局1件、420元；泗洪县人民政府2件、290元；泗洪县公安局15件、1500元；宿迁市自然资源和规划局宿城分局1件、140元；宿迁市公安局6件、600元。"
    assert expected == part(published(), "其他需要报告的事项")[0]
    nothing = published(fees=[], applications=NO_APPLICATIONS)
    assert "2023年，全市无收取信息处理费情况。" == part(nothing, "其他需要报告的事项")[0]
    assert [] == findings(nothing)


def test_improvements_speak_of_the_next_year() -> None:
    two = [Problem("更新不及时", "按季度通报"), Problem("说理不充分", "开展评查")]
    assert [
        "2023年，全市政府信息公开工作还存在以下问题：一是更新不及时；二是说理不充分。",
        "2024年，全市将从以下方面加以改进：一是按季度通报；二是开展评查。",
    ] == part(published(problems=two), "存在的主要问题及改进情况")


def test_text_names_cells_and_subtotals() -> None:
    said = "收到自然人申请{自然人新收申请:数值}，{无法提供}，其中{本机关不掌握:占比}为不掌握；共{收办申请}。"
    edition = published(overview=attrs.evolve(WORDS, requests=said))
    expected = (
        "（二）依申请公开。收到自然人申请3402件，无法提供1078件，其中97.1%为不掌握；共收办政府信息公开申请3607件。"
    )
    assert expected == part(edition, "总体情况")[1]
    assert [] == findings(edition)


def test_long_names_of_the_parts_are_known_for_preambles() -> None:
    edition = published(preamble=["{编制依据}{组成部分全称}"])
    assert "；行政机关收到和处理政府信息公开申请情况；" in text(edition.to_report())[0].replace("，", "；").replace(
        "、", "；"
    )


def test_further_aspects_follow_the_five() -> None:
    more = attrs.evolve(WORDS, opening="总的情况如下。", further=[Aspect("建成专区。", title="标准化建设")])
    lines = part(published(overview=more), "总体情况")
    assert ["总的情况如下。", "（六）标准化建设。建成专区。"] == [lines[0], lines[-1]]


# ---------------------------------------------------------------- two documents from one set of data


def test_own_report_and_summary_differ_in_title_compiler_words_and_deadline() -> None:
    own, summary = annual_report_2021.own(), annual_report_2021.summary()
    titles = [render(edition.to_report(), ".txt").decode("utf-8").splitlines()[0] for edition in (own, summary)]
    assert ["临澜县人民政府办公室2023年政府信息公开工作年度报告", "临澜县2023年政府信息公开工作年度报告"] == titles
    assert [date(2024, 1, 31), date(2024, 2, 20)] == [own.due, summary.due]
    assert (
        "由临澜县人民政府办公室汇总31个部门和12个乡镇共43个单位的政府信息公开工作情况编制而成"
        in text(summary.to_report())[0]
    )
    assert "由临澜县人民政府办公室编制。" in text(own.to_report())[0]


@pytest.mark.parametrize("edition", [annual_report_2021.own(), annual_report_2021.summary()], ids=["own", "summary"])
def test_the_example_has_no_finding(edition: AnnualReport2021) -> None:
    assert [] == findings(edition)


@pytest.mark.parametrize(
    ("area", "given", "expected"),
    [
        ("示例县", {}, date(2024, 2, 20)),
        ("示例市", {}, date(2024, 3, 10)),
        ("示例市", {"rank": "县级"}, date(2024, 2, 20)),
        ("示例省", {}, date(2024, 3, 31)),
        ("示例县", {"scope": "本机关", "units": {}}, date(2024, 1, 31)),
    ],
)
def test_the_deadline_follows_from_scope_and_rank(area: str, given: dict[str, Any], expected: date) -> None:
    assert expected == published(office=Body(f"{area}人民政府办公室", area=area), **given).due


@pytest.mark.parametrize("signed", [date(2023, 12, 31), date(2024, 3, 11)])
def test_a_date_before_the_period_ends_or_after_the_deadline_is_found(signed: date) -> None:
    assert [("期限", Severity.WARNING)] == identities_found(published(signed=signed))


def test_a_date_not_set_yet_is_found_with_the_deadline() -> None:
    assert ["期限：成文日期尚未填写，公布期限为2024年3月10日"] == [
        found.message for found in findings(published(signed=None))
    ]


def test_a_summary_adds_up_its_units() -> None:
    one = published().ledgers
    twice = Ledgers.sum_of([one, one])
    assert twice.applications is not None
    assert twice.reviews is not None
    assert [[2 * n for n in row] for row in ROWS] == [list(row.cells()) for _, row in twice.applications.rows()]
    assert [2 * n for n in CASES] == list(twice.reviews.cells())
    assert disclosure([*[2 * n for n in ITEMS[:9]], "118474.4898"]) == twice.disclosure
    with pytest.raises(InvalidValue, match="a unit has no reviews"):
        Ledgers.sum_of([attrs.evolve(one, reviews=None)])


# ---------------------------------------------------------------- the next year


def test_roll_over_keeps_words_and_opens_every_figure() -> None:
    before = annual_report_2021.summary()
    after = before.roll_over()
    assert (2024, None, before.ledgers) == (after.year, after.signed, after.last_year)
    report = after.to_report()
    figures = [known for known in report.facts if isinstance(known, Statistic) for known in known.family()]
    carried = {figure.name for figure in figures if figure.value is not None}
    assert 7 == len(carried) == sum(name.endswith("上年结转申请") for name in carried)  # last year's says them
    assert len(figures) > 200
    assert [aspect.title for aspect in before.overview.further] == [aspect.title for aspect in after.overview.further]
    assert before.problems == after.problems
    *kept, none = before.overview.supervision.points  # the example types no figure and no date, but says 未发生
    assert (*kept, re.sub("未发生.+", "{待补:有无，原为\\g<0>}", none)) == after.overview.supervision.points
    assert before.overview == attrs.evolve(after.overview, supervision=before.overview.supervision)


def test_a_blank_report_asks_for_what_can_be_entered_row_by_row() -> None:
    blank = annual_report_2021.summary().roll_over()
    found = [one for one in findings(blank) if one.name == "not_reported"]
    asked = {one.quotation for one in found}
    assert set() == asked & {*application_sums(blank.applications), *review_sums(), UNITS, CASES_CHARGED, AMOUNT}
    rows = [one.where for one in found if "表格第" in one.where]
    assert len(set(rows)) == len(rows) == 29
    assert {"部门", "乡镇", "临澜县公安局收费申请"} <= asked
    assert {*application_sums(blank.applications), *review_sums()} >= {*SUMS_OF_CELLS}
    assert {UNITS, CASES_CHARGED, AMOUNT} == {*SUMS_OF_PARTS}


def test_units_of_one_kind_are_asked_for_as_a_whole() -> None:
    blank = published(scope="汇总", units={"部门": None})
    assert UNITS in {one.quotation for one in findings(blank) if one.name == "not_reported"}


def test_roll_over_opens_what_was_typed() -> None:
    typed = attrs.evolve(
        WORDS,
        management="2023年4月20日召开推进会，通报4期，涉及《2023年工作要点》12项任务，开通“12345”热线。",
        supervision=["6月培训200余人", "2023年末开展评议"],
    )
    after = published(overview=typed).roll_over().overview
    assert (
        "{待补:日期，原为2023年4月20日}召开推进会，通报{待补:数字，原为4}期，"
        "涉及{待补:名称，原为《2023年工作要点》}{待补:数字，原为12}项任务，开通“12345”热线。" == after.management.text
    )
    assert (
        "{待补:日期，原为6月}培训{待补:数字，原为200}余人",
        "{待补:年份，原为2023}年末开展评议",
    ) == after.supervision.points


def test_a_report_rolled_over_and_filled_again_has_last_year_beside_it() -> None:
    after = published().roll_over()
    rows = [[118, 3, 0, 0, 0, 0, 121], [118, 3, 0, 0, 0, 0, 121], *[[0] * 7] * 21, [0] * 7, [236, 6, 0, 0, 0, 0, 242]]
    filled_again = attrs.evolve(after, applications=Applications.from_rows(rows))
    assert [] == [broken for broken, _ in identities_found(filled_again) if broken.startswith("B")]
    rows[1] = [117, 3, 0, 0, 0, 0, 120]
    rows[-1] = [235, 6, 0, 0, 0, 0, 241]
    wrong = attrs.evolve(after, applications=Applications.from_rows(rows))
    assert {("B4", Severity.ERROR)} == {found for found in identities_found(wrong) if found[0].startswith("B")}


# ---------------------------------------------------------------- on the page


DRAFTS: dict[str, AnnualReport] = {
    "published": published(last_year=last_year()),
    "summary": annual_report_2021.summary(),
    "own": annual_report_2021.own(),
    "open": annual_report_2021.summary().roll_over(),
}


PRINTED = ["published", "summary", "own"]


def test_every_draft_is_valid(validated: Validated) -> None:
    validated.all([render(edition.to_report()) for edition in DRAFTS.values()])


@pytest.mark.parametrize("name", PRINTED)
def test_tables_stay_in_the_text_block_and_no_digits_turn(name: str, rendered: Rendered) -> None:
    edition = DRAFTS[name]
    pages = dict(zip(PRINTED, rendered.all([render(DRAFTS[each].to_report()) for each in PRINTED]), strict=True))[name]
    lines = [line for page in pages for line in page.lines]
    assert all(28 - 0.5 <= line.left and line.right <= 28 + 156 + 0.5 for line in lines if line.size < 14)
    printed = ["".join(str(count) for count in row.cells()) for _, row in edition.applications.rows()]
    printed.append("".join(map(str, edition.reviews.cells())))
    told = [line.text.replace(" ", "") for line in lines]
    assert [] == [row for row in printed if not any(line.endswith(row) for line in told)]


def test_the_tables_are_tables_of_the_report() -> None:
    report: Report = published().to_report()
    tables = [
        part.content[0] for part in report.sections if isinstance(part, Section) and isinstance(part.content[0], Table)
    ]
    assert [(4, 14), (10, 25), (15, 1)] == [(table.columns, len(table.body)) for table in tables]


def test_the_overview_needs_its_five_aspects() -> None:
    with pytest.raises(TypeError, match="'platform'"):
        Overview(disclosure="甲", requests="乙", management="丙", supervision="丁")  # type: ignore[call-arg]
    assert OFFICE.level == "市"
    assert Fee("甲", 1, "12.5").amount is not None
