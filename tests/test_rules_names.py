"""What the rules on short names find in reports and in texts typed by anyone."""

import attrs
import pytest

from reportkit import Body, Citation, Report, check
from reportkit.rules import Rule, check_text
from reportkit.rules.names.short_names import (
    short_name_before_definition,
    short_name_defined_twice,
    short_name_introduced_wrongly,
    two_short_names,
    typed_name,
    undefined_short_name,
    unused_short_name,
)

LONG = "全县各级行政机关认真做好政府信息公开工作。" * 15
RULES = (
    unused_short_name,
    short_name_defined_twice,
    two_short_names,
    undefined_short_name,
    short_name_before_definition,
    short_name_introduced_wrongly,
)


def told(*paragraphs: str, title: str = "工作报告", rules: tuple[Rule, ...] = RULES) -> list[tuple[str, str]]:
    return [(found.name, found.quotation) for found in check_text("\n".join((title, *paragraphs)), rules=rules)]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["根据《公开条例》(以下简称《条例》)编制。", "开展信息公开条例宣传。"],
            [("unused_short_name", "以下简称《条例》)")],
        ),
        (["根据《公开条例》（以下简称“条例”）编制。", "开展宣传。"], [("unused_short_name", "以下简称“条例”）")]),
        (["县政务服务中心（以下简称中心）。", "开展宣传。"], [("unused_short_name", "以下简称中心）")]),
        (["根据《公开条例》（以下简称《条例》）编制，落实《条例》。"], []),
        (["根据《公开条例》（国令第711号，以下简称“条例”）编制。", "落实条例。"], []),
        (["县财政局、县教育局（以下统称各部门）。", "各部门负责。"], []),
        (
            ["《甲办法》（以下简称《办法》）。", "《乙办法》（以下简称《办法》），落实《办法》。"],
            [("short_name_defined_twice", "以下简称《办法》）")],
        ),
        (
            [
                "《公开条例》（以下简称《条例》）施行，落实《条例》。",
                "《公开条例》（以下简称《公开规定》）施行，落实《公开规定》。",
            ],
            [("two_short_names", "以下简称《公开规定》）")],
        ),
        (
            [
                "《公开条例》（以下简称《条例》）施行，落实《条例》。",
                "《收费办法》（以下简称《办法》）施行，落实《办法》。",
            ],
            [],
        ),
        (
            ["一、贯彻《条例》情况", "根据《公开条例》（以下简称《条例》）编制。", "落实《条例》。"],
            [("short_name_before_definition", "《条例》")],
        ),
        (
            ["落实《条例》，按照《公开条例》（以下简称《条例》）编制，执行《条例》。"],
            [("short_name_before_definition", "《条例》")],
        ),
        (["改善平台，建成政务平台（以下简称平台），平台运行。"], []),  # a common word
        (["认真学习《条例》，落实《条例》。", LONG], [("undefined_short_name", "《条例》")]),
        (
            ["认真学习《条例》，落实《办法》。", LONG],
            [("undefined_short_name", "《条例》"), ("undefined_short_name", "《办法》")],
        ),
        (["认真学习《条例》。"], []),
        (["认真学习《条例》（简称见《公开条例》）。", LONG], []),
        (["落实《公开条例》《工作方案》和《条例（草案）》。", LONG], []),
        (
            ["根据《公开条例》（下称《条例》）编制。"],
            [("unused_short_name", "下称《条例》）"), ("short_name_introduced_wrongly", "下称《条例》）")],
        ),
        (
            ["根据《公开条例》（国令第711号，下简称“条例”）编制。"],
            [("unused_short_name", "下简称“条例”）"), ("short_name_introduced_wrongly", "下简称“条例”）")],
        ),
        (["各地方（以下称地方）、中国共产党（简称中共）。以下称呼不变，职务在主任以下称副主任。"], []),
    ],
)
def test_short_names_are_defined_once_and_then_used(paragraphs: list[str], expected: list[tuple[str, str]]) -> None:
    assert expected == told(*paragraphs)


def test_a_title_may_use_a_short_name() -> None:
    assert [] == told("根据《公开条例》（以下简称《条例》）编制，落实《条例》。", title="落实《条例》情况的报告")


def test_the_definition_is_found_at_its_place() -> None:
    (found,) = check_text("工作报告\n根据《公开条例》（以下简称《条例》）编制。", rules=(unused_short_name,))
    assert ("第2段", 9) == (found.place, found.start)


def test_what_a_report_derives_is_told_once() -> None:
    office = Body("示例县人民政府办公室", area="示例县")
    regulation = Citation("政府信息公开条例", short="条例")
    once = Report("工作报告", office, year=2018, facts=[regulation], preamble=["根据{条例}编制。"])
    assert ["unused_short_name"] == [found.name for found in check(once, rules=RULES)]
    twice = Report("工作报告", office, year=2018, facts=[regulation], preamble=["根据{条例}编制。", "落实{条例}。"])
    assert [] == check(twice, rules=RULES)


@pytest.mark.parametrize(
    ("fact", "advice", "obeyed"),
    [
        (
            Citation("政府信息公开条例", short="条例"),
            '；可以把 short 改为 name="条例"（用工作簿的，把“简称”移到“名称”列），正文不必改动',
            Citation("政府信息公开条例", name="条例"),
        ),
        (
            Citation("政府信息公开条例", short="公开条例", name="条例"),
            "，可以不设",
            Citation("政府信息公开条例", name="条例"),
        ),
        (Body("条例", area="示例县", short="县局"), "，可以不设", Body("条例", area="示例县")),
    ],
    ids=["short name is the slot", "name of its own", "body"],
)
def test_the_advice_on_a_needless_short_name_can_be_obeyed(
    fact: Citation | Body, advice: str, obeyed: Citation | Body
) -> None:
    draft = Report(
        "工作报告", Body("示例县人民政府", area="示例县"), year=2018, facts=[fact], preamble=["落实{条例}。"]
    )
    (found,) = check(draft, rules=(unused_short_name,))
    assert f"“条例”只提到一次，简称“{fact.short}”没有用到{advice}" == found.message
    assert [] == check(attrs.evolve(draft, facts=[obeyed]), rules=(unused_short_name,))


EDUCATION = Body("示例县教育局", area="示例县", short="县教育局")
REGULATIONS = Citation("中华人民共和国政府信息公开条例", short="条例")


@pytest.mark.parametrize(
    ("fact", "preamble", "expected"),
    [
        (EDUCATION, ["示例县教育局公开信息12条。"], ["typed_name"]),
        (REGULATIONS, ["认真学习《条例》。"], ["typed_name"]),
        (REGULATIONS, ["认真学习《中华人民共和国政府信息公开条例》。"], ["typed_name"]),
        (REGULATIONS, ["认真学习《条例》，文号为{条例:文号}。"], ["typed_name"]),
        (REGULATIONS, ["认真学习《条例》，落实{条例}。"], ["typed_name"]),
        (REGULATIONS, ["落实{条例}。"], ["unused_short_name"]),
        (REGULATIONS, ["落实{条例:全称}。"], []),
        (REGULATIONS, ["落实{条例:简称}。"], ["unused_short_name"]),
    ],
)
def test_a_name_that_is_typed_is_told_as_typed_and_not_as_a_needless_short_name(
    fact: Citation | Body, preamble: list[str], expected: list[str]
) -> None:
    if isinstance(fact, Citation):
        fact = attrs.evolve(fact, number="国令第711号")
    office = Body("示例县人民政府办公室", area="示例县")
    given = Report("工作报告", office, year=2018, facts=[fact], preamble=preamble)
    assert expected == [found.name for found in check(given, rules=(typed_name, unused_short_name))]
    assert () == check(given).failures


FORMER = {
    "国土资源局": 2020, "国家测绘地理信息局": 2020, "环境保护局": 2020, "环保局": 2020, "农业局": 2020, "国家农业部": 2020,
    "卫生和计划生育委员会": 2020, "卫计委": 2020, "卫生局": 2020, "人口和计划生育局": 2016, "计生委": 2016,
    "国家安全生产监督管理总局": 2020, "安监局": 2020, "工商行政管理局": 2020, "工商局": 2020, "质量技术监督局": 2020, "质监局": 2020,
    "国家质量监督检验检疫总局": 2020, "食品药品监督管理局": 2020, "国家税务局": 2020, "地税局": 2020, "政府法制办公室": 2020,
    "文化广电新闻出版局": 2020, "旅游局": 2020, "国家旅游局": 2020, "文化局": 2020, "国家新闻出版广电总局": 2020,
    "国家林业局": 2020, "国家粮食局": 2020, "监察局": 2020, "劳动和社会保障局": 2012, "人事局": 2012, "扶贫办": 2023,
    "银保监局": 2025, "银监局": 2025, "乡村振兴局": 2026,
}  # fmt: skip
"""Names of before a reform, and the first year in which they are wrong everywhere."""


@pytest.mark.parametrize("name", FORMER)
def test_a_body_of_before_a_reform_is_told_from_its_year_on(name: str) -> None:
    told = {
        year: "body_renamed" in {one.name for one in check_text(f"示例县{year}年工作报告\n由县{name}牵头。")}
        for year in (FORMER[name] - 1, FORMER[name])
    }
    assert {FORMER[name] - 1: False, FORMER[name]: True} == told


def test_bodies_of_today_are_none_of_before_a_reform() -> None:
    today = "自然资源局、生态环境局、农业农村局、卫生健康局、应急管理局、市场监督管理局、司法局、文化广电旅游局、文化和旅游局、"
    today += "林业局、粮食和物资储备局、监察委员会、人力资源和社会保障局、国家税务总局示例县税务局、国家金融监督管理总局、国家广播电视总局"
    assert [] == [one for one in check_text(f"示例县2026年工作报告\n由县{today}牵头。") if one.name == "body_renamed"]
