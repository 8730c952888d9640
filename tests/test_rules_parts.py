"""The parts that a report announces, and those that it must have."""

import pytest

from reportkit import Section, check
from reportkit.rules import check_text
from reportkit.rules.structure import parts, required
from samples import report

RULES = (
    parts.parts_miscounted,
    parts.part_misnamed,
    required.announced_count,
    required.required_part_missing,
    required.required_content_missing,
    required.long_overview,
)
THREE = "\n一、概述\n内容。\n二、公开、解读和回应情况\n内容。\n三、主要问题及改进情况\n内容。"
SIX = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.quotation) for one in check_text(text, rules=RULES)]


def annual(titles: tuple[str, ...], year: int = 2022, preamble: str = "", text: str = "内容。") -> str:
    parts = "".join(f"{sign}、{title}\n{text}\n" for sign, title in zip("一二三四五六", titles, strict=False))
    return f"示例县{year}年政府信息公开工作年度报告\n{preamble}{parts}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("本报告由概述、公开、解读和回应情况以及主要问题及改进情况三个部分组成。", []),
        ("本报告共三个部分：概述，公开、解读和回应情况，主要问题及改进情况。", []),
        ("本报告由概述、公开、解读和回应情况以及主要问题及改进情况等3个部分组成。", []),
        ("全县由十个乡镇、三个部分组成的格局没有改变。", []),
        (
            "本报告由概述、公开、解读和回应情况以及主要问题及改进情况四个部分组成。",
            [("parts_miscounted", "四个部分组成")],
        ),
        ("本报告共两个部分：概述，公开、解读和回应情况。", [("parts_miscounted", "两个部分：概述，公开、解")]),
        ("本报告由概述、公开、解读和回应情况以及主要问题三个部分组成。", [("part_misnamed", "主要问题")]),
        (
            "本报告由概况、公开、解读情况以及主要问题及改进情况三个部分组成。",
            [("part_misnamed", "概况"), ("part_misnamed", "公开、解读情况")],
        ),
    ],
)
def test_the_parts_sentence_is_held_against_the_headings(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(f"工作报告\n{sentence}{THREE}")


def test_a_report_that_counts_its_parts_by_hand_is_asked_too() -> None:
    sections = [Section(title, ["内容。"]) for title in SIX]
    for count, expected in (("五", ["parts_miscounted"]), ("六", [])):
        told = report(preamble=[f"本报告由{count}个部分组成。"], sections=sections)
        assert expected == [one.name for one in check(told, rules=RULES)]


def test_both_names_are_told() -> None:
    (finding,) = check_text(f"工作报告\n本报告由概述、公开、解读和回应情况、问题三个部分组成。{THREE}", rules=RULES)
    assert "这里称“问题”，标题为“三、主要问题及改进情况”，名称应当一致" == finding.message


def test_the_long_names_of_the_notice_stand_for_the_short_headings() -> None:
    names = (
        "总体情况、行政机关主动公开政府信息情况、行政机关收到和处理政府信息公开申请情况、"
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况、政府信息公开工作存在的主要问题及改进情况、其他需要报告的事项"
    )
    assert [] == found(annual(SIX, preamble=f"本报告由{names}六个部分组成。\n"))


def test_without_headings_the_names_are_counted_themselves() -> None:
    text = "工作报告\n本报告由概述、公开情况和问题{}个部分组成。\n一、概述2018年内容。一、二。"
    assert [] == found(text.format("三"))
    assert [("parts_miscounted", "五个部分组成")] == found(text.format("五"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("采取以下三项措施：一是甲；二是乙。", [("announced_count", "三项措施")]),
        ("主要从四个方面着手：一是甲；二是乙；三是丙。", [("announced_count", "四个方面着手")]),
        (
            "采取以下2项措施：\n（一）甲乙。内容。\n（二）丙丁。内容。\n（三）戊己。内容。",
            [("announced_count", "2项措施")],
        ),
        ("采取以下两项措施：一是甲；二是乙。", []),
        ("采取以下三项措施：\n（一）甲乙。内容。\n（二）丙丁。内容。\n（三）戊己。内容。", []),
        ("印发3项制度。一是甲；二是乙。", []),
        ("存在以下问题：一是甲；二是乙。", []),
        ("举办两期培训：一是甲；二是乙；三是丙。", []),
        ("下午三点召开会议：一是甲；二是乙。", []),
        ("落实三项措施，工作成效明显：一是甲；二是乙。", []),
    ],
)
def test_an_announced_count_is_held_against_what_follows(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(f"工作报告\n{text}")


def test_each_part_of_the_national_form_is_asked_for() -> None:
    for lost, title in enumerate(SIX):
        kept = SIX[:lost] + SIX[lost + 1 :]
        findings = check_text(annual(kept), rules=RULES)
        where = "这之前" if lost < len(kept) else "这之后"
        message = f"{where}缺少“{title}”部分；统一格式规定有六个部分，没有发生的也应写明"
        quotation = (*SIX[lost + 1 :], SIX[-2])[0]
        assert [("required_part_missing", message, quotation)] == [
            (one.name, one.message, one.quotation) for one in findings
        ]


@pytest.mark.parametrize("year", [2019, 2022])
def test_the_whole_form_passes(year: int) -> None:
    assert [] == found(annual(SIX, year))


def test_another_report_needs_no_six_parts() -> None:
    assert [] == found(annual(SIX[:3]).replace("政府信息公开工作年度报告", "法治政府建设年度报告"))


def test_a_notice_on_making_the_report_needs_no_six_parts() -> None:
    assert [] == found(annual(SIX[:3]).replace("年度报告\n", "年度报告编制发布工作的通知\n"))


def test_before_2019_the_law_asks_for_content_and_not_for_headings() -> None:
    told = "公开300条，收到申请2件，未发生复议诉讼，问题是人手不足。"
    assert ["required_content_missing"] == [name for name, _ in found(annual(SIX, 2016, text=told))]
    assert [] == found(annual(SIX, 2016, text=f"{told}未收取任何费用。"))


@pytest.mark.parametrize(("length", "expected"), [(1000, []), (1001, [("long_overview", "总体情况")])])
def test_the_first_part_is_measured(length: int, expected: list[tuple[str, str]]) -> None:
    overview = annual(SIX).replace("内容。", "甲" * (length - 1) + "。", 1)
    assert expected == found(overview)
    assert [] == found(overview.replace("2022", "2020"))
