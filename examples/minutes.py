"""Minutes (纪要) of a meeting: a mark of their own, and who was there, excused and observing below the text."""

import sys
from pathlib import Path

from reportkit import Body, Letterhead, Measure, Report, save
from reportkit.formats import MINUTES


def build() -> Report:
    return Report(
        "研究政务公开工作的会议纪要",
        Body("示例县人民政府办公室", area="示例县"),
        letterhead=Letterhead("示例县人民政府专题会议", word="纪要", number="第7号"),
        preamble=["2019年4月8日，县长张三主持召开专题会议，研究政务公开工作。现将议定事项纪要如下。"],
        sections=[
            Measure("关于公开目录", text="同意县政府办公室提出的公开目录，由各部门于4月底前对照落实。"),
            Measure("关于公开查阅点", text="在县档案馆、图书馆各设一处查阅点，所需经费由县财政局安排。"),
        ],
        attendance={
            "出席": "张三、李四（县政府办公室）、王五（县财政局）、赵六（县司法局）、孙七（县档案馆）、周八（县图书馆）",
            "请假": ["吴九（县文化和旅游局）"],
            "列席": ["郑十（县融媒体中心）"],
        },
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"研究政务公开工作的会议纪要{kind}"
        save(build(), path, layout=MINUTES)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
