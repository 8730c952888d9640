"""Writes files to look at in Word or WPS, where no test can look, and a list of what to look at.

python dev.py specimen [FOLDER]      into out/specimen/ unless another folder is named
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "examples"))

import annual_report_2021  # noqa: E402 - found through the line above
import checks  # noqa: E402
import letter  # noqa: E402
import notice  # noqa: E402
import tables  # noqa: E402
import upward_report  # noqa: E402
from reportkit import Body, Report, Table, save  # noqa: E402
from reportkit.formats import GB9704, LETTER  # noqa: E402

TABLES, CHECKED, COUNTY, OFFICE = "表格、附件和图", "核对稿", "县年度报告", "办公室年度报告"
NOTICE, UPWARD, SENT = "通知", "上行文", "信函"
ALL = "各文件"

PAGES = {TABLES: 9, CHECKED: 8, COUNTY: 5, OFFICE: 4, NOTICE: 4, UPWARD: 2, SENT: 1}
"""How many pages each file has where its fonts are installed."""

LOOK_AT = [
    *((name, "页数", f"共{pages}页") for name, pages in PAGES.items()),
    (TABLES, "每一页", "没有只排了表头和一行的页，没有只排了标题、题注的页"),
    (TABLES, "表1", "小数点上下对齐，合计行的也对齐"),
    (TABLES, "横向的页", "页码仍在纸的同一位置，距版心7毫米"),
    (CHECKED, "落款上面", "“附件：”左空二字，不是五字"),
    (CHECKED, "批注", f"共{len(checks.FAULTS)}条，各在所指的词语旁边"),
    (COUNTY, "第4页", "标题“三”和整张统计表在同一页"),
    (OFFICE, "第3页", "标题“三”和整张统计表在同一页"),
    (NOTICE, "第1页", "标志距纸上边72毫米，笔画完整；红线在文号下4毫米"),
    (UPWARD, "第1页", "标志同样72毫米；签发人与文号同行，右空一字"),
    (SENT, "第1页", "标志距纸上边30毫米；上下有红色双线；没有页码"),
    (ALL, "标题", "换行处不拆开词语"),
    (ALL, "正文", "每页22行，每行28字；网址前面一行的字距不拉开"),
    (ALL, "成文日期", "不分成两行"),
    (ALL, "字体", "标题小标宋，正文仿宋；没有装的，请写明换成了什么字体"),
]
"""File, place, and what ought to be there."""


def looks() -> Report:
    """The list itself, on one page."""
    rows = sorted(LOOK_AT, key=lambda row: [*PAGES, ALL].index(row[0]))
    return Report(
        "样张查看要点",
        Body("示例县人民政府办公室", area="示例县"),
        year=2024,
        sections=[
            "请在Word、WPS中分别打开同一文件夹里的其他文件，对照下表查看。",
            Table(rows, header=["文件", "位置", "应当是"], widths=[8, 5, 26], grouped=1, dense=True),
            "不符的，请在取得本项目的地方提交问题（issue），写明程序、系统和版本，文件名和页码，附上截图；都相符的，也请告知。",
        ],
    )


def write(folder: Path) -> list[Path]:
    """Write the files and the list; return where they are."""
    reports = {
        "查看要点": looks(),
        TABLES: tables.build(),
        COUNTY: annual_report_2021.build(),
        OFFICE: annual_report_2021.own().to_report(),
        NOTICE: notice.build(),
        UPWARD: upward_report.build(),
        SENT: letter.build(),
    }
    for name, report in reports.items():
        save(report, folder / f"{name}.docx", layout=LETTER if name == SENT else GB9704)
    save(reports["查看要点"], folder / "查看要点.txt")
    faulty = checks.build()
    save(faulty, folder / f"{CHECKED}.docx", findings=checks.findings(faulty), checklist=True)
    return sorted(folder / name for name in ["查看要点.txt", *(f"{name}.docx" for name in (*reports, CHECKED))])


def main(folder: str = "out/specimen") -> None:
    print(*write(Path(folder)), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:2])
