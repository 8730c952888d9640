"""Derived sentences say what the report knows, and nothing that its figures do not bear out."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from reportkit import Body, Citation, Report, ReportkitError, Section, Statistic, Table, render
from reportkit.compose import compose
from reportkit.errors import InvalidValue
from reportkit.manuscript import Line
from reportkit.model import Fact, Identity, Phrase
from reportkit.phrases import (
    aggregation,
    annual_title,
    basis,
    breakdown,
    checklist_rows,
    claim,
    compared,
    contact,
    contact_in_full,
    download,
    fees,
    figure_rows,
    next_year,
    no_applications,
    no_fees,
    no_reviews,
    nothing_else,
    outcomes,
    parts,
    parts_in_all,
    period,
    period_from_to,
    portal_record,
    reviews,
    totals,
    when_none,
)

OFFICE = Body(
    "示例县人民政府办公室", area="示例县", telephone="0000-0000000", website=("门户网站", "https://a.example")
)
PARTS = [Section("概述", ["……"]), Section("行政复议、行政诉讼情况", ["……"]), Section("问题和措施", ["……"])]


def said(phrase: Phrase, *facts: Fact, office: Body = OFFICE, sections: object = ()) -> str:
    report = Report("报告", office, year=2018, facts=facts, preamble=[["。", phrase]], sections=sections)  # type: ignore[arg-type]
    line = compose(report).blocks[2]
    assert isinstance(line, Line)
    return line.text.removeprefix("。")


REGULATION = Citation("政府信息公开条例", short="条例")
UNITS = Statistic("填报单位", 42, "个", parts={"部门": 30, "乡镇": 12})
RECEIVED = Statistic("收到申请", 380, "件", last=352, parts={"自然人申请": 352, "法人申请": 28, "其他组织申请": 0})
NONE_RECEIVED = Statistic("收到申请", 0, "件", parts={"自然人申请": 0})
OPEN = Statistic("收到申请", None, "件")
CARRIED = Statistic("上年结转", 4, "件")
NOTHING_CARRIED = Statistic("上年结转", 0, "件")
DONE = Statistic("办理申请", 5, "件", parts={"按期办结": 5})
LATE = Statistic("办理申请", 5, "件", parts={"按期办结": 4, "逾期办结": 1})
CASES = Statistic("复议", 3, "件", label="被申请行政复议", parts={"结果维持": 3, "尚未审结": 0})
PENDING = Statistic("复议", 3, "件", label="被申请行政复议", parts={"结果维持": 1, "尚未审结": 2})
NO_CASES = Statistic("复议", 0, "件", parts={"结果维持": 0, "尚未审结": 0})
MONEY = Statistic("费用", 2950, "元", parts=[Statistic("局费", 2950, label="市局"), Statistic("县费", 0, label="县局")])
COUNT = Statistic("收费件", 25, "件", parts=[Statistic("局件", 25, label="市局"), Statistic("县件", 0, label="县局")])
RULE = Citation("信息处理费管理办法", name="办法")

OUTCOMES = outcomes("予以公开", "不予公开", carried="结转下年度继续办理")
RESULTS = (Statistic("予以公开", 3, "件"), Statistic("不予公开", 0, "件"), Statistic("结转下年度继续办理", 1, "件"))
REVIEWS = reviews("复议", pending="尚未审结", upheld="结果维持")

SENTENCES = [
    pytest.param(
        basis("条例"), (REGULATION,), "本报告根据《政府信息公开条例》要求，由示例县人民政府办公室编制。", id="basis"
    ),
    pytest.param(
        basis("条例", wording="规定"),
        (REGULATION,),
        "本报告根据《政府信息公开条例》规定，由示例县人民政府办公室编制。",
        id="basis, other words",
    ),
    pytest.param(
        aggregation("填报单位"),
        (UNITS,),
        "本报告由示例县人民政府办公室汇总30个部门和12个乡镇政府信息公开工作情况编制而成。",
        id="aggregation",
    ),
    pytest.param(period, (), "本报告的数据统计期限为2018年1月1日至12月31日。", id="period"),
    pytest.param(
        period_from_to, (), "本报告所列数据的统计期限自2018年1月1日起，至2018年12月31日止。", id="period in full"
    ),
    pytest.param(download, (), "本报告电子版可在门户网站（https://a.example）下载。", id="download"),
    pytest.param(contact, (), "对本报告如有疑问，可向示例县人民政府办公室咨询（电话：0000-0000000）。", id="contact"),
    pytest.param(
        contact_in_full,
        (),
        "如对本报告有疑问，请与示例县人民政府办公室联系（电话：0000-0000000）。",
        id="contact, other words",
    ),
    pytest.param(totals("收到申请"), (RECEIVED,), "2018年，全县共收到申请380件，同比增长8.0%。", id="totals"),
    pytest.param(
        totals("收到申请", carried="上年结转"),
        (RECEIVED, CARRIED),
        "2018年，全县共收到申请380件，同比增长8.0%，上年结转4件。",
        id="totals with carried",
    ),
    pytest.param(
        totals("收到申请", carried="上年结转"),
        (NONE_RECEIVED, NOTHING_CARRIED),
        "2018年，全县共收到申请0件。",
        id="totals, nothing carried",
    ),
    pytest.param(totals("收到申请"), (OPEN,), "2018年，全县共收到申请【待补】件。", id="totals, not reported"),
    pytest.param(compared("收到申请"), (RECEIVED,), "2018年，全县收到申请380件，同比增长8.0%。", id="compared"),
    pytest.param(compared("上年结转"), (CARRIED,), "2018年，全县上年结转4件。", id="compared, last year unknown"),
    pytest.param(
        breakdown("收到申请"), (RECEIVED,), "收到申请380件，其中，自然人申请352件、法人申请28件。", id="breakdown"
    ),
    pytest.param(
        breakdown("收到申请", zeros=True),
        (RECEIVED,),
        "收到申请380件，其中，自然人申请352件、法人申请28件、其他组织申请0件。",
        id="breakdown with zeros",
    ),
    pytest.param(
        breakdown("收到申请", shares=True),
        (RECEIVED,),
        "收到申请380件，其中，自然人申请352件，占92.6%；法人申请28件，占7.4%。",
        id="breakdown with shares",
    ),
    pytest.param(breakdown("收到申请", shares=True), (NONE_RECEIVED,), "收到申请0件。", id="breakdown of none"),
    pytest.param(OUTCOMES, RESULTS, "办理结果为：予以公开3件、不予公开0件；结转下年度继续办理1件。", id="outcomes"),
    pytest.param(
        outcomes("予以公开", "不予公开", carried="结转下年度继续办理", zeros=False),
        RESULTS,
        "办理结果为：予以公开3件；结转下年度继续办理1件。",
        id="outcomes without zeros",
    ),
    pytest.param(
        REVIEWS,
        (CASES,),
        "2018年，因政府信息公开被申请行政复议3件，其中，结果维持3件，均已审结，均获维持。",
        id="reviews",
    ),
    pytest.param(
        REVIEWS, (PENDING,), "2018年，因政府信息公开被申请行政复议3件，其中，结果维持1件、尚未审结2件。", id="pending"
    ),
    pytest.param(REVIEWS, (NO_CASES,), "", id="no reviews to tell"),
    pytest.param(
        no_reviews("复议"),
        (NO_CASES,),
        "2018年，我县未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。",
        id="no reviews",
    ),
    pytest.param(no_reviews("复议"), (CASES,), "", id="reviews, no zero statement"),
    pytest.param(no_applications("收到申请"), (NONE_RECEIVED,), "2018年，我县未收到政府信息公开申请。", id="none"),
    pytest.param(no_applications("收到申请"), (OPEN,), "", id="not reported is not none"),
    pytest.param(no_fees("上年结转"), (NOTHING_CARRIED,), "2018年，我县无收取信息处理费情况。", id="no fees"),
    pytest.param(
        when_none("上年结转", say="没有。", otherwise="有{上年结转:数值}。"), (CARRIED,), "有4件。", id="otherwise"
    ),
    pytest.param(nothing_else, (), "2018年，我县无其他需要报告的事项。", id="nothing else"),
    pytest.param(claim("按期办结", of="办理申请", words="均已按期办结。"), (DONE,), "均已按期办结。", id="claim"),
    pytest.param(
        claim("按期办结", of="办理申请", words="均已按期办结。", otherwise="{逾期办结}。"),
        (LATE,),
        "逾期办结1件。",
        id="no claim",
    ),
    pytest.param(
        fees("费用", "收费件", rule="办法"),
        (MONEY, COUNT, RULE),
        "依据《信息处理费管理办法》，2018年收取信息处理费2950元，涉及25件。其中，市局25件、2950元。",
        id="fees",
    ),
    pytest.param(next_year("加强队伍建设", wording="将继续"), (), "2019年，我县将继续加强队伍建设。", id="next year"),
    pytest.param(next_year("采取以下措施", end="："), (), "2019年，我县将采取以下措施：", id="next year, a list"),
]


@pytest.mark.parametrize(("phrase", "facts", "expected"), SENTENCES)
def test_a_phrase_says_what_the_figures_bear_out(phrase: Phrase, facts: tuple[Fact, ...], expected: str) -> None:
    assert expected == said(phrase, *facts)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (parts, "本报告由概述，行政复议、行政诉讼情况，以及问题和措施三个部分组成。"),
        (parts_in_all, "本报告共三个部分：概述，行政复议、行政诉讼情况，以及问题和措施。"),
    ],
)
def test_the_parts_are_named_and_counted_without_ambiguity(phrase: Phrase, expected: str) -> None:
    assert expected == said(phrase, sections=PARTS)


@pytest.mark.parametrize("phrase", [parts, parts_in_all])
def test_a_single_part_is_not_listed(phrase: Phrase) -> None:
    assert "" == said(phrase, sections=PARTS[:1])


WRONG = [
    pytest.param(claim("无", of="办理申请", words="…"), 'no figure "无"', id="unknown"),
    pytest.param(claim("上年结转", of="办理申请", words="…"), '"上年结转" is no part of "办理申请"', id="no part"),
    pytest.param(fees("费用", "办理申请", rule="办法"), "have other parts", id="fees by other bodies"),
]


@pytest.mark.parametrize(("phrase", "message"), WRONG)
def test_a_phrase_refuses_what_it_cannot_say(phrase: Phrase, message: str) -> None:
    with pytest.raises(InvalidValue, match=r"preamble\[0\].*" + message):
        said(phrase, DONE, CARRIED, MONEY, RULE)


FIVE: Any = 5
LIST: Any = ["x"]
WORD: Any = "按照"

REFUSED = [
    pytest.param(
        lambda: when_none(LIST, say="a"),
        "when_none: names: got ['x'] of type list; give a value of type str",
        id="list",
    ),
    pytest.param(lambda: totals(LIST), "totals: name: got ['x'] of type list; give a value of type str", id="totals"),
    pytest.param(
        lambda: aggregation(FIVE), "aggregation: units: got 5 of type int; give a value of type str", id="units"
    ),
    pytest.param(
        lambda: when_none("x", say=FIVE), "when_none: say: got 5 of type int; give a value of type str", id="say"
    ),
    pytest.param(lambda: when_none("x", say=" "), "when_none: say: got ' '; give text that is not empty", id="nothing"),
    pytest.param(
        lambda: totals("x", carried=FIVE),
        "totals: carried: got 5 of type int; give a value of type str | None",
        id="carried",
    ),
    pytest.param(
        lambda: breakdown("x", shares=FIVE),
        "breakdown: shares: got 5 of type int; give a value of type bool",
        id="shares",
    ),
    pytest.param(
        lambda: basis("x", wording=WORD),
        "basis: wording: got '按照'; give one of '要求', '规定', '有关规定'",
        id="wording",
    ),
    pytest.param(lambda: next_year(FIVE), "next_year: plan: got 5 of type int; give a value of type str", id="plan"),
    pytest.param(lambda: next_year(""), "next_year: plan: got ''; give text that is not empty", id="no plan"),
    pytest.param(lambda: annual_title(FIVE), "annual_title: who: got 5 of type int; give a str", id="title"),
    pytest.param(lambda: figure_rows(FIVE), "figure_rows: got 5 of type int; give Statistics", id="rows"),
    pytest.param(lambda: checklist_rows(FIVE), "checklist_rows: got 5 of type int; give a Report", id="checklist"),
    pytest.param(lambda: portal_record(FIVE), "portal_record: got 5 of type int; give a Report", id="record"),
    pytest.param(lambda: parts(FIVE), "parts: got 5 of type int; give a Report", id="parts"),
    pytest.param(lambda: contact(FIVE), "contact: got 5 of type int; give a Report", id="contact"),
    pytest.param(lambda: totals("x")(FIVE), "totals: got 5 of type int; give a Report", id="phrase"),
]


@pytest.mark.parametrize(("call", "message"), REFUSED)
def test_what_a_phrase_was_not_made_for_is_refused(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ReportkitError) as caught:
        call()
    assert message == str(caught.value)


def test_titles_of_parts_nest_as_deep_as_they_like() -> None:
    title = "（" * 5000 + "、" + "）" * 5000
    assert f"本报告由{title}和概述两个部分组成。" == said(parts, sections=[Section(title), Section("概述")])


def test_rows_repeat_the_facts_of_the_text_with_parts_indented() -> None:
    direct = Statistic("直接起诉", 2, parts={"维持": 2})
    rows = figure_rows(Statistic("诉讼", 5, "件", last=4, parts=[direct, Statistic("复议后起诉", 3)]))
    expected = [
        ("{诉讼:名称}", "件", "{诉讼:数}", "{诉讼:上年数}", ""),
        ("　其中：{直接起诉:名称}", "件", "{直接起诉:数}", "", "{直接起诉:占比}"),
        ("　　　　　其中：{维持:名称}", "件", "{维持:数}", "", "{维持:占比}"),
        ("　　　　{复议后起诉:名称}", "件", "{复议后起诉:数}", "", "{复议后起诉:占比}"),
    ]
    assert expected == rows


def test_the_checklist_shows_both_sides_of_every_equation() -> None:
    facts = [
        Statistic("申请", 380, "件", source="信息中心", parts={"自然人": 351, "法人": 28}),
        Statistic("渠道", 10, "条", sums=">=", parts={"官网": 9, "微信": 3}),
        Statistic("费用", 9116, "万元", last=24252, note="两项收费取消"),
        Statistic("满意率", "98.5", "%", last="97.2"),
        Statistic("未报", None, "件", last=3),
        Statistic("杂项", "0.0000001", "条", source="{年}", parts=[Statistic("元", 3, "元")]),
        Statistic("科学", Decimal("1E+3"), "条", last="1e3", note="见{附表"),
    ]
    expected = [
        ("申请＝自然人＋法人（信息中心）", "380", "379", "不符，相差1"),
        ("渠道≤官网＋微信", "10", "12", "相符"),
        ("杂项＝元（{{年}}）", "0.0000001", "3", "不作比较"),
        ("费用：本年与上年", "9116", "24252", "同比下降62.4%（两项收费取消）"),
        ("满意率：本年与上年", "98.5", "97.2", "比上年提高1.3个百分点"),
        ("未报：本年与上年", "未上报", "3", "未上报"),
        ("科学：本年与上年", "1000", "1000", "与上年持平（见{{附表）"),
    ]
    checklist = checklist_rows(Report("报告", OFFICE, year=2018, facts=facts))
    assert expected == checklist
    assert "见{附表" in render(Report("核对表", OFFICE, year=2018, sections=[Table(checklist)]), ".txt").decode("utf-8")


def test_title_and_record_follow_from_the_report() -> None:
    report = Report(annual_title(), OFFICE, year=2018, signed=date(2019, 1, 14))
    expected = {
        "名称": "示例县2018年政府信息公开工作年度报告",
        "发布机构": "示例县人民政府办公室",
        "生成日期": "2019年1月14日",
    }
    assert expected == portal_record(report)


def test_the_checklist_tells_how_far_sides_are_apart_days_too() -> None:
    late = Identity("期限", "成文日期", "成文日期", date(2019, 4, 12), "公布期限", date(2019, 3, 31), relation="<=")
    apart = Identity("B4", "结转行", "结转", 4, "上年结转", Decimal("3.5"), reason="机构改革划入")
    held = Identity("B5", "结转行", "结转", 4, "上年结转", 4)
    checklist = checklist_rows(Report("报告", OFFICE, year=2018, identities=(late, apart, held)))
    assert ["不符，相差12天", "不符，相差0.5（机构改革划入）", "相符"] == [verdict for *_, verdict in checklist]
