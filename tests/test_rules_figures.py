"""What the rules on figures and names find, and what they leave alone."""

import decimal
import sys
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial

import pytest

import figures as figures_example
import lushan_2018
import other_county
from reportkit import Body, Citation, Report, Statistic, check
from reportkit.errors import InvalidValue
from reportkit.model import Identity
from reportkit.model.facts import Fact
from reportkit.rules import Finding
from reportkit.rules.figures.literals import untyped_figure

OFFICE = Body("示例县人民政府办公室", area="示例县")


def found(*texts: str, facts: tuple[Fact, ...] = ()) -> dict[str, str]:
    findings = check(Report("报告", OFFICE, year=2018, facts=facts, sections=texts))
    return {finding.name: finding.message for finding in findings}


DISCLOSED = Statistic("主动公开政府信息", 12656, "条", last=10820, parts={"通过网站公开": 9136}, sums="<=")
CASES = Statistic("行政诉讼", 46, "件", parts={"结果维持": 38, "结果纠正": 7, "尚未审结": 1})
REGULATION = Citation("政府信息公开条例", short="条例")

CONTRADICTIONS = {
    "4 text against the figure": (
        ["{年}年，{全市}共主动公开政府信息1.4万条。"],
        (DISCLOSED,),
        "two_values",
        "这里写“主动公开政府信息”1.4万条，数据为12656条；请引用数据，写作{主动公开政府信息:数值}",
    ),
    "4 typed by hand": (
        ["全年开展培训12次。"],
        (),
        "untyped_figure",
        "“12次”是直接录入的数字，数据变动时不会随之改变；请列为统计数据后引用，写作{名称:数值}",
    ),
    "4 typed, though there is a fact": (
        ["网上发布12656条。"],
        (DISCLOSED,),
        "untyped_figure",
        "“12656条”是直接录入的数字，数据变动时不会随之改变；请引用数据，写作{主动公开政府信息:数值}",
    ),
    "5 parts above the total": (
        ["{申请:其中}。"],
        (Statistic("申请", 380, "件", parts={"甲": 285, "乙": 116}, sums="<="),),
        "parts_against_total",
        "“申请”380件，各项合计401件（285＋116），相差21件；合计不应大于总数",
    ),
    "5 one part above the total": (
        ["{渠道:其中}。"],
        (Statistic("渠道", 380, "件", parts={"甲": 385, "乙": 16}, sums=">="),),
        "parts_against_total",
        "“渠道”380件，其中一项为385件；一项不能大于总数",
    ),
    "5 channels below the total": (
        ["{渠道:其中}。"],
        (Statistic("渠道", 380, "件", parts={"甲": 285, "乙": 16}, sums=">="),),
        "parts_against_total",
        "“渠道”380件，各项合计301件（285＋16），相差79件；合计不应小于总数",
    ),
    "5 last year's parts": (
        ["{申请:其中}。"],
        (
            Statistic(
                "申请", 3, "件", last=Statistic("申请", 5, "件", parts={"甲": 1, "乙": 3}), parts={"甲": 1, "乙": 2}
            ),
        ),
        "parts_against_total",
        "上年的“申请”5件，各项合计4件（1＋3），相差1件；两者应当相等",
    ),
    "6 percentage": (
        ["{主动公开政府信息}，其中{通过网站公开}，占总数的62.2%。"],
        (DISCLOSED,),
        "typed_share_wrong",
        "“通过网站公开”占62.2%，按数据计算为72.2%；请引用数据，写作{通过网站公开:占比}",
    ),
    "7 cumulative below last year": (
        ["{制发文件}。"],
        (Statistic("制发文件", 40, "件", kind="累计", last=42),),
        "cumulative_shrank",
        "“制发文件”是累计数，今年40件，上年42件；累计数不会减少",
    ),
    "7 change against last year": (
        ["{主动公开政府信息}，比上年增长7.0%。"],
        (DISCLOSED,),
        "change_miscalculated",
        "“主动公开政府信息”增长7.0%；今年12656条，上年10820条，应为同比增长17.0%；请引用数据，写作{主动公开政府信息:同比}",
    ),
    "16 period": (
        ["统计期限自2017年1月1日起，至2017年12月31日止。"],
        (),
        "wrong_period",
        "统计期限与报告年度不符；应为2018年1月1日至12月31日",
    ),
    "21 all concluded": (
        ["{行政诉讼}，均已结案。"],
        (CASES,),
        "claim_against_figures",
        "“均已结案”与数据不符：“行政诉讼”46件，“尚未审结”1件",
    ),
    "21 all upheld": (
        ["{行政诉讼}，均获维持。"],
        (CASES,),
        "claim_against_figures",
        "“均获维持”与数据不符：“行政诉讼”46件，“结果维持”38件",
    ),
    "21 rate of 100%": (
        ["{办理}，按期办结率达100%。"],
        (Statistic("办理", 5, "件", parts={"按期办结": 4, "逾期": 1}),),
        "claim_against_figures",
        "“按期办结率达100%”与数据不符：“办理”5件，“按期办结”4件",
    ),
    "22 number missing": (
        ["核准企业资质条，比上年有所减少。"],
        (Statistic("核准企业资质", 5, "条"),),
        "figure_missing",
        "“核准企业资质”后面缺少数字；请引用数据，写作{核准企业资质}",
    ),
    "22 measure word missing": (
        ["共公开信息{主动公开政府信息:数}，位居前列。"],
        (DISCLOSED,),
        "unit_missing",
        "“主动公开政府信息”后面缺少单位“条”；请引用数据，写作{主动公开政府信息:数值}",
    ),
    "21 all concluded in time": (
        ["{行政诉讼}，均已在规定期限内审结。"],
        (CASES,),
        "claim_against_figures",
        "“均已在规定期限内审结”与数据不符：“行政诉讼”46件，“尚未审结”1件",
    ),
    "21 none came": (
        ["{收到申请}。", "{年}年，全年未收到申请。"],
        (Statistic("收到申请", 5, "件"),),
        "none_against_figure",
        "这里说“未收到申请”，但“收到申请”为5件；请改写或者核对数据",
    ),
    "22 number missing, no fact": (
        ["核准企业资质条，比上年有所减少。"],
        (),
        "figure_missing",
        "“核准企业资质条”缺少数字",
    ),
    "22 period without days": (["统计期限自至。"], (), "figure_missing", "“统计期限自至”缺少数字"),
    "22 day without digits": (["自年月日起施行。"], (), "figure_missing", "“自年月日起”缺少数字"),
    "16 period that ends early": (
        ["本报告的统计期限为{年}年1月1日至{年}年11月30日。"],
        (),
        "wrong_period",
        "统计期限与报告年度不符；应为2018年1月1日至12月31日",
    ),
    "24 defined by hand and unused": (
        ["《甲办法》（以下简称《办法》）印发后，工作有了依据。"],
        (),
        "unused_short_name",
        "定义了简称“办法”，后文没有用到",
    ),
    "24 defined twice": (
        ["《甲办法》（以下简称《办法》）。", "《乙办法》（以下简称《办法》）。《办法》……"],
        (),
        "short_name_defined_twice",
        "简称“办法”在前文已经定义过，请只定义一次",
    ),
    "24 used before its definition": (
        ["认真学习《条例》。", "根据{条例}，落实{条例}。"],
        (REGULATION,),
        "typed_name",
        "《条例》是直接录入的，不随全称、简称的先后变化；请引用名称，写作{条例}",
    ),
    "34 18万 to 14万": (
        ["{公开信息}。"],
        (Statistic("公开信息", 140_000, "条", last=180_000),),
        "large_change",
        '“公开信息”今年140000条，上年180000条，变化较大；请核对，属实的写明原因：note="……"，用工作簿的填“说明”列',
    ),
    "34 2645 to 14571": (
        ["{公开信息}。"],
        (Statistic("公开信息", 14571, "条", last=2645),),
        "large_change",
        '“公开信息”今年14571条，上年2645条，变化较大；请核对，属实的写明原因：note="……"，用工作簿的填“说明”列',
    ),
}


@pytest.mark.parametrize(("texts", "facts", "name", "message"), CONTRADICTIONS.values(), ids=list(CONTRADICTIONS))
def test_a_contradiction_among_figures_is_found(
    texts: list[str], facts: tuple[Fact, ...], name: str, message: str
) -> None:
    assert message == found(*texts, facts=facts).get(name)


def test_a_figure_too_small_to_be_rounded_is_no_rounded_one() -> None:
    small = Statistic("金额", "1234.5", "万元")
    assert "rounded_beside_exact" not in found("{金额}。{金额:以亿计}。", facts=(small,))
    large = Statistic("金额", "123456.7", "万元")
    assert (
        "“金额”在同一段里既有准确数又有以亿计的数，请只用一个"
        == found("{金额}。{金额:以亿计}。", facts=(large,))["rounded_beside_exact"]
    )


def test_an_equation_is_told_in_plain_digits() -> None:
    with decimal.localcontext(prec=3):
        identity = Identity("B1", "示例表", "总计", Decimal("1E+3"), "各项合计", Decimal("0.0000001"))
        report = Report("报告", OFFICE, year=2018, identities=[identity])
        expected = "B1：示例表，总计为1000，各项合计为0.0000001，相差999.9999999；应当相等"
        assert [expected] == [finding.message for finding in check(report)]


def test_an_equation_is_of_numbers_that_can_be_told() -> None:
    with pytest.raises(InvalidValue, match=r'Identity\("B1"\)\.left: got <int …>; give a number of at'):
        Identity("B1", "示例表", "总计", 10**5000, "各项合计", 3)


DIGITS = "9" * 5000

LONG = {
    "长": ("长" * 20_000, ()),
    "1": ("1" * 20_000, ()),
    "电话": ("电话" * 20_000, ()),
    "a": ("a" * 50_000, ()),
    "a.": ("a." * 25_000, ()),
    "commas before a name": ("，" * 30_000 + "甲", (Statistic("甲", 5, "条"),)),
    "a name many times": ("，甲5条" * 10_000, (Statistic("甲", 6, "条"),)),
    "a typed figure": (f"甲{DIGITS}条，甲{DIGITS}万条，甲1.{DIGITS}条", (Statistic("甲", 6, "条"),)),
    "a typed share": (f"{{乙}}，占{DIGITS}%；{{乙}}，占1.{DIGITS}%", (Statistic("甲", 6, "条", parts={"乙": 3}),)),
    "a typed change": (f"{{甲}}，同比增长{DIGITS}%", (Statistic("甲", 6, "条", last=3),)),
}


@pytest.mark.parametrize(("text", "facts"), LONG.values(), ids=list(LONG))
def test_a_long_paragraph_is_read_to_its_end(text: str, facts: tuple[Fact, ...]) -> None:
    found(text, facts=facts)  # a pattern that tries every way to match would not come back from it


def many(count: int) -> Report:
    facts = [Statistic(f"事实{n}", n + 2, "条", parts={f"办结{n}": 1}) for n in range(count)]
    documents = [Citation(f"第{n}号文件", short=f"文件{n}") for n in range(count)]
    texts = [
        f"{{事实{n}}}，均已办结{n}。事实{n}共{n}条，《文件{n}》（以下简称“简{n}”）{{文件{n}}}{n}件"
        for n in range(count)
    ]
    return Report("报告", OFFICE, year=2018, facts=[*facts, *documents], preamble=texts)


def the_same_in_one_paragraph(count: int) -> Report:
    return Report("报告", OFFICE, year=2018, facts=[Statistic("甲", 6, "条")], preamble=["，甲5条" * count])


def calls(work: Callable[[], Iterable[Finding]]) -> tuple[int, set[str]]:
    """How many functions are called at work, which is the same on a busy machine, and the names of what is found."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        made = work()
    finally:
        sys.setprofile(before)
    return counted, {finding.name for finding in made}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (many, {"two_values", "claim_against_figures", "typed_name", "unused_short_name"}),
        (the_same_in_one_paragraph, {"two_values"}),
    ],
)
def test_the_work_of_checking_grows_with_the_report_and_not_with_its_square(
    given: Callable[[int], Report], expected: set[str]
) -> None:
    check(given(1))  # what is loaded once is not counted
    (few, _), (most, names) = (calls(partial(check, given(count))) for count in (100, 800))
    assert expected <= names
    assert most < 8 * 1.5 * few


SILENT = [
    pytest.param("2018年4月20日至25日，1—9月、前3季度、2016—2018年、4月1日9:30", id="days and years"),
    pytest.param("庐府办发〔2018〕95号、第14次会议、第3—5条、附件2、表1、（1）", id="documents and ordinals"),
    pytest.param("电话0792-2666272、手机13800000000、邮编：332800、QQ群：123456", id="telephones and codes"),
    pytest.param("http://www.lushan.gov.cn/a/2018/1.html，abc163@163.com", id="addresses"),
    pytest.param("12345热线、“1+X”发布会、《2018年工作要点》、5G、G20、PPP项目、IPv6", id="names"),
    pytest.param("紫阳南路45号3楼201室", id="rooms"),
    pytest.param("7×24小时在线，20个工作日内答复。", id="terms"),
]


@pytest.mark.parametrize("text", SILENT)
def test_digits_that_count_nothing_are_left_alone(text: str) -> None:
    assert {} == found(text)


HONEST = [
    pytest.param("市财政局主动公开政府信息65条。", id="another body's"),
    pytest.param("{上年}年主动公开政府信息10820条。", id="another year's"),
    pytest.param("上半年，主动公开政府信息6000条。", id="half a year's"),
    pytest.param("共主动公开政府信息1.27万条。", id="the same, rounded"),
    pytest.param("{通过网站公开}，占市级信息的88.0%。", id="a share of something else"),
    pytest.param("收到的建议均已办结。", id="a claim on something else"),
    pytest.param("收到申请件，公布文件，创造条件，编发头条。", id="words that end like measure words"),
]
HONEST += [
    pytest.param("县教育局未收到收到申请。第四季度未收到申请。全年未收到申请人的投诉。", id="none of something else"),
    pytest.param("核准的信息条理清楚，请按年月日填写，执行期限自今至明年。", id="no number is missing"),
    pytest.param("统计期限为{年}年1月1日至{年}年12月31日，开放期限为3月1日至5月31日。", id="the year's period"),
    pytest.param("收到的建议均已在规定期限内办结。", id="a claim in time on something else"),
]
ASKING = {
    "none_against_figure",
    "wrong_period",
    "two_values",
    "typed_share_wrong",
    "change_miscalculated",
    "claim_against_figures",
    "figure_missing",
}


@pytest.mark.parametrize("text", HONEST)
def test_what_only_looks_like_a_contradiction_is_left_alone(text: str) -> None:
    assert set() == ASKING & found(text, facts=(DISCLOSED, Statistic("收到申请", 5, "件"))).keys()


@pytest.mark.parametrize("example", [lushan_2018, other_county])
def test_the_examples_have_no_fault_in_their_figures(example: object) -> None:
    report = example.build()  # type: ignore[attr-defined]
    open_yet = {"open_placeholder", "identity_unexplained"}  # what the statistics leave out, the date of a draft
    assert [] == [finding.message for finding in check(report) if finding.name not in open_yet]


def test_the_page_of_figures_shows_one_that_is_not_reported() -> None:
    assert ["not_reported"] == [finding.name for finding in check(figures_example.build())]


@pytest.mark.parametrize(("apart", "named"), [(0, True), (28, True), (29, False)])
def test_a_typed_figure_is_taken_for_the_fact_whose_name_stands_near(apart: int, named: bool) -> None:
    given = Report(
        "报告",
        OFFICE,
        year=2018,
        facts=[Statistic("收到申请", 86, "件")],
        sections=["{收到申请}。", f"收到申请{'甲' * apart}86件。"],
    )
    (finding,) = check(given, rules=(untyped_figure,))
    assert ("写作{收到申请:数值}" in finding.message) == named
