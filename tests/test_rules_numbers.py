"""What the rules on numbers, ranges, changes, sums, units and contacts find, and what only looks like a fault."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asking import found_at_its_words
from reportkit import Body, Report, Statistic, Table, check
from reportkit.rules import RULES, check_text
from reportkit.rules.figures.incomplete import figure_missing
from reportkit.wording import change, points, quantity, quantity_range

MODULES = (".numbers.", ".figures.sums", ".names.contacts")
FAMILY = [rule for rule in RULES if rule is figure_missing or any(module in rule.test.__module__ for module in MODULES)]


def found(text: str) -> Iterator[tuple[str, str]]:
    return found_at_its_words(text, FAMILY)


@pytest.mark.parametrize(
    ("text", "name", "quotation"),
    [
        ("共３００条。", "full_width_digits", "３００"),
        ("召开Ｇ２０会议。", "full_width_digits", "Ｇ２０"),
        ("培训4千人。", "scale_word_behind_digits", "4千人"),
        ("走访3百余户。", "scale_word_behind_digits", "3百余"),
        ("投资2千万元。", "scale_word_behind_digits", "2千万"),
        ("投资3亿4500万元。", "two_scales", "3亿4500万"),
        ("增长.5%。", "nothing_before_the_point", ".5%"),
        ("共1234,5条。", "digit_grouping", "1234,5条"),
        ("共12,3456人。", "digit_grouping", "12,3456人"),
        ("收入12,345万元。", "digit_grouping", "12,345万"),
        ("公开12,656条，访问108932人次。", "mixed_grouping", "108932人"),
        ("历时3、4个月。", "digits_for_words", "3、4个"),
        ("另1方面，加强领导。", "digits_for_words", "1方面"),
        ("进1步加强领导。", "digits_for_words", "进1步"),
        ("落实13五规划。", "digits_for_words", "13五"),
        ("全年共条。", "figure_missing", "全年共条"),
        ("核准企业资质条。", "figure_missing", "核准企业资质条"),
        ("2013-2015年共3条。", "span_of_time_mark", "2013-2015年"),
        ("2013～2015年共3条。", "span_of_time_mark", "2013～2015年"),
        ("1-6月共3条。", "span_of_time_mark", "1-6月"),
        ("4月20-25日召开。", "span_of_time_mark", "4月20-25日"),
        ("占5-10%。", "range_without_unit", "5-10%"),
        ("占5至10%。", "range_without_unit", "5至10%"),
        ("投资9～16亿元。", "range_without_unit", "9～16亿"),
        ("占5%-10%。", "range_mark", "5%-10%"),
        ("每期70-80人。", "range_mark", "70-80"),
        ("投资13万元~17万元。", "range_mark", "13万元~17万元"),
        ("全年共收到申请件，均已答复。", "figure_missing", "共收到申请件"),
        ("共项，累计投入。", "figure_missing", "共项"),
        ("全年共公开条，其中网站3条。", "figure_missing", "共公开条"),
        ("全年共 条。", "figure_missing", "全年共 条"),
        ("举办3期，参训人次，效果好。", "figure_missing", "，参训人次"),
        ("举办3期，参学人员人次。", "figure_missing", "参学人员人次"),
        ("占总数的%。", "figure_missing", "占总数的%"),
        ("办结率为%，同比持平。", "figure_missing", "结率为%"),
        ("投入资金万元。", "figure_missing", "投入资金万元"),
        ("合计万元。", "figure_missing", "合计万元"),
        ("购置约6台左右。", "roughly_twice", "约6台左右"),
        ("购置约60台左右。", "roughly_twice", "约60台左右"),
        ("超过6台左右。", "roughly_twice", "超过6台左右"),
        ("近6台余。", "roughly_twice", "近6台余"),
        ("约300人左右。", "roughly_twice", "约300人左右"),
        ("近500万元以上。", "roughly_twice", "近500万元以上"),
        ("超过200余户。", "roughly_twice", "超过200余"),
        ("支出约1234.56万元。", "precisely_about", "约1234.56"),
        ("收件下降了2倍。", "fall_in_times", "下降了2倍"),
        ("收件增长-3.5%。", "sign_beside_verb", "增长-3.5%"),
        ("收件下降-2%。", "sign_beside_verb", "下降-2%"),
        ("收件同比比去年增长5%。", "compared_twice", "同比比去年"),
        ("收件同比上年增长5%。", "compared_twice", "同比上年"),
        ("收件比上年同期同比增长5%。", "compared_twice", "比上年同期同比"),
        ("率由5%提高到8%，提高3%。", "change_against_both_ends", "提高3%"),
        ("由5%提高到8%，提高4个百分点。", "change_against_both_ends", "提高4个百分点"),
        ("由500条增加到620条，增长42%。", "change_against_both_ends", "增长42%"),
        ("由9件减少到6件，减少4件。", "change_against_both_ends", "减少4件"),
        ("时限由20个工作日压缩至5个工作日，压缩80%。", "change_against_both_ends", "压缩80%"),
        ("时限20个工作日压缩至5个，压缩80%。", "change_against_both_ends", "压缩80%"),
        ("信息500条增加到620条，增长42%。", "change_against_both_ends", "增长42%"),
        ("收到申请48件，比上年50件下降6.0%。", "change_miscalculated", "下降6.0%"),
        ("收到申请48件，比上年50件增长4.0%。", "change_miscalculated", "增长4.0%"),
        ("收到申请48件，上年为50件，同比下降4.3%。", "change_miscalculated", "下降4.3%"),
        ("收到申请48件（上年50件），同比下降5%。", "change_miscalculated", "下降5%"),
        ("上年为50件，（本年48件）同比增长4%。", "change_miscalculated", "增长4%"),
        ("上年50件，本年48件，同比增长4%。", "change_miscalculated", "增长4%"),
        ("调解纠纷2318件，成功2301件，成功率95.3%。", "rate_miscalculated", "成功率95.3%"),
        ("受理48件，已办结46件，办结率达98%。", "rate_miscalculated", "办结率达98%"),
        ("占5.0％，占6％，占7%。", "two_percent_signs", "7%"),
        ("由620条增加到500条，增长19%。", "change_against_both_ends", "增长19%"),
        ("收到12件，其中自然人15件。", "part_above_total", "12件，其中自然人15件"),
        ("收到12件申请。其中：甲类5件，乙类16件。", "part_above_total", "12件申请。其中：甲类5件，乙类16件"),
        ("收到12件，分别为甲类5件、乙类6件，较上年增加1件。", "parts_of_another_sum", "12件，分别为甲类5件、乙类6件"),
        ("收到12件（甲类5件、乙类6件）。", "parts_of_another_sum", "12件（甲类5件、乙类6件）"),
        ("收到12件，其中甲类8件、乙类6件。", "parts_above_total", "12件，其中甲类8件、乙类6件"),
        ("公开12656条,其中通过网站公开9136条。", "remainder_unsaid", "12656条,其中通过网站公开9136条"),
        ("甲局、乙局、丙局等2个部门参加。", "listed_more_than_counted", "甲局、乙局、丙局等2个"),
        (
            "《甲办法》《乙办法》、《丙办法》和《丁办法》等两部文件。",
            "listed_more_than_counted",
            "《乙办法》、《丙办法》和《丁办法》等两部",
        ),
        ("面积300平米。", "unit_of_speech", "300平米"),
        ("培训200人（次）。", "unit_of_speech", "200人（次）"),
        ("道路5KM。", "unit_of_speech", "5KM"),
        (
            "公开286条，其中：政策12条、财政24条、其他158条。",
            "parts_of_another_sum",
            "286条，其中：政策12条、财政24条…",
        ),
        ("车速60km/小时。", "unit_half_in_characters", "60km/小时"),
        ("共5次次。", "measure_word_twice", "5次次"),
        ("培训50人次次。", "measure_word_twice", "50人次次"),
        ("联系电话：2666272。", "telephone_without_area_code", "2666272"),
        ("电话：6402.1371。", "wrong_telephone", "6402.1371"),
        ("电话：0792-26662。", "wrong_telephone", "0792-26662"),
        ("电话：0792-266123。", "wrong_telephone", "0792-266123"),
        ("咨询电话0792-266123。", "wrong_telephone", "0792-266123"),
        ("网址http//www.a.gov.cn。", "wrong_web_address", "http//www.a."),
        ("网址http:/www.a.gov.cn。", "wrong_web_address", "http:/www.a."),
        ("网址：https：//a.gov.cn。", "wrong_web_address", "https：//a.gov."),
        ("网址：wwww.a.gov.cn。", "wrong_web_address", "wwww.a.gov."),
        ("邮箱：xxgk@163．com。", "wrong_mail_address", "xxgk@163．com"),
        ("手机：1381234567。", "wrong_telephone", "1381234567"),
        ("邮编：33280。", "wrong_postcode", "33280"),
        ("邮政编码:3328000", "wrong_postcode", "3328000"),
        ("电子邮箱：lszfbgs163.com。", "wrong_mail_address", "lszfbgs163.com"),
        ("邮箱：xxgk#163.com。", "wrong_mail_address", "xxgk#163.com"),
    ],
)
def test_a_wrong_number_is_found_once_at_its_words(text: str, name: str, quotation: str) -> None:
    assert [(name, quotation)] == list(found(text))


@pytest.mark.parametrize(
    "text",
    [
        "共300条，二〇一八年，①②③，G20峰会，IPv6，占5％。",
        "使用20千牛张拉机，甲、乙两村分别派出3、4人，新建2个维护项目。",
        "本表按年统计（单位：件、人次）。",
        "修路3千米，重5千克，发电10千瓦，评选2018百强，5·12百日攻坚，走访四千人，3个百分点。",
        "投资3.45亿元，比3亿元多4500万元，见第2.5条、附件.5份。",
        "共12,345条，收入1,234,567.5元，第1,2,3项，2017,2018年，比例1:3，3,5件。",
        "访问108932人次，拨打12345热线，邮编332800，编号000014349。",
        "一、二季度，5、6月份，第3、4项，附件1、2个别内容，1、2年级，系统1个，有11方面，G1系列，主要有：1、2个乡镇。",
        "公开文件，收到信件、稿件，条件具备，单位：万元，共3条。",
        "2013—2015年，2013年至2015年，1—6月，2019-01-14，0792-2666272，3～5日内，GB/T 9704-2012年版，1-2号楼。",
        "占5%～10%，9亿～16亿元，13至17万元，2018—2019年，由5%提高到8%，2018年5%，5～10人，70—80个。",
        "第1-3项，COVID-19人群，GB/T 9704-2012个别条款，7×24小时，附件1-3份，0792-2666272个人。",
        "约300人，300人左右，超过200户，200余户，近3年县级以上单位，条约30条以上，最近3次以上，约占5%以上。",
        "约1.27万条，约23.4%，约15000人，合约12345号。",
        "收到申请48件，比上年50件下降4.0%，比上年50件下降4%，约48件，比上年50件下降5%；提案48件，上年50件，答复率提高6%。",
        "信件3件，上年为0件，同比增长100%；办结48件，上年46件，（本年48件）同比增长4.3%；收到48件，比上年约50件下降6%。",
        "调解2318件，成功2301件，成功率99.3%，共接访2500件，受理2318件，办结2300件，办结率92%；受理50件，办结46件，办结率100%，其余未到期。",
        "受理48件，结转2件，办结46件，办结率92%。受理48件，办结46件，满意率98%。承诺20个工作日压缩至5个工作日，压缩75%。",
        "由15—20个工作日压缩至5个，压缩70%。由20个工作日压缩至5个，平均压缩80%，约20件增加到30件，增长60%。",
        "单位：%，百分号（%），用“%”表示，增长（%），共收到申请件数较多，收到申请件，及时办理，共办理信件、稿件，统计参训人次。",
        "共条块管理，共项目8个，公共项目，投资万元以上，每万元，合计项、小计项，共同条件，共 3条约定，占总数的5%。",
        "约3亩余地，近3年左右，近6元余额，超过200台，约6米左右两侧，6台左右，约5万元结余，最近3个上下游企业，不足5台。",
        "占5％，占6％，占7％。",
        "网址：http://www.a.gov.cn、https://a.gov.cn/http/a.html，www.a.gov.cn，支持HTTP/2和http/https协议。",
        "咨询电话0792-2661234，电话：010-66123456，电话0571-12345，传真0792－2661234。",
        "增长2倍，是上年的2倍，下降50%，压缩至原来的0.5倍，减少2个部门，缩小差距2倍以上。",
        "增长率为-3.5%，增长5%，增减-2件，下降3.5%，同比、环比均增长，同比比例不变。",
        "由5%提高到8%，提高3个百分点；由5%提高到8%，提高60%；由500条增加到620条，增长24%，增加120条。",
        "由2件增加到6件，增长2倍；由3件增加到4件，增长33.3%；由0件增加到4件，增长4倍；由9件减少到6件，减少3件。",
        "收到5件，其中当面2件、网上3件，同比增加1件，累计收到30件。",
        "公开2069条。其中，部门公开1592条，占76.9%。各乡镇公开477条，占23.1%。",
        "新媒体70个。其中微博29个，共发布信息1992条；微信公众号41个，共发布信息3404条。",
        "公开12656条，其中通过网站公开9136条，其余在公报公开。收到9件，其中主要是甲类5件。培训300人，其中女性120人。",
        "收到12件（含转办3件、交办2件），收到9件（甲类5件、乙类4件），其中网上申请8件、当面申请1件。",
        "公开194条，其中：政策12条、财政24条、其他158条。公开99条，其中甲类5件、其他6条。收到12件，其中涉及土地5件。",
        "公开286条，其中：政策12条、财政24条、其他158条，另有92条为转载。公开99条，其中甲类5条、其他重点6条，等等。",
        "约12件，其中甲类13件；收到12件，分别为甲类5件、去年结转7件；收到12件，其中甲类5件，乙类约6件，丙类1件。",
        "收到12件，其中甲类6件，乙类6件，网上申请9件，当面申请3件；办结率分别为5%、6%。",
        "甲局、乙局等2个部门，对规划、建设和甲局、乙局等2家单位，温泉镇等9个镇，宿城区、市公安局等26个单位。",
        "面积300平方米，培训200人次，人（次）均有记录，K2M2型，公分类2家，5KMS。",
        "已办结24件，结转2件。其中，公开15件、部分公开4件。共203个，其中县级1个、乡镇（街道）16个、村（社区）186个。",
        "办件1 268件（其中甲类326件、乙类942件），其中网上1 000件，占78.9%。收到甲类86件、乙类12件，其中闭会80件、会议6件。",
        "集约500亩以上，履约12345件，价格3.5元/kg，用量120kg/亩，用水150L/人。",
        "20家家政企业，12家家电企业，300户户用光伏，5名名老中医，3名名誉院长。",
        "联系电话：0790-12345，电话：0790-1234567 0790-1234568，咨询电话：0790-1234567（14:30—17:30）。",
        "车速60km/h，60公里/小时，3元/月，宽带100Mb/s，浓度5mg/L，件/次。",
        "个个达标，3个个体户，2条条例，50人人大代表，2家家庭农场，12次次数，件件有回音，5项项目。",
        "电话：0792-2666272、0792-2666273，电话：（0792）2666272，传真：0591-23165255-801，热线：12345，举报电话：110。",
        "电话：400-810-1234，手机：13812345678，电话：+86-792-2666272，邮 编：350400；电 话：0591-23165255。",
        "邮编：332800，邮编：待定，邮政编码350400，电子邮箱：pzxxgkb@163.com，邮箱：无，电子邮件：12件，信箱：见网站。",
    ],
)
def test_what_only_looks_wrong_is_left_alone(text: str) -> None:
    assert [] == list(found(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("培训4千人。", "阿拉伯数字只与“万”“亿”连用，应写“4000”"),
        ("投资2千万元。", "阿拉伯数字只与“万”“亿”连用，应写“2000万”"),
        ("投资3亿4500万元。", "一个数宜只用一个单位，宜写“3.45亿”或“34500万”"),
        ("投资13-17万元。", "前后两个数都要带“万”，应写“13万元～17万元”"),
        ("共３００条。", "数字、字母应用半角，应写“300”"),
        ("增加-3件。", "增减由动词表示，不带负号，应写“减少3”"),
        ("由3件增加到4件，增长30.0%。", "由3件到4件，按前后数计算为33.3%，请核对"),
        ("由2件增加到6件，增长3倍。", "由2件到6件，按前后数计算为2倍，请核对"),
        ("收到12件，分别为甲类5件、乙类6件。", "总数12件，各项合计11件（5＋6），两者应当相等"),
        ("收到12件，其中网上5件。", "总数12件，其中只说明了5件，其余7件未作说明；请补充或者说明分项不完全"),
        ("电话：0792-26662。", "电话号码有9位数字，位数不对，请核对"),
        ("邮编：33280。", "邮政编码应为6位数字，这里是5位"),
    ],
)
def test_a_message_tells_both_sides_and_what_is_right(text: str, message: str) -> None:
    assert [message] == [finding.message for finding in check_text(f"2018年工作报告\n{text}", rules=FAMILY)]


def small(**fields: object) -> list[tuple[str, str]]:
    report = Report("工作报告", Body("示例县人民政府办公室", area="示例县"), year=2018, **fields)  # type: ignore[arg-type]
    return [(one.name, one.quotation) for one in check(report, rules=FAMILY)]


def test_what_a_report_derives_is_not_taken_for_typed() -> None:
    facts = [Statistic("公开信息", 12656, "条", exactness="约", parts={"网站公开": 9136}, sums="<=")]
    assert [] == small(facts=facts, preamble=["{公开信息}，其中{网站公开}。"])


def test_a_measure_word_typed_behind_a_figure_that_has_one_is_found() -> None:
    assert [("measure_word_twice", "5件件")] == small(
        facts=[Statistic("申请", 5, "件")], preamble=["收到{申请:数值}件。"]
    )


@pytest.mark.parametrize(
    ("rows", "header", "expected"),
    [
        ([["甲", "3.5%"], ["乙", "12.25%"], ["丙", "1.125%"]], ["乡镇", "占比"], [("uneven_decimals", "12.25%")]),
        ([["甲", Decimal("3.5")], ["乙", Decimal("12.25")]], ["乡镇", "面积"], [("uneven_decimals", "12.25")]),
        ([["甲", "3.5%"], ["乙", "12.5%"], ["丙", "3"]], ["乡镇", "占比"], []),
        ([["甲", "3.5%"], ["乙", "12.25"]], ["乡镇", "数值"], []),
        ([["支出", "3.5"], ["占比", "12.25"]], ["指标名称", "数值"], []),
    ],
)
def test_decimals_of_a_column_agree(rows: object, header: list[str], expected: list[tuple[str, str]]) -> None:
    assert expected == small(sections=[Table(rows, header=header)])  # type: ignore[arg-type]


counts = st.integers(1, 99_999_999)


@given(counts, counts, st.sampled_from(["件", "条", "万元", "%", "人次"]))
def test_a_range_as_the_library_writes_it_is_never_a_fault(one: int, other: int, unit: str) -> None:
    assert [] == list(found(f"共{quantity_range(min(one, other), max(one, other), unit)}。"))


@given(counts, counts)
def test_a_change_as_the_library_tells_it_is_never_a_fault(now: int, before: int) -> None:
    told = change(now, before).removeprefix("同比")
    verb = "增加" if now > before else "减少"
    if now != before and "持平" not in told:
        assert [] == list(found(f"由{quantity(before, '条')}{verb}到{quantity(now, '条')}，{told}。"))


@given(st.integers(0, 100), st.integers(0, 100))
def test_points_as_the_library_tells_them_are_never_a_fault(now: int, before: int) -> None:
    verb = "提高" if now > before else "下降"
    assert [] == list(found(f"办结率由{before}%{verb}到{now}%，{points(now, before)}。"))


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=8))
def test_parts_that_make_the_total_are_never_a_fault(parts: list[int]) -> None:
    listed = "、".join(f"{label}类{part}件" for label, part in zip("甲乙丙丁戊己庚辛", parts, strict=False))
    for between in ("，其中", "，分别为", "。其中，"):
        assert [] == list(found(f"收到{sum(parts)}件{between}{listed}。"))
    assert [("parts_of_another_sum", True)] == [
        (name, bool(quotation)) for name, quotation in found(f"收到{sum(parts) + 1}件，分别为{listed}。")
    ]
