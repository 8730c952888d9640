"""Which typefaces a machine has: asked of fontconfig, or read from the files of fonts; and what the command tells."""

import json
import shutil
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from instruments.stand_ins import CHINESE
from instruments.tools import FONTS
from reportkit.commands import run
from reportkit.errors import WrongType
from reportkit.formats import GB9704, Font, FontHere, fonts_here, installed, with_fonts

SYSTEM = with_fonts(GB9704, {"仿宋_GB2312": Font("仿宋", "FangSong"), "楷体_GB2312": Font("楷体")})
OF_WINDOWS = {"SimHei", "黑体", "simsun", "宋体", "FangSong"}


def test_each_typeface_is_there_or_has_its_stand_in_or_neither() -> None:
    by_name = {one.font.name: (one.installed, one.stand_in) for one in fonts_here(SYSTEM, OF_WINDOWS)}
    expected = {
        "方正小标宋简体": (False, "宋体"),
        "楷体": (False, None),
        "黑体": (True, None),
        "仿宋": (False, "FangSong"),
        "宋体": (True, None),
    }
    assert expected == by_name


def test_what_is_asked_about_is_a_format() -> None:
    with pytest.raises(WrongType, match="fonts_here: got 'GB9704' of type str; give a Format such as GB9704"):
        fonts_here("GB9704")  # type: ignore[arg-type]


# ---------------------------------------------------------------- files of fonts

Name = tuple[int, int, int, bytes]  # platform, encoding, kind, words


def font(names: Sequence[Name]) -> bytes:
    """A font that consists of its names."""
    words = b"".join(name[3] for name in names)
    table, place = struct.pack(">HHH", 0, len(names), 6 + 12 * len(names)), 0
    for platform, encoding, kind, written in names:
        table += struct.pack(">6H", platform, encoding, 0x804, kind, len(written), place)
        place += len(written)
    return (
        struct.pack(">IHHHH", 0x10000, 1, 0, 0, 0)
        + struct.pack(">4sIII", b"name", 0, 28, len(table + words))
        + table
        + words
    )


IN_UNICODE = font([(3, 1, 1, "仿宋_GB2312".encode("utf-16-be")), (3, 1, 2, "Regular".encode("utf-16-be"))])
IN_GBK = font([(3, 3, 1, "楷体".encode("gbk")), (0, 3, 4, "KaiTi".encode("utf-16-be"))])
COLLECTION = struct.pack(">4sIII", b"ttcf", 0x10000, 1, 16) + IN_UNICODE.replace(
    struct.pack(">4sIII", b"name", 0, 28, len(IN_UNICODE) - 28),
    struct.pack(">4sIII", b"name", 0, 44, len(IN_UNICODE) - 28),
)
FILES: list[tuple[str, bytes, set[str]]] = [
    ("仿 宋.ttf", IN_UNICODE, {"仿宋_GB2312"}),
    ("KAI.OTF", IN_GBK, {"楷体", "KaiTi"}),
    ("simsun.ttc", COLLECTION, {"仿宋_GB2312"}),
    ("说明.txt", IN_UNICODE, set()),
    ("empty.ttf", b"", set()),
    ("cut.ttf", IN_UNICODE[:30], set()),
    ("bomb.ttc", b"ttcf" + b"\xff" * 8, set()),
    ("bomb.ttf", b"\0\1\0\0\xff\xff" + b"\0" * 6, set()),
    ("long.ttf", IN_UNICODE[:24] + b"\xff" * 4 + IN_UNICODE[28:], set()),
]


@pytest.mark.parametrize(("name", "content", "families"), FILES, ids=[name for name, *_ in FILES])
def test_a_file_tells_what_its_typefaces_are_called(
    name: str, content: bytes, families: set[str], tmp_path: Path
) -> None:
    (tmp_path / "字 体").mkdir()
    (tmp_path / "字 体" / name).write_bytes(content)
    assert families == set(installed.families_in([tmp_path, tmp_path / "no such folder"]))


@pytest.mark.pages
@pytest.mark.skipif(not FONTS.is_dir(), reason="no stand-in fonts")
def test_real_fonts_are_read_by_their_names() -> None:
    assert {one.family for one in CHINESE} <= set(installed.families_in([FONTS]))


# ---------------------------------------------------------------- fontconfig


def fontconfig(monkeypatch: pytest.MonkeyPatch, answers: dict[str, str | None]) -> list[tuple[str, ...]]:
    asked: list[tuple[str, ...]] = []

    def answer(program: str, *arguments: str) -> str | None:
        asked.append((program, *arguments))
        return answers.get(program)

    monkeypatch.setattr(installed, "_fontconfig", answer)
    return asked


def test_fontconfig_is_asked_where_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = fontconfig(monkeypatch, {"fc-list": "SimHei,黑体\n\n宋体\n", "fc-match": "Noto Sans CJK SC,思源黑体"})
    found = fonts_here(SYSTEM)
    assert {"黑体": True, "宋体": True, "仿宋": False, "楷体": False, "方正小标宋简体": False} == {
        one.font.name: one.installed for one in found
    }
    assert {"Noto Sans CJK SC"} == {one.substitute for one in found if not one.installed}
    assert 4 == len(asked)  # once for all that there are, once for each that is not


def test_signs_of_a_pattern_in_a_name_mean_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = fontconfig(monkeypatch, {"fc-list": "", "fc-match": None})
    assert [None] * 5 == [one.substitute for one in fonts_here(with_fonts(GB9704, {"黑体": Font("思源黑体-SC:a")}))]
    assert r"思源黑体\-SC\:a" in [arguments[-1] for arguments in asked]


def test_without_fontconfig_the_folders_of_fonts_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(IN_UNICODE)
    monkeypatch.setattr(shutil, "which", lambda program: None)
    monkeypatch.setattr(installed, "_folders", lambda: [tmp_path])
    here = {one.font.name: one for one in fonts_here(GB9704)}
    assert here["仿宋_GB2312"].installed
    assert FontHere(Font("黑体", "SimHei"), installed=False) == here["黑体"]


@pytest.mark.parametrize(("system", "expected"), [("win32", "Fonts"), ("linux", "/usr/share/fonts")])
def test_each_system_keeps_its_fonts_in_its_folders(
    monkeypatch: pytest.MonkeyPatch, system: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert any(str(folder).endswith(expected) for folder in installed._folders())


# ---------------------------------------------------------------- the command


def test_the_command_tells_what_is_missing_and_what_stands_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fontconfig(monkeypatch, {"fc-list": "黑体\n宋体\n仿宋", "fc-match": "文泉驿"})
    assert 1 == run(["fonts"])
    assert capsys.readouterr().out.splitlines() == [
        "版式“GB/T 9704-2012”用5种字体，本机缺少3种。",
        "没有　仿宋_GB2312：文件中注明用仿宋代替，本机有仿宋；不看注明的程序（如LibreOffice）用文泉驿代替",
        "有　　黑体",
        "没有　方正小标宋简体：文件中注明用宋体代替，本机有宋体；不看注明的程序（如LibreOffice）用文泉驿代替",
        "没有　楷体_GB2312：文件中注明用楷体代替，本机也没有；不看注明的程序（如LibreOffice）用文泉驿代替",
        "有　　宋体",
    ]


def test_the_command_ends_well_where_nothing_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fontconfig(monkeypatch, {"fc-list": "\n".join(font.name for font in GB9704.fonts())})
    assert 0 == run(["fonts"])
    assert "版式“GB/T 9704-2012”的字体本机都有。" == capsys.readouterr().out.splitlines()[0]


def test_the_command_speaks_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fontconfig(monkeypatch, {"fc-list": "宋体", "fc-match": "文泉驿"})
    assert 1 == run(["fonts", "--json"])
    told: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert {"font": "方正小标宋简体", "installed": False, "stand_in": "宋体", "substitute": "文泉驿"} == told[2]


@pytest.mark.parametrize(
    ("families", "place"),
    [("仿宋", "families: got '仿宋'"), (3, "families: got 3"), (["仿宋", None], r"families\[1\]: got None")],
)
def test_names_of_typefaces_come_as_a_list(families: Any, place: str) -> None:
    with pytest.raises(WrongType, match=place):
        fonts_here(GB9704, families)
