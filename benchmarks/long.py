"""Long tables as ratios to python-docx, and how time grows with the length of every kind of input.

python benchmarks/long.py [rounds]      3 rounds when none is given, about 2 minutes, most of them python-docx's
"""
# ruff: noqa: T201, PLC0415 - a command: its answer is what it prints; each side imports what it needs itself

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from math import log10
from pathlib import Path
from typing import Any

from report import load, peak_memory, python

Run = Mapping[str, float]

ROWS = {"t30": 30, "t300": 300, "t3000": 3000}
LIBRARIES = ("reportkit", "python_docx")
GROUP = 10  # rows under one label


def rows(count: int) -> list[list[str | int]]:
    """Nine columns: a label for every ten rows, a name, and seven figures."""
    return [
        [f"第{row // GROUP + 1}组", f"指标{row}", *((row * 7 + column * 13) % 10000 for column in range(7))]
        for row in range(count)
    ]


HEAD = [  # label, row, column, how many columns and rows it spans
    ("组别", 0, 0, 1, 3),
    ("指标", 0, 1, 1, 3),
    ("数量", 0, 2, 7, 1),
    ("上半年", 1, 2, 3, 1),
    ("下半年", 1, 5, 3, 1),
    ("全年", 1, 8, 1, 2),
    *((f"{month}月", 2, 1 + place, 1, 1) for place, month in enumerate((1, 2, 3, 7, 8, 9), 1)),
]


def with_reportkit(data: list[list[str | int]], path: Path) -> None:
    from reportkit import Body, Cell, Report, Table, save

    header = [
        [Cell(label, across=across, down=down) for label, row, _, across, down in HEAD if row == level]
        for level in range(3)
    ]
    table = Table(data, header=header, caption="统计表", grouped=1)
    save(Report("统计", Body("示例县人民政府", area="示例县"), year=2018, sections=[table]), path)


def with_python_docx(data: list[list[str | int]], path: Path) -> None:
    """By its documentation: rows through `row.cells`, styles by name, `merge`; header rows through their XML."""
    from docx import Document
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml import OxmlElement
    from with_python_docx import CENTRED, RIGHT, set_font, set_page, set_page_number, set_styles

    document = Document()
    set_page(document)
    set_styles(document)
    set_page_number(document)
    for name, font, aligned in (
        ("表头", "黑体", CENTRED),
        ("表格文字", "仿宋_GB2312", None),
        ("表格数字", "仿宋_GB2312", RIGHT),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        set_font(style, font, 12)
        style.paragraph_format.alignment = aligned
    document.add_paragraph("统计", style="Title")
    document.add_paragraph("表1\u3000统计表", style="表头")
    table = document.add_table(rows=3 + len(data), cols=9, style="Table Grid")
    cells = [row.cells for row in table.rows]
    for row in table.rows:
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if row._index < 3:
            properties.append(OxmlElement("w:tblHeader"))
    for label, row, column, across, down in HEAD:
        cell = cells[row][column]
        if (across, down) != (1, 1):
            cell = cell.merge(cells[row + down - 1][column + across - 1])
        fill(cell, label, "表头")
    for number, values in enumerate(data):
        for column, value in enumerate(values):
            if column or number % GROUP == 0:
                fill(cells[3 + number][column], str(value), "表格数字" if column > 1 else "表格文字")
    for number in range(0, len(data), GROUP):
        cells[3 + number][0].merge(cells[3 + min(number + GROUP, len(data)) - 1][0])
    document.save(str(path))


def fill(cell: Any, text: str, style: str) -> None:
    cell.text = text
    cell.paragraphs[0].style = style


def lengths(kind: str, size: int) -> Any:
    """A report with one long input."""
    from reportkit import Body, Measure, Report, Section, Table

    sections: Mapping[str, Callable[[], list[Any]]] = {
        "characters": lambda: ["全县公开工作平稳，" * (size // 9)],
        "items": lambda: [Section("情况", [Measure(f"第{n}项", "完成。") for n in range(size)])],
        "rows": lambda: [Table(rows(size), grouped=1)],
        "tables": lambda: [Table(rows(3), caption=f"第{n}表", name=f"表{n}") for n in range(size)],
    }
    return Report("统计", Body("示例县人民政府", area="示例县"), year=2018, sections=sections[kind]())


LENGTHS = {"characters": 10_000, "items": 200, "rows": 300, "tables": 20}
"""The smaller size of each kind of long input; the larger is ten times that."""


def measure(what: str, kind: str, size: int) -> Run:
    """Build and save in this process, which is a fresh one, with the library imported before the clock starts."""
    import_module("docx" if kind == "python_docx" else "reportkit.writers.docx")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.docx"
        if what == "table":
            data = rows(size)
            save = with_reportkit if kind == "reportkit" else with_python_docx
            begin, cpu = time.perf_counter(), time.process_time()
            save(data, path)
        else:
            from reportkit import save as save_report

            begin, cpu = time.perf_counter(), time.process_time()
            save_report(lengths(kind, size), path)
        seconds, cpu = time.perf_counter() - begin, time.process_time() - cpu
        return {"seconds": seconds, "cpu": cpu, "peak": peak_memory() or 0, "size": path.stat().st_size}


def measured(what: str, kind: str, size: int) -> Run:
    found: Run = json.loads(python("import long; long.main()", "--measure", what, kind, str(size))[1])
    return found


def medians(runs: list[Run]) -> Run:
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def compare(rounds: int) -> None:
    print(f"load {load()}")
    print("reportkit / python-docx       cpu     time   memory     size   cpu seconds of either")
    for name, size in ROWS.items():
        ours, theirs = (medians([measured("table", kind, size) for _ in range(rounds)]) for kind in LIBRARIES)
        ratios = "".join(f"{ours[key] / theirs[key]:9.3f}" for key in ("cpu", "seconds", "peak", "size"))
        print(f"{name:<24}{ratios}   {ours['cpu']:.3f} {theirs['cpu']:.2f}")
    print("growth by ten          exponent   to   cpu, s   memory, MB")
    for kind, size in LENGTHS.items():
        small, large = (medians([measured("length", kind, each) for _ in range(rounds)]) for each in (size, 10 * size))
        exponent = log10(large["cpu"] / small["cpu"])
        print(f"{kind:<24}{exponent:7.2f}{10 * size:8}{large['cpu']:9.3f}{large['peak']:9.0f}")


def main() -> None:
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], sys.argv[3], int(sys.argv[4]))))
    else:
        compare(int(sys.argv[1]) if sys.argv[1:] else 3)


if __name__ == "__main__":
    main()
