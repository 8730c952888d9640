"""How a report is said: the text as it will stand, before anything is known of Word."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Body, Citation, Measure, Points, Report, Section, Statistic, Term, render
from reportkit.compose import compose
from reportkit.compose.signature import beginnings
from reportkit.errors import InvalidValue
from reportkit.manuscript import Line, Mark, Role, Span
from reportkit.phrases import basis, contact, download, parts, period
from samples import REPORTS, WORDS, lines, report, text

RULES = "中华人民共和国政府信息公开条例"
PLAN = Citation("政务公开工作安排", "庐府办发〔2018〕95号", short="安排")


def blocks(given: Report) -> list[Line]:
    return [line for line in compose(given).blocks if isinstance(line, Line)]


# ---------------------------------------------------------------- slots


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{年}年，上年{上年}，下年{下年}", "2018年，上年2017，下年2019"),
        ("{地区}{全市}{我市}{市}长", "示例县全县我县县长"),
        ("{单位}", "示例县人民政府办公室"),
        ("{电话}，{邮编}，{地址}", "0000-1234567，000000，示例路1号"),
        ("{网站}（{网址}）", "门户网站（http://a.cn）"),
        ("{成文日期}", "2019年1月14日"),
        ("{公开信息}", "公开信息1265.6万条"),
        ("{公开信息:数值}", "1265.6万条"),
        ("{公开信息:数}", "1265.6"),
        ("{网站公开}", "网站公开30万条"),  # a part, in the unit of the whole
        ("{参训单位:数值}单位", "70余个单位"),
        ("{热线}", "“12345”热线"),
        ("{示例县教育局}", "示例县教育局"),
        ("{{年}}", "{年}"),
        ("咨询{待补}{待补:电话}。", "咨询【待补】【待补：电话】。"),
    ],
)
def test_what_a_slot_prints(words: str, expected: str) -> None:
    office = Body(
        "示例县人民政府办公室",
        area="示例县",
        address="示例路1号",
        postcode="000000",
        telephone="0000-1234567",
        website=("门户网站", "http://a.cn"),
    )
    facts = [
        Statistic("公开信息", "1265.6", "万条", parts={"网站公开": 30}),
        Statistic("参训单位", 70, "个", exactness="余"),
        Term("热线", "“12345”热线"),
        Body("示例县教育局", area="示例县"),
    ]
    made = report(office=office, facts=facts, signed=date(2019, 1, 14), preamble=[words])
    assert expected == text(made)[0]


def test_a_span_keeps_the_fact_it_prints_and_a_placeholder_is_marked() -> None:
    made = report(facts=[Statistic("信息", 3, "条")], preamble=["共{信息}，{待补}。"])
    told, left_open = Span("信息3条", fact="信息", slot="信息"), Span("【待补】", Mark.PLACEHOLDER, slot="待补")
    expected = (Span("共"), told, Span("，"), left_open, Span("。"))
    assert expected == blocks(made)[-1].spans


# ---------------------------------------------------------------- documents


@pytest.mark.parametrize(
    ("citation", "mentions", "expected"),
    [
        (Citation(RULES, short="条例"), ["{条例}"], [f"《{RULES}》"]),
        (Citation(RULES, short="条例"), ["{条例}", "{条例}"], [f"《{RULES}》（以下简称《条例》）", "《条例》"]),
        (PLAN, ["{安排}"], ["《政务公开工作安排》（庐府办发〔2018〕95号）"]),
        (
            PLAN,
            ["{安排}和{安排}", "{安排}"],
            ["《政务公开工作安排》（庐府办发〔2018〕95号，以下简称《安排》）和《安排》", "《安排》"],
        ),
        (Citation(RULES, name="条例"), ["{条例}", "{条例}"], [f"《{RULES}》", f"《{RULES}》"]),
        (Citation("关于印发《办法》的通知", name="通知"), ["{通知}"], ["《关于印发〈办法〉的通知》"]),
        (PLAN, ["{安排:全称}", "{安排:文号}"], ["《政务公开工作安排》", "庐府办发〔2018〕95号"]),
        # the other words do not name it again
        (PLAN, ["{安排}", "{安排:全称}"], ["《政务公开工作安排》（庐府办发〔2018〕95号）", "《政务公开工作安排》"]),
    ],
)
def test_a_document_is_named_in_full_first_and_in_short_when_it_comes_again(
    citation: Citation, mentions: list[str], expected: list[str]
) -> None:
    assert expected == text(report(facts=[citation], preamble=mentions))


def test_a_heading_names_a_document_without_introducing_it() -> None:
    sections = [Section("落实{安排}", ["按照{安排}。"]), Section("{安排}成效", [Measure("学习{安排}", "再学{安排}。")])]
    expected = [
        "一、落实《政务公开工作安排》",
        "按照《政务公开工作安排》（庐府办发〔2018〕95号，以下简称《安排》）。",
        "二、《安排》成效",
        "（一）学习《安排》。再学《安排》。",
    ]
    assert expected == text(report(facts=[PLAN], sections=sections))


def test_phrases_and_points_mention_documents_too() -> None:
    sections = [Measure(points=["学习{安排}", "落实{安排}"])]
    expected = [
        "本报告根据《政务公开工作安排》（庐府办发〔2018〕95号，以下简称《安排》）要求，由示例县人民政府办公室编制。",
        "一、一是学习《安排》；二是落实《安排》。",
    ]
    assert expected == text(report(facts=[PLAN], preamble=[basis("安排")], sections=sections))


@given(st.integers(1, 5))
def test_a_short_name_is_defined_once_if_it_is_used_again_and_never_otherwise(mentions: int) -> None:
    made = "".join(text(report(facts=[PLAN], preamble=["{安排}。"] * mentions)))
    assert (mentions > 1, mentions - 1, 1) == (
        "以下简称《安排》" in made,
        made.count("《安排》。"),
        made.count("《政务公开工作安排》"),
    )


# ---------------------------------------------------------------- points and measures


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (Points(["甲", "乙"]), "一是甲；二是乙。"),
        (Points(["甲", "乙", "丙"]), "一是甲；二是乙；三是丙。"),
        (Points(["甲", "乙，丙"]), "一是甲；二是乙，丙。"),
        (Points(["甲。再写", "乙"]), "一是甲。再写。二是乙。"),  # one is of two sentences: 。 everywhere
        (Points(["甲", "乙", "丙。再写"]), "一是甲。二是乙。三是丙。再写。"),
        (Points(["甲？", "乙"]), "一是甲？二是乙。"),
        (Points(["甲", "乙！"]), "一是甲；二是乙！"),
        (Points(["说“甲。”", "乙"]), "一是说“甲。”二是乙。"),
        (Points(["说“甲”", "乙"]), "一是说“甲”；二是乙。"),
        (Points(["甲", "乙"], "第一，"), "第一，甲；第二，乙。"),
        (Points(["甲", "乙", "丙"], "首先，"), "首先，甲；其次，乙；最后，丙。"),
        (Points(["甲", "乙"], "（1）"), "（1）甲；（2）乙。"),
        (Points(["甲", "乙"], "①"), "①甲；②乙。"),
        (
            Points(["甲", ["乙：", Points(["丙", "丁"], "（1）")]]),
            "一是甲。二是乙：（1）丙；（2）丁。",
        ),
        (
            Points([["甲：", Points(["丙", "丁"], "①")], "乙"], "1."),
            "1.甲：①丙；②丁。2.乙。",
        ),
        (Points([["甲", "再写"], "乙"]), "一是甲再写；二是乙。"),
        (Points(["{年}年", lambda given: "{地区}"]), "一是2018年；二是示例县。"),
    ],
)
def test_points_carry_their_markers_and_end_marks(points: Points, expected: str) -> None:
    assert [expected] == text(report(preamble=[points]))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure("甲"), "一、甲。"),
        (Measure("甲", "文字。"), "一、甲。文字。"),
        (Measure(text="文字。"), "一、文字。"),
        (Measure(points=["乙", "丙"]), "一、一是乙；二是丙。"),
        (Measure("甲", "文字：", points=["乙", "丙"]), "一、甲。文字：一是乙；二是丙。"),
        (Measure("甲", ["文字。", period]), "一、甲。文字。本报告的数据统计期限为2018年1月1日至12月31日。"),
        (Measure("甲", responsible="教育局"), "一、甲。（责任单位：教育局）"),
        (Measure("甲", responsible=["教育局", "{单位}"]), "一、甲。（责任单位：教育局、示例县人民政府办公室）"),
        (Measure("甲", by=date(2019, 6, 30)), "一、甲。（完成时限：2019年6月30日）"),
        (Measure("甲", by="{下年}年年底"), "一、甲。（完成时限：2019年年底）"),
        (
            Measure("甲", "文字。", responsible=["教育局"], by="长期坚持"),
            "一、甲。文字。（责任单位：教育局；完成时限：长期坚持）",
        ),
    ],
)
def test_a_measure_runs_on_in_one_line(measure: Measure, expected: str) -> None:
    assert [expected] == text(report(sections=[measure]))


def test_lead_and_text_are_told_apart() -> None:
    (line,) = blocks(report(sections=[Measure("甲", "文字。")]))[2:]
    assert ("一、", Role.ITEM_1, "sections[0]") == (line.number, line.role, line.origin)
    assert (Span("甲。", Mark.LEAD), Span("文字。")) == line.spans


def test_what_follows_below_a_measure_is_paragraphs_and_deeper_items() -> None:
    made = report(sections=[Section("甲", [Measure("乙", content=["文字。", Measure("丙"), Section("丁")])])])
    expected = [
        (Role.HEADING_1, "一、甲", "sections[0].title"),
        (Role.ITEM_2, "（一）乙。", "sections[0].content[0]"),
        (Role.BODY, "文字。", "sections[0].content[0].content[0]"),
        (Role.ITEM_3, "1.丙。", "sections[0].content[0].content[1]"),
        (Role.HEADING_3, "2.丁", "sections[0].content[0].content[2].title"),
    ]
    assert expected == [(line.role, line.number + line.text, line.origin) for line in blocks(made)[2:]]


def test_a_list_is_one_paragraph_whose_pieces_run_on() -> None:
    made = report(preamble=[["甲：", Points(["乙", "丙"]), "丁，", period]])
    assert ["甲：一是乙；二是丙。丁，本报告的数据统计期限为2018年1月1日至12月31日。"] == text(made)


# ---------------------------------------------------------------- phrases


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ([], []),
        (["概述"], []),
        (["概述", "附表"], ["本报告由概述和附表两个部分组成。"]),
        (["概述", "主动公开情况", "附表"], ["本报告由概述、主动公开情况和附表三个部分组成。"]),
        (
            ["概述", "复议、诉讼情况", "问题和建议"],
            ["本报告由概述，复议、诉讼情况，以及问题和建议三个部分组成。"],
        ),
        (["{年}年情况", "{下年}年打算"], ["本报告由2018年情况和2019年打算两个部分组成。"]),
        (
            ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑"],
            ["本报告由甲、乙、丙、丁、戊、己、庚、辛、壬、癸、子和丑十二个部分组成。"],
        ),
    ],
)
def test_the_sentence_on_parts_names_and_counts_the_headings(titles: list[str], expected: list[str]) -> None:
    sections = [Section(title, [Section("分节"), Measure("条目")]) for title in titles]
    made = report(preamble=[parts], sections=sections)
    assert expected == [line.text for line in blocks(made) if line.origin == "preamble[0]"]


def test_parts_counts_sections_and_neither_paragraphs_nor_items() -> None:
    sections = ["文字。", Section("概述"), Measure("条目"), Section("附表")]
    assert "本报告由概述和附表两个部分组成。" == text(report(preamble=[parts], sections=sections))[0]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, "对本报告如有疑问，可向示例县人民政府咨询。"),
        ({"telephone": "0000-1"}, "对本报告如有疑问，可向示例县人民政府咨询（电话：0000-1）。"),
        (
            {
                "email": "a@b.cn",
                "fax": "0000-2",
                "telephone": "0000-1",
                "postcode": "000000",
                "address": "示例路1号",
            },
            (
                "对本报告如有疑问，可向示例县人民政府咨询"
                "（地址：示例路1号；邮编：000000；电话：0000-1；传真：0000-2；电子邮箱：a@b.cn）。"
            ),
        ),
    ],
)
def test_what_the_office_lacks_vanishes_with_its_label(known: dict[str, Any], expected: str) -> None:
    office = Body("示例县人民政府", area="示例县", **known)
    assert [expected] == text(report(office=office, preamble=[contact]))


def test_a_download_needs_a_website_and_says_nothing_without() -> None:
    office = Body("示例县人民政府", area="示例县", website=("示例县人民政府网站", "http://a.cn"))
    expected = "本报告电子版可在示例县人民政府网站（http://a.cn）下载。"
    assert [expected, "甲。"] == text(report(office=office, preamble=[download, "甲。"]))
    assert ["甲。"] == text(report(preamble=[download, "甲。"]))  # and leaves no blank line


def test_a_phrase_is_a_function_of_the_report_that_returns_text_with_slots() -> None:
    def trend(given: Report) -> str:
        return "比{上年}年增加。" if (given.year or 0) > 2018 else "与{上年}年持平。"

    assert ["与2017年持平。"] == text(report(preamble=[trend]))
    assert ["比2018年增加。"] == text(report(year=2019, preamble=[trend]))


# ---------------------------------------------------------------- title and stage


def test_a_title_turns_where_it_is_told_to() -> None:
    made = compose(report(title="示例县\n{年}年报告"))
    first = made.blocks[0]
    assert isinstance(first, Line)
    assert ("示例县2018年报告", "示例县\n2018年报告") == (made.title, first.text)


@pytest.mark.parametrize(("stage", "expected"), [(None, ["报告", ""]), ("送审稿", ["报告", "（送审稿）", ""])])
def test_the_stage_stands_under_the_title(stage: str | None, expected: list[str]) -> None:
    assert expected == lines(report(title="报告", stage=stage))


# ---------------------------------------------------------------- signature


@pytest.mark.parametrize(
    (
        "name",
        "expected_name",
        "expected_date",
    ),  # 字 from the right edge to the first character; the date is 6.5 字 wide
    [
        ("示例县人民政府办公室", 12, 10),
        ("示例县人民政府", 9, 7),
        ("示例县政府办", 10.5, 8.5),  # the date is longer: it ends two 字 from the edge, the name moves left
        ("县政府", 10.5, 8.5),
        ("示例县人民政府政务公开工作领导小组办公室", 22, 20),
    ],
)
def test_signature_and_date_without_seal(name: str, expected_name: float, expected_date: float) -> None:
    made = report(office=Body(name, area="示例县"), signed=date(2019, 1, 14), sections=[Section("甲", ["文字。"])])
    expected = [
        (Role.HEADING_1, "甲", None, False),
        (Role.BODY, "文字。", None, True),  # never the signature alone on a page
        (Role.BODY, "", None, True),
        (Role.SIGNATURE, name, expected_name, True),
        (Role.DATE, "2019年1月14日", expected_date, False),
    ]
    assert expected == [(line.role, line.text, line.begins, line.keep_next) for line in blocks(made)[2:]]


@given(st.floats(1, 20), st.floats(1, 20))
def test_the_date_begins_two_characters_right_of_the_name(name: float, day: float) -> None:
    name_begins, date_begins = beginnings(name, day)
    assert pytest.approx(2) == name_begins - date_begins
    assert pytest.approx(2) == (name_begins - name if name >= day else date_begins - day)


def test_an_unsigned_report_ends_with_its_text() -> None:
    assert [Role.BODY] == [line.role for line in blocks(report(preamble=["文字。"]))[2:]]


# ---------------------------------------------------------------- laws


@given(WORDS)
def test_text_without_slots_stands_as_it_is(words: str) -> None:
    expected = words.replace("{{", "{").replace("}}", "}")
    assert [expected] == text(report(preamble=[words]))


@given(REPORTS)
def test_composing_twice_gives_the_same_and_every_line_knows_its_place(made: Report) -> None:
    first, second = compose(made), compose(made)
    assert first == second
    assert all(line.origin or line.leads_to for line in blocks(made) if line.text)


def test_a_phrase_is_asked_once() -> None:
    asked: list[str] = []

    def phrase(given: Report) -> str:
        asked.append("asked")
        return f"第{len(asked)}次。"

    made = report(preamble=[phrase])
    assert (["第1次。"], ["第1次。"], ["asked"]) == (text(made), text(made), asked)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (lambda given: 1 / 0, "preamble[0]: the phrase <lambda> raised ZeroDivisionError: division by zero"),
        (lambda given: given.figure("甲").fact, "raised AttributeError"),
        (lambda given: render(given, ".txt").decode(), "raised RecursionError"),
    ],
)
def test_a_phrase_that_fails_says_where(phrase: Any, expected: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        report(preamble=[phrase])
    assert expected in str(caught.value)


def test_each_lead_in_of_a_paragraph_counts_its_own_run() -> None:
    paragraph = ["抓{几项}：", Points(["甲", "乙"]), "抓{几项}：", Points(["丙", "丁", "戊"])]
    assert ["抓两项：一是甲；二是乙。抓三项：一是丙；二是丁；三是戊。"] == text(report(preamble=[paragraph]))


def test_a_title_is_said_where_it_is_quoted() -> None:
    made = report(sections=[Section("{年}年工作", name="工作"), "见“{工作:标题}”。"])
    assert "见“2018年工作”。" == text(made)[-1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("年", 'the name of 第一部分: the name "年" is taken: {年} is a slot of every report'),
        ("几项", 'the name of 第一部分: the name "几项" begins with 几, as slots that count do'),
    ],
)
def test_a_target_takes_no_name_of_the_reports_own(name: str, expected: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        report(sections=[Section("工作", name=name)])
    assert str(caught.value).startswith(expected)


def test_titles_do_not_quote_titles() -> None:
    with pytest.raises(InvalidValue, match=r"sections\[0\]: its title quotes a title by a slot"):
        report(sections=[Section("同{乙:标题}", name="甲"), Section("同{甲:标题}", name="乙")])
