"""Many reports at once: the same bytes as one by one, whoever renders them; none twice; one fault stops no other."""

import os
import pickle
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from docx import Document

from reportkit import Picture, Report, Section, Statistic, Term, language, render, save
from reportkit.batch import NotAllSaved, SavedAll, rendering, save_all
from reportkit.batch.origin import NONE, code_of_library, origin_of
from reportkit.batch.rendering import Renderer
from reportkit.commands import run
from reportkit.data import load_data
from reportkit.errors import InvalidValue, SaveFailed, WrongType
from reportkit.formats import GB9704, LETTER
from reportkit.model import PortalPage
from reportkit.writers import pdf
from samples import png, report
from test_returns_scale import dask_cluster, processes, threads

REPORTS = {
    f"县{number}/第{number}号 报告.{kind}": report(title=f"第{number}号报告", sections=["内容。"])
    for number in range(5)
    for kind in ("docx", "txt")
}
"""In a folder each, of two kinds."""


def unmarked(folder: Path) -> dict[str, bytes]:
    """What is found, but for the marks at the ends."""
    ends = {".docx": (141, bytes(2)), ".html": (149, b""), ".pdf": (141, b"")}
    marks = {name: ends.get(Path(name).suffix, (0, b"")) for name in found(folder)}
    return {name: content[: len(content) - marks[name][0]] + marks[name][1] for name, content in found(folder).items()}


def found(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("many", [threads, processes, dask_cluster], ids=lambda many: many.__name__)
def test_the_bytes_are_the_same_whoever_renders(
    many: Callable[[], AbstractContextManager[Executor]], tmp_path: Path
) -> None:
    with many() as executor:
        saved = save_all(REPORTS, tmp_path / "全市", executor=executor)
        again = save_all(REPORTS, tmp_path / "全市", executor=executor)
    assert SavedAll(written=tuple(REPORTS)) == saved
    assert SavedAll(unchanged=tuple(REPORTS)) == again
    assert {name: render(made, Path(name).suffix) for name, made in REPORTS.items()} == unmarked(tmp_path / "全市")


def test_only_what_changed_is_written_again(tmp_path: Path) -> None:
    save_all(REPORTS, tmp_path)
    changed, edited, gone = list(REPORTS)[:3]
    (tmp_path / edited).write_bytes(b"somebody's own")  # a text has no mark
    (tmp_path / gone).unlink()
    reports = REPORTS | {changed: report(title="改过的报告")}
    told: list[tuple[int, int]] = []
    saved = save_all(iter(reports.items()), tmp_path, progress=lambda done, total: told.append((done, total)))
    assert ((changed, edited, gone), tuple(REPORTS)[3:]) == (saved.written, saved.unchanged)
    assert [(done, done) for done in range(1, 11)] == told
    assert {name: render(made, Path(name).suffix) for name, made in reports.items()} == unmarked(tmp_path)


KINDS = ("甲.docx", "甲.html")


def test_what_was_made_of_the_same_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = report(preamble=[lambda of: f"{of.year}年。"], facts=[Statistic("收到申请", 380, "件")])
    save_all(dict.fromkeys(KINDS, given), tmp_path)
    made = []

    def counted(given: Report, kind: str, **how: Any) -> bytes:
        made.append(kind)
        return render(given, kind, **how)

    monkeypatch.setattr(rendering, "render", counted)
    again = report(preamble=[lambda of: "2018年。"], facts=[Statistic("收到申请", 380, "件")])  # says the same
    assert SavedAll(unchanged=KINDS) == save_all(dict.fromkeys(KINDS, again), tmp_path)
    assert [] == made
    for another in (
        report(preamble=[lambda of: "去年。"], facts=again.facts),
        report(preamble=["2018年。"], facts=[Statistic("收到申请", 381, "件")]),
        report(preamble=["2018年。"], facts=[Statistic("收到申请", 381, "件")], signed=date(2019, 1, 14)),
        report(preamble=["2018年。"], facts=[Statistic("收到申请", 381, "件", parts={"网上申请": 1}, sums="<=")]),
        report(portal=PortalPage(keywords="年报")),
        report(sections=[Picture(png(40, 20), alt="图")]),
        report(sections=[Picture(png(40, 21), alt="图")]),
    ):
        assert SavedAll(written=KINDS) == save_all(dict.fromkeys(KINDS, another), tmp_path)
    assert [".docx", ".html"] * 7 == made


@pytest.mark.parametrize("how", [{"layout": LETTER}, {"numbering": "typed"}])
def test_another_format_or_library_makes_another_file(
    how: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = report(sections=[Section("甲", ["内容。"])])
    save_all({"甲.docx": given}, tmp_path)
    assert SavedAll(written=("甲.docx",)) == save_all({"甲.docx": given}, tmp_path, **how)
    before = origin_of(given, ".docx", "typed", GB9704, "1")
    assert before == origin_of(given, ".docx", "typed", GB9704, "1")
    assert before != origin_of(given, ".docx", "typed", GB9704, "2")
    assert code_of_library() == code_of_library.__wrapped__()


class Ours(Term):
    """A fact of an office's own package, which may be told in any way."""


def test_what_another_package_tells_is_made_again_and_compared(tmp_path: Path) -> None:
    given = report(facts=[attrs.frozen(Ours)("甲", "乙")])
    assert NONE == origin_of(given, ".docx", "typed", GB9704, "1")
    assert [("甲.docx",), ()] == [save_all({"甲.docx": given}, tmp_path).written for _ in range(2)]


@pytest.mark.parametrize("name", KINDS)
def test_what_somebody_changed_is_kept_and_told_until_it_may_be_replaced(name: str, tmp_path: Path) -> None:
    given = report(sections=["内容。"])
    save_all({name: given}, tmp_path)
    file = tmp_path / name
    content = file.read_bytes()
    for edited in (edit(content, name), content + b" ", content[:-9], b""):
        file.write_bytes(edited)
        with language("zh"), pytest.raises(NotAllSaved) as caught:
            save_all({name: given}, tmp_path)
        with language("zh"):
            assert (
                "文件生成之后有人改过，或者不是这里生成的；请移到别处，要覆盖的用replace=True（命令行用--replace）"
                == str(caught.value.failed[name])
            )
        assert edited == file.read_bytes()
    save(given, file)  # the very file but for its mark
    assert SavedAll(written=(name,)) == save_all({name: given}, tmp_path)
    file.write_bytes(edit(content, name))
    assert SavedAll(written=(name,)) == save_all({name: given}, tmp_path, replace=True)
    assert content == file.read_bytes()


def edit(content: bytes, name: str) -> bytes:
    """Words changed in a file as programs do that leave its mark, or do not."""
    if name.endswith(".html"):
        return content.replace("内容".encode(), "内情".encode())
    file = BytesIO(content)
    document = Document(file)
    document.paragraphs[1].add_run("改过")
    document.save(file)
    return file.getvalue()


def test_one_fault_stops_no_other_and_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rendered(made: Report, *rest: Any, **more: Any) -> bytes:
        if made.title == "坏了":
            raise RuntimeError(made.title)
        return render(made, *rest, **more)

    monkeypatch.setattr(rendering, "render", rendered)
    (tmp_path / "文件夹.docx").mkdir()
    good = {"甲.docx": report(), "乙.txt": report()}
    bad: dict[str, Any] = {
        "丙.doc": report(),
        "../丁.docx": report(),
        "戊.docx": 5,
        "己.docx": report(title="坏了"),
        "文件夹.docx": report(),
    }
    twice = ("甲.DOCX", "./甲.docx", "e\u0301.txt")  # one file on some systems, or on all
    pairs = [*bad.items(), *good.items(), ("\u00e9.txt", report()), *((name, report()) for name in twice)]
    with pytest.raises(NotAllSaved) as caught, ThreadPoolExecutor(2) as pool:
        save_all(pairs, tmp_path, executor=pool)
    assert SavedAll(written=("甲.docx", "乙.txt", "\u00e9.txt")) == caught.value.saved
    expected = {
        "丙.doc": (InvalidValue, "后缀'.doc'：应为以下之一：.docx, .html, .pdf, .txt"),
        "../丁.docx": (InvalidValue, "文件在文件夹之外；请给出文件夹中的名称"),
        "戊.docx": (WrongType, "save_all：填的是5（类型为int），应为Report，或者生成它的函数"),
        "己.docx": (InvalidValue, "RuntimeError：坏了"),
        "文件夹.docx": (SaveFailed, f"{tmp_path / '文件夹.docx'}：这不是文件；请给出文件名"),
        **dict.fromkeys(twice, (InvalidValue, "另一份报告也用这个名称；请分别命名")),
    }
    with language("zh"):
        assert expected == {name: (type(error), str(error)) for name, error in caught.value.failed.items()}
        assert str(caught.value).startswith("11份报告中有8份没有保存，其余都已保存：丙.doc：后缀'.doc'：")
    assert {"甲.docx", "乙.txt", "\u00e9.txt"} == set(found(tmp_path))


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: save_all(report(), "甲"), "save_all: got .* of type Report; give a mapping of file names to Reports"),  # type: ignore[arg-type]
        (lambda: save_all(5, "甲"), "save_all: got 5 of type int; give a mapping"),  # type: ignore[arg-type]
        (lambda: save_all({}, 5), "save_all: got 5 of type int; give a path"),  # type: ignore[arg-type]
        (lambda: save_all({}, "甲", executor=5), "save_all.executor: got 5 of type int; give an Executor"),  # type: ignore[arg-type]
        (lambda: save_all({}, "甲", replace="是"), "save_all.replace: got '是' of type str; give True or False"),  # type: ignore[arg-type]
        (lambda: save_all({}, "甲", layout=5), "save_all: got the layout 5; give a Format such as GB9704"),  # type: ignore[arg-type]
        (
            lambda: save_all([report()], "甲"),  # type: ignore[list-item]
            "save_all: got .* of type Report; give a mapping of file names to Reports",
        ),
        (lambda: save_all([(5, report())], "甲"), "save_all: got .* of type tuple; give a mapping of file names"),  # type: ignore[list-item]
    ],
)
def test_what_is_no_batch_is_refused(call: Callable[[], object], expected: str) -> None:
    with pytest.raises(WrongType, match=expected):
        call()


def _built(title: str) -> Report:
    return report(title=title) if title else Report(title, office=5)  # type: ignore[arg-type]


def test_a_worker_builds_what_it_is_given_a_function_for(tmp_path: Path) -> None:
    orders = {f"{title}.txt": partial(_built, title) for title in ("甲", "", "乙")}
    with pytest.raises(NotAllSaved, match="1 of 3 reports were not saved") as caught, ThreadPoolExecutor(2) as pool:
        save_all(orders, tmp_path, executor=pool)
    assert [".txt"] == list(caught.value.failed)
    assert {f"{title}.txt": render(report(title=title), ".txt") for title in ("甲", "乙")} == found(tmp_path)


@pytest.mark.slow
def test_what_no_worker_can_be_sent_is_rendered_here_and_what_ends_a_worker_is_told(tmp_path: Path) -> None:
    made = report(sections=[Section("甲", [lambda of: f"{of.year}年。"])])
    ends: Any = partial(os._exit, 3)
    with pytest.raises(NotAllSaved) as caught, processes() as pool:
        save_all({"甲.txt": made, "乙.txt": lambda: made, "丙.txt": ends, "丁.txt": report()}, tmp_path, executor=pool)
    assert ["丙.txt"] == list(caught.value.failed)
    assert dict.fromkeys(("甲.txt", "乙.txt"), render(made, ".txt")) | {"丁.txt": render(report(), ".txt")} == found(
        tmp_path
    )


def test_a_worker_keeps_the_format_from_one_batch_to_the_next() -> None:
    given = Renderer(LETTER, "typed", True)
    first, second = (pickle.loads(pickle.dumps(given)) for _ in range(2))
    assert given == first
    assert first.layout is second.layout  # what files of one format share is kept by it


def test_what_was_rendered_is_written_when_the_run_is_broken_off(tmp_path: Path) -> None:
    def told(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), ThreadPoolExecutor(2) as pool:
        save_all(REPORTS, tmp_path, executor=pool, progress=told)
    assert {*list(REPORTS)[:3]} == set(found(tmp_path))


def test_a_pdf_is_made_anew_only_when_its_word_file_would_be_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def converted(program: str, given: Path, kind: str) -> Path:
        made.append(given.read_bytes())
        given.with_suffix(".pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
        return given.with_suffix(".pdf")

    monkeypatch.setattr(pdf, "libreoffice_command", lambda: "soffice")
    monkeypatch.setattr(pdf, "converted", converted)
    monkeypatch.setattr(pdf, "fonts_here", lambda layout: ())
    for title in ("工作报告", "工作报告", "工作总结"):
        save_all({"报告.pdf": report(title=title)}, tmp_path)
    save(report(title="工作总结"), tmp_path / "一份.pdf")
    assert [render(report(title=title)) for title in ("工作报告", "工作总结", "工作总结")] == made
    assert (tmp_path / "一份.pdf").read_bytes() == unmarked(tmp_path)["报告.pdf"]
    monkeypatch.setattr(rendering, "origin_of", lambda *_: "0" * 63 + "1")  # a newer library makes the same Word file
    assert SavedAll(unchanged=("报告.pdf",)) == save_all({"报告.pdf": report(title="工作总结")}, tmp_path)


# ---------------------------------------------------------------- on the command line

SCRIPT = """
from beside import TITLE
from reportkit import Body, Report
def build():
    return Report(TITLE, Body("示例县人民政府办公室", area="示例县"), year=2018)
"""
MANY = """
from one import build as one
def build():
    return {"甲县": one(), "乙县/报告": one()}
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    for name, title in (("东", "东部报告"), ("西 部", "西部报告")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "beside.py").write_text(f"TITLE = {title!r}\n", encoding="utf-8")
        (folder / "one.py").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "东" / "many.py").write_text(MANY, encoding="utf-8")
    (tmp_path / "东" / "none.py").write_text("print('没有报告')\n", encoding="utf-8")
    (tmp_path / "东" / "slip.py").write_text("def build():\n    return 1 / 0\n", encoding="utf-8")
    (tmp_path / "东" / "typed.py").write_text("数据 = 1，2\n", encoding="utf-8")
    (tmp_path / "东" / "ends.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    (tmp_path / "东" / "empty.py").write_text("def build():\n    return {}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_scripts_are_run_each_beside_its_own_files(
    jobs: str, scripts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = [str(scripts / place) for place in ("东/one.py", "东/many.py")]
    out = scripts / "报告"
    assert 0 == run(["build", *named, "-o", str(out), "--kind", "txt", "--kind", "docx", "--jobs", jobs])
    assert f"已生成6份报告，存入{out}。\n" == capsys.readouterr().out
    assert {f"{name}.{kind}" for name in ("one", "甲县", "乙县/报告") for kind in ("txt", "docx")} == set(found(out))
    assert 2 == run(["build", str(scripts / "西 部/one.py"), *named[:1], "-o", str(out / "西"), "--kind", "txt"])
    assert "西部报告\n\n" == (out / "西" / "one.txt").read_text(encoding="utf-8")
    assert "没有生成one.txt：另一份报告也用这个名称；请分别命名\n" == capsys.readouterr().err
    for written, unchanged in ((3, "，3份没有变化"), (0, "，6份没有变化")):  # as data too, kept of each draft
        assert 0 == run(["build", *named, "-o", str(out), "--kind", "txt", "--kind", "json"])
        assert f"已生成{written}份报告，存入{out}{unchanged}。\n" == capsys.readouterr().out
    assert "东部报告" == load_data(out / "乙县/报告.json").title
    (out / "one.docx").write_bytes(b"somebody's own")
    assert 2 == run(["build", *named, "-o", str(out)])
    assert "没有生成one.docx：文件生成之后有人改过" in capsys.readouterr().err
    assert 0 == run(["build", *named, "-o", str(out), "--replace"])
    assert f"已生成1份报告，存入{out}，2份没有变化。\n" == capsys.readouterr().out


def test_what_is_wrong_with_a_script_is_told_with_its_line(scripts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = [str(scripts / "东" / f"{name}.py") for name in ("none", "slip", "typed", "ends", "empty")]
    assert 2 == run(["build", *wrong, str(scripts / "东/one.py"), "-o", str(scripts / "报告")])
    shown = capsys.readouterr()
    assert "已生成1份报告" in shown.out
    none, slip, typed, ends, empty = wrong
    assert [
        f"没有生成{none}：脚本中没有build()，它应当给出一份Report",
        f"没有生成{slip}：slip.py第2行：ZeroDivisionError：division by zero",
        f"没有生成{typed}：typed.py第1行：引号外面有全角的“，”，应当用半角的,",
        f"没有生成{ends}：ends.py第1行：SystemExit：3",
        f"没有生成{empty}：build()没有给出报告；应当返回一份，或者以文件名对应的多份",
    ] == shown.err.splitlines()
    assert 2 == run(["build", str(scripts / "没有.py"), "-o", str(scripts / "报告")])
    assert f"没有{scripts / '没有.py'}，请核对路径和文件名\n" == capsys.readouterr().err
