"""Where long titles turn (7.3.1), as the head of an office would have them printed, and what is said of those that cannot."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.package import read
from reportkit import Attachment, Body, Report, render, save
from reportkit.compose import compose
from reportkit.compose.title import LONGEST, LONGEST_TURNED, break_title
from reportkit.manuscript import Line, Role, width
from reportkit.rules import check, check_docx, check_text
from reportkit.rules.structure.titles import title_not_turned
from samples import lines

OFFICE = "示例县教育局"

TURNED = [
    # one line holds it
    "示例县2018年政府信息公开工作年度报告",
    "国务院关于加强数字政府建设的指导意见",
    # who issues it, then what about
    "示例县人民政府办公室/关于印发示例县政务公开工作要点的通知",
    "示例县人民政府/关于2023年度法治政府建设情况的报告",
    "示例县人民政府/关于废止和修改部分行政规范性文件的决定",
    "示例县人民政府办公室转发/县财政局关于加强预决算公开工作意见的通知",
    # what is issued does not fit behind 关于印发
    "示例县人民政府关于印发/示例县政府信息公开工作考核办法的通知",
    "示例县人民政府办公室关于印发/《示例县政务公开工作考核办法》的通知",
    "江西省人民政府办公厅关于印发/2018年江西省政务公开工作安排的通知",
    "平潭综合实验区管委会办公室关于印发/2018年政务公开工作主要任务分解表的通知",
    # annual reports
    "临澜县人民政府办公室/2023年政府信息公开工作年度报告",
    "平潭综合实验区/2018年度政府信息公开工作年度报告",
    "示例县二〇一八年度/政府信息公开工作情况年度报告",
    "示例县贯彻落实/《政府信息公开条例》情况的年度报告",
    # reports, requests, opinions
    "示例县财政局/关于2023年县级财政预算执行情况和/2024年县级财政预算草案的报告",
    "示例县审计局关于2023年度/县本级预算执行和其他财政收支的/审计工作报告",
    "示例县自然资源局关于2024年第一季度/国有建设用地使用权出让计划执行情况的报告",
    "示例县人民政府关于示例县/“十四五”规划纲要实施中期评估情况的报告",
    "示例县住房和城乡建设局关于申请拨付/2024年城镇老旧小区改造补助资金的请示",
    "示例县人民政府关于全面推进/基层政务公开标准化规范化工作的实施意见",
    # a title within the title that fills more than a line
    "示例县人民政府办公室/关于转发《示例市人民政府办公室/关于做好2024年政务公开工作的通知》的通知",
    # attachments
    "示例县人民政府办公室/2023年政府信息公开工作情况统计表",
    "示例县教育局/中小学校舍安全排查整治进展情况统计报表",
    "示例县公共企事业单位信息公开工作/2023年度任务完成情况一览表",
    # no place that everybody would agree on: the author's
    "关于提高城市低保标准和城乡特困人员救助供养标准的通知",
    "示例县政务公开和政府信息公开标准化规范化工作实施方案",
    "示例县人民政府办公室关于印发《示例县规范性文件管理办法（试行）》的通知",
    "示例县应急管理局关于2024年1月14日某某公司安全生产事故调查处理情况的报告",
    "字" * 21,
]


def test_lines_of_no_shape_are_taken_only_where_there_are_no_others() -> None:
    parts = (
        "示例县人民政府办公室关于",
        "2023年度《政府信息公开条例》贯彻落实和",
        "《示例县政务公开办法》执行情况的通知",
    )
    even = (
        "示例县人民政府办公室关于2023年度",
        "《政府信息公开条例》贯彻落实和",
        "《示例县政务公开办法》执行情况的通知",
    )
    assert [width(line) for line in even] == [16, 15, 18]  # an hourglass, and more even
    assert [*parts] == break_title("".join(parts), OFFICE)


@pytest.mark.parametrize("expected", TURNED)
def test_a_long_title_turns_as_an_office_would_have_it(expected: str) -> None:
    assert expected == "/".join(break_title(expected.replace("/", ""), OFFICE))


WORDS = [
    "示例县",
    "示例县人民政府",
    "办公室",
    "示例县教育局",
    "关于",
    "印发",
    "转发",
    "《条例》",
    "《政务公开办法（试行）》",
    "〈意见〉",
    "《",
    "》",
    "2018年",
    "二〇一八年度",
    "2021—2023年",
    "2018年1月14日",
    "2024年第3号",
    "“十四五”",
    "规划",
    "（送审稿）",
    "12.5%",
    "3个",
    "政务公开",
    "工作",
    "工作要点",
    "情况",
    "年度报告",
    "工作报告",
    "统计表",
    "实施方案",
    "推进",
    "开展",
    "标准化",
    "规范",
    "会",
    "的",
    "和",
    "、",
    "通知",
    "目的",
    "和平",
    "市场",
    "流转发展",
    "研发布局",
    "开展览会",
    "贯彻落实",
    "A级",
    "。",
    "：",
]
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=22).map("".join)
TOGETHER = (
    r"“[^“”]*”|（[^（）]*）|[0-9.—]+[年个%]?|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|二〇一八年度?|目的|和平|规范化|标准化|推进会|流转|发展|研发|布局|贯彻"
    rf"|办公室|{OFFICE}|示例县人民政府办公室|《[^《》〈〉]{{1,18}}》|〈[^《》〈〉]{{1,18}}〉"
)


@given(TITLES, st.sampled_from([LONGEST, LONGEST_TURNED]))
def test_turned_lines_are_the_title_and_each_fits(title: str, longest: int) -> None:
    turned = break_title(title, OFFICE, longest)
    assert title == "".join(turned)
    assert len(turned) == 1 or all(3 <= width(line) <= longest for line in turned)
    assert len(turned) == 1 or width(title) > longest


@given(TITLES)
def test_no_line_ends_within_what_belongs_together(title: str) -> None:
    turned = break_title(title, OFFICE)
    ends = {sum(map(len, turned[:count])) for count in range(1, len(turned))}
    cut = [found[0] for found in re.finditer(TOGETHER, title) if ends & {*range(found.start() + 1, found.end())}]
    assert [] == cut


@given(TITLES)
def test_no_line_begins_with_a_closing_mark_or_ends_in_an_opening_one(title: str) -> None:
    turned = break_title(title, OFFICE)
    assert [] == [line for line in turned[1:] if line[0] in "》〉”）】、，。；：？！…—%的和与及"]
    assert [] == [line for line in turned[:-1] if line[-1] in "《〈“（【"]


def is_hourglass(wide: list[float]) -> bool:
    steps = [b - a for a, b in pairwise(wide)]
    return any(a <= 0 <= b for a, b in pairwise(steps))


def test_a_rhombus_of_more_lines_comes_before_an_hourglass_of_fewer() -> None:
    title = "示例县人民政府办公室关于转发《示例市人民政府办公室关于做好2024年政务公开工作的通知》的通知"
    assert [10, 15, 20] == [width(line) for line in break_title(title, OFFICE)]  # and not 14, 11, 20
    assert [] == [words for words in TURNED if is_hourglass([width(line) for line in words.split("/")])]


@pytest.mark.parametrize(
    "title", ["关于" * 25 + "字" * 21, "《甲》" * 22 + "字" * 21, "《甲乙》" * 30, "《甲》" * 30, "政务、" * 28]
)
def test_a_title_that_offers_many_turns_is_set_at_once(title: str) -> None:
    assert title == "".join(break_title(title, OFFICE))


# ---------------------------------------------------------------- in a document

LONG = "示例县人民政府办公室2023年政府信息公开工作年度报告"
TABLE = "示例县人民政府办公室2023年政府信息公开工作情况统计表"
TOO_LONG = "示例县关于提高城市低保标准和城乡特困人员救助供养标准的报告"


def titled(title: str = "工作报告", *attachments: Attachment, **fields: object) -> Report:
    office = Body("示例县人民政府办公室", area="示例县")
    return Report(title, office, year=2023, attachments=attachments, **fields)  # type: ignore[arg-type]


def heads(made: Report, role: Role) -> list[str]:
    return [block.text for block in compose(made).blocks if isinstance(block, Line) and block.role is role]


def test_a_title_and_an_attachments_title_turn_alike_and_stand_on_one_line_elsewhere() -> None:
    made = titled(LONG, Attachment(TABLE, ["内容。"], name="附表"), preamble=["见{附表}，即{附表:标题}。"])
    assert [LONG.replace("2023", "\n2023")] == heads(made, Role.TITLE)
    assert [TABLE.replace("2023", "\n2023")] == heads(made, Role.ATTACHMENT_TITLE)
    assert LONG == compose(made).title
    assert f"<dc:title>{LONG}</dc:title>" in read(render(made)).parts["docProps/core.xml"].decode("utf-8")
    printed = render(made, ".txt").decode("utf-8").splitlines()
    assert [LONG, f"见附件，即{TABLE}。", f"附件：{TABLE}", TABLE] == [line for line in printed if "2023年" in line]


def test_an_attachments_title_turns_where_it_is_told_to() -> None:
    made = titled("报告", Attachment("{地区}\n统计表", ["内容。"], name="附表"), preamble=["见{附表}，即{附表:标题}。"])
    assert ["示例县\n统计表"] == heads(made, Role.ATTACHMENT_TITLE)
    assert ["附件：示例县统计表"] == heads(made, Role.ATTACHMENT_NOTE)
    assert "见附件，即示例县统计表。" in lines(made)


def test_a_turned_page_holds_a_longer_title() -> None:
    made = [titled("报告", Attachment(TABLE, ["内容。"], landscape=turned)) for turned in (False, True)]
    assert [TABLE.replace("2023", "\n2023"), TABLE] == [heads(one, Role.ATTACHMENT_TITLE)[0] for one in made]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (titled(LONG, Attachment(TABLE, ["内容。"])), []),
        (titled(TOO_LONG), [("标题", "一行有29字，每行排得下20字，请在词语之间用“\\n”分行，排成梯形或者菱形")]),
        (titled(TOO_LONG.replace("和", "和\n")), []),
        (
            titled("报告", Attachment(TOO_LONG, ["内容。"])),
            [("附件标题", "一行有29字，每行排得下20字，请在词语之间用“\\n”分行，排成梯形或者菱形")],
        ),
        (titled("报告", Attachment(TOO_LONG[:-1], ["内容。"], landscape=True)), []),
        (
            titled(f"示例县\n{TOO_LONG}"),
            [("标题", "一行有29字，每行排得下20字，请在词语之间用“\\n”分行，排成梯形或者菱形")],
        ),
        (titled("示例县政务公开\n工作报告\n示例县政务公开"), [("标题", "各行长7字、4字、7字，应排成梯形或者菱形")]),
    ],
)
def test_a_title_that_knows_no_place_to_turn_is_given_back_to_its_author(
    made: Report, expected: list[tuple[str, str]]
) -> None:
    assert expected == [(found.where, found.message) for found in check(made, rules=(title_not_turned,))]


@pytest.mark.parametrize("title", [line.replace("/", "") for line in TURNED if line.count("/") > 1 or "/《" in line])
def test_a_turned_title_is_read_back_without_a_finding(title: str, tmp_path: Path) -> None:
    made = titled(title, signed=date(2024, 1, 14), preamble=["内容。"])
    save(made, tmp_path / "报告.docx")
    for found in (check_docx(tmp_path / "报告.docx"), check_text(render(made, ".txt").decode("utf-8"))):
        assert [] == [str(one) for one in found if one.where in {"标题", "第1段"} or one.place == "第1段"]
