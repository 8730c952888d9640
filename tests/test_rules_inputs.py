"""What the rules find beside the units' returns and the day of publication; open cells are told once."""

from datetime import date
from typing import Any

import attrs
import pytest

from annual_figures import disclosure, published
from reportkit import Body, Report, Statistic, Table, check
from reportkit.annual_report import Applications, Reviews
from reportkit.errors import InvalidValue
from reportkit.rules import RULES, TextFeature, check_text
from reportkit.rules.comparison.published import (
    published_after_deadline,
    published_before_year_end,
    signed_after_publication,
    signed_before_year_end,
    signed_years_later,
)
from reportkit.rules.comparison.returned import figure_against_returns, units_missing
from reportkit.rules.figures.not_reported import not_reported
from reportkit.rules.places import row_of
from reportkit.rules.structure.gaps import open_placeholder
from reportkit.wording import full_date
from rule_examples import Returns, Unit

OFFICE = Body("示例县人民政府办公室", area="示例县")


def report(
    *texts: str, facts: tuple[Statistic, ...] = (), title: str = "工作报告", signed: date | None = None
) -> Report:
    return Report(title, OFFICE, year=2018, preamble=texts, facts=facts, signed=signed)


# ---------------------------------------------------------------- a path for a text


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("别人 的/讲话.txt", 'give what the file holds, such as Path(…).read_text(encoding="utf-8")'),
        ("讲话.TXT\n", 'give what the file holds, such as Path(…).read_text(encoding="utf-8")'),
        (r"D:\稿件\讲话.docx", "call check_docx for a file"),
        ("讲话.doc", "save the file as .docx in Word or WPS and call check_docx for that"),
        ("讲话.wps", "save the file as .docx in Word or WPS and call check_docx for that"),
    ],
)
def test_the_path_of_a_text_is_not_checked_as_one(path: str, right: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        check_text(path)
    assert f"check_text: got {path!r}, the path of a file; {right}" == str(caught.value)


@pytest.mark.parametrize("text", ["工作报告\n详见讲话.txt", "工作报告", "讲话.docx的说明"])
def test_a_text_that_names_a_file_is_a_text(text: str) -> None:
    assert check_text(text).title == text.split("\n", maxsplit=1)[0]


# ---------------------------------------------------------------- returns


@pytest.mark.parametrize(
    ("told", "returned", "expected"),
    [
        (Statistic("收到申请", 12, "件"), 13, ["“收到申请”报告为12件，各单位填报合计为13件；请核对"]),
        (Statistic("收到申请", 12, "件"), 0, ["“收到申请”报告为12件，各单位填报合计为0件；请核对"]),
        (Statistic("收到申请", 12, "件"), 12, []),
        (Statistic("收到申请", 12, "件"), None, []),
        (Statistic("收到申请", None, "件"), 12, []),  # not_reported tells it
        (Statistic("收到申请", 12, "件", exactness="余"), 13, []),
    ],
)
def test_a_figure_is_what_the_units_returned(told: Statistic, returned: int | None, expected: list[str]) -> None:
    returns = Returns({"收到申请": returned, "受理信访": 5})
    found = check(report("{收到申请}。", facts=(told,)), rules=(figure_against_returns,), returns=returns)
    assert [("preamble[0]", message) for message in expected] == [(one.place, one.message) for one in found]


def test_parts_are_compared_under_their_own_names() -> None:
    applied = Statistic("收到申请", 12, "件", parts={"自然人申请": 9, "法人申请": 3})
    returns = Returns({"收到申请": 12, "自然人申请": 8, "法人申请": 4})
    found = check(report("{收到申请:其中}。", facts=(applied,)), rules=(figure_against_returns,), returns=returns)
    assert ["自然人申请", "法人申请"] == [one.quotation for one in found]


BUREAU, TOWN = Unit("示例县水利局"), Unit("示例镇人民政府")


@pytest.mark.parametrize(
    ("text", "missing", "expected"),
    [
        (
            "全县公开信息。",
            (BUREAU, TOWN),
            "示例县水利局、示例镇人民政府尚未报送，汇总数不含其数据；请催报，或者在正文中写明",
        ),
        ("各单位均已按时报送。", (BUREAU,), "这里说“均已按时报送”，但示例县水利局尚未报送；请催报，或者改写"),
        ("示例县水利局尚未报送，其余各单位均已报送。", (BUREAU,), None),
        (
            "示例县水利局没有列入。",
            (BUREAU, TOWN),
            "示例县水利局、示例镇人民政府尚未报送，汇总数不含其数据；请催报，或者在正文中写明",
        ),
        ("示例县水利局的数据没有列入。", (BUREAU,), None),
        ("2个单位尚未报送。", (BUREAU, TOWN), None),
        ("各单位均已报送。", (), None),
    ],
)
def test_missing_units_are_named_or_admitted(text: str, missing: tuple[Unit, ...], expected: str | None) -> None:
    found = check(report(text), rules=(units_missing,), returns=Returns({}, missing))
    assert ([] if expected is None else [expected]) == [one.message for one in found]


def test_many_missing_units_are_counted() -> None:
    missing = tuple(Unit(f"第{number}局") for number in range(1, 8))
    (found,) = check(report("全县公开信息。"), rules=(units_missing,), returns=Returns({}, missing))
    assert "单位填报" == found.where
    assert found.message.startswith("第1局、第2局、第3局、第4局、第5局等7个单位尚未报送")


# ---------------------------------------------------------------- days

DAYS = (signed_before_year_end, signed_after_publication, published_before_year_end, published_after_deadline)
ANNUAL = "示例县2018年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "signed", "out", "expected"),
    [
        (ANNUAL, date(2019, 1, 14), date(2019, 1, 21), []),
        (ANNUAL, date(2019, 1, 14), date(2019, 1, 14), []),
        (ANNUAL, date(2019, 1, 1), date(2019, 3, 31), []),
        (ANNUAL, date(2019, 1, 24), date(2019, 1, 21), ["signed_after_publication"]),
        (ANNUAL, date(2018, 12, 31), date(2019, 1, 21), ["signed_before_year_end"]),
        (ANNUAL, date(2018, 12, 31), date(2018, 12, 31), ["signed_before_year_end"]),
        (ANNUAL, None, date(2018, 12, 31), ["published_before_year_end"]),
        (ANNUAL, date(2019, 1, 14), date(2018, 12, 31), ["signed_after_publication", "published_before_year_end"]),
        (ANNUAL, date(2019, 3, 29), date(2019, 4, 18), ["published_after_deadline"]),
        ("2018年度工作报告", date(2019, 3, 29), date(2019, 4, 18), []),  # not of open government information
        ("2018年上半年工作年度报告", date(2018, 7, 10), date(2018, 7, 20), []),
        ("关于2018年工作安排的报告", date(2018, 2, 1), date(2018, 2, 3), []),
    ],
)
def test_the_days_follow_each_other(title: str, signed: date | None, out: date, expected: list[str]) -> None:
    found = check(report("公开信息。", title=title, signed=signed), rules=DAYS, published=out)
    assert expected == [one.name for one in found]


@pytest.mark.parametrize(
    ("typed", "out", "expected"),
    [
        ("2019年1月24日", date(2019, 1, 21), ["signed_after_publication"]),
        ("2018年12月31日", date(2019, 1, 21), ["signed_before_year_end"]),
        ("2019年1月14日", date(2019, 4, 1), ["published_after_deadline"]),
        ("2019年1月14日", date(2019, 1, 21), []),
        ("2019年2月30日", date(2019, 1, 21), []),  # no day; dates are another rule's
    ],
)
def test_the_days_of_a_typed_text_are_read(typed: str, out: date, expected: list[str]) -> None:
    text = f"{ANNUAL}\n\n一、概述\n公开信息300条。\n\n示例县人民政府办公室\n{typed}"
    assert expected == [one.name for one in check_text(text, rules=DAYS, published=out)]


def test_an_edition_watches_over_its_own_day_of_signing() -> None:
    early = published(signed=date(2023, 12, 31)).to_report()
    assert [] == check(early, rules=DAYS, published=date(2024, 3, 9))
    late = published(signed=date(2024, 4, 3)).to_report()
    assert [] == check(late, rules=DAYS, published=date(2024, 4, 5))
    out_late = published(signed=date(2024, 3, 8)).to_report()
    found = check(out_late, rules=DAYS, published=date(2024, 4, 5))
    assert ["published_after_deadline"] == [one.name for one in found]


@pytest.mark.parametrize(
    ("scope", "out", "due"),
    [
        ("本机关", date(2024, 1, 31), None),
        ("本机关", date(2024, 2, 10), "2024年1月31日"),
        ("汇总", date(2024, 3, 10), None),
        ("汇总", date(2024, 3, 11), "2024年3月10日"),
    ],
)
def test_an_edition_knows_by_when_it_is_published(scope: Any, out: date, due: str | None) -> None:
    units: dict[str, Any] = {"units": {}} if scope == "本机关" else {}
    given = published(signed=date(2024, 1, 19), scope=scope, **units).to_report()
    found = check(given, rules=(published_after_deadline,), published=out)
    message = f"发布日期为{full_date(out)}，公布期限为{due}；请核对，逾期的请说明原因"
    assert ([] if due is None else [message]) == [one.message for one in found]


# ---------------------------------------------------------------- open cells

OPEN = (open_placeholder, not_reported)


def test_an_open_form_has_one_finding_for_a_row_of_a_table() -> None:
    blank = disclosure([None] * 10)
    edition = published(disclosure=blank, applications=Applications.open(), reviews=Reviews.open())
    found = [one for one in check(edition.to_report(), rules=OPEN) if ".rows[" in one.place]
    assert {"not_reported"} == {one.name for one in found}
    assert len(found) == len({row_of(one.place) for one in found})
    assert "“制发规章”等3项尚未上报数据；如确实没有，请填0" == found[0].message


def test_one_open_cell_is_named_alone() -> None:
    edition = published(disclosure=disclosure([2, 0, 11, 109, 489, 597, None, 2822652, 20163, "59237.2449"]))
    found = check(edition.to_report(), rules=OPEN)
    assert ["“行政许可”尚未上报数据；如确实没有，请填0"] == [one.message for one in found]


def test_what_different_units_owe_is_asked_of_each() -> None:
    facts = (
        Statistic("甲", None, "件", source="县财政局"),
        Statistic("乙", None, "件", source="县财政局"),
        Statistic("丙", None, "件", source="县水利局"),
    )
    table = Table([["数量", "{甲:数}", "{乙:数}", "{丙:数}"]], header=["项目", "甲", "乙", "丙"])
    found = check(attrs.evolve(report(facts=facts), sections=[table]), rules=OPEN)
    assert [
        "“甲”等2项尚未上报数据，请向县财政局核实；如确实没有，请填0",
        "“丙”尚未上报数据，请向县水利局核实；如确实没有，请填0",
    ] == [one.message for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{待补}{甲:为零}", ["not_reported"]),
        ("{待补}，{甲:数}", ["open_placeholder", "not_reported"]),
        ("{待补:说明}{甲:为零}", ["open_placeholder", "not_reported"]),
        ("{待补}{乙:为零}，{甲}", ["open_placeholder", "not_reported"]),
    ],
)
def test_a_gap_typed_by_hand_stays_a_finding_of_its_own(text: str, expected: list[str]) -> None:
    facts = (Statistic("甲", None, "件"), Statistic("乙", 0, "件"))
    assert expected == [one.name for one in check(report(text, facts=facts), rules=OPEN)]


@pytest.mark.parametrize(
    ("title", "day", "expected"),
    [
        ("示例县2018年政务公开工作报告", "2020年1月14日", ["2020年1月14日"]),
        ("示例县2018年政务公开工作报告", "2019年12月14日", []),
        ("示例县2018年审计整改工作报告", "2021年1月14日", []),
        ("示例县2016—2018年政务公开工作报告", "2021年1月14日", []),
        ("关于2018年政务公开工作情况的通知", "2021年1月14日", []),
    ],
)
def test_a_report_is_not_signed_years_later(title: str, day: str, expected: list[str]) -> None:
    found = check_text(f"{title}\n内容。\n示例县人民政府办公室\n{day}", rules=(signed_years_later,))
    assert expected == [one.quotation for one in found]


SILENT = "公开信息20条。"


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        (f"示例县政府信息公开工作年度报告\n一、概述\n{SILENT}", {TextFeature.YEAR, TextFeature.AREA}),
        (f"示例县2023年政府信息公开工作年度报告\n一、概述\n{SILENT}", set()),
        (f"示例县2023年政府信息公开工作年度报告\n{SILENT}", {TextFeature.LEVELS}),
        (f"示例县2023年法治政府建设情况的报告\n一、概述\n{SILENT}", {TextFeature.ANNUAL_REPORT}),
        (SILENT, set(TextFeature)),
    ],
)
def test_what_was_not_read_is_said_and_what_needed_it_is_listed(text: str, unread: set[TextFeature]) -> None:
    found = check_text(text)
    lacking = {reading: set(found.lacking().get(reading.value, ())) for reading in TextFeature}
    assert unread == {reading for reading, titles in lacking.items() if titles}
    asked = {one.name for one in found.checked}
    assert asked.isdisjoint(rule.name for rule in RULES if unread & set(rule.reads))
