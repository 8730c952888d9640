"""A small folder to begin a report in: its script, what lists the gaps, a test, and how to go on (起步文件夹)."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from reportkit import Body, Measure, Report, Section, Statistic
from reportkit.annual_report import AnnualReportBefore2019, Aspect, Overview, Problem, Reviews, edition_for
from reportkit.annual_report.before2019 import TITLES
from reportkit.annual_report.edition import AnnualReport
from reportkit.annual_report.own_words import AnnualReportInOwnWords
from reportkit.annual_report.remarks import remarks_on
from reportkit.compose import printed_title
from reportkit.errors import InvalidValue, wrong_type
from reportkit.files import as_path, exists, write_whole
from reportkit.formats import GB9704, Format
from reportkit.model.fields import require_day
from reportkit.scripts import Given, script_files
from reportkit.scripts.literals import text
from reportkit.scripts.script import WITHOUT
from reportkit.spreadsheets.facts import facts_file
from reportkit.wording import full_date

SCRIPT = "report.py"

CHECK = '''\
"""列出报告中还要填写的内容和其他问题：在这个文件夹中运行 python check.py。"""

import sys
from pathlib import Path

try:
    from reportkit.commands.project import check_folder
{without}
LAST_YEAR = {last_year}  # 上年报告，用于对照；没有的写 None

if __name__ == "__main__":
    sys.exit(check_folder(Path(__file__).parent, last_year=LAST_YEAR{layout}))
'''

TEST = '''\
"""报告能够生成：改动以后运行 python -m pytest。"""

from reportkit import render

from report import build


def test_the_report_can_be_made() -> None:
    assert render(build(), ".txt")
    assert render(build()).startswith(b"PK")
'''

README = """\
# {title}

本文件夹由 `reportkit new` 建立，用来编写这份报告。

| 文件 | 内容 |
|---|---|
| `report.py` | 报告：{script}各部分的文字 |
| `check.py` | 列出还要填写的内容和其他问题 |
| `test_report.py` | 测试报告能否生成 |
{rows}
{steps}
3. 填写文字：`{{待补:……}}` 换成要写的话，不用写的删去；`原为` 后面是上年的写法。引用数据写 `{{{example}}}`。
4. 成文日期填在 `SIGNED = ` 后面，如 `date({signed})`；{dated}填好以后，文末才有署名和日期。
5. 在本文件夹中运行 `{python} check.py`，逐条处理：数据、文字、版式和与上年报告的对照都在其中；写错的，指出在第几行。
6. 运行 `{python} report.py`，在 `out` 文件夹中生成 `.docx` 和 `.txt`，文件名就是标题；用 Word 或 WPS 打开，送审。

命令里的 Python 要装有 reportkit；换一台电脑，先照 reportkit 的说明安装。
"""

IN_SCRIPT = """\
1. 核对 `report.py` 里 `OFFICE` 的机关名称、地区和联系方式。
2. 填写数据：没有填的是 `None`，换成今年的数，只写数字，不加逗号、单位和“余”；没有发生的填 `0`。`last=` 是上年的数。"""

IN_WORKBOOK = """\
1. 用 Excel 或者 WPS 打开 `数据.xlsx`，核对“机关”表中的机关名称、地区和联系方式。
2. 填写“数据”表中黄色的数值，没有发生的填 `0`；“上年”列是上年的数。怎样填见“填写说明”表，填完保存。"""

IN_TABLES = "统计表按行填写，行前注明栏目和上年的数；一行都没有的，写作 `[0] * 6`。"

CHANGES, WORKBOOK = "换年说明.txt", "数据.xlsx"


def smallest_report(year: int) -> Report:
    """Return the smallest report to begin with, of an invented office: one part, one item, one open figure.

    >>> smallest_report(2024).facts[0].name
    '主动公开政府信息'
    """
    measures = [
        Measure("扩大公开范围", text="{年}年，{全市}{主动公开政府信息}。"),
        Measure("方便群众查阅", text="{待补:主要做法}。"),
    ]
    return Report(
        "{地区}{年}年政务公开工作报告",
        _office(),
        year=year,
        facts=[Statistic("主动公开政府信息", None, "条")],
        sections=[Section("工作情况", measures)],
    )


def open_edition(year: int) -> Given:
    """Return the annual report of a year in its edition with everything open, of an invented office.

    Raises InvalidValue for a year before 2008, the first that was reported on.

    >>> type(open_edition(2024)).__name__
    'AnnualReport2021'
    """
    kind = edition_for(year)
    if issubclass(kind, AnnualReport):
        said: dict[str, Any] = {path: Aspect(f"{{待补:{title}}}。") for path, title in kind.aspects}
        fees: dict[str, Any] = {"fees": ()} if kind.has_fees else {}
        return kind(
            office=_office(),
            year=year,
            signed=None,
            overview=Overview(**said),
            disclosure=kind.tables.disclosed.open(),
            applications=kind.tables.applied.open(),
            reviews=Reviews.open(),
            problems=[Problem("{待补:存在的问题}", "{待补:改进措施}")],
            scope="本机关",
            **fees,
        )
    items: dict[str, Any] = {item: Section(title, [f"{{待补:{title}}}。"]) for item, title in TITLES}
    return AnnualReportBefore2019(office=_office(), year=year, signed=None, **items)


def _office() -> Body:
    return Body("示例县人民政府办公室", area="示例县", telephone="0000-0000000")


def start_project(
    folder: str | os.PathLike[str],
    given: "Given",
    *,
    changes: str = "",
    layout: Format = GB9704,
    workbook: bool = False,
    last_signed: date | None = None,
    last_year: str | None = None,
    python: str | None = None,
) -> tuple[Path, ...]:
    """Write a folder to begin a report in, and return its files: the script first.

    Parameters: `folder` a new or empty one; `given` the report, or an annual report in its edition; `changes` what
    was taken from last year's and how, kept as 换年说明.txt; `layout` the format that the script saves in; `workbook`
    whether office and facts stand in 数据.xlsx, to be filled in there, and the script reads them; `last_signed` the
    date of last year's report, which the folder tells where this year's is to be filled in; `last_year` the file of
    that report, from the folder on, which check.py checks beside; `python` what runs the scripts, as a person types it.

    Raises InvalidValue where one of the files is there, and whatever `to_script` raises; SaveFailed where a file
    cannot be written.
    """
    target = as_path(folder, "start_project")
    files = project_files(
        given,
        changes=changes,
        layout=layout,
        workbook=workbook,
        last_signed=last_signed,
        last_year=last_year,
        python=python,
    )
    taken = [name for name in files if exists(target / name)]
    if taken:
        raise InvalidValue(
            "start_project: {folder} has {names} already; give another folder", folder=target, names="、".join(taken)
        )
    for name, content in reversed([*files.items()]):  # the script last: it stands only where its pictures do
        write_whole(target / name, content)
    return tuple(target / name for name in files)


def project_files(
    given: "Given",
    *,
    changes: str = "",
    layout: Format = GB9704,
    workbook: bool = False,
    last_signed: date | None = None,
    last_year: str | None = None,
    python: str | None = None,
) -> Mapping[str, bytes]:
    """Return the files of the folder by their names; the parameters are those of `start_project`."""
    if not isinstance(given, Given):
        raise wrong_type("start_project", given, "a Report, or an annual report in its edition")
    report = given if isinstance(given, Report) else given.to_report()
    title = printed_title(report)
    figure = next((fact.name for fact in report.facts if isinstance(fact, Statistic)), "年")
    rows = f"| `{WORKBOOK}` | 机关、数据、文件和用语：在这里填写 |\n" if workbook else ""
    rows += f"| `{CHANGES}` | 从上年报告沿用了什么、改动了什么，逐条列出 |\n" if changes else ""
    tables = remarks_on(given) if isinstance(given, (AnnualReport, AnnualReportInOwnWords)) else {}
    steps, script = (IN_WORKBOOK, "") if workbook else (IN_SCRIPT, "机关、数据、")
    dated = f"上年为{full_date(last_signed)}。" if last_signed else ""
    signed = f"{(report.year or date.today().year - 1) + 1}, 1, 20"
    told = {
        "steps": f"{steps}{IN_TABLES}" if tables else steps,
        "script": script,
        "example": figure,
        "signed": signed,
        "dated": dated,
        "python": python or "python",
    }
    remarks = {**tables, "signed": f"成文日期，如 date({signed})；{dated or '未定的不填'}"}
    files = {
        "check.py": CHECK.format(
            without=WITHOUT.format(script="check.py"),
            last_year=text(last_year) if last_year else None,
            layout="" if layout == GB9704 else f", layout={text(layout.name)}",
        ),
        "test_report.py": TEST,
        "README.md": README.format(title=title, rows=rows, **told),
        **({CHANGES: changes} if changes else {}),
    }
    return {
        **script_files(
            given, SCRIPT, layout=layout, workbook=WORKBOOK if workbook else None, remarks=remarks, in_folder=True
        ),
        **({WORKBOOK: facts_file(given.facts, office=given.office)} if workbook else {}),
        **{name: text.encode("utf-8") for name, text in files.items()},
    }


def year_to_report(today: date) -> int:
    """Return the year that an office reports on: the last that is over.

    >>> year_to_report(date(2025, 1, 9))
    2024
    """
    require_day(today, "year_to_report")
    return today.year - 1


__all__ = ["open_edition", "project_files", "smallest_report", "start_project", "year_to_report"]
