"""The years before 2019: the items that are required, and indicator tables whose rows each have their arithmetic."""

from datetime import date
from typing import Any

import attrs
import pytest

from instruments.package import DOCUMENT, read
from instruments.session import Validated
from reportkit import Section, Statistic, Table, check, render
from reportkit.annual_report import AnnualReportBefore2019, Further, Indicator, IndicatorTable, national_table
from reportkit.annual_report.before2019 import TITLES
from reportkit.annual_report.national2014 import NATIONAL
from reportkit.data import from_json, to_json
from reportkit.errors import InvalidValue, WrongType
from reportkit.model.statistic import Sums
from reportkit.rules import Severity
from samples import OFFICE, lines
from test_national_tables import shown


def edition(**changed: Any) -> AnnualReportBefore2019:
    given: dict[str, Any] = {item: Section(title, ["……"]) for item, title in TITLES}
    return AnnualReportBefore2019(**{"office": OFFICE, "year": 2018, "signed": date(2019, 1, 14), **given, **changed})


def with_table(*indicators: Indicator, **changed: Any) -> AnnualReportBefore2019:
    return edition(statistics=IndicatorTable(indicators, **changed))


def found(given: AnnualReportBefore2019) -> list[tuple[str, Severity]]:
    return [
        (finding.name, finding.severity)
        for finding in check(given.to_report())
        if finding.severity is not Severity.ADVICE
    ]


# ---------------------------------------------------------------- the outline


def test_the_items_of_article_32_are_required() -> None:
    required = {field.name for field in attrs.fields(AnnualReportBefore2019) if field.default is attrs.NOTHING}
    assert {"office", "year", "signed", *(item for item, _ in TITLES)} == required


def test_the_outline_is_free_around_them() -> None:
    made = edition(
        overview=Section("基本情况", ["……"]),
        further=[
            Further(Section("重点领域工作情况", ["……"]), "applications"),
            Further(Section("其他需要报告的事项", ["……"])),
        ],
    )
    expected = [
        "一、基本情况",
        "二、行政机关主动公开政府信息的情况",
        "三、行政机关依申请公开政府信息和不予公开政府信息的情况",
        "四、重点领域工作情况",
        "五、政府信息公开的收费及减免情况",
        "六、因政府信息公开申请行政复议、提起行政诉讼的情况",
        "七、政府信息公开工作存在的主要问题及改进情况",
        "八、其他需要报告的事项",
    ]
    assert expected == [line for line in lines(made.to_report()) if line[1:2] == "、"]
    assert "示例县2018年政府信息公开工作年度报告" == lines(made.to_report())[0]


@pytest.mark.parametrize("year", [2007, 2019])
def test_a_year_of_another_edition_is_refused(year: int) -> None:
    with pytest.raises(InvalidValue, match=f"got {year}; this edition is for 2008 to 2018"):
        edition(year=year)


@pytest.mark.parametrize(("name", "value"), [("fees", "无"), ("statistics", []), ("further", [Section("甲")])])
def test_a_value_of_another_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(WrongType, match=name):
        edition(**{name: value})


def test_a_report_after_march_asks_for_a_reason() -> None:
    late = edition(signed=date(2019, 4, 18))
    assert [("identity_unexplained", Severity.WARNING)] == found(late)
    assert [] == found(attrs.evolve(late, reasons={"期限": "统计口径调整"}))


def test_a_reason_for_nothing_is_refused() -> None:
    with pytest.raises(InvalidValue, match='"A1" is no identity that may fail; those are 累计、期限'):
        edition(reasons={"A1": "清理"})


def test_it_goes_to_disk_and_back() -> None:
    made = edition(statistics=national_table(FIGURES), further=[Further(Section("其他", ["……"]))])
    assert made == from_json(to_json(made), AnnualReportBefore2019)


# ---------------------------------------------------------------- indicator tables


PROVINCIAL = (
    Indicator(
        "主动公开文件数",
        2949,
        "条",
        parts=[
            Indicator("政府网站公开数", 2949, "条", to_date=81916, label="其中：1.政府网站公开数"),
            Indicator("政府公报公开数", 0, "条", to_date=310, label="2.政府公报公开数"),
        ],
        sums=">=",
        to_date=81916,
    ),
    Indicator("受理申请总数", 3, "条", parts=[Indicator("当面申请数", 1, "条"), Indicator("网上申请数", 2, "条")]),
)


def test_a_table_prints_units_figures_and_figures_to_date() -> None:
    (table,) = read(render(with_table(*PROVINCIAL).to_report())).all("tbl", DOCUMENT)
    expected = [
        "指标名称|计量单位|2018年度|历年累计",
        "主动公开文件数|条|2949|81916",
        "其中：1.政府网站公开数|条|2949|81916",
        "2.政府公报公开数|条|0|310",
        "受理申请总数|条|3|——",
        "当面申请数|条|1|——",
        "网上申请数|条|2|——",
    ]
    assert expected == [line.replace("　", "") for line in shown(table)]


def test_codes_have_a_column_where_there_are_any() -> None:
    table = IndicatorTable([Indicator("主动公开信息数", 12, "条", code="01")], columns=("本期实际", "本年累计")).table()
    assert (("指标名称", "计量单位", "代码", "本期实际"),) == table.head
    assert (("主动公开信息数", "条", "01", "{主动公开信息数:数}"),) == table.body


@pytest.mark.parametrize(
    ("sums", "parts", "expected"),
    [
        ("==", (1, 2), []),
        ("==", (1, 1), [("parts_against_total", Severity.ERROR)]),
        ("<=", (1, 1), []),
        ("<=", (2, 2), [("parts_against_total", Severity.ERROR)]),
        (">=", (3, 2), []),
        (">=", (1, 1), [("parts_against_total", Severity.ERROR)]),
    ],
)
def test_each_kind_of_parts_has_its_arithmetic(sums: Sums, parts: tuple[int, int], expected: list[Any]) -> None:
    inner = [Indicator(f"分项{place}", value, "件") for place, value in enumerate(parts, 1)]
    assert expected == found(with_table(Indicator("总数", 3, "件", parts=inner, sums=sums)))


def test_a_figure_to_date_continues_last_years() -> None:
    last = IndicatorTable([Indicator("公开数", 2949, "条", to_date=81916)])
    right = with_table(Indicator("公开数", 3460, "条", to_date=85376), last=last)
    wrong = with_table(Indicator("公开数", 3460, "条", to_date=85375), last=last)
    less = with_table(Indicator("公开数", 3460, "条", to_date=3000))
    assert [] == found(right)
    assert [("identity_unexplained", Severity.WARNING)] == found(wrong)
    assert [] == found(attrs.evolve(wrong, reasons={"累计": "历史数据清理"}))
    assert [("identity_broken", Severity.ERROR)] == found(less)


def test_what_no_indicator_can_be_is_refused() -> None:
    with pytest.raises(InvalidValue, match="has a value and no unit"):
        Indicator("公开数", 3)
    with pytest.raises(InvalidValue, match='no indicator "公开数" in the table'):
        with_table(Indicator("渠道", parts=[Indicator("网站", 1, "条")], of="公开数")).to_report()


# ---------------------------------------------------------------- the national table


FIGURES = {row.name: 0 for indicator in NATIONAL for row in indicator.family() if row.unit}


def test_the_national_table_has_its_rows() -> None:
    table: Table = national_table(FIGURES).table()
    assert (("指标名称", "计量单位", "统计数"),) == table.head
    assert 65 == len(table.body)
    assert [] == found(edition(statistics=national_table(FIGURES)))


def test_rows_that_are_not_named_stay_open() -> None:
    open_rows = check(edition(statistics=national_table({})).to_report())
    assert len(FIGURES) == sum(finding.name == "not_reported" for finding in open_rows)


def test_a_name_that_is_no_row_is_refused() -> None:
    with pytest.raises(InvalidValue, match='no row "收到申请"; did you mean "收到申请数"'):
        national_table({"收到申请": 2})


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"收到申请数": 2, "网络申请数": 2}, []),
        ({"收到申请数": 2, "网络申请数": 1}, [("parts_against_total", Severity.ERROR)]),
        ({"主动公开政府信息数": 12, "政府网站公开政府信息数": 12, "政务微信公开政府信息数": 5}, []),
        ({"主动公开政府信息数": 12, "政府网站公开政府信息数": 9}, [("identity_broken", Severity.ERROR)]),
        ({"政府网站在线访谈次数": 3, "主要负责同志参加政府网站在线访谈次数": 1}, []),
        ({"主要负责同志参加政府网站在线访谈次数": 1}, [("parts_against_total", Severity.ERROR)]),
    ],
)
def test_its_rows_have_their_arithmetic(changed: dict[str, int], expected: list[Any]) -> None:
    assert expected == found(edition(statistics=national_table({**FIGURES, **changed})))


def test_text_names_its_rows() -> None:
    made = edition(
        applications=Section("依申请公开情况", ["{年}年，{收到申请数:名称}为{收到申请数:数值}。"]),
        statistics=national_table({**FIGURES, "收到申请数": 2, "网络申请数": 2}),
    )
    assert "2018年，收到申请数为2件。" in lines(made.to_report())
    assert isinstance(made.to_report().fact("收到申请数"), Statistic)


def test_it_is_valid(validated: Validated) -> None:
    validated.all(
        [render(edition(statistics=national_table(FIGURES)).to_report()), render(with_table(*PROVINCIAL).to_report())]
    )
