"""Marks: in the right width, in the right place, between the right words; and what copying leaves behind."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit import Attachment, Table, check
from reportkit.rules import RULES, check_text
from reportkit.rules.normalise import MASK, plain
from reportkit.rules.writing.punctuation import missing_end_mark
from rule_examples import example_context
from samples import report

MODULES = ("punctuation", "lists", "brackets", "template_remains")
FAMILY = tuple(rule for rule in RULES if rule.test.__module__.rpartition(".")[2] in MODULES)

TITLE = "示例县2018年工作报告"


def found(*paragraphs: str) -> list[tuple[str, str]]:
    """What the whole family finds in the paragraphs under a title, by name and quotation."""
    findings = check_text("\n".join([TITLE, *paragraphs]), rules=FAMILY)
    return [(finding.name, finding.quotation) for finding in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("门户网站(http://www.lushan.gov.cn)下载,", "门户网站（〓）下载，"),
        ("附件:1.统计表", "附件：1.统计表"),
        ("(一)总体情况", "（一）总体情况"),
        ("发布于2019-01-21 10:15", "发布于2019-01-21 10:15"),
        ("比例1:3,共12,345条;其中5条.", "比例1:3，共12,345条；其中5条。"),
        ("“A、B”", "“A、B”"),
        ("邮箱:xx_gk@163.com,电话:0792-2666272", "邮箱：〓，电话：0792-2666272"),
        ("邮箱xxgk＠163.com。", "邮箱〓。"),
        ("见‘No.5’", "见‘No.5’"),
        ("Annual Report (2018), done. See it, please.", "〓 (2018), 〓"),
        ("见《2018 report.docx》,共", "见《2018 〓》，共"),
        ("网址lushan.gov.cn/a?b=1,共", "网址〓，共"),
        ("见www.a.cn.", "见〓."),
        ('推进"五型"政府', "推进“五型”政府"),
        ("推进'放管服'改革", "推进‘放管服’改革"),
        ("推进「放管服」「『双减』」", "推进“放管服”“‘双减’”"),
        ("北纬29°27'30\"", "北纬29°27'30\""),
        ('推进“五型"政府和"三公”经费', "推进“五型“政府和”三公”经费"),
        ('推进“五型"政府', "推进“五型”政府"),
        ("IPv6(2018),HTTP(S)", "IPv6(2018),HTTP(S)"),
        ("条例(2018)第5条(第2款)", "条例（2018）第5条（第2款）"),
        ("1)网站;2)公报", "1)网站；2)公报"),
        ("（见附件)和(见附件）", "（见附件）和（见附件）"),
        ("公开(含网站(2处)和公报", "公开（含网站（2处）和公报"),
        ("占50%,增长5%", "占50%，增长5%"),
        ("PPP项目,EPC项目", "PPP项目，EPC项目"),
        ("县&nbsp;共<br/>条", "县〓共〓条"),
        ("写作{公开:数值}。", "写作〓。"),
        ("为什么?很好!", "为什么？很好！"),
        ("规划...", "规划..."),
        ("第3.2节", "第3.2节"),
    ],
)
def test_a_plain_text_has_full_width_marks_where_it_is_chinese(text: str, expected: str) -> None:
    assert expected == re.sub(f"{MASK}+", MASK, plain(text))


PIECES = [
    *"县办〇aZ09 ,;:!?.()（），。：；\"'“”‘’《》「」@＠/-_%<>&{}〓\n",
    "http://",
    "www.",
    ".cn",
    "a@b.cn",
    "&nbsp;",
    "<br/>",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS)
def test_a_plain_text_is_as_long_and_stays_as_it_is(text: str) -> None:
    told = plain(text)
    assert len(text) == len(told)
    assert told == plain(told)


@given(TEXTS)
def test_a_plain_text_keeps_every_letter_digit_and_character_or_masks_it(text: str) -> None:
    kept = [(sign, now) for sign, now in zip(text, plain(text), strict=True) if sign.isalnum()]
    assert [] == [(sign, now) for sign, now in kept if now not in (sign, MASK)]


BAD = [
    ("half_width_mark", "共公开300条,其中网站200条。", "00条,其中网"),
    ("half_width_mark", "详见网站（www.a.cn)。", ".cn)。"),
    ("half_width_mark", "现公布如下: 请遵照执行。", "布如下: 请遵"),
    ("wrong_quotation_mark", '推进"五型"政府建设。', '"五型"'),
    ("wrong_quotation_mark", "推进「五型」政府建设。", "「五型」"),
    ("wrong_quotation_mark", "推进'五型'政府建设。", "'五型'"),
    ("wrong_quotation_mark", '推进“五型"政府建设。', '推进“五型"政府建设。'),
    ("wrong_quotation_mark", '推进"五型”政府建设。', '"五型”'),
    ("wrong_quotation_mark", '强调"推进“五型”政府"。', '强调"推进“五型'),
    ("wrong_quotation_mark", '推进"五型政府建设。', '推进"五型政府建'),
    ("deng_with_ellipsis", "公开规划、计划等...", "、计划等..."),
    ("full_width_at", "电子邮箱：xxgk＠163.com。", "xxgk＠163.com"),
    ("doubled_mark", "共公开300条，，均已上网。", "0条，，均已"),
    ("doubled_mark", "共公开300条。。", "0条。。"),
    ("doubled_mark", "共公开300条。，均已上网。", "0条。，均已"),
    ("doubled_mark", "共公开300条，,均已上网。", "0条，,均已"),
    ("doubled_mark", "分为规划、，计划两类。", "规划、，计划"),
    ("doubled_mark", "有规划；；有计划。", "规划；；有计"),
    ("doubled_mark", "会议强调：“要公开。”。", "公开。”。"),
    ("doubled_mark", "公开的有：，规划和计划。", "的有：，规划"),
    ("mark_at_the_beginning", "，共公开300条。", "，共公开300"),
    ("mark_at_the_beginning", "。共公开300条。", "。共公开300"),
    ("missing_end_mark", "2018年，全县共公开政府信息300条，均已上网", "0条，均已上网"),
    ("missing_end_mark", "2018年，全县共公开政府信息300条，均已上网，", "条，均已上网，"),
    ("mark_behind_caption", "表1　收到申请情况。", "收到申请情况。"),
    ("mark_behind_caption", "图2：收到申请情况。", "收到申请情况。"),
    ("wrong_ellipsis_or_dash", "公开规划、计划...", "、计划..."),
    ("wrong_ellipsis_or_dash", "公开规划、计划。。。", "、计划。。。"),
    ("wrong_ellipsis_or_dash", "公开规划、计划…", "、计划…"),
    ("wrong_ellipsis_or_dash", "公开规划、计划………", "、计划………"),
    ("wrong_ellipsis_or_dash", "目的--公开。", "目的--公开。"),
    ("wrong_ellipsis_or_dash", "目的———公开。", "目的———公开。"),
    ("stop_in_parentheses", "共300条（含乡镇20条。），均已上网。", "乡镇20条。），均已上网"),
    ("pause_between_quoted", "设立“警务室”、“护学岗”。", "“警务室”、“护学岗”"),
    ("pause_between_quoted", "印发《甲》、《乙》和《丙》。", "《甲》、《乙》"),
    ("pause_between_quoted", "设“政策解读”、“公众参与”栏目。", "“政策解读”、“公众参与”"),
    ("pause_between_quoted", "设“甲”“示例县政府信息公开”、“政务新媒体公众参与”栏。", "政府信息公开”、“政务新媒体公"),
    ("mark_before_deng", "公开规划、计划、等信息。", "划、计划、等信息。"),
    ("mark_before_deng", "公开规划、计划，等。", "划、计划，等。"),
    ("mark_before_deng", "公开规划、计划、等等。", "划、计划、等等。"),
    ("deng_with_ellipsis", "公开规划、计划等……", "、计划等……"),
    ("deng_with_ellipsis", "公开规划、计划……等。", "、计划……等。"),
    ("pause_before_and", "公开规划、计划、和预算。", "、计划、和预算。"),
    ("pause_before_and", "公开规划、计划、以及预算。", "、计划、以及预算。"),
    ("pause_before_and", "由县政府、或者乡镇公开。", "县政府、或者乡镇"),
    ("two_colons", "做了以下工作：一是健全机制、加强领导：成立小组。", "制、加强领导：成立小组。"),
    ("two_colons", "主要类别有：1、领导信息、本级介绍：2、文库。", "息、本级介绍：2、文库。"),
    ("stop_in_semicolon_item", "一是加强领导。成立小组；二是加强培训。", "一是加强领导。成立小组；二"),
    ("stop_in_semicolon_item", "（1）加强领导。成立小组；（2）加强培训；（3）督查。", "加强领导。成立小组；（"),
    ("space_in_text", "共公开信息 300条。", "开信息 300"),
    ("space_in_text", "共公开信息300 条。", "300 条。"),
    ("space_in_text", "共公开　信息300条。", "共公开　信息3"),
    ("markup_left_behind", "共公开&nbsp;300条。", "&nbsp;"),
    ("markup_left_behind", "共公开<br/>300条。", "<br/>"),
    ("markup_left_behind", '<span style="x">共公开300条。', '<span style="x">'),
    ("markup_left_behind", "共公开300条。<!--[if gte mso 9]>", "<!--[if gte mso 9]>"),
    ("empty_label", "联系地址：示例县，邮编：电话：0792-2666272。", "邮编："),
    ("empty_label", "请联系我们（地址：示例县，电话：）。", "电话："),
    ("collapsed_date", "统计期限自201711日起。", "201711日"),
    ("collapsed_date", "统计期限自20171月1日起。", "20171月1日"),
    ("collapsed_date", "统计期限至2017年1231日止。", "2017年1231日"),
]


@pytest.mark.parametrize(("name", "text", "quotation"), BAD)
def test_a_fault_is_told_once_by_one_rule(name: str, text: str, quotation: str) -> None:
    assert [(name, quotation)] == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "全县公开12,345条，公开与不公开为1:3，10:15发布，见http://www.a.cn/b?c=1,2。",
        "电子邮箱xxgk@163.com，网站www.a.gov.cn，文件《2018 report.docx》。",
        "PPP项目（Public Private Partnership, 2018）共3个。",
        "各级干部同舟共济、和衷共济，爱国守法、与人为善。",
        "印发《示例县委办公室 示例县政府办公室关于印发规划的通知》，地址：建设路1号；邮　编：330000；电　话：12345。",
        "主要渠道：1）网站；2）公报；3）档案馆。",
        "你了解政府信息公开吗？！了解！！",
        "他说：“了解。”群众表示：“很好！”",
        "……全县共公开信息300条。",
        "地址：示例县紫阳南路45号，县政府大院一楼东侧大厅",
        "2018年，全县公开政府信息300条，分类如下：",
        "关于印发政府信息公开工作要点的通知",
        "表1是全年收到申请的情况。",
        "表1　收到申请情况",
        "公开规划、计划、预算……这就是目的——让群众看得到。",
        "京九铁路北京—九江段，2017—2018年。",
        "全县共公开信息300条（含乡镇20条），均已上网。（含乡镇公开的20条。）",
        "设立“警务室”“护学岗”，印发《甲》（1号）、《乙》（2号）、《丙》。",
        "利用“访谈”、“政务”新闻发布会、“1+X”新闻发布会等渠道。",
        "提供《甲》、《乙》（2号）。",
        "公开规划、计划等信息，通过分级、等保测评，按一级、等同一级办理，等等。",
        "规划、计划、预算……等到年底再公开。",
        "公开规划、计划，以及决算，做到全面、及时、与时俱进。",
        "促进安全、和谐、和美乡村建设，维护世界、和平，参加会议、与会人员表决。",
        "地址：紫阳南路45号；电话：0792-2666272；邮编：332800。",
        "现将联系方式公布如下：地址：紫阳南路45号；电话：0792-2666272。",
        "会议强调：“要做到：公开、公平。”现公布如下：一是公开。",
        "一是加强领导，成立小组；二是加强培训（共3期）；三是督查。全年运行平稳。",
        "一是加强领导。成立小组。二是加强培训。",
        "公开PPP 项目，见Annual Report 2018，于2018-01-14 10:15发布。",
        "第三条 公开政府信息，应当及时。",
        "联系人：张三　电话：0792-2666272　邮编：332800",
        "研发投入R&D占比<5%，受理量>办理量，受理量<办理量。",
        "自2017年1月1日起至12月31日止，流水号20171101，共2017件，20184件。",
        "联系电话：",
        "使用率达到100%，满意率、办结率、按时率均达99.5%。",
    ],
)
def test_a_right_text_passes(text: str) -> None:
    assert [] == found(text)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, ["半角“,”应当用全角“，”"]),
        (2, ["半角“,”应当用全角“，”；全文这样的共有2处"]),
    ],
)
def test_a_habit_is_told_once_with_its_number(count: int, expected: list[str]) -> None:
    findings = check_text("\n".join([TITLE, *["全县均已上网,运行平稳。"] * count]), rules=FAMILY)
    assert expected == [finding.message for finding in findings]


@pytest.mark.parametrize(("name", "text", "quotation"), BAD)
def test_a_finding_begins_where_its_quotation_does(name: str, text: str, quotation: str) -> None:
    findings = check_text(f"{TITLE}\n{text}", rules=FAMILY)
    (passage,) = [one for one in example_context({"text": f"{TITLE}\n{text}"}).passages if one.text != TITLE]
    assert [(name, passage.text.find(quotation))] == [(finding.name, finding.start) for finding in findings]


def test_lines_that_were_broken_by_width_are_no_paragraphs_without_an_end() -> None:
    context = example_context({"preamble": ["全县共公开政府信息三百条，其中通过网站公开的有二百"] * 4})
    assert [] == [finding for rule in FAMILY for finding in rule.findings(context)]


@given(
    st.lists(
        st.sampled_from([*"县一，。、；：？！（）“”《》()<>\"' 3a.…—-等和", "一是", "电话：", "&nbsp;"]), max_size=40
    )
)
def test_any_text_can_be_asked_about_and_is_quoted_as_it_stands(pieces: list[str]) -> None:
    text = f"县{''.join(pieces)}县"
    for finding in check_text(f"{TITLE}\n{text}", rules=FAMILY):
        assert finding.quotation.removesuffix("…") in f"{TITLE}\n{text}"


def ends(text: str) -> list[str]:
    given = report(attachments=[Attachment("名单", [Table([["甲", "一楼"]], header=["单位", "位置"]), text])])
    return [finding.quotation for finding in check(given, rules=(missing_end_mark,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其余专区设在各乡镇便民服务中心", ["镇便民服务中心"]),
        ("其余专区设在各乡镇便民服务中心。", []),
        ("示例县人民政府办公室政务公开科科长", []),
        ("地址：示例县紫阳南路45号县政府大院，已迁", []),
    ],
)
def test_a_short_sentence_of_a_report_ends_in_a_mark(text: str, expected: list[str]) -> None:
    assert expected == ends(text)
