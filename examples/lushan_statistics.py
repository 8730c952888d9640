"""The Lushan report with the national statistics table of 2014 to 2018 (国办发〔2014〕32号) behind it, as a draft.

What the office's facts hold is said by them, so that text and table agree; the rest is left open, and found.
"""

import sys
from pathlib import Path

import attrs

import lushan_2018
from reportkit import Attachment, Cell, Report, Table, save
from reportkit.model import GivenRow

OPEN = "{待补}"

HEADER = ["统计指标", "单位", "统计数"]

INDENT = "　"  # a level of the indicators


def heading(title: str) -> GivenRow:
    return [title, "——", Cell("——", align="center")]


def indicator(depth: int, title: str, unit: str, value: str = OPEN) -> GivenRow:
    return [f"{INDENT * depth}{title}", unit, value]


ROWS = [
    heading("一、主动公开情况"),
    indicator(1, "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", "{主动公开政府信息:数}"),
    indicator(2, "其中：主动公开规范性文件数", "条"),
    indicator(2, "制发规范性文件总数", "件"),
    heading(f"{INDENT}（二）通过不同渠道和方式公开政府信息的情况"),
    indicator(2, "1.政府公报公开政府信息数", "条"),
    indicator(2, "2.政府网站公开政府信息数", "条", "{通过网站公开:数}"),
    indicator(2, "3.政务微博公开政府信息数", "条"),
    indicator(2, "4.政务微信公开政府信息数", "条"),
    indicator(2, "5.其他方式公开政府信息数", "条"),
    heading("二、回应解读情况"),
    indicator(1, "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
    heading(f"{INDENT}（二）通过不同渠道和方式回应解读的情况"),
    indicator(2, "1.参加或举办新闻发布会总次数", "次"),
    indicator(3, "其中：主要负责同志参加新闻发布会次数", "次"),
    indicator(2, "2.政府网站在线访谈次数", "次", "{在线访谈:数}"),
    indicator(3, "其中：主要负责同志参加政府网站在线访谈次数", "次"),
    indicator(2, "3.政策解读稿件发布数", "篇"),
    indicator(2, "4.微博微信回应事件数", "次"),
    indicator(2, "5.其他方式回应事件数", "次"),
    heading("三、依申请公开情况"),
    indicator(1, "（一）收到申请数", "件", "{依申请公开件:数}"),
    indicator(2, "1.当面申请数", "件"),
    indicator(2, "2.传真申请数", "件"),
    indicator(2, "3.网络申请数", "件", "{依申请公开件:数}"),
    indicator(2, "4.信函申请数", "件"),
    indicator(1, "（二）申请办结数", "件", "{按期办结:数}"),
    indicator(2, "1.按时办结数", "件", "{按期办结:数}"),
    indicator(2, "2.延期办结数", "件"),
    indicator(1, "（三）申请答复数", "件"),
    indicator(2, "1.属于已主动公开范围数", "件"),
    indicator(2, "2.同意公开答复数", "件"),
    indicator(2, "3.同意部分公开答复数", "件"),
    indicator(2, "4.不同意公开答复数", "件"),
    indicator(3, "其中：涉及国家秘密", "件"),
    indicator(6, "涉及商业秘密", "件"),
    indicator(6, "涉及个人隐私", "件"),
    indicator(6, "危及国家安全、公共安全、经济安全和社会稳定", "件"),
    indicator(6, "不是《条例》所指政府信息", "件"),
    indicator(6, "法律法规规定的其他情形", "件"),
    indicator(2, "5.不属于本行政机关公开数", "件"),
    indicator(2, "6.申请信息不存在数", "件"),
    indicator(2, "7.告知作出更改补充数", "件"),
    indicator(2, "8.告知通过其他途径办理数", "件"),
    indicator(0, "四、行政复议数量", "件", "{行政复议:数}"),
    indicator(1, "（一）维持具体行政行为数", "件"),
    indicator(1, "（二）被依法纠错数", "件"),
    indicator(1, "（三）其他情形数", "件"),
    indicator(0, "五、行政诉讼数量", "件", "{行政诉讼:数}"),
    indicator(1, "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
    indicator(1, "（二）被依法纠错数", "件"),
    indicator(1, "（三）其他情形数", "件"),
    indicator(0, "六、举报投诉数量", "件"),
    indicator(0, "七、依申请公开信息收取的费用", "万元", "{收取费用:数}"),
    heading("八、机构建设和保障经费情况"),
    indicator(1, "（一）政府信息公开工作专门机构数", "个"),
    indicator(1, "（二）设置政府信息公开查阅点数", "个", "{公开查阅点:数}"),
    indicator(1, "（三）从事政府信息公开工作人员数", "人"),
    indicator(2, "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
    indicator(2, "2.兼职人员数", "人"),
    indicator(1, "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元"),
    heading("九、政府信息公开会议和培训情况"),
    indicator(1, "（一）召开政府信息公开工作会议或专题会议数", "次"),
    indicator(1, "（二）举办各类培训班数", "次"),
    indicator(1, "（三）接受培训人员数", "人次"),
]

SIGNED_BY = ["单位负责人：{待补}", "审核人：{待补}", "填报人：{待补}", "联系电话：{电话}", "填报日期：{待补}"]

STATISTICS = Attachment(
    "政府信息公开情况统计表（{年}年度）",
    ["填报单位（盖章）：{单位}", Table(ROWS, header=HEADER, dense=True), INDENT.join(SIGNED_BY)],
    name="统计表",
)


def build() -> Report:
    draft = lushan_2018.draft()
    disclosure = attrs.evolve(draft.disclosure, content=[*draft.disclosure.content, "各项统计指标见{统计表}。"])
    return attrs.evolve(draft, disclosure=disclosure, attachments=[STATISTICS]).to_report()


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"庐山市2018年政府信息公开工作年度报告（附统计表）{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
