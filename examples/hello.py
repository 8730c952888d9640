"""The smallest useful report: an invented county, one part, two items, one figure."""

import sys
from pathlib import Path

from reportkit import Body, Measure, Report, Section, Statistic, save


def build() -> Report:
    return Report(
        "{地区}{年}年政务公开工作报告",
        Body("示例县人民政府办公室", area="示例县"),
        year=2018,
        facts=[Statistic("主动公开政府信息", 380, "条")],
        sections=[
            Section(
                "工作情况",
                [
                    Measure("扩大公开范围", text="{年}年，{全市}{主动公开政府信息}。"),
                    Measure("方便群众查阅", text="在档案馆、图书馆增设公开查阅点。"),
                ],
            )
        ],
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"示例县2018年政务公开工作报告{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
