"""A 函 in the format of letters (信函格式): red lines at head and foot, no number on its first page."""

import sys
from datetime import date
from pathlib import Path

from reportkit import Body, Letterhead, Report, Statistic, save
from reportkit.formats import LETTER
from reportkit.model import SealedSignature

OFFICE = Body("示例县人民政府", area="示例县", telephone="0000-0000000")


def build() -> Report:
    return Report(
        "示例县人民政府关于商请支援防汛物资的函",
        OFFICE,
        letterhead=Letterhead("示例县人民政府", number="示县函〔2019〕23号", urgency="特急"),
        addressees="邻县人民政府",
        signed=date(2019, 7, 3),
        signature=SealedSignature(),
        note="联系人：张三，电话：{电话}",
        facts=[Statistic("编织袋", 5000, "条"), Statistic("救生衣", 300, "件")],
        preamble=[
            "入汛以来，我县连降暴雨，防汛物资消耗较大，一时难以补足。",
            "为确保安全度汛，现商请贵县支援{编织袋}、{救生衣}，所需费用由我县承担，汛期结束后一并结算。",
            "请予支持，并望函复。",
        ],
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"关于商请支援防汛物资的函{kind}"
        save(build(), path, layout=LETTER)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
