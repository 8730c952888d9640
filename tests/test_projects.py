"""A folder to begin a report in: it runs at once, says what is to be filled, and keeps last year's words."""

import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pytest
from openpyxl import load_workbook

import annual_report_2021
from reportkit import Report, Statistic, check, render, save
from reportkit.commands import run
from reportkit.commands.new import python_here
from reportkit.commands.project import check_folder
from reportkit.commands.status import FOUND, NOTHING, UNREADABLE
from reportkit.data import save_data
from reportkit.errors import InvalidValue
from reportkit.projects import open_edition, project_files, smallest_report, start_project, year_to_report
from reportkit.reading import next_year, with_facts
from reportkit.spreadsheets import InvalidSheets
from test_scripts import made_by
from typed_report import OFFICE, TYPED

Told = tuple[int, str, str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Run `new`: its status, what it printed, what it said of errors."""

    def tell(*arguments: object) -> Told:
        status = run(["new", *map(str, arguments)])
        return status, *capsys.readouterr()

    return tell


def python(folder: Path, script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", script], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert "" == done.stderr
    return done.stdout


def test_a_folder_from_last_year_s_report_runs_at_once_and_lists_what_is_to_be_filled(
    tmp_path: Path, told: Callable[..., Told]
) -> None:
    save_data(TYPED, tmp_path / "去年.json")
    folder = tmp_path / "今年 报告"
    status, printed, _ = told(folder, "--from", tmp_path / "去年.json")
    assert NOTHING == status
    names = ["README.md", "check.py", "report.py", "test_report.py", "换年说明.txt"]
    assert names == sorted(file.name for file in folder.iterdir())
    assert "out/云溪县2025年政府信息公开工作年度报告.docx" in python(folder, "report.py").replace("\\", "/")
    assert "“受理政府信息公开申请”尚未上报数据" in python(folder, "check.py")
    changes = (folder / "换年说明.txt").read_text(encoding="utf-8")
    assert {"【上年数】受理政府信息公开申请：86件", "【上年数】县政府网站总访问量：210余万人次"} <= set(
        changes.splitlines()
    )
    assert "【待补】一、（三）“40”：换年后重新填写" in changes
    assert "成文日期，如 date(2026, 1, 20)；上年为2025年1月16日" in (folder / "report.py").read_text(encoding="utf-8")
    assert "上年为2025年1月16日。填好以后，文末才有署名和日期" in (folder / "README.md").read_text(encoding="utf-8")
    assert "【待补】文末“2025年1月16日”：成文日期" in changes
    assert "全部列在换年说明.txt" in printed
    assert 20 >= len((folder / "README.md").read_text(encoding="utf-8").splitlines())
    assert (UNREADABLE, "") == told(folder, "--from", tmp_path / "去年.json")[:2]  # what is there stays


def test_a_folder_with_a_workbook_says_what_is_filled_in_there_and_what_is_wrong_with_it(
    tmp_path: Path, told: Callable[..., Told]
) -> None:
    save_data(TYPED, tmp_path / "去年.json")
    folder = tmp_path / "今年 报告"
    assert "数据.xlsx" in told(folder, "--facts", "--from", tmp_path / "去年.json")[1]
    assert ["SHEETS.office", "SHEETS.facts"] == re.findall(r"SHEETS\.\w+", (folder / "report.py").read_text("utf-8"))
    after = next_year(with_facts(TYPED).report).report
    assert made(folder).sections == after.sections
    names = [figure.name for fact in after.facts if isinstance(fact, Statistic) for figure in fact.family()]
    book = load_workbook(folder / "数据.xlsx")
    page = book["数据"]
    assert names == [page.cell(row, 1).value for row in range(2, 2 + len(names))]
    row = names.index("受理政府信息公开申请") + 2
    assert (None, "件", 86) == tuple(page.cell(row, column).value for column in (2, 3, 4))
    page.cell(row, 2).value = 97
    book.save(folder / "数据.xlsx")
    assert "受理政府信息公开申请97件" in render(made(folder), ".txt").decode("utf-8")
    page.cell(row, 2).value = "97件"
    book.save(folder / "数据.xlsx")
    with pytest.raises(InvalidSheets, match=f"［数据］B{row}：数值填的是文本“97件”，应为数字97"):
        made(folder)


def test_what_runs_a_folder_s_scripts_is_named_as_it_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    suffix = ".exe" if os.name == "nt" else ""
    ours, others = (tmp_path / place / f"python{suffix}" for place in ("环境", "别的 环境"))
    for program in (ours, others):
        program.parent.mkdir()
        program.write_bytes(b"")
        program.chmod(0o755)
        os.link(program, program.with_name(f"python3{suffix}"))  # as in an environment, where both are one
    monkeypatch.setenv("PATH", str(ours.parent))
    for running, typed in ((ours.with_name(f"python3{suffix}"), "python"), (others, f'"{others}"')):
        monkeypatch.setattr(sys, "executable", str(running))
        assert typed == python_here()


def made(folder: Path) -> Report:
    report: Report = runpy.run_path(str(folder / "report.py"))["build"]()
    return report


@pytest.mark.parametrize("kind", [".docx", ".txt"])
def test_a_folder_is_begun_from_last_year_s_word_file_or_text(
    kind: str, tmp_path: Path, told: Callable[..., Told]
) -> None:
    save(TYPED, tmp_path / f"去年{kind}")
    folder = tmp_path / "今年"
    assert NOTHING == told(folder, "--from", tmp_path / f"去年{kind}")[0]
    assert "out/云溪县2025年政府信息公开工作年度报告.docx" in python(folder, "report.py").replace("\\", "/")
    assert "“受理政府信息公开申请”尚未上报数据" in python(folder, "check.py")
    assert "【上年数】受理政府信息公开申请：86件" in (folder / "换年说明.txt").read_text(encoding="utf-8")


def test_the_script_says_what_last_year_s_said_and_has_a_line_for_the_date() -> None:
    after = next_year(with_facts(TYPED).report).report
    script = project_files(after)["report.py"].decode("utf-8")
    assert after == made_by(script)
    dated = script.replace("SIGNED: date | None = None", "SIGNED: date | None = date(2026, 1, 9)")
    assert attrs.evolve(after, signed=date(2026, 1, 9)) == made_by(dated)


def test_what_stays_text_and_what_is_open_are_told_once(tmp_path: Path, told: Callable[..., Told]) -> None:
    said = "2024年办结率达100%以上，每天至少1次登录网站。"
    save_data(Report("工作报告", OFFICE, year=2024, preamble=[said]), tmp_path / "去年.json")
    assert NOTHING == told(tmp_path / "新", "--from", tmp_path / "去年.json", "--year", 2026)[0]
    changes = (tmp_path / "新" / "换年说明.txt").read_text(encoding="utf-8").splitlines()
    assert 1 == sum("100%" in line for line in changes)
    assert 1 == sum("1次" in line for line in changes)


@pytest.mark.parametrize(("edition", "years"), [(2008, (2008, 2018)), (2019, (2019, 2020)), (2021, (2021, 2024))])
def test_each_edition_can_be_begun_empty(edition: int, years: tuple[int, ...], tmp_path: Path) -> None:
    for year in years:
        form = open_edition(year)
        assert form == made_by(project_files(form)["report.py"].decode("utf-8"))
        assert check(form.to_report() if not isinstance(form, Report) else form)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--edition", 2020), "没有“2020”这个版本，可以是2008、2019、2021"),
        (("--edition", 2019, "--year", 2021), "2019版用于2019年至2020年，不用于2021年"),
        (("--year", 1900), "1900"),
        (("--from", "没有.json"), "没有这个文件"),
    ],
)
def test_what_cannot_be_begun_is_told_in_chinese(
    arguments: tuple[object, ...], said: str, tmp_path: Path, told: Callable[..., Told]
) -> None:
    status, printed, error = told(tmp_path / "新", *arguments)
    assert (UNREADABLE, "", True) == (status, printed, said in error)
    assert not (tmp_path / "新").exists()


def test_an_annual_report_rolls_over_in_its_edition(tmp_path: Path, told: Callable[..., Told]) -> None:
    save_data(annual_report_2021.summary(), tmp_path / "去年.json")
    assert UNREADABLE == told(tmp_path / "新", "--from", tmp_path / "去年.json", "--year", 2030)[0]
    assert NOTHING == told(tmp_path / "新", "--from", tmp_path / "去年.json")[0]
    assert "AnnualReport2021(" in (tmp_path / "新" / "report.py").read_text(encoding="utf-8")
    changes = (tmp_path / "新" / "换年说明.txt").read_text(encoding="utf-8").splitlines()
    assert {
        "【待补】一、（五）“未发生因政府信息公开被追究责任的情形”：换年后重新填写",
        "【待补】三、表格第25行“四、结转下年度继续办理 5 1 0 0 2 0 8”：换年后重新填写",
        "【上年数】参训人员：260余人次",
    } <= {*changes}


def test_a_report_of_no_year_is_begun_for_the_year_that_is_given(tmp_path: Path, told: Callable[..., Told]) -> None:
    save_data(Report("工作报告", OFFICE, preamble="2024年培训3期。"), tmp_path / "去年.json")
    assert "--year" in told(tmp_path / "新", "--from", tmp_path / "去年.json")[2]
    assert NOTHING == told(tmp_path / "新", "--from", tmp_path / "去年.json", "--year", 2025)[0]
    assert "{年}年{培训}。" in (tmp_path / "新" / "report.py").read_text(encoding="utf-8")


FILLED = """\
from datetime import date
from reportkit import Body, Report, Section, Statistic, Table
FACTS = [Statistic("受理申请", {figure}, "件", last=5)]
SECTIONS = [Section("情况", ["{{年}}年{{受理申请}}。{said}"])]
def build() -> Report:
    return Report("工作报告", Body("示例县人民政府办公室", area="示例县"), year=2024, facts=FACTS, sections=SECTIONS{more})
"""


@pytest.mark.parametrize(
    ("figure", "said", "more", "told"),
    [
        ("1,808,595", "", "", "report.py第3行：数字“1,808,595”里有逗号，应写作1808595"),
        ("18万", "", "", "report.py第3行：“18万”应当只写数字，如180000"),
        ("18万余", "", "", "report.py第3行：“18万余”应当只写数字，如180000"),
        ("5， ", "", "", "report.py第3行：引号外面有全角的“，”，应当用半角的,"),
        ("5", "", ", signed=date(2025, 01, 9)", "report.py第6行：“01”前面不加0，应写作1"),
        ("5", "", ", signed=date(2025, 2, 30)", "report.py第6行：没有2025年2月30日这一天，请核对日期"),
        ("４０１", "", "", "report.py第3行：“４０１”是全角数字，应写作401"),
        ("5", "", ", titel=“”", 'report.py第6行：引号是全角的，应当用半角的"'),
        ("5", "", ", titel=3", "report.py第6行：Report没有'titel'这一项；是否为title？"),
        ('"18余"', "", "", "report.py第3行：Statistic"),
        ("5", "{{没有}}", "", "没有“没有”这项数据"),
        ("5", "", ", signed=dat(2025, 1, 9)", "report.py第6行：不认识“dat”"),
        ("5", "", ", signed=date(2025, 1, 9", "写法有误"),
        ("5", "", ", signed=2025-1-9", "report.py第6行：日期“2025-1-9”应写作date(2025, 1, 9)"),
        ("5", '", "甲' + "{{甲}}", "", "report.py第4行：没有“甲”这项数据"),
        ("5", '" ["乙"], "', "", "report.py第4行：“{年}年{受理申请}。”后面少了逗号"),
        ("5", '"\n    "乙。', "", "report.py第4、5行：“{年}年{受理申请}。”与“乙。”之间没有逗号，会连成一段"),
        (
            "5",
            "",
            ", letterhead=Letterhead()",
            "report.py开头的 import 各行后面加一行：from reportkit import Letterhead",
        ),
        ("5", "【受理申请】", "", "“【受理申请】”会原样印出；引用数据用半角的花括号，应写作{受理申请}"),
        ("5", "", ", preamble=[1, 2], sections=3", "report.py第6行"),
        ("7", "{{待补:做法}}", "", "还有待补的内容：做法"),
        ("12", "公开300条，，上网", "", "标点重叠"),
        ("12", "", "", "== 还要填写（1处）\n成文日期没有填（SIGNED），文末没有署名和日期"),
    ],
)
def test_what_a_person_typed_wrong_is_told_in_chinese_with_its_line(
    figure: str, said: str, more: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "report.py").write_text(
        FILLED.format(figure=figure, said=said.replace("{{", "{").replace("}}", "}"), more=more), encoding="utf-8"
    )
    assert NOTHING != check_folder(tmp_path)
    assert told in capsys.readouterr().out


def test_report_py_saves_beside_itself_by_its_title_and_says_what_check_py_says(
    tmp_path: Path, told: Callable[..., Told], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "工作 总结"
    assert NOTHING == told(folder, "--facts", "--year", 2025)[0]
    script = folder / "report.py"
    right = script.read_text(encoding="utf-8").replace("{地区}{年}年政务公开工作报告", "{单位}{年}年工作总结")
    noted = [line.removeprefix("#").strip() for line in right.splitlines() if line.startswith("#     ")]
    assert 2 == len(noted)
    sheet = right.replace("signed=SIGNED", f"{' '.join(noted)} signed=SIGNED")
    named = sheet.replace(
        "\nfrom reportkit import", "\nfrom reportkit.model import Opinion, Stage\nfrom reportkit import", 1
    )
    script.write_text(named, encoding="utf-8")
    name = "示例县人民政府办公室2025年工作总结"
    done = run_python(tmp_path, "工作 总结/report.py")
    printed = [f"工作 总结/out/{name}{kind}" for kind in (".docx", ".txt")]
    assert (0, printed) == (done.returncode, done.stdout.replace("\\", "/").splitlines())
    assert {f"{name}.docx", f"{name}.txt"} == {file.name for file in (folder / "out").iterdir()}
    check_folder(folder)
    assert "没有读取" not in capsys.readouterr().out  # the sheet is the library's own
    script.write_text(named.replace('"核稿"', '"审稿"'), encoding="utf-8")
    assert UNREADABLE == check_folder(folder)
    assert "发文稿纸（approval）：没有“审稿”栏；现有签发、会签、审核、核稿、" in capsys.readouterr().out
    script.write_text(right.replace("{待补:主要做法}", "{甲}"), encoding="utf-8")
    assert UNREADABLE == check_folder(folder)
    assert capsys.readouterr().out == run_python(tmp_path, "工作 总结/report.py").stderr
    alone = [sys.executable, "-X", "utf8", "-S", "report.py"]  # a Python without our library
    lost = subprocess.run(alone, cwd=folder, capture_output=True, encoding="utf-8", input="\n", check=False)
    assert (1, True) == (lost.returncode, lost.stdout.startswith("这个 Python 没有装 reportkit。"))


def run_python(folder: Path, script: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-X", "utf8", script]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_every_slot_that_cannot_be_filled_is_told_at_its_line_in_the_words_of_the_workbook(
    tmp_path: Path, told: Callable[..., Told], capsys: pytest.CaptureFixture[str]
) -> None:
    assert NOTHING == told(tmp_path / "新", "--facts", "--year", 2025)[0]
    script = tmp_path / "新" / "report.py"
    right = script.read_text(encoding="utf-8")
    wrong = right.replace("{主动公开政府信息}。", "{主动公开信息}，{主动公开政府信息:同比}。").replace(
        "{待补:主要做法}", "{甲:数}"
    )
    script.write_text(wrong, encoding="utf-8")
    lines = {
        name: number
        for number, line in enumerate(wrong.splitlines(), 1)
        for name in ("主动公开信息", "甲")
        if name in line
    }
    assert UNREADABLE == check_folder(tmp_path / "新")
    assert [
        f"report.py第{lines['主动公开信息']}行：没有“主动公开信息”这项数据；是否为“主动公开政府信息”？",
        f"report.py第{lines['主动公开信息']}行：{{主动公开政府信息:同比}}需要上年数；请填在［数据］的“上年”列",
        f"report.py第{lines['甲']}行：没有“甲”这项数据；请在［数据］加一行；引用表格、层次等的，写在它的name里",
    ] == capsys.readouterr().out.splitlines()
    script.write_bytes(right.encode("gbk"))
    assert UNREADABLE == check_folder(tmp_path / "新")
    assert "report.py不是UTF-8编码；请用记事本打开，另存为，编码选UTF-8，再保存" in capsys.readouterr().out


def test_check_asks_the_report_the_word_file_and_last_year_s_and_tells_each_fault_once(
    tmp_path: Path, told: Callable[..., Told], capsys: pytest.CaptureFixture[str]
) -> None:
    save(TYPED, tmp_path / "去年.docx")
    assert NOTHING == told(tmp_path / "今年", "--from", tmp_path / "去年.docx")[0]
    script = (tmp_path / "今年" / "report.py").read_text(encoding="utf-8")
    assert 'LAST_YEAR = "../去年.docx"' in (tmp_path / "今年" / "check.py").read_text(encoding="utf-8")
    filled = script.replace("{待补:数字，原为40}", "，，41")
    (tmp_path / "今年" / "report.py").write_text(filled, encoding="utf-8")
    assert FOUND == check_folder(tmp_path / "今年", last_year="../去年.docx")
    lines = capsys.readouterr().out.splitlines()
    assert 1 == sum("，，" in line for line in lines)
    assert any("2024年报告相同" in line for line in lines)
    assert not any("这里留有空缺" in line for line in lines)
    assert FOUND == check_folder(tmp_path / "今年", last_year="没有.docx")
    assert "没有找到上年报告没有.docx" in capsys.readouterr().out


def test_nothing_that_stands_in_the_folder_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "check.py").write_text("我的", encoding="utf-8")
    with pytest.raises(InvalidValue, match=r"check\.py"):
        start_project(tmp_path, smallest_report(year_to_report(date(2025, 1, 9))))
    assert ["check.py"] == [file.name for file in tmp_path.iterdir()]
