"""The command line: what it says, what it writes, and how it ends; whatever it is given, never a traceback."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

import annual_report_2021
import checks
import lushan_2018
from filled_forms import filed, filled, saved
from instruments.package import COMMENTS, read
from reportkit import Body, Chart, Report, Section, Statistic, check, save
from reportkit.commands import run
from reportkit.commands.status import FOUND, LARGEST, NOTHING, UNREADABLE
from reportkit.data import load_data, save_data
from reportkit.packing import zipped
from reportkit.readers import read_docx
from reportkit.rules import Severity, check_docx
from reportkit.submissions import Consolidation, Roster, Unit, load_roster, save_roster, save_workbooks
from reportkit.submissions.form import COVER
from reportkit.submissions.workbook import ROSTER_FILE
from returns_samples import FINANCE, OFFICE, WATER
from samples import report
from wordfiles import docx, p

FAULTY = "工作报告\n全县共公开信息300条，，均已上网。\n"
SILENT = "工作报告\n全县共公开信息300条，均已上网。\n"

UNITS = [Unit(OFFICE, "本机关"), Unit(FINANCE, "部门"), Unit(WATER, "部门")]
ROSTER = Roster(OFFICE, 2024, UNITS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as offices name them."""
    made = tmp_path / "送审 材料（一）"
    made.mkdir()
    return made


Told = tuple[int, str, str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Run a command: its status, what it printed, what it said of errors."""

    def tell(*arguments: object) -> Told:
        try:
            status = run([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        return status, printed.out, printed.err

    return tell


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def data(path: Path, thing: Any) -> Path:
    save_data(thing, path)
    return path


# ---------------------------------------------------------------- check: kinds of files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("suffix", [".txt", ".TXT", ".md"])
def test_a_text_is_checked_in_the_encodings_of_offices(
    suffix: str, encoding: str, folder: Path, told: Callable[..., Told]
) -> None:
    path = write(folder / f"报告{suffix}", FAULTY, encoding)
    status, out, err = told("check", path)
    assert (FOUND, "") == (status, err)
    assert out.startswith(f"== {path}\n共发现问题1处：错误1处。\n")
    assert "“全县共公开信息300…”中“0条，，均已”：“，，”标点重叠，只留一个〔doubled_mark〕" in out


def test_a_text_without_faults_ends_with_0(folder: Path, told: Callable[..., Told]) -> None:
    status, out, _ = told("check", write(folder / "报告.txt", SILENT))
    assert (NOTHING, "未发现问题。") == (status, out.splitlines()[1])


def test_a_word_file_is_checked_in_text_and_looks(folder: Path, told: Callable[..., Told]) -> None:
    path = folder / "报告.docx"
    save(report(preamble=["全县共公开信息300条，，均已上网。"]), path)
    status, out, _ = told("check", path)
    assert FOUND == status
    assert "〔doubled_mark〕" in out
    assert "缺少用本库编写的报告数据（.json）" in out
    assert "缺少上年文稿：年年雷同；问题与上年雷同；上年年份未改；现行有效数与上年不衔接\n" in out


def test_a_report_is_checked_as_in_a_script(folder: Path, told: Callable[..., Told]) -> None:
    given = report(facts=[Statistic("公开信息", 3, "条")])
    status, out, _ = told("check", data(folder / "报告.json", given))
    assert (FOUND, check(given).text()) == (status, out.partition("\n")[2].rstrip("\n"))


def test_an_edition_is_checked_as_its_report(folder: Path, told: Callable[..., Told]) -> None:
    given = annual_report_2021.summary()
    path = data(folder / "年报.json", given)
    assert type(given).__name__ in path.read_text(encoding="utf-8")
    status, out, _ = told("check", path)
    assert (NOTHING, check(given.to_report()).text()) == (status, out.partition("\n")[2].rstrip("\n"))


def test_a_whole_report_of_an_office_passes(folder: Path, told: Callable[..., Told]) -> None:
    status, out, _ = told("check", data(folder / "庐山市.json", lushan_2018.build()))
    assert (NOTHING, "未发现问题。") == (status, out.splitlines()[1])


def test_several_files_are_told_apart_and_summed_up(folder: Path, told: Callable[..., Told]) -> None:
    faulty, silent = write(folder / "甲.txt", FAULTY), write(folder / "乙.txt", SILENT)
    status, out, _ = told("check", faulty, silent)
    assert FOUND == status
    assert [f"== {faulty}", f"== {silent}"] == [line for line in out.splitlines() if line.startswith("==")]
    assert out.endswith("共2个文件：1个有问题，0个无法读取，1个未发现问题。\n")


def test_one_that_cannot_be_read_does_not_stop_the_rest(folder: Path, told: Callable[..., Told]) -> None:
    lost, faulty = folder / "没有.docx", write(folder / "甲.txt", FAULTY)
    status, out, err = told("check", lost, faulty)
    assert (UNREADABLE, "") == (status, err)
    assert f"无法读取{lost}：没有这个文件，请核对路径和文件名" in out
    assert "〔doubled_mark〕" in out
    assert out.endswith("共2个文件：1个有问题，1个无法读取，0个未发现问题。\n")


def test_a_pattern_is_expanded_where_the_console_does_not(folder: Path, told: Callable[..., Told]) -> None:
    expected = [f"== {write(folder / name, SILENT)}" for name in ("乙.txt", "甲.txt")]
    write(folder / "丙.json", "{}")
    status, out, _ = told("check", folder / "*.txt")
    assert NOTHING == status
    assert sorted(expected) == sorted(line for line in out.splitlines() if line.startswith("=="))
    assert UNREADABLE == told("check", folder / "*.docx")[0]


BROKEN_DOCX = b"PK\x03\x04" + b"\0" * 40
OLD = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600
ENCRYPTED = OLD + "EncryptedPackage".encode("utf-16-le")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NESTED = 100
DEEP = f'<w:document xmlns:w="{W}"><w:body>{"<w:sdt>" * NESTED}{"</w:sdt>" * NESTED}</w:body></w:document>'.encode()


def word_file(document: bytes) -> bytes:
    """A Word file of one part."""
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document})


UNREAD: dict[str, tuple[str, bytes, str]] = {
    "unknown suffix": ("报告.pdf", b"", "不认识“.pdf”文件，请给出 .docx、.txt 或者 .json"),
    "a file of WPS": ("报告.wps", b"", "不能读取“.wps”文件，请在Word或WPS中另存为.docx"),
    "a file of Word 2003": ("报告.DOC", OLD, "不能读取“.doc”文件，请在Word或WPS中另存为.docx"),
    "no suffix": ("报告", b"", "不认识没有后缀的文件，请给出 .docx、.txt 或者 .json"),
    "no Word file": ("报告.docx", b"text", "不是Office文件，请在Office或WPS中另存为.docx"),
    "cut off": ("报告.docx", BROKEN_DOCX, "文件已损坏，请换一份完整的"),
    "an old Word file": ("报告.docx", OLD, "是旧格式（.doc、.xls），请在Office或WPS中另存为.docx"),
    "with a password": ("报告.docx", ENCRYPTED, "文件设有密码，请去掉密码后另存"),
    "an empty Word file": ("报告.docx", b"", "不是Office文件，请在Office或WPS中另存为.docx"),
    "another encoding": (
        "报告.txt",
        b"\xff\xff\xff\x80",
        "不是UTF-8、UTF-16或者GB 18030编码的文本，请用记事本另存为UTF-8编码",
    ),
    "UTF-16 without a mark": (
        "报告.txt",
        SILENT.encode("utf-16-le"),
        "不是UTF-8、UTF-16或者GB 18030编码的文本，请用记事本另存为",
    ),
    "XML cut off": (
        "报告.docx",
        word_file(b"<w:document"),
        "文件已损坏：其中的word/document.xml不完整，请换一份完整的",
    ),
    "no Word text": ("报告.docx", word_file(b"<document/>"), "不是Word文件，请在Word或WPS中另存为.docx"),
    "XML too deep": ("报告.docx", word_file(DEEP), "文件的内部结构嵌套超过40层，请在Word或WPS中打开后另存为.docx"),
    "a script": ("报告.py", b"", "这是脚本，请先由它生成报告数据：reportkit build "),
    "no JSON": ("报告.json", b"{", "不是完整的JSON数据，第1行第2列有误"),
    "another class": (
        "报告.json",
        b'{"reportkit": 1, "class": "Term", "name": "a"}',
        "数据的种类是“Term”，应为 Report 或者 ",
    ),
    "not the library's": ("报告.json", b"[1, 2]", "不是本程序保存的数据，请用save_data另存"),
    "a field too many": (
        "报告.json",
        b'{"reportkit": 1, "class": "Report", "titel": "a"}',
        "数据有误，请交编写数据或者程序的人员处理（$.titel：Report没有“titel”；是否为“title”？）",
    ),
    "JSON too deep": ("报告.json", b"[" * 100_000, "JSON数据层次过深"),
    "JSON in another encoding": ("报告.json", '{"甲": 1}'.encode("gb18030"), "不是UTF-8编码，请另存为UTF-8"),
}


@pytest.mark.parametrize(("name", "content", "reason"), UNREAD.values(), ids=list(UNREAD))
def test_why_a_file_cannot_be_read_is_told_in_chinese(
    name: str, content: bytes, reason: str, folder: Path, told: Callable[..., Told]
) -> None:
    path = folder / name
    path.write_bytes(content)
    status, out, err = told("check", path)
    assert (UNREADABLE, "") == (status, err)
    lines = out.splitlines()
    assert f"== {path}" == lines[0]
    assert lines[1].startswith(f"无法读取{path}：{reason}")


def test_a_file_that_is_open_elsewhere_is_told(
    folder: Path, told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = folder / "报告.docx"
    path.write_bytes(docx(p("工作报告")))
    monkeypatch.setattr("pathlib.Path.open", locked)
    reason = "没有读取的权限，或者文件正在Word、WPS中打开；打开的请保存并关闭"
    for given in (path, path.with_suffix(".txt")):
        status, out, _ = told("check", given)
        assert (UNREADABLE, f"无法读取{given}：{reason}") == (status, out.splitlines()[1])


@pytest.mark.parametrize("name", ["没有.docx", "没有.txt", "没有.json"])
def test_a_missing_file_is_told(name: str, folder: Path, told: Callable[..., Told]) -> None:
    status, out, _ = told("check", folder / name)
    assert (UNREADABLE, f"无法读取{folder / name}：没有这个文件，请核对路径和文件名") == (status, out.splitlines()[1])


def test_of_a_folder_the_texts_in_it_are_checked(folder: Path, told: Callable[..., Told]) -> None:
    save(report(preamble=["全县共公开信息300条。"]), folder / "乙.DOCX")
    write(folder / "甲.txt", FAULTY)
    write(folder / "名单.json", "{}")
    write(folder / "~$乙.docx", "what Word keeps beside an open file")
    (folder / "旧稿").mkdir()
    write(folder / "旧稿" / "甲.txt", FAULTY)
    status, out, _ = told("check", folder)
    expected = sorted(f"== {folder / name}" for name in ("乙.DOCX", "甲.txt"))
    assert (FOUND, expected) == (status, [line for line in out.splitlines() if line.startswith("==")])
    assert f"== {folder / '乙.DOCX'}" in told("check", folder / "*.DOCX")[1]


def test_a_folder_without_texts_is_told(folder: Path, told: Callable[..., Told]) -> None:
    status, out, _ = told("check", folder)
    told_of = f"无法读取{folder}：文件夹中没有.docx、.txt文件，请直接给出要检查的文件"
    assert (UNREADABLE, told_of) == (status, out.splitlines()[1])


def test_what_a_folder_holds_beside_its_texts_is_not_passed_over_in_silence(
    folder: Path, told: Callable[..., Told]
) -> None:
    write(folder / "甲.txt", SILENT)
    (folder / "乙.doc").write_bytes(OLD)
    for name in ("丙.pdf", "丁.json", "~$乙.doc", ".隐藏", "Thumbs.db", "desktop.ini"):
        write(folder / name, "")
    (folder / "旧稿").mkdir()
    passed_over = (
        f"{folder}中没有检查的：丁.json、丙.pdf、旧稿；文件夹中只检查.docx、.txt，"
        "其他稿件请另存为.docx，报告数据（.json）和下级文件夹请直接给出"
    )
    in_use = "略过~$乙.doc：Word、WPS打开稿件时的临时文件；稿件正开着的，检查的是最近一次保存的内容"
    status, out, _ = told("check", folder)
    assert UNREADABLE == status
    assert 1 == out.splitlines().count(in_use)
    assert f"无法读取{folder / '乙.doc'}：不能读取“.doc”文件，请在Word或WPS中另存为.docx" in out
    assert 1 == out.splitlines().count(passed_over)
    status, out, err = told("check", folder, "--json")
    assert ["乙.doc", "甲.txt"] == sorted(Path(one["file"]).name for one in json.loads(out))
    assert (UNREADABLE, [in_use, passed_over]) == (status, err.split("\n")[:-2])


def test_of_many_files_that_a_folder_holds_the_first_are_named(folder: Path, told: Callable[..., Told]) -> None:
    write(folder / "甲.txt", SILENT)
    for number in range(10, 22):
        write(folder / f"{number}.png", "")
    assert "、19.png等12个；" in told("check", folder)[1]


@pytest.mark.parametrize("verb", ["check", "sum"])
@pytest.mark.parametrize("given", [["--roster"], []], ids=["with a roster", "without"])
def test_a_folder_of_returns_that_is_none_is_told(
    verb: str, given: list[str], roster: Path, folder: Path, told: Callable[..., Told]
) -> None:
    target: list[object] = ["-o", folder / "汇总.json"] if verb == "sum" else []
    others = [*target, *given, *([roster] if given else [])]
    lost, file = folder / "没有", write(folder / "甲.txt", SILENT)
    expected = (UNREADABLE, "", f"无法读取{lost}：没有这个文件夹，请核对路径\n")
    assert expected == told("returns", verb, lost, *others)
    expected = (UNREADABLE, "", f"无法读取{file}：这是文件，请给出报表所在的文件夹\n")
    assert expected == told("returns", verb, file, *others)


TOO_LONG = "长" * 300  # of the letters of a name, no system takes as many


def test_a_name_that_no_system_takes_is_told_in_chinese(roster: Path, folder: Path, told: Callable[..., Told]) -> None:
    name = folder / TOO_LONG
    for arguments in (
        ["check", f"{name}.txt"],
        ["check", f"{name}*.txt"],
        ["check", f"{name}.json"],
        ["returns", "new", roster, "-o", name],
        ["returns", "new", f"{name}.csv", "-o", folder / "填报"],
        ["returns", "trace", f"{name}.json", "新收申请"],
    ):
        status, out, err = told(*arguments)
        assert UNREADABLE == status
        assert "路径或者文件名过长" in out + err
    assert (UNREADABLE, "", f"无法读取{name}：没有这个文件夹，请核对路径\n") == told("returns", "check", name)


def test_a_file_for_a_folder_and_a_folder_for_a_file_are_told_where_something_is_written(
    roster: Path, folder: Path, told: Callable[..., Told]
) -> None:
    file = write(folder / "甲.txt", SILENT)
    assert "路径中有一段是文件，不是文件夹，请核对路径" in told("returns", "new", roster, "-o", file)[2]
    told("returns", "new", roster, "-o", folder / "填报")
    assert f"无法写入{folder}：这是文件夹，请给出文件名\n" == told("returns", "sum", folder / "填报", "-o", folder)[2]


def test_what_was_not_checked_is_told_once_for_all_files(folder: Path, told: Callable[..., Told]) -> None:
    for name in ("甲", "乙", "丙"):
        write(folder / f"{name}.txt", SILENT)
    save(report(preamble=["全县共公开信息300条。"]), folder / "丁.docx")
    out = told("check", folder)[1]
    alone = told("check", folder / "甲.txt")[1]
    number = alone.partition("未检查（")[2].partition("项")[0]
    assert 1 == out.count(f"未检查（3个文件各{number}项）")
    assert 2 == out.count("未检查")  # of the Word file, which is asked how it looks, fewer were not


@pytest.mark.parametrize("suffix", [".txt", ".json"])
def test_a_file_too_large_is_not_read(suffix: str, folder: Path, told: Callable[..., Told]) -> None:
    path = folder / f"报告{suffix}"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    status, out, _ = told("check", path)
    assert (UNREADABLE, f"无法读取{path}：超过50 MB") == (status, out.splitlines()[1])


# ---------------------------------------------------------------- check: options


def test_json_holds_each_file_with_its_findings_or_its_error(folder: Path, told: Callable[..., Told]) -> None:
    faulty, lost = write(folder / "甲.txt", FAULTY), folder / "没有.txt"
    status, out, _ = told("check", faulty, lost, "--json")
    assert UNREADABLE == status
    first, second = json.loads(out)
    assert (str(faulty), 1, "doubled_mark") == (first["file"], first["counts"]["ERROR"], first["findings"][0]["name"])
    assert {"file": str(lost), "error": f"无法读取{lost}：没有这个文件，请核对路径和文件名"} == second


def test_a_silence_keeps_findings_back_and_is_told(folder: Path, told: Callable[..., Told]) -> None:
    path = write(folder / "甲.txt", FAULTY)
    status, out, _ = told("check", path, "--suppress", "doubled_mark=原文如此")
    assert NOTHING == status
    assert "未发现问题。另有1处不再提示。" in out
    assert "理由：原文如此" in out


def test_a_silence_of_one_place_leaves_the_others(folder: Path, told: Callable[..., Told]) -> None:
    path = write(folder / "甲.txt", FAULTY + "全县共培训干部300人，，均已合格。\n")
    status, out, _ = told("check", path, "--suppress", "doubled_mark@第2段=原文如此")
    assert FOUND == status
    assert "共发现问题1处：错误1处。另有1处不再提示。" in out


@pytest.mark.parametrize("suppression", ["标点重叠@第2段=原文如此", "doubled_mark@第2段=原文如此"])
def test_a_silence_takes_what_is_printed(suppression: str, folder: Path, told: Callable[..., Told]) -> None:
    path = write(folder / "甲.txt", FAULTY)
    assert NOTHING == told("check", path, "--suppress", suppression)[0]


def test_a_place_in_a_report_is_silenced_as_it_is_printed(folder: Path, told: Callable[..., Told]) -> None:
    given = report(sections=[Section("甲", ["乙。", "丙{待补}。"])])
    path = data(folder / "报告.json", given)
    assert "一、第2段“【待补】”" in told("check", path)[1]
    assert NOTHING == told("check", path, "--suppress", "open_placeholder@一、第2段=下周补齐")[0]


def test_an_office_hears_only_what_is_grave_enough(folder: Path, told: Callable[..., Told]) -> None:
    path = write(folder / "报告.txt", "工作报告\n截止年底，全县共公开信息300条，，均已上网。\n")
    status, out, _ = told("check", path, "--least", "错误")
    assert (FOUND, "共发现问题1处：错误1处。另有较轻的1处没有列出。") == (status, out.splitlines()[1])
    write(path, "工作报告\n截止年底，全县共公开信息300条，均已上网。\n")
    status, out, _ = told("check", path, "--least", "错误", "--json")
    assert (NOTHING, [], 1) == (status, json.loads(out)[0]["findings"], json.loads(out)[0]["counts"]["unheard"])
    word, draft = folder / "报告.docx", folder / "批注.docx"
    word.write_bytes(docx(p("工作报告") + p("截止年底，共300条，，均已上网。")))
    told("check", word, "--least", "错误", "--draft", draft)
    assert len(check_docx(word).of(Severity.ERROR)) == len(read(draft.read_bytes()).xml[COMMENTS])


def test_a_silence_that_keeps_nothing_back_is_told(folder: Path, told: Callable[..., Told]) -> None:
    path, silent = write(folder / "甲.txt", FAULTY), write(folder / "乙.txt", SILENT)
    line = "1. doubled_mark@第9段（理由：原文如此）"
    assert line in told("check", path, "--suppress", "doubled_mark@第9段=原文如此")[1].splitlines()
    both = told("check", path, silent, "--suppress", "doubled_mark@第9段=原文如此")[1]
    assert 1 == both.splitlines().count(line)
    assert "没有用到的不再提示" not in told("check", path, silent, "--suppress", "doubled_mark=原文如此")[1]


@pytest.mark.parametrize("content", ["", " \n\n", "\x01\x02"])
def test_an_empty_text_does_not_pass(content: str, folder: Path, told: Callable[..., Told]) -> None:
    status, out, _ = told("check", write(folder / "甲.txt", content))
    assert FOUND == status
    assert "没有可以检查的文字" in out


def test_the_day_of_publication_is_compared(folder: Path, told: Callable[..., Told]) -> None:
    path = write(folder / "甲.txt", SILENT + "示例县人民政府办公室\n2019年2月14日\n")
    assert "缺少发布日期" in told("check", path)[1]
    status, out, _ = told("check", path, "--published", "2019-01-21")
    assert FOUND == status
    assert "〔signed_after_publication〕" in out


def kept(folder: Path) -> dict[str, Path]:
    """The report with faults, and all that is held against it, as files."""
    return {
        "report": data(folder / "报告.json", checks.build()),
        "last": data(folder / "上年.json", checks.LAST_YEAR),
        "county": data(folder / "汇总.json", checks.COUNTY),
    }


def test_all_that_can_be_held_against_a_report_is(folder: Path, told: Callable[..., Told]) -> None:
    files = kept(folder)
    status, out, _ = told(
        "check", files["report"], "--last-year", files["last"], "--returns", files["county"],
        "--published", checks.PUBLISHED.isoformat(), "--json",
    )  # fmt: skip
    expected = json.loads(checks.findings(checks.build()).to_json())
    assert FOUND == status
    assert [{"file": str(files["report"]), **expected}] == json.loads(out)
    assert 30 == len(expected["findings"])


def test_what_is_certain_is_written_as_tracked_changes(folder: Path, told: Callable[..., Told]) -> None:
    path, copy = folder / "稿件.docx", folder / "修订.docx"
    path.write_bytes(docx(p("工作报告") + p("截止年底，共300条，，均已上网。")))
    status, out, _ = told("check", path, "--fix", copy)
    assert FOUND == status
    assert out.endswith(f"修订稿已存为{copy}，共修订2处，可以逐处接受或者拒绝，原件没有改动。\n")
    (line,) = [one for one in read_docx(copy)[0].blocks if one.origin == "第2段"]
    assert "截至年底，共300条，均已上网。" == getattr(line, "text", "")
    assert (UNREADABLE, "--fix 与原件是同一个文件，修订稿请换一个文件名\n") == told("check", path, "--fix", path)[::2]
    saved = copy.read_bytes()
    asked = {
        f"已经有{copy}，没有改动；请换一个文件名，要覆盖的用 --replace\n": ["--draft", copy],
        "批注稿、修订稿和清稿各存一份，请给出不同的文件名\n": [
            "--draft",
            folder / "新.docx",
            "--fix",
            folder / "新.docx",
        ],
    }
    assert [(UNREADABLE, each) for each in asked] == [told("check", path, *one)[::2] for one in asked.values()]
    assert [saved, FOUND] == [copy.read_bytes(), told("check", path, "--draft", copy, "--replace")[0]]
    assert saved != copy.read_bytes()


def test_last_years_report_may_be_a_word_file_or_a_text(folder: Path, told: Callable[..., Told]) -> None:
    problem = "存在的问题", "个别单位对公开工作的重要性认识不够。"
    text = write(folder / "去年.txt", "示例县2022年工作报告\n一、" + "\n".join(problem))
    word = folder / "去年.docx"
    word.write_bytes(docx(p("示例县2022年工作报告") + p(f"一、{problem[0]}") + p(problem[1])))
    path = data(folder / "今年.json", attrs.evolve(checks.CLEAN, sections=[Section(problem[0], [problem[1]])]))
    for last in (text, word):
        _, out, _ = told("check", path, "--last-year", last)
        assert "〔problems_like_last_year〕" in out
        assert "缺少上年报告的数据（.json）：上年数与上年报告不符；上年报告属于另一地区\n" in out
    status, out, _ = told("check", text, "--last-year", word)
    assert UNREADABLE == status
    assert f"无法检查{text}：--last-year 给出的是2022年的文稿，本文稿是2022年的；应为2021年的" in out
    assert (UNREADABLE, "") == told("check", path, "--last-year", folder / "去年.doc")[:2]


def test_a_draft_is_saved_with_comments_and_checklist(folder: Path, told: Callable[..., Told]) -> None:
    draft = folder / "新 文件夹" / "核对稿.docx"
    path = data(folder / "报告.json", checks.CLEAN)
    assert NOTHING == told("check", path, "--draft", draft)[0]
    expected = folder / "expected.docx"
    save(checks.CLEAN, expected, findings=check(checks.CLEAN), checklist=True, anchors=True)
    assert expected.read_bytes() == draft.read_bytes()


def test_a_word_file_is_copied_with_comments_and_stays_as_it_was(folder: Path, told: Callable[..., Told]) -> None:
    path, draft = folder / "稿 件.docx", folder / "新 文件夹" / "批注.docx"
    content = docx(p("工作报告") + p("共300条，，均已上网。"), files={"_xmlsignatures/sig.xml": "<a/>"})
    path.write_bytes(content)
    status, out, _ = told("check", path, "--draft", draft)
    found = check_docx(path)
    expected = f"批注稿已存为{draft}，共加批注{len(found)}处，原件没有改动。\n其中2处说的是全文、页面或者页眉页脚，"
    assert FOUND == status
    assert expected in out
    assert out.endswith("签名对它不再有效，请以原件为准。\n")
    assert [content, found] == [path.read_bytes(), check_docx(draft)]
    status, out, err = told("check", path, "--draft", draft, "--json", "--replace")
    assert (FOUND, len(found)) == (status, len(json.loads(out)[0]["findings"]))
    assert expected in err
    status, _, err = told("check", path, "--draft", path.parent / "." / path.name)
    assert (UNREADABLE, "--draft 与原件是同一个文件，批注稿请换一个文件名\n") == (status, err)


def test_a_clean_copy_is_saved_when_nothing_is_open_or_with_a_reason(folder: Path, told: Callable[..., Told]) -> None:
    path, copy = (
        data(folder / "报告.json", attrs.evolve(checks.CLEAN, stage="送审稿")),
        folder / "新 文件夹" / "清稿.docx",
    )
    status, out, _ = told("check", path, "--clean", copy)
    assert (NOTHING, f"清稿已存为{copy}。") == (status, out.splitlines()[-1])
    save(checks.CLEAN, folder / "expected.docx")
    assert (folder / "expected.docx").read_bytes() == copy.read_bytes()
    copy.unlink()
    path = data(path, attrs.evolve(checks.CLEAN, preamble=["支出{待补:金额}万元。"]))
    status, out, _ = told("check", path, "--clean", copy)
    assert (FOUND, False, True) == (status, copy.exists(), "清稿没有存：还有错误或者待补的内容，请先改正" in out)
    status, out, err = told("check", path, "--clean", copy, "--reason", "月底补齐", "--json")
    assert (FOUND, True, f"清稿已存为{copy}。\n") == (status, copy.exists(), err)


def test_a_draft_that_cannot_be_written_is_told(folder: Path, told: Callable[..., Told]) -> None:
    path = data(folder / "报告.json", checks.CLEAN)
    (folder / "核对稿.docx").mkdir()
    status, out, _ = told("check", path, "--draft", folder / "核对稿.docx")
    assert UNREADABLE == status
    assert f"无法写入{folder / '核对稿.docx'}：" in out


@pytest.mark.parametrize("option", ["--last-year", "--returns"])
def test_what_is_held_against_a_report_must_be_readable(option: str, folder: Path, told: Callable[..., Told]) -> None:
    path = data(folder / "报告.json", checks.CLEAN)
    status, out, err = told("check", path, option, folder / "没有.json")
    assert (UNREADABLE, "", f"无法读取{folder / '没有.json'}：没有这个文件，请核对路径和文件名\n") == (status, out, err)


def test_years_that_do_not_fit_are_not_compared(folder: Path, told: Callable[..., Told]) -> None:
    files = kept(folder)
    path = data(folder / "报告.json", attrs.evolve(checks.CLEAN, year=2024, signed=None))
    status, out, _ = told("check", path, "--last-year", files["last"])
    assert UNREADABLE == status
    assert "这是2024年的报告，--last-year 给出的是2022年的，应为2023年的" in out
    status, out, _ = told("check", path, "--returns", files["county"])
    assert UNREADABLE == status
    assert "这是2024年的报告，--returns 给出的是2023年的汇总数据" in out


LAST_TEXT = "示例县{}年政府信息公开工作年度报告\n一、总体情况\n公开信息{}条，现行有效文件{}件，本年制发6件，废止2件。"


def test_last_years_text_or_word_file_is_held_against_a_text(folder: Path, told: Callable[..., Told]) -> None:
    path = write(folder / "报告.txt", LAST_TEXT.format(2023, 120, 52))
    last = write(folder / "上年.txt", LAST_TEXT.format(2022, 100, 50))
    word = folder / "上年.docx"
    office = Body("示例县人民政府办公室", area="示例县")
    words = ["公开信息100条，现行有效文件50件，本年制发6件，废止2件。"]
    save(Report("示例县2022年政府信息公开工作年度报告", office, sections=[Section("总体情况", words)]), word)
    for given in (last, word):
        _, out, _ = told("check", path, "--last-year", given)
        assert "50＋6－2＝54，这里写52件" in out
    older = write(folder / "前年.txt", LAST_TEXT.format(2021, 100, 50))
    status, out, _ = told("check", path, "--last-year", older)
    assert (UNREADABLE, True) == (status, "给出的是2021年的文稿，本文稿是2023年的；应为2022年的" in out)


WRONG: dict[str, tuple[list[str], str]] = {
    "no command": ([], "缺少命令"),
    "an unknown command": (
        ["chek"],
        "命令：没有“chek”，可以是“check”“compare”“back”“returns”“script”“new”“build”“fonts”\n",
    ),
    "no file": (["check"], "缺少文件"),
    "an unknown option": (["check", "甲.txt", "--jsno"], "没有这样的参数：--jsno"),
    "no day": (["check", "甲.txt", "--published", "明天"], "--published：“明天”不是日期，请写成 2025-01-20"),
    "a value for a switch": (["check", "甲.txt", "--json=1"], "--json：后面不写内容，多出“1”"),
    "no value": (["check", "甲.txt", "--published"], "--published：后面缺少内容"),
    "an unknown rule": (
        ["check", "甲.txt", "--suppress", "doubled_marks=有理"],
        "没有“doubled_marks”这条规则，是不是“doubled_mark”",
    ),
    "a title misspelt": (["check", "甲.txt", "--suppress", "标点重复=有理"], "没有“标点重复”这条规则"),
    "no number of processes": (["returns", "check", "甲", "--jobs", "0"], "--jobs：“0”不是进程数，请给出1至60"),
    "words for a number": (["returns", "check", "甲", "--jobs", "二"], "--jobs：“二”不是进程数，请给出1至60"),
    "too many processes": (["returns", "sum", "甲", "-o", "乙", "--jobs", "61"], "--jobs：“61”不是进程数"),
    "a text with tracked changes": (
        ["check", "甲.txt", "--fix", "乙.docx"],
        "--fix 只能与一份Word文件（.docx）一起使用",
    ),
    "tracked changes under another suffix": (["check", "甲.docx", "--fix", "乙.doc"], "--fix 应另存为 .docx"),
    "no severity": (
        ["check", "甲.txt", "--least", "严重"],
        "--least：没有“严重”这一程度，请写错误、提醒、建议中的一个",
    ),
    "no reason": (["check", "甲.txt", "--suppress", "doubled_mark"], "缺少规则名或者理由，请写成 规则=理由"),
    "no rule": (["check", "甲.txt", "--suppress", "=有理"], "缺少规则名或者理由，请写成 规则=理由"),
    "a draft of a text": (["check", "甲.txt", "--draft", "乙.docx"], "--draft 只能与一份 .json 或者一份Word文件"),
    "a draft of two": (
        ["check", "甲.json", "乙.json", "--draft", "丙.docx"],
        "--draft 只能与一份 .json 或者一份Word文件",
    ),
    "a draft of a file with macros under another suffix": (
        ["check", "甲.docm", "--draft", "乙.docx"],
        "--draft 应另存为 .docm",
    ),
    "a clean copy of a text": (["check", "甲.docx", "--clean", "乙.docx"], "--clean 只能与一份 .json 一起使用"),
    "a clean copy as text": (["check", "甲.json", "--clean", "乙.txt"], "--clean 应另存为 .docx"),
    "a reason too long": (["check", "甲.json", "--clean", "乙.docx", "--reason", "长" * 256], "--reason 有误：Clean"),
    "a reason for nothing": (["check", "甲.json", "--reason", "月底补齐"], "--reason 与 --clean 一起使用"),
    "a draft as text": (["check", "甲.json", "--draft", "乙.txt"], "另存为 .docx"),
    "returns beside a text": (["check", "甲.txt", "--returns", "乙.json"], "--returns 只能与 .json 报告一起使用"),
    "no verb of returns": (["returns"], "缺少命令"),
    "no roster": (["returns", "new"], "缺少"),
    "no year": (
        ["returns", "new", "甲.csv", "-o", "乙", "--year", "24"],
        "--year：“24”不是年度，请写成四位数字，如 2024",
    ),
    "no figure to trace": (["returns", "trace", "甲.json"], "缺少数据名"),
    "a list of what is wrong as a workbook": (["returns", "check", "甲", "-o", "乙.xlsx"], "问题清单存为 .csv"),
    "a list among the returns": (["returns", "check", "甲", "-o", "甲/问题清单.csv"], "请存到报送文件夹以外"),
    "no place for the sum": (["returns", "sum", "甲"], "缺少-o/--output"),
    "two things missing": (["returns", "sum"], "缺少-o/--output、文件夹\n"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=list(WRONG))
def test_wrong_arguments_are_told_in_chinese(arguments: list[str], message: str, told: Callable[..., Told]) -> None:
    status, out, err = told(*arguments)
    assert (UNREADABLE, "") == (status, out)
    assert message in err


@pytest.mark.parametrize(
    "command",
    [[], ["check"], ["returns"], ["returns", "new"], ["returns", "check"], ["returns", "sum"], ["returns", "trace"]],
    ids=" ".join,
)
def test_help_is_in_chinese(command: list[str], told: Callable[..., Told]) -> None:
    status, out, _ = told(*command, "--help")
    assert 0 == status
    assert out.startswith("用法：python -m reportkit")
    assert "显示本说明" in out
    assert not {"usage", "options", "positional", "show this"} & set(out.replace(":", " ").split())


# ---------------------------------------------------------------- returns


@pytest.fixture
def roster(folder: Path) -> Path:
    """A roster of three units as Excel in China saves it."""
    rows = ["单位,类别,年度", *(f"{unit.name},{unit.kind},2024" for unit in UNITS)]
    return write(folder / "名单.csv", "\n".join(rows), "gb18030")


@pytest.mark.parametrize(
    "lines",
    [["单位,类别"], ["单位,类别,年度", ""], ["单位,类别,年度", "2024"]],
    ids=["no column", "blank", "the same"],
)
def test_the_year_of_a_list_may_be_given_once(lines: list[str], folder: Path, told: Callable[..., Told]) -> None:
    rows = [lines[0], *(",".join([unit.name, unit.kind, *lines[1:]]) for unit in UNITS)]
    path = write(folder / "名单.csv", "\n".join(rows))
    status, out, err = told("returns", "new", path, "-o", folder / "填报", "--year", "2024")
    assert (NOTHING, "") == (status, err), out
    assert ROSTER == load_roster(folder / "填报" / ROSTER_FILE)


def test_a_list_of_another_year_than_the_one_given_is_refused(
    roster: Path, folder: Path, told: Callable[..., Told]
) -> None:
    _, _, err = told("returns", "new", roster, "-o", folder / "填报", "--year", "2025")
    assert "年度为2024，给出的年度为2025；一份名单只能有一个年度" in err


def test_a_list_without_a_year_is_told_how_to_give_it(folder: Path, told: Callable[..., Told]) -> None:
    path = write(folder / "名单.csv", f"单位,类别\n{OFFICE},本机关\n")
    assert "文件中为“单位、类别”，年度也可以用 --year 给出" in told("returns", "new", path, "-o", folder / "填报")[2]


def returned(folder: Path, names: tuple[str, ...] = (OFFICE, FINANCE, WATER), **cells: int) -> Path:
    """A folder of returns as units file them: the finance office's cells, all others 0."""
    made = folder / "报送 材料"
    made.mkdir(exist_ok=True)
    save_roster(ROSTER, made / ROSTER_FILE)
    for name in names:
        filed(made / f"{name}.xlsx", cells if name == FINANCE else {}, name, ROSTER)
    return made


def test_new_writes_a_workbook_for_each_unit_and_the_roster(
    folder: Path, roster: Path, told: Callable[..., Told]
) -> None:
    target = folder / "填报 表"
    status, out, _ = told("returns", "new", roster, "-o", target)
    assert (NOTHING, f"已在{target}生成3份填报表和{ROSTER_FILE}。\n") == (status, out)
    expected = [ROSTER_FILE, *(f"{unit.name}.xlsx" for unit in UNITS)]
    assert sorted(expected) == sorted(path.name for path in target.iterdir())


def test_workbooks_sent_out_and_returned_blank_are_told_as_such(
    folder: Path, roster: Path, told: Callable[..., Told]
) -> None:
    told("returns", "new", roster, "-o", folder / "表")
    status, out, _ = told("returns", "check", folder / "表")
    assert FOUND == status
    assert all(unit.name in out for unit in UNITS)


def test_returns_without_faults_end_with_0(folder: Path, told: Callable[..., Told]) -> None:
    status, out, _ = told("returns", "check", returned(folder, 行政许可=12))
    assert (NOTHING, "应报送3个单位，已全部报送（本机关1个、部门2个）。\n") == (status, out)


@pytest.mark.slow
def test_several_processes_read_to_the_same_sum(folder: Path, told: Callable[..., Told]) -> None:
    made = returned(folder, 行政许可=12)
    one, many = folder / "一.json", folder / "多.json"
    expected = told("returns", "sum", made, "-o", one)
    assert NOTHING == expected[0]
    status, out, err = told("returns", "sum", made, "-o", many, "--jobs", 2)
    assert (NOTHING, expected[1].replace(str(one), str(many)), "") == (status, out, err)
    assert one.read_bytes() == many.read_bytes()


def test_progress_is_shown_beside_what_is_printed(folder: Path, told: Callable[..., Told]) -> None:
    made = returned(folder, 行政许可=12)
    expected = told("returns", "check", made)
    status, out, err = told("returns", "check", made, "--progress")
    assert expected[:2] == (status, out)
    assert "3/3" in err


@pytest.mark.parametrize(
    ("module", "option", "library"),
    [("tqdm", ["--progress"], "tqdm"), ("reportkit.submissions.reading.xlsx", [], "openpyxl")],
)
def test_what_is_not_installed_is_told_with_the_remedy(
    module: str,
    option: list[str],
    library: str,
    folder: Path,
    told: Callable[..., Told],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = returned(folder)
    monkeypatch.setitem(sys.modules, module, None)
    status, out, err = told("returns", "check", made, *option)
    assert (UNREADABLE, "") == (status, out)
    assert err.endswith(f"需要{library}，请先安装：pip install {library}\n")


def test_units_that_have_not_reported_are_told(folder: Path, told: Callable[..., Told]) -> None:
    status, out, _ = told("returns", "check", returned(folder, (OFFICE, FINANCE)))
    assert FOUND == status
    assert f"{WATER}尚未报送" in out


def test_faulty_returns_stay_out_of_the_sum_and_are_told(folder: Path, told: Callable[..., Told]) -> None:
    target = folder / "汇总.json"
    status, out, _ = told("returns", "sum", returned(folder, 行政许可=12, 自然人予以公开=3), "-o", target)
    assert FOUND == status
    assert f"汇总数据已存为{target}。" in out
    county = load_data(target, Consolidation)
    assert [FINANCE] == [unit.name for unit in county.faulty]
    assert 0 == county.cells()["行政许可"]
    assert all(str(found) in out for found in county.findings)


def test_a_return_that_is_no_workbook_is_a_finding(folder: Path, told: Callable[..., Told]) -> None:
    made = returned(folder, (OFFICE, FINANCE))
    (made / f"{WATER}.xlsx").write_bytes(b"PK")
    status, out, _ = told("returns", "check", made, "--json")
    assert FOUND == status
    assert ["file_unreadable"] == [found["name"] for found in json.loads(out)["findings"]]


def test_returns_as_json(folder: Path, told: Callable[..., Told]) -> None:
    made = returned(folder, (OFFICE, FINANCE), 行政许可=12)
    status, out, _ = told("returns", "sum", made, "-o", folder / "汇总.json", "--json")
    assert FOUND == status
    expected: dict[str, Any] = {
        "year": 2024,
        "reported": [OFFICE, FINANCE],
        "faulty": [],
        "missing": [WATER],
        "statement": f"应报送3个单位，已报送2个（本机关1个、部门1个），{WATER}尚未报送。",
        "findings": [],
    }
    assert expected == json.loads(out)


def test_the_sum_is_held_against_a_report_and_next_years_returns(
    folder: Path, roster: Path, told: Callable[..., Told]
) -> None:
    total = folder / "汇总.json"
    assert (
        NOTHING
        == told("returns", "sum", returned(folder, 行政许可=12, 自然人新收申请=2, 自然人结转下年申请=2), "-o", total)[0]
    )
    given = report(year=2024, facts=[Statistic("行政许可", 21, "件")], preamble=["全年办理{行政许可}。"])
    _, out, _ = told("check", data(folder / "报告.json", given), "--returns", total)
    assert "“行政许可”报告为21件，各单位填报合计为12件；请核对〔figure_against_returns〕" in out
    next_roster = write(folder / "名单.csv", roster.read_text(encoding="gb18030").replace("2024", "2025"))
    status, _, _ = told("returns", "new", next_roster, "-o", folder / "明年", "--last-year", total)
    assert NOTHING == status
    by_hand = folder / "手工"
    save_workbooks(attrs.evolve(ROSTER, year=2025), by_hand, last_year=load_data(total, Consolidation).ledgers())
    assert (by_hand / f"{FINANCE}.xlsx").read_bytes() == (folder / "明年" / f"{FINANCE}.xlsx").read_bytes()


def test_last_years_ledgers_are_those_of_units_still_in_the_roster(folder: Path, told: Callable[..., Told]) -> None:
    total = folder / "汇总.json"
    told("returns", "sum", returned(folder, 行政许可=12), "-o", total)
    fewer = write(folder / "新名单.csv", f"单位,类别,年度\n{OFFICE},本机关,2025\n")
    assert NOTHING == told("returns", "new", fewer, "-o", folder / "明年", "--last-year", total)[0]


def test_the_roster_may_stand_elsewhere_and_the_office_be_named(folder: Path, told: Callable[..., Told]) -> None:
    made = returned(folder, (FINANCE,))
    (made / ROSTER_FILE).unlink()
    given = write(folder / "名单.csv", f"单位,类别,年度\n{FINANCE},部门,2024\n")
    assert UNREADABLE == told("returns", "check", made, "--roster", given)[0]  # no unit is the office
    status, out, _ = told("returns", "check", made, "--roster", given, "--office", OFFICE)
    assert (NOTHING, "应报送1个单位，已全部报送（部门1个）。\n") == (status, out)


@pytest.mark.parametrize("verb", [["new", "{}", "-o", "出"], ["check", "{}"], ["sum", "{}", "-o", "出.json"]], ids=str)
def test_a_missing_roster_is_told(verb: list[str], folder: Path, told: Callable[..., Told]) -> None:
    status, out, err = told("returns", *(part.format(folder / "没有") for part in verb))
    assert (UNREADABLE, "") == (status, out)
    assert err.startswith(f"无法读取{folder / '没有'}")
    assert err.endswith("没有这个文件夹，请核对路径\n" if verb[0] != "new" else "没有这个文件，请核对路径和文件名\n")


def test_a_roster_with_faults_is_told_with_its_lines(folder: Path, told: Callable[..., Told]) -> None:
    given = write(folder / "名单.csv", f"单位,类别,年度\n{OFFICE},本机关,2024\n{FINANCE},部门,二四\n")
    status, out, err = told("returns", "new", given, "-o", folder / "表")
    assert (UNREADABLE, "") == (status, out)
    assert f"无法读取{given}：第3行：年度为“二四”，应为四位数字，如2024\n" == err
    assert not (folder / "表").exists()


def test_a_sum_that_cannot_be_written_is_told(folder: Path, told: Callable[..., Told]) -> None:
    (folder / "汇总.json").mkdir()
    status, out, err = told("returns", "sum", returned(folder), "-o", folder / "汇总.json")
    assert (UNREADABLE, "") == (status, out)
    assert err.startswith(f"无法写入{folder / '汇总.json'}：")


def test_workbooks_that_stand_there_are_kept_unless_that_is_meant(
    folder: Path, roster: Path, told: Callable[..., Told]
) -> None:
    target = folder / "表"
    told("returns", "new", roster, "-o", target)
    filled_in = target / f"{FINANCE}.xlsx"
    blank = filled_in.read_bytes()
    filled_in.write_bytes(b"filled")
    more = write(folder / "新名单.csv", f"{roster.read_text(encoding='gb18030')}\n示例县审计局,部门,2024\n")
    status, out, _ = told("returns", "new", more, "-o", target)
    assert (NOTHING, f"已在{target}生成1份填报表和{ROSTER_FILE}。") == (status, out.splitlines()[0])
    assert "原有的3份填报表没有改动" in out
    assert b"filled" == filled_in.read_bytes()
    status, out, _ = told("returns", "new", more, "-o", target, "--replace")
    assert (NOTHING, f"已在{target}生成4份填报表和{ROSTER_FILE}。\n") == (status, out)
    assert blank == filled_in.read_bytes()


def test_workbooks_of_another_year_are_not_mixed_with_this_years(
    folder: Path, roster: Path, told: Callable[..., Told]
) -> None:
    told("returns", "new", roster, "-o", folder / "表")
    later = write(folder / "新名单.csv", roster.read_text(encoding="gb18030").replace("2024", "2025"))
    status, out, err = told("returns", "new", later, "-o", folder / "表")
    assert (UNREADABLE, "") == (status, out)
    assert "中是2024年的填报表，名单是2025年的；请换一个文件夹，或者用 --replace 覆盖" in err


def test_the_office_that_was_named_is_kept_in_the_roster(folder: Path, told: Callable[..., Told]) -> None:
    given = write(folder / "名单.csv", f"单位,类别,年度\n{FINANCE},部门,2024\n")
    assert NOTHING == told("returns", "new", given, "-o", folder / "表", "--office", OFFICE)[0]
    status, out, _ = told("returns", "check", folder / "表")
    assert (FOUND, "应报送1个单位，均未报送。") == (status, out.splitlines()[0])


@pytest.fixture
def ledger(folder: Path, told: Callable[..., Told]) -> Path:
    """The county of 2024 as `returns sum` saves it."""
    told("returns", "sum", returned(folder, 行政许可=12), "-o", folder / "汇总.json")
    return folder / "汇总.json"


@pytest.mark.parametrize(
    ("name", "former", "said"),
    [
        ("示例县财政金融局", "", "是否就是“示例县财政金融局”？如已更名，请在单位名单的“原名称”"),
        ("示例县财政金融局", FINANCE, None),
    ],
)
def test_a_unit_that_was_renamed_is_told_when_workbooks_are_written(
    name: str, former: str, said: str | None, folder: Path, ledger: Path, told: Callable[..., Told]
) -> None:
    rows = ["单位,类别,年度,原名称", f"{OFFICE},本机关,2025,", f"{WATER},部门,2025,", f"{name},部门,2025,{former}"]
    status, out, _ = told(
        "returns", "new", write(folder / "名单.csv", "\n".join(rows)), "-o", folder / "表", "--last-year", ledger
    )
    assert NOTHING == status
    assert said in out if said else out.count("\n") == 1


def test_last_year_is_the_year_before(folder: Path, roster: Path, ledger: Path, told: Callable[..., Told]) -> None:
    status, out, err = told("returns", "new", roster, "-o", folder / "表", "--last-year", ledger)
    assert (UNREADABLE, "") == (status, out)
    assert "这是2024年的汇总数据；名单是2024年的，--last-year 应为2023年的" in err
    assert not (folder / "表").exists()


def test_a_folder_without_a_roster_is_told_where_to_give_one(folder: Path, told: Callable[..., Told]) -> None:
    made = returned(folder)
    (made / ROSTER_FILE).unlink()
    status, _, err = told("returns", "check", made)
    assert UNREADABLE == status
    assert "文件夹中没有单位名单；请用 --roster 给出" in err


def test_one_kind_of_data_in_place_of_another_is_told(folder: Path, ledger: Path, told: Callable[..., Told]) -> None:
    path = data(folder / "报告.json", checks.CLEAN)
    assert "这是各单位的汇总数据，这里要的是年度报告" in told("check", path, "--last-year", ledger)[2]
    assert "这是年度报告的数据，这里要的是 returns sum" in told("check", path, "--returns", path)[2]
    assert "这是年度报告的数据，这里要的是 returns sum" in told("returns", "trace", path, "新收申请")[2]


def signed(folder: Path, clerk: str, telephone: str, **cells: int) -> None:
    """The finance office's return with who filled it in."""
    book = filled(cells, FINANCE, ROSTER)
    places = {row[0].value: row[1] for row in book[COVER].iter_rows(max_col=2)}
    places["填报人"].value, places["联系电话"].value = clerk, telephone
    saved(book, folder / f"{FINANCE}.xlsx")


def test_who_filled_in_a_faulty_return_stands_beside_its_findings(folder: Path, told: Callable[..., Told]) -> None:
    made = returned(folder)
    signed(made, "张三", "0000-0000000", 自然人予以公开=3)
    _, out, _ = told("returns", "check", made)
    assert f"{FINANCE}（张三，0000-0000000）" == out.splitlines()[1]
    findings = json.loads(told("returns", "check", made, "--json")[1])["findings"]
    assert {("张三", "0000-0000000")} == {(found["clerk"], found["telephone"]) for found in findings}


def test_a_list_to_chase_by_has_every_finding_and_who_is_missing(folder: Path, told: Callable[..., Told]) -> None:
    made = returned(folder, (OFFICE, FINANCE))
    signed(made, "@张三", "+86 000", 自然人予以公开=3)
    target = folder / "问题清单.csv"
    status, out, _ = told("returns", "check", made, "-o", target)
    assert FOUND == status
    assert f"问题清单已存为{target}。" == out.splitlines()[-1]
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(target.read_text(encoding="utf-8-sig").splitlines())
    assert ["单位", "联系人", "电话", "状态", "文件", "工作表", "单元格", "程度", "问题"] == header
    assert [FINANCE, "'@张三", "'+86 000", "有误", f"{FINANCE}.xlsx"] == rows[0][:5]
    assert [WATER, "", "", "未报", "", "", "", "错误", "尚未报送"] == rows[-1]
    assert {FINANCE} == {row[0] for row in rows[:-1]}


def test_whom_to_call_is_known_from_last_year(folder: Path, told: Callable[..., Told]) -> None:
    made = returned(folder)
    signed(made, "张三", "0000-0000000")
    told("returns", "sum", made, "-o", folder / "汇总.json")
    later = folder / "明年"
    later.mkdir()
    save_roster(
        Roster(OFFICE, 2025, [Unit(OFFICE, "本机关"), Unit("示例县财金局", "部门", FINANCE)]), later / ROSTER_FILE
    )
    told("returns", "check", later, "--last-year", folder / "汇总.json", "-o", folder / "问题清单.csv")
    rows = list(csv.reader((folder / "问题清单.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert ["示例县财金局", "张三", "0000-0000000", "未报"] in [row[:4] for row in rows]


def test_what_a_corrected_return_changed_is_told(folder: Path, ledger: Path, told: Callable[..., Told]) -> None:
    made = returned(folder, 行政许可=15, 行政处罚=2)
    status, out, _ = told("returns", "sum", made, "-o", ledger, "--previous", ledger)
    assert NOTHING == status
    assert "与原汇总数据相比，2项有变化：\n行政许可：12→15\n行政处罚：0→2\n" in out
    assert "与原汇总数据相同。" in told("returns", "sum", made, "-o", ledger, "--previous", ledger)[1]


def test_what_changed_as_json(folder: Path, ledger: Path, told: Callable[..., Told]) -> None:
    made = returned(folder, (OFFICE, FINANCE), 行政许可=15)
    _, out, _ = told("returns", "sum", made, "-o", folder / "新.json", "--previous", ledger, "--json")
    assert [{"name": "行政许可", "before": 12, "after": 15}] == json.loads(out)["differences"]


def test_the_sum_of_another_year_is_no_previous_one(folder: Path, ledger: Path, told: Callable[..., Told]) -> None:
    made = returned(folder)
    save_roster(attrs.evolve(ROSTER, year=2025), made / ROSTER_FILE)
    status, _, err = told("returns", "sum", made, "-o", folder / "新.json", "--previous", ledger)
    assert UNREADABLE == status
    assert "这是2024年的汇总数据，应为2025年的" in err


def test_who_is_behind_a_figure_is_told(ledger: Path, told: Callable[..., Told]) -> None:
    assert (NOTHING, f"行政许可合计12件\n{FINANCE} 12件\n", "") == told("returns", "trace", ledger, "行政许可")
    expected = {"name": "行政许可", "total": 12, "units": [{"unit": FINANCE, "amount": 12}]}
    assert expected == json.loads(told("returns", "trace", ledger, "行政许可", "--json")[1])
    assert (NOTHING, "行政处罚没有数据，或者各单位都是0\n", "") == told("returns", "trace", ledger, "行政处罚")


@pytest.mark.parametrize(
    ("name", "hint"), [("行政许克", "，是否为“行政许可”？"), ("xyz", "；数据名与报告、填报表中的名称相同")]
)
def test_a_figure_that_is_none_is_told(name: str, hint: str, ledger: Path, told: Callable[..., Told]) -> None:
    status, out, err = told("returns", "trace", ledger, name)
    assert (UNREADABLE, "") == (status, out)
    assert f"没有“{name}”这项数据{hint}" in err


# ---------------------------------------------------------------- as a program


def program(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reportkit", *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_json_is_utf_8_whatever_the_console_speaks(folder: Path) -> None:
    ended = program("check", write(folder / "甲.txt", FAULTY), "--json", PYTHONIOENCODING="gbk")
    assert FOUND == ended.returncode
    assert str(folder / "甲.txt") == json.loads(ended.stdout.decode("utf-8"))[0]["file"]


@pytest.mark.slow
def test_a_console_that_lacks_characters_gets_the_rest(folder: Path) -> None:
    ended = program("check", write(folder / "甲.txt", FAULTY), PYTHONIOENCODING="ascii")
    assert (FOUND, b"") == (ended.returncode, ended.stderr)
    assert b"doubled_mark" in ended.stdout


def test_a_console_in_gbk_reads_chinese(folder: Path) -> None:
    ended = program("check", write(folder / "甲.txt", FAULTY), PYTHONIOENCODING="gbk")
    assert "标点重叠，只留一个" in ended.stdout.decode("gbk")


@pytest.mark.slow
def test_the_program_ends_with_the_statuses(folder: Path) -> None:
    silent, faulty = write(folder / "甲.txt", SILENT), write(folder / "乙.txt", FAULTY)
    ended = [program("check", path).returncode for path in (silent, faulty, folder / "没有.txt")]
    assert [NOTHING, FOUND, UNREADABLE] == ended
    assert UNREADABLE == program().returncode


# ---------------------------------------------------------------- comparing two versions


@pytest.fixture
def versions(folder: Path) -> tuple[Path, Path]:
    """Two versions of a report, as data."""
    paths = folder / "旧稿.json", folder / "新稿.json"
    for path, count in zip(paths, (380, 391), strict=True):
        save_data(report(sections=[Section("概况", [f"全年公开信息{count}条。"])]), path)
    return paths


COMPARED = "共1处改动：数据1处。\n1. 【数据】一、第1段：“380条” → “391条”（全年公开信息391条。）\n"


def test_two_versions_are_compared(versions: tuple[Path, Path], told: Callable[..., Told], folder: Path) -> None:
    old, new = versions
    marked = folder / "对照 稿.docx"
    assert (NOTHING, "没有改动。\n", "") == told("compare", old, old)
    assert (FOUND, COMPARED, "") == told("compare", old, new)
    status, out, err = told(
        *("compare", old, new, "--json", "-o", marked, "--author", "张三", "--date", "2019-01-15T09:30+08:00"),
        "--statement",
    )
    assert (FOUND, "380条", "391条") == (status, json.loads(out)[0]["old"], json.loads(out)[0]["new"])
    assert f"对照稿已存为{marked}。\n" == err
    xml = read(marked.read_bytes()).parts["word/document.xml"].decode("utf-8")
    assert 'w:author="张三" w:date="2019-01-15T09:30:00Z"' in xml
    assert "修改说明" in xml
    status, out, err = told("compare", marked, new)
    assert (NOTHING, "没有改动。\n") == (status, out)
    assert "此后是核对单、修改说明，不是正文，没有读入" in err


def test_charts_are_no_text_of_a_file_that_is_compared(told: Callable[..., Told], folder: Path) -> None:
    facts = [Statistic("收到申请", 380, "件", parts={"自然人申请": 352, "法人申请": 28})]
    chart = Chart("pie", ["自然人申请", "法人申请"], caption="申请的构成")
    of = report(facts=facts, sections=[Section("概况", ["构成如下。", chart, "详见下文。"])])
    save_data(of, folder / "旧稿.json")
    save(of, folder / "新稿.docx")
    assert (NOTHING, "没有改动。\n") == told("compare", folder / "旧稿.json", folder / "新稿.docx")[:2]


def test_files_of_anyone_are_compared(versions: tuple[Path, Path], told: Callable[..., Told], folder: Path) -> None:
    old = versions[0]
    word, text, marked = folder / "新 稿.docx", folder / "旧稿.txt", folder / "对照.docx"
    first, second = (load_data(path, Report) for path in versions)
    save(attrs.evolve(second, sections=[*second.sections, Section("问题", ["人手不足。"])]), word, numbering="typed")
    save(first, text)
    _, figure = COMPARED.splitlines()
    both = f"共2处改动：新增1处，数据1处。\n{figure}\n2. 【新增】新稿二、标题：问题\n人手不足。\n"
    assert (FOUND, both, "") == told("compare", old, word) == told("compare", text, word)
    assert (NOTHING, "没有改动。\n", "") == told("compare", old, text)
    write(text, "工作报告\n一、概况\n全年公开信息380条。\n三、问题\n人手不足。")
    status, _, err = told("compare", text, word, "-o", marked, "--author", "张三")
    assert (FOUND, f"{text}：【未照原文】第4段“三、问题”：编号“三、”写入后为“二、”，按所在层次连续编号\n") == (
        status,
        err,
    )
    (gone,) = read(marked.read_bytes()).all("delText")
    assert "380条" == gone.text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("旧稿.json", "没有.json"), "没有这个文件"),
        (("旧稿.txt", "新稿.json"), "没有这个文件"),
        (("图.png", "新稿.json"), "无法读取图.png"),
        (("坏.docx", "新稿.json"), "无法读取坏.docx"),
        (("旧稿.json", "新稿.py"), "reportkit build 新稿.py -o 送审 --kind json"),
        (("旧稿.json", "新稿.json", "-o", "对照.docx"), "对照稿要写明修订人，请用 --author 给出姓名"),
        (("旧稿.json", "新稿.json", "-o", "对照.txt", "--author", "张三"), "对照稿存为 .docx"),
        (("稿.docx", "新稿.json", "-o", "稿.docx", "--author", "张三"), "对照稿不能覆盖原来的稿件"),
        (("旧稿.json", "新稿.json", "-o", "对照.docx", "--author", "<b>"), "不能作为姓名"),
        (("旧稿.json", "新稿.json", "--author", "张三"), "只能与 -o 一起使用"),
        (("旧稿.json", "新稿.json", "--date", "昨天"), "“昨天”不是时间，请写成 2025-01-20T09:30"),
        (("旧稿.json", "新稿.json", "-o", "没有/x\0.docx", "--author", "张三"), "无法写入"),
    ],
)
def test_what_cannot_be_compared_is_told(
    versions: tuple[Path, Path],
    arguments: tuple[str, ...],
    message: str,
    told: Callable[..., Told],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(folder)
    save(report(sections=[Section("概况", ["全年公开信息380条。"])]), "稿.docx")
    for name in ("坏.docx", "图.png"):
        Path(name).write_bytes(b"PK")
    status, out, err = told("compare", *arguments)
    assert (UNREADABLE, "") == (status, out)
    assert message in err
    assert not Path("对照.docx").exists()
