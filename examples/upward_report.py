"""A 报告 to a higher body (上行文): 签发人 beside its number, secret and urgent, told in figures given once."""

import sys
from datetime import date
from pathlib import Path

from reportkit import Body, Letterhead, Measure, Report, Section, Statistic, save

OFFICE = Body("示例县人民政府", area="示例县")


def build() -> Report:
    return Report(
        "{单位}关于{年}年防汛工作情况的报告",
        OFFICE,
        year=2019,
        letterhead=Letterhead(
            "示例县人民政府",
            number="示县报〔2019〕8号",
            copy=1,
            secrecy="秘密★1年",
            urgency="特急",
            signers=["张三"],
        ),
        addressees=["示例市人民政府"],
        signed=date(2019, 9, 12),
        facts=[Statistic("转移群众", 1260, "人", last=860), Statistic("除险加固水库", 12, "座")],
        preamble=["现将{年}年防汛工作情况报告如下。"],
        sections=[
            Section(
                "工作情况",
                [
                    Measure("加固水利工程", text="汛前，{除险加固水库}，整修堤防，疏通河道。"),
                    Measure("及时转移群众", text="入汛以来，{转移群众}，无人员伤亡。"),
                ],
            ),
            Section("下一步工作", ["县政府将抓紧恢复水毁工程，完善预案，做好秋汛防御工作。", "特此报告。"]),
        ],
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"示例县防汛工作报告{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
