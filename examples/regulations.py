"""Regulations of a county's government, with 章, 条, 款, 项 and 目: 条 count on through the chapters.

python examples/regulations.py [FOLDER]
"""

import sys
from datetime import date
from pathlib import Path

from reportkit import Body, Citation, Measure, Report, Section, save
from reportkit.formats import REGULATIONS
from reportkit.numbering import ARTICLES

OFFICE = Body("示例县人民政府", area="示例县")
FACTS = [Citation("中华人民共和国政府信息公开条例")]

CHAPTERS = [
    Section(
        "总则",
        [
            Measure(
                text="为了规范本县政府信息公开申请的办理，根据{中华人民共和国政府信息公开条例}，结合本县实际，制定本办法。"
            ),
            Measure(text="本县行政机关办理政府信息公开申请，适用本办法。"),
            Measure(
                text="县人民政府办公室是全县政府信息公开工作的主管部门，负责推进、指导、协调、监督本办法的实施。",
                content=["乡镇人民政府、县人民政府各部门应当指定机构，负责本机关政府信息公开申请的办理。"],
            ),
        ],
    ),
    Section(
        "申请的提出和受理",
        [
            Measure(
                text="申请人申请获取政府信息的，应当采用包括信件、数据电文在内的书面形式。申请应当包括下列内容：",
                content=[
                    Measure(text="申请人的姓名或者名称、身份证明、联系方式；"),
                    Measure(
                        text="申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述，其中：",
                        content=[
                            Measure(text="知道文号的，写明文号；"),
                            Measure(text="不知道文号的，写明制发机关和大致时间；"),
                        ],
                    ),
                    Measure(text="申请公开的政府信息的形式要求，包括获取信息的方式、途径。"),
                ],
                name="申请内容",
            ),
            Measure(
                text="申请内容不符合本办法{申请内容}规定的，行政机关应当自收到申请之日起7个工作日内一次性告知申请人补正。",
                content=[
                    "申请人无正当理由逾期不补正的，视为放弃申请，行政机关不再处理该申请。",
                    "补正期间不计入答复期限。",
                ],
            ),
        ],
    ),
    Section("附则", [Measure(text="本办法自2024年3月1日起施行。")]),
]


def build() -> Report:
    return Report(
        "示例县政府信息公开申请办理办法",
        OFFICE,
        year=2024,
        signed=date(2024, 1, 15),
        facts=FACTS,
        sections=CHAPTERS,
        scheme=ARTICLES,
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"示例县政府信息公开申请办理办法{kind}"
        save(build(), path, layout=REGULATIONS)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
