"""The example of a province: what it prints, what it writes, and that a second run writes what changed alone."""

import re
import subprocess
import sys
from pathlib import Path

import hundred_counties
import pytest
from openpyxl import load_workbook

import reportkit
from instruments.session import Validated
from reportkit import render

pytestmark = pytest.mark.slow

COUNTIES = 8


def run(folder: Path) -> list[str]:
    """What the script prints; it starts processes, so it runs in one of its own."""
    code = f"import sys; sys.path.insert(0, {str(Path(reportkit.__file__).parents[1])!r})\n"
    script = Path(hundred_counties.__file__)
    code += f"sys.argv = ['', {str(folder)!r}, '{COUNTIES}']\nimport runpy; runpy.run_path({str(script)!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert ("", 0) == (done.stderr, done.returncode)
    return done.stdout.splitlines()


def test_each_county_has_its_files_and_what_changed_is_written_alone(tmp_path: Path, validated: Validated) -> None:
    folder = tmp_path / "全 省"
    *found, told = run(folder)
    assert [
        "庚子县：【错误】一、第1段“主动公开政府信息”1627条，各项合计1657条（1282＋162＋213），相差30条；两者应当相等"
    ] == [line for line in found if "第1段" in line]
    assert "8个县：写入24个文件，0个没有变化。" == told
    given = hundred_counties.read_workbook(folder / "全省数据.xlsx")
    assert [*hundred_counties.county_names(COUNTIES)] == [county.name for county in given]
    files = {path.relative_to(folder / "各县").as_posix() for path in (folder / "各县").rglob("*.*")}
    assert {f"{county.name}/政务公开工作报告.{kind}" for county in given for kind in hundred_counties.KINDS} == files
    first = hundred_counties.build(given[0])
    assert render(first, ".txt") == (folder / "各县" / given[0].name / "政务公开工作报告.txt").read_bytes()
    page = (folder / "各县" / given[0].name / "政务公开工作报告.html").read_text(encoding="utf-8")
    assert 13 == len(re.findall('<meta name="[A-Z]', page))
    validated(folder / "各县" / given[0].name / "政务公开工作报告.docx")

    book = load_workbook(folder / "全省数据.xlsx")
    rows = [row for row in book["数据"].iter_rows() if row[0].value == "庚子县" and row[1].value == "通过网站公开"]
    rows[0][2].value = 1252
    book.save(folder / "全省数据.xlsx")
    assert ["8个县：写入3个文件，21个没有变化。"] == run(folder)
