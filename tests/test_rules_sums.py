"""Sums as people write them, in sentences and in tables: what does not add up is found, in other words each time."""

from pathlib import Path

import pytest

from reportkit import Body, Report, Section, Statistic, Table, check, save
from reportkit.rules import check_docx, check_text
from right_figures import ANNUAL, ANNUAL_TABLE, DOCUMENTS, PARAGRAPHS

TITLE = "关于有关情况的报告"


def told(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.message) for one in check_text(f"{TITLE}\n{text}")]


WRONG_SENTENCES = [
    ("全年印发文件96件（其中决定、通告类20件，通知、函类50件，其他36件）。", "parts_above_total", "106"),
    ("共培训320人次，（其中乡镇干部180人次，村干部90人次，其他30人次）。", "parts_of_another_sum", "300"),
    ("全年报送信息150条。\n报送信息的主要渠道有：简报60条，内网70条，其他40条。", "parts_above_total", "170"),
    ("办理诉求86件。按来源看，热线转办60件，窗口受理40件。", "parts_above_total", "100"),
    ("全年发布稿件90篇，通过广播播发50篇，通过报纸刊登60篇。", "parts_above_total", "110"),
    ("地区生产总值186.0亿元，增长6.2%。其中，第一产业增加值27.9亿元，增长3.8%；第二产业增加值94.4亿元，增长7.1%；第三产业增加值83.7亿元，增长6.3%。", "parts_of_another_sum", "206"),
    ("常住人口35.20万人，其中城镇常住人口39.36万人。", "part_above_total", "39.36"),
    ("接到投诉28件，办理20件，群众反映良好。", "remainder_unsaid", "其余8件"),
    ("受理案件86件，审结92件，审结率为100%。", "rate_miscalculated", "多于86件"),
    ("抽检食品400批次，检出不合格18批次，不合格率为5.5%。", "rate_miscalculated", "4.5%"),
    ("预算为40.00万元，支出决算为36.00万元，完成预算的80.0%。", "rate_miscalculated", "90.0%"),
    ("2022年接待来访260人次，2023年接待来访312人次，增长25%。", "change_miscalculated", "20%"),
    ("收到建议42件，同比增长16.0%（上年50件）。", "change_miscalculated", "下降16.0%"),
    ("“三公”经费支出30.00万元，比上年减少6.00万元，下降20.0%。", "change_miscalculated", "16.7%"),
    ("收、支总计均为986.50万元。与上年相比，收、支总计各增加86.50万元，增长8.6%。", "change_miscalculated", "9.6%"),
    ("居民人均可支配收入28 652元，比上年增加1 652元，增长8.1%。", "change_miscalculated", "6.1%"),
    ("全年办结900件。网上办结450件，占50.0%；窗口办结270件，占35.0%。", "typed_share_wrong", "30.0%"),
    ("检查单位700家次，其中抽查460家次，占65.71%；普查240家次，占34.28%。", "typed_share_wrong", "34.29%"),
    ("收入构成中，其中税收占60.5%，其余占49.5%。", "shares_off_100", "110"),
    ("第一、二、三产业结构调整为15.0:40.0:48.0。", "shares_off_100", "103"),
    ("男性占52.4%；女性占49.6%。", "shares_off_100", "102"),
    ("非常满意的占62.3%，满意的占33.1%，不满意的占6.6%。", "shares_off_100", "102"),
    ("其中党政类占40.5%，经济类占35.25%，其他占24.3%。", "uneven_decimals", "2位"),
    ("共评查案卷60卷，其中优秀24卷，40.0%占。", "share_before_its_verb", "占40.0%"),
    ("征集建议86条，采纳26。", "unit_missing", "26"),
    ("全年登记案件数318，均已分送。", "unit_missing", "量词"),
    ("按期办结率为98.5，位居全市前列。", "unit_missing", "%"),
    ("核发排污许可份、卫生许可26份。", "figure_missing", "卫生许可26份"),
    ("共出动执法人员　　人次，发现隐患12项。", "gap_left_open", "空缺"),
    ("各类培训共举办18期。\n工作扎实。各类培训共举办18期。", "repeated_wording", "两遍"),
    ("公开机构类信息20条，内有领导信息12条、职能5条、概况2条、下属机构3条。", "parts_above_total", "22"),
    ("实现地区生产总值420.7亿元，增长5.2%。第一产业77.8亿元；第二产业实现增加值145.3亿元，增长6.0%；第三产业增加值188.5亿元。", "parts_of_another_sum", "411.6"),
    ("第一、二、三产业的贡献率分别为13.3%、44.0%和46.3%。", "shares_off_100", "103.6"),
    ("蔬菜产量22.57万吨，较上年增加32.17万吨。", "part_above_total", "32.17"),
    ("全县财政总支出40亿元，增长3.0%，其中民生性支出48亿元。", "part_above_total", "48"),
    ("培训基地共有5所，依次为：东乡基地、西乡基地及“山、水”学堂。", "listed_off_counted", "3所"),
    ("落实问题发现、督促整改、跟踪问效、责任追究、情况通报“四机制”。", "listed_off_counted", "5个"),
    ("全年重点抓好五项任务：\n（一）修路。完成。\n（二）建桥。完成。\n（三）种树。完成。\n（四）治水。完成。", "listed_off_counted", "4项"),
    ("来信42件，来访36件，来电20件，三项合计108件。", "sum_off_parts_before", "98"),
    ("新收38件，上年结转4件，办结39件，结转下年度5件。", "handled_off_received", "不相等"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "right"), WRONG_SENTENCES)
def test_what_does_not_add_up_is_found_as_people_write_it(text: str, rule: str, right: str) -> None:
    assert [name for name, message in told(text) if right in message] == [rule]


WRONG_TABLES = [
    ("单位 | 来信 | 来访\n甲镇 | 12 | 4\n乙镇 | 9 | 3\n总计 | 21 | 9", "table_total_wrong", "合计为9，各行相加为7"),
    ("渠道\t条\n网站\t110\n公众号\t60\n合计\t180", "table_total_wrong", "180"),
    ("村名\t小计\t财务\t党务\n东村\t30\t12\t18\n西村\t22\t12\t10\n南村\t35\t12\t18", "table_total_wrong", "相加为30"),
    ("科目 | 万元\n一、基本 | 60.12\n（一）人 | 50.06\n（二）物 | 10.06\n二、项目 | 40.13\n合计 | 110.25", "", ""),
    ("科目\t类别\t支出合计\t基本\t项目\n201\t服务\t9.5\t3.0\t6.5\n208\t保障\t4.3\t5.3\n210\t卫生\t2.0\t2.0\n\t合计\t15.8\t10.3\t6.5", "table_total_wrong", "5.3"),
    ("序号 | 单位 | 期数 | 人次\n1 | 甲镇 | 5 | 420\n2 | 乙镇 | 4 | 260\n合计 |  | 9 | 690", "table_total_wrong", "680"),
    ("中队 次数 问题\n一中队 36 12\n二中队 42 9\n合计 78 31", "table_total_wrong", "21"),
    ("单位 | 件 | 占比\n甲 | 20 | 25.0%\n乙 | 24 | 20.0%\n丙 | 36 | 45.0%\n合计 | 80 | 100.0%", "table_ratio_wrong", "30.0"),
    ("项目 | 预算数 | 决算数 | 完成率\n甲 | 40 | 36 | 90.0%\n乙 | 20 | 19 | 85.0%\n丙 | 50 | 40 | 80.0%", "table_ratio_wrong", "95.0"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "rule", "right"), WRONG_TABLES)
def test_a_typed_table_is_added_up(rows: str, rule: str, right: str) -> None:
    assert [name for name, message in told(f"情况见下表。\n{rows}") if right in message] == [rule] * bool(rule)


def test_where_a_row_and_a_column_are_off_by_the_same_their_cell_is_told_once() -> None:
    text = "单位 | 合计 | 来信 | 来访\n甲 | 16 | 12 | 4\n乙 | 12 | 7 | 3\n丙 | 9 | 6 | 3\n合计 | 37 | 27 | 10"
    (finding,) = check_text(f"{TITLE}\n见下表。\n{text}")
    assert ("“单位”起的表格 → 第3行“乙”", "7") == (finding.where, finding.quotation)
    assert "这一格与所在的行、列的合计都相差2" in finding.message


NATIONAL = [
    ("{0}37\n", "{0}39\n", "B3"),
    ("（七）总计{0}31{0}3{0}0", "（七）总计{0}30{0}4{0}0", "B2"),
    ("四、结转下年度继续办理{0}3{0}1", "四、结转下年度继续办理{0}1{0}3", "B1"),
    ("{0}1{0}1{0}5\n", "{0}1{0}2{0}5\n", "C1"),
]  # fmt: skip


@pytest.mark.parametrize("gap", ["\t", " | ", "      "])
@pytest.mark.parametrize(("right", "wrong", "identity"), NATIONAL)
def test_the_national_tables_hold_their_equations(gap: str, right: str, wrong: str, identity: str) -> None:
    assert right in ANNUAL
    found = [one for one in check_text(ANNUAL.replace(right, wrong, 1).format(gap)) if one.name == "identity_broken"]
    assert [identity] == [one.message[:2] for one in found]


def test_the_text_is_held_against_the_national_table() -> None:
    wrong = ANNUAL.replace("新收政府信息公开申请37件", "新收政府信息公开申请36件").format("\t")
    (finding,) = check_text(wrong)
    assert ("cell_against_text", True) == (finding.name, "新收37件，加上年结转共39件" in finding.message)


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [("（七）总计\t6\t\t\t\t\t\t6", "（七）总计\t6\t\t\t\t\t\t5", "B3"), ("信息6件", "信息8件", "新收6件")],
)
def test_a_national_table_with_cells_left_empty_is_added_up(right: str, wrong: str, found: str) -> None:
    rows = [
        ("一、本年新收政府信息公开申请数量", 6),
        ("二、上年结转政府信息公开申请数量", 0),
        ("三、办理结果\t（一）予以公开", 6),
    ]
    rows += [("（二）部分公开", 0), ("（七）总计", 6), ("四、结转下年度继续办理", 0)]
    head = "申请人情况\n自然人\t法人或其他组织\t总计\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
    table = head + "\n".join(f"{label}\t{count}\t\t\t\t\t\t{count}" for label, count in rows)
    text = f"示例县2023年政府信息公开工作年度报告\n2023年我局共收到依申请公开信息6件，均已答复。\n{table}"
    shifted = text.replace("（二）部分公开\t0", "（二）部分公开\t\t0")  # and no total: nothing is known of such a row
    for one in (text, shifted.replace("\t0\t\t\t\t\t\t0\n（七）", "\t0\t2\t\t\t1\t1\n（七）")):
        assert [] == [found for found in check_text(one) if found.name in ("identity_broken", "cell_against_text")]
    named = [one.message for one in check_text(text.replace(right, wrong)) if found in one.message]
    assert 1 == len(named)


def test_last_years_text_is_held_against_this_one() -> None:
    last = ANNUAL.replace("2023年", "2022年").format("\t")
    beside = check_text(ANNUAL.format("\t"), last_year=last)
    found = [one.message for one in beside if one.name == "stock_against_last_year"]
    assert [
        "上年为54件，54＋6－2＝58，这里写54件；请核对，确有原因的请说明",
        "上年报告结转下年度继续办理4件，这里上年结转2件；两者应当相等",
    ] == found


def test_tables_of_reports_and_word_files_are_added_up_alike(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [["甲乡", 12, 4], ["乙乡", 9, 3], ["合计", 24, 7]]
    office = Body("示例县人民政府办公室", area="示例县")
    table = Table(rows, header=["单位", "巡查次数", "发现问题"], caption="巡查情况")
    report = Report(TITLE, office, sections=[Section("巡查情况", ["各单位情况见下表。", table])])
    save(report, tmp_path / "表.docx")
    for found in (check(report), check_docx(tmp_path / "表.docx")):
        (finding,) = [one for one in found if one.name == "table_total_wrong"]
        assert ("24", "合计为24，各行相加为21（12＋9）；请核对") == (finding.quotation, finding.message)


@pytest.mark.parametrize(
    ("loan", "expected"),
    [
        ([], [("parts_against_total", "9590.5")]),
        ([["贷款", 600, "6.4%"]], [("parts_against_total", "9590.5"), ("table_total_wrong", "10190.5")]),
    ],
)
def test_a_total_with_other_rows_than_its_parts_is_a_fault_of_its_own(
    loan: list[list[str | int]], expected: list[tuple[str, str]]
) -> None:
    invested = Statistic("投资", "9380.5", "万元", parts={"中央": "5200", "市级": "1390.5", "县级": "3000"})
    rows = [[name, f"{{{name}:数}}", f"{{{name}:占比}}"] for name in ("中央", "市级", "县级")]
    table = Table(
        [*rows, *loan, ["合计", "{投资:数}", "100%"]], header=["来源", "金额（万元）", "占比"], caption="资金"
    )
    office = Body("示例县人民政府", area="示例县")
    report = Report(TITLE, office, facts=[invested], sections=[Section("概况", ["全年{投资}。", table])])
    told = [(one.name, one.message) for one in check(report) if "total" in one.name]
    assert [name for name, _ in expected] == [name for name, _ in told]
    assert all(added in message for (_, added), (_, message) in zip(expected, told, strict=True))


@pytest.mark.parametrize("gap", ["\t", " | ", "      "])
def test_rows_of_a_national_table_are_no_headings(gap: str) -> None:
    assert [] == told(f"情况见下表。\n{ANNUAL_TABLE.format(gap)}")


def test_right_figures_are_many() -> None:
    assert (True, True) == (len(PARAGRAPHS) >= 80, len(DOCUMENTS) >= 15)
