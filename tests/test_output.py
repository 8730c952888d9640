"""Saving: the suffix picks the kind of file, and a file is written whole or not at all."""

import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportkit import Measure, Section, Term, render, save
from reportkit.errors import InvalidValue, SaveFailed, WrongType
from reportkit.writers import WRITERS
from samples import report

SMALL = report(
    title="{地区}\n工作报告",
    preamble=["全年平稳。"],
    sections=[Section("{年}年情况", [Measure("加强领导", points=["甲", "乙"])])],
)
SUFFIXES = ", ".join(WRITERS)
OLD = b"what stood here before"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that is there already."""
    path = tmp_path / "报告.docx"
    path.write_bytes(OLD)
    return path


# ---------------------------------------------------------------- what is written


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("报告.docx", ".docx"),
        ("报告.DOCX", ".docx"),
        ("报告.html", ".html"),
        ("报告.txt", ".txt"),
        ("报告.Txt", ".txt"),
        ("2018.年度.报告.txt", ".txt"),
        ("工作 报告（送审稿）.docx", ".docx"),
    ],
)
def test_the_suffix_picks_the_kind(name: str, kind: str, tmp_path: Path) -> None:
    save(SMALL, tmp_path / name)
    assert render(SMALL, kind) == (tmp_path / name).read_bytes()
    assert [name] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("kind", "start"),
    [(".docx", b"PK\x03\x04"), (".html", b"<!DOCTYPE html>\n"), (".txt", "示例县工作报告\n".encode())],
)
def test_each_kind_begins_as_its_readers_expect(kind: str, start: bytes) -> None:
    assert start == render(SMALL, kind)[: len(start)]


def test_every_kind_has_its_row_above() -> None:
    assert {".docx", ".html", ".pdf", ".txt"} == set(WRITERS)  # test_pdf.py holds what one begins with


def test_plain_text_is_a_line_a_paragraph_with_every_number() -> None:
    expected = "示例县工作报告\n\n全年平稳。\n一、2018年情况\n（一）加强领导。一是甲；二是乙。\n"
    assert expected == render(SMALL, ".txt").decode("utf-8")
    assert render(SMALL, ".txt") == render(SMALL, ".txt", numbering="typed")


@pytest.mark.parametrize("name", ["庐山市 2018年/送审 材料/年度报告.txt", "a/b/c/d/e.txt"])
def test_folders_on_the_way_are_made(name: str, tmp_path: Path) -> None:
    save(SMALL, tmp_path / name)
    assert render(SMALL, ".txt") == (tmp_path / name).read_bytes()


def test_a_path_may_be_a_str_and_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save(SMALL, "报告.txt")
    assert render(SMALL, ".txt") == (tmp_path / "报告.txt").read_bytes()


def test_saving_again_replaces_the_file(target: Path) -> None:
    save(SMALL, target)
    save(report(), target)
    assert render(report()) == target.read_bytes()


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("报告.doc", f"save: got '报告.doc'; give a path that ends in {SUFFIXES}"),
        ("报告", f"save: got '报告'; give a path that ends in {SUFFIXES}"),
        (".docx", f"save: got '.docx'; give a path that ends in {SUFFIXES}"),
        ("", f"save: got ''; give a path that ends in {SUFFIXES}"),
    ],
)
def test_an_unknown_suffix_is_refused(name: str, expected: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidValue) as caught:
        save(SMALL, str(tmp_path / name) if name else name)
    assert expected == str(caught.value)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("call", "error", "expected"),
    [
        (lambda: render(None), WrongType, "render: got None of type NoneType; give a Report"),  # type: ignore[arg-type]
        (lambda: save("报告", "a.docx"), WrongType, "render: got '报告' of type str; give a Report"),  # type: ignore[arg-type]
        (lambda: save(SMALL, 5), WrongType, "save: got 5 of type int; give a path"),  # type: ignore[arg-type]
        (lambda: save(SMALL, b"a.docx"), WrongType, "save: got b'a.docx' of type bytes; give a path"),  # type: ignore[arg-type]
        (lambda: render(SMALL, "docx"), InvalidValue, f"suffix 'docx': give one of {SUFFIXES}"),
        (lambda: render(SMALL, 5), InvalidValue, f"suffix 5: give one of {SUFFIXES}"),  # type: ignore[arg-type]
        (
            lambda: render(SMALL, numbering="auto"),  # type: ignore[arg-type]
            InvalidValue,
            "numbering: got 'auto'; give one of automatic, typed",
        ),
        (
            lambda: render(SMALL, layout="GB/T 9704"),  # type: ignore[arg-type]
            WrongType,
            (
                "render: got the layout 'GB/T 9704'; give a Format such as GB9704, LETTER (信函), MINUTES (纪要), "
                "ORDER (命令) or REGULATIONS (法规规章) of reportkit.formats"
            ),
        ),
    ],
)
def test_what_cannot_be_rendered_is_refused(call: Callable[[], object], error: type[Exception], expected: str) -> None:
    with pytest.raises(error) as caught:
        call()
    assert expected == str(caught.value)


# ---------------------------------------------------------------- what goes wrong on the way


def fails_with(error: BaseException) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    ("function", "error", "message"),
    [
        ("os.replace", PermissionError(13, "Permission denied"), "if it is open in Word or WPS, close it there"),
        ("os.replace", OSError(22, "Invalid argument"), "Invalid argument; nothing was changed"),
        ("os.fsync", OSError(28, "No space left on device"), "No space left on device; nothing was changed"),
        ("pathlib.Path.touch", PermissionError(13, "Permission denied"), "may not be written; if it is open in Word"),
        ("pathlib.Path.open", PermissionError(13, "Permission denied"), "may not be written; if it is open in Word"),
        ("pathlib.Path.open", OSError(28, "No space left on device"), "No space left on device; nothing was changed"),
    ],
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    function: str, error: OSError, message: str, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(function, fails_with(error))
    with pytest.raises(SaveFailed, match=message) as caught:
        save(SMALL, target)
    monkeypatch.undo()
    assert str(caught.value).startswith(f"{target}: ")
    assert ([target], OLD) == (list(target.parent.iterdir()), target.read_bytes())


def test_a_full_disk_leaves_the_old_file_and_nothing_else(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    class Full:
        def __init__(self, path: Path, mode: str) -> None:
            self.file = real(path, mode)

        def close(self) -> None:
            self.file.close()

        def write(self, content: bytes) -> int:
            self.file.write(content[:100])
            raise OSError(28, "No space left on device")

    def opened(path: Path, mode: str, buffering: int) -> Full:  # a class put there would not be given the path
        return Full(path, mode)

    monkeypatch.setattr("pathlib.Path.open", opened)
    with pytest.raises(SaveFailed, match="No space left on device; nothing was changed"):
        save(SMALL, target)
    monkeypatch.undo()
    assert ([target], OLD) == (list(target.parent.iterdir()), target.read_bytes())


def test_an_interruption_leaves_the_old_file_and_nothing_else(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", fails_with(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        save(SMALL, target)
    monkeypatch.undo()
    assert ([target], OLD) == (list(target.parent.iterdir()), target.read_bytes())


def test_an_error_while_rendering_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportkit.output.compose", fails_with(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        save(SMALL, target)
    assert ([target], OLD) == (list(target.parent.iterdir()), target.read_bytes())


def test_a_folder_in_the_files_place_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "报告.docx"
    folder.mkdir()
    with pytest.raises(SaveFailed):
        save(SMALL, folder)
    assert ([folder], []) == (list(tmp_path.iterdir()), list(folder.iterdir()))


def test_a_file_in_a_folders_place_is_left_alone(target: Path) -> None:
    with pytest.raises(SaveFailed):
        save(SMALL, target / "报告.docx")
    assert OLD == target.read_bytes()


def test_a_save_failure_is_an_oserror_too() -> None:
    assert issubclass(SaveFailed, OSError)


# ---------------------------------------------------------------- permissions

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no permissions of this kind")


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_the_old_files_permissions_are_kept(mode: int, target: Path) -> None:
    target.chmod(mode)
    save(SMALL, target)
    assert mode == stat.S_IMODE(target.stat().st_mode)


@posix
def test_a_secret_file_is_secret_while_it_is_written(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.chmod(0o600)
    seen: list[int] = []
    real = os.fsync

    def synced(number: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(number).st_mode))
        real(number)

    monkeypatch.setattr("os.fsync", synced)
    save(SMALL, target)
    assert [0o600] == seen


@posix
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    save(SMALL, tmp_path / "报告.docx")
    (tmp_path / "usual").touch()
    usual, made = (stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "报告.docx"))
    assert usual == made


def test_saving_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(report(facts=[Term("热线", "甲")]), tmp_path / "报告.docx")
    assert ("", "") == capsys.readouterr()


def test_folders_made_on_the_way_go_again_with_the_error(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="nothing was changed"):
        save(SMALL, tmp_path / "甲" / "乙" / f"{'长' * 200}.docx")
    assert [] == list(tmp_path.iterdir())


def test_a_folder_is_no_target(tmp_path: Path) -> None:
    folder = tmp_path / "报告.docx"
    folder.mkdir()
    with pytest.raises(SaveFailed, match="is no file; give the name of a file"):
        save(SMALL, folder)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "真.txt", tmp_path / "链.txt"
    real.write_bytes(OLD)
    link.symlink_to(real)
    save(SMALL, link)
    assert (True, render(SMALL, ".txt")) == (link.is_symlink(), real.read_bytes())


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("place", ["环.docx", "环.docx/报告.docx"])
def test_a_link_that_leads_to_itself_is_no_target(place: str, tmp_path: Path) -> None:
    loop, other = tmp_path / "环.docx", tmp_path / "圈.docx"
    loop.symlink_to(other)
    other.symlink_to(loop)
    with pytest.raises(SaveFailed):
        save(SMALL, tmp_path / place)
    assert (True, True, 2) == (loop.is_symlink(), other.is_symlink(), len(list(tmp_path.iterdir())))


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_to_a_file_that_is_not_there_makes_it(tmp_path: Path) -> None:
    link = tmp_path / "链.txt"
    link.symlink_to(tmp_path / "新" / "真.txt")
    save(SMALL, link)
    assert (True, render(SMALL, ".txt")) == (link.is_symlink(), (tmp_path / "新" / "真.txt").read_bytes())


def test_another_name_of_the_old_file_keeps_the_old_report(target: Path) -> None:
    other = target.with_name("另名.docx")
    try:
        os.link(target, other)
    except OSError:
        pytest.skip("no hard links here")
    save(SMALL, target)
    assert (OLD, render(SMALL)) == (other.read_bytes(), target.read_bytes())


def test_what_a_killed_process_left_goes_after_a_day(target: Path) -> None:
    left, fresh, foreign, folder = (
        target.with_name(name)
        for name in (
            ".reportkit-0123456789abcdef.tmp",
            ".reportkit-fedcba9876543210.tmp",
            ".reportkit-稿.tmp",
            ".reportkit-0000000000000000.tmp",
        )
    )
    folder.mkdir()
    for path in (left, fresh, foreign):
        path.write_bytes(OLD)
    long_ago = time.time() - 25 * 60 * 60
    for path in (left, foreign, folder):
        os.utime(path, (long_ago, long_ago))
    save(SMALL, target)
    assert sorted([target, fresh, foreign, folder]) == sorted(target.parent.iterdir())


def test_a_path_that_no_system_names_is_refused() -> None:
    with pytest.raises(SaveFailed, match="give a path that the system can name"):
        save(SMALL, "甲\0.docx")
