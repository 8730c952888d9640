"""The PDF: the pages of the Word file as LibreOffice prints them, and what is said where it cannot."""

from pathlib import Path

import pytest

from instruments import libreoffice as instrument
from instruments.pdf import sheets
from reportkit import language, save
from reportkit.errors import MissingFonts, SaveFailed
from reportkit.formats import FontHere, Format
from reportkit.writers import pdf
from samples import report

REPORT = report(preamble=["全年平稳。"])


def _have_all_fonts(layout: Format) -> tuple[FontHere, ...]:
    return tuple(FontHere(font, installed=True) for font in layout.fonts())


@pytest.mark.usefixtures("libreoffice")
def test_a_pdf_has_the_words_of_the_report_on_a4(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(instrument.font_configuration(), encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts))
    monkeypatch.setattr(pdf, "fonts_here", _have_all_fonts)
    save(REPORT, tmp_path / "报告 一.PDF")
    save(REPORT, tmp_path / "报告.txt")
    (sheet,) = sheets(tmp_path / "报告 一.PDF")
    expected = "".join((tmp_path / "报告.txt").read_text(encoding="utf-8").split()) + "—1—"
    assert expected == "".join("".join(glyph.text for glyph in sheet.glyphs).split())
    assert ["fonts.conf", "报告 一.PDF", "报告.txt"] == sorted(path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (
            None,
            "PDF由LibreOffice生成，本机没有安装；请从libreoffice.org下载安装，或者保存为.docx，由Word或WPS转换成PDF",
        ),
        ("no-such-program", "LibreOffice没有生成PDF；请保存为.docx，由Word或WPS转换成PDF"),
    ],
    ids=["not installed", "makes none"],
)
def test_where_libreoffice_makes_no_pdf_it_is_said_and_the_old_one_stays(
    program: str | None, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "报告.pdf").write_bytes(b"old")
    monkeypatch.setattr(pdf, "libreoffice_command", lambda: program)
    monkeypatch.setattr(pdf, "fonts_here", _have_all_fonts)
    with language("zh"):
        with pytest.raises(SaveFailed) as caught:
            save(REPORT, tmp_path / "报告.pdf")
        assert expected == str(caught.value)
    assert [("报告.pdf", b"old")] == [(path.name, path.read_bytes()) for path in tmp_path.iterdir()]


def test_typefaces_that_the_machine_lacks_are_named_where_save_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "libreoffice_command", lambda: "no-such-program")
    monkeypatch.setattr("reportkit.formats.installed.installed_families", lambda: {"仿宋_GB2312", "宋体", "黑体"})
    with pytest.warns(MissingFonts) as told, pytest.raises(SaveFailed):
        save(REPORT, tmp_path / "报告.pdf")
    expected = "PDF没有用版式规定的字体：本机没有方正小标宋简体, 楷体_GB2312；请安装，完整清单见reportkit fonts"
    with language("zh"):
        assert [(expected, MissingFonts, __file__)] == [(str(one.message), one.category, one.filename) for one in told]
