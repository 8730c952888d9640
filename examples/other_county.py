"""The sections of lushan_2018.py for another county and year: only the office, the year and the facts are new."""

import sys
from pathlib import Path

import attrs

import lushan_2018
from reportkit import Body, Citation, Report, Statistic, Term, save

OFFICE = Body(
    "示例县人民政府办公室",
    area="示例县",
    address="示例省示例县示例路1号",
    postcode="000000",
    telephone="0000-0000000",
    website=("示例县人民政府门户网站", "https://www.shili.example"),
)

FACTS = [
    Citation("中华人民共和国政府信息公开条例", short="条例"),
    Citation(
        "示例省人民政府办公厅关于印发2017年示例省政务公开工作安排的通知",
        "示府厅字〔2017〕1号",
        short="工作安排",
    ),
    Citation("关于印发示例县政务公开考核办法的通知", "示府办发〔2017〕2号", name="考核方案"),
    Term("上级网站", "“中国示例”网"),
    Term("献策栏目", "“建言献策”栏目"),
    Term("政务服务网", "示例政务服务网"),
    Term("棚改片区", "城南"),
    Statistic("参训单位", 58, "个"),
    Statistic("新增工作人员", 1, "名"),
    Statistic("读网人员", 3, "名"),
    Statistic("内容保障人员", 1, "名"),
    Statistic("主动公开政府信息", 8420, "条", parts={"通过网站公开": 7015}, sums="<="),
    Statistic("公开查阅点", 2, "处"),
    Statistic("依申请公开件", 5, "件", parts={"按期办结": 5}),
    Statistic("访谈部门", 6, "个"),
    Statistic("在线访谈", 8, "期"),
    Statistic("公开部门预算的单位", 47, "家"),
    Statistic("收取费用", 0, "万元"),
    Statistic("行政复议", 1, "件"),
    Statistic("行政诉讼", 0, "件"),
]


def build() -> Report:
    return attrs.evolve(lushan_2018.draft(), office=OFFICE, year=2017, facts=FACTS).to_report()


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"示例县2017年政府信息公开工作年度报告{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
