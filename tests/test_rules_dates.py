"""What the rules on dates and years find, and the many look-alikes that they leave alone."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asking import found_at_its_words
from reportkit.formats import GB9704
from reportkit.readers import read_text
from reportkit.rules import RULES, CheckContext, Severity
from reportkit.wording import date_range, full_date, month_day

FAMILY = [
    rule
    for rule in RULES
    if rule.test.__module__.removeprefix("reportkit.rules.dates.") in ("forms", "possible", "years")
]


def found(text: str) -> Iterator[tuple[str, str]]:
    return found_at_its_words(text, FAMILY)


@pytest.mark.parametrize(
    ("text", "name", "quotation"),
    [
        ("二〇一九年一月十四日", "signing_date_form", "二〇一九年一月十四日"),
        ("2019年01月14日", "signing_date_form", "2019年01月14日"),
        ("19年1月14日", "signing_date_form", "19年1月14日"),
        ("内容。\n示例县人民政府办公室\n2019年1月", "signing_date_form", "2019年1月"),
        ("截至到2018年底，共3件。", "deadline_for_point_in_time", "截至到2018年"),
        ("截至至目前，共3件。", "deadline_for_point_in_time", "截至至目前"),
        ("2019年1月14号", "signing_date_form", "2019年1月14号"),
        ("自2019-01-14起施行。", "date_form", "2019-01-14"),
        ("于2019.1.14完成。", "date_form", "2019.1.14"),
        ("于2019/1/14完成。", "date_form", "2019/1/14"),
        ("于2018年04月20日召开。", "date_form", "2018年04月20日"),
        ("于4月05日召开。", "date_form", "4月05日"),
        ("1月14号召开。", "date_form", "1月14号"),
        ("2018年04月起。", "date_form", "2018年04月"),
        ("2018年2月29日召开。", "impossible_date", "2018年2月29日"),
        ("2月30日召开。", "impossible_date", "2月30日"),
        ("6月31日召开。", "impossible_date", "6月31日"),
        ("2018年13月召开。", "impossible_date", "2018年13月"),
        ("18年底完成。", "shortened_year", "18年底"),
        ("于19年1月完成。", "shortened_year", "19年1"),
        ("自18年以来，", "shortened_year", "18年以"),
        ("二○一八年完成。", "year_in_characters", "二○一八"),
        ("二零一八年完成。", "year_in_characters", "二零一八"),
        ("二Ｏ一八年完成。", "year_in_characters", "二Ｏ一八"),
        ("二〇一八年8月完成。", "year_in_characters", "二〇一八年8月"),
        ("2018年三月完成。", "year_in_characters", "2018年三月"),
        ("截止2018年底，共3件。", "deadline_for_point_in_time", "截止2018年"),
        ("截止到目前，共3件。", "deadline_for_point_in_time", "截止到目前"),
        ("投标截至时间为1月4日。", "deadline_for_point_in_time", "投标截至"),
        ("2087年，全县公开信息3条。", "year_to_come", "2087年"),
        ("2020年，全县公开信息3条。", "year_to_come", "2020年"),
        ("去年（2018年）公开3条。", "year_word_against_year", "去年（2018年"),
        ("今年（2017年）公开3条。", "year_word_against_year", "今年（2017年"),
        ("明年（2018年）继续。", "year_word_against_year", "明年（2018年"),
        ("2018年，我市将采取以下措施：", "plan_for_a_past_year", "2018年，我市将采取"),
        ("2017年，全县各单位将继续努力。", "plan_for_a_past_year", "2017年，全县各单位将继续"),
        ("2019年，我县将从以下方面改进：2018年将加强培训。", "plan_for_a_past_year", "2018年将加强"),
        ("2018年，我县将加强培训。", "plan_for_a_past_year", "2018年，我县将加强"),
        ("本年度将加强培训。", "plan_for_a_past_year", "本年度将加强"),
        ("三、2018年工作打算\n内容。", "plan_for_a_past_year", "2018年工作打算"),
        ("三、2018年下一步工作安排\n内容。", "plan_for_a_past_year", "2018年下一步工作安排"),
        ("今年是关键之年。", "year_word_adrift", "今年"),
        ("比去年增加3条。", "year_word_adrift", "去年"),
    ],
)
def test_a_wrong_date_is_found_once_at_its_words(text: str, name: str, quotation: str) -> None:
    assert [(name, quotation)] == list(found(text))


@pytest.mark.parametrize(
    "text",
    [
        "2019年1月14日",
        "2020年3月整改完毕。\n示例县人民政府\n2020年6月12日",
        "2019年1月14日印发，4月20日召开，2018年12月31日止，2016年2月29日，2月29日。",
        "信息类别: 市本级 生成日期: 2019-01-21 公开时限: 常年 信息索取号: 000014349/2020-1070910",
        "发布日期: 2019-01-21 10:15",
        "发布时间：2019-01-21",
        "网址http://a.gov.cn/2019-01-14/x.html，IP为10.2019.1.14。",
        "见5月14号文件、3月5号令、8月8号楼。",
        "标准GB/T 9704-2012、GB/T 15834-2011，电话0792-2666272。",
        "近10年度，前12年底账，成立18年以来，30年初心不改，满20年末位，判处有期徒刑12年6月，18年级。",
        "二〇一八年八月，一千零二年，二〇二〇年，2018年一季度，2018年一、二月，2018年第三季度。",
        "截至2018年底，报名截止2018年5月4日，申报截止时间1月4日，到期截止，截止日期前。",
        "力争到2020年完成，2020年底前建成，2019—2021年行动计划，面向2035年，《2020年规划》，2019年将开展。",
        "上年（2017年）3条，明年（2019年）继续，今年（2018年）3条，2018年比2017年增加。",
        "2019年，我市将采取以下措施；2018年，我市将政务公开纳入考核；2018年提出将进一步放开。",
        "2018年，我县将加强培训作为重点，将完善制度纳入考核；2019年将加强培训，2019年度将组织培训。",
        "一、2018年工作计划完成情况\n内容。\n二、2019年工作打算\n内容。\n三、下一步打算\n内容。",
        "如今年轻人多，过去年度，说明年度目标，《今年工作要点》，“今年我来谈”，与上年同期相比。",
        "内容。\n2019年1月",
        "示例县人民政府办公室\n2019年1月\n一、概述\n内容。",
        "2018年1—12月，截至2018年12月，自截至之日起，截至到期日。",
    ],
)
def test_what_only_looks_wrong_is_left_alone(text: str) -> None:
    assert [] == list(found(text))


def test_without_the_year_reported_on_no_year_is_judged() -> None:
    context = CheckContext(
        None, read_text("工作报告\n今年（2017年），2087年，2018年，我市将采取措施。"), GB9704, year=None
    )
    assert [] == [finding for rule in FAMILY for finding in rule.findings(context)]


def test_a_plan_may_plan_for_its_own_year() -> None:
    text = "示例县2018年工作要点\n2018年，全县将加强培训。\n三、2018年工作打算\n内容。"
    assert [] == [
        one.name for rule in FAMILY for one in rule.findings(CheckContext(None, read_text(text), GB9704, year=2018))
    ]


def test_the_right_form_is_told() -> None:
    context = CheckContext(None, read_text("工作报告\n于2018.04.05召开，二○一八年，19年底。"), GB9704, year=2018)
    told = [finding.message for rule in FAMILY for finding in rule.findings(context)]
    assert [
        "日期在文中应写“2018年4月5日”",
        "年份不应简写，应写“2019年”",
        "汉字年份中的零写作“〇”，应写“二〇一八年”",
    ] == told


def test_only_what_the_standards_forbid_and_no_calendar_has_is_an_error() -> None:
    errors = {rule.name for rule in FAMILY if rule.severity is Severity.ERROR}
    assert {"signing_date_form", "impossible_date", "shortened_year", "year_in_characters"} == errors


@given(st.dates(date(1900, 1, 1), date(2018, 12, 31)), st.dates(date(1900, 1, 1), date(2018, 12, 31)))
def test_a_date_as_the_library_writes_it_is_never_a_fault(one: date, other: date) -> None:
    first, last = sorted((one, other))
    end = month_day(last) if first.year == last.year else full_date(last)  # 29 February is not of every year
    text = f"{full_date(first)}至{end}，即{date_range(first, last)}，{full_date(last)}止。"
    assert [] == list(found(text))
    assert [] == list(found(full_date(first)))


@given(st.dates(date(1950, 1, 1), date(2018, 12, 31)), st.sampled_from([".", "/", "-"]))
def test_a_date_in_figures_is_always_told(day: date, between: str) -> None:
    shown = f"{day.year}{between}{day.month}{between}{day.day}"
    assert [("date_form", shown)] == list(found(f"于{shown}召开。"))
