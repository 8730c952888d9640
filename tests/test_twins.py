"""Slips and right words as real reports have them, each in other words than the rule's own examples."""

import pytest

from reportkit import Measure, Section, check
from reportkit.rules import check_text
from samples import report

A = "清溪县2016年政府信息公开工作年度报告\n"
B = "清溪县2023年政府信息公开工作年度报告\n一、总体情况\n"
C = "关于防汛工作情况的报告\n县人民政府：\n"
D = "\n清溪县应急管理局\n2024年6月3日"

FOUND = [
    ("leader_misnamed", f"{C}传达学习习近平平总书记重要指示。{D}"),
    ("leader_misnamed", f"{C}认真落实习进平新时代中国特色社会主义思想。{D}"),
    ("leader_misnamed", f"{C}学近平法治思想。{D}".replace("学近平", "贯彻近平")),
    ("gap_left_open", f"{C}共转移群众{{{{ people }}}}人，投入$" + "{money}万元。" + D),
    ("gap_left_open", f"{C}收文单位：«收文单位»。承办人：[承办单位]。{D}"),
    ("gap_left_open", f"{C}单击此处输入日期。{D}"),
    ("gap_left_open", f"{C}排查隐患＿＿处，整改_处。{D}"),
    ("gap_left_open", f"{C}转移群众　　人，占应转移人数的  %。{D}"),
    ("no_value_left_behind", f"{C}平均降雨#N/A毫米，最大undefined毫米，详见错误!未找到引用源。{D}"),
    ("markdown_left_behind", f"{C}### 二、存在问题\n* 人员不足。{D}"),
    ("markdown_left_behind", f"{C}要切实做到**守土有责、守土尽责**。{D}"),
    ("chat_left_behind", f"{C}希望这份报告能对您有所帮助！{D}"),
    ("chat_left_behind", f"{C}如果您需要进一步调整，请随时告诉我。{D}"),
    ("word_of_another_level", f"{A}一、概述\n全区公开信息20条，公开区本级预算。"),
    ("word_of_another_level", "白石市2023年政务公开工作报告\n2023年，全县累计公开信息30条。县委、县政府多次研究。"),
    ("office_of_another_place", "白石市2023年政务公开工作报告\n可通过白水市人民政府网站查阅，请向清溪县人民政府办公室咨询。"),
    ("body_written_two_ways", f"{B}由东城街办负责，东城街道办事处配合。"),
    ("body_written_two_ways", "清溪县教育局2022年工作总结\n清溪县教育局认真落实各项工作。\n清溪教育局举办培训4期。"),
    ("body_renamed", f"{C}2024年，县农业局、县卫计委分别开展巡查。{D}"),
    ("law_misnamed", f"{C}依照《中华人民共和国突发事件应对管理法》处置。{D}"),
    ("label_of_another_place", "名称：乙县2023年工作报告\n来源：丙区人民政府办公室\n乙县2023年工作报告\n内容。"),
    ("malformed_document_number", f"{C}落实《要点》（清府办发[202315号）。{D}"),
    ("order_number_reversed", f"{C}依据《办法》（省人民政府201号令）。{D}"),
    ("unused_short_name", f"{C}根据《清溪县防汛办法》（下简称《办法》）编制。{D}"),
    ("full_title_again", f"{C}落实《清溪县防汛办法》（以下简称《办法》）。执行《办法》。对照《清溪县防汛办法》逐项检查。{D}"),
    ("required_content_missing", "清溪县水利局2015年信息公开年报\n一、主动公开\n公开20条。\n二、依申请公开\n没有申请。\n三、复议诉讼\n没有发生。\n四、不足\n形式单一。"),
    ("required_content_missing", "清溪县 2015 年政府信息公开年度报告\n一、主动公开\n公开20条。\n二、依申请公开\n没有申请。\n三、复议诉讼\n没有发生。\n四、不足\n形式单一。"),
    ("parts_miscounted", f"{A}全文由概述、主动公开、申请公开和存在问题五部分组成。\n一、概述\n内容。"),
    ("part_misnamed", f"{A}本报告由基本情况、公开数量、问题与不足等四部分组成。\n一、概况\n20条。\n二、公开信息的数量\n20条。\n三、存在的问题\n形式单一。"),
    ("number_mark", f"{A}一　基本情况\n公开20条。\n二　存在问题\n形式单一。"),
    ("number_mark", f"{B}㈠公开数量\n20条。\n㈡公开形式\n网站。"),
    ("number_mark", f"{B}（一）形式\n1．网站。更新及时。\n2.公告栏。按月张贴。\n3.广播。每日播放。"),
    ("space_in_text", f"{B}（一） 公开数量\n20条。\n（二）公开形式\n网站。"),
    ("space_in_text", f"{B}印发《 工作规程》；公开目录 、指南；依照第五条 第一款办理。"),
    ("mixed_headings", f"{B}1.网站\n更新及时。\n2.公告栏。按月张贴。\n3.广播。每日播放。"),
    ("mark_behind_heading", f"{B}（一）机构设置、人员配备、经费保障、制度建设以及教育培训、监督检查、考核奖惩等方面的工作。\n安排了经费。\n（二）其他\n没有其他情况。"),
    ("contact_unsaid", f"{A}本报告依据条例编制，期限为2016年1月1日至12月31日。\n一、概述\n公开20条。"),
    ("collapsed_date", f"{B}2023年1120日召开推进会。"),
    ("telephone_without_area_code", f"{B}咨询：5550102。"),
    ("wrong_telephone", f"{B}联系电话：00005550102。"),
    ("points_out_of_order", f"{B}一是建机制；二是抓培训；四是严考核。"),
    ("nested_in_the_same_form", f"{B}落实““一网通办””要求。"),
    ("malformed_attachment_label", f"{C}见附件。\n附件：物资清单{D}\n附件一：物资清单\n名称　数量"),
    ("part_above_total", f"{C}排查隐患点64处，对其中71处落实了专人值守。{D}"),
    ("part_above_total", f"{C}累计发放手册800份，其中2023年900份。{D}"),
    ("parts_above_total", f"{C}投入资金100万元，其中3.2级地震灾后加固40万元，物资储备70万元。{D}"),
    ("rate_miscalculated", f"{C}接报险情21起，处置19起，处置率100%。{D}"),
    ("typed_share_wrong", f"{C}转移群众500人（含游客20人），全部妥善安置。投亲靠友200人，占40.0%；集中安置250人，占50.0%；其他50人，占15.0%。{D}"),
    ("change_in_two_directions", f"{C}受灾人口减少320人，上升4.2%。{D}"),
    ("gap_left_open", f"{C}值班电话：XXXX-XXXXXXX。{D}"),
    ("wrong_character", f"{C}预警准确率提高1.2个百分比，压紧压实防汛主题责任。{D}"),
    ("wrong_weekday", f"{C}2024年6月1日（星期五）召开会商会。{D}"),
    ("wrong_weekday", f"{C}5月1日（周三）会商，5月8日（周四）再次会商。{D}"),
    ("days_reversed", f"{C}汛前检查于4月20日至4月2日进行。{D}"),
    ("place_misspelt", f"{C}会商单位：云溪县、白岭县。白岭区、云溪县已到位。{D}"),
    ("part_above_total", f"{C}发布信息38条，包括网站15条，公众号243条，其中预警28条。{D}"),
    ("verb_lost", f"{C}各站点及时有关情况，做好值守。{D}"),
    ("verb_lost", f"{C}演练情况及评估演练的情况已报送。{D}"),
    ("required_content_missing", f"{A}一、概述\n来信反映突出问题3条。\n二、主动公开\n公开20条。\n三、申请\n没有申请，没有收费。\n四、复议诉讼\n没有发生。\n五、下一年\n丰富形式。"),
    ("required_content_missing", f"{A}一、概述\n公开20条。\n二、主动公开\n公开20条。\n三、申请\n没有申请，没有收费，印制了行政诉讼流程。\n四、存在问题\n形式单一。\n五、打算\n丰富形式。"),
    ("year_twice", f"{C}发布2023年度法治政府建设年度报告。{D}"),
    ("plan_for_a_past_year", "清溪县2023年防汛工作总结\n一、概述\n2023年，本局将进一步充实力量。\n清溪县应急管理局\n2024年1月8日"),
    ("plan_for_a_past_year", "清溪县2023年防汛工作总结\n一、概述\n力争2023年底前建成监测站。\n清溪县应急管理局\n2024年1月8日"),
    ("index_of_another_year", "信息索取号：000000/2020-00031\n清溪县2016年工作报告\n内容。"),
    ("publication_still_ahead", f"{A}一、概述\n本年报将在县政府网站公布。"),
    ("period_without_beginning", f"{A}一、概述\n统计期限截至2016年12月31日。"),
    ("bracket_without_mark", f"{C}转移群众80人，（其中游客12人、村民68人）各安置点已备足物资。{D}"),
    ("pause_between_clauses", f"{C}由县长任总指挥、各乡镇负责同志为成员。{D}"),
    ("wrong_middle_dot", f"{C}开展“清溪・安澜”行动。{D}"),
    ("stop_before_list", f"{C}采取如下措施。一是预警；二是转移。{D}"),
    ("colon_within_clause", f"{C}物资包括：帐篷、沙袋、水泵等各类物资均已到位。{D}"),
    ("word_twice", f"{C}完善预警预警机制。{D}"),
    ("word_twice", f"{C}举办全县防汛抢险骨干队伍实战演练活动全县防汛抢险骨干队伍实战演练活动2期。{D}"),
    ("verb_twice", f"{C}召开了举办了会商会。{D}"),
    ("wrong_character", f"{C}积极的做好值守，深入的开展排查。{D}"),
    ("wrong_character", f"{C}群众意满度较高，有关事单位参加，刷新连续零伤亡的记录。{D}"),
    ("wrong_character", f"{C}指挥部有气象、水利、交通等单位组成。{D}"),
    ("wrong_character", f"{C}采用图标、漫画解读预案，开展法制宣传进校园。{D}"),
    ("document_named_twice", f"{C}转发了《防汛工作要点》的文件。{D}"),
    ("place_misspelt", f"{C}清奚县应急管理局牵头，清溪县应急管理局已印发通知，请与清溪县应急管理局联系。{D}"),
    ("short_title_misspelt", f"{C}落实《清溪县防汛办法》（以下简称《办法》）。执行《办法》。对照《办沄》检查。{D}"),
    ("year_left_behind", "清溪县2023年防汛工作总结\n一、2022年防汛工作情况\n内容。"),
    ("year_left_behind", "清溪县2023年防汛工作总结\n2022年，全县应急系统闻汛而动，全年转移群众300人。"),
    ("heading_mark_lost", f"{B}公开20条。\n二存在的问题\n形式单一。\n三、下一步打算\n丰富形式。"),
    ("points_out_of_order", f"{C}方案分为（一）会商；（二）预警；（二）处置；（四）评估。{D}"),
    ("word_twice", f"{C}切实切实加强值守，开展两次隐患隐患抽查。{D}"),
    ("figure_missing", f"{C}举办应急演练培训班期，防汛知识宣讲6场。{D}"),
    ("measure_of_another_noun", f"{C}组织45条志愿者，发动12宗企业参与。{D}"),
    ("identity_broken", f"{B}行政复议\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n2\t\t\t1\t4"),
    ("table_total_wrong", "清溪县应急管理局2023年度决算\n支出\t决算数\n一、公共安全支出\t12.5\n二、教育支出\t\n三、卫生支出\t3.5\n四、灾害防治支出\t80\n本年支出合计\t98"),
]  # fmt: skip

SILENT = [
    ("points_out_of_order", f"{B}一是建机制。二是抓培训。　一是严考核。二是重实效。"),
    ("pause_before_and", f"{B}目录包括机构设置、与群众生活相关的收费标准、预算。2、与企业有关的政策。"),
    ("word_twice", "首页>信息公开>信息公开年报\n清溪县2023年政府信息公开工作年度报告\n一、总体情况\n公开20条。"),
    ("date_form", "来源：县政府办公室\n2024-02-03 08:15:26\n清溪县2023年政府信息公开工作年度报告\n一、总体情况\n公开20条。"),
    ("half_width_mark", "• 发布机构: 清溪县教育局\n• 公开方式: 主动公开\n清溪县教育局2023年工作报告\n内容。"),
    ("wrong_ellipsis_or_dash", f"{B}公开20条。\n【…】\n公开文件7件。"),
    ("heading_without_text", "关于申领补贴的通知\n各村民委员会：\n一、所需材料\n1.申请表\n2.土地承包合同\n3.银行卡复印件\n4.承诺书\n前述材料交村民委员会。\n二、时间\n6月底前。"),
    ("unbalanced_marks", "清溪县应急管理局关于印发《清溪县汛期\n值班制度》的通知\n各乡镇人民政府：\n请照此办理。"),
    ("space_in_text", "清溪县值班办法\n第一章　总　则\n第一条　为了规范值班，制定本办法。\n值班员：李　伟、欧阳静、孙　丽。"),
    ("number_repeated", "关于施工的要求\n一、标准\n（1）材料\n1）水泥。\n2）砂石。\n（2）工期\n三个月。"),
    ("number_missing", "清溪县2023年收支\n支出\t决算数\n一、公共安全支出\t12.5\n\t三、卫生支出\t\n\t四、其他支出\t\n五、灾害防治支出\t80\n一、说明\n以上为决算数。"),
    ("heading_without_text", f"{B}见下表。\n二、办理情况\n事项\t受理\t办结\n一、申领类\t4\t4\n（一）补贴\t2\t2\n三、其他\t1\t0\n三、监督情况\n没有投诉。"),
    ("number_repeated", f"{B}见下表。\n二、办理情况\n事项\t受理\t办结\n一、申领类\t4\t4\n（一）补贴\t2\t2\n三、其他\t1\t0\n三、监督情况\n没有投诉。"),
    ("space_in_text", "清溪县2023年统计公报\n一、工 业\n增加值稳步增长。\n二、商　贸\n零售额平稳增长。"),
    ("place_misspelt", f"{C}东溪县应急管理局、西溪县应急管理局、清溪县应急管理局、清溪县应急管理局联合会商。{D}"),
    ("points_out_of_order", f"{C}依照第二十条第（一）项；（三）项另有规定的，从其规定。{D}"),
    ("number_mark", "关于施工的要求\n一、标准\n（1）材料\n1）水泥。\n2）砂石。\n（2）工期\n三个月。"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_a_slip_in_other_words_is_found(name: str, text: str) -> None:
    assert name in {finding.name for finding in check_text(text)}


TYPED_IN_A_REPORT = [
    ("part_above_total", "共接报险情12起，其中夜间15起。"),
    ("change_miscalculated", "全年降雨180毫米，接报险情30起，比上年40起下降20.0%。"),
    ("parts_above_total", "转移群众80人，其中自行转移60人、集中转移30人。"),
    ("remainder_unsaid", "共发布预警信息40条，其中通过短信发布31条。"),
    ("single_item", Section("下一步打算", [Measure("备足物资", "补充沙袋。")])),
]


@pytest.mark.parametrize(("name", "content"), TYPED_IN_A_REPORT)
def test_a_slip_typed_into_a_report_is_found_as_in_a_text(name: str, content: str | Section) -> None:
    section = content if isinstance(content, Section) else Section("基本情况", [content])
    assert name in {finding.name for finding in check(report(sections=[section]))}


@pytest.mark.parametrize(("name", "text"), SILENT)
def test_right_words_of_another_office_have_no_such_finding(name: str, text: str) -> None:
    assert name not in {finding.name for finding in check_text(text)}
