"""The checklist behind a report: what was found, compared, suppressed, left out and asked, for an approver to tick."""

import re
from typing import Any

import attrs
import pytest

import lushan_2018
from instruments.package import DOCUMENT, Element, W, child_value, plain_text, read
from instruments.session import Rendered, Validated
from looking import Look, looking
from reportkit import Attachment, Report, Section, Statistic, Table, check, render
from reportkit.compose import compose
from reportkit.formats import GB9704
from reportkit.manuscript import Grid, GridEntry, Line, Manuscript
from reportkit.model import Identity
from reportkit.phrases import checklist_rows
from reportkit.phrases.rows import compared_sides
from reportkit.review import with_checklist
from reportkit.rules import RULES, Checked, Findings, NotChecked, Severity, Suppression
from reportkit.rules.figures.facts import large_change
from samples import report

SECTIONS = ["检查结果", "勾稽关系", "已不再提示的问题", "未检查的项目", "核对意见"]


def checklist(given: Report, found: Findings | None = None) -> Manuscript:
    """The blocks of the checklist alone."""
    own = compose(given)
    whole = with_checklist(own, given, check(given) if found is None else found)
    assert own.blocks == whole.blocks[: len(own.blocks)]
    return attrs.evolve(whole, blocks=whole.blocks[len(own.blocks) :])


def words(entry: GridEntry) -> str:
    return entry if isinstance(entry, str) else getattr(entry, "text", "")


def below(made: Manuscript, title: str) -> list[list[str]]:
    """The rows of the table under a heading, or the line that stands there instead."""
    place = next(n for n, block in enumerate(made.blocks) if isinstance(block, Line) and block.text == title)
    block = made.blocks[place + 1]
    if isinstance(block, Line) and isinstance(made.blocks[place + 2], Grid):
        block = made.blocks[place + 2]
    return [[block.text]] if isinstance(block, Line) else [list(map(words, row)) for row in block.body]  # type: ignore[union-attr]


# ---------------------------------------------------------------- what it says


def test_it_is_named_and_has_its_parts_in_order() -> None:
    given = report(preamble=["乙{待补}。"])
    made = checklist(given, check(given, suppressions=[Suppression("open_placeholder", "下周补齐")]))
    lines = [block.number + block.text for block in made.blocks if isinstance(block, Line) and block.text]
    assert ["内部核对，不随报告印发", "核对单", "（工作报告）"] == lines[:3]
    headings = [f"{number}、{title}" for number, title in zip("一二三四五", SECTIONS, strict=True)]
    assert headings == [line for line in lines if line[1] == "、"]


def test_its_headings_are_counted_in_the_report_s_own_way() -> None:
    made = checklist(report(scheme=("第一部分　", "一、")))
    assert "第四部分　" == [block.number for block in made.blocks if isinstance(block, Line) and block.number][-1]


def test_each_finding_has_a_row_to_tick() -> None:
    made = checklist(report(title="{地区}报告", preamble=["甲。", "乙{待补:电话}。"]))
    assert [["1", "引言第2段", "“【待补：电话】”：还有待补的内容：电话", "错误", "□", "□", ""]] == below(
        made, "检查结果"
    )
    assert "共发现问题1处：错误1处。" in [block.text for block in made.blocks if isinstance(block, Line)]


def test_the_gravest_come_first() -> None:
    found = check(report(preamble=["甲{待补:一}乙{待补:二}。"]))
    mixed = [attrs.evolve(found[0], severity=severity) for severity in (Severity.ADVICE, *Severity)]
    rows = below(checklist(report(), Findings(mixed)), "检查结果")
    assert [("1", "错误"), ("2", "提醒"), ("3", "建议"), ("4", "建议")] == [(row[0], row[3]) for row in rows]


def test_words_that_the_message_begins_with_are_not_said_twice() -> None:
    made = checklist(report(facts=[Statistic("参训人员", 3, "人次")]))
    assert "“参训人员”在报告中没有用到，请写入正文或者从数据和用语中删去" == below(made, "检查结果")[0][2]


FIGURES = [
    Statistic("收费金额", 9116, "万元", last=24252, note="两项收费当年取消"),
    Statistic("收到信件", 200, "件", last=20, parts={"来信": 100, "来访": 90}),
    Statistic("参训人员", 31, "人次", last=30),
    Statistic("接待来访", None, "人次", last=30),
]


def compared(given: Report, *suppressions: Suppression) -> list[list[str]]:
    return below(checklist(given, check(given, suppressions=suppressions)), "勾稽关系")


def test_what_needs_a_look_comes_first_and_jumps_are_told_with_their_reason() -> None:
    expected = [
        ["1", "收到信件＝来信＋来访", "200", "190", "不符，相差10", "□"],
        ["2", "收费金额：本年与上年", "9116", "24252", "变化较大：同比下降62.4%（两项收费当年取消）", "□"],
        ["3", "收到信件：本年与上年", "200", "20", "变化较大：同比增长900.0%", "□"],
        ["4", "接待来访：本年与上年", "未上报", "30", "未上报", "□"],
        ["5", "参训人员：本年与上年", "31", "30", "同比增长3.3%", "□"],
    ]
    assert expected == compared(report(facts=FIGURES))


def test_a_jump_that_is_silenced_is_told_with_that_reason() -> None:
    given = report(facts=FIGURES, preamble=["{收到信件}。"])
    told = compared(given, Suppression(large_change.name, "上年数据统计口径不同"))
    assert "变化较大：同比增长900.0%（上年数据统计口径不同）" in [row[4] for row in told]


def test_identities_stand_with_both_sides() -> None:
    held = Identity("B3", "总计行", "总计", 4, "各类之和", 4)
    broken = Identity("B4", "结转行", "结转", 4, "上年结转", 3, reason="机构改革划入")
    given = report(identities=(held, broken))
    expected = [
        ["1", "B4　结转行：结转＝上年结转", "4", "3", "不符，相差1（机构改革划入）", "□"],
        ["2", "B3　总计行：总计＝各类之和", "4", "4", "相符", "□"],
    ]
    assert expected == compared(given)


def identity(place: str, left: int | None, right: int, **given: Any) -> Identity:
    return Identity("B3", place, "总计", left, "各类之和", right, **given)


def test_what_agrees_in_one_way_is_one_line_and_what_does_not_has_its_own() -> None:
    rows = [identity(f"第三部分表格“{label}”行", 4, 4) for label in ("甲", "乙", "丙")]
    columns = [identity(f"第三部分表格“{label}”列", 4, 4) for label in ("甲", "乙")]
    apart = identity("第三部分表格“丁”行", 4, 3)
    excused = identity("第三部分表格“戊”行", 4, 4, reason="口径调整")
    open_still = identity("第三部分表格“己”行", None, 3)
    sums = [
        Statistic(f"信件{name}", 30, "件", last=29, parts={f"来信{name}": 10, f"来访{name}": 20}) for name in "甲乙"
    ]
    given = report(facts=sums, identities=(*rows, apart, *columns, excused, open_still))
    expected = [
        ["1", "B3　第三部分表格“丁”行：总计＝各类之和", "4", "3", "不符，相差1", "□"],
        ["2", "B3　第三部分表格“己”行：总计＝各类之和", "未上报", "3", "未上报", "□"],
        ["3", "B3　第三部分表格“戊”行：总计＝各类之和", "4", "4", "相符（口径调整）", "□"],
        ["4", "数据与其各项之和", "", "", "2项全部相符", "□"],
        ["5", "B3　第三部分表格各行：总计＝各类之和", "", "", "3行全部相符", "□"],
        ["6", "B3　第三部分表格各列：总计＝各类之和", "", "", "2列全部相符", "□"],
        ["7", "本年与上年", "", "", "2项没有较大变化", "□"],
    ]
    assert expected == compared(given)
    assert checklist_rows(given) == [one.row for one in compared_sides(given)]
    assert 12 == len(checklist_rows(given))


def test_what_is_silenced_stands_there_with_its_reason() -> None:
    given = report(preamble=["乙{待补}。"])
    made = checklist(given, check(given, suppressions=[Suppression("open_placeholder", "下周补齐")]))
    assert [["1", "引言", "“【待补】”：还有待补的内容", "下周补齐", "□"]] == below(made, "已不再提示的问题")
    assert [["未发现问题。另有1处不再提示。"]] == below(made, "检查结果")


def test_what_was_not_checked_is_told_with_what_is_missing() -> None:
    lacking = [NotChecked("a", "上年报告", "甲"), NotChecked("b", "发布日期", "乙"), NotChecked("c", "上年报告", "丙")]
    made = checklist(report(), Findings(not_checked=lacking))
    assert [
        ["1", "甲；丙", "缺少上年报告", "□"],
        ["2", "乙", "缺少发布日期", "□"],
        ["3", "各项数据是否属实", "检查只能发现互相矛盾的数据，请与原始台账核对", "□"],
    ] == below(made, "未检查的项目")


@pytest.mark.parametrize(
    ("fields", "questions"),
    [
        ({}, ["各项数据是否属实"]),
        (
            {"sections": [Section("表", [Table([["其他处理", 3]])])]},
            ["各项数据是否属实", "“其他处理”中有无逾期未办结的申请"],
        ),
        (
            {"sections": [Section("存在的主要问题")]},
            ["各项数据是否属实", "所列问题是否为主要问题，改进措施是否对应"],
        ),
    ],
)
def test_what_no_program_can_check_is_left_to_people(fields: dict[str, Any], questions: list[str]) -> None:
    given = report(**fields)
    assert questions == [row[1] for row in below(checklist(given, Findings()), "未检查的项目")]


def asked(made: Manuscript) -> str:
    """What stands under the last heading, above the box."""
    place = next(n for n, block in enumerate(made.blocks) if isinstance(block, Line) and block.text == "核对意见")
    block = made.blocks[place + 1]
    return block.text if isinstance(block, Line) else ""


def test_what_was_checked_is_told_by_families() -> None:
    checked = [Checked("a", "甲", "数据"), Checked("b", "乙", "标点"), Checked("c", "丙", "数据"), Checked("d")]
    made = checklist(report(), Findings(checked=checked))
    assert "已检查规则4项：数据2项，标点1项，其他1项。" == asked(made)
    assert "" == asked(checklist(report(), Findings()))


def test_every_rule_that_was_asked_is_counted() -> None:
    given = report()
    told = asked(checklist(given))
    whole, *families = map(int, re.findall(r"(\d+)项", told))
    assert len(check(given).checked) == whole == sum(families) > 20


def test_the_opinion_stands_on_no_page_alone() -> None:
    blocks = checklist(report()).blocks
    place = next(n for n, block in enumerate(blocks) if isinstance(block, Line) and block.text == "核对意见")
    told = blocks[place + 1]
    assert isinstance(told, Line)
    assert told.keep_next


def test_every_family_of_the_library_has_a_chinese_name() -> None:
    assert [] == [rule.name for rule in RULES if rule.family == "本单位规则"]


def test_control_characters_of_an_office_s_own_rules_are_left_out(validated: Validated) -> None:
    given = report()
    found = Findings(not_checked=[NotChecked("a", "上年\x0b报告", "甲\n乙")])
    assert ["1", "甲乙", "缺少上年报告", "□"] == below(checklist(given, found), "未检查的项目")[0]
    validated(render(given, findings=found, checklist=True))


# ---------------------------------------------------------------- the file


TURNED = report(attachments=[Attachment("附表", [Table([["甲", 1]], landscape=True)], landscape=True)])

DRAFT = attrs.evolve(
    lushan_2018.build(), facts=[*lushan_2018.build().facts, *FIGURES], stage="送审稿", preamble=["{待补:依据}。"]
)

files = pytest.mark.parametrize("given", [report(), TURNED, DRAFT], ids=["small", "turned", "lushan"])


def body(docx: bytes) -> str:
    return read(docx).parts[DOCUMENT].decode("utf-8").partition("<w:body>")[2]


@files
@pytest.mark.parametrize("mode", ["automatic", "typed"])
def test_the_report_stands_before_it_to_the_byte(given: Report, mode: Any, validated: Validated) -> None:
    quiet = Findings(checked=check(given).checked)  # no comments
    plain = body(render(given, numbering=mode))
    made = render(given, findings=quiet, checklist=True, numbering=mode)
    own, ending, rest = plain.rpartition("<w:sectPr>")
    assert body(made).startswith(own)
    assert body(made).endswith(ending + rest)
    validated(render(given, findings=check(given), checklist=True, numbering=mode))


def tables(docx: bytes) -> list[Element]:
    return list(read(docx).all("tbl", DOCUMENT))


@files
def test_its_tables_repeat_their_heads_and_fill_the_page(given: Report) -> None:
    own = len(tables(render(given)))
    made = tables(render(given, findings=check(given), checklist=True))[own:]
    page = GB9704.page.text_height if given is TURNED else GB9704.page.text_width
    assert {round(page / 25.4 * 1440)} == {int(t.find(f"{W}tblPr/{W}tblW").get(W + "w") or 0) for t in made}  # type: ignore[union-attr]
    *others, opinion = made
    assert others
    for table in others:
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    assert "意见核对人日期　　　年　　月　　日" == plain_text(opinion)


@pytest.fixture
def look(rendered: Rendered) -> Look:
    files = {
        "plain": render(DRAFT),
        "with its checklist": render(DRAFT, findings=check(DRAFT), checklist=True),
        "turned": render(TURNED, findings=check(TURNED), checklist=True),
    }
    return looking(rendered, files)


def test_it_begins_a_page_that_no_other_text_shares(look: Look) -> None:
    plain, made = look("plain"), look("with its checklist")
    assert [page.text for page in plain] == [page.text for page in made[: len(plain)]]
    assert made[len(plain)].text.startswith("内部核对，不随报告印发")
    assert "意见" in made[-1].text
    assert all(page.text.strip() for page in made)


def test_a_turned_checklist_ends_with_its_last_table(look: Look) -> None:
    made = look("turned")
    assert "意见" in made[-1].text
    assert {297.0} == {round(page.width, 0) for page in made[1:]}


def test_plain_text_takes_it_line_by_line() -> None:
    given = report(preamble=["乙{待补:电话}。"])
    made = render(given, ".txt", findings=check(given), checklist=True).decode("utf-8")
    own = render(given, ".txt").decode("utf-8")
    assert made.startswith(
        f"{own}内部核对，不随报告印发\n核对单\n（工作报告）\n一、检查结果\n共发现问题1处：错误1处。\n"
    )
    assert "1\t引言\t“【待补：电话】”：还有待补的内容：电话\t错误\t□\t□\t\n" in made
    assert re.search(r"^核对人\t\t日期\t　+年　+月　+日$", made, re.MULTILINE)


def test_comments_stand_in_the_report_and_not_in_the_checklist() -> None:
    package = read(render(DRAFT, findings=check(DRAFT), checklist=True))
    marks = list(package.all("commentRangeStart", DOCUMENT))
    label = next(p for p in package.all("p", DOCUMENT) if plain_text(p) == "内部核对，不随报告印发")
    every = list(package.xml[DOCUMENT].iter())
    assert "OfficialAttachmentLabel" == child_value(label.find(W + "pPr"), "pStyle")
    assert len(check(DRAFT)) == len(marks)
    assert max(map(every.index, marks)) < every.index(label)
