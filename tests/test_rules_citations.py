"""What the rules on cited documents and on kinds of documents find in any text, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.rules import Rule, check_text
from reportkit.rules.figures.shares import typed_share_wrong
from reportkit.rules.names.bodies import body_under_two_names, office_of_another_place, wrong_word_for_itself
from reportkit.rules.names.citations import (
    book_marks_around_no_work,
    differing,
    malformed_document_number,
    number_before_title,
    number_told_too_late,
    one_document_two_numbers,
    one_title_two_spellings,
)
from reportkit.rules.structure.genre import ending_of_another_kind, request_in_report
from reportkit.wording import document_number_fault

TITLE = "示例县2018年政务公开工作报告"

Rules = tuple[Rule, ...]


def told(rules: Rules, *paragraphs: str, title: str = TITLE) -> list[tuple[str, str]]:
    return [(found.name, found.quotation) for found in check_text("\n".join((title, *paragraphs)), rules=rules)]


def messages(rule: Rule, *paragraphs: str) -> list[str]:
    return [found.message for found in check_text("\n".join((TITLE, *paragraphs)), rules=(rule,))]


# ---------------------------------------------------------------- document numbers


@pytest.mark.parametrize(
    ("text", "quotation", "right"),
    [
        ("（示县发[2019]5号）", "示县发[2019]5号", "示县发〔2019〕5号"),
        ("（示县发（2019）5号）", "示县发（2019）5号", "示县发〔2019〕5号"),
        ("(示县发(2019)5号)", "示县发(2019)5号", "示县发〔2019〕5号"),
        ("（示县发【2019】5号）", "示县发【2019】5号", "示县发〔2019〕5号"),
        ("(赣府厅字【2018】50号)", "赣府厅字【2018】50号", "赣府厅字〔2018〕50号"),
        ("（示县发﹝2019﹞5号）", "示县发﹝2019﹞5号", "示县发〔2019〕5号"),
        ("（示县发〔2019]5号）", "示县发〔2019]5号", "示县发〔2019〕5号"),
        ("（示县发〔19〕5号）", "示县发〔19〕5号", "示县发〔2019〕5号"),
        ("（示县发〔2019〕05号）", "示县发〔2019〕05号", "示县发〔2019〕5号"),
        ("（示县发〔2019〕第5号）", "示县发〔2019〕第5号", "示县发〔2019〕5号"),
        ("（示县发〔2019年〕5号）", "示县发〔2019年〕5号", "示县发〔2019〕5号"),
        ("（示县发〔2019〕 5号）", "示县发〔2019〕 5号", "示县发〔2019〕5号"),
        ("（示县发〔2019〕5）", "示县发〔2019〕5", "示县发〔2019〕5号"),
        ("（示县发〔2019〕5文件）", "示县发〔2019〕5", "示县发〔2019〕5号"),
        ("依据示县发（2019）5号文件", "示县发（2019）5号", "示县发〔2019〕5号"),
        ("按照示县发[2019]5号", "示县发[2019]5号", "示县发〔2019〕5号"),
        ("县政府印发示县发【2019】5号", "示县发【2019】5号", "示县发〔2019〕5号"),
        ("根据省人民政府办公厅文件示县发[2019]5号", "[2019]5号", "〔2019〕5号"),
    ],
)
def test_a_malformed_number_is_found_with_its_right_form(text: str, quotation: str, right: str) -> None:
    (found,) = check_text(f"{TITLE}\n落实通知{text}。", rules=(malformed_document_number,))
    assert (quotation, f"请写“{right}”") == (found.quotation, found.message.rpartition("；")[2])


@pytest.mark.parametrize(
    "text",
    [
        "《通知》（示府办发〔2018〕95号）",
        "国务院令第711号、财政部公告2018年第3号、中国人民银行公告〔2018〕第3号",
        "（2018）赣04行终12号判决",
        "大楼（2018）5号楼、城东（2018）2号地块、规划（2018）3号线",
        "附件（3）5号、表[2]、图（1）",
        "你单位报送的（2023）第12号材料",
        "庐山市（2018年）财政收入、电话（0792）2666272",
        "http://a.gov.cn/x[2018]5号",
    ],
)
def test_what_is_no_malformed_number_is_left_alone(text: str) -> None:
    assert [] == told((malformed_document_number,), f"按{text}办理。")


@given(
    st.text("示县府办发政函字", min_size=1, max_size=6),
    st.integers(1900, 2099),
    st.integers(1, 99999),
)
def test_a_number_that_citations_accept_is_never_told(code: str, year: int, serial: int) -> None:
    right = f"{code}〔{year}〕{serial}号"
    assert document_number_fault(right) is None
    assert [] == told((malformed_document_number,), f"《通知》（{right}）要求。")


@given(st.sampled_from(["[]", "【】", "（）", "［］", "﹝﹞"]), st.integers(1950, 2049), st.integers(1, 9999))
def test_every_other_bracket_is_told(brackets: str, year: int, serial: int) -> None:
    number = f"示府办发{brackets[0]}{year}{brackets[1]}{serial}号"
    assert [("malformed_document_number", number)] == told((malformed_document_number,), f"《通知》（{number}）要求。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照国办发〔2018〕1号《公开意见》", ["国办发〔2018〕1号《"]),
        ("根据国务院令第711号《条例》", ["国务院令第711号《"]),
        ("《公开意见》（国办发〔2018〕1号）《实施细则》（国办发〔2018〕2号）", []),
        ("国办发〔2018〕1号、《公开意见》", []),
        ("第3号《政府公报》", []),
    ],
)
def test_the_number_follows_the_title(text: str, expected: list[str]) -> None:
    assert [("number_before_title", quotation) for quotation in expected] == told((number_before_title,), f"{text}。")


OPINION = "《关于推进公开的意见》"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([f"落实{OPINION}。", f"按照{OPINION}（国办发〔2018〕1号）。", f"对照{OPINION}。"], [OPINION]),
        ([f"落实{OPINION}（国办发〔2018〕1号）。", f"按照{OPINION}。"], []),
        ([f"落实{OPINION}。", f"按照{OPINION}。"], []),
        ([f"一、{OPINION}落实情况", f"按照{OPINION}（国办发〔2018〕1号）。"], []),
        ([f"落实{OPINION}（国办发〔2018〕1号）。", f"按照{OPINION}（国办发〔2018〕1号）。"], []),
        (["《条例》施行。", "《条例》（国办发〔2018〕1号）施行。"], []),  # a short name
    ],
)
def test_the_number_stands_where_the_document_is_cited_first(paragraphs: list[str], expected: list[str]) -> None:
    assert [("number_told_too_late", title) for title in expected] == told((number_told_too_late,), *paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            [f"{OPINION}（国办发〔2018〕1号）。", f"{OPINION}（国办发〔2018〕11号）。"],
            ["同一文件的文号，前文写“国办发〔2018〕1号”，这里写“国办发〔2018〕11号”；请核对"],
        ),
        (
            [f"{OPINION}（国办发〔2018〕1号）。", "《公开工作要点》（国办发〔2018〕1号）。"],
            ["文号“国办发〔2018〕1号”在前文属于《关于推进公开的意见》；请核对"],
        ),
        ([f"{OPINION}（国办发〔2018〕1号）。", "《公开工作要点》（国办发〔2018〕2号）。"], []),
        (["《要点》（国办发〔2018〕1号）。", "《要点》（示府办发〔2018〕2号）。"], []),  # short names
    ],
)
def test_one_document_has_one_number(paragraphs: list[str], expected: list[str]) -> None:
    assert expected == messages(one_document_two_numbers, *paragraphs)


# ---------------------------------------------------------------- titles

NOTICE = "示例省人民政府办公厅关于印发2018年政务公开工作安排的通知"


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (NOTICE.replace("印发", "引发"), "只差一字：前文“印”，这里“引”"),
        (NOTICE.replace("工作安排", "工安排"), "只差一字：前文“作”，这里没有此字"),
        (NOTICE.replace("办公厅", "办公厅厅"), "只差一字：前文没有此字，这里“厅”"),
        (NOTICE.replace("安排", "案排"), "只差一字：前文“安”，这里“案”"),
    ],
)
def test_a_title_mistyped_once_is_found(other: str, apart: str) -> None:
    (message,) = messages(one_title_two_spellings, f"落实《{NOTICE}》。", f"对照《{NOTICE}》和《{other}》。")
    assert f"与前文《{NOTICE}》{apart}；如为同一文件，请统一" == message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NOTICE, NOTICE),
        (NOTICE, NOTICE.replace("2018", "2019")),
        ("示例县县级领导干部学习计划（一）", "示例县县级领导干部学习计划（二）"),
        ("关于表彰甲水镇先进单位的通知文件", "关于表彰乙水镇先进单位的通知文件"),
        ("关于印发白水镇公开工作安排的通知", "关于印发黑水镇公开工作安排的通知"),
        ("示例县人民政府关于公开工作的意见", "示例市人民政府关于公开工作的意见"),
        ("公开工作要点", "公开工作重点"),
        ("示例县春季动物防疫工作实施方案", "示例县秋季动物防疫工作实施方案"),
        (NOTICE, NOTICE.replace("工作安排", "工作要点")),
    ],
)
def test_titles_of_different_documents_are_left_alone(one: str, other: str) -> None:
    assert [] == messages(one_title_two_spellings, f"落实《{one}》。", f"落实《{other}》。")


def test_titles_with_two_numbers_are_two_documents() -> None:
    other = NOTICE.replace("印发", "引发")
    numbered = f"落实《{NOTICE}》（示府办发〔2018〕5号）。"
    assert [] == messages(one_title_two_spellings, numbered, f"对照《{other}》（示府办发〔2018〕6号）。")
    assert 1 == len(messages(one_title_two_spellings, numbered, f"对照《{other}》（示府办发〔2018〕5号）。"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青山县人民政府门户网站可查阅。", ["青山县人民政府"]),
        ("报告已公开。青山县人民政府门户网站可下载。", ["青山县人民政府"]),
        ("示例县人民政府门户网站可查阅。县人民政府门户网站已改版。", []),
        ("加强县人民政府门户网站建设。通过县人民政府网站公开。各县人民政府网站均已改版。", []),
        ("青山县人民政府办公室：", []),
    ],
)
def test_a_site_of_another_county_is_found_at_the_beginning_of_a_sentence(text: str, expected: list[str]) -> None:
    found = check_text(f"示例县2018年工作报告\n{text}", rules=(office_of_another_place,))
    assert expected == [finding.quotation for finding in found]


@given(st.text("甲乙丙丁县关于印发", min_size=12, max_size=30), st.data())
def test_titles_that_differ_in_more_than_one_character_are_two(title: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(title) - 3))
    assert differing(title, title[:place] + "戊己" + title[place + 2 :]) is None
    assert differing(title, title) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("召开《全县政务公开工作会议》", ["《全县政务公开工作会议》"]),
        ("举办《政务公开业务培训班》", ["《政务公开业务培训班》"]),
        ("核发《食品经营许可证》《营业执照》", ["《食品经营许可证》"]),
        ("成立《政务公开领导小组》", ["《政务公开领导小组》"]),
        ("印发《全县工作会议纪要》《关于召开工作会议》《村民委员会组织法》", []),
        ("修订《许可证管理办法》《培训班管理制度》", []),
        ("订阅《人民日报》《政府公报》，落实《公开工作方案》", []),
    ],
)
def test_what_is_no_work_has_no_book_marks(text: str, expected: list[str]) -> None:
    found = told((book_marks_around_no_work,), f"{text}。")
    assert [("book_marks_around_no_work", quotation) for quotation in expected] == found


# ---------------------------------------------------------------- kinds of documents


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("关于公开情况的报告", "拟增加经费。妥否，请批示。", ["妥否，请批示"]),
        ("关于公开情况的报告", "以上意见，当否，请批复。", ["当否，请批复"]),
        ("关于公开情况的报告", "恳请省政府拨付专项资金。", ["恳请省政府拨付专项资金"]),
        ("关于公开情况的报告", "特此请示。", ["特此请示"]),
        ("关于经费的请示", "妥否，请批示。", []),
        ("关于公开情况的报告", "以上报告，请审阅。", []),
        ("关于公开情况的报告", "向县政府报请批准的事项，均请示办理；凡“妥否，请批示”一类用语已改正。", []),
    ],
)
def test_a_report_asks_for_nothing(title: str, text: str, expected: list[str]) -> None:
    assert [("request_in_report", words) for words in expected] == told((request_in_report,), text, title=title)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("关于公开情况的报告", "特此通知。", ["特此通知"]),
        ("关于商请协助的函", "特此报告。", ["特此报告"]),
        ("关于经费的请示", "特此报告。", ["特此报告"]),
        ("关于公开情况的报告", "特此报告。", []),
        ("关于商请协助的函", "特此函达。", []),
        ("关于召开会议的通知", "特此通知。", []),
        ("关于公开情况的报告", "“特此通知”一类的结语已经规范。", []),
        ("公开情况", "特此通知。", []),
    ],
)
def test_an_ending_fits_the_kind(title: str, text: str, expected: list[str]) -> None:
    rules = (ending_of_another_kind,)
    assert [("ending_of_another_kind", words) for words in expected] == told(rules, text, title=title)


def test_a_request_at_the_end_of_a_report_is_told_once() -> None:
    found = told((request_in_report, ending_of_another_kind), "特此请示。", title="关于公开情况的报告")
    assert [("request_in_report", "特此请示")] == found


# ---------------------------------------------------------------- bodies and places


@pytest.mark.parametrize(
    ("title", "paragraphs", "expected"),
    [
        ("庐山市2018年工作报告", ["我市开展工作。", "我县开展工作，我县公开信息。"], ["我县"]),
        ("九江市濂溪区2018年工作报告", ["我市开展工作。"], ["我市"]),
        ("示例县人民政府办公室2018年工作报告", ["我县、我区、我市。"], ["我区", "我市"]),
        ("庐山市2018年工作报告", ["我市开展工作，走在我省前列。", "“我为我县献一策”栏目、《我县见闻》。"], []),
        ("示例县2018年工作报告", ["我县市场主体、我区分类别、我市场主体。"], []),
        ("示例县财政局2018年工作报告", ["我市、我县、我局。"], []),  # what a bureau's area is, its title does not say
        ("工作报告", ["我市、我县。"], []),
    ],
)
def test_an_area_calls_itself_what_it_is(title: str, paragraphs: list[str], expected: list[str]) -> None:
    found = told((wrong_word_for_itself,), *paragraphs, title=title)
    assert [("wrong_word_for_itself", word) for word in expected] == found


def test_a_wrong_word_is_told_once_with_its_number() -> None:
    (message,) = messages(wrong_word_for_itself, "我市公开信息，我市开展培训。", "我市加强监督。")
    assert "示例县自称应写“我县”，这里写“我市”，全文共3处；请核对是否由别处照搬" == message


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["由庐山市政府办公室编制。", "与庐山市人民政府办公室联系。", "请庐山市政府办公室核对。"],
            ["庐山市人民政府办公室"],
        ),
        (["由庐山市政府办公室编制。", "与庐山市政府办公室联系，见《庐山市人民政府办公室关于公开的通知》。"], []),
        (["由庐山市人民政府办公室（以下简称“庐山市政府办公室”）编制。"], []),
        (["由庐山市人民政府办公室编制，九江市政府办公室指导，市政府办公室汇总。"], []),
    ],
)
def test_one_body_has_one_name(paragraphs: list[str], expected: list[str]) -> None:
    found = told((body_under_two_names,), *paragraphs)
    assert [("body_under_two_names", name) for name in expected] == found


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (TITLE, "可在乙山县人民政府门户网站下载，请与乙山县政府办公室联系。", ["乙山县人民政府"]),
        (TITLE, "落实《乙山县人民政府关于公开的意见》。", ["乙山县人民政府"]),
        (TITLE, "信息在在县政府网站公开，由由县政府办公室负责。", []),
        (TITLE, "可在示例县人民政府门户网站和所在县政府网站、各县政府网站下载。", []),
        (TITLE, "经报请县人民政府办公会议同意，由县政府办公室印发，在县人民政府网站公布。", []),
        (TITLE, "落实《示例市人民政府关于公开的意见》和《示例省人民政府办公厅关于公开的通知》。", []),
        ("示例市2018年工作报告", "落实《乙山县人民政府关于公开的意见》。", []),
        ("平潭综合实验区2018年度报告", "可在实验区政府网站下载。", []),
    ],
)
def test_another_county_s_office_is_asked_about(title: str, text: str, expected: list[str]) -> None:
    found = told((office_of_another_place,), text, title=title)
    assert [("office_of_another_place", name) for name in expected] == found


# ---------------------------------------------------------------- shares


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开2069条。其中，部门1592条，占67.9%", ["67.9%"]),
        ("公开2069条，其中部门1592条，占76.9%，乡镇477条，占23.0%", ["23.0%"]),  # 23.05…: cut off, not rounded
        ("公开2069条，其中部门1592条，占全省的6.9%", []),
        ("公开1,000条，其中部门500条，占总数的50%，乡镇300条，占总数的35%", ["35%"]),
        ("公开2069条，其中部门30次，占7%", []),
        ("收费100元。其中，甲局50元，占50%", []),
    ],
)
def test_a_typed_share_follows_from_its_figures(text: str, expected: list[str]) -> None:
    assert [("typed_share_wrong", share) for share in expected] == told((typed_share_wrong,), f"{text}。")


def test_titles_named_side_by_side_are_of_two_documents() -> None:
    one, other = "示例县林地保护利用规划（2021—2035年）", "示例县湿地保护利用规划（2021—2035年）"
    assert [] == messages(one_title_two_spellings, f"编制《{one}》《{other}》。")


def test_a_document_and_the_notice_that_issued_it_share_a_number() -> None:
    first = "落实《示例县公开考核办法》（示府办发〔2018〕5号）。"
    again = "《关于印发示例县公开考核办法的通知》（示府办发〔2018〕5号）印发后，各单位认真落实。"
    assert [] == told((one_document_two_numbers,), f"{first}\n{again}")
