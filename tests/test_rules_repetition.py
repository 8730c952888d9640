"""What the rules on repeated words find, within one text and beside last year's report."""

from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Body, Report, Section, Statistic, check, save
from reportkit.errors import InvalidValue
from reportkit.model.content import Content
from reportkit.rules import check_docx, check_text
from reportkit.rules.comparison.last_year import (
    last_value_changed,
    last_years_year,
    like_last_year,
    problems_like_last_year,
)
from reportkit.rules.comparison.other_area import last_year_of_another_area
from reportkit.rules.writing.repetition import RUN, STRETCH, repeated, repeated_wording
from wordfiles import docx, p

LONG = "各单位分管领导亲自审核信息内容，确保公开及时、准确、全面，并逐月建立台账。"
DISTINCT = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))


def told(*paragraphs: str) -> list[tuple[str, str, str]]:
    found = check_text("\n".join(("工作报告", *paragraphs)), rules=(repeated_wording,))
    return [(one.place, one.quotation, one.message) for one in found]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            (LONG, f"加强管理。{LONG}"),
            [("第3段", LONG[:19] + "…", "与“各单位分管领导亲自审…”有37字完全相同；请删去重复的，或者改写")],
        ),
        ((f"{LONG}此外，{LONG}",), [("第2段", LONG[:19] + "…", "与本段前文有37字完全相同；请删去重复的，或者改写")]),
        (
            (LONG, "开展培训。", LONG),
            [("第4段", LONG[:19] + "…", "与“各单位分管领导亲自审…”有37字完全相同；请删去重复的，或者改写")],
        ),
        ((LONG[:28], f"此外，{LONG[:28]}"), []),
        (("落实《示例省人民政府办公厅关于印发2018年全省政务公开工作要点安排的通知》。",) * 2, []),
        (("深入学习贯彻习近平新时代中国特色社会主义思想，全面落实上级关于政务公开的各项决策部署。",) * 2, []),
        (("全年办理的案件中，结果维持0件，结果纠正0件，其他结果0件，尚未审结0件，均已告知申请人。",) * 2, []),
        (("－" * 60, "－" * 60), []),
    ],
)
def test_a_stretch_that_stands_twice_is_found(paragraphs: Sequence[str], expected: list[tuple[str, str, str]]) -> None:
    assert expected == told(*paragraphs)


def test_two_paragraphs_alike_are_one_finding() -> None:
    other = "信息中心每月统计各单位的信息发布和回复情况，并在政务群进行通报，督促整改。"
    assert 1 == len(told(f"{LONG}{other}", f"{LONG}其次，{other}"))


@given(st.integers(0, 120), st.integers(RUN, 150), st.integers(0, 40))
def test_every_run_that_is_long_enough_is_found_in_full(before: int, length: int, between: int) -> None:
    run = DISTINCT[before : before + length]
    text = DISTINCT[: before + length] + DISTINCT[300 : 300 + between] + "龙" + run
    (found,) = repeated(text)
    assert (before, len(text) - length, length) == (found.first, found.again, found.length)


@given(st.text("甲乙，\n", max_size=300))
def test_a_run_is_the_same_words_twice_within_a_line(text: str) -> None:
    for run in repeated(text):
        words = text[run.first : run.first + run.length]
        assert words == text[run.again : run.again + run.length]
        assert run.length >= STRETCH
        assert run.first + run.length <= run.again
        assert "\n" not in words


@given(st.lists(st.sampled_from([LONG, LONG[5:], LONG[:33], "一、概述", ""]), max_size=12))
def test_lines_said_again_and_again_are_told_in_order(lines: list[str]) -> None:
    places = [run.again for run in repeated("\n".join(lines))]
    assert sorted(set(places)) == places


# ---------------------------------------------------------------- last year

OFFICE = Body("示例县人民政府办公室", area="示例县")
BESIDE = (like_last_year, problems_like_last_year, last_years_year, last_value_changed)

SAME: list[Content] = [
    "推进重点领域信息公开，公开内容覆盖{全市}各部门。",
    "加强政策解读工作，重要文件同步制作解读材料12份。",
    "规范依申请公开办理流程，严格答复时限要求。",
]
OLD: list[Content] = ["健全政务新媒体管理机制，定期通报检查情况。", "开展业务培训工作，提高工作人员的业务能力。"]
NEW: list[Content] = ["新建政务公开专区，接待群众咨询和办事。", "修订公开目录，整改栏目更新不及时的情况。"]


def report(year: int, *sections: Content, facts: Sequence[Statistic] = (), preamble: str = "") -> Report:
    texts = [preamble] if preamble else []
    return Report("工作报告", OFFICE, year=year, sections=sections, facts=facts, preamble=texts)


def beside(this: Report, last: Report) -> list[tuple[str, str, str]]:
    return [(found.name, found.place, found.message) for found in check(this, rules=BESIDE, last_year=last)]


def test_a_report_with_last_year_s_sentences_is_told_how_many() -> None:
    masked = "加强政策解读工作，重要文件同步制作解读材料15份。"
    this = report(2018, "组织开放日活动，征集群众意见建议。", SAME[0], masked, SAME[2], *OLD)
    ((name, place, message),) = beside(this, report(2017, *SAME, *OLD))
    assert ("like_last_year", "sections[1]") == (name, place)
    assert "正文有86%的语句与2017年报告相同（数字除外），由此处起连续5句；请写当年的做法和成效" == message


@pytest.mark.parametrize(
    "sections",
    [
        pytest.param([*SAME[:2], *NEW, "组织开放日活动，征集群众意见建议。"], id="less than most of it"),
        pytest.param(SAME, id="too few sentences to say"),
        pytest.param([*NEW, lambda given: "".join(map(str, (*SAME, *OLD)))], id="what a phrase derives"),
        pytest.param(["{年}年{全市}{地区}{单位}。"] * 8, id="slots alone"),
    ],
)
def test_a_report_of_its_own_year_is_left_alone(sections: list[Content]) -> None:
    assert [] == beside(report(2018, *sections), report(2017, *SAME, *OLD, *["{年}年{全市}{地区}{单位}。"] * 8))


def problems(year: int, *texts: str) -> Report:
    return report(year, Section("存在的主要问题及改进情况", ["{年}年，{我市}的公开工作还存在以下问题：", *texts]))


@pytest.mark.parametrize(
    ("this", "told"),
    [
        (["个别单位对公开工作的重视程度还不够。", "业务人员的公开业务知识有待加强。"], "2句中有2句"),
        (["个别单位对公开工作的重视程度还不够。", "部分解读材料的形式较为单一。"], "2句中有1句"),
        (["个别单位对公开工作的重视程度还不够。"], "这一句"),
        (["部分解读材料的形式较为单一。", "依申请公开答复的格式还不规范。", "业务人员的公开业务知识有待加强。"], None),
        (["部分解读材料的形式较为单一。"], None),
    ],
)
def test_problems_of_last_year_are_asked_about(this: list[str], told: str | None) -> None:
    last = problems(2017, "个别单位对公开工作的重视程度还不够。", "业务人员的公开业务知识有待加强。")
    found = beside(problems(2018, *this), last)
    said = f"问题和改进部分{told}与2017年报告相同；请写当年的问题，已经改进的写明成效"
    expected = [] if told is None else [("problems_like_last_year", "sections[0].content[1]", said)]
    assert expected == found


def test_a_copied_sentence_is_quoted_where_its_longest_typed_stretch_stands() -> None:
    copied = "{地区}的{全市}{单位}等，个别单位对公开的认识还不够，{年}年也是。"
    (found,) = check(problems(2018, copied), rules=BESIDE, last_year=problems(2017, copied))
    printed = "示例县的全县示例县人民政府办公室等，个别单位对公开的认识还不够，2018年也是。"
    assert ("等，个别单位对公开的认识还不够", printed.index("等")) == (found.quotation, found.start)


@pytest.mark.parametrize(
    ("this", "last", "found"),
    [
        ("2017年，全县政务公开工作扎实推进。", "2017年，全县政务公开工作扎实推进。", True),
        ("2018年，全县政务公开工作扎实推进。", "2017年，全县政务公开工作扎实推进。", False),
        ("与2017年相比，全县政务公开工作有新的进展。", "2017年，全县政务公开工作扎实推进。", False),
        ("落实《2017年政务公开工作要点》的任务分工。", "落实《2017年政务公开工作要点》的任务分工。", False),
        ("2016年以来，全县政务公开工作扎实推进。", "2016年以来，全县政务公开工作扎实推进。", False),
    ],
)
def test_last_year_s_year_in_last_year_s_sentence_is_asked_about(this: str, last: str, found: bool) -> None:
    expected = ["last_years_year"] if found else []
    assert expected == [name for name, _, _ in beside(report(2018, this), report(2017, last))]


@pytest.mark.parametrize(
    ("this", "last", "expected"),
    [
        (
            Statistic("公开信息", 300, "条", last=280),
            Statistic("公开信息", 208, "条"),
            "这里取280条，2017年报告为208条",
        ),
        (Statistic("公开信息", 300, "条", last=280), Statistic("公开信息", 280, "条"), None),
        (Statistic("公开信息", 300, "条", last=280, note="口径调整"), Statistic("公开信息", 208, "条"), None),
        (Statistic("公开信息", 300, "条"), Statistic("公开信息", 208, "条"), None),
        (Statistic("公开信息", 300, "条", last=280), Statistic("公开信息", None, "条"), None),
        (Statistic("公开信息", 3, "万条", last=2), Statistic("公开信息", 20000, "条"), None),
        (Statistic("公开信息", 300, "条", last=280), Statistic("公开信息", 280, "条", exactness="余"), None),
        (Statistic("公开信息", 300, "条", last=280), Statistic("公开文件", 208, "条"), None),
    ],
)
def test_last_year_s_value_is_that_of_last_year_s_report(
    this: Statistic, last: Statistic, expected: str | None
) -> None:
    found = beside(report(2018, facts=[this], preamble=f"{{{this.name}}}。"), report(2017, facts=[last]))
    message = f'“公开信息”的上年数{expected}；请核对，属实的写明原因：note="……"，用工作簿的填“说明”列'
    assert ([] if expected is None else [("last_value_changed", "preamble[0]", message)]) == found


@pytest.mark.parametrize("year", [2015, 2018, 2019])
def test_only_last_year_s_report_is_last_year_s(year: int) -> None:
    with pytest.raises(InvalidValue, match=f"last_year: a report on {year} beside one on 2018; give that on 2017"):
        beside(report(2018), report(year))


@pytest.mark.parametrize(
    ("name", "area", "expected"),
    [
        ("示例县人民政府", "示例县", []),
        ("示例县政务公开办公室", "示例县", []),  # offices are renamed
        ("样板县人民政府", "样板县", ["上年报告是“样板县”的，本年报告是“示例县”的；请核对是否给错了上年报告"]),
    ],
)
def test_last_year_s_report_is_of_the_same_place(name: str, area: str, expected: list[str]) -> None:
    this = Report("工作报告", Body("示例县人民政府", area="示例县"), year=2018)
    last = Report("工作报告", Body(name, area=area), year=2017)
    assert expected == [one.message for one in check(this, rules=(last_year_of_another_area,), last_year=last)]


def test_without_last_year_s_report_nothing_of_it_is_checked() -> None:
    assert {rule.name for rule in BESIDE} == {one.name for one in check(report(2018, *SAME), rules=BESIDE).not_checked}


LAST_TEXT = """示例县2017年政府信息公开工作年度报告
一、主动公开情况
2017年，全县政务公开工作扎实推进，成效明显。推进重点领域信息公开，公开内容覆盖全部部门。
加强政策解读工作，重要文件同步制作解读材料12份。规范依申请公开办理流程，严格答复时限要求。
健全政务新媒体管理机制，定期通报检查情况。
二、存在的问题
个别单位对公开工作的重要性认识不够。"""
COPIED = ["like_last_year", "problems_like_last_year", "last_years_year"]
TEXT_RULES = (like_last_year, problems_like_last_year, last_years_year, last_value_changed, last_year_of_another_area)


def _report_like_last_year() -> Report:
    read = Statistic("解读材料", 15, "份", last=13)
    return Report(
        "{地区}{年}年政府信息公开工作年度报告",
        Body("示例县人民政府", area="示例县"),
        year=2018,
        facts=[read],
        sections=[
            Section(
                "主动公开情况",
                [
                    "2017年，{全市}政务公开工作扎实推进，成效明显。推进重点领域信息公开，公开内容覆盖全部部门。",
                    "加强政策解读工作，重要文件同步制作解读材料{解读材料:数值}。规范依申请公开办理流程，严格答复时限要求。",
                    "健全政务新媒体管理机制，定期通报检查情况。",
                ],
            ),
            Section("存在的问题和改进措施", ["个别单位对公开工作的重要性认识不够。"]),
        ],
    )


def test_last_years_report_may_be_a_text_beside_a_report_a_text_or_a_word_file(tmp_path: Path) -> None:
    this, last = _report_like_last_year(), tmp_path / "去年.docx"
    last.write_bytes(docx("".join(map(p, LAST_TEXT.splitlines()))))
    path = tmp_path / "报告.docx"
    save(this, path)
    beside_report = check(this, rules=TEXT_RULES, last_year=LAST_TEXT)
    beside_text = check_text(LAST_TEXT.replace("2017年政府", "2018年政府"), rules=TEXT_RULES, last_year=last)
    beside_word = check_docx(path, rules=TEXT_RULES, last_year=last)
    assert [COPIED] * 3 == [[one.name for one in found] for found in (beside_report, beside_text, beside_word)]
    assert ["2017年"] * 3 == [found[2].quotation for found in (beside_report, beside_text, beside_word)]
    assert {"上年报告的数据（.json）"} == {one.lacks for one in beside_report.not_checked}
    assert {"用本库编写的报告数据（.json）"} == {one.lacks for one in beside_word.not_checked}
    assert COPIED == [one.name for one in check_docx(path, rules=TEXT_RULES, last_year=attrs.evolve(this, year=2017))]


def test_a_text_of_its_own_is_silent_beside_last_years() -> None:
    own = "示例县2018年政府信息公开工作年度报告\n一、概况\n新建政务公开专区3个，接待群众2000人次。\n二、问题\n解读形式单一，图解偏少，明年改进。"
    assert [] == check_text(own, rules=TEXT_RULES, last_year=LAST_TEXT)


def test_a_text_of_another_year_is_not_last_years() -> None:
    with pytest.raises(
        InvalidValue, match="check_text: last_year: a text on 2017 beside one on 2019; give that on 2018"
    ):
        check_text("示例县2019年工作报告\n内容。", last_year=LAST_TEXT)
    assert [] == check_text("某工作\n内容。", rules=(like_last_year,), last_year=LAST_TEXT)
