"""A county's annual report for 2020, in the edition of 2019, with last year's tables beside it. The county is invented."""

import sys
from datetime import date
from pathlib import Path

from reportkit import Body, Report, Statistic, save
from reportkit.annual_report import (
    AnnualReport2019,
    Applications2019,
    Disclosure2019,
    Ledgers2019,
    Overview,
    Problem,
    Refused,
    Reviews,
    Unavailable,
    Unprocessed,
)

OFFICE = Body("临澜县人民政府办公室", area="临澜县", telephone="0000-0000000")

NOTHING = [0, 0, 0, 0, 0, 0]

LAST_YEAR = Ledgers2019(
    disclosure=Disclosure2019(
        regulations=(0, 0, 0),
        normative_documents=(18, 18, 61),
        licences=(512, 26, 16204),
        other_services=(188, -12, 9120),
        penalties=(2105, 44, 3310),
        coercive_measures=(141, 0, 172),
        charges=(12, -1),
        procurement=(214, 60830000),
    ),
    applications=Applications2019(
        new=[52, 4, 0, 0, 0, 0],
        carried_in=NOTHING,
        granted=[25, 3, 0, 0, 0, 0],
        partly_granted=[6, 0, 0, 0, 0, 0],
        refused=Refused(third_party=[2, 0, 0, 0, 0, 0]),
        unavailable=Unavailable(not_held=[16, 1, 0, 0, 0, 0]),
        unprocessed=Unprocessed(complaint=[1, 0, 0, 0, 0, 0]),
        otherwise=NOTHING,
    ),
    reviews=Reviews.from_row([0] * 15),
)

APPLICATIONS = Applications2019(
    new=[63, 5, 0, 0, 1, 0],
    carried_in=[2, 0, 0, 0, 0, 0],
    granted=[28, 3, 0, 0, 1, 0],
    partly_granted=[8, 0, 0, 0, 0, 0],
    refused=Refused(third_party=[3, 0, 0, 0, 0, 0], enforcement_file=[1, 0, 0, 0, 0, 0]),
    unavailable=Unavailable(not_held=[19, 2, 0, 0, 0, 0]),
    unprocessed=Unprocessed(complaint=[3, 0, 0, 0, 0, 0]),
    otherwise=[1, 0, 0, 0, 0, 0],
)


def edition() -> AnnualReport2019:
    return AnnualReport2019(
        office=OFFICE,
        year=2020,
        signed=date(2021, 2, 5),
        scope="汇总",
        units={"部门": 33, "乡镇": 12},
        facts=[Statistic("主动公开政府信息", 8764, "条"), Statistic("政务新媒体", 51, "个", kind="时点")],
        overview=Overview(
            disclosure="{全市}{主动公开政府信息}，新公开规范性文件{新公开规范性文件:数值}。",
            requests="{申请收办情况}{申请办理结果}{复议诉讼情况}",
            management="对照新修订的{条例}，更新公开指南和公开目录，健全发布审核制度。",
            platform="政府网站按统一要求设置政府信息公开专栏；{全市}开设{政务新媒体}。",
            supervision="政府信息公开纳入年度考核，开展社会评议，结果在{全市}通报；未发生责任追究情形。",
        ),
        disclosure=Disclosure2019(
            regulations=(0, 0, 0),
            normative_documents=(21, 21, 82),
            licences=(538, 17, 17012),
            other_services=(176, 3, 9455),
            penalties=(2149, -18, 3402),
            coercive_measures=(141, 2, 165),
            charges=(11, 0),
            procurement=(231, "75394432.52"),
        ),
        applications=APPLICATIONS,
        reviews=Reviews(
            reconsideration=[2, 0, 0, 0], direct_suits=[0, 0, 0, 0], suits_after_reconsideration=[0, 0, 0, 0]
        ),
        problems=[
            Problem("公开目录更新不够及时", "建立目录动态调整机制，每半年核对一次"),
            Problem("基层公开专区作用发挥不够", "在各乡镇公开专区配备专人，提供查阅和申请指导"),
        ],
        last_year=LAST_YEAR,
    )


def build() -> Report:
    return edition().to_report()


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"临澜县2020年政府信息公开工作年度报告{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
