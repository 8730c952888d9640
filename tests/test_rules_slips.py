"""Slips of the hand as they come in notices, bulletins and accounts, and the right texts that look like them."""

from collections.abc import Iterator

import pytest

from reportkit.rules import check_text

SIGNED = "\n示例县司法局\n2020年3月6日"
NOTICE, REPORT = "关于开展植树活动的通知\n各村：\n", "示例县2019年工作报告\n"
KINDS = frozenset(
    (
        *("scale_word_behind_digits", "change_in_two_directions", "measure_unlike_the_others", "mixed_headings"),
        *("repeated_wording", "malformed_attachment_label", "impossible_date", "year_left_behind"),
        *("meeting_before_its_notice", "gap_left_open", "space_in_text"),
    )
)
WHY = "决算数小于全年预算数的主要原因：单位年中新成立，人员变动较大，按照实际发生的支出列支。"
ACCOUNTS = "".join(
    f"{number}、{name}（项）。主要用于：人员支出。全年预算为{number}9万元，支出决算为{number}1万元。{WHY}\n"
    for number, name in (
        (1, "公共安全支出（类）司法（款）行政运行"),
        (2, "公共安全支出（类）司法（款）事业运行"),
        (3, "公共安全支出（类）司法（款）法律援助"),
        (4, "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出"),
    )
)


def found(text: str) -> Iterator[tuple[str, str]]:
    for one in check_text(text):
        if one.name in KINDS:
            yield one.name, one.quotation


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{REPORT}统计期限至2019年12月311日止。", [("impossible_date", "2019年12月311日")]),
        (f"{REPORT}统计期限自2019年011月1日起。", [("impossible_date", "2019年011月1日")]),
        (f"{REPORT}方案于2019年1月7日通过，2月29日印发。", [("impossible_date", "2月29日")]),
        (f"{REPORT}2019年，方案经审定，2月29日印发。\n示例县司法局\n2019年12月31日", [("impossible_date", "2月29日")]),
        (f"{NOTICE}活动时间：2020年3月2日上午9:00—11:00，地点不变。{SIGNED}", [("meeting_before_its_notice", "2020年3月2日")]),
        (f"{NOTICE}定于2月29日植树，请各村于3月5日前报送人数。{SIGNED}", [("meeting_before_its_notice", "2月29日"), ("meeting_before_its_notice", "3月5日")]),
        (f"{REPORT}请与[科室名称]、［股室名称］联系，由【……】办理，印发《文件名称》。", [("gap_left_open", one) for one in ("[科室名称]", "［股室名称］", "【……】", "《文件名称》")]),
        *((f"{REPORT}内容，{words}。", [("space_in_text", told)]) for words, told in (("支出68. 81亿元", "68. 81"), ("增长2 .5%", "2 .5"), ("播种12. 3千公顷", "12. 3"), ("公开信息3 20条", "3 20"))),
        (f"{REPORT}稻谷面积增长0.24千公顷，下降0.3%；生猪减少3万头，同比增长2%。", [("change_in_two_directions", "增长0.24千公顷，下降0.3%"), ("change_in_two_directions", "减少3万头，同比增长2%")]),
        (f"{REPORT}（一）依申请公开。2018年，全年共收到申请14件，已办结12件，2件结转下年度办理。", [("year_left_behind", "2018年")]),
        (f"{REPORT}印发规范性文件17件，其他政策文件35次，发布公报4期。", [("measure_unlike_the_others", "35次")]),
        (f"{REPORT}公开信息60条，其中机构信息20条、工作信息11件、财务信息29条。", [("measure_unlike_the_others", "11件")]),
        (f"{NOTICE}见附件。\n附件：方案{SIGNED}\n附件：方案\n一、主题\n内容。", [("malformed_attachment_label", "附件：")]),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_words(text: str, told: list[tuple[str, str]]) -> None:
    assert told == list(found(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{REPORT}播种85.76千公顷，修路3.2千公里，运输6.4千吨公里，周转9千人公里，用水5千立方米，吞吐7千标准箱，装机5千瓦。",
        f"示例县司法局2019年度部门决算\n{ACCOUNTS}",
        f"{NOTICE}见附件。\n附件：方案{SIGNED}\n附件：\n方案\n一、主题\n内容。",
        f"{REPORT}方案于2019年11月7日通过，2月29日印发；次年2月29日施行，2016年2月29日废止。",
        f"{REPORT}请于2月29日前报送，闰年2月29日休息，见2月29号文件。{SIGNED}",
        f"{NOTICE}活动时间：2020年3月2日至4月5日，报名时间：2020年3月1日起，集合时间：2020年3月12日上午，会议时间：5月6日。{SIGNED}",
        f"{NOTICE}原定于3月2日的植树，定于3月12日进行，定于2020年3月6日下午培训，请于1月5日前报送下年计划，已于3月1日购苗。{SIGNED}",
        f"关于植树活动有关情况的通知\n各村：\n已要求请各村于2020年3月3日前报送，仍有3个村未报。{SIGNED}",
        f"关于转发植树活动的通知\n各村：\n现予转发。{SIGNED}\n附件\n关于开展植树活动的通知\n定于2020年3月3日植树。",
        f"关于植树活动的通报\n活动时间：2020年3月2日，共植树50株。{SIGNED}",
        f"{REPORT}填写[科室名称]栏，依照《项目名称编码规范》，【解读】见网站，[1]为序号。",
        f"{REPORT}投入12 345元，措施有：1. 10个部门联动，附表1 20条，Windows 11 3台，编号3. 2019年。",
        f"{REPORT}面积增加0.24千公顷，增长0.3%；人员减少2人，收入增长5%；占比下降2个百分点，增加3件。",
        f"{REPORT}（一）依申请公开。2018年，全年收到14件，比2017年增加2件。2018年，全年接到14件，结转2019年2件。",
        f"{REPORT}印发规范性文件17件，其他政策文件35件，转发其他文件3次，组织其他活动3次。",
        f"{REPORT}公开信息50条，其中机构信息20条、工作信息11条、专题会议19次、开放日5场。召开会议50次，其中县级20次、乡级33人。",
    ],
)  # fmt: skip
def test_the_right_texts_that_look_like_slips_pass(text: str) -> None:
    assert [] == list(found(text))
