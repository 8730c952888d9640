"""A 通知 that three bodies issue together (联合行文): their names in the mark and under the text."""

import sys
from datetime import date
from pathlib import Path

from reportkit import Body, Letterhead, Measure, Report, save
from reportkit.model import PlainSignature

BODIES = ["示例县财政局", "示例县自然资源和规划局", "示例县农业农村局"]


def build() -> Report:
    return Report(
        "关于开展耕地保护资金使用情况检查的通知",
        Body(BODIES[0], area="示例县"),
        letterhead=Letterhead(BODIES, number="示财农〔2019〕21号"),
        addressees="各乡镇人民政府",
        signed=date(2019, 5, 20),
        signature=PlainSignature(BODIES),
        preamble=["为规范耕地保护资金使用，现就开展检查的有关事项通知如下。"],
        sections=[
            Measure("检查范围", text="2018年度拨付的耕地保护资金。"),
            Measure("检查方式", text="各乡镇先行自查，县级抽查不少于三分之一的乡镇。"),
            Measure("时间安排", text="自查于2019年6月底前完成，抽查于2019年7月底前完成。"),
        ],
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"关于开展耕地保护资金检查的通知{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
