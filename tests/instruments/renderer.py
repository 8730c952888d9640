"""Word files to PDF through LibreOffice, with stand-ins for the fonts of GB/T 9704, and pages to pictures."""

import atexit
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from instruments.tools import FOLDER, FONTS

# Fandol's dashes, quotes and digits are as wide as those of the fonts they stand in for, so lines break alike
SUBSTITUTES = {
    ("FandolFang R", ""): ("仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "华文仿宋"),
    ("FandolKai", ""): ("楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "华文楷体"),
    ("FandolHei", ""): ("黑体", "SimHei", "方正黑体_GBK", "华文黑体"),
    ("FandolSong", ""): ("宋体", "SimSun", "新宋体", "NSimSun", "华文宋体"),
    ("FandolSong", "bold"): ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋", "华文中宋"),
    ("Liberation Serif", ""): ("Times New Roman",),
    ("Liberation Sans", ""): ("Arial",),
}


class RenderingError(Exception):
    """The renderer refused a file, gave no PDF or ran out of time."""


def pdfs(files: Sequence[Path], folder: Path) -> list[Path]:
    """The PDF of each file, in one call; file names must differ."""
    return _converted(files, folder, "pdf")


def workbooks(files: Sequence[Path], folder: Path) -> list[Path]:
    """Each workbook as LibreOffice Calc saves it, its formulas worked out, in one call; file names must differ."""
    return _converted(files, folder, "xlsx")


def _converted(files: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    for file in files:
        if not zipfile.is_zipfile(file):  # LibreOffice would print it as plain text
            raise RenderingError(f"{file.name} is not a zip, so no Word file")
    made = [folder / f"{file.stem}.{kind}" for file in files]
    if len(set(made)) < len(made):
        raise ValueError(f"two files of the same name would share one {kind.upper()}")
    profile = (_room() / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", kind, "--outdir", str(folder), *map(str, files)]
    environment = {
        **os.environ,
        "FONTCONFIG_FILE": str(_room() / "fonts.conf"),
        "SAL_USE_VCLPLUGIN": "svp",
        "LC_ALL": "C.UTF-8",
    }
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # so that soffice and the program it starts end together
    ) as process:
        try:
            said, _ = process.communicate(timeout=60 + 20 * len(files))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            raise RenderingError(f"LibreOffice ran out of time over {len(files)} files") from None
    for file, converted in zip(files, made, strict=True):
        if not converted.exists():
            raise RenderingError(f"LibreOffice made no {kind.upper()} of {file.name}: {said}")
    return made


def pictures(pdf: Path, folder: Path, dpi: int = 80) -> list[Path]:
    """Every page as a PNG."""
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / pdf.stem)], check=True)
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def font_configuration() -> str:
    """The fontconfig file: families are replaced, so it does not matter what else a machine has."""
    replacements = [
        f'<match target="pattern"><test name="family" qual="any"><string>{asked}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{family}</string></edit>'
        + (f'<edit name="weight" mode="assign"><const>{weight}</const></edit>' if weight else "")
        + "</match>"
        for (family, weight), names in SUBSTITUTES.items()
        for asked in names
    ]
    # after the replacements come the machine's own fonts, for characters that the stand-ins lack
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{escape(str(FONTS))}</dir>
<cachedir>{escape(str(FOLDER / "fontconfig"))}</cachedir>
<!-- Fandol's bold files call themselves regular -->
<match target="scan"><test name="postscriptname" compare="contains"><string>-Bold</string></test>
<edit name="weight" mode="assign"><const>bold</const></edit></match>
{"".join(replacements)}
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
"""


@cache
def _room() -> Path:
    """The profile and fonts of this process, so that two runs at once do not share one LibreOffice."""
    room = Path(tempfile.mkdtemp(prefix="reportkit-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    (room / "fonts.conf").write_text(font_configuration(), encoding="utf-8")
    return room
