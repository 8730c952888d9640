"""The examples: the 2018 report says all that the office reported, and its sections serve another county."""

import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import hello
import lushan_2018
import lushan_sent_up
import lushan_statistics
import other_county
import tables
from reportkit import Report, check, render, save
from reportkit.rules import check_docx

PARTS = {
    "2018年政府信息公开基本情况": 3,
    "行政机关主动公开政府信息的情况": 3,
    "行政机关依申请公开政府信息和不予公开政府信息的情况": 2,
    "2018年政府信息公开重点领域牵头部门工作落实情况": 16,
    "政府信息公开的收费及减免情况": 0,
    "因政府信息公开申请行政复议、提起行政诉讼的情况": 0,
    "政府信息公开工作存在的主要问题及改进情况": 3,
}

STATED = {
    "title": ["庐山市2018年政府信息公开工作年度报告"],
    "period": ["2018年1月1日至12月31日"],
    "dates": [
        "2018年4月20日",
        "2018年5月1日上线试运行",
        "9月1日后转入正式运行",
        "2018年12月底",
        "2019年1月14日",
    ],
    "documents": [
        "《中华人民共和国政府信息公开条例》",
        "《江西省人民政府办公厅关于印发2018年江西省政务公开工作安排的通知》（赣府厅字〔2018〕50号",
        "《关于印发庐山市政务公开和电子政务评议考核实施方案的通知》（庐府办发〔2018〕95号",
    ],
    "figures": [
        "主动公开政府信息12656条",
        "通过网站公开9136条",
        "70余个单位",
        "工作人员2名",
        "3处公开查阅点",
        "依申请公开件2件",
        "办结2件",
        "9个市直部门",
        "9期“在线访谈”",
        "65家单位",
        "百分制",
        "两名工作人员",
        "一名信息员",
        "至少一名工作人员",
    ],
    "contact": [
        "庐山市人民政府办公室",
        "庐山市人民政府门户网站",
        "http://www.lushan.gov.cn",
        "江西省九江市庐山市紫阳南路45号政府大院",
        "332800",
        "0792-2666272",
    ],
    "names": [
        "常务副市长",
        "分管副市长",
        "政务信息公开领导小组",
        "“庐山市人民政府网站”",
        "“谁上网、谁负责”",
        "“中国九江”网",
        "“我为九江献一策”栏目",
        "“两微一端”",
        "“三单一网”工作领导小组",
        "江西政务服务网",
        "“双随机、一公开”",
        "市场和质量监督管理局",
        "保障性住房工作领导小组",
        "“互联网+政务服务”",
        "“脱贫攻坚”专栏",
        "市发改委",
        "“重大项目”栏目",
        "PPP项目",
        "城东一、二期棚户区改造",
        "农村危房改造",
        "“五型政府建设”专栏",
        "全市“五型”政府建设工作领导小组",
        "市环保局",
        "集中式生活饮用水水源",
        "民声通道",
        "市电视台",
        "“为民实事”专栏",
        "市财政局",
        "公共资源交易网",
        "政府性基金预算支出表",
        "一般公共预算“三公”经费支出表",
    ],
    "categories": [
        "1.概况信息",
        "2.政府文库",
        "3.规划计划类信息",
        "4.工作动态类信息",
        "5.人事类信息",
        "6.财经类信息",
        "7.权力清单和公共服务",
        "8.政民互动和在线办事",
    ],
    "what did not happen": ["均未收取费用", "没有发生", "行政复议申请", "申诉", "行政诉讼案件"],
    "next year": ["2019年，我市将"],
}

SLIPS = [
    "【",
    "情况；\n",
    "领导信息：",
    "人事信息类信息",
    "两随机",
    "出实照",
    "为民事实",
    "（括",
    "）包",
    "今年",
    "市市",
    "全市全市",
]

RECORDED = {
    "信息类别": "市本级",
    "公开方式": "主动公开",
    "生成日期": "2019-01-21",
    "公开时限": "常年公开",
    "公开范围": "面向全社会",
    "信息索取号": "000014349/2020-1070910",
    "发布日期": "2019-01-21 10:15",
}

NUMERALS = [*"一二三四五六七八九十", *(f"十{digit}" for digit in "一二三四五六")]


def said(report: Report) -> str:
    return render(report, ".txt").decode("utf-8")


def body(report: Report) -> str:
    """What it says before its attachment."""
    return said(report).split("\n附件\n")[0]


@pytest.fixture(scope="module")
def text() -> str:
    return body(lushan_2018.build())


def outline(text: str) -> dict[str, list[str]]:
    """The numbers of the items below each part, as printed."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if part := re.match(r"[一二三四五六七八九十]+、(.+)", line):
            found[part[1]] = []
        elif (item := re.match(r"（([一二三四五六七八九十]+)）", line)) and found:
            found[list(found)[-1]].append(item[1])
    return found


@pytest.mark.parametrize("stated", [pytest.param(list(v), id=k) for k, v in STATED.items()])
def test_what_the_office_reported_stands_in_the_text(stated: list[str], text: str) -> None:
    missing = [words for words in stated if words not in text]
    assert missing == []


def test_the_portal_record_is_kept_beside_the_text() -> None:
    assert dict(lushan_2018.build().record) == RECORDED


def test_seven_parts_hold_27_items_numbered_without_gap_or_restart(text: str) -> None:
    expected = {title: NUMERALS[:count] for title, count in PARTS.items()}
    actual = outline(text)
    assert expected == actual
    assert sum(len(items) for items in actual.values()) == 27


def test_the_sentence_that_lists_the_parts_names_the_headings(text: str) -> None:
    preamble = text[: text.index("\n一、")]
    missing = [title for title in PARTS if title not in preamble]
    assert missing == []
    assert "七个部分" in preamble


def test_no_two_items_of_a_part_begin_alike(text: str) -> None:
    leads = re.findall(r"^（[一二三四五六七八九十]+）([^。\n]+)", text, re.MULTILINE)
    assert len(leads) == 27
    assert len(leads) == len(set(leads))


def test_the_text_has_at_least_4000_characters(text: str) -> None:
    assert len("".join(text.split())) >= 4000


@pytest.mark.parametrize("slip", SLIPS)
def test_slips_of_the_published_page_are_put_right(slip: str, text: str) -> None:
    assert slip not in text


def test_marks_between_chinese_words_are_full_width(text: str) -> None:
    assert re.findall(r"[一-鿿][,;:()?!][一-鿿]", text) == []


def test_another_county_says_the_same_sections_without_a_name_or_a_year_of_the_first_one() -> None:
    other = attrs.evolve(other_county.build(), year=2012, signed=None)
    text = body(other)
    assert re.findall("庐山|江西|九江|庐府|赣府|2018|2019", said(other)) == []
    assert re.findall("(?<!省、)市(?!场).{3}", text) == []  # a county has no 市委, 市长, 市财政局 …
    assert re.findall(".{5}，我县将", text) == ["2013年，我县将"]
    assert list(PARTS.values()) == [len(items) for items in outline(text).values()]


STATISTICS = {  # the rows of the attachment that the facts fill
    "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）": ("条", "12656"),
    "2.政府网站公开政府信息数": ("条", "9136"),
    "2.政府网站在线访谈次数": ("次", "9"),
    "（一）收到申请数": ("件", "2"),
    "3.网络申请数": ("件", "2"),
    "（二）申请办结数": ("件", "2"),
    "1.按时办结数": ("件", "2"),
    "四、行政复议数量": ("件", "0"),
    "五、行政诉讼数量": ("件", "0"),
    "七、依申请公开信息收取的费用": ("万元", "0"),
    "（二）设置政府信息公开查阅点数": ("个", "3"),
}


def test_the_statistics_table_holds_the_facts_and_leaves_the_rest_open() -> None:
    attached = said(lushan_statistics.build()).split("\n附件\n")[1]
    rows = [line.strip().split("\t") for line in attached.splitlines() if line.count("\t") == 2]
    filled = {label: (unit, value) for label, unit, value in rows[1:] if value not in ("【待补】", "——")}
    assert STATISTICS == filled
    assert len(rows) == 1 + 65


def test_nothing_is_found_in_the_signed_report() -> None:
    assert [] == check(lushan_2018.build())


def test_sent_up_it_says_the_same_and_only_number_and_signer_are_open() -> None:
    sent = lushan_sent_up.build()
    assert ["还有待补的内容：发文字号", "还有待补的内容：签发人"] == [one.message for one in check(sent)]
    first, *_ = said(sent).splitlines()
    assert "庐山市人民政府办公室文件" == first
    _, text = said(attrs.evolve(lushan_2018.build(), stage=None)).split("年度报告\n\n", 1)
    assert f"九江市人民政府办公室：\n{text}\n庐山市人民政府办公室\n2019年1月21日印发" in said(sent)


def test_the_file_sent_up_is_checked_as_a_strangers_with_nothing_found_but_its_gaps(tmp_path: Path) -> None:
    save(lushan_sent_up.build(), tmp_path / "上报稿.docx")
    assert ["这里留有空缺，请补上"] * 2 == [one.message for one in check_docx(tmp_path / "上报稿.docx")]


def test_the_other_county_has_only_its_date_to_set() -> None:
    assert [("identity_unexplained", "identities")] == [(one.name, one.place) for one in check(other_county.build())]


@pytest.mark.parametrize(
    ("main", "name"),
    [
        pytest.param(hello.main, "示例县2018年政务公开工作报告", id="hello"),
        pytest.param(lushan_2018.main, "庐山市2018年政府信息公开工作年度报告", id="lushan_2018"),
        pytest.param(lushan_sent_up.main, "庐山市2018年政府信息公开工作年度报告（上报稿）", id="lushan_sent_up"),
        pytest.param(
            lushan_statistics.main, "庐山市2018年政府信息公开工作年度报告（附统计表）", id="lushan_statistics"
        ),
        pytest.param(other_county.main, "示例县2017年政府信息公开工作年度报告", id="other_county"),
        pytest.param(tables.main, "表格、附件和图", id="tables"),
    ],
)
def test_each_example_writes_its_files_wherever_it_is_told(
    main: Callable[[str], None], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "送审 材料"
    main(str(folder))
    written = [folder / f"{name}{kind}" for kind in (".docx", ".txt")]
    assert sorted(written) == sorted(folder.iterdir())
    assert [str(path) for path in written] == capsys.readouterr().out.splitlines()
    assert all(path.stat().st_size > 0 for path in written)
