"""Writes the table of clauses into each page of docs/formats:   python docs/make_formats.py"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from clauses import CLAUSES, Clause, in_both_engines, measuring  # noqa: E402 - found through the line above

FORMATS = ROOT / "docs" / "formats"
HEADS = {
    True: ("| 条款 | 规定 | 在哪里测量 |", "| 条款 | 规定 | 为什么文件里看不出 |"),
    False: ("| clause | what it asks | where it is measured |", "| clause | what it asks | why no file can show it |"),
}


def with_tables(page: Path, text: str) -> str:
    """Return a page's text with its tables as the clauses are: what is measured, and what no file can show."""
    chinese = page.stem.endswith(".zh-CN")
    clauses = [clause for clause in CLAUSES if page.name.split(".")[0] in clause.formats]
    measured, unseen = HEADS[chinese]
    tables = {
        measured: [_row(clause, chinese, _tests(clause, chinese)) for clause in clauses if clause.held],
        unseen: [_row(clause, chinese, clause.why[not chinese]) for clause in clauses if not clause.held],
    }
    for head, rows in tables.items():
        made = "\n".join([head, "|---|---|---|", *rows])
        text = re.sub(rf"^{re.escape(head)}\n(?:\|.*\n?)*", lambda _: f"{made}\n", text, flags=re.MULTILINE)  # noqa: B023
    return text


def _row(clause: Clause, chinese: bool, held: str) -> str:
    return f"| {clause.number} | {clause.chinese if chinese else clause.english} | {held} |"


def _tests(clause: Clause, chinese: bool) -> str:
    return "；".join(_named(clause, chinese)) if chinese else "; ".join(_named(clause, chinese))


def _named(clause: Clause, chinese: bool) -> Iterator[str]:
    """Yield each module with its tests, once each, and why they look at no page where they look at none."""
    for module, names in clause.held.items():
        tests = dict.fromkeys(measuring(module, name) for name in names)
        between, comma = ("：", "、") if chinese else (": ", ", ")
        yield f"[{module}.py](../../tests/{module}.py){between}" + comma.join(f"`{test}`" for test in tests)
    if not any(in_both_engines(module, name) for module, names in clause.held.items() for name in names):
        yield clause.why[not chinese]


def main() -> None:
    for page in sorted(FORMATS.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        page.write_text(with_tables(page, text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
