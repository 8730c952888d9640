"""Headings: without a mark, with a text, each of its own topic."""

import pytest

from reportkit import Section, check
from reportkit.rules import check_text
from reportkit.rules.structure import headings
from samples import report

RULES = (
    headings.mark_behind_heading,
    headings.heading_without_text,
    headings.same_heading,
    headings.shared_topic,
    headings.mixed_headings,
    headings.long_heading,
)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.quotation) for one in check_text(text, rules=RULES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工作报告\n一、概述；\n内容。\n二、问题\n内容。", [("mark_behind_heading", "概述；")]),
        ("工作报告\n一、概述:\n内容。\n二、问题\n内容。", [("mark_behind_heading", "概述:")]),
        ("工作报告\n（一）受理情况。\n内容。\n（二）办理情况\n内容。", [("mark_behind_heading", "受理情况。")]),
        ("工作报告\n一、概述\n二、问题\n内容。", [("heading_without_text", "概述")]),
        ("工作报告\n一、概述\n内容。\n二、问题", [("heading_without_text", "问题")]),
        ("工作报告\n一、概述\n内容。\n二、概述\n内容。", [("same_heading", "概述")]),
        (
            (
                "工作报告\n（一）进一步推进棚户区改造、农村危房改造信息。内容。\n（二）推进环境保护。内容。\n"
                "（三）推进棚户区改造、农村危房改造等方面信息公开。内容。"
            ),
            [("shared_topic", "推进棚户区改造、农村危房改造等方面信息…")],
        ),
        (
            "工作报告\n（一）甲乙丙。内容。\n（二）丁戊己。内容。\n（三）庚辛壬。内容。\n（四）全县共召开会议，并印发通知。",
            [("mixed_headings", "全县共召开会议，并印发通")],
        ),
        (f"工作报告\n一、{'甲' * 37}\n内容。\n二、问题\n内容。", [("long_heading", "甲" * 19 + "…")]),
    ],
)
def test_a_wrong_heading_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "工作报告\n一、怎么办？\n内容。\n二、好！\n内容。",
        "工作报告\n一、任务\n（一）加强领导；\n（二）加强培训；\n（三）加强督查。\n二、问题\n内容。",
        "工作报告\n（一）召开会议3次。\n（二）印发文件2件。\n会议由县长主持。",
        *(
            f"工作报告\n一、做法\n{one}办好门户网站，完成专栏改版。\n{two}用好新媒体，全年推送信息。\n以上工作均已完成。"
            for one, two in (("1.", "2."), ("（1）", "（2）"), ("（一）", "（二）"), ("①", "②"))
        ),
        "工作报告\n第一条　制定本办法。\n第二条　下列信息应当公开：\n（一）职能；\n（二）预算。\n第三条　本办法自印发之日起施行。",
        "工作报告\n议程如下：\n一、领导讲话\n二、单位发言",
        "工作报告\n一、主动公开\n（一）概况\n内容。\n（二）形式\n内容。\n二、依申请公开\n（一）概况\n内容。\n（二）办理\n内容。",
        "工作报告\n一、行政机关主动公开政府信息的情况\n内容。\n二、行政机关依申请公开政府信息的情况\n内容。",
        "工作报告\n（一）主动公开政府信息的数量\n内容。\n（二）主动公开政府信息的主要类别\n内容。",
        "工作报告\n（一）加强行政规范性文件制定。内容。\n（二）加强行政规范性文件清理。内容。",
        "工作报告\n（一）召开会议，部署工作。\n（二）印发通知，明确责任。\n（三）加强督查。县政府印发通报。",
        "工作报告\n一、甲\n规章          2               0        11\n二、乙\n内容。",
    ],
)
def test_what_only_looks_wrong_passes(text: str) -> None:
    assert [] == found(text)


def test_many_headings_with_a_mark_are_one_habit() -> None:
    text = "工作报告\n" + "".join(f"{sign}、情况{sign}；\n内容。\n" for sign in "一二三四")
    (finding,) = check_text(text, rules=RULES)
    assert "标题单独成行，末尾不用“；”；全文这样的共有4处" == finding.message


def test_headings_of_a_report_are_read_too() -> None:
    given = report(sections=[Section("概述", ["内容。"]), Section("概述", [])])
    expected = ["heading_without_text", "same_heading"]
    assert expected == [one.name for one in check(given, rules=RULES)]


def test_a_table_stands_for_a_text() -> None:
    text = "工作报告\n一、甲\n表1　情况\n二、乙\n内容。"
    assert [] == found(text)
