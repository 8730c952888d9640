"""Follows docs/tutorial.zh-CN.md: its tables into the workbook, its code into the script, its commands run."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import load_workbook

PAGE = Path(__file__).parents[1] / "docs" / "tutorial.zh-CN.md"
SETTING_UP = re.compile(r"py(thon3)? -m venv |venv\\|source |pip install ")
"""What the page of installing shows too: it takes a network, and is not done again."""

STEP = re.compile(
    r"^```(?P<kind>\w+)\n(?P<code>.*?)^```$"
    r"|^\| (?P<head>[^\n]+) \|\n\|[-|]+\|\n(?P<rows>(?:\|[^\n]*\|\n)+)"
    r"|把 `(?P<old>[^`]+)` (?P<how>换|改)成\s+`(?P<new>[^`]+)`",
    re.MULTILINE | re.DOTALL,
)
SHEETS = {"名称": "数据", "标题": "文件", "查阅点": "查阅点"}
"""The sheet of a table, by the first word of its head."""


def followed(folder: Path, reportkit: Callable[[list[str]], str]) -> Iterator[tuple[str, str]]:
    """Do what the page says in an empty folder; yield what it shows, and what the commands before it printed.

    `reportkit` runs a command of the library in the current folder, and returns what it prints.
    """
    printed = ""
    for step in STEP.finditer(PAGE.read_text(encoding="utf-8")):
        match step["kind"]:
            case "console":
                printed = ""
                for line in step["code"].splitlines():
                    command, *words = line.split()
                    if SETTING_UP.match(line):
                        continue
                    if command == "cd":
                        folder /= words[0]
                    else:
                        printed += reportkit(words) if command == "reportkit" else _python(words, folder)
            case "text":
                yield step["code"], printed.replace("\\", "/")
            case "python":
                _edit(folder / "report.py", r"^SECTIONS = \[.*?(?=^def main)", step["code"])
            case None if step["old"] and step["how"] == "换":
                _edit(folder / "report.py", re.escape(step["old"]), step["new"])
            case None if step["old"]:
                _correct(folder / "数据.xlsx", step["old"], int(step["new"]))
            case None if (name := step["head"].split(" | ")[0]) in SHEETS:
                _fill(folder / "数据.xlsx", SHEETS[name], step["head"], step["rows"].splitlines())


def _python(words: list[str], folder: Path) -> str:
    command = [sys.executable, "-X", "utf8", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False).stdout


def _edit(file: Path, pattern: str, text: str) -> None:
    before = file.read_text(encoding="utf-8")
    after, count = re.subn(pattern, lambda _: text, before, flags=re.MULTILINE | re.DOTALL)
    assert count == 1, f"{pattern} stands {count} times in {file.name}"
    file.write_text(after, encoding="utf-8")


def _fill(file: Path, sheet: str, head: str, rows: list[str]) -> None:
    book = load_workbook(file)
    labels = head.split(" | ")
    if sheet not in book.sheetnames:
        book.create_sheet(sheet).append(labels)
    page = book[sheet]
    columns = {cell.value: number for number, cell in enumerate(page[1], 1)}
    for number, row in enumerate(rows, 2):
        for label, cell in zip(labels, row.strip("|").split("|"), strict=True):
            page.cell(number, columns[label]).value = _typed(cell.strip())
    book.save(file)


def _typed(cell: str) -> str | float | None:
    return float(cell) if re.fullmatch(r"[\d.]+", cell) else cell or None


def _correct(file: Path, old: str, new: float) -> None:
    book = load_workbook(file)
    (wrong,) = [cell for row in book["数据"].iter_rows() for cell in row if cell.value == old]
    wrong.value = new
    book.save(file)
