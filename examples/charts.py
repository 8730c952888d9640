"""Figures of a report drawn as columns, lines and a pie: charts that Word can edit, each figure given once."""

import sys
from datetime import date
from pathlib import Path

from reportkit import Body, Chart, Report, Section, Statistic, save

OFFICE = Body("示例县人民政府办公室", area="示例县")

CHANNELS = ["通过网站公开", "通过政务新媒体公开", "通过公报和查阅点公开"]

FACTS = [
    Statistic(
        "主动公开政府信息",
        12656,
        "条",
        parts={"通过网站公开": 9136, "通过政务新媒体公开": 2200, "通过公报和查阅点公开": 1320},
        last=Statistic(
            "主动公开政府信息",
            11800,
            parts={"通过网站公开": 9500, "通过政务新媒体公开": 1500, "通过公报和查阅点公开": 800},
        ),
    ),
    Statistic("2016年主动公开政府信息", 9800, "条"),
]

SECTIONS = [
    Section(
        "主动公开情况",
        [
            "{年}年，{全市}{主动公开政府信息}，{主动公开政府信息:同比}，近三年逐年增加（见{三年}）。",
            Chart(
                "line",
                ["2016年主动公开政府信息", "主动公开政府信息:上年数", "主动公开政府信息"],
                categories=["2016年", "{上年}年", "{年}年"],
                caption="近三年主动公开政府信息数量",
                name="三年",
            ),
            "从公开渠道看，{通过网站公开}，{通过政务新媒体公开}，{通过公报和查阅点公开}，构成见{构成}，与上年的比较见{比较}。",
            Chart("pie", CHANNELS, caption="主动公开政府信息的渠道", name="构成"),
            Chart(
                "bar",
                {"{上年}年": [f"{name}:上年数" for name in CHANNELS], "{年}年": CHANNELS},
                categories=["网站", "政务新媒体", "公报和查阅点"],
                caption="各渠道公开数量与上年比较",
                name="比较",
            ),
        ],
    ),
]


def build() -> Report:
    return Report(
        "{地区}{年}年主动公开情况报告", OFFICE, year=2018, signed=date(2019, 1, 14), facts=FACTS, sections=SECTIONS
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"示例县2018年主动公开情况报告{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
