"""Plain texts as manuscripts: what each paragraph is, whatever surrounds it and however it is numbered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.errors import InvalidValue, WrongType
from reportkit.manuscript import Block, Grid, GridCell, Line, Mark, Role, Span
from reportkit.numbering import OFFICIAL, Pattern
from reportkit.readers import read_text
from reportkit.readers.paragraphs import LONGEST_TEXT, paragraphs
from reportkit.readers.typed_numbers import numeral_value, read_number
from reportkit.wording import numeral


def lines(text: str) -> list[Line]:
    return [block for block in read_text(text).blocks if isinstance(block, Line)]


def roles(text: str) -> list[tuple[str, str, str]]:
    return [(line.role.value, line.number, line.text) for line in lines(text)]


@pytest.mark.parametrize(
    ("words", "number", "rank", "value"),
    [
        ("一、概述", "一、", 1, 1),
        ("十二、概述", "十二、", 1, 12),
        ("一，概述", "一，", 1, 1),
        ("二．概述", "二．", 1, 2),
        ("（三）办理", "（三）", 2, 3),
        ("(三)办理", "(三)", 2, 3),
        ("（三）、办理", "（三）、", 2, 3),
        ("（三)办理", "（三)", 2, 3),
        ("三）办理", "三）", 2, 3),
        (")进一步加强", ")", 2, None),
        ("（）进一步加强", "（）", 2, None),
        ("1.网站", "1.", 3, 1),
        ("1、网站", "1、", 3, 1),
        ("12．网站", "12．", 3, 12),
        ("⒉网站", "⒉", 3, 2),
        ("（1）网站", "（1）", 4, 1),
        ("1）网站", "1）", 4, 1),
        ("⑶网站", "⑶", 4, 3),
        ("③网站", "③", 5, 3),
        ("第一部分　概述", "第一部分", 0, 1),
        ("第十二条 本办法", "第十二条", 0, 12),
        ("一、十九大以来的情况", "一、", 1, 1),
        ("一、一网通办", "一、", 1, 1),
    ],
)
def test_a_number_is_read_however_it_is_typed(words: str, number: str, rank: int, value: int | None) -> None:
    found = read_number(words)
    assert found is not None
    assert (number, rank, value) == (found.text, found.rank, found.value)


@pytest.mark.parametrize(
    "words",
    [
        "一是加强领导",
        "一、二季度收入增长",
        "三、四个乡镇",
        "2018年，我市",
        "1.5万元",
        "12.4国家宪法日",
        "10个单位",
        "第二十条第（一）项",
        "第一时间公开",
        "第一，加强领导",
        "（2018年）",
        "（居）务公开",
        "零、概述",
        "十十、概述",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_text(words: str) -> None:
    assert read_number(words) is None


@given(st.integers(1, 5), st.integers(1, 50))
def test_every_number_of_the_official_scheme_is_read_back(level: int, value: int) -> None:
    label = Pattern.parse(OFFICIAL[level - 1]).label(value)
    found = read_number(f"{label}情况")
    assert found is not None
    assert (label, level, value, label) == (found.text, found.rank, found.value, found.right)


@given(st.integers(1, 999))
def test_numerals_are_read_back(value: int) -> None:
    assert (value, value) == (numeral_value(numeral(value)), numeral_value(str(value)))


def test_a_page_of_a_portal_keeps_its_labels_apart_from_the_text() -> None:
    page = (
        "信息类别: 市本级 公开方式: 主动公开\n相关解读:\n示例县报告\n发布日期: 2019-01-21 10:15\n字号: 〖大 小〗\n示例县报告\n"
        "本报告由县政府编制。\n相关附件:\n扫一扫在手机打开当前页"
    )
    assert ["页码"] * 5 + ["标题", "正文"] + ["页码"] * 2 == [role for role, _, _ in roles(page)]
    assert "示例县报告" == read_text(page).title


def test_a_label_may_name_the_title() -> None:
    text = "标题: 示例县2018年工作报告\n文号: \n==== 正文 ====\n示例县2018年的工作情况如下。"
    manuscript = read_text(text)
    assert "示例县2018年工作报告" == manuscript.title
    assert ["页码", "页码", "页码", "正文"] == [role for role, _, _ in roles(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("工作报告\n内容。", "工作报告"),
        ("示例县人民政府\n关于2018年工作情况的报告\n县委：\n内容。", "示例县人民政府关于2018年工作情况的报告"),
        ("工作报告\n（送审稿）\n内容。", "工作报告"),
        ("工作报告\n（送审稿第二稿，2019年1月10日）\n内容。", "工作报告"),
        ("全县共公开信息300条。", ""),
        ("一、概述\n内容。", ""),
        ("", ""),
    ],
)
def test_the_title_is_what_stands_before_the_text(text: str, title: str) -> None:
    assert title == read_text(text).title


def test_headings_items_and_their_slogans() -> None:
    text = (
        "工作报告\n一、概述；\n我县召开会议。\n（一）领导重视，高位推进。一是成立小组。\n（二）完善制度，规范流程。\n"
        "（三）2018年收到申请2件。均已办结。\n1.网站\n已公开。"
    )
    assert [
        ("标题", "", "工作报告"),
        ("一级标题", "一、", "概述；"),
        ("正文", "", "我县召开会议。"),
        ("二级条目", "（一）", "领导重视，高位推进。一是成立小组。"),
        ("二级条目", "（二）", "完善制度，规范流程。"),
        ("二级条目", "（三）", "2018年收到申请2件。均已办结。"),
        ("三级标题", "1.", "网站"),
        ("正文", "", "已公开。"),
    ] == roles(text)
    leads = [span.text for line in lines(text) for span in line.spans if span.mark is Mark.LEAD]
    assert ["领导重视，高位推进。"] == leads


def test_signature_date_and_attachments_are_told_from_the_text() -> None:
    text = (
        "工作报告\n内容。\n附件：1.统计表\n2.目录\n示例县人民政府办公室\n2019年1月14日\n附件1\n统计表\n附件2\n目录\n"
        "抄送：县委办公室。"
    )
    expected = ["标题", "正文", "附件说明", "附件说明", "发文机关署名", "成文日期"]
    assert [*expected, "附件标识", "附件标题", "附件标识", "附件标题", "抄送机关"] == [
        role for role, _, _ in roles(text)
    ]
    manuscript = read_text(text)
    assert ("示例县人民政府办公室", date(2019, 1, 14)) == (manuscript.author, manuscript.signed)


@pytest.mark.parametrize("typed", ["2019-01-14", "二〇一九年一月十四日", "2019年2月30日"])
def test_a_date_in_another_form_is_still_the_date(typed: str) -> None:
    text = f"工作报告\n内容。\n示例县人民政府\n{typed}"
    assert [Role.SIGNATURE, Role.DATE] == [line.role for line in lines(text)][2:]
    assert read_text(text).signed is None


ROWS = "一、新收{0}3402{0}99\n（一）其他情形{0}1{0}2\n三、结转{0}91{0}3"


@pytest.mark.parametrize("gap", ["        ", "\t", " | ", "｜", " ", "\u3000\u3000"])
def test_rows_of_a_table_are_a_grid_and_no_headings(gap: str) -> None:
    blocks = read_text(f"工作报告\n一、申请情况\n见下表。\n{ROWS.format(gap)}\n二、复议情况\n无。").blocks
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    rows = (("一、新收", "3402", "99"), ("（一）其他情形", "1", "2"), ("三、结转", "91", "3"))
    assert (rows, "第4段起的表格") == (grid.body, grid.origin)
    others = [block.text for block in blocks if isinstance(block, Line)]
    assert ["工作报告", "申请情况", "见下表。", "复议情况", "无。"] == others


def test_a_short_line_between_two_rows_belongs_to_the_table() -> None:
    (grid,) = [
        block
        for block in read_text("工作报告\n一、新收        3402     99\n2.其他情形\n二、结转     91     3").blocks
        if isinstance(block, Grid)
    ]
    assert (GridCell((Span("2.其他情形"),), across=3),) == grid.body[1]


@pytest.mark.parametrize("text", ["正文共300  条。", "一、　　概述", "内容"])
def test_blanks_alone_make_no_table(text: str) -> None:
    assert Role.TABLE_TEXT not in {line.role for line in lines(f"工作报告\n{text}")}


def test_a_caption_has_its_number_apart() -> None:
    assert ("表题", "表1", "　公开情况") == roles("工作报告\n见表1。\n表1　公开情况\n内容。")[2]
    assert "正文" == roles("工作报告\n表1的数据均已核对。\n内容。")[1][0]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\f", "\v", "\u2028", "\u0085", "\n\n\u3000\n"])
def test_any_line_end_ends_a_paragraph(ending: str) -> None:
    assert ["工作报告", "内容。"] == paragraphs(f"\ufeff工作报告{ending}\u3000\u3000内容。{ending}")


def test_lines_broken_at_one_width_are_joined() -> None:
    words = "".join(chr(0x4E00 + place) for place in range(600))
    broken = "\n".join(words[start : start + 40] for start in range(0, 600, 40))
    text = f"一、概述\n{broken}。\n二、问题\n{broken}。"
    assert ["一、概述", f"{words}。", "二、问题", f"{words}。"] == paragraphs(text)


def test_paragraphs_of_various_widths_are_left_alone() -> None:
    given = [f"第{'一二三四五六七八九十'[place]}项内容{'甲' * (place * 7 % 40)}" for place in range(10)]
    assert given == paragraphs("\n".join(given))


def test_places_count_paragraphs() -> None:
    assert ["第1段", "第2段"] == [line.origin for line in lines("工作报告\n\n\n内容。")]


def test_a_text_that_is_too_long_or_none_is_refused() -> None:
    with pytest.raises(InvalidValue, match="10000001 characters; give at most 10000000"):
        read_text("一" * (LONGEST_TEXT + 1))
    with pytest.raises(WrongType, match="text: got None"):
        read_text(None)  # type: ignore[arg-type]


def words_of(block: Block) -> str:
    if isinstance(block, Grid):
        return "".join(
            one if isinstance(one, str) else one.text if isinstance(one, GridCell) else ""
            for row in block.body
            for one in row
        )
    return block.number + block.text if isinstance(block, Line) else ""


SIGNS = "一二三十百第条章（）()、，。；：.．1290年月日附件表图①⒈⑴\t\n\r\f \u3000\ufeff\ud800甲乙政府报告:#=【】"


@given(
    st.text().filter(lambda text: "|" not in text and "｜" not in text)
    | st.text(SIGNS)
    | st.lists(st.text(SIGNS, max_size=12)).map("\n".join)
)
def test_any_text_can_be_read_and_keeps_its_signs(text: str) -> None:
    kept = "".join(map(words_of, read_text(text).blocks))
    assert "".join("".join(paragraphs(text)).split()) == "".join(kept.split())
