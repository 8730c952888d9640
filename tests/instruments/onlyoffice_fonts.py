"""Teaches ONLYOFFICE the stand-in fonts, once, when it is installed.

PYTHONPATH=tests python3 -m instruments.onlyoffice_fonts

ONLYOFFICE replaces no font by another one, it looks for a file that says it is 仿宋_GB2312. So each stand-in is copied
under a new name; in the PDF it keeps its own, which is the English one. Runs on a bare Python with fontTools beside
ONLYOFFICE.
"""

import importlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from instruments.stand_ins import CHINESE, LATIN
from instruments.tools import DOCBUILDER, FONT_INDEX, FONTS, ONLYOFFICE, ONLYOFFICE_FONTS

ENGLISH, SIMPLIFIED_CHINESE = 0x409, 0x804
COPIES = 2  # of each font, for it can bear one Chinese name: reportkit writes one, and one as its substitute
NAMES_OF_EACH = {"family": 1, "style": 2, "full": 4, "postscript": 6}


def prepare() -> None:
    """Copies the fonts and has docbuilder write its index of them."""
    (ONLYOFFICE / "complete").unlink(missing_ok=True)
    shutil.rmtree(ONLYOFFICE_FONTS, ignore_errors=True)
    ONLYOFFICE_FONTS.mkdir()
    for font in CHINESE:
        for number, name in enumerate(font.names[:COPIES], 1):
            copy = ONLYOFFICE_FONTS / f"{font.stem}-{number}.otf"
            _rename(FONTS / font.file, copy, f"{font.stem}-{number}", name)
    for font in LATIN:
        shutil.copy(FONTS / font.file, ONLYOFFICE_FONTS)
    _index()
    (ONLYOFFICE / "complete").touch()


def _rename(source: Path, target: Path, english: str, chinese: str) -> None:
    sys.path.append(str(ONLYOFFICE))
    font = importlib.import_module("fontTools.ttLib").TTFont(source, lazy=True)  # outlines are copied as they are
    font["name"].names = []
    for language, family in ((ENGLISH, english), (SIMPLIFIED_CHINESE, chinese)):
        said = {"family": family, "style": "Regular", "full": family, "postscript": english}
        for kind, text in said.items():
            font["name"].setName(text, NAMES_OF_EACH[kind], 3, 1, language)
    # a bold face would be sought, and made bolder, only where a document says bold
    font["OS/2"].usWeightClass, font["OS/2"].fsSelection, font["head"].macStyle = 400, 0x40, 0
    font.save(target)


def _index() -> None:
    """docbuilder writes the index when it starts; its own PDFs bear a watermark, those of x2t do not."""
    for name in (FONT_INDEX.name, "font_selection.bin", "fonts.log"):
        (FONT_INDEX.parent / name).unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "empty.docbuilder"
        job.write_text(
            f'builder.CreateFile("docx");\nbuilder.SaveFile("docx", "{folder}/empty.docx");\nbuilder.CloseFile();\n',
            encoding="utf-8",
        )
        subprocess.run(
            [*DOCBUILDER, str(job)],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=300,
            check=False,  # its status is that of a licence; what counts is the index
        )
    if not FONT_INDEX.is_file() or str(ONLYOFFICE_FONTS) not in FONT_INDEX.read_text(encoding="utf-8-sig"):
        sys.exit("ONLYOFFICE made no index of the fonts")


if __name__ == "__main__":
    prepare()
