"""The January of a county office, run as it is shown: what it prints, what it writes, and that the figures agree."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import attrs
import docx
import pytest

import reportkit
from county_returns import county_returns
from instruments.session import Validated
from reportkit import check
from reportkit.data import load_data
from reportkit.submissions import Consolidation, form_for
from reportkit.submissions.form import TABLE_ROW
from reportkit.wording import number

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
REPORT = "澄溪县2024年政府信息公开工作年度报告.docx"
SLIP = "澄溪县2024年政府信息公开工作年度报告（核对单）.docx"

TOLD = """\
一、首次汇总
应报送12个单位，已报送11个（本机关1个、部门7个、乡镇3个），澄溪县水利局尚未报送；澄溪县公安局、澄溪县自然资源局报送的报表有误，未计入汇总，实际汇总9个单位的数据。
【错误】澄溪县自然资源局（澄溪县自然资源局.xlsx［收到和处理政府信息公开申请情况］D31）：“自然人”列，第一项加第二项之和为26，（七）总计加第四项之和为28，相差2；应当相等（勾稽关系B1）
【错误】澄溪县自然资源局（澄溪县自然资源局.xlsx［收到和处理政府信息公开申请情况］J31）：“总计”列，第一项加第二项之和为29，（七）总计加第四项之和为31，相差2；应当相等（勾稽关系B1）
【错误】澄溪县公安局（澄溪县公安局.xlsx［主动公开政府信息情况］B13）：行政处罚填的是文本“1872件”，应为数字1872，不带单位
未报送：澄溪县水利局
新收申请54件：澄溪县人民政府办公室20件、澄溪县市场监督管理局7件、澄溪县城关镇人民政府6件、澄溪县教育局5件、澄溪县农业农村局5件、澄溪县财政局4件、澄溪县民政局3件、澄溪县河口镇人民政府3件、澄溪县云台乡人民政府1件

二、更正后
应报送12个单位，已报送11个（本机关1个、部门7个、乡镇3个），澄溪县水利局尚未报送。
制发行政规范性文件：9→11
"""

CHANGED = ["行政处罚：459→2369", "新收申请：54→88", "行政事业性收费：1254.76→2196.71", "信息处理费：0→520"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a newcomer runs it."""
    return tmp_path_factory.mktemp("county")


@pytest.fixture(scope="module")
def done(place: Path) -> subprocess.CompletedProcess[bytes]:
    """The newcomer's run, with the extra alone."""
    absent = not_of("excel")
    assert {"pytest", "pandas", "tqdm", "distributed"} <= set(absent)
    script = ROOT / "examples" / "county_returns" / "county_returns.py"
    code = f"import runpy, sys; sys.modules.update(dict.fromkeys({absent!r})); sys.argv[:] = {[str(script)]!r}; "
    code += f"runpy.run_path({str(script)!r}, run_name='__main__')"
    environment = {**os.environ, "PYTHONPATH": str(Path(reportkit.__file__).parents[1]), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, "-c", code], cwd=place, env=environment, capture_output=True, check=False)


@pytest.fixture(scope="module")
def folder(done: subprocess.CompletedProcess[bytes], place: Path) -> Path:
    """What that run wrote."""
    assert 0 == done.returncode
    return place / "out"


@pytest.fixture(scope="module")
def county(folder: Path) -> Consolidation:
    return load_data(folder / "ledger.json", Consolidation)


def not_of(extra: str) -> list[str]:
    """The modules installed here that `pip install ".[…]"` would not bring."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"][extra]]
    brought: set[str] = set()
    while wanted:
        line = wanted.pop()
        name = re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", line)[0]).lower()
        if name not in brought and "extra ==" not in line:
            try:
                wanted += requires(name) or []
            except PackageNotFoundError:  # one for another system
                continue
            brought.add(name)
    found = packages_distributions().items()
    theirs = {module: {re.sub(r"[-_.]+", "-", name).lower() for name in names} for module, names in found}
    return [module for module, names in theirs.items() if not names & (brought | {project["name"]})]


def test_a_newcomer_runs_it_with_the_extra_alone(done: subprocess.CompletedProcess[bytes], place: Path) -> None:
    told = done.stdout.decode("utf-8").replace("\r\n", "\n")
    assert (0, "") == (done.returncode, done.stderr.decode("utf-8"))
    assert TOLD == told[: len(TOLD)]
    lines = told.splitlines()
    assert set(CHANGED) <= set(lines)
    assert ["三、年度报告", "未发现问题。"] == lines[-5:-3]
    assert [str(Path("out") / name) for name in (REPORT, SLIP, "ledger.json")] == lines[-3:]
    assert [place / "out"] == list(place.iterdir())


def test_everything_stands_below_the_folder(folder: Path) -> None:
    counted = {path.name: len(list(path.iterdir())) for path in folder.iterdir() if path.is_dir()}
    assert {"填报": 13, "报送": 11, "更正": 2} == counted
    assert {REPORT, SLIP, "ledger.json"} == {path.name for path in folder.iterdir() if path.is_file()}


def printed(path: Path) -> Iterator[tuple[str, str]]:
    """The cells of a report's three tables by the names of their figures."""
    tables = docx.Document(str(path)).tables
    for table, sheet in zip(tables, form_for(2024).sheets[:3], strict=False):
        shift = 1 + sheet.columns - len(table.columns)  # the form labels the one row of table four
        for cell in sheet.cells():
            yield cell.name, table.cell(cell.row - TABLE_ROW, cell.column - shift).text


def test_the_reports_tables_are_the_countys_cells(folder: Path, county: Consolidation) -> None:
    expected = {name: number(value or 0) for name, value in county.cells().items()}
    del expected["收费申请"], expected["信息处理费"]
    assert expected == dict(printed(folder / REPORT))


def test_the_county_is_what_its_units_meant_to_report(county: Consolidation) -> None:
    meant = [
        county_returns.whole(name, 2024, {**cells, "自然人上年结转申请": county_returns.CARRIED.get(name, 0)}).cells()
        for name, cells in county_returns.THIS_YEAR.items()
        if name != county_returns.WATER
    ]
    assert {name: sum(cells[name] or 0 for cells in meant) for name in meant[0]} == county.cells()


def test_the_report_says_how_many_units_it_rests_on(county: Consolidation) -> None:
    report = county_returns.annual_report(county)
    found = check(report, returns=county)
    assert [] == list(found)
    assert "units_missing" in {rule.name for rule in found.checked}
    silent = attrs.evolve(report, preamble=report.preamble[:1])
    assert {"units_missing"} <= {one.name for one in check(silent, returns=county)}


def test_both_documents_are_valid(folder: Path, validated: Validated) -> None:
    validated.all([folder / REPORT, folder / SLIP])
