"""A report begun from last year's Word file prints last year's words but for years, dates and figures, each listed."""

import re
import runpy
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import attrs
import pytest

import annual_report_2021
import long_report
import lushan_2018
import other_county
import tables
from reportkit import Body, Measure, Report, Section, render, save
from reportkit.commands import run
from typed_report import TYPED

BUREAU = Report(
    "云溪县水利局2024年工作总结",
    Body("云溪县水利局", area="云溪县"),
    year=2024,
    signed=date(2025, 1, 8),
    preamble=[
        "2024年，县水利局落实《云溪县人民政府办公室关于印发〈2024年水利工作要点〉的通知》（云政办发〔2024〕12号，以下简称《要点》），按照《要点》和《水利发展规划（2021—2025年）》推进各项工作，2023—2024年度冬修任务全部完成。",
    ],
    sections=[
        Section(
            "主要工作",
            [
                "主要有：1.加固水库12座，2.清淤渠道36.5公里，同比增长20%；3.新建泵站4座，其中：1）县级1座；2）乡镇3座。",
                Measure("防汛抗旱", text="4月20日至9月30日值守，发出第12期预警，连续三年未发生溃坝，全年没有收到投诉。"),
                Measure("供水保障", text="供水人口18.6万人，比上年增加0.6万人，投入资金1280万元（上年1100万元），水质合格率98.5%。"),
                Measure("队伍建设", text="举办培训5期、320人次，两名干部到5G基站学习，每季度通报1次，电话0123-4567890。"),
            ],
        ),
        Section("下一步打算", ["2025年，计划新建水厂2座，力争在6月底前完工。"]),
    ],
)  # fmt: skip

REPORTS: Mapping[str, Callable[[], Report]] = {
    "lushan": lushan_2018.build,
    "other county": other_county.build,
    "long": long_report.build,
    "form": annual_report_2021.build,
    "tables": tables.build,
    "typed": lambda: TYPED,
    "bureau": lambda: BUREAU,
}

GAP = "【待补[^】]*】"
TOKEN = re.compile(rf"{GAP}|\d[\d,]*(?:\.\d+)?|.")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
ROW = re.compile(r".*?((?: ?\d[\d.]*)+)")
NOTE = re.compile("【待补】[^“]*“(.*)”：.*")


class Listed:
    """What 换年说明.txt names: words that stood in one place, figures that may stand in several."""

    def __init__(self, notes: str, year: int) -> None:
        lines = notes.splitlines()
        self.words = Counter(found[1] for line in lines if (found := NOTE.fullmatch(line)))
        self.values = {line.partition("：")[2] for line in lines if line.startswith("【上年数】")}
        rows = (found[1] for words in self.words if " " in words and (found := ROW.fullmatch(words)))
        self.values |= {number for row in rows for number in row.split()}
        self.numbers = set(NUMBER.findall(notes))
        self.year = year

    def unexplained(self, old: str, new: str) -> bool:
        """Tell whether a stretch is neither a year moved on nor named with its old words."""
        if new == re.sub(r"\d{4}", lambda found: str(int(found[0]) + 1), old):
            return False
        if not set(NUMBER.findall(re.sub(GAP, "", new))) <= self.numbers or re.search("[一-鿿]", re.sub(GAP, "", new)):
            return True
        whole = re.compile(rf"(?<![\d.,]){re.escape(old)}(?![\d.,])") if old else None
        if whole is None or any(whole.match(value) for value in self.values):
            return whole is None
        named = min(filter(whole.search, self.words), key=len, default=None)
        self.words -= Counter([named] if named else [])
        return named is None


def unlisted(before: str, after: str, listed: Listed) -> list[tuple[str, str]]:
    """Return what differs between two printed texts and is not listed."""
    found = []
    for old, new in zip(before.splitlines(), after.splitlines(), strict=True):
        cells = [*zip(old.split("\t"), new.split("\t"), strict=True)]
        row = " ".join(filter(None, old.split("\t")))
        if len(cells) > 1 and row in listed.words:  # a row of a national table, listed whole
            cells = [pair for pair in cells if re.search("[一-鿿]", "".join(pair).replace("待补", ""))]
        for was, now in cells:
            there, here = TOKEN.findall(was), TOKEN.findall(now)
            for kind, first, end, begin, behind in SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
                stretch = "".join(there[first:end]), "".join(here[begin:behind])
                if kind != "equal" and listed.unexplained(*stretch):
                    found.append(stretch)
    return found


@pytest.mark.parametrize("which", REPORTS)
def test_this_year_s_words_are_last_year_s_but_for_what_is_listed(which: str, tmp_path: Path) -> None:
    last = REPORTS[which]()
    save(last, tmp_path / "去年.docx")
    assert 0 == run(["new", str(tmp_path / "今年"), "--from", str(tmp_path / "去年.docx")])
    report = runpy.run_path(str(tmp_path / "今年" / "report.py"))["build"]()
    notes = (tmp_path / "今年" / "换年说明.txt").read_text(encoding="utf-8")
    if last.signed:
        day = f"{last.signed.year}年{last.signed.month}月{last.signed.day}日"
        assert f"【待补】文末“{day}”" in notes
        assert f"没有署名（{last.office.name}）和日期" in notes
    before, after = (render(one, ".txt").decode("utf-8") for one in (attrs.evolve(last, signed=None), report))
    assert before != after
    assert [] == unlisted(before, after, Listed(notes, last.year or 0))
