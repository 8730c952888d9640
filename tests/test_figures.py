"""Figures: each way to say one, what it needs, and that one fact changed is changed in every place."""

import decimal
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

import figures
import lushan_2018
import samples
from reportkit import Body, Measure, Points, Report, Section, Statistic, Table, check, render
from reportkit.compose import compose
from reportkit.compose.figures import FORMAT_WORDS, render_figure
from reportkit.errors import InvalidValue, WrongType
from reportkit.manuscript import Grid, GridCell, Line, Mark, Span
from reportkit.model import FigureStyle
from reportkit.model.content import GivenContent
from reportkit.model.figure import PRECONDITIONS, Figure
from reportkit.model.statistic import Kind
from reportkit.rules.reading import mentions
from reportkit.wording import Exactness, Number, counted, number, quantity

OFFICE = Body("示例县人民政府办公室", area="示例县")

FACTS = [
    Statistic("信息", 12656, "条", last=10820, parts={"官网": 9136, "微信": 0}, sums="<="),
    Statistic(
        "申请", 380, "件", last=Statistic("申请", 352, "件", parts={"个人": 331}), parts={"个人": 352, "法人、组织": 28}
    ),
    Statistic("答复", 3, "件", parts={"甲": 1, "乙": 1, "丙": 1}),
    Statistic("账号", 176, "个", kind="时点", last=165),
    Statistic("投入", 186_000_000, "元"),
    Statistic("收费", 9116, "万元", last=0),
    Statistic("比率", "98.5", "%", last="95"),
    Statistic("单位数", 70, "个", exactness="余", last=60),
    Statistic("站点", 70, "个", last=Statistic("站点", 60, exactness="余")),
    Statistic("访问量", 123456, "次", exactness="余"),
    Statistic("下载量", 123412, "次", exactness="余"),
    Statistic("人口", 10**8, "人"),
    Statistic("杂项", 5, "条", parts=[Statistic("元项", 300, "元"), Statistic("条项", 2)]),
    Statistic("约数", 5, "条", parts=[Statistic("约三", 3, exactness="余"), Statistic("约二", 2)]),
    Statistic("负数", 5, "条", parts={"正项": 6, "负项": -1}),
    Statistic("分句", 5, "条", parts={"甲；乙": 3, "丙。": 2}),
    Statistic("科学", Decimal("1E+3"), "条"),
    Statistic("人次", None, "人次", last=5),
    Statistic("零", 0, "件", parts={"零一": 0, "零二": 0}),
    Statistic("措施", 2, "项"),
    Statistic("无单位", 12),
    Statistic("复议", 5, "件", parts=[Statistic("复议维持", 4, label="维持"), Statistic("复议纠正", 1, label="纠正")]),
]


def report(*texts: GivenContent, style: FigureStyle | None = None) -> Report:
    return Report("报告", OFFICE, year=2018, facts=FACTS, sections=texts, figures=style or FigureStyle())


def printed(text: str, style: FigureStyle | None = None) -> str:
    line = compose(report(text, style=style)).blocks[-1]
    assert isinstance(line, Line)
    return line.text


SAID = {
    "{信息}": "信息12656条",
    "{信息:名称}": "信息",
    "{信息:数值}": "12656条",
    "{信息:数}": "12656",
    "{信息:以万计}": "1.27万条",
    "{信息:同比}": "同比增长17.0%",
    "{信息:增减}": "比上年增加1836条",
    "{信息:上年}": "10820条",
    "{信息:上年数}": "10820",
    "{信息:其中}": "其中，官网9136条",
    "{信息:各项}": "官网9136条、微信0条",
    "{官网:占比}": "72.2%",
    "{微信:占比}": "0.0%",
    "{申请:其中}": "其中，个人352件，法人、组织28件",
    "{申请:其中占比}": "其中，个人352件，占92.6%；法人、组织28件，占7.4%",
    "{个人:同比}": "同比增长6.3%",
    "{个人:占比变化}": "比上年下降1.4个百分点",
    "{答复:其中占比}": "其中，甲1件，占33.3%；乙1件，占33.3%；丙1件，占33.3%（因四舍五入，各项占比之和不等于100%）",
    "{账号:同比}": "比上年末增长6.7%",
    "{账号:增减}": "比上年末增加11个",
    "{投入:以亿计}": "1.86亿元",
    "{收费:以亿计}": "9116万元",
    "{收费:以万计}": "9116万元",
    "{收费:同比}": "上年为0",
    "{比率:同比}": "比上年提高3.5个百分点",
    "{比率:增减}": "比上年提高3.5个百分点",
    "{单位数}": "单位数70余个",
    "{单位数:以万计}": "70余个",
    "{单位数:上年}": "60个",
    "{站点:上年}": "60余个",
    "{下载量:以万计}": "12.34万余次",
    "{科学:汉字}": "一千条",
    "{科学}": "科学1000条",
    "{条项}，{元项}": "条项2条，元项300元",
    "{人次}": "人次【待补】人次",
    "{人次:数值}": "【待补：人次】人次",
    "{人次:数}": "【待补：人次】",
    "{人次:以万计}": "【待补：人次】人次",
    "{人次:同比}": "【待补：人次同比】",
    "{人次:汉字}": "【待补：人次】人次",
    "{零}": "零0件",
    "{零:其中}": "其中，零一0件、零二0件",
    "{措施:汉字}": "两项",
    "{措施:序数}": "第二",
    "{无单位:汉字}": "十二",
    "{复议:其中}": "其中，维持4件、纠正1件",
    "{零:为零}说没有": "说没有",
}


@pytest.mark.parametrize(("text", "expected"), SAID.items())
def test_a_format_word_says_its_figure(text: str, expected: str) -> None:
    assert expected == printed(text)


def test_every_format_word_has_a_name_and_a_function_and_asks_for_what_it_needs() -> None:
    assert {"", *Statistic.words} == set(FORMAT_WORDS)
    assert set() == set(PRECONDITIONS) - set(FORMAT_WORDS)


def test_every_format_word_is_shown() -> None:
    shown = {slot.partition(":")[2].rstrip("}说没有") for slot in SAID} | {"为全部"}
    assert set(FORMAT_WORDS) <= shown


REFUSED = {
    "{措施:同比}": "last year's value; give it as last=",
    "{措施:上年}": "last year's value; give it as last=",
    "{措施:占比}": "a whole; give the figure among the parts= of another one",
    "{零一:占比}": "a whole above 0; 零 is 0",
    "{官网:占比变化}": "last year's value",
    "{措施:其中}": "parts; give them as parts=",
    "{零:其中占比}": "a value above 0 to take shares of",
    "{站点:同比}": "an exact figure of last year, not one with 余; give the exact value in last=",
    "{站点:增减}": "an exact figure of last year, not one with 余; give the exact value in last=",
    "{访问量:以万计}": "another figure; exactness: 12.35万余 is more than 123456; give the value rounded down",
    "{人口:汉字}": "a whole number from 1 to 99999999; it is 100000000",
    "{人口:序数}": "a whole number from 1 to 99999999; it is 100000000",
    "{元项:占比}": "a whole in its own unit; 杂项 is in 条",
    "{元项:为全部}": "a whole in its own unit; 杂项 is in 条",
    "{杂项:其中占比}": "shares of its parts; 元项 needs a whole in its own unit; 杂项 is in 条",
    "{约数:其中占比}": "shares of its parts; 约三 needs an exact figure, not one with 余",
    "{负数:其中占比}": "shares of its parts; 负项 needs figures that are not negative",
    "{分句:其中}": "another figure; listed: an item holds ； or 。, which no separator outranks",
    "{单位数:同比}": "an exact figure, not one with 余; give the exact value, and {…:以万计} to round it",
    "{零:汉字}": "a whole number from 1 to 99999999; it is 0",
    "{比率:序数}": "a whole number from 1 to 99999999; it is 98.5",
}


@pytest.mark.parametrize(("slot", "lack"), REFUSED.items())
def test_a_slot_whose_figure_lacks_what_it_needs_is_refused_with_its_place(slot: str, lack: str) -> None:
    with pytest.raises(InvalidValue, match=re.escape(f"sections[0].content[1]: {slot} needs {lack}")):
        report(Section("部分", ["……", f"全年{slot}。"]))


def test_an_unknown_format_word_is_refused_with_those_there_are() -> None:
    with pytest.raises(InvalidValue, match='no format word "百分比"; its words: 名称、数值、数、以万计、以亿计'):
        report("{信息:百分比}")


STYLES = [
    pytest.param(FigureStyle(grouping=True), "{信息:数值}", "12,656条", id="grouping"),
    pytest.param(FigureStyle(grouping=True), "{信息:以万计}", "1.27万条", id="no commas beside 万"),
    pytest.param(FigureStyle(grouping=True), "{收费:数值}", "9116万元", id="no commas before 万元"),
    pytest.param(FigureStyle(decimals=1), "{信息:以万计}", "1.3万条", id="decimals"),
    pytest.param(None, "{投入:以万计}", "18600.00万元", id="money in 万"),
    pytest.param(None, "{信息:以亿计}", "12656条", id="too small for 亿"),
    pytest.param(FigureStyle(percent_decimals=2), "{官网:占比}", "72.19%", id="percent"),
]


@pytest.mark.parametrize(("style", "text", "expected"), STYLES)
def test_the_style_is_the_reports(style: FigureStyle, text: str, expected: str) -> None:
    assert expected == printed(text, style)


def test_what_is_not_reported_is_marked_as_open() -> None:
    line = compose(report("{人次}")).blocks[-1]
    assert isinstance(line, Line)
    words = (("人次", Mark.TEXT), ("【待补】", Mark.PLACEHOLDER), ("人次", Mark.TEXT))
    expected = tuple(Span(text, mark, "人次", slot="人次") for text, mark in words)
    assert expected == line.spans


def test_a_list_of_parts_keeps_the_fact_of_each() -> None:
    line = compose(report("{申请:其中}")).blocks[-1]
    assert isinstance(line, Line)
    assert ["申请", "个人", "申请", "法人、组织"] == [span.fact for span in line.spans]


NUMBERS = (
    st.integers(-(10**9), 10**17) | st.decimals(-(10**6), 10**9, places=2) | st.sampled_from((0, 1, 9999.5, 10**8))
)
UNITS = st.sampled_from(("", "件", "万元", "亿元", "%", "万%", "；", "（"))


@st.composite
def statistics(draw: st.DrawFn) -> Statistic:
    """Figures of every kind, those among them that no report takes left out."""
    names = iter(("总数", "甲、乙", "丙；丁", "（戊）", "己，庚"))

    def one(**given: Any) -> Statistic:
        value, last = draw(st.none() | NUMBERS), draw(st.none() | NUMBERS)
        exactness: Exactness = draw(st.sampled_from(("", "余", "约")))
        kind: Kind = draw(st.sampled_from(("年度", "时点")))
        try:
            return Statistic(next(names), value, draw(UNITS), last=last, exactness=exactness, kind=kind, **given)
        except InvalidValue:
            reject()

    parts = [one() for _ in range(draw(st.integers(0, 3)))]
    return one(parts=parts, sums=draw(st.sampled_from(("==", "<="))))


STYLED = st.builds(FigureStyle, grouping=st.booleans(), decimals=st.integers(0, 3))


@given(statistics(), STYLED)
def test_a_figure_that_lacks_nothing_for_a_format_word_is_printed(fact: Statistic, style: FigureStyle) -> None:
    for figure in (Figure(fact, None, style), *Figure(fact, None, style).parts):
        for word in FORMAT_WORDS:
            if figure.missing(word) is None:
                assert {fact.name, *(part.name for part in fact.parts)} >= {
                    span.fact for span in render_figure(figure, word)
                }


def test_a_figure_is_told_once_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Number] = []

    def counting(value: Number, unit: str, **how: Any) -> str:
        told.append(value)
        return quantity(value, unit, **how)

    monkeypatch.setattr("reportkit.compose.figures.quantity", counting)
    said = report("{信息}，{信息:其中}。", "{申请:其中占比}。")
    assert [] == told
    render(said)
    assert [12656, 9136, 352, 28] == told


def test_titles_headings_leads_captions_and_units_keep_the_fact_that_they_print() -> None:
    said = report(
        Section("公开{信息:数值}", [Measure("办理{申请:数值}", "全部{申请:数值}办结。")]),
        Table([["甲", 1]], caption="{账号:数}个账号", unit="{措施:数}项"),
    )
    titled = attrs.evolve(said, title="示例县关于{站点:数}个站点二〇一八年政务公开工作情况的报告")
    lines = [block for block in compose(titled).blocks if isinstance(block, Line)]
    named = {(line.role.name, span.fact) for line in lines for span in line.spans if span.fact}
    items = {("HEADING_1", "信息"), ("ITEM_2", "申请")}
    assert {("TITLE", "站点"), *items, ("TABLE_CAPTION", "账号"), ("TABLE_UNIT", "措施")} == named
    assert "示例县关于70个站点\n二〇一八年政务公开工作情况的报告" == lines[0].text


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8).filter(any), st.integers(0, 3))
def test_shares_print_to_100_percent_or_carry_the_note(values: list[int], decimals: int) -> None:
    whole = Statistic("总数", sum(values), "件", parts={f"第{n}项": value for n, value in enumerate(values)})
    style = FigureStyle(percent_decimals=decimals)
    said = Report("报告", OFFICE, year=2018, facts=[whole], sections=["{总数:其中占比}"], figures=style)
    line = compose(said).blocks[-1]
    assert isinstance(line, Line)
    shares = [Decimal(share) for share in re.findall(r"占([\d.]+)%", line.text)]
    assert (sum(shares) == 100) != ("因四舍五入" in line.text)


def test_parts_take_unit_kind_and_last_year_from_their_whole() -> None:
    last = Statistic("账号", 5, "个", parts={"微博": 2})
    whole = Statistic("账号", 7, "个", kind="时点", last=last, parts={"微博": 3, "微信": 4})
    actual = [(part.unit, part.kind, part.last_value) for part in whole.parts]
    assert [("个", "时点", 2), ("个", "时点", None)] == actual


def test_a_part_keeps_what_it_was_given() -> None:
    given = Statistic("累计件", 1, "份", kind="累计", last=Statistic("累计件", 2))
    part = Statistic("办件", 3, "件", parts=[given]).parts[0]
    assert ("份", "累计", 2, "份") == (part.unit, part.kind, part.last_value, getattr(part.last, "unit", None))


def test_last_years_figure_takes_the_unit_with_its_part() -> None:
    part = Statistic("办件", 3, "件", parts=[Statistic("来件", 1, last=Statistic("来件", 2))]).parts[0]
    assert ("件", "件") == (part.unit, getattr(part.last, "unit", None))


def test_sums_are_exact_in_any_decimal_context() -> None:
    whole = Statistic("总", 10**17 + 1, "条", parts={"大": 10**17, "小": Decimal("1.000000000000")})
    finer = Statistic("细", "12345.5", "万元", last="12344.25", parts={"甲": "12345.25", "乙": "0.25"})
    telling = ["{细:增减}，{细:同比}，{大:数值}，{小:占比}，{甲:占比}，{细}，{总}，{细:其中}。"]
    with decimal.localcontext(prec=3):
        said = Report("报告", OFFICE, year=2018, facts=[whole, finer], sections=telling)
        assert (10**17 + 1, Decimal("12345.50")) == (whole.sum_of_parts(), finer.sum_of_parts())
        assert [] == check(said)
        assert "比上年增加1.25万元，同比增长0.0%" not in render(said, ".txt").decode("utf-8")
        assert "比上年增加1.25万元，与上年基本持平" in render(said, ".txt").decode("utf-8")
        money = Report("报告", OFFICE, year=2018, facts=[Statistic("钱", "98765.43", "万元")], sections=["{钱:以亿计}"])
        assert "9.88亿元" in render(money, ".txt").decode("utf-8")


GIVEN = [
    pytest.param({"value": "abc"}, InvalidValue, "give a number such as 12656", id="no number"),
    pytest.param({"value": True}, WrongType, "a number", id="bool"),
    pytest.param({"value": "NaN"}, InvalidValue, "finite", id="nan"),
    pytest.param({"value": 1, "kind": "月度"}, InvalidValue, "give one of '年度', '时点', '累计'", id="kind"),
    pytest.param({"value": 1, "last": True}, WrongType, "a number", id="last bool"),
    pytest.param({"value": 1, "last": Statistic("x", 1, "件")}, InvalidValue, "give both in one unit", id="unit"),
    pytest.param({"value": 0, "exactness": "约"}, InvalidValue, "约 cannot stand with 0; leave it out", id="约0"),
    pytest.param({"value": 1, "unit": "%", "exactness": "余"}, InvalidValue, "余 cannot stand before %", id="余%"),
    pytest.param({"value": 1, "parts": [5]}, WrongType, "Statistics", id="parts"),
]


@pytest.mark.parametrize(("fields", "error", "message"), GIVEN)
def test_what_is_no_figure_is_refused(fields: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        Statistic("名称", **fields)  # type: ignore[arg-type]


def test_a_lead_in_counts_what_follows_it() -> None:
    said = report(
        "采取{几项}措施：",
        Measure("甲", "从{几个方面}推进：", points=["一", "二", "三"]),
        Measure("乙", "……"),
        ["存在{几个问题}：", Points(["第一点", "第二点"]), "将采取{几项}措施："],
        Measure("丙", "……"),
    )
    texts = [block.text for block in compose(said).blocks if isinstance(block, Line) and block.spans][1:]
    expected = [
        "采取两项措施：",
        "甲。从三个方面推进：一是一；二是二；三是三。",
        "乙。……",
        "存在两个问题：一是第一点；二是第二点。将采取一项措施：",
        "丙。……",
    ]
    assert expected == texts


def test_a_lead_in_with_nothing_behind_it_is_refused() -> None:
    with pytest.raises(InvalidValue, match=r"sections\[0\]: \{几项\} counts what follows"):
        report("采取{几项}措施。", "……")


SHORT = Body("示例县政务服务管理局", area="示例县", short="县政务局")

NAMED = [
    pytest.param(["{示例县政务服务管理局}。"], "示例县政务服务管理局。", id="once"),
    pytest.param(
        ["{示例县政务服务管理局}和{示例县政务服务管理局}。"],
        "示例县政务服务管理局（以下简称“县政务局”）和县政务局。",
        id="twice",
    ),
    pytest.param(
        ["{示例县政务服务管理局:简称}，{示例县政务服务管理局:全称}"], "县政务局，示例县政务服务管理局", id="as asked"
    ),
]


@pytest.mark.parametrize(("texts", "expected"), NAMED)
def test_a_body_is_named_in_full_and_then_by_its_short_name(texts: list[str], expected: str) -> None:
    said = Report("报告", OFFICE, year=2018, facts=[SHORT], sections=texts)
    line = compose(said).blocks[-1]
    assert isinstance(line, Line)
    assert expected == line.text


# One fact changed is changed everywhere.

EXAMPLES = {"figures": figures.build(), "lushan_2018": lushan_2018.build()}

CHANGED = [
    pytest.param(report, fact.name, id=f"{name}-{fact.name}")
    for name, report in EXAMPLES.items()
    for fact in report.known_facts()
    if isinstance(fact, Statistic)
]


def bumped(statistic: Statistic, name: str) -> Statistic:
    if statistic.name == name:
        return attrs.evolve(statistic, value=1 if statistic.value is None else statistic.value + 1)
    return attrs.evolve(statistic, parts=[bumped(part, name) for part in statistic.parts])


def spans(report: Report) -> Iterator[Span]:
    for block in compose(report).blocks:
        if isinstance(block, Line):
            yield from block.spans
        elif isinstance(block, Grid):
            for row in (*block.head, *block.body):
                for cell in row:
                    if isinstance(cell, GridCell):
                        yield from cell.spans


def written(statistic: Statistic) -> re.Pattern[str]:
    """How the value of a figure stands in print; a bare 2 may be a day or a number of anything."""
    if statistic.value is None:
        return re.compile(f"【待补(：{statistic.name})?】")
    ways = [f"{number(statistic.value)}{statistic.exactness}{statistic.unit}"]
    if statistic.value >= 100:
        ways.append(number(statistic.value))
    return re.compile("|".join(rf"(?<![\d.]){re.escape(way)}(?![\d.]\d|\d)" for way in ways))


def parts_of(file: bytes) -> str:
    with zipfile.ZipFile(BytesIO(file)) as package:
        parts = [package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")]
    return re.sub(r"<[^>]*>", "", re.sub("</w:p>", "\n", "\n".join(parts)))


@pytest.mark.parametrize(("before", "name"), CHANGED)
def test_a_fact_changed_leaves_its_old_value_nowhere(before: Report, name: str) -> None:
    old = before.fact(name)
    assert isinstance(old, Statistic)
    facts = [bumped(fact, name) if isinstance(fact, Statistic) else fact for fact in before.facts]
    after = attrs.evolve(before, facts=facts)
    looks = written(old)
    others = sum(len(looks.findall(span.text)) for span in spans(after) if span.fact not in (None, name))
    in_words = (
        f"^{counted(old.value, old.unit or '个')}$" if isinstance(old.value, int) and 0 < old.value < 100 else "(?!)"
    )
    own = [span.text for span in spans(after) if span.fact == name]
    assert [] == [text for text in own if looks.search(text) or re.search(in_words, text)]
    assert others == len(looks.findall(parts_of(render(after))))


def test_ten_facts_and_more_are_said_twice() -> None:
    twice = set()
    for name, report in EXAMPLES.items():
        told = [span.fact for span in spans(report) if span.fact and isinstance(report.fact(span.fact), Statistic)]
        twice |= {(name, fact) for fact in told if told.count(fact) > 1}
    assert len(twice) >= 10


@pytest.mark.parametrize("report", EXAMPLES.values(), ids=list(EXAMPLES))
def test_every_fact_of_the_examples_is_told_and_no_figure_is_typed(report: Report) -> None:
    names = {finding.name for finding in check(report)}
    assert set() == names & {"unused_fact", "untyped_figure"}


DOCS = Path(__file__).parents[1] / "docs" / "figures.md"


def test_the_docs_show_what_the_example_prints() -> None:
    shown = DOCS.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    assert render(figures.build(), ".txt").decode("utf-8") == shown


def test_the_docs_name_every_format_word() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [] == [word for word in FORMAT_WORDS if word and f"`{word}`" not in text]
    assert {slot.word for _, slot in mentions(figures.build())} <= set(FORMAT_WORDS)


# ---------------------------------------------------------------- parts that are Statistics


def test_parts_by_name_may_be_statistics_with_last_years_values() -> None:
    by_name = Statistic(
        "收到申请", 380, "件", last=352, parts={"自然人申请": Statistic("自然人申请", 352, last=331), "法人申请": 28}
    )
    listed = Statistic(
        "收到申请", 380, "件", last=352, parts=[Statistic("自然人申请", 352, last=331), Statistic("法人申请", 28)]
    )
    assert listed.parts == by_name.parts


def test_a_part_has_one_name() -> None:
    with pytest.raises(InvalidValue) as caught:
        Statistic("收到申请", 380, "件", parts={"自然人": Statistic("自然人申请", 352), "法人申请": 28})
    expected = (
        "Statistic.parts['自然人']: the Statistic there is named '自然人申请'; "
        "give both one name, or Statistics in a list"
    )
    assert expected == str(caught.value)


# ---------------------------------------------------------------- one part that is all


@pytest.mark.parametrize(
    ("parts", "given", "told"),
    [
        ({"自然人申请": 41, "法人申请": 0}, {}, "均为自然人申请"),
        ({"自然人申请": 41}, {}, "均为自然人申请"),
        ({"自然人申请": 40, "法人申请": 1}, {}, "其中，自然人申请40件、法人申请1件"),
        ({"自然人申请": 40}, {"sums": "<="}, "其中，自然人申请40件"),
        ({"按期办结": 41}, {}, "其中，按期办结41件"),
        ({"自然人申请": 41}, {"exactness": "余", "sums": "<="}, "其中，自然人申请41件"),
    ],
    ids=["beside nought", "alone", "two", "not all", "no kind of it", "of about as many"],
)
def test_a_part_that_is_all_of_its_kind_is_told_without_its_number_again(
    parts: dict[str, int], given: dict[str, str], told: str
) -> None:
    received = Statistic("收到申请", 41, "件", parts=parts, **given)  # type: ignore[arg-type]
    assert [f"{told}。"] == samples.text(samples.report(facts=[received], preamble=["{收到申请:其中}。"]))


def test_shares_of_a_part_that_is_all_are_not_told() -> None:
    received = Statistic("收到申请", 41, "件", parts={"自然人申请": 41, "法人申请": 0})
    assert ["均为自然人申请。"] == samples.text(samples.report(facts=[received], preamble=["{收到申请:其中占比}。"]))


def test_a_single_case_is_not_all_of_several() -> None:
    received = Statistic("收到申请", 1, "件", parts={"自然人申请": 1, "法人申请": 0})
    said = samples.report(facts=[received], preamble=["收到{收到申请:数值}，{收到申请:其中}。"])
    assert ["收到1件，为自然人申请。"] == samples.text(said)
    assert [] == check(said)
