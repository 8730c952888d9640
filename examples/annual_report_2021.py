"""A county's annual reports in the edition of 2021, two documents from one set of data.

The summary adds up what the office, the departments and the townships report; the office's own report has the
office's figures alone. The county is invented.
"""

import sys
from datetime import date
from pathlib import Path

from reportkit import Body, Report, Statistic, save
from reportkit.annual_report import (
    AnnualReport2021,
    Applications,
    Aspect,
    Disclosure2021,
    Fee,
    Ledgers,
    Otherwise,
    Overview,
    Problem,
    Refused,
    Reviews,
    Unavailable,
    Unprocessed,
)

OFFICE = Body(
    "临澜县人民政府办公室",
    area="临澜县",
    address="临澜县澜滨路1号",
    postcode="000000",
    telephone="0000-0000000",
    website=("临澜县人民政府门户网站", "https://www.linlan.example"),
)

NOTHING = [0, 0, 0, 0, 0, 0]

OWN = Ledgers(
    disclosure=Disclosure2021(
        regulations=(0, 0, 0),
        normative_documents=(6, 2, 41),
        licences=0,
        penalties=0,
        coercive_measures=0,
        charges=0,
    ),
    applications=Applications(
        new=[21, 3, 0, 0, 1, 0],
        carried_in=[1, 0, 0, 0, 0, 0],
        granted=[12, 2, 0, 0, 1, 0],
        partly_granted=[3, 0, 0, 0, 0, 0],
        refused=Refused(internal_affairs=[1, 0, 0, 0, 0, 0]),
        unavailable=Unavailable(not_held=[4, 1, 0, 0, 0, 0]),
        unprocessed=Unprocessed(complaint=[1, 0, 0, 0, 0, 0]),
        otherwise=Otherwise(),
    ),
    reviews=Reviews(reconsideration=[1, 0, 0, 0], direct_suits=[0, 0, 0, 0], suits_after_reconsideration=[0, 0, 0, 1]),
)
"""The office's own work: what is not named is 0, totals and what is carried forward are worked out."""

DEPARTMENTS = Ledgers(
    disclosure=Disclosure2021(
        regulations=(0, 0, 0),
        normative_documents=(9, 3, 52),
        licences=18642,
        penalties=3127,
        coercive_measures=214,
        charges="2604.3815",
    ),
    applications=Applications(
        new=[58, 6, 0, 1, 2, 0],
        carried_in=[3, 0, 0, 0, 1, 0],
        granted=[22, 2, 0, 1, 0, 0],
        partly_granted=[7, 1, 0, 0, 0, 0],
        refused=Refused(
            third_party=[3, 0, 0, 0, 0, 0],
            process=[1, 0, 0, 0, 0, 0],
            enforcement_file=[2, 0, 0, 0, 0, 0],
            administrative_inquiry=[0, 1, 0, 0, 0, 0],
        ),
        unavailable=Unavailable(
            not_held=[13, 1, 0, 0, 1, 0],
            to_be_made=[3, 0, 0, 0, 0, 0],
            unclear=[1, 0, 0, 0, 0, 0],
        ),
        unprocessed=Unprocessed(complaint=[3, 0, 0, 0, 0, 0], repeated=[1, 0, 0, 0, 0, 0]),
        otherwise=Otherwise(not_corrected=[1, 0, 0, 0, 0, 0]),
    ),
    reviews=Reviews(reconsideration=[2, 1, 0, 1], direct_suits=[1, 0, 0, 0], suits_after_reconsideration=[1, 0, 0, 0]),
)

TOWNSHIPS = Ledgers(
    disclosure=Disclosure2021(
        regulations=(0, 0, 0),
        normative_documents=(0, 0, 3),
        licences=1208,
        penalties=46,
        coercive_measures=0,
        charges=0,
    ),
    applications=Applications(
        new=[7, 0, 0, 0, 0, 0],
        carried_in=NOTHING,
        granted=[4, 0, 0, 0, 0, 0],
        partly_granted=[1, 0, 0, 0, 0, 0],
        refused=Refused(),
        unavailable=Unavailable(not_held=[2, 0, 0, 0, 0, 0]),
        unprocessed=Unprocessed(),
        otherwise=Otherwise(),
    ),
    reviews=Reviews.from_row([0] * 15),
)

LAST_YEAR = Ledgers(
    disclosure=Disclosure2021(
        regulations=(0, 0, 0),
        normative_documents=(11, 4, 86),
        licences=17955,
        penalties=3384,
        coercive_measures=198,
        charges="2457.06",
    ),
    applications=Applications(
        new=[79, 5, 0, 0, 1, 0],
        carried_in=[2, 0, 0, 0, 0, 0],
        granted=[30, 3, 0, 0, 0, 0],
        partly_granted=[10, 0, 0, 0, 0, 0],
        refused=Refused(third_party=[4, 0, 0, 0, 0, 0], process=[2, 0, 0, 0, 0, 0]),
        unavailable=Unavailable(not_held=[23, 2, 0, 0, 0, 0]),
        unprocessed=Unprocessed(complaint=[6, 0, 0, 0, 0, 0]),
        otherwise=Otherwise(not_corrected=[2, 0, 0, 0, 0, 0]),
    ),
    reviews=Reviews(reconsideration=[4, 0, 0, 0], direct_suits=[0, 0, 0, 0], suits_after_reconsideration=[1, 0, 0, 0]),
)

PROBLEMS = [
    Problem("部分单位栏目更新不够及时", "每季度通报栏目更新情况，对连续两次被通报的单位约谈分管负责人"),
    Problem("政策解读以文字为主，群众看不懂的情况仍然存在", "对涉及就业、住房、医疗的政策，逐件配发图解和问答"),
    Problem("个别答复书说理不充分", "组织答复书评查，编写答复示范文本，分批培训经办人员"),
]


def summary() -> AnnualReport2021:
    """The county's report, by 20 February of the next year."""
    tables = Ledgers.sum_of([OWN, DEPARTMENTS, TOWNSHIPS])
    assert tables.disclosure
    assert tables.applications
    assert tables.reviews
    return AnnualReport2021(
        office=OFFICE,
        year=2023,
        signed=date(2024, 2, 8),
        scope="汇总",
        units={"部门": 31, "乡镇": 12},
        facts=[
            Statistic("主动公开政府信息", 10284, "条", last=9817),
            Statistic("解读稿件", 132, "篇", parts={"图解": 47, "视频解读": 18}, sums="<="),
            Statistic("清理过期信息", 356, "条"),
            Statistic("政务新媒体", 43, "个", kind="时点"),
            Statistic("公开专区", 14, "个", kind="时点"),
            Statistic("培训", 4, "期"),
            Statistic("参训人员", 260, "人次", exactness="余"),
        ],
        overview=Overview(
            opening="{年}年，{全市}认真贯彻落实{条例}，坚持以公开为常态、不公开为例外，各项工作有序推进。",
            disclosure=Aspect(
                "{全市}共{主动公开政府信息}，{主动公开政府信息:同比}。",
                points=[
                    "集中公开行政规范性文件。全年{制发行政规范性文件:名称}{制发行政规范性文件:数值}、废止{废止行政规范性文件:数值}，年末现行有效{现行有效行政规范性文件:数值}，全部在政府网站专栏公开",
                    "做好政策解读。发布{解读稿件}，{解读稿件:其中}，其余为文字解读",
                ],
            ),
            requests="{申请收办情况}{申请办理结果}{复议诉讼情况}",
            management=["健全信息发布审核和动态更新制度，{清理过期信息}", "对公开前的文件逐件标注公开属性"],
            platform="{全市}现有{政务新媒体}，均已备案；在政务服务大厅、图书馆、乡镇便民服务中心设立{公开专区}，提供查阅和申请受理服务。",
            supervision=[
                "开展培训。举办{培训}，{参训人员}",
                "落实考核评议。政府信息公开纳入年度综合考核，考核结果在{全市}通报；委托第三方开展社会评议，反映的问题均已交办整改",
                "严格责任追究。{年}年未发生因政府信息公开被追究责任的情形",
            ],
        ),
        disclosure=tables.disclosure,
        applications=tables.applications,
        reviews=tables.reviews,
        problems=PROBLEMS,
        fees=[Fee("临澜县自然资源局", 3, 420), Fee("临澜县公安局", 1, 100)],
        last_year=LAST_YEAR,
    )


def own() -> AnnualReport2021:
    """The office's own report, by 31 January."""
    assert OWN.disclosure
    assert OWN.applications
    assert OWN.reviews
    return AnnualReport2021(
        office=OFFICE,
        year=2023,
        signed=date(2024, 1, 26),
        scope="本机关",
        overview=Overview(
            disclosure="通过县政府门户网站公开县政府和县政府办公室文件，{制发行政规范性文件}，均同步发布解读材料。",
            requests="{申请收办情况}{申请办理结果}{复议诉讼情况}",
            management="印发文件时同步确定公开属性，依法不予公开的说明理由。",
            platform="完成门户网站政府信息公开专栏改版，增设按主题、按文种检索的入口。",
            supervision="工作考核结果和社会评议情况已在全县通报；未发生责任追究情形。",
        ),
        disclosure=OWN.disclosure,
        applications=OWN.applications,
        reviews=OWN.reviews,
        problems=[Problem("门户网站检索结果不够准确", "优化检索功能，按月抽查检索结果")],
        fees=[],
    )


def build() -> Report:
    return summary().to_report()


def main(folder: str = "out") -> None:
    for name, report in {"临澜县": build(), "临澜县人民政府办公室": own().to_report()}.items():
        for kind in (".docx", ".txt"):
            path = Path(folder) / f"{name}2023年政府信息公开工作年度报告{kind}"
            save(report, path)
            print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
